import type { Day } from '../kit/dates.ts'

/** What can happen to money. Amounts are integer cents, everywhere. */
export const entryKinds = [
  'budgeted',
  'reserved',
  'granted',
  'released',
  'advanced',
  'paid',
  'settled',
  'reclaimed',
] as const
export type EntryKind = (typeof entryKinds)[number]

/** One line of the ledger: only `budgeted` goes down with a negative amount; a counter-entry has the opposite sign. */
export interface Booking {
  readonly kind: EntryKind
  readonly cents: number
  /** What a release frees: what was set aside, or what was granted. */
  readonly frees?: 'reserved' | 'granted'
}

/** The sums of the entries of one ceiling. */
export interface CeilingBalance {
  readonly budgeted: number
  /** Set aside for applications that wait for a decision. */
  readonly reserved: number
  /** Granted, less what came free of it. */
  readonly granted: number
  readonly advanced: number
  readonly paid: number
  readonly settled: number
  readonly reclaimed: number
}

/** The sums of the entries of one application. */
export interface ApplicationBalance extends Omit<CeilingBalance, 'budgeted'> {
  /** 1 when it was granted; 0 before that, or when the booking was undone. */
  readonly grants: number
  readonly settlements: number
}

export const emptyCeiling: CeilingBalance = {
  budgeted: 0,
  reserved: 0,
  granted: 0,
  advanced: 0,
  paid: 0,
  settled: 0,
  reclaimed: 0,
}
export const emptyApplication: ApplicationBalance = {
  reserved: 0,
  granted: 0,
  advanced: 0,
  paid: 0,
  settled: 0,
  reclaimed: 0,
  grants: 0,
  settlements: 0,
}

/** What can still be set aside or granted. */
export const roomIn = ({ budgeted, reserved, granted }: CeilingBalance): number =>
  budgeted - reserved - granted

/** What the grantee has of it now: advance and payments, less what came back. */
export const paidOut = ({
  advanced,
  paid,
  reclaimed,
}: Pick<CeilingBalance, 'advanced' | 'paid' | 'reclaimed'>): number => advanced + paid - reclaimed

/** What the grantee had of it just before a movement, whatever was booked since; `entries` in their order. */
export function paidUntil(
  entries: readonly (Booking & { readonly movement: string })[],
  movement: string,
): number {
  const earlier = entries.slice(
    0,
    Math.max(
      0,
      entries.findIndex((entry) => entry.movement === movement),
    ),
  )
  const sum = (wanted: EntryKind): number =>
    earlier.reduce((total, { kind, cents }) => total + (kind === wanted ? cents : 0), 0)
  return paidOut({ advanced: sum('advanced'), paid: sum('paid'), reclaimed: sum('reclaimed') })
}

/** Why a movement is refused; the words are in `texts.ts`, `most` is what would fit. */
export type MoneyRefusal =
  | { readonly because: 'no_room'; readonly most: number }
  | { readonly because: 'below_committed'; readonly most: number }
  | { readonly because: 'above_request'; readonly most: number }
  | { readonly because: 'above_grant'; readonly most: number }
  | { readonly because: 'above_advance'; readonly most: number }
  | { readonly because: 'above_overpaid'; readonly most: number }
  | { readonly because: 'above_reserved'; readonly most: number }
  | { readonly because: 'no_amount' }
  | { readonly because: 'not_complete' }
  | { readonly because: 'has_ended' }
  | { readonly because: 'already_granted' }
  | { readonly because: 'not_granted' }
  | { readonly because: 'already_settled' }
  | { readonly because: 'not_settled' }
  | { readonly because: 'already_corrected' }
  | { readonly because: 'is_correction' }
  | { readonly because: 'others_rest_on_it' }

export type Movement =
  | { readonly ok: true; readonly bookings: readonly Booking[] }
  | { readonly ok: false; readonly refusal: MoneyRefusal }

const booked = (...bookings: readonly Booking[]): Movement => ({
  ok: true,
  bookings: bookings.filter(({ kind, cents }) => cents !== 0 || kind === 'settled'),
})
const refused = (refusal: MoneyRefusal): Movement => ({ ok: false, refusal })
const isAmount = (cents: number): boolean => Number.isSafeInteger(cents) && cents > 0

/**
 * Sets, raises (above 0) or lowers (below 0) a ceiling. Never below what is granted and set aside: on that people
 * count already (art. 4:27 lid 2 Awb).
 */
export function budget(ceiling: CeilingBalance, cents: number): Movement {
  if (!Number.isSafeInteger(cents) || cents === 0) return refused({ because: 'no_amount' })
  if (cents < -roomIn(ceiling)) return refused({ because: 'below_committed', most: roomIn(ceiling) })
  return booked({ kind: 'budgeted', cents })
}

/** What the rules need to know of an application besides its balance. */
export interface Asked {
  readonly requested: number
  readonly isComplete: boolean
  readonly hasEnded: boolean
}

/** Sets money aside for a complete application that waits for its decision. */
export function reserve(
  ceiling: CeilingBalance,
  application: ApplicationBalance,
  asked: Asked,
  cents: number,
): Movement {
  if (!isAmount(cents)) return refused({ because: 'no_amount' })
  if (asked.hasEnded) return refused({ because: 'has_ended' })
  if (!asked.isComplete) return refused({ because: 'not_complete' })
  if (application.grants > 0) return refused({ because: 'already_granted' })
  if (application.reserved + cents > asked.requested)
    return refused({ because: 'above_request', most: asked.requested - application.reserved })
  if (cents > roomIn(ceiling)) return refused({ because: 'no_room', most: roomIn(ceiling) })
  return booked({ kind: 'reserved', cents })
}

/**
 * Grants: what was set aside comes free, and the grant takes its place. What would go over the ceiling is refused
 * (art. 4:25 Awb); nobody gets more than they asked for.
 */
export function grant(
  ceiling: CeilingBalance,
  application: ApplicationBalance,
  asked: Asked,
  cents: number,
): Movement {
  if (!isAmount(cents)) return refused({ because: 'no_amount' })
  if (asked.hasEnded) return refused({ because: 'has_ended' })
  if (!asked.isComplete) return refused({ because: 'not_complete' })
  if (application.grants > 0) return refused({ because: 'already_granted' })
  if (cents > asked.requested) return refused({ because: 'above_request', most: asked.requested })
  const most = roomIn(ceiling) + application.reserved
  if (cents > most) return refused({ because: 'no_room', most })
  return booked(
    { kind: 'released', frees: 'reserved', cents: application.reserved },
    { kind: 'granted', cents },
  )
}

/** Frees what was set aside: all of it, or a part. */
export function release(application: ApplicationBalance, cents: number = application.reserved): Movement {
  if (!isAmount(cents)) return refused({ because: 'no_amount' })
  if (cents > application.reserved) return refused({ because: 'above_reserved', most: application.reserved })
  return booked({ kind: 'released', frees: 'reserved', cents })
}

/** Lowers or withdraws a grant that is not settled (art. 4:48 Awb): what was not paid comes free. */
export function lowerGrant(application: ApplicationBalance, cents: number): Movement {
  if (!isAmount(cents)) return refused({ because: 'no_amount' })
  if (application.grants === 0) return refused({ because: 'not_granted' })
  if (application.settlements > 0) return refused({ because: 'already_settled' })
  const most = application.granted - paidOut(application)
  if (cents > most) return refused({ because: 'above_grant', most })
  return booked({ kind: 'released', frees: 'granted', cents })
}

/** Pays a part ahead (art. 4:95 Awb): at most the part of the grant that the scheme allows, in per cents. */
export function advance(application: ApplicationBalance, cents: number, percentage: number): Movement {
  if (!isAmount(cents)) return refused({ because: 'no_amount' })
  if (application.grants === 0) return refused({ because: 'not_granted' })
  if (application.settlements > 0) return refused({ because: 'already_settled' })
  const left = application.granted - paidOut(application)
  if (cents > left) return refused({ because: 'above_grant', most: left })
  const most = Math.floor((application.granted * percentage) / 100) - application.advanced
  if (cents > most) return refused({ because: 'above_advance', most: Math.max(0, most) })
  return booked({ kind: 'advanced', cents })
}

/** Pays; never more than was granted, and after settling never more than was settled. */
export function pay(application: ApplicationBalance, cents: number): Movement {
  if (!isAmount(cents)) return refused({ because: 'no_amount' })
  if (application.grants === 0) return refused({ because: 'not_granted' })
  const whole = application.settlements > 0 ? application.settled : application.granted
  const most = Math.max(0, whole - paidOut(application))
  if (cents > most) return refused({ because: 'above_grant', most })
  return booked({ kind: 'paid', cents })
}

/**
 * Settles a grant at its final amount (art. 4:42-4:47 Awb), 0 when nothing was done. What is less than granted comes
 * free at once as far as it was not paid; what was paid too much comes free when it has come back.
 */
export function settle(application: ApplicationBalance, cents: number): Movement {
  if (!Number.isSafeInteger(cents) || cents < 0) return refused({ because: 'no_amount' })
  if (application.grants === 0) return refused({ because: 'not_granted' })
  if (application.settlements > 0) return refused({ because: 'already_settled' })
  if (cents > application.granted) return refused({ because: 'above_grant', most: application.granted })
  const free = application.granted - Math.max(cents, paidOut(application))
  return booked({ kind: 'released', frees: 'granted', cents: free }, { kind: 'settled', cents })
}

/** What was paid above the settled amount and has not come back. */
export const overpaid = (application: ApplicationBalance): number =>
  application.settlements === 0 ? 0 : Math.max(0, paidOut(application) - application.settled)

/** Money that was paid too much has come back (art. 4:57 Awb), and can be granted to others. */
export function reclaim(application: ApplicationBalance, cents: number): Movement {
  if (!isAmount(cents)) return refused({ because: 'no_amount' })
  if (application.settlements === 0) return refused({ because: 'not_settled' })
  const most = overpaid(application)
  if (cents > most) return refused({ because: 'above_overpaid', most })
  return booked({ kind: 'reclaimed', cents }, { kind: 'released', frees: 'granted', cents })
}

/** The same sums after these bookings. The database keeps them by the same rule (`book_entry`); a test compares. */
export function afterCeiling(ceiling: CeilingBalance, bookings: readonly Booking[]): CeilingBalance {
  const sums = { ...ceiling }
  for (const { kind, frees, cents } of bookings) {
    if (kind !== 'released') sums[kind] += cents
    else if (frees === 'granted') sums.granted -= cents
    else sums.reserved -= cents
  }
  return sums
}

export function afterApplication(
  application: ApplicationBalance,
  bookings: readonly Booking[],
  isCorrection = false,
): ApplicationBalance {
  const once = isCorrection ? -1 : 1
  const times = (kind: EntryKind): number => bookings.filter((one) => one.kind === kind).length * once
  const { budgeted: _, ...sums } = afterCeiling({ ...application, budgeted: 0 }, bookings)
  return {
    ...sums,
    grants: application.grants + times('granted'),
    settlements: application.settlements + times('settled'),
  }
}

/** Whether the books may stand so; the CHECKs of the database say the same. */
export function mayStand(ceiling: CeilingBalance, application: ApplicationBalance | null): boolean {
  const sums = [...Object.values(ceiling), ...Object.values(application ?? {})]
  if (sums.some((sum) => sum < 0) || roomIn(ceiling) < 0) return false
  if (!application) return true
  const { granted, settled, grants, settlements } = application
  const out = paidOut(application)
  return grants <= 1 && settlements <= grants && out >= 0 && out <= granted && settled <= granted
}

/** A booking as it stands in the ledger. */
export interface Booked extends Booking {
  readonly id: number
  readonly counters: number | null
  /** The entry that undid this one. */
  readonly counteredBy: number | null
}

/**
 * Undoes a movement as a whole by counter-entries in the opposite order. Refused when later bookings rest on it: undo
 * those first.
 */
export function correct(
  ceiling: CeilingBalance,
  application: ApplicationBalance | null,
  movement: readonly Booked[],
): Movement & { readonly counters?: readonly number[] } {
  if (movement.length === 0) return refused({ because: 'no_amount' })
  if (movement.some(({ counters }) => counters !== null)) return refused({ because: 'is_correction' })
  if (movement.some(({ counteredBy }) => counteredBy !== null))
    return refused({ because: 'already_corrected' })
  const backwards = [...movement].sort((one, other) => other.id - one.id)
  const bookings = backwards.map(({ kind, frees, cents }) => ({
    kind,
    cents: cents === 0 ? 0 : -cents,
    ...(frees ? { frees } : {}),
  }))
  const stands = mayStand(
    afterCeiling(ceiling, bookings),
    application && afterApplication(application, bookings, true),
  )
  if (!stands) return refused({ because: 'others_rest_on_it' })
  return { ok: true, bookings, counters: backwards.map(({ id }) => id) }
}

/** An application that came in and was not looked at yet. */
export interface Waiting {
  readonly id: string
  readonly lastReceivedAt: Date
}

/**
 * Applications that must be looked at before this one: in order of receipt the moment counts at which the last piece
 * came in, not the moment at which an official looked.
 */
export const before = (application: Waiting, waiting: readonly Waiting[]): readonly Waiting[] =>
  waiting.filter(
    ({ id, lastReceivedAt }) =>
      id !== application.id &&
      (lastReceivedAt < application.lastReceivedAt ||
        (lastReceivedAt.getTime() === application.lastReceivedAt.getTime() && id < application.id)),
  )

/** Who gets money set aside, of who waits in order of number: each as a whole, until one does not fit. */
export function whoseTurn<T extends { readonly cents: number }>(
  room: number,
  waiting: readonly T[],
): readonly T[] {
  const [first, ...others] = waiting
  return first && first.cents <= room ? [first, ...whoseTurn(room - first.cents, others)] : []
}

/** How an application stands, for people: from its moments and its money. */
export const applicationStates = [
  'received',
  'incomplete',
  'complete',
  'granted',
  'settled',
  'refused',
  'not_treated',
  'withdrawn',
  'referred',
] as const
export type ApplicationState = (typeof applicationStates)[number]

export function stateOfApplication(
  application: {
    readonly incomplete_since: Date | null
    readonly complete_at: Date | null
    readonly ended_as: 'refused' | 'not_treated' | 'withdrawn' | 'referred' | null
  },
  balance: Pick<ApplicationBalance, 'grants' | 'settlements'>,
): ApplicationState {
  if (application.ended_as) return application.ended_as
  if (balance.settlements > 0) return 'settled'
  if (balance.grants > 0) return 'granted'
  if (application.complete_at) return 'complete'
  return application.incomplete_since ? 'incomplete' : 'received'
}

/** The period in which a day falls, where there is one. */
export const holdsOn = (
  { from_day, until_day }: { readonly from_day: Day; readonly until_day: Day },
  day: Day,
): boolean => from_day <= day && day <= until_day
