import type { Act } from '../kit/act.ts'
import { dayOf } from '../kit/dates.ts'
import { checksOf } from './check-facts.ts'
import type { Check } from './checklist.ts'
import { latestLevels } from './level.ts'
import { standingOf } from './rules.ts'
import type { Standing } from './schema.ts'
import {
  allProjects,
  answeringOf,
  movesByProject,
  nothingOwed,
  type PlanVersion,
  type Project,
  plansByProject,
} from './store.ts'

/** A project as who watches over all of them sees it. */
export interface WatchedProject {
  readonly project: Project
  /** What is published; while nothing is, what is being written. Null before there is any plan. */
  readonly version: PlanVersion | null
  /** Where it stands for everybody, or that nobody else sees it yet. */
  readonly standing: Standing | 'preparing'
  /** The ground rules and the principles; none without a plan. */
  readonly checks: readonly Check[]
}

/** Every project with its plan and how it keeps the ground rules, in as many statements for one as for a thousand. */
export async function watchedProjects(
  act: Pick<Act, 'db' | 'now' | 'municipality'>,
): Promise<readonly WatchedProject[]> {
  const projects = await allProjects(act.db)
  const ids = projects.map(({ id }) => id)
  const [plans, levels, moves, answering] = await Promise.all([
    plansByProject(act.db, ids),
    latestLevels(act, ids),
    movesByProject(act.db, ids),
    answeringOf(act.db, ids),
  ])
  const today = dayOf(act.now)
  return projects.map((project) => {
    const versions = plans.get(project.id) ?? []
    const version = versions.find(({ state }) => state === 'published') ?? versions[0] ?? null
    const about = {
      ...{ project, plans: versions, chosen: levels.get(project.id) ?? null },
      moves: moves.get(project.id) ?? [],
      answering: answering.get(project.id) ?? nothingOwed,
    }
    return {
      ...{ project, version },
      standing:
        project.published_on === null || !version
          ? project.state === 'stopped'
            ? 'stopped'
            : 'preparing'
          : standingOf(project, version.plan, today),
      checks: version ? checksOf(act, { ...about, plan: version.plan }) : [],
    }
  })
}
