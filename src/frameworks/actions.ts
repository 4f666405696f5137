import type { Act } from '../kit/act.ts'
import { Conflict, Forbidden, NotFound } from '../kit/errors.ts'
import { hasRole } from '../people/index.ts'
import { readFrameworkFiles } from './files.ts'
import { type DeviationFault, deviationFault, evaluate, usableAnswers } from './rules.ts'
import { type Adoption, type Answers, adoptionSchema } from './schema.ts'
import {
  type FrameworkResult,
  type FrameworkVersion,
  highestVersion,
  insertPublished,
  insertResult,
  publishedFramework,
  resultById,
  type Subject,
  storeAdoption,
  storeDeviation,
} from './store.ts'
import { checkFramework, type FrameworkFault } from './validate.ts'

const mustAdminister = (act: Act): void => {
  if (!act.actor.isSystem && !hasRole(act.actor, 'administrator')) {
    throw new Forbidden('Publishing a framework is for administrators')
  }
}

export type Published =
  | { readonly ok: true; readonly version: number }
  | { readonly ok: false; readonly faults: readonly FrameworkFault[] }

/**
 * Publishes a framework version. It gets the next number; without an adopting decision it is an example.
 * A version that is not right is not published: the faults say why.
 */
export async function publishFramework(
  act: Act,
  input: {
    readonly definition: unknown
    readonly adoption?: Adoption | null
    /** In whose name; who acts by default. */
    readonly by?: string
  },
): Promise<Published> {
  mustAdminister(act)
  const checked = checkFramework(input.definition)
  if (!checked.ok) return checked
  const version = (await highestVersion(act.db, checked.definition.key)) + 1
  const inserted = await insertPublished(act.db, {
    definition: { ...checked.definition, version },
    publishedAt: act.now,
    publishedBy: input.by ?? act.actor.personId,
    adoption: input.adoption ? adoptionSchema.parse(input.adoption) : null,
  })
  if (!inserted) throw new Conflict('Someone else just published a version. Look at it first.')
  return { ok: true, version }
}

/** Records the decision by which the municipality makes a published example its own. */
export async function adoptFramework(
  act: Act,
  input: { readonly key: string; readonly version: number; readonly adoption: Adoption },
): Promise<void> {
  mustAdminister(act)
  const adoption = adoptionSchema.parse(input.adoption)
  if (!(await storeAdoption(act.db, input.key, input.version, adoption))) {
    throw new Conflict('This version is already adopted, or does not exist')
  }
}

/**
 * Publishes the frameworks of the configuration folder whose version is not in the database yet.
 * Run at every start; versions that the municipality published itself under a higher number stay in force.
 */
export async function publishConfiguredFrameworks(act: Act): Promise<readonly string[]> {
  mustAdminister(act)
  const published: string[] = []
  for (const definition of readFrameworkFiles(act.settings.configDir)) {
    if (definition.version <= (await highestVersion(act.db, definition.key))) continue
    const checked = checkFramework(definition)
    if (!checked.ok) {
      const lines = checked.faults.map(({ where, message }) => `  ${where}: ${message.en}`)
      throw new Error(`Framework ${definition.key} is not right:\n${lines.join('\n')}`)
    }
    // When two programs start at once, one of them inserts it.
    await insertPublished(act.db, { definition, publishedAt: act.now, publishedBy: null, adoption: null })
    published.push(definition.key)
  }
  return published
}

/** The newest published version of a framework; not found when it was never published. */
export async function currentFramework(act: Pick<Act, 'db'>, key: string): Promise<FrameworkVersion> {
  const framework = await publishedFramework(act.db, key)
  if (!framework) throw new NotFound(`No framework ${key}`)
  return framework
}

export type Recorded =
  | { readonly ok: true; readonly result: FrameworkResult }
  | {
      readonly ok: false
      readonly incomplete: readonly string[]
      readonly deviationFault: DeviationFault | null
    }

/**
 * Applies a framework to answers and stores answers, outcome, reasons and version with the subject.
 * Whether the actor may do this to the subject is for the action that calls this one.
 * `deviation` records at once that the person chose another outcome, with their reason. `version` is the one
 * the answers were given to; the newest by default.
 */
export async function recordResult(
  act: Act,
  input: {
    readonly key: string
    readonly version?: number
    readonly subject: Subject
    readonly answers: Answers
    readonly deviation?: { readonly outcome: string; readonly reason: string } | null
  },
): Promise<Recorded> {
  const framework = await publishedFramework(act.db, input.key, input.version)
  if (!framework) throw new NotFound(`No framework ${input.key}`)
  const { definition } = framework
  const answers = usableAnswers(definition, input.answers)
  const evaluation = evaluate(definition, answers)
  const fault = input.deviation ? deviationFault(definition, evaluation.outcome, input.deviation) : null
  if (evaluation.outcome === null || fault) {
    return { ok: false, incomplete: evaluation.incomplete, deviationFault: fault }
  }
  const result = await insertResult(act.db, {
    key: definition.key,
    version: definition.version,
    subject: input.subject,
    answers,
    outcome: evaluation.outcome,
    reasons: evaluation.reasons,
    scores: evaluation.scores,
    flags: evaluation.flags,
    byPersonId: act.actor.personId,
    at: act.now,
    deviation: input.deviation
      ? {
          outcome: input.deviation.outcome,
          reason: input.deviation.reason.trim(),
          byPersonId: act.actor.personId,
          at: act.now,
        }
      : null,
  })
  return { ok: true, result }
}

/**
 * Departs from a stored outcome, with a reason of the person's own, who and when. Once: for a new view
 * record a new result. The right to do so is checked by the action that calls this one.
 */
export async function deviate(
  act: Act,
  input: { readonly resultId: string; readonly outcome: string; readonly reason: string },
): Promise<DeviationFault | null> {
  const result = await resultById(act.db, input.resultId)
  const framework = result && (await publishedFramework(act.db, result.key, result.version))
  if (!result || !framework) throw new NotFound('No such result')
  const fault = deviationFault(framework.definition, result.outcome, input)
  if (fault) return fault
  const stored = await storeDeviation(act.db, result.id, {
    outcome: input.outcome,
    reason: input.reason.trim(),
    byPersonId: act.actor.personId,
    at: act.now,
  })
  if (!stored) throw new Conflict('Someone already departed from this outcome')
  return null
}
