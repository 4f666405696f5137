import { get, type Route, sheets } from '../../../people/index.ts'
import { downloadDeskFigures, showDeskFigures } from './page.tsx'

/** What somebody sees at a glance, by role. */
export const deskFigureRoutes: readonly Route[] = [
  get('/werk/cijfers', 'desk', showDeskFigures),
  ...sheets('/werk/cijfers', 'desk', downloadDeskFigures),
]
