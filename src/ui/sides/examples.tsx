import type { Example } from '../example.ts'
import { Sides } from './sides.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Open en vast',
    node: (
      <Sides
        level={3}
        sides={[
          {
            title: 'Dit kan nog veranderen',
            icon: 'chat',
            tone: 'open',
            children: <p>De plek en de soort van de bomen.</p>,
          },
          { title: 'Dit ligt vast', icon: 'lock', tone: 'closed', children: <p>Het riool komt er zeker.</p> },
        ]}
      />
    ),
  },
]
