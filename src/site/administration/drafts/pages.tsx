import { z } from 'zod'
import { addMonths, dayOf } from '../../../kit/dates.ts'
import { NotFound } from '../../../kit/errors.ts'
import { type FormState, freshForm, parseForm, readForm, withError } from '../../../kit/form.ts'
import { dayText } from '../../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../../kit/http.ts'
import { say } from '../../../kit/locale.ts'
import { newOnceToken, once } from '../../../kit/once.ts'
import { paths } from '../../../paths.ts'
import { Button, LinkButton } from '../../../ui/button/button.tsx'
import { bindFields, DateInput, Form, FormActions, OnceToken } from '../../../ui/form/index.ts'
import { PageHeading, Section } from '../../../ui/heading/heading.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { page } from '../../../ui/page.tsx'
import { texts as administrationTexts } from '../texts.ts'
import {
  type DraftOf,
  discardDraft,
  mustHaveDraft,
  publishDraft,
  startDraft,
  takeBack,
  undoChange,
  undoPublication,
} from './actions.ts'
import { Differences } from './differences.tsx'
import { CheckNotice, DoubtsNotice, draftPage, todayIn } from './frame.tsx'
import { type AnyDraftKind, type DraftKind, faultsIn } from './kind.ts'
import { kindAt } from './kinds.ts'
import { type Difference, differencesOf, draftKinds } from './rules.ts'
import { texts } from './texts.ts'

interface Asked {
  readonly kind: AnyDraftKind
  readonly key: string
}

/** The kind and key in the address. */
function asked(c: Ctx): Asked {
  const kind = kindAt(c.req.param('soort') ?? '')
  if (!kind) throw new NotFound()
  return { kind, key: c.req.param('sleutel') ?? '' }
}

const home = ({ kind, key }: Asked, done?: string): string =>
  `${paths.draft(draftKinds[kind.name], key)}${done ? `?klaar=${done}` : ''}`

/** Begins a draft, or does something with it as a whole. */
export async function changeDraft(c: Ctx): Promise<Response> {
  const what = asked(c)
  const { kind, key } = what
  const input = await readForm(c)
  const path = await once(c.var.act, input, async (act) => {
    switch (input.text.doen?.[0]) {
      case 'begin':
        await startDraft(act, kind, key)
        return home(what)
      case 'ongedaan':
        await undoChange(act, kind, key, 'undo')
        return home(what, 'ongedaan')
      case 'opnieuw':
        await undoChange(act, kind, key, 'redo')
        return home(what, 'opnieuw')
      case 'terugnemen':
        await takeBack(act, kind, key)
        return home(what, 'teruggenomen')
      default:
        return home(what)
    }
  })
  return redirect(c, path)
}

interface Compared<T> {
  readonly draft: DraftOf<T>
  readonly version: number
  readonly differences: readonly Difference[]
}

async function compared<T>(c: Ctx, kind: DraftKind<T>, key: string): Promise<Compared<T>> {
  const { act } = c.var
  const draft = await mustHaveDraft(act, kind, key)
  const current = await kind.current(act, key)
  if (!current) throw new NotFound()
  const was = kind.facts(current.definition, act.locale)
  return {
    draft,
    version: current.version,
    differences: differencesOf(was, kind.facts(draft.definition, act.locale)),
  }
}

/** `.../vergelijken`: the draft beside what holds now. */
export async function showComparison(c: Ctx): Promise<Response> {
  const { kind, key } = asked(c)
  const { locale } = c.var.act
  const t = texts(locale)
  const { draft, version, differences } = await compared(c, kind, key)
  return draftPage(
    c,
    { kind, key, draft, view: 'compare', title: t.differences, lead: t.against(version) },
    <>
      {draft.based_on !== version && <Notice tone="warning" title={t.behind(version)} />}
      <Differences differences={differences} locale={locale} />
    </>,
  )
}

/** `.../publiceren`: what will happen, from which day, and what is not right yet. */
export const showPublish = (c: Ctx): Promise<Response> => publishPage(c, freshForm({ from: todayIn(c) }))

async function publishPage(c: Ctx, form: FormState): Promise<Response> {
  const { kind, key } = asked(c)
  const { locale } = c.var.act
  const t = texts(locale)
  const { draft, version, differences } = await compared(c, kind, key)
  const faults = await faultsIn(c.var.act, kind, draft.definition)
  const field = bindFields(form, locale)
  const ready = faults.length === 0 && differences.length > 0 && draft.from_day === null
  return draftPage(
    c,
    { kind, key, draft, view: 'publish', title: t.publishTitle, errors: form.errors },
    <>
      {draft.based_on !== version && <Notice tone="warning" title={t.behind(version)} />}
      {differences.length === 0 ? (
        <Notice title={t.none}>
          <p>{t.noneText}</p>
        </Notice>
      ) : (
        <p>
          {t.publishLead(differences.length)}{' '}
          <a href={paths.draft(draftKinds[kind.name], key, 'vergelijken')}>{t.look}</a>
        </p>
      )}
      {draft.from_day === null && <CheckNotice faults={faults} locale={locale} />}
      <DoubtsNotice doubts={kind.doubts?.(draft.definition) ?? []} locale={locale} />
      {ready && (
        <Section title={t.happens}>
          <p>{say(kind.consequence, locale)}</p>
          <p>{t.canUndo}</p>
          <Form action={paths.draft(draftKinds[kind.name], key, 'publiceren')}>
            <OnceToken token={newOnceToken()} />
            <DateInput {...field('from')} label={t.from} hint={t.fromHint} min={todayIn(c)} />
            <FormActions submit={t.publishYes} />
          </Form>
        </Section>
      )}
      <p>
        <a href={paths.draft(draftKinds[kind.name], key, 'weggooien')}>{t.throwAway}</a>
      </p>
    </>,
  )
}

const publishSchema = z.object({ from: dayText() })

export async function publish(c: Ctx): Promise<Response> {
  const { kind, key } = asked(c)
  const { act } = c.var
  const t = texts(act.locale)
  const input = await readForm(c)
  const parsed = parseForm(publishSchema, input, act.locale, { from: t.from })
  if (!parsed.ok) return publishPage(c, parsed)
  const { from } = parsed.value
  const today = dayOf(act.now)
  if (from < today) return publishPage(c, withError(input.text, 'from', t.notBefore))
  if (from > addMonths(today, 24)) return publishPage(c, withError(input.text, 'from', t.notLater))
  const path = await once(act, input, async (act) => {
    const { version } = await publishDraft(act, kind, key, from)
    return version === null ? home({ kind, key }) : `${kind.published(key)}?klaar=gepubliceerd-${version}`
  })
  await kind.renew?.(act)
  return redirect(c, path)
}

/** `.../weggooien`: are you sure? */
export async function showDiscard(c: Ctx): Promise<Response> {
  const what = asked(c)
  const { kind, key } = what
  const { locale } = c.var.act
  const t = texts(locale)
  const draft = await mustHaveDraft(c.var.act, kind, key)
  return draftPage(
    c,
    { kind, key, draft, view: 'publish', title: t.throwAwayTitle, lead: t.throwAwayText },
    <Form action={paths.draft(draftKinds[kind.name], key, 'weggooien')}>
      <OnceToken token={newOnceToken()} />
      <div class="button-row">
        <Button kind="danger">{t.throwAwayYes}</Button>
        <LinkButton kind="secondary" href={home(what)}>
          {t.back}
        </LinkButton>
      </div>
    </Form>,
  )
}

export async function discard(c: Ctx): Promise<Response> {
  const { kind, key } = asked(c)
  const input = await readForm(c)
  const path = await once(c.var.act, input, async (act) => {
    await discardDraft(act, kind, key)
    return `${kind.published(key)}?klaar=weggegooid`
  })
  return redirect(c, path)
}

/** `/beheer/terugzetten/...`: what undoing the last publication would change. */
export async function showRevert(c: Ctx): Promise<Response> {
  const { kind, key } = asked(c)
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const [current, previous] = [await kind.current(act, key), await kind.previous(act, key)]
  if (!current || !previous) throw new NotFound()
  const differences = differencesOf(
    kind.facts(current.definition, locale),
    kind.facts(previous.definition, locale),
  )
  const title = t.revertTitle(previous.version)
  const faults = await faultsIn(act, kind, previous.definition)
  return page(
    c,
    {
      title,
      current: 'administration',
      wide: true,
      breadcrumbs: [
        { href: paths.administration(), title: administrationTexts(locale).home.title },
        { href: kind.published(key), title: kind.title(current.definition, locale) },
      ],
    },
    <>
      <PageHeading title={title} lead={t.revertText(current.version + 1, previous.version)} />
      <Differences differences={differences} locale={locale} />
      {faults.length > 0 ? (
        <Notice tone="warning" title={t.cannotRevert}>
          <ul>
            {faults.map(({ message }) => (
              <li>{say(message, locale)}</li>
            ))}
          </ul>
          <p>
            <a href={kind.published(key)}>{t.cancel}</a>
          </p>
        </Notice>
      ) : (
        <Section title={t.happens}>
          <p>{say(kind.consequence, locale)}</p>
          <p>{t.revertKept}</p>
          <Form action={paths.revertVersion(draftKinds[kind.name], key)}>
            <OnceToken token={newOnceToken()} />
            <input type="hidden" name="versie" value={String(current.version)} />
            <div class="button-row">
              <Button>{t.revertYes}</Button>
              <LinkButton kind="secondary" href={kind.published(key)}>
                {t.cancel}
              </LinkButton>
            </div>
          </Form>
        </Section>
      )}
    </>,
  )
}

export async function revert(c: Ctx): Promise<Response> {
  const { kind, key } = asked(c)
  const input = await readForm(c)
  const path = await once(c.var.act, input, async (act) => {
    const version = await undoPublication(act, kind, key, Number(input.text.versie?.[0]))
    return `${kind.published(key)}?klaar=teruggezet-${version}`
  })
  await kind.renew?.(c.var.act)
  return redirect(c, path)
}

/** What was just done with a published thing, for the page on which it is read; null when there is nothing to say. */
export function doneWithVersion(c: Ctx): string | null {
  const t = texts(c.var.act.locale)
  const [done, number] = (c.req.query('klaar') ?? '').split('-')
  if (done === 'weggegooid') return t.thrownAway
  if (!number || !/^\d{1,6}$/.test(number)) return null
  if (done === 'gepubliceerd') return t.published(Number(number))
  return done === 'teruggezet' ? t.reverted(Number(number)) : null
}
