import { freeKey, movedOne } from '../kit/keyed.ts'
import type { Localised } from '../kit/locale.ts'
import type { Norm, Outcome, Process, Step, StepActor } from './schema.ts'

/**
 * Changes to a process that is being prepared. Each answers a new process and keeps it whole as far as it can: who adds
 * or removes a step does not have to mend the ways to it by hand.
 */

/** A way from one step to the next, where a step can be put in between; null stands before the first step. */
export interface ConnectionPoint {
  readonly step: Step
  readonly outcome: Outcome
  readonly next: Step
}

/** Every way from a step to another. */
export const connectionPoints = (process: Process): readonly ConnectionPoint[] =>
  process.steps.flatMap((step) =>
    step.outcomes.flatMap((outcome) => {
      const next = process.steps.find((other) => other.key === outcome.next)
      return next ? [{ step, outcome, next }] : []
    }),
  )

/** The outcomes by which a case comes to a step. */
export const outcomesTo = (process: Process, key: string): readonly ConnectionPoint[] =>
  connectionPoints(process).filter(({ next }) => next.key === key)

export const changeProcess = (process: Process, words: Pick<Process, 'title' | 'summary'>): Process => ({
  ...process,
  ...words,
})

const changeSteps = (process: Process, change: (step: Step) => Step): Process => ({
  ...process,
  steps: process.steps.map(change),
})

export const changeStep = (process: Process, key: string, change: (step: Step) => Step): Process =>
  changeSteps(process, (step) => (step.key === key ? change(step) : step))

export interface NewStep {
  readonly title: Localised
  readonly doing: Localised
  readonly explanation: Localised
  readonly actor: StepActor
  readonly term: Step['term']
  readonly letter?: Localised | undefined
}

/**
 * Puts a step in between: the outcome that led on now leads to the new step, and that leads on to where the outcome
 * went. Without `between` it comes before the first step. Answers the key of the new step too.
 */
export function addStep(
  process: Process,
  fresh: NewStep,
  between: { readonly step: string; readonly outcome: string } | null,
): { readonly process: Process; readonly key: string } {
  const key = freeKey(
    fresh.title.en,
    process.steps.map((step) => step.key),
    'step',
  )
  const before = process.steps.findIndex((step) => step.key === between?.step)
  const replaced = process.steps[before]?.outcomes.find((outcome) => outcome.key === between?.outcome)
  const next = replaced?.next ?? process.steps[0]?.key
  const { letter, ...words } = fresh
  const step: Step = {
    key,
    ...words,
    ...(letter ? { letter } : {}),
    counts_from: 'step',
    needs: [],
    asks_decision: [],
    outcomes: [
      {
        key: 'done',
        label: { nl: 'Klaar, verder', en: 'Done, go on' },
        ...(next === undefined ? { end: 'completed' as const } : { next }),
      },
    ],
  }
  const led =
    between && replaced
      ? changeOutcome(process, between.step, between.outcome, (outcome) => ({ ...outcome, next: key }))
      : process
  const steps = [...led.steps.slice(0, before + 1), step, ...led.steps.slice(before + 1)]
  return { process: { ...led, steps }, key }
}

/** Takes a step away; what led to it leads to `instead`, another step. */
export function removeStep(process: Process, key: string, instead: string): Process {
  const steps = process.steps
    .filter((step) => step.key !== key)
    .map((step) => ({
      ...step,
      outcomes: step.outcomes.map((outcome) =>
        outcome.next === key ? { ...outcome, next: instead } : outcome,
      ),
    }))
  const norms = process.norms.map((norm) => ({
    ...norm,
    until: withoutStep(norm.until, key),
  }))
  return { ...process, steps, norms }
}

/** A promise that only this step could keep still names it, so that the check says so. */
function withoutStep(until: Norm['until'], key: string): Norm['until'] {
  const others = until.filter((milestone) => milestone.step !== key)
  return others.length > 0 ? others : until
}

/** Moves a step one place earlier or later in the picture; the ways between the steps stay as they are. */
export function moveStep(process: Process, key: string, by: -1 | 1): Process {
  const from = process.steps.findIndex((step) => step.key === key)
  return { ...process, steps: movedOne(process.steps, from, by) }
}

export const changeOutcome = (
  process: Process,
  step: string,
  key: string,
  change: (outcome: Outcome) => Outcome,
): Process =>
  changeStep(process, step, (one) => ({
    ...one,
    outcomes: one.outcomes.map((outcome) => (outcome.key === key ? change(outcome) : outcome)),
  }))

/** Adds a way out of a step; answers its key too. */
export function addOutcome(
  process: Process,
  stepKey: string,
  fresh: Omit<Outcome, 'key'>,
): { readonly process: Process; readonly key: string } {
  const taken = process.steps.find((step) => step.key === stepKey)?.outcomes ?? []
  const key = freeKey(
    fresh.label.en,
    taken.map((outcome) => outcome.key),
    'outcome',
  )
  const changed = changeStep(process, stepKey, (step) => ({
    ...step,
    outcomes: [...step.outcomes, { ...fresh, key }],
  }))
  return { process: changed, key }
}

export const removeOutcome = (process: Process, step: string, key: string): Process =>
  changeStep(process, step, (one) => ({
    ...one,
    outcomes: one.outcomes.filter((outcome) => outcome.key !== key),
  }))
