import { z } from 'zod'
import { formatMoment } from '../../kit/dates.ts'
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
import { longText } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { allAreas } from '../../places/index.ts'
import { Amount } from '../../ui/amount/amount.tsx'
import { bindFields, ErrorSummary, Form, FormActions, OnceToken, TextArea } from '../../ui/form/index.ts'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { Table } from '../../ui/table/table.tsx'
import { MoneyRefused } from '../actions/refused.ts'
import { correctMovement } from '../actions.ts'
import { mayKeepBooks } from '../rights.ts'
import { type Ceiling, entriesOfMovement, type LedgerEntry } from '../store.ts'
import { texts } from '../texts.ts'
import { ceilingInWords, entryInWords } from '../words.ts'
import { ceilingAsked } from './ledger.tsx'

const schema = z.object({ reason: longText(500).min(3) })

interface Asked {
  readonly ceiling: Ceiling
  readonly movement: string
  readonly entries: readonly LedgerEntry[]
}

async function movementAsked(c: Ctx): Promise<Asked> {
  const ceiling = await ceilingAsked(c)
  if (!mayKeepBooks(c.var.act.actor, ceiling.area_id)) throw new Forbidden()
  const movement = z.uuid().safeParse(c.req.param('boeking'))
  const entries = movement.success ? await entriesOfMovement(c.var.act.db, movement.data) : []
  if (!movement.success || entries[0]?.ceilingId !== ceiling.id) throw new NotFound()
  return { ceiling, movement: movement.data, entries }
}

/** `/werk/fondsen/plafond/{id}/terugdraaien/{boeking}`: what would be undone, and why. */
export const showCorrection = async (c: Ctx): Promise<Response> =>
  correctionPage(c, await movementAsked(c), freshForm())

async function correctionPage(c: Ctx, asked: Asked, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale).desk
  const { ceiling, movement, entries } = asked
  const field = bindFields(form, locale)
  const name = ceilingInWords(ceiling, await allAreas(act.db), locale)
  return page(
    c,
    {
      title: formTitle(t.correctTitle, form.errors, locale),
      current: 'desk',
      breadcrumbs: [
        { title: t.title, href: paths.deskFunds() },
        { title: name, href: paths.ledger(ceiling.id) },
      ],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading title={t.correctTitle} lead={t.correctText} />
      <Table
        locale={locale}
        caption={t.correctCaption}
        rows={entries}
        rowKey={({ id }) => String(id)}
        columns={[
          { key: 'what', title: t.what, rowHeader: true, cell: (entry) => entryInWords(entry, locale) },
          { key: 'when', title: t.when, cell: ({ at }) => formatMoment(at, locale) },
          {
            key: 'cents',
            title: t.cents,
            numeric: true,
            cell: ({ cents }) => <Amount cents={cents} locale={locale} />,
          },
          { key: 'why', title: t.reason, cell: ({ reason }) => reason },
        ]}
      />
      <Form action={paths.correctBooking(ceiling.id, movement)} label={t.correctTitle}>
        <OnceToken token={newOnceToken()} />
        <TextArea {...field('reason')} label={t.reason} hint={t.reasonHint} max={500} rows={3} />
        <FormActions submit={t.correctButton} kind="danger" />
      </Form>
      <p>
        <a href={paths.ledger(ceiling.id)}>{t.back}</a>
      </p>
    </>,
    formStatus(form.errors),
  )
}

/** Undoes the movement by counter-entries; what a rule refuses is told at the reason. */
export async function submitCorrection(c: Ctx): Promise<Response> {
  const { act } = c.var
  const asked = await movementAsked(c)
  const input = await readForm(c)
  const parsed = parseForm(schema, input, act.locale, { reason: texts(act.locale).desk.reason })
  if (!parsed.ok) return correctionPage(c, asked, parsed)
  try {
    const path = await once(act, input, async (act) => {
      await correctMovement(act, { movement: asked.movement, reason: parsed.value.reason })
      return paths.ledger(asked.ceiling.id, { klaar: 'teruggedraaid' })
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof MoneyRefused)) throw error
    return correctionPage(c, asked, withError(input.text, 'reason', error.message))
  }
}
