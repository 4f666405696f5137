import type { Act } from '../../kit/act.ts'
import { addDays, addWorkingDays, dayOf } from '../../kit/dates.ts'
import { type FormState, freshForm } from '../../kit/form.ts'
import { newOnceToken } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import type { StaffMember } from '../../people/index.ts'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import { bindFields, DateInput, Form, FormActions, OnceToken, Select, TextArea } from '../../ui/form/index.ts'
import { Section } from '../../ui/heading/heading.tsx'
import type { OpenedWeighing } from '../actions/opened.ts'
import { texts } from '../texts.ts'

interface Props {
  readonly act: Act
  readonly number: string
  readonly form: FormState
}

/** Working days that two people get, unless who asks says otherwise. */
const usualDays = 10

const optionsFrom = (people: readonly StaffMember[]) =>
  people.map(({ id, name, job_title }) => ({
    value: id,
    label: [name, job_title].filter(Boolean).join(', '),
  }))

const isTyped = (form: FormState, doe: string): boolean => form.values.doe?.[0] === doe

/** Asks two people; with a day that is usually enough. */
export function AskForm({
  act,
  number,
  form,
  candidates,
  again,
}: Props & { readonly candidates: readonly StaffMember[]; readonly again: boolean }) {
  const { locale, now } = act
  const t = texts(locale).ask
  const today = dayOf(now)
  const typed = isTyped(form, 'vraag')
  const field = bindFields(typed ? form : freshForm({ datum: addWorkingDays(today, usualDays) }), locale)
  const options = optionsFrom(candidates)
  const body =
    candidates.length < 2 ? (
      <p>{t.tooFew}</p>
    ) : (
      <>
        <p>{t.text}</p>
        <Form action={paths.weighing(number)} label={t.title}>
          <OnceToken token={newOnceToken()} />
          <Select {...field('eerste')} label={t.first} options={options} />
          <Select {...field('tweede')} label={t.second} options={options} />
          <DateInput {...field('datum')} label={t.due} min={addDays(today, 1)} />
          <FormActions submit={t.button} name="doe" value="vraag" />
        </Form>
      </>
    )
  return again ? (
    <Disclosure summary={t.again} open={typed}>
      {body}
    </Disclosure>
  ) : (
    <Section title={t.title}>{body}</Section>
  )
}

/** Names somebody in each seat: another person, or the first where nobody sits. */
export function SeatForms({
  act,
  number,
  form,
  candidates,
  found,
}: Props & { readonly candidates: readonly StaffMember[]; readonly found: OpenedWeighing }) {
  const { locale } = act
  const t = texts(locale).manage
  const sitting = found.assessors.map(({ person_id }) => person_id)
  const options = optionsFrom(candidates.filter(({ id }) => !sitting.includes(id)))
  if (options.length === 0) return null
  return (
    <>
      {([1, 2] as const).map((seat) => {
        const isEmpty = !found.assessors.some((one) => one.seat === seat)
        const name = `beoordelaar_${seat}`
        const title = isEmpty ? t.fill(seat) : t.replace(seat)
        return (
          <Disclosure key={seat} summary={title} open={isEmpty || Object.hasOwn(form.errors, name)}>
            {!isEmpty && <p>{t.replaceText}</p>}
            <Form action={paths.weighing(number)} label={title}>
              <OnceToken token={newOnceToken()} />
              <Select {...bindFields(form, locale)(name)} label={t.person} options={options} />
              <FormActions
                submit={t.replaceButton}
                name="doe"
                value={`beoordelaar_${seat}`}
                kind={isEmpty ? 'primary' : 'secondary'}
              />
            </Form>
          </Disclosure>
        )
      })}
    </>
  )
}

/** Who was asked says that somebody else should do it. */
export function StepBackForm({ act, number }: Omit<Props, 'form'>) {
  const t = texts(act.locale).manage
  return (
    <Disclosure summary={t.stepBack}>
      <p>{t.stepBackText}</p>
      <Form action={paths.weighing(number)} label={t.stepBack}>
        <OnceToken token={newOnceToken()} />
        <FormActions submit={t.stepBackButton} name="doe" value="stop" kind="secondary" />
      </Form>
    </Disclosure>
  )
}

export function CallOffForm({ act, number, form }: Props) {
  const { locale } = act
  const t = texts(locale).manage
  return (
    <Disclosure summary={t.callOff} open={Object.hasOwn(form.errors, 'niet_door')}>
      <Form action={paths.weighing(number)} label={t.callOff}>
        <OnceToken token={newOnceToken()} />
        <TextArea {...bindFields(form, locale)('niet_door')} label={t.callOffReason} max={1000} rows={3} />
        <FormActions submit={t.callOffButton} name="doe" value="vervalt" kind="danger" />
      </Form>
    </Disclosure>
  )
}
