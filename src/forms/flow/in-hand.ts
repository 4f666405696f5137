import type { FormValues } from '../../kit/form.ts'
import type { Ctx } from '../../kit/http.ts'
import { keepTyped, type OpenDraft } from '../actions.ts'
import { areaOptions } from '../areas.ts'
import { sectionsFor } from '../rules.ts'
import type { Answers, FormSection } from '../schema.ts'
import { newDraft, openDraft, read } from './position.ts'

/** The draft of this browser or person, for pages that a domain adds beside the form's own. */
export interface DraftInHand extends OpenDraft {
  /** Valid answers so far. */
  readonly answers: Answers
  /** Where its owner was, as far as that section is still asked. */
  readonly section: FormSection | null
}

/** Opens the draft somebody is working on; `sent` finds the one just sent as well. Null when there is none. */
export async function draftInHand(
  c: Ctx,
  key: string,
  options: { readonly sent?: boolean } = {},
): Promise<DraftInHand | null> {
  const { act } = c.var
  const open = await openDraft(c, key, { evenSubmitted: options.sent ?? false })
  if (!open) return null
  const { answers } = read(act, open, await areaOptions(act.db))
  const section = sectionsFor(open.form, answers).find(({ key }) => key === open.draft.step) ?? null
  return { ...open, answers, section }
}

/** Begins a draft on this browser in which something is filled in already; answers its first section. */
export async function beginFilled(c: Ctx, key: string, known: FormValues): Promise<FormSection> {
  const open = await newDraft(c, key)
  const { sections } = open.form
  await keepTyped(c.var.act, open, sections, known)
  return sections[0]!
}
