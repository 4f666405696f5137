import type { Act } from '../../kit/act.ts'
import { Conflict, Forbidden, NotFound } from '../../kit/errors.ts'
import { readSchemeFiles } from '../files.ts'
import { schemeFollows } from '../findable.ts'
import { mayPublishSchemes } from '../rights.ts'
import { type Adoption, adoptionSchema } from '../schema.ts'
import {
  currentSchemes,
  insertScheme,
  type SchemeVersion,
  schemeVersion,
  storeSchemeAdoption,
} from '../store.ts'
import { texts } from '../texts.ts'
import { checkScheme, type SchemeFault } from '../validate.ts'

const mustPublish = (act: Act): void => {
  if (!mayPublishSchemes(act.actor)) throw new Forbidden('Publishing a scheme is for administrators')
}

const slugTaken = { nl: texts('nl').faults.slug_taken, en: texts('en').faults.slug_taken }

export type PublishedScheme =
  | { readonly ok: true; readonly version: number }
  | { readonly ok: false; readonly faults: readonly SchemeFault[] }

/**
 * Publishes the next version of a scheme; without an adopting decision it is an example. Applications that are under
 * way keep theirs. What is not right is not published: the faults say why.
 */
export async function publishScheme(
  act: Act,
  input: {
    readonly definition: unknown
    readonly adoption?: Adoption | null
    /** In whose name; who acts by default. */
    readonly by?: string
  },
): Promise<PublishedScheme> {
  mustPublish(act)
  const checked = checkScheme(input.definition)
  if (!checked.ok) return checked
  const taken = (await currentSchemes(act.db)).some(
    ({ scheme: { key, slug } }) => slug === checked.scheme.slug && key !== checked.scheme.key,
  )
  if (taken) return { ok: false, faults: [{ where: 'slug', message: slugTaken }] }
  const current = await schemeVersion(act.db, checked.scheme.key)
  const scheme = { ...checked.scheme, version: (current?.scheme.version ?? 0) + 1 }
  const inserted = await insertScheme(act.db, {
    scheme,
    publishedAt: act.now,
    publishedBy: input.by ?? act.actor.personId,
    adoption: input.adoption ? adoptionSchema.parse(input.adoption) : null,
  })
  if (!inserted) throw new Conflict(texts(act.locale).faults.published_meanwhile)
  await schemeFollows(act.db, scheme, act.now)
  return { ok: true, version: scheme.version }
}

/** Records the decision by which the municipality makes a published example its own. */
export async function adoptScheme(
  act: Act,
  input: { readonly key: string; readonly version: number; readonly adoption: Adoption },
): Promise<void> {
  mustPublish(act)
  const adoption = adoptionSchema.parse(input.adoption)
  if (!(await storeSchemeAdoption(act.db, input.key, input.version, adoption))) {
    throw new Conflict(texts(act.locale).faults.not_an_example)
  }
}

/**
 * Publishes the schemes of the configuration folder of which the version is not in the database yet. Run at every
 * start; what the municipality published itself under a higher number stays in force.
 */
export async function publishConfiguredSchemes(act: Act): Promise<readonly string[]> {
  mustPublish(act)
  const published: string[] = []
  for (const scheme of readSchemeFiles(act.settings.configDir)) {
    const current = await schemeVersion(act.db, scheme.key)
    if (current && scheme.version <= current.scheme.version) continue
    const checked = checkScheme(scheme)
    if (!checked.ok) {
      const lines = checked.faults.map(({ where, message }) => `  ${where}: ${message.en}`)
      throw new Error(`Scheme ${scheme.key} is not right:\n${lines.join('\n')}`)
    }
    // When two programs start at once, one of them inserts it.
    await insertScheme(act.db, { scheme, publishedAt: act.now, publishedBy: null, adoption: null })
    await schemeFollows(act.db, scheme, act.now)
    published.push(scheme.key)
  }
  return published
}

/** The version of a scheme that holds; not found when it was never published. */
export async function currentScheme(act: Pick<Act, 'db'>, key: string): Promise<SchemeVersion> {
  const found = await schemeVersion(act.db, key)
  if (!found) throw new NotFound(`No scheme ${key}`)
  return found
}
