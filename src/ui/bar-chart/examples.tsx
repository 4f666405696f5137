import type { Example } from '../example.ts'
import { BarChart } from './bar-chart.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Doorlooptijd tegen de norm',
    node: (
      <BarChart
        locale="nl"
        title="Werkdagen tot een contactpersoon, per kwartaal"
        norm={{ value: 5, label: 'Wij beloven 5 werkdagen' }}
        labelTitle="Kwartaal"
        valueTitle="Werkdagen"
        bars={[
          { label: 'Eerste kwartaal', value: 6.1, valueLabel: '6,1', tone: 'bad' },
          { label: 'Tweede kwartaal', value: 4.4, valueLabel: '4,4' },
          { label: 'Derde kwartaal', value: 3.2, valueLabel: '3,2' },
        ]}
      />
    ),
  },
  {
    name: 'De helft en negen van de tien',
    node: (
      <BarChart
        locale="nl"
        title="Werkdagen vanaf het insturen"
        reachLabel="9 van de 10 binnen"
        bars={[
          { label: 'Contactpersoon', value: 3, reach: 5, valueLabel: '3; 9 van de 10 binnen 5' },
          { label: 'Eerste antwoord', value: 27, reach: 38, valueLabel: '27; 9 van de 10 binnen 38' },
        ]}
      />
    ),
  },
]
