import { NotFound } from '../../kit/errors.ts'
import type { Ctx } from '../../kit/http.ts'
import { type ChosenLevel, latestLevel } from '../level.ts'
import { mayWorkOn } from '../rights.ts'
import { readNumber } from '../rules.ts'
import {
  type PlanVersion,
  type Project,
  type ProjectPerson,
  peopleOf,
  plansOf,
  projectByNumber,
} from '../store.ts'

/** A project at the desk, with what nearly every page of it needs. */
export interface Reached {
  readonly project: Project
  readonly people: readonly ProjectPerson[]
  /** The newest first; the one that is written on comes before those that are published. */
  readonly plans: readonly PlanVersion[]
  readonly chosen: ChosenLevel | null
  readonly canWork: boolean
}

/** The project of the address. */
export async function reachProject(c: Ctx): Promise<Reached> {
  const { act } = c.var
  const number = readNumber(c.req.param('project') ?? '')
  const project = number === null ? null : await projectByNumber(act.db, number)
  if (!project) throw new NotFound('project')
  const [people, plans, chosen] = await Promise.all([
    peopleOf(act.db, project.id),
    plansOf(act.db, project.id),
    latestLevel(act, project.id),
  ])
  return { project, people, plans, chosen, canWork: mayWorkOn(act.actor, project, people) }
}

/** The same, for who may change it; to anybody else the page does not exist. */
export async function reachToWork(c: Ctx): Promise<Reached> {
  const reached = await reachProject(c)
  if (!reached.canWork) throw new NotFound('project')
  return reached
}

/** The version that is written on or waits; null when the newest is published. */
export const openPlanOf = ({ plans }: Pick<Reached, 'plans'>): PlanVersion | null => {
  const [newest] = plans
  return newest && newest.state !== 'published' ? newest : null
}

export const publishedPlanOf = ({ plans }: Pick<Reached, 'plans'>): PlanVersion | null =>
  plans.find(({ state }) => state === 'published') ?? null
