import { activityLinks } from '../activities/index.ts'
import type { Act } from '../kit/act.ts'
import type { Project, ProjectFacts } from '../projects/index.ts'

/** What the page of a project shows of its activities. */
export const projectFactsOf = (act: Act, project: Project): Promise<ProjectFacts> =>
  activityLinks(act, project).then((activities) => ({ activities }))
