import { get, post, type Route, shared, sheets } from '../people/index.ts'
import { showAssessment, submitAssessment } from './accountability/pages/assess.tsx'
import { showSettlementLetter } from './accountability/pages/letter.ts'
import { showAccounts } from './accountability/pages/list.tsx'
import { showAccountForm, submitAccountForm } from './accountability/pages/mine.tsx'
import { showApplications } from './applying/list.tsx'
import { showApplication } from './applying/one.tsx'
import { showCorrection, submitCorrection } from './pages/correct.tsx'
import { showDeskScheme, showFunds, submitCeiling } from './pages/desk-list.tsx'
import { showForecast, submitThreshold } from './pages/forecast.tsx'
import { downloadGrants } from './pages/grants.tsx'
import { showLedger, submitChange } from './pages/ledger.tsx'
import { downloadLedger } from './pages/ledger-entries.tsx'
import { showSchemes } from './pages/list.tsx'
import { showScheme } from './pages/one.tsx'
import { showBatch, submitBatchDecision } from './payments/pages/batch.tsx'
import { showCheck, submitCheck } from './payments/pages/check.tsx'
import { downloadBatch, downloadForBank } from './payments/pages/files.ts'
import { showPayments, submitBatch } from './payments/pages/list.tsx'
import { showMoney, submitAccount } from './payments/pages/mine.tsx'

export const fundRoutes: readonly Route[] = [
  shared('/fondsen', showSchemes),
  shared('/fondsen/:slug', showScheme),
  ...sheets('/fondsen/:slug/verleend', 'everyone', downloadGrants),
  get('/werk/fondsen', 'money', showFunds),
  get('/werk/fondsen/betalingen', 'money', showPayments),
  post('/werk/fondsen/betalingen', 'books', submitBatch),
  get('/werk/fondsen/betalingen/rekening/:aanvraag', 'money', showCheck),
  post('/werk/fondsen/betalingen/rekening/:aanvraag', 'money', submitCheck),
  get('/werk/fondsen/betalingen/batch/:batch', 'payments', showBatch),
  post('/werk/fondsen/betalingen/batch/:batch', 'payments', submitBatchDecision),
  get('/werk/fondsen/betalingen/batch/:batch/bank.xml', 'payments', downloadForBank),
  ...sheets('/werk/fondsen/betalingen/batch/:batch/betalingen', 'payments', downloadBatch),
  get('/werk/fondsen/verantwoordingen', 'money', showAccounts),
  get('/werk/fondsen/verantwoordingen/:aanvraag', 'money', showAssessment),
  post('/werk/fondsen/verantwoordingen/:aanvraag', 'money', submitAssessment),
  get('/initiatieven/:number/geld', 'signed_in', showMoney),
  get('/initiatieven/:number/geld/:aanvraag/verantwoording', 'signed_in', showAccountForm),
  post('/initiatieven/:number/geld/:aanvraag/verantwoording', 'signed_in', submitAccountForm),
  get('/initiatieven/:number/vaststelling/:vaststelling', 'signed_in', showSettlementLetter),
  post('/initiatieven/:number/geld/:aanvraag/rekening', 'signed_in', submitAccount),
  get('/werk/fondsen/:slug', 'money', showDeskScheme),
  post('/werk/fondsen/:slug', 'books', submitCeiling),
  get('/werk/fondsen/:slug/aanvragen', 'money', showApplications),
  get('/werk/fondsen/:slug/aanvragen/:aanvraag', 'money', showApplication),
  get('/werk/fondsen/plafond/:id', 'money', showLedger),
  post('/werk/fondsen/plafond/:id', 'books', submitChange),
  ...sheets('/werk/fondsen/plafond/:id/grootboek', 'money', downloadLedger),
  get('/werk/fondsen/plafond/:id/voorspelling', 'money', showForecast),
  post('/werk/fondsen/plafond/:id/voorspelling', 'books', submitThreshold),
  get('/werk/fondsen/plafond/:id/terugdraaien/:boeking', 'books', showCorrection),
  post('/werk/fondsen/plafond/:id/terugdraaien/:boeking', 'books', submitCorrection),
]
