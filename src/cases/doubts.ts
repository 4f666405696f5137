import type { Process, Step } from './schema.ts'
import type { TermUnit } from './terms.ts'
import type { ProcessFault } from './validate.ts'

/** A term in days, about: for comparing terms before anything began. */
const daysOf: Readonly<Record<TermUnit, number>> = {
  working_days: 7 / 5,
  days: 1,
  weeks: 7,
  months: 30,
  years: 365,
}

const lengthOf = ({ term }: Step): number => term.length * daysOf[term.unit]

/**
 * What may be meant and is worth a second look: a step whose term counts from the submission while the steps before it
 * may take all of it, so that it would be late before it begins.
 */
export function doubtsAbout(process: Process): readonly ProcessFault[] {
  const before = shortestBefore(process)
  return process.steps
    .filter((step) => step.counts_from === 'submission' && (before.get(step.key) ?? 0) >= lengthOf(step))
    .map((step) => ({
      place: { step: step.key },
      message: {
        nl: `De termijn van '${step.title.nl}' telt vanaf het insturen. De stappen ervoor mogen samen al even lang duren. Dan is deze stap te laat voordat hij begint.`,
        en: `The term of '${step.title.en}' counts from the submission. The steps before it may take as long together. Then this step is late before it begins.`,
      },
    }))
}

/** Days that the steps before each step may take, along the quickest way to it. */
function shortestBefore({ steps }: Process): ReadonlyMap<string, number> {
  const byKey = new Map(steps.map((step) => [step.key, step]))
  const known = new Map([[steps[0]?.key ?? '', 0]])
  // A way passes each step at most once, so after as many rounds as there are steps nothing gets shorter.
  for (let round = 0; round < steps.length; round++) {
    for (const [key, days] of [...known]) {
      const step = byKey.get(key)
      if (!step) continue
      for (const { next } of step.outcomes) {
        const reached = days + lengthOf(step)
        if (next && reached < (known.get(next) ?? Number.POSITIVE_INFINITY)) known.set(next, reached)
      }
    }
  }
  return known
}
