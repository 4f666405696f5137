import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { Act } from '../kit/act.ts'
import type { Db } from '../kit/db.ts'
import { NotFound } from '../kit/errors.ts'
import { paperCode } from './rules.ts'
import type { FormDefinition } from './schema.ts'
import * as store from './store.ts'
import { checkDefinition } from './validate.ts'

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
  if (!result.ok)
    throw new Error(`${name} is not right:\n${result.faults.map((fault) => `  ${fault}`).join('\n')}`)
  return result.form
}

/**
 * Publishes a form version. The same version again does nothing; a change under the same number is refused,
 * because answers keep their version.
 * @throws Error with one line for each fault of the definition
 */
export async function publishForm(db: Db, definition: unknown, now: Date): Promise<PublishedForm> {
  const form = checked(definition, 'This form')
  await store.insertVersion(db, form, now)
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

/** Publishes every form in a folder of configuration (`config/forms/*.json`). */
export async function publishForms(db: Db, folder: string, now: Date): Promise<void> {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
    const definition = JSON.parse(readFileSync(join(folder, name), 'utf8'))
    await publishForm(db, definition, now).catch((error: Error) => {
      throw new Error(`${name}: ${error.message}`)
    })
  }
}

/** Publishes the forms of the configuration folder that are new. */
export const publishConfiguredForms = (act: Act): Promise<void> =>
  publishForms(act.db, join(act.settings.configDir, 'forms'), act.now)

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
