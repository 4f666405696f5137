import { expect, test } from 'vitest'
import { csvOf } from './csv.ts'

test('a spreadsheet reads every value back as it was', () => {
  expect(
    csvOf(
      ['wie', 'wat'],
      [
        ['Één "groep"', 'regel 1\nregel 2; en meer'],
        ['niemand', null],
      ],
    ),
  ).toBe('\uFEFFwie;wat\r\n"Één ""groep""";"regel 1\nregel 2; en meer"\r\nniemand;\r\n')
})

test('what looks like a formula is text, a number is a number', () => {
  expect(csvOf(['a'], [['=cmd()'], [' +31'], ['@x'], ['-1'], [-1], [99.5]])).toBe(
    "\uFEFFa\r\n'=cmd()\r\n' +31\r\n'@x\r\n'-1\r\n-1\r\n99,5\r\n",
  )
})
