import {
  countOpen,
  groupSizes,
  peopleTakingPart,
  publishedActivitiesOf,
  takenByActivity,
  takenByChannel,
} from '../activities/index.ts'
import { countAnsweredAlone, groupResponsesOf, groupsOf } from '../answers/index.ts'
import { evaluationSummary } from '../evaluations/index.ts'
import type { Act } from '../kit/act.ts'
import { dayOf } from '../kit/dates.ts'
import {
  emptyPlan,
  latestLevel,
  outcomeWords,
  type Project,
  phasesOf,
  plansOf,
  projectMeetings,
} from '../projects/index.ts'
import { answersBySurvey, responseBySurvey, toldToAll } from '../surveys/index.ts'
import type { ReportFacts } from './schema.ts'

/** Everything the product knows for the report of a project, today. */
export async function factsOf(act: Pick<Act, 'db' | 'now'>, project: Project): Promise<ReportFacts> {
  const { db } = act
  const today = dayOf(act.now)
  const activities = await publishedActivitiesOf(db, project.id)
  const ids = activities.map(({ id }) => id)
  const [
    plans,
    chosen,
    taken,
    people,
    channels,
    meetings,
    groups,
    sizes,
    responses,
    alone,
    unanswered,
    phases,
    surveys,
    letters,
    evaluation,
  ] = await Promise.all([
    plansOf(db, project.id),
    latestLevel(act, project.id),
    takenByActivity(db, project.id),
    peopleTakingPart(db, project.id),
    takenByChannel(db, project.id),
    projectMeetings(db, [project.id]),
    groupsOf(db, ids),
    groupSizes(db, ids),
    groupResponsesOf(db, ids),
    countAnsweredAlone(db, ids),
    countOpen(db, project.id),
    phasesOf(db, project.id),
    answersBySurvey(db, project.id),
    responseBySurvey(db, project.id),
    evaluationSummary(act, project.id),
  ])
  const published = plans.filter(({ state }) => state === 'published')
  const plan = published[0]?.plan ?? emptyPlan
  const levelIn = (locale: 'nl' | 'en'): string => {
    const words = chosen && outcomeWords(chosen, chosen.outcome, locale)
    return words ? `${words.title}: ${words.summary}` : ''
  }
  return {
    on: today,
    question: {
      ...{ goal: plan.goal, fixed: plan.fixed, open: plan.open },
      level: chosen ? { nl: levelIn('nl'), en: levelIn('en') } : null,
    },
    decision: {
      ...{ what: plan.decision, who: plan.decider },
      when: { on: plan.decisionOn, words: plan.decisionWhen },
    },
    // Nobody knows whether who filled in a survey did something else too: they count each time, as the report says.
    people: people + [...surveys.values()].reduce((sum, answers) => sum + answers, 0),
    activities: activities
      .filter(({ opens_on }) => opens_on <= today)
      .map((activity) => ({
        ...{ title: activity.title, question: activity.question },
        ...{ from: activity.opens_on, until: lastDay(activity) },
        ...(taken.get(activity.id) ?? { people: 0, contributions: 0, comments: 0, supports: 0 }),
        ...(surveys.has(activity.id) ? { people: surveys.get(activity.id) ?? 0 } : {}),
      })),
    letters: activities.flatMap(({ id, title }) => {
      const sent = letters.get(id)
      if (!sent) return []
      const told = toldToAll(sent.letters, sent.used)
      return [{ title, sent: told.letters, used: told.used }]
    }),
    channels: [...channels],
    wanted: { affected: plan.affected, hardToReach: plan.hardToReach, reaching: plan.reaching },
    meetings: meetings
      .filter(({ status, ends_at }) => status !== 'cancelled' && ends_at <= act.now)
      .map(({ title, starts_at, place, taken, attended }) => ({
        ...{ title, on: dayOf(starts_at), place, signedUp: taken, attended },
      })),
    answers: activities.flatMap(({ id, title }) => {
      const answered = groups
        .filter(({ activity_id }) => activity_id === id)
        .flatMap((group) => {
          const now = responses.find(({ group_id }) => group_id === group.id)
          return now
            ? [
                {
                  ...{ name: group.name, summary: group.summary, amount: sizes.get(group.id) ?? 0 },
                  ...{ outcome: now.outcome, passedTo: now.passed_to, reasons: now.reasons },
                },
              ]
            : []
        })
      const apart = alone
        .filter(({ activity_id }) => activity_id === id)
        .map(({ outcome, amount }) => ({ outcome, amount }))
      return answered.length + apart.length > 0 ? [{ activity: title, groups: answered, alone: apart }] : []
    }),
    unanswered,
    plans: published
      .map(({ version, published_at, change_note }) => ({
        ...{ version, on: published_at ? dayOf(published_at) : today, note: change_note },
      }))
      .reverse(),
    feedback: { on: plan.feedbackOn, words: plan.feedbackWhen },
    phases: phases
      .filter(({ starts_on, ends_on }) => (ends_on ?? starts_on ?? today) >= today)
      .map(({ name, starts_on, ends_on, when_words }) => ({
        ...{ name, from: starts_on, until: ends_on, when: when_words },
      })),
    evaluation,
  }
}

/** The last day on which people could take part; an activity that was stopped ended then. */
const lastDay = (activity: {
  readonly closes_on: string
  readonly opens_on: string
  readonly stopped_at: Date | null
}): string => {
  const stopped = activity.stopped_at && dayOf(activity.stopped_at)
  if (stopped === null || stopped >= activity.closes_on) return activity.closes_on
  return stopped < activity.opens_on ? activity.opens_on : stopped
}
