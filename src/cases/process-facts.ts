import { type Locale, type Localised, locales, say } from '../kit/locale.ts'
import { isRole, roles } from '../people/index.ts'
import { factTexts } from './process-facts-texts.ts'
import type { DecisionType, Norm, Outcome, Process, Step } from './schema.ts'
import { texts } from './texts.ts'

/** One thing that a process says, in words: two versions are compared by these. */
export interface ProcessFact {
  /** The same thing in two versions has the same id. */
  readonly id: string
  /** The part of the process it stands in: a step, a promise, a decision. */
  readonly part: string
  /** What it is, such as "Termijn". */
  readonly name: string
  readonly value: string
}

/** Everything a process says, in the order in which it is read. Both languages of every text are there. */
export function processFacts(process: Process, locale: Locale): readonly ProcessFact[] {
  const t = factTexts(locale)
  return [
    ...both('process.title', t.process, t.title, process.title, locale),
    ...both('process.summary', t.process, t.summary, process.summary, locale),
    {
      id: 'process.order',
      part: t.process,
      name: t.order,
      value: process.steps.map((step, index) => `${index + 1}. ${say(step.title, locale)}`).join(', '),
    },
    ...process.norms.flatMap((norm) => normFacts(norm, locale)),
    ...process.steps.flatMap((step) => stepFacts(process, step, locale)),
    ...process.decision_types.flatMap((type) => decisionFacts(type, locale)),
  ]
}

/** A text in both languages; the other language is named. */
const both = (id: string, part: string, name: string, text: Localised, locale: Locale): ProcessFact[] =>
  locales.map((language) => ({
    id: `${id}.${language}`,
    part,
    name: language === locale ? name : `${name} (${factTexts(locale).languages[language]})`,
    value: text[language],
  }))

function normFacts(norm: Norm, locale: Locale): ProcessFact[] {
  const t = factTexts(locale)
  const part = t.norm(say(norm.title, locale))
  const id = `norm.${norm.key}`
  return [
    ...both(`${id}.title`, part, t.title, norm.title, locale),
    { id: `${id}.term`, part, name: t.term, value: texts(locale).term(norm.term) },
    {
      id: `${id}.clock`,
      part,
      name: t.clock,
      value: [...(norm.repeats ? [t.repeats] : []), norm.pausable ? t.pausable : t.notPausable].join(', '),
    },
  ]
}

function stepFacts(process: Process, step: Step, locale: Locale): ProcessFact[] {
  const t = texts(locale)
  const facts = factTexts(locale)
  const part = facts.step(say(step.title, locale))
  const id = `step.${step.key}`
  const fact = (key: string, name: string, value: string): ProcessFact => ({
    id: `${id}.${key}`,
    part,
    name,
    value,
  })
  const term = [
    t.term(step.term),
    facts.kinds[step.term.kind],
    ...(step.counts_from === 'submission' ? [facts.fromSubmission] : []),
    ...(step.term.general_act === undefined
      ? []
      : [step.term.general_act ? facts.generalAct : facts.noGeneralAct]),
  ]
  return [
    ...both(`${id}.title`, part, facts.title, step.title, locale),
    fact('actor', facts.actor, t.actors[step.actor]),
    fact('term', facts.term, term.join(', ')),
    ...both(`${id}.doing`, part, facts.doing, step.doing, locale),
    ...both(`${id}.explanation`, part, facts.explanation, step.explanation, locale),
    ...(step.letter ? both(`${id}.letter`, part, facts.letter, step.letter, locale) : []),
    ...step.needs.flatMap((need, index) => both(`${id}.need.${index}`, part, facts.need, need, locale)),
    ...step.asks_decision.map((key) =>
      fact(`asks.${key}`, facts.decision, decisionTitle(process, key, locale)),
    ),
    ...step.outcomes.flatMap((outcome) => outcomeFacts(process, step, outcome, locale)),
  ]
}

function outcomeFacts(process: Process, step: Step, outcome: Outcome, locale: Locale): ProcessFact[] {
  const t = texts(locale)
  const facts = factTexts(locale)
  const part = facts.step(say(step.title, locale))
  const id = `step.${step.key}.outcome.${outcome.key}`
  const next = process.steps.find((other) => other.key === outcome.next)
  const after = outcome.end
    ? facts.ends(t.ended[outcome.end])
    : facts.goesTo(next ? say(next.title, locale) : (outcome.next ?? ''))
  const asked = (outcome.asks_decision ?? []).map((key) => decisionTitle(process, key, locale))
  return [
    ...both(`${id}.label`, part, facts.outcome, outcome.label, locale),
    {
      id: `${id}.after`,
      part,
      name: facts.after(say(outcome.label, locale)),
      value: [after, ...asked.map(facts.withDecision)].join(', '),
    },
    ...(outcome.when
      ? [
          {
            id: `${id}.when`,
            part,
            name: facts.byItself(say(outcome.label, locale)),
            value: t.events[outcome.when],
          },
        ]
      : []),
    ...(outcome.application
      ? [
          {
            id: `${id}.application`,
            part,
            name: facts.application(say(outcome.label, locale)),
            value: t.applications[outcome.application],
          },
        ]
      : []),
  ]
}

function decisionFacts(type: DecisionType, locale: Locale): ProcessFact[] {
  const t = factTexts(locale)
  const part = t.decisionOf(say(type.title, locale))
  const id = `decision.${type.key}`
  return [
    ...both(`${id}.title`, part, t.title, type.title, locale),
    ...both(`${id}.body`, part, t.body, type.body, locale),
    ...(type.mandate ? both(`${id}.mandate`, part, t.mandate, type.mandate, locale) : []),
    {
      id: `${id}.by`,
      part,
      name: t.by,
      value: type.decided_by.map((role) => (isRole(role) ? say(roles[role], locale) : role)).join(', '),
    },
    { id: `${id}.objection`, part, name: t.objection, value: t.weeks(type.objection_weeks) },
    ...type.criteria.flatMap((criterion) => [
      ...both(`${id}.criterion.${criterion.key}.title`, part, t.criterion, criterion.title, locale),
      ...both(`${id}.criterion.${criterion.key}.question`, part, t.criterion, criterion.question, locale),
    ]),
  ]
}

function decisionTitle(process: Process, key: string, locale: Locale): string {
  const type = process.decision_types.find((candidate) => candidate.key === key)
  return type ? say(type.title, locale) : key
}
