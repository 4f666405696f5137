import type { Act } from '../kit/act.ts'
import type { Locale } from '../kit/locale.ts'
import { type Area, areasAroundIn } from '../places/index.ts'
import type { Whereabouts } from './rules.ts'

/** What an event is about, as everybody may read it at this moment. */
export interface PublicThing {
  readonly path: string
  readonly where: Whereabouts
  readonly title: (locale: Locale) => string
  /** What there is to say of it besides: where it is, by when. */
  readonly lines: (locale: Locale) => readonly string[]
}

/** Reads what these things are now; what is not public is not among them. */
export type Read = (
  act: Act,
  things: readonly string[],
  areas: readonly Area[],
) => Promise<ReadonlyMap<string, PublicThing>>

/** Who follows an area that lies around this one, or that went up in one of those. */
export function idsAround(areas: readonly Area[], areaId: string | null): readonly string[] {
  const around = areasAroundIn(areas, areaId)
  const merged = areas.filter(({ merged_into }) => merged_into !== null && around.includes(merged_into))
  return [...around, ...merged.map(({ id }) => id)]
}
