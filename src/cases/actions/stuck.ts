import type { Act } from '../../kit/act.ts'
import { dayOf } from '../../kit/dates.ts'
import { Conflict, NotFound } from '../../kit/errors.ts'
import { peopleWithRoles } from '../../people/index.ts'
import { stuckAnsweredLetter, stuckRaisedLetter } from '../mails-late.ts'
import { type Change, change, must, mustHaveText, type OpenedCase } from '../record.ts'
import { mayAnswerStuck, maySpeakForInitiator } from '../rights.ts'
import { stuckDue } from '../rules.ts'
import { sendTo, sendToContact, sendToParties } from '../send.ts'
import * as store from '../store.ts'
import { texts } from '../texts.ts'

/** Coordinators who stand outside this case. */
export async function coordinatorsOutside(act: Act, opened: OpenedCase): Promise<readonly string[]> {
  const coordinators = await peopleWithRoles(act.db, 'coordinator')
  return coordinators.map(({ id }) => id).filter((id) => !opened.relations.handlerIds.includes(id))
}

/** "Ik loop vast", or "Is deze eis echt nodig?": someone outside the case answers within five working days. */
export const raiseStuck = (
  act: Act,
  input: {
    readonly caseId: string
    readonly kind: 'stuck' | 'requirement'
    readonly requirementId?: string | null
    readonly text: string
  },
): Promise<Change> => {
  const due = stuckDue(dayOf(act.now))
  return change(
    act,
    input.caseId,
    async (act, opened) => {
      must(act, opened, maySpeakForInitiator)
      const requirementId = input.kind === 'requirement' ? (input.requirementId ?? null) : null
      if (requirementId !== null) {
        const requirements = await store.requirementsOf(act.db, input.caseId)
        if (!requirements.some(({ id }) => id === requirementId)) throw new NotFound()
      }
      const textRef = await store.insertText(act.db, {
        caseId: input.caseId,
        authorId: act.actor.personId,
        body: mustHaveText(act, input.text),
        at: act.now,
      })
      const stuckId = await store.insertStuck(act.db, {
        caseId: input.caseId,
        kind: input.kind,
        requirementId,
        textId: textRef.id,
        raisedBy: act.actor.personId,
        raisedOn: dayOf(act.now),
        due,
      })
      return [
        input.kind === 'stuck'
          ? { happening: { type: 'stuck_raised', data: { stuckId } }, textRef, side: 'initiator' }
          : {
              happening: { type: 'requirement_questioned', data: { stuckId, requirementId } },
              textRef,
              side: 'initiator',
            },
      ]
    },
    async (act, { after }) => {
      const text = input.text.trim()
      await sendTo(act, after, await coordinatorsOutside(act, after), (about) =>
        stuckRaisedLetter(about, input.kind, text, due, 'coordinator'),
      )
      await sendToParties(act, after, (about) => stuckRaisedLetter(about, input.kind, text, due, 'initiator'))
    },
  )
}

/** Answers it, with an outcome that is counted in public. A requirement that is dropped or changed is marked so. */
export async function answerStuck(
  act: Act,
  input: { readonly stuckId: string; readonly outcome: store.StuckOutcome; readonly text: string },
): Promise<Change> {
  const stuck = await store.stuckById(act.db, input.stuckId)
  if (!stuck) throw new NotFound()
  return change(
    act,
    stuck.case_id,
    async (act, opened) => {
      must(act, opened, mayAnswerStuck)
      const fresh = await store.stuckById(act.db, stuck.id)
      if (fresh?.answered_on) throw new Conflict(texts(act.locale).faults.already_answered)
      const textRef = await store.insertText(act.db, {
        caseId: stuck.case_id,
        authorId: act.actor.personId,
        body: mustHaveText(act, input.text),
        at: act.now,
      })
      await store.saveStuckAnswer(act.db, stuck.id, {
        on: dayOf(act.now),
        by: act.actor.personId,
        outcome: input.outcome,
        textId: textRef.id,
      })
      if (stuck.requirement_id && (input.outcome === 'dropped' || input.outcome === 'changed')) {
        await store.setRequirementOutcome(act.db, stuck.requirement_id, input.outcome)
      }
      const data = { stuckId: stuck.id, outcome: input.outcome }
      return [{ happening: { type: 'stuck_answered', data }, textRef, side: 'municipality' }]
    },
    async (act, { after }) => {
      const text = input.text.trim()
      await sendToParties(act, after, (about) => stuckAnsweredLetter(about, input.outcome, text))
      await sendToContact(act, after, (about) => stuckAnsweredLetter(about, input.outcome, text))
    },
  )
}
