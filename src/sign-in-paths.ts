import type { Assurance } from './kit/actor.ts'
import { type Query, withQuery } from './kit/query.ts'

/** The addresses of signing in, of what keeps it safe and of invitations; part of `paths`. */
export const signInPaths = {
  signIn: (returnTo?: string) => withQuery('/aanmelden', { terug: returnTo }),
  signOut: () => '/afmelden',
  followLink: (token: string) => `/aanmelden/link/${token}`,
  /** An invitation for a role, by the link in its mail. */
  invitation: (token: string) => `/uitnodiging/${token}`,
  /** Who was invited and has not answered; to invite, send again or withdraw. */
  invitations: () => '/werk/uitnodigingen',
  linkSent: () => '/aanmelden/verstuurd',
  staffSignIn: (returnTo?: string) => withQuery('/aanmelden/medewerker', { terug: returnTo }),
  /** Signing in once more, because what comes asks for somebody who did so lately. */
  signInAgain: (returnTo: string) => withQuery('/aanmelden', { terug: returnTo, opnieuw: 'ja' }),
  signInWithPasskey: (returnTo?: string) => withQuery('/aanmelden/toegangssleutel', { terug: returnTo }),
  passkeyQuestion: () => '/aanmelden/toegangssleutel/vraag',
  /** Signing in elsewhere: staff at the municipality's provider, residents at the broker. */
  signInAtProvider: (returnTo?: string) => withQuery('/aanmelden/gemeente', { terug: returnTo }),
  backFromProvider: () => '/aanmelden/gemeente/terug',
  signInAtBroker: (returnTo?: string, level?: Assurance) =>
    withQuery('/aanmelden/identiteit', { terug: returnTo, niveau: level }),
  backFromBroker: () => '/aanmelden/identiteit/terug',
  linkIdentity: () => '/aanmelden/koppelen',
  unlinkIdentity: () => '/mijn/veiligheid/identiteit/weg',
  /** The second step of signing in. */
  secondStep: (returnTo?: string) => withQuery('/aanmelden/tweede-stap', { terug: returnTo }),
  /** How I sign in, and where I am signed in. */
  mySecurity: (query?: Query) => withQuery('/mijn/veiligheid', query),
  endSessions: () => '/mijn/veiligheid/sessies',
  changePassword: () => '/mijn/veiligheid/wachtwoord',
  setUpSecondFactor: (returnTo?: string) => withQuery('/mijn/veiligheid/tweede-stap', { terug: returnTo }),
  addPasskey: (returnTo?: string) => withQuery('/mijn/veiligheid/toegangssleutels', { terug: returnTo }),
  removePasskey: () => '/mijn/veiligheid/toegangssleutels/weg',
  newPasskeyQuestion: () => '/mijn/veiligheid/toegangssleutels/vraag',
  addAuthenticator: (returnTo?: string) => withQuery('/mijn/veiligheid/app', { terug: returnTo }),
  removeAuthenticator: () => '/mijn/veiligheid/app/weg',
  newRecoveryCodes: () => '/mijn/veiligheid/herstelcodes',
  recoveryCodesFile: () => '/mijn/veiligheid/herstelcodes.txt',
} as const
