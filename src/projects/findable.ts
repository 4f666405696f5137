import type { Db } from '../kit/db.ts'
import { everyone, type Findable, type FindableSource, putFindable } from '../kit/search.ts'
import { paths } from '../paths.ts'
import { currentPlans, newsOf, type PlanVersion, type Project, projectById, publicProjects } from './store.ts'

/** Keeps what people find in step with a project that was changed. */
export async function findableFollows(db: Db, projectId: string): Promise<void> {
  const project = await projectById(db, projectId)
  if (!project || project.published_on === null) return
  const plan = (await currentPlans(db, [projectId])).get(projectId)
  await putFindable(db, findableOf(project, plan, await newsWords(db, projectId)))
}

const newsWords = async (db: Db, projectId: string): Promise<string> =>
  (await newsOf(db, projectId)).map(({ title, body }) => `${title} ${body}`).join(' ')

const findableOf = (project: Project, version: PlanVersion | undefined, news: string): Findable => ({
  kind: 'project',
  id: project.id,
  locale: null,
  path: paths.project(project.slug),
  title: project.title,
  summary: project.summary,
  text: [
    project.number,
    project.address,
    project.owner_name,
    project.summary_en,
    version?.plan.goal,
    version?.plan.decision,
    version?.plan.open,
    version?.plan.fixed,
    version?.plan.affected,
    ...(version?.plan.ways ?? []).map(({ what, where }) => `${what} ${where}`),
    news,
  ]
    .filter(Boolean)
    .join(' '),
  audience: [everyone],
  areaId: project.area_ids[0] ?? null,
  at: project.changed_at,
})

/** All projects that everybody may see, for building the index anew. */
export const projectsToFind: FindableSource = async function* (db) {
  const projects = await publicProjects(db)
  const plans = await currentPlans(
    db,
    projects.map(({ id }) => id),
  )
  for (const project of projects) {
    yield findableOf(project, plans.get(project.id), await newsWords(db, project.id))
  }
}
