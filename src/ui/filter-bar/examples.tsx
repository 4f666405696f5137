import type { Example } from '../example.ts'
import { FilterBar } from './filter-bar.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Met gekozen filters',
    node: (
      <FilterBar
        locale="nl"
        label="Zoek in de initiatieven (voorbeeld)"
        action="#"
        resetHref="#"
        active={[
          { label: 'Wijkwens', removeHref: '#' },
          { label: 'Sterrenburg', removeHref: '#' },
        ]}
      >
        <p>Hier staan de velden.</p>
      </FilterBar>
    ),
  },
]
