import type { Act } from '../kit/act.ts'
import { dayOf } from '../kit/dates.ts'
import { paths } from '../paths.ts'
import type { Project } from '../projects/index.ts'
import { isOpen, phaseOf } from './rules.ts'
import { activitiesOf } from './store.ts'

/** An activity as the page of its project shows it. */
export interface ActivityLink {
  readonly wayKey: string
  readonly title: string
  readonly href: string
  readonly from: string
  readonly until: string
  readonly isOpen: boolean
  /** People could take part by now. */
  readonly hasBegun: boolean
}

/** The activities of a project that everybody may see. */
export async function activityLinks(act: Act, project: Project): Promise<readonly ActivityLink[]> {
  const today = dayOf(act.now)
  return (await activitiesOf(act.db, project.id)).map((activity) => ({
    wayKey: activity.way_key,
    title: activity.title,
    href:
      activity.kind === 'survey'
        ? paths.survey(project.slug, activity.slug)
        : paths.activity(project.slug, activity.slug),
    from: activity.opens_on,
    until: activity.closes_on,
    isOpen: isOpen(activity, project.state, today),
    hasBegun: phaseOf(activity, today) !== 'soon',
  }))
}
