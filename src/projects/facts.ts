import type { Act } from '../kit/act.ts'
import type { Day } from '../kit/dates.ts'
import type { Project } from './store.ts'

/** What rooms further on know of a project, for its page. */
export interface ProjectFacts {
  /** Its activities, with the way of the plan that each carries out. */
  readonly activities: readonly {
    readonly wayKey: string
    readonly title: string
    readonly href: string
    readonly from: Day
    readonly until: Day
    readonly isOpen: boolean
    readonly hasBegun: boolean
  }[]
}

export type ProjectFactsOf = (act: Act, project: Project) => Promise<ProjectFacts>
