import { z } from 'zod'
import { mayHandle, maySpeakForInitiator, type OpenedCase, openedCase } from '../../cases/index.ts'
import {
  grownInto,
  type Initiative,
  initiativeById,
  initiativeByNumber,
  WhatEndsNotice,
  whatEndsWith,
} from '../../initiatives/index.ts'
import type { Act } from '../../kit/act.ts'
import { Forbidden, NotFound } from '../../kit/errors.ts'
import {
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  parseForm,
  readForm,
  withError,
} from '../../kit/form.ts'
import { longText, oneOf } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { DefinitionList } from '../../ui/definition-list/definition-list.tsx'
import {
  bindFields,
  ErrorSummary,
  Form,
  FormActions,
  OnceToken,
  RadioGroup,
  TextArea,
} from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { askToGrow, growIntoCityWish, mayGrowNow } from '../grow.ts'
import { growTexts } from '../grow-texts.ts'

interface Asked {
  readonly initiative: Initiative
  readonly opened: OpenedCase
}

async function planAsked(c: Ctx): Promise<Asked> {
  const { act } = c.var
  const number = c.req.param('number') ?? ''
  const initiative = /^\d{4}-\d{4,9}$/.test(number) ? await initiativeByNumber(act.db, number) : null
  if (!initiative || initiative.kind === 'city_wish') throw new NotFound('initiative')
  return { initiative, opened: await openedCase(act, initiative.case_id) }
}

async function planOfDesk(c: Ctx): Promise<Asked> {
  const asked = await planAsked(c)
  if (!mayHandle(c.var.act.actor, asked.opened.relations)) throw new Forbidden()
  return asked
}

const olds = ['stopt', 'loopt'] as const
const growSchema = z.object({ oude: oneOf(olds).optional() })

/** `/werk/uitgroeien/{nummer}`: a wish becomes a city wish, with all its history. */
export const showGrow = async (c: Ctx): Promise<Response> => growPage(c, await planOfDesk(c), freshForm())

async function growPage(c: Ctx, { initiative, opened }: Asked, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = growTexts(locale)
  const field = bindFields(form, locale)
  const running = opened.state.endedOn === null
  return page(
    c,
    {
      title: formTitle(t.title, form.errors, locale),
      current: 'desk',
      breadcrumbs: [{ title: initiative.title, href: paths.deskCase(initiative.number) }],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading kicker={initiative.number} title={t.title} lead={t.lead(initiative.title)} />
      {(await mayGrowNow(act, initiative)) ? (
        <>
          <p>{t.takes}</p>
          <ul>
            {t.taken.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <p>{t.hears}</p>
          <Meaning locale={locale} />
          {running && <WhatEndsNotice act={act} ends={await whatEndsWith(act, opened)} end="withdrawn" />}
          {running && opened.relations.isPublic && <p>{t.leaves}</p>}
          <Form action={paths.growWish(initiative.number)} label={t.title}>
            <OnceToken token={newOnceToken()} />
            {running && (
              <RadioGroup
                {...field('oude')}
                label={t.old}
                options={olds.map((value) => ({ value, label: t.olds[value] }))}
              />
            )}
            <FormActions submit={t.submit} />
          </Form>
        </>
      ) : (
        <p>{t.already}</p>
      )}
    </>,
    formStatus(form.errors),
  )
}

/** What growing does to support and money, and the way back. */
function Meaning({ locale }: { readonly locale: Locale }) {
  const t = growTexts(locale)
  return (
    <Section title={t.means}>
      <DefinitionList items={t.meaning.map(({ term, text }) => ({ term, value: text }))} />
    </Section>
  )
}

export async function grow(c: Ctx): Promise<Response> {
  const { act } = c.var
  const asked = await planOfDesk(c)
  const t = growTexts(act.locale)
  const input = await readForm(c)
  const parsed = parseForm(growSchema, input, act.locale, { oude: t.old })
  if (!parsed.ok) return growPage(c, asked, parsed)
  const { oude } = parsed.value
  if (oude === undefined && asked.opened.state.endedOn === null)
    return growPage(c, asked, withError(input.text, 'oude', t.chooseOld))
  const path = await once(act, input, async (act) => {
    const { number } = await growIntoCityWish(act, {
      caseId: asked.initiative.case_id,
      ends: oude === 'stopt',
    })
    return paths.deskCase(number)
  })
  return redirect(c, path)
}

async function planOfInitiator(c: Ctx): Promise<Asked> {
  const asked = await planAsked(c)
  const { act } = c.var
  if (!maySpeakForInitiator(act.actor, asked.opened.relations)) throw new NotFound('initiative')
  return asked
}

const askSchema = z.object({ reden: longText(2000) })

/** `/initiatieven/{nummer}/uitgroeien`: the initiator asks whether it can become a city wish. */
export async function showAskToGrow(c: Ctx): Promise<Response> {
  const asked = await planOfInitiator(c)
  if (c.req.query('klaar') !== 'ja') return askPage(c, asked, freshForm())
  const t = growTexts(c.var.act.locale).ask
  return page(
    c,
    { title: t.doneTitle, current: 'mine' },
    <>
      <PageHeading kicker={asked.initiative.number} title={t.doneTitle} lead={t.done} />
      <div class="button-row">
        <LinkButton href={paths.myCase(asked.initiative.number)}>{t.back}</LinkButton>
      </div>
    </>,
  )
}

function askPage(c: Ctx, { initiative }: Asked, form: FormState): Response | Promise<Response> {
  const { locale } = c.var.act
  const t = growTexts(locale).ask
  const field = bindFields(form, locale)
  return page(
    c,
    {
      title: formTitle(t.title, form.errors, locale),
      current: 'mine',
      breadcrumbs: [{ title: initiative.title, href: paths.initiative(initiative.number, initiative.slug) }],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading kicker={initiative.number} title={t.title} lead={t.lead} />
      <Meaning locale={locale} />
      <Form action={paths.askToGrow(initiative.number)} label={t.title}>
        <OnceToken token={newOnceToken()} />
        <TextArea {...field('reden')} label={t.reason} hint={t.reasonHint} max={2000} rows={5} />
        <FormActions submit={t.send} />
      </Form>
    </>,
    formStatus(form.errors),
  )
}

export async function sendAskToGrow(c: Ctx): Promise<Response> {
  const { act } = c.var
  const asked = await planOfInitiator(c)
  const input = await readForm(c)
  const parsed = parseForm(askSchema, input, act.locale, { reden: growTexts(act.locale).ask.reason })
  if (!parsed.ok) return askPage(c, asked, parsed)
  const { number, case_id: caseId } = asked.initiative
  const path = await once(act, input, async (act) => {
    await askToGrow(act, { caseId, reason: parsed.value.reden })
    return paths.askToGrow(number, { klaar: 'ja' })
  })
  return redirect(c, path)
}

/** On the page of a plan, for whose plan it is: asking for a city wish, or the number to follow from now on. */
export async function growthOnCase(act: Act, caseId: string) {
  const initiative = await initiativeById(act.db, caseId)
  if (initiative?.kind !== 'neighbourhood_wish') return null
  const { relations } = await openedCase(act, caseId)
  if (!maySpeakForInitiator(act.actor, relations)) return null
  const t = growTexts(act.locale).part
  const grown = await grownInto(act.db, caseId)
  return (
    <Section title={t.title}>
      <p>{grown ? t.grown(grown.number) : t.text}</p>
      <div class="button-row no-print">
        {grown ? (
          <LinkButton href={paths.myCase(grown.number)}>{t.open}</LinkButton>
        ) : (
          <LinkButton kind="secondary" href={paths.askToGrow(initiative.number)}>
            {t.link}
          </LinkButton>
        )}
      </div>
    </Section>
  )
}
