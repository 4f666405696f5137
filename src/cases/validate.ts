import { endsThatNeedAnotherWay, type Process, processSchema, type Step } from './schema.ts'

export type Validation =
  | { readonly ok: true; readonly process: Process }
  | { readonly ok: false; readonly faults: readonly string[] }

/**
 * Checks a process before it is published, and explains every fault in a sentence:
 * every step can be reached, every path ends, every outcome is named, every term is positive.
 */
export function validateProcess(input: unknown): Validation {
  const parsed = processSchema.safeParse(input)
  if (!parsed.success) {
    const faults = parsed.error.issues.map(
      (issue) => `${issue.path.join('.') || 'process'}: ${issue.message}`,
    )
    return { ok: false, faults }
  }
  const process = parsed.data
  const faults = [
    ...repeated('step', process.steps),
    ...repeated('norm', process.norms),
    ...repeated('decision type', process.decision_types),
    ...process.steps.flatMap((step) => repeated(`outcome of step '${step.key}'`, step.outcomes)),
    ...process.decision_types.flatMap((type) => repeated(`criterion of '${type.key}'`, type.criteria)),
    ...unknownNames(process),
    ...noesWithoutDecision(process),
    ...decisionsByThemselves(process),
  ]
  // The walk through the steps makes sense only when all names in it exist.
  if (faults.length === 0) faults.push(...unreachable(process), ...endless(process))
  return faults.length === 0 ? { ok: true, process } : { ok: false, faults }
}

function repeated(what: string, items: readonly { readonly key: string }[]): string[] {
  const keys = items.map((item) => item.key)
  return [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))].map(
    (key) => `The ${what} '${key}' occurs more than once.`,
  )
}

function unknownNames(process: Process): string[] {
  const steps = new Set(process.steps.map((step) => step.key))
  const types = new Set(process.decision_types.map((type) => type.key))
  const faults: string[] = []
  for (const step of process.steps) {
    for (const outcome of step.outcomes) {
      if (outcome.next !== undefined && !steps.has(outcome.next)) {
        faults.push(
          `Outcome '${outcome.key}' of step '${step.key}' goes to '${outcome.next}', which is no step.`,
        )
      }
    }
    const asked = [...step.asks_decision, ...step.outcomes.flatMap((outcome) => outcome.asks_decision ?? [])]
    for (const key of asked) {
      if (!types.has(key))
        faults.push(`Step '${step.key}' asks for the decision '${key}', which does not exist.`)
    }
  }
  for (const norm of process.norms) {
    for (const milestone of [norm.from, ...norm.until]) {
      if (milestone.step !== undefined && !steps.has(milestone.step)) {
        faults.push(`Norm '${norm.key}' names the step '${milestone.step}', which does not exist.`)
      }
    }
  }
  return faults
}

/** No refusal without a decision: only a decision carries reasons and another way (rule 3 of the domain). */
function noesWithoutDecision(process: Process): string[] {
  return process.steps.flatMap((step) =>
    step.outcomes
      .filter((outcome) => outcome.end !== undefined && endsThatNeedAnotherWay.includes(outcome.end))
      .filter((outcome) => (outcome.asks_decision ?? step.asks_decision).length === 0)
      .map(
        (outcome) =>
          `Outcome '${outcome.key}' of step '${step.key}' ends as '${outcome.end}' without asking for a decision.`,
      ),
  )
}

/** What happens by itself cannot wait for a decision. */
function decisionsByThemselves(process: Process): string[] {
  return process.steps.flatMap((step) =>
    step.outcomes
      .filter((outcome) => outcome.when !== undefined)
      .filter((outcome) => (outcome.asks_decision ?? step.asks_decision).length > 0)
      .map(
        (outcome) =>
          `Outcome '${outcome.key}' of step '${step.key}' asks for a decision and happens by itself.`,
      ),
  )
}

const nextOf = (step: Step): string[] =>
  step.outcomes.flatMap((outcome) => (outcome.next === undefined ? [] : [outcome.next]))

function unreachable(process: Process): string[] {
  const byKey = new Map(process.steps.map((step) => [step.key, step]))
  const reached = new Set<string>()
  const waiting = [process.steps[0]?.key ?? '']
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    const step = byKey.get(key)
    if (!step || reached.has(key)) continue
    reached.add(key)
    waiting.push(...nextOf(step))
  }
  return process.steps
    .filter((step) => !reached.has(step.key))
    .map((step) => `Step '${step.key}' cannot be reached from the first step.`)
}

function endless(process: Process): string[] {
  const ending = new Set<string>()
  for (let grew = true; grew; ) {
    grew = false
    for (const step of process.steps) {
      if (ending.has(step.key)) continue
      if (!step.outcomes.some((outcome) => outcome.end !== undefined || ending.has(outcome.next ?? '')))
        continue
      ending.add(step.key)
      grew = true
    }
  }
  return process.steps
    .filter((step) => !ending.has(step.key))
    .map((step) => `From step '${step.key}' no end can be reached.`)
}
