import { get, post, type Route } from '../people/index.ts'
import { changeMeeting } from './pages/change.tsx'
import { downloadMeeting, showMeeting } from './pages/one.tsx'
import { makeMeeting, showNewMeeting } from './pages/plan.tsx'

export const meetingRoutes: readonly Route[] = [
  get('/afspraken/nieuw/:nummer', 'casework', showNewMeeting),
  post('/afspraken/nieuw/:nummer', 'casework', makeMeeting),
  get('/afspraken/:bestand{[0-9a-f-]+\\.ics}', 'signed_in', downloadMeeting),
  get('/afspraken/:id', 'signed_in', showMeeting),
  post('/afspraken/:id', 'signed_in', changeMeeting),
]
