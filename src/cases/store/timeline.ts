import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import type { CaseEvent, Happening, Side, Visibility } from '../events.ts'
import { tables } from './tables.ts'

/** Keeps a text of a person apart from the timeline, and answers its reference and salted digest. */
export async function insertText(
  db: Db,
  text: {
    readonly caseId: string
    readonly authorId: string | null
    readonly body: string
    readonly at: Date
  },
): Promise<TextRef> {
  const { row, ref } = textRow(text)
  await tables(db).insertInto('case_text').values(row).execute()
  return ref
}

/** Where a text stands, and the salted digest by which the timeline knows it. */
export interface TextRef {
  readonly id: string
  readonly digest: string
}

function textRow(text: {
  readonly caseId: string
  readonly authorId: string | null
  readonly body: string
  readonly at: Date
}) {
  const id = randomUUID()
  const salt = randomBytes(16).toString('hex')
  const digest = createHash('sha256').update(`${salt}\n${text.body}`).digest('hex')
  return {
    ref: { id, digest },
    row: {
      id,
      case_id: text.caseId,
      author_id: text.authorId,
      body: text.body,
      salt,
      created_at: text.at,
      erased_at: null,
    },
  }
}

/** Texts by reference; an erased text is not in the answer. */
export async function textsByIds(
  db: Db,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await tables(db)
    .selectFrom('case_text')
    .select(['id', 'body'])
    .where('id', 'in', wanted)
    .execute()
  return new Map(rows.flatMap((row) => (row.body === null ? [] : [[row.id, row.body]])))
}

/** Removes what a person wrote; the timeline keeps its references and digests, and still verifies (rule 9). */
export async function eraseTextsOf(db: Db, authorId: string, at: Date): Promise<void> {
  await tables(db)
    .updateTable('case_text')
    .set({ body: null, salt: null, erased_at: at })
    .where('author_id', '=', authorId)
    .where('erased_at', 'is', null)
    .execute()
  // What they were still to be told holds their name, and is told no more.
  await tables(db).deleteFrom('hand_letter').where('person_id', '=', authorId).execute()
}

export interface NewEvent {
  readonly caseId: string
  readonly happening: Happening
  readonly visibility: Visibility
  readonly side: Side
  readonly byPersonId: string | null
  readonly at: Date
  readonly on: Day
  /** A text that was stored already. */
  readonly text: TextRef | null
}

export async function insertEvent(db: Db, event: NewEvent): Promise<CaseEvent> {
  const { id } = await tables(db)
    .insertInto('case_event')
    .values(eventRow(event, event.text))
    .returning('id')
    .executeTakeFirstOrThrow()
  return asWritten(event, id, event.text)
}

/** What somebody wrote in the conversation of a case. */
export interface NewMessage {
  readonly id: string
  readonly authorId: string | null
  readonly body: string
  readonly via: 'site' | 'email'
  /** What stood below an answer by mail from earlier. */
  readonly quoted: TextRef | null
}

/** A message with its text and its event on the timeline, in one statement. */
export async function insertMessage(
  db: Db,
  event: Omit<NewEvent, 'text'>,
  message: NewMessage,
): Promise<CaseEvent> {
  const { caseId, at, side } = event
  const text = textRow({ caseId, at, authorId: message.authorId, body: message.body })
  const { id } = await tables(db)
    .with('written', (query) => query.insertInto('case_text').values(text.row))
    .with('said', (query) =>
      query.insertInto('case_message').values({
        id: message.id,
        case_id: caseId,
        author_id: message.authorId,
        side,
        text_id: text.ref.id,
        at,
        via: message.via,
        quoted_text_id: message.quoted?.id ?? null,
      }),
    )
    .insertInto('case_event')
    .values(eventRow(event, text.ref))
    .returning('id')
    .executeTakeFirstOrThrow()
  return asWritten(event, id, text.ref)
}

const eventRow = (event: Omit<NewEvent, 'text'>, text: TextRef | null) => ({
  case_id: event.caseId,
  type: event.happening.type,
  data: sql`${JSON.stringify(event.happening.data)}::jsonb`,
  visibility: event.visibility,
  side: event.side,
  by_person_id: event.byPersonId,
  at: event.at,
  on_day: event.on,
  text_id: text?.id ?? null,
  text_digest: text?.digest ?? null,
})

const asWritten = (event: Omit<NewEvent, 'text'>, id: number, text: TextRef | null): CaseEvent => ({
  ...event.happening,
  id,
  at: event.at,
  on: event.on,
  side: event.side,
  visibility: event.visibility,
  byPersonId: event.byPersonId,
  textId: text?.id ?? null,
})

export interface EventRow {
  readonly id: number
  readonly type: string
  readonly data: unknown
  readonly visibility: Visibility
  readonly side: Side
  readonly by_person_id: string | null
  readonly at: Date
  readonly on_day: Day
  readonly text_id: string | null
}

/** A row of the timeline as the rules know it. */
export function eventOf(row: EventRow): CaseEvent {
  // Only actions of this domain write events, with types checked there; `data` fits `type`.
  const happening = { type: row.type, data: row.data } as Happening
  return {
    ...happening,
    id: row.id,
    at: row.at,
    on: row.on_day,
    side: row.side,
    visibility: row.visibility,
    byPersonId: row.by_person_id,
    textId: row.text_id,
  }
}
