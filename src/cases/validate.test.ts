import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Localised } from '../kit/locale.ts'
import { validateProcess } from './validate.ts'

const folder = new URL('../../config/processes/', import.meta.url)
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'))
const files = readdirSync(folder).filter((name) => name.endsWith('.json'))

const small = () => ({
  key: 'small',
  version: 1,
  kind: 'green',
  title: { nl: 'Klein', en: 'Small' },
  summary: { nl: 'Klein', en: 'Small' },
  norms: [],
  steps: [
    step('first', [{ key: 'go', label: { nl: 'Verder', en: 'On' }, next: 'second' }]),
    step('second', [{ key: 'done', label: { nl: 'Klaar', en: 'Done' }, end: 'completed' }]),
  ],
})

function step(key: string, outcomes: unknown[]) {
  return {
    key,
    title: { nl: key, en: key },
    doing: { nl: key, en: key },
    explanation: { nl: key, en: key },
    actor: 'guide',
    term: { length: 1, unit: 'weeks', kind: 'service' },
    outcomes,
  }
}

const faultsOf = (process: unknown): readonly string[] => {
  const result = validateProcess(process)
  return result.ok ? [] : result.faults.map(({ message }) => message.en)
}

describe('the processes of the demo municipality', () => {
  test.each(files)('%s can be published', (name) => {
    expect(faultsOf(read(name))).toEqual([])
  })

  test.each(files)('%s is written in short sentences', (name) => {
    const long: string[] = []
    const visit = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return
      const { nl } = value as Partial<Localised>
      if (typeof nl === 'string') {
        long.push(...nl.split(/[.?!:]\s/).filter((sentence) => sentence.split(/\s+/).length > 20))
      }
      for (const child of Object.values(value)) visit(child)
    }
    visit(read(name))
    expect(long).toEqual([])
  })
})

describe('a process that is not right is refused with a reason', () => {
  test('a small one is fine', () => expect(faultsOf(small())).toEqual([]))

  test('a step that cannot be reached', () => {
    const process = small()
    process.steps.push(step('island', [{ key: 'done', label: { nl: 'x', en: 'x' }, end: 'completed' }]))
    expect(faultsOf(process)).toEqual(["Step 'island' cannot be reached from the first step."])
  })

  test('a path without an end', () => {
    const process = small()
    process.steps[1] = step('second', [{ key: 'back', label: { nl: 'Terug', en: 'Back' }, next: 'first' }])
    expect(faultsOf(process)).toEqual([
      "From step 'first' no end can be reached.",
      "From step 'second' no end can be reached.",
    ])
  })

  test('an outcome that goes nowhere, and one that goes two ways', () => {
    const process = small()
    process.steps[0] = step('first', [{ key: 'go', label: { nl: 'x', en: 'x' }, next: 'third' }])
    expect(faultsOf(process)).toContain("Outcome 'x' of step 'first' goes to 'third', which is no step.")
    process.steps[0] = step('first', [
      { key: 'go', label: { nl: 'x', en: 'x' }, next: 'second', end: 'completed' },
    ])
    expect(faultsOf(process).join()).toContain('either a next step or an end')
  })

  test('an outcome without a name, and a term of nothing', () => {
    const process = small()
    process.steps[0] = step('first', [{ key: 'go', label: { nl: '', en: 'On' }, next: 'second' }])
    expect(faultsOf(process)[0]).toContain('steps.0.outcomes.0.label.nl')
    const other = small()
    other.steps[0]!.term.length = 0
    expect(faultsOf(other)[0]).toContain('steps.0.term.length')
  })

  test('the same key twice', () => {
    const process = small()
    process.steps.push(process.steps[1]!)
    expect(faultsOf(process)).toContain("The step 'second' occurs more than once.")
  })

  test('a refusal without a decision, for it would have no reasons and no other way', () => {
    const process = small()
    process.steps[1] = step('second', [{ key: 'no', label: { nl: 'Nee', en: 'No' }, end: 'refused' }])
    expect(faultsOf(process)).toEqual([
      "Outcome 'No' of step 'second' ends as 'Did not go ahead' without asking for a decision.",
    ])
  })

  test('a letter that names what we do not know', () => {
    const process = small()
    const letter = { nl: 'Over {titel}, tot {dag}. Zie {bijlage}.', en: 'About {title}, until {dag}.' }
    Object.assign(process.steps[1]!, { letter })
    expect(faultsOf(process)).toEqual([
      "The letter of step 'second' names {bijlage}, which means nothing. Choose from {titel}, {nummer}, {dag}.",
      "The letter of step 'second' names {dag}, which means nothing. Choose from {title}, {number}, {day}.",
    ])
  })

  test('and says where to mend it', () => {
    const process = small()
    process.steps[1] = step('second', [{ key: 'no', label: { nl: 'Nee', en: 'No' }, end: 'refused' }])
    const result = validateProcess(process)
    expect(result.ok || result.faults[0]).toMatchObject({
      place: { step: 'second', outcome: 'no' },
      message: { nl: expect.stringContaining('Kies welk besluit erbij hoort') },
    })
  })

  test('a besluit without a term to object', () => {
    const process = {
      ...small(),
      decision_types: [
        {
          key: 'besluit',
          title: { nl: 'x', en: 'x' },
          body: { nl: 'x', en: 'x' },
          mandate: null,
          decided_by: ['coordinator'],
          is_besluit: true,
          objection_weeks: null,
          criteria: [{ key: 'a', title: { nl: 'x', en: 'x' }, question: { nl: 'x', en: 'x' } }],
        },
      ],
    }
    expect(faultsOf(process).join()).toContain('a besluit has a term to object')
  })
})
