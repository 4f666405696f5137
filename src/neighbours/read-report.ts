import type { Act } from '../kit/act.ts'
import { dayOf } from '../kit/dates.ts'
import { advisedOf, stepsOf } from './advised.ts'
import { applicationText, type ReportFacts, type Unfinished } from './report.ts'
import { reportOf, reportState } from './rules.ts'
import { answersOf, formOf, planOf, reactionsOf, stepsDone } from './store.ts'
import { texts } from './texts.ts'

/** What the report of a case is made of. */
export async function reportFactsOf(act: Act, caseId: string): Promise<ReportFacts> {
  const { db } = act
  const [plan, form, done, reactions, answers] = await Promise.all([
    planOf(db, caseId),
    formOf(db, caseId),
    stepsDone(db, caseId),
    reactionsOf(db, caseId),
    answersOf(db, caseId),
  ])
  const advised = plan ? await advisedOf(act, plan) : null
  const steps = plan && advised ? stepsOf(act, advised, plan.starts_on, done) : []
  return { advised, steps, form, report: reportOf(reactions, answers) }
}

/** What keeps the report from being finished; null when nothing does. */
export function unfinishedBy({ now }: Pick<Act, 'now'>, { form, report }: ReportFacts): Unfinished {
  if (reportState(form, report, dayOf(now)) === 'collecting') return 'collecting'
  return report.open > 0 ? 'answering' : null
}

/** How the neighbours were involved, for the record of a case; null when nobody began with it. */
export async function neighboursInRecord(
  act: Act,
  caseId: string,
): Promise<{ readonly term: string; readonly value: string } | null> {
  const facts = await reportFactsOf(act, caseId)
  if (!facts.advised && !facts.form) return null
  return {
    term: texts(act.locale).short,
    value: applicationText(facts, act.locale, unfinishedBy(act, facts)),
  }
}
