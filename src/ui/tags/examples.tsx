import type { Example } from '../example.ts'
import { Tags } from './tags.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Onderwerpen, met en zonder link',
    node: (
      <Tags
        label="Onderwerpen (voorbeeld)"
        tags={[{ label: 'Groen', href: '#' }, { label: 'Samen eten', href: '#' }, { label: 'Staart' }]}
      />
    ),
  },
]
