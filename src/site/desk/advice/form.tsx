import type { FormState } from '../../../kit/form.ts'
import type { Locale } from '../../../kit/locale.ts'
import { newOnceToken } from '../../../kit/once.ts'
import { Button } from '../../../ui/button/button.tsx'
import { Disclosure } from '../../../ui/disclosure/disclosure.tsx'
import {
  bindFields,
  Form,
  FormActions,
  HiddenField,
  NumberInput,
  OnceToken,
  RadioGroup,
  TextArea,
  TextInput,
} from '../../../ui/form/index.ts'
import { Heading } from '../../../ui/heading/heading.tsx'
import { texts } from '../case/texts.ts'
import { grounds, isTouched, requirementFields, requirementsShown, verdicts } from './answer.ts'

/** Judgement, advice and requirements, on one page. */
export function AdviceForm({
  action,
  form,
  more,
  locale,
}: {
  readonly action: string
  readonly form: FormState
  /** Show room for more requirements than before. */
  readonly more: boolean
  readonly locale: Locale
}) {
  const words = texts(locale)
  const t = words.answerAdvice
  const field = bindFields(form, locale)
  const shown = requirementsShown(form.values, more)
  return (
    <Form action={action} label={t.answerTitle}>
      <OnceToken token={newOnceToken()} />
      <HiddenField name="aantal" value={String(shown.length)} />
      <RadioGroup
        {...field('oordeel')}
        label={t.verdict}
        options={verdicts.map((value) => ({ value, label: words.advice.verdicts[value] }))}
      />
      <TextArea {...field('advies')} label={t.text} max={8000} rows={8} />
      <Heading level={3}>{t.requirements}</Heading>
      <p>{t.requirementsLead}</p>
      {shown.map((number) => (
        <RequirementFields
          key={number}
          number={number}
          open={number === 1 || isTouched(form.values, number)}
          field={field}
          locale={locale}
        />
      ))}
      <FormActions submit={t.button}>
        <Button kind="secondary" name="meer" value="ja" icon="plus">
          {t.more}
        </Button>
      </FormActions>
    </Form>
  )
}

function RequirementFields({
  number,
  open,
  field,
  locale,
}: {
  readonly number: number
  readonly open: boolean
  readonly field: ReturnType<typeof bindFields>
  readonly locale: Locale
}) {
  const t = texts(locale).answerAdvice
  const names = requirementFields(number)
  const about = t.requirement(number)
  return (
    <Disclosure summary={about} open={open}>
      <TextArea {...field(names.text)} label={`${about}: ${t.what}`} max={1000} rows={3} optional="unsaid" />
      <RadioGroup
        {...field(names.ground)}
        label={`${about}: ${t.ground}`}
        optional="unsaid"
        options={grounds.map((value) => ({ value, label: value === 'law' ? t.law : t.wish }))}
      />
      <TextInput
        {...field(names.source)}
        label={`${about}: ${t.source}`}
        hint={t.sourceHint}
        autocomplete="off"
        optional="unsaid"
      />
      <TextArea
        {...field(names.solution)}
        label={`${about}: ${t.solution}`}
        max={1000}
        rows={3}
        optional="unsaid"
      />
      <NumberInput {...field(names.weeks)} label={`${about}: ${t.weeks}`} optional="unsaid" />
    </Disclosure>
  )
}
