import { sql } from 'kysely'
import type { Db } from '../../kit/db.ts'
import type { FormValues } from '../../kit/form.ts'

interface DraftTable {
  sent_id: string | null
  case_id: string | null
  typed: FormValues
  goes_along: boolean
  updated_at: Date
}

const tables = (db: Db) => db.withTables<{ initiative_money_draft: DraftTable }>()

/** What was filled in of an application for money. */
export type MoneyDraft = Readonly<DraftTable>

/** With an idea that waits for its address, or with a plan. */
export type DraftOf = { readonly sentId: string } | { readonly caseId: string }

const columnOf = (of: DraftOf) =>
  'sentId' in of ? (['sent_id', of.sentId] as const) : (['case_id', of.caseId] as const)

export async function moneyDraftOf(db: Db, of: DraftOf): Promise<MoneyDraft | null> {
  const [column, id] = columnOf(of)
  const row = await tables(db)
    .selectFrom('initiative_money_draft')
    .select(['sent_id', 'case_id', 'typed', 'goes_along', 'updated_at'])
    .where(column, '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** Keeps what was typed; what was kept before goes. */
export async function putMoneyDraft(
  db: Db,
  of: DraftOf,
  draft: { readonly typed: FormValues; readonly goesAlong: boolean; readonly at: Date },
): Promise<void> {
  const values = {
    typed: sql<FormValues>`${JSON.stringify(draft.typed)}::jsonb`,
    goes_along: draft.goesAlong,
    updated_at: draft.at,
  }
  const [column, id] = columnOf(of)
  await tables(db)
    .insertInto('initiative_money_draft')
    .values({ sent_id: null, case_id: null, [column]: id, ...values })
    .onConflict((conflict) => conflict.column(column).doUpdateSet(values))
    .execute()
}

/** The idea became a plan: its draft goes on there, and waits until somebody sends it. */
export async function moveMoneyDraft(db: Db, sentId: string, caseId: string): Promise<void> {
  await tables(db)
    .updateTable('initiative_money_draft')
    .set({ sent_id: null, case_id: caseId, goes_along: false })
    .where('sent_id', '=', sentId)
    .execute()
}

export async function removeMoneyDraft(db: Db, of: DraftOf): Promise<void> {
  const [column, id] = columnOf(of)
  await tables(db).deleteFrom('initiative_money_draft').where(column, '=', id).execute()
}
