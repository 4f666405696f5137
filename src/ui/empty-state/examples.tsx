import { LinkButton } from '../button/button.tsx'
import type { Example } from '../example.ts'
import { EmptyState } from './empty-state.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Niets gevonden, met tekening',
    node: (
      <EmptyState
        level={4}
        scene="city"
        title="Nog geen plannen in Noordflank"
        instead={
          <>
            <LinkButton href="#">Vertel je idee</LinkButton>
            <LinkButton href="#" kind="secondary">
              Kijk in Binnenstad
            </LinkButton>
          </>
        }
      >
        <p>Jij kunt de eerste zijn. In Binnenstad, hiernaast, lopen er vijf.</p>
      </EmptyState>
    ),
  },
  {
    name: 'Niets te doen',
    node: (
      <EmptyState
        level={4}
        title="Niets wacht op jou"
        instead={
          <LinkButton href="#" kind="secondary">
            Bekijk alle zaken
          </LinkButton>
        }
      >
        <p>Alle nieuwe ideeën hebben een begeleider.</p>
      </EmptyState>
    ),
  },
]
