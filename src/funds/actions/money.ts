import { type Change, change, type Decision, type Entry, type Happening } from '../../cases/index.ts'
import { type Act, inTransaction } from '../../kit/act.ts'
import { type Day, dayOf } from '../../kit/dates.ts'
import { Conflict, Forbidden, NotFound } from '../../kit/errors.ts'
import { accountDue, isSettledAtOnce } from '../accountability/rules.ts'
import { askAccount } from '../accountability/store.ts'
import { texts as accountTexts } from '../accountability/texts.ts'
import { underWay } from '../payments/store.ts'
import { mayKeepBooks } from '../rights.ts'
import {
  type Asked,
  advance,
  afterCeiling,
  type Booking,
  correct,
  grant,
  lowerGrant,
  type Movement,
  pay,
  reclaim,
  release,
  reserve,
  roomIn,
  settle,
} from '../rules.ts'
import type { Scheme } from '../schema.ts'
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
import { ApplicationRefused } from './applications.ts'
import { mustBeDecisionOn } from './decision.ts'
import { earlierUnfunded, reserveInOrder } from './order.ts'
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
 * the same movement. Up to the amount of the scheme it is settled at once; above it an account is asked. Refused when it would go over the ceiling (art. 4:25 Awb), whatever happens at the same moment.
 */
export async function grantMoney(
  act: Act,
  input: MoneyInput & { readonly decisionId: string },
): Promise<void> {
  await moveMoney(act, input, {
    decisionId: input.decisionId,
    check: async (act, ceiling, decision) => {
      if (!decision) throw new NotFound()
      if (decision.says_no) throw new Conflict(texts(act.locale).faults.decision_says_no)
      if (!decision.is_besluit) throw new Conflict(texts(act.locale).faults.not_a_besluit)
      const signed = act.actor.personId !== null && decision.signed_by === act.actor.personId
      if (!signed && !mayKeepBooks(act.actor, ceiling.area_id)) throw new Forbidden()
    },
    inTurn: true,
    rule: (ceiling, application) =>
      grant(ceiling.balance, application.balance, askedOf(application), input.cents),
    keep: async (act, { application, ceiling, scheme }) => {
      if (!isSettledAtOnce(scheme, input.cents)) {
        await askAccount(act.db, application.id, accountDue(scheme, dayOf(act.now)), act.now)
        return []
      }
      const granted = await applicationById(act.db, application.id)
      const bookings = allowed(act, settle(granted?.balance ?? application.balance, input.cents))
      await insertMovement(act.db, bookings, {
        ceilingId: ceiling.id,
        applicationId: application.id,
        reason: accountTexts('nl').bookedAtOnce,
        byPersonId: act.actor.personId,
        decisionId: input.decisionId,
        adoption: null,
        at: act.now,
      })
      return bookings
    },
  })
}

/** Sets money aside for a complete application that waits for its decision. */
export const reserveMoney = (act: Act, input: MoneyInput): Promise<void> =>
  moveMoney(act, input, {
    rule: (ceiling, application) =>
      reserve(ceiling.balance, application.balance, askedOf(application), input.cents),
  })

/** Frees money that was set aside: without an amount all of it. */
export const releaseMoney = (
  act: Act,
  input: Omit<MoneyInput, 'cents'> & { readonly cents?: number },
): Promise<void> =>
  moveMoney(act, input, { rule: (_, { balance }) => release(balance, input.cents ?? balance.reserved) })

/** Lowers or withdraws a grant that is not settled (art. 4:48 Awb), as far as it was not paid. */
export const lowerGranted = (act: Act, input: MoneyInput & { readonly decisionId: string }): Promise<void> =>
  moveMoney(act, input, {
    decisionId: input.decisionId,
    before: mustNotBePaying,
    rule: (_, { balance }) => lowerGrant(balance, input.cents),
  })

/** Books an advance, at most the part of the grant that its version of the scheme allows. */
export const payAdvance = (act: Act, input: MoneyInput): Promise<void> =>
  moveMoney(act, input, {
    before: mustNotBePaying,
    rule: (_, { balance }, scheme) => advance(balance, input.cents, scheme.advance.percentage),
  })

/** Books a payment. */
export const payOut = (act: Act, input: MoneyInput): Promise<void> =>
  moveMoney(act, input, {
    before: mustNotBePaying,
    rule: (_, { balance }) => pay(balance, input.cents),
  })

/** Settles a grant at its final amount, 0 when nothing was done. */
export const settleGrant = (
  act: Act,
  input: MoneyInput & { readonly decisionId?: string | null },
): Promise<void> =>
  moveMoney(act, input, {
    decisionId: input.decisionId ?? null,
    before: mustNotBePaying,
    rule: (_, { balance }) => settle(balance, input.cents),
  })

/** Books that money which was paid too much has come back. */
export const recordReclaimed = (act: Act, input: MoneyInput): Promise<void> =>
  moveMoney(act, input, { rule: (_, { balance }) => reclaim(balance, input.cents) })

/** While the bank pays, the amount of a grant stands. */
async function mustNotBePaying(act: Act, { id }: Application): Promise<void> {
  if ((await underWay(act.db, [id])).size > 0) throw new Conflict(texts(act.locale).faults.payment_under_way)
}

/** Undoes a whole movement by counter-entries, with the reason. What was booked stays to be read. */
export async function correctMovement(
  act: Act,
  input: { readonly movement: string; readonly reason: string },
): Promise<void> {
  const [first] = await entriesOfMovement(act.db, input.movement)
  if (!first) throw new NotFound()
  const application = first.applicationId === null ? null : await applicationById(act.db, first.applicationId)
  const undo = async (act: Act): Promise<readonly Booking[]> => {
    const ceiling = await lockedCeiling(act.db, first.ceilingId)
    const locked = application && (await lockedApplication(act.db, application.id))
    if (!ceiling) throw new NotFound()
    if (!mayKeepBooks(act.actor, ceiling.area_id)) throw new Forbidden()
    if (locked) await mustNotBePaying(act, locked)
    // Read again now that nobody else books.
    const undone = correct(
      ceiling.balance,
      locked?.balance ?? null,
      await entriesOfMovement(act.db, input.movement),
    )
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
    await reserveInOrder(act, ceiling.id, { upTo: first.applicationId })
    return bookings
  }
  await guarded(act, async () => {
    if (!application) await inTransaction(act, undo)
    else
      await change(act, application.case_id, async (act) =>
        (await undo(act)).flatMap(({ kind, cents }): readonly Entry[] =>
          tellable.includes(kind)
            ? [{ happening: { type: 'money_corrected', data: { what: kind, cents: Math.abs(cents) } } }]
            : [],
        ),
      )
  })
}

const askedOf = (application: Application): Asked => ({
  requested: application.requested_cents,
  isComplete: application.complete_at !== null,
  hasEnded: application.ended_at !== null,
})

/** What was moved, for who keeps more of it than the ledger does. */
export interface Moved {
  readonly movement: string
  /** As it stood before. */
  readonly application: Application
  readonly ceiling: Ceiling
  readonly scheme: Scheme
}

interface Move {
  readonly decisionId?: string | null
  /** On which day the bank paid, where that is not today. */
  readonly paidOn?: Day
  /** Who may, where that is not who keeps the books. */
  readonly check?: (act: Act, ceiling: Ceiling, decision: Decision | null) => Promise<void>
  /** First sets aside for who has a lower number, where money goes in order of receipt. */
  readonly inTurn?: true
  /** What must hold besides, once everything is locked. */
  readonly before?: (act: Act, application: Application) => Promise<void>
  readonly rule: (ceiling: Ceiling, application: Application, scheme: Scheme) => Movement
  /** What is kept with it, in the same transaction. */
  readonly keep?: (act: Act, moved: Moved) => Promise<readonly Booking[] | undefined>
  readonly tell?: (act: Act, change: Change) => Promise<void>
}

/**
 * Books a movement for an application: locks the case, the ceiling and the application in this order, checks right and
 * rule, writes the entries, and says on the timeline of the case what happened with the money.
 */
export async function moveMoney(
  act: Act,
  input: { readonly applicationId: string; readonly reason: string },
  { decisionId = null, paidOn, check, inTurn, before, rule, keep, tell }: Move,
): Promise<void> {
  const found = await applicationById(act.db, input.applicationId)
  if (!found) throw new NotFound()
  await guarded(act, () =>
    change(
      act,
      found.case_id,
      async (act) => {
        const locked = await lockedCeiling(act.db, found.ceiling_id)
        const application = await lockedApplication(act.db, input.applicationId)
        const version = await schemeVersion(act.db, found.scheme_key, found.scheme_version)
        const ceiling = inTurn
          ? await reserveInOrder(act, found.ceiling_id, { upTo: input.applicationId })
          : locked
        if (!ceiling || !application || !version) throw new NotFound()
        const decision = await mustBeDecisionOn(act, application.case_id, decisionId)
        if (check) await check(act, ceiling, decision)
        else if (!mayKeepBooks(act.actor, ceiling.area_id)) throw new Forbidden()
        await before?.(act, application)
        const bookings = allowed(act, rule(ceiling, application, version.scheme))
        const taken = roomIn(ceiling.balance) - roomIn(afterCeiling(ceiling.balance, bookings))
        if (taken > 0) await mustHaveTurn(act, application)
        const movement = await insertMovement(act.db, bookings, {
          ceilingId: ceiling.id,
          applicationId: application.id,
          reason: input.reason.trim(),
          byPersonId: act.actor.personId,
          decisionId,
          adoption: null,
          at: act.now,
        })
        const more = (await keep?.(act, { movement, application, ceiling, scheme: version.scheme })) ?? []
        if (taken < 0 || inTurn) await reserveInOrder(act, ceiling.id, { upTo: application.id })
        return [...bookings, ...more].flatMap((booking) => told(booking, paidOn ?? dayOf(act.now)))
      },
      tell,
    ),
  )
}

/** In order of receipt nobody takes money for which somebody with a lower number waits (art. 4:26 Awb). */
async function mustHaveTurn(act: Act, application: Application): Promise<void> {
  const earlier = await earlierUnfunded(act, application)
  if (earlier.length > 0)
    throw new ApplicationRefused(
      act,
      'earlier_unfunded',
      earlier.map(({ id }) => id),
    )
}

/** Movements that who takes part reads on the timeline; setting aside is told by the steps of the plan. */
const tellable: readonly Booking['kind'][] = ['granted', 'advanced', 'paid', 'settled', 'reclaimed']

function told({ kind, cents }: Booking, on: Day): readonly Entry[] {
  const happening: Happening | null =
    kind === 'granted'
      ? { type: 'money_granted', data: { cents } }
      : kind === 'advanced' || kind === 'paid'
        ? { type: 'money_paid', data: { cents, on } }
        : kind === 'settled'
          ? { type: 'money_settled', data: { cents } }
          : kind === 'reclaimed'
            ? { type: 'money_returned', data: { cents } }
            : null
  return happening ? [{ happening }] : []
}
