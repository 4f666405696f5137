import { type Selectable, sql } from 'kysely'
import type { Db } from '../../kit/db.ts'
import type { Ballots, Choice, ConflictGround, Score } from '../rules.ts'
import { noBallots } from '../rules.ts'
import { type ConflictTable, type Source, tables, type VoterTable } from './tables.ts'

export type Conflict = Readonly<Selectable<ConflictTable>>
export type Voter = Readonly<Selectable<VoterTable>>
export type StoredScore = Score & { readonly wishId: string; readonly source: Source }

export async function conflictsIn(db: Db, wishIds: readonly string[]): Promise<readonly Conflict[]> {
  if (wishIds.length === 0) return []
  return tables(db)
    .selectFrom('jury_conflict')
    .selectAll()
    .where('wish_id', 'in', [...wishIds])
    .orderBy('declared_at')
    .execute()
}

export async function insertConflict(
  db: Db,
  conflict: {
    readonly wishId: string
    readonly personId: string
    readonly ground: ConflictGround
    readonly at: Date
    readonly by: string | null
    readonly anew: boolean
  },
): Promise<void> {
  const { wishId, personId, ground, at, by, anew } = conflict
  await tables(db)
    .insertInto('jury_conflict')
    .values({ wish_id: wishId, person_id: personId, ground, declared_at: at, declared_by: by, anew })
    .onConflict((known) => known.columns(['wish_id', 'person_id']).doUpdateSet({ ground }))
    .execute()
}

export async function removeConflict(db: Db, wishId: string, personId: string): Promise<void> {
  await tables(db)
    .deleteFrom('jury_conflict')
    .where('wish_id', '=', wishId)
    .where('person_id', '=', personId)
    .execute()
}

export async function scoresIn(db: Db, wishIds: readonly string[]): Promise<readonly StoredScore[]> {
  if (wishIds.length === 0) return []
  return tables(db)
    .selectFrom('jury_score')
    .select(['wish_id as wishId', 'person_id as personId', 'criterion', 'score', 'source'])
    .where('wish_id', 'in', [...wishIds])
    .execute()
}

/** The scores of one member on a wish, in the place of what they gave before. */
export async function saveScores(
  db: Db,
  of: { readonly wishId: string; readonly personId: string; readonly source: Source },
  scores: Readonly<Record<string, number>>,
): Promise<void> {
  const rows = Object.entries(scores).map(([criterion, score]) => ({
    wish_id: of.wishId,
    person_id: of.personId,
    criterion,
    score,
    source: of.source,
  }))
  await removeScores(db, of.wishId, of.personId)
  if (rows.length > 0) await tables(db).insertInto('jury_score').values(rows).execute()
}

/** The scores that somebody gave on paper on these wishes, in the place of what they gave before. */
export async function saveSheet(
  db: Db,
  personId: string,
  scores: readonly { readonly wishId: string; readonly criterion: string; readonly score: number }[],
): Promise<void> {
  if (scores.length === 0) return
  await tables(db)
    .deleteFrom('jury_score')
    .where('person_id', '=', personId)
    .where('wish_id', 'in', [...new Set(scores.map(({ wishId }) => wishId))])
    .execute()
  await tables(db)
    .insertInto('jury_score')
    .values(
      scores.map(({ wishId, criterion, score }) => ({
        ...{ wish_id: wishId, person_id: personId, criterion, score },
        source: 'paper' as const,
      })),
    )
    .execute()
}

export async function removeScores(db: Db, wishId: string, personId: string): Promise<void> {
  await tables(db)
    .deleteFrom('jury_score')
    .where('wish_id', '=', wishId)
    .where('person_id', '=', personId)
    .execute()
}

export async function votersOf(db: Db, wishIds: readonly string[]): Promise<readonly Voter[]> {
  if (wishIds.length === 0) return []
  return tables(db)
    .selectFrom('jury_voter')
    .selectAll()
    .where('wish_id', 'in', [...wishIds])
    .execute()
}

/** An open vote; who votes again changes their mind. */
export async function saveOpenVote(
  db: Db,
  vote: {
    readonly wishId: string
    readonly personId: string
    readonly choice: Choice
    readonly source: Source
  },
): Promise<void> {
  const { wishId, personId, choice, source } = vote
  await tables(db)
    .insertInto('jury_voter')
    .values({ wish_id: wishId, person_id: personId, choice, source })
    .onConflict((known) => known.columns(['wish_id', 'person_id']).doUpdateSet({ choice, source }))
    .execute()
}

/** The open votes of somebody on these wishes, from paper. */
export async function saveOpenVotes(
  db: Db,
  personId: string,
  votes: readonly { readonly wishId: string; readonly choice: Choice }[],
): Promise<void> {
  if (votes.length === 0) return
  const source = 'paper' as const
  await tables(db)
    .insertInto('jury_voter')
    .values(votes.map(({ wishId, choice }) => ({ wish_id: wishId, person_id: personId, choice, source })))
    .onConflict((known) =>
      known.columns(['wish_id', 'person_id']).doUpdateSet(({ ref }) => ({
        choice: ref('excluded.choice'),
        source: ref('excluded.source'),
      })),
    )
    .execute()
}

export async function removeVote(db: Db, wishId: string, personId: string): Promise<void> {
  await tables(db)
    .deleteFrom('jury_voter')
    .where('wish_id', '=', wishId)
    .where('person_id', '=', personId)
    .execute()
}

/** Notes that these people voted in secret; false when one of them did already. */
export async function markVoters(
  db: Db,
  wishId: string,
  personIds: readonly string[],
  source: Source,
): Promise<boolean> {
  const rows = await tables(db)
    .insertInto('jury_voter')
    .values(personIds.map((person_id) => ({ wish_id: wishId, person_id, choice: null, source })))
    .onConflict((known) => known.doNothing())
    .returning('person_id')
    .execute()
  return rows.length === personIds.length
}

/**
 * Puts ballots in the box and shakes it: all ballots of the wish are written anew, under other keys and in the order of
 * those keys, so that no key, place, transaction or moment tells the new ones from the old. The statement says nothing
 * of who acts: what stands in it is readable in the database while it runs.
 */
export async function castBallots(db: Db, wishId: string, choices: readonly Choice[]): Promise<void> {
  const box = db.withoutPlugins()
  const { rows } = await sql<{ choice: Choice }>`
    delete from jury_ballot where wish_id = ${wishId} returning choice`.execute(box)
  const all = [...rows.map(({ choice }) => choice), ...choices]
  if (all.length === 0) return
  await sql`insert into jury_ballot (key, wish_id, choice)
    select key, ${wishId}, choice
      from (select gen_random_uuid() as key, choice from unnest(${all}::text[]) as choice) as shaken
     order by key`.execute(box)
}

/** Takes the box away: when it was counted, or when the vote begins anew. */
export async function emptyBox(db: Db, wishIds: readonly string[]): Promise<void> {
  if (wishIds.length === 0) return
  await tables(db)
    .deleteFrom('jury_ballot')
    .where('wish_id', 'in', [...wishIds])
    .execute()
}

export async function removeVoters(db: Db, wishId: string): Promise<void> {
  await tables(db).deleteFrom('jury_voter').where('wish_id', '=', wishId).execute()
}

/** The ballots of each wish, open and secret ones counted alike. */
export async function countVotes(db: Db, wishIds: readonly string[]): Promise<(wishId: string) => Ballots> {
  const counted = new Map<string, Record<Choice, number>>()
  const count = (rows: readonly { wish_id: string; choice: Choice | null; amount: number }[]): void => {
    for (const { wish_id, choice, amount } of rows) {
      if (choice === null) continue
      const ballots = counted.get(wish_id) ?? { ...noBallots }
      ballots[choice] += amount
      counted.set(wish_id, ballots)
    }
  }
  if (wishIds.length > 0) {
    for (const table of ['jury_voter', 'jury_ballot'] as const)
      count(
        await tables(db)
          .selectFrom(table)
          .select(['wish_id', 'choice', ({ fn }) => fn.countAll<number>().as('amount')])
          .where('wish_id', 'in', [...wishIds])
          .groupBy(['wish_id', 'choice'])
          .execute(),
      )
  }
  return (wishId) => counted.get(wishId) ?? noBallots
}
