import type { OpenedCase } from '../cases/index.ts'
import type { Act } from '../kit/act.ts'
import type { DomainEvent } from '../kit/events.ts'
import { endPromises } from './ending.ts'
import { findableFollows } from './findable.ts'
import * as store from './store.ts'

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

/** Events by which a case can end. */
const ending: readonly unknown[] = ['step_completed', 'withdrawn', 'merged']

/** The promises of a case are as public as the case, in the same place, and end when it ends. */
export async function commitmentsFollowCase(act: Act, event: DomainEvent): Promise<void> {
  if (!turning.includes(event.what)) return
  const opened = event.opened as OpenedCase
  const { file, relations } = opened
  const follows = { case_public: relations.isPublic, area_id: file.area_id }
  await findableFollows(act.db, await store.followCase(act.db, file.id, follows))
  const { end } = opened.state
  if (end !== null && ending.includes(event.what)) await endPromises(act, opened, end)
}
