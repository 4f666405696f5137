import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import type { Locale } from '../../kit/locale.ts'
import type { CaseFile } from './cases.ts'
import { tables } from './tables.ts'

/** What somebody must still be told by telephone or letter. */
export interface HandLetter {
  readonly id: string
  readonly case_id: string
  readonly person_id: string
  readonly subject: string
  readonly body: string
  /** Language of its reader. */
  readonly locale: Locale
  readonly on_day: Day
}

export async function insertHandLetter(
  db: Db,
  letter: Omit<HandLetter, 'id'> & { readonly at: Date },
): Promise<void> {
  const { at, ...row } = letter
  await tables(db)
    .insertInto('hand_letter')
    .values({ ...row, created_at: at, told_at: null, told_by: null })
    .execute()
}

const columns = ['id', 'case_id', 'person_id', 'subject', 'body', 'locale', 'on_day'] as const

/** What is still to be told in these cases, the oldest first. */
export async function openHandLetters(db: Db, caseIds: readonly string[]): Promise<readonly HandLetter[]> {
  if (caseIds.length === 0) return []
  const rows = await tables(db)
    .selectFrom('hand_letter')
    .select(columns)
    .where('case_id', 'in', [...caseIds])
    .where('told_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, body: row.body ?? '' }))
}

/** What was to be told on this day or before and still is not, in all cases. */
export async function handLettersUntil(db: Db, day: Day): Promise<readonly HandLetter[]> {
  const rows = await tables(db)
    .selectFrom('hand_letter')
    .select(columns)
    .where('told_at', 'is', null)
    .where('on_day', '<=', day)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, body: row.body ?? '' }))
}

/** Cases that ended while their contact still has something to tell; contacts by their identifier. */
export async function endedWithLetters(db: Db, contactIds: readonly string[]): Promise<readonly CaseFile[]> {
  if (contactIds.length === 0) return []
  return tables(db)
    .selectFrom('case_file')
    .selectAll()
    .where('state', '=', 'ended')
    .where((eb) => eb(eb.fn.coalesce('guide_id', 'officer_id'), 'in', [...contactIds]))
    .where('id', 'in', (eb) => eb.selectFrom('hand_letter').select('case_id').where('told_at', 'is', null))
    .orderBy('number')
    .execute()
}

/** They were told: the words are not kept. Answers the subjects of those that were still open. */
export async function markHandLettersTold(
  db: Db,
  told: {
    readonly caseId: string
    readonly ids: readonly string[]
    readonly by: string | null
    readonly at: Date
  },
): Promise<readonly string[]> {
  if (told.ids.length === 0) return []
  const rows = await tables(db)
    .updateTable('hand_letter')
    .set({ body: null, told_at: told.at, told_by: told.by })
    .where('case_id', '=', told.caseId)
    .where('id', 'in', [...told.ids])
    .where('told_at', 'is', null)
    .returning(['subject', 'created_at'])
    .execute()
  return rows
    .toSorted((a, b) => a.created_at.getTime() - b.created_at.getTime())
    .map(({ subject }) => subject)
}
