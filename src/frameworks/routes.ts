import { get, type Route } from '../people/index.ts'
import { showFramework, showFrameworks } from './pages/framework.tsx'

export const frameworksRoutes: readonly Route[] = [
  get('/afwegingskader', 'everyone', showFrameworks),
  get('/afwegingskader/:sleutel', 'everyone', showFramework),
]
