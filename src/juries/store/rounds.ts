import { type Selectable, sql } from 'kysely'
import type { Db } from '../../kit/db.ts'
import type { Absence } from '../rules.ts'
import { type RoundTable, tables, type WishTable } from './tables.ts'

export type Round = Readonly<Selectable<RoundTable>>
export type Wish = Readonly<Selectable<WishTable>>

/** Rounds of a jury, the newest first. */
export const roundsOf = (db: Db, areaId: string): Promise<readonly Round[]> =>
  tables(db)
    .selectFrom('jury_round')
    .selectAll()
    .where('area_id', '=', areaId)
    .orderBy('number', 'desc')
    .execute()

const running = ['collecting', 'judging', 'counted', 'advised'] as const

/** Rounds that are not over, of every jury. */
export const runningRounds = (db: Db): Promise<readonly Round[]> =>
  tables(db)
    .selectFrom('jury_round')
    .selectAll()
    .where('state', 'in', running)
    .orderBy('closes_on')
    .orderBy('id')
    .execute()

/** A question of a juror without an answer yet. */
export interface WaitingQuestion {
  readonly wishId: string
  readonly isSent: boolean
}

/** A round that runs, with what waits in it for who serves the jury. */
export interface RunningRound {
  readonly round: Round
  /** Questions of jurors that wait: first those that were not sent on, then by age. */
  readonly questions: readonly WaitingQuestion[]
  readonly absences: readonly Absence[]
}

/** The same rounds, each with what waits in it. */
export async function runningWithWaiting(db: Db): Promise<readonly RunningRound[]> {
  const rows = await tables(db)
    .selectFrom('jury_round')
    .selectAll()
    .select([
      sql<readonly WaitingQuestion[] | null>`(
        select json_agg(json_build_object('wishId', wish_id, 'isSent', sent_at is not null)
                        order by sent_at is not null, asked_at)
          from jury_question join jury_wish on jury_wish.id = wish_id
         where jury_wish.round_id = jury_round.id and left_as is null and answer is null)`.as('questions'),
      sql<readonly Absence[] | null>`(
        select json_agg(json_build_object('personId', person_id, 'substituteId', substitute_id))
          from jury_absence where jury_absence.round_id = jury_round.id)`.as('absences'),
    ])
    .where('state', 'in', running)
    .orderBy('closes_on')
    .orderBy('id')
    .execute()
  return rows.map(({ questions, absences, ...round }) => ({
    round,
    questions: questions ?? [],
    absences: absences ?? [],
  }))
}

export async function roundById(db: Db, id: string): Promise<Round | null> {
  const row = await tables(db).selectFrom('jury_round').selectAll().where('id', '=', id).executeTakeFirst()
  return row ?? null
}

/** The round, held until the transaction ends: `change` for who takes it further, `judge` for who votes in it. */
export async function lockedRound(db: Db, id: string, as: 'change' | 'judge'): Promise<Round | null> {
  const query = tables(db).selectFrom('jury_round').selectAll().where('id', '=', id)
  const row = await (as === 'change' ? query.forUpdate() : query.forShare()).executeTakeFirst()
  return row ?? null
}

/** The number of the next round of a jury; who else plans one waits until this transaction ends. */
export async function nextNumber(db: Db, areaId: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`round ${areaId}`}, 56))`.execute(db)
  const row = await tables(db)
    .selectFrom('jury_round')
    .select(({ fn }) => fn.max('number').as('last'))
    .where('area_id', '=', areaId)
    .executeTakeFirst()
  return (row?.last ?? 0) + 1
}

export async function insertRound(
  db: Db,
  round: Pick<
    Round,
    | 'area_id'
    | 'number'
    | 'ceiling_id'
    | 'scheme_key'
    | 'scheme_version'
    | 'closes_on'
    | 'votes_until'
    | 'written'
    | 'meeting_id'
    | 'secret'
    | 'created_at'
    | 'created_by'
  >,
): Promise<string> {
  const row = await tables(db)
    .insertInto('jury_round')
    .values({
      ...round,
      list_closed_at: null,
      counted_at: null,
      advised_at: null,
      decided_at: null,
      notes: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function updateRound(
  db: Db,
  id: string,
  change: Partial<
    Pick<
      Round,
      | 'state'
      | 'list_closed_at'
      | 'counted_at'
      | 'advised_at'
      | 'decided_at'
      | 'notes'
      | 'closes_on'
      | 'votes_until'
    >
  >,
): Promise<void> {
  await tables(db).updateTable('jury_round').set(change).where('id', '=', id).execute()
}

export async function insertWishes(
  db: Db,
  roundId: string,
  applicationIds: readonly string[],
): Promise<void> {
  if (applicationIds.length === 0) return
  await tables(db)
    .insertInto('jury_wish')
    .values(
      applicationIds.map((application_id, index) => ({
        round_id: roundId,
        application_id,
        position: index + 1,
        left_as: null,
        outcome: null,
        advised_cents: null,
        conditions: null,
        reasons: null,
        other_way: null,
        yes_votes: null,
        no_votes: null,
        blank_votes: null,
        score: null,
        chair_vote: null,
        decided_as: null,
        deviation: null,
        decision_id: null,
        decided_cents: null,
        decided_at: null,
      })),
    )
    .execute()
}

/** Wishes of rounds, in order of receipt. */
export async function wishesOf(db: Db, roundIds: readonly string[]): Promise<readonly Wish[]> {
  if (roundIds.length === 0) return []
  return tables(db)
    .selectFrom('jury_wish')
    .selectAll()
    .where('round_id', 'in', [...roundIds])
    .orderBy('round_id')
    .orderBy('position')
    .execute()
}

export async function wishById(db: Db, id: string): Promise<Wish | null> {
  const row = await tables(db).selectFrom('jury_wish').selectAll().where('id', '=', id).executeTakeFirst()
  return row ?? null
}

/** The wish, held until the transaction ends; after its round. */
export async function lockedWish(db: Db, id: string): Promise<Wish | null> {
  const row = await tables(db)
    .selectFrom('jury_wish')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

/** Every list an application was on. */
export async function wishesOfApplications(
  db: Db,
  applicationIds: readonly string[],
): Promise<readonly Wish[]> {
  if (applicationIds.length === 0) return []
  return tables(db)
    .selectFrom('jury_wish')
    .selectAll()
    .where('application_id', 'in', [...applicationIds])
    .execute()
}

export async function updateWish(
  db: Db,
  id: string,
  change: Partial<Omit<Wish, 'id' | 'round_id' | 'application_id' | 'position'>>,
): Promise<void> {
  await tables(db).updateTable('jury_wish').set(change).where('id', '=', id).execute()
}

export async function absencesIn(db: Db, roundId: string): Promise<readonly Absence[]> {
  return tables(db)
    .selectFrom('jury_absence')
    .select(['person_id as personId', 'substitute_id as substituteId'])
    .where('round_id', '=', roundId)
    .execute()
}

export async function saveAbsence(db: Db, roundId: string, absence: Absence): Promise<void> {
  const { personId, substituteId } = absence
  await tables(db)
    .insertInto('jury_absence')
    .values({ round_id: roundId, person_id: personId, substitute_id: substituteId })
    .onConflict((conflict) =>
      conflict.columns(['round_id', 'person_id']).doUpdateSet({ substitute_id: substituteId }),
    )
    .execute()
}

export async function removeAbsence(db: Db, roundId: string, personId: string): Promise<void> {
  await tables(db)
    .deleteFrom('jury_absence')
    .where('round_id', '=', roundId)
    .where('person_id', '=', personId)
    .execute()
}
