import type { Example } from '../example.ts'
import { Tabs } from './tabs.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Weergaven van een lijst',
    node: (
      <Tabs
        label="Weergave (voorbeeld)"
        current="list"
        tabs={[
          { key: 'list', label: 'Lijst', href: '#', count: 61 },
          { key: 'map', label: 'Kaart', href: '#' },
          { key: 'done', label: 'Klaar', href: '#', count: 23 },
        ]}
      />
    ),
  },
]
