import type { Example } from '../example.ts'
import { Meter } from './meter.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Loopt',
    node: <Meter label="Contactpersoon" value={3} max={5} valueText="3 van de 5 werkdagen" />,
  },
  {
    name: 'Bijna',
    node: <Meter label="Kennismaking" value={14} max={15} valueText="nog 1 dag" tone="wait" />,
  },
  {
    name: 'Te laat',
    node: <Meter label="Eerste antwoord" value={5} max={5} valueText="2 dagen te laat" tone="bad" />,
  },
  {
    name: 'Gehaald',
    node: (
      <Meter label="Handtekeningen" value={62} max={50} valueText="62, er waren er 50 nodig" tone="good" />
    ),
  },
]
