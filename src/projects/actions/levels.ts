import { type Answers, type DeviationFault, deviate, recordResult } from '../../frameworks/index.ts'
import { type Act, inTransaction } from '../../kit/act.ts'
import { type Day, dayOf } from '../../kit/dates.ts'
import { Conflict } from '../../kit/errors.ts'
import { projectToWorkOn } from '../rights.ts'
import { isOver } from '../rules.ts'
import { frameworkKey } from '../schema.ts'
import * as store from '../store.ts'
import { texts } from '../texts.ts'

/**
 * Answers the framework for a project: outcome, reasons and version are stored. Answering again makes a new outcome
 * that counts from then on; the plan has to be looked at again. Gives the questions that still need an answer.
 */
export async function answerLevel(
  act: Act,
  projectId: string,
  input: { readonly answers: Answers; readonly version?: number },
): Promise<readonly string[]> {
  return inTransaction(act, async (act) => {
    const project = await projectToWorkOn(act, projectId)
    if (isOver(project.state)) throw new Conflict(texts(act.locale).isOver)
    const recorded = await recordResult(act, {
      key: frameworkKey,
      ...(input.version === undefined ? {} : { version: input.version }),
      subject: { kind: 'project', id: projectId },
      answers: input.answers,
    })
    if (!recorded.ok) return recorded.incomplete
    await store.insertLevel(act.db, {
      project_id: projectId,
      result_id: recorded.result.id,
      decided_by: null,
      decided_on: null,
      by_person_id: act.actor.personId,
      at: act.now,
    })
    return []
  })
}

export type DepartureFault = DeviationFault | 'no_name' | 'future'

/** Departs from the outcome, with a reason and the name or function of who decided; both are published. */
export async function departFromLevel(
  act: Act,
  projectId: string,
  input: {
    readonly outcome: string
    readonly reason: string
    readonly decidedBy: string
    readonly decidedOn: Day
  },
): Promise<DepartureFault | null> {
  return inTransaction(act, async (act) => {
    const project = await projectToWorkOn(act, projectId)
    const t = texts(act.locale)
    if (isOver(project.state)) throw new Conflict(t.isOver)
    const [level] = await store.levelsOf(act.db, projectId)
    if (!level) throw new Conflict(t.noLevel)
    if (level.decided_by !== null) throw new Conflict(t.alreadyDeparted)
    if ((await store.plansOf(act.db, projectId)).some(({ level_id }) => level_id === level.id))
      throw new Conflict(t.levelInPlan)
    if (input.decidedBy.trim() === '') return 'no_name'
    if (input.decidedOn > dayOf(act.now)) return 'future'
    const fault = await deviate(act, {
      resultId: level.result_id,
      outcome: input.outcome,
      reason: input.reason,
    })
    if (fault) return fault
    await store.updateLevel(act.db, level.id, {
      decided_by: input.decidedBy.trim(),
      decided_on: input.decidedOn,
    })
    return null
  })
}
