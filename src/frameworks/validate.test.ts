import { describe, expect, test } from 'vitest'
import { projectRoot } from '../kit/settings.ts'
import { readFrameworkFiles } from './files.ts'
import type { FrameworkDefinition } from './schema.ts'
import { checkFramework, faultsOf } from './validate.ts'

const text = (words: string) => ({ nl: words, en: words })

const small: FrameworkDefinition = {
  key: 'small',
  version: 1,
  title: text('Klein'),
  summary: text('Klein kader'),
  mode: 'first_match',
  questions: [
    { id: 'near', kind: 'yes_no', text: text('Dichtbij?') },
    {
      id: 'size',
      kind: 'choice',
      text: text('Hoe groot?'),
      options: [
        { id: 'small', text: text('Klein'), points: 0 },
        { id: 'large', text: text('Groot'), points: 5 },
      ],
    },
  ],
  sums: [{ id: 'weight', name: text('Gewicht'), of: ['size'] }],
  outcomes: [
    { id: 'light', title: text('Licht'), summary: text('Licht') },
    { id: 'heavy', title: text('Zwaar'), summary: text('Zwaar') },
  ],
  rules: [
    {
      id: 'near_small',
      when: {
        all: [
          { question: 'near', is: ['yes'] },
          { value: 'weight', below: 3 },
        ],
      },
      outcome: 'light',
      reason: text('Klein'),
    },
    { id: 'rest', outcome: 'heavy', reason: text('Gewicht {weight}') },
  ],
  flags: [],
  methods: [],
}

const [first, rest] = small.rules as [
  FrameworkDefinition['rules'][number],
  FrameworkDefinition['rules'][number],
]
const faults = (framework: FrameworkDefinition) =>
  faultsOf(framework).map(({ where, message }) => `${where}: ${message.en}`)

describe('a framework version is checked before it is published', () => {
  test('the frameworks of the demo municipality are right', () => {
    const frameworks = readFrameworkFiles(`${projectRoot}/config`)
    expect(frameworks.map(({ key }) => key)).toEqual([
      'contribution',
      'front-door',
      'initiator-participation',
      'participation-level',
    ])
    expect(frameworks.flatMap(faultsOf)).toEqual([])
  })

  test('a right one is accepted', () => {
    expect(faults(small)).toEqual([])
    expect(checkFramework(structuredClone(small))).toMatchObject({ ok: true })
  })

  test('unknown question, option, outcome, flag and sum', () => {
    const rules = [
      {
        ...first,
        when: {
          any: [
            { question: 'far', is: ['yes'] },
            { question: 'size', is: ['huge'] },
          ],
        },
      },
      { ...first, id: 'b', outcome: 'middle', flag: 'alarm' },
      { ...rest, reason: text('Som {total}') },
    ]
    expect(faults({ ...small, rules })).toEqual([
      'rules.near_small: This names a question or sum that does not exist (far).',
      'rules.near_small: This waits for an answer that "Hoe groot?" does not have (huge).',
      'rules.b: This names an outcome that does not exist (middle).',
      'rules.b: This names a warning that does not exist (alarm).',
      'rules.rest: The reason names a sum that does not exist: {total}.',
      'rules.rest: The reason names a sum that does not exist: {total}.',
    ])
  })

  test('a rule without a reason', () => {
    const rules = [{ ...first, reason: { nl: ' ', en: 'Small' } }, rest]
    expect(faults({ ...small, rules })).toEqual(['rules.near_small: Write a reason in both languages.'])
  })

  test('an outcome no rule names, and one no answers lead to', () => {
    const extra = { id: 'never', title: text('Nooit'), summary: text('Nooit') }
    expect(faults({ ...small, outcomes: [...small.outcomes, extra] })).toEqual([
      'outcomes.never: No rule leads to this outcome.',
    ])
    const rules = [{ ...first, when: { value: 'weight', at_least: 6 } }, rest]
    expect(faults({ ...small, rules })).toEqual(['outcomes.light: No answers lead to this outcome.'])
  })

  test('answers without an outcome, and rules that never count', () => {
    const [found] = faults({ ...small, rules: [first, { ...rest, when: { question: 'near', is: ['yes'] } }] })
    expect(found).toBe('rules: With these answers there is no outcome: Dichtbij? No; Hoe groot? Klein.')
    expect(faults({ ...small, rules: [rest, first] })[0]).toContain('always holds')
  })

  test('a question that depends on itself or a later one, too few options, a name twice', () => {
    const [near, size] = small.questions as [
      FrameworkDefinition['questions'][number],
      FrameworkDefinition['questions'][number],
    ]
    const questions = [{ ...near, when: { question: 'size', is: ['small'] } }, { ...size, options: [] }, near]
    const found = faults({ ...small, questions })
    expect(found).toContain('questions.near: Let the question depend on an earlier question only.')
    expect(found).toContain('questions.size: Give at least two options.')
    expect(found).toContain('questions.near: This name occurs twice.')
  })

  test('the wrong shape is explained too', () => {
    const checked = checkFramework({ ...small, mode: 'guess' })
    expect(checked.ok).toBe(false)
    if (!checked.ok) expect(checked.faults[0]?.where).toBe('mode')
    expect(checkFramework('text').ok).toBe(false)
  })
})
