import { type FrameworkDefinition, optionsOf, type Question } from '../../frameworks/index.ts'
import { type FormErrors, type FormInput, type FormValues, valueIn, valuesIn } from '../../kit/form.ts'
import { type Locale, say } from '../../kit/locale.ts'
import { type bindFields, CheckboxGroup, RadioGroup, TextArea } from '../../ui/form/index.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { type Sheet, sheetFaults } from '../rules.ts'
import { texts } from '../texts.ts'

export const answerField = (question: string): string => `antwoord_${question}`
export const reasonField = (question: string): string => `reden_${question}`
/** A reason of one; on the sheet for both the reasons of both fit. */
const longestReason = 1000
const longestOf = (isJoint: boolean): number => (isJoint ? 2 * longestReason + 1 : longestReason)

/** What was filled in, as a sheet; what the framework does not offer is left out. */
export function sheetIn(framework: FrameworkDefinition, { text }: Pick<FormInput, 'text'>): Sheet {
  const answers = framework.questions.flatMap((question) => {
    const offered = optionsOf(question).map(({ id }) => id)
    const chosen = valuesIn(text, answerField(question.id)).filter((id) => offered.includes(id))
    if (chosen.length === 0) return []
    return [[question.id, question.kind === 'several' ? chosen : (chosen[0] ?? '')] as const]
  })
  const reasons = framework.questions.flatMap(({ id }) => {
    const reason = valueIn(text, reasonField(id)).trim()
    return reason ? [[id, reason] as const] : []
  })
  return { answers: Object.fromEntries(answers), reasons: Object.fromEntries(reasons) }
}

/** A sheet as the fields of its form hold it. */
export const valuesOf = ({ answers, reasons }: Sheet): FormValues =>
  Object.fromEntries([
    ...Object.entries(answers).flatMap(([id, answer]) =>
      answer === undefined
        ? []
        : [[answerField(id), typeof answer === 'string' ? [answer] : answer] as const],
    ),
    ...Object.entries(reasons).map(([id, reason]) => [reasonField(id), [reason]] as const),
  ])

/** Reasons that are longer than fits, at their fields: nothing that was typed is cut off. */
export function lengthErrors(
  framework: FrameworkDefinition,
  { reasons }: Sheet,
  isJoint: boolean,
  locale: Locale,
): FormErrors {
  const most = longestOf(isJoint)
  return Object.fromEntries(
    framework.questions.flatMap(({ id }) =>
      (reasons[id]?.length ?? 0) > most
        ? [[reasonField(id), texts(locale).sheet.tooLong(most)] as const]
        : [],
    ),
  )
}

/** What a sheet lacks, at its fields, in the order of the form. */
export function sheetErrors(framework: FrameworkDefinition, sheet: Sheet, locale: Locale): FormErrors {
  const t = texts(locale).sheet
  const faults = sheetFaults(framework, sheet)
  return Object.fromEntries(
    framework.questions.flatMap(({ id, text }) => {
      const words = say(text, locale)
      if (faults[id] === 'answer') return [[answerField(id), t.noAnswer(words)] as const]
      if (faults[id] === 'reason') return [[reasonField(id), t.noReason(words)] as const]
      return []
    }),
  )
}

interface FieldsProps {
  readonly framework: FrameworkDefinition
  readonly field: ReturnType<typeof bindFields>
  readonly locale: Locale
  /** What each of the two chose, in words; where they settle on one sheet. */
  readonly chosen?: (question: Question) => string | null
  readonly isJoint: boolean
}

/** The questions of a framework, each with room for the reason: first whether it is possible, then the points. */
export function SheetFields(props: FieldsProps) {
  const { framework, locale } = props
  const t = texts(locale).sheet
  const parts = [
    { title: t.checks, text: t.checksText, fits: (one: Question) => one.kind === 'yes_no' },
    {
      title: t.points,
      text: null,
      fits: (one: Question) => one.kind === 'score' || one.kind === 'choice',
    },
    { title: t.more, text: null, fits: (one: Question) => one.kind === 'several' },
  ]
  return (
    <>
      {parts.map(({ title, text, fits }) => {
        const questions = framework.questions.filter(fits)
        if (questions.length === 0) return null
        return (
          <Section key={title} title={title}>
            {text && <p>{text}</p>}
            {questions.map((question) => (
              <OneQuestion key={question.id} {...props} question={question} />
            ))}
          </Section>
        )
      })}
    </>
  )
}

function OneQuestion({
  framework,
  field,
  locale,
  chosen,
  isJoint,
  question,
}: FieldsProps & { readonly question: Question }) {
  const t = texts(locale).sheet
  const counts = framework.sums.some(({ of }) => of.includes(question.id))
  const words = say(question.text, locale)
  const said = chosen?.(question) ?? null
  const hint = [
    question.help ? say(question.help, locale) : '',
    counts && question.weight !== undefined ? t.weight(question.weight) : '',
    question.when ? t.onlySometimes : '',
    said ? t.both(said) : '',
  ]
    .filter(Boolean)
    .join(' ')
  const options = optionsOf(question).map((option) => ({
    value: option.id,
    label:
      counts && option.points !== undefined
        ? t.option(option.points, say(option.text, locale))
        : say(option.text, locale),
  }))
  const choice = { ...field(answerField(question.id)), label: words, options, ...(hint ? { hint } : {}) }
  if (question.kind === 'several') return <CheckboxGroup {...choice} optional />
  return (
    <>
      <RadioGroup {...choice} {...(question.optional ? { optional: true } : {})} />
      <TextArea
        {...field(reasonField(question.id))}
        label={question.kind === 'yes_no' ? t.reasonIfNo(words) : t.reason(words)}
        max={longestOf(isJoint)}
        rows={2}
        optional="unsaid"
      />
    </>
  )
}
