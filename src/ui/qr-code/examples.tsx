import type { Example } from '../example.ts'
import { QrCode } from './qr-code.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Een adres',
    node: <QrCode text="https://meemaken.example" label="Vierkante code van het adres meemaken.example" />,
  },
]
