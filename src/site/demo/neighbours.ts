import { z } from 'zod'
import type { Act } from '../../kit/act.ts'
import { visitor } from '../../kit/actor.ts'
import { addDays, dayOf, momentAt } from '../../kit/dates.ts'
import {
  answerReactions,
  checkedVersion,
  enterReaction,
  formOf,
  keepForm,
  keepPlan,
  react,
  reactionsOf,
  takeStep,
  tendReactions,
} from '../../neighbours/index.ts'
import type { DemoPeople } from './people.ts'

const daysAgo = z.number().int().nonnegative()
const neighboursSchema = z.array(
  z.object({
    initiative: z.string(),
    by: z.string(),
    answers: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
    startDaysAgo: daysAgo,
    form: z.object({
      about: z.string(),
      contact: z.string(),
      meeting: z.object({ inDays: z.number().int(), time: z.string(), place: z.string() }).optional(),
      openedDaysAgo: daysAgo,
      closesInDays: z.number().int(),
    }),
    steps: z.array(z.object({ step: z.string(), daysAgo, who: z.string().optional() })),
    reactions: z.array(
      z.object({
        daysAgo,
        side: z.enum(['for', 'against', 'other']),
        name: z.string().optional(),
        text: z.string().optional(),
        paper: z.boolean().default(false),
      }),
    ),
    /** Reactions by their place in the list above. */
    groups: z.array(
      z.object({ daysAgo, reactions: z.array(z.number().int()), theme: z.string(), done: z.string() }),
    ),
  }),
)

/** How two plans of the demo city involve their neighbours: one is collecting reactions, of the other the report is ready. */
export async function loadNeighbours(
  act: Act,
  json: unknown,
  people: DemoPeople,
  caseOf: (initiative: string) => string | undefined,
): Promise<void> {
  const today = dayOf(act.now)
  const at = (days: number, time: string): Date => momentAt(addDays(today, -days), time)
  for (const one of neighboursSchema.parse(json)) {
    const caseId = caseOf(one.initiative)
    if (caseId === undefined) continue
    const then = (days: number, time: string): Act => ({
      ...act,
      now: at(days, time),
      actor: people.actor(one.by),
    })
    const { startDaysAgo, form } = one
    const version = await checkedVersion(act)
    const startsOn = addDays(today, -startDaysAgo)
    await keepPlan(then(startDaysAgo, '10:00'), { caseId, version, answers: one.answers, startsOn })
    await keepForm(then(form.openedDaysAgo, '10:30'), {
      caseId,
      about: form.about,
      contact: form.contact,
      closesOn: addDays(today, form.closesInDays),
      meeting: form.meeting
        ? { on: addDays(today, form.meeting.inDays), time: form.meeting.time, place: form.meeting.place }
        : null,
    })
    for (const { step, daysAgo, who } of one.steps) {
      const done_on = addDays(today, -daysAgo)
      await takeStep(then(daysAgo, '19:00'), { case_id: caseId, step, done_on, who: who ?? null })
    }
    await loadReactions(act, then, caseId, one)
  }
  await tendReactions(act)
}

/** What neighbours said, in order, and the answers they got. */
async function loadReactions(
  act: Act,
  then: (days: number, time: string) => Act,
  caseId: string,
  { reactions, groups }: z.infer<typeof neighboursSchema>[number],
): Promise<void> {
  const opened = await formOf(act.db, caseId)
  if (!opened) return
  for (const [index, { daysAgo, side, name, text, paper }] of reactions.entries()) {
    const said = { side, body: text ?? null, name: name ?? null }
    // Minutes apart, so that their order holds.
    const now = then(daysAgo, `20:${String(index).padStart(2, '0')}`)
    if (paper) await enterReaction(now, caseId, said)
    else await react({ ...now, actor: visitor }, opened.code, { ...said, email: null })
  }
  const inOrder = (await reactionsOf(act.db, caseId)).toReversed()
  for (const group of groups) {
    const ids = group.reactions.flatMap((place) => inOrder[place]?.id ?? [])
    const { theme, done } = group
    await answerReactions(then(group.daysAgo, '21:00'), caseId, { ids, theme, done })
  }
}
