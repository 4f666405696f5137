import { type Act, inTransaction } from '../kit/act.ts'
import { dayOf } from '../kit/dates.ts'
import { Conflict, Forbidden, NotFound } from '../kit/errors.ts'
import { slugOf } from '../kit/slug.ts'
import { hasRole } from '../people/index.ts'
import { findableFollowsAreas } from './findable.ts'
import { together } from './geometry.ts'
import type { KnownArea } from './rules.ts'
import * as changes from './store/changes.ts'
import type { AreaLevel } from './store.ts'
import { texts } from './texts.ts'

export function mustAdministerAreas(act: Act): void {
  if (!act.actor.isSystem && !hasRole(act.actor, 'administrator')) throw new Forbidden()
}

/** Alone among who changes areas; what people find by searching follows. */
export function changingAreas<T>(
  act: Act,
  work: (act: Act, known: readonly KnownArea[]) => Promise<T>,
): Promise<T> {
  mustAdministerAreas(act)
  return inTransaction(act, async (act) => {
    await changes.lockAreas(act.db)
    const done = await work(act, await changes.knownAreas(act.db))
    await findableFollowsAreas(act.db)
    return done
  })
}

const found = (known: readonly KnownArea[], id: string): KnownArea => {
  const area = known.find((one) => one.id === id)
  if (!area) throw new NotFound()
  return area
}

/** Two areas may share a name (a district and its centre); the second gets its code behind it. */
export function freeSlug(known: readonly { readonly slug: string }[], name: string, code: string): string {
  const taken = new Set(known.map(({ slug }) => slug))
  const choices = [slugOf(name), `${slugOf(name)}-${slugOf(code)}`, slugOf(code)]
  return choices.find((slug) => !taken.has(slug)) ?? `${slugOf(name)}-${taken.size + 1}`
}

export interface NewAreaInput {
  readonly level: Exclude<AreaLevel, 'municipality'>
  readonly name: string
  /** Empty: one is made of the name. */
  readonly code: string
  readonly parentId: string | null
  readonly juryAreaId: string | null
}

/** Adds an area by hand. It has no border until a file brings one. */
export async function addArea(act: Act, input: NewAreaInput): Promise<string> {
  return changingAreas(act, async (act, known) => {
    const t = texts(act.locale)
    const { name, level, parentId, juryAreaId } = input
    const code = input.code || `${level === 'jury_area' ? 'RG-' : ''}${slugOf(name).toUpperCase()}`
    if (known.some((one) => one.code === code)) throw new Conflict(t.codeTaken)
    const slug = freeSlug(known, level === 'jury_area' ? `regiegroep-${name}` : name, code)
    return changes.insertArea(act.db, {
      ...{ level, name, code, slug, sort: known.length, population: null, geometry: null },
      parent_id: level === 'neighbourhood' ? live(act, known, parentId) : null,
      jury_area_id: level === 'district' ? live(act, known, juryAreaId) : null,
    })
  })
}

function live(act: Act, known: readonly KnownArea[], id: string | null): string | null {
  if (id === null) return null
  if (found(known, id).retired_on !== null) throw new Conflict(texts(act.locale).parentGone)
  return id
}

export interface AreaEdit {
  readonly areaId: string
  readonly name: string
  readonly population: number | null
  readonly parentId: string | null
  readonly juryAreaId: string | null
  /** Of a jury area: the districts that belong to it. */
  readonly districtIds: readonly string[]
}

/** Says other things of an area. Its code and its address stay: links to it keep working. */
export async function editArea(act: Act, input: AreaEdit): Promise<void> {
  await changingAreas(act, async (act, known) => {
    const area = found(known, input.areaId)
    if (area.retired_on !== null) throw new Conflict(texts(act.locale).retiredAlready)
    const { name, population, parentId, juryAreaId, districtIds } = input
    await changes.updateArea(act.db, area.id, {
      ...area,
      name,
      population,
      parent_id: area.level === 'neighbourhood' ? live(act, known, parentId) : area.parent_id,
      jury_area_id: area.level === 'district' ? live(act, known, juryAreaId) : area.jury_area_id,
    })
    if (area.level === 'jury_area') await changes.setDistrictsOf(act.db, area.id, districtIds)
  })
}

/** From today it is no area any more, and its neighbourhoods neither. What has its place in it keeps that place. */
export async function retire(act: Act, areaId: string): Promise<void> {
  await changingAreas(act, async (act, known) => {
    const area = found(known, areaId)
    const t = texts(act.locale)
    if (area.retired_on !== null) throw new Conflict(t.retiredAlready)
    if (area.level === 'municipality') throw new Conflict(t.municipality)
    if (await changes.hasDistricts(act.db, area.id)) throw new Conflict(t.hasDistricts)
    await changes.retireParts(act.db, area.id, dayOf(act.now))
    await changes.retireArea(act.db, area.id, dayOf(act.now), null)
  })
}

/** The other area goes on in its place: with its surface, its neighbourhoods and who lives there. */
export async function merge(
  act: Act,
  input: { readonly areaId: string; readonly intoId: string },
): Promise<void> {
  await changingAreas(act, async (act, known) => {
    const t = texts(act.locale)
    const [area, into] = [found(known, input.areaId), found(known, input.intoId)]
    if (area.retired_on !== null) throw new Conflict(t.retiredAlready)
    if (area.level === 'municipality') throw new Conflict(t.municipality)
    if (into.retired_on !== null || into.level !== area.level || into.id === area.id)
      throw new Conflict(t.otherLevel)
    await changes.moveParts(act.db, area.id, into.id)
    await changes.retireArea(act.db, area.id, dayOf(act.now), into.id)
    const both = area.geometry && into.geometry
    await changes.updateArea(act.db, into.id, {
      ...into,
      geometry: both ? together(into.geometry, area.geometry) : (into.geometry ?? area.geometry),
      population:
        area.population === null || into.population === null ? null : into.population + area.population,
    })
  })
}

/** A retired area is one again. The area it went up in keeps its surface. */
export async function bringBack(act: Act, areaId: string): Promise<void> {
  await changingAreas(act, async (act, known) => {
    const area = found(known, areaId)
    if (area.retired_on === null) throw new Conflict(texts(act.locale).notRetired)
    live(act, known, area.parent_id)
    await changes.updateArea(act.db, area.id, area)
  })
}
