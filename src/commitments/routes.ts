import { get, post, type Route, shared, sheets } from '../people/index.ts'
import { downloadCommitments, showCommitments } from './pages/list.tsx'
import { makeCommitment, showNewCommitment } from './pages/make.tsx'
import { reportOnCommitment, showCommitment } from './pages/one.tsx'

export const commitmentRoutes: readonly Route[] = [
  shared('/toezeggingen', showCommitments),
  ...sheets('/toezeggingen', 'everyone', downloadCommitments),
  // Who may promise what, and who may report on it, follows from the case.
  get('/toezeggingen/nieuw/:nummer', 'signed_in', showNewCommitment),
  post('/toezeggingen/nieuw/:nummer', 'signed_in', makeCommitment),
  shared('/toezeggingen/:id', showCommitment),
  post('/toezeggingen/:id', 'signed_in', reportOnCommitment),
]
