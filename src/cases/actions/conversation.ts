import type { Act } from '../../kit/act.ts'
import { Conflict } from '../../kit/errors.ts'
import { filesByIds } from '../../kit/files.ts'
import { personById } from '../../people/index.ts'
import type { Visibility } from '../events.ts'
import { messageLetter, resumedLetter, updateLetter } from '../mails.ts'
import {
  type Change,
  change,
  type Entry,
  must,
  mustHaveText,
  newId,
  type OpenedCase,
  sideOf,
} from '../record.ts'
import { mayHandle, maySpeakForInitiator, mayWrite } from '../rights.ts'
import { sendToContact, sendToParties } from '../send.ts'
import * as store from '../store.ts'
import { texts } from '../texts.ts'

/** Somebody else's file cannot be brought in by its identifier. */
export async function mustOwnFiles(act: Act, fileIds: readonly string[]): Promise<void> {
  if (fileIds.length === 0) return
  const files = await filesByIds(act.db, fileIds)
  const own = files.filter((file) => act.actor.isSystem || file.owner_id === act.actor.personId)
  if (own.length !== new Set(fileIds).size) throw new Conflict(texts(act.locale).faults.file_taken)
}

export interface MessageInput {
  readonly caseId: string
  readonly text: string
  readonly fileIds?: readonly string[]
  /** Came by mail: with what stood below it from earlier. */
  readonly via?: 'email'
  readonly quoted?: string | null
  /** Who takes part wrote it, and a colleague put it here: post that found no place by itself. */
  readonly writtenBy?: string
}

async function messageEntry(act: Act, opened: OpenedCase, input: MessageInput): Promise<Entry> {
  const body = mustHaveText(act, input.text)
  await mustOwnFiles(act, input.fileIds ?? [])
  const authorId = input.writtenBy ?? act.actor.personId
  const side = input.writtenBy ? 'initiator' : sideOf(act, opened.relations)
  const written = { caseId: opened.file.id, authorId, at: act.now }
  const quoted = input.quoted ? await store.insertText(act.db, { ...written, body: input.quoted }) : null
  const via = input.via ?? ('site' as const)
  const message = { id: newId(), authorId, body, via, quoted }
  const happening = { type: 'message_posted', data: { messageId: message.id } } as const
  return { happening, side, message, fileIds: input.fileIds ?? [] }
}

/** The other side hears of a message at once; the writer does not. */
async function tellMessage(act: Act, { after }: Change, input: MessageInput): Promise<void> {
  const author = input.writtenBy ?? act.actor.personId
  // Who acts says their own name; only of another it must be asked.
  const other = author === null || author === act.actor.personId ? null : await personById(act.db, author)
  const from = other?.name ?? act.actor.name ?? ''
  const message = { from, text: input.text.trim(), files: input.fileIds?.length ?? 0 }
  await sendToParties(act, after, (about) => messageLetter(about, { ...message, forStaff: false }), author)
  if (input.writtenBy || sideOf(act, after.relations) === 'initiator') {
    await sendToContact(act, after, (about) => messageLetter(about, { ...message, forStaff: true }), author)
  }
}

/** Writes in the one conversation of the case. */
export const postMessage = (act: Act, input: MessageInput): Promise<Change> =>
  change(
    act,
    input.caseId,
    async (act, opened) => {
      must(act, opened, mayWrite)
      return [await messageEntry(act, opened, input)]
    },
    (act, done) => tellMessage(act, done, input),
  )

/** Answers the request for which the clock stands still: a message, and the clock runs again on the same day. */
export const answerRequest = (act: Act, input: MessageInput): Promise<Change> =>
  change(
    act,
    input.caseId,
    async (act, opened) => {
      must(act, opened, maySpeakForInitiator)
      return [
        await messageEntry(act, opened, input),
        { happening: { type: 'resumed', data: { because: 'answered' } } },
      ]
    },
    async (act, done) => {
      await tellMessage(act, done, input)
      const due = done.after.state.stepTerm?.due ?? null
      await sendToParties(act, done.after, (about) => resumedLetter(about, 'answered', due))
    },
  )

/** News about how it goes, with photos: for everyone, or for the parties only. */
export const postUpdate = (
  act: Act,
  input: MessageInput & { readonly visibility: Exclude<Visibility, 'staff'> },
): Promise<Change> =>
  change(
    act,
    input.caseId,
    async (act, opened) => {
      must(act, opened, mayWrite)
      const fileIds = input.fileIds ?? []
      await mustOwnFiles(act, fileIds)
      const text = mustHaveText(act, input.text)
      return [
        {
          happening: { type: 'update_posted', data: { fileIds } },
          visibility: input.visibility,
          text,
          fileIds,
        },
      ]
    },
    async (act, { after }) => {
      const author = act.actor.personId
      await sendToParties(act, after, (about) => updateLetter(about, input.text.trim(), false), author)
      if (sideOf(act, after.relations) !== 'initiator') return
      await sendToContact(act, after, (about) => updateLetter(about, input.text.trim(), true), author)
    },
  )

/** A note that only staff see. */
export const addNote = (act: Act, input: MessageInput): Promise<Change> =>
  change(act, input.caseId, async (act, opened) => {
    must(act, opened, mayHandle)
    await mustOwnFiles(act, input.fileIds ?? [])
    const text = mustHaveText(act, input.text)
    return [{ happening: { type: 'note_added', data: {} }, text, fileIds: input.fileIds ?? [] }]
  })

/** Files without a message, such as a plan or a budget. */
export const addFiles = (
  act: Act,
  input: { readonly caseId: string; readonly fileIds: readonly string[] },
): Promise<Change> =>
  change(act, input.caseId, async (act, opened) => {
    must(act, opened, mayWrite)
    await mustOwnFiles(act, input.fileIds)
    if (input.fileIds.length === 0) return []
    return [{ happening: { type: 'file_added', data: { fileIds: input.fileIds } }, fileIds: input.fileIds }]
  })
