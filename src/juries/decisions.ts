import { casesByIds } from '../cases/index.ts'
import { applicationsByIds } from '../funds/index.ts'
import type { Act } from '../kit/act.ts'
import { type Day, dayOf } from '../kit/dates.ts'
import { slugOf } from '../kit/slug.ts'
import { paths } from '../paths.ts'
import type { Jury } from './jury.ts'
import { type Ballots, type ConflictGround, type Outcome, quarterOf } from './rules.ts'
import { conflictsIn, roundsOf, wishesOf } from './store.ts'

/** A wish on the public list: what was advised and decided, by number and without names. */
export interface PublicDecision {
  readonly round: number
  /** The day that counts for its quarter: of the decision, else of the advice. */
  readonly day: Day
  /** Null when the plan is not public. */
  readonly plan: { readonly number: string; readonly title: string; readonly href: string } | null
  readonly requested: number
  readonly outcome: Outcome
  readonly advised: number | null
  readonly ballots: Ballots
  /** The reasons of the jury; of a plan that is not public they stay with who asked. */
  readonly reasons: string | null
  readonly decidedAs: 'followed' | 'deviated' | null
  /** Why it was decided otherwise: written to be published, also of a plan that is not public (decision 0036). */
  readonly deviation: string | null
  readonly granted: number | null
  /** Who took no part, by their ground. */
  readonly apart: readonly ConflictGround[]
}

/** Everything a jury advised on, the newest first; a fixed number of queries. */
export async function decisionsOfJury(act: Act, jury: Jury): Promise<readonly PublicDecision[]> {
  const { db } = act
  const rounds = (await roundsOf(db, jury.area.id)).filter(({ advised_at }) => advised_at !== null)
  const wishes = (
    await wishesOf(
      db,
      rounds.map(({ id }) => id),
    )
  ).filter(({ outcome, left_as }) => outcome !== null && left_as === null)
  const [applications, conflicts] = await Promise.all([
    applicationsByIds(
      db,
      wishes.map(({ application_id }) => application_id),
    ),
    conflictsIn(
      db,
      wishes.map(({ id }) => id),
    ),
  ])
  const cases = await casesByIds(
    db,
    [...applications.values()].map(({ case_id }) => case_id),
  )
  const decisions = wishes.flatMap((wish): readonly PublicDecision[] => {
    const round = rounds.find(({ id }) => id === wish.round_id)
    const application = applications.get(wish.application_id)
    const file = application && cases.get(application.case_id)
    if (!round || !application || !file || wish.outcome === null) return []
    return [
      {
        round: round.number,
        day: dayOf(wish.decided_at ?? round.advised_at ?? round.created_at),
        plan: application.case_public
          ? {
              number: file.number,
              title: file.title,
              href: paths.initiative(file.number, slugOf(file.title)),
            }
          : null,
        requested: application.requested_cents,
        outcome: wish.outcome,
        advised: wish.advised_cents,
        ballots: { yes: wish.yes_votes ?? 0, no: wish.no_votes ?? 0, blank: wish.blank_votes ?? 0 },
        reasons: application.case_public ? wish.reasons : null,
        decidedAs: wish.decided_as,
        deviation: wish.deviation,
        granted: wish.decided_as === null ? null : (wish.decided_cents ?? application.balance.granted),
        apart: conflicts.filter(({ wish_id }) => wish_id === wish.id).map(({ ground }) => ground),
      },
    ]
  })
  return decisions.sort((one, other) => other.day.localeCompare(one.day) || other.round - one.round)
}

/** The quarters in which something was decided, the newest first. */
export const quartersOf = (decisions: readonly PublicDecision[]): readonly string[] => [
  ...new Set(decisions.map(({ day }) => quarterOf(day))),
]
