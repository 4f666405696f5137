import type { Example } from '../example.ts'
import { Icon, iconNames } from './icon.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Alle tekens, altijd naast een woord',
    node: (
      <ul class="plain-list icon-sheet">
        {iconNames.map((name) => (
          <li>
            <Icon name={name} /> {name}
          </li>
        ))}
      </ul>
    ),
  },
]
