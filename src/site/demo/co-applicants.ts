import { z } from 'zod'
import { answerQuestion, askCoApplicant, questionsToMe } from '../../initiatives/index.ts'
import type { Act } from '../../kit/act.ts'
import { addDays, dayOf, momentAt } from '../../kit/dates.ts'
import { actorOf, personById } from '../../people/index.ts'
import type { DemoPeople } from './people.ts'

/** `config/demo/co-applicants.json`: who is asked to apply for money together. Days count back from today. */
const coApplicantsSchema = z.array(
  z.object({
    initiative: z.string(),
    by: z.string(),
    name: z.string(),
    /** Somebody of the city, or else an address. */
    person: z.string().optional(),
    email: z.email().optional(),
    organisation: z.string().nullable(),
    daysAgo: z.number().int().positive(),
    answer: z.object({ says: z.enum(['yes', 'no']), afterDays: z.number().int() }).optional(),
  }),
)

/** Joint applications of the demo city, by the same actions that people use. */
export async function loadCoApplicants(
  act: Act,
  json: unknown,
  people: DemoPeople,
  caseOf: (initiative: string) => string | undefined,
): Promise<void> {
  for (const one of coApplicantsSchema.parse(json)) {
    const caseId = caseOf(one.initiative)
    if (caseId === undefined) continue
    const { name, organisation, answer } = one
    const known = one.person ? await personById(act.db, people.person(one.person)) : null
    const email = known?.email ?? one.email
    if (!email) throw new Error(`co-applicants.json has no address for ${name}`)
    const on = (daysAgo: number): Date => momentAt(addDays(dayOf(act.now), -daysAgo), '19:20')
    const asked: Act = { ...act, now: on(one.daysAgo), actor: people.actor(one.by) }
    await askCoApplicant(asked, { caseId, email, name, organisation })
    if (!answer || !known) continue
    const actor = await actorOf(act.db, known.id)
    const then: Act = { ...act, now: on(one.daysAgo - answer.afterDays), actor }
    const question = (await questionsToMe(then)).find(({ case_id }) => case_id === caseId)
    if (question)
      await answerQuestion(
        then,
        { id: question.id },
        answer.says === 'yes' ? { says: 'yes', name } : { says: 'no' },
      )
  }
}
