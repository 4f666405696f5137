import type { Example } from '../example.ts'
import { NumberedParagraph } from './paragraph.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Met reacties',
    node: (
      <NumberedParagraph id="voorbeeld-alinea-4" number={4} body="Er komen tien linden aan de zonkant.">
        <p>2 reacties</p>
        <ul class="plain-list">
          <li>Plant er ook een bij de bushalte</li>
          <li>Linden plakken, kies een andere boom</li>
        </ul>
      </NumberedParagraph>
    ),
  },
]
