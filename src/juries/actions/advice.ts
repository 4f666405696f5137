import { change, openedCase, stepOf, tellMove } from '../../cases/index.ts'
import { type Act, inTransaction } from '../../kit/act.ts'
import { system } from '../../kit/actor.ts'
import { Conflict, NotFound } from '../../kit/errors.ts'
import { type OpenedWish, openedRound, readRound } from '../opened.ts'
import { advisedCents, type Outcome, outcomeRefusal } from '../rules.ts'
import * as store from '../store.ts'
import { noteOwnWishes } from './interests.ts'
import { JuryRefused } from './refused.ts'
import { withRound, withWishRound } from './rounds.ts'
import { tellNotNow } from './tell.ts'

/**
 * Closes the vote and counts it. Of a secret vote only the counts remain: the ballots go. Answers false when it is not
 * counted yet: who voted got an interest meanwhile, and a vote begins anew.
 */
export async function countVote(act: Act, roundId: string): Promise<boolean> {
  let isCounted = false
  await withRound(act, roundId, async (act, round) => {
    if (round.state !== 'judging') throw new JuryRefused(act, 'not_judging')
    if (await noteOwnWishes(act, round)) return
    const { wishes, left } = await readRound(act, round, { counting: true })
    if (wishes.length === 0) throw new JuryRefused(act, 'nothing_to_judge')
    await store.updateRound(act.db, round.id, { state: 'counted', counted_at: act.now })
    for (const { wish, ballots, average, chair } of wishes)
      await store.updateWish(act.db, wish.id, {
        yes_votes: ballots.yes,
        no_votes: ballots.no,
        blank_votes: ballots.blank,
        score: average,
        chair_vote: chair,
      })
    await store.emptyBox(
      act.db,
      [...wishes, ...left].map(({ wish }) => wish.id),
    )
    isCounted = true
  })
  return isCounted
}

export interface AdviceInput {
  readonly wishId: string
  readonly outcome: Outcome
  readonly cents: number | null
  readonly conditions: string | null
  readonly reasons: string
  readonly otherWay: string | null
}

/** Records what the jury says of a wish, with its reasons; the vote decides between yes and no. */
export const recordOutcome = (act: Act, input: AdviceInput): Promise<void> =>
  withWishRound(act, input.wishId, (act, round) => record(act, round, [input]))

/** The same of many wishes of a round, which is read once. */
export const recordOutcomes = (
  act: Act,
  { roundId, outcomes }: { readonly roundId: string; readonly outcomes: readonly AdviceInput[] },
): Promise<void> => withRound(act, roundId, (act, round) => record(act, round, outcomes))

async function record(act: Act, round: store.Round, advices: readonly AdviceInput[]): Promise<void> {
  if (round.state !== 'counted') throw new JuryRefused(act, 'not_counted')
  const { wishes, scheme } = await readRound(act, round)
  for (const input of advices) {
    const one = wishes.find(({ wish }) => wish.id === input.wishId)
    if (!one) throw new NotFound()
    const { outcome, cents } = input
    const conditions = input.conditions?.trim() || null
    const otherWay = input.otherWay?.trim() || null
    const requested = one.application.requested_cents
    const refusal = outcomeRefusal(
      outcome,
      one.result.says,
      { requested, least: scheme.amounts.min_cents },
      { cents, conditions, otherWay },
    )
    if (refusal) throw new JuryRefused(act, refusal)
    await store.updateWish(act.db, one.wish.id, {
      outcome,
      advised_cents: advisedCents(outcome, requested, cents),
      conditions: outcome === 'yes_less' ? conditions : null,
      reasons: input.reasons.trim(),
      other_way: outcome === 'no' || outcome === 'refer' ? otherWay : null,
    })
  }
}

/**
 * Sends the advice to who decides, when there is one on every wish. Each case goes on: to the decision, back with a
 * question, or it waits for the next round; the applicant hears.
 */
export async function sendAdvice(act: Act, roundId: string): Promise<void> {
  await inTransaction(act, async (act) => {
    // The cases first, in one order, as everywhere; then the round.
    const { wishes } = await openedRound(act, roundId)
    for (const id of wishes.map(({ caseId }) => caseId).sort()) await openedCase(act, id, true)
    await withRound(act, roundId, sendList)
  })
}

async function sendList(act: Act, round: store.Round): Promise<void> {
  if (round.state !== 'counted') throw new JuryRefused(act, 'not_counted')
  const { wishes, room } = await readRound(act, round)
  if (wishes.some(({ wish }) => wish.outcome === null)) throw new JuryRefused(act, 'outcomes_missing')
  const advised = wishes.reduce((sum, { wish }) => sum + (wish.advised_cents ?? 0), 0)
  if (advised > room) throw new JuryRefused(act, 'above_room')
  const isOver = wishes.every(({ wish }) => !isForDecision(wish))
  await store.updateRound(act.db, round.id, {
    state: isOver ? 'decided' : 'advised',
    advised_at: act.now,
    decided_at: isOver ? act.now : null,
  })
  for (const one of wishes) await sendOne(act, one)
}

/** One case goes on; when it cannot, such as while its clock stands still, the refusal says which. */
async function sendOne(act: Act, { caseId, title, wish }: OpenedWish): Promise<void> {
  try {
    if (wish.outcome === 'not_now') await tellNotNow(act, caseId, wish.reasons ?? '')
    else await leaveStep(act, caseId, wish.outcome === 'question' ? 'question' : 'advised', wish.reasons)
  } catch (error) {
    if (error instanceof Conflict) throw new Conflict(`${title}: ${error.message}`)
    throw error
  }
}

/** Whether who decides has something to decide on this wish. */
export const isForDecision = ({ outcome, left_as }: store.Wish): boolean =>
  left_as === null && outcome !== null && outcome !== 'question' && outcome !== 'not_now'

/** The case leaves the step in which the jury acts; where it is elsewhere already it stays there. */
async function leaveStep(act: Act, caseId: string, wanted: string, reasons: string | null): Promise<void> {
  const opened = await openedCase({ ...act, actor: system }, caseId)
  const step = stepOf(opened.process, opened.state.step)
  const outcome = step?.outcomes.find(({ key }) => key === wanted)
  if (step?.actor !== 'jury' || !outcome) return
  await change(
    act,
    caseId,
    () => [
      {
        happening: { type: 'step_completed', data: { step: step.key, outcome: outcome.key } },
        side: 'municipality',
        text: reasons,
      },
    ],
    tellMove,
  )
}

/** A round is over when everything that asked for a decision has one. */
export async function closeWhenDecided(act: Act, roundId: string): Promise<void> {
  const round = await store.lockedRound(act.db, roundId, 'change')
  const wishes = await store.wishesOf(act.db, [roundId])
  if (round?.state !== 'advised') return
  if (wishes.some((wish) => isForDecision(wish) && wish.decided_as === null)) return
  await store.updateRound(act.db, roundId, { state: 'decided', decided_at: act.now })
}
