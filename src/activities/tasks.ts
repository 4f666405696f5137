import type { Act } from '../kit/act.ts'
import { addDays, type Day, dayOf, formatDay } from '../kit/dates.ts'
import type { Locale } from '../kit/locale.ts'
import { paths } from '../paths.ts'
import { hasRole } from '../people/index.ts'
import { currentPlans, type DeskWork, type DueTask, type Project } from '../projects/index.ts'
import { answerBy } from '../safety/index.ts'
import { deskTexts } from './desk-texts.ts'
import { draftTexts } from './draft-texts.ts'
import { answerDayOf, draftNoticeDays } from './rules.ts'
import { type Activity, draftsUntil, type Waiting, waitingIn } from './store.ts'

/**
 * What waits in activities for who is signed in. Who works on a project: what has no answer yet with the day that was
 * promised, what is reported or has to be read, and drafts whose first day is at hand. The participation adviser: answers that are late. Both: second looks
 * at what somebody else hid.
 */
export async function activityTasks(act: Act, { projects, isOwn }: DeskWork): Promise<readonly DueTask[]> {
  const { actor, db } = act
  const advises = hasRole(actor, 'participation_adviser')
  const byId = new Map(
    projects
      .filter((project) => project.published_on !== null && (advises || isOwn(project)))
      .map((project) => [project.id, project]),
  )
  const waiting = await waitingIn(db, [...byId.keys()], actor.personId)
  const plans = await currentPlans(
    db,
    waiting.filter(({ open, answer_on }) => open > 0 && answer_on === null).map((one) => one.project_id),
  )
  const today = dayOf(act.now)
  const drafts = await draftsUntil(
    db,
    [...byId.values()].filter((project) => isOwn(project) && project.state === 'running').map(({ id }) => id),
    addDays(today, draftNoticeDays),
  )
  const publishing = drafts.map((draft) => draftTask(act.locale, byId.get(draft.project_id), draft))
  const inside = waiting.flatMap((one): readonly DueTask[] => {
    const project = byId.get(one.project_id)
    if (!project) return []
    const due = answerDayOf(one, plans.get(project.id)?.plan ?? null)
    const tasks = tasksOf(act, project, { ...one, due })
    const own = isOwn(project)
    return [
      ...(one.appealed > 0 ? [tasks.appealed] : []),
      ...(own && one.reported + one.held > 0 ? [tasks.look] : []),
      ...(own && one.open > 0 && isAnswerable(project) ? [tasks.open] : []),
      ...(!own && one.open > 0 && due !== null && due < today && isAnswerable(project) ? [tasks.late] : []),
    ].map((task) => ({ ...task, about: project.title }))
  })
  return [...inside, ...publishing]
}

/** That a draft is to be published, or its days changed. */
function draftTask(locale: Locale, project: Project | undefined, draft: Activity): DueTask {
  const t = draftTexts(locale)
  const number = project?.number ?? ''
  const address = draft.kind === 'survey' ? paths.deskSurvey : paths.deskActivity
  return {
    ...{ key: `draft ${draft.id}`, title: t.task(draft.title), href: address(number, draft.slug) },
    ...{ about: project?.title ?? '', due: draft.opens_on },
    facts: [number, t.firstDay(formatDay(draft.opens_on, locale, 'day_month'))],
  }
}

/** What was put in is answered while the project runs or is answering; of a stopped one nobody is promised anything. */
const isAnswerable = ({ state }: Pick<Project, 'state'>): boolean =>
  state === 'running' || state === 'answering'

/** Every line that can stand on the desk for one activity. */
function tasksOf(
  { locale, municipality }: Pick<Act, 'locale' | 'municipality'>,
  { number }: Project,
  {
    slug,
    title,
    activity_id,
    due,
    open,
    held,
    reported,
    appealed,
    appealed_at,
    since,
  }: Waiting & { readonly due: Day | null },
) {
  const t = deskTexts(locale).home
  const looking = paths.deskActivityPart(number, slug, 'toezicht')
  const status = {
    label: since ? t.since(formatDay(dayOf(since), locale, 'day_month')) : '',
    tone: 'wait',
  } as const
  const amounts = [reported > 0 ? t.reported(reported) : [], held > 0 ? t.held(held) : []].flat()
  const unanswered = [number, t.open(open)]
  return {
    appealed: {
      ...{ key: `again ${activity_id}`, title: t.again(title), href: looking },
      // Who disagrees hears by this day what somebody else says of it.
      due: appealed_at && answerBy(appealed_at, municipality.safety.answer_days),
      facts: [number, t.appealed(appealed)],
    },
    look: {
      ...{ key: `look ${activity_id}`, title: t.look(title), href: looking, status },
      facts: [number, ...amounts],
    },
    open: {
      ...{ key: `answer ${activity_id}`, title: t.answer(title), due, facts: unanswered },
      href: paths.deskActivityPart(number, slug, 'antwoorden'),
    },
    late: {
      ...{ key: `late ${activity_id}`, title: t.late(title), due, facts: unanswered },
      href: paths.deskActivity(number, slug),
    },
  } satisfies Readonly<Record<string, DueTask>>
}
