import { get, post, type Route } from '../../people/index.ts'
import {
  finishLinkIdentity,
  goToBroker,
  goToProvider,
  returnFromBroker,
  returnFromProvider,
  showLinkIdentity,
} from './elsewhere.tsx'

export const signInRoutes: readonly Route[] = [
  get('/aanmelden/gemeente', 'everyone', goToProvider),
  get('/aanmelden/gemeente/terug', 'everyone', returnFromProvider),
  get('/aanmelden/identiteit', 'everyone', goToBroker),
  get('/aanmelden/identiteit/terug', 'everyone', returnFromBroker),
  get('/aanmelden/koppelen', 'signed_in', showLinkIdentity),
  post('/aanmelden/koppelen', 'signed_in', finishLinkIdentity),
]
