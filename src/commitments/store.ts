import { type ExpressionBuilder, sql } from 'kysely'
import { addDays, type Day } from '../kit/dates.ts'
import type { Db } from '../kit/db.ts'
import {
  type CommitmentKind,
  type CommitmentStatus,
  type CommitmentSummary,
  type EntryFact,
  type OwnerKind,
  soonDays,
} from './rules.ts'
import { type Tables, tables } from './store/tables.ts'

export interface Commitment extends CommitmentSummary {
  readonly id: string
  /** What it belongs to: a case, or an answer in a project. */
  readonly case_id: string | null
  readonly project_id: string | null
  readonly group_id: string | null
  readonly contribution_id: string | null
  readonly kind: CommitmentKind
  readonly owner_kind: OwnerKind
  readonly owner_person_id: string
  readonly owner_organisation_id: string | null
  readonly department: string | null
  /** Its words, with the texts of its case or of its own. */
  readonly text_id: string | null
  readonly words_id: string | null
  /** False for a promise of a natural person: then only the parties see it (rule 9). */
  readonly for_everyone: boolean
  readonly case_public: boolean
  readonly area_id: string | null
}

export type NewCommitment = Omit<
  Commitment,
  'for_everyone' | 'due_day' | 'kept_on' | 'withdrawn_on' | 'ended_on' | 'ended_because'
>

export async function insertCommitment(db: Db, commitment: NewCommitment, at: Date): Promise<Commitment> {
  return tables(db)
    .insertInto('commitment')
    .values({
      ...commitment,
      due_day: commitment.first_due,
      kept_on: null,
      withdrawn_on: null,
      ended_on: null,
      ended_because: null,
      created_at: at,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** An entry as it was recorded, with its text and files. */
export type StoredEntry = EntryFact & {
  readonly textId: string | null
  readonly wordsId: string | null
  readonly fileIds: readonly string[]
  readonly byPersonId: string | null
}

/** Puts an entry on the record and brings the summary up to date with it. */
export async function insertEntry(db: Db, commitmentId: string, entry: StoredEntry, at: Date): Promise<void> {
  await tables(db)
    .insertInto('commitment_entry')
    .values({
      commitment_id: commitmentId,
      type: entry.type,
      on_day: entry.on,
      due_day: 'due' in entry ? entry.due : null,
      kept_on: entry.type === 'kept' ? entry.keptOn : null,
      because: entry.type === 'ended' ? entry.because : null,
      text_id: entry.textId,
      words_id: entry.wordsId,
      file_ids: entry.fileIds,
      by_person_id: entry.byPersonId,
      at,
    })
    .execute()
  await tables(db)
    .updateTable('commitment')
    .set(summaryChange(entry))
    .where('id', '=', commitmentId)
    .execute()
}

/** What an entry changes in the summary of its promise. */
function summaryChange(entry: EntryFact) {
  switch (entry.type) {
    case 'kept':
      return { kept_on: entry.keptOn }
    case 'withdrawn':
      return { withdrawn_on: entry.on }
    case 'ended':
      return { ended_on: entry.on, ended_because: entry.because }
    default:
      return { due_day: entry.due }
  }
}

/** What happened to a promise, oldest first. */
export async function entriesOf(db: Db, commitmentId: string): Promise<readonly StoredEntry[]> {
  const rows = await tables(db)
    .selectFrom('commitment_entry')
    .select([
      'type',
      'on_day',
      'due_day',
      'kept_on',
      'because',
      'text_id',
      'words_id',
      'file_ids',
      'by_person_id',
    ])
    .where('commitment_id', '=', commitmentId)
    .orderBy('id')
    .execute()
  return rows.map((row) => {
    const { text_id: textId, words_id: wordsId, file_ids: fileIds } = row
    const written = { textId, wordsId, fileIds, byPersonId: row.by_person_id }
    if (row.type === 'kept') return { type: 'kept', on: row.on_day, keptOn: row.kept_on ?? '', ...written }
    if (row.type === 'withdrawn') return { type: 'withdrawn', on: row.on_day, ...written }
    if (row.type === 'ended')
      return { type: 'ended', on: row.on_day, because: row.because ?? 'completed', ...written }
    return { type: row.type, on: row.on_day, due: row.due_day ?? '', ...written }
  })
}

/** Where the last explanation of each promise lies: why it is later, what showed it was kept. */
export async function lastTextIds(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly id: string; readonly isOwn: boolean }>> {
  if (ids.length === 0) return new Map()
  const rows = await tables(db)
    .selectFrom('commitment_entry')
    .distinctOn('commitment_id')
    .select(['commitment_id', 'text_id', 'words_id'])
    .where('commitment_id', 'in', ids)
    .where('type', '<>', 'made')
    .where((eb) => eb.or([eb('text_id', 'is not', null), eb('words_id', 'is not', null)]))
    .orderBy('commitment_id')
    .orderBy('id', 'desc')
    .execute()
  return new Map(
    rows.map(({ commitment_id, text_id, words_id }) => [
      commitment_id,
      { id: text_id ?? words_id ?? '', isOwn: words_id !== null },
    ]),
  )
}

export async function commitmentById(db: Db, id: string, lock = false): Promise<Commitment | null> {
  const query = tables(db).selectFrom('commitment').selectAll().where('id', '=', id)
  return (await (lock ? query.forUpdate() : query).executeTakeFirst()) ?? null
}

/** Promises of a case, by the day they were first promised for. */
/** Promises for everyone on public cases, in slices. */
export async function publicCommitmentsAfter(
  db: Db,
  after: string | null,
  limit: number,
): Promise<readonly Commitment[]> {
  let query = tables(db)
    .selectFrom('commitment')
    .selectAll()
    .where('for_everyone', '=', true)
    .where('case_public', '=', true)
    .orderBy('id')
    .limit(limit)
  if (after !== null) query = query.where('id', '>', after)
  return query.execute()
}

export async function commitmentsOfCase(db: Db, caseId: string): Promise<readonly Commitment[]> {
  return tables(db)
    .selectFrom('commitment')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('first_due')
    .orderBy('id')
    .execute()
}

/** Promises of a case that nobody reported on yet. */
export async function openCommitmentsOfCase(db: Db, caseId: string): Promise<readonly Commitment[]> {
  return (await commitmentsOfCase(db, caseId)).filter(
    ({ kept_on, withdrawn_on, ended_on }) => kept_on === null && withdrawn_on === null && ended_on === null,
  )
}

/** Open promises that somebody owns, in person or through an organisation; the first day on top. */
export async function openCommitmentsOf(
  db: Db,
  personId: string,
  organisationIds: readonly string[] = [],
): Promise<readonly Commitment[]> {
  return tables(db)
    .selectFrom('commitment')
    .selectAll()
    .where('kept_on', 'is', null)
    .where('withdrawn_on', 'is', null)
    .where('ended_on', 'is', null)
    .where((eb) =>
      eb.or([
        eb('owner_person_id', '=', personId),
        ...(organisationIds.length > 0 ? [eb('owner_organisation_id', 'in', organisationIds)] : []),
      ]),
    )
    .orderBy('due_day')
    .orderBy('id')
    .execute()
}

/** Promises of the municipality for these cases whose day that stands now has passed. */
export async function latePromisesOfCases(
  db: Db,
  caseIds: readonly string[],
  today: Day,
): Promise<readonly Commitment[]> {
  if (caseIds.length === 0) return []
  return tables(db)
    .selectFrom('commitment')
    .selectAll()
    .where('case_id', 'in', [...caseIds])
    .where('owner_kind', '=', 'municipality')
    .where('kept_on', 'is', null)
    .where('withdrawn_on', 'is', null)
    .where('ended_on', 'is', null)
    .where('due_day', '<', today)
    .orderBy('due_day')
    .orderBy('id')
    .execute()
}

/** Open promises whose day that stands now lies at or before `until`. */
export async function commitmentsDue(db: Db, until: Day): Promise<readonly Commitment[]> {
  return tables(db)
    .selectFrom('commitment')
    .selectAll()
    .where('kept_on', 'is', null)
    .where('withdrawn_on', 'is', null)
    .where('ended_on', 'is', null)
    .where('due_day', '<=', until)
    .orderBy('due_day')
    .orderBy('id')
    .execute()
}

/** Marks a reminder as given; false when it was given before, or when the clock stands behind one that was given. */
export async function claimReminder(
  db: Db,
  {
    commitmentId,
    due,
    reminder,
    at,
  }: {
    readonly commitmentId: string
    readonly due: Day
    readonly reminder: string
    readonly at: Date
  },
): Promise<boolean> {
  const { rows } = await sql`
    insert into commitment_reminder (commitment_id, due_day, reminder, at)
    select ${commitmentId}, ${due}, ${reminder}, ${at}
     where not exists (
       select from commitment_reminder later
        where later.commitment_id = ${commitmentId} and later.due_day = ${due} and later.at > ${at})
    on conflict do nothing returning commitment_id`.execute(db)
  return rows.length > 0
}

/** Brings what follows from the case up to date in its promises. */
export async function followCase(
  db: Db,
  caseId: string,
  follows: { readonly case_public: boolean; readonly area_id: string | null },
): Promise<readonly Commitment[]> {
  return tables(db)
    .updateTable('commitment')
    .set(follows)
    .where('case_id', '=', caseId)
    .returningAll()
    .execute()
}

export interface CommitmentFilter {
  /** `running` is everything that is not due yet, soon or later. */
  readonly status?: CommitmentStatus | 'running' | undefined
  readonly ownerKind?: OwnerKind | undefined
  readonly kind?: CommitmentKind | undefined
  /** Of the municipality, by its key in the configuration. */
  readonly department?: string | undefined
  readonly areaIds?: readonly string[] | undefined
}

export interface CommitmentCursor {
  readonly due: Day
  readonly id: string
}

type Row = ExpressionBuilder<Tables, 'commitment'>

/** `stateOf` in the words of the database; a test holds the two together. */
function hasStatus(eb: Row, status: CommitmentStatus | 'running', today: Day) {
  const soon = addDays(today, soonDays)
  const open = [eb('kept_on', 'is', null), eb('withdrawn_on', 'is', null), eb('ended_on', 'is', null)]
  switch (status) {
    case 'running':
      return eb.and([...open, eb('first_due', '>=', today)])
    case 'open':
      return eb.and([...open, eb('first_due', '>', soon)])
    case 'due_soon':
      return eb.and([...open, eb('first_due', '>=', today), eb('first_due', '<=', soon)])
    case 'late':
      return eb.and([...open, eb('first_due', '<', today)])
    case 'kept_on_time':
      return eb('kept_on', '<=', eb.ref('first_due'))
    case 'kept_late':
      return eb('kept_on', '>', eb.ref('first_due'))
    case 'withdrawn':
      return eb('withdrawn_on', 'is not', null)
    case 'ended':
      return eb('ended_on', 'is not', null)
  }
}

function publicCommitments(db: Db, filter: CommitmentFilter, today: Day) {
  const { status, ownerKind, kind, department, areaIds } = filter
  let query = tables(db)
    .selectFrom('commitment')
    .where('for_everyone', '=', true)
    .where('case_public', '=', true)
  if (status) query = query.where((eb) => hasStatus(eb, status, today))
  if (ownerKind) query = query.where('owner_kind', '=', ownerKind)
  if (kind) query = query.where('kind', '=', kind)
  if (department) query = query.where('department', '=', department)
  if (areaIds) query = query.where(sql<boolean>`area_id = any(${[...areaIds]}::uuid[])`)
  return query
}

/**
 * Promises that everybody may see, the latest first promised day on top. Keyset paging by that day and id:
 * `after` gives what follows it in the list, `before` what goes ahead of it.
 */
export async function listPublicCommitments(
  db: Db,
  filter: CommitmentFilter,
  today: Day,
  page: {
    readonly after?: CommitmentCursor | null
    readonly before?: CommitmentCursor | null
    readonly limit: number
  },
): Promise<readonly Commitment[]> {
  const { after, before } = page
  const direction = before ? 'asc' : 'desc'
  let query = publicCommitments(db, filter, today)
    .selectAll()
    .orderBy('first_due', direction)
    .orderBy('id', direction)
    .limit(page.limit)
  if (after) query = query.where(sql<boolean>`(first_due, id) < (${after.due}::date, ${after.id}::uuid)`)
  if (before) query = query.where(sql<boolean>`(first_due, id) > (${before.due}::date, ${before.id}::uuid)`)
  const rows = await query.execute()
  return before ? rows.reverse() : rows
}
