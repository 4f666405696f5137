import { createHash } from 'node:crypto'
import { openedCase } from '../../cases/index.ts'
import {
  approveBatch,
  checkBankAccount,
  giveBankAccount,
  makeBatch,
  moneyOfCase,
  payables,
  recordPaid,
} from '../../funds/index.ts'
import type { Act } from '../../kit/act.ts'
import type { Actor } from '../../kit/actor.ts'
import { addDays, dayOf, momentAt, nextWorkingDay } from '../../kit/dates.ts'
import { actorOf, organisationsByIds, peopleByIds } from '../../people/index.ts'
import type { StoryScene } from './money.ts'
import type { Told } from './verbs.ts'

/** An account number of a bank that does not exist, always the same for a plan. */
export function inventedIban(of: string): string {
  const number = BigInt(`0x${createHash('sha256').update(of).digest('hex').slice(0, 14)}`) % 10_000_000_000n
  const account = `DEMO${String(number).padStart(10, '0')}`
  const digits = `${account}NL00`.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))
  return `NL${String(98n - (BigInt(digits) % 97n)).padStart(2, '0')}${account}`
}

/**
 * What follows on a grant: the initiator gives an account number, the fund manager checks it and makes a batch, the
 * coordinator approves it, and the bank pays within weeks.
 */
export function paymentScenes(
  told: Told,
  decidedAt: Date,
  people: {
    readonly manager: string
    readonly approver: Actor
    readonly unpaid: readonly string[]
  },
): readonly StoryScene[] {
  const workday = (days: number, time: string): Date =>
    momentAt(nextWorkingDay(addDays(dayOf(decidedAt), days)), time)
  const scene = (at: Date, what: string, play: StoryScene['play']): StoryScene => ({
    at,
    what: `${what} of ${told.initiative.key}`,
    play,
    by: people.manager,
  })
  return [
    scene(workday(2, '19:30'), 'account number', (act) => giveAccount(act, told)),
    scene(workday(6, '09:15'), 'check of account', (act) => checkAccount(act, told)),
    ...(people.unpaid.includes(told.initiative.key)
      ? []
      : [scene(workday(18, '09:30'), 'payment', (act) => payNow(act, told, people.approver))]),
  ]
}

/** Who got the grant gives an account number. */
export async function giveAccount(act: Act, told: Told): Promise<void> {
  const { parties } = await openedCase(act, told.caseId)
  const party = parties[0]
  const [money] = await moneyOfCase(act, told.caseId)
  if (!money?.asksAccount || !party?.person_id) return
  const [person, organisations] = await Promise.all([
    peopleByIds(act.db, [party.person_id]),
    organisationsByIds(act.db, [party.organisation_id]),
  ])
  const holder = organisations.get(party.organisation_id ?? '')?.name ?? person.get(party.person_id)?.name
  if (!holder) return
  await giveBankAccount(
    { ...act, actor: await actorOf(act.db, party.person_id) },
    {
      applicationId: money.application.id,
      holder: holder.slice(0, 70),
      iban: inventedIban(told.initiative.key),
    },
  )
}

/** The fund manager checks it. */
export async function checkAccount(act: Act, told: Told): Promise<void> {
  const [money] = await moneyOfCase(act, told.caseId)
  if (!money?.account || money.account.outcome !== null || money.due === null) return
  await checkBankAccount(act, {
    applicationId: money.application.id,
    accountId: money.account.id,
    isRight: true,
    how: 'Naam en nummer vergeleken met de bankpas.',
  })
}

async function payNow(act: Act, told: Told, approver: Actor): Promise<void> {
  const [money] = await moneyOfCase(act, told.caseId)
  if (!money) return
  const [payable] = await payables(act, [money.application.id])
  if (payable?.readiness !== 'ready') return
  const today = dayOf(act.now)
  const later = (minutes: number): Date => new Date(act.now.getTime() + minutes * 60 * 1000)
  const batchId = await makeBatch(act, { applicationIds: [money.application.id], payOn: today })
  await approveBatch({ ...act, actor: approver, now: later(20) }, batchId)
  const [under] = await moneyOfCase(act, told.caseId)
  for (const payment of under?.payments ?? [])
    if (payment.outcome === null)
      await recordPaid(
        { ...act, now: later(40) },
        { paymentId: payment.id, on: today, reason: 'Betaald door de bank.' },
      )
}
