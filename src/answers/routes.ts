import { get, post, type Route, shared, sheets } from '../people/index.ts'
import type { ReportLinksOf } from '../projects/index.ts'
import { showGroup, submitGroup } from './pages/group.tsx'
import { showOneAnswer, submitOneAnswer } from './pages/one.tsx'
import { showAnswers } from './pages/public.tsx'
import { giveContributions } from './pages/sheet.ts'
import { showWorkbench, submitWorkbench } from './pages/workbench.tsx'

const desk = '/werk/projecten/:project/activiteiten/:activiteit/antwoorden'

// Who works on which project is known by their relation to it: the pages decide.
export const answerRoutes = (reportsOf: ReportLinksOf): readonly Route[] => [
  shared('/meedoen/:slug/terugkoppeling', showAnswers(reportsOf)),
  ...sheets('/werk/projecten/:project/activiteiten/:activiteit/inbreng', 'projects', giveContributions),
  get(desk, 'projects', showWorkbench),
  post(desk, 'project_leader', submitWorkbench),
  get(`${desk}/groep/:antwoordgroep`, 'projects', showGroup),
  post(`${desk}/groep/:antwoordgroep`, 'project_leader', submitGroup),
  get(`${desk}/:nr`, 'projects', showOneAnswer),
  post(`${desk}/:nr`, 'project_leader', submitOneAnswer),
]
