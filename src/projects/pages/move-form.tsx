import { type FormErrors, type FormState, type FormValues, valueIn } from '../../kit/form.ts'
import type { Locale } from '../../kit/locale.ts'
import { newOnceToken } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { bindFields, Form, FormActions, OnceToken, RadioGroup, TextArea } from '../../ui/form/index.ts'
import { deskTexts } from '../desk-texts.ts'
import { planTexts } from '../plan-texts.ts'
import { nextStates } from '../rules.ts'
import type { ProjectState } from '../schema.ts'
import type { Project } from '../store.ts'
import { texts } from '../texts.ts'

const longest = 4000

/** The states that somebody can choose; never back to being prepared. */
const choices = (project: Project) =>
  nextStates(project.state).filter(
    (state): state is Exclude<ProjectState, 'preparing'> => state !== 'preparing',
  )

/** The one state that is left to choose, as when a project is prepared still and can only be stopped; null with more. */
export function onlyMove(project: Project): Exclude<ProjectState, 'preparing'> | null {
  const [first, ...others] = choices(project)
  return first !== undefined && others.length === 0 ? first : null
}

/** How a project goes on, with what people read about it. */
export function MoveForm({
  project,
  form,
  locale,
}: {
  readonly project: Project
  readonly form: FormState
  readonly locale: Locale
}) {
  const t = deskTexts(locale).one
  const field = bindFields(form, locale)
  const states = choices(project)
  const only = onlyMove(project)
  return (
    <Form action={paths.deskProject(project.number)} label={only ? t.moveTo[only] : t.move}>
      <OnceToken token={newOnceToken()} />
      {only ? (
        <input type="hidden" name="naar" value={only} />
      ) : (
        <RadioGroup
          {...field('naar')}
          label={t.moveChoose}
          options={states.map((state) => ({ value: state, label: t.moveTo[state] }))}
        />
      )}
      <TextArea {...field('bericht')} label={t.moveBody} hint={t.moveBodyHint} rows={4} max={longest} />
      {states.includes('closed') && (
        <TextArea
          {...field('lessen')}
          label={t.lessons}
          hint={t.lessonsHint}
          rows={4}
          max={longest}
          optional="unsaid"
        />
      )}
      <FormActions submit={only ? t.moveTo[only] : t.moveSubmit} name="doe" value="verder" kind="secondary" />
    </Form>
  )
}

/** What is missing, at its fields. */
export function moveErrors(project: Project, values: FormValues, locale: Locale): FormErrors {
  const t = texts(locale)
  const to = choices(project).find((state) => state === valueIn(values, 'naar'))
  const body = valueIn(values, 'bericht')
  const lessons = valueIn(values, 'lessen')
  const tooLong = planTexts(locale).tooLong(longest)
  return {
    ...(to ? {} : { naar: planTexts(locale).missing(deskTexts(locale).one.moveChoose) }),
    ...(body === '' ? { bericht: t.moveNeedsWords } : body.length > longest ? { bericht: tooLong } : {}),
    ...(to === 'closed' && lessons === ''
      ? { lessen: t.closeNeedsLessons }
      : lessons.length > longest
        ? { lessen: tooLong }
        : {}),
  }
}
