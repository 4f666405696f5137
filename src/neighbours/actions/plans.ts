import { must, openedCase } from '../../cases/index.ts'
import { type Answers, recordResult } from '../../frameworks/index.ts'
import { type Act, inTransaction } from '../../kit/act.ts'
import type { Day } from '../../kit/dates.ts'
import { NotFound } from '../../kit/errors.ts'
import { mayInvolveNeighbours } from '../rights.ts'
import { frameworkKey } from '../rules.ts'
import { neighboursConfig } from '../schema.ts'
import * as store from '../store.ts'

/** What the result of the framework is about. */
const subjectKind = 'neighbour_plan'

/** The case, for who may keep its plan; @throws Forbidden for anybody else. */
export async function mustInvolve(act: Act, caseId: string) {
  const opened = await openedCase(act, caseId)
  must(act, opened, mayInvolveNeighbours)
  return opened
}

/**
 * Keeps the answers and what follows from them with a plan. New answers take the place of the old ones; steps that were
 * taken stay. False when the answers do not lead to an outcome.
 */
export async function keepPlan(
  act: Act,
  input: {
    readonly caseId: string
    readonly version: number
    readonly answers: Answers
    readonly startsOn: Day
  },
): Promise<boolean> {
  return inTransaction(act, async (act) => {
    const { caseId, version, answers, startsOn } = input
    await mustInvolve(act, caseId)
    const subject = { kind: subjectKind, id: caseId }
    const recorded = await recordResult(act, { key: frameworkKey, version, subject, answers })
    if (!recorded.ok) return false
    await store.savePlan(act.db, {
      case_id: caseId,
      result_id: recorded.result.id,
      starts_on: startsOn,
      created_at: act.now,
    })
    return true
  })
}

/** Another first day: the days of all steps move along. */
export async function movePlan(act: Act, caseId: string, startsOn: Day): Promise<void> {
  await inTransaction(act, async (act) => {
    await mustInvolve(act, caseId)
    await store.setStart(act.db, caseId, startsOn)
  })
}

/** A step was taken: when, who was asked and how. */
export async function takeStep(act: Act, done: store.StepDone): Promise<void> {
  await inTransaction(act, async (act) => {
    await mustInvolve(act, done.case_id)
    const isKnown = neighboursConfig(act.settings).steps.some(({ key }) => key === done.step)
    if (!isKnown || !(await store.planOf(act.db, done.case_id))) throw new NotFound('step')
    await store.saveStep(act.db, done)
  })
}

export async function untakeStep(act: Act, caseId: string, step: string): Promise<void> {
  await inTransaction(act, async (act) => {
    await mustInvolve(act, caseId)
    await store.removeStep(act.db, caseId, step)
  })
}
