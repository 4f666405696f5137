import type { Example } from '../example.ts'
import { Disclosure } from './disclosure.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Dicht',
    node: (
      <Disclosure summary="Waarom vragen wij dit?">
        <p>Zo zoeken wij de snelste weg voor je plan.</p>
      </Disclosure>
    ),
  },
  {
    name: 'Open',
    node: (
      <Disclosure summary="Wat staat er in het informatiepakket?" open>
        <p>De stappen, de mensen, de vergunningen en voorbeelden van andere plannen.</p>
      </Disclosure>
    ),
  },
]
