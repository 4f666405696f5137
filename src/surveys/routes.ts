import { formRoutesAt } from '../forms/index.ts'
import { get, post, type Route, shared, sheets } from '../people/index.ts'
import { publicSite, testSite } from './fill.ts'
import { showQuestions, submitQuestions } from './pages/build.tsx'
import { showNewSurvey, submitNewSurvey } from './pages/content.tsx'
import { giveAnswers, showDeskSurvey, showSurveyPreview, submitDeskSurvey } from './pages/desk.tsx'
import { showEnterSurvey, submitEnterSurvey } from './pages/enter.tsx'
import { showPaste, submitPaste } from './pages/paste.tsx'
import { giveResults, showSurvey } from './pages/public.tsx'
import { showSurveyQuestion, submitSurveyQuestion } from './pages/question.tsx'

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
  ...formRoutesAt(`${one}/proef`, testSite, 'project_leader'),
]
