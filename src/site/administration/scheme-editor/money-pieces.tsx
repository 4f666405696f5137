import { z } from 'zod'
import { allocations, fundTexts, type Scheme, schemeTexts, termInWords } from '../../../funds/index.ts'
import { parseForm } from '../../../kit/form.ts'
import { moneyText, numberText } from '../../../kit/form-fields.ts'
import { MoneyInput, NumberInput, RadioGroup, Select } from '../../../ui/form/index.ts'
import {
  BothLanguages,
  bothIfAny,
  bothLabels,
  bothLong,
  bothShort,
  bothValues,
  halfWritten,
  readBoth,
} from '../drafts/both.tsx'
import type { MakePiece } from '../drafts/piece.tsx'
import { sharedBy } from './general-pieces.tsx'

const scopes = ['municipality', 'jury_area'] as const
const juries = ['none', 'advises', 'decides'] as const
const levels = ['low', 'substantial', 'high'] as const

/** How the money is divided, who decides, and how sure we must be who applies. */
export const divisionPiece: MakePiece<Scheme> = (c, scheme) => {
  const { locale } = c.var.act
  const t = schemeTexts(locale)
  const schema = z.object({
    allocation: z.enum(allocations),
    ceilings: z.enum(scopes),
    jury: z.enum(juries),
    assurance: z.enum(levels),
    ...bothShort('body', 200),
    ...bothIfAny('mandate', 200),
  })
  return {
    ...sharedBy(scheme, 'verdeling', locale),
    title: t.parts.division,
    values: {
      allocation: [scheme.allocation],
      ceilings: [scheme.ceilings_per],
      jury: [scheme.decided_by.jury],
      assurance: [scheme.assurance],
      ...bothValues('body', scheme.decided_by.body),
      ...bothValues('mandate', scheme.decided_by.mandate ?? undefined),
    },
    part: ({ allocation, ceilings_per, decided_by, assurance }) => ({
      allocation,
      ceilings_per,
      decided_by,
      assurance,
    }),
    read: (input) => {
      const parsed = parseForm(schema, input, locale, {
        allocation: t.allocation,
        ceilings: t.ceilingsPer,
        jury: t.jury,
        assurance: t.assurance,
        ...bothLabels('body', t.body, locale),
        ...bothLabels('mandate', t.mandate, locale),
      })
      if (!parsed.ok) return parsed
      const half = halfWritten(input, ['mandate'], locale)
      if (half) return half
      const { allocation, ceilings, jury, assurance } = parsed.value
      const body = readBoth(parsed.value, 'body') ?? scheme.decided_by.body
      const mandate = readBoth(parsed.value, 'mandate') ?? null
      return {
        ok: true,
        apply: (now) => ({
          definition: {
            ...now,
            allocation,
            ceilings_per: ceilings,
            assurance,
            decided_by: { ...now.decided_by, jury, body, mandate },
          },
        }),
      }
    },
    fields: (field) => {
      const options = <K extends string>(values: readonly K[], words: Readonly<Record<K, string>>) =>
        values.map((value) => ({ value, label: words[value] }))
      return (
        <>
          <RadioGroup
            {...field('allocation')}
            label={t.allocation}
            options={options(allocations, fundTexts(locale).allocations)}
          />
          <RadioGroup {...field('ceilings')} label={t.ceilingsPer} options={options(scopes, t.ceilings)} />
          <RadioGroup {...field('jury')} label={t.jury} options={options(juries, t.juries)} />
          <RadioGroup {...field('assurance')} label={t.assurance} options={options(levels, t.assurances)} />
          <BothLanguages field={field} name="body" label={t.body} locale={locale} />
          <BothLanguages field={field} name="mandate" label={t.mandate} locale={locale} optional />
        </>
      )
    },
  }
}

/** Cents as people type them. */
export const typed = (cents: number): string =>
  cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2).replace('.', ',')

/** The amounts of a scheme: how much, what is paid ahead, and what must be accounted for. */
export const amountsPiece: MakePiece<Scheme> = (c, scheme) => {
  const { locale } = c.var.act
  const t = schemeTexts(locale)
  const { amounts, advance, accountability } = scheme
  const schema = z.object({
    min: moneyText({ min: 1 }),
    max: moneyText({ min: 1 }),
    advance: numberText({ min: 0, max: 100 }),
    ...bothLong('ahead', 600),
    once: moneyText(),
    evidence: moneyText(),
    ...bothLong('account', 600),
  })
  return {
    ...sharedBy(scheme, 'bedragen', locale),
    title: t.parts.money,
    values: {
      min: [typed(amounts.min_cents)],
      max: [typed(amounts.max_cents)],
      advance: [String(advance.percentage)],
      ...bothValues('ahead', advance.explanation),
      once: [typed(accountability.settled_at_once_up_to_cents)],
      evidence: [typed(accountability.evidence_above_cents)],
      ...bothValues('account', accountability.explanation),
    },
    part: (now) => [now.amounts, now.advance, now.accountability],
    read: (input) => {
      const parsed = parseForm(schema, input, locale, {
        min: t.min,
        max: t.max,
        advance: t.advance,
        once: t.atOnce,
        evidence: t.evidence,
        ...bothLabels('ahead', t.advanceExplanation, locale),
        ...bothLabels('account', t.accountExplanation, locale),
      })
      if (!parsed.ok) return parsed
      const { min, max, advance: percentage, once, evidence } = parsed.value
      const ahead = readBoth(parsed.value, 'ahead') ?? advance.explanation
      const account = readBoth(parsed.value, 'account') ?? accountability.explanation
      return {
        ok: true,
        apply: (now) => ({
          definition: {
            ...now,
            amounts: { min_cents: min, max_cents: max },
            advance: { percentage, explanation: ahead },
            accountability: {
              ...now.accountability,
              settled_at_once_up_to_cents: once,
              evidence_above_cents: evidence,
              explanation: account,
            },
          },
        }),
      }
    },
    fields: (field) => (
      <>
        <MoneyInput {...field('min')} label={t.min} />
        <MoneyInput {...field('max')} label={t.max} />
        <NumberInput {...field('advance')} label={t.advance} />
        <BothLanguages field={field} name="ahead" label={t.advanceExplanation} rows={3} locale={locale} />
        <MoneyInput {...field('once')} label={t.atOnce} />
        <MoneyInput {...field('evidence')} label={t.evidence} />
        <BothLanguages field={field} name="account" label={t.accountExplanation} rows={3} locale={locale} />
      </>
    ),
  }
}

const termNames = ['decide', 'supplement', 'pay'] as const
export const termUnits = ['working_days', 'days', 'weeks', 'months', 'years'] as const
const kinds = ['service', 'legal'] as const
const oneTerm = { length: numberText({ min: 1, max: 1000 }), unit: z.enum(termUnits), kind: z.enum(kinds) }
const termsSchema = z.object({
  decide_length: oneTerm.length,
  decide_unit: oneTerm.unit,
  decide_kind: oneTerm.kind,
  supplement_length: oneTerm.length,
  supplement_unit: oneTerm.unit,
  supplement_kind: oneTerm.kind,
  pay_length: oneTerm.length,
  pay_unit: oneTerm.unit,
  pay_kind: oneTerm.kind,
})

/** How long deciding, completing and paying may take. */
export const termsPiece: MakePiece<Scheme> = (c, scheme) => {
  const { locale } = c.var.act
  const t = schemeTexts(locale)
  const labels = termNames.flatMap((name) => [
    [`${name}_length`, `${t.terms[name]}: ${t.length.toLowerCase()}`],
    [`${name}_unit`, `${t.terms[name]}: ${t.unit.toLowerCase()}`],
    [`${name}_kind`, `${t.terms[name]}: ${t.kind.toLowerCase()}`],
  ])
  const label = Object.fromEntries(labels) as Readonly<Record<string, string>>
  return {
    ...sharedBy(scheme, 'termijnen', locale),
    title: t.parts.terms,
    lead: termNames.map((name) => `${t.terms[name]}: ${termInWords(scheme.terms[name], locale)}`).join(', '),
    values: Object.fromEntries(
      termNames.flatMap((name) => [
        [`${name}_length`, [String(scheme.terms[name].length)]],
        [`${name}_unit`, [scheme.terms[name].unit]],
        [`${name}_kind`, [scheme.terms[name].kind]],
      ]),
    ),
    part: ({ terms }) => terms,
    read: (input) => {
      const parsed = parseForm(termsSchema, input, locale, label)
      if (!parsed.ok) return parsed
      const { value } = parsed
      const term = (name: (typeof termNames)[number], was: Scheme['terms']['decide']) => ({
        ...was,
        length: value[`${name}_length`],
        unit: value[`${name}_unit`],
        kind: value[`${name}_kind`],
      })
      return {
        ok: true,
        apply: (now) => ({
          definition: {
            ...now,
            terms: {
              ...now.terms,
              decide: term('decide', now.terms.decide),
              supplement: term('supplement', now.terms.supplement),
              pay: term('pay', now.terms.pay),
            },
          },
        }),
      }
    },
    fields: (field) =>
      termNames.map((name) => (
        <>
          <NumberInput {...field(`${name}_length`)} label={label[`${name}_length`] ?? ''} />
          <Select
            {...field(`${name}_unit`)}
            label={label[`${name}_unit`] ?? ''}
            options={termUnits.map((unit) => ({ value: unit, label: t.units[unit] }))}
          />
          <RadioGroup
            {...field(`${name}_kind`)}
            label={label[`${name}_kind`] ?? ''}
            options={kinds.map((kind) => ({ value: kind, label: t.termKinds[kind] }))}
          />
        </>
      )),
  }
}
