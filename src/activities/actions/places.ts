import { type Act, inTransaction } from '../../kit/act.ts'
import type { Db } from '../../kit/db.ts'
import { Conflict, NotFound } from '../../kit/errors.ts'
import { allAreas, districtAt, middleOf, neighbourhoodAt, shapesOf } from '../../places/index.ts'
import { projectToWorkOn } from '../../projects/index.ts'
import { roundedPoint, type WrittenPlace } from '../place-rules.ts'
import type { Place } from '../schema.ts'
import * as store from '../store.ts'
import { texts } from '../texts.ts'

/** The neighbourhood a point lies in, or the district where none was drawn; null outside the municipality. */
export async function areaOfPoint(
  db: Db,
  point: { readonly lon: number; readonly lat: number },
): Promise<string | null> {
  const at = [point.lon, point.lat] as const
  return ((await neighbourhoodAt(db, at)) ?? (await districtAt(db, at)))?.id ?? null
}

/**
 * Keeps the places that people can choose. What is called like an area and has no point stands in the middle of it.
 * To be called in the transaction in which the activity is made or changed, before it begins.
 */
export async function keepPlaces(
  act: Act,
  activityId: string,
  written: readonly WrittenPlace[],
): Promise<void> {
  await inTransaction(act, async (act) => {
    const { db } = act
    const activity = await store.activityById(db, activityId)
    if (!activity) throw new NotFound('activity')
    await projectToWorkOn(act, activity.project_id)
    const areas = written.length === 0 ? [] : await allAreas(db)
    const shapes = written.length === 0 ? [] : await shapesOf(db, 'district')
    const smaller = written.length === 0 ? [] : await shapesOf(db, 'neighbourhood')
    const placed = await Promise.all(
      written.map(async ({ name, lon, lat }) => {
        if (lon !== null && lat !== null) {
          const point = roundedPoint({ lon, lat })
          const areaId = await areaOfPoint(db, point)
          if (areaId === null) throw new Conflict(texts(act.locale).refused.placeOutside(name))
          return { name, ...point, area_id: areaId }
        }
        const area = areas.find(
          (one) => one.retired_on === null && one.name.toLowerCase() === name.toLowerCase(),
        )
        const shape = [...smaller, ...shapes].find(({ id }) => id === area?.id)
        if (!area || !shape) return { name, lon: null, lat: null, area_id: null }
        const [middleLon, middleLat] = middleOf(shape)
        return { name, ...roundedPoint({ lon: middleLon, lat: middleLat }), area_id: area.id }
      }),
    )
    await store.replacePlaces(db, activityId, placed)
  })
}

/** What somebody chose, pointed at or wrote, as it is kept. @throws Conflict for a point outside the municipality */
export async function placeFor(
  act: Act,
  given: {
    readonly chosen: store.ActivityPlace | null
    readonly words: string | null
    readonly point: { readonly lon: number; readonly lat: number } | null
  },
): Promise<Place | null> {
  const { chosen, words, point } = given
  if (point) {
    const rounded = roundedPoint(point)
    const areaId = await areaOfPoint(act.db, rounded)
    if (areaId === null) throw new Conflict(texts(act.locale).refused.pointOutside)
    return { placeId: chosen?.id ?? null, words, ...rounded, areaId, paragraphId: null }
  }
  const nothing = { placeId: null, words, lon: null, lat: null, areaId: null, paragraphId: null }
  if (chosen)
    return { ...nothing, placeId: chosen.id, lon: chosen.lon, lat: chosen.lat, areaId: chosen.area_id }
  return words === null ? null : nothing
}

/** A paragraph, as it is kept. */
export const atParagraph = ({ id }: Pick<store.ActivityParagraph, 'id'>): Place => ({
  ...{ placeId: null, words: null, lon: null, lat: null, areaId: null, paragraphId: id },
})
