import type { Db } from '../../kit/db.ts'
import type { SurveyChannel } from '../store.ts'
import type { Counts } from './rules.ts'

interface TallyTable {
  id: string
  survey_id: string
  question: string
  channel: SurveyChannel
  source: string
  started_at: Date
  agreed_at: Date | null
  answers: number | null
}
interface EntryTable {
  tally_id: string
  place: number
  person_id: string
  counts: unknown
  entered_at: Date
}

const tables = (db: Db) => db.withTables<{ survey_tally: TallyTable; survey_tally_entry: EntryTable }>()

/** What one person counted. */
export interface Entry extends Readonly<Omit<EntryTable, 'counts'>> {
  readonly counts: Counts
}
/** Paper that is counted by two people. */
export interface Tally extends Readonly<TallyTable> {
  readonly entries: readonly Entry[]
}

/** The tallies of a survey with what was counted, the newest first. */
export async function talliesOf(db: Db, surveyId: string): Promise<readonly Tally[]> {
  const tallies = await tables(db)
    .selectFrom('survey_tally')
    .selectAll()
    .where('survey_id', '=', surveyId)
    .orderBy('started_at', 'desc')
    .orderBy('id')
    .execute()
  if (tallies.length === 0) return []
  const ids = tallies.map(({ id }) => id)
  const entries = await tables(db)
    .selectFrom('survey_tally_entry')
    .selectAll()
    .where('tally_id', 'in', ids)
    .orderBy('place')
    .execute()
  return tallies.map((tally) => ({
    ...tally,
    entries: entries.filter(({ tally_id }) => tally_id === tally.id) as readonly Entry[],
  }))
}

export async function insertTally(
  db: Db,
  tally: Pick<Tally, 'id' | 'survey_id' | 'question' | 'channel' | 'source' | 'started_at'>,
): Promise<void> {
  await tables(db)
    .insertInto('survey_tally')
    .values({ ...tally, agreed_at: null, answers: null })
    .execute()
}

export async function saveEntry(db: Db, entry: Entry): Promise<void> {
  const { counts, entered_at, ...whose } = entry
  await tables(db)
    .insertInto('survey_tally_entry')
    .values({ ...whose, counts: JSON.stringify(counts), entered_at })
    .onConflict((conflict) =>
      conflict.columns(['tally_id', 'place']).doUpdateSet({ counts: JSON.stringify(counts), entered_at }),
    )
    .execute()
}

export async function agreeTally(db: Db, id: string, answers: number, at: Date): Promise<void> {
  await tables(db).updateTable('survey_tally').set({ agreed_at: at, answers }).where('id', '=', id).execute()
}
