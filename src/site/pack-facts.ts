import { answersById } from '../forms/index.ts'
import { initiativeById } from '../initiatives/index.ts'
import type { Act } from '../kit/act.ts'
import type { PackFacts } from '../knowledge/index.ts'

/** What an information pack is composed by: the initiative, and two answers that were given with it. */
export async function packFactsOf(act: Act, caseId: string): Promise<PackFacts> {
  const initiative = await initiativeById(act.db, caseId)
  if (!initiative) return {}
  const stored = initiative.answers_id ? await answersById(act.db, initiative.answers_id) : null
  const answered = (key: string): readonly string[] => {
    const value = stored?.answers[key]
    return typeof value === 'string' ? [value] : []
  }
  return {
    kind: [initiative.kind],
    subject: [initiative.subject],
    needs: initiative.needs,
    place: answered('place'),
    permit: answered('permit_expected'),
  }
}
