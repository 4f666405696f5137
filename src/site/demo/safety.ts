import { z } from 'zod'
import {
  activitiesOf,
  askSecondLook,
  confirmOwn,
  contribute,
  contributionByNr,
  linkToken,
  lookAfter,
  ownBehind,
  reportContribution,
  setReviewFirst,
} from '../../activities/index.ts'
import type { Act } from '../../kit/act.ts'
import { visitor } from '../../kit/actor.ts'
import { addDays, dayOf, momentAt } from '../../kit/dates.ts'
import { paths } from '../../paths.ts'
import { publicProjects } from '../../projects/index.ts'
import {
  blockWriter,
  handleIncident,
  incidentByNr,
  incidentKinds,
  incidentSettings,
  incidentTargets,
  reportIncident,
} from '../../safety/index.ts'
import type { DemoPeople } from './people.ts'

const ago = z.number().int().nonnegative()

/** `config/demo/safety.json`: what was hidden, held and blocked at one activity, and incidents. */
const safetySchema = z.object({
  project: z.string(),
  activity: z.string(),
  leader: z.string(),
  read_first: z.object({
    days_ago: ago,
    reason: z.string(),
    off_days_ago: ago,
    off_reason: z.string(),
    waits: z.object({ title: z.string(), body: z.string(), name: z.string() }),
  }),
  hidden: z.object({
    days_ago: ago,
    title: z.string(),
    body: z.string(),
    name: z.string(),
    email: z.string(),
    report: z.string(),
    reason: z.string(),
    appeal: z.string(),
    appeal_days_ago: ago,
    block_days: z.number().int(),
    block_reason: z.string(),
  }),
  incidents: z.array(
    z.object({
      days_ago: ago,
      by: z.string(),
      kind: z.enum(incidentKinds),
      target: z.enum(incidentTargets),
      setting: z.enum(incidentSettings),
      what: z.string(),
      involved: z.string().nullable(),
      done: z.string().nullable(),
      to_police: z.boolean(),
      follow_up: z.string(),
      follow_up_in_days: z.number().int(),
      closed: z.object({ days_ago: ago, done: z.string(), to_police: z.boolean() }).nullable(),
    }),
  ),
})

/** Plays what moderators had to do lately, by the same actions that people use. */
export async function loadSafety(act: Act, json: unknown, people: DemoPeople): Promise<void> {
  const demo = safetySchema.parse(json)
  const today = dayOf(act.now)
  const at = (daysAgo: number, time: string, actor = visitor): Act => {
    const moment = momentAt(addDays(today, -daysAgo), time)
    return { ...act, now: moment < act.now ? moment : act.now, actor }
  }
  const project = (await publicProjects(act.db)).find(({ title }) => title === demo.project)
  const find = async () =>
    project && (await activitiesOf(act.db, project.id)).find(({ title }) => title === demo.activity)
  const activity = await find()
  if (!project || !activity) throw new Error(`${demo.activity} is not there`)
  const leader = people.actor(demo.leader)
  const { hidden, read_first } = demo
  const words = { title: hidden.title, body: hidden.body, name: hidden.name, shows: 'first' as const }
  const kept = await contribute(
    at(hidden.days_ago, '21:40'),
    { project, activity },
    {
      ...{ target: null, words, email: hidden.email, token: '', visitor: 'demo' },
    },
  )
  const token = linkToken(act, kept.id)
  const own = (moment: Act) => ownBehind(moment, kept.nr, token)
  const confirmed = at(hidden.days_ago, '21:44')
  await confirmOwn(confirmed, await own(confirmed))
  const one = await contributionByNr(act.db, kept.nr)
  if (!one) throw new Error(`${hidden.title} was not stored`)
  const reported = at(Math.max(0, hidden.days_ago - 1), '07:50')
  await reportContribution(reported, one, { kind: 'insult', body: hidden.report, visitor: 'demo' })
  const hides = at(Math.max(0, hidden.days_ago - 1), '09:05', leader)
  await lookAfter(hides, one.id, { deed: 'hidden', reason: hidden.reason })
  const asks = at(hidden.appeal_days_ago, '18:20')
  await askSecondLook(asks, await own(asks), hidden.appeal)
  const page = paths.deskActivityPart(project.number, activity.slug, 'toezicht')
  await blockWriter(
    at(hidden.appeal_days_ago, '19:00', leader),
    { personId: null, email: hidden.email, name: hidden.name, locale: 'nl' },
    { title: activity.title, path: page },
    { reason: hidden.block_reason, days: hidden.block_days },
  )
  const turn = { on: true, reason: read_first.reason }
  await setReviewFirst(at(read_first.days_ago, '19:10', leader), project.id, activity.id, turn)
  const readFirst = await find()
  if (readFirst)
    await contribute(
      at(read_first.off_days_ago + 1, '14:15'),
      { project, activity: readFirst },
      {
        words: { ...read_first.waits, shows: 'first' },
        ...{ target: null, email: null, token: '', visitor: 'demo' },
      },
    )
  const back = { on: false, reason: read_first.off_reason }
  await setReviewFirst(at(read_first.off_days_ago, '09:30', leader), project.id, activity.id, back)
  await loadIncidents(at, today, demo.incidents, people)
}

async function loadIncidents(
  at: (daysAgo: number, time: string, actor: Act['actor']) => Act,
  today: string,
  incidents: z.infer<typeof safetySchema>['incidents'],
  people: DemoPeople,
): Promise<void> {
  for (const incident of incidents) {
    const { days_ago, by, follow_up, follow_up_in_days, closed, ...told } = incident
    const followUp = {
      follow_up_id: people.person(follow_up),
      follow_up_on: addDays(today, follow_up_in_days),
    }
    const nr = await reportIncident(at(days_ago, '16:45', people.actor(by)), {
      ...told,
      ...followUp,
      about_path: null,
      happened_on: addDays(today, -days_ago),
    })
    if (!closed) continue
    const handling = at(closed.days_ago, '11:30', people.actor(follow_up))
    const seen = (await incidentByNr(handling.db, nr))?.changed_at ?? handling.now
    const { done, to_police } = closed
    await handleIncident(handling, nr, { ...followUp, done, to_police, close: true, seen })
  }
}
