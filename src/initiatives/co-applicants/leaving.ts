import { type OpenedCase, openedCase } from '../../cases/index.ts'
import {
  applicationNow,
  lacksLegalEntity,
  mostWithoutLegalEntity,
  organisationSteppedBack,
  schemeVersion,
} from '../../funds/index.ts'
import type { Act } from '../../kit/act.ts'
import { peopleWithRoles } from '../../people/index.ts'
import { type AboutPlan, type PlanLetter, tellGuideOrTeam, writeAboutPlan } from '../letters.ts'
import { leftLetter } from './mails.ts'

/**
 * The most that can be granted as it stands, where an application that counts as complete, or what was granted, lacks
 * the legal entity that it needs; null where it lacks none.
 */
export async function withoutLegalEntity(
  act: Pick<Act, 'db'>,
  opened: Pick<OpenedCase, 'file' | 'parties'>,
): Promise<{ readonly most: number } | null> {
  const { file, parties } = opened
  if (!(await organisationSteppedBack(act, opened))) return null
  const application = await applicationNow(act, file.id)
  if (!application || application.ended_at !== null || application.complete_at === null) return null
  const version = await schemeVersion(act.db, application.scheme_key, application.scheme_version)
  const { grants, granted } = application.balance
  const cents = grants > 0 ? granted : application.requested_cents
  if (!version || !lacksLegalEntity(version.scheme, cents, parties)) return null
  return { most: mostWithoutLegalEntity(version.scheme) }
}

/**
 * Who works on the plan, who applies and, where it holds up the money, who keeps the books hear that somebody left.
 */
export async function tellLeft(
  act: Act,
  caseId: string,
  left: { readonly names: string; readonly by: string | null },
): Promise<void> {
  const opened = await openedCase(act, caseId)
  const lacks = await withoutLegalEntity(act, opened)
  const write =
    (reader: 'applicant' | 'staff') =>
    (about: AboutPlan): PlanLetter =>
      leftLetter(about, { names: left.names, most: lacks?.most ?? null, reader })
  await tellGuideOrTeam(act, caseId, write('staff'))
  const told = new Set([opened.contactId, act.actor.personId, left.by])
  const tell = async (personId: string | null, reader: 'applicant' | 'staff'): Promise<void> => {
    if (personId === null || told.has(personId)) return
    told.add(personId)
    await writeAboutPlan(act, { case_id: caseId, person_id: personId }, write(reader))
  }
  for (const { person_id, role } of opened.parties) if (role !== 'partner') await tell(person_id, 'applicant')
  if (lacks) for (const { id } of await peopleWithRoles(act.db, 'fund_manager')) await tell(id, 'staff')
}
