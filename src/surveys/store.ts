import { sql } from 'kysely'
import type { Answers, EntryChannel, FormDefinition, PublishedResults } from '../forms/index.ts'
import type { Db } from '../kit/db.ts'
import type { Identity, Quota } from './rules.ts'

/** How what was entered for somebody came in. */
export const entryChannels = ['paper', 'telephone', 'door', 'meeting'] as const
export type SurveyChannel = (typeof entryChannels)[number]
/** The same as the forms know it. */
export const asEntry: Readonly<Record<SurveyChannel, EntryChannel>> = {
  ...{ paper: 'paper', telephone: 'telephone', door: 'street', meeting: 'desk' },
}

interface SurveyTable {
  activity_id: string
  form_key: string
  draft: unknown
  form_version_id: string | null
  identity: Identity
  results: unknown
  results_at: Date | null
  results_by: string | null
  most: number | null
  quota_question: string | null
  most_per_choice: number | null
  changed_at: Date
  changed_by: string | null
}

const tables = (db: Db) =>
  db.withTables<{
    survey: SurveyTable
    survey_answer: { form_answer_id: string; survey_id: string; is_test: boolean; source: string | null }
    survey_taker: { survey_id: string; voice: string }
    form_answer: { id: string; answers: unknown }
  }>()

/** A survey: an activity with questions of its own. */
export interface Survey extends Readonly<Omit<SurveyTable, 'draft' | 'results'>> {
  /** The questions as they are made; they need not be right yet. */
  readonly draft: FormDefinition
  readonly results: PublishedResults | null
}

interface By {
  readonly at: Date
  readonly personId: string | null
}

export async function insertSurvey(
  db: Db,
  one: {
    readonly activityId: string
    readonly formKey: string
    readonly draft: FormDefinition
    readonly identity: Identity
  },
  by: By,
): Promise<void> {
  await tables(db)
    .insertInto('survey')
    .values({
      ...{ activity_id: one.activityId, form_key: one.formKey, identity: one.identity },
      ...{ draft: JSON.stringify(one.draft), form_version_id: null },
      ...{ most: null, quota_question: null, most_per_choice: null },
      ...{ results: null, results_at: null, results_by: null, changed_at: by.at, changed_by: by.personId },
    })
    .execute()
}

export async function surveyById(db: Db, activityId: string): Promise<Survey | null> {
  const row = await tables(db)
    .selectFrom('survey')
    .selectAll()
    .where('activity_id', '=', activityId)
    .executeTakeFirst()
  return (row as Survey | undefined) ?? null
}

/** Throws away a survey that nobody could answer yet. */
export async function deleteSurvey(db: Db, activityId: string): Promise<void> {
  await tables(db).deleteFrom('survey').where('activity_id', '=', activityId).execute()
}

/** The survey, held until the transaction is over: of two changes at once the second sees the first. */
export async function lockSurvey(db: Db, activityId: string): Promise<Survey | null> {
  const row = await tables(db)
    .selectFrom('survey')
    .selectAll()
    .where('activity_id', '=', activityId)
    .forUpdate()
    .executeTakeFirst()
  return (row as Survey | undefined) ?? null
}

/** The survey, not changed by anybody until the transaction is over; others may hold it as well. */
export async function shareSurvey(db: Db, activityId: string): Promise<void> {
  await tables(db)
    .selectFrom('survey')
    .select('activity_id')
    .where('activity_id', '=', activityId)
    .forShare()
    .execute()
}

export async function updateSurvey(
  db: Db,
  activityId: string,
  change: {
    readonly draft?: FormDefinition
    readonly formVersionId?: string
    readonly identity?: Identity
    readonly results?: PublishedResults
    readonly quota?: Quota
  },
  by: By,
): Promise<void> {
  await tables(db)
    .updateTable('survey')
    .set({
      ...(change.draft ? { draft: JSON.stringify(change.draft) } : {}),
      ...(change.formVersionId ? { form_version_id: change.formVersionId } : {}),
      ...change.quota,
      ...(change.identity ? { identity: change.identity } : {}),
      ...(change.results
        ? { results: JSON.stringify(change.results), results_at: by.at, results_by: by.personId }
        : {}),
      ...{ changed_at: by.at, changed_by: by.personId },
    })
    .where('activity_id', '=', activityId)
    .execute()
}

export async function insertSurveyAnswer(
  db: Db,
  one: {
    readonly answersId: string
    readonly surveyId: string
    readonly isTest: boolean
    readonly source: string | null
  },
): Promise<void> {
  await tables(db)
    .insertInto('survey_answer')
    .values({
      ...{ form_answer_id: one.answersId, survey_id: one.surveyId },
      ...{ is_test: one.isTest, source: one.source },
    })
    .execute()
}

/** The same for forms that were counted by hand. */
export async function insertSurveyAnswers(
  db: Db,
  surveyId: string,
  ids: readonly string[],
  source: string,
): Promise<void> {
  if (ids.length === 0) return
  await tables(db)
    .insertInto('survey_answer')
    .values(ids.map((id) => ({ form_answer_id: id, survey_id: surveyId, is_test: false, source })))
    .execute()
}

/** Notes that this voice took part; false when it did before, also in the same moment. */
export async function insertTaker(db: Db, surveyId: string, voice: string): Promise<boolean> {
  const row = await tables(db)
    .insertInto('survey_taker')
    .values({ survey_id: surveyId, voice })
    .onConflict((conflict) => conflict.columns(['survey_id', 'voice']).doNothing())
    .returning('voice')
    .executeTakeFirst()
  return row !== undefined
}

/** Whether one of these voices took part. */
export async function hasTaken(db: Db, surveyId: string, voices: readonly string[]): Promise<boolean> {
  const row = await tables(db)
    .selectFrom('survey_taker')
    .select('voice')
    .where('survey_id', '=', surveyId)
    .where('voice', 'in', [...voices])
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** What was answered, in no order that tells who came first; tests are left out. */
export async function answersThatCount(db: Db, surveyId: string): Promise<readonly Answers[]> {
  const rows = await tables(db)
    .selectFrom('survey_answer')
    .innerJoin('form_answer', 'form_answer.id', 'survey_answer.form_answer_id')
    .select('form_answer.answers')
    .where('survey_id', '=', surveyId)
    .where('is_test', '=', false)
    .orderBy(sql`md5(form_answer.id::text)`)
    .execute()
  return rows.map(({ answers }) => answers as Answers)
}

/** How often each survey of a project was filled in; tests do not count. */
export async function answersBySurvey(db: Db, projectId: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ survey_id: string; answers: number }>`
    select survey_id, count(*)::int as answers
    from survey_answer join activity on activity.id = survey_id
    where project_id = ${projectId} and not is_test group by survey_id`.execute(db)
  return new Map(rows.map(({ survey_id, answers }) => [survey_id, answers]))
}

/** The surveys of a project, and how often each was filled in. */
export async function surveysOf(
  db: Db,
  projectId: string,
): Promise<ReadonlyMap<string, { readonly answers: number }>> {
  const { rows } = await sql<{ activity_id: string; answers: number }>`
    select activity_id, (select count(*)::int from survey_answer where survey_id = activity_id and not is_test) as answers
      from survey join activity on activity.id = activity_id
     where project_id = ${projectId}`.execute(db)
  return new Map(rows.map(({ activity_id, ...survey }) => [activity_id, survey]))
}

/** How many answers the surveys of each of these projects have together. */
export async function answersByProject(
  db: Db,
  projectIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (projectIds.length === 0) return new Map()
  const { rows } = await sql<{ project_id: string; answers: number }>`
    select project_id, count(*)::int as answers
    from survey_answer join activity on activity.id = survey_id
    where project_id = any(${[...projectIds]}::uuid[]) and not is_test group by project_id`.execute(db)
  return new Map(rows.map(({ project_id, answers }) => [project_id, answers]))
}

/** How many answered each survey, and how many tried it out. */
export async function surveyCounts(
  db: Db,
  surveyId: string,
): Promise<{ readonly answers: number; readonly tests: number }> {
  const { rows } = await sql<{ answers: number; tests: number }>`
    select count(*) filter (where not is_test)::int as answers, count(*) filter (where is_test)::int as tests
    from survey_answer where survey_id = ${surveyId}`.execute(db)
  return rows[0] ?? { answers: 0, tests: 0 }
}

/** How many gave each answer to a question; tests do not count. */
export async function choiceCounts(
  db: Db,
  surveyId: string,
  question: string,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ value: string; amount: number }>`
    select answers->>${question} as value, count(*)::int as amount
      from survey_answer join form_answer on form_answer.id = form_answer_id
     where survey_id = ${surveyId} and not is_test and answers->>${question} is not null
     group by 1`.execute(db)
  return new Map(rows.map(({ value, amount }) => [value, amount]))
}
