import type { ComponentChildren } from 'preact'
import { z } from 'zod'
import { dayOf, formatDay } from '../../../kit/dates.ts'
import {
  type FormInput,
  type FormState,
  freshForm,
  type Parsed,
  parseForm,
  valueIn,
} from '../../../kit/form.ts'
import { longText, oneOf, shortText } from '../../../kit/form-fields.ts'
import { type Locale, langOfWords } from '../../../kit/locale.ts'
import { newOnceToken } from '../../../kit/once.ts'
import {
  bindFields,
  ConductLine,
  Form,
  FormActions,
  OnceToken,
  RadioGroup,
  TextArea,
  TextInput,
} from '../../../ui/form/index.ts'
import { Section } from '../../../ui/heading/heading.tsx'
import type { Side, Statement } from '../rules.ts'
import type { Support } from '../store.ts'
import { texts } from '../texts.ts'

/** For and against as they stand in forms and addresses. */
const sideWords = { voor: 'for', tegen: 'against' } as const satisfies Record<string, Side>
const words = ['voor', 'tegen'] as const
const wordOf = (side: Side): string => (side === 'for' ? 'voor' : 'tegen')

const schema = z.object({
  kant: oneOf(words),
  reden: longText(500).optional(),
  naam: shortText(150),
  plek: shortText(150).optional(),
})

const labelsOf = (locale: Locale) => {
  const t = texts(locale).form
  return { kant: t.side, naam: t.name, plek: t.place, reden: t.reason }
}

/** Reads what somebody says. Who is against says why. */
export function readStatement(
  input: FormInput,
  locale: Locale,
): { readonly ok: true; readonly said: Statement } | ({ readonly ok: false } & FormState) {
  const parsed: Parsed<z.output<typeof schema>> = parseForm(schema, input, locale, labelsOf(locale))
  // Asked in the same round as whatever else is missing.
  const isUnreasoned = valueIn(input.text, 'kant') === 'tegen' && valueIn(input.text, 'reden').trim() === ''
  const reasonMissing = isUnreasoned ? { reden: texts(locale).form.reasonMissing } : {}
  if (!parsed.ok || isUnreasoned) {
    const { kant: side, ...errors } = parsed.ok ? {} : parsed.errors
    return {
      ok: false,
      values: input.text,
      errors: { ...(side ? { kant: side } : {}), ...reasonMissing, ...errors },
    }
  }
  const { kant, naam, plek, reden } = parsed.value
  return {
    ok: true,
    said: { side: sideWords[kant], name: naam, place: plek ?? null, reason: reden ?? null },
  }
}

/** A form with what is known already. */
export const formOf = (
  known: { readonly [Field in keyof Statement]?: Statement[Field] | null },
  side?: string,
): FormState =>
  freshForm({
    kant: words.find((word) => word === side) ?? (known.side ? wordOf(known.side) : null),
    naam: known.name ?? null,
    plek: known.place ?? null,
    reden: known.reason ?? null,
  })

/** The questions: for or against, why, and who. */
export function StatementForm(props: {
  readonly action: string
  readonly form: FormState
  readonly locale: Locale
  readonly submit: string
  /** Tells this form from others on its page. */
  readonly deed: string
  readonly secondary?: boolean
  /** Asked besides, such as an address. */
  readonly children?: ComponentChildren
}) {
  const { action, form, locale, submit, deed, secondary, children } = props
  const t = texts(locale)
  const field = bindFields(form, locale)
  return (
    <Form action={action} label={t.form.title}>
      <OnceToken token={newOnceToken()} />
      <RadioGroup
        {...field('kant')}
        label={t.form.side}
        options={words.map((value) => ({ value, label: t.sides[sideWords[value]] }))}
      />
      <TextArea
        {...field('reden')}
        label={t.form.reason}
        hint={t.form.reasonHint}
        max={500}
        rows={3}
        optional="unsaid"
      />
      <TextInput {...field('naam')} label={t.form.name} autocomplete="name" />
      {children}
      <TextInput
        {...field('plek')}
        label={t.form.place}
        hint={t.form.placeHint}
        autocomplete="address-level3"
        optional
      />
      <ConductLine locale={locale} />
      <FormActions submit={submit} name="doe" value={deed} kind={secondary ? 'secondary' : 'primary'} />
    </Form>
  )
}

/** What somebody says now, and what the initiator did with it. */
export function Mine({ support, locale }: { readonly support: Support; readonly locale: Locale }) {
  const t = texts(locale).mine
  return (
    <>
      <p>
        <strong>{t[support.side]}</strong> {t.saidOn(formatDay(dayOf(support.said_at), locale, 'long'))}
      </p>
      {support.reason && (
        <>
          <p>{t.reason}:</p>
          <blockquote>
            <p class="keep-lines" lang={langOfWords(locale)}>
              {support.reason}
            </p>
          </blockquote>
        </>
      )}
      {support.answer && (
        <>
          <p>{t.answer}:</p>
          <blockquote>
            <p class="keep-lines" lang={langOfWords(locale)}>
              {support.answer}
            </p>
          </blockquote>
        </>
      )}
    </>
  )
}

/** Taking it back; after the decision only the name and the words go. */
export function WithdrawForm(props: {
  readonly action: string
  readonly isOpen: boolean
  readonly locale: Locale
}) {
  const { action, isOpen, locale } = props
  const t = texts(locale).mine
  return (
    <Section title={isOpen ? t.withdrawTitle : t.erase}>
      <p>{isOpen ? t.withdrawText : t.eraseText}</p>
      <Form action={action} label={isOpen ? t.withdrawTitle : t.erase}>
        <OnceToken token={newOnceToken()} />
        <FormActions submit={isOpen ? t.withdraw : t.erase} name="doe" value="intrekken" kind="secondary" />
      </Form>
    </Section>
  )
}
