import type { Act } from '../kit/act.ts'
import { dayOf } from '../kit/dates.ts'
import type { Locale } from '../kit/locale.ts'
import { paths } from '../paths.ts'
import type { Project } from '../projects/index.ts'
import { isOpen, phaseOf } from './rules.ts'
import { type Activity, countShownIn, publishedActivitiesOf } from './store.ts'
import { texts } from './texts.ts'
import { amountOf } from './words.ts'

/** An activity as the page of its project shows it. */
export interface ActivityLink {
  readonly id: string
  readonly wayKey: string
  readonly title: string
  readonly question: string
  readonly href: string
  readonly from: string
  readonly until: string
  readonly isOpen: boolean
  /** People could take part by now. */
  readonly hasBegun: boolean
  /** What everybody can read of what people put in, such as "66 ideeën, 210 keer gesteund"; null while there is nothing. */
  readonly amount: string | null
}

/** The activities of a project that everybody may see. */
export async function activityLinks(act: Act, project: Project): Promise<readonly ActivityLink[]> {
  const today = dayOf(act.now)
  const activities = await publishedActivitiesOf(act.db, project.id)
  const counted = await countShownIn(
    act.db,
    activities.filter(({ kind }) => kind !== 'survey').map(({ id }) => id),
  )
  return activities.map((activity) => ({
    id: activity.id,
    wayKey: activity.way_key,
    title: activity.title,
    question: activity.question,
    href:
      activity.kind === 'survey'
        ? paths.survey(project.slug, activity.slug)
        : paths.activity(project.slug, activity.slug),
    from: activity.opens_on,
    until: activity.closes_on,
    isOpen: isOpen(activity, project.state, today),
    hasBegun: phaseOf(activity, today) !== 'soon',
    amount: amountShown(activity, counted.get(activity.id), act.locale),
  }))
}

function amountShown(
  activity: Activity,
  counted: { readonly contributions: number; readonly supports: number } | undefined,
  locale: Locale,
): string | null {
  if (!counted) return null
  const { supported } = texts(locale).one
  return [
    amountOf(activity, counted.contributions, locale),
    ...(counted.supports > 0 ? [supported(counted.supports)] : []),
  ].join(', ')
}
