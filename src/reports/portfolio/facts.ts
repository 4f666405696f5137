import { countsByProject, type ProjectCounts } from '../../activities/index.ts'
import { evaluationMarks } from '../../evaluations/index.ts'
import type { Act } from '../../kit/act.ts'
import { dayOf } from '../../kit/dates.ts'
import { mayEnter, peopleByIds } from '../../people/index.ts'
import { promisedDays, watchedProjects } from '../../projects/index.ts'
import { answersByProject } from '../../surveys/index.ts'
import type { PortfolioRow } from './rules.ts'

const nothing: ProjectCounts = {
  ...{ people: 0, contributions: 0, answered: 0, in_time: 0, late: 0, late_open: 0 },
}

/**
 * Every project of the municipality with how it stands, in as many statements for one as for a thousand. Who does not
 * work on projects reads those that everybody may see, without the name of who leads them.
 */
export async function portfolio(
  act: Pick<Act, 'db' | 'now' | 'municipality' | 'actor'>,
): Promise<readonly PortfolioRow[]> {
  const readsAll = mayEnter('projects', act.actor)
  const watched = (await watchedProjects(act)).filter(
    ({ project }) => readsAll || project.published_on !== null,
  )
  const ids = watched.map(({ project }) => project.id)
  const leaderIds = readsAll ? [...new Set(watched.flatMap(({ project }) => project.leader_id ?? []))] : []
  const [promised, surveyed, leaders, marks] = await Promise.all([
    promisedDays(act.db, ids),
    answersByProject(act.db, ids),
    peopleByIds(act.db, leaderIds),
    evaluationMarks(act, ids),
  ])
  const counts = await countsByProject(act.db, promised, dayOf(act.now))
  return watched.map((one) => {
    const leader = one.project.leader_id === null ? undefined : leaders.get(one.project.leader_id)
    return {
      ...one,
      leader: leader ? { id: leader.id, name: leader.name } : null,
      counts: counts.get(one.project.id) ?? nothing,
      mark: marks.get(one.project.id) ?? null,
      surveyAnswers: surveyed.get(one.project.id) ?? 0,
    }
  })
}
