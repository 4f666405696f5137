import { z } from 'zod'
import { Conflict, NotFound } from '../../kit/errors.ts'
import {
  type FormInput,
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  parseForm,
  readForm,
  valueIn,
  withError,
} from '../../kit/form.ts'
import { longText } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import {
  bindFields,
  ErrorSummary,
  Form,
  FormActions,
  OnceToken,
  PersonalDataCheck,
  personalDataErrors,
  TextArea,
} from '../../ui/form/index.ts'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { type Advice, giveAdvice } from '../actions.ts'
import { isAsked, mostPoints, pointsIn } from '../rules.ts'
import { requestFilesOf } from '../store.ts'
import { texts } from '../texts.ts'
import { gonePage, reachMember } from './member.tsx'
import { reachRequest } from './reach.ts'
import { Asked } from './request.tsx'

const schema = z.object({ advies: longText(20_000), punten: longText(20_000).optional() })

/** Everybody reads an advice. */
const publicWords = (values: FormState['values']): readonly string[] =>
  ['advies', 'punten'].map((name) => valueIn(values, name))

/** The advice that was filled in, or what is wrong with it. */
export function readAdvice(
  input: FormInput,
  locale: Locale,
): ({ readonly ok: false } & FormState) | { readonly ok: true; readonly advice: Advice } {
  const t = texts(locale)
  const parsed = parseForm(schema, input, locale, { advies: t.advise.text, punten: t.advise.points })
  if (!parsed.ok) return parsed
  const personal = personalDataErrors(input, publicWords(input.text), locale)
  if (Object.keys(personal).length > 0) return { ok: false, values: input.text, errors: personal }
  const points = pointsIn(parsed.value.punten ?? '').map((point) => point.slice(0, 1000))
  if (points.length > mostPoints) return withError(input.text, 'punten', t.faults.tooMany(mostPoints))
  return { ok: true, advice: { text: parsed.value.advies, points } }
}

/** What a group advises, and the points it wants an answer to. */
export function AdviceForm(props: {
  readonly action: string
  readonly form: FormState
  readonly locale: Locale
}) {
  const { form, locale } = props
  const t = texts(locale).advise
  const field = bindFields(form, locale)
  return (
    <Form action={props.action} label={t.title}>
      <OnceToken token={newOnceToken()} />
      <TextArea {...field('advies')} label={t.text} max={20_000} rows={10} />
      <TextArea {...field('punten')} label={t.points} hint={t.pointsHint} max={20_000} rows={5} optional />
      <PersonalDataCheck form={form} words={publicWords(form.values)} locale={locale} />
      <FormActions submit={t.submit} name="doe" value="advies" />
    </Form>
  )
}

/** `/meedenken/lid/{code}/adviezen/{nummer}`: the chair or secretary gives the advice of the group. */
export async function showGiveAdvice(c: Ctx): Promise<Response> {
  return adviseOr(c, (reached) => advisePage(c, reached, freshForm()))
}

async function reachToAdvise(c: Ctx) {
  const reached = await reachMember(c)
  const request = await reachRequest(c, reached.panel)
  const { part, state } = reached.member
  if (state !== 'member' || part === 'member') throw new NotFound('panel request')
  return { ...reached, request }
}

type Reached = Awaited<ReturnType<typeof reachToAdvise>>

/** What there is to do, or that this link is none for that. */
async function adviseOr(c: Ctx, work: (reached: Reached) => Promise<Response>): Promise<Response> {
  try {
    return await work(await reachToAdvise(c))
  } catch (error) {
    if (error instanceof NotFound) return gonePage(c, 404)
    throw error
  }
}

async function advisePage(c: Ctx, reached: Reached, form: FormState): Promise<Response> {
  const { locale } = c.var.act
  const { code, panel, request } = reached
  const words = texts(locale)
  const t = words.advise
  if (!isAsked(request)) return redirect(c, paths.panelRequest(panel.slug, request.nr))
  const documents = await requestFilesOf(c.var.act.db, request.id)
  return page(
    c,
    {
      title: formTitle(t.title, form.errors, locale),
      current: 'projects',
      breadcrumbs: [
        { title: panel.name, href: paths.panel(panel.slug) },
        { title: words.member.title(panel.name), href: paths.panelMember(code) },
      ],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading kicker={request.title} title={t.title} lead={t.lead} />
      <Asked request={request} documents={documents} project={null} locale={locale} />
      <AdviceForm action={paths.givePanelAdvice(code, request.nr)} form={form} locale={locale} />
    </>,
    formStatus(form.errors),
  )
}

export async function submitGiveAdvice(c: Ctx): Promise<Response> {
  const { act } = c.var
  const input = await readForm(c)
  return adviseOr(c, async (reached) => {
    const read = readAdvice(input, act.locale)
    if (!read.ok) return advisePage(c, reached, read)
    try {
      const path = await once(act, input, async (act) => {
        await giveAdvice(act, reached.request.id, reached.member, read.advice)
        return paths.panelMember(reached.code, { klaar: 'advies' })
      })
      return redirect(c, path)
    } catch (error) {
      if (!(error instanceof Conflict)) throw error
      return advisePage(c, reached, withError(input.text, 'advies', error.message))
    }
  })
}
