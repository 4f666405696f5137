import type { Example } from '../example.ts'
import { Person } from './person.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Met telefoon, mail en bericht',
    node: (
      <Person
        locale="nl"
        name="Noor Verhagen"
        relation="je contactpersoon"
        telephone="14 078"
        email="initiatieven@waterstad.example"
        message={{ href: '#', label: 'Stuur een bericht' }}
      />
    ),
  },
  {
    name: 'Een functie in het openbaar',
    node: (
      <Person
        locale="nl"
        name="initiatieventeam"
        relation="eerste aanspreekpunt"
        telephone="14 078"
        note="Op werkdagen van 9.00 tot 17.00 uur."
      />
    ),
  },
  {
    name: 'Afwezig, met vervanger',
    node: (
      <Person
        locale="nl"
        name="Bram de Wit"
        relation="je begeleider"
        message={{ href: '#', label: 'Stuur een bericht' }}
        note="Vrij tot 3 december. Noor Verhagen leest je berichten."
      />
    ),
  },
]
