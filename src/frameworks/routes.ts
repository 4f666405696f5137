import { type Route, shared, sheets } from '../people/index.ts'
import { downloadApplied, showApplied } from './pages/applied.tsx'
import { showFramework, showFrameworks } from './pages/framework.tsx'

export const frameworksRoutes: readonly Route[] = [
  shared('/afwegingskader', showFrameworks),
  shared('/afwegingskader/:sleutel', showFramework),
  shared('/afwegingskader/:sleutel/toepassing', showApplied),
  ...sheets('/afwegingskader/:sleutel/toepassing', 'everyone', downloadApplied),
]
