import type { Db } from '../kit/db.ts'
import { everyone, type Findable, type FindableSource, putFindable, removeFindable } from '../kit/search.ts'
import { paths } from '../paths.ts'
import { allSpots, type Spot } from './store.ts'

/** Keeps what people find in step with a place that was changed. */
export async function findableFollows(db: Db, spot: Spot): Promise<void> {
  if (spot.retired_on === null) await putFindable(db, findableOf(spot))
  else await removeFindable(db, 'spot', spot.id)
}

const findableOf = (spot: Spot): Findable => ({
  kind: 'spot',
  id: spot.id,
  locale: null,
  path: paths.spot(spot.slug),
  title: spot.name,
  summary: spot.summary,
  text: [spot.address, spot.owner, spot.conditions, spot.summary_en, spot.conditions_en]
    .filter(Boolean)
    .join(' '),
  audience: [everyone],
  areaId: spot.area_id,
  at: spot.changed_at,
})

/** All places in the register, for building the index anew. */
export const spotsToFind: FindableSource = async function* (db) {
  for (const spot of await allSpots(db)) yield findableOf(spot)
}
