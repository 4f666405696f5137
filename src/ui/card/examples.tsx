import type { Example } from '../example.ts'
import { Card, CardList } from './card.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Kaarten in een lijst',
    node: (
      <CardList>
        {[
          <Card
            title="Voedselbos aan de Merwedekade"
            href="#"
            level={4}
            scene="food"
            status={{ label: 'Wij vragen advies' }}
            facts={['Stadswens', 'Staart', '2026-0042']}
          >
            Antwoord uiterlijk <strong>vrijdag 8 januari</strong>
          </Card>,
          <Card
            title="Winterfeest op het Bosplein"
            href="#"
            level={4}
            scene="party"
            status={{ label: 'Regiegroep Oost beslist op 12 december', tone: 'wait' }}
            facts={['Wijkwens', 'Stadspolders', '€ 650']}
          >
            31 buren steunen dit
          </Card>,
          <Card
            title="Elf geveltuinen in de Vogelstraat"
            href="#"
            level={4}
            scene="green"
            status={{ label: 'Klaar', tone: 'good' }}
            facts={['Eenvoudig groen', 'Nieuw-Krispijn']}
          >
            In 9 werkdagen van vraag tot tegels eruit
          </Card>,
        ]}
      </CardList>
    ),
  },
  {
    name: 'Zonder plaatje',
    node: (
      <CardList>
        {[<Card title="Leesclub in de wijkbibliotheek" href="#" level={4} facts={['Wijkwens', 'Reeland']} />]}
      </CardList>
    ),
  },
]
