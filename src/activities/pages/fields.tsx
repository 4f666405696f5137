import type { ComponentChildren } from 'preact'
import { z } from 'zod'
import {
  type FormErrors,
  type FormInput,
  type FormState,
  freshForm,
  parseForm,
  valueIn,
} from '../../kit/form.ts'
import { emailText, longText, oneOf, shortText, ticked } from '../../kit/form-fields.ts'
import type { Locale } from '../../kit/locale.ts'
import {
  bindFields,
  Checkbox,
  PersonalDataCheck,
  personalDataErrors,
  RadioGroup,
  TextArea,
  TextInput,
} from '../../ui/form/index.ts'
import { type Asked, longest, type NameShown, namesShown, type Words } from '../schema.ts'
import type { Contribution } from '../store.ts'
import { texts } from '../texts.ts'

/** What is written: something of its own, or a comment on it. */
export type About = Asked | 'comment'

const schemaFor = (about: About) =>
  z.object({
    titel: about === 'comment' ? shortText(longest.title).optional() : shortText(longest.title),
    tekst: about === 'comment' ? longText(longest.body) : longText(longest.body).optional(),
    naam: shortText(longest.name).optional(),
    toon: oneOf(namesShown),
    jong: ticked(),
    email: emailText().optional(),
  })

const labelsFor = (about: About, locale: Locale) => {
  const t = texts(locale).form
  return {
    titel: about === 'comment' ? t.comment : t.title[about],
    tekst: about === 'comment' ? t.comment : t.body,
    naam: t.name,
    toon: t.shows,
    jong: t.young,
    email: t.email,
  }
}

/** How an address is asked: not of who is signed in, and not of everybody. */
export type AsksEmail = 'no' | 'must' | 'may'

export type ReadWords =
  | { readonly ok: true; readonly words: Words; readonly email: string | null }
  | ({ readonly ok: false } & FormState)

/** What everybody will read of a form. */
const publicWords = (values: FormState['values']): readonly string[] =>
  ['titel', 'tekst', 'waar'].map((name) => valueIn(values, name))

/**
 * Reads what somebody wrote; who gives a name says how it stands in public, and everybody leaves personal data out of
 * what others read.
 */
export function readWords(
  input: FormInput,
  about: About,
  asksEmail: AsksEmail,
  locale: Locale,
  isPrivate = false,
): ReadWords {
  const t = texts(locale).form
  const parsed = parseForm(schemaFor(about), input, locale, labelsFor(about, locale))
  const isYoung = valueIn(input.text, 'jong') !== ''
  const isNamed = !isYoung && valueIn(input.text, 'toon') !== 'anonymous'
  const errors: FormErrors = {
    ...(parsed.ok ? {} : parsed.errors),
    ...(isNamed && valueIn(input.text, 'toon') !== '' && valueIn(input.text, 'naam') === ''
      ? { naam: t.nameMissing }
      : {}),
    ...(asksEmail === 'must' && valueIn(input.text, 'email') === '' ? { email: t.emailMissing } : {}),
    ...(isPrivate ? {} : personalDataErrors(input, publicWords(input.text), locale)),
  }
  if (!parsed.ok || Object.keys(errors).length > 0) return { ok: false, values: input.text, errors }
  const { titel, tekst, naam, toon, email } = parsed.value
  return {
    ok: true,
    // Who is young is shown without a name whatever they chose, and we do not keep it; nor that they are young.
    words: {
      ...{ title: titel ?? '', body: tekst ?? null },
      ...(isYoung ? { name: null, shows: 'anonymous' as const } : { name: naam ?? null, shows: toon }),
    },
    email: asksEmail === 'no' ? null : (email ?? null),
  }
}

/** A form with what is known already. */
export const formOf = (known: {
  readonly title?: string | null
  readonly body?: string | null
  readonly name?: string | null
  readonly shows?: NameShown | null
}): FormState =>
  freshForm({
    ...{ titel: known.title, tekst: known.body, naam: known.name, toon: known.shows ?? 'first' },
    lezen: 'iedereen',
  })

export const formOfContribution = (one: Contribution): FormState => formOf(one)

/** The questions: what, why, what else is asked (`children`), and under which name. */
export function WordsFields(props: {
  readonly form: FormState
  readonly about: About
  readonly asksEmail: AsksEmail
  readonly locale: Locale
  readonly children?: ComponentChildren
}) {
  const { form, about, asksEmail, locale, children } = props
  const t = texts(locale).form
  const field = bindFields(form, locale)
  return (
    <>
      {about !== 'comment' && <TextInput {...field('titel')} label={t.title[about]} />}
      <TextArea
        {...field('tekst')}
        label={about === 'comment' ? t.comment : t.body}
        hint={about === 'comment' ? undefined : t.bodyHint}
        max={longest.body}
        rows={about === 'comment' ? 3 : 5}
        optional={about !== 'comment'}
      />
      {children}
      <PersonalDataCheck form={form} words={publicWords(form.values)} locale={locale} />
      <TextInput {...field('naam')} label={t.name} autocomplete="name" optional="unsaid" />
      <RadioGroup
        {...field('toon')}
        label={t.shows}
        options={namesShown.map((value) => ({ value, label: t.showing[value] }))}
      />
      <Checkbox {...field('jong')} label={t.young} hint={t.youngHint} />
      {asksEmail !== 'no' && (
        <TextInput
          {...field('email')}
          label={t.email}
          why={t.emailWhy}
          hint={asksEmail === 'may' ? t.emailOptional : undefined}
          type="email"
          autocomplete="email"
          optional={asksEmail === 'may'}
        />
      )}
    </>
  )
}
