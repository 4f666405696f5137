import { get, post, type Route, sheets } from '../../../people/index.ts'
import { appointGuides } from './appoint.tsx'
import { downloadCases } from './case-file.ts'
import { showCases } from './case-list.tsx'
import { findCases, showFind } from './find.tsx'
import { showDesk } from './home.tsx'
import { showInbox } from './inbox.tsx'
import { showSteps } from './steps.tsx'
import { showWorkload } from './workload.tsx'

/** The desk's own pages: what to do today, and lists of cases. */
export const deskHomeRoutes: readonly Route[] = [
  get('/werk', 'desk', showDesk),
  get('/werk/inbox', 'team', showInbox),
  post('/werk/inbox/begeleiders', 'team', appointGuides),
  get('/werk/zaken', 'casework', showCases),
  ...sheets('/werk/zaken', 'casework', downloadCases),
  get('/werk/stappen', 'casework', showSteps),
  get('/werk/werkdruk', 'casework', showWorkload),
  get('/werk/zoeken', 'lookup', showFind),
  post('/werk/zoeken', 'lookup', findCases),
]
