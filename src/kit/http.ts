import type { Context } from 'hono'
import type { Act } from './act.ts'
import type { Assurance } from './actor.ts'

/** By what somebody came in. */
export type SignInMethod = 'link' | 'password' | 'passkey' | 'provider' | 'broker' | 'demo'
/** With what the second step was taken. A passkey asks for finger, face or code itself: it is both steps in one. */
export type SecondFactor = 'passkey' | 'app' | 'recovery_code' | 'provider' | 'demo'

/** A session as handlers see it. */
export interface OpenSession {
  readonly id: string
  readonly personId: string
  readonly signedInAt: Date
  readonly method: SignInMethod
  readonly secondFactor: SecondFactor | null
  readonly assurance: Assurance
  /** `second_step`: nobody yet, until it is taken. `set_up`: without roles, until there is a second factor. */
  readonly standing: 'in' | 'second_step' | 'set_up'
}

/** What every handler can read from the request's context. */
export interface Variables {
  readonly act: Act
  readonly requestId: string
  /** Token of the session cookie, when there is one. */
  readonly sessionToken: string | null
  /** The session of that token, also while signing in still waits for its second step. */
  readonly session: OpenSession | null
}

export type Ctx = Context<{ Variables: Variables }>
export type Handler = (c: Ctx) => Response | Promise<Response>

/** After a form has done its work: "see other", so that a reload posts nothing twice. */
export function redirect(c: Ctx, path: string): Response {
  return c.redirect(path, 303)
}

/** A path of our own site to go on to after signing in; anything else becomes `fallback`. */
export function safeReturnPath(path: string | null | undefined, fallback: string): string {
  if (!path || path.length > 500) return fallback
  // A backslash or a second slash would let a browser read another host in it.
  return /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(path) ? path : fallback
}
