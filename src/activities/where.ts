import type { Db } from '../kit/db.ts'
import type { Locale } from '../kit/locale.ts'
import { type Area, allAreas, areaLabel } from '../places/index.ts'
import { type ActivityPlace, type Contribution, countByWhere, placesOf, type Where } from './store.ts'
import { texts } from './texts.ts'

/** Where things were put in to an activity: the places of its list, the areas of the city, and how much is where. */
export interface Wheres {
  readonly places: readonly ActivityPlace[]
  readonly areas: readonly Area[]
  readonly amounts: Awaited<ReturnType<typeof countByWhere>>
}

export const nowhere: Wheres = { places: [], areas: [], amounts: [] }

/** Three questions to the database, whatever was put in. */
export async function wheresOf(
  db: Db,
  activityId: string,
  states: Parameters<typeof countByWhere>[2],
): Promise<Wheres> {
  const [places, areas, amounts] = await Promise.all([
    placesOf(db, [activityId]),
    allAreas(db),
    countByWhere(db, activityId, states),
  ])
  return { places, areas, amounts }
}

/** The areas and places where something was put in, to choose from. */
export function whereOptions(
  { places, areas, amounts }: Wheres,
  locale: Locale,
): readonly { readonly value: string; readonly label: string }[] {
  const sum = (fits: (one: Wheres['amounts'][number]) => boolean): number =>
    amounts.filter(fits).reduce((total, { amount }) => total + amount, 0)
  const labelled = (label: string, amount: number): string => `${label} (${amount})`
  return [
    ...areas.flatMap((area) => {
      const amount = sum(({ area_id }) => area_id === area.id)
      return amount === 0 ? [] : [{ value: area.slug, label: labelled(areaLabel(area, locale), amount) }]
    }),
    ...places.flatMap(({ id, name }) => {
      const amount = sum(({ place_id }) => place_id === id)
      return amount === 0 ? [] : [{ value: id, label: labelled(name, amount) }]
    }),
  ]
}

/** What an address asks for, where that is known. */
export function whereAsked({ places, areas }: Wheres, asked: string): Where | undefined {
  const place = places.find(({ id }) => id === asked)
  if (place) return { placeId: place.id }
  const area = areas.find(({ slug }) => slug === asked && asked !== '')
  return area ? { areaIds: [area.id] } : undefined
}

/** Where something is, in words; null when it says nothing of that. */
export function whereInWords(
  one: Pick<Contribution, 'place' | 'place_id' | 'area_id' | 'lon'>,
  { places, areas }: Pick<Wheres, 'places' | 'areas'>,
  locale: Locale,
): string | null {
  const chosen = places.find(({ id }) => id === one.place_id)
  const area = areas.find(({ id }) => id === one.area_id)
  const inArea = area ? areaLabel(area, locale) : null
  const words = [chosen?.name, one.place].filter((part) => part !== undefined && part !== null && part !== '')
  if (words.length > 0) return [...words, ...(inArea && inArea !== chosen?.name ? [inArea] : [])].join(', ')
  if (one.lon === null) return null
  return texts(locale).place.pointIn(inArea ?? '')
}
