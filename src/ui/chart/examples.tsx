import type { Example } from '../example.ts'
import { BandChart } from './band-chart.tsx'
import { LineChart } from './line-chart.tsx'
import { ShareChart } from './share-chart.tsx'
import { SpanChart } from './span-chart.tsx'

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
    name: 'Wat was, en tussen wat het waarschijnlijk verder gaat',
    node: (
      <BandChart
        locale="nl"
        title="Geld dat nog niet verleend is, in duizenden euro’s"
        names={{ past: 'tot nu toe', band: 'in 8 van de 10 berekeningen', middle: 'het midden' }}
        unit={1000_00}
        moments={[
          { short: '1 jan 2027', label: '1 januari 2027', middle: 100_000_00, band: null },
          { short: '1 feb 2027', label: '1 februari 2027', middle: 90_000_00, band: null },
          {
            short: '1 mrt 2027',
            label: '1 maart 2027',
            middle: 72_000_00,
            band: { low: 72_000_00, high: 72_000_00 },
          },
          {
            short: '1 apr 2027',
            label: '1 april 2027',
            middle: 55_000_00,
            band: { low: 40_000_00, high: 66_000_00 },
          },
          {
            short: '1 mei 2027',
            label: '1 mei 2027',
            middle: 38_000_00,
            band: { low: 5_000_00, high: 60_000_00 },
          },
        ]}
        columns={[
          { key: 'moment', title: 'Op', rowHeader: true, cell: ({ label }) => label },
          { key: 'middle', title: 'Midden', numeric: true, cell: ({ middle }) => `€ ${middle / 100}` },
        ]}
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
  {
    name: 'Wat hoe lang duurt, naast elkaar',
    node: (
      <SpanChart
        locale="nl"
        title="Wanneer doen mensen mee?"
        today="2027-02-10"
        names={{
          whole: 'het hele project',
          part: 'meedoen',
          days: ['antwoord beloofd', 'beslissing'],
          today: 'vandaag',
        }}
        rows={[
          {
            key: 'kade',
            label: 'Een nieuwe kade',
            from: '2027-01-11',
            until: '2027-05-01',
            parts: [
              { from: '2027-01-11', until: '2027-01-29' },
              { from: '2027-03-01', until: '2027-03-01' },
            ],
            days: ['2027-04-05', '2027-05-01'],
          },
          {
            key: 'lindestraat',
            label: 'De Lindestraat opnieuw ingericht, met bomen en minder auto’s',
            from: '2026-11-02',
            until: '2027-03-15',
            parts: [{ from: '2026-11-02', until: '2026-12-20' }],
            days: ['2027-03-15', null],
          },
        ]}
        columns={[
          { key: 'name', title: 'Project', rowHeader: true, cell: ({ label }) => label },
          { key: 'until', title: 'Tot en met', cell: ({ until }) => until },
        ]}
      />
    ),
  },
]
