import { dayOf, formatTime } from '../../kit/dates.ts'
import { type FormState, freshForm } from '../../kit/form.ts'
import type { Locale } from '../../kit/locale.ts'
import { newOnceToken } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import {
  bindFields,
  CheckboxGroup,
  DateInput,
  Form,
  FormActions,
  OnceToken,
  RadioGroup,
  TextArea,
  TextInput,
  TimeInput,
} from '../../ui/form/index.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { needs, placeKinds } from '../rules.ts'
import type { Meeting, Participant } from '../store.ts'
import { texts } from '../texts.ts'

/** Which of the forms was sent and refused; that one stands open. */
export type Managing = 'antwoord' | 'verplaats' | 'afzeggen' | 'geweest' | 'eerder' | null

/** "Ik kan / ik kan niet", with what somebody needs to take part. */
export function AnswerForm(props: {
  readonly form: FormState
  readonly meeting: Meeting
  readonly mine: Participant
  readonly locale: Locale
}) {
  const { meeting, mine, locale } = props
  const t = texts(locale)
  const isFresh = Object.keys(props.form.errors).length === 0
  const known: FormState = {
    values: {
      answer: mine.answer ? [mine.answer] : [],
      needs: mine.needs,
      remark: mine.remark ? [mine.remark] : [],
    },
    errors: {},
  }
  const field = bindFields(isFresh ? known : props.form, locale)
  return (
    <Section title={t.answer.title}>
      {mine.answer && <p>{mine.answer === 'yes' ? t.answer.answeredYes : t.answer.answeredNo}</p>}
      <Form action={paths.meeting(meeting.id)} label={t.answer.title}>
        <OnceToken token={newOnceToken()} />
        <RadioGroup
          {...field('answer')}
          label={t.answer.question}
          options={[
            { value: 'yes', label: t.answer.yes },
            { value: 'no', label: t.answer.no },
          ]}
        />
        <CheckboxGroup
          {...field('needs')}
          label={t.answer.needs}
          why={t.answer.why}
          optional
          options={needs.map((need) => ({ value: need, label: t.needs[need] }))}
        />
        <TextArea
          {...field('remark')}
          label={t.answer.remark}
          hint={t.answer.remarkHint}
          max={1000}
          rows={3}
          optional
        />
        <FormActions submit={t.answer.send} name="doen" value="antwoord" />
      </Form>
    </Section>
  )
}

/** Day, times and place of a meeting, for planning and for moving. */
export function WhenAndWhere(props: {
  readonly form: FormState
  readonly today: string
  readonly locale: Locale
}) {
  const { form, today, locale } = props
  const t = texts(locale)
  const field = bindFields(form, locale)
  return (
    <>
      <DateInput {...field('day')} label={t.plan.day} min={today} />
      <TimeInput {...field('from')} label={t.plan.from} />
      <TimeInput {...field('to')} label={t.plan.to} />
      <RadioGroup
        {...field('placeKind')}
        label={t.plan.placeKind}
        options={placeKinds.map((kind) => ({ value: kind, label: t.placeKinds[kind] }))}
      />
      <TextInput {...field('place')} label={t.plan.place} hint={t.plan.placeHint} />
    </>
  )
}

/** Move, cancel, or record what was agreed: for who works on the case. */
export function ManageForms(props: {
  readonly form: FormState
  readonly meeting: Meeting
  readonly asked: Managing
  readonly now: Date
  readonly locale: Locale
}) {
  const { form, meeting, asked, now, locale } = props
  const { manage: t, plan } = texts(locale)
  const field = bindFields(form, locale)
  const action = paths.meeting(meeting.id)
  const hasBegun = meeting.starts_at <= now
  const current = freshForm({
    day: dayOf(meeting.starts_at),
    from: formatTime(meeting.starts_at, 'en'),
    to: formatTime(meeting.ends_at, 'en'),
    placeKind: meeting.place_kind,
    place: meeting.place,
  })
  const outcome = (
    <>
      <TextArea {...field('notesParties')} label={t.outcome} hint={t.outcomeHint} max={5000} />
      <TextArea
        {...field('notesStaff')}
        label={t.staffNotes}
        hint={t.staffNotesHint}
        max={5000}
        rows={4}
        optional
      />
    </>
  )
  return (
    <Section title={t.title}>
      {hasBegun && (
        <Disclosure summary={t.held} open={asked === 'geweest' || asked === null}>
          <Form action={action} label={t.held}>
            <OnceToken token={newOnceToken()} />
            {outcome}
            <FormActions submit={t.heldButton} name="doen" value="geweest" />
          </Form>
        </Disclosure>
      )}
      {!hasBegun && (
        <Disclosure summary={t.earlier} open={asked === 'eerder'}>
          <Form action={action} label={t.earlier}>
            <OnceToken token={newOnceToken()} />
            <DateInput {...field('wasDay')} label={t.wasDay} max={dayOf(now)} />
            <TimeInput {...field('wasFrom')} label={plan.from} />
            <TimeInput {...field('wasTo')} label={plan.to} />
            {outcome}
            <FormActions submit={t.heldButton} name="doen" value="eerder" />
          </Form>
        </Disclosure>
      )}
      <Disclosure summary={t.move} open={asked === 'verplaats'}>
        <Form action={action} label={t.move}>
          <OnceToken token={newOnceToken()} />
          <WhenAndWhere form={asked === 'verplaats' ? form : current} today={dayOf(now)} locale={locale} />
          <TextArea {...field('moveReason')} label={t.moveReason} max={500} rows={3} />
          <FormActions submit={t.moveButton} name="doen" value="verplaats" />
        </Form>
      </Disclosure>
      <Disclosure summary={t.cancel} open={asked === 'afzeggen'}>
        <Form action={action} label={t.cancel}>
          <OnceToken token={newOnceToken()} />
          <TextArea {...field('cancelReason')} label={t.cancelReason} max={500} rows={3} />
          <FormActions submit={t.cancelButton} name="doen" value="afzeggen" kind="danger" />
        </Form>
      </Disclosure>
    </Section>
  )
}
