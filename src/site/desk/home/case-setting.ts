import { currentProcesses, isTeam, type ProcessVersion } from '../../../cases/index.ts'
import { dayOf } from '../../../kit/dates.ts'
import type { Ctx } from '../../../kit/http.ts'
import { absencesOn, peopleWithRoles, type StaffMember } from '../../../people/index.ts'
import { type Area, allAreas } from '../../../places/index.ts'
import { type CaseQuery, filterOf, readCaseQuery } from './case-filter.ts'
import { deskScope } from './shared.tsx'

/** What the list and its file have in common: who looks, within what, with which choices. */
export interface ListSetting {
  readonly query: CaseQuery
  readonly processes: readonly ProcessVersion[]
  readonly areas: readonly Area[]
  /** Guides to filter on; for the team only. */
  readonly guides: readonly StaffMember[]
}

/** Reads the address, within what this person may see. */
export async function settingOf(c: Ctx) {
  const { act } = c.var
  const { actor, db } = act
  const today = dayOf(act.now)
  const processes = await currentProcesses(db)
  const areas = await allAreas(db)
  const absences = await absencesOn(db, today)
  const guides = isTeam(actor) ? (await peopleWithRoles(db)).filter(mayGuide) : []
  const guideIds = guides.map((guide) => guide.id)
  const query = readCaseQuery((name) => c.req.query(name), { processes, areas, guideIds })
  const scope = deskScope(actor, areas, absences)
  const filter = filterOf(query, areas, { personId: actor.personId ?? '', scope, today })
  return { setting: { query, processes, areas, guides }, filter }
}

const mayGuide = (member: StaffMember): boolean =>
  member.grants.some(({ role }) => role === 'case_guide' || role === 'area_manager')
