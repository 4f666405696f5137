import { sql } from 'kysely'
import type { Answers } from '../forms/index.ts'
import type { Day } from '../kit/dates.ts'
import type { Db } from '../kit/db.ts'
import { type EvaluationResults, type Group, groups } from './schema.ts'

interface EvaluationTable {
  id: string
  project_id: string
  opened_on: Day
  closes_on: Day
  participants_form: string
  staff_form: string
  board_form: string
  reminded_on: Day | null
  results: unknown
  results_at: Date | null
  changed_at: Date
  changed_by: string | null
}

interface InvitationTable {
  id: string
  evaluation_id: string
  who: Group
  voice: string
  email: string | null
  mailed: boolean
  answered: boolean
  declined: boolean
}

const tables = (db: Db) =>
  db.withTables<{
    evaluation: EvaluationTable
    evaluation_invitation: InvitationTable
    evaluation_answer: { form_answer_id: string; evaluation_id: string; who: Group }
    form_answer: { id: string; answers: unknown }
  }>()

/** How taking part in a project went, asked afterwards. */
export interface Evaluation extends Readonly<Omit<EvaluationTable, 'results'>> {
  readonly results: EvaluationResults | null
}
export type Invitation = Readonly<InvitationTable>

interface By {
  readonly at: Date
  readonly personId: string | null
}

/** Opens it; null when the project has one already. */
export async function insertEvaluation(
  db: Db,
  one: Pick<
    EvaluationTable,
    'id' | 'project_id' | 'opened_on' | 'closes_on' | 'participants_form' | 'staff_form' | 'board_form'
  >,
  by: By,
): Promise<boolean> {
  const row = await tables(db)
    .insertInto('evaluation')
    .values({
      ...one,
      ...{ reminded_on: null, results: null, results_at: null },
      ...{ changed_at: by.at, changed_by: by.personId },
    })
    .onConflict((conflict) => conflict.column('project_id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

const asEvaluation = (row: EvaluationTable | undefined): Evaluation | null =>
  (row as Evaluation | undefined) ?? null

export const evaluationOf = async (db: Db, projectId: string): Promise<Evaluation | null> =>
  asEvaluation(
    await tables(db)
      .selectFrom('evaluation')
      .selectAll()
      .where('project_id', '=', projectId)
      .executeTakeFirst(),
  )

/** The evaluations of these projects, in one statement. */
export async function evaluationsOf(db: Db, projectIds: readonly string[]): Promise<readonly Evaluation[]> {
  if (projectIds.length === 0) return []
  const rows = await tables(db)
    .selectFrom('evaluation')
    .selectAll()
    .where('project_id', 'in', [...projectIds])
    .execute()
  return rows as readonly Evaluation[]
}

export const evaluationById = async (db: Db, id: string): Promise<Evaluation | null> =>
  asEvaluation(await tables(db).selectFrom('evaluation').selectAll().where('id', '=', id).executeTakeFirst())

/** The evaluation, held until the transaction is over. */
export const lockEvaluation = async (db: Db, id: string): Promise<Evaluation | null> =>
  asEvaluation(
    await tables(db).selectFrom('evaluation').selectAll().where('id', '=', id).forUpdate().executeTakeFirst(),
  )

/** Evaluations of which nothing was told yet. */
export async function evaluationsGoing(db: Db): Promise<readonly Evaluation[]> {
  const rows = await tables(db)
    .selectFrom('evaluation')
    .selectAll()
    .where('results', 'is', null)
    .orderBy('closes_on')
    .orderBy('id')
    .execute()
  return rows as unknown as readonly Evaluation[]
}

/** Evaluations that are over, the newest first. */
export async function evaluationsOver(db: Db): Promise<readonly Evaluation[]> {
  const rows = await tables(db)
    .selectFrom('evaluation')
    .selectAll()
    .where('results', 'is not', null)
    .orderBy('closes_on', 'desc')
    .orderBy('id')
    .execute()
  return rows as unknown as readonly Evaluation[]
}

export async function updateEvaluation(
  db: Db,
  id: string,
  change: {
    readonly closes_on?: Day
    readonly reminded_on?: Day
    readonly results?: EvaluationResults
  },
  by: By,
): Promise<void> {
  const { results, ...days } = change
  await tables(db)
    .updateTable('evaluation')
    .set({
      ...days,
      ...(results ? { results: JSON.stringify(results), results_at: by.at } : {}),
      ...{ changed_at: by.at, changed_by: by.personId },
    })
    .where('id', '=', id)
    .execute()
}

/** Notes whom we ask, each address once in all groups; answers those that are new. */
export async function insertInvitations(
  db: Db,
  rows: readonly Pick<
    Invitation,
    'id' | 'evaluation_id' | 'who' | 'voice' | 'email' | 'mailed' | 'answered'
  >[],
): Promise<ReadonlySet<string>> {
  const added = new Set<string>()
  for (let from = 0; from < rows.length; from += 500) {
    const inserted = await tables(db)
      .insertInto('evaluation_invitation')
      .values(rows.slice(from, from + 500).map((row) => ({ ...row, declined: false })))
      .onConflict((conflict) => conflict.columns(['evaluation_id', 'voice']).doNothing())
      .returning('id')
      .execute()
    for (const { id } of inserted) added.add(id)
  }
  return added
}

export async function invitationById(db: Db, id: string): Promise<Invitation | null> {
  return (
    (await tables(db)
      .selectFrom('evaluation_invitation')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst()) ?? null
  )
}

export async function invitationByVoice(
  db: Db,
  evaluationId: string,
  voices: readonly string[],
): Promise<Invitation | null> {
  if (voices.length === 0) return null
  return (
    (await tables(db)
      .selectFrom('evaluation_invitation')
      .selectAll()
      .where('evaluation_id', '=', evaluationId)
      .where('voice', 'in', [...voices])
      .limit(1)
      .executeTakeFirst()) ?? null
  )
}

/** Of any of these digests: who was asked in evaluations that go on. */
export async function invitationsByVoices(db: Db, voices: readonly string[]): Promise<readonly Invitation[]> {
  if (voices.length === 0) return []
  return tables(db)
    .selectFrom('evaluation_invitation')
    .selectAll()
    .where('voice', 'in', [...voices])
    .execute()
}

/** Who was asked by mail and neither answered nor wants no mail. */
export async function waitingInvitations(db: Db, evaluationId: string): Promise<readonly Invitation[]> {
  return tables(db)
    .selectFrom('evaluation_invitation')
    .selectAll()
    .where('evaluation_id', '=', evaluationId)
    .where('mailed', '=', true)
    .where('answered', '=', false)
    .where('declined', '=', false)
    .execute()
}

/** Notes that this one answered; false when they did before, also in the same moment. */
export async function markAnswered(db: Db, id: string): Promise<boolean> {
  const row = await tables(db)
    .updateTable('evaluation_invitation')
    .set({ answered: true })
    .where('id', '=', id)
    .where('answered', '=', false)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function markDeclined(db: Db, id: string): Promise<void> {
  await tables(db)
    .updateTable('evaluation_invitation')
    .set({ declined: true })
    .where('id', '=', id)
    .where('declined', '=', false)
    .execute()
}

/** Whom to remind is no longer needed: the addresses go. */
export async function forgetAddresses(db: Db, evaluationId: string): Promise<void> {
  await tables(db)
    .updateTable('evaluation_invitation')
    .set({ email: null })
    .where('evaluation_id', '=', evaluationId)
    .where('email', 'is not', null)
    .execute()
}

export async function insertAnswer(
  db: Db,
  one: { readonly answersId: string; readonly evaluationId: string; readonly who: Group },
): Promise<void> {
  await tables(db)
    .insertInto('evaluation_answer')
    .values({ form_answer_id: one.answersId, evaluation_id: one.evaluationId, who: one.who })
    .execute()
}

type PerGroup<T> = Readonly<Record<Group, T>>
const perGroup = <T>(of: (group: Group) => T): PerGroup<T> =>
  Object.fromEntries(groups.map((group) => [group, of(group)])) as PerGroup<T>

/** What was answered by each group, in no order that tells who came first. */
export async function answersOf(db: Db, evaluationId: string): Promise<PerGroup<readonly Answers[]>> {
  const rows = await tables(db)
    .selectFrom('evaluation_answer')
    .innerJoin('form_answer', 'form_answer.id', 'evaluation_answer.form_answer_id')
    .select(['who', 'form_answer.answers'])
    .where('evaluation_id', '=', evaluationId)
    .orderBy(sql`md5(form_answer.id::text)`)
    .execute()
  return perGroup((group) => rows.filter(({ who }) => who === group).map(({ answers }) => answers as Answers))
}

/** How many of each group were asked by mail, and how many answered. */
export async function countsOf(
  db: Db,
  evaluationId: string,
): Promise<{ readonly invited: PerGroup<number>; readonly answered: PerGroup<number> }> {
  const { rows } = await sql<{ who: Group; invited: number; answered: number }>`
    select who, sum(invited)::int as invited, sum(answered)::int as answered from (
      select who, count(*) filter (where mailed) as invited, 0 as answered
        from evaluation_invitation where evaluation_id = ${evaluationId} group by who
      union all
      select who, 0, count(*) from evaluation_answer where evaluation_id = ${evaluationId} group by who
    ) as counted group by who`.execute(db)
  const of = (group: Group) => rows.find(({ who }) => who === group)
  return {
    invited: perGroup((group) => of(group)?.invited ?? 0),
    answered: perGroup((group) => of(group)?.answered ?? 0),
  }
}
