import { NotFound } from '../../kit/errors.ts'
import type { Ctx } from '../../kit/http.ts'
import { type ChosenLevel, openLevel } from '../level.ts'
import { readNumber } from '../rules.ts'
import {
  levelsOf,
  type PlanVersion,
  type Project,
  plansOf,
  projectByNumber,
  projectBySlug,
  reviewsOf,
} from '../store.ts'

/** A project as everybody reads it: its published plans, and the level that each came from. */
export interface Shown {
  readonly project: Project
  /** Published versions, the newest first; never none. */
  readonly published: readonly PlanVersion[]
  readonly current: PlanVersion
  /** The day on which the adviser agreed to a version. */
  readonly agreedAt: ReadonlyMap<string, Date>
  levelOf(version: PlanVersion): Promise<ChosenLevel | null>
}

/** The project at an address: its name, or the number that somebody typed from a letter. */
export async function reachShown(c: Ctx): Promise<Shown & { readonly byNumber: boolean }> {
  const { act } = c.var
  const { db } = act
  const address = c.req.param('slug') ?? ''
  const number = readNumber(address)
  const project = number === null ? await projectBySlug(db, address) : await projectByNumber(db, number)
  if (!project || project.published_on === null) throw new NotFound('project')
  const published = (await plansOf(db, project.id)).filter(({ state }) => state === 'published')
  const [current] = published
  if (!current) throw new NotFound('plan')
  const [levels, reviews] = await Promise.all([
    levelsOf(db, project.id),
    reviewsOf(
      db,
      published.map(({ id }) => id),
    ),
  ])
  return {
    project,
    published,
    current,
    byNumber: number !== null,
    agreedAt: new Map(
      reviews.filter(({ outcome }) => outcome === 'agreed').map(({ plan_id, at }) => [plan_id, at]),
    ),
    levelOf: async ({ level_id }) => {
      const level = levels.find(({ id }) => id === level_id)
      return level ? openLevel(act, level) : null
    },
  }
}
