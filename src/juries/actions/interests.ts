import type { Act } from '../../kit/act.ts'
import { addDays, dayOf } from '../../kit/dates.ts'
import { organisationsOf } from '../../people/index.ts'
import { hasInterest, type OpenedRound, type OpenedWish, readRound } from '../opened.ts'
import type { ConflictGround } from '../rules.ts'
import * as store from '../store.ts'
import { tellAnew } from './tell.ts'

/** So many days to vote again, when the last day to vote is over. */
const daysToVoteAgain = 7

/** Whether this person voted on the wish. */
export const hasVoted = ({ voters }: OpenedWish, personId: string): boolean =>
  voters.some(({ person_id }) => person_id === personId)

/** What somebody with an interest gave goes, and the interest is noted; answers whether the vote begins anew. */
export async function takeOut(
  act: Act,
  { round, judges }: OpenedRound,
  one: OpenedWish,
  of: { readonly personId: string; readonly ground: ConflictGround; readonly by: string | null },
): Promise<boolean> {
  const { id: wishId } = one.wish
  const anew = round.secret && hasVoted(one, of.personId)
  await store.removeScores(act.db, wishId, of.personId)
  await store.insertConflict(act.db, { wishId, ...of, at: act.now, anew })
  if (!anew) {
    await store.removeVote(act.db, wishId, of.personId)
    return false
  }
  await store.emptyBox(act.db, [wishId])
  await store.removeVoters(act.db, wishId)
  const today = dayOf(act.now)
  const until = round.votes_until < today ? addDays(today, daysToVoteAgain) : round.votes_until
  if (until !== round.votes_until) await store.updateRound(act.db, round.id, { votes_until: until })
  const others = judges.filter(({ personId }) => personId !== of.personId).map(({ personId }) => personId)
  await tellAnew(act, others, { roundId: round.id, wishId, title: one.title, until })
  return true
}

/**
 * Who takes part in a plan, by themselves or by their organisation, has an interest in it; that needs no saying. Looked
 * at when the list closes, when somebody joins a plan and before the vote is counted. Answers whether a vote begins anew.
 */
export async function noteOwnWishes(act: Act, round: store.Round): Promise<boolean> {
  const opened = await readRound(act, round)
  const voters = opened.wishes.flatMap((one) => one.voters.map(({ person_id }) => person_id))
  const members = opened.jury.members.map(({ personId }) => personId)
  let anew = false
  for (const personId of new Set([...members, ...voters])) {
    const organisationIds = (await organisationsOf(act.db, personId)).map(({ id }) => id)
    for (const one of opened.wishes) {
      const isNoted = one.conflicts.some(({ person_id }) => person_id === personId)
      if (isNoted || !hasInterest(one, { personId, organisationIds })) continue
      if (await takeOut(act, opened, one, { personId, ground: 'party', by: null })) anew = true
    }
  }
  return anew
}
