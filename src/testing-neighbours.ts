import type { Act } from './kit/act.ts'
import { addDays, dayOf } from './kit/dates.ts'
import { enterReaction, keepForm, keepPlan, takeStep } from './neighbours/index.ts'

/** The neighbours of a case, one of whom reacts with a word that only the parties and the guide may read. */
export async function involveNeighbours(initiator: Act, caseId: string, word: string): Promise<void> {
  const today = dayOf(initiator.now)
  const answers = { simple_green: 'no', permit: 'listed', impact: [] }
  await keepPlan(initiator, { caseId, version: 1, answers, startsOn: today })
  await takeStep(initiator, { case_id: caseId, step: 'letter', done_on: today, who: word })
  await keepForm(initiator, {
    caseId,
    about: `Een plan, ${word}`,
    contact: null,
    closesOn: addDays(today, 14),
    meeting: null,
  })
  await enterReaction(initiator, caseId, { side: 'against', name: 'Buur', body: `Liever niet, ${word}` })
}
