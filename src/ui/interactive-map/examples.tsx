import type { Example } from '../example.ts'
import { InteractiveMap } from './interactive-map.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Zonder script blijft de getekende kaart staan',
    node: (
      <InteractiveMap label="Kaart (voorbeeld)">
        <p>Hier staat de getekende kaart, en op de pagina een lijst met hetzelfde.</p>
      </InteractiveMap>
    ),
  },
]
