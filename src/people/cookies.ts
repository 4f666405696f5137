import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Ctx } from '../kit/http.ts'
import type { Settings } from '../kit/settings.ts'

const isSecure = (settings: Settings): boolean => settings.publicUrl?.startsWith('https:') ?? false

/** `__Host-` binds the cookie to this host over https; on a local http address browsers would refuse it. */
export const sessionCookieName = (settings: Settings): string =>
  isSecure(settings) ? '__Host-meemaken' : 'meemaken'

export function setSessionCookie(c: Ctx, token: string, seconds: number): void {
  const { settings } = c.var.act
  setCookie(c, sessionCookieName(settings), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: isSecure(settings),
    maxAge: seconds,
  })
}

export function clearSessionCookie(c: Ctx): void {
  const { settings } = c.var.act
  deleteCookie(c, sessionCookieName(settings), { path: '/', secure: isSecure(settings) })
}

/**
 * Forgets what was begun in this browser: who signs out leaves nothing for the next one at the same computer.
 * Drafts themselves stay; their owner finds them on their own page. The names are those of `forms/cookies.ts`.
 */
export function clearDraftCookies(c: Ctx): void {
  const secure = isSecure(c.var.act.settings)
  for (const name of Object.keys(getCookie(c))) {
    if (/^(__Host-)?concept_/.test(name)) deleteCookie(c, name, { path: '/', secure })
  }
}

/** Address of the visitor for rate limits: from the proxy when it is trusted, else of the connection. */
export function visitorAddress(c: Ctx): string {
  if (c.var.act.settings.trustProxy) {
    const forwarded = c.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim()
    if (forwarded) return forwarded
  }
  const incoming = (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming
  return incoming?.socket?.remoteAddress ?? 'unknown'
}
