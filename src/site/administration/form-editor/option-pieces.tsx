import { z } from 'zod'
import {
  addOption,
  changeOption,
  type FieldOption,
  type FormDefinition,
  type FormField,
  questionOf,
  removeOption,
} from '../../../forms/index.ts'
import { type FormInput, parseForm } from '../../../kit/form.ts'
import { ticked } from '../../../kit/form-fields.ts'
import { type Locale, say } from '../../../kit/locale.ts'
import { Checkbox } from '../../../ui/form/index.ts'
import {
  BothLanguages,
  bothIfAny,
  bothLabels,
  bothShort,
  bothValues,
  halfWritten,
  readBoth,
} from '../drafts/both.tsx'
import type { Binder, MakePiece } from '../drafts/piece.tsx'
import { questionAt } from './question-pieces.tsx'
import { texts } from './texts.ts'

const schema = z.object({ ...bothShort('label', 200), ...bothIfAny('hint', 500), alone: ticked() })

function readOption(input: FormInput, locale: Locale) {
  const t = texts(locale)
  const labels = { ...bothLabels('label', t.answer, locale), ...bothLabels('hint', t.hint, locale) }
  const parsed = parseForm(schema, input, locale, labels)
  if (!parsed.ok) return parsed
  const half = halfWritten(input, ['hint'], locale)
  if (half) return half
  const { label_nl: nl, label_en: en, alone } = parsed.value
  const hint = readBoth(parsed.value, 'hint')
  const fresh: Omit<FieldOption, 'value'> = {
    label: { nl, en },
    ...(hint ? { hint } : {}),
    ...(alone ? { alone } : {}),
  }
  return { ok: true as const, fresh }
}

const fieldsFor = (question: FormField, locale: Locale) => (field: Binder) => {
  const t = texts(locale)
  return (
    <>
      <BothLanguages field={field} name="label" label={t.answer} locale={locale} />
      <BothLanguages field={field} name="hint" label={t.answerHint} rows={2} locale={locale} optional />
      {question.type === 'multi_choice' && (
        <Checkbox {...field('alone')} label={t.alone} hint={t.aloneHint} />
      )}
    </>
  )
}

const optionsIn = (form: FormDefinition, key: string): readonly FieldOption[] => {
  const question = questionOf(form, key)
  return question && 'options' in question ? question.options : []
}

/** One answer that can be chosen. */
export const optionPiece: MakePiece<FormDefinition> = (c, form) => {
  const value = c.req.param('antwoord') ?? ''
  const at = questionAt(c, form, `antwoord/${encodeURIComponent(value)}`)
  if (!at) return null
  const { question, locale } = at
  const t = texts(locale)
  const options = optionsIn(form, question.key)
  const option = options.find((one) => one.value === value)
  if (!option) return null
  return {
    ...at.shared,
    title: `${t.answer}: ${say(option.label, locale)}`,
    lead: t.answerLead,
    values: {
      ...bothValues('label', option.label),
      ...bothValues('hint', option.hint),
      alone: option.alone ? ['ja'] : [],
    },
    part: (now) => optionsIn(now, question.key).find((one) => one.value === value) ?? null,
    read: (input) => {
      const read = readOption(input, locale)
      if (!read.ok) return read
      return {
        ok: true,
        apply: (now) => ({ definition: changeOption(now, question.key, value, read.fresh) }),
      }
    },
    fields: fieldsFor(question, locale),
    ...(options.length > 1
      ? {
          remove: {
            label: t.removeAnswer,
            apply: (now: FormDefinition) => removeOption(now, question.key, value),
          },
        }
      : {}),
  }
}

/** An answer more. */
export const newOptionPiece: MakePiece<FormDefinition> = (c, form) => {
  const at = questionAt(c, form, 'antwoord-erbij')
  if (!at || !('options' in at.question)) return null
  const { question, locale } = at
  const t = texts(locale)
  return {
    ...at.shared,
    title: t.addAnswer,
    values: {},
    part: (now) => optionsIn(now, question.key).map((one) => one.value),
    read: (input) => {
      const read = readOption(input, locale)
      if (!read.ok) return read
      return { ok: true, apply: (now) => ({ definition: addOption(now, question.key, read.fresh) }) }
    },
    fields: fieldsFor(question, locale),
  }
}
