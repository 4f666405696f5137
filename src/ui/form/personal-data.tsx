import { type FormErrors, type FormInput, type FormState, valueIn } from '../../kit/form.ts'
import type { Locale } from '../../kit/locale.ts'
import { type PersonalDatum, personalDataIn } from '../../kit/personal-data.ts'
import { Notice } from '../notice/notice.tsx'
import { Checkbox } from './choices.tsx'
import { bindFields } from './form.tsx'
import { texts } from './texts.ts'

/** Name of the choice to leave personal data in a text. */
export const leaveField = 'laat_staan'

/** What somebody agreed to leave: with other data in the text they are asked again. */
const agreedTo = (found: readonly PersonalDatum[]): string => found.map(({ text }) => text).join(' | ')

type Words = readonly (string | null | undefined)[]

/** An error as long as there are personal data in these words, and nobody said to leave those. */
export function personalDataErrors(input: FormInput, words: Words, locale: Locale): FormErrors {
  const found = personalDataIn(...words)
  if (found.length === 0 || valueIn(input.text, leaveField) === agreedTo(found)) return {}
  return { [leaveField]: texts(locale).personal.error }
}

/** What was found, as a list. */
export function PersonalDataList(props: {
  readonly found: readonly PersonalDatum[]
  readonly locale: Locale
}) {
  const t = texts(props.locale).personal
  return (
    <ul>
      {props.found.map(({ kind, text }) => (
        <li key={`${kind} ${text}`}>
          {t.kinds[kind]}: {text}
        </li>
      ))}
    </ul>
  )
}

/**
 * In a form whose words everybody will read: the personal data in them, and the choice to leave them. Null when there are
 * none. It warns and never forbids.
 */
export function PersonalDataCheck(props: {
  readonly form: FormState
  readonly words: Words
  readonly locale: Locale
}) {
  const { form, words, locale } = props
  const t = texts(locale).personal
  const found = personalDataIn(...words)
  if (found.length === 0) return null
  return (
    <>
      <Notice tone="warning" title={t.title}>
        <p>{t.text}</p>
        <PersonalDataList found={found} locale={locale} />
      </Notice>
      <Checkbox
        {...bindFields(form, locale)(leaveField)}
        value={agreedTo(found)}
        label={t.leave}
        optional="unsaid"
      />
    </>
  )
}

/** The same where something is done with words that are there already: what was found, and what to do about it. */
export function PersonalDataNotice(props: { readonly words: Words; readonly locale: Locale }) {
  const found = personalDataIn(...props.words)
  if (found.length === 0) return null
  const t = texts(props.locale).personal
  return (
    <Notice tone="warning" title={t.title}>
      <p>{t.text}</p>
      <PersonalDataList found={found} locale={props.locale} />
    </Notice>
  )
}
