import { change, mayHandle, must, sendToParties } from '../../cases/index.ts'
import { type DeviationFault, deviate, recordResult, resultById } from '../../frameworks/index.ts'
import type { Act } from '../../kit/act.ts'
import { Conflict } from '../../kit/errors.ts'
import { departedLetter, releasedLetter } from '../mails.ts'
import * as store from '../store.ts'
import { texts } from '../texts.ts'
import { mustBeIn, mustHaveWeighing } from './opened.ts'

/** Choosing another outcome than the framework says; always with a reason of one's own. */
export interface OtherOutcome {
  readonly outcome: string
  readonly reason: string
}

const refuse = (act: Act, fault: DeviationFault): never => {
  throw new Conflict(texts(act.locale).faults.deviation[fault])
}

/**
 * The guide shows the outcome to the initiator, with the reason of each point. From here on it is stored as applied:
 * answers, outcome, reasons and version, and the departure from it, if any.
 */
export const releaseWeighing = (
  act: Act,
  input: { readonly caseId: string; readonly text: string | null; readonly other: OtherOutcome | null },
) =>
  change(
    act,
    input.caseId,
    async (act, opened) => {
      must(act, opened, mayHandle)
      const found = await mustHaveWeighing(act, input.caseId)
      mustBeIn(act, found, 'settled')
      const { weighing } = found
      const recorded = await recordResult(act, {
        key: weighing.framework_key,
        version: weighing.framework_version,
        subject: { kind: 'case', id: input.caseId },
        answers: weighing.sheet?.answers ?? {},
        deviation: input.other,
      })
      if (!recorded.ok) {
        if (recorded.deviationFault) return refuse(act, recorded.deviationFault)
        throw new Conflict(texts(act.locale).faults.notWhole)
      }
      const { result } = recorded
      await store.saveRelease(act.db, weighing.id, {
        resultId: result.id,
        text: input.text?.trim() || null,
        by: act.actor.personId,
        at: act.now,
      })
      const outcome = result.deviation?.outcome ?? result.outcome
      return [{ happening: { type: 'weighing_released', data: { weighingId: weighing.id, outcome } } }]
    },
    (act, { after }) => sendToParties(act, after, (about) => releasedLetter(about, input.text)),
  )

/** Departs from an outcome that was released, once: for another view ask a new weighing. The parties hear of it. */
export const departFromWeighing = (act: Act, input: OtherOutcome & { readonly caseId: string }) =>
  change(
    act,
    input.caseId,
    async (act, opened) => {
      must(act, opened, mayHandle)
      const found = await mustHaveWeighing(act, input.caseId)
      mustBeIn(act, found, 'released')
      const { id, result_id: resultId } = found.weighing
      const result = resultId === null ? null : await resultById(act.db, resultId)
      if (!result || result.deviation) throw new Conflict(texts(act.locale).faults.movedOn)
      const { outcome, reason } = input
      const fault = await deviate(act, { resultId: result.id, outcome, reason })
      if (fault) return refuse(act, fault)
      return [{ happening: { type: 'weighing_departed', data: { weighingId: id, outcome } } }]
    },
    (act, { after }) => sendToParties(act, after, (about) => departedLetter(about, input.reason)),
  )
