import { get, post, type Route } from '../../../people/index.ts'
import {
  changeDraft,
  discard,
  publish,
  revert,
  showComparison,
  showDiscard,
  showPublish,
  showRevert,
} from './pages.tsx'

const home = '/beheer/concepten/:soort/:sleutel'

/** What can be done with a draft of any kind. */
export const draftRoutes: readonly Route[] = [
  post(home, 'admin', changeDraft),
  get(`${home}/vergelijken`, 'admin', showComparison),
  get(`${home}/publiceren`, 'admin', showPublish),
  post(`${home}/publiceren`, 'admin', publish),
  get(`${home}/weggooien`, 'admin', showDiscard),
  post(`${home}/weggooien`, 'admin', discard),
  get('/beheer/terugzetten/:soort/:sleutel', 'admin', showRevert),
  post('/beheer/terugzetten/:soort/:sleutel', 'admin', revert),
]
