import { casesLeftByOrganisation, partiesOfCases } from '../../cases/index.ts'
import type { Act } from '../../kit/act.ts'
import { lacksLegalEntity } from '../applying/legal-entity.ts'
import { type Application, applicationsByIds, schemesByVersion } from '../store.ts'
import type { Payment } from './store.ts'

type Schemes = Awaited<ReturnType<typeof schemesByVersion>>

/**
 * Which of these grants are held up: the organisation that applied stepped back, the scheme asks for one at this amount,
 * and no other one applies.
 */
export async function heldOf(
  act: Pick<Act, 'db'>,
  applications: readonly Application[],
  schemes: Schemes,
): Promise<ReadonlySet<string>> {
  const left = await casesLeftByOrganisation(
    act.db,
    applications.map(({ case_id }) => case_id),
  )
  const parties = await partiesOfCases(act.db, [...left])
  const held = applications.filter(({ case_id, scheme_key, scheme_version, balance }) => {
    const scheme = schemes.get(`${scheme_key} ${scheme_version}`)
    const own = parties.filter((party) => party.case_id === case_id)
    return left.has(case_id) && scheme !== undefined && lacksLegalEntity(scheme, balance.granted, own)
  })
  return new Set(held.map(({ id }) => id))
}

/** The same among the payments of a batch that was made before. */
export async function heldPayments(
  act: Pick<Act, 'db'>,
  payments: readonly Pick<Payment, 'application_id'>[],
): Promise<ReadonlySet<string>> {
  const found = await applicationsByIds(
    act.db,
    payments.map(({ application_id }) => application_id),
  )
  const applications = [...found.values()]
  return heldOf(act, applications, await schemesByVersion(act.db, applications))
}
