import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { Act } from '../kit/act.ts'
import type { Db } from '../kit/db.ts'
import { Conflict, Forbidden, NotFound } from '../kit/errors.ts'
import { hasRole } from '../people/index.ts'
import { paperCode } from './rules.ts'
import type { FormDefinition } from './schema.ts'
import * as store from './store.ts'
import { checkDefinition, faultLines } from './validate.ts'

/** Forms of which the key begins so belong to one thing, such as a survey: no administrator keeps them. */
export const ownForms = 'survey_'

/** A published form with the identifier of its version. */
export interface PublishedForm {
  readonly versionId: string
  readonly form: FormDefinition
}

// A published version never changes, so what was read once stays true.
const known = new Map<string, PublishedForm>()

function published(row: store.StoredVersion): PublishedForm {
  const earlier = known.get(row.id)
  if (earlier) return earlier
  const form = checked(row.definition, `form ${row.key} version ${row.version}`)
  const result = { versionId: row.id, form }
  known.set(row.id, result)
  return result
}

function checked(definition: unknown, name: string): FormDefinition {
  const result = checkDefinition(definition)
  if (!result.ok) throw new Error(`${name} is not right:\n${faultLines(result.faults)}`)
  return result.form
}

/**
 * Publishes a form version. The same version again does nothing; a change under the same number is refused,
 * because answers keep their version.
 * @throws Error with one line for each fault of the definition
 */
export async function publishForm(db: Db, definition: unknown, now: Date): Promise<PublishedForm> {
  const form = checked(definition, 'This form')
  await store.insertVersion(db, form, { now, by: null })
  const row = await store.versionByNumber(db, form.key, form.version)
  if (!row) throw new Error(`Form ${form.key} was not stored`)
  const stored = published(row)
  if (!isDeepStrictEqual(stored.form, form)) {
    throw new Error(
      `Form ${form.key} version ${form.version} was published before. Publish under number ${form.version + 1}.`,
    )
  }
  return stored
}

/**
 * Publishes every form in a folder of configuration (`config/forms/*.json`). A number that somebody published in the
 * administration is left alone: the administration wins from the files (decision 0021).
 */
export async function publishForms(db: Db, folder: string, now: Date): Promise<void> {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
    const definition = JSON.parse(readFileSync(join(folder, name), 'utf8'))
    const there = await store.versionByNumber(db, String(definition.key), Number(definition.version))
    if (there && there.published_by !== null) continue
    await publishForm(db, definition, now).catch((error: Error) => {
      throw new Error(`${name}: ${error.message}`)
    })
  }
}

/** Publishes the forms of the configuration folder that are new. */
export const publishConfiguredForms = (act: Act): Promise<void> =>
  publishForms(act.db, join(act.settings.configDir, 'forms'), act.now)

/**
 * Publishes a form under its next number in the name of a person; answers that number. What somebody is filling in
 * keeps the version it was begun with.
 */
export async function publishNextForm(act: Act, form: FormDefinition, by: string): Promise<number> {
  if (!act.actor.isSystem && !hasRole(act.actor, 'administrator'))
    throw new Forbidden('Publishing a form is for administrators')
  if (form.key.startsWith(ownForms)) throw new Forbidden('This form belongs to a survey')
  const version = ((await store.newestVersion(act.db, form.key))?.version ?? 0) + 1
  const next = checked({ ...form, version }, 'This form')
  if (!(await store.insertVersion(act.db, next, { now: act.now, by })))
    throw new Conflict('Someone else just published a version. Look at it first.')
  return version
}

/** A published version with when and by whom. */
export interface PublishedFormVersion {
  readonly form: FormDefinition
  readonly publishedAt: Date
  readonly publishedBy: string | null
}

const withMoment = (row: store.StoredVersion): PublishedFormVersion => ({
  form: published(row).form,
  publishedAt: row.published_at,
  publishedBy: row.published_by,
})

/** Published versions of a form, newest first. */
export const formVersions = async (db: Db, key: string): Promise<readonly PublishedFormVersion[]> =>
  (await store.versionsOf(db, key)).map(withMoment)

/** The newest version of every form, in order of key. */
export async function newestForms(db: Db): Promise<readonly PublishedFormVersion[]> {
  const all = (await store.allVersions(db)).filter(({ key }) => !key.startsWith(ownForms))
  return all.filter((row, at) => all[at + 1]?.key !== row.key).map(withMoment)
}

/** The newest version of a form. */
export async function currentForm(db: Db, key: string): Promise<PublishedForm> {
  const row = await store.newestVersion(db, key)
  if (!row) throw new NotFound(`form ${key}`)
  return published(row)
}

/** The version a draft or answers were made with. */
export async function formOfVersion(db: Db, versionId: string): Promise<PublishedForm> {
  const earlier = known.get(versionId)
  if (earlier) return earlier
  const row = await store.versionById(db, versionId)
  if (!row) throw new NotFound('form version')
  return published(row)
}

/** The version a code on paper names (`IDEE-1`); null when there is none. Case and spaces do not matter. */
export async function formByPaperCode(db: Db, code: string): Promise<PublishedForm | null> {
  const wanted = code.toUpperCase().replace(/\s/g, '')
  const all = (await store.allVersions(db)).map(published)
  return all.find(({ form }) => paperCode(form) === wanted) ?? null
}
