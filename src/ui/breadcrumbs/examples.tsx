import type { Example } from '../example.ts'
import { Breadcrumbs } from './breadcrumbs.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Twee niveaus hoger',
    node: (
      <Breadcrumbs
        locale="nl"
        crumbs={[
          { title: 'Initiatieven', href: '#initiatieven' },
          { title: 'Voedselbos aan de Merwedekade', href: '#voedselbos' },
        ]}
      />
    ),
  },
]
