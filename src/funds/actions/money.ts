import type { Decision } from '../../cases/index.ts'
import { type Act, inTransaction } from '../../kit/act.ts'
import { Conflict, Forbidden, NotFound } from '../../kit/errors.ts'
import { mayKeepBooks } from '../rights.ts'
import {
  type Asked,
  advance,
  correct,
  grant,
  lowerGrant,
  type Movement,
  pay,
  reclaim,
  release,
  reserve,
  settle,
} from '../rules.ts'
import {
  type Application,
  applicationById,
  type Ceiling,
  entriesOfMovement,
  insertMovement,
  lockedApplication,
  lockedCeiling,
  schemeVersion,
} from '../store.ts'
import { texts } from '../texts.ts'
import { mustBeDecisionOn } from './decision.ts'
import { allowed, guarded } from './refused.ts'

/** What every movement of money of an application says. */
export interface MoneyInput {
  readonly applicationId: string
  readonly cents: number
  /** Why, in words that name nobody. */
  readonly reason: string
}

/**
 * Grants by a decision on the case, by who signed it or who keeps the books. What was set aside for it comes free in
 * the same movement. Refused when it would go over the ceiling (art. 4:25 Awb), whatever happens at the same moment.
 */
export async function grantMoney(
  act: Act,
  input: MoneyInput & { readonly decisionId: string },
): Promise<void> {
  await move(act, input, {
    decisionId: input.decisionId,
    check: async (act, ceiling, decision) => {
      if (!decision) throw new NotFound()
      if (decision.says_no) throw new Conflict(texts(act.locale).faults.decision_says_no)
      if (!decision.is_besluit) throw new Conflict(texts(act.locale).faults.not_a_besluit)
      const signed = act.actor.personId !== null && decision.signed_by === act.actor.personId
      if (!signed && !mayKeepBooks(act.actor, ceiling.area_id)) throw new Forbidden()
    },
    rule: (ceiling, application) =>
      grant(ceiling.balance, application.balance, askedOf(application), input.cents),
  })
}

/** Sets money aside for a complete application that waits for its decision. */
export const reserveMoney = (act: Act, input: MoneyInput): Promise<void> =>
  move(act, input, {
    rule: (ceiling, application) =>
      reserve(ceiling.balance, application.balance, askedOf(application), input.cents),
  })

/** Frees money that was set aside: without an amount all of it. */
export const releaseMoney = (
  act: Act,
  input: Omit<MoneyInput, 'cents'> & { readonly cents?: number },
): Promise<void> =>
  move(act, input, { rule: (_, { balance }) => release(balance, input.cents ?? balance.reserved) })

/** Lowers or withdraws a grant that is not settled (art. 4:48 Awb), as far as it was not paid. */
export const lowerGranted = (act: Act, input: MoneyInput & { readonly decisionId: string }): Promise<void> =>
  move(act, input, {
    decisionId: input.decisionId,
    rule: (_, { balance }) => lowerGrant(balance, input.cents),
  })

/** Books an advance, at most the part of the grant that its version of the scheme allows. */
export const payAdvance = (act: Act, input: MoneyInput): Promise<void> =>
  move(act, input, {
    rule: (_, { balance }, percentage) => advance(balance, input.cents, percentage),
  })

/** Books a payment. */
export const payOut = (act: Act, input: MoneyInput): Promise<void> =>
  move(act, input, { rule: (_, { balance }) => pay(balance, input.cents) })

/** Settles a grant at its final amount, 0 when nothing was done. */
export const settleGrant = (
  act: Act,
  input: MoneyInput & { readonly decisionId?: string | null },
): Promise<void> =>
  move(act, input, {
    decisionId: input.decisionId ?? null,
    rule: (_, { balance }) => settle(balance, input.cents),
  })

/** Books that money which was paid too much has come back. */
export const recordReclaimed = (act: Act, input: MoneyInput): Promise<void> =>
  move(act, input, { rule: (_, { balance }) => reclaim(balance, input.cents) })

/** Undoes a whole movement by counter-entries, with the reason. What was booked stays to be read. */
export async function correctMovement(
  act: Act,
  input: { readonly movement: string; readonly reason: string },
): Promise<void> {
  await inTransaction(act, (act) =>
    guarded(act, async () => {
      const [first] = await entriesOfMovement(act.db, input.movement)
      if (!first) throw new NotFound()
      const ceiling = await lockedCeiling(act.db, first.ceilingId)
      const application =
        first.applicationId === null ? null : await lockedApplication(act.db, first.applicationId)
      if (!ceiling) throw new NotFound()
      if (!mayKeepBooks(act.actor, ceiling.area_id)) throw new Forbidden()
      // Read again now that nobody else books.
      const entries = await entriesOfMovement(act.db, input.movement)
      const undone = correct(ceiling.balance, application?.balance ?? null, entries)
      const bookings = allowed(act, undone)
      await insertMovement(
        act.db,
        bookings,
        {
          ceilingId: ceiling.id,
          applicationId: first.applicationId,
          reason: input.reason.trim(),
          byPersonId: act.actor.personId,
          decisionId: first.decisionId,
          adoption: null,
          at: act.now,
        },
        undone.counters ?? [],
      )
    }),
  )
}

const askedOf = (application: Application): Asked => ({
  requested: application.requested_cents,
  isComplete: application.complete_at !== null,
  hasEnded: application.ended_at !== null,
})

interface Move {
  readonly decisionId?: string | null
  /** Who may, where that is not who keeps the books. */
  readonly check?: (act: Act, ceiling: Ceiling, decision: Decision | null) => Promise<void>
  readonly rule: (ceiling: Ceiling, application: Application, advancePercentage: number) => Movement
}

/** Books a movement for an application: locks, checks right and rule, and writes the entries. */
async function move(
  act: Act,
  input: { readonly applicationId: string; readonly reason: string },
  { decisionId = null, check, rule }: Move,
): Promise<void> {
  await inTransaction(act, (act) =>
    guarded(act, async () => {
      const found = await applicationById(act.db, input.applicationId)
      const ceiling = found && (await lockedCeiling(act.db, found.ceiling_id))
      const application = await lockedApplication(act.db, input.applicationId)
      if (!ceiling || !application) throw new NotFound()
      const decision = await mustBeDecisionOn(act, application.case_id, decisionId)
      if (check) await check(act, ceiling, decision)
      else if (!mayKeepBooks(act.actor, ceiling.area_id)) throw new Forbidden()
      const version = await schemeVersion(act.db, application.scheme_key, application.scheme_version)
      const bookings = allowed(act, rule(ceiling, application, version?.scheme.advance.percentage ?? 0))
      await insertMovement(act.db, bookings, {
        ceilingId: ceiling.id,
        applicationId: application.id,
        reason: input.reason.trim(),
        byPersonId: act.actor.personId,
        decisionId,
        adoption: null,
        at: act.now,
      })
    }),
  )
}
