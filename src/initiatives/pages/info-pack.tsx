import { NotFound } from '../../kit/errors.ts'
import type { Ctx } from '../../kit/http.ts'
import { InfoPackBody, packOf } from '../../knowledge/index.ts'
import { paths } from '../../paths.ts'
import { partyTexts } from '../party-texts.ts'
import { publicBySlugs } from '../store.ts'
import { partyPage } from './party-frame.tsx'
import { reach } from './reach.ts'

/** The information pack that was composed for this initiative, to read and to print. */
export async function showInfoPack(c: Ctx): Promise<Response> {
  const { act } = c.var
  const reached = await reach(act, c.req.param('number') ?? '')
  if (!reached.seesParties) throw new NotFound()
  const pack = await packOf(act.db, reached.initiative.case_id)
  const examples = (pack?.sections ?? []).flatMap((section) =>
    section.pieces.flatMap((piece) => (piece.initiative ? [piece.initiative] : [])),
  )
  const found = await publicBySlugs(act.db, examples)
  const exampleHref = (slug: string): string | null => {
    const example = found.get(slug)
    return example ? paths.initiative(example.number, example.slug) : null
  }
  return partyPage(c, reached, {
    title: partyTexts(act.locale).infoPack,
    body: <InfoPackBody locale={act.locale} pack={pack} exampleHref={exampleHref} />,
  })
}
