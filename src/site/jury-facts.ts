import { initiativesByIds, publicAddress } from '../initiatives/index.ts'
import type { WishFacts } from '../juries/index.ts'
import type { Act } from '../kit/act.ts'
import { paths } from '../paths.ts'
import { allAreas } from '../places/index.ts'

/** What jurors read of these plans: what the initiator wrote, and the place as everybody may know it. */
export async function wishFactsOf(
  act: Act,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, WishFacts>> {
  const [initiatives, areas] = await Promise.all([initiativesByIds(act.db, caseIds), allAreas(act.db)])
  return new Map(
    [...initiatives.values()].map((one) => {
      const area = areas.find(({ id }) => id === (one.neighbourhood_id ?? one.district_id))
      return [
        one.case_id,
        {
          summary: one.summary,
          story: one.story,
          address: publicAddress(one.address, one.home_bound),
          area: area?.name ?? null,
          href: one.public ? paths.initiative(one.number, one.slug) : null,
          budget: [],
          supporters: 0,
          against: 0,
          supporterIds: [],
        },
      ]
    }),
  )
}
