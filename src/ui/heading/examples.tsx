import type { Example } from '../example.ts'
import { StatusBadge } from '../status/status.tsx'
import { Heading, Section } from './heading.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Koppen van niveau 2, 3 en 4',
    node: (
      <div class="stack">
        <Heading level={4}>Kop van niveau 4</Heading>
      </div>
    ),
  },
  {
    name: 'Deel van een pagina, met een link naar meer',
    node: (
      <Section level={4} title="Nu bezig in de stad" more={{ href: '#', label: 'Alle initiatieven' }}>
        <p>
          Er lopen 24 plannen van bewoners. <StatusBadge tone="active">3 nieuw</StatusBadge>
        </p>
      </Section>
    ),
  },
]
