import { z } from 'zod'
import { type Scheme, type SchemeRule, schemeTexts } from '../../../funds/index.ts'
import { type FormInput, parseForm } from '../../../kit/form.ts'
import { moneyText, numberText, yesOrNo } from '../../../kit/form-fields.ts'
import type { Locale } from '../../../kit/locale.ts'
import { MoneyInput, NumberInput, YesNo } from '../../../ui/form/index.ts'
import { BothLanguages, bothIfAny, bothLabels, bothValues, halfWritten, readBoth } from '../drafts/both.tsx'
import type { Binder, MakePiece, Understood } from '../drafts/piece.tsx'
import { sharedBy } from './general-pieces.tsx'
import { ruleKinds, ruleWords } from './kind.ts'
import { typed } from './money-pieces.tsx'
import { texts } from './texts.ts'

type Kind = SchemeRule['kind']

const schema = z.object({
  on: yesOrNo(),
  amount: moneyText({ min: 1 }).optional(),
  weeks: numberText({ min: 1, max: 104 }).optional(),
  statements: numberText({ min: 1, max: 1000 }).optional(),
  month: numberText({ min: 1, max: 12 }).optional(),
  day: numberText({ min: 1, max: 31 }).optional(),
  ...bothIfAny('about', 200),
  ...bothIfAny('why', 600),
})
type Typed = z.infer<typeof schema>

/** What each kind of rule needs besides its explanation. */
const needs: Readonly<Record<Kind, readonly (keyof Typed)[]>> = {
  legal_entity_above: ['amount'],
  permit_weeks_before: ['weeks'],
  latest_day_in_year: ['month', 'day', 'about_nl', 'about_en'],
  weeks_before_meeting: ['weeks'],
  support_at_least: ['statements'],
  not_started: [],
}

function ruleOf(kind: Kind, value: Typed): SchemeRule {
  const explanation = readBoth(value, 'why') ?? { nl: '', en: '' }
  switch (kind) {
    case 'legal_entity_above':
      return { kind, cents: value.amount ?? 0, explanation }
    case 'permit_weeks_before':
    case 'weeks_before_meeting':
      return { kind, weeks: value.weeks ?? 1, explanation }
    case 'latest_day_in_year':
      return {
        kind,
        month: value.month ?? 1,
        day: value.day ?? 1,
        about: readBoth(value, 'about') ?? { nl: '', en: '' },
        explanation,
      }
    case 'support_at_least':
      return { kind, statements: value.statements ?? 1, explanation }
    case 'not_started':
      return { kind, explanation }
  }
}

function valuesOf(rule: SchemeRule | undefined): Record<string, readonly string[]> {
  if (!rule) return { on: ['nee'] }
  return {
    on: ['ja'],
    ...bothValues('why', rule.explanation),
    ...('cents' in rule ? { amount: [typed(rule.cents)] } : {}),
    ...('weeks' in rule ? { weeks: [String(rule.weeks)] } : {}),
    ...('statements' in rule ? { statements: [String(rule.statements)] } : {}),
    ...('month' in rule
      ? { month: [String(rule.month)], day: [String(rule.day)], ...bothValues('about', rule.about) }
      : {}),
  }
}

function labelsOf(locale: Locale): Record<string, string> {
  const t = texts(locale)
  const { amount, weeks, statements, month, day } = t
  return {
    on: t.applies,
    amount,
    weeks,
    statements,
    month,
    day,
    ...bothLabels('about', t.about, locale),
    ...bothLabels('why', schemeTexts(locale).why, locale),
  }
}

function read(input: FormInput, kind: Kind, locale: Locale): Understood<Scheme> {
  const parsed = parseForm(schema, input, locale, labelsOf(locale))
  if (!parsed.ok) return parsed
  const { value } = parsed
  const others = (now: Scheme) => now.rules.filter((rule) => rule.kind !== kind)
  if (!value.on) return { ok: true, apply: (now) => ({ definition: { ...now, rules: others(now) } }) }
  const half = halfWritten(input, ['about', 'why'], locale)
  if (half) return half
  const wanted = [...needs[kind], 'why_nl', 'why_en'] as const
  const missing = wanted.filter((name) => value[name] === undefined)
  if (missing.length > 0) {
    const errors = Object.fromEntries(missing.map((name) => [name, texts(locale).missing]))
    return { ok: false, values: input.text, errors }
  }
  const rule = ruleOf(kind, value)
  const inOrder = (now: Scheme) =>
    [...others(now), rule].sort((one, other) => ruleKinds.indexOf(one.kind) - ruleKinds.indexOf(other.kind))
  return { ok: true, apply: (now) => ({ definition: { ...now, rules: inOrder(now) } }) }
}

const fieldsOf = (kind: Kind, locale: Locale) => (field: Binder) => {
  const t = texts(locale)
  const asks = (name: keyof Typed): boolean => needs[kind].includes(name)
  return (
    <>
      <YesNo {...field('on')} label={t.applies} />
      {asks('amount') && <MoneyInput {...field('amount')} label={t.amount} optional="unsaid" />}
      {asks('weeks') && <NumberInput {...field('weeks')} label={t.weeks} optional="unsaid" />}
      {asks('statements') && <NumberInput {...field('statements')} label={t.statements} optional="unsaid" />}
      {asks('month') && <NumberInput {...field('month')} label={t.month} optional="unsaid" />}
      {asks('day') && <NumberInput {...field('day')} label={t.day} optional="unsaid" />}
      {asks('about_nl') && (
        <BothLanguages field={field} name="about" label={t.about} rows={2} locale={locale} />
      )}
      <BothLanguages field={field} name="why" label={schemeTexts(locale).why} rows={3} locale={locale} />
    </>
  )
}

/** One rule that is looked at while somebody fills in an application: whether it holds, how much, and why. */
export const rulePiece: MakePiece<Scheme> = (c, scheme) => {
  const { locale } = c.var.act
  const kind = ruleKinds.find((one) => ruleWords[one] === c.req.param('voorwaarde'))
  if (!kind) return null
  const ruleIn = (now: Scheme) => now.rules.find((rule) => rule.kind === kind)
  return {
    ...sharedBy(scheme, `voorwaarde/${ruleWords[kind]}`, locale),
    title: schemeTexts(locale).ruleNames[kind],
    values: valuesOf(ruleIn(scheme)),
    part: (now) => ruleIn(now) ?? null,
    read: (input) => read(input, kind, locale),
    fields: fieldsOf(kind, locale),
  }
}
