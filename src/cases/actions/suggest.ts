import type { Act } from '../../kit/act.ts'
import { dayOf } from '../../kit/dates.ts'
import { Forbidden } from '../../kit/errors.ts'
import { absencesOn, hasRole, peopleWithRoles, type StaffMember } from '../../people/index.ts'
import { allAreas, areasAroundIn } from '../../places/index.ts'
import { type GuideSuggestion, suggestGuides } from '../guides.ts'
import { must, openedCase } from '../record.ts'
import { isTeam, mayAppoint } from '../rights.ts'
import * as store from '../store.ts'

export interface SuggestedGuide extends GuideSuggestion {
  readonly person: StaffMember
}

/** What a case asks of its guide. */
export interface Wanted {
  readonly areaId: string | null
  readonly subjects: readonly string[]
}

/** Who could guide this case, best first, with reasons: area, expertise, workload, absence. */
export async function suggestGuidesFor(
  act: Act,
  caseId: string,
  subjects: readonly string[],
): Promise<readonly SuggestedGuide[]> {
  const opened = await openedCase(act, caseId)
  must(act, opened, mayAppoint)
  return (await suggester(act))({ areaId: opened.file.area_id, subjects })
}

/** The same for a list of cases: what is known about the guides is read once. For the team, and who hands over. */
export async function suggestGuidesForMany(
  act: Act,
  wanted: readonly Wanted[],
): Promise<readonly (readonly SuggestedGuide[])[]> {
  const may = isTeam(act.actor) || act.actor.isSystem || hasRole(act.actor, 'administrator')
  if (!may) throw new Forbidden()
  return wanted.map(await suggester(act))
}

async function suggester(act: Act): Promise<(wanted: Wanted) => readonly SuggestedGuide[]> {
  const today = dayOf(act.now)
  const members = (await peopleWithRoles(act.db)).filter((member) =>
    member.grants.some(({ role }) => role === 'case_guide' || role === 'area_manager'),
  )
  const cases = await store.openCasesPerPerson(act.db)
  const absences = await absencesOn(act.db, today)
  const areas = await allAreas(act.db)
  const candidates = members.map((member) => ({
    id: member.id,
    areaIds: member.grants.flatMap((grant) =>
      grant.scopeKind === 'area' && grant.scopeId ? [grant.scopeId] : [],
    ),
    expertise: member.expertise,
    openCases: cases.get(member.id) ?? 0,
    awayUntil: absences.find((absence) => absence.person_id === member.id)?.last_day ?? null,
  }))
  const byId = new Map(members.map((member) => [member.id, member]))
  return ({ areaId, subjects }) =>
    suggestGuides(candidates, { areaIds: areasAroundIn(areas, areaId), subjects }).flatMap((suggestion) => {
      const person = byId.get(suggestion.id)
      return person ? [{ ...suggestion, person }] : []
    })
}
