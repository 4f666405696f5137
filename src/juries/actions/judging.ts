import { type Act, inTransaction } from '../../kit/act.ts'
import { dayOf } from '../../kit/dates.ts'
import { Forbidden, NotFound } from '../../kit/errors.ts'
import { roundRulesOf } from '../jury.ts'
import { beganAnew, hasInterest, isOwnWish, type OpenedRound, type OpenedWish, readRound } from '../opened.ts'
import {
  type Choice,
  type ConflictGround,
  isReadyToVote,
  isWholeScore,
  type JudgeRefusal,
  judgeRefusal,
} from '../rules.ts'
import * as store from '../store.ts'
import { hasVoted, takeOut } from './interests.ts'
import { JuryRefused } from './refused.ts'

/** The wish that is judged by the juror who acts; what stands on paper is entered by who serves them (`paper.ts`). */
export interface JudgeInput {
  readonly wishId: string
}

interface Judged {
  readonly opened: OpenedRound
  readonly one: OpenedWish
  readonly personId: string
}

/** A wish in its round, with the juror; the round cannot be counted meanwhile, with `change` nor voted in. */
async function withWish(
  act: Act,
  { wishId }: JudgeInput,
  work: (act: Act, judged: Judged) => Promise<void>,
  as: 'judge' | 'change' = 'judge',
): Promise<void> {
  const { personId } = act.actor
  if (personId === null) throw new Forbidden()
  await inTransaction(act, async (act) => {
    const known = await store.wishById(act.db, wishId)
    const round = known && (await store.lockedRound(act.db, known.round_id, as))
    if (!round || !(await store.lockedWish(act.db, wishId))) throw new NotFound()
    const opened = await readRound(act, round)
    const one = [...opened.wishes, ...opened.left].find(({ wish }) => wish.id === wishId)
    if (!one) throw new NotFound()
    if (!opened.judges.some((judge) => judge.personId === personId)) throw new Forbidden()
    await work(act, { opened, one, personId })
  })
}

/** Why this juror may not score or vote on this wish now; null when they may. */
function refusalFor(act: Act, { opened, one, personId }: Judged): JudgeRefusal | null {
  const { organisationIds } = act.actor
  return judgeRefusal(
    {
      ...{ state: opened.round.state, votesUntil: opened.round.votes_until },
      hasLeft: one.wish.left_as !== null,
      isJudge: true,
      hasInterest: hasInterest(one, { personId, organisationIds }),
    },
    dayOf(act.now),
  )
}

const mayJudge = (
  act: Act,
  input: JudgeInput,
  work: (act: Act, judged: Judged) => Promise<void>,
): Promise<void> =>
  withWish(act, input, async (act, judged) => {
    const refusal = refusalFor(act, judged)
    if (refusal) throw new JuryRefused(act, refusal)
    await work(act, judged)
  })

/**
 * Says that a juror has an interest in a wish. Their scores and open vote go. A secret vote cannot be taken out of the
 * box: then the vote on this wish begins anew, and who judges hears so. Who voted says it to the secretary when the last
 * day to vote is over. Answers whether the vote begins anew.
 */
export async function declareConflict(
  act: Act,
  input: JudgeInput & { readonly ground: ConflictGround },
): Promise<boolean> {
  let anew = false
  const work = async (act: Act, { opened, one, personId }: Judged): Promise<void> => {
    if (opened.round.state !== 'judging') throw new JuryRefused(act, 'not_judging')
    const isLate = dayOf(act.now) > opened.round.votes_until
    if (isLate && hasVoted(one, personId)) throw new JuryRefused(act, 'tell_secretary')
    const by = act.actor.personId
    anew = await takeOut(act, opened, one, { personId, ground: input.ground, by })
  }
  await withWish(act, input, work, 'change')
  return anew
}

/**
 * There was no interest after all. In a wish of one's own there always is, and an interest by which the vote began anew
 * stays: else one juror could make everybody vote again and again.
 */
export const withdrawConflict = (act: Act, input: JudgeInput): Promise<void> =>
  withWish(act, input, async (act, { opened, one, personId }) => {
    if (opened.round.state !== 'judging') throw new JuryRefused(act, 'not_judging')
    if (isOwnWish(one, personId)) throw new JuryRefused(act, 'own_wish')
    if (beganAnew(one, personId)) throw new JuryRefused(act, 'began_anew')
    await store.removeConflict(act.db, one.wish.id, personId)
  })

/** Scores a wish on every criterion of the scheme, in the place of what was given before. */
export const giveScores = (
  act: Act,
  input: JudgeInput & { readonly scores: Readonly<Record<string, number>> },
): Promise<void> =>
  mayJudge(act, input, async (act, { opened, one, personId }) => {
    const { highest_score } = roundRulesOf(opened.scheme)
    const given = opened.scheme.criteria.map(({ key }) => [key, input.scores[key]] as const)
    if (!given.every(([, score]) => isWholeScore(score, highest_score)))
      throw new JuryRefused(act, 'score_missing')
    const scores = Object.fromEntries(given.map(([key, score]) => [key, score ?? 1]))
    await store.saveScores(act.db, { wishId: one.wish.id, personId, source: 'self' }, scores)
  })

/**
 * Votes, after the points. An open vote can be changed until it is counted; a secret one is in the box for good. That
 * somebody voted is noted apart from what is in the box.
 */
export const vote = (act: Act, input: JudgeInput & { readonly choice: Choice }): Promise<void> =>
  mayJudge(act, input, async (act, { opened, one, personId }) => {
    const { id: wishId } = one.wish
    const given = { scores: one.scores, hasVoted: hasVoted(one, personId) }
    if (!isReadyToVote(personId, given)) throw new JuryRefused(act, 'points_first')
    if (!opened.round.secret) {
      await store.saveOpenVote(act.db, { wishId, personId, choice: input.choice, source: 'self' })
      return
    }
    if (!(await store.markVoters(act.db, wishId, [personId], 'self'))) throw new JuryRefused(act, 'voted')
    await store.castBallots(act.db, wishId, [input.choice])
  })
