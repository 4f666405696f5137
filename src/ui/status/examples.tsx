import type { Example } from '../example.ts'
import { StatusBadge } from './status.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Alle toestanden',
    node: (
      <div class="row">
        <StatusBadge tone="active">Wij vragen advies</StatusBadge>
        <StatusBadge tone="wait">Wij wachten op jouw antwoord</StatusBadge>
        <StatusBadge tone="good">Klaar</StatusBadge>
        <StatusBadge tone="bad">2 dagen te laat</StatusBadge>
        <StatusBadge tone="neutral">Ingetrokken</StatusBadge>
      </div>
    ),
  },
]
