import { type Act, inTransaction } from '../../kit/act.ts'
import { dayOf } from '../../kit/dates.ts'
import { Forbidden, NotFound } from '../../kit/errors.ts'
import { organisationsOf } from '../../people/index.ts'
import { roundRulesOf } from '../jury.ts'
import { hasInterest, isOwnWish, type OpenedRound, type OpenedWish, readRound } from '../opened.ts'
import { mayServe } from '../rights.ts'
import { type Choice, type ConflictGround, type JudgeRefusal, judgeRefusal } from '../rules.ts'
import * as store from '../store.ts'
import { JuryRefused } from './refused.ts'

/** Who judges: the juror who acts, or one for whom the secretary enters what stands on paper. */
export interface JudgeInput {
  readonly wishId: string
  /** Whose paper it is; who acts when absent. */
  readonly forPersonId?: string
}

interface Judged {
  readonly opened: OpenedRound
  readonly one: OpenedWish
  readonly personId: string
  readonly source: store.Source
}

/** A wish in its round, with the juror; the round cannot be counted meanwhile. */
async function withWish(
  act: Act,
  { wishId, forPersonId }: JudgeInput,
  work: (act: Act, judged: Judged) => Promise<void>,
): Promise<void> {
  const { personId: own } = act.actor
  const personId = forPersonId ?? own
  if (personId === null) throw new Forbidden()
  if (personId !== own && !mayServe(act.actor)) throw new Forbidden()
  await inTransaction(act, async (act) => {
    const known = await store.wishById(act.db, wishId)
    const round = known && (await store.lockedRound(act.db, known.round_id, 'judge'))
    if (!round || !(await store.lockedWish(act.db, wishId))) throw new NotFound()
    const opened = await readRound(act, round)
    const one = [...opened.wishes, ...opened.left].find(({ wish }) => wish.id === wishId)
    if (!one) throw new NotFound()
    if (!opened.judges.some((judge) => judge.personId === personId))
      throw personId === own ? new Forbidden() : new JuryRefused(act, 'not_in_round')
    await work(act, { opened, one, personId, source: personId === own ? 'self' : 'paper' })
  })
}

/** Why this juror may not score or vote on this wish now; null when they may. */
export async function refusalFor(
  act: Act,
  opened: OpenedRound,
  one: OpenedWish,
  personId: string,
): Promise<JudgeRefusal | null> {
  const own = act.actor.personId === personId
  const organisationIds = own
    ? act.actor.organisationIds
    : (await organisationsOf(act.db, personId)).map(({ id }) => id)
  return judgeRefusal(
    {
      state: opened.round.state,
      // What came in on paper in time may be entered later.
      votesUntil: own ? opened.round.votes_until : '9999-12-31',
      hasLeft: one.wish.left_as !== null,
      isJudge: opened.judges.some((judge) => judge.personId === personId),
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
    const refusal = await refusalFor(act, judged.opened, judged.one, judged.personId)
    if (refusal) throw new JuryRefused(act, refusal)
    await work(act, judged)
  })

/**
 * Says that a juror has an interest in a wish. Their scores and open vote go. A secret vote cannot be taken out of the
 * box: then the vote on this wish begins anew. Answers whether it does.
 */
export async function declareConflict(
  act: Act,
  input: JudgeInput & { readonly ground: ConflictGround },
): Promise<boolean> {
  let anew = false
  await withWish(act, input, async (act, { opened, one, personId }) => {
    if (opened.round.state !== 'judging') throw new JuryRefused(act, 'not_judging')
    const { id: wishId } = one.wish
    await store.removeScores(act.db, wishId, personId)
    const voted = one.voters.some(({ person_id }) => person_id === personId)
    anew = voted && opened.round.secret
    if (anew) {
      await store.emptyBox(act.db, [wishId])
      await store.removeVoters(act.db, wishId)
    } else {
      await store.removeVote(act.db, wishId, personId)
    }
    const by = act.actor.personId
    await store.insertConflict(act.db, { wishId, personId, ground: input.ground, at: act.now, by })
  })
  return anew
}

/** There was no interest after all. In a wish of one's own there always is. */
export const withdrawConflict = (act: Act, input: JudgeInput): Promise<void> =>
  withWish(act, input, async (act, { opened, one, personId }) => {
    if (opened.round.state !== 'judging') throw new JuryRefused(act, 'not_judging')
    if (isOwnWish(one, personId)) throw new JuryRefused(act, 'own_wish')
    await store.removeConflict(act.db, one.wish.id, personId)
  })

/** Scores a wish on every criterion of the scheme, in the place of what was given before. */
export const giveScores = (
  act: Act,
  input: JudgeInput & { readonly scores: Readonly<Record<string, number>> },
): Promise<void> =>
  mayJudge(act, input, async (act, { opened, one, personId, source }) => {
    const { highest_score } = roundRulesOf(opened.scheme)
    const given = opened.scheme.criteria.map(({ key }) => [key, input.scores[key]] as const)
    const isScore = (score: number | undefined): boolean =>
      score !== undefined && Number.isInteger(score) && score >= 1 && score <= highest_score
    if (!given.every(([, score]) => isScore(score))) throw new JuryRefused(act, 'score_missing')
    const scores = Object.fromEntries(given.map(([key, score]) => [key, score ?? 1]))
    await store.saveScores(act.db, { wishId: one.wish.id, personId, source }, scores)
  })

/**
 * Votes. An open vote can be changed until it is counted; a secret one is in the box for good. That somebody voted is
 * noted apart from what is in the box.
 */
export const vote = (act: Act, input: JudgeInput & { readonly choice: Choice }): Promise<void> =>
  mayJudge(act, input, async (act, { opened, one, personId, source }) => {
    const { id: wishId } = one.wish
    if (!opened.round.secret) {
      await store.saveOpenVote(act.db, { wishId, personId, choice: input.choice, source })
      return
    }
    if (!(await store.markVoters(act.db, wishId, [personId], source))) throw new JuryRefused(act, 'voted')
    await store.castBallots(act.db, wishId, [input.choice])
  })

/** Secret ballots on paper: who voted, and how many ballots said what. Both counts must agree. */
export async function enterPaperBallots(
  act: Act,
  input: {
    readonly wishId: string
    readonly voterIds: readonly string[]
    readonly yes: number
    readonly no: number
    readonly blank: number
  },
): Promise<void> {
  if (!mayServe(act.actor)) throw new Forbidden()
  const [first, ...others] = [...new Set(input.voterIds)]
  const { wishId, yes, no, blank } = input
  if (first === undefined || yes + no + blank !== others.length + 1)
    throw new JuryRefused(act, 'counts_differ')
  await mayJudge(act, { wishId, forPersonId: first }, async (act, { opened, one }) => {
    for (const personId of others) {
      const refusal = await refusalFor(act, opened, one, personId)
      if (refusal) throw new JuryRefused(act, refusal)
    }
    if (!opened.round.secret) throw new JuryRefused(act, 'not_judging')
    if (!(await store.markVoters(act.db, wishId, [first, ...others], 'paper')))
      throw new JuryRefused(act, 'voted')
    const choices = [
      ...Array<Choice>(yes).fill('yes'),
      ...Array<Choice>(no).fill('no'),
      ...Array<Choice>(blank).fill('blank'),
    ]
    await store.castBallots(act.db, wishId, choices)
  })
}
