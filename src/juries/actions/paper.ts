import type { Act } from '../../kit/act.ts'
import { dayOf } from '../../kit/dates.ts'
import { Forbidden, NotFound } from '../../kit/errors.ts'
import { organisationsOf } from '../../people/index.ts'
import { roundRulesOf } from '../jury.ts'
import { hasInterest, type OpenedRound, type OpenedWish, readRound } from '../opened.ts'
import { mayServe } from '../rights.ts'
import { type Choice, type ConflictGround, isWholeScore, judgeRefusal } from '../rules.ts'
import * as store from '../store.ts'
import { takeOut } from './interests.ts'
import { JuryRefused } from './refused.ts'
import { withRound } from './rounds.ts'

/** What a juror filled in on paper about a wish: an interest, or points and an open vote as far as they stand there. */
export interface PaperWish {
  readonly wishId: string
  readonly ground: ConflictGround | null
  readonly scores: Readonly<Record<string, number>> | null
  readonly choice: Choice | null
}

/** The form of one juror. */
export interface PaperSheet {
  readonly personId: string
  readonly wishes: readonly PaperWish[]
}

/** Secret ballots of one wish: who put one in the box, and how many said what. */
export interface PaperBox {
  readonly wishId: string
  readonly voterIds: readonly string[]
  readonly yes: number
  readonly no: number
  readonly blank: number
}

/**
 * Enters forms of jurors in one go, as they stand on paper: interests first, then points and open votes. The round is read
 * once, however many wishes there are. Answers whether a vote begins anew.
 */
export async function enterSheets(
  act: Act,
  input: { readonly roundId: string; readonly sheets: readonly PaperSheet[] },
): Promise<boolean> {
  let anew = false
  await withRound(act, input.roundId, async (act, round) => {
    if (round.state !== 'judging') throw new JuryRefused(act, 'not_judging')
    const before = await readRound(act, round)
    const by = act.actor.personId
    const interests = input.sheets.flatMap(({ personId, wishes }) =>
      wishes.flatMap(({ wishId, ground }) => (ground === null ? [] : [{ personId, wishId, ground, by }])),
    )
    for (const { wishId, ...of } of interests) {
      mustSit(act, before, of.personId)
      if (await takeOut(act, before, wishIn(before, wishId), of)) anew = true
    }
    const opened = interests.length > 0 ? await readRound(act, round) : before
    for (const sheet of input.sheets) await enterSheet(act, opened, sheet)
  })
  return anew
}

async function enterSheet(act: Act, opened: OpenedRound, { personId, wishes }: PaperSheet): Promise<void> {
  const { criteria } = opened.scheme
  const given = wishes.filter(({ ground, scores, choice }) => ground === null && (scores ?? choice) !== null)
  if (given.length === 0) return
  const entering = await entererOf(act, opened, [personId])
  for (const { wishId } of given) entering(personId, wishId)
  const { highest_score } = roundRulesOf(opened.scheme)
  const scores = given.flatMap(({ wishId, scores }) =>
    scores === null ? [] : criteria.map(({ key }) => ({ wishId, criterion: key, score: scores[key] })),
  )
  if (!scores.every(({ score }) => isWholeScore(score, highest_score)))
    throw new JuryRefused(act, 'score_missing')
  await store.saveSheet(
    act.db,
    personId,
    scores.map((one) => ({ ...one, score: one.score ?? 1 })),
  )
  if (opened.round.secret) return
  await store.saveOpenVotes(
    act.db,
    personId,
    given.flatMap(({ wishId, choice }) => (choice === null ? [] : [{ wishId, choice }])),
  )
}

/** Secret ballots on paper, of as many wishes as there are. Of each both counts must agree. */
export async function enterBallots(
  act: Act,
  input: { readonly roundId: string; readonly boxes: readonly PaperBox[] },
): Promise<void> {
  await withRound(act, input.roundId, async (act, round) => {
    const opened = await readRound(act, round)
    if (!round.secret) throw new JuryRefused(act, 'not_judging')
    const entering = await entererOf(
      act,
      opened,
      input.boxes.flatMap(({ voterIds }) => voterIds),
    )
    for (const { wishId, yes, no, blank, voterIds } of input.boxes) {
      const voters = [...new Set(voterIds)]
      if (voters.length === 0 || yes + no + blank !== voters.length)
        throw new JuryRefused(act, 'counts_differ')
      for (const personId of voters) entering(personId, wishId)
      if (!(await store.markVoters(act.db, wishId, voters, 'paper'))) throw new JuryRefused(act, 'voted')
      await store.castBallots(act.db, wishId, [
        ...Array<Choice>(yes).fill('yes'),
        ...Array<Choice>(no).fill('no'),
        ...Array<Choice>(blank).fill('blank'),
      ])
    }
  })
}

/** The ballots of one wish. */
export async function enterPaperBallots(act: Act, box: PaperBox): Promise<void> {
  if (!mayServe(act.actor)) throw new Forbidden()
  const wish = await store.wishById(act.db, box.wishId)
  if (!wish) throw new NotFound()
  await enterBallots(act, { roundId: wish.round_id, boxes: [box] })
}

/** Refuses what these people may not judge; what came in on paper in time may be entered later. */
async function entererOf(
  act: Act,
  opened: OpenedRound,
  personIds: readonly string[],
): Promise<(personId: string, wishId: string) => void> {
  const organisations = new Map<string, readonly string[]>()
  for (const personId of new Set(personIds)) {
    mustSit(act, opened, personId)
    organisations.set(
      personId,
      (await organisationsOf(act.db, personId)).map(({ id }) => id),
    )
  }
  return (personId, wishId) => {
    const one = wishIn(opened, wishId)
    const refusal = judgeRefusal(
      {
        ...{ state: opened.round.state, votesUntil: '9999-12-31', isJudge: true },
        hasLeft: one.wish.left_as !== null,
        hasInterest: hasInterest(one, { personId, organisationIds: organisations.get(personId) ?? [] }),
      },
      dayOf(act.now),
    )
    if (refusal) throw new JuryRefused(act, refusal)
  }
}

function mustSit(act: Act, { judges }: OpenedRound, personId: string): void {
  if (!judges.some((judge) => judge.personId === personId)) throw new JuryRefused(act, 'not_in_round')
}

function wishIn({ wishes, left }: OpenedRound, wishId: string): OpenedWish {
  const one = [...wishes, ...left].find(({ wish }) => wish.id === wishId)
  if (!one) throw new NotFound()
  return one
}
