import { get, type Route } from '../../../people/index.ts'
import { downloadDeskFigures, showDeskFigures } from './page.tsx'

/** What somebody sees at a glance, by role. */
export const deskFigureRoutes: readonly Route[] = [
  get('/werk/cijfers', 'desk', showDeskFigures),
  get('/werk/cijfers.csv', 'desk', downloadDeskFigures),
]
