import { NotFound } from '../../../kit/errors.ts'
import { euros } from '../../../kit/euros.ts'
import type { Ctx } from '../../../kit/http.ts'
import { giveSheet } from '../../../kit/sheet.ts'
import { paymentFile } from '../sepa.ts'
import { texts } from '../texts.ts'
import { batchAsked } from './batch.tsx'

/** `/werk/fondsen/betalingen/batch/{batch}/bank.xml`: the batch as a bank takes it, once it was approved. */
export async function downloadForBank(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { batch, payments } = await batchAsked(c)
  const from = act.municipality.paying_account
  if (!from || !batch.approved_at) throw new NotFound()
  const xml = paymentFile({
    number: batch.number,
    madeAt: batch.approved_at,
    payOn: batch.pay_on,
    from,
    transfers: payments.flatMap(({ to, reference, cents, number, title }) =>
      to ? [{ ...to, reference, cents, remark: texts('nl').batch.remark(number, title).trim() }] : [],
    ),
  })
  c.header('Content-Type', 'application/xml; charset=utf-8')
  c.header('Content-Disposition', `attachment; filename="${batch.number}.xml"`)
  return c.body(xml)
}

/** `/werk/fondsen/betalingen/batch/{batch}/betalingen.csv`: the same for a spreadsheet. */
export async function downloadBatch(c: Ctx): Promise<Response> {
  const { act } = c.var
  const t = texts(act.locale)
  const { batch, payments } = await batchAsked(c)
  const rows = payments.map(({ reference, to, cents, kind, number, title, due_on, outcome }) => [
    reference,
    to?.holder ?? null,
    to?.iban ?? null,
    euros(cents),
    t.kinds[kind],
    t.batch.remark(number, title).trim(),
    due_on,
    outcome ? t.outcomes[outcome] : t.underWay,
  ])
  return giveSheet(c, { title: t.batch.csvName(batch.number), columns: t.batch.csvColumns, rows })
}
