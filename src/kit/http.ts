import type { Context } from 'hono'
import type { Act } from './act.ts'

/** What every handler can read from the request's context. */
export interface Variables {
  readonly act: Act
  readonly requestId: string
  /** Token of the session cookie, when there is one. */
  readonly sessionToken: string | null
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
