import { initiativesByIds, publicAddress, supportFactsOf } from '../initiatives/index.ts'
import type { WishFacts } from '../juries/index.ts'
import type { Act } from '../kit/act.ts'
import { paths } from '../paths.ts'
import { allAreas } from '../places/index.ts'

/** What jurors read of these plans: what the initiator wrote, the place as everybody may know it, and who is for or against by number. */
export async function wishFactsOf(
  act: Act,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, WishFacts>> {
  const [initiatives, areas, support] = await Promise.all([
    initiativesByIds(act.db, caseIds),
    allAreas(act.db),
    supportFactsOf(act, caseIds),
  ])
  return new Map(
    [...initiatives.values()].map((one) => {
      const said = support.get(one.case_id)
      const area = areas.find(({ id }) => id === (one.neighbourhood_id ?? one.district_id))
      return [
        one.case_id,
        {
          summary: one.summary,
          story: one.story,
          address: publicAddress(one.address, one.home_bound),
          area: area?.name ?? null,
          href: one.public ? paths.initiative(one.number, one.slug) : null,
          supporters: said?.for ?? 0,
          against: said?.against ?? 0,
          paper: said?.paper ?? 0,
          reasons: said?.reasons ?? [],
          supporterIds: said?.personIds ?? [],
        },
      ]
    }),
  )
}
