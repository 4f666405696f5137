import type { Generated, Selectable } from 'kysely'
import type { Day } from '../kit/dates.ts'
import type { Db } from '../kit/db.ts'
import type { ItemKind, LoanState } from './schema.ts'

interface ItemTable {
  id: Generated<string>
  slug: string
  name: string
  name_en: string | null
  kind: ItemKind
  organisation_id: string | null
  amount: number
  most_days: number
  lead_days: number
  summary: string
  summary_en: string | null
  place: string
  costs: string
  conditions: string
  conditions_en: string | null
  contact: string
  is_example: boolean
  retired_on: Day | null
  created_at: Date
  changed_at: Date
  changed_by: string | null
}

interface LoanTable {
  id: Generated<string>
  item_id: string
  person_id: string | null
  case_id: string | null
  amount: number
  starts_on: Day
  ends_on: Day
  phone: string | null
  purpose: string | null
  asked_at: Date
  state: Generated<LoanState>
  answered_at: Date | null
  answered_by: string | null
  answer: string | null
  /** What was broken or missing when it came back; null when all was well. */
  return_note: string | null
  fetched_on: Day | null
  returned_on: Day | null
  reminded_on: Day | null
  return_reminded_on: Day | null
  /** Last told that it should be back. */
  late_told_on: Generated<Day | null>
}

const tables = (db: Db) => db.withTables<{ loan_item: ItemTable; loan: LoanTable }>()

/** Something that can be borrowed. */
export type LoanItem = Readonly<Selectable<ItemTable>>
export type Loan = Readonly<Selectable<LoanTable>>

/** What a lender says of a thing. */
export type ItemContent = Omit<
  LoanItem,
  'id' | 'slug' | 'created_at' | 'changed_at' | 'changed_by' | 'retired_on'
>

/** What is asked for. */
export type NewLoan = Pick<
  Loan,
  'item_id' | 'person_id' | 'case_id' | 'amount' | 'starts_on' | 'ends_on' | 'phone' | 'purpose' | 'asked_at'
>

interface By {
  readonly at: Date
  readonly personId: string | null
}

/** These take their days. */
const holding = ['asked', 'confirmed', 'out'] as const satisfies readonly LoanState[]

/** Every thing by name; those that are retired only for lenders. */
export async function allItems(db: Db, withRetired = false): Promise<readonly LoanItem[]> {
  let query = tables(db).selectFrom('loan_item').selectAll()
  if (!withRetired) query = query.where('retired_on', 'is', null)
  return query.orderBy('name').orderBy('id').execute()
}

export async function itemBySlug(db: Db, slug: string): Promise<LoanItem | null> {
  const row = await tables(db).selectFrom('loan_item').selectAll().where('slug', '=', slug).executeTakeFirst()
  return row ?? null
}

/** The thing; `lock` keeps others from borrowing it meanwhile. */
export async function itemById(db: Db, id: string, lock = false): Promise<LoanItem | null> {
  const query = tables(db).selectFrom('loan_item').selectAll().where('id', '=', id)
  return (await (lock ? query.forUpdate() : query).executeTakeFirst()) ?? null
}

/** Stores a thing; null when the address is taken. */
export async function insertItem(
  db: Db,
  slug: string,
  content: ItemContent,
  by: By,
): Promise<LoanItem | null> {
  const row = await tables(db)
    .insertInto('loan_item')
    .values({
      ...content,
      ...{ slug, retired_on: null },
      ...{ created_at: by.at, changed_at: by.at, changed_by: by.personId },
    })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .returningAll()
    .executeTakeFirst()
  return row ?? null
}

/** Changes a thing; null when somebody else changed it after `seen`. */
export async function updateItem(
  db: Db,
  id: string,
  change: Partial<ItemContent> & { readonly retired_on?: Day | null },
  by: By,
  seen?: Date,
): Promise<LoanItem | null> {
  let query = tables(db)
    .updateTable('loan_item')
    .set({ ...change, changed_at: by.at, changed_by: by.personId })
    .where('id', '=', id)
  if (seen) query = query.where('changed_at', '=', seen)
  return (await query.returningAll().executeTakeFirst()) ?? null
}

/** Stores what is asked for; the database refuses what is more than there is. */
export async function insertLoan(db: Db, loan: NewLoan): Promise<Loan> {
  return tables(db)
    .insertInto('loan')
    .values({
      ...loan,
      ...{
        answered_at: null,
        answered_by: null,
        answer: null,
        return_note: null,
        fetched_on: null,
        returned_on: null,
      },
      ...{ reminded_on: null, return_reminded_on: null },
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function updateLoan(
  db: Db,
  id: string,
  change: Partial<Omit<Loan, 'id' | 'item_id' | 'case_id' | 'asked_at'>>,
): Promise<Loan> {
  return tables(db)
    .updateTable('loan')
    .set(change)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function loanById(db: Db, id: string, lock = false): Promise<Loan | null> {
  const query = tables(db).selectFrom('loan').selectAll().where('id', '=', id)
  return (await (lock ? query.forUpdate() : query).executeTakeFirst()) ?? null
}

/** What takes days of these things, from a day on. */
export async function takenFrom(db: Db, itemIds: readonly string[], from: Day): Promise<readonly Loan[]> {
  if (itemIds.length === 0) return []
  return tables(db)
    .selectFrom('loan')
    .selectAll()
    .where('item_id', 'in', [...itemIds])
    .where('state', 'in', [...holding])
    .where('ends_on', '>=', from)
    .orderBy('starts_on')
    .execute()
}

/** What is asked, agreed or out of these things, first day first. */
export async function openLoans(db: Db, itemIds: readonly string[]): Promise<readonly Loan[]> {
  if (itemIds.length === 0) return []
  return tables(db)
    .selectFrom('loan')
    .selectAll()
    .where('item_id', 'in', [...itemIds])
    .where('state', 'in', [...holding])
    .orderBy('starts_on')
    .orderBy('id')
    .execute()
}

/** What somebody borrows or borrowed, the latest first. */
export async function loansOfPerson(db: Db, personId: string): Promise<readonly Loan[]> {
  return tables(db)
    .selectFrom('loan')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('starts_on', 'desc')
    .limit(50)
    .execute()
}

/** What is borrowed for a plan, first day first. */
export async function loansOfCase(db: Db, caseId: string): Promise<readonly Loan[]> {
  return tables(db)
    .selectFrom('loan')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('state', 'in', [...holding, 'back'])
    .orderBy('starts_on')
    .execute()
}

/** What the morning round looks at: all that is not over. */
export async function runningLoans(db: Db): Promise<readonly Loan[]> {
  return tables(db)
    .selectFrom('loan')
    .selectAll()
    .where('state', 'in', [...holding])
    .orderBy('id')
    .execute()
}

/** Forgets who borrowed what came to its end before this day; what is still out is not over. */
export async function forgetLoans(db: Db, before: Day): Promise<readonly string[]> {
  const rows = await tables(db)
    .updateTable('loan')
    .set({ person_id: null, phone: null, purpose: null, answer: null, return_note: null })
    .where('ends_on', '<', before)
    .where('state', 'not in', [...holding])
    .where((is) =>
      is.or([is('person_id', 'is not', null), is('purpose', 'is not', null), is('phone', 'is not', null)]),
    )
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}
