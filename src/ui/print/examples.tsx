import type { Example } from '../example.ts'
import { PrintOnly, PrintSource, ScreenOnly, WritingLines } from './print.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Anders op papier dan op het scherm',
    node: (
      <>
        <ScreenOnly>
          <p>Print deze pagina: dan staan hier schrijflijnen en het adres.</p>
        </ScreenOnly>
        <PrintOnly>
          <p>Lever dit formulier in bij het wijkcentrum.</p>
        </PrintOnly>
        <WritingLines count={3} />
        <PrintSource locale="nl" address="meemaken.waterstad.example/idee" />
      </>
    ),
  },
]
