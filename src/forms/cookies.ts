import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Ctx } from '../kit/http.ts'
import { draftDays } from './actions.ts'

const isSecure = (c: Ctx): boolean => c.var.act.settings.publicUrl?.startsWith('https:') ?? false

/** One cookie per form, so that two forms can be open at once. */
const nameOf = (c: Ctx, formKey: string): string => `${isSecure(c) ? '__Host-' : ''}concept_${formKey}`

export const draftToken = (c: Ctx, formKey: string): string | null => getCookie(c, nameOf(c, formKey)) ?? null

export function setDraftToken(c: Ctx, formKey: string, token: string): void {
  setCookie(c, nameOf(c, formKey), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: isSecure(c),
    maxAge: draftDays * 24 * 60 * 60,
  })
}

export const clearDraftToken = (c: Ctx, formKey: string): void => {
  deleteCookie(c, nameOf(c, formKey), { path: '/', secure: isSecure(c) })
}
