import type { Act } from '../kit/act.ts'
import type { Day } from '../kit/dates.ts'
import type { Project } from './store.ts'

/** A published version of the participation report, on the pages of its project. */
export interface ReportLink {
  readonly id: string
  readonly at: Date
  readonly title: string
  /** What is different in it. */
  readonly note: string | null
  readonly label: string
  readonly href: string
}

/** The evaluation of a project, on its page: to answer, or to read what came of it. */
export interface EvaluationLink {
  readonly title: string
  readonly href: string
  readonly until: Day
  readonly isOpen: boolean
}

/** The published versions of the report of a project, the newest first. */
export type ReportLinksOf = (
  act: Pick<Act, 'db' | 'locale'>,
  project: Pick<Project, 'id' | 'slug'>,
) => Promise<readonly ReportLink[]>

/** A standing group that thinks along with a project, on its page. */
export interface PanelLink {
  readonly title: string
  readonly kind: string
  readonly href: string
  /** That it looks for members, in words. */
  readonly seeks: string | null
}

/** What rooms further on know of a project, for its page. */
export interface ProjectFacts {
  /** Its activities, with the way of the plan that each carries out. */
  readonly activities: readonly {
    readonly wayKey: string
    readonly title: string
    readonly question: string
    readonly href: string
    readonly from: Day
    readonly until: Day
    readonly isOpen: boolean
    readonly hasBegun: boolean
    /** How much people put in, in words; null while there is nothing. */
    readonly amount: string | null
  }[]
  /** Its participation report, the newest version first. */
  readonly reports: readonly ReportLink[]
  /** How people found it to take part; null where that is not asked, or not told yet. */
  readonly evaluation: EvaluationLink | null
  /** The groups that think along with it. */
  readonly panels: readonly PanelLink[]
}

export type ProjectFactsOf = (act: Act, project: Project) => Promise<ProjectFacts>
