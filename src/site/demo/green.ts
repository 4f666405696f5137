import { z } from 'zod'
import { currentForm, enterAnswers } from '../../forms/index.ts'
import {
  answerHowItStands,
  keepGreenCost,
  keptOf,
  planGreen,
  requestOf,
  sendGreen,
  tendGreen,
} from '../../green/index.ts'
import { initiativeByNumber } from '../../initiatives/index.ts'
import type { Act } from '../../kit/act.ts'
import { addDays, dayOf, momentAt, nextWorkingDay } from '../../kit/dates.ts'
import { actorOf } from '../../people/index.ts'
import type { DemoPeople } from './people.ts'

const greenSchema = z.object({
  /** Who plans at the department. */
  planner: z.string(),
  requests: z.array(
    z.object({
      by: z.string(),
      daysAgo: z.number().int().nonnegative(),
      what: z.enum(['facade_garden', 'adopted_green']),
      address: z.string(),
      area: z.string(),
      lon: z.number(),
      lat: z.number(),
      owner: z.string().optional(),
      pavement: z.number().int().optional(),
      years: z.string().optional(),
      plan: z.string().optional(),
      map: z.boolean(),
      planned: z.object({ daysAgo: z.number().int(), inDays: z.number().int() }).optional(),
    }),
  ),
  /** What places cost that were laid, in euros, by the key of their initiative. */
  costs: z.record(z.string(), z.number()),
  /** What keepers say of their green, by the key of its initiative. */
  answers: z.array(
    z.object({
      initiative: z.string(),
      answer: z.enum(['good', 'help', 'gone']),
      note: z.string().nullable(),
    }),
  ),
})

/**
 * Simple green of the demo city, by the same actions that people use: requests by its own forms, one of them planned,
 * and what keepers answered when they were asked how it stands.
 */
export async function loadGreen(
  act: Act,
  json: unknown,
  people: DemoPeople,
  caseOf: (initiative: string) => string | undefined,
): Promise<void> {
  const { planner, requests, costs, answers } = greenSchema.parse(json)
  const at = (daysAgo: number, time: string) =>
    momentAt(nextWorkingDay(addDays(dayOf(act.now), -daysAgo)), time)
  await askHowItStands(act, answers, caseOf)
  for (const [initiative, euros] of Object.entries(costs)) {
    const caseId = caseOf(initiative)
    if (caseId === undefined || !(await requestOf(act.db, caseId))?.laid_on) continue
    await keepGreenCost({ ...act, actor: people.actor(planner) }, { caseId, cents: euros * 100 })
  }
  for (const one of requests) {
    const now = at(one.daysAgo, '10:00')
    if (now > act.now) continue
    const personId = people.person(one.by)
    const then: Act = { ...act, now, actor: await actorOf(act.db, personId) }
    const form = await currentForm(act.db, one.what)
    const typed = {
      'where.address': one.address,
      'where.area': one.area,
      'where.lon': String(one.lon),
      'where.lat': String(one.lat),
      owner: one.owner,
      pavement: one.pavement === undefined ? undefined : String(one.pavement),
      years: one.years,
      plan: one.plan,
      name: then.actor.name ?? '',
      email: then.actor.email ?? '',
      op_de_kaart: one.map ? 'ja' : 'nee',
    }
    const text = Object.fromEntries(
      Object.entries(typed).flatMap(([name, value]) => (value === undefined ? [] : [[name, [value]]])),
    )
    const input = { text, files: {} }
    const entered = await enterAnswers(then, form, input, { channel: 'desk', personId, areas: [one.area] })
    if (!entered.ok) throw new Error(`${one.address}: ${Object.keys(entered.errors).join(', ')}`)
    const { answers: given, answersId } = entered.submission
    const sent = await sendGreen(then, one.what, { answers: given, answersId, draftId: null, input })
    if (sent.to !== 'initiative' || !one.planned) continue
    const initiative = await initiativeByNumber(act.db, sent.number)
    const planned: Act = { ...act, now: at(one.planned.daysAgo, '11:00'), actor: people.actor(planner) }
    const week = addDays(dayOf(planned.now), one.planned.inDays)
    if (initiative) await planGreen(planned, { caseIds: [initiative.case_id], week })
  }
}

/** The question of the year, asked and answered last time its month came round. */
async function askHowItStands(
  act: Act,
  answers: z.infer<typeof greenSchema>['answers'],
  caseOf: (initiative: string) => string | undefined,
): Promise<void> {
  const today = dayOf(act.now)
  const month = String(act.municipality.green.inspection_month).padStart(2, '0')
  const thisYear = `${today.slice(0, 4)}-${month}-11`
  const asked = thisYear < addDays(today, -40) ? thisYear : `${Number(today.slice(0, 4)) - 1}-${month}-11`
  await tendGreen({ ...act, now: momentAt(asked, '09:40') })
  for (const { initiative, answer, note } of answers) {
    const caseId = caseOf(initiative)
    const kept = caseId === undefined ? null : await keptOf(act.db, caseId)
    if (!kept?.person_id || kept.starts_on >= asked) continue
    const then = {
      ...act,
      now: momentAt(addDays(asked, 2), '19:00'),
      actor: await actorOf(act.db, kept.person_id),
    }
    await answerHowItStands(then, kept.id, { answer, note })
  }
  await tendGreen({ ...act, now: momentAt(addDays(asked, 28), '09:40') })
}
