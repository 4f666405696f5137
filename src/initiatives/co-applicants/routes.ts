import { get, post, type Route } from '../../people/index.ts'
import { answerByLink, answerOwn, showLink, showOwn } from './pages/answer.tsx'
import { changeCoApplicants, showCoApplicants } from './pages/list.tsx'

// Whether somebody takes part in the plan, works on it or was asked is for the pages to say.
export const coApplicantRoutes: readonly Route[] = [
  get('/initiatieven/:number/mede-aanvragers', 'signed_in', showCoApplicants),
  post('/initiatieven/:number/mede-aanvragers', 'signed_in', changeCoApplicants),
  get('/mijn/mede-aanvrager/:id', 'signed_in', showOwn),
  post('/mijn/mede-aanvrager/:id', 'signed_in', answerOwn),
  get('/mede-aanvrager/:token', 'everyone', showLink),
  post('/mede-aanvrager/:token', 'everyone', answerByLink),
]
