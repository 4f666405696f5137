import type { FormState } from '../../kit/form.ts'
import { type Locale, say } from '../../kit/locale.ts'
import {
  bindFields,
  CheckboxGroup,
  DateInput,
  Fieldset,
  MoneyInput,
  NumberInput,
  TextArea,
  TextInput,
} from '../../ui/form/index.ts'
import { fitting } from '../level.ts'
import type { Chapter } from '../plan-chapters.ts'
import { planTexts } from '../plan-texts.ts'
import { longest } from './plan-fields.ts'
import type { Writing } from './plan-writing.ts'

/** The fields of one chapter of a plan; its ways to take part have pages of their own. */
export function ChapterFields(props: {
  readonly writing: Writing
  readonly chapter: Exclude<Chapter, 'manieren'>
  readonly form: FormState
  readonly locale: Locale
}) {
  const { writing, chapter, form, locale } = props
  const t = planTexts(locale)
  const field = bindFields(form, locale)
  const hints: Readonly<Record<string, string>> = t.hints
  const hinted = (name: keyof typeof t.fields) => ({
    ...field(name),
    label: t.fields[name],
    ...(hints[name] ? { hint: hints[name] } : {}),
  })
  const area = (name: keyof typeof t.fields) => <TextArea {...hinted(name)} max={longest} rows={4} />
  switch (chapter) {
    case 'doel':
      return (
        <>
          {area('goal')}
          {area('decision')}
          <TextInput {...hinted('decider')} />
          <DayOrRoughly form={form} locale={locale} day="decisionOn" roughly="decisionWhen" />
        </>
      )
    case 'ruimte':
      return (
        <>
          {area('fixed')}
          {area('open')}
          {writing.flags?.includes('article_needed') && area('exception')}
        </>
      )
    case 'wie':
      return (
        <>
          {area('affected')}
          {area('hardToReach')}
          {area('reaching')}
        </>
      )
    case 'inbreng':
      return (
        <>
          {area('use')}
          <DayOrRoughly form={form} locale={locale} day="feedbackOn" roughly="feedbackWhen" />
          {area('feedbackHow')}
        </>
      )
    case 'veilig': {
      const care = writing.chosen ? fitting(writing.chosen).filter(({ kind }) => kind === 'care') : []
      return (
        <>
          {area('privacy')}
          {area('safety')}
          <TextInput {...hinted('languages')} />
          {area('accessibility')}
          {care.length > 0 && (
            <CheckboxGroup
              {...hinted('care')}
              options={care.map(({ id, title }) => ({ value: id, label: say(title, locale) }))}
              optional
            />
          )}
        </>
      )
    }
    case 'middelen':
      return (
        <>
          <MoneyInput {...field('budgetCents')} label={t.fields.budgetCents} optional />
          <NumberInput {...field('hours')} label={t.fields.hours} optional />
          <TextInput {...hinted('contact')} />
        </>
      )
    case 'terugblik':
      return area('evaluation')
    case 'wijziging':
      return (
        <TextArea
          {...field('changeNote')}
          label={t.changeNote}
          hint={t.changeNoteHint}
          max={longest}
          rows={4}
        />
      )
  }
}

/** One question with two answers of which one is enough: a day, or roughly when. */
function DayOrRoughly(props: {
  readonly form: FormState
  readonly locale: Locale
  readonly day: 'decisionOn' | 'feedbackOn'
  readonly roughly: 'decisionWhen' | 'feedbackWhen'
}) {
  const { form, locale, day, roughly } = props
  const t = planTexts(locale)
  const field = bindFields(form, locale)
  const label = day === 'decisionOn' ? t.writing.decisionTime : t.writing.feedbackTime
  return (
    <Fieldset name={`${day}-tijd`} locale={locale} label={label} hint={t.writing.either}>
      <DateInput {...field(day)} label={t.fields[day]} optional="unsaid" />
      <TextInput
        {...field(roughly)}
        label={t.fields[roughly]}
        hint={t.hints.decisionWhen}
        optional="unsaid"
      />
    </Fieldset>
  )
}
