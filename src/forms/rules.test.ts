import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { FormValues } from '../kit/form.ts'
import { stepOf } from './progress.ts'
import {
  allErrors,
  answersForFramework,
  fieldNumbers,
  firstIncomplete,
  holds,
  mergeTyped,
  nothingAround,
  paperCode,
  readAnswers,
  sectionsFor,
} from './rules.ts'
import type { Answers, FormDefinition, FormSection } from './schema.ts'
import { checkDefinition, faultLines } from './validate.ts'

const both = (text: string) => ({ nl: text, en: text })
const option = (value: string) => ({ value, label: both(value) })
const definition = {
  key: 'test',
  version: 1,
  paper_code: 'TEST',
  title: both('Test'),
  sections: [
    {
      key: 'one',
      slug: 'een',
      title: both('Een'),
      fields: [
        { key: 'kind', type: 'choice', label: both('Soort'), options: [option('a'), option('b')] },
        {
          key: 'many',
          type: 'multi_choice',
          label: both('Wat'),
          options: [option('x'), option('y')],
          required: false,
        },
      ],
    },
    {
      key: 'two',
      slug: 'twee',
      title: both('Twee'),
      when: { field: 'kind', is: 'a' },
      fields: [
        { key: 'cost', type: 'money', label: both('Kosten') },
        { key: 'own', type: 'money', label: both('Eigen geld'), required: false },
        { key: 'note', type: 'text', label: both('Noot'), when: { field: 'many', includes: 'x' } },
      ],
    },
    {
      key: 'three',
      slug: 'drie',
      title: both('Drie'),
      fields: [
        { key: 'where', type: 'location', label: both('Waar') },
        { key: 'day', type: 'date', label: both('Dag'), required: false },
        { key: 'sure', type: 'yes_no', label: both('Zeker?') },
        { key: 'photo', type: 'file', label: both('Foto'), required: false, max: 2 },
        {
          key: 'agree',
          type: 'consent',
          label: both('Akkoord'),
          missing: { nl: 'Zet een kruisje.', en: 'Tick.' },
        },
      ],
    },
  ],
  calculations: [{ key: 'total', label: both('Samen'), sum: ['cost', 'own'] }],
}

function published(candidate: unknown): FormDefinition {
  const checked = checkDefinition(candidate)
  if (!checked.ok) throw new Error(faultLines(checked.faults))
  return checked.form
}
const form = published(definition)
const read = (typed: Record<string, string[]>, around = nothingAround) =>
  readAnswers(form, typed, around, 'nl')
const atHome = (section: FormSection): FormSection => ({
  ...section,
  fields: section.fields.map((field) =>
    field.type === 'location' ? { ...field, house_number: true } : field,
  ),
})
const last = { 'where.address': ['Dam 1'], sure: ['nee'], agree: ['ja'] }

describe('answers', () => {
  test('take their types, and sums add up', () => {
    const { answers, errors } = read({
      kind: ['a'],
      many: ['x', 'y'],
      cost: ['1.250,50'],
      own: ['100'],
      note: ['hoi'],
      day: ['1-2-2027'],
      'where.area': ['W01'],
      'where.lat': ['51.8'],
      'where.lon': ['4.66'],
      sure: ['ja'],
      agree: ['ja'],
    })
    expect(errors).toEqual({ one: {}, two: {}, three: {} })
    expect(answers).toEqual({
      kind: 'a',
      many: ['x', 'y'],
      cost: 125_050,
      own: 10_000,
      note: 'hoi',
      where: { address: null, area: 'W01', lat: 51.8, lon: 4.66 },
      day: '2027-02-01',
      sure: true,
      agree: true,
      total: 135_050,
    })
  })

  test('of a hidden section or field are left out, whatever was typed there', () => {
    const { answers, errors } = read({ kind: ['b'], cost: ['5'], note: ['x'], ...last })
    expect(Object.keys(answers)).toEqual(['kind', 'where', 'sure', 'agree', 'total'])
    expect(errors).toEqual({ one: {}, three: {} })
    expect(sectionsFor(form, answers).map((section) => section.key)).toEqual(['one', 'three'])
  })

  test('of a place at home need a street with its number', () => {
    const home = { ...form, sections: form.sections.map(atHome) }
    const wrong = (typed: FormValues) =>
      readAnswers(home, { kind: ['b'], ...last, ...typed }, nothingAround, 'nl').errors.three?.[
        'where.address'
      ]
    expect(wrong({})).toBeUndefined()
    for (const address of ['', 'Damstraat', '3311 AB', '12'])
      expect(wrong({ 'where.address': [address], 'where.area': ['W01'] }), address).toBe(
        'Schrijf de straat en het huisnummer. Bijvoorbeeld: Parklaan 12.',
      )
    expect(wrong({ 'where.address': ['3311 AB, Dam 1a'] })).toBeUndefined()
  })

  test('that are missing or wrong give an error at their section, in order', () => {
    const reading = read({ kind: ['a'], many: ['x'], cost: ['veel'], day: ['nooit'] })
    expect(reading.errors).toEqual({
      one: {},
      two: { cost: 'Vul een bedrag in, zoals 250 of 99,50.', note: 'Vul in: Noot.' },
      three: {
        'where.address': 'Schrijf waar het is, of kies een wijk.',
        day: 'Vul een datum in, zoals 31-12-2026.',
        sure: 'Kies een antwoord op de vraag: Zeker?',
        agree: 'Zet een kruisje.',
      },
    })
    expect(firstIncomplete(form, reading)?.key).toBe('two')
    expect(Object.keys(allErrors(reading))).toEqual(['cost', 'note', 'where.address', 'day', 'sure', 'agree'])
  })

  test('that are no option, or an area that is none, are refused', () => {
    expect(read({ kind: ['zzz'], ...last }).errors.one).toEqual({
      kind: 'Kies een van de antwoorden die er staan.',
    })
    const around = { files: {}, areas: ['W01'] }
    expect(read({ kind: ['b'], 'where.area': ['zzz'] }, around).errors.three?.['where.area']).toBe(
      'Kies een wijk uit de lijst.',
    )
  })

  test('with files count them', () => {
    const file = { id: '1', name: 'a.jpg' }
    const around = (count: number) => ({ files: { photo: Array(count).fill(file) }, areas: [] })
    expect(read({ kind: ['b'], ...last }, around(1)).answers.photo).toEqual([file])
    expect(read({ kind: ['b'], ...last }, around(3)).errors.three?.photo).toContain('hoogstens 2')
  })

  test('become the input of a framework', () => {
    expect(answersForFramework(read({ kind: ['b'], many: ['x'], ...last }).answers)).toEqual({
      kind: 'b',
      many: ['x'],
      sure: 'no',
      agree: 'yes',
    })
  })
})

test('conditions combine', () => {
  const answers = { kind: 'a', many: ['x'], count: 3 }
  expect(
    holds(
      {
        all: [
          { field: 'kind', in: ['a', 'b'] },
          { field: 'many', includes: 'x' },
        ],
      },
      answers,
    ),
  ).toBe(true)
  expect(
    holds(
      {
        any: [
          { field: 'kind', is: 'b' },
          { field: 'count', is: 3 },
        ],
      },
      answers,
    ),
  ).toBe(true)
  expect(holds({ not: { field: 'gone', answered: true } }, answers)).toBe(true)
  expect(holds({ field: 'toString', answered: true }, answers)).toBe(false)
})

test('steps count the sections that are asked and the check page', () => {
  const short = { kind: 'b' }
  expect(stepOf(form, form.sections[2]!, short)).toMatchObject({ number: 2, total: 3, next: null })
  expect(stepOf(form, form.sections[0]!, { kind: 'a' })).toMatchObject({
    number: 1,
    total: 4,
    previous: null,
  })
  expect(stepOf(form, 'check', short)).toMatchObject({ number: 3, total: 3 })
})

test('the total is the longest way still open, and shrinks only by an answer', () => {
  const [one, two, three] = form.sections
  expect(stepOf(form, one!, {})).toMatchObject({ number: 1, total: 4, isCertain: false })
  expect(stepOf(form, one!, { kind: 'b' })).toMatchObject({ number: 1, total: 3, isCertain: true })
  expect(stepOf(form, two!, { kind: 'a' })).toMatchObject({ number: 2, total: 4, isCertain: true })
  expect(stepOf(form, three!, { kind: 'a' })).toMatchObject({ number: 3, total: 4, isCertain: true })
})

test('a post changes only its own section, empties what was not sent and keeps nothing absurd', () => {
  const before = { kind: ['a'], many: ['x'], cost: ['5'] }
  const posted = { kind: ['b'], cost: ['999'], stranger: ['x'] }
  expect(mergeTyped([form.sections[0]!], before, posted)).toEqual({ kind: ['b'], many: [], cost: ['5'] })
  expect(mergeTyped([form.sections[0]!], {}, { kind: ['a'.repeat(60_000)] })).toEqual({ kind: [], many: [] })
})

test('paper has a code and numbers', () => {
  expect(paperCode(form)).toBe('TEST-1')
  expect(fieldNumbers(form)).toMatchObject({ kind: 1, note: 5, agree: 10 })
})

describe('the validator explains', () => {
  const faults = (change: (copy: typeof definition) => void) => {
    const copy = structuredClone(definition)
    change(copy)
    const checked = checkDefinition(copy)
    return checked.ok ? [] : checked.faults.map(({ message }) => message.en)
  }
  // biome-ignore lint/suspicious/noExplicitAny: the tests break the definition on purpose
  const loose = (copy: typeof definition) => copy as any

  test.each([
    [
      'an unknown field',
      (c: typeof definition) => {
        c.sections[1]!.when = { field: 'gone', is: 'a' }
      },
      'The page "Twee" depends on a question that does not exist (gone).',
    ],
    [
      'a later field',
      (c: typeof definition) => {
        c.sections[1]!.when = { field: 'sure', is: 'a' }
      },
      'The page "Twee" depends on "Zeker?", which comes later in the form.',
    ],
    [
      'an unknown option',
      (c: typeof definition) => {
        c.sections[1]!.when = { field: 'kind', is: 'q' }
      },
      'The page "Twee" waits for an answer that "Soort" does not have (q).',
    ],
    [
      'a duplicate key',
      (c: typeof definition) => {
        c.sections[2]!.fields[1]!.key = 'kind'
      },
      'key kind is used twice',
    ],
    [
      'a missing translation',
      (c: typeof definition) => {
        delete loose(c).sections[0].fields[0].label.en
      },
      'section one, field kind, label: the English text is missing',
    ],
    [
      'a taken address',
      (c: typeof definition) => {
        c.sections[0]!.slug = 'controleren'
      },
      'address controleren is taken by the engine',
    ],
    [
      'a sum of texts',
      (c: typeof definition) => {
        c.calculations[0]!.sum = ['kind']
      },
      'calculation total: add up either amounts or numbers',
    ],
    [
      'personal data without a reason',
      (c: typeof definition) => {
        loose(c).sections[2].fields.push({
          key: 'mail',
          type: 'email',
          label: both('Mail'),
          autocomplete: 'email',
        })
      },
      'Write with "Mail" why you ask this. That is needed for details of people.',
    ],
    [
      'a misspelled property',
      (c: typeof definition) => {
        loose(c).sections[0].fields[0].requird = true
      },
      'section one, field kind: Unrecognized key: "requird"',
    ],
  ])('%s', (_, change, fault) => expect(faults(change)).toContain(fault))
})

interface Framework {
  readonly questions: readonly {
    readonly id: string
    readonly kind: string
    readonly options?: readonly { readonly id: string }[]
  }[]
}
const json = (path: string) =>
  JSON.parse(readFileSync(new URL(`../../config/${path}`, import.meta.url), 'utf8'))

const whens = (section: FormSection) => [section.when, section.fields.map((field) => field.when)]

describe('the form for an idea', () => {
  const idea = published(json('forms/idea.json'))

  test('gives the front-door framework exactly its options', () => {
    const fields = new Map(
      idea.sections.flatMap((section) => section.fields).map((field) => [field.key, field]),
    )
    for (const question of (json('frameworks/front-door.json') as Framework).questions) {
      const field = fields.get(question.id)
      if (question.kind === 'yes_no') expect(field?.type).toBe('yes_no')
      else
        expect(field && 'options' in field && field.options.map((o) => o.value)).toEqual(
          question.options?.map((o) => o.id),
        )
    }
  })

  test('never gets longer while one answers, whatever the answers are', () => {
    const asked = idea.sections.flatMap((section) => section.fields)
    const steers = asked.filter((field) =>
      JSON.stringify(idea.sections.map(whens)).includes(`"${field.key}"`),
    )
    const ways = steers.reduce<readonly Answers[]>(
      (sofar, field) =>
        'options' in field
          ? sofar.flatMap((way) => field.options.map(({ value }) => ({ ...way, [field.key]: value })))
          : sofar,
      [{}],
    )
    for (const way of ways) {
      let given: Answers = {}
      let [before, least] = [Infinity, 0]
      for (const section of idea.sections) {
        if (!holds(section.when, given)) continue
        const { number, total } = stepOf(idea, section, given)
        expect(total, JSON.stringify({ way, section: section.key })).toBeLessThanOrEqual(before)
        expect(number).toBe(least + 1)
        ;[before, least] = [total, number]
        const here = section.fields.filter((field) => holds(field.when, given) && field.key in way)
        given = { ...given, ...Object.fromEntries(here.map(({ key }) => [key, way[key]!])) }
      }
      expect(stepOf(idea, 'check', given)).toMatchObject({ number: before, isCertain: true })
    }
    expect(ways.length).toBeGreaterThan(10)
  })

  test('takes "no help" alone, and says so', () => {
    const typed = {
      about: ['own_plan'],
      green: ['other'],
      needs_money: ['none'],
      ongoing_organisation: ['nee'],
    }
    const needs = (values: string[]) => {
      const { answers, errors } = readAnswers(idea, { ...typed, needs: values }, nothingAround, 'nl')
      return answers.needs ?? errors.needs?.needs
    }
    expect(needs(['nothing'])).toEqual(['nothing'])
    expect(needs(['place', 'hands'])).toEqual(['place', 'hands'])
    expect(needs(['place', 'nothing'])).toBe(
      'Je koos “Ik heb geen hulp nodig” en ook iets anders. Kies het een of het ander.',
    )
  })

  test('asks no more of a facade garden than needed', () => {
    const { answers } = readAnswers(
      idea,
      { about: ['own_plan'], green: ['facade_garden'] },
      nothingAround,
      'nl',
    )
    expect(sectionsFor(idea, answers).map((section) => section.key)).toEqual([
      'idea',
      'kind',
      'green',
      'where',
      'together',
      'you',
    ])
  })

  test('asks only the address that fits how somebody wants to hear from us', () => {
    const { errors } = readAnswers(idea, { about: ['own_plan'], channel: ['letter'] }, nothingAround, 'nl')
    expect(Object.keys(errors.you ?? {})).toEqual(['name', 'postal_address', 'may_publish'])
  })
})
