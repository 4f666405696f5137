import {
  mayHandle,
  maySpeakForInitiator,
  type OpenedCase,
  openedCase,
  partiesOf,
  recordOnCase,
} from '../../cases/index.ts'
import { type Act, inTransaction } from '../../kit/act.ts'
import { type Day, dayOf } from '../../kit/dates.ts'
import { Conflict, Forbidden, NotFound } from '../../kit/errors.ts'
import { say } from '../../kit/locale.ts'
import { amountInWords } from '../../ui/amount/amount.tsx'
import { applyingTexts } from '../applying/texts.ts'
import { mayKeepBooks } from '../rights.ts'
import { before, holdsOn, release } from '../rules.ts'
import {
  type Application,
  applicationById,
  applicationsByIds,
  type Ceiling,
  ceilingById,
  insertApplication,
  insertMovement,
  lockedApplication,
  lockedCeiling,
  nextSequence,
  schemeVersion,
  updateApplication,
  waitingFor,
} from '../store.ts'
import { texts } from '../texts.ts'
import { mustBeDecisionOn } from './decision.ts'
import { reserveInOrder } from './order.ts'
import { allowed, guarded } from './refused.ts'
import { currentScheme } from './schemes.ts'

/** Why something cannot be done with an application; the words are in `texts.ts`. */
export type ApplicationFault =
  | 'case_ended'
  | 'applied_already'
  | 'amount_not_allowed'
  | 'outside_period'
  | 'received_in_future'
  | 'not_a_party'
  | 'earlier_waits'
  | 'earlier_unfunded'
  | 'not_waiting'
  | 'nothing_missing'
  | 'complete_already'
  | 'ended_already'
  | 'granted_already'

export class ApplicationRefused extends Conflict {
  constructor(
    act: Pick<Act, 'locale'>,
    readonly fault: ApplicationFault,
    /** Applications that must be looked at first. */
    readonly earlier: readonly string[] = [],
  ) {
    super(texts(act.locale).faults[fault])
  }
}

/**
 * An application came in for money of a ceiling. It gets a number when it is complete. Who applies for themselves, or
 * who works on the case, enters it; `receivedAt` is when it came in, also when it is entered later (paper).
 */
export async function receiveApplication(
  act: Act,
  input: {
    readonly caseId: string
    readonly ceilingId: string
    readonly partyId: string
    readonly requestedCents: number
    readonly receivedAt?: Date
    /** The day on which its money counts: of receipt, or when it goes to a later round, the closing day of that. */
    readonly countsOn?: Day
  },
): Promise<string> {
  return inTransaction(act, async (act) => {
    const { relations, state } = await mustWorkOn(act, input.caseId, true)
    if (state.endedOn !== null) throw new ApplicationRefused(act, 'case_ended')
    const ceiling = await ceilingById(act.db, input.ceilingId)
    if (!ceiling) throw new NotFound()
    const { scheme } = await currentScheme(act, ceiling.scheme_key)
    const receivedAt = input.receivedAt ?? act.now
    const fault = await receiveFault(act, { ...input, receivedAt }, ceiling, scheme.amounts)
    if (fault) throw new ApplicationRefused(act, fault)
    const id = await insertApplication(act.db, {
      case_id: input.caseId,
      scheme_key: scheme.key,
      scheme_version: scheme.version,
      ceiling_id: ceiling.id,
      party_id: input.partyId,
      requested_cents: input.requestedCents,
      received_at: receivedAt,
      case_public: relations.isPublic,
    })
    if (id === null) throw new ApplicationRefused(act, 'applied_already')
    await recordOnCase(act, input.caseId, {
      happening: { type: 'application_received', data: { applicationId: id } },
      text: applyingTexts('nl').received(amountInWords(input.requestedCents, 'nl'), say(scheme.title, 'nl')),
    })
    return id
  })
}

async function receiveFault(
  act: Act,
  input: {
    readonly caseId: string
    readonly partyId: string
    readonly requestedCents: number
    readonly receivedAt: Date
    readonly countsOn?: Day
  },
  ceiling: Ceiling,
  amounts: { readonly min_cents: number; readonly max_cents: number },
): Promise<ApplicationFault | null> {
  const { requestedCents, receivedAt, countsOn = dayOf(receivedAt) } = input
  if (receivedAt > act.now) return 'received_in_future'
  if (!holdsOn(ceiling, countsOn)) return 'outside_period'
  if (requestedCents < amounts.min_cents || requestedCents > amounts.max_cents) return 'amount_not_allowed'
  const parties = await partiesOf(act.db, input.caseId)
  return parties.some(({ id }) => id === input.partyId) ? null : 'not_a_party'
}

/** Something is missing; the applicant is asked for it, with a term (art. 4:5 Awb). Later ones may go first now. */
export const recordIncomplete = (act: Act, applicationId: string): Promise<void> =>
  withApplication(act, applicationId, async (act, { application }) => {
    mustBeOpen(act, application)
    if (application.complete_at) throw new ApplicationRefused(act, 'complete_already')
    if (application.incomplete_since) throw new ApplicationRefused(act, 'not_waiting')
    await updateApplication(act.db, application.id, { incomplete_since: act.now })
  })

/** What was missing came in. From this moment its place in the order counts. */
export const recordSupplement = (
  act: Act,
  applicationId: string,
  input: { readonly receivedAt?: Date; readonly requestedCents?: number } = {},
): Promise<void> =>
  withApplication(act, applicationId, async (act, { application }) => {
    mustBeOpen(act, application)
    if (!application.incomplete_since) throw new ApplicationRefused(act, 'nothing_missing')
    const receivedAt = input.receivedAt ?? act.now
    if (receivedAt > act.now || receivedAt < application.received_at)
      throw new ApplicationRefused(act, 'received_in_future')
    const asked = input.requestedCents
    if (asked !== undefined && !(await isAllowed(act, application, asked)))
      throw new ApplicationRefused(act, 'amount_not_allowed')
    await updateApplication(act.db, application.id, {
      incomplete_since: null,
      last_received_at: receivedAt,
      ...(asked === undefined ? {} : { requested_cents: asked }),
    })
  })

/** Whether the version under which was applied knows this amount. */
async function isAllowed(act: Act, application: Application, cents: number): Promise<boolean> {
  const version = await schemeVersion(act.db, application.scheme_key, application.scheme_version)
  const { min_cents, max_cents } = version?.scheme.amounts ?? { min_cents: 0, max_cents: 0 }
  return cents >= min_cents && cents <= max_cents
}

/**
 * The application is complete, from the moment its last piece came in, and gets its number. In order of receipt what
 * came in earlier is looked at first: a number given can never be taken back.
 */
export const recordComplete = (act: Act, applicationId: string): Promise<number> =>
  withApplication(act, applicationId, async (act, { application, ceiling }) => {
    mustBeOpen(act, application)
    if (application.complete_at) throw new ApplicationRefused(act, 'complete_already')
    if (application.incomplete_since) throw new ApplicationRefused(act, 'not_waiting')
    const version = await schemeVersion(act.db, application.scheme_key, application.scheme_version)
    if (version?.scheme.allocation === 'receipt') {
      const mine = { id: application.id, lastReceivedAt: application.last_received_at }
      const earlier = before(mine, await waitingFor(act.db, ceiling.id))
      if (earlier.length > 0) {
        const found = await applicationsByIds(
          act.db,
          earlier.map(({ id }) => id),
        )
        throw new ApplicationRefused(act, 'earlier_waits', [...found.keys()])
      }
    }
    const sequence = await nextSequence(act.db, ceiling.id)
    await updateApplication(act.db, application.id, {
      complete_at: application.last_received_at,
      sequence_no: sequence,
    })
    await recordOnCase(act, application.case_id, {
      happening: { type: 'application_complete', data: { applicationId: application.id, sequence } },
      text: version ? applyingTexts('nl').complete(say(version.scheme.title, 'nl'), sequence) : null,
    })
    return sequence
  })

/**
 * An application ends without money: refused, not treated, withdrawn or sent on. What was set aside comes free.
 * The decision that says so is taken on the case; what was granted is lowered by `lowerGranted` instead.
 */
export const endApplication = (
  act: Act,
  applicationId: string,
  input: {
    readonly as: 'refused' | 'not_treated' | 'withdrawn' | 'referred'
    readonly reason: string
    readonly decisionId?: string | null
  },
): Promise<void> =>
  withApplication(act, applicationId, async (act, { application }) => {
    mustBeOpen(act, application)
    if (application.balance.grants > 0) throw new ApplicationRefused(act, 'granted_already')
    await mustBeDecisionOn(act, application.case_id, input.decisionId ?? null)
    await closeApplication(act, application, { ...input, decisionId: input.decisionId ?? null })
  })

/** Ends an application that is open; what was set aside for it goes to who waits. The rights were checked before. */
export async function closeApplication(
  act: Act,
  found: Application,
  input: {
    readonly as: 'refused' | 'not_treated' | 'withdrawn' | 'referred'
    readonly reason: string
    readonly decisionId: string | null
  },
): Promise<void> {
  await lockedCeiling(act.db, found.ceiling_id)
  const application = await lockedApplication(act.db, found.id)
  if (!application || application.ended_at || application.balance.grants > 0) return
  if (application.balance.reserved > 0)
    await insertMovement(act.db, allowed(act, release(application.balance)), {
      ceilingId: application.ceiling_id,
      applicationId: application.id,
      reason: input.reason.trim(),
      byPersonId: act.actor.personId,
      decisionId: input.decisionId,
      adoption: null,
      at: act.now,
    })
  await updateApplication(act.db, application.id, { ended_at: act.now, ended_as: input.as })
  await reserveInOrder(act, application.ceiling_id)
}

function mustBeOpen(act: Act, application: Application): void {
  if (application.ended_at) throw new ApplicationRefused(act, 'ended_already')
}

/** Who keeps the books, works on the case or, where `asParty`, speaks for its initiators. */
async function mustWorkOn(act: Act, caseId: string, asParty = false): Promise<OpenedCase> {
  // The case first: decisions and bookings take the locks in the order of case, ceiling, application.
  const opened = await openedCase(act, caseId, true)
  const { relations } = opened
  const may =
    relations.areaIds.some((areaId) => mayKeepBooks(act.actor, areaId)) ||
    mayKeepBooks(act.actor, null) ||
    mayHandle(act.actor, relations) ||
    (asParty && maySpeakForInitiator(act.actor, relations))
  if (!may) throw new Forbidden()
  return opened
}

/** An application with its ceiling, both locked: the ceiling first, as everywhere. */
async function withApplication<T>(
  act: Act,
  applicationId: string,
  work: (act: Act, locked: { readonly application: Application; readonly ceiling: Ceiling }) => Promise<T>,
): Promise<T> {
  return inTransaction(act, (act) =>
    guarded(act, async () => {
      const found = await applicationById(act.db, applicationId)
      if (!found) throw new NotFound()
      await mustWorkOn(act, found.case_id)
      const ceiling = await lockedCeiling(act.db, found.ceiling_id)
      const application = await lockedApplication(act.db, applicationId)
      if (!ceiling || !application) throw new NotFound()
      return work(act, { application, ceiling })
    }),
  )
}
