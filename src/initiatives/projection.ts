import { isDeepStrictEqual } from 'node:util'
import { type OpenedCase, openedCase } from '../cases/index.ts'
import type { Act } from '../kit/act.ts'
import { workingDaysBetween } from '../kit/dates.ts'
import type { DomainEvent } from '../kit/events.ts'
import { findableFollowsCase, isTurning } from './findable.ts'
import { progressOf } from './rules.ts'
import * as store from './store.ts'

/** What the lists need of a case, from its timeline. */
export function projectionOf({ events, file, process, relations, state }: OpenedCase): store.Projection {
  const { stepTerm, submittedOn, guideOn } = state
  const answering = stepTerm?.status === 'running' && stepTerm.owedBy === 'municipality'
  const last = (type: string) => events.findLast((event) => event.type === type)
  const published = state.publishedOn === null ? undefined : last('published')
  return {
    // What was merged keeps its page, and is in no list: it is one plan with the other now.
    public: relations.isPublic && state.end !== 'merged',
    progress: progressOf({ steps: process.steps, step: state.step, end: state.end }),
    answer_due: answering && state.status === 'running' ? stepTerm.due : null,
    waiting: state.status === 'paused',
    submitted_on: submittedOn,
    ended_on: state.endedOn,
    contact_on: submittedOn === null ? null : guideOn,
    contact_days: submittedOn === null || guideOn === null ? null : workingDaysBetween(submittedOn, guideOn),
    // What only some may see must not show as a change to everyone.
    changed_at: events.findLast(({ visibility }) => visibility === 'everyone')?.at ?? file.created_at,
    consent_public_at: state.consentOn === null ? null : (last('consent_given')?.at ?? null),
    approved_public_at: published?.at ?? null,
    approved_public_by: published?.byPersonId ?? null,
  }
}

/** Derives the projection anew; changes nothing for a case that is no initiative. */
export async function projectInitiative(act: Act, caseId: string): Promise<void> {
  await store.saveProjection(act.db, caseId, projectionOf(await openedCase(act, caseId)))
}

/** Reaction to `case_changed`: the lists follow the case in the same transaction. */
export async function followCase(act: Act, event: DomainEvent): Promise<void> {
  const caseId = String(event.caseId)
  const opened = event.opened as OpenedCase
  const before = projectionOf(event.before as OpenedCase)
  const after = projectionOf(opened)
  const turns = isTurning(event.what)
  // Most of what happens, such as a message, leaves the lists as they are.
  if (!turns && isDeepStrictEqual(before, after)) return
  const initiative = await store.saveProjection(act.db, caseId, after)
  // Whatever ends a case may take it off the site (rule 6).
  if (initiative && (turns || before.public !== after.public))
    await findableFollowsCase(act, opened, initiative)
  if (event.what === 'consent_given') {
    const again = { declined_public_at: null, declined_public_by: null, declined_public_reason: null }
    await store.updateInitiative(act.db, caseId, again)
  }
}
