import { z } from 'zod'
import {
  addAnswer,
  changeThing,
  type FrameworkDefinition,
  type Option,
  type Question,
  thingIn,
} from '../../../frameworks/index.ts'
import { type FormInput, parseForm } from '../../../kit/form.ts'
import { numberText } from '../../../kit/form-fields.ts'
import { type Locale, say } from '../../../kit/locale.ts'
import { NumberInput } from '../../../ui/form/index.ts'
import { BothLanguages, bothLabels, bothShort, bothValues } from '../drafts/both.tsx'
import type { Binder, MakePiece } from '../drafts/piece.tsx'
import { texts } from './texts.ts'
import { thingAt } from './thing.ts'

const schema = z.object({
  ...bothShort('text', 300),
  points: numberText({ min: -1000, max: 1000 }).optional(),
})

function readAnswer(input: FormInput, locale: Locale) {
  const t = texts(locale)
  const parsed = parseForm(schema, input, locale, {
    ...bothLabels('text', t.answer, locale),
    points: t.points,
  })
  if (!parsed.ok) return parsed
  const { text_nl: nl, text_en: en, points } = parsed.value
  const fresh: Omit<Option, 'id'> = { text: { nl, en }, ...(points === undefined ? {} : { points }) }
  return { ok: true as const, fresh }
}

const fieldsFor = (locale: Locale) => (field: Binder) => {
  const t = texts(locale)
  return (
    <>
      <BothLanguages field={field} name="text" label={t.answer} locale={locale} />
      <NumberInput {...field('points')} label={t.points} hint={t.pointsHint} optional />
    </>
  )
}

/** One answer of a question, with its points. */
export const answerPiece: MakePiece<FrameworkDefinition> = (c, framework) => {
  const asked = c.req.param('antwoord') ?? ''
  const at = thingAt(c, framework, 'questions', `antwoord/${asked}`)
  const options = at?.thing.options ?? []
  const option = options.find(({ id }) => id === asked)
  if (!at || !option) return null
  const { id, locale, t } = at
  const change = (now: FrameworkDefinition, make: (options: readonly Option[]) => Option[]) =>
    changeThing(now, 'questions', id, (old) => ({ ...old, options: make(old.options ?? []) }))
  return {
    ...at.shared,
    title: `${t.answer}: ${say(option.text, locale)}`,
    values: {
      ...bothValues('text', option.text),
      ...(option.points === undefined ? {} : { points: [String(option.points)] }),
    },
    part: (now) => thingIn(now, 'questions', id)?.options?.find((one) => one.id === asked) ?? null,
    read: (input) => {
      const read = readAnswer(input, locale)
      if (!read.ok) return read
      return at.changed((now) =>
        change(now, (all) => all.map((one) => (one.id === asked ? { id: asked, ...read.fresh } : one))),
      )
    },
    fields: fieldsFor(locale),
    ...(options.length > 2
      ? {
          remove: {
            label: t.removeAnswer,
            apply: (now: FrameworkDefinition) => change(now, (all) => all.filter((one) => one.id !== asked)),
          },
        }
      : {}),
  }
}

const hasAnswers = ({ kind }: Question): boolean => kind !== 'yes_no'

/** An answer more. */
export const newAnswerPiece: MakePiece<FrameworkDefinition> = (c, framework) => {
  const at = thingAt(c, framework, 'questions', 'antwoord-erbij')
  if (!at || !hasAnswers(at.thing)) return null
  const { id, locale, t } = at
  return {
    ...at.shared,
    title: t.addAnswer,
    values: {},
    part: (now) => thingIn(now, 'questions', id)?.options?.map((one) => one.id) ?? null,
    read: (input) => {
      const read = readAnswer(input, locale)
      if (!read.ok) return read
      return at.changed((now) => changeThing(now, 'questions', id, (old) => addAnswer(old, read.fresh)))
    },
    fields: fieldsFor(locale),
  }
}
