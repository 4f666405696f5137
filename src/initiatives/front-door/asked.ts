import { answersById, describeAnswers, formOfVersion } from '../../forms/index.ts'
import type { Act } from '../../kit/act.ts'
import type { Initiative } from '../store.ts'
import { keysTheProgramReads } from './needs.ts'

/**
 * What was answered besides what the idea itself shows: where it should go, and every question that the municipality
 * added. For who works on it. In the words of the version it was answered in.
 */
export async function answeredBesides(
  act: Act,
  initiative: Initiative,
): Promise<readonly { readonly label: string; readonly text: string }[]> {
  const stored = initiative.answers_id ? await answersById(act.db, initiative.answers_id) : null
  if (!stored || Object.keys(stored.answers).length === 0) return []
  const { form } = await formOfVersion(act.db, stored.form_version_id)
  return describeAnswers(form, stored.answers, act.locale)
    .flatMap(({ items }) => items)
    .filter(({ key, text }) => text !== '' && !keysTheProgramReads.includes(key))
}
