import { get, post, type Route, shared } from '../people/index.ts'
import { showApplications } from './applying/list.tsx'
import { showCorrection, submitCorrection } from './pages/correct.tsx'
import { showDeskScheme, showFunds, submitCeiling } from './pages/desk-list.tsx'
import { showForecast, submitThreshold } from './pages/forecast.tsx'
import { downloadGrants } from './pages/grants.tsx'
import { showLedger, submitChange } from './pages/ledger.tsx'
import { downloadLedger } from './pages/ledger-entries.tsx'
import { showSchemes } from './pages/list.tsx'
import { showScheme } from './pages/one.tsx'

export const fundRoutes: readonly Route[] = [
  shared('/fondsen', showSchemes),
  shared('/fondsen/:slug', showScheme),
  get('/fondsen/:slug/verleend.csv', 'everyone', downloadGrants),
  get('/werk/fondsen', 'money', showFunds),
  get('/werk/fondsen/:slug', 'money', showDeskScheme),
  post('/werk/fondsen/:slug', 'books', submitCeiling),
  get('/werk/fondsen/:slug/aanvragen', 'money', showApplications),
  get('/werk/fondsen/plafond/:id', 'money', showLedger),
  post('/werk/fondsen/plafond/:id', 'books', submitChange),
  get('/werk/fondsen/plafond/:id/grootboek.csv', 'money', downloadLedger),
  get('/werk/fondsen/plafond/:id/voorspelling', 'money', showForecast),
  post('/werk/fondsen/plafond/:id/voorspelling', 'books', submitThreshold),
  get('/werk/fondsen/plafond/:id/terugdraaien/:boeking', 'books', showCorrection),
  post('/werk/fondsen/plafond/:id/terugdraaien/:boeking', 'books', submitCorrection),
]
