import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupedIban, maskedIban, readIban } from './iban.ts'

test.each([
  ['NL91 ABNA 0417 1643 00', 'NL91ABNA0417164300'],
  ['nl91abna0417164300', 'NL91ABNA0417164300'],
  ['BE68 5390 0754 7034', 'BE68539007547034'],
  ['DE89-3704-0044-0532-0130-00', 'DE89370400440532013000'],
])('%s is an account number', (typed, iban) => expect(readIban(typed)).toBe(iban))

test.each([
  '',
  'NL91ABNA0417164301',
  'NL91ABNA041716430',
  'NL91ABNA04171643000',
  'XX91ABNA0417164300',
  '0417164300',
  '<script>',
])('%j is none', (typed) => expect(readIban(typed)).toBeNull())

test('one wrong digit, or two that changed places, is always seen', () => {
  const right = 'NL91ABNA0417164300'
  fc.assert(
    fc.property(fc.integer({ min: 8, max: 17 }), fc.integer({ min: 0, max: 9 }), (at, digit) => {
      fc.pre(right[at] !== String(digit))
      expect(readIban(`${right.slice(0, at)}${digit}${right.slice(at + 1)}`)).toBeNull()
    }),
  )
  expect(readIban('NL91ABNA0417163400')).toBeNull()
})

test('it is read in fours, and recognised by its end', () => {
  expect(groupedIban('NL91ABNA0417164300')).toBe('NL91 ABNA 0417 1643 00')
  expect(maskedIban('NL91ABNA0417164300')).toBe('NL… 300')
})
