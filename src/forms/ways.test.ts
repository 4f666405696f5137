import { describe, expect, test } from 'vitest'
import { nothingAround, readAnswers } from './rules.ts'
import { formSchema } from './schema.ts'
import { checkDefinition } from './validate.ts'
import { formOnWay, givenOn, hasPageAt, wayAt } from './ways.ts'

const both = (text: string) => ({ nl: text, en: text })
const text = (key: string, more: object = {}) => ({ type: 'text', key, label: both(key), ...more })
const raw = {
  key: 'trial',
  version: 1,
  paper_code: 'TRIAL',
  title: both('Trial'),
  sections: [
    { key: 'story', slug: 'verhaal', title: both('Story'), fields: [text('title')] },
    {
      key: 'kind',
      slug: 'soort',
      title: both('Kind'),
      fields: [{ type: 'yes_no', key: 'green', label: both('Green?') }],
    },
    {
      key: 'garden',
      slug: 'tuin',
      title: both('Garden'),
      when: { field: 'green', is: true },
      fields: [text('wall')],
    },
    {
      key: 'with',
      slug: 'met',
      title: both('With'),
      when: { field: 'green', is: false },
      fields: [
        { type: 'yes_no', key: 'together', label: both('Together?') },
        text('who', { when: { field: 'together', is: true } }),
        text('origin'),
      ],
    },
    { key: 'added', slug: 'erbij', title: both('Added later'), fields: [text('extra')] },
  ],
  ways: [
    {
      key: 'short',
      pages: [{ key: 'one', slug: 'kort', title: both('Short'), sections: ['story', 'with'] }],
      given: { green: false, origin: null },
    },
  ],
}
const form = formSchema.parse(raw)
const short = formOnWay(form, 'short')

describe('a short way through a form', () => {
  test('asks its sections on one page, without what is given or ruled out by it', () => {
    expect(short.sections.map(({ slug }) => slug)).toEqual(['kort'])
    expect(short.sections[0]!.fields.map(({ key }) => key)).toEqual(['title', 'together', 'who', 'extra'])
    // What still depends on an answer of this page waits for it; what was given is no condition any more.
    expect(short.sections[0]!.fields.map(({ when }) => when)).toEqual([
      undefined,
      undefined,
      { field: 'together', is: true },
      undefined,
    ])
    expect(short.sections[0]!.parts?.map(({ title, keys }) => [title.nl, keys])).toEqual([
      ['Story', ['title']],
      ['With', ['together', 'who']],
      ['Added later', ['extra']],
    ])
  })

  test('reads what is given as an answer, and nothing where none is given', () => {
    const typed = { ...givenOn(form, 'short'), title: ['A bench'], together: ['nee'], extra: ['x'] }
    const { answers, errors } = readAnswers(short, typed, nothingAround, 'en')
    expect(answers).toEqual({ title: 'A bench', green: false, together: false, extra: 'x' })
    expect(errors).toEqual({ one: {} })
  })

  test('is the whole form for who takes no way, or one that this version does not have', () => {
    expect(formOnWay(form, null)).toBe(form)
    expect(formOnWay(form, 'gone')).toBe(form)
    expect(givenOn(form, null)).toEqual({})
  })

  test('is found by the address of its pages', () => {
    expect([wayAt(form, 'kort'), wayAt(form, 'verhaal')]).toEqual(['short', null])
    expect([hasPageAt(form, 'kort'), hasPageAt(form, 'tuin'), hasPageAt(form, 'nergens')]).toEqual([
      true,
      true,
      false,
    ])
  })

  test('has addresses of its own', () => {
    const clash = structuredClone(raw)
    clash.ways[0]!.pages[0]!.slug = 'tuin'
    const checked = checkDefinition(clash)
    expect(checked.ok ? [] : checked.faults.map(({ message }) => message.en)).toEqual([
      'address tuin is used by two sections',
    ])
  })
})
