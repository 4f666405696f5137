import type { OpenedCase } from '../cases/index.ts'
import type { Act } from '../kit/act.ts'
import type { DomainEvent } from '../kit/events.ts'
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
  'reopened',
]

/** The promises of a case are as public as the case, and in the same place. */
export async function commitmentsFollowCase(act: Act, event: DomainEvent): Promise<void> {
  if (!turning.includes(event.what)) return
  const { file, relations } = event.opened as OpenedCase
  const follows = { case_public: relations.isPublic, area_id: file.area_id }
  await findableFollows(act.db, await store.followCase(act.db, file.id, follows))
}
