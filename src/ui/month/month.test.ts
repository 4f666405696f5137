import { expect, test } from 'vitest'
import { weeksOf } from './month.tsx'

test('a month has its days once, each in the week it is in', () => {
  const weeks = weeksOf('2026-11-21')
  expect(weeks).toHaveLength(6)
  expect(weeks[0]).toEqual([null, null, null, null, null, null, '2026-11-01'])
  expect(weeks.flat().filter((day) => day !== null)).toHaveLength(30)
  expect(
    weeksOf('2026-12-01')
      .flat()
      .filter((day) => day !== null),
  ).toHaveLength(31)
  expect(weeksOf('2027-02-01')).toHaveLength(4)
})
