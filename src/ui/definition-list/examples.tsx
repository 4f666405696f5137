import type { Example } from '../example.ts'
import { DefinitionList } from './definition-list.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Antwoorden nakijken',
    node: (
      <DefinitionList
        items={[
          {
            term: 'Jouw idee',
            value: 'Een voedselbos op het veld aan de kade, waar iedereen mag plukken.',
            change: { href: '#', label: 'Wijzig' },
          },
          { term: 'Waar', value: 'Merwedekade, Staart', change: { href: '#', label: 'Wijzig' } },
        ]}
      />
    ),
  },
  {
    name: 'Gegevens',
    node: (
      <DefinitionList
        items={[
          { term: 'Zaaknummer', value: '2026-0042' },
          { term: 'Soort', value: 'Stadswens' },
        ]}
      />
    ),
  },
]
