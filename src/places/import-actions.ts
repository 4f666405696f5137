import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Act, inTransaction } from '../kit/act.ts'
import { dayOf } from '../kit/dates.ts'
import { Conflict, NotFound } from '../kit/errors.ts'
import { removeFindable } from '../kit/search.ts'
import { peopleWithRoles } from '../people/index.ts'
import { changingAreas, freeSlug, mustAdministerAreas } from './actions.ts'
import type { AreaFile } from './file.ts'
import type { JuryAreas } from './import.ts'
import { type ImportPlan, type KnownArea, type PlannedArea, planImport, type Reading } from './rules.ts'
import * as changes from './store/changes.ts'
import * as store from './store/imports.ts'
import { areasVersion, replaceMapFeatures } from './store.ts'
import { texts } from './texts.ts'

/** Which districts belong to which jury area, as the configuration says it. */
export function readJuryAreas(configDir: string): JuryAreas {
  const file = join(configDir, 'jury-areas.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}

/** Keeps a file that was read, for somebody to look at. No area changes. */
export async function keepAreaFile(act: Act, fileName: string, file: AreaFile): Promise<string> {
  mustAdministerAreas(act)
  return inTransaction(act, (act) =>
    store.insertImport(act.db, {
      fileName,
      content: file.areas,
      by: act.actor.personId,
      at: act.now,
    }),
  )
}

export interface LookedAt {
  readonly plan: ImportPlan
  readonly known: readonly KnownArea[]
  /** Changes as soon as an area changes: who confirms sends it along. */
  readonly version: string
}

/** What taking the file would do now, when it is read like this. */
export async function lookAtImport(act: Act, importId: string, reading: Reading): Promise<LookedAt> {
  mustAdministerAreas(act)
  const areas = await store.contentOf(act.db, importId)
  const known = await changes.knownAreas(act.db)
  const version = await areasVersion(act.db)
  return { plan: planImport(areas, reading, known, readJuryAreas(act.settings.configDir)), known, version }
}

/** What becomes of an area that the file has not: it stays, it is retired, or it goes up in the one with this code. */
export type MissingFate = 'keep' | 'retire' | { readonly into: string }

/** Takes the areas of a file, exactly as they were looked at. */
export async function takeAreas(
  act: Act,
  input: {
    readonly importId: string
    readonly reading: Reading
    readonly version: string
    readonly fates: ReadonlyMap<string, MissingFate>
  },
): Promise<void> {
  await changingAreas(act, async (act, known) => {
    const t = texts(act.locale)
    const { importId, reading, fates } = input
    const found = await store.importById(act.db, importId)
    if (!found) throw new NotFound()
    if (found.status !== 'open') throw new Conflict(t.alreadyTaken)
    if ((await areasVersion(act.db)) !== input.version) throw new Conflict(t.changedMeanwhile)
    const content = await store.contentOf(act.db, importId)
    const plan = planImport(content, reading, known, readJuryAreas(act.settings.configDir))
    if (plan.problems.length > 0) throw new Conflict(t.problems)
    const leaving = plan.missing.filter(({ id }) => (fates.get(id) ?? 'keep') !== 'keep')
    const ending = [
      ...leaving,
      ...known.filter(
        ({ parent_id, jury_area_id, retired_on }) =>
          retired_on === null && leaving.some(({ id }) => id === parent_id || id === jury_area_id),
      ),
    ]
    const touched = [...plan.changed.map(({ area }) => area.id), ...ending.map(({ id }) => id)]
    const before = await store.snapshot(act.db, touched, plan.water.length > 0)
    const idOf = await putPlanned(act, plan, known)
    const retired = await letGo(act, leaving, fates, idOf)
    if (plan.water.length > 0)
      await replaceMapFeatures(
        act.db,
        'water',
        plan.water.map(({ geometry, properties }) => ({
          kind: 'water',
          name: typeof properties.name === 'string' ? properties.name : null,
          geometry,
        })),
      )
    const addedIds = plan.added.flatMap(({ code }) => idOf.get(code) ?? [])
    const after = await store.snapshot(act.db, [...new Set([...touched, ...addedIds])], plan.water.length > 0)
    const done = { added: plan.added.length, changed: plan.changed.length, retired }
    if (!(await store.completeImport(act.db, importId, { before, after, ...done }, act.now)))
      throw new Conflict(t.alreadyTaken)
  })
}

/** Stores what the file adds and changes, the large areas first. Answers the ids of all areas by their code. */
async function putPlanned(
  act: Act,
  plan: ImportPlan,
  known: readonly KnownArea[],
): Promise<ReadonlyMap<string, string>> {
  const idOf = new Map(known.map(({ code, id }) => [code, id]))
  const taken: { slug: string }[] = known.map(({ slug }) => ({ slug }))
  for (const { planned, area } of plan.changed) idOf.set(planned.code, area.id)
  const factsOf = (planned: PlannedArea, area: KnownArea | null) => ({
    ...{ code: planned.code, name: planned.name, geometry: planned.geometry },
    population: planned.population ?? area?.population ?? null,
    parent_id: (planned.parentCode && idOf.get(planned.parentCode)) || (area?.parent_id ?? null),
    jury_area_id: (planned.juryCode && idOf.get(planned.juryCode)) || (area?.jury_area_id ?? null),
  })
  for (const level of ['jury_area', 'district', 'neighbourhood'] as const) {
    for (const planned of plan.added.filter((one) => one.level === level)) {
      const name = level === 'jury_area' ? `regiegroep-${planned.name}` : planned.name
      const slug = freeSlug(taken, name, planned.code)
      taken.push({ slug })
      const facts = factsOf(planned, null)
      idOf.set(planned.code, await changes.insertArea(act.db, { ...facts, level, slug, sort: planned.sort }))
    }
    for (const { planned, area } of plan.changed.filter((one) => one.planned.level === level))
      await changes.updateArea(act.db, area.id, factsOf(planned, area))
  }
  return idOf
}

/** Retires what the file has not, as chosen. What goes up in another area leaves the border of that one to the file. */
async function letGo(
  act: Act,
  leaving: readonly KnownArea[],
  fates: ReadonlyMap<string, MissingFate>,
  idOf: ReadonlyMap<string, string>,
): Promise<number> {
  const today = dayOf(act.now)
  for (const area of leaving) {
    const fate = fates.get(area.id) ?? 'keep'
    const into = typeof fate === 'object' ? (idOf.get(fate.into) ?? null) : null
    if (into === area.id) throw new Conflict(texts(act.locale).otherLevel)
    if (into === null && (await changes.hasDistricts(act.db, area.id)))
      throw new Conflict(texts(act.locale).hasDistricts)
    if (into !== null) await changes.moveParts(act.db, area.id, into)
    else await changes.retireParts(act.db, area.id, today)
    await changes.retireArea(act.db, area.id, today, into)
  }
  return leaving.length
}

/** Throws away a file that was only looked at. */
export async function dropImport(act: Act, importId: string): Promise<void> {
  mustAdministerAreas(act)
  await inTransaction(act, (act) => store.removeImport(act.db, importId))
}

/** Why the last import cannot be taken back; null when it can. */
export async function whyNotUndone(
  act: Act,
  importId: string,
): Promise<'notTheLast' | 'changedSince' | 'builtOn' | null> {
  const last = await store.lastImport(act.db)
  const taken = last?.id === importId ? await store.snapshotsOf(act.db, importId) : null
  if (!taken) return 'notTheLast'
  if (!(await store.standsAsIn(act.db, taken.after))) return 'changedSince'
  const added = addedIds(taken)
  if (added.length === 0) return null
  if (await changes.areasLeaningOn(act.db, added, idsIn(taken.after))) return 'changedSince'
  const roles = (await peopleWithRoles(act.db)).flatMap(({ grants }) => grants)
  const isHeld = roles.some(({ scopeId }) => scopeId !== null && added.includes(scopeId))
  return isHeld || (await changes.tablesReferringTo(act.db, added)).length > 0 ? 'builtOn' : null
}

/** Takes back the last import, as long as nobody built on it: everything is as it was. */
export async function undoImport(act: Act, importId: string): Promise<void> {
  await changingAreas(act, async (act) => {
    const reason = await whyNotUndone(act, importId)
    if (reason) throw new Conflict(texts(act.locale)[reason])
    const taken = await store.snapshotsOf(act.db, importId)
    if (!taken) throw new NotFound()
    await store.restore(act.db, taken.before)
    const added = addedIds(taken)
    for (const id of added) await removeFindable(act.db, 'area', id)
    await changes.deleteAreas(act.db, added)
    await store.markUndone(act.db, importId, act.now)
  })
}

const idsIn = ({ areas }: store.Snapshot): readonly string[] =>
  (areas as readonly { readonly id: string }[]).map(({ id }) => id)

/** What stands after the import and did not before it. */
function addedIds(taken: {
  readonly before: store.Snapshot
  readonly after: store.Snapshot
}): readonly string[] {
  const before = new Set(idsIn(taken.before))
  return idsIn(taken.after).filter((id) => !before.has(id))
}
