import type { Example } from '../example.ts'
import { Month } from './month.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Hoeveel er vrij is',
    node: (
      <Month
        locale="nl"
        month="2026-12-01"
        caption="december 2026"
        note={(day) => (day === '2026-12-12' ? { words: 'geen', isNone: true } : { words: '2 vrij' })}
      />
    ),
  },
]
