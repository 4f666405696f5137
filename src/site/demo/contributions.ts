import { z } from 'zod'
import {
  type Activity,
  activityById,
  atParagraph,
  contribute,
  contributionsByIds,
  enterContribution,
  keepParagraphs,
  keepPlaces,
  makeActivity,
  paragraphsOf,
  placeFor,
  placesOf,
  publishActivity,
  readParagraphs,
  readPlaces,
  supportContribution,
} from '../../activities/index.ts'
import { answerGroup, answerOne, makeGroup, promiseAnswer } from '../../answers/index.ts'
import { explainLate, keepPromise } from '../../commitments/index.ts'
import type { Act } from '../../kit/act.ts'
import { visitor } from '../../kit/actor.ts'
import { addDays, dayOf, momentAt } from '../../kit/dates.ts'
import { projectById } from '../../projects/index.ts'
import type { DemoPeople } from './people.ts'

const ago = z.number().int().nonnegative()
const outcome = z.enum(['adopted', 'partly', 'not', 'already', 'out_of_scope', 'passed_on'])
const shows = z.enum(['full', 'first', 'anonymous'])

const promised = z.object({
  by: z.string(),
  kind: z.enum(['time', 'goods', 'place', 'permit', 'money', 'decision']),
  what: z.string(),
  due_in_days: z.number().int(),
  /** A new day with its reason, and what shows that it was kept. */
  moved: z.object({ days_ago: ago, due_in_days: z.number().int(), reason: z.string() }).optional(),
  kept: z.object({ days_ago: ago, evidence: z.string() }).optional(),
})

/** `config/demo/contributions.json`: what people put in to the projects, and what was done with it. */
const activitiesSchema = z.array(
  z.object({
    project: z.string(),
    way: z.string(),
    kind: z.enum(['ideas', 'places', 'paragraphs']).default('ideas'),
    may_be_private: z.boolean().default(false),
    /** Places to choose from, as a leader writes them. */
    places: z.array(z.string()).default([]),
    /** The text to react to: a heading begins with "#". */
    paragraphs: z.array(z.string()).default([]),
    title: z.string(),
    question: z.string(),
    explanation: z.string().nullable(),
    asks: z.enum(['idea', 'reaction']),
    opens_in_days: z.number().int(),
    closes_in_days: z.number().int(),
    made_days_ago: ago,
    /** Not published yet: nobody but the team sees it. */
    is_draft: z.boolean().default(false),
    filled_days_ago: ago,
    answered_days_ago: ago.nullable(),
    contributions: z.array(
      z.object({
        title: z.string(),
        body: z.string().nullable(),
        channel: z.enum(['page', 'paper', 'telephone', 'door', 'meeting']),
        source: z.string().optional(),
        /** Who is signed in; else nobody with an account. */
        by: z.string().optional(),
        name: z.string().nullable().optional(),
        shows,
        private: z.boolean().default(false),
        /** A place of the list, words, or a point. */
        place: z
          .object({ of_list: z.string(), words: z.string(), lon: z.number(), lat: z.number() })
          .partial()
          .optional(),
        /** The number of the paragraph that it is about. */
        paragraph: z.number().int().positive().optional(),
        days_ago: ago,
        supports: ago,
        comments: z.array(z.object({ by: z.string(), body: z.string() })).default([]),
        group: z.string().optional(),
        answer: z.object({ outcome, passed_to: z.string().optional(), reasons: z.string() }).optional(),
      }),
    ),
    groups: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        summary: z.string(),
        outcome: outcome.nullable(),
        reasons: z.string().nullable(),
        /** What was promised with the answer. */
        promise: promised.optional(),
      }),
    ),
  }),
)
export type DemoActivity = z.infer<typeof activitiesSchema>[number]
export const readActivities = (json: unknown): readonly DemoActivity[] => activitiesSchema.parse(json)

/** Something that happens so many days ago. */
export interface Play {
  readonly days_ago: number
  readonly play: () => Promise<void>
}

/** What happens with an activity, day by day: made by the leader, filled by residents and officials, answered. */
export function playsOf(
  act: Act,
  demo: DemoActivity,
  about: { readonly projectId: string; readonly leader: string; readonly people: DemoPeople },
): readonly Play[] {
  const { people } = about
  const today = dayOf(act.now)
  const leader = people.actor(about.leader)
  const at = (daysAgo: number, time: string, actor = leader): Act => {
    const moment = momentAt(addDays(today, -daysAgo), time)
    return { ...act, now: moment < act.now ? moment : act.now, actor }
  }
  const promises = new Map<DemoActivity['groups'][number], string>()
  const ids = new Map<DemoActivity['contributions'][number], string>()
  const residents = [...new Set(demo.contributions.flatMap(({ by }) => by ?? []))]
  let activity: Activity | null = null
  const here = (): Activity => {
    if (!activity) throw new Error(`${demo.title} was not made before it was filled`)
    return activity
  }
  const make = async (): Promise<void> => {
    const led = at(demo.made_days_ago, '11:10')
    const content = {
      ...{ way_key: demo.way, title: demo.title, question: demo.question, explanation: demo.explanation },
      ...{ asks: demo.asks, answer_on: null, may_support: true, may_comment: true },
      may_be_private: demo.may_be_private,
      opens_on: addDays(today, demo.opens_in_days),
      closes_on: addDays(today, demo.closes_in_days),
      ...{ review_first: false, without_email: true },
    }
    const { id } = await makeActivity(led, about.projectId, content, demo.kind)
    const written = readPlaces(demo.places.join('\n'))
    if (!written.ok) throw new Error(`${demo.title}: ${written.fault.line} is no place`)
    if (demo.kind === 'places') await keepPlaces(led, id, written.places)
    if (demo.kind === 'paragraphs') {
      const text = readParagraphs(demo.paragraphs.join('\n\n'))
      if (!text.ok) throw new Error(`${demo.title}: its text cannot be read`)
      await keepParagraphs(led, id, text.paragraphs)
    }
    if (demo.is_draft) return
    await publishActivity(led, about.projectId, id)
    activity = await activityById(act.db, id)
  }
  const fill = async (): Promise<void> => {
    const project = await projectById(act.db, about.projectId)
    if (!project) throw new Error(`${demo.project} is not there`)
    const reached = { project, activity: here() }
    const places = await placesOf(act.db, [reached.activity.id])
    const paragraphs = await paragraphsOf(act.db, reached.activity.id)
    const placeOf = async ({ place, paragraph: nr }: DemoActivity['contributions'][number]) => {
      if (nr !== undefined) {
        const paragraph = paragraphs.find(({ number }) => number === nr)
        if (!paragraph) throw new Error(`${demo.title} has no paragraph ${nr}`)
        return atParagraph(paragraph)
      }
      if (!place) return null
      const { of_list, words = null, lon, lat } = place
      const chosen = places.find(({ name }) => name === of_list) ?? null
      if (of_list && !chosen) throw new Error(`${demo.title} has no place ${of_list}`)
      return placeFor(act, { chosen, words, point: lon && lat ? { lon, lat } : null })
    }
    const oldestFirst = demo.contributions.toSorted((one, other) => other.days_ago - one.days_ago)
    for (const [nr, one] of oldestFirst.entries()) {
      const time = `${String(9 + (nr % 10)).padStart(2, '0')}:${String((nr * 7) % 60).padStart(2, '0')}`
      const actor = one.by ? people.actor(one.by) : visitor
      const words = {
        ...{ title: one.title, body: one.body, shows: one.shows },
        name: one.name ?? actor.name,
      }
      const kept =
        one.channel === 'page'
          ? await contribute(at(one.days_ago, time, actor), reached, {
              ...{ target: null, words, email: null, token: '', visitor: `demo ${nr}` },
              ...{ place: await placeOf(one), isPrivate: one.private },
            })
          : await enterContribution(at(one.days_ago, time), reached.activity.id, {
              ...{ channel: one.channel, source: one.source ?? null, words, email: null, token: '' },
              ...{ place: await placeOf(one), isPrivate: one.private },
            })
      ids.set(one, kept.id)
      const [target] = await contributionsByIds(act.db, [kept.id])
      if (!target) throw new Error(`${one.title} was not stored`)
      const neighbours = residents.filter((key) => key !== one.by)
      for (let voice = 0; voice < one.supports; voice += 1) {
        const key = neighbours[(nr + voice) % neighbours.length] ?? ''
        const by = { email: null, visitor: 'demo' }
        await supportContribution(at(one.days_ago, '20:15', people.actor(key)), reached, target, by)
      }
      for (const { by, body } of one.comments) {
        const writer = people.actor(by)
        await contribute(at(Math.max(0, one.days_ago - 1), '21:05', writer), reached, {
          ...{ target, words: { title: '', body, name: writer.name, shows: 'first' } },
          ...{ email: null, token: '', visitor: 'demo' },
        })
      }
    }
  }
  const answer = async (daysAgo: number): Promise<void> => {
    const { id } = here()
    for (const group of demo.groups) {
      const members = demo.contributions.filter((one) => one.group === group.key)
      const groupId = await makeGroup(at(daysAgo + 2, '10:30'), id, {
        ...{ name: group.name, summary: group.summary },
        ids: members.flatMap((one) => ids.get(one) ?? []),
      })
      if (group.outcome === null || group.reasons === null) continue
      await answerGroup(at(daysAgo, '15:20'), id, groupId, {
        ...{ outcome: group.outcome, reasons: group.reasons, passedTo: null },
      })
      if (!group.promise) continue
      const { by, kind, what, due_in_days } = group.promise
      const promiseId = await promiseAnswer(
        at(daysAgo, '15:40'),
        id,
        { groupId },
        {
          ...{ ownerId: people.actor(by).personId ?? '', kind, promise: what },
          due: addDays(today, due_in_days),
        },
      )
      promises.set(group, promiseId)
    }
    for (const one of demo.contributions) {
      if (!one.answer) continue
      const { outcome, reasons, passed_to } = one.answer
      await answerOne(at(daysAgo, '16:05'), id, ids.get(one) ?? '', {
        ...{ outcome, reasons, passedTo: passed_to ?? null },
      })
    }
  }
  const reports = demo.groups.flatMap((group): readonly Play[] => {
    const { moved, kept } = group.promise ?? {}
    const idOf = (): string => promises.get(group) ?? ''
    const owner = people.actor(group.promise?.by ?? about.leader)
    return [
      ...(moved
        ? [
            {
              days_ago: moved.days_ago,
              play: () =>
                explainLate(at(moved.days_ago, '09:50', owner), idOf(), {
                  ...{ newDue: addDays(today, moved.due_in_days), reason: moved.reason },
                }),
            },
          ]
        : []),
      ...(kept
        ? [
            {
              days_ago: kept.days_ago,
              play: () =>
                keepPromise(at(kept.days_ago, '16:45', owner), idOf(), {
                  ...{ keptOn: addDays(today, -kept.days_ago), evidence: kept.evidence },
                }),
            },
          ]
        : []),
    ]
  })
  const { answered_days_ago } = demo
  return [
    { days_ago: demo.made_days_ago, play: make },
    ...(demo.is_draft ? [] : [{ days_ago: demo.filled_days_ago, play: fill }]),
    ...(answered_days_ago === null
      ? []
      : [{ days_ago: answered_days_ago, play: () => answer(answered_days_ago) }]),
    ...reports,
  ]
}
