import type { Example } from '../example.ts'
import { Button, ButtonRow, LinkButton } from './button.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Knoppen',
    node: (
      <ButtonRow>
        <Button type="button">Verstuur je idee</Button>
        <Button type="button" kind="secondary">
          Bewaar en ga later verder
        </Button>
        <Button type="button" kind="quiet">
          Terug
        </Button>
        <Button type="button" kind="danger">
          Trek je idee in
        </Button>
      </ButtonRow>
    ),
  },
  {
    name: 'Links als knop, met een teken',
    node: (
      <ButtonRow>
        <LinkButton href="#" icon="help">
          Ik help mee
        </LinkButton>
        <LinkButton href="#" kind="secondary" icon="download">
          Download het dossier
        </LinkButton>
        <LinkButton href="#" kind="quiet" icon="print">
          Print dit formulier
        </LinkButton>
      </ButtonRow>
    ),
  },
  {
    name: 'Gelijke knoppen, uit elkaar gehouden voor een schermlezer',
    node: (
      <Button type="button" kind="secondary" icon="cross" about="van het bestand schets.pdf">
        Verwijder
      </Button>
    ),
  },
]
