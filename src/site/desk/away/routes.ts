import { get, post, type Route } from '../../../people/index.ts'
import { changeAway, showAway } from './page.tsx'

/** What officials say of their own absence. */
export const awayRoutes: readonly Route[] = [
  get('/werk/afwezig', 'staff', showAway),
  post('/werk/afwezig', 'staff', changeAway),
]
