import { z } from 'zod'
import { currentForm, type FormField } from '../../../forms/index.ts'
import {
  addThing,
  changeThing,
  type FrameworkDefinition,
  frameworkFactTexts,
  optionsFrom,
  type Question,
} from '../../../frameworks/index.ts'
import { doorFrameworkKey, ideaFormKey } from '../../../initiatives/index.ts'
import { parseForm, withError } from '../../../kit/form.ts'
import { longText, numberText, ticked } from '../../../kit/form-fields.ts'
import type { Ctx } from '../../../kit/http.ts'
import { say } from '../../../kit/locale.ts'
import { Checkbox, NumberInput, RadioGroup, Select } from '../../../ui/form/index.ts'
import {
  BothLanguages,
  bothIfAny,
  bothLabels,
  bothShort,
  bothValues,
  halfWritten,
  readBoth,
  readLines,
} from '../drafts/both.tsx'
import type { MakePiece, Piece } from '../drafts/piece.tsx'
import { texts as draftTexts } from '../drafts/texts.ts'
import { editPath, thingPath } from './kind.ts'
import { texts } from './texts.ts'
import { backHome, thingAt } from './thing.ts'

const kinds = ['yes_no', 'choice', 'several', 'score'] as const

/**
 * A question more. The framework of the front door asks nothing itself: its answers come from the form of an idea, so there a
 * question of that form is chosen.
 */
export const newQuestionPiece: MakePiece<FrameworkDefinition> = async (c, framework) =>
  framework.key === doorFrameworkKey ? fromForm(c, framework) : ownQuestion(c, framework)

function ownQuestion(c: Ctx, framework: FrameworkDefinition): Piece<FrameworkDefinition> {
  const { locale } = c.var.act
  const t = texts(locale)
  const schema = z.object({
    kind: z.enum(kinds),
    ...bothShort('text', 300),
    ...bothIfAny('help', 1000),
    answers_nl: longText(4000).optional(),
    answers_en: longText(4000).optional(),
    weight: numberText({ min: 1, max: 1000 }).optional(),
  })
  return {
    title: t.add.questions,
    lead: t.addQuestionLead,
    path: editPath(framework.key, 'vraag-erbij'),
    back: backHome(framework, locale),
    submit: t.addYes,
    values: {},
    part: (now) => now.questions.map(({ id }) => id),
    read: (input) => {
      const parsed = parseForm(schema, input, locale, {
        kind: t.kind,
        ...bothLabels('text', t.questionText, locale),
        ...bothLabels('help', t.help, locale),
        ...bothLabels('answers', t.answers, locale),
        weight: t.weight,
      })
      if (!parsed.ok) return parsed
      const half = halfWritten(input, ['help'], locale)
      if (half) return half
      const { kind, text_nl: nl, text_en: en, weight } = parsed.value
      const answers = kind === 'yes_no' ? [] : readLines(parsed.value, 'answers')
      if (!answers) return withError(input.text, 'answers_en', draftTexts(locale).uneven)
      if (kind !== 'yes_no' && answers.length < 2) return withError(input.text, 'answers_nl', t.twoAnswers)
      const help = readBoth(parsed.value, 'help')
      const make = (id: string): Question => ({
        id,
        kind,
        text: { nl, en },
        ...(help ? { help } : {}),
        ...(kind === 'yes_no' ? {} : { options: optionsFrom(answers, kind !== 'choice') }),
        ...(kind === 'score' ? { weight: weight ?? 1 } : {}),
      })
      return {
        ok: true,
        apply: (now) => {
          const added = addThing(now, 'questions', { nl, en }, make)
          return { definition: added.framework, to: thingPath(framework.key, 'questions', added.id) }
        },
      }
    },
    fields: (field) => (
      <>
        <RadioGroup
          {...field('kind')}
          label={t.kind}
          options={kinds.map((kind) => ({ value: kind, label: frameworkFactTexts(locale).kinds[kind] }))}
        />
        <BothLanguages field={field} name="text" label={t.questionText} locale={locale} />
        <BothLanguages
          field={field}
          name="answers"
          label={t.answers}
          hint={t.answersHint}
          rows={4}
          locale={locale}
          optional
        />
        <NumberInput {...field('weight')} label={t.weight} hint={t.weightHint} optional />
        <BothLanguages field={field} name="help" label={t.help} rows={2} locale={locale} optional />
      </>
    ),
  }
}

const canWeigh = (field: FormField): boolean =>
  field.type === 'choice' || field.type === 'multi_choice' || field.type === 'yes_no'

const kindOf = (field: FormField): Question['kind'] =>
  field.type === 'yes_no' ? 'yes_no' : field.type === 'multi_choice' ? 'several' : 'choice'

const idOf = (value: string): boolean => /^[a-z][a-z0-9_]*$/.test(value)

async function fromForm(c: Ctx, framework: FrameworkDefinition): Promise<Piece<FrameworkDefinition>> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const { form } = await currentForm(act.db, ideaFormKey)
  const asked = new Set(framework.questions.map(({ id }) => id))
  const free = form.sections
    .flatMap(({ fields }) => fields)
    .filter((field) => canWeigh(field) && !asked.has(field.key))
    .filter((field) => !('options' in field) || field.options.every(({ value }) => idOf(value)))
  const keys = free.map(({ key }) => key)
  const schema = z.object({ question: z.string().refine((key) => keys.includes(key)) })
  return {
    title: t.add.questions,
    lead: t.fromFormLead(say(form.title, locale)),
    path: editPath(framework.key, 'vraag-erbij'),
    back: backHome(framework, locale),
    submit: t.addYes,
    values: {},
    part: (now) => now.questions.map(({ id }) => id),
    read: (input) => {
      const parsed = parseForm(schema, input, locale, { question: t.fromForm })
      if (!parsed.ok) return parsed
      const field = free.find(({ key }) => key === parsed.value.question)
      if (!field) return withError(input.text, 'question', t.fromForm)
      const question: Question = {
        id: field.key,
        kind: kindOf(field),
        text: field.label,
        ...(field.hint ? { help: field.hint } : {}),
        ...('options' in field
          ? { options: field.options.map(({ value, label }) => ({ id: value, text: label })) }
          : {}),
        // Not everybody is asked every question of the form: the outcome must not wait for it.
        ...(field.required && !field.when ? {} : { optional: true }),
      }
      return {
        ok: true,
        apply: (now) => ({
          definition: { ...now, questions: [...now.questions, question] },
          to: thingPath(framework.key, 'questions', question.id),
        }),
      }
    },
    fields: (field) =>
      free.length === 0 ? (
        <p>{t.fromFormNone}</p>
      ) : (
        <Select
          {...field('question')}
          label={t.fromForm}
          options={free.map(({ key, label }) => ({ value: key, label: say(label, locale) }))}
        />
      ),
  }
}

/** The words of a question, its weight, and whether it may stay open. */
export const questionWordsPiece: MakePiece<FrameworkDefinition> = (c, framework) => {
  const at = thingAt(c, framework, 'questions', 'woorden')
  if (!at) return null
  const { thing, id, locale, t } = at
  const scored = thing.kind === 'score'
  const schema = z.object({
    ...bothShort('text', 300),
    ...bothIfAny('help', 1000),
    optional: ticked(),
    weight: scored ? numberText({ min: 1, max: 1000 }) : z.undefined(),
  })
  return {
    ...at.shared,
    title: t.questionWords,
    values: {
      ...bothValues('text', thing.text),
      ...bothValues('help', thing.help),
      optional: thing.optional ? ['ja'] : [],
      weight: [String(thing.weight ?? '')],
    },
    part: at.partOf(({ text, help, optional, weight }) => [text, help, optional, weight]),
    read: (input) => {
      const parsed = parseForm(schema, input, locale, {
        ...bothLabels('text', t.questionText, locale),
        ...bothLabels('help', t.help, locale),
        weight: t.weight,
      })
      if (!parsed.ok) return parsed
      const half = halfWritten(input, ['help'], locale)
      if (half) return half
      const { text_nl: nl, text_en: en, optional, weight } = parsed.value
      const help = readBoth(parsed.value, 'help')
      return at.changed((now) =>
        changeThing(now, 'questions', id, (old) => ({
          ...old,
          text: { nl, en },
          help,
          optional: optional || undefined,
          ...(weight === undefined ? {} : { weight }),
        })),
      )
    },
    fields: (field) => (
      <>
        <BothLanguages field={field} name="text" label={t.questionText} locale={locale} />
        <BothLanguages field={field} name="help" label={t.help} rows={3} locale={locale} optional />
        {scored && <NumberInput {...field('weight')} label={t.weight} hint={t.weightHint} />}
        <Checkbox {...field('optional')} label={t.optional} hint={t.optionalHint} />
      </>
    ),
  }
}

/** Takes a question away. */
export const removeQuestionPiece: MakePiece<FrameworkDefinition> = (c, framework) => {
  const at = thingAt(c, framework, 'questions', 'weghalen')
  if (!at?.removal) return null
  const { thing, locale, t, removal } = at
  return {
    ...at.shared,
    title: t.removeQuestionTitle(say(thing.text, locale)),
    lead: t.removeQuestionLead,
    submit: t.remove.questions,
    values: {},
    part: at.partOf((question) => question),
    read: () => ({
      ok: true,
      apply: (now) => ({ definition: removal.apply(now), to: editPath(framework.key) }),
    }),
    fields: () => null,
  }
}
