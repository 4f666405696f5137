import fc from 'fast-check'
import { render } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { safeAmount } from '../../kit/small-amounts.ts'
import type { Answers, FormDefinition } from '../schema.ts'
import { checkDefinition, faultLines } from '../validate.ts'
import { everybody, resultsOf } from './count.ts'
import { type PublishedResults, publishedResults } from './publish.ts'
import { AllResults, PublicResults } from './results.tsx'
import { resultSheet } from './sheet.ts'

const both = (text: string) => ({ nl: text, en: text })
const options = (...values: string[]) => values.map((value) => ({ value, label: both(`antwoord ${value}`) }))
function formWith(fields: readonly unknown[]): FormDefinition {
  const checked = checkDefinition({
    key: 'survey',
    version: 1,
    paper_code: 'PEIL',
    title: both('Peiling'),
    sections: [{ key: 'one', slug: 'een', title: both('Een'), fields }],
  })
  if (!checked.ok) throw new Error(faultLines(checked.faults))
  return checked.form
}
const choice = (key: string, ...values: string[]) => ({
  key,
  type: 'choice',
  label: both(`vraag ${key}`),
  options: options(...values),
  required: false,
})
const scale = {
  key: 'safe',
  type: 'scale',
  label: both('veilig'),
  low: both('niet'),
  high: both('wel'),
  required: false,
}
const times = (amount: number, answers: Answers): Answers[] => Array.from({ length: amount }, () => answers)

describe('what is counted', () => {
  const form = formWith([
    choice('plan', 'a', 'b'),
    { ...choice('why', 'x', 'y'), when: { field: 'plan', is: 'a' } },
    { ...choice('many', 'a', 'b'), type: 'multi_choice' },
    scale,
    { ...choice('table', 'yes', 'no'), type: 'matrix', rows: options('r1', 'r2') },
    { ...choice('order', 'a', 'b', 'c'), type: 'ranking' },
    { ...choice('points', 'a', 'b'), type: 'points', total: 10 },
    { key: 'people', type: 'number', label: both('hoeveel'), required: false },
    { key: 'story', type: 'long_text', label: both('verhaal'), required: false },
    { key: 'name', type: 'text', label: both('naam'), why: both('x'), autocomplete: 'name', required: false },
  ])
  const results = resultsOf(
    form,
    everybody(form, [
      {
        plan: 'a',
        why: 'x',
        many: ['a', 'b'],
        safe: 2,
        table: { r1: 'yes' },
        order: { a: 1, b: 2, c: 3 },
        points: { a: 10, b: 0 },
        people: 4,
        story: '<b>bomen</b>',
        name: 'Sanne',
      },
      {
        plan: 'b',
        why: 'y',
        many: ['b'],
        safe: 5,
        order: { b: 1, a: 2, c: 3 },
        points: { a: 4, b: 6 },
        people: 1,
      },
    ]),
  )
  const of = (key: string) => results.filter((result) => result.key === key)

  test('everything that was asked, each kind in its own way', () => {
    expect(of('plan')).toMatchObject([{ answered: 2, options: [{ amount: 1 }, { amount: 1 }] }])
    expect(of('many')).toMatchObject([{ kind: 'several', options: [{ amount: 1 }, { amount: 2 }] }])
    expect(of('safe')).toMatchObject([{ average: 3.5 }])
    expect(of('table')).toMatchObject([
      { row: { value: 'r1' }, answered: 1 },
      { row: { value: 'r2' }, answered: 0 },
    ])
    expect(of('order')).toMatchObject([
      {
        scores: [
          { value: 'a', score: 2.5 },
          { value: 'b', score: 2.5 },
          { value: 'c', score: 1 },
        ],
      },
    ])
    expect(of('points')).toMatchObject([{ scores: [{ score: 7 }, { score: 3 }] }])
    expect(of('people')).toMatchObject([{ average: 2.5, median: 2.5 }])
  })

  test('not what a later answer took away, and not who somebody is', () => {
    expect(of('why')).toMatchObject([{ answered: 1 }])
    expect(of('name')).toEqual([])
  })

  test('is shown with its method, as charts and tables, and words stay words', () => {
    const html = render(<AllResults results={results} locale="nl" />)
    expect(html).toContain('Zo tellen wij: nummer 1 krijgt 3 punten')
    expect(html).toContain('Gemiddeld 3,5, op een schaal van 1 (niet) tot 5 (wel).')
    expect(html).toContain('&lt;b>bomen&lt;/b>')
    expect(html).not.toContain('Sanne')
  })
})

describe('what is published', () => {
  const form = formWith([
    choice('age', 'young', 'middle', 'old'),
    choice('plan', 'a', 'b', 'c'),
    { ...choice('why', 'x', 'y'), when: { field: 'plan', is: 'c' } },
    { ...choice('how', 'x', 'y'), when: { field: 'age', is: 'young' } },
    scale,
    { key: 'story', type: 'long_text', label: both('verhaal'), required: false },
  ])
  const publish = (all: readonly Answers[]) => publishedResults(form, everybody(form, all), ['age'])

  test('is nothing for a few people', () => {
    const published = publish(times(9, { plan: 'a' }))
    expect(published).toMatchObject({ people: null, questions: [] })
    expect(render(<PublicResults published={published} locale="nl" />)).toContain('Minder dan 10 mensen')
  })

  test('has no small number, and no question that gives one away', () => {
    const published = publish([
      ...times(30, { age: 'young', plan: 'a', how: 'x', safe: 4, story: 'Meer bomen' }),
      ...times(25, { age: 'middle', plan: 'b', safe: 5 }),
      ...times(20, { age: 'old', plan: 'a', safe: 4 }),
      ...times(4, { age: 'old', plan: 'c', why: 'x', safe: 1 }),
    ])
    const of = (key: string) => published.questions.find(({ result }) => result.key === key)
    expect(of('plan')?.result).toMatchObject({
      options: [{ amount: 50 }, { amount: null }, { amount: null }],
    })
    // How many were asked why would say how many chose it.
    expect(of('why')).toBeUndefined()
    expect(of('how')?.result).toMatchObject({ answered: 30 })
    expect(of('how')?.splits).toEqual([])
    expect(of('story')?.result).toMatchObject({ texts: [] })
    const html = render(<PublicResults published={published} locale="nl" />)
    expect(html).toContain('niet apart getoond')
    expect(html).toContain('Andere antwoorden samen')
    expect(html).not.toContain('Meer bomen')
    const sheet = resultSheet('peiling', published, 'nl')
    expect(sheet.rows).toContainEqual(['vraag plan', null, 'antwoord c', 'Iedereen', 'Aantal', null])
    expect(sheet.rows.flat()).not.toContain(4)
  })
})

const survey = formWith([
  choice('age', 'young', 'middle', 'old'),
  choice('area', 'north', 'south'),
  choice('plan', 'a', 'b', 'c'),
  { ...choice('many', 'x', 'y'), type: 'multi_choice' },
])
const lists = {
  age: ['young', 'middle', 'old', ''],
  area: ['north', 'south', ''],
  plan: ['a', 'b', 'c', ''],
} as const
/** Many kinds of people, of some few and of some many. */
const populations = fc
  .array(
    fc.record({
      amount: fc.oneof(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 10, max: 40 })),
      age: fc.constantFrom(...lists.age),
      area: fc.constantFrom(...lists.area),
      plan: fc.constantFrom(...lists.plan),
      many: fc.constantFrom<string[][]>([], ['x'], ['y'], ['x', 'y']),
    }),
    { minLength: 1, maxLength: 24 },
  )
  .map((kinds) =>
    kinds.flatMap(({ amount, age, area, plan, many }) =>
      times(amount, {
        ...(age ? { age } : {}),
        ...(area ? { area } : {}),
        ...(plan ? { plan } : {}),
        ...(many.length > 0 ? { many } : {}),
      }),
    ),
  )

/** A sum of kinds of people: 1 for each kind that is in it. */
type Vector = number[]
const kinds = lists.age.flatMap((age) =>
  lists.area.flatMap((area) => lists.plan.map((plan) => ({ age, area, plan }))),
)
type Kind = (typeof kinds)[number]
const those = (is: (kind: Kind) => boolean): Vector => kinds.map((kind) => (is(kind) ? 1 : 0))
const plainOf = (label: string): string => label.replace('antwoord ', '')

/** Everything that was published about the plan, as sums over kinds of people. */
function toldSums({ questions }: PublishedResults): Vector[] {
  const told: Vector[] = [those(() => true)]
  const values = (key: 'age' | 'area' | 'plan') =>
    questions.flatMap(({ result }) => (result.key === key && 'options' in result ? result.options : []))
  for (const key of ['age', 'area', 'plan'] as const) {
    if (questions.some(({ result }) => result.key === key)) told.push(those((kind) => kind[key] !== ''))
    for (const { value, amount } of values(key))
      if (amount !== null) told.push(those((kind) => kind[key] === value))
  }
  const plans = values('plan')
  for (const { splits } of questions.filter(({ result }) => result.key === 'plan'))
    for (const { by, groups, rows } of splits)
      for (const { label, amounts } of rows)
        for (const [at, amount] of amounts.entries()) {
          if (amount === null) continue
          const group = plainOf(groups[at]?.nl ?? '')
          const inRow = (plan: string): boolean =>
            plainOf(label.nl) === plan ||
            (label.nl === 'Andere antwoorden samen' &&
              plans.some((option) => option.value === plan && option.amount === null))
          told.push(those((kind) => kind[by as 'age' | 'area'] === group && inRow(kind.plan)))
        }
  // Who answers the plan in each group is known where the group is shown: the worst case.
  for (const { splits } of questions.filter(({ result }) => result.key === 'plan'))
    for (const { by, groups } of splits)
      for (const group of groups)
        told.push(those((kind) => kind[by as 'age' | 'area'] === plainOf(group.nl) && kind.plan !== ''))
  return told
}

const prime = 1_000_003
const modulo = (value: number): number => ((value % prime) + prime) % prime
function inverse(value: number): number {
  let [result, base, power] = [1, modulo(value), prime - 2]
  for (; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = (result * base) % prime
    base = (base * base) % prime
  }
  return result
}

/** Sums brought in steps, so that another sum can be tried against them. */
function inSteps(sums: readonly Vector[]): { readonly at: number; readonly sum: Vector }[] {
  const steps: { at: number; sum: Vector }[] = []
  for (const one of sums) {
    const rest = without(one, steps)
    const at = rest.findIndex((value) => value !== 0)
    if (at >= 0) steps.push({ at, sum: rest.map((value) => (value * inverse(rest[at] ?? 1)) % prime) })
  }
  return steps
}
const without = (sum: Vector, steps: readonly { readonly at: number; readonly sum: Vector }[]): Vector =>
  steps.reduce(
    (rest, step) => rest.map((value, i) => modulo(value - (rest[step.at] ?? 0) * (step.sum[i] ?? 0))),
    sum.map(modulo),
  )

describe('who tries to find a few people', () => {
  test('does not read a small number anywhere', () => {
    fc.assert(
      fc.property(populations, (all) => {
        const published = publishedResults(survey, everybody(survey, all), ['age', 'area'])
        for (const { result, splits } of published.questions) {
          expect(result.answered).toBeGreaterThanOrEqual(safeAmount)
          const amounts = [
            ...('options' in result ? result.options.map(({ amount }) => amount) : []),
            ...splits.flatMap(({ rows }) => rows.flatMap((row) => row.amounts)),
          ]
          for (const amount of amounts)
            expect(amount === null || amount === 0 || amount >= safeAmount).toBe(true)
        }
      }),
      { numRuns: 150 },
    )
  })

  test('cannot compute one from all that was published, by adding and subtracting over all tables', () => {
    fc.assert(
      fc.property(populations, (all) => {
        const published = publishedResults(survey, everybody(survey, all), ['age', 'area'])
        if (published.people === null) return
        const steps = inSteps(toldSums(published))
        const count = (is: (kind: Kind) => boolean): number =>
          all.filter((one) => is({ age: one.age ?? '', area: one.area ?? '', plan: one.plan ?? '' } as Kind))
            .length
        // Every opinion, alone or in a group of each kind or of both kinds at once.
        for (const plan of ['a', 'b', 'c'] as const)
          for (const age of [null, ...lists.age])
            for (const area of [null, ...lists.area]) {
              const is = (kind: Kind): boolean =>
                kind.plan === plan &&
                (age === null || kind.age === age) &&
                (area === null || kind.area === area)
              const amount = count(is)
              if (amount === 0 || amount >= safeAmount) continue
              const found = without(those(is), steps).every((value) => value === 0)
              expect(found, `${amount} of ${plan} ${age} ${area}`).toBe(false)
            }
      }),
      { numRuns: 150 },
    )
  })

  test('hears no average of a scale that tells two hidden ends', () => {
    const only = formWith([{ ...scale, from: 0, to: 10 }])
    const averageOf = (low: number, high: number) => {
      const all = [...times(low, { safe: 0 }), ...times(83, { safe: 5 }), ...times(high, { safe: 10 })]
      const [question] = publishedResults(only, everybody(only, all)).questions
      return question?.result.kind === 'one' ? question.result.average : undefined
    }
    expect(averageOf(12, 12)).toBe(5)
    expect(averageOf(5, 13)).toBeNull()
  })

  test('learns no hidden number of a scale from its average', () => {
    const only = formWith([scale])
    const amounts = fc.array(fc.oneof(fc.nat(9), fc.nat(60)), { minLength: 5, maxLength: 5 })
    fc.assert(
      fc.property(amounts, (each) => {
        const all = each.flatMap((amount, at) => times(amount, { safe: at + 1 }))
        const [question] = publishedResults(only, everybody(only, all)).questions
        const result = question?.result
        if (result?.kind !== 'one' || result.average === null) return
        const shown = result.options.map(({ amount }) => amount)
        if (!shown.includes(null)) return
        const people = all.length
        const step = [0.1, 0.2, 0.5].find((one) => one * people >= safeAmount) ?? 1
        const isSame = (counts: readonly number[]): boolean => {
          const mean = counts.reduce((sum, amount, at) => sum + amount * (at + 1), 0) / people
          return Number((Math.round(mean / step) * step).toFixed(1)) === result.average
        }
        // Others than the true numbers fit just as well, for each that is hidden.
        for (const [at, amount] of shown.entries()) {
          if (amount !== null) continue
          const fits = shown.flatMap((other, to) =>
            other === null && to !== at
              ? [1, -1].filter((by) => {
                  const counts = each.map((one, i) => one + (i === at ? by : i === to ? -by : 0))
                  return counts.every((one) => one >= 0) && isSame(counts)
                })
              : [],
          )
          expect(fits.length).toBeGreaterThan(0)
        }
      }),
      { numRuns: 300 },
    )
  })
})
