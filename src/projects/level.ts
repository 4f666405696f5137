import {
  type Answers,
  type Explanation,
  explain,
  type FrameworkResult,
  type FrameworkVersion,
  fittingMethods,
  publishedFramework,
  resultById,
  resultsByIds,
} from '../frameworks/index.ts'
import type { Act } from '../kit/act.ts'
import { type Locale, say } from '../kit/locale.ts'
import { emptyPlan, type Plan, type Reach, type Way } from './schema.ts'
import { type Level, latestLevelsOf, levelsOf } from './store.ts'

/** How much influence people get in a project: what the framework said of which answers, and what was chosen. */
export interface ChosenLevel {
  readonly level: Level
  readonly result: FrameworkResult
  readonly framework: FrameworkVersion
  /** The outcome that counts: of the framework, or of who departed from it. */
  readonly outcome: string
}

/** A level with the framework and the answers it came from. */
export async function openLevel(act: Pick<Act, 'db'>, level: Level): Promise<ChosenLevel> {
  const result = await resultById(act.db, level.result_id)
  const framework = result && (await publishedFramework(act.db, result.key, result.version))
  if (!result || !framework) throw new Error(`level ${level.id} has no framework`)
  return { level, result, framework, outcome: result.deviation?.outcome ?? result.outcome }
}

/** What counts now; null while nobody answered the framework. */
export async function latestLevel(act: Pick<Act, 'db'>, projectId: string): Promise<ChosenLevel | null> {
  const [level] = await levelsOf(act.db, projectId)
  return level ? openLevel(act, level) : null
}

/** The same of more projects at once; a project of which nobody answered the framework is not in it. */
export async function latestLevels(
  act: Pick<Act, 'db'>,
  projectIds: readonly string[],
): Promise<ReadonlyMap<string, ChosenLevel>> {
  const levels = await latestLevelsOf(act.db, projectIds)
  const results = await resultsByIds(
    act.db,
    levels.map(({ result_id }) => result_id),
  )
  const nameOf = ({ key, version }: FrameworkResult): string => `${key} ${version}`
  const used = [...new Map(results.map((result) => [nameOf(result), result]))]
  const frameworks = new Map(
    await Promise.all(
      used.map(
        async ([name, { key, version }]) => [name, await publishedFramework(act.db, key, version)] as const,
      ),
    ),
  )
  return new Map(
    levels.map((level) => {
      const result = results.find(({ id }) => id === level.result_id)
      const framework = result && frameworks.get(nameOf(result))
      if (!result || !framework) throw new Error(`level ${level.id} has no framework`)
      const outcome = result.deviation?.outcome ?? result.outcome
      return [level.project_id, { level, result, framework, outcome }] as const
    }),
  )
}

export const explainLevel = ({ framework, result }: ChosenLevel, locale: Locale): Explanation =>
  explain(framework.definition, result.answers, locale)

/** Title of an outcome and the one sentence of what it binds. */
export function outcomeWords(
  { framework }: Pick<ChosenLevel, 'framework'>,
  id: string,
  locale: Locale,
): { readonly title: string; readonly summary: string } {
  const outcome = framework.definition.outcomes.find((one) => one.id === id)
  return outcome
    ? { title: say(outcome.title, locale), summary: say(outcome.summary, locale) }
    : { title: id, summary: '' }
}

/** Methods and precautions that fit the outcome that counts. */
export const fitting = ({ framework, result, outcome }: ChosenLevel) =>
  fittingMethods(framework.definition, result.answers, outcome)

/** Methods at a screen, and those for which we go to people; the others are where people come to us. */
const usualReach: Readonly<Record<string, Reach>> = {
  website: 'online',
  survey: 'online',
  street_talk: 'outreach',
  walk_round: 'outreach',
}

/** What a plan begins with: what the framework knows already. */
export function begunPlan(chosen: ChosenLevel | null): Plan {
  if (!chosen) return emptyPlan
  const found = fitting(chosen)
  const ways = found
    .filter(({ kind }) => kind === 'method')
    .map(
      ({ id, title }): Way => ({
        ...{ key: id, method: id, what: title.nl, from: null, until: null, when: '', where: '' },
        reach: usualReach[id] ?? 'offline',
      }),
    )
  const care = found.filter(({ kind }) => kind === 'care')
  return {
    ...emptyPlan,
    ways,
    care: care.map(({ id }) => id),
    open: roomWords(chosen),
    use: outcomeWords(chosen, chosen.outcome, 'nl').summary,
  }
}

/** What people can still change, as it was answered. */
function roomWords({ framework, result }: ChosenLevel): string {
  const question = framework.definition.questions.find(({ id }) => id === 'room')
  const answer = result.answers.room
  const option = question?.options?.find(({ id }) => id === answer)
  return option ? `${option.text.nl}.` : ''
}

/** The answers as the fields of a form hold them. */
export const answersOf = (answers: Answers): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    Object.entries(answers).flatMap(([id, answer]) =>
      answer === undefined
        ? []
        : [[`antwoord_${id}`, typeof answer === 'string' ? [answer] : answer] as const],
    ),
  )
