import { slugOf } from '../kit/slug.ts'
import type { FileArea, Properties } from './file.ts'
import { contains, type Geometry, insidePoint, type Point } from './geometry.ts'
import type { Area, AreaLevel } from './store.ts'

/** Levels that a file can hold; `file`: each area says so itself. */
export const importLevels = ['district', 'neighbourhood', 'jury_area', 'file'] as const
export type ImportLevel = (typeof importLevels)[number]

/** How somebody wants the file to be read. Fields are names of properties; empty: there is none. */
export interface Reading {
  readonly level: ImportLevel
  readonly codeField: string
  readonly nameField: string
  readonly populationField: string
  /** The property with the code of the area it lies in; empty: look on the map. */
  readonly parentField: string
  /** Areas that we know keep the name we gave them. */
  readonly keepNames: boolean
}

export interface PlannedArea {
  readonly code: string
  readonly name: string
  readonly level: AreaLevel
  /** Code of the district a neighbourhood lies in. */
  readonly parentCode: string | null
  /** Code of the jury area of a district. */
  readonly juryCode: string | null
  readonly population: number | null
  readonly geometry: Geometry
  readonly sort: number
}

export type AreaChange = 'code' | 'name' | 'border' | 'parent' | 'jury' | 'population' | 'returns'

export interface ChangedArea {
  readonly area: KnownArea
  readonly planned: PlannedArea
  readonly changes: readonly AreaChange[]
}

export type PlanProblem =
  | { readonly code: 'no_code' | 'no_name'; readonly amount: number }
  | { readonly code: 'twice'; readonly name: string }
  | { readonly code: 'other_level'; readonly name: string }
  | { readonly code: 'no_level'; readonly amount: number }

export interface ImportPlan {
  readonly added: readonly PlannedArea[]
  readonly changed: readonly ChangedArea[]
  readonly same: readonly KnownArea[]
  /** Areas of these levels that we have and the file has not. */
  readonly missing: readonly KnownArea[]
  /** Drawn on the map, and no area. */
  readonly water: readonly FileArea[]
  /** Neighbourhoods that lie in no district we know. */
  readonly homeless: readonly PlannedArea[]
  /** As long as there are any, nothing can be taken from the file. */
  readonly problems: readonly PlanProblem[]
}

/** An area as it is now, with its border. */
export interface KnownArea extends Area {
  readonly geometry: Geometry | null
}

const levelWords: Readonly<Record<string, AreaLevel>> = {
  district: 'district',
  wijk: 'district',
  neighbourhood: 'neighbourhood',
  buurt: 'neighbourhood',
  jury_area: 'jury_area',
  regiegroepgebied: 'jury_area',
}

const usual = {
  code: ['code', 'statcode', 'buurtcode', 'wijkcode', 'bu_code', 'wk_code', 'gebiedscode'],
  name: ['name', 'naam', 'statnaam', 'buurtnaam', 'wijknaam', 'bu_naam', 'wk_naam', 'gebiedsnaam'],
  population: ['population', 'aantalinwoners', 'aantal_inwoners', 'aant_inw', 'inwoners'],
  parent: ['parent', 'wijkcode', 'wk_code'],
} as const

/** All properties that areas of the file have, in the order of the file. */
export const fieldsOf = (areas: readonly FileArea[]): readonly string[] => [
  ...new Set(areas.flatMap(({ properties }) => Object.keys(properties))),
]

/** The level that an area names itself; undefined when it does not. */
const ownLevel = ({ properties }: FileArea): AreaLevel | undefined => {
  const said = properties.level ?? properties.rubriek ?? properties.niveau
  return typeof said === 'string' ? levelWords[said.toLowerCase()] : undefined
}

const isWater = ({ properties }: FileArea): boolean =>
  properties.water === true ||
  properties.level === 'water' ||
  (typeof properties.water === 'string' && /^(ja|true)$/i.test(properties.water)) ||
  properties.naam === 'Water'

/** How a file is most likely meant: what somebody then looks at and may change. */
export function likelyReading(areas: readonly FileArea[]): Reading {
  const fields = fieldsOf(areas)
  const known = (names: readonly string[]): string =>
    names.flatMap((name) => fields.find((field) => field.toLowerCase() === name) ?? [])[0] ?? ''
  const levels = new Set(areas.filter((area) => !isWater(area)).map(ownLevel))
  const [only] = levels
  const level: ImportLevel =
    levels.size > 1
      ? 'file'
      : only === 'district' || only === 'neighbourhood' || only === 'jury_area'
        ? only
        : guessedLevel(areas, fields)
  const codeField = known(usual.code)
  const parentField = level === 'neighbourhood' || level === 'file' ? known(usual.parent) : ''
  return {
    level,
    codeField,
    nameField: known(usual.name),
    populationField: known(usual.population),
    parentField: parentField === codeField ? '' : parentField,
    keepNames: false,
  }
}

/** Codes of Statistics Netherlands say what they are: BU of a neighbourhood, WK of a district. */
function guessedLevel(areas: readonly FileArea[], fields: readonly string[]): ImportLevel {
  const values = areas.slice(0, 20).flatMap(({ properties }) => fields.map((field) => properties[field]))
  return values.some((value) => typeof value === 'string' && /^BU\d{6,}$/.test(value))
    ? 'neighbourhood'
    : 'district'
}

const textOf = (properties: Properties, field: string): string => {
  const value = field === '' ? undefined : properties[field]
  return value === undefined || typeof value === 'boolean' ? '' : String(value)
}

/** "Wijk 01 Binnenstad" is how the statistics call Binnenstad. */
const plainName = (name: string): string => name.replace(/^(wijk|buurt) \d+ +(?=\S)/i, '')

/** What taking this file would do, as it is read: pure, so that looking costs nothing and doing it does the same. */
export function planImport(
  areas: readonly FileArea[],
  reading: Reading,
  known: readonly KnownArea[],
  juryAreas: Readonly<Record<string, readonly string[]>>,
): ImportPlan {
  const land = areas.filter((area) => !isWater(area))
  const levelOf = (area: FileArea) => (reading.level === 'file' ? ownLevel(area) : reading.level)
  const drafted = land.map((area, sort) => {
    const name = plainName(textOf(area.properties, reading.nameField))
    const code =
      reading.codeField === '' ? slugOf(name).toUpperCase() : textOf(area.properties, reading.codeField)
    const population = Number(textOf(area.properties, reading.populationField) || Number.NaN)
    return {
      ...{ code, name, level: levelOf(area), sort, geometry: area.geometry, properties: area.properties },
      // Statistics say a large negative number where they do not know.
      population: Number.isInteger(population) && population >= 0 ? population : null,
    }
  })
  const problems = problemsOf(drafted, known)
  const whole = drafted.flatMap((one) => (one.level === undefined ? [] : [{ ...one, level: one.level }]))
  const levels = new Set(whole.map(({ level }) => level))
  const live = known.filter(({ retired_on }) => retired_on === null)
  const districts = [
    ...whole.filter(({ level }) => level === 'district'),
    ...live.filter(({ level, code }) => level === 'district' && !whole.some((one) => one.code === code)),
  ]
  const juries = [
    ...whole.filter(({ level }) => level === 'jury_area'),
    ...live.filter(({ level, code }) => level === 'jury_area' && !whole.some((one) => one.code === code)),
  ]
  const match = matcher(whole, known)
  const planned = whole.map(({ properties, ...one }): PlannedArea => {
    const before = match(one)
    const name = reading.keepNames && before ? before.name : one.name
    return {
      ...one,
      name,
      parentCode: one.level === 'neighbourhood' ? parentOf(one, properties, reading, districts) : null,
      juryCode: one.level === 'district' ? juryOf(one, properties, before, juries, known, juryAreas) : null,
    }
  })
  const codeById = new Map(known.map(({ id, code }) => [id, code]))
  const pairs = planned.map((one) => ({ planned: one, area: match(one) }))
  const changed = pairs.flatMap(({ planned, area }) => {
    if (!area) return []
    return [{ area, planned, changes: changesOf(area, planned, codeById) }]
  })
  const matched = new Set(changed.map(({ area }) => area.id))
  return {
    problems,
    added: pairs.flatMap(({ planned, area }) => (area ? [] : [planned])),
    changed: changed.filter(({ changes }) => changes.length > 0),
    same: changed.flatMap(({ area, changes }) => (changes.length > 0 ? [] : [area])),
    missing: live.filter(({ id, level }) => levels.has(level) && !matched.has(id)),
    water: areas.filter(isWater),
    homeless: planned.filter(({ level, parentCode }) => level === 'neighbourhood' && parentCode === null),
  }
}

type Drafted = Pick<PlannedArea, 'code' | 'name' | 'geometry'> & { readonly level: AreaLevel }

function problemsOf(
  drafted: readonly (Omit<Drafted, 'level'> & { readonly level: AreaLevel | undefined })[],
  known: readonly KnownArea[],
): readonly PlanProblem[] {
  const count = (wrong: (one: (typeof drafted)[number]) => boolean) => drafted.filter(wrong).length
  const [noCode, noName, noLevel] = [
    count(({ code }) => code === ''),
    count(({ name }) => name === ''),
    count(({ level }) => level === undefined),
  ]
  const seen = new Set<string>()
  const twice = drafted.filter(({ code }) => code !== '' && (seen.has(code) || !seen.add(code)))
  const levelOf = new Map(known.map(({ code, level }) => [code, level]))
  const other = drafted.filter(({ code, level }) => level && levelOf.has(code) && levelOf.get(code) !== level)
  return [
    ...(noLevel > 0 ? [{ code: 'no_level', amount: noLevel } as const] : []),
    ...(noCode > 0 ? [{ code: 'no_code', amount: noCode } as const] : []),
    ...(noName > 0 ? [{ code: 'no_name', amount: noName } as const] : []),
    ...twice.slice(0, 5).map(({ code, name }) => ({ code: 'twice', name: `${name} (${code})` }) as const),
    ...other
      .slice(0, 5)
      .map(({ code, name }) => ({ code: 'other_level', name: `${name} (${code})` }) as const),
  ]
}

/** The area we know that this one is: by its code, else by its name when only one goes by that. */
function matcher(
  drafted: readonly Drafted[],
  known: readonly KnownArea[],
): (one: Pick<Drafted, 'code' | 'name' | 'level'>) => KnownArea | null {
  const byCode = new Map(known.map((area) => [area.code, area]))
  const codes = new Set(drafted.map(({ code }) => code))
  const alike = (level: AreaLevel, name: string) => `${level} ${slugOf(name)}`
  const byName = new Map<string, KnownArea[]>()
  for (const area of known) {
    if (area.retired_on !== null || codes.has(area.code)) continue
    const key = alike(area.level, area.name)
    byName.set(key, [...(byName.get(key) ?? []), area])
  }
  const asked = new Map<string, number>()
  for (const { level, name } of drafted)
    asked.set(alike(level, name), (asked.get(alike(level, name)) ?? 0) + 1)
  return ({ code, name, level }) => {
    const same = byCode.get(code)
    if (same) return same.level === level ? same : null
    const key = alike(level, name)
    const named = byName.get(key) ?? []
    return named.length === 1 && asked.get(key) === 1 ? (named[0] ?? null) : null
  }
}

interface Place {
  readonly code: string
  readonly geometry: Geometry | null
}

const around = (point: Point, places: readonly Place[]): string | null =>
  places.find(({ geometry }) => geometry !== null && contains(geometry, point))?.code ?? null

function parentOf(
  one: Drafted,
  properties: Properties,
  { parentField }: Reading,
  districts: readonly Place[],
): string | null {
  const said = textOf(properties, parentField)
  if (districts.some(({ code }) => code === said)) return said
  return around(insidePoint(one.geometry), districts)
}

/** A district keeps its jury area; a new one gets that of the file, of the configuration, or the one it lies in. */
function juryOf(
  one: Drafted,
  properties: Properties,
  before: KnownArea | null,
  juries: readonly (Place & { readonly name: string })[],
  known: readonly KnownArea[],
  juryAreas: Readonly<Record<string, readonly string[]>>,
): string | null {
  const named = (name: string) => juries.find((jury) => slugOf(jury.name) === slugOf(name))?.code ?? null
  const said = textOf(properties, 'jury_area')
  if (said !== '' && named(said)) return named(said)
  if (before?.jury_area_id) return known.find(({ id }) => id === before.jury_area_id)?.code ?? null
  const isThis = (other: string) => slugOf(other) === slugOf(one.name)
  const configured = Object.entries(juryAreas).find(([, districts]) => districts.some(isThis))?.[0]
  return (configured ? named(configured) : null) ?? around(insidePoint(one.geometry), juries)
}

function changesOf(
  area: KnownArea,
  planned: PlannedArea,
  codeById: ReadonlyMap<string, string>,
): readonly AreaChange[] {
  const codeOf = (id: string | null) => (id === null ? null : (codeById.get(id) ?? null))
  const isOther: readonly (readonly [AreaChange, boolean])[] = [
    ['returns', area.retired_on !== null],
    ['code', area.code !== planned.code],
    ['name', area.name !== planned.name],
    ['border', JSON.stringify(shapeOf(area.geometry)) !== JSON.stringify(shapeOf(planned.geometry))],
    ['parent', planned.parentCode !== null && codeOf(area.parent_id) !== planned.parentCode],
    ['jury', planned.juryCode !== null && codeOf(area.jury_area_id) !== planned.juryCode],
    ['population', planned.population !== null && area.population !== planned.population],
  ]
  return isOther.flatMap(([change, is]) => (is ? [change] : []))
}

/** Only what counts, in one order: the database keeps the keys of a shape in its own. */
const shapeOf = (geometry: Geometry | null) => geometry && [geometry.type, geometry.coordinates]
