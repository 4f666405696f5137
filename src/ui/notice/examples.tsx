import type { Example } from '../example.ts'
import { Notice } from './notice.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Uitleg',
    node: (
      <Notice title="Je hoeft niet in te loggen" level={4}>
        <p>Aan het eind vragen wij je mailadres. Daarmee kom je altijd terug bij je idee.</p>
      </Notice>
    ),
  },
  {
    name: 'Gelukt',
    node: (
      <Notice tone="success" title="Je bericht is verstuurd" level={4} announce>
        <p>
          Noor antwoordt uiterlijk <strong>dinsdag 24 november</strong>.
        </p>
      </Notice>
    ),
  },
  {
    name: 'Let op',
    node: (
      <Notice tone="warning" title="Deze ronde sluit over 3 dagen" level={4}>
        <p>
          Na 1 december kan je wens mee in de <a href="#volgende">volgende ronde</a>.
        </p>
      </Notice>
    ),
  },
  {
    name: 'Fout',
    node: (
      <Notice tone="error" title="Deze link werkt niet meer" level={4}>
        <p>Een link werkt 24 uur. Vraag hieronder een nieuwe aan.</p>
      </Notice>
    ),
  },
  {
    name: 'Zonder kop',
    node: (
      <Notice>
        <p>Dit is een concept. Alleen jij ziet het.</p>
      </Notice>
    ),
  },
]
