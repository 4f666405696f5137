import { get, post, type Route, shared, sheets } from '../people/index.ts'
import { sendAsk, showAsk } from './pages/ask.tsx'
import { showLending } from './pages/desk.tsx'
import { showEditItem, showNewItem, submitItem, submitNewItem } from './pages/edit.tsx'
import { showItems } from './pages/list.tsx'
import { changeLoan, showLoan } from './pages/loan.tsx'
import { showItem } from './pages/one.tsx'
import { changeMyLoan, showMyLoan } from './pages/own.tsx'
import { downloadItems } from './pages/sheet.ts'

// Who lends something out need not have a role: the pages decide.
export const lendingRoutes: readonly Route[] = [
  shared('/lenen', showItems),
  ...sheets('/lenen', 'everyone', downloadItems),
  shared('/lenen/:slug', showItem),
  get('/lenen/:slug/vragen', 'signed_in', showAsk),
  post('/lenen/:slug/vragen', 'signed_in', sendAsk),
  get('/mijn/lenen/:id', 'signed_in', showMyLoan),
  post('/mijn/lenen/:id', 'signed_in', changeMyLoan),
  get('/uitlenen', 'signed_in', showLending),
  get('/uitlenen/nieuw', 'signed_in', showNewItem),
  post('/uitlenen/nieuw', 'signed_in', submitNewItem),
  get('/uitlenen/dingen/:id', 'signed_in', showEditItem),
  post('/uitlenen/dingen/:id', 'signed_in', submitItem),
  get('/uitlenen/:id', 'signed_in', showLoan),
  post('/uitlenen/:id', 'signed_in', changeLoan),
]
