import type { OpenedCase } from '../cases/index.ts'
import type { Act } from '../kit/act.ts'
import type { DomainEvent } from '../kit/events.ts'
import { followCase } from './store.ts'

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

/** The money of a case is named in public as long as the case is. */
export async function applicationsFollowCase(act: Act, event: DomainEvent): Promise<void> {
  if (!turning.includes(event.what)) return
  const { file, relations } = event.opened as OpenedCase
  await followCase(act.db, file.id, relations.isPublic)
}
