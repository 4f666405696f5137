import type { Example } from '../example.ts'
import { Figures } from './figures.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Vier kerncijfers',
    node: (
      <Figures
        figures={[
          { value: '3,2', label: 'werkdagen tot een contactpersoon.', compare: 'Wij beloven er 5.' },
          { value: '88%', label: 'van onze toezeggingen op tijd.', compare: '118 van 134' },
          { value: '61%', label: 'van de eigen ideeën uitgevoerd.', compare: 'In 2019 was dat 38%.' },
          { value: '7,9', label: 'geven initiatiefnemers ons.', compare: 'In 2019 was dat 7,5.' },
        ]}
      />
    ),
  },
  {
    name: 'Klein, naast wat vandaag moet',
    node: (
      <Figures
        small
        figures={[
          { value: '7', label: <a href="#ideeen">ideeën zonder begeleider</a> },
          { value: '2', label: <a href="#te-laat">zaken zijn te laat</a> },
        ]}
      />
    ),
  },
]
