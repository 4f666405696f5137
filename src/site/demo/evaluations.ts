import { z } from 'zod'
import { answerEvaluation, closeEvaluations, evaluationOf, openEvaluation } from '../../evaluations/index.ts'
import type { Act } from '../../kit/act.ts'
import { visitor } from '../../kit/actor.ts'
import { addDays, dayOf, momentAt } from '../../kit/dates.ts'
import type { Play } from './contributions.ts'

const ago = z.number().int().nonnegative()

/** `config/demo/evaluations.json`: how people found it to take part in the projects of the demo city. */
const evaluationsSchema = z.array(
  z.object({
    project: z.string(),
    opened_days_ago: ago,
    closes_in_days: z.number().int(),
    /** The day after its last day; null while it is open. */
    closed_days_ago: ago.nullable(),
    staff: z.array(z.string()),
    board: z.array(z.string()),
    /** What was answered on the page of the project, and how many people said so. */
    answers: z.array(
      z.object({
        days_ago: ago,
        times: z.number().int().positive(),
        given: z.record(z.string(), z.string()),
      }),
    ),
  }),
)
export type DemoEvaluation = z.infer<typeof evaluationsSchema>[number]
export const readEvaluations = (json: unknown): readonly DemoEvaluation[] => evaluationsSchema.parse(json)

/** What happens with an evaluation, day by day: opened by the leader, answered, closed by the round of the hour. */
export function playsOfEvaluation(
  act: Act,
  demo: DemoEvaluation,
  by: { readonly projectId: string; readonly leader: (daysAgo: number, time: string) => Act },
): readonly Play[] {
  const { projectId } = by
  const today = dayOf(act.now)
  const on = (daysAgo: number, time: string): Act => ({
    ...act,
    now: momentAt(addDays(today, -daysAgo), time),
  })
  const open = (): Promise<void> =>
    openEvaluation(by.leader(demo.opened_days_ago, '16:45'), projectId, {
      ...{ closesOn: addDays(today, demo.closes_in_days), staff: demo.staff, board: demo.board },
    })
  const answer = async ({ days_ago, times, given }: DemoEvaluation['answers'][number]): Promise<void> => {
    const nobody = { ...on(days_ago, '19:30'), actor: visitor }
    const evaluation = await evaluationOf(nobody.db, projectId)
    if (!evaluation) throw new Error(`${demo.project} was not evaluated before people answered`)
    const input = {
      text: Object.fromEntries(Object.entries(given).map(([name, value]) => [name, [value]])),
      files: {},
    }
    for (let nth = 0; nth < times; nth += 1) {
      const who = { by: 'nobody', visitor: `${projectId} ${days_ago} ${nth}` } as const
      const errors = await answerEvaluation(nobody, { evaluation }, who, input)
      if (errors) throw new Error(`${demo.project}: ${Object.values(errors).join(' ')}`)
    }
  }
  const { closed_days_ago } = demo
  return [
    { days_ago: demo.opened_days_ago, play: open },
    ...demo.answers.map((one) => ({ days_ago: one.days_ago, play: () => answer(one) })),
    ...(closed_days_ago === null
      ? []
      : [{ days_ago: closed_days_ago, play: () => closeEvaluations(on(closed_days_ago, '00:25')) }]),
  ]
}
