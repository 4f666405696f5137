import { type Locale, type Localised, locales, say } from '../kit/locale.ts'
import { factTexts } from './framework-facts-texts.ts'
import type { FrameworkDefinition, Method, Question, Rule } from './schema.ts'
import { texts } from './texts.ts'
import { conditionInOneLine, outcomeTitle } from './words.ts'

/** One thing that a framework says, in words: two versions are compared by these. */
export interface FrameworkFact {
  /** The same thing in two versions has the same id. */
  readonly id: string
  /** The part of the framework it stands in: a question, an outcome, a rule. */
  readonly part: string
  readonly name: string
  readonly value: string
}

/** Everything a framework says, in the order in which it is read. Both languages of every text are there. */
export function frameworkFacts(framework: FrameworkDefinition, locale: Locale): readonly FrameworkFact[] {
  const t = factTexts(locale)
  const fact = (id: string, name: string, value: string): FrameworkFact => ({
    id: `framework.${id}`,
    part: t.framework,
    name,
    value,
  })
  const { assessors } = framework
  const sumName = (id: string): string => {
    const sum = framework.sums.find((one) => one.id === id)
    return sum ? say(sum.name, locale) : id
  }
  return [
    ...both('framework.title', t.framework, t.title, framework.title, locale),
    ...both('framework.summary', t.framework, t.summary, framework.summary, locale),
    ...both('framework.source', t.framework, t.source, framework.source, locale),
    fact('mode', t.mode, t.modes[framework.mode]),
    fact('outcomes', t.outcomesInOrder, inOrder(framework.outcomes.map(({ title }) => say(title, locale)))),
    fact('rules', t.rulesInOrder, inOrder(framework.rules.map(({ reason }) => say(reason, locale)))),
    ...(assessors
      ? [fact('assessors', t.assessors, `${sumName(assessors.sum)}: ${assessors.talk_above}`)]
      : []),
    ...framework.questions.flatMap((question) => questionFacts(framework, question, locale)),
    ...framework.sums.flatMap(({ id, name, of, weighted }) => {
      const part = t.sum(say(name, locale))
      const counted = framework.questions.filter((question) => of.includes(question.id))
      return [
        ...both(`sum.${id}`, part, t.title, name, locale),
        {
          id: `sum.${id}.of`,
          part,
          name: weighted ? t.countsWeighted : t.counts,
          value: counted.map(({ text }) => say(text, locale)).join('\n'),
        },
      ]
    }),
    ...framework.outcomes.flatMap(({ id, title, summary, enabled }) => {
      const part = t.outcome(say(title, locale))
      return [
        ...both(`outcome.${id}.title`, part, t.title, title, locale),
        ...both(`outcome.${id}.summary`, part, t.summary, summary, locale),
        { id: `outcome.${id}.on`, part, name: t.on, value: enabled === false ? t.no : t.yes },
      ]
    }),
    ...framework.rules.flatMap((rule) => ruleFacts(framework, rule, locale)),
    ...framework.methods.flatMap((method) => methodFacts(framework, method, locale)),
    ...framework.flags.flatMap(({ id, text }) => both(`flag.${id}`, t.flags, t.flag, text, locale)),
  ]
}

const inOrder = (titles: readonly string[]): string =>
  titles.map((title, at) => `${at + 1}. ${title}`).join('\n')

const both = (
  id: string,
  part: string,
  name: string,
  text: Localised | undefined,
  locale: Locale,
): readonly FrameworkFact[] =>
  text
    ? locales.map((language) => ({
        id: `${id}.${language}`,
        part,
        name: language === locale ? name : `${name} (${factTexts(locale).languages[language]})`,
        value: text[language],
      }))
    : []

function questionFacts(
  framework: FrameworkDefinition,
  question: Question,
  locale: Locale,
): readonly FrameworkFact[] {
  const t = factTexts(locale)
  const part = t.question(say(question.text, locale))
  const id = `question.${question.id}`
  const fact = (key: string, name: string, value: string) => ({ id: `${id}.${key}`, part, name, value })
  return [
    ...both(`${id}.text`, part, t.questionText, question.text, locale),
    fact('kind', t.kind, t.kinds[question.kind]),
    ...both(`${id}.help`, part, t.help, question.help, locale),
    ...(question.weight === undefined ? [] : [fact('weight', t.weight, String(question.weight))]),
    ...(question.optional ? [fact('optional', t.optional, t.yes)] : []),
    fact('when', t.when, whenWords(framework, question.when, locale)),
    ...(question.options ?? []).flatMap((option) => [
      ...both(`${id}.option.${option.id}`, part, t.answer, option.text, locale),
      ...(option.points === undefined
        ? []
        : [fact(`points.${option.id}`, t.pointsOf(say(option.text, locale)), String(option.points))]),
    ]),
  ]
}

/** When something counts, in one line. */
export const whenWords = (framework: FrameworkDefinition, when: Question['when'], locale: Locale): string =>
  when ? conditionInOneLine(framework, when, locale) : factTexts(locale).always

/** What a rule does to the outcome, in a sentence. */
export function effectWords(framework: FrameworkDefinition, rule: Rule, locale: Locale): string {
  const t = texts(locale)
  if (rule.outcome !== undefined) return t.outcomeIs(outcomeTitle(framework, rule.outcome, locale))
  if (rule.at_least !== undefined) return t.outcomeAtLeast(outcomeTitle(framework, rule.at_least, locale))
  if (rule.at_most !== undefined) return t.outcomeAtMost(outcomeTitle(framework, rule.at_most, locale))
  return factTexts(locale).tellsOnly
}

function ruleFacts(framework: FrameworkDefinition, rule: Rule, locale: Locale): readonly FrameworkFact[] {
  const t = factTexts(locale)
  const part = t.rule(framework.rules.indexOf(rule) + 1)
  const id = `rule.${rule.id}`
  const fact = (key: string, name: string, value: string) => ({ id: `${id}.${key}`, part, name, value })
  const flag = framework.flags.find((one) => one.id === rule.flag)
  return [
    fact('when', t.when, whenWords(framework, rule.when, locale)),
    fact('effect', t.effect, effectWords(framework, rule, locale)),
    ...(rule.say ? [fact('say', t.saidAlways, t.yes)] : []),
    ...(flag ? [fact('flag', t.flag, say(flag.text, locale))] : []),
    ...both(`${id}.reason`, part, t.reason, rule.reason, locale),
    ...(rule.advice ?? []).flatMap((advice, at) =>
      both(`${id}.advice.${at}`, part, t.advice, advice, locale),
    ),
  ]
}

function methodFacts(
  framework: FrameworkDefinition,
  method: Method,
  locale: Locale,
): readonly FrameworkFact[] {
  const t = factTexts(locale)
  const part = t.method(say(method.title, locale))
  const id = `method.${method.id}`
  const outcomes = (method.outcomes ?? []).map((one) => outcomeTitle(framework, one, locale))
  return [
    ...both(`${id}.title`, part, t.title, method.title, locale),
    ...both(`${id}.summary`, part, t.summary, method.summary, locale),
    { id: `${id}.kind`, part, name: t.kind, value: t.methodKinds[method.kind] },
    {
      id: `${id}.outcomes`,
      part,
      name: t.forOutcomes,
      value: method.outcomes ? outcomes.join(', ') : t.allOutcomes,
    },
    { id: `${id}.when`, part, name: t.when, value: whenWords(framework, method.when, locale) },
  ]
}
