import type { VNode } from 'preact'
import { render } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { describeAnswers } from './describe.ts'
import { explainCondition } from './explain.ts'
import { formFacts } from './form-facts.ts'
import { PaperForm } from './pages/paper.tsx'
import { WholeForm } from './pages/whole-form.tsx'
import { allErrors, mergeTyped, nothingAround, readAnswers, typedOf } from './rules.ts'
import type { FormDefinition } from './schema.ts'
import { conditionFrom, usualCondition } from './usual-condition.ts'
import { checkDefinition, faultLines } from './validate.ts'

const both = (text: string) => ({ nl: text, en: text })
const option = (value: string) => ({ value, label: both(value.toUpperCase()) })
const three = ['bench', 'tree', 'swing'].map(option)
const ends = { low: both('onveilig'), high: both('veilig') }
const safe = { key: 'safe', type: 'scale', label: both('Hoe veilig is het hier?'), ...ends }
const definition = (fields: readonly unknown[]) => ({
  key: 'test',
  version: 1,
  paper_code: 'TEST',
  title: both('Test'),
  sections: [{ key: 'one', slug: 'een', title: both('Een'), fields }],
})
const matrix = {
  key: 'agree',
  type: 'matrix',
  label: both('Wat vind je?'),
  rows: ['light', 'clean'].map(option),
  options: ['yes', 'no'].map(option),
}
const ranking = { key: 'order', type: 'ranking', label: both('Wat eerst?'), options: three }
const points = { key: 'money', type: 'points', label: both('Verdeel'), options: three, total: 10 }

function published(fields: readonly unknown[]): FormDefinition {
  const checked = checkDefinition(definition(fields))
  if (!checked.ok) throw new Error(faultLines(checked.faults))
  return checked.form
}
const faultsOf = (fields: readonly unknown[]): string => {
  const checked = checkDefinition(definition(fields))
  return checked.ok ? '' : faultLines(checked.faults)
}
const form = published([safe, matrix, ranking, points])
const read = (typed: Record<string, string[]>, one = form) => {
  const reading = readAnswers(one, typed, nothingAround, 'nl')
  return { answers: reading.answers, errors: allErrors(reading) }
}
const all = {
  safe: ['4'],
  'agree.light': ['yes'],
  'agree.clean': ['no'],
  'order.bench': ['2'],
  'order.tree': ['1'],
  'order.swing': ['3'],
  'money.bench': ['7'],
  'money.tree': ['3'],
}

describe('questions on a scale and in parts', () => {
  test('are read, said in words and typed again', () => {
    const { answers, errors } = read(all)
    expect(errors).toEqual({})
    expect(answers).toEqual({
      safe: 4,
      agree: { light: 'yes', clean: 'no' },
      order: { bench: 2, tree: 1, swing: 3 },
      money: { bench: 7, tree: 3, swing: 0 },
    })
    expect(describeAnswers(form, answers, 'nl')[0]?.items.map(({ text }) => text)).toEqual([
      '4, op een schaal van 1 tot 5',
      'LIGHT: YES\nCLEAN: NO',
      '1. TREE\n2. BENCH\n3. SWING',
      'BENCH: 7 punten\nTREE: 3 punten\nSWING: 0 punten',
    ])
    expect(read(typedOf(answers) as Record<string, string[]>).answers).toEqual(answers)
  })

  test('are kept in a draft part by part, and nothing else is', () => {
    const kept = mergeTyped(form.sections, {}, { ...all, 'agree.other': ['yes'], 'order.nothing': ['1'] })
    expect(kept['order.tree']).toEqual(['1'])
    expect(kept).not.toHaveProperty('agree.other')
    expect(kept).not.toHaveProperty('order.nothing')
  })

  test('a scale takes its own numbers only', () => {
    for (const wrong of ['0', '6', '4.5', 'vier', '04'])
      expect(read({ ...all, safe: [wrong] }).errors).toHaveProperty('safe')
    const ten = published([{ ...safe, from: 0, to: 10 }])
    expect(read({ safe: ['0'] }, ten).answers).toEqual({ safe: 0 })
    expect(read({}, ten).errors).toHaveProperty('safe')
  })

  test('a table says which row is open; where it need not be filled in rows may stay open', () => {
    expect(read({ ...all, 'agree.clean': [] }).errors).toEqual({
      'agree.clean': 'Kies een antwoord bij: CLEAN.',
    })
    expect(read({ ...all, 'agree.clean': ['maybe'] }).errors).toHaveProperty(['agree.clean'])
    const free = published([{ ...matrix, required: false }])
    expect(read({ 'agree.light': ['no'] }, free)).toEqual({ answers: { agree: { light: 'no' } }, errors: {} })
    expect(read({}, free).answers).toEqual({})
  })

  test('an order has no ties and no holes, and says what is wrong where it is', () => {
    expect(read({ ...all, 'order.bench': ['1'] }).errors).toEqual({
      'order.tree': 'Nummer 1 gaf je al aan “BENCH”. Kies hier een ander nummer.',
    })
    expect(read({ ...all, 'order.bench': ['4'] }).errors).toEqual({
      'order.bench': 'Kies een nummer van 1 tot en met 3.',
    })
    expect(read({ ...all, 'order.bench': [] }).errors).toEqual({
      'order.bench': 'Geef ook een nummer aan: BENCH.',
    })
    expect(read({ ...all, 'order.bench': [], 'order.tree': [], 'order.swing': [] }).errors).toEqual({
      order: 'Geef de nummers 1 tot en met 3.',
    })
  })

  test('an order may be of the first few only', () => {
    const two = published([{ ...ranking, top: 2, required: false }])
    expect(read({ 'order.swing': ['1'], 'order.tree': ['2'] }, two)).toEqual({
      answers: { order: { swing: 1, tree: 2 } },
      errors: {},
    })
    expect(read({ 'order.swing': ['2'] }, two).errors).toEqual({
      order: 'Nummer 1 heb je nog niet gegeven.',
    })
    expect(read({}, two)).toEqual({ answers: {}, errors: {} })
  })

  test('points are all divided, and the message says how many are left or too many', () => {
    const divide = (bench: string, tree: string) =>
      read({ ...all, 'money.bench': [bench], 'money.tree': [tree] }).errors
    expect(divide('7', '2')).toEqual({ money: 'Je gaf samen 9 punten. Verdeel er nog 1.' })
    expect(divide('9', '3')).toEqual({
      money: 'Je gaf samen 12 punten. Dat zijn er 2 te veel: haal er ergens af.',
    })
    expect(divide('11', '-1')).toHaveProperty(['money.tree'])
    expect(divide('5,5', '4,5')).toHaveProperty(['money.bench'])
    expect(divide('10', '')).toEqual({})
    expect(divide('', '')).toEqual({ money: 'Verdeel 10 punten over de antwoorden.' })
  })
})

describe('what it looks like', () => {
  const html = (node: VNode) => render(node)
  const errors = { 'agree.clean': 'Kies.', order: 'Geef.', 'money.bench': 'Getal.' }
  const page = html(
    <WholeForm form={form} state={{ values: all, errors }} locale="nl" areas={[]} part="paper" />,
  )

  test('every input has its words, and every error leads to something on the page', () => {
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const name of Object.keys(errors)) expect(ids).toContain(`veld-${name}`)
    for (const [, id] of page.matchAll(/<label[^>]* for="([^"]+)"/g)) expect(ids).toContain(id)
    for (const [, list] of page.matchAll(/aria-(?:describedby|labelledby)="([^"]+)"/g))
      for (const id of list!.split(' ')) expect(ids).toContain(id)
    expect(page).toContain('1 betekent: onveilig. 5 betekent: veilig.')
    expect(page).toMatch(/name="agree.light" value="yes" checked/)
    expect(page).toMatch(/<option value="2" selected>/)
    expect(page).toContain('Verdeel 10 punten.')
  })

  test('on paper there is room for every part', () => {
    const paper = html(<PaperForm form={form} locale="nl" areas={[]} returnTo="" />)
    expect(paper).toContain('Zet een rondje om één getal.')
    expect(paper).toMatch(/<th scope="row">LIGHT/)
    expect(paper).toContain('Samen moet het 10 punten zijn.')
  })

  test('who prepares it reads what it asks', () => {
    const said = formFacts(form, 'nl').map(({ value }) => value)
    expect(said).toContain('van 1 (onveilig) tot 5 (veilig)')
    expect(said).toContain('LIGHT\nCLEAN')
    expect(said).toContain('samen 10 punten')
  })
})

describe('a form that cannot be filled in is refused', () => {
  test.each([
    [[{ ...ranking, top: 4 }], 'more numbers'],
    [[{ ...ranking, options: three.slice(0, 1) }], 'at least two'],
    [[{ ...matrix, rows: [option('light'), option('light')] }], 'row light'],
    [[{ ...points, options: [option('a.b'), option('c')] }], 'value a.b'],
    [[matrix, { ...safe, when: { field: 'agree', is: 'yes' } }], 'has several'],
    [[safe, { ...ranking, when: { field: 'safe', is: 9 } }], 'does not have (9)'],
  ])('%#', (fields, words) => {
    expect(faultsOf(fields)).toContain(words)
  })
})

test('a question can follow on some numbers of a scale, and boxes show it again', () => {
  const base = published([safe, matrix, ranking])
  const when = conditionFrom(base, { holds: 'all', answers: { safe: ['1', '2'], agree: ['iets'] } })
  expect(when).toEqual({
    all: [
      {
        any: [
          { field: 'safe', is: 1 },
          { field: 'safe', is: 2 },
        ],
      },
      { field: 'agree', answered: true },
    ],
  })
  expect(usualCondition(base, when)).toEqual({
    holds: 'all',
    answers: { safe: ['1', '2'], agree: ['iets'] },
  })
  const low = conditionFrom(base, { holds: 'all', answers: { safe: ['1', '2'] } })!
  const why = published([safe, { key: 'why', type: 'text', label: both('Waarom?'), when: low }])
  expect(explainCondition(why, low, 'nl')).toContain('kiest: 1 of 2')
  expect(read({ safe: ['2'] }, why).errors).toHaveProperty('why')
  expect(read({ safe: ['3'] }, why).errors).toEqual({})
})
