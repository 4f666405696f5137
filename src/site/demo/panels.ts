import { z } from 'zod'
import type { Act } from '../../kit/act.ts'
import { addDays, dayOf, momentAt } from '../../kit/dates.ts'
import {
  answerAdvice,
  appointMember,
  askAdvice,
  changeQuestion,
  declineOthers,
  giveAdvice,
  inviteMembers,
  joinSignedIn,
  makePanel,
  panelBySlug,
  panelKinds,
  panelMemberByEmail,
  publishPanel,
  requestByNr,
  seekPanelMembers,
  targetsNow,
  withdrawQuestion,
} from '../../panels/index.ts'
import { allProjects } from '../../projects/index.ts'
import type { DemoPeople } from './people.ts'

const ago = z.number().int()

const panelsSchema = z.array(
  z.object({
    by: z.string(),
    made_days_ago: ago,
    kind: z.enum(panelKinds),
    name: z.string(),
    purpose: z.string(),
    asked_for: z.string(),
    not_for: z.string(),
    contact: z.string(),
    /** The title of its project. */
    project: z.string().nullable(),
    area: z.string().nullable(),
    subjects: z.array(z.string()),
    areas: z.array(z.string()),
    seats: z.object({ min: z.number(), max: z.number(), months: z.number() }).nullable(),
    seeks: z.object({ days_ago: ago, until_days_ago: ago, text: z.string() }).nullable(),
    members: z.array(
      z.object({
        who: z.string(),
        applied_days_ago: ago,
        appointed_days_ago: ago.nullable().default(null),
        part: z.enum(['member', 'chair', 'secretary']).default('member'),
        shows: z.boolean().default(false),
        motivation: z.string().nullable().default(null),
        subjects: z.array(z.string()).default([]),
        areas: z.array(z.string()).default([]),
      }),
    ),
    requests: z.array(
      z.object({
        asked_days_ago: ago,
        due_in_days: z.number().int(),
        answer_in_days: z.number().int(),
        title: z.string(),
        question: z.string(),
        link: z.string().nullable(),
        changed: z
          .object({ days_ago: ago, question: z.string(), due_in_days: z.number().int(), reason: z.string() })
          .optional(),
        withdrawn: z.object({ days_ago: ago, reason: z.string() }).optional(),
        advice: z.object({ days_ago: ago, text: z.string(), points: z.array(z.string()) }).nullable(),
        answer: z
          .object({
            days_ago: ago,
            text: z.string().nullable(),
            points: z.array(
              z.object({
                outcome: z.enum(['adopted', 'partly', 'not', 'already', 'out_of_scope']),
                reasons: z.string(),
              }),
            ),
          })
          .nullable(),
      }),
    ),
    invitations: z.array(
      z.object({
        days_ago: ago,
        to: z.string(),
        subjects: z.array(z.string()),
        areas: z.array(z.string()),
        word: z.string().nullable(),
      }),
    ),
  }),
)
type DemoPanel = z.infer<typeof panelsSchema>[number]

/** The groups of the demo city: who are in them, what they were asked, and what they were invited to. */
export async function loadPanels(
  act: Act,
  json: unknown,
  people: DemoPeople,
  area: (code: string) => string,
): Promise<void> {
  const projects = await allProjects(act.db)
  for (const demo of panelsSchema.parse(json)) {
    const project = projects.find(({ title }) => title === demo.project)
    if (demo.project !== null && !project) throw new Error(`The demo city has no project ${demo.project}`)
    await loadPanel(act, demo, { people, area, projectId: project?.id ?? null })
  }
}

async function loadPanel(
  act: Act,
  demo: DemoPanel,
  city: {
    readonly people: DemoPeople
    readonly area: (code: string) => string
    readonly projectId: string | null
  },
): Promise<void> {
  const { people, area, projectId } = city
  const today = dayOf(act.now)
  const then = (daysAgo: number, who: string, time: string): Act => ({
    ...act,
    now: momentAt(addDays(today, -daysAgo), time),
    actor: people.actor(who),
  })
  const official = (daysAgo: number, time = '10:20'): Act => then(daysAgo, demo.by, time)
  const slug = await makePanel(official(demo.made_days_ago), {
    ...{ kind: demo.kind, name: demo.name, purpose: demo.purpose, contact: demo.contact },
    ...{ askedFor: demo.asked_for, notFor: demo.not_for, projectId },
    ...{ areaId: demo.area === null ? null : area(demo.area), subjects: demo.subjects },
    areaIds: demo.areas.map(area),
    seatsMin: demo.seats?.min ?? null,
    seatsMax: demo.seats?.max ?? null,
    termMonths: demo.seats?.months ?? null,
  })
  const made = await panelBySlug(act.db, slug)
  if (!made) throw new Error(`The group ${slug} was not made`)
  const { id } = made
  await publishPanel(official(demo.made_days_ago, '10:40'), id)
  const { seeks } = demo
  if (seeks)
    await seekPanelMembers(official(seeks.days_ago), id, {
      ...{ until: addDays(today, -seeks.until_days_ago), text: seeks.text },
    })
  const memberOf = async (who: string) => {
    const member = await panelMemberByEmail(act.db, id, people.actor(who).email ?? '')
    if (!member) throw new Error(`${who} is not in ${slug}`)
    return member
  }
  for (const { who, applied_days_ago, motivation, shows, ...wish } of demo.members)
    await joinSignedIn(then(applied_days_ago, who, '19:15'), id, {
      ...{ name: people.actor(who).name, motivation, showsName: shows },
      ...{ subjects: wish.subjects, areaIds: wish.areas.map(area) },
    })
  for (const { who, appointed_days_ago, part } of demo.members) {
    if (appointed_days_ago === null) continue
    const at = official(appointed_days_ago, '15:10')
    await appointMember(at, (await memberOf(who)).id, { part, from: dayOf(at.now), until: null })
  }
  if (seeks && seeks.until_days_ago > 0)
    await declineOthers(
      official(seeks.until_days_ago - 2, '15:40'),
      id,
      'Je kunt wel meedoen met de avonden.',
    )
  const chair = demo.members.find(({ part }) => part === 'chair')?.who
  for (const request of demo.requests) {
    const { advice, answer, changed, withdrawn } = request
    const question = {
      ...{ title: request.title, question: request.question, link: request.link, projectId },
      ...{ dueOn: addDays(today, request.due_in_days), answerBy: addDays(today, request.answer_in_days) },
    }
    const nr = await askAdvice(official(request.asked_days_ago), id, question)
    const asked = await requestByNr(act.db, id, nr)
    if (asked && changed) {
      const other = { question: changed.question, dueOn: addDays(today, changed.due_in_days) }
      await changeQuestion(official(changed.days_ago), asked.id, { ...question, ...other }, changed.reason)
    }
    if (asked && withdrawn) await withdrawQuestion(official(withdrawn.days_ago), asked.id, withdrawn.reason)
    if (!advice || !asked || chair === undefined) continue
    await giveAdvice(then(advice.days_ago, chair, '20:45'), asked.id, await memberOf(chair), advice)
    if (answer) await answerAdvice(official(answer.days_ago, '11:30'), asked.id, answer)
  }
  for (const one of demo.invitations) {
    const at = official(one.days_ago, '09:30')
    const target = (await targetsNow(at)).find(({ title }) => title === one.to)
    if (!target) throw new Error(`Nothing called ${one.to} is open`)
    await inviteMembers(at, id, {
      ...{ kind: target.kind, targetId: target.id, word: one.word },
      ...{ subjects: one.subjects, areaIds: one.areas.map(area) },
    })
  }
}
