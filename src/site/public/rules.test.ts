import { expect, test } from 'vitest'
import { contactNorm } from './rules.ts'

test('the front page promises the longest term of all processes, so that it holds for every idea', () => {
  const process = (length: number, unit: 'working_days' | 'weeks') => ({
    norms: [
      {
        key: 'contact' as const,
        title: { nl: 'x', en: 'x' },
        term: { length, unit, kind: 'service' as const },
        from: { event: 'submitted' as const },
        until: [{ event: 'guide_appointed' as const }],
        pausable: false,
        repeats: false,
      },
    ],
  })
  expect(contactNorm([process(1, 'weeks'), process(7, 'working_days')])).toMatchObject({ length: 7 })
  expect(contactNorm([process(5, 'working_days'), process(2, 'weeks')])).toMatchObject({ unit: 'weeks' })
  expect(contactNorm([{ norms: [] }])).toBeNull()
})
