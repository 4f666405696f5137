import { casesByIds } from '../cases/index.ts'
import type { Act } from '../kit/act.ts'
import { allAreas, areasAroundIn } from '../places/index.ts'
import type { MoneyPlace } from './rights.ts'
import { type Application, ceilingsOf } from './store.ts'

/** Where the money of each of these applications is; the same number of queries however many. */
export async function moneyPlaces(
  { db }: Pick<Act, 'db'>,
  applications: readonly Application[],
): Promise<(application: Application) => MoneyPlace> {
  const [cases, areas, ceilings] = await Promise.all([
    casesByIds(
      db,
      applications.map(({ case_id }) => case_id),
    ),
    allAreas(db),
    ceilingsOf(db),
  ])
  return ({ case_id, ceiling_id }) => ({
    areaId: ceilings.find(({ id }) => id === ceiling_id)?.area_id ?? null,
    areaIds: areasAroundIn(areas, cases.get(case_id)?.area_id ?? null),
  })
}
