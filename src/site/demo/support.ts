import { z } from 'zod'
import { answerReason, enterPaper, giveSupport, reasonsOfPlan } from '../../initiatives/index.ts'
import type { Act } from '../../kit/act.ts'
import { addDays, dayOf, momentAt } from '../../kit/dates.ts'
import { personById } from '../../people/index.ts'
import type { MoneyScene } from './money.ts'
import type { DemoPeople } from './people.ts'
import type { Told } from './verbs.ts'

/** `config/demo/support.json`: neighbours for and against plans. Days count back from today. */
const supportSchema = z.array(
  z.object({
    initiative: z.string(),
    from_days_ago: z.number().int(),
    until_days_ago: z.number().int(),
    place: z.string(),
    for: z.array(z.string()),
    against: z
      .array(
        z.object({
          by: z.string(),
          days_ago: z.number().int(),
          place: z.string(),
          reason: z.string(),
          answer: z.object({ days_ago: z.number().int(), text: z.string() }).optional(),
        }),
      )
      .default([]),
    paper: z.array(z.object({ days_ago: z.number().int(), signers: z.array(z.string()) })).default([]),
  }),
)

/** Support in the demo city, by the same actions that people use. */
export function supportScenes(
  act: Act,
  json: unknown,
  people: DemoPeople,
  stories: ReadonlyMap<string, Told>,
): readonly MoneyScene[] {
  const today = dayOf(act.now)
  const scenes = supportSchema.parse(json).flatMap((plan): readonly MoneyScene[] => {
    const told = stories.get(plan.initiative)
    if (!told) throw new Error(`support.json knows an initiative ${plan.initiative} that is not there`)
    const initiator = told.initiative.initiator
    const scene = (
      daysAgo: number,
      time: string,
      by: string,
      work: (then: Act, caseId: string) => Promise<unknown>,
    ): MoneyScene => ({
      at: momentAt(addDays(today, -daysAgo), time),
      what: `support for ${plan.initiative}`,
      play: (then) => work({ ...then, actor: people.actor(by) }, told.caseId),
    })
    const nameOf = async (then: Act): Promise<string> =>
      (await personById(then.db, then.actor.personId ?? ''))?.name ?? ''
    const days = plan.from_days_ago - plan.until_days_ago
    return [
      ...plan.for.map((by, at) => {
        const daysAgo = plan.from_days_ago - Math.floor((days * at) / plan.for.length)
        return scene(daysAgo, '19:50', by, async (then, caseId) =>
          giveSupport(then, caseId, {
            name: await nameOf(then),
            place: plan.place,
            side: 'for',
            reason: null,
          }),
        )
      }),
      ...plan.against.flatMap(({ by, days_ago, place, reason, answer }) => [
        scene(days_ago, '20:15', by, async (then, caseId) =>
          giveSupport(then, caseId, { name: await nameOf(then), place, side: 'against', reason }),
        ),
        ...(answer
          ? [
              scene(answer.days_ago, '21:05', initiator, async (then, caseId) => {
                const one = (await reasonsOfPlan(then, caseId)).find((other) => other.reason === reason)
                if (one) await answerReason(then, caseId, one.id, answer.text)
              }),
            ]
          : []),
      ]),
      ...plan.paper.map(({ days_ago, signers }) =>
        scene(days_ago, '17:40', initiator, (then, caseId) =>
          enterPaper(then, caseId, { signers: signers.join('\n') }),
        ),
      ),
    ]
  })
  return scenes.filter(({ at }) => at <= act.now)
}
