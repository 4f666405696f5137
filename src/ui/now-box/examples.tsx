import { LinkButton } from '../button/button.tsx'
import type { Example } from '../example.ts'
import { NowBox } from './now-box.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Wij zijn aan zet',
    node: (
      <NowBox status="Stap 3 van 6: wij vragen advies">
        <p>
          Drie collega's kijken naar je plan: groen, verkeer en grond.{' '}
          <strong>Je krijgt antwoord uiterlijk vrijdag 8 januari 2027.</strong> Jij hoeft nu niets te doen.
        </p>
      </NowBox>
    ),
  },
  {
    name: 'Jij bent aan zet',
    node: (
      <NowBox
        status="Wij wachten op jou"
        tone="wait"
        action={<LinkButton href="#">Geef antwoord</LinkButton>}
      >
        <p>
          Noor vraagt een tekening van het veld. <strong>Stuur die voor 1 december.</strong> Tot dan staat de
          klok stil.
        </p>
      </NowBox>
    ),
  },
  {
    name: 'Te laat',
    node: (
      <NowBox status="2 dagen te laat" tone="bad">
        <p>
          Het lab had vertraging met het bodemonderzoek. <strong>De nieuwe datum is 27 november.</strong>
        </p>
      </NowBox>
    ),
  },
  {
    name: 'Klaar',
    node: (
      <NowBox status="Klaar" tone="good">
        <p>Elf geveltuinen liggen er. Van vraag tot tegels eruit: 9 werkdagen.</p>
      </NowBox>
    ),
  },
  {
    name: 'Ingetrokken',
    node: (
      <NowBox status="Ingetrokken" tone="neutral">
        <p>De initiatiefnemer is op 3 maart gestopt. De notities blijven bewaard voor wie verder wil.</p>
      </NowBox>
    ),
  },
]
