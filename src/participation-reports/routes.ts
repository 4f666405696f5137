import { get, post, type Route, shared } from '../people/index.ts'
import { downloadDeskReport, showDeskReport, submitDeskReport } from './pages/desk.tsx'
import { downloadFormalTexts, showFormalTexts } from './pages/formal.tsx'
import { downloadReport, showReport } from './pages/public.tsx'
import { showReportReview, submitReportReview } from './pages/review.tsx'

const desk = '/werk/projecten/:project/verslag'

// Who works on which project is known by their relation to it: the pages decide.
export const participationReportRoutes: readonly Route[] = [
  shared('/meedoen/:slug/verslag', showReport),
  get('/meedoen/:slug/verslag.pdf', 'everyone', downloadReport('pdf')),
  get('/meedoen/:slug/verslag.docx', 'everyone', downloadReport('docx')),
  get(desk, 'projects', showDeskReport),
  post(desk, 'project_leader', submitDeskReport),
  get(`${desk}.pdf`, 'projects', downloadDeskReport('pdf')),
  get(`${desk}.docx`, 'projects', downloadDeskReport('docx')),
  get(`${desk}/teksten`, 'projects', showFormalTexts),
  get(`${desk}/teksten.docx`, 'projects', downloadFormalTexts),
  get(`${desk}/beoordelen`, 'participation_adviser', showReportReview),
  post(`${desk}/beoordelen`, 'participation_adviser', submitReportReview),
]
