import {
  change,
  endOfTerm,
  maySpeakForInitiator,
  must,
  mustOwnFiles,
  sendToContact,
  sendToParties,
} from '../../cases/index.ts'
import type { Act } from '../../kit/act.ts'
import { type Day, dayOf } from '../../kit/dates.ts'
import { Conflict, Forbidden, NotFound } from '../../kit/errors.ts'
import type { Localised } from '../../kit/locale.ts'
import { roles } from '../../people/index.ts'
import { moveMoney } from '../actions/money.ts'
import { applicationWithScheme } from '../payments/actions/accounts.ts'
import { underWay } from '../payments/store.ts'
import { holdsAt, type MoneyPlace } from '../rights.ts'
import { overpaid, paidOut, reclaim, settle } from '../rules.ts'
import type { Scheme } from '../schema.ts'
import { applicationById } from '../store.ts'
import { accountReceivedLetter, laterLetter, returnedLetter, settledLetter, thanksLetter } from './mails.ts'
import { mayAssess } from './rights.ts'
import { latestDelay, payBackBy, reportFault, type SettlementGround, settlementFault } from './rules.ts'
import {
  accountabilityOf,
  insertReport,
  insertSettlement,
  postpone,
  reportsOf,
  returnReport,
  type SpentLine,
  settlementById,
} from './store.ts'
import { texts } from './texts.ts'

/** Why something cannot be done; the words are in `texts.ts`. */
export type AccountFault =
  | 'not_asked'
  | 'waits_already'
  | 'settled_already'
  | 'does_not_add_up'
  | 'nothing_to_assess'
  | 'payment_under_way'
  | 'ground_needed'
  | 'amount_as_granted'
  | 'above_grant'
  | 'day_not_later'
  | 'file_refused'

export class AccountRefused extends Conflict {
  constructor(
    act: Pick<Act, 'locale'>,
    readonly fault: AccountFault,
  ) {
    super(texts(act.locale).faults[fault])
  }
}

/**
 * Who got a grant tells what was done and what it cost, with photos and receipts; or an official enters it from paper.
 * Text and files stand on the timeline of the case, for who takes part.
 */
export async function sendAccount(
  act: Act,
  input: {
    readonly applicationId: string
    readonly text: string
    readonly lines: readonly SpentLine[]
    readonly unspentCents: number
    readonly fileIds: readonly string[]
  },
): Promise<void> {
  const { application, scheme, place } = await applicationWithScheme(act, input.applicationId)
  const spent = input.lines.reduce((sum, { cents }) => sum + cents, 0)
  await change(
    act,
    application.case_id,
    async (act, opened) => {
      const speaks = maySpeakForInitiator(act.actor, opened.relations) && !act.actor.isSystem
      if (!speaks) must(act, opened, (actor) => mayAssess(actor, scheme, place))
      await mustOwnFiles(act, input.fileIds)
      const { balance } = await mustWaitFor(act, application.id)
      if ((await reportsOf(act.db, [application.id])).size > 0) throw new AccountRefused(act, 'waits_already')
      const sums = { spent_cents: spent, unspent_cents: input.unspentCents }
      const fault = reportFault(sums, balance.granted)
      if (fault) throw new AccountRefused(act, fault)
      await insertReport(act.db, {
        application_id: application.id,
        received_at: act.now,
        channel: speaks ? 'online' : 'paper',
        given_by: act.actor.personId,
        lines: input.lines,
        ...sums,
      })
      return [
        {
          happening: { type: 'account_sent', data: { spent, unspent: input.unspentCents } },
          text: input.text,
          fileIds: input.fileIds,
          ...(speaks ? {} : { side: 'municipality' as const }),
        },
      ]
    },
    async (act, { after }) => {
      await sendToParties(act, after, accountReceivedLetter)
      await sendToContact(act, after, accountReceivedLetter, act.actor.personId)
    },
  )
}

/** An account is asked of this grant, and it is not settled. */
async function mustWaitFor(act: Act, applicationId: string) {
  const application = await applicationById(act.db, applicationId)
  if (!application) throw new NotFound()
  if (application.balance.settlements > 0) throw new AccountRefused(act, 'settled_already')
  const asked = (await accountabilityOf(act.db, [applicationId])).get(applicationId)
  if (!asked || application.balance.grants === 0) throw new AccountRefused(act, 'not_asked')
  return { ...application, asked }
}

/** Something is missing in the account: it comes again, with what we ask for, by another day. */
export async function returnAccount(
  act: Act,
  input: { readonly applicationId: string; readonly question: string; readonly until: Day },
): Promise<void> {
  const { application } = await mustAssess(act, input.applicationId)
  await change(
    act,
    application.case_id,
    async (act) => {
      const { asked } = await mustWaitFor(act, application.id)
      const report = (await reportsOf(act.db, [application.id])).get(application.id)
      if (!report || !(await returnReport(act.db, report.id, act.actor.personId, act.now)))
        throw new AccountRefused(act, 'nothing_to_assess')
      await mustBeLater(act, asked.due_on, input.until)
      await postpone(act.db, application.id, input.until, texts('nl').returnedReason)
      return [{ happening: { type: 'account_returned', data: { until: input.until } }, text: input.question }]
    },
    (act, { after }) =>
      sendToParties(act, after, (about) => returnedLetter(about, input.question, input.until)),
  )
}

/** The account may come later, with why. */
export async function postponeAccount(
  act: Act,
  input: { readonly applicationId: string; readonly until: Day; readonly reason: string },
): Promise<void> {
  const { application } = await mustAssess(act, input.applicationId)
  await change(
    act,
    application.case_id,
    async (act) => {
      const { asked } = await mustWaitFor(act, application.id)
      await mustBeLater(act, asked.due_on, input.until)
      await postpone(act.db, application.id, input.until, input.reason.trim())
      return [{ happening: { type: 'account_postponed', data: { until: input.until } } }]
    },
    (act, { after }) => sendToParties(act, after, (about) => laterLetter(about, input.until)),
  )
}

async function mustBeLater(act: Act, due: Day, until: Day): Promise<void> {
  if (until <= dayOf(act.now) || until > latestDelay(due < dayOf(act.now) ? dayOf(act.now) : due))
    throw new AccountRefused(act, 'day_not_later')
}

/** On what ground somebody signs: as the scheme says for who decides, and by their own function for who keeps the books. */
function mandateOf(actor: Act['actor'], { decided_by }: Scheme, place: MoneyPlace): Localised | null {
  if (holdsAt(actor, decided_by.roles, place)) return decided_by.mandate
  const { nl, en } = roles.fund_manager
  return {
    nl: `de ${nl}, namens ${decided_by.body.nl}`,
    en: `the ${en}, on behalf of ${decided_by.body.en}`,
  }
}

/**
 * Settles a grant by a decision that is open to objection: as granted, or lower on a ground of the law (art. 4:46 Awb).
 * What was paid too much is asked back in the same decision (art. 4:57 Awb). Everybody who takes part gets the letter.
 */
export async function settleByDecision(
  act: Act,
  input: {
    readonly applicationId: string
    readonly cents: number
    readonly ground: SettlementGround
    readonly reasons: string
  },
): Promise<void> {
  const { application, scheme, place } = await mustAssess(act, input.applicationId)
  const decidedOn = dayOf(act.now)
  let settlementId = ''
  await moveMoney(
    act,
    { applicationId: application.id, reason: texts('nl').booked[input.ground] },
    {
      check: async (act) => {
        await mustAssess(act, application.id)
      },
      before: async (act) => {
        if ((await underWay(act.db, [application.id])).size > 0)
          throw new AccountRefused(act, 'payment_under_way')
      },
      rule: (_, { balance }) => {
        const fault = settlementFault(input.ground, input.cents, balance.granted)
        if (fault && balance.settlements === 0) throw new AccountRefused(act, fault)
        return settle(balance, input.cents)
      },
      keep: async (act, { movement, application: { balance } }) => {
        const back = Math.max(0, paidOut(balance) - input.cents)
        settlementId = await insertSettlement(act.db, {
          application_id: application.id,
          report_id: (await reportsOf(act.db, [application.id])).get(application.id)?.id ?? null,
          granted_cents: balance.granted,
          cents: input.cents,
          ground: input.ground,
          reasons: input.reasons.trim(),
          body: scheme.decided_by.body,
          mandate: mandateOf(act.actor, scheme, place),
          signed_by: act.actor.personId,
          decided_on: decidedOn,
          last_day_to_object: objectUntil(act, decidedOn),
          reclaim_cents: back,
          reclaim_by: back > 0 ? payBackBy(decidedOn) : null,
          movement,
        })
        return undefined
      },
      tell: async (act, { after }) => {
        const settlement = await settlementById(act.db, settlementId)
        if (settlement) await sendToParties(act, after, (about) => settledLetter(about, settlement))
      },
    },
  )
}

/** The last day to object (art. 6:7 and 6:8 Awb). */
function objectUntil(act: Act, decidedOn: Day): Day {
  const length = act.municipality.disagree.objection_weeks
  return endOfTerm(decidedOn, { kind: 'legal', length, unit: 'weeks' }, [], null, decidedOn)
}

/** Money that was asked back has come in. */
export async function recordMoneyBack(
  act: Act,
  input: { readonly applicationId: string; readonly cents: number },
): Promise<void> {
  await moveMoney(
    act,
    { applicationId: input.applicationId, reason: texts('nl').bookedBack },
    {
      rule: (_, { balance }) => reclaim(balance, input.cents),
      tell: async (act, { after }) => {
        const application = await applicationById(act.db, input.applicationId)
        const left = application ? overpaid(application.balance) : 0
        await sendToParties(act, after, (about) => thanksLetter(about, input.cents, left))
      },
    },
  )
}

/** The application for who assesses accounts of its scheme. */
async function mustAssess(act: Act, applicationId: string) {
  const found = await applicationWithScheme(act, applicationId)
  if (!mayAssess(act.actor, found.scheme, found.place)) throw new Forbidden()
  return found
}
