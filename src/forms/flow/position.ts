import type { Act } from '../../kit/act.ts'
import { NotFound } from '../../kit/errors.ts'
import { type FormErrors, type FormInput, type FormState, valueIn } from '../../kit/form.ts'
import type { Ctx } from '../../kit/http.ts'
import { limit, sharedAddress } from '../../kit/limits.ts'
import { visitorAddress } from '../../people/index.ts'
import { findDraft, type OpenDraft, startDraft } from '../actions.ts'
import { areaOptions } from '../areas.ts'
import { draftToken, setDraftToken } from '../cookies.ts'
import { type StepPosition, stepOf } from '../progress.ts'
import { fieldsOnPage, inputNames, readAnswers, sectionsFor, tooLongToKeep } from '../rules.ts'
import type { FormDefinition, FormField, FormSection } from '../schema.ts'
import { currentForm } from '../versions.ts'
import { formOnWay, wayAt } from '../ways.ts'
import type { Filled, FormSite } from './site.ts'

const perVisitorStarting = { name: 'draft-start', ...sharedAddress }

export interface Position {
  readonly form: FormDefinition
  readonly open: OpenDraft | null
  readonly section: FormSection
  readonly fields: readonly FormField[]
  readonly step: StepPosition
  readonly areas: Awaited<ReturnType<typeof areaOptions>>
}

/** Where in the form a slug is, with the answers so far. A section that is not asked does not exist. */
export async function positionOf(
  act: Act,
  form: FormDefinition,
  open: OpenDraft | null,
  slug: string,
): Promise<Position> {
  const areas = await areaOptions(act.db)
  const answers = open ? read(act, open, areas).answers : {}
  const section = sectionsFor(form, answers).find((candidate) => candidate.slug === slug)
  if (!section) throw new NotFound('section')
  const fields = fieldsOnPage(form, section, answers)
  return { form, open, section, fields, step: stepOf(form, section, answers), areas }
}

/** The draft's texts as answers and errors. */
export function read(act: Act, open: OpenDraft, areas: readonly { readonly value: string }[]) {
  const codes = areas.map((area) => area.value)
  return readAnswers(open.form, open.draft.typed, { files: open.files, areas: codes }, act.locale)
}

/** Errors of this section as typed now, also of texts too long to be kept. */
export function typedErrors(act: Act, at: Position, input: FormInput): FormErrors {
  const typed = { ...(at.open?.draft.typed ?? {}), ...tooLongToKeep(at.section, input.text) }
  const around = { files: at.open?.files ?? {}, areas: at.areas.map((area) => area.value) }
  return readAnswers(at.form, typed, around, act.locale).errors[at.section.key] ?? {}
}

/** The section in which the domain finds something not right besides, with what to say there. */
export async function alsoAsked(
  act: Act,
  site: FormSite,
  form: FormDefinition,
  filled: Filled,
): Promise<{ readonly section: FormSection; readonly errors: FormErrors } | null> {
  const errors = (await site.alsoAsks?.(act, filled)) ?? {}
  const sections = sectionsFor(form, filled.answers)
  const ofForm = new Set(sections.flatMap(({ fields }) => fields.flatMap(inputNames)))
  const hasOwn = Object.keys(errors).some((name) => !ofForm.has(name))
  const section = sections.find(
    ({ key, fields }) =>
      fields.flatMap(inputNames).some((name) => Object.hasOwn(errors, name)) ||
      (hasOwn && key === site.own?.section),
  )
  return section ? { section, errors } : null
}

export const stateOf = (open: OpenDraft | null): FormState => ({
  values: open?.draft.typed ?? {},
  errors: {},
})

export const isFromCheck = (c: Ctx, state: FormState): boolean =>
  c.req.query('terug') === 'controleren' || valueIn(state.values, 'terug') === 'controleren'

export async function openDraft(c: Ctx, key: string, options: { readonly evenSubmitted?: boolean } = {}) {
  return findDraft(c.var.act, key, draftToken(c, key), options)
}

/** The form as the page at this address asks it, before there is a draft. */
export async function formAt(act: Act, key: string, slug: string): Promise<FormDefinition> {
  const { form } = await currentForm(act.db, key)
  return formOnWay(form, wayAt(form, slug))
}

/** A new draft; begun on a page of a short way it takes that way. */
export async function newDraft(c: Ctx, key: string, slug = ''): Promise<OpenDraft> {
  const { act } = c.var
  await limit(act, perVisitorStarting, act.actor.personId ?? visitorAddress(c))
  const published = await currentForm(act.db, key)
  const { open, token } = await startDraft(act, published, wayAt(published.form, slug))
  setDraftToken(c, key, token)
  return open
}
