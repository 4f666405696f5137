import { type CaseEvent, type OpenedCase, outcomeOf, stepOf } from '../cases/index.ts'
import type { Act } from '../kit/act.ts'
import type { DomainEvent } from '../kit/events.ts'
import { closeApplication } from './actions/applications.ts'
import { endBy } from './applying/rules.ts'
import { applyingTexts } from './applying/texts.ts'
import { applicationsOfCase, followCase, updateApplication } from './store.ts'

/** Events after which a case may have become public, or be public no longer. */
const turning: readonly unknown[] = [
  'consent_given',
  'consent_withdrawn',
  'published',
  'unpublished',
  'step_completed',
  'withdrawn',
  'merged',
  'reopened',
]

/**
 * The money of a case is named in public as long as the case is. A decision that says no to it, somebody who stops, and a
 * plan that ends, end what was applied for, by whatever way that happened.
 */
export async function applicationsFollowCase(act: Act, event: DomainEvent): Promise<void> {
  await endWithCase(act, event.event as CaseEvent, event.opened as OpenedCase)
  await supplementWithCase(act, event.event as CaseEvent, event.opened as OpenedCase)
  if (!turning.includes(event.what)) return
  const { file, relations } = event.opened as OpenedCase
  await followCase(act.db, file.id, relations.isPublic)
}

async function endWithCase(act: Act, happened: CaseEvent, { file, process }: OpenedCase): Promise<void> {
  const end = endOf(happened, process)
  if (end === null) return
  const decisionId = happened.type === 'decision_taken' ? happened.data.decisionId : null
  for (const application of await applicationsOfCase(act.db, file.id))
    if (!application.ended_at && application.balance.grants === 0)
      await closeApplication(act, application, {
        as: end === 'plan_ended' ? 'withdrawn' : end,
        reason: applyingTexts('nl').booked[end],
        decisionId,
      })
}

/** What was asked for came in with the answer in the conversation: from then its place in the order counts. */
async function supplementWithCase(act: Act, happened: CaseEvent, { file }: OpenedCase): Promise<void> {
  if (happened.type !== 'resumed' || happened.data.because !== 'answered') return
  for (const application of await applicationsOfCase(act.db, file.id))
    if (!application.ended_at && application.incomplete_since)
      await updateApplication(act.db, application.id, {
        incomplete_since: null,
        last_received_at: happened.at,
      })
}

function endOf(
  happened: CaseEvent,
  process: OpenedCase['process'],
): 'refused' | 'not_treated' | 'referred' | 'withdrawn' | 'plan_ended' | null {
  if (happened.type === 'withdrawn') return 'withdrawn'
  if (happened.type !== 'decision_taken' && happened.type !== 'step_completed') return null
  const outcome = outcomeOf(stepOf(process, happened.data.step), happened.data.outcome)
  if (happened.type === 'decision_taken') return endBy(outcome)
  // A step that ends the plan, also without a decision: nobody can decide on the money any more.
  return outcome?.end && !outcome.application ? (endBy(outcome) ?? 'plan_ended') : null
}
