import { countsByProject, type ProjectCounts } from '../../activities/index.ts'
import type { Act } from '../../kit/act.ts'
import { dayOf } from '../../kit/dates.ts'
import { peopleByIds } from '../../people/index.ts'
import { promisedDays, watchedProjects } from '../../projects/index.ts'
import { answersByProject } from '../../surveys/index.ts'
import type { PortfolioRow } from './rules.ts'

const nothing: ProjectCounts = {
  ...{ people: 0, contributions: 0, answered: 0, in_time: 0, late: 0, late_open: 0 },
}

/** Every project of the municipality with how it stands, in as many statements for one as for a thousand. */
export async function portfolio(
  act: Pick<Act, 'db' | 'now' | 'municipality'>,
): Promise<readonly PortfolioRow[]> {
  const watched = await watchedProjects(act)
  const ids = watched.map(({ project }) => project.id)
  const leaderIds = [...new Set(watched.flatMap(({ project }) => project.leader_id ?? []))]
  const [promised, surveyed, leaders] = await Promise.all([
    promisedDays(act.db, ids),
    answersByProject(act.db, ids),
    peopleByIds(act.db, leaderIds),
  ])
  const counts = await countsByProject(act.db, promised, dayOf(act.now))
  return watched.map((one) => {
    const leader = one.project.leader_id === null ? undefined : leaders.get(one.project.leader_id)
    return {
      ...one,
      leader: leader ? { id: leader.id, name: leader.name } : null,
      counts: counts.get(one.project.id) ?? nothing,
      surveyAnswers: surveyed.get(one.project.id) ?? 0,
    }
  })
}
