import { get, post, type Route } from '../../people/index.ts'
import { saveDetails, showDetails } from './details.tsx'
import { showMine } from './mine.tsx'

export const mineRoutes: readonly Route[] = [
  get('/mijn', 'signed_in', showMine),
  get('/mijn/gegevens', 'signed_in', showDetails),
  post('/mijn/gegevens', 'signed_in', saveDetails),
]
