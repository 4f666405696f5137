import { sql } from 'kysely'
import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import type { CaseEvent } from '../events.ts'
import type { Process } from '../schema.ts'
import type { Advice } from './advice.ts'
import { knownProcesses } from './processes.ts'
import { tables } from './tables.ts'
import type { RunningTerm } from './terms.ts'
import { eventOf } from './timeline.ts'

// What pages with many cases need, in one query for all of them.

/** The timelines of these cases, each oldest first. */
export async function eventsOfCases(
  db: Db,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, readonly CaseEvent[]>> {
  if (caseIds.length === 0) return new Map()
  const rows = await tables(db)
    .selectFrom('case_event')
    .selectAll()
    .where('case_id', 'in', [...caseIds])
    .orderBy('id')
    .execute()
  const byCase = new Map<string, CaseEvent[]>()
  for (const row of rows) {
    const own = byCase.get(row.case_id) ?? []
    own.push(eventOf(row))
    byCase.set(row.case_id, own)
  }
  return byCase
}

/** The definitions of these versions; those that were read before come from memory. */
export async function processesByIds(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, Process>> {
  return knownProcesses(db, [...new Set(ids)])
}

export type RunningTermOfCase = Omit<RunningTerm, 'state'>

/** Running terms of these cases, the first to end on top. */
export async function runningTermsOf(
  db: Db,
  caseIds: readonly string[],
): Promise<readonly RunningTermOfCase[]> {
  if (caseIds.length === 0) return []
  return tables(db)
    .selectFrom('case_term')
    .select(['case_id', 'key', 'kind', 'name', 'owed_by', 'from_day', 'due_day'])
    .where('status', '=', 'running')
    .where('case_id', 'in', [...caseIds])
    .orderBy('due_day')
    .orderBy('key')
    .execute()
}

/** Open questions to a department that were asked of nobody in person. */
export async function departmentAdvice(db: Db, department: string): Promise<readonly Advice[]> {
  return tables(db)
    .selectFrom('advice_request')
    .innerJoin('case_file', 'case_file.id', 'case_id')
    .selectAll('advice_request')
    .where('adviser_id', 'is', null)
    .where('department', '=', department)
    .where('answered_on', 'is', null)
    .where('state', '<>', 'ended')
    .orderBy('due_day')
    .orderBy('advice_request.id')
    .limit(100)
    .execute()
}

/** What this person advised last, newest first. */
export async function answersOf(db: Db, personId: string, limit: number): Promise<readonly Advice[]> {
  return tables(db)
    .selectFrom('advice_request')
    .selectAll()
    .where('answered_by', '=', personId)
    .where('answered_on', 'is not', null)
    .orderBy('answered_on', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** Cases in which these people take part, the last changed first. */
export async function caseIdsOfPeople(
  db: Db,
  personIds: readonly string[],
  limit: number,
): Promise<readonly string[]> {
  if (personIds.length === 0) return []
  const rows = await tables(db)
    .selectFrom('case_party')
    .innerJoin('case_file', 'case_file.id', 'case_party.case_id')
    .select(['case_file.id', 'last_event_at'])
    .distinct()
    .where('person_id', 'in', [...personIds])
    .where('left_on', 'is', null)
    .orderBy('last_event_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}

/** Running cases without a guide that came in up to a day; for counting what is late without reading it. */
export async function countUnguided(db: Db, until: Day, most: number): Promise<number> {
  const few = tables(db)
    .selectFrom('case_file')
    .select('id')
    .where('guide_id', 'is', null)
    .where('state', '<>', 'ended')
    .where('next_due', '<', until)
    .limit(most)
  const row = await db
    .selectFrom(few.as('few'))
    .select((eb) => eb.fn.countAll<number>().as('amount'))
    .executeTakeFirstOrThrow()
  return row.amount
}

/** Remembers that a person has read a conversation up to now. */
export async function markRead(db: Db, caseId: string, personId: string, at: Date): Promise<void> {
  await tables(db)
    .insertInto('case_reader')
    .values({ case_id: caseId, person_id: personId, read_at: at })
    .onConflict((conflict) =>
      conflict
        .columns(['case_id', 'person_id'])
        .doUpdateSet({ read_at: sql`greatest(case_reader.read_at, excluded.read_at)` }),
    )
    .execute()
}

/**
 * How many messages of the municipality since `from` are new to this person, per case. What they answered they
 * have read; what is older is no news.
 */
export async function unreadOf(
  db: Db,
  personId: string,
  caseIds: readonly string[],
  from: Date,
): Promise<ReadonlyMap<string, number>> {
  if (caseIds.length === 0) return new Map()
  const rows = await tables(db)
    .selectFrom('case_message')
    .leftJoin('case_reader', (join) =>
      join
        .onRef('case_reader.case_id', '=', 'case_message.case_id')
        .on('case_reader.person_id', '=', personId),
    )
    .select((eb) => ['case_message.case_id', eb.fn.countAll<number>().as('unread')])
    .where('case_message.case_id', 'in', [...caseIds])
    .where('side', '<>', 'initiator')
    .where('at', '>', from)
    .where((eb) => eb.or([eb('read_at', 'is', null), eb('at', '>', eb.ref('read_at'))]))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('case_message as own')
            .select('own.id')
            .whereRef('own.case_id', '=', 'case_message.case_id')
            .whereRef('own.at', '>=', 'case_message.at')
            .where('own.author_id', '=', personId),
        ),
      ),
    )
    .groupBy('case_message.case_id')
    .execute()
  return new Map(rows.map((row) => [row.case_id, row.unread]))
}
