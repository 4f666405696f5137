import { casesByIds } from '../cases/index.ts'
import { publishedVersions, resultsByIds } from '../frameworks/index.ts'
import type { NowLine, NowPart } from '../initiatives/index.ts'
import type { Act } from '../kit/act.ts'
import { dayOf } from '../kit/dates.ts'
import type { Locale } from '../kit/locale.ts'
import { paths } from '../paths.ts'
import { advisedBy, stepsOf } from './advised.ts'
import { frameworkKey, overdueSteps, type PlannedStep } from './rules.ts'
import { type Standing, standingOf, stepsDoneOf } from './store.ts'
import { texts } from './texts.ts'

/** So many reactions to this plan wait for an answer of its initiator. */
export const reactionsWait = (locale: Locale, number: string, amount: number): NowLine => ({
  text: `${texts(locale).mine.open(amount)}.`,
  href: paths.caseReactions(number),
})

/** What waits with the neighbours of each plan: reactions without an answer, and steps whose day passed. */
export const neighboursWait: NowPart = async (act, caseIds) => {
  const standing = await standingOf(act.db, caseIds)
  const late = await lateSteps(act, [...standing.values()])
  const waiting = [...standing.values()].filter(({ case_id, open }) => open > 0 || late.has(case_id))
  if (waiting.length === 0) return new Map()
  const files = await casesByIds(
    act.db,
    waiting.map(({ case_id }) => case_id),
  )
  return new Map(
    [...files.values()].map(({ id, number }): readonly [string, readonly NowLine[]] => {
      const amount = standing.get(id)?.open ?? 0
      const lines = lateLines(act.locale, number, late.get(id) ?? [])
      return [id, [...(amount > 0 ? [reactionsWait(act.locale, number, amount)] : []), ...lines]]
    }),
  )
}

/** Steps with the neighbours whose day passed, each as a line that leads to where they are taken. */
export const lateLines = (
  locale: Locale,
  number: string,
  steps: readonly PlannedStep[],
): readonly NowLine[] =>
  steps.map(({ title }) => ({
    text: texts(locale).mine.overdue(title[locale]),
    href: paths.caseNeighbours(number),
  }))

/** Of each plan the steps whose day passed; the same three queries for any number of plans. */
export async function lateSteps(
  act: Act,
  standing: readonly Standing[],
): Promise<ReadonlyMap<string, readonly PlannedStep[]>> {
  const planned = standing.flatMap(({ case_id, plan }) => (plan ? [{ case_id, ...plan }] : []))
  if (planned.length === 0) return new Map()
  const [results, done] = await Promise.all([
    resultsByIds(
      act.db,
      planned.map(({ result_id }) => result_id),
    ),
    stepsDoneOf(
      act.db,
      planned.map(({ case_id }) => case_id),
    ),
  ])
  const frameworks = await publishedVersions(
    act.db,
    frameworkKey,
    results.map(({ version }) => version),
  )
  const today = dayOf(act.now)
  const late = planned.flatMap((plan): readonly (readonly [string, readonly PlannedStep[]])[] => {
    const result = results.find(({ id }) => id === plan.result_id)
    const framework = result && frameworks.get(result.version)
    if (!result || !framework) return []
    const taken = done.filter(({ case_id }) => case_id === plan.case_id)
    const steps = stepsOf(act, advisedBy(framework, result.answers), plan.starts_on, taken)
    return [[plan.case_id, overdueSteps(steps, today)]]
  })
  return new Map(late.filter(([, steps]) => steps.length > 0))
}
