import { type Generated, sql } from 'kysely'
import type { Db } from '../../kit/db.ts'
import { noSupport, type Side, type Statement, type SupportCount } from './rules.ts'
import type { Voices } from './voice.ts'

interface SupportTable {
  id: Generated<string>
  case_id: string
  voice: string
  person_id: string | null
  name: string | null
  place: string | null
  side: Side
  reason: string | null
  said_at: Date
  withheld_at: Date | null
  answer: string | null
  answered_at: Date | null
}

interface LinkTable {
  token_hash: string
  case_id: string
  voice: string
  person_id: string | null
  said: Statement | null
  made_at: Date
  /** Sent by us to who supported the plan that this one goes on from. */
  asked_again: Generated<boolean>
}

interface PaperTable {
  id: Generated<string>
  case_id: string
  amount: number
  signers: readonly string[] | null
  file_id: string | null
  entered_at: Date
  entered_by: string | null
}

const tables = (db: Db) =>
  db.withTables<{
    initiative_support: SupportTable
    initiative_support_link: LinkTable
    initiative_support_paper: PaperTable
  }>()

/** What somebody says of a plan, confirmed. */
export interface Support extends Readonly<Omit<SupportTable, 'id'>> {
  readonly id: string
}
export interface Paper extends Readonly<Omit<PaperTable, 'id'>> {
  readonly id: string
}
export interface SupportLink extends Readonly<Omit<LinkTable, 'asked_again'>> {
  readonly asked_again: boolean
}

/** Who says it, by digest or by person. */
export interface Whose {
  readonly caseId: string
  readonly voices: Voices
  readonly personId: string | null
}

/** What this voice says of a plan now; `lock` for who is about to change it. */
export async function supportOf(db: Db, whose: Whose, lock = false): Promise<Support | null> {
  const query = tables(db)
    .selectFrom('initiative_support')
    .selectAll()
    .where('case_id', '=', whose.caseId)
    .where((is) =>
      is.or([
        is('voice', 'in', [...whose.voices]),
        ...(whose.personId === null ? [] : [is('person_id', '=', whose.personId)]),
      ]),
    )
    .orderBy('said_at')
  return (await (lock ? query.forUpdate() : query).executeTakeFirst()) ?? null
}

/** Stores it where this voice said nothing yet; false when it did, also in the same moment. */
export async function insertSupport(
  db: Db,
  { caseId, voices, personId }: Whose,
  said: Statement,
  at: Date,
): Promise<boolean> {
  const inserted = await tables(db)
    .insertInto('initiative_support')
    .values({
      case_id: caseId,
      voice: voices[0],
      person_id: personId,
      ...said,
      said_at: at,
      withheld_at: null,
      answer: null,
      answered_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

export async function updateSupport(
  db: Db,
  id: string,
  change: Partial<Omit<Support, 'id' | 'case_id' | 'voice'>>,
): Promise<void> {
  await tables(db).updateTable('initiative_support').set(change).where('id', '=', id).execute()
}

export async function deleteSupport(db: Db, id: string): Promise<void> {
  await tables(db).deleteFrom('initiative_support').where('id', '=', id).execute()
}

/** One statement of a plan by its id. */
export async function supportById(db: Db, caseId: string, id: string): Promise<Support | null> {
  const row = await tables(db)
    .selectFrom('initiative_support')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** All that is said of these plans, the oldest first. */
export async function supportFor(db: Db, caseIds: readonly string[]): Promise<readonly Support[]> {
  if (caseIds.length === 0) return []
  return tables(db)
    .selectFrom('initiative_support')
    .selectAll()
    .where('case_id', 'in', [...caseIds])
    .orderBy('said_at')
    .orderBy('id')
    .execute()
}

/** How many are for, against and on paper, of each of these plans; one query for any number of them. */
export async function supportCounts(
  db: Db,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, SupportCount>> {
  const { rows } = await sql<{ case_id: string; what: keyof SupportCount; amount: number }>`
    select case_id, side as what, count(*)::int as amount from initiative_support
     where case_id = any (${[...caseIds]}::uuid[]) group by case_id, side
     union all
    select case_id, 'paper', sum(amount)::int from initiative_support_paper
     where case_id = any (${[...caseIds]}::uuid[]) group by case_id`.execute(db)
  const counts = new Map<string, SupportCount>()
  for (const { case_id: id, what, amount } of rows)
    counts.set(id, { ...(counts.get(id) ?? noSupport), [what]: amount })
  return counts
}

/** A new link; what was said waits with it. Only the digest of its token is kept. */
export async function insertLink(db: Db, link: Omit<SupportLink, 'asked_again'>): Promise<void> {
  await tables(db).insertInto('initiative_support_link').values(asStored(link)).execute()
}

const asStored = (link: Omit<SupportLink, 'asked_again'>) => ({
  ...link,
  said: link.said && sql<Statement>`${JSON.stringify(link.said)}::jsonb`,
})

/** A link for who is asked again; false for who was asked before, also in the same moment. */
export async function insertLinkOnce(db: Db, link: Omit<SupportLink, 'asked_again'>): Promise<boolean> {
  const inserted = await tables(db)
    .insertInto('initiative_support_link')
    .values({ ...asStored(link), asked_again: true })
    .onConflict((conflict) => conflict.doNothing())
    .returning('token_hash')
    .executeTakeFirst()
  return inserted !== undefined
}

/** How many were asked whether they support this plan too. */
export async function askedAgain(db: Db, caseId: string): Promise<number> {
  const row = await tables(db)
    .selectFrom('initiative_support_link')
    .select(sql<number>`count(*)::int`.as('amount'))
    .where('case_id', '=', caseId)
    .where('asked_again', '=', true)
    .executeTakeFirstOrThrow()
  return row.amount
}

export async function linkByToken(db: Db, tokenHash: string, lock = false): Promise<SupportLink | null> {
  const query = tables(db)
    .selectFrom('initiative_support_link')
    .selectAll()
    .where('token_hash', '=', tokenHash)
  return (await (lock ? query.forUpdate() : query).executeTakeFirst()) ?? null
}

/** One of what this voice said counts now: nothing waits any more. */
export async function forgetWaiting(db: Db, link: Pick<SupportLink, 'case_id' | 'voice'>): Promise<void> {
  await tables(db)
    .updateTable('initiative_support_link')
    .set({ said: null })
    .where('case_id', '=', link.case_id)
    .where('voice', '=', link.voice)
    .where('said', 'is not', null)
    .execute()
}

/** What nobody confirmed in time goes, with its link. Of who was asked again stays that they were, so that nobody is asked twice. */
export async function deleteWaitingBefore(db: Db, before: Date): Promise<void> {
  await tables(db)
    .deleteFrom('initiative_support_link')
    .where('said', 'is not', null)
    .where('made_at', '<', before)
    .where('asked_again', '=', false)
    .execute()
  await tables(db)
    .updateTable('initiative_support_link')
    .set({ said: null })
    .where('said', 'is not', null)
    .where('made_at', '<', before)
    .execute()
}

/** Lists on paper of a plan, the oldest first. */
export async function papersOf(db: Db, caseId: string): Promise<readonly Paper[]> {
  return tables(db)
    .selectFrom('initiative_support_paper')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('entered_at')
    .orderBy('id')
    .execute()
}

export async function insertPaper(db: Db, paper: Omit<Paper, 'id'>): Promise<void> {
  await tables(db)
    .insertInto('initiative_support_paper')
    .values({ ...paper, signers: paper.signers && [...paper.signers] })
    .execute()
}

/** Takes away a list that was entered by mistake; false when it is not one of this plan. */
export async function deletePaper(db: Db, caseId: string, id: string): Promise<boolean> {
  const deleted = await tables(db)
    .deleteFrom('initiative_support_paper')
    .where('case_id', '=', caseId)
    .where('id', '=', id)
    .executeTakeFirst()
  return Number(deleted.numDeletedRows) > 0
}

/** Plans with which this file was entered as a list on paper. */
export async function plansOfList(db: Db, fileId: string): Promise<readonly string[]> {
  const rows = await tables(db)
    .selectFrom('initiative_support_paper')
    .select('case_id')
    .where('file_id', '=', fileId)
    .execute()
  return rows.map(({ case_id }) => case_id)
}

/** Holds the lists of a plan until the end of the transaction, so that two entries see each other. */
export async function lockPapers(db: Db, caseId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`support ${caseId}`}, 0))`.execute(db)
}
