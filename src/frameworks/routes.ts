import { type Route, shared } from '../people/index.ts'
import { showFramework, showFrameworks } from './pages/framework.tsx'

export const frameworksRoutes: readonly Route[] = [
  shared('/afwegingskader', showFrameworks),
  shared('/afwegingskader/:sleutel', showFramework),
]
