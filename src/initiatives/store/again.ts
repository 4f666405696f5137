import type { Generated } from 'kysely'
import type { Db } from '../../kit/db.ts'

interface AgainTable {
  id: Generated<string>
  from_case_id: string
  draft_id: string | null
  case_id: string | null
}

const tables = (db: Db) => db.withTables<{ initiative_again: AgainTable }>()

/** This form is filled in from a plan before. */
export async function insertAgain(
  db: Db,
  again: { readonly fromCaseId: string; readonly draftId: string },
): Promise<void> {
  await tables(db)
    .insertInto('initiative_again')
    .values({ from_case_id: again.fromCaseId, draft_id: again.draftId, case_id: null })
    .execute()
}

/** The form became a plan; nothing for a form that began empty. */
export async function markAgain(db: Db, draftId: string, caseId: string): Promise<void> {
  await tables(db)
    .updateTable('initiative_again')
    .set({ case_id: caseId })
    .where('draft_id', '=', draftId)
    .where('case_id', 'is', null)
    .execute()
}

/** The plan that is done again by this one; null for a plan that is done for the first time. */
export async function doneBefore(db: Db, caseId: string): Promise<string | null> {
  const row = await tables(db)
    .selectFrom('initiative_again')
    .select('from_case_id')
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  return row?.from_case_id ?? null
}
