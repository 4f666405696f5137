import { formPaths } from '../forms/index.ts'
import type { Act } from '../kit/act.ts'
import { dayOf } from '../kit/dates.ts'
import { paths } from '../paths.ts'
import { type Period, stateOf } from './rules.ts'
import { agreementsOf, allSpots, type Spot } from './store.ts'

/** Ground on offer for a garden, now: it can be adopted as green without a plan. */
export const isAdoptable = (spot: Spot, agreements: readonly Period[], today: string): boolean =>
  spot.what === 'ground' &&
  spot.uses.includes('garden') &&
  !spot.is_example &&
  (spot.free_from === null || spot.free_from <= today) &&
  stateOf(spot, agreements, today) === 'offered'

/** All places that can be adopted as green, by name. */
export async function adoptableSpots(act: Pick<Act, 'db' | 'now'>): Promise<readonly Spot[]> {
  const spots = await allSpots(act.db)
  const agreements = await agreementsOf(
    act.db,
    spots.map(({ id }) => id),
  )
  const today = dayOf(act.now)
  return spots.filter((spot) =>
    isAdoptable(
      spot,
      agreements.filter(({ spot_id }) => spot_id === spot.id),
      today,
    ),
  )
}

/** The form that adopts green, with this place filled in. */
export const adoptPath = ({ slug }: Pick<Spot, 'slug'>): string =>
  formPaths(paths.askGreen('adopted_green')).begin('jouw-groen', slug)
