import type { Example } from '../example.ts'
import { Timeline } from './timeline.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Wat er gebeurde, met zichtbaarheid',
    node: (
      <Timeline
        locale="nl"
        level={4}
        entries={[
          {
            key: '4',
            when: '16 november 2026',
            dateTime: '2026-11-16',
            title: 'Advies gevraagd aan groen, verkeer en grond',
            important: true,
            children: <p>Antwoord voor 14 december. Bij vertraging zie je het hier, met de reden.</p>,
          },
          {
            key: '3',
            when: '12 november 2026',
            dateTime: '2026-11-12',
            title: 'Kennismaking in buurthuis De Staart',
            visibility: 'parties',
            children: <p>Je kreeg het informatiepakket en een lijst van wat echt moet.</p>,
          },
          {
            key: '2',
            when: '5 november 2026',
            dateTime: '2026-11-05',
            title: 'Noor Verhagen is je contactpersoon',
            important: true,
            children: <p>3 werkdagen na je idee.</p>,
          },
          {
            key: '1',
            when: '2 november 2026',
            dateTime: '2026-11-02',
            title: 'Overleg in het team',
            visibility: 'staff',
          },
        ]}
      />
    ),
  },
]
