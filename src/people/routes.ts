import { get, post, type Route } from './access.ts'
import {
  downloadRecoveryCodes,
  renewRecoveryCodes,
  showAuthenticator,
  turnOffAuthenticator,
  turnOnAuthenticator,
} from './pages/authenticator.tsx'
import { dropIdentity } from './pages/elsewhere.tsx'
import { changeOrganisations, showOrganisations } from './pages/organisations.tsx'
import {
  askForNewPasskey,
  askForPasskey,
  dropPasskey,
  registerPasskey,
  signInWithPasskey,
} from './pages/passkeys.ts'
import { changePassword, showPassword } from './pages/password.tsx'
import { finishSecondStep, showSecondStep, showSetUp } from './pages/second-step.tsx'
import { changeSessions, showSecurity } from './pages/security.tsx'
import { sendSignInLink, showLink, showSignIn, signOut, useLink } from './pages/signin.tsx'
import { showStaffSignIn, signInStaff } from './pages/staff-signin.tsx'

export const peopleRoutes: readonly Route[] = [
  get('/aanmelden', 'everyone', showSignIn),
  post('/aanmelden', 'everyone', sendSignInLink),
  get('/aanmelden/medewerker', 'everyone', showStaffSignIn),
  post('/aanmelden/medewerker', 'everyone', signInStaff),
  get('/aanmelden/link/:token', 'everyone', showLink),
  post('/aanmelden/link/:token', 'everyone', useLink),
  post('/aanmelden/toegangssleutel', 'everyone', signInWithPasskey),
  post('/aanmelden/toegangssleutel/vraag', 'everyone', askForPasskey),
  get('/aanmelden/tweede-stap', 'everyone', showSecondStep),
  post('/aanmelden/tweede-stap', 'everyone', finishSecondStep),
  post('/afmelden', 'everyone', signOut),
  get('/mijn/veiligheid', 'signed_in', showSecurity),
  post('/mijn/veiligheid/sessies', 'signed_in', changeSessions),
  get('/mijn/veiligheid/tweede-stap', 'signed_in', showSetUp),
  post('/mijn/veiligheid/toegangssleutels', 'signed_in', registerPasskey),
  post('/mijn/veiligheid/toegangssleutels/vraag', 'signed_in', askForNewPasskey),
  post('/mijn/veiligheid/toegangssleutels/weg', 'signed_in', dropPasskey),
  get('/mijn/veiligheid/wachtwoord', 'signed_in', showPassword),
  post('/mijn/veiligheid/wachtwoord', 'signed_in', changePassword),
  get('/mijn/veiligheid/app', 'signed_in', showAuthenticator),
  post('/mijn/veiligheid/app', 'signed_in', turnOnAuthenticator),
  post('/mijn/veiligheid/app/weg', 'signed_in', turnOffAuthenticator),
  post('/mijn/veiligheid/herstelcodes', 'signed_in', renewRecoveryCodes),
  post('/mijn/veiligheid/herstelcodes.txt', 'signed_in', downloadRecoveryCodes),
  post('/mijn/veiligheid/identiteit/weg', 'signed_in', dropIdentity),
  get('/mijn/organisaties', 'signed_in', showOrganisations),
  post('/mijn/organisaties', 'signed_in', changeOrganisations),
]
