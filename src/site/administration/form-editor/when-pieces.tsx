import { z } from 'zod'
import {
  answersToWaitFor,
  anything,
  type Condition,
  changePage,
  changeQuestion,
  conditionFrom,
  conditionLine,
  type FormDefinition,
  type FormField,
  pageOf,
  questionOf,
  questionsBefore,
  usualCondition,
} from '../../../forms/index.ts'
import { type FormInput, parseForm, valuesIn, withError } from '../../../kit/form.ts'
import { type Locale, say } from '../../../kit/locale.ts'
import { Disclosure } from '../../../ui/disclosure/disclosure.tsx'
import { CheckboxGroup, RadioGroup } from '../../../ui/form/index.ts'
import type { Binder, MakePiece, Piece, Understood } from '../drafts/piece.tsx'
import { pagePath } from './kind.ts'
import { questionAt } from './question-pieces.tsx'
import { texts } from './texts.ts'

/** Ways to say when: as it is (where boxes cannot show it), always, if all of it holds, if one of it does. */
const modes = ['zo', 'altijd', 'all', 'any'] as const
const nameOf = (field: FormField): string => `bij-${field.key}`

function answerWords(field: FormField, value: string, locale: Locale): string {
  const t = texts(locale)
  if (value === anything) return t.anything
  if (field.type === 'scale') return value
  if (!('options' in field)) return value === 'ja' ? t.yes : t.no
  const option = field.options.find((one) => one.value === value)
  return option ? say(option.label, locale) : value
}

/** The part of a piece that a page and a question share: boxes for every question that comes before. */
function whenPiece(
  form: FormDefinition,
  locale: Locale,
  now: Condition | undefined,
  before: readonly FormField[],
  change: (form: FormDefinition, when: Condition | undefined) => FormDefinition,
): Pick<Piece<FormDefinition>, 'title' | 'lead' | 'values' | 'read' | 'fields'> {
  const t = texts(locale)
  const usual = usualCondition(form, now)
  const offered = modes.filter((mode) => mode !== 'zo' || usual === null)
  const chosen = (field: FormField): readonly string[] => usual?.answers[field.key] ?? []
  const mode = !now ? 'altijd' : usual ? usual.holds : 'zo'
  const schema = z.object({ mode: z.enum(modes) })
  return {
    title: t.when,
    lead: t.whenLead,
    values: { mode: [mode], ...Object.fromEntries(before.map((field) => [nameOf(field), chosen(field)])) },
    read: (input: FormInput): Understood<FormDefinition> => {
      const parsed = parseForm(schema, input, locale, { mode: t.when })
      if (!parsed.ok) return parsed
      const asked = parsed.value.mode
      if (asked === 'zo') return { ok: true, apply: (definition) => ({ definition }) }
      if (asked === 'altijd')
        return { ok: true, apply: (definition) => ({ definition: change(definition, undefined) }) }
      const answers = Object.fromEntries(
        before.map((field) => [field.key, valuesIn(input.text, nameOf(field))] as const),
      )
      const when = conditionFrom(form, { holds: asked, answers })
      if (!when) return withError(input.text, 'mode', t.whenNothing)
      return { ok: true, apply: (definition) => ({ definition: change(definition, when) }) }
    },
    fields: (field: Binder) => (
      <>
        <RadioGroup
          {...field('mode')}
          label={t.when}
          options={offered.map((value) => ({
            value,
            label: value === 'zo' && now ? t.keepAsIs(conditionLine(form, now, locale)) : t.modes[value],
          }))}
        />
        {before.length === 0 && <p>{t.nothingBefore}</p>}
        {before.map((question) => (
          <Disclosure summary={say(question.label, locale)} open={chosen(question).length > 0}>
            <CheckboxGroup
              {...field(nameOf(question))}
              label={t.waitsFor(say(question.label, locale))}
              optional
              options={answersToWaitFor(question).map((value) => ({
                value,
                label: answerWords(question, value, locale),
              }))}
            />
          </Disclosure>
        ))}
      </>
    ),
  }
}

/** When a page is asked. */
export const pageWhenPiece: MakePiece<FormDefinition> = (c, form) => {
  const page = pageOf(form, c.req.param('pagina') ?? '')
  if (!page) return null
  const { locale } = c.var.act
  return {
    ...whenPiece(form, locale, page.when, questionsBefore(form, { page: page.key }), (now, when) =>
      changePage(now, page.key, (old) => ({ ...old, when })),
    ),
    path: pagePath(form.key, page.key, 'wanneer'),
    back: {
      href: pagePath(form.key, page.key),
      label: texts(locale).backToPage(say(page.title, locale)),
    },
    part: (now) => pageOf(now, page.key)?.when ?? null,
  }
}

/** When a question is asked. */
export const questionWhenPiece: MakePiece<FormDefinition> = (c, form) => {
  const at = questionAt(c, form, 'wanneer')
  if (!at) return null
  const { question, locale } = at
  return {
    ...at.shared,
    ...whenPiece(
      form,
      locale,
      question.when,
      questionsBefore(form, { question: question.key }),
      (now, when) => changeQuestion(now, question.key, (old) => ({ ...old, when })),
    ),
    part: (now) => questionOf(now, question.key)?.when ?? null,
  }
}
