import type { Act } from '../kit/act.ts'
import { fileById, type StoredFile } from '../kit/files.ts'
import type { CaseEvent, Visibility } from './events.ts'
import { type OpenedCase, openedCase } from './record.ts'
import { visibleTo } from './rights.ts'
import * as store from './store.ts'

/** An event with what was written and added to it, as far as this reader may see it. */
export interface TimelineItem {
  readonly event: CaseEvent
  /** Null when nothing was written, or when it was erased. */
  readonly text: string | null
  readonly fileIds: readonly string[]
}

/**
 * The timeline of a case for this reader, oldest first: one record for all, each event with its visibility.
 * `only` keeps what others see of it.
 */
export async function timelineFor(
  act: Act,
  opened: OpenedCase,
  only?: readonly Visibility[],
): Promise<readonly TimelineItem[]> {
  const allowed = visibleTo(act.actor, opened.relations).filter((one) => only?.includes(one) ?? true)
  const events = opened.events.filter((event) => allowed.includes(event.visibility))
  const bodies = await store.textsByIds(
    act.db,
    events.map((event) => event.textId),
  )
  const attachments = (await store.attachmentsOf(act.db, opened.file.id)).filter(({ visibility }) =>
    allowed.includes(visibility),
  )
  return events.map((event) => ({
    event,
    text: event.textId === null ? null : (bodies.get(event.textId) ?? null),
    fileIds: attachments.filter((row) => row.event_id === event.id).map((row) => row.file_id),
  }))
}

export interface ConversationItem extends store.Message {
  readonly text: string | null
  /** What stood below an answer by mail; null when nothing did, or when it was erased. */
  readonly quoted: string | null
  /** A request for which the clock stood still, and not a message. */
  readonly isRequest: boolean
  readonly fileIds: readonly string[]
}

/**
 * The one conversation of a case with what the municipality asked for, oldest first; empty for who may not see what the
 * parties see.
 */
export async function conversationFor(act: Act, opened: OpenedCase): Promise<readonly ConversationItem[]> {
  if (!visibleTo(act.actor, opened.relations).includes('parties')) return []
  const messages = await store.messagesOf(act.db, opened.file.id)
  const requests = opened.events.flatMap((event) =>
    event.type === 'paused' && event.textId !== null ? [{ ...event, textId: event.textId }] : [],
  )
  const bodies = await store.textsByIds(act.db, [
    ...messages.flatMap((message) => [message.text_id, message.quoted_text_id]),
    ...requests.map(({ textId }) => textId),
  ])
  const attachments = await store.attachmentsOf(act.db, opened.file.id)
  const items: readonly ConversationItem[] = [
    ...messages.map((message) => ({
      ...message,
      text: bodies.get(message.text_id) ?? null,
      quoted: bodies.get(message.quoted_text_id ?? '') ?? null,
      isRequest: false,
      fileIds: attachments.filter((row) => row.message_id === message.id).map((row) => row.file_id),
    })),
    ...requests.map(({ id, byPersonId, side, textId, at }) => ({
      id: `vraag-${id}`,
      author_id: byPersonId,
      side,
      text_id: textId,
      at,
      via: 'site' as const,
      quoted_text_id: null,
      text: bodies.get(textId) ?? null,
      quoted: null,
      isRequest: true,
      fileIds: [],
    })),
  ]
  return items.toSorted((one, other) => one.at.getTime() - other.at.getTime())
}

/** What the municipality asked, while the clock stands still for the answer; for who sees what the parties see. */
export async function openRequestFor(act: Act, opened: OpenedCase): Promise<string | null> {
  if (opened.state.pausedUntil === null) return null
  if (!visibleTo(act.actor, opened.relations).includes('parties')) return null
  const asked = opened.events.findLast((event) => event.type === 'paused')?.textId ?? null
  return asked === null ? null : ((await store.textsByIds(act.db, [asked])).get(asked) ?? null)
}

/** The file, when it belongs to a case and this reader may see it there; null otherwise. */
export async function caseFileFor(act: Act, fileId: string): Promise<StoredFile | null> {
  for (const attachment of await store.attachmentsOfFile(act.db, fileId)) {
    const opened = await openedCase(act, attachment.case_id)
    if (visibleTo(act.actor, opened.relations).includes(attachment.visibility))
      return fileById(act.db, fileId)
  }
  return null
}
