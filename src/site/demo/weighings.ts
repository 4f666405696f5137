import { z } from 'zod'
import type { Act } from '../../kit/act.ts'
import { addDays, dayOf, momentAt } from '../../kit/dates.ts'
import { answerWeighing, askWeighing, releaseWeighing, type Sheet } from '../../weighings/index.ts'
import type { MoneyScene } from './money.ts'
import type { DemoPeople } from './people.ts'
import { dayAfter, lastWorkingDay } from './time.ts'
import type { Told } from './verbs.ts'

const checks = ['for_the_city', 'lawful', 'public_aim', 'open_to_all', 'still_to_come', 'not_paid_elsewhere']
const criteria = ['social_value', 'support', 'feasibility', 'continuity', 'inclusion', 'proportion']

const daysAgo = z.number().int().nonnegative()
/** Points and reasons in the order of the criteria of the framework. */
const sheetSchema = z.object({
  days_ago: daysAgo,
  points: z.array(z.number().int().min(0).max(3)).length(criteria.length),
  reasons: z.array(z.string()).length(criteria.length),
  needs: z.array(z.string()).default([]),
})
const weighingSchema = z.object({
  initiative: z.string(),
  /** Who weighs; the first one asks and shares. */
  assessors: z.tuple([z.string(), z.string()]),
  asked_days_ago: daysAgo,
  due_in_days: z.number().int().positive(),
  /** In the order of the assessors; who is not done yet has none. */
  sheets: z.tuple([sheetSchema.nullable(), sheetSchema.nullable()]),
  shared: z
    .object({
      days_ago: daysAgo,
      text: z.string(),
      other: z.object({ outcome: z.string(), reason: z.string() }).optional(),
    })
    .optional(),
})
type DemoSheet = z.infer<typeof sheetSchema>

const sheetOf = ({ points, reasons, needs }: DemoSheet): Sheet => ({
  answers: {
    ...Object.fromEntries(checks.map((id) => [id, 'yes'])),
    ...Object.fromEntries(criteria.map((id, at) => [id, `s${points[at]}`])),
    ...(needs.length > 0 ? { needs } : {}),
  },
  reasons: Object.fromEntries(criteria.map((id, at) => [id, reasons[at] ?? ''])),
})

/** How city wishes of the demo city are weighed: shared ones, one that asks for a talk, one that waits for a sheet. */
export function weighingScenes(
  act: Act,
  json: unknown,
  people: DemoPeople,
  stories: ReadonlyMap<string, Told>,
): readonly MoneyScene[] {
  const today = dayOf(act.now)
  const on = (ago: number, time: string): Date => momentAt(lastWorkingDay(addDays(today, -ago)), time)
  return z
    .array(weighingSchema)
    .parse(json)
    .flatMap((one) => {
      const what = `weighing of ${one.initiative}`
      const told = stories.get(one.initiative)
      if (!told) throw new Error(`The demo city has no initiative ${one.initiative}`)
      const by = (key: string, work: (act: Act, caseId: string) => Promise<unknown>) => (then: Act) =>
        work({ ...then, actor: people.actor(key) }, told.caseId)
      const [first, second] = one.assessors
      const { shared } = one
      return [
        {
          at: on(one.asked_days_ago, '11:30'),
          what,
          play: by(first, (then, caseId) =>
            askWeighing(then, {
              caseId,
              assessorIds: [people.person(first), people.person(second)],
              due: dayAfter(then.now, one.due_in_days),
            }),
          ),
        },
        ...one.sheets.flatMap((sheet, at) =>
          sheet
            ? [
                {
                  at: on(sheet.days_ago, at === 0 ? '13:10' : '15:40'),
                  what,
                  play: by(one.assessors[at] ?? first, (then, caseId) =>
                    answerWeighing(then, { caseId, sheet: sheetOf(sheet), isDone: true }),
                  ),
                },
              ]
            : [],
        ),
        ...(shared
          ? [
              {
                at: on(shared.days_ago, '16:20'),
                what,
                play: by(first, (then, caseId) =>
                  releaseWeighing(then, { caseId, text: shared.text, other: shared.other ?? null }),
                ),
              },
            ]
          : []),
      ]
    })
    .filter(({ at }) => at <= act.now)
}
