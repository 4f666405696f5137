import { type Day, formatDay } from '../../kit/dates.ts'
import { type FormState, valueIn, withError } from '../../kit/form.ts'
import type { Locale } from '../../kit/locale.ts'
import { newOnceToken } from '../../kit/once.ts'
import { bindFields, Checkbox, Form, FormActions, HiddenField, OnceToken } from '../../ui/form/index.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { draftTexts } from '../draft-texts.ts'
import { firstDayWhenPublished } from '../rules.ts'
import type { Activity } from '../store.ts'

/** What a draft is, and when it would be open. */
export function DraftStand(props: {
  readonly activity: Activity
  readonly today: Day
  readonly locale: Locale
}) {
  const { activity, today, locale } = props
  const t = draftTexts(locale)
  const [from, until] = [formatDay(activity.opens_on, locale), formatDay(activity.closes_on, locale)]
  return (
    <>
      <p>{t.stand}</p>
      <p>
        {activity.closes_on < today
          ? t.over(until)
          : activity.opens_on < today
            ? t.past(from)
            : t.planned(from, until)}
      </p>
    </>
  )
}

interface FormsProps {
  readonly action: string
  readonly activity: Activity
  readonly form: FormState
  readonly today: Day
  readonly locale: Locale
}

/** Publishes a draft, after the preview was looked at; nothing where its last day is past. */
export function PublishForm({ action, activity, form, today, locale }: FormsProps) {
  const t = draftTexts(locale)
  if (activity.closes_on < today) return null
  const first = firstDayWhenPublished(activity, today)
  const title = first === today ? t.publishNow : t.publish
  return (
    <Section title={title} id="publiceren">
      <p>{first === today ? t.leadNow : t.lead(formatDay(first, locale))}</p>
      <Form action={action} label={title}>
        <OnceToken token={newOnceToken()} />
        <HiddenField name="seen" value={activity.changed_at.toISOString()} />
        <Checkbox {...bindFields(form, locale)('zeker')} label={t.sure} />
        <FormActions submit={title} name="doe" value="publiceer" />
      </Form>
    </Section>
  )
}

/** Throws a draft away. */
export function DiscardForm({ action, form, locale }: Omit<FormsProps, 'activity' | 'today'>) {
  const t = draftTexts(locale)
  return (
    <Section title={t.discard} id="weggooien">
      <p>{t.discardLead}</p>
      <Form action={action} label={t.discard}>
        <OnceToken token={newOnceToken()} />
        <Checkbox {...bindFields(form, locale)('weg')} label={t.discardSure} />
        <FormActions submit={t.discard} name="doe" value="weg" kind="secondary" />
      </Form>
    </Section>
  )
}

/** The form with what is missing to publish or throw away a draft; null when nothing is. */
export function draftFault(text: FormState['values'], locale: Locale): FormState | null {
  const t = draftTexts(locale)
  const doe = valueIn(text, 'doe')
  if (doe === 'publiceer' && valueIn(text, 'zeker') === '') return withError(text, 'zeker', t.unsure)
  if (doe === 'weg' && valueIn(text, 'weg') === '') return withError(text, 'weg', t.discardUnsure)
  return null
}
