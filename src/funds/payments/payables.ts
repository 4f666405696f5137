import type { Act } from '../../kit/act.ts'
import { type Day, dayOf } from '../../kit/dates.ts'
import { moneyPlaces } from '../places.ts'
import type { MoneyPlace } from '../rights.ts'
import type { Scheme } from '../schema.ts'
import { type Application, applicationsByIds, type Ceiling, ceilingsOf, schemesByVersion } from '../store.ts'
import { heldOf } from './held.ts'
import { type Due, dueDay, dueOf, type Readiness, readinessOf } from './rules.ts'
import { accountsOf, type BankAccount, candidates, underWay } from './store.ts'

/** Something that is to be paid, and what keeps it. */
export interface Payable {
  readonly application: Application
  readonly scheme: Scheme
  readonly ceiling: Ceiling
  readonly place: MoneyPlace
  readonly due: Due
  /** The last day to pay. */
  readonly dueOn: Day
  readonly account: BankAccount | null
  readonly readiness: Readiness
}

/**
 * What is to be paid now, or of these applications only, what waits longest first; the same number of queries however
 * much it is.
 */
export async function payables(act: Act, only?: readonly string[]): Promise<readonly Payable[]> {
  const { db } = act
  const found = await candidates(db, only ?? null)
  const ids = found.map(({ id }) => id)
  const [applications, accounts, busy, ceilings] = await Promise.all([
    applicationsByIds(db, ids),
    accountsOf(db, ids),
    underWay(db, ids),
    ceilingsOf(db),
  ])
  const schemes = await schemesByVersion(db, [...applications.values()])
  const held = await heldOf(act, [...applications.values()], schemes)
  const placeOf = await moneyPlaces(act, [...applications.values()])
  return found.flatMap(({ id, grantedAt, settledAt }) => {
    const application = applications.get(id)
    const scheme = application && schemes.get(`${application.scheme_key} ${application.scheme_version}`)
    const ceiling = ceilings.find((one) => one.id === application?.ceiling_id)
    const due = application && scheme ? dueOf(scheme, application.balance) : null
    if (!application || !scheme || !ceiling || !due) return []
    const account = accounts.get(id) ?? null
    return [
      {
        application,
        scheme,
        ceiling,
        place: placeOf(application),
        due,
        dueOn: dueDay(scheme, dayOf(settledAt ?? grantedAt)),
        account,
        readiness: readinessOf(account, busy.has(id), held.has(id)),
      },
    ]
  })
}
