import type { Selectable } from 'kysely'
import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import { type AdviceTable, type Aspect, type RequirementTable, tables } from './tables.ts'

export type Advice = Readonly<Selectable<AdviceTable>>
export type Requirement = Readonly<Selectable<RequirementTable>>

export async function insertAdvice(
  db: Db,
  advice: {
    readonly caseId: string
    readonly aspect: Aspect
    readonly question: string
    readonly department: string | null
    readonly adviserId: string | null
    readonly askedBy: string | null
    readonly askedOn: Day
    readonly due: Day
  },
): Promise<string> {
  const { id } = await tables(db)
    .insertInto('advice_request')
    .values({
      case_id: advice.caseId,
      aspect: advice.aspect,
      question: advice.question,
      department: advice.department,
      adviser_id: advice.adviserId,
      asked_by: advice.askedBy,
      asked_on: advice.askedOn,
      due_day: advice.due,
      last_reminded_on: null,
      answered_on: null,
      answered_by: null,
      verdict: null,
      answer: null,
      released_on: null,
      released_text: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function adviceById(db: Db, id: string): Promise<Advice | null> {
  return (
    (await tables(db).selectFrom('advice_request').selectAll().where('id', '=', id).executeTakeFirst()) ??
    null
  )
}

export async function adviceOf(db: Db, caseId: string): Promise<readonly Advice[]> {
  return tables(db)
    .selectFrom('advice_request')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('asked_on')
    .orderBy('id')
    .execute()
}

/** The same of many cases. */
export async function adviceOfCases(db: Db, caseIds: readonly string[]): Promise<readonly Advice[]> {
  if (caseIds.length === 0) return []
  return tables(db)
    .selectFrom('advice_request')
    .selectAll()
    .where('case_id', 'in', [...caseIds])
    .orderBy('asked_on')
    .orderBy('id')
    .execute()
}

/** Questions an adviser has not answered, due first on top. Of a case that ended nothing is asked any more. */
export async function openAdviceOf(db: Db, adviserId: string): Promise<readonly Advice[]> {
  return tables(db)
    .selectFrom('advice_request')
    .innerJoin('case_file', 'case_file.id', 'case_id')
    .selectAll('advice_request')
    .where('adviser_id', '=', adviserId)
    .where('answered_on', 'is', null)
    .where('state', '<>', 'ended')
    .orderBy('due_day')
    .orderBy('advice_request.id')
    .execute()
}

/** Another adviser is to answer. */
export async function setAdviser(db: Db, id: string, adviserId: string): Promise<void> {
  await tables(db).updateTable('advice_request').set({ adviser_id: adviserId }).where('id', '=', id).execute()
}

/** Unanswered questions with a last day up to `until`. */
export async function adviceDue(db: Db, until: Day): Promise<readonly Advice[]> {
  return tables(db)
    .selectFrom('advice_request')
    .selectAll()
    .where('answered_on', 'is', null)
    .where('due_day', '<=', until)
    .orderBy('due_day')
    .orderBy('id')
    .execute()
}

export async function countReminder(db: Db, id: string, on: Day): Promise<void> {
  await tables(db)
    .updateTable('advice_request')
    .set((eb) => ({ reminders: eb('reminders', '+', 1), last_reminded_on: on }))
    .where('id', '=', id)
    .execute()
}

export async function saveAnswer(
  db: Db,
  id: string,
  answer: {
    readonly on: Day
    readonly by: string | null
    readonly verdict: NonNullable<AdviceTable['verdict']>
    readonly text: string
  },
): Promise<void> {
  await tables(db)
    .updateTable('advice_request')
    .set({ answered_on: answer.on, answered_by: answer.by, verdict: answer.verdict, answer: answer.text })
    .where('id', '=', id)
    .execute()
}

export async function saveRelease(db: Db, id: string, on: Day, text: string): Promise<void> {
  await tables(db)
    .updateTable('advice_request')
    .set({ released_on: on, released_text: text })
    .where('id', '=', id)
    .execute()
}

export interface NewRequirement {
  readonly text: string
  readonly ground: 'law' | 'our_wish'
  /** Law and article; obligatory for the ground `law`. */
  readonly source: string | null
  /** What could solve it. */
  readonly solution: string
  /** What it costs in weeks, as far as known. */
  readonly weeks: number | null
}

export async function insertRequirements(
  db: Db,
  advice: Pick<Advice, 'id' | 'case_id'>,
  requirements: readonly NewRequirement[],
): Promise<void> {
  if (requirements.length === 0) return
  await tables(db)
    .insertInto('advice_requirement')
    .values(
      requirements.map((row, position) => ({
        ...row,
        advice_id: advice.id,
        case_id: advice.case_id,
        position,
      })),
    )
    .execute()
}

export async function requirementsOf(db: Db, caseId: string): Promise<readonly Requirement[]> {
  return tables(db)
    .selectFrom('advice_requirement')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('advice_id')
    .orderBy('position')
    .execute()
}

export async function setRequirementOutcome(
  db: Db,
  id: string,
  outcome: Requirement['outcome'],
): Promise<void> {
  await tables(db).updateTable('advice_requirement').set({ outcome }).where('id', '=', id).execute()
}

/** Open questions go to the department under its new name; what was answered keeps the old. */
export async function renameDepartmentOfAdvice(db: Db, from: string, to: string): Promise<void> {
  await tables(db)
    .updateTable('advice_request')
    .set({ department: to })
    .where('department', '=', from)
    .where('answered_on', 'is', null)
    .execute()
}
