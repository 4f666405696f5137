import { formRoutesAt } from '../forms/index.ts'
import { get, post, type Route, shared, sheets } from '../people/index.ts'
import { publicSite, testSite } from './fill.tsx'
import { beginWithCode, showCode, showCodeOf, submitCode } from './letters/pages/code.tsx'
import { giveLetters, giveMergeFile } from './letters/pages/files.ts'
import { showMailings, submitMailings } from './letters/pages/list.tsx'
import { showMailing, submitMailing } from './letters/pages/one.tsx'
import { showQuestions, submitQuestions } from './pages/build.tsx'
import { showNewSurvey, submitNewSurvey } from './pages/content.tsx'
import { giveAnswers, showDeskSurvey, showSurveyPreview, submitDeskSurvey } from './pages/desk.tsx'
import { showEnterSurvey, submitEnterSurvey } from './pages/enter.tsx'
import { showPaste, submitPaste } from './pages/paste.tsx'
import { giveResults, showSurvey } from './pages/public.tsx'
import { showSurveyQuestion, submitSurveyQuestion } from './pages/question.tsx'
import { showTallies, submitTallies } from './tally/pages/list.tsx'
import { showTally, submitTally } from './tally/pages/one.tsx'

const open = '/meedoen/:slug/vragenlijst/:vragenlijst'
const desk = '/werk/projecten/:project/vragenlijsten'
const one = `${desk}/:vragenlijst`

// Who works on which project is known by their relation to it: the pages decide.
export const surveyRoutes: readonly Route[] = [
  shared(open, showSurvey),
  ...sheets(`${open}/uitkomsten`, 'everyone', giveResults),
  ...formRoutesAt(`${open}/invullen`, publicSite),
  get(`${desk}/nieuw`, 'project_leader', showNewSurvey),
  post(`${desk}/nieuw`, 'project_leader', submitNewSurvey),
  get(one, 'projects', showDeskSurvey),
  post(one, 'project_leader', submitDeskSurvey),
  get(`${one}/vragen`, 'project_leader', showQuestions),
  post(`${one}/vragen`, 'project_leader', submitQuestions),
  get(`${one}/vraag`, 'project_leader', showSurveyQuestion),
  post(`${one}/vraag`, 'project_leader', submitSurveyQuestion),
  get(`${one}/plakken`, 'project_leader', showPaste),
  post(`${one}/plakken`, 'project_leader', submitPaste),
  get(`${one}/voorbeeld`, 'projects', showSurveyPreview),
  get(`${one}/invoeren`, 'project_leader', showEnterSurvey),
  post(`${one}/invoeren`, 'project_leader', submitEnterSurvey),
  ...sheets(`${one}/antwoorden`, 'projects', giveAnswers),
  get('/code', 'everyone', showCode),
  post('/code', 'everyone', submitCode),
  get('/code/:code', 'everyone', showCodeOf),
  post('/code/:code', 'everyone', beginWithCode),
  get(`${one}/brieven`, 'projects', showMailings),
  post(`${one}/brieven`, 'project_leader', submitMailings),
  get(`${one}/brieven/:zending`, 'project_leader', showMailing),
  post(`${one}/brieven/:zending`, 'project_leader', submitMailing),
  ...sheets(`${one}/brieven/:zending/adressen`, 'project_leader', giveMergeFile),
  get(`${one}/brieven/:zending/brieven.pdf`, 'project_leader', giveLetters),
  get(`${one}/tellen`, 'project_leader', showTallies),
  post(`${one}/tellen`, 'project_leader', submitTallies),
  get(`${one}/tellen/:telling`, 'project_leader', showTally),
  post(`${one}/tellen/:telling`, 'project_leader', submitTally),
  ...formRoutesAt(`${one}/proef`, testSite, 'project_leader'),
]
