import { NotFound } from '../../../kit/errors.ts'
import type { Ctx } from '../../../kit/http.ts'
import { settlementPdf } from '../letter.ts'

/** `/initiatieven/{nummer}/vaststelling/{id}.pdf`: the letter of a settlement, for who takes part. */
export async function showSettlementLetter(c: Ctx): Promise<Response> {
  const { act } = c.var
  const [, id] =
    /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.pdf$/.exec(c.req.param('vaststelling') ?? '') ?? []
  if (!id) throw new NotFound()
  const { name, bytes } = await settlementPdf(act, c.req.param('number') ?? '', id)
  c.header('Content-Type', 'application/pdf')
  c.header('Content-Disposition', `inline; filename="${name}"`)
  return c.body(new Uint8Array(bytes))
}
