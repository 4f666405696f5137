import type { Example } from '../example.ts'
import { SheetLinks } from './download.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Een tabel om mee te nemen',
    node: (
      <p>
        <SheetLinks href="/toezeggingen.csv">Download als spreadsheet (CSV)</SheetLinks>
      </p>
    ),
  },
]
