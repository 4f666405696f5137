import type { Act } from '../kit/act.ts'
import { dayOf } from '../kit/dates.ts'
import { type Area, areaIdsWithin } from '../places/index.ts'
import { standingOf } from './rules.ts'
import type { Plan, Standing } from './schema.ts'
import { currentPlans, type PlanVersion, type Project, publicProjects } from './store.ts'

/** A project that everybody may see, with its plan and how it stands today. */
export interface PublicProject {
  readonly project: Project
  readonly version: PlanVersion
  readonly plan: Plan
  readonly standing: Standing
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
  const plans = await currentPlans(
    act.db,
    projects.map(({ id }) => id),
  )
  const today = dayOf(act.now)
  return projects
    .flatMap((project) => {
      const version = plans.get(project.id)
      if (!version) return []
      return [{ project, version, plan: version.plan, standing: standingOf(project, version.plan, today) }]
    })
    .sort((one, other) => order.indexOf(one.standing) - order.indexOf(other.standing))
}

/** The areas this one lies in: what is about a district is about its neighbourhoods. */
function above(areas: readonly Area[], area: Area): readonly string[] {
  const parent = areas.find(({ id }) => id === area.parent_id)
  return parent && parent.level === 'district' ? [parent.id] : []
}
