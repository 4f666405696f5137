import type { CaseEvent, OpenedCase } from '../cases/index.ts'
import { initiativeById } from '../initiatives/index.ts'
import type { Act } from '../kit/act.ts'
import type { DomainEvent } from '../kit/events.ts'
import type { OutboxRow } from '../kit/outbox.ts'
import { newsMailKind } from './mails.ts'
import { deleteFollower, insertEvent } from './store.ts'

/** Reaction to `made_public`: something happened that everybody may read, and follow. */
export async function keepPublicEvent(act: Act, event: DomainEvent): Promise<void> {
  await insertEvent(act.db, {
    kind: String(event.kind),
    thing: String(event.thing),
    occasion: String(event.occasion ?? ''),
    happened_at: act.now,
  })
}

/** Reaction to `case_changed`: a plan came on the site, was decided on there, or was carried out. */
export async function plansGoPublic(act: Act, event: DomainEvent): Promise<void> {
  const happened = event.event as CaseEvent
  const { file, state, relations } = event.opened as OpenedCase
  const what = kindOf(happened, state.end)
  if (what === null || !relations.isPublic) return
  if (!(await initiativeById(act.db, file.id))) return
  await insertEvent(act.db, { ...what, thing: file.id, happened_at: act.now })
}

function kindOf(
  event: CaseEvent,
  end: OpenedCase['state']['end'],
): { readonly kind: string; readonly occasion: string } | null {
  if (event.visibility !== 'everyone') return null
  // Taken off the site and put there again it is no news.
  if (event.type === 'published') return { kind: 'plan_published', occasion: '' }
  if (event.type === 'decision_taken') return { kind: 'plan_decided', occasion: event.data.decisionId }
  if (event.type === 'step_completed' && end === 'completed') return { kind: 'plan_completed', occasion: '' }
  return null
}

/** Reaction to `mail_refused`: nobody has this address any more, so nobody follows anything there. */
export async function forgetRefused(act: Act, event: DomainEvent): Promise<void> {
  const { about_kind, about_id } = event.mail as OutboxRow
  if (about_kind === newsMailKind && about_id !== null) await deleteFollower(act.db, about_id)
}
