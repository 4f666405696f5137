import { Button } from '../button/button.tsx'
import type { Example } from '../example.ts'
import { NowBox } from '../now-box/now-box.tsx'
import { Person } from '../person/person.tsx'
import { Desk, WithAside } from './desk.tsx'

const record = (
  <NowBox status="Stap 3 van 6: wij vragen advies">
    <p>Drie collega's kijken naar je plan. Je krijgt antwoord uiterlijk vrijdag 8 januari 2027.</p>
  </NowBox>
)

export const examples: readonly Example[] = [
  {
    name: 'Zaak met kantlijn voor de gemeente',
    node: (
      <Desk
        record={record}
        marginTitle="Alleen voor de gemeente (voorbeeld)"
        margin={
          <>
            <p>Groen gaf advies. Verkeer en grond nog niet.</p>
            <Button type="button">Herinner verkeer en grond</Button>
          </>
        }
      />
    ),
  },
  {
    name: 'Zaak met de volgende stap bovenaan',
    node: (
      <Desk
        record={record}
        first={<Button type="button">Deel het advies</Button>}
        marginTitle="Alleen voor de gemeente (tweede voorbeeld)"
        margin={<p>Groen gaf advies. Verkeer en grond nog niet.</p>}
      />
    ),
  },
  {
    name: 'Pagina met iets ernaast',
    node: (
      <WithAside
        label="Contact (voorbeeld)"
        aside={<Person locale="nl" name="Noor Verhagen" relation="je contactpersoon" telephone="14 078" />}
      >
        {record}
      </WithAside>
    ),
  },
]
