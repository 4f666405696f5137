import { sql } from 'kysely'
import type { Db } from '../../db.ts'

export interface Note {
  readonly op: 'read' | 'refused'
  readonly thing: string
  readonly actor: 'person' | 'system' | 'visitor'
  readonly actorId: string | null
  readonly at: Date
  readonly command: string
  readonly requestId: string | null
  /** One row for each; none is one row about no case or person in particular. */
  readonly about: readonly { readonly caseId: string | null; readonly personId: string | null }[]
  readonly details: Readonly<Record<string, string | number | boolean | null>>
}

/** Writes what was read or refused, as one deed. */
export async function insertNote(db: Db, note: Note): Promise<void> {
  const about = note.about.length > 0 ? note.about : [{ caseId: null, personId: null }]
  const cases = about.map(({ caseId }) => caseId)
  const people = about.map(({ personId }) => personId)
  await sql`
    with first as materialized (select nextval('audit_sequence') as id)
    insert into audit_waiting (
      id, deed, at, actor, actor_id, command, request_id, op, kind, thing, case_id, person_id, clear
    )
    select case position when 1 then first.id else nextval('audit_sequence') end, first.id, ${note.at}, ${note.actor},
           ${note.actorId}, ${note.command}, ${note.requestId}, ${note.op}, ${note.op}, ${note.thing}, one.case_id,
           one.person_id, ${JSON.stringify(note.details)}::jsonb
      from first, unnest(${cases}::uuid[], ${people}::uuid[]) with ordinality as one (case_id, person_id, position)
  `.execute(db)
}

/**
 * Forgets what makes the digests of these rows readable by guessing. The log itself stays as it is, and stays sound.
 * Emptying a column or removing a row does this by itself; this is for texts that stay and may no longer be traced.
 */
export async function forgetDigests(db: Db, thing: string, rowIds: readonly string[]): Promise<void> {
  await sql`delete from audit_salt where thing = ${thing} and row_id = any (${rowIds}::text[])`.execute(db)
}
