import { casesLeftByOrganisation, type OpenedCase, type Party } from '../../cases/index.ts'
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

/** Whether the organisation that applied takes part no more, and no other one does. */
export const organisationSteppedBack = async (
  { db }: Pick<Act, 'db'>,
  { file, parties }: Pick<OpenedCase, 'file' | 'parties'>,
): Promise<boolean> =>
  !organisationApplies(parties) && (await casesLeftByOrganisation(db, [file.id])).has(file.id)

/** The most that the scheme grants without a legal entity. */
export const mostWithoutLegalEntity = ({ rules, amounts }: Pick<Scheme, 'rules' | 'amounts'>): number =>
  Math.min(
    amounts.max_cents,
    ...rules.flatMap((rule) => (rule.kind === 'legal_entity_above' ? [rule.cents] : [])),
  )

/**
 * Whether an amount waits for a legal entity: the scheme asks one for it, and none applies, such as when the one that
 * did stepped back after the application was complete. Another one, a lower amount or withdrawing are the ways out.
 */
export const lacksLegalEntity = (
  scheme: Pick<Scheme, 'rules'>,
  cents: number,
  parties: readonly Pick<Party, 'role' | 'organisation_id'>[],
): boolean => asksLegalEntity(scheme, cents) && !organisationApplies(parties)

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
