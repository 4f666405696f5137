import { z } from 'zod'
import {
  addRow,
  changeRow,
  type FieldRow,
  type FormDefinition,
  questionOf,
  removeRow,
} from '../../../forms/index.ts'
import { type FormInput, parseForm } from '../../../kit/form.ts'
import { type Locale, say } from '../../../kit/locale.ts'
import { BothLanguages, bothLabels, bothShort, bothValues } from '../drafts/both.tsx'
import type { Binder, MakePiece } from '../drafts/piece.tsx'
import { questionAt } from './question-pieces.tsx'
import { texts } from './texts.ts'

function readRow(input: FormInput, locale: Locale) {
  const labels = bothLabels('label', texts(locale).row, locale)
  const parsed = parseForm(z.object(bothShort('label', 200)), input, locale, labels)
  if (!parsed.ok) return parsed
  const { label_nl: nl, label_en: en } = parsed.value
  return { ok: true as const, label: { nl, en } }
}

const fieldsFor = (locale: Locale) => (field: Binder) => (
  <BothLanguages field={field} name="label" label={texts(locale).row} locale={locale} />
)

const rowsIn = (form: FormDefinition, key: string): readonly FieldRow[] => {
  const question = questionOf(form, key)
  return question?.type === 'matrix' ? question.rows : []
}

/** One row of a table of choices. */
export const rowPiece: MakePiece<FormDefinition> = (c, form) => {
  const value = c.req.param('rij') ?? ''
  const at = questionAt(c, form, `rij/${encodeURIComponent(value)}`)
  if (!at) return null
  const { question, locale } = at
  const t = texts(locale)
  const rows = rowsIn(form, question.key)
  const row = rows.find((one) => one.value === value)
  if (!row) return null
  return {
    ...at.shared,
    title: `${t.row}: ${say(row.label, locale)}`,
    lead: t.rowLead,
    values: bothValues('label', row.label),
    part: (now) => rowsIn(now, question.key).find((one) => one.value === value) ?? null,
    read: (input) => {
      const read = readRow(input, locale)
      if (!read.ok) return read
      return { ok: true, apply: (now) => ({ definition: changeRow(now, question.key, value, read.label) }) }
    },
    fields: fieldsFor(locale),
    ...(rows.length > 1
      ? {
          remove: {
            label: t.removeRow,
            apply: (now: FormDefinition) => removeRow(now, question.key, value),
          },
        }
      : {}),
  }
}

/** A row more. */
export const newRowPiece: MakePiece<FormDefinition> = (c, form) => {
  const at = questionAt(c, form, 'rij-erbij')
  if (at?.question.type !== 'matrix') return null
  const { question, locale } = at
  return {
    ...at.shared,
    title: texts(locale).addRow,
    values: {},
    part: (now) => rowsIn(now, question.key).map((one) => one.value),
    read: (input) => {
      const read = readRow(input, locale)
      if (!read.ok) return read
      return { ok: true, apply: (now) => ({ definition: addRow(now, question.key, read.label) }) }
    },
    fields: fieldsFor(locale),
  }
}
