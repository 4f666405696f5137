import { sql } from 'kysely'
import type { Db } from '../../kit/db.ts'
import { type EditTable, tables } from './tables.ts'

/** A change that waits for a look by the team. */
export type Edit = Readonly<EditTable>

export async function putEdit(db: Db, edit: Edit): Promise<void> {
  const { case_id: _, ...values } = edit
  await tables(db)
    .insertInto('initiative_edit')
    .values(edit)
    .onConflict((conflict) => conflict.column('case_id').doUpdateSet(values))
    .execute()
}

export async function editOf(db: Db, caseId: string): Promise<Edit | null> {
  const row = await tables(db)
    .selectFrom('initiative_edit')
    .selectAll()
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  return row ?? null
}

/** Which of these initiatives have a change that waits. */
export async function editedOf(db: Db, caseIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (caseIds.length === 0) return new Set()
  const rows = await tables(db)
    .selectFrom('initiative_edit')
    .select('case_id')
    .where('case_id', 'in', [...caseIds])
    .execute()
  return new Set(rows.map((row) => row.case_id))
}

export async function removeEdit(db: Db, caseId: string): Promise<void> {
  await tables(db).deleteFrom('initiative_edit').where('case_id', '=', caseId).execute()
}

/** An idea that was sent and waits for its address to be confirmed. */
export interface SentIdea {
  readonly id: string
  readonly email: string
  readonly input: unknown
  readonly sent_at: Date
  readonly case_id: string | null
}

export async function insertSent(
  db: Db,
  sent: { readonly id: string; readonly email: string; readonly input: object; readonly at: Date },
): Promise<void> {
  await tables(db)
    .insertInto('initiative_sent')
    .values({
      id: sent.id,
      email: sent.email,
      input: sql`${JSON.stringify(sent.input)}::jsonb`,
      sent_at: sent.at,
      case_id: null,
    })
    .execute()
}

/** A sent idea; `lock` lets two followed links become one initiative. */
export async function sentById(db: Db, id: string, lock = false): Promise<SentIdea | null> {
  const query = tables(db).selectFrom('initiative_sent').selectAll().where('id', '=', id)
  return (await (lock ? query.forUpdate() : query).executeTakeFirst()) ?? null
}

/** The idea has its case; what was typed now lives there, with the answers of the form. */
export async function markConfirmed(db: Db, id: string, caseId: string): Promise<void> {
  await tables(db)
    .updateTable('initiative_sent')
    .set({ case_id: caseId, input: sql`'{}'::jsonb` })
    .where('id', '=', id)
    .execute()
}
