import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Ctx } from '../kit/http.ts'
import { newToken, tokenHash } from '../kit/tokens.ts'
import * as store from './store.ts'

/** What is begun in a browser waits this long for its answer, in seconds. */
const attemptSeconds = 10 * 60
/** Somebody who first reads their mail takes longer. */
const identitySeconds = 40 * 60
const secondsOf = (kind: Kind): number => (kind === 'identity' ? identitySeconds : attemptSeconds)

type Kind = 'new_passkey' | 'passkey' | 'provider' | 'broker' | 'identity'

const isSecure = (c: Ctx): boolean => c.var.act.settings.publicUrl?.startsWith('https:') ?? false
const cookieName = (c: Ctx, kind: Kind): string => `${isSecure(c) ? '__Host-' : ''}inloggen_${kind}`

/** Keeps what we asked of this browser, and gives it a token by which it finds that back. */
export async function beginAttempt(
  c: Ctx,
  kind: Kind,
  asked: object,
  personId: string | null = null,
): Promise<void> {
  const { act } = c.var
  const token = newToken()
  await store.insertAttempt(act.db, {
    tokenHash: tokenHash(token),
    kind,
    personId,
    asked,
    at: act.now,
    expiresAt: new Date(act.now.getTime() + secondsOf(kind) * 1000),
  })
  setCookie(c, cookieName(c, kind), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: isSecure(c),
    maxAge: secondsOf(kind),
  })
}

/** What we asked of this browser: once, and only for a while. */
export async function endAttempt(
  c: Ctx,
  kind: Kind,
): Promise<{ readonly personId: string | null; readonly asked: unknown } | null> {
  const token = getCookie(c, cookieName(c, kind))
  if (!token) return null
  deleteCookie(c, cookieName(c, kind), { path: '/', secure: isSecure(c) })
  return store.takeAttempt(c.var.act.db, tokenHash(token), kind, c.var.act.now)
}
