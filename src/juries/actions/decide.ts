import {
  type CriterionAnswer,
  type Decision,
  decisionsAskedBy,
  decisionsOf,
  decisionTypeOf,
  type OpenedCase,
  openedCase,
  stepOf,
} from '../../cases/index.ts'
import { applyingTexts, decideApplication } from '../../funds/index.ts'
import { type Act, inTransaction } from '../../kit/act.ts'
import { system } from '../../kit/actor.ts'
import { Conflict, Forbidden, NotFound } from '../../kit/errors.ts'
import { roundRulesOf } from '../jury.ts'
import { type OpenedRound, type OpenedWish, openedRound, readRound } from '../opened.ts'
import { mayDecideOnAdvice, mayServe } from '../rights.ts'
import { averageScore } from '../rules.ts'
import * as store from '../store.ts'
import { texts } from '../texts.ts'
import { scoreInWords } from '../words.ts'
import { closeWhenDecided, isForDecision } from './advice.ts'
import { JuryRefused } from './refused.ts'

/** What is decided on one wish: as the jury advises, or otherwise with a reason that is published. */
export interface AdviceDecision {
  readonly wishId: string
  readonly choice: 'follow' | 'grant' | 'refuse'
  /** For `grant`; what was asked when left out. */
  readonly cents?: number | null
  /** For `grant`: what holds for the money; those of the jury when left out, none when null. */
  readonly conditions?: string | null
  /** Why it is not as the jury advises. */
  readonly deviation?: string | null
  /** For a no: the ground of the scheme, and where else the applicant can go. */
  readonly ground?: string | null
  readonly otherWay?: string | null
  /** For a no because of the criteria: those that the wish does not meet, whatever points the jury gave. */
  readonly unmet?: readonly string[]
}

/** The decision on a wish that was refused, so that a page can show it there. */
export class WishNotDecided extends Error {
  constructor(
    readonly wishId: string,
    readonly part: 'choice' | 'cents' | 'deviation' | 'ground' | 'otherWay' | 'unmet',
    message: string,
  ) {
    super(message)
  }
}

/** Whether somebody decides on the advice of a round: who has the mandate, or the jury itself by who serves it. */
export const decidesOn = (act: Act, { round, scheme }: Pick<OpenedRound, 'round' | 'scheme'>): boolean =>
  scheme.decided_by.jury === 'decides' ? mayServe(act.actor) : mayDecideOnAdvice(act.actor, round.area_id)

/**
 * Decides on wishes of a round in one go: for each the decision on its case, the money and the letter, or for none.
 * The cases are held first, in one order, then the round, then the ceiling.
 */
export async function decideOnAdvice(
  act: Act,
  input: { readonly roundId: string; readonly decisions: readonly AdviceDecision[] },
): Promise<void> {
  await inTransaction(act, async (act) => {
    const before = await openedRound(act, input.roundId)
    if (!decidesOn(act, before)) throw new Forbidden()
    const asked = new Set(input.decisions.map(({ wishId }) => wishId))
    const cases = new Map<string, OpenedCase>()
    const ids = before.wishes.filter(({ wish }) => asked.has(wish.id)).map(({ caseId }) => caseId)
    for (const id of [...ids].sort()) cases.set(id, await openedCase(act, id, true))
    const round = await store.lockedRound(act.db, input.roundId, 'change')
    if (round?.state !== 'advised') throw new JuryRefused(act, 'decided_already')
    const opened = await readRound(act, round)
    for (const decision of input.decisions) {
      const one = opened.wishes.find(({ wish }) => wish.id === decision.wishId)
      const file = one && cases.get(one.caseId)
      if (!one || !file || !isForDecision(one.wish)) throw new NotFound()
      if (one.wish.decided_as !== null) throw new JuryRefused(act, 'decided_already')
      await atItsWish(one.wish.id, () => decideOne(act, opened, one, file, decision))
    }
    await closeWhenDecided(act, round.id)
  })
}

/** What a letter about a wish would say. */
export interface DecisionToCheck {
  readonly wishId: string
  /** Null for a no. */
  readonly cents: number | null
  readonly decision: Decision
}

class Rehearsed extends Error {
  constructor(readonly decisions: readonly DecisionToCheck[]) {
    super('rehearsed')
  }
}

/**
 * What `decideOnAdvice` would decide, with the same refusals, and nothing of it done: it is decided and taken back. Not
 * inside another transaction, which would be taken back with it.
 */
export async function rehearseDecisions(
  act: Act,
  input: Parameters<typeof decideOnAdvice>[1],
): Promise<readonly DecisionToCheck[]> {
  try {
    return await inTransaction(act, async (act): Promise<never> => {
      const before = await openedRound(act, input.roundId)
      await decideOnAdvice(act, input)
      const decided = (await readRound(act, before.round)).wishes
      const found: DecisionToCheck[] = []
      for (const { wishId } of input.decisions) {
        const { wish, caseId } = decided.find(({ wish }) => wish.id === wishId) ?? {}
        const decision = caseId
          ? (await decisionsOf(act.db, caseId)).find(({ id }) => id === wish?.decision_id)
          : undefined
        if (!wish || !decision) throw new NotFound()
        found.push({ wishId, cents: wish.decided_cents || null, decision })
      }
      throw new Rehearsed(found)
    })
  } catch (error) {
    if (error instanceof Rehearsed) return error.decisions
    throw error
  }
}

/** What does not fit a case or the money is told at the wish it is about. */
async function atItsWish(wishId: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (error instanceof Conflict) throw new WishNotDecided(wishId, 'choice', error.message)
    throw error
  }
}

async function decideOne(
  act: Act,
  opened: OpenedRound,
  one: OpenedWish,
  file: OpenedCase,
  decision: AdviceDecision,
): Promise<void> {
  const { wish } = one
  const t = texts(act.locale)
  const refused = (part: WishNotDecided['part'], words: string): never => {
    throw new WishNotDecided(wish.id, part, words)
  }
  const follows = decision.choice === 'follow'
  const deviation = follows ? null : decision.deviation?.trim() || null
  if (!follows && opened.scheme.decided_by.jury === 'decides') refused('choice', t.decide.faults.jury_decides)
  if (!follows && (deviation === null || deviation.length < 20))
    refused('deviation', t.decide.faults.deviation)
  const grants = follows ? wish.advised_cents !== null : decision.choice === 'grant'
  const requested = one.application.requested_cents
  const cents = grants ? (follows ? (wish.advised_cents ?? requested) : (decision.cents ?? requested)) : null
  if (cents !== null && cents > requested) refused('cents', t.faults.above_request)
  const own = decision.conditions === undefined ? wish.conditions : decision.conditions?.trim() || null
  const conditions = grants ? (follows ? wish.conditions : own) : null
  if (!follows && cents !== null && cents === wish.advised_cents && conditions === wish.conditions)
    refused('choice', t.decide.faults.same)
  // Who follows the advice and wrote something else meant one of the two.
  const changed =
    decision.deviation?.trim() ||
    ((decision.cents ?? null) !== null && decision.cents !== wish.advised_cents) ||
    (grants && own !== wish.conditions)
  if (follows && changed) refused('choice', t.decide.faults.followed_changed)
  const otherWay = grants ? null : decision.otherWay?.trim() || wish.other_way
  if (!grants && !otherWay) refused('otherWay', t.faults.other_way_missing)
  if (!grants && !decision.ground) refused('ground', t.decide.faults.ground)
  const unmet = follows || grants ? [] : (decision.unmet ?? [])
  const criteria = criteriaFor(opened, one, file, unmet)
  // A no because of the criteria says which one: a letter that calls each of them good enough explains nothing.
  if (!follows && !grants && decision.ground === 'criteria' && criteria.every(({ met }) => met !== false))
    refused('unmet', t.decide.faults.unmet)
  const decided = await decideApplication(
    // Where the jury decides by itself nobody signs for it.
    opened.scheme.decided_by.jury === 'decides' ? { ...act, actor: system } : act,
    {
      applicationId: one.application.id,
      as: cents === null ? 'refused' : cents < requested || conditions ? 'granted_partly' : 'granted',
      ...(cents === null ? {} : { cents }),
      reasons: reasonsFor(wish, deviation),
      criteria,
      grounds: decision.ground && !grants ? [decision.ground] : [],
      conditions,
      otherWay,
    },
  )
  if (!decided.ok && decided.faults.includes('legal_entity_missing'))
    refused('cents', applyingTexts(act.locale).faults.legal_entity_missing)
  if (!decided.ok) throw new Conflict(t.decide.faults.incomplete)
  await store.updateWish(act.db, wish.id, {
    decided_as: follows ? 'followed' : 'deviated',
    deviation,
    decision_id: decided.decisionId,
    decided_cents: decided.cents ?? 0,
    decided_at: act.now,
  })
}

/** The reasons of the letter, in the language of the municipality: those of the jury, and why it is otherwise. */
function reasonsFor({ outcome, reasons }: store.Wish, deviation: string | null): string {
  const t = texts('nl')
  const said = t.decide.letter.advice(t.outcomes[outcome ?? 'no'].toLowerCase(), reasons ?? '')
  return `${said}\n\n${deviation === null ? t.decide.letter.followed : t.decide.letter.deviated(deviation)}`
}

/**
 * What the jury gave on each point that the decision asks for, and which of them who departs from it calls unmet; a point
 * that was not scored is of no matter here.
 */
function criteriaFor(
  { scheme }: OpenedRound,
  { scores }: OpenedWish,
  { process, state }: OpenedCase,
  unmet: readonly string[],
) {
  const t = texts('nl').decide.letter
  const step = stepOf(process, state.step)
  const { highest_score } = roundRulesOf(scheme)
  const keys = (step?.outcomes ?? []).flatMap((outcome) =>
    step
      ? decisionsAskedBy(step, outcome).flatMap((key) => decisionTypeOf(process, key)?.criteria ?? [])
      : [],
  )
  return [...new Set(keys.map(({ key }) => key))].map((key): CriterionAnswer => {
    const average = averageScore(scores.filter(({ criterion }) => criterion === key))
    if (average === null) return { key, met: null, reason: t.notScored }
    const met = average >= (100 * (1 + highest_score)) / 2
    const points = t.points(scoreInWords(average, highest_score, 'nl'))
    return unmet.includes(key)
      ? { key, met: false, reason: `${points} ${t.unmet}` }
      : { key, met, reason: points }
  })
}
