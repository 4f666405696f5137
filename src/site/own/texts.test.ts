import { afterAll, expect, test } from 'vitest'
import { mailTexts } from '../../commitments/mail-texts.ts'
import { inLocale } from '../../kit/locale.ts'
import '../../routes.ts'
import { texts as publicTexts } from '../public/texts.ts'
import { holeFaults, sayOwnTexts, templateOf, textEntries } from './texts.ts'

afterAll(() => sayOwnTexts({}))

test('a sentence with holes is a template; one that chooses its words is not', () => {
  expect(templateOf('Welkom')).toBe('Welkom')
  expect(templateOf((name: unknown) => `Dag ${name}`)).toBe('Dag {1}')
  expect(templateOf((a: unknown, b: unknown) => `${b} en ${a}`)).toBe('{2} en {1}')
  expect(templateOf((n: unknown) => (n === 1 ? '1 dag' : `${n} dagen`))).toBeNull()
  expect(templateOf((n: unknown) => `${n} ${n === 0 ? 'niets' : 'iets'}`)).toBeNull()
  expect(templateOf((list: unknown) => (list as string[]).join(', '))).toBeNull()
  expect(templateOf((day: unknown) => (day ? `tot ${day}` : ''))).toBeNull()
  expect(templateOf((_: unknown) => 'altijd hetzelfde')).toBeNull()
})

test('hundreds of texts can be changed, each with an id of its own and the same holes in both languages', () => {
  const entries = textEntries()
  expect(entries.length).toBeGreaterThan(800)
  expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length)
  expect(entries.find(({ holes }) => holes > 1)).toBeDefined()
})

test('own words are said, with their holes filled; without them the program says its own', () => {
  const texts = inLocale(
    {
      nl: { plain: 'Welkom', filled: (name: string) => `Dag ${name}`, other: 'Blijft' },
      en: { plain: 'Welcome', filled: (name: string) => `Hello ${name}`, other: 'Stays' },
    },
    'test',
  )
  sayOwnTexts({
    'test:plain': { nl: 'Hoi', en: 'Hi' },
    'test:filled': { nl: 'Goedendag, {1}!', en: 'Good day, {1}!' },
    // No such text, and a hole that is not there: both are left out.
    'test:gone': { nl: 'x', en: 'x' },
    'test:other': { nl: 'Met {1}', en: 'With {1}' },
  })
  expect(texts('nl').plain).toBe('Hoi')
  expect(texts('en').filled('Noor {2} $&')).toBe('Good day, Noor {2} $&!')
  expect(texts('nl').other).toBe('Blijft')
  sayOwnTexts({})
  expect(texts('nl').plain).toBe('Welkom')
  expect(publicTexts('nl')).toBe(publicTexts('nl'))
  expect(typeof mailTexts('nl')).toBe('object')
})

test('holes are counted', () => {
  const entry = { id: 'x:y', module: 'x', ours: { nl: 'Dag {1}, tot {2}', en: 'Hi {1}, till {2}' }, holes: 2 }
  expect(holeFaults(entry, 'Tot {2}, {3}')).toEqual({ missing: ['{1}'], unknown: ['{3}'] })
  expect(holeFaults(entry, 'Dag {naam}, {1} tot {2}')).toEqual({ missing: [], unknown: ['{naam}'] })
})
