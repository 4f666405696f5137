import { type Selectable, sql } from 'kysely'
import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import { type DecisionTable, type StuckOutcome, type StuckTable, tables } from './tables.ts'

export type Decision = Readonly<Selectable<DecisionTable>>
export type StuckRequest = Readonly<Selectable<StuckTable>>

export async function insertDecision(db: Db, decision: Decision): Promise<void> {
  await tables(db)
    .insertInto('decision')
    .values({
      ...decision,
      body: sql`${JSON.stringify(decision.body)}::jsonb`,
      mandate: decision.mandate ? sql`${JSON.stringify(decision.mandate)}::jsonb` : null,
      criteria: sql`${JSON.stringify(decision.criteria)}::jsonb`,
    })
    .execute()
}

/** Decisions of a case, oldest first. */
export async function decisionsOf(db: Db, caseId: string): Promise<readonly Decision[]> {
  return tables(db)
    .selectFrom('decision')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

export async function insertStuck(
  db: Db,
  stuck: {
    readonly caseId: string
    readonly kind: StuckRequest['kind']
    readonly requirementId: string | null
    readonly textId: string
    readonly raisedBy: string | null
    readonly raisedOn: Day
    readonly due: Day
  },
): Promise<string> {
  const { id } = await tables(db)
    .insertInto('stuck_request')
    .values({
      case_id: stuck.caseId,
      kind: stuck.kind,
      requirement_id: stuck.requirementId,
      text_id: stuck.textId,
      raised_by: stuck.raisedBy,
      raised_on: stuck.raisedOn,
      due_day: stuck.due,
      escalated_on: null,
      answered_on: null,
      answered_by: null,
      outcome: null,
      answer_text_id: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function stuckById(db: Db, id: string): Promise<StuckRequest | null> {
  return (
    (await tables(db).selectFrom('stuck_request').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
  )
}

export async function stuckOf(db: Db, caseId: string): Promise<readonly StuckRequest[]> {
  return tables(db)
    .selectFrom('stuck_request')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('raised_on')
    .orderBy('id')
    .execute()
}

/** The same of many cases. */
export async function stuckOfCases(db: Db, caseIds: readonly string[]): Promise<readonly StuckRequest[]> {
  if (caseIds.length === 0) return []
  return tables(db)
    .selectFrom('stuck_request')
    .selectAll()
    .where('case_id', 'in', [...caseIds])
    .orderBy('raised_on')
    .orderBy('id')
    .execute()
}

/** Everything that waits for an answer, due first on top; with `until` only what is due by then. */
export async function openStuck(db: Db, until?: Day): Promise<readonly StuckRequest[]> {
  let query = tables(db)
    .selectFrom('stuck_request')
    .selectAll()
    .where('answered_on', 'is', null)
    .orderBy('due_day')
    .orderBy('id')
  if (until) query = query.where('due_day', '<=', until)
  return query.execute()
}

export async function saveEscalation(db: Db, id: string, on: Day, due: Day): Promise<void> {
  await tables(db)
    .updateTable('stuck_request')
    .set({ level: 'alderman', escalated_on: on, due_day: due })
    .where('id', '=', id)
    .execute()
}

export async function saveStuckAnswer(
  db: Db,
  id: string,
  answer: {
    readonly on: Day
    readonly by: string | null
    readonly outcome: StuckOutcome
    readonly textId: string
  },
): Promise<void> {
  await tables(db)
    .updateTable('stuck_request')
    .set({
      answered_on: answer.on,
      answered_by: answer.by,
      outcome: answer.outcome,
      answer_text_id: answer.textId,
    })
    .where('id', '=', id)
    .execute()
}

/** How often people were stuck, and what came of it. */
export async function stuckFigures(db: Db): Promise<
  readonly {
    readonly kind: StuckRequest['kind']
    readonly outcome: StuckOutcome | null
    readonly requests: number
  }[]
> {
  const rows = await tables(db)
    .selectFrom('stuck_request')
    .select((eb) => ['kind', 'outcome', eb.fn.countAll<number>().as('requests')])
    .groupBy(['kind', 'outcome'])
    .execute()
  return rows.map((row) => ({ ...row, requests: Number(row.requests) }))
}
