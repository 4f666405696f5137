import { formRoutes } from '../../forms/index.ts'
import { get, post, type Route } from '../../people/index.ts'
import { changeAlmost, showAlmost } from './pages/almost.tsx'
import { showElsewhere } from './pages/aside.tsx'
import { showDone } from './pages/done.tsx'
import { saveEntered, showEnter } from './pages/enter.tsx'
import { letterDone, showEntered, showLetter, toldOnTheSpot } from './pages/entered.tsx'
import { sendMoney, showMoney } from './pages/money.tsx'
import { makeInitiative, showSentOn } from './pages/sent-on.tsx'
import { sendWorkedOutAnswer, showWorkedOut } from './pages/worked-out.tsx'
import { ideaSite } from './site.ts'
import { lookAtRules } from './wish-money.tsx'

// What somebody sent is known by the browser that sent it or by the person: the pages decide. They come before the form's
// own pages, whose addresses hold any word.
export const frontDoorRoutes: readonly Route[] = [
  get('/idee/elders', 'everyone', showElsewhere),
  get('/idee/elders/:id', 'everyone', (c) => showSentOn(c)),
  post('/idee/elders/:id', 'everyone', makeInitiative),
  get('/idee/bevestigen/:id', 'everyone', (c) => showAlmost(c)),
  post('/idee/bevestigen/:id', 'everyone', changeAlmost),
  get('/idee/bevestigen/:id/geld', 'everyone', showMoney),
  post('/idee/bevestigen/:id/geld', 'everyone', sendMoney),
  post('/idee/regels', 'everyone', lookAtRules),
  get('/idee/klaar/:number', 'everyone', showDone),
  get('/is-het-gelukt/:token', 'everyone', showWorkedOut),
  post('/is-het-gelukt/:token', 'everyone', sendWorkedOutAnswer),
  ...formRoutes(ideaSite),
  get('/werk/idee-invoeren', 'intake', showEnter),
  post('/werk/idee-invoeren', 'intake', saveEntered),
  get('/werk/idee-invoeren/:number', 'intake', showEntered),
  post('/werk/idee-invoeren/:number', 'intake', toldOnTheSpot),
  get('/werk/brief/:number', 'intake', showLetter),
  post('/werk/brief/:number', 'intake', letterDone),
]
