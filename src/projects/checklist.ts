import { addDays, type Day } from '../kit/dates.ts'
import { firstDay, isOver } from './rules.ts'
import type { Plan, ProjectState } from './schema.ts'

/** The eight ground rules and the three principles of participation, in their order. */
export const groundRules = [
  'on_time',
  'clear',
  'notice',
  'published',
  'everyone',
  'plain',
  'feedback',
  'learning',
] as const
export const principles = ['inclusion', 'tailored', 'safety'] as const
export type CheckKey = (typeof groundRules)[number] | (typeof principles)[number]

/** Kept, broken, or not to be said yet. */
export type Verdict = 'kept' | 'broken' | 'open'

/** One rule with the facts that it was computed from; the words are made elsewhere. */
export interface Check {
  readonly key: CheckKey
  readonly verdict: Verdict
  readonly facts: Readonly<Record<string, number | string | null>>
}

/** Everything that the checklist is computed from. */
export interface CheckFacts {
  readonly plan: Plan
  readonly state: ProjectState
  readonly today: Day
  readonly noticeDays: number
  /** Of the first version that was published, and how many there are. */
  readonly publishedOn: Day | null
  readonly versions: number
  /** First day in the plan that was published first. */
  readonly firstDayThen: Day | null
  readonly hasLevel: boolean
  readonly flags: readonly string[]
  /** Precautions that the framework asks for, and methods that fit. */
  readonly care: readonly string[]
  readonly methods: readonly string[]
  readonly closedOn: Day | null
  /** The day on which the last contribution got its answer; null while one waits, or nothing was put in. */
  readonly answeredOn: Day | null
  readonly hasLessons: boolean
}

/** Precautions for who does not dare to speak; the rest is about reaching people. */
export const safetyCare = ['independent_facilitator', 'small_groups', 'separate_channel'] as const

const filled = (...texts: readonly string[]): number => texts.filter((text) => text.trim() !== '').length
const verdict = (isKept: boolean): Verdict => (isKept ? 'kept' : 'broken')

/** The longest sentence that reads easily, and the share of longer ones that a text can have, of a hundred. */
export const longestSentence = 20
const mostLong = 10

/** Sentences of the texts that people read, and how many of them are too long. */
export function sentencesOf(plan: Plan): { readonly all: number; readonly long: number } {
  const { goal, decision, fixed, open, affected, reaching, use, feedbackHow, accessibility, safety } = plan
  const sentences = [goal, decision, fixed, open, affected, reaching, use, feedbackHow, accessibility, safety]
    .flatMap((text) => text.split(/[.!?:;]+(?=\s|$)|\n+/))
    .map((sentence) => sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length)
    .filter((words) => words > 0)
  return { all: sentences.length, long: sentences.filter((words) => words > longestSentence).length }
}

/** Each rule with what it was found by. A rule whose facts are still to come is open, not broken. */
export function checklist(facts: CheckFacts): readonly Check[] {
  const { plan } = facts
  return [
    onTime(facts),
    clear(facts),
    notice(facts),
    published(facts),
    everyone(facts),
    plain(plan),
    feedback(facts),
    learning(facts),
    inclusion(plan),
    tailored(facts),
    safety(facts),
  ]
}

/** People are asked before the decision is taken. */
function onTime({ plan }: CheckFacts): Check {
  const first = firstDay(plan)
  const facts = { first, decision: plan.decisionOn }
  if (first === null || plan.decisionOn === null) return { key: 'on_time', verdict: 'open', facts }
  return { key: 'on_time', verdict: verdict(first < plan.decisionOn), facts }
}

function clear({ plan, hasLevel }: CheckFacts): Check {
  const said = filled(plan.fixed, plan.open, plan.decision, plan.decider) + (hasLevel ? 1 : 0)
  return { key: 'clear', verdict: verdict(said === 5), facts: { said, of: 5 } }
}

function notice(about: CheckFacts): Check {
  const { publishedOn, firstDayThen, noticeDays, plan, flags } = about
  const first = firstDayThen ?? firstDay(plan)
  const urgent = flags.includes('evaluate_afterwards') ? 'yes' : null
  const facts = { published: publishedOn, first, days: noticeDays, urgent }
  if (urgent) return { key: 'notice', verdict: 'kept', facts }
  if (publishedOn === null || first === null) return { key: 'notice', verdict: 'open', facts }
  return { key: 'notice', verdict: verdict(addDays(publishedOn, noticeDays) <= first), facts }
}

function published({ publishedOn, versions }: CheckFacts): Check {
  const facts = { published: publishedOn, versions }
  return { key: 'published', verdict: publishedOn === null ? 'open' : 'kept', facts }
}

/** Who is hard to reach is named, and there is a way without a screen; where the framework asks it, we go there. */
function everyone({ plan, care }: CheckFacts): Check {
  const offline = plan.ways.filter(({ reach }) => reach !== 'online').length
  const outreach = plan.ways.filter(({ reach }) => reach === 'outreach').length
  const named = filled(plan.hardToReach, plan.reaching)
  const mustGo = care.includes('outreach_way')
  const facts = { offline, outreach, named, must_go: mustGo ? 'yes' : null }
  return { key: 'everyone', verdict: verdict(offline > 0 && named === 2 && (!mustGo || outreach > 0)), facts }
}

function plain(plan: Plan): Check {
  const { all, long } = sentencesOf(plan)
  const facts = { all, long, most: longestSentence }
  return { key: 'plain', verdict: all === 0 ? 'open' : verdict(long * 100 <= all * mostLong), facts }
}

/** Who took part hears what was done with it, by the day that the plan says. */
function feedback({ plan, state, today, closedOn, answeredOn }: CheckFacts): Check {
  const { feedbackOn } = plan
  const isOver = state === 'closed' || state === 'answering'
  // While people can still put something in, an answer to all so far is no end.
  const answered = (isOver ? answeredOn : null) ?? closedOn
  const facts = { promised: feedbackOn, said: plan.feedbackWhen || null, answered }
  if (state === 'stopped' || filled(plan.feedbackHow) === 0)
    return { key: 'feedback', verdict: 'open', facts }
  const isTold = state === 'closed' || answered !== null
  if (feedbackOn !== null && (answered ?? today) > feedbackOn)
    return { key: 'feedback', verdict: 'broken', facts }
  return { key: 'feedback', verdict: isTold ? 'kept' : 'open', facts }
}

function learning({ plan, state, hasLessons }: CheckFacts): Check {
  const planned = filled(plan.evaluation)
  const facts = { planned, lessons: hasLessons ? 'yes' : null, over: isOver(state) ? 'yes' : null }
  if (isOver(state)) return { key: 'learning', verdict: verdict(hasLessons), facts }
  return { key: 'learning', verdict: planned === 1 ? 'kept' : 'broken', facts }
}

function inclusion(plan: Plan): Check {
  const said = filled(plan.languages, plan.accessibility, plan.affected)
  return { key: 'inclusion', verdict: verdict(said === 3), facts: { said, of: 3 } }
}

/** What people are asked to do fits how much influence they have. */
function tailored({ plan, methods, hasLevel }: CheckFacts): Check {
  const fitting = plan.ways.filter(({ method }) => method !== null && methods.includes(method)).length
  const facts = { fitting, ways: plan.ways.length }
  if (!hasLevel || plan.ways.length === 0) return { key: 'tailored', verdict: 'open', facts }
  return { key: 'tailored', verdict: verdict(fitting > 0), facts }
}

function safety({ plan, care }: CheckFacts): Check {
  const asked = safetyCare.filter((one) => care.includes(one))
  const taken = asked.filter((one) => plan.care.includes(one)).length
  const facts = { asked: asked.length, taken, said: filled(plan.safety) }
  return {
    key: 'safety',
    verdict: verdict(filled(plan.safety) === 1 && (asked.length === 0 || taken > 0)),
    facts,
  }
}
