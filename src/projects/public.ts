import type { Act } from '../kit/act.ts'
import { type Day, dayOf } from '../kit/dates.ts'
import { photoFiles } from '../kit/files.ts'
import { type Area, areaIdsWithin } from '../places/index.ts'
import { photoOf, type ShownPhoto } from '../ui/photo/photo-of.ts'
import { openWays, standingOf } from './rules.ts'
import type { Plan, Standing } from './schema.ts'
import { currentPlans, type PlanVersion, type Project, projectByNumber, publicProjects } from './store.ts'

/** A project that everybody may see, with its plan and how it stands today. */
export interface PublicProject {
  readonly project: Project
  readonly version: PlanVersion
  readonly plan: Plan
  readonly standing: Standing
  readonly photo: ShownPhoto | undefined
}

/** What comes first in a list: what people can do now, then what is to come. */
const order: readonly Standing[] = ['open', 'soon', 'running', 'answering', 'closed', 'stopped']

/** The projects that everybody may see, in or about an area, in the order in which people look for them. */
export async function projectsFor(
  act: Pick<Act, 'db' | 'now'>,
  where: {
    readonly area?: Area | undefined
    readonly areas: readonly Area[]
    /** Also those about the whole city. */
    readonly withWholeCity?: boolean
  },
): Promise<readonly PublicProject[]> {
  const { area, areas, withWholeCity = false } = where
  const areaIds = area && [...new Set([...areaIdsWithin(areas, area.id), ...above(areas, area)])]
  const projects = await publicProjects(act.db, { areaIds, withWholeCity })
  const [plans, photos] = await Promise.all([
    currentPlans(
      act.db,
      projects.map(({ id }) => id),
    ),
    photoFiles(act.db, projects),
  ])
  const today = dayOf(act.now)
  return projects
    .flatMap((project) => {
      const version = plans.get(project.id)
      if (!version) return []
      const { plan } = version
      const photo = photoOf(project, photos)
      return [{ project, version, plan, photo, standing: standingOf(project, plan, today) }]
    })
    .sort(
      (one, other) =>
        order.indexOf(one.standing) - order.indexOf(other.standing) ||
        (one.standing === 'open' ? closesFirst(one.plan, other.plan, today) : 0),
    )
}

/** What closes soonest comes first: who waits misses it. */
const closesFirst = (one: Plan, other: Plan, today: Day): number =>
  (openUntil(one, today) ?? '').localeCompare(openUntil(other, today) ?? '')

/** The areas this one lies in: what is about a district is about its neighbourhoods. */
function above(areas: readonly Area[], area: Area): readonly string[] {
  const parent = areas.find(({ id }) => id === area.parent_id)
  return parent && parent.level === 'district' ? [parent.id] : []
}

/** The last day of what people can do today; null when that is nothing. What has one day closes on that. */
export const openUntil = (plan: Pick<Plan, 'ways'>, today: Day): Day | null =>
  openWays(plan, today).reduce<Day | null>((last, { from, until }) => {
    const closes = until ?? from
    return closes !== null && (last === null || closes > last) ? closes : last
  }, null)

/** A project that everybody may see, by its number; null for any other. */
export async function publicProject(
  act: Pick<Act, 'db' | 'now'>,
  number: string,
): Promise<PublicProject | null> {
  const project = await projectByNumber(act.db, number)
  if (!project || project.published_on === null) return null
  const version = (await currentPlans(act.db, [project.id])).get(project.id)
  if (!version) return null
  const { plan } = version
  const photo = photoOf(project, await photoFiles(act.db, [project]))
  return { project, version, plan, photo, standing: standingOf(project, plan, dayOf(act.now)) }
}
