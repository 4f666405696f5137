import type { Db } from '../kit/db.ts'
import type { Locale } from '../kit/locale.ts'
import { type Area, allAreas, areaLabel } from '../places/index.ts'
import { paragraphLabel } from './paragraph-rules.ts'
import {
  type Activity,
  type ActivityParagraph,
  type ActivityPlace,
  type AmountAt,
  type Contribution,
  countByWhere,
  paragraphsOf,
  placesOf,
  type Where,
} from './store.ts'
import { texts } from './texts.ts'

/** What things were put in about: the places, areas or paragraphs of an activity, and how much is where. */
export interface Wheres {
  readonly places: readonly ActivityPlace[]
  readonly areas: readonly Area[]
  readonly paragraphs: readonly ActivityParagraph[]
  readonly amounts: readonly AmountAt[]
}

export const nowhere: Wheres = { places: [], areas: [], paragraphs: [], amounts: [] }

/** At most three questions to the database, whatever was put in; none for an activity about neither. */
export async function wheresOf(
  db: Db,
  { id, kind }: Pick<Activity, 'id' | 'kind'>,
  states: Parameters<typeof countByWhere>[2],
): Promise<Wheres> {
  if (kind !== 'places' && kind !== 'paragraphs') return nowhere
  const isAtPlaces = kind === 'places'
  const [places, areas, paragraphs, amounts] = await Promise.all([
    isAtPlaces ? placesOf(db, [id]) : [],
    isAtPlaces ? allAreas(db) : [],
    isAtPlaces ? [] : paragraphsOf(db, id),
    states.length === 0 ? [] : countByWhere(db, id, states),
  ])
  return { places, areas, paragraphs, amounts }
}

/** How much was put in where this fits. */
export const amountAt = ({ amounts }: Wheres, fits: (one: AmountAt) => boolean): number =>
  amounts.filter(fits).reduce((total, { amount }) => total + amount, 0)

/** How addresses and forms name a paragraph. */
export const paragraphValue = (number: number): string => `alinea-${number}`

/** The areas, places and paragraphs where something was put in, to choose from. */
export function whereOptions(
  wheres: Wheres,
  locale: Locale,
): readonly { readonly value: string; readonly label: string }[] {
  const { places, areas, paragraphs } = wheres
  const labelled = (label: string, amount: number): string => `${label} (${amount})`
  return [
    ...areas.flatMap((area) => {
      const amount = amountAt(wheres, ({ area_id }) => area_id === area.id)
      return amount === 0 ? [] : [{ value: area.slug, label: labelled(areaLabel(area, locale), amount) }]
    }),
    ...places.flatMap(({ id, name }) => {
      const amount = amountAt(wheres, ({ place_id }) => place_id === id)
      return amount === 0 ? [] : [{ value: id, label: labelled(name, amount) }]
    }),
    ...paragraphs.flatMap(({ id, number, body }) => {
      const amount = amountAt(wheres, ({ paragraph_id }) => paragraph_id === id)
      return amount === 0 || number === null
        ? []
        : [{ value: paragraphValue(number), label: labelled(paragraphLabel({ number, body }), amount) }]
    }),
  ]
}

/** What an address asks for, where that is known. */
export function whereAsked({ places, areas, paragraphs }: Wheres, asked: string): Where | undefined {
  const place = places.find(({ id }) => id === asked)
  if (place) return { placeId: place.id }
  const paragraph = paragraphs.find(({ number }) => number !== null && paragraphValue(number) === asked)
  if (paragraph) return { paragraphId: paragraph.id }
  const area = areas.find(({ slug }) => slug === asked && asked !== '')
  return area ? { areaIds: [area.id] } : undefined
}

type Located = Pick<Contribution, 'place' | 'place_id' | 'area_id' | 'lon' | 'paragraph_id'>

/** Where something is, in words; null when it says nothing of that. */
export function whereInWords(
  one: Located,
  { places, areas, paragraphs }: Omit<Wheres, 'amounts'>,
  locale: Locale,
): string | null {
  const number = paragraphs.find(({ id }) => id === one.paragraph_id)?.number
  if (number) return texts(locale).paragraph.number(number)
  const chosen = places.find(({ id }) => id === one.place_id)
  const area = areas.find(({ id }) => id === one.area_id)
  const inArea = area ? areaLabel(area, locale) : null
  const words = [chosen?.name, one.place].filter((part) => part !== undefined && part !== null && part !== '')
  if (words.length > 0) return [...words, ...(inArea && inArea !== chosen?.name ? [inArea] : [])].join(', ')
  if (one.lon === null) return null
  return texts(locale).place.pointIn(inArea ?? '')
}

/** The same, as it stands under something that was put in. */
export function whereLine(one: Located, wheres: Omit<Wheres, 'amounts'>, locale: Locale): string | null {
  const where = whereInWords(one, wheres, locale)
  if (where === null) return null
  return one.paragraph_id ? texts(locale).paragraph.at(where) : texts(locale).place.at(where)
}
