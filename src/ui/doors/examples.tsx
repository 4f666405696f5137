import type { Example } from '../example.ts'
import { Doors } from './doors.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Drie wegen naar binnen',
    node: (
      <Doors
        level={4}
        doors={[
          {
            title: 'Ik heb een idee',
            href: '#idee',
            text: 'Vertel het in je eigen woorden. Wij zoeken de snelste weg.',
          },
          {
            title: 'Wat loopt er?',
            href: '#loopt',
            text: '24 plannen van bewoners, van geveltuin tot voedselbos.',
            tone: 'signal',
          },
          {
            title: 'Wat gebeurt er bij mij?',
            href: '#buurt',
            text: 'Kies je wijk. Een postcode mag ook.',
            tone: 'good',
          },
        ]}
      />
    ),
  },
]
