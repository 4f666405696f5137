import type { Example } from '../example.ts'
import { Amount, Term } from './amount.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Bedragen',
    node: (
      <p>
        Je vraagt <Amount locale="nl" cents={65_000} />. Er is nog <Amount locale="nl" cents={3_812_550} />.
      </p>
    ),
  },
  {
    name: 'Termijnen',
    node: (
      <div class="stack">
        <Term
          label="Antwoord uiterlijk"
          day="vrijdag 8 januari"
          dateTime="2027-01-08"
          note="nog 32 werkdagen"
        />
        <Term
          label="Kennismaking voor"
          day="23 november"
          dateTime="2026-11-23"
          note="nog 1 dag"
          tone="wait"
        />
        <Term
          label="Onderzoek klaar"
          day="20 november"
          dateTime="2026-11-20"
          note="2 dagen te laat"
          tone="bad"
        />
      </div>
    ),
  },
]
