import { currentScheme } from '../funds/index.ts'
import type { Act } from '../kit/act.ts'
import { dayOf } from '../kit/dates.ts'
import { type Localised, say } from '../kit/locale.ts'
import { type Area, allAreas } from '../places/index.ts'
import { takenIn, waitingFor } from './store.ts'

/** How many places the scheme allows in a year, and per what; null where it sets no number. */
export interface YearRule {
  readonly places: number
  readonly per: 'municipality' | 'jury_area'
  readonly explanation: Localised
  /** What one place costs at most. */
  readonly mostCents: number
}

export async function yearRule(act: Act): Promise<YearRule | null> {
  const { scheme } = await currentScheme(act, act.municipality.green.scheme)
  return scheme.yearly ? { ...scheme.yearly, mostCents: scheme.amounts.max_cents } : null
}

/** How full a year is in one area, or in the city where that counts as one. */
export interface YearOfArea {
  readonly areaId: string | null
  readonly name: string
  readonly places: number
  readonly taken: number
  /** Asked for and not planned yet. */
  readonly waiting: number
}

export const isFull = ({ places, taken }: Pick<YearOfArea, 'places' | 'taken'>): boolean => taken >= places

/** Each area with how full the year is there; empty where the scheme sets no number. */
export async function yearOf(act: Act, year: number): Promise<readonly YearOfArea[]> {
  const rule = await yearRule(act)
  if (!rule) return []
  const [areas, taken, waiting] = await Promise.all([
    allAreas(act.db),
    takenIn(act.db, year),
    waitingFor(act.db, year),
  ])
  const sum = (rows: readonly number[]) => rows.reduce((all, one) => all + one, 0)
  if (rule.per === 'municipality')
    return [
      {
        areaId: null,
        name: act.municipality.name,
        places: rule.places,
        taken: sum(taken.map((row) => row.taken)),
        waiting: sum(waiting.map((row) => row.waiting)),
      },
    ]
  return areas
    .filter(({ level, retired_on }) => level === 'jury_area' && retired_on === null)
    .map((area) => ({
      areaId: area.id,
      name: area.name,
      places: rule.places,
      taken: taken.find(({ area_id }) => area_id === area.id)?.taken ?? 0,
      waiting: waiting.find(({ area_id }) => area_id === area.id)?.waiting ?? 0,
    }))
}

/** The year of this area, now. */
export const yearHere = async (act: Act, areaId: string | null, year: number): Promise<YearOfArea | null> => {
  const years = await yearOf(act, year)
  return years.find((one) => one.areaId === areaId) ?? (years.length === 1 ? (years[0] ?? null) : null)
}

export const thisYear = (act: Act): number => Number(dayOf(act.now).slice(0, 4))

/** The jury area an area lies in; null for none. */
export function countedArea(areas: readonly Area[], areaId: string | null): string | null {
  const area = areas.find(({ id }) => id === areaId)
  return area?.jury_area_id ?? areas.find(({ id }) => id === area?.parent_id)?.jury_area_id ?? null
}

export const ruleInWords = (act: Act, rule: YearRule): string => say(rule.explanation, act.locale)
