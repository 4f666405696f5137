import {
  type Answers,
  evaluate,
  type FrameworkDefinition,
  type FrameworkVersion,
  fittingMethods,
  optionsOf,
  publishedFramework,
  resultById,
  usableAnswers,
} from '../frameworks/index.ts'
import type { Act } from '../kit/act.ts'
import type { Day } from '../kit/dates.ts'
import { NotFound } from '../kit/errors.ts'
import { frameworkKey, type PlannedStep, stepsFor } from './rules.ts'
import { neighboursConfig } from './schema.ts'
import type { Plan, StepDone } from './store.ts'

/** What the framework says to these answers. */
export interface Advised {
  readonly framework: FrameworkVersion
  readonly answers: Answers
  readonly outcome: string | null
  readonly method: string | null
}

type Asked = Pick<Act, 'db'>

/** The framework in a version, or the newest; @throws NotFound when there is none. */
export async function frameworkAsked(act: Asked, version?: number): Promise<FrameworkVersion> {
  const framework = await publishedFramework(act.db, frameworkKey, version)
  if (!framework) throw new NotFound('framework')
  return framework
}

export function advisedBy(framework: FrameworkVersion, given: Answers): Advised {
  const { definition } = framework
  const answers = usableAnswers(definition, given)
  const { outcome } = evaluate(definition, answers)
  const method = outcome === null ? null : (fittingMethods(definition, answers, outcome)[0]?.id ?? null)
  return { framework, answers, outcome, method }
}

/** What was kept with a plan, by the version it was answered in. */
export async function advisedOf(act: Asked, plan: Plan): Promise<Advised> {
  const result = await resultById(act.db, plan.result_id)
  if (!result) throw new NotFound('result')
  return advisedBy(await frameworkAsked(act, result.version), result.answers)
}

/** The steps of an outcome, with their days. */
export const stepsOf = (
  act: Pick<Act, 'settings'>,
  advised: Pick<Advised, 'outcome' | 'method'>,
  startsOn: Day,
  done: readonly StepDone[] = [],
): readonly PlannedStep[] => stepsFor(neighboursConfig(act.settings).steps, advised, startsOn, done)

/** Answers as they stand in an address; what was asked and left empty stands there too. */
export const pairsOf = (answers: Answers): readonly (readonly [string, string])[] =>
  Object.entries(answers).flatMap(([id, given]) => {
    if (given === undefined) return []
    const values = typeof given === 'string' ? [given] : given
    return values.length === 0
      ? [[id, ''] as const]
      : values.map((value): readonly [string, string] => [id, value])
  })

/** What an address or a form answers, as far as the framework offers it. */
export function answersIn(
  definition: FrameworkDefinition,
  valuesOf: (name: string) => readonly string[] | undefined,
): Answers {
  const read = definition.questions.flatMap((question): (readonly [string, string | readonly string[]])[] => {
    const values = valuesOf(question.id)
    if (values === undefined) return []
    const offered = new Set(optionsOf(question).map(({ id }) => id))
    const known = [...new Set(values)].filter((value) => offered.has(value))
    if (question.kind === 'several') return [[question.id, known]]
    return known[0] === undefined ? [] : [[question.id, known[0]]]
  })
  return usableAnswers(definition, Object.fromEntries(read))
}

/** The version of the framework that is answered now. */
export const checkedVersion = async (act: Asked): Promise<number> =>
  (await frameworkAsked(act)).definition.version
