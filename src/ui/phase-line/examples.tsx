import type { Example } from '../example.ts'
import { PhaseLine } from './phase-line.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Onderweg',
    node: (
      <PhaseLine
        here="nu"
        phases={[
          {
            key: 'a',
            name: 'Ideeën ophalen',
            when: '12 november tot en met 24 december 2026',
            state: 'done',
          },
          { key: 'b', name: 'Ontwerp maken', when: 'januari 2027', state: 'now' },
          { key: 'c', name: 'Besluit', when: 'voorjaar 2027', state: 'ahead' },
          { key: 'd', name: 'Uitvoering', when: 'najaar 2027', state: 'ahead' },
        ]}
      />
    ),
  },
]
