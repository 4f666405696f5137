import { get, type Route, shared } from '../people/index.ts'
import { showFigures } from './pages/figures.tsx'
import { downloadFigures } from './pages/file.ts'

export const reportRoutes: readonly Route[] = [
  shared('/cijfers', showFigures),
  get('/cijfers.csv', 'everyone', downloadFigures),
]
