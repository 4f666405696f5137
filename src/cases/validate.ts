import { type Localised, say } from '../kit/locale.ts'
import { endsThatNeedAnotherWay, type Outcome, type Process, processSchema, type Step } from './schema.ts'
import { letterWords, unknownWords } from './step-letter.ts'
import { texts } from './texts.ts'

/** Where in a process something is wrong, by the keys of its parts. */
export interface ProcessPlace {
  readonly step?: string
  readonly outcome?: string
  /** The words of the step in which it stands. */
  readonly words?: 'letter'
  readonly norm?: string
  readonly decision?: string
}

/** Something wrong in a process: what, and where to mend it. */
export interface ProcessFault {
  readonly message: Localised
  readonly place: ProcessPlace
}

export type Validation =
  | { readonly ok: true; readonly process: Process }
  | { readonly ok: false; readonly faults: readonly ProcessFault[] }

const fault = (place: ProcessPlace, nl: string, en: string): ProcessFault => ({ place, message: { nl, en } })

/** All faults as lines for a log or a command. */
export const faultLines = (faults: readonly ProcessFault[]): string =>
  faults.map(({ message }) => message.en).join('\n')

/**
 * Checks a process before it is published, and explains every fault in a sentence:
 * every step can be reached, every path ends, every outcome is named, every term is positive.
 */
export function validateProcess(input: unknown): Validation {
  const parsed = processSchema.safeParse(input)
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => {
      const path = issue.path.join('.') || 'process'
      return fault({}, `Er klopt iets niet bij ${path}.`, `${path}: ${issue.message}`)
    })
    return { ok: false, faults }
  }
  const process = parsed.data
  const faults = [...repetitions(process), ...process.steps.flatMap((step) => stepFaults(process, step))]
  faults.push(...unknownMilestones(process))
  // The walk through the steps makes sense only when all names in it exist.
  if (faults.length === 0) faults.push(...unreachable(process), ...endless(process))
  return faults.length === 0 ? { ok: true, process } : { ok: false, faults }
}

function repetitions(process: Process): readonly ProcessFault[] {
  return [
    ...repeated('De stap', 'The step', process.steps, (step) => ({ step })),
    ...repeated('De belofte', 'The norm', process.norms, (norm) => ({ norm })),
    ...repeated('Het besluit', 'The decision type', process.decision_types, (decision) => ({ decision })),
    ...process.steps.flatMap((step) =>
      repeated(
        `Bij stap '${step.title.nl}': de uitkomst`,
        `In step '${step.title.en}' the outcome`,
        step.outcomes,
        (outcome) => ({ step: step.key, outcome }),
      ),
    ),
    ...process.decision_types.flatMap((type) =>
      repeated(
        `Bij '${type.title.nl}': het punt`,
        `In '${type.title.en}' the criterion`,
        type.criteria,
        () => ({
          decision: type.key,
        }),
      ),
    ),
  ]
}

function repeated(
  nl: string,
  en: string,
  items: readonly { readonly key: string }[],
  placeOf: (key: string) => ProcessPlace,
): readonly ProcessFault[] {
  const keys = items.map((item) => item.key)
  return [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))].map((key) =>
    fault(
      placeOf(key),
      `${nl} '${key}' staat er meer dan een keer in.`,
      `${en} '${key}' occurs more than once.`,
    ),
  )
}

const stepFaults = (process: Process, step: Step): readonly ProcessFault[] => [
  ...letterFaults(step),
  ...step.asks_decision.flatMap((key) => unknownDecision(process, step, key, { step: step.key })),
  ...step.outcomes.flatMap((outcome) => outcomeFaults(process, step, outcome)),
]

function letterFaults(step: Step): readonly ProcessFault[] {
  if (!step.letter) return []
  const known = (locale: 'nl' | 'en'): string =>
    Object.values(letterWords)
      .map((word) => `{${say(word, locale)}}`)
      .join(', ')
  return unknownWords(step.letter).map(({ locale, word }) =>
    fault(
      { step: step.key, words: 'letter' },
      `De brief van stap '${step.title.nl}' noemt {${word}}. Dat kennen wij niet. Kies uit ${known(locale)}.`,
      `The letter of step '${step.title.en}' names {${word}}, which means nothing. Choose from ${known(locale)}.`,
    ),
  )
}

function unknownDecision(
  process: Process,
  step: Step,
  key: string,
  place: ProcessPlace,
): readonly ProcessFault[] {
  if (process.decision_types.some((type) => type.key === key)) return []
  return [
    fault(
      place,
      `Stap '${step.title.nl}' vraagt om een besluit dat er niet is. Kies een ander besluit.`,
      `Step '${step.title.en}' asks for the decision '${key}', which does not exist.`,
    ),
  ]
}

function outcomeFaults(process: Process, step: Step, outcome: Outcome): readonly ProcessFault[] {
  const place = { step: step.key, outcome: outcome.key }
  const nl = `Uitkomst '${outcome.label.nl}' van stap '${step.title.nl}'`
  const en = `Outcome '${outcome.label.en}' of step '${step.title.en}'`
  const asked = outcome.asks_decision ?? step.asks_decision
  const faults = [...(outcome.asks_decision ?? [])].flatMap((key) =>
    unknownDecision(process, step, key, place),
  )
  const { next, end } = outcome
  if (next !== undefined && !process.steps.some((other) => other.key === next)) {
    faults.push(
      fault(
        place,
        `${nl} gaat naar '${next}', maar die stap bestaat niet.`,
        `${en} goes to '${next}', which is no step.`,
      ),
    )
  }
  // No refusal without a decision: only a decision carries reasons and another way (rule 3 of the domain).
  if (end !== undefined && endsThatNeedAnotherWay.includes(end) && asked.length === 0) {
    faults.push(
      fault(
        place,
        `${nl} eindigt als '${texts('nl').ended[end]}' zonder besluit. Kies welk besluit erbij hoort.`,
        `${en} ends as '${texts('en').ended[end]}' without asking for a decision.`,
      ),
    )
  }
  // What happens by itself cannot wait for a decision.
  if (outcome.when !== undefined && asked.length > 0) {
    faults.push(
      fault(
        place,
        `${nl} vraagt om een besluit en gebeurt ook vanzelf. Dat kan niet samen.`,
        `${en} asks for a decision and happens by itself.`,
      ),
    )
  }
  return faults
}

function unknownMilestones(process: Process): readonly ProcessFault[] {
  const steps = new Set(process.steps.map((step) => step.key))
  return process.norms.flatMap((norm) =>
    [norm.from, ...norm.until]
      .flatMap((milestone) => (milestone.step === undefined ? [] : [milestone.step]))
      .filter((step) => !steps.has(step))
      .map((step) =>
        fault(
          { norm: norm.key },
          `De belofte '${norm.title.nl}' noemt de stap '${step}', maar die bestaat niet.`,
          `Norm '${norm.key}' names the step '${step}', which does not exist.`,
        ),
      ),
  )
}

const nextOf = (step: Step): string[] =>
  step.outcomes.flatMap((outcome) => (outcome.next === undefined ? [] : [outcome.next]))

function unreachable(process: Process): readonly ProcessFault[] {
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
    .map((step) =>
      fault(
        { step: step.key },
        `Niemand komt bij stap '${step.title.nl}'. Laat een uitkomst van een andere stap hierheen gaan.`,
        `Step '${step.title.en}' cannot be reached from the first step.`,
      ),
    )
}

function endless(process: Process): readonly ProcessFault[] {
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
    .map((step) =>
      fault(
        { step: step.key },
        `Vanuit stap '${step.title.nl}' komt er nooit een einde. Geef een uitkomst een einde.`,
        `From step '${step.title.en}' no end can be reached.`,
      ),
    )
}
