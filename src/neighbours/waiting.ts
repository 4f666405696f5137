import { casesByIds } from '../cases/index.ts'
import type { NowLine, NowPart } from '../initiatives/index.ts'
import type { Act } from '../kit/act.ts'
import { type Day, dayOf } from '../kit/dates.ts'
import type { Locale } from '../kit/locale.ts'
import { paths } from '../paths.ts'
import { advisedOf, stepsOf } from './advised.ts'
import { overdueSteps, type PlannedStep } from './rules.ts'
import { openReactionsOf, type Plan, plansOf, stepsDone } from './store.ts'
import { texts } from './texts.ts'

/** So many reactions to this plan wait for an answer of its initiator. */
export const reactionsWait = (locale: Locale, number: string, amount: number): NowLine => ({
  text: `${texts(locale).mine.open(amount)}.`,
  href: paths.caseReactions(number),
})

/** What waits with the neighbours of each plan: reactions without an answer, and steps whose day passed. */
export const neighboursWait: NowPart = async (act, caseIds) => {
  const [open, plans] = await Promise.all([openReactionsOf(act.db, caseIds), plansOf(act.db, caseIds)])
  if (open.size === 0 && plans.length === 0) return new Map()
  const t = texts(act.locale).mine
  const files = await casesByIds(act.db, [...caseIds])
  const late = new Map(
    await Promise.all(plans.map(async (plan) => [plan.case_id, await lateOf(act, plan)] as const)),
  )
  return new Map(
    [...files.values()].map(({ id, number }): readonly [string, readonly NowLine[]] => {
      const amount = open.get(id) ?? 0
      return [
        id,
        [
          ...(amount > 0 ? [reactionsWait(act.locale, number, amount)] : []),
          ...(late.get(id) ?? []).map(({ title }) => ({
            text: t.overdue(title[act.locale]),
            href: paths.caseNeighbours(number),
          })),
        ],
      ]
    }),
  )
}

async function lateOf(act: Act, plan: Plan): Promise<readonly PlannedStep[]> {
  const [advised, done] = await Promise.all([advisedOf(act, plan), stepsDone(act.db, plan.case_id)])
  const today: Day = dayOf(act.now)
  return overdueSteps(stepsOf(act, advised, plan.starts_on, done), today)
}
