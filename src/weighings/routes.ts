import { get, post, type Route } from '../people/index.ts'
import { changeWeighing } from './pages/change.ts'
import { showWeighing } from './pages/one.tsx'
import { showJoint, showSheet, submitJoint, submitSheet } from './pages/sheet.tsx'

// Who weighs or works on the case is known by their relation to it: the pages decide.
export const weighingRoutes: readonly Route[] = [
  get('/werk/afwegingen/:number', 'staff', showWeighing),
  post('/werk/afwegingen/:number', 'staff', changeWeighing),
  get('/werk/afwegingen/:number/blad', 'staff', showSheet),
  post('/werk/afwegingen/:number/blad', 'staff', submitSheet),
  get('/werk/afwegingen/:number/samen', 'staff', showJoint),
  post('/werk/afwegingen/:number/samen', 'staff', submitJoint),
]
