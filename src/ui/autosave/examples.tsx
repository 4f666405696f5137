import type { Example } from '../example.ts'
import { Autosave } from './autosave.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Bewaart wat je typt',
    node: (
      <p>
        Onder het formulier staat: <Autosave url="#" /> "Bewaard om 14.03".
      </p>
    ),
  },
]
