import type { Act } from '../../kit/act.ts'
import { dayOf } from '../../kit/dates.ts'
import { Conflict } from '../../kit/errors.ts'
import { decisionLetter } from '../mails.ts'
import { type Change, change, must, newId } from '../record.ts'
import { mayDecide } from '../rights.ts'
import {
  type DecisionFault,
  decisionFaults,
  decisionsAskedBy,
  decisionTypeOf,
  lastDayToObject,
  outcomeOf,
  saysNo,
  stepOf,
} from '../rules.ts'
import { sendToParties } from '../send.ts'
import * as store from '../store.ts'
import { texts } from '../texts.ts'

export interface DecisionInput {
  readonly caseId: string
  /** The step the person saw; when the case moved on meanwhile, this is refused. */
  readonly step: string
  readonly outcome: string
  /** The usual decision type of the outcome when left out. */
  readonly type?: string
  readonly reasons: string
  readonly criteria: readonly store.CriterionAnswer[]
  readonly conditions?: string | null
  /** Another scheme, course, partner or person; obligatory where the outcome says no, unless none was found. */
  readonly otherWay?: string | null
  readonly noOtherWayFound?: boolean
  /** What the timeline tells with it, for everybody: such as the amount that was granted. */
  readonly told?: string | null
}

export type DecisionResult =
  | { readonly ok: true; readonly decisionId: string; readonly change: Change }
  | { readonly ok: false; readonly faults: readonly DecisionFault[] }

class Faulty extends Error {
  constructor(readonly faults: readonly DecisionFault[]) {
    super('The decision is not complete')
  }
}

/**
 * Takes a decision and finishes the step with it. Refused without reasons (rule 3), and where it says no
 * without another way or the statement that none was found. A besluit gets its last day to object.
 */
export async function takeDecision(act: Act, input: DecisionInput): Promise<DecisionResult> {
  const decisionId = newId()
  try {
    const done = await change(
      act,
      input.caseId,
      async (act, opened) => {
        const step = stepOf(opened.process, opened.state.step)
        const outcome = outcomeOf(step, input.outcome)
        if (step?.key !== input.step) throw new Conflict(texts(act.locale).refusals.other_step)
        if (!outcome) throw new Faulty(['unknown_outcome'])
        const asked = decisionsAskedBy(step, outcome)
        const typeKey = input.type ?? asked[0] ?? ''
        const type = decisionTypeOf(opened.process, typeKey)
        if (!type || !asked.includes(typeKey))
          throw new Conflict(texts(act.locale).refusals.decision_not_asked)
        must(act, opened, (actor, relations) => mayDecide(actor, relations, type))
        const otherWay = input.otherWay?.trim() || null
        const noOtherWayFound = input.noOtherWayFound ?? false
        const faults = decisionFaults({
          outcome,
          type,
          reasons: input.reasons,
          criteria: input.criteria,
          otherWay,
          noOtherWayFound,
        })
        if (faults.length > 0) throw new Faulty(faults)
        const on = dayOf(act.now)
        await store.insertDecision(act.db, {
          id: decisionId,
          case_id: input.caseId,
          step_key: step.key,
          type_key: type.key,
          outcome_key: outcome.key,
          says_no: saysNo(outcome),
          body: type.body,
          mandate: type.mandate,
          signed_by: act.actor.personId,
          decided_on: on,
          is_besluit: type.is_besluit,
          last_day_to_object: lastDayToObject(type, on),
          reasons: input.reasons.trim(),
          criteria: input.criteria.map(({ key, met, reason }) => ({ key, met, reason: reason.trim() })),
          conditions: input.conditions?.trim() || null,
          other_way: otherWay,
          no_other_way_found: noOtherWayFound,
          created_at: act.now,
        })
        const data = { step: step.key, outcome: outcome.key }
        return [
          {
            happening: { type: 'decision_taken', data: { ...data, decisionId, decisionType: type.key } },
            text: input.told ?? null,
          },
          { happening: { type: 'step_completed', data } },
        ]
      },
      async (act, { after }) => {
        const decision = (await store.decisionsOf(act.db, input.caseId)).find(({ id }) => id === decisionId)
        if (decision) await sendToParties(act, after, (about) => decisionLetter(about, decision))
      },
    )
    return { ok: true, decisionId, change: done }
  } catch (error) {
    if (error instanceof Faulty) return { ok: false, faults: error.faults }
    throw error
  }
}
