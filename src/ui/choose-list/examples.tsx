import type { Example } from '../example.ts'
import { ChooseList } from './choose-list.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Lezen en kiezen',
    node: (
      <ChooseList
        name="voorbeeld"
        items={[
          {
            value: '1',
            label: 'Kies: Bankjes in de schaduw',
            children: (
              <>
                <p>
                  <strong>Bankjes in de schaduw</strong>
                </p>
                <p>Nu zit iedereen in de zon.</p>
                <p class="small">Idee 1 · Ria, 11 november 2026</p>
              </>
            ),
          },
          {
            value: '2',
            label: 'Kies: Een boom bij de hoek',
            children: (
              <>
                <p>
                  <strong>Een boom bij de hoek</strong>
                </p>
                <p class="small">Idee 2 · Anoniem, 12 november 2026</p>
              </>
            ),
          },
        ]}
      />
    ),
  },
]
