import { casesByIds, partiesOfCases } from '../cases/index.ts'
import {
  type Application,
  applicationsByIds,
  type Ceiling,
  ceilingById,
  roomIn,
  type Scheme,
  schemeVersion,
} from '../funds/index.ts'
import type { Act } from '../kit/act.ts'
import { dayOf } from '../kit/dates.ts'
import { NotFound } from '../kit/errors.ts'
import { type Jury, juryOfArea, roundRulesOf } from './jury.ts'
import {
  type Absence,
  averageScore,
  type Ballots,
  type Choice,
  type Division,
  divide,
  judgesOf,
  type Seat,
  type VoteResult,
  voteResult,
} from './rules.ts'
import * as store from './store.ts'

/** A wish of a round with its application and how it was judged so far. */
export interface OpenedWish {
  readonly wish: store.Wish
  readonly application: Application
  readonly caseId: string
  readonly number: string
  readonly title: string
  readonly partyIds: readonly string[]
  readonly organisationIds: readonly string[]
  readonly conflicts: readonly store.Conflict[]
  readonly scores: readonly store.StoredScore[]
  readonly voters: readonly store.Voter[]
  /** In a secret vote only known when it is counted. */
  readonly ballots: Ballots
  readonly average: number | null
  /** What the chair chose, or had chosen when it was counted. */
  readonly chair: Choice | null
  readonly result: VoteResult
}

/** A round with everything that rules look at. */
export interface OpenedRound {
  readonly round: store.Round
  readonly jury: Jury
  readonly scheme: Scheme
  readonly ceiling: Ceiling
  readonly absences: readonly Absence[]
  /** Who judges in this round. */
  readonly judges: readonly Seat[]
  /** On the list now: not withdrawn and not moved on. */
  readonly wishes: readonly OpenedWish[]
  readonly left: readonly OpenedWish[]
  /** What is left of the ceiling for this round, with what is set aside for its own wishes. */
  readonly room: number
}

/** Reads a round whole; a fixed number of queries. */
export async function openedRound(act: Act, roundId: string): Promise<OpenedRound> {
  const round = await store.roundById(act.db, roundId)
  if (!round) throw new NotFound()
  return readRound(act, round)
}

/** The same of a round at hand. Only who counts looks in the box of a secret vote. */
export async function readRound(
  act: Act,
  round: store.Round,
  { counting = false }: { readonly counting?: boolean } = {},
): Promise<OpenedRound> {
  const { db } = act
  const [jury, version, ceiling, absences, wishes] = await Promise.all([
    juryOfArea(act, round.area_id),
    schemeVersion(db, round.scheme_key, round.scheme_version),
    ceilingById(db, round.ceiling_id),
    store.absencesIn(db, round.id),
    store.wishesOf(db, [round.id]),
  ])
  if (!version || !ceiling) throw new NotFound()
  const judges = judgesOf(jury.members, absences, dayOf(round.counted_at ?? act.now))
  const all = await openWishes(act, version.scheme, judges, wishes, counting || !round.secret)
  const own = all.reduce((sum, { application }) => sum + application.balance.reserved, 0)
  return {
    round,
    jury,
    scheme: version.scheme,
    ceiling,
    absences,
    judges,
    wishes: all.filter(({ wish }) => wish.left_as === null),
    left: all.filter(({ wish }) => wish.left_as !== null),
    room: roomIn(ceiling.balance) + own,
  }
}

async function openWishes(
  act: Act,
  scheme: Scheme,
  judges: readonly Seat[],
  wishes: readonly store.Wish[],
  countsVotes: boolean,
): Promise<readonly OpenedWish[]> {
  const { db } = act
  const ids = wishes.map(({ id }) => id)
  const applications = await applicationsByIds(
    db,
    wishes.map(({ application_id }) => application_id),
  )
  const caseIds = [...applications.values()].map(({ case_id }) => case_id)
  const [cases, parties, conflicts, scores, voters, votesOf] = await Promise.all([
    casesByIds(db, caseIds),
    partiesOfCases(db, caseIds),
    store.conflictsIn(db, ids),
    store.scoresIn(db, ids),
    store.votersOf(db, ids),
    store.countVotes(db, countsVotes ? ids : []),
  ])
  const rules = roundRulesOf(scheme)
  const chairId = judges.find(({ part }) => part === 'chair')?.personId
  return wishes.flatMap((wish) => {
    const application = applications.get(wish.application_id)
    const file = application && cases.get(application.case_id)
    if (!application || !file) return []
    const ofWish = scores.filter(({ wishId }) => wishId === wish.id)
    const votersHere = voters.filter(({ wish_id }) => wish_id === wish.id)
    const ballots: Ballots =
      wish.yes_votes === null
        ? votesOf(wish.id)
        : { yes: wish.yes_votes, no: wish.no_votes ?? 0, blank: wish.blank_votes ?? 0 }
    const average = wish.yes_votes === null ? averageScore(ofWish) : wish.score
    const chair: Choice | null =
      wish.yes_votes === null
        ? (votersHere.find(({ person_id }) => person_id === chairId)?.choice ?? null)
        : wish.chair_vote
    return [
      {
        wish,
        application,
        caseId: file.id,
        number: file.number,
        title: file.title,
        partyIds: parties
          .filter(({ case_id }) => case_id === file.id)
          .flatMap(({ person_id }) => (person_id === null ? [] : [person_id])),
        organisationIds: parties
          .filter(({ case_id }) => case_id === file.id)
          .flatMap(({ organisation_id }) => (organisation_id === null ? [] : [organisation_id])),
        conflicts: conflicts.filter(({ wish_id }) => wish_id === wish.id),
        scores: ofWish,
        voters: votersHere,
        ballots,
        average,
        chair,
        result: voteResult(
          ballots,
          { quorum: rules.quorum, ties: rules.ties, highestScore: rules.highest_score },
          { chair, score: average },
        ),
      },
    ]
  })
}

/** Whether what was voted may be seen: an open vote always, a secret one when it is counted. */
export const votesAreShown = ({ round }: Pick<OpenedRound, 'round'>): boolean =>
  !round.secret || isCounted(round)

export const isCounted = ({ state }: Pick<store.Round, 'state'>): boolean =>
  state === 'counted' || state === 'advised' || state === 'decided'

/** What each wish would get of what is left. */
export const divisionOf = ({ wishes, scheme, room }: OpenedRound): ReadonlyMap<string, Division> =>
  divide(
    wishes.map(({ wish, application, result, average, ballots }) => ({
      id: wish.id,
      requested: application.requested_cents,
      says: result.says,
      score: average,
      ballots,
      position: wish.position,
    })),
    roundRulesOf(scheme),
    { room, least: scheme.amounts.min_cents },
  )

/** Whether somebody has an interest in a wish: they said so, or it is their own or that of their organisation. */
export const hasInterest = (
  { conflicts, partyIds, organisationIds }: OpenedWish,
  juror: { readonly personId: string; readonly organisationIds: readonly string[] },
): boolean =>
  partyIds.includes(juror.personId) ||
  organisationIds.some((id) => juror.organisationIds.includes(id)) ||
  conflicts.some(({ person_id }) => person_id === juror.personId)

/** Whether it is their own plan, or that of their organisation: that interest does not go. */
export const isOwnWish = ({ conflicts, partyIds }: OpenedWish, personId: string): boolean =>
  partyIds.includes(personId) ||
  conflicts.some(({ person_id, declared_by }) => person_id === personId && declared_by === null)

/** Whether the interest of this juror made the vote on the wish begin anew. */
export const beganAnew = ({ conflicts }: Pick<OpenedWish, 'conflicts'>, personId: string): boolean =>
  conflicts.some(({ person_id, anew }) => person_id === personId && anew)
