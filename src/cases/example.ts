import { type Day, latestDay } from '../kit/dates.ts'
import { say } from '../kit/locale.ts'
import type { TimedHappening } from './events.ts'
import { type About, endedLetter, type Letter, receivedLetter, stepMovedLetter, words } from './mails.ts'
import { decisionsAskedBy, outcomeOf, stepOf } from './rules.ts'
import type { EndKind, Outcome, Process, Step } from './schema.ts'
import { type CaseState, deriveCase } from './state.ts'

/** How the example leaves a step: by which outcome and on what day. */
export interface ExampleChoice {
  readonly outcome: string
  readonly on: Day
}

/** A mail of the example, as plain lines. */
export interface ExampleLetter {
  readonly subject: string
  readonly lines: readonly string[]
}

/** One stay of the example in a step. */
export interface ExampleStay {
  readonly step: Step
  readonly from: Day
  readonly due: Day
  /** What is sent when the step begins. */
  readonly letters: readonly ExampleLetter[]
  /** Null while the example is here. */
  readonly left: { readonly outcome: Outcome; readonly on: Day; readonly decision: string | null } | null
}

export interface Example {
  readonly stays: readonly ExampleStay[]
  /** What we promise from the day of sending in, with the last day. */
  readonly promises: readonly { readonly title: string; readonly due: Day }[]
  readonly end: {
    readonly kind: EndKind
    readonly on: Day
    readonly letters: readonly ExampleLetter[]
  } | null
  readonly state: CaseState
}

type Frame = Pick<About, 'locale' | 'municipality' | 'title' | 'number' | 'contact'>

/**
 * Walks an example through a process by the same rules as a real case: steps, terms with holidays, letters. Nothing is
 * stored. Choices that do not fit (any more) are left out, with all after them.
 */
export function walkExample(
  process: Process,
  start: Day,
  choices: readonly ExampleChoice[],
  frame: Frame,
): Example {
  const about: About = { ...frame, process }
  const events: TimedHappening[] = [
    { type: 'submitted', data: { officerId: 'example' }, on: start, side: 'initiator' },
  ]
  const begun = deriveCase(events, process, start)
  let state = begun
  const stays: ExampleStay[] = []
  let letters: readonly ExampleLetter[] = [plain(receivedLetter(about, contactDue(begun)))]
  for (const choice of choices) {
    const step = stepOf(process, state.step)
    const outcome = outcomeOf(step, choice.outcome)
    if (!step || !outcome || !state.stepTerm || !state.stepSince) break
    const on = latestDay(choice.on, state.stepSince)
    const decision = decisionName(process, step, outcome, frame)
    stays.push({
      step,
      from: state.stepSince,
      due: state.stepTerm.due,
      letters,
      left: { outcome, on, decision },
    })
    events.push({
      type: 'step_completed',
      data: { step: step.key, outcome: outcome.key },
      on,
      side: 'municipality',
    })
    state = deriveCase(events, process, on)
    letters = [
      ...(decision === null
        ? []
        : [{ subject: words(about).decision.subject(about.title), lines: [decision] }]),
      ...(state.step && state.stepTerm
        ? [plain(stepMovedLetter(about, step.key, outcome.key, state.step, state.stepTerm.due))]
        : []),
    ]
  }
  const here = stepOf(process, state.step)
  if (here && state.stepTerm && state.stepSince) {
    stays.push({ step: here, from: state.stepSince, due: state.stepTerm.due, letters, left: null })
  }
  return {
    stays,
    promises: promisesOf(process, begun, frame),
    end:
      state.end === null || state.endedOn === null
        ? null
        : { kind: state.end, on: state.endedOn, letters: [...letters, plain(endedLetter(about, state.end))] },
    state,
  }
}

const contactDue = (state: CaseState): Day | null =>
  state.terms.find(({ kind, name }) => kind === 'norm' && name === 'contact')?.due ?? null

function decisionName(process: Process, step: Step, outcome: Outcome, { locale }: Frame): string | null {
  const [key] = decisionsAskedBy(step, outcome)
  const type = process.decision_types.find((candidate) => candidate.key === key)
  return type ? say(type.title, locale) : null
}

const promisesOf = (process: Process, state: CaseState, { locale }: Frame): Example['promises'] =>
  process.norms.flatMap((norm) => {
    const term = state.terms.find(({ kind, name }) => kind === 'norm' && name === norm.key)
    return term ? [{ title: say(norm.title, locale), due: term.due }] : []
  })

/** A letter without greeting, links and signature. */
const plain = ({ subject, blocks }: Letter): ExampleLetter => ({
  subject,
  lines: blocks.flatMap((block) =>
    typeof block === 'string'
      ? [block]
      : 'list' in block
        ? block.list
        : 'quote' in block
          ? [block.quote]
          : [],
  ),
})
