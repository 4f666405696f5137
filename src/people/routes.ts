import { get, post, type Route } from './access.ts'
import { changeOrganisations, showOrganisations } from './pages/organisations.tsx'
import { sendSignInLink, showLink, showSignIn, signOut, useLink } from './pages/signin.tsx'
import { showStaffSignIn, signInStaff } from './pages/staff-signin.tsx'

export const peopleRoutes: readonly Route[] = [
  get('/aanmelden', 'everyone', showSignIn),
  post('/aanmelden', 'everyone', sendSignInLink),
  get('/aanmelden/medewerker', 'everyone', showStaffSignIn),
  post('/aanmelden/medewerker', 'everyone', signInStaff),
  get('/aanmelden/link/:token', 'everyone', showLink),
  post('/aanmelden/link/:token', 'everyone', useLink),
  post('/afmelden', 'everyone', signOut),
  get('/mijn/organisaties', 'signed_in', showOrganisations),
  post('/mijn/organisaties', 'signed_in', changeOrganisations),
]
