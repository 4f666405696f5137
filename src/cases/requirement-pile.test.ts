import { expect, test } from 'vitest'
import { pileOf } from './requirement-pile.ts'
import { texts } from './texts.ts'

const one = (
  ground: 'law' | 'our_wish',
  outcome: 'stands' | 'met' | 'changed' | 'dropped',
  weeks: number | null,
) => ({ ground, outcome, weeks })

test('the pile is counted with its grounds, and with the weeks of what still holds', () => {
  const pile = pileOf([
    one('law', 'stands', 6),
    one('our_wish', 'changed', 2),
    one('our_wish', 'met', 4),
    one('our_wish', 'dropped', 8),
    one('law', 'stands', null),
  ])
  expect(pile).toEqual({ total: 5, law: 2, open: 3, weeks: 8 })
  expect(texts('nl').pile(pile)).toBe(
    'Er zijn 5 eisen: 2 uit de wet en 3 als onze wens. Daarvan gelden er nog 3. Die kosten bij elkaar opgeteld 8 weken.',
  )
})

test('one requirement that is met costs nothing any more', () => {
  const pile = pileOf([one('law', 'met', 3)])
  expect(texts('nl').pile(pile)).toBe('Er is 1 eis, uit de wet. Die geldt niet meer.')
  expect(texts('en').pile(pileOf([one('our_wish', 'stands', 1)]))).toBe(
    'There is 1 requirement, as our wish. It still holds. It takes 1 week.',
  )
})

test('the words fit one and many, of one ground or of both', () => {
  const wishes = pileOf([one('our_wish', 'stands', 2), one('our_wish', 'met', 4)])
  expect(texts('nl').pile(wishes)).toBe(
    'Er zijn 2 eisen, allemaal als onze wens. Daarvan geldt er nog 1. Die kost 2 weken.',
  )
  expect(texts('en').pile(wishes)).toBe(
    'There are 2 requirements, all as our wish. 1 of them still holds. It takes 2 weeks.',
  )
  const laws = pileOf([one('law', 'stands', 1), one('law', 'stands', null)])
  expect(texts('nl').pile(laws)).toBe(
    'Er zijn 2 eisen, allemaal uit de wet. Ze gelden allemaal nog. Die kosten bij elkaar opgeteld 1 week.',
  )
})
