import type { Process, StepActor } from '../../../cases/index.ts'
import type { Locale } from '../../../kit/locale.ts'
import { slugOf } from '../../../kit/slug.ts'
import { isRole, type Role, roleNames, roles } from '../../../people/index.ts'
import { decisionSteps } from '../../desk/home/rules.ts'

/** People who do the same work: by their role, for the city, an area, or a department (decision 0030). */
export interface Group {
  /** Its part of the address. */
  readonly key: string
  readonly roles: readonly Role[]
  readonly areaId: string | null
  readonly department: string | null
}

export interface Member {
  readonly role: string
  readonly areaId: string | null
  readonly department: string | null
}

/** The steps of a process at which a role is to act. */
const actorsOf: Readonly<Partial<Record<Role, readonly StepActor[]>>> = {
  team_member: ['team'],
  coordinator: ['team'],
  case_guide: ['guide'],
  adviser: ['adviser', 'department'],
  area_manager: ['area_manager'],
  jury_member: ['jury'],
}

const team: readonly Role[] = ['team_member', 'coordinator']
const dutch = (role: Role): string => slugOf(roles[role].nl)

/** In which group somebody is by a role. */
export function groupOf(member: Member, areaName: (id: string) => string): Group | null {
  const { role, areaId, department } = member
  if (!isRole(role)) return null
  if (role === 'adviser' && areaId === null) {
    const key = department === null ? dutch(role) : `afdeling-${slugOf(department)}`
    return { key, roles: [role], areaId, department }
  }
  if (team.includes(role) && areaId === null)
    return { key: 'initiatieventeam', roles: team, areaId, department: null }
  const key = areaId === null ? dutch(role) : `${dutch(role)}-${slugOf(areaName(areaId))}`
  return { key, roles: [role], areaId, department: null }
}

/** Every group that somebody is in, in the order of the roles; and the team, which is always there. */
export function groupsOf(members: readonly Member[], areaName: (id: string) => string): readonly Group[] {
  const found = new Map<string, Group>([
    ['initiatieventeam', { key: 'initiatieventeam', roles: team, areaId: null, department: null }],
  ])
  for (const member of members) {
    const group = groupOf(member, areaName)
    if (group && !found.has(group.key)) found.set(group.key, group)
  }
  const place = ({ roles: [role] }: Group) => roleNames.indexOf(role ?? 'team_member')
  return [...found.values()].sort(
    (one, other) => place(one) - place(other) || one.key.localeCompare(other.key),
  )
}

export interface WorkStep {
  readonly process: string
  readonly step: string
}

/** The steps of these processes at which these roles act or decide: what a group is needed for. */
export function workOf(
  processes: readonly Process[],
  wanted: readonly Role[],
  locale: Locale,
): readonly WorkStep[] {
  return processes.flatMap((process) => {
    const versions = [{ id: '', process }]
    const decides = new Set(wanted.flatMap((role) => decisionSteps(versions, role)).map(({ step }) => step))
    const actors = new Set(wanted.flatMap((role) => actorsOf[role] ?? []))
    return process.steps
      .filter(({ key, actor }) => actors.has(actor) || decides.has(key))
      .map(({ title }) => ({ process: process.title[locale], step: title[locale] }))
  })
}

/** Whether nobody is left to do the work of a role when this one goes: here, or for the whole city. */
export const isLast = (leaving: Member, others: readonly Member[]): boolean =>
  !others.some(
    ({ role, areaId }) =>
      role === leaving.role && (areaId === null || leaving.areaId === null || areaId === leaving.areaId),
  )
