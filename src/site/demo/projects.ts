import { z } from 'zod'
import type { Act } from '../../kit/act.ts'
import { addDays, type Day, dayOf, momentAt } from '../../kit/dates.ts'
import {
  beginReport,
  publishReport,
  reviewReport,
  saveReport,
  submitReport,
} from '../../participation-reports/index.ts'
import {
  answerLevel,
  beginPlan,
  keepPeople,
  keepPhases,
  moveProject,
  type Plan,
  planSchema,
  postNews,
  publishPlan,
  reviewPlan,
  savePlan,
  setForYoung,
  startProject,
  submitPlan,
} from '../../projects/index.ts'
import { type DemoActivity, playsOf, readActivities } from './contributions.ts'
import { type DemoEvaluation, playsOfEvaluation, readEvaluations } from './evaluations.ts'
import { demoMeetings, playsOfMeeting } from './meetings.ts'
import type { DemoPeople } from './people.ts'
import { type DemoSurvey, playsOfSurvey, readSurveys } from './surveys.ts'
import { invitedDay, lastWorkingDay } from './time.ts'

const ago = z.number().int().nonnegative()
const inDays = z.number().int().nullable().default(null)

const wayOf = z.object({
  key: z.string(),
  what: z.string(),
  where: z.string(),
  reach: z.enum(['online', 'offline', 'outreach']),
  method: z.string().nullable(),
  from_in_days: inDays,
  until_in_days: inDays,
  when: z.string(),
})

const planOf = z.object({
  goal: z.string(),
  decision: z.string(),
  decider: z.string(),
  decision_in_days: z.number().int(),
  fixed: z.string(),
  open: z.string(),
  affected: z.string(),
  hard_to_reach: z.string(),
  reaching: z.string(),
  languages: z.string(),
  accessibility: z.string(),
  use: z.string(),
  feedback_in_days: z.number().int(),
  feedback_how: z.string(),
  privacy: z.string(),
  safety: z.string(),
  care: z.array(z.string()).default(['offline_way', 'outreach_way']),
  budget_cents: z.number().int(),
  hours: z.number().int(),
  contact: z.string(),
  evaluation: z.string(),
  ways: z.array(wayOf),
})

/** `config/demo/projects.json`: projects in which people take part, in every state. */
const projectsSchema = z.array(
  z.object({
    key: z.string(),
    leader: z.string(),
    reviewer: z.string(),
    title: z.string(),
    summary: z.string(),
    summary_en: z.string(),
    owner_name: z.string().optional(),
    owner_contact: z.string().optional(),
    department: z.string().optional(),
    areas: z.array(z.string()),
    subjects: z.array(z.string()),
    address: z.string(),
    lon: z.number().nullable(),
    lat: z.number().nullable(),
    started_days_ago: ago,
    answers: z.record(z.string(), z.string()),
    plan: planOf,
    submitted_days_ago: ago,
    reviews: z.array(z.object({ days_ago: ago, agrees: z.boolean(), reasons: z.string().nullable() })),
    published_days_ago: ago.nullable(),
    /** People younger than 16 take part too. */
    for_young: z.boolean().default(false),
    /** Another day for one of its ways, as a second version. */
    change: z
      .object({ days_ago: ago, note: z.string(), way: z.string(), from_in_days: z.number().int() })
      .optional(),
    phases: z.array(
      z.object({
        name: z.string(),
        starts_in_days: inDays,
        ends_in_days: inDays,
        when: z.string().nullable().default(null),
      }),
    ),
    people: z.array(z.object({ function: z.string(), task: z.string(), reach: z.string() })),
    news: z.array(z.object({ days_ago: ago, title: z.string(), body: z.string() })),
    meetings: demoMeetings,
    /** The report that was written of it; published too, or still a draft. */
    report: z
      .object({
        written_days_ago: ago,
        published_days_ago: ago.nullable(),
        words: z.object({
          ...{ reached: z.string(), changes: z.string(), next: z.string() },
          ...{ evaluation: z.string(), lessons: z.string() },
        }),
      })
      .optional(),
    moves: z.array(
      z.object({
        days_ago: ago,
        to: z.enum(['answering', 'closed', 'stopped']),
        body: z.string(),
        lessons: z.string().nullable().default(null),
      }),
    ),
  }),
)
type DemoProject = z.infer<typeof projectsSchema>[number]

/** The plan with the days of today. */
function planFor({ plan }: DemoProject, today: Day): Plan {
  const { hard_to_reach, decision_in_days, feedback_in_days, feedback_how, budget_cents, ways, ...same } =
    plan
  const day = (days: number | null): Day | null => (days === null ? null : addDays(today, days))
  return planSchema.parse({
    ...same,
    hardToReach: hard_to_reach,
    decisionOn: invitedDay(today, decision_in_days),
    feedbackOn: day(feedback_in_days),
    feedbackHow: feedback_how,
    budgetCents: budget_cents,
    ways: ways.map(({ from_in_days, until_in_days, ...way }) => ({
      ...way,
      from:
        until_in_days === null && from_in_days !== null ? invitedDay(today, from_in_days) : day(from_in_days),
      until: day(until_in_days),
    })),
  })
}

/** The projects of the demo city, lived through by the same actions that people use. */
export async function loadProjects(
  act: Act,
  json: {
    readonly projects: unknown
    readonly contributions: unknown
    readonly surveys: unknown
    readonly evaluations: unknown
  },
  people: DemoPeople,
  areaOf: (code: string) => string,
): Promise<void> {
  const told = {
    activities: readActivities(json.contributions),
    surveys: readSurveys(json.surveys),
    evaluations: readEvaluations(json.evaluations),
  }
  for (const project of projectsSchema.parse(json.projects)) await live(act, project, people, areaOf, told)
}

async function live(
  act: Act,
  project: DemoProject,
  people: DemoPeople,
  areaOf: (code: string) => string,
  {
    activities,
    surveys,
    evaluations,
  }: {
    readonly activities: readonly DemoActivity[]
    readonly surveys: readonly DemoSurvey[]
    readonly evaluations: readonly DemoEvaluation[]
  },
): Promise<void> {
  const today = dayOf(act.now)
  const on = (daysAgo: number, who: string, time: string): Act => {
    const at = momentAt(lastWorkingDay(addDays(today, -daysAgo)), time)
    return { ...act, now: at < act.now ? at : act.now, actor: people.actor(who) }
  }
  const { leader, reviewer } = project
  const { id } = await startProject(on(project.started_days_ago, leader, '09:20'), {
    title: project.title,
    summary: project.summary,
    summary_en: project.summary_en,
    owner_kind: project.owner_name ? 'outside' : 'municipality',
    owner_name: project.owner_name ?? null,
    owner_contact: project.owner_contact ?? null,
    department: project.department ?? null,
    address: project.address,
    lon: project.lon,
    lat: project.lat,
    photo_id: null,
    photo_description: null,
    subjects: project.subjects,
    area_ids: project.areas.map(areaOf),
  })
  await answerLevel(on(project.started_days_ago, leader, '10:05'), id, { answers: project.answers })
  const plan = planFor(project, today)
  const write = async (daysAgo: number, content: Plan, changeNote: string | null): Promise<void> => {
    await beginPlan(on(daysAgo, leader, '11:00'), id)
    await savePlan(on(daysAgo, leader, '11:40'), id, { plan: content, changeNote })
    await submitPlan(on(daysAgo, leader, '11:45'), id)
  }
  await write(project.submitted_days_ago, plan, null)
  for (const { days_ago, agrees, reasons } of project.reviews) {
    await reviewPlan(on(days_ago, reviewer, '14:10'), id, { agrees, reasons })
    if (!agrees) await submitPlan(on(days_ago, leader, '16:30'), id)
  }
  await keepPhases(
    on(project.submitted_days_ago, leader, '13:00'),
    id,
    project.phases.map(({ name, starts_in_days, ends_in_days, when }) => ({
      name,
      starts_on: starts_in_days === null ? null : addDays(today, starts_in_days),
      ends_on: ends_in_days === null ? null : addDays(today, ends_in_days),
      when_words: when,
    })),
  )
  await keepPeople(
    on(project.submitted_days_ago, leader, '13:20'),
    id,
    project.people.map((person) => ({ ...person, person_id: null })),
  )
  if (project.published_days_ago === null) return
  await publishPlan(on(project.published_days_ago, leader, '16:00'), id)
  if (project.for_young) await setForYoung(on(project.published_days_ago, leader, '16:10'), id, true)
  const { change } = project
  if (change) {
    const from = invitedDay(today, change.from_in_days)
    const ways = plan.ways.map((way) => (way.key === change.way ? { ...way, from } : way))
    await write(change.days_ago, { ...plan, ways }, change.note)
    await reviewPlan(on(change.days_ago, reviewer, '15:00'), id, { agrees: true, reasons: null })
    await publishPlan(on(change.days_ago, leader, '16:40'), id)
  }
  const { report } = project
  const later = [
    ...project.meetings.flatMap((meeting) =>
      playsOfMeeting(act, meeting, { projectId: id, leader: (days, time) => on(days, leader, time) }),
    ),
    ...project.news.map(({ days_ago, title, body }) => ({
      days_ago,
      play: () => postNews(on(days_ago, leader, '12:15'), id, { title, body }),
    })),
    ...project.moves.map(({ days_ago, ...move }) => ({
      days_ago,
      play: () => moveProject(on(days_ago, leader, '15:30'), id, move),
    })),
    ...activities
      .filter((one) => one.project === project.key)
      .flatMap((one) => playsOf(act, one, { projectId: id, leader, people })),
    ...surveys
      .filter((one) => one.project === project.key)
      .flatMap((one) =>
        playsOfSurvey(act, one, { projectId: id, leader: (days, time) => on(days, leader, time) }),
      ),
    ...evaluations
      .filter((one) => one.project === project.key)
      .flatMap((one) =>
        playsOfEvaluation(act, one, { projectId: id, leader: (days, time) => on(days, leader, time) }),
      ),
    ...(report ? playsOfReport(report) : []),
  ]
  function playsOfReport(written: NonNullable<DemoProject['report']>) {
    const write = async (): Promise<void> => {
      await beginReport(on(written.written_days_ago, leader, '10:40'), id)
      await saveReport(on(written.written_days_ago, leader, '11:30'), id, {
        ...{ words: written.words, changeNote: null },
      })
    }
    const { published_days_ago } = written
    if (published_days_ago === null) return [{ days_ago: written.written_days_ago, play: write }]
    const publish = async (): Promise<void> => {
      await submitReport(on(written.written_days_ago, leader, '11:35'), id)
      await reviewReport(on(published_days_ago, reviewer, '13:15'), id, { agrees: true, reasons: null })
      await publishReport(on(published_days_ago, leader, '16:20'), id)
    }
    return [
      { days_ago: written.written_days_ago, play: write },
      { days_ago: published_days_ago, play: publish },
    ]
  }
  for (const { play } of later.sort((one, other) => other.days_ago - one.days_ago)) await play()
}
