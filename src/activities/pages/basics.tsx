import { z } from 'zod'
import { type Day, dayOf } from '../../kit/dates.ts'
import { type FormState, freshForm, valueIn } from '../../kit/form.ts'
import { dayText, longText, shortText } from '../../kit/form-fields.ts'
import type { Locale } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import type { Plan, ReachedProject } from '../../projects/index.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { bindFields, DateInput, HiddenField, RadioGroup, TextArea, TextInput } from '../../ui/form/index.ts'
import { NowBox } from '../../ui/now-box/now-box.tsx'
import { deskTexts } from '../desk-texts.ts'
import type { Activity, ActivityContent } from '../store.ts'

// What every activity says of itself, whatever people do in it: which way of the plan it is, what about, and when.

export const basics = z.object({
  way: shortText(100),
  title: shortText(120),
  question: shortText(300),
  explanation: longText(4000).optional(),
  opens: dayText(),
  closes: dayText(),
  answerOn: dayText().optional(),
})

/** What it is called and asks, where that has other words than for ideas. */
export interface BasicWords {
  readonly title: string
  readonly question: string
}

/** What the fields are called, in the texts of errors. */
export const basicLabels = (locale: Locale, { title, question }: BasicWords = deskTexts(locale).edit) => {
  const { way, explanation, opens, closes, answerOn } = deskTexts(locale).edit
  return { way, title, question, explanation, opens, closes, answerOn }
}

/** The ways of the published plan, to carry one of them out. */
const waysOf = ({ plans }: ReachedProject): Plan['ways'] =>
  plans.find(({ state }) => state === 'published')?.plan.ways ?? []

/** Whether there is a way to carry out; without a published plan there is none. */
export const hasWays = (reached: ReachedProject): boolean => waysOf(reached).length > 0

/** Where nothing can be made yet: the plan comes first. */
export function PlanFirst({
  reached,
  locale,
}: {
  readonly reached: ReachedProject
  readonly locale: Locale
}) {
  const t = deskTexts(locale).edit
  return (
    <NowBox
      status={t.planFirst}
      tone="wait"
      action={<LinkButton href={paths.deskProject(reached.project.number)}>{t.planFirstLink}</LinkButton>}
    >
      <p>{t.planFirstText}</p>
    </NowBox>
  )
}

/** What a new one begins with: the first way of the plan on this site, with its days as far as those are still to come. */
export function firstBasics(reached: ReachedProject, now: Date): FormState['values'] {
  const way = waysOf(reached).find(({ reach }) => reach === 'online')
  const opens: Day | null = way?.from && way.from >= dayOf(now) ? way.from : null
  return freshForm({ way: way?.key, title: way?.what, opens, closes: way?.until }).values
}

/** What an activity says now. */
export const basicsOf = (activity: Activity): FormState['values'] =>
  freshForm({
    ...{ way: activity.way_key, title: activity.title, question: activity.question },
    ...{ explanation: activity.explanation, opens: activity.opens_on, closes: activity.closes_on },
    ...{ answerOn: activity.answer_on, seen: activity.changed_at.toISOString() },
  }).values

/** The same as it was filled in, for storing. */
export const basicContent = (
  filled: z.output<typeof basics>,
): Pick<
  ActivityContent,
  'way_key' | 'title' | 'question' | 'explanation' | 'opens_on' | 'closes_on' | 'answer_on'
> => ({
  ...{ way_key: filled.way, title: filled.title, question: filled.question },
  ...{ opens_on: filled.opens, closes_on: filled.closes },
  ...{ answer_on: filled.answerOn ?? null, explanation: filled.explanation ?? null },
})

interface FieldsProps {
  readonly form: FormState
  readonly locale: Locale
}

/** Which way of the plan it carries out, and what it is about. */
export function AboutFields(
  props: FieldsProps & { readonly reached: ReachedProject; readonly words?: BasicWords },
) {
  const { form, locale } = props
  const t = deskTexts(locale).edit
  const { title, question } = props.words ?? t
  const field = bindFields(form, locale)
  return (
    <>
      <HiddenField name="seen" value={valueIn(form.values, 'seen')} />
      <RadioGroup
        {...field('way')}
        label={t.way}
        options={waysOf(props.reached).map(({ key, what }) => ({ value: key, label: what }))}
      />
      <TextInput {...field('title')} label={title} hint={t.titleHint} />
      <TextInput {...field('question')} label={question} />
      <TextArea
        {...field('explanation')}
        label={t.explanation}
        hint={t.explanationHint}
        rows={5}
        max={4000}
        optional
      />
    </>
  )
}

/** From when until when, and by when there is an answer. */
export function DayFields({ form, locale }: FieldsProps) {
  const t = deskTexts(locale).edit
  const field = bindFields(form, locale)
  return (
    <>
      <DateInput {...field('opens')} label={t.opens} />
      <DateInput {...field('closes')} label={t.closes} />
      <DateInput {...field('answerOn')} label={t.answerOn} hint={t.answerHint} optional />
    </>
  )
}
