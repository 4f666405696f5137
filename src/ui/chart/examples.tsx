import type { Example } from '../example.ts'
import { LineChart } from './line-chart.tsx'
import { ShareChart } from './share-chart.tsx'

const moments = ['jan', 'apr', 'jul', 'okt'].map((short) => ({ short, label: `vanaf ${short}` }))

export const examples: readonly Example[] = [
  {
    name: 'Verloop met twee lijnen en een norm',
    node: (
      <LineChart
        locale="nl"
        title="Werkdagen tot een begeleider, per kwartaal"
        moments={moments}
        momentTitle="Kwartaal"
        unknown="te weinig om te zeggen"
        lines={[
          { label: 'de helft binnen', values: [4, 3, 3, 2] },
          { label: '9 van de 10 binnen', values: [9, 8, null, 5] },
        ]}
        inWords={(value) => `${value} werkdagen`}
        norm={{ value: 5, label: 'wij beloven 5 werkdagen' }}
      />
    ),
  },
  {
    name: 'Verloop van een aandeel',
    node: (
      <LineChart
        locale="nl"
        title="Toezeggingen op tijd, per kwartaal"
        moments={moments}
        momentTitle="Kwartaal"
        unknown="niets te beoordelen"
        lines={[{ label: 'op tijd', values: [72, 80, 84, 91] }]}
        inWords={(value) => `${value}%`}
        inShort={(value) => `${value}%`}
        top={100}
      />
    ),
  },
  {
    name: 'Aandelen naast elkaar',
    node: (
      <ShareChart
        locale="nl"
        title="Hoe ideeën afliepen"
        labelTitle="Herkomst"
        totalTitle="Samen"
        parts={['uitgevoerd', 'doorverwezen', 'niet uitgevoerd', 'ingetrokken', 'geweigerd']}
        rows={[
          {
            label: 'Op vraag van de gemeente',
            amounts: [16, 1, 2, 1, 0],
            mark: { share: 80, label: 'in 2019: 80%' },
          },
          { label: 'Eigen idee', amounts: [24, 6, 3, 5, 4], mark: { share: 38, label: 'in 2019: 38%' } },
        ]}
      />
    ),
  },
]
