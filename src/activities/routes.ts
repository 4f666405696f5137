import { get, post, type Route, shared, sheets } from '../people/index.ts'
import type { AnswersOf } from './answered.ts'
import { showActivity } from './pages/activity.tsx'
import { showBlockWriter, submitBlockWriter } from './pages/block.tsx'
import { showConduct } from './pages/conduct.tsx'
import { showContribution, submitContribution } from './pages/contribution.tsx'
import { showNewActivity, submitNewActivity } from './pages/edit.tsx'
import { showEntering, showPaper, submitEntering } from './pages/entering.tsx'
import { showDeskActivities } from './pages/list-desk.tsx'
import { showLooking, submitLooking } from './pages/looking.tsx'
import { activityMapData, giveActivityPlaces } from './pages/map.tsx'
import { showNew, submitNew } from './pages/new.tsx'
import { showDeskActivity, showPreview, submitDeskActivity } from './pages/one-desk.tsx'
import { showOwn, submitOwn } from './pages/own.tsx'
import { showReceipt } from './pages/receipt.tsx'
import { showReport, submitReport } from './pages/report.tsx'

// Who works on which project is known by their relation to it, and what is one's own by its link: the pages decide.
export const activityRoutes = (answersOf: AnswersOf): readonly Route[] => [
  shared('/gedragsregels', showConduct),
  shared('/meedoen/:slug/:activity', showActivity(answersOf)),
  shared('/meedoen/:slug/:activity/plekken.geojson', activityMapData),
  ...sheets('/meedoen/:slug/:activity/plekken', 'everyone', giveActivityPlaces),
  get('/meedoen/:slug/:activity/nieuw', 'everyone', showNew),
  post('/meedoen/:slug/:activity/nieuw', 'everyone', submitNew),
  get('/meedoen/:slug/:activity/:nr', 'everyone', showContribution(answersOf)),
  post('/meedoen/:slug/:activity/:nr', 'everyone', submitContribution(answersOf)),
  get('/meedoen/:slug/:activity/:nr/melden', 'everyone', showReport),
  post('/meedoen/:slug/:activity/:nr/melden', 'everyone', submitReport),
  get('/inbreng/:nr/:token', 'everyone', showOwn(answersOf)),
  post('/inbreng/:nr/:token', 'everyone', submitOwn(answersOf)),
  get('/werk/projecten/:project/activiteiten', 'projects', showDeskActivities),
  get('/werk/projecten/:project/activiteiten/nieuw', 'project_leader', showNewActivity),
  post('/werk/projecten/:project/activiteiten/nieuw', 'project_leader', submitNewActivity),
  get('/werk/projecten/:project/activiteiten/:activiteit', 'projects', showDeskActivity),
  post('/werk/projecten/:project/activiteiten/:activiteit', 'project_leader', submitDeskActivity),
  get('/werk/projecten/:project/activiteiten/:activiteit/invoeren', 'project_leader', showEntering),
  post('/werk/projecten/:project/activiteiten/:activiteit/invoeren', 'project_leader', submitEntering),
  get('/werk/projecten/:project/activiteiten/:activiteit/ontvangst/:nr', 'project_leader', showReceipt),
  get('/werk/projecten/:project/activiteiten/:activiteit/papier', 'projects', showPaper),
  get('/werk/projecten/:project/activiteiten/:activiteit/toezicht', 'projects', showLooking),
  post('/werk/projecten/:project/activiteiten/:activiteit/toezicht', 'projects', submitLooking),
  get(
    '/werk/projecten/:project/activiteiten/:activiteit/toezicht/:nr/blokkeren',
    'projects',
    showBlockWriter,
  ),
  post(
    '/werk/projecten/:project/activiteiten/:activiteit/toezicht/:nr/blokkeren',
    'projects',
    submitBlockWriter,
  ),
  get(
    '/werk/projecten/:project/activiteiten/:activiteit/voorbeeld',
    'project_leader',
    showPreview(answersOf),
  ),
]
