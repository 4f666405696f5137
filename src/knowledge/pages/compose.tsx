import { z } from 'zod'
import { mayHandle, must, type OpenedCase, openedCaseByNumber } from '../../cases/index.ts'
import type { Act } from '../../kit/act.ts'
import { dayOf, formatDay } from '../../kit/dates.ts'
import { Conflict } from '../../kit/errors.ts'
import { type FormState, formStatus, formTitle, parseForm, readForm, withError } from '../../kit/form.ts'
import { longText } from '../../kit/form-fields.ts'
import { type Ctx, type Handler, redirect } from '../../kit/http.ts'
import { say } from '../../kit/locale.ts'
import { newOnceToken, onceSaid } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import {
  bindFields,
  CheckboxGroup,
  ErrorSummary,
  Form,
  FormActions,
  OnceToken,
  TextArea,
} from '../../ui/form/index.ts'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { sendInfoPack } from '../actions.ts'
import { composePack, type PackFacts, pieceKeys } from '../rules.ts'
import { packPieces, sectionKeys } from '../schema.ts'
import { packOf } from '../store.ts'
import { texts } from '../texts.ts'
import { reasonWords } from './body.tsx'

/** What is known of a case, told by the domain that knows it. */
export type FactsOf = (act: Act, caseId: string) => Promise<PackFacts>

const keys = z.array(z.string().max(100)).default([])
const composeSchema = z.object({
  process: keys,
  people: keys,
  permits: keys,
  funds: keys,
  examples: keys,
  ownLine: longText(2000).optional(),
})

async function caseOf(c: Ctx): Promise<OpenedCase> {
  const opened = await openedCaseByNumber(c.var.act, c.req.param('nummer') ?? '')
  must(c.var.act, opened, mayHandle)
  return opened
}

/** `/informatiepakket/{nummer}`: the guide looks at what fits, takes out what does not help, and sends it. */
export const showComposing =
  (factsOf: FactsOf): Handler =>
  (c) =>
    composePage(c, factsOf)

async function composePage(c: Ctx, factsOf: FactsOf, sent?: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale).compose
  const { file } = await caseOf(c)
  const fitting = composePack(packPieces(act.settings), await factsOf(act, file.id))
  const before = await packOf(act.db, file.id)
  // What was left out before stays out until the guide ticks it again.
  const ticked = fitting.map(({ key, pieces }) => [
    key,
    pieces.map((piece) => piece.key).filter((one) => !before?.left_out.includes(one)),
  ])
  const form = sent ?? {
    values: { ...Object.fromEntries(ticked), ownLine: before?.own_line ? [before.own_line] : [] },
    errors: {},
  }
  const field = bindFields(form, locale)
  return page(
    c,
    {
      title: formTitle(t.title, form.errors, locale),
      current: 'desk',
      breadcrumbs: [{ title: file.title, href: paths.deskCase(file.number) }],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      {c.req.query('klaar') && <Notice tone="success" announce title={t.done} />}
      <PageHeading title={t.title} kicker={`${file.number} · ${file.title}`} lead={t.lead} />
      {before && !c.req.query('klaar') && (
        <Notice>
          <p>{t.before(before.version, formatDay(dayOf(before.sent_at), locale))}</p>
        </Notice>
      )}
      <Form action={paths.composeInfoPack(file.number)} label={t.title}>
        <OnceToken token={newOnceToken()} />
        {fitting.map((section) => (
          <CheckboxGroup
            {...field(section.key)}
            label={say(section.title, locale)}
            optional
            options={section.pieces.map((piece) => ({
              value: piece.key,
              label: say(piece.title, locale),
              hint: `${say(piece.body, locale)} ${reasonWords(piece, locale)}`,
            }))}
          />
        ))}
        <TextArea {...field('ownLine')} label={t.ownLine} hint={t.ownLineHint} max={2000} rows={4} optional />
        <FormActions submit={t.send} />
      </Form>
    </>,
    formStatus(form.errors),
  )
}

export const composeAndSend =
  (factsOf: FactsOf): Handler =>
  async (c) => {
    const { act } = c.var
    const { file } = await caseOf(c)
    const input = await readForm(c)
    const parsed = parseForm(composeSchema, input, act.locale, { ownLine: texts(act.locale).compose.ownLine })
    if (!parsed.ok) return composePage(c, factsOf, parsed)
    const facts = await factsOf(act, file.id)
    const taken = new Set(sectionKeys.flatMap((key) => parsed.value[key]))
    const leftOut = pieceKeys(composePack(packPieces(act.settings), facts)).filter((key) => !taken.has(key))
    try {
      const path = await onceSaid(act, input, c.req.path, async (act) => {
        await sendInfoPack(act, {
          caseId: file.id,
          facts,
          leftOut,
          ownLine: parsed.value.ownLine ?? null,
        })
        return `${paths.composeInfoPack(file.number)}?klaar=ja`
      })
      return redirect(c, path)
    } catch (error) {
      if (error instanceof Conflict) {
        return composePage(c, factsOf, withError(input.text, 'ownLine', error.message))
      }
      throw error
    }
  }
