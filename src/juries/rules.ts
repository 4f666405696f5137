import { addWeeks, type Day } from '../kit/dates.ts'

export const parts = ['member', 'substitute', 'chair'] as const
/** How somebody sits in a jury. */
export type Part = (typeof parts)[number]

export type RoundState = 'collecting' | 'judging' | 'counted' | 'advised' | 'decided' | 'cancelled'

export const choices = ['yes', 'no', 'blank'] as const
export type Choice = (typeof choices)[number]

export const conflictGrounds = ['party', 'supporter', 'lives_near', 'other'] as const
/** Why somebody has an interest in a wish. */
export type ConflictGround = (typeof conflictGrounds)[number]

export const outcomes = ['yes', 'yes_less', 'question', 'not_now', 'no', 'refer'] as const
/** What a jury says of a wish. */
export type Outcome = (typeof outcomes)[number]

/** A member of a jury: a role, with what is known of their seat. Without a seat: a member whose term is not set yet. */
export interface Seat {
  readonly personId: string
  readonly part: Part
  readonly fromDay: Day | null
  readonly untilDay: Day | null
}

/** Whether somebody sits in the jury on this day; a term that is not set does not end. */
export const sitsOn = ({ fromDay, untilDay }: Seat, day: Day): boolean =>
  (fromDay === null || fromDay <= day) && (untilDay === null || day <= untilDay)

/** A member who cannot take part in a round, and who comes instead. */
export interface Absence {
  readonly personId: string
  readonly substituteId: string | null
}

/**
 * Who judges in a round: members and the chair who are there, and the substitutes of those who are not. A substitute
 * without an absent member waits.
 */
export function judgesOf(seats: readonly Seat[], absences: readonly Absence[], on: Day): readonly Seat[] {
  const sitting = seats.filter((seat) => sitsOn(seat, on))
  const absent = (personId: string): boolean => absences.some((one) => one.personId === personId)
  return sitting.filter(({ part, personId }) => {
    if (absent(personId)) return false
    if (part !== 'substitute') return true
    return absences.some(
      ({ substituteId, personId: away }) =>
        substituteId === personId &&
        sitting.some((one) => one.personId === away && one.part !== 'substitute'),
    )
  })
}

/** Substitutes who can still come instead of somebody in a round. */
export const freeSubstitutes = <T extends Seat>(
  seats: readonly T[],
  absences: readonly Absence[],
  on: Day,
): readonly T[] =>
  seats.filter(
    (seat) =>
      seat.part === 'substitute' &&
      sitsOn(seat, on) &&
      !absences.some(({ substituteId }) => substituteId === seat.personId),
  )

/** Why somebody may not judge a wish; the words are in `texts.ts`. */
export type JudgeRefusal =
  | 'not_in_round'
  | 'has_interest'
  | 'not_judging'
  | 'too_late'
  | 'has_left'
  | 'points_first'
  | 'voted'

export interface Judging {
  readonly state: RoundState
  readonly votesUntil: Day
  readonly hasLeft: boolean
  readonly isJudge: boolean
  readonly hasInterest: boolean
}

/** Whether somebody may score and vote on a wish on this day. */
export function judgeRefusal(judging: Judging, today: Day): JudgeRefusal | null {
  if (!judging.isJudge) return 'not_in_round'
  if (judging.state !== 'judging') return 'not_judging'
  if (judging.hasLeft) return 'has_left'
  if (judging.hasInterest) return 'has_interest'
  return today > judging.votesUntil ? 'too_late' : null
}

export type Ballots = Readonly<Record<Choice, number>>
export const noBallots: Ballots = { yes: 0, no: 0, blank: 0 }

export const votersIn = ({ yes, no, blank }: Ballots): number => yes + no + blank

/** What one member gave on one criterion. */
export interface Score {
  readonly personId: string
  readonly criterion: string
  readonly score: number
}

/**
 * Whether a juror may vote on a wish themselves. Points come first: what was typed and not saved would be gone after the
 * vote, and a secret vote is for good. Who voted already may change their mind.
 */
export const isReadyToVote = (
  personId: string | null,
  given: { readonly scores: readonly Pick<Score, 'personId'>[]; readonly hasVoted: boolean },
): boolean => given.hasVoted || given.scores.some((score) => score.personId === personId)

/** Whether this is a score on a criterion: a whole number from 1 to the highest of the scheme. */
export const isWholeScore = (score: number | undefined, highest: number): boolean =>
  score !== undefined && Number.isInteger(score) && score >= 1 && score <= highest

/**
 * The average of a wish, in hundredths of a point: first of each member over the criteria, then over the members, so
 * that who left out a criterion weighs no less. Null when nobody scored.
 */
export function averageScore(scores: readonly Score[]): number | null {
  const perMember = new Map<string, number[]>()
  for (const { personId, score } of scores)
    perMember.set(personId, [...(perMember.get(personId) ?? []), score])
  if (perMember.size === 0) return null
  const mean = (list: readonly number[]): number => list.reduce((sum, one) => sum + one, 0) / list.length
  return Math.round(100 * mean([...perMember.values()].map(mean)))
}

export interface VoteRules {
  readonly quorum: number
  readonly ties: 'chair' | 'scores' | 'no'
  readonly highestScore: number
}

/** What a vote says, and why. */
export type VoteResult =
  | { readonly says: 'yes' | 'no'; readonly because: 'majority' | 'tie_chair' | 'tie_scores' | 'tie_no' }
  | { readonly says: 'nothing'; readonly because: 'no_quorum' | 'only_blank'; readonly missing: number }

/**
 * What the vote on a wish says. A blank vote counts for the quorum and for neither side. On a tie the rule of the
 * scheme decides; a chair who voted blank, is absent or has an interest decides nothing, and then it is no.
 */
export function voteResult(
  ballots: Ballots,
  rules: VoteRules,
  on: { readonly chair: Choice | null; readonly score: number | null },
): VoteResult {
  const missing = rules.quorum - votersIn(ballots)
  if (missing > 0) return { says: 'nothing', because: 'no_quorum', missing }
  if (ballots.yes + ballots.no === 0) return { says: 'nothing', because: 'only_blank', missing: 0 }
  if (ballots.yes !== ballots.no)
    return { says: ballots.yes > ballots.no ? 'yes' : 'no', because: 'majority' }
  if (rules.ties === 'chair' && (on.chair === 'yes' || on.chair === 'no'))
    return { says: on.chair, because: 'tie_chair' }
  if (rules.ties === 'scores' && on.score !== null) {
    // The middle of a scale that begins at 1.
    const middle = (100 * (1 + rules.highestScore)) / 2
    return { says: on.score >= middle ? 'yes' : 'no', because: 'tie_scores' }
  }
  return { says: 'no', because: 'tie_no' }
}

/** A wish as the division of the money looks at it. */
export interface Dividable {
  readonly id: string
  readonly requested: number
  readonly says: VoteResult['says']
  readonly score: number | null
  readonly ballots: Ballots
  /** By order of receipt. */
  readonly position: number
}

export type Division =
  | { readonly gets: 'all' | 'part'; readonly cents: number }
  | { readonly gets: 'nothing'; readonly because: 'does_not_fit' | 'vote' }

/** Wishes in the order in which the scheme gives them money; what is equal goes by order of receipt. */
export function inRoundOrder<T extends Dividable>(
  wishes: readonly T[],
  order: 'scores' | 'votes' | 'receipt',
): readonly T[] {
  const weight = ({ score, ballots }: Dividable): number =>
    order === 'scores' ? (score ?? 0) : order === 'votes' ? ballots.yes - ballots.no : 0
  return [...wishes].sort((one, other) => weight(other) - weight(one) || one.position - other.position)
}

/**
 * Divides what is left over the wishes with a yes, in order. What does not fit as a whole gets what is left, where the
 * scheme allows a part and it is not less than the least that is granted; a smaller wish after it may still fit.
 */
export function divide(
  wishes: readonly Dividable[],
  rules: { readonly order: 'scores' | 'votes' | 'receipt'; readonly partly: boolean },
  money: { readonly room: number; readonly least: number },
): ReadonlyMap<string, Division> {
  let left = money.room
  const divided = new Map<string, Division>()
  for (const wish of inRoundOrder(wishes, rules.order)) {
    if (wish.says !== 'yes') {
      divided.set(wish.id, { gets: 'nothing', because: 'vote' })
    } else if (wish.requested <= left) {
      divided.set(wish.id, { gets: 'all', cents: wish.requested })
      left -= wish.requested
    } else if (rules.partly && left >= money.least && left > 0) {
      divided.set(wish.id, { gets: 'part', cents: left })
      left = 0
    } else {
      divided.set(wish.id, { gets: 'nothing', because: 'does_not_fit' })
    }
  }
  return divided
}

/** Why the jury cannot say this; the words are in `texts.ts`. */
export type OutcomeRefusal =
  | 'vote_says_no'
  | 'vote_says_yes'
  | 'no_vote'
  | 'above_request'
  | 'below_least'
  | 'amount_missing'
  | 'not_less'
  | 'other_way_missing'

/** The advice that is recorded follows the vote: no yes without a majority, and no no against one. */
export function outcomeRefusal(
  outcome: Outcome,
  says: VoteResult['says'],
  wish: { readonly requested: number; readonly least: number },
  given: {
    readonly cents: number | null
    readonly conditions: string | null
    readonly otherWay: string | null
  },
): OutcomeRefusal | null {
  if (outcome === 'yes' || outcome === 'yes_less') {
    if (!fitsVote(outcome, says)) return says === 'no' ? 'vote_says_no' : 'no_vote'
    if (outcome === 'yes') return null
    if (given.cents === null) return 'amount_missing'
    if (given.cents > wish.requested) return 'above_request'
    if (given.cents < Math.min(wish.least, wish.requested)) return 'below_least'
    return given.cents === wish.requested && !given.conditions ? 'not_less' : null
  }
  if (!fitsVote(outcome, says)) return says === 'yes' ? 'vote_says_yes' : 'no_vote'
  if ((outcome === 'no' || outcome === 'refer') && !given.otherWay) return 'other_way_missing'
  return null
}

/** Whether a vote that says this leaves room for this advice, whatever else is filled in. */
export const fitsVote = (outcome: Outcome, says: VoteResult['says']): boolean =>
  outcome === 'yes' || outcome === 'yes_less' ? says === 'yes' : outcome !== 'no' || says === 'no'

/** The amount that goes with an advice; null when it grants nothing. */
export const advisedCents = (outcome: Outcome, requested: number, given: number | null): number | null =>
  outcome === 'yes' ? requested : outcome === 'yes_less' ? given : null

/**
 * What is in a round: complete by the end of the closing day, and not told when it was sent that it goes into a later one
 * (`judgedFrom`). What came later goes to the next one.
 */
export const isInTime = (
  completeOn: Day | null,
  round: { readonly closesOn: Day; readonly meetsOn: Day },
  judgedFrom: Day | null,
): boolean =>
  completeOn !== null && completeOn <= round.closesOn && (judgedFrom === null || judgedFrom <= round.meetsOn)

/** The day on which a round looks at its wishes: of its meeting, or the last day to vote of a round in writing. */
export const roundDay = (
  { written, votes_until }: { readonly written: boolean; readonly votes_until: Day },
  meetingOn: Day | null,
): Day => (written || meetingOn === null ? votes_until : meetingOn)

/** Why a round cannot be planned like this. */
export type RoundRefusal =
  | 'closes_in_past'
  | 'closes_earlier'
  | 'closes_before_other'
  | 'votes_before_closing'
  | 'meeting_before_closing'
  | 'meeting_too_soon'
  | 'no_money'

export interface RoundDays {
  readonly closesOn: Day
  readonly votesUntil: Day
  /** Null for a round in writing. */
  readonly meetingOn: Day | null
}

/**
 * Whether a round can be planned on these days: `weeks` is how long before the meeting the scheme wants wishes to be in,
 * `openUntil` the last closing day of the rounds of this jury that still take wishes.
 */
export function planRefusal(
  round: RoundDays,
  known: { readonly today: Day; readonly weeks: number | null; readonly openUntil: Day | null },
): RoundRefusal | null {
  const { closesOn, votesUntil, meetingOn } = round
  if (closesOn < known.today) return 'closes_in_past'
  if (known.openUntil !== null && closesOn <= known.openUntil) return 'closes_before_other'
  if (meetingOn !== null && meetingOn <= closesOn) return 'meeting_before_closing'
  if (meetingOn !== null && known.weeks !== null && meetingOn < addWeeks(closesOn, known.weeks))
    return 'meeting_too_soon'
  return votesUntil <= closesOn ? 'votes_before_closing' : null
}

/**
 * Whether the days of a round that takes wishes can become these. It never closes earlier than was said: somebody may
 * count on the day.
 */
export function changeRefusal(
  was: { readonly closesOn: Day },
  to: RoundDays,
  known: { readonly today: Day; readonly weeks: number | null },
): RoundRefusal | null {
  return to.closesOn < was.closesOn ? 'closes_earlier' : planRefusal(to, { ...known, openUntil: null })
}

/** Name of a street, without number: "Kerkstraat 12a" -> "kerkstraat"; null when there is none. */
export function streetOf(address: string | null): string | null {
  const [, street] = /^\s*([^\d\n,]{3,}?)\s*(?:\d|,|\n|$)/.exec(address ?? '') ?? []
  return street?.toLowerCase() ?? null
}

/** Why somebody probably has an interest in a wish; they say themselves whether it is so. A party always has. */
export function likelyConflict(
  juror: { readonly personId: string; readonly address: string | null },
  wish: {
    readonly partyIds: readonly string[]
    readonly supporterIds: readonly string[]
    readonly address: string | null
  },
): ConflictGround | null {
  if (wish.partyIds.includes(juror.personId)) return 'party'
  if (wish.supporterIds.includes(juror.personId)) return 'supporter'
  const street = streetOf(wish.address)
  return street !== null && street === streetOf(juror.address) ? 'lives_near' : null
}

/** The quarter of a day: "2026-4". */
export const quarterOf = (day: Day): string =>
  `${day.slice(0, 4)}-${Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 1}`
