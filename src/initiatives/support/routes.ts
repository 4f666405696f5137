import { get, post, type Route } from '../../people/index.ts'
import { changeByLink, showLink } from './pages/link.tsx'
import { showList } from './pages/list.tsx'
import { showOverview } from './pages/overview.tsx'
import { changeOverview } from './pages/overview-deeds.ts'
import { sendSupport, showSupport } from './pages/support.tsx'

// Whether somebody sees the plan, takes part in it or works on it is for the pages to say.
export const supportRoutes: readonly Route[] = [
  get('/initiatieven/:number/steun', 'everyone', showSupport),
  post('/initiatieven/:number/steun', 'everyone', sendSupport),
  get('/initiatieven/:number/steun/overzicht', 'signed_in', showOverview),
  post('/initiatieven/:number/steun/overzicht', 'signed_in', changeOverview),
  get('/initiatieven/:number/steun/lijst', 'signed_in', showList),
  get('/steun/:token', 'everyone', showLink),
  post('/steun/:token', 'everyone', changeByLink),
]
