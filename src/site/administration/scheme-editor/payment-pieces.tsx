import { z } from 'zod'
import {
  accountTerm,
  paymentRules,
  remindersOf,
  type Scheme,
  schemeTexts,
  settleTerm,
} from '../../../funds/index.ts'
import { parseForm } from '../../../kit/form.ts'
import { numberText, shortText } from '../../../kit/form-fields.ts'
import { say } from '../../../kit/locale.ts'
import { isRole, type Role, roles } from '../../../people/index.ts'
import { CheckboxGroup, NumberInput, RadioGroup, Select, TextInput } from '../../../ui/form/index.ts'
import type { MakePiece } from '../drafts/piece.tsx'
import { sharedBy } from './general-pieces.tsx'
import { termUnits } from './money-pieces.tsx'
import { texts } from './texts.ts'

const receivers = ['applicant', 'nobody'] as const
/** Who may look whether an account is of who got the grant: roles that reach the pages of payments or of the case. */
const checkers = [
  'fund_manager',
  'team_member',
  'coordinator',
  'area_manager',
] as const satisfies readonly Role[]
const mostReminders = 6
const days = /^\s*\d{1,3}(\s*[,;]\s*\d{1,3})*\s*$/

const schema = z.object({
  to: z.enum(receivers),
  checked_by: z.array(z.enum(checkers)).min(1),
  account_length: numberText({ min: 1, max: 1000 }),
  account_unit: z.enum(termUnits),
  settle_length: numberText({ min: 1, max: 1000 }),
  settle_unit: z.enum(termUnits),
  reminders: shortText(40),
})

/** "28, 7" as days, the longest before first; null when it is no such list. */
function readDays(text: string): readonly number[] | null {
  if (!days.test(text)) return null
  const read = [...new Set(text.split(/[,;]/).map(Number))].sort((one, other) => other - one)
  return read.includes(0) || read.length > mostReminders ? null : read
}

/** To whom money goes, who checks their account number, and until when who got it accounts for it. */
export const payingPiece: MakePiece<Scheme> = (c, scheme) => {
  const { locale } = c.var.act
  const t = schemeTexts(locale)
  const words = texts(locale)
  const { to, checked_by } = paymentRules(scheme)
  const account = accountTerm(scheme)
  const settle = settleTerm(scheme)
  const settleLength = `${t.terms.settle}: ${t.length.toLowerCase()}`
  const settleUnit = `${t.terms.settle}: ${t.unit.toLowerCase()}`
  const length = `${t.terms.account}: ${t.length.toLowerCase()}`
  const unit = `${t.terms.account}: ${t.unit.toLowerCase()}`
  return {
    ...sharedBy(scheme, 'uitbetalen', locale),
    title: t.parts.paying,
    values: {
      to: [to],
      checked_by: checked_by.filter(isRole),
      account_length: [String(account.length)],
      account_unit: [account.unit],
      settle_length: [String(settle.length)],
      settle_unit: [settle.unit],
      reminders: [remindersOf(scheme).join(', ')],
    },
    part: ({ payment, terms, accountability }) => [
      payment ?? null,
      terms.account ?? null,
      terms.settle ?? null,
      accountability.remind_days_before ?? null,
    ],
    read: (input) => {
      const parsed = parseForm(schema, input, locale, {
        to: t.payTo,
        checked_by: t.checkedBy,
        account_length: length,
        account_unit: unit,
        settle_length: settleLength,
        settle_unit: settleUnit,
        reminders: t.reminders,
      })
      if (!parsed.ok) return parsed
      const { value } = parsed
      const remind = readDays(value.reminders)
      if (!remind) return { ok: false, values: input.text, errors: { reminders: words.remindersFault } }
      return {
        ok: true,
        apply: (now) => ({
          definition: {
            ...now,
            payment: { to: value.to, checked_by: value.checked_by },
            terms: {
              ...now.terms,
              account: { ...account, length: value.account_length, unit: value.account_unit },
              settle: { ...settle, length: value.settle_length, unit: value.settle_unit },
            },
            accountability: { ...now.accountability, remind_days_before: [...remind] },
          },
        }),
      }
    },
    fields: (field) => (
      <>
        <RadioGroup
          {...field('to')}
          label={t.payTo}
          options={receivers.map((value) => ({ value, label: t.receivers[value] }))}
        />
        <CheckboxGroup
          {...field('checked_by')}
          label={t.checkedBy}
          options={checkers.map((value) => ({ value, label: say(roles[value], locale) }))}
        />
        <NumberInput {...field('account_length')} label={length} />
        <Select
          {...field('account_unit')}
          label={unit}
          options={termUnits.map((value) => ({ value, label: t.units[value] }))}
        />
        <NumberInput {...field('settle_length')} label={settleLength} />
        <Select
          {...field('settle_unit')}
          label={settleUnit}
          options={termUnits.map((value) => ({ value, label: t.units[value] }))}
        />
        <TextInput {...field('reminders')} label={t.reminders} hint={words.remindersHint} width="short" />
      </>
    ),
  }
}
