import type { Party } from '../../cases/index.ts'
import type { Act } from '../../kit/act.ts'
import { organisationsByIds, peopleByIds } from '../../people/index.ts'
import type { Scheme } from '../schema.ts'

/**
 * Whether an organisation applies: the initiator does so for one, or one said yes to applying with them. One that only
 * helps does not count.
 */
export const organisationApplies = (parties: readonly Pick<Party, 'role' | 'organisation_id'>[]): boolean =>
  parties.some(({ role, organisation_id }) => role !== 'partner' && organisation_id !== null)

/** Whether the scheme asks that a legal entity applies as well, for this amount. */
export const asksLegalEntity = ({ rules }: Pick<Scheme, 'rules'>, requestedCents: number): boolean =>
  rules.some((rule) => rule.kind === 'legal_entity_above' && requestedCents > rule.cents)

/** Everybody who applies, the initiator first, with whom they speak for: for the parties and who works on the plan. */
export async function applicantsByName(
  act: Pick<Act, 'db'>,
  parties: readonly Party[],
): Promise<readonly string[]> {
  const applicants = parties.filter(({ role }) => role !== 'partner')
  const [people, organisations] = await Promise.all([
    peopleByIds(
      act.db,
      applicants.map(({ person_id }) => person_id),
    ),
    organisationsByIds(
      act.db,
      applicants.map(({ organisation_id }) => organisation_id),
    ),
  ])
  return applicants.flatMap(({ person_id, organisation_id }) => {
    const names = [people.get(person_id ?? '')?.name, organisations.get(organisation_id ?? '')?.name]
    return names.filter(Boolean).join(', ') || []
  })
}
