import { sql } from 'kysely'
import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import { type Plan, type StepDone, tables } from './tables.ts'

export async function planOf(db: Db, caseId: string): Promise<Plan | null> {
  const query = tables(db).selectFrom('neighbour_plan').selectAll().where('case_id', '=', caseId)
  return (await query.executeTakeFirst()) ?? null
}

/** How a plan stands with its neighbours: reactions without an answer, and the answers its steps follow from. */
export interface Standing {
  readonly case_id: string
  readonly open: number
  readonly plan: Pick<Plan, 'result_id' | 'starts_on'> | null
}

/** The same for any number of plans, in one query. */
export async function standingOf(db: Db, caseIds: readonly string[]): Promise<ReadonlyMap<string, Standing>> {
  if (caseIds.length === 0) return new Map()
  const { rows } = await sql<{
    case_id: string
    open: number
    result_id: string | null
    starts_on: Day | null
  }>`
    select asked.id as case_id, result_id, starts_on,
           (select count(*)::int from reaction where reaction.case_id = asked.id and answer_id is null) as open
      from unnest(${[...caseIds]}::uuid[]) as asked (id)
      left join neighbour_plan on neighbour_plan.case_id = asked.id`.execute(db)
  return new Map(
    rows.map(({ case_id, open, result_id, starts_on }) => [
      case_id,
      { case_id, open, plan: result_id && starts_on ? { result_id, starts_on } : null },
    ]),
  )
}

/** Keeps the answers with a plan; other answers than before take their place. */
export async function savePlan(db: Db, plan: Plan): Promise<void> {
  const { result_id, starts_on } = plan
  await tables(db)
    .insertInto('neighbour_plan')
    .values(plan)
    .onConflict((conflict) => conflict.column('case_id').doUpdateSet({ result_id, starts_on }))
    .execute()
}

export async function setStart(db: Db, caseId: string, startsOn: Day): Promise<void> {
  await tables(db)
    .updateTable('neighbour_plan')
    .set({ starts_on: startsOn })
    .where('case_id', '=', caseId)
    .execute()
}

export const stepsDone = (db: Db, caseId: string): Promise<readonly StepDone[]> =>
  tables(db)
    .selectFrom('neighbour_step')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('done_on')
    .orderBy('step')
    .execute()

/** Steps that were taken of any number of plans. */
export async function stepsDoneOf(db: Db, caseIds: readonly string[]): Promise<readonly StepDone[]> {
  if (caseIds.length === 0) return []
  return tables(db)
    .selectFrom('neighbour_step')
    .selectAll()
    .where('case_id', 'in', [...caseIds])
    .orderBy('done_on')
    .orderBy('step')
    .execute()
}

export async function saveStep(db: Db, done: StepDone): Promise<void> {
  const { done_on, who } = done
  await tables(db)
    .insertInto('neighbour_step')
    .values(done)
    .onConflict((conflict) => conflict.columns(['case_id', 'step']).doUpdateSet({ done_on, who }))
    .execute()
}

export async function removeStep(db: Db, caseId: string, step: string): Promise<void> {
  await tables(db)
    .deleteFrom('neighbour_step')
    .where('case_id', '=', caseId)
    .where('step', '=', step)
    .execute()
}
