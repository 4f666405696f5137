import { z } from 'zod'
import {
  changeThing,
  type FrameworkCondition,
  type FrameworkDefinition,
  frameworkConditionFrom,
  optionsOf,
  type Question,
  usualFrameworkCondition,
  whenWords,
} from '../../../frameworks/index.ts'
import { type FormInput, parseForm, valueIn, valuesIn, withError } from '../../../kit/form.ts'
import { type Locale, say } from '../../../kit/locale.ts'
import { Disclosure } from '../../../ui/disclosure/disclosure.tsx'
import { CheckboxGroup, NumberInput, RadioGroup } from '../../../ui/form/index.ts'
import type { Binder, MakePiece, Piece, Understood } from '../drafts/piece.tsx'
import { texts } from './texts.ts'
import { thingAt } from './thing.ts'

/** Ways to say when: as it is (where boxes cannot show it), always, if all of it holds, if one of it does. */
const modes = ['zo', 'altijd', 'all', 'any'] as const
const boxName = (id: string): string => `bij-${id}`
const leastName = (id: string): string => `vanaf-${id}`
const belowName = (id: string): string => `onder-${id}`

const bound = (input: FormInput, name: string): number | null | undefined => {
  const typed = valueIn(input.text, name).replace(',', '.')
  if (typed === '') return undefined
  return /^-?\d{1,6}(\.\d{1,3})?$/.test(typed) ? Number(typed) : null
}

const boundText = (value: number | undefined): readonly string[] =>
  value === undefined ? [] : [String(value).replace('.', ',')]

/** What rules, questions and ways share: boxes for questions, and bounds for sums where those may count. */
function whenPiece(
  framework: FrameworkDefinition,
  locale: Locale,
  now: FrameworkCondition | undefined,
  questions: readonly Question[],
  withSums: boolean,
  change: (framework: FrameworkDefinition, when: FrameworkCondition | undefined) => FrameworkDefinition,
): Pick<Piece<FrameworkDefinition>, 'title' | 'lead' | 'values' | 'read' | 'fields'> {
  const t = texts(locale)
  const usual = usualFrameworkCondition(framework, now)
  const offered = modes.filter((mode) => mode !== 'zo' || usual === null)
  const sums = withSums ? framework.sums : []
  const mode = !now ? 'altijd' : usual ? usual.holds : 'zo'
  const schema = z.object({ mode: z.enum(modes) })
  const ticked = (question: Question): readonly string[] => usual?.answers[question.id] ?? []
  return {
    title: t.when,
    lead: t.whenLead,
    values: {
      mode: [mode],
      ...Object.fromEntries(questions.map((question) => [boxName(question.id), ticked(question)])),
      ...Object.fromEntries(
        sums.flatMap(({ id }) => [
          [leastName(id), boundText(usual?.sums[id]?.at_least)],
          [belowName(id), boundText(usual?.sums[id]?.below)],
        ]),
      ),
    },
    read: (input): Understood<FrameworkDefinition> => {
      const parsed = parseForm(schema, input, locale, { mode: t.when })
      if (!parsed.ok) return parsed
      const asked = parsed.value.mode
      if (asked === 'zo') return { ok: true, apply: (definition) => ({ definition }) }
      if (asked === 'altijd')
        return { ok: true, apply: (definition) => ({ definition: change(definition, undefined) }) }
      const wrong = sums
        .flatMap(({ id }) => [leastName(id), belowName(id)])
        .find((name) => bound(input, name) === null)
      if (wrong) return withError(input.text, wrong, t.wrongNumber)
      const when = frameworkConditionFrom(framework, {
        holds: asked,
        answers: Object.fromEntries(questions.map(({ id }) => [id, valuesIn(input.text, boxName(id))])),
        sums: Object.fromEntries(
          sums.map(({ id }) => {
            const [least, below] = [bound(input, leastName(id)), bound(input, belowName(id))]
            return [
              id,
              {
                ...(typeof least === 'number' ? { at_least: least } : {}),
                ...(typeof below === 'number' ? { below } : {}),
              },
            ]
          }),
        ),
      })
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
            label: value === 'zo' ? t.keepAsIs(whenWords(framework, now, locale)) : t.modes[value],
          }))}
        />
        {questions.length === 0 && sums.length === 0 && <p>{t.nothingBefore}</p>}
        {questions.map((question) => (
          <Disclosure summary={say(question.text, locale)} open={ticked(question).length > 0}>
            <CheckboxGroup
              {...field(boxName(question.id))}
              label={t.waitsFor(say(question.text, locale))}
              optional
              options={optionsOf(question).map(({ id, text }) => ({ value: id, label: say(text, locale) }))}
            />
          </Disclosure>
        ))}
        {sums.map(({ id, name }) => (
          <Disclosure summary={say(name, locale)} open={usual?.sums[id] !== undefined}>
            <NumberInput
              {...field(leastName(id))}
              label={t.atLeast(say(name, locale))}
              hint={t.boundHint}
              optional
            />
            <NumberInput {...field(belowName(id))} label={t.below(say(name, locale))} optional />
          </Disclosure>
        ))}
      </>
    ),
  }
}

/** When a rule holds. */
export const ruleWhenPiece: MakePiece<FrameworkDefinition> = (c, framework) => {
  const at = thingAt(c, framework, 'rules', 'wanneer')
  if (!at) return null
  const { thing, id, locale } = at
  return {
    ...at.shared,
    ...whenPiece(framework, locale, thing.when, framework.questions, true, (now, when) =>
      changeThing(now, 'rules', id, (rule) => ({ ...rule, when })),
    ),
    part: at.partOf(({ when }) => when ?? null),
  }
}

/** When a question is asked: it looks back only. */
export const questionWhenPiece: MakePiece<FrameworkDefinition> = (c, framework) => {
  const at = thingAt(c, framework, 'questions', 'wanneer')
  if (!at) return null
  const { thing, id, locale } = at
  const before = framework.questions.slice(0, framework.questions.indexOf(thing))
  return {
    ...at.shared,
    ...whenPiece(framework, locale, thing.when, before, false, (now, when) =>
      changeThing(now, 'questions', id, (question) => ({ ...question, when })),
    ),
    part: at.partOf(({ when }) => when ?? null),
  }
}

/** When a way fits. */
export const methodWhenPiece: MakePiece<FrameworkDefinition> = (c, framework) => {
  const at = thingAt(c, framework, 'methods', 'wanneer')
  if (!at) return null
  const { thing, id, locale } = at
  return {
    ...at.shared,
    ...whenPiece(framework, locale, thing.when, framework.questions, true, (now, when) =>
      changeThing(now, 'methods', id, (method) => ({ ...method, when })),
    ),
    part: at.partOf(({ when }) => when ?? null),
  }
}
