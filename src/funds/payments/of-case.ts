import type { Act } from '../../kit/act.ts'
import { type Day, dayOf } from '../../kit/dates.ts'
import {
  accountabilityOf,
  type Report,
  reportsOf,
  type Settlement,
  settlementsOf,
} from '../accountability/store.ts'
import { moneyPlaces } from '../places.ts'
import type { MoneyPlace } from '../rights.ts'
import { overpaid, paidOut } from '../rules.ts'
import type { Scheme } from '../schema.ts'
import { type Application, applicationsOfCases, grantMoments, schemesByVersion } from '../store.ts'
import { type Due, dueDay, dueOf, paymentRules } from './rules.ts'
import { type Holder, openHolder } from './sealed.ts'
import { accountsOf, type Payment, paymentsOfApplications, settleMoments } from './store.ts'

/** The money of one application that was granted, for who takes part. */
export interface MoneyOfCase {
  readonly application: Application
  readonly scheme: Scheme
  readonly place: MoneyPlace
  readonly granted: number
  readonly paid: number
  /** Null while it is not settled. */
  readonly settled: number | null
  readonly due: Due | null
  readonly dueOn: Day | null
  /** Whether something is or was paid to an account of theirs. */
  readonly asksAccount: boolean
  readonly account: {
    readonly id: string
    readonly outcome: 'right' | 'wrong' | null
    readonly shown: Holder | null
  } | null
  readonly payments: readonly Payment[]
  /** Until when an account is asked; null when none is or was. */
  readonly accountDue: Day | null
  readonly report: Report | null
  readonly settlement: Settlement | null
  readonly overpaid: number
  /** A payment is under way. */
  readonly isBusy: boolean
}

/** What was granted for a case, scheme by scheme; nothing where nothing was. */
export const moneyOfCase = (act: Act, caseId: string): Promise<readonly MoneyOfCase[]> =>
  moneyOfCases(act, [caseId])

/** What was granted for these cases, scheme by scheme; the same number of queries for many as for one. */
export async function moneyOfCases(act: Act, caseIds: readonly string[]): Promise<readonly MoneyOfCase[]> {
  const { db } = act
  const applications = (await applicationsOfCases(db, caseIds)).filter(({ balance }) => balance.grants > 0)
  if (applications.length === 0) return []
  const ids = applications.map(({ id }) => id)
  const [schemes, placeOf, granted, settled, accounts, payments, asked, reports, settlements] =
    await Promise.all([
      schemesByVersion(db, applications),
      moneyPlaces(act, applications),
      grantMoments(db, ids),
      settleMoments(db, ids),
      accountsOf(db, ids),
      paymentsOfApplications(db, ids),
      accountabilityOf(db, ids),
      reportsOf(db, ids),
      settlementsOf(db, ids),
    ])
  return applications.flatMap((application) => {
    const { id, balance } = application
    const scheme = schemes.get(`${application.scheme_key} ${application.scheme_version}`)
    const decided = settled.get(id) ?? granted.get(id)
    if (!scheme || !decided) return []
    const account = accounts.get(id)
    const own = payments.filter((one) => one.application_id === id && one.outcome !== 'called_off')
    const due = dueOf(scheme, balance)
    return [
      {
        application,
        scheme,
        place: placeOf(application),
        granted: balance.granted,
        paid: paidOut(balance),
        settled: balance.settlements > 0 ? balance.settled : null,
        due,
        dueOn: due && dueDay(scheme, dayOf(decided)),
        asksAccount: paymentRules(scheme).to === 'applicant' && (due !== null || account !== undefined),
        account: account
          ? { id: account.id, outcome: account.outcome, shown: openHolder(act, account) }
          : null,
        payments: own,
        accountDue: asked.get(id)?.due_on ?? null,
        report: reports.get(id) ?? null,
        settlement: settlements.get(id) ?? null,
        overpaid: overpaid(balance),
        isBusy: own.some(({ outcome }) => outcome === null),
      },
    ]
  })
}

/** Money is to be paid, and we do not know to which account. */
export const isAccountAsked = ({
  asksAccount,
  account,
}: Pick<MoneyOfCase, 'asksAccount' | 'account'>): boolean =>
  asksAccount && (account === null || account.outcome === 'wrong')

/** What was done with the money, we have not heard. */
export const isAccountAwaited = ({
  accountDue,
  report,
  settlement,
}: Pick<MoneyOfCase, 'accountDue' | 'report' | 'settlement'>): boolean =>
  accountDue !== null && report === null && settlement === null
