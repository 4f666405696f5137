import { departmentAdvice, publishedVersions } from '../../../cases/index.ts'
import type { Act } from '../../../kit/act.ts'
import { Conflict, NotFound } from '../../../kit/errors.ts'
import { say } from '../../../kit/locale.ts'
import { type Membership, memberships, roles } from '../../../people/index.ts'
import { allAreas, areaLabel } from '../../../places/index.ts'
import { type Group, groupOf, groupsOf, isLast, type WorkStep, workOf } from './rules.ts'
import { texts } from './texts.ts'

export interface ShownGroup extends Group {
  readonly name: string
  readonly present: readonly Membership[]
  readonly former: readonly Membership[]
  readonly work: readonly WorkStep[]
}

/** Every group with who is in it, who was, and what it is needed for. */
export async function allGroups(act: Act): Promise<readonly ShownGroup[]> {
  const { locale } = act
  const t = texts(locale)
  const areas = await allAreas(act.db)
  const areaName = (id: string) => {
    const area = areas.find((one) => one.id === id)
    return area ? areaLabel(area, locale) : id
  }
  const members = await memberships(act.db)
  // Running cases follow the version they began with: it counts too.
  const versions = (await publishedVersions(act.db)).filter(
    ({ retired_at, running }) => retired_at === null || running > 0,
  )
  const processes = versions.map(({ process }) => process)
  const newest = processes.filter(({ key }, at) => processes.findIndex((one) => one.key === key) === at)
  const nameOf = ({ key, roles: [role], areaId, department }: Group) => {
    if (key === 'initiatieventeam') return t.team
    if (department !== null) return t.department(department)
    const named = role ? say(roles[role], locale) : key
    const label = named.charAt(0).toUpperCase() + named.slice(1)
    return areaId === null ? label : t.inArea(label, areaName(areaId))
  }
  const slugName = (id: string) => areas.find((one) => one.id === id)?.slug ?? id
  return groupsOf(
    members.filter(({ until }) => until === null),
    slugName,
  ).map((group) => {
    const mine = members.filter((one) => groupOf(one, slugName)?.key === group.key)
    return {
      ...group,
      name: nameOf(group),
      present: mine.filter(({ until }) => until === null),
      former: mine.filter(({ until }) => until !== null),
      work: workOf(newest, group.roles, locale),
    }
  })
}

export async function groupAt(act: Act, key: string): Promise<ShownGroup> {
  const found = (await allGroups(act)).find((group) => group.key === key)
  if (!found) throw new NotFound()
  return found
}

/** A role may not end when nobody is left for what a process, a running case or an open question needs. */
export async function mustNotBeMissed(act: Act, grantId: string): Promise<void> {
  const t = texts(act.locale)
  const present = (await memberships(act.db)).filter(({ until }) => until === null)
  const leaving = present.find((one) => one.grantId === grantId)
  if (!leaving) return
  const others = present.filter((one) => one.grantId !== grantId)
  const group = (await allGroups(act)).find((one) => one.present.some((member) => member.grantId === grantId))
  if (group?.department && !group.present.some((one) => one.grantId !== grantId)) {
    const open = await departmentAdvice(act.db, group.department)
    if (open.length > 0) throw new Conflict(t.lastAsked(open.length))
  }
  const [needed] = group?.work ?? []
  const isTeam = group?.key === 'initiatieventeam' && group.present.length > 1
  if (group && needed && !isTeam && isLast(leaving, others))
    throw new Conflict(t.lastNeeded(t.workLine(needed.process, needed.step)))
}
