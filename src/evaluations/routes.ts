import { get, post, type Route, shared, sheets } from '../people/index.ts'
import { showAllEvaluations } from './pages/all.tsx'
import { showDeskEvaluation, submitDeskEvaluation } from './pages/desk.tsx'
import { declineByMail, showOwnEvaluation, submitOwnEvaluation } from './pages/own.tsx'
import { giveEvaluationSheet, showEvaluation, submitEvaluation } from './pages/public.tsx'

const open = '/meedoen/:slug/evaluatie'
const own = '/evaluatie/:uitnodiging/:token'
const desk = '/werk/projecten/:project/evaluatie'

// Who works on which project is known by their relation to it: the pages decide.
export const evaluationRoutes: readonly Route[] = [
  shared(open, showEvaluation),
  post(open, 'everyone', submitEvaluation),
  ...sheets(open, 'everyone', giveEvaluationSheet),
  get(own, 'everyone', showOwnEvaluation),
  post(own, 'everyone', submitOwnEvaluation),
  post(`${own}/geen-mail`, 'everyone', declineByMail),
  get('/werk/evaluaties', 'projects', showAllEvaluations),
  get(desk, 'projects', showDeskEvaluation),
  post(desk, 'project_leader', submitDeskEvaluation),
]
