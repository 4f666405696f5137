import type { Example } from '../example.ts'
import { Pagination } from './pagination.tsx'

export const examples: readonly Example[] = [
  {
    name: 'In het midden',
    node: <Pagination locale="nl" previous="#" next="#" summary="24 van de 61 initiatieven" />,
  },
  { name: 'Eerste pagina', node: <Pagination locale="nl" next="#" label="Bladeren (eerste pagina)" /> },
  { name: 'Maar één pagina', node: <Pagination locale="nl" summary="7 initiatieven" /> },
]
