import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import type { CaseTerm } from '../case-terms.ts'
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
): Promise<{ readonly id: string; readonly digest: string }> {
  const salt = randomBytes(16).toString('hex')
  const { id } = await tables(db)
    .insertInto('case_text')
    .values({
      case_id: text.caseId,
      author_id: text.authorId,
      body: text.body,
      salt,
      created_at: text.at,
      erased_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id, digest: digestOf(salt, text.body) }
}

const digestOf = (salt: string, body: string): string =>
  createHash('sha256').update(`${salt}\n${body}`).digest('hex')

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
  readonly text: { readonly id: string; readonly digest: string } | null
}

export async function insertEvent(db: Db, event: NewEvent): Promise<CaseEvent> {
  const row = await tables(db)
    .insertInto('case_event')
    .values({
      case_id: event.caseId,
      type: event.happening.type,
      data: sql`${JSON.stringify(event.happening.data)}::jsonb`,
      visibility: event.visibility,
      side: event.side,
      by_person_id: event.byPersonId,
      at: event.at,
      on_day: event.on,
      text_id: event.text?.id ?? null,
      text_digest: event.text?.digest ?? null,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return eventOf(row)
}

/** The timeline of a case, oldest first. */
export async function eventsOf(db: Db, caseId: string): Promise<readonly CaseEvent[]> {
  const rows = await tables(db)
    .selectFrom('case_event')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('id')
    .execute()
  return rows.map(eventOf)
}

/** A row of the timeline as the rules know it. */
export function eventOf(row: {
  id: number
  type: string
  data: unknown
  visibility: Visibility
  side: Side
  by_person_id: string | null
  at: Date
  on_day: Day
  text_id: string | null
}): CaseEvent {
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

/** Makes the stored terms of a case those of its state. */
export async function saveTerms(db: Db, caseId: string, terms: readonly CaseTerm[]): Promise<void> {
  const query = tables(db)
  let gone = query.deleteFrom('case_term').where('case_id', '=', caseId)
  if (terms.length > 0)
    gone = gone.where(
      'key',
      'not in',
      terms.map((term) => term.key),
    )
  await gone.execute()
  if (terms.length === 0) return
  await query
    .insertInto('case_term')
    .values(
      terms.map((term) => ({
        case_id: caseId,
        key: term.key,
        kind: term.kind,
        name: term.name,
        owed_by: term.owedBy,
        legal: term.legal,
        from_day: term.from,
        due_day: term.due,
        extended: term.extended,
        done_on: term.doneOn,
        status: term.status,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['case_id', 'key'])
        .doUpdateSet((eb) => ({
          from_day: eb.ref('excluded.from_day'),
          due_day: eb.ref('excluded.due_day'),
          extended: eb.ref('excluded.extended'),
          done_on: eb.ref('excluded.done_on'),
          status: eb.ref('excluded.status'),
        }))
        // Most events leave most terms as they were: nothing is written then, and nothing told.
        .where(
          sql<boolean>`(case_term.from_day, case_term.due_day, case_term.extended, case_term.done_on, case_term.status)
            is distinct from (excluded.from_day, excluded.due_day, excluded.extended, excluded.done_on, excluded.status)`,
        ),
    )
    .execute()
}

export interface RunningTerm {
  readonly case_id: string
  readonly key: string
  readonly kind: CaseTerm['kind']
  readonly name: string
  readonly owed_by: CaseTerm['owedBy']
  readonly from_day: Day
  readonly due_day: Day
  readonly state: 'running' | 'paused' | 'ended'
}

/** Running terms with a last day up to `until`, except those already told as missed. */
export async function runningTermsDue(db: Db, until: Day): Promise<readonly RunningTerm[]> {
  return tables(db)
    .selectFrom('case_term')
    .innerJoin('case_file', 'case_file.id', 'case_term.case_id')
    .select([
      'case_term.case_id',
      'key',
      'case_term.kind',
      'name',
      'owed_by',
      'from_day',
      'case_term.due_day',
      'state',
    ])
    .where('status', '=', 'running')
    .where('case_term.due_day', '<=', until)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('case_signal')
            .select('signal')
            .whereRef('case_signal.case_id', '=', 'case_term.case_id')
            .whereRef('case_signal.subject', '=', 'case_term.key')
            .whereRef('case_signal.due_day', '=', 'case_term.due_day')
            .where('signal', '=', 'missed'),
        ),
      ),
    )
    .orderBy('case_term.due_day')
    .orderBy('case_term.case_id')
    .execute()
}

/** Marks that something was told; false when it was told before. */
export async function claimSignal(
  db: Db,
  signal: {
    readonly caseId: string
    readonly subject: string
    readonly signal: string
    readonly due: Day
    readonly at: Date
  },
): Promise<boolean> {
  const row = await tables(db)
    .insertInto('case_signal')
    .values({
      case_id: signal.caseId,
      subject: signal.subject,
      signal: signal.signal,
      due_day: signal.due,
      at: signal.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('case_id')
    .executeTakeFirst()
  return row !== undefined
}
