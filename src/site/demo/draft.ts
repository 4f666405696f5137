import { z } from 'zod'
import { addStep, stepActors, termSchema } from '../../cases/index.ts'
import type { Act } from '../../kit/act.ts'
import { actorOf, personByEmail } from '../../people/index.ts'
import { markOf, saveDraft, startDraft } from '../administration/drafts/actions.ts'
import { processKind } from '../administration/process-editor/kind.ts'

const both = z.object({ nl: z.string(), en: z.string() })
const draftSchema = z.object({
  process: z.string(),
  by: z.string(),
  daysAgo: z.number().int().nonnegative(),
  between: z.object({ step: z.string(), outcome: z.string() }),
  step: z.object({
    title: both,
    doing: both,
    explanation: both,
    actor: z.enum(stepActors),
    term: termSchema,
    letter: both,
  }),
})

/** What the administrator of the demo city is preparing: a process with a step more. */
export async function loadDraft(act: Act, input: unknown): Promise<void> {
  const { process: key, by, daysAgo, between, step } = draftSchema.parse(input)
  const person = await personByEmail(act.db, by)
  if (!person) throw new Error(`Nobody in the demo city has the address ${by}`)
  const now = new Date(act.now.getTime() - daysAgo * 24 * 60 * 60 * 1000)
  const then: Act = { ...act, now, actor: await actorOf(act.db, person.id) }
  await startDraft(then, processKind, key)
  const current = await processKind.current(then, key)
  await saveDraft(then, processKind, key, {
    seen: markOf(current?.definition.steps),
    part: (process) => process.steps,
    apply: (process) => addStep(process, step, between).process,
  })
}
