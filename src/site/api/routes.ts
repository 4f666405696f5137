import { get, post, type Route, shared } from '../../people/index.ts'
import { showApiPage } from './docs.tsx'
import { operations } from './document.ts'
import { showCommitmentsCalendar, showInitiativesFeed } from './feeds.ts'
import { changeApiKeys, showApiKeys } from './keys.tsx'

export const apiRoutes: readonly Route[] = [
  shared('/api', showApiPage),
  ...operations.map(({ route }) => route),
  shared('/initiatieven.atom', showInitiativesFeed),
  shared('/toezeggingen.ics', showCommitmentsCalendar),
  get('/beheer/sleutels', 'admin', showApiKeys),
  post('/beheer/sleutels', 'admin', changeApiKeys),
]
