import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Ctx } from '../../kit/http.ts'
import { type HeldCode, letterOfCode } from './actions.ts'

const isSecure = (c: Ctx): boolean => c.var.act.settings.publicUrl?.startsWith('https:') ?? false
const nameOf = (c: Ctx): string => `${isSecure(c) ? '__Host-' : ''}briefcode`
/** As long as a draft on the same device. */
const seconds = 14 * 24 * 60 * 60

/** Remembers on this device with which code somebody takes part. */
export function holdCode(c: Ctx, code: string): void {
  const how = { path: '/', httpOnly: true, sameSite: 'Lax', secure: isSecure(c), maxAge: seconds } as const
  setCookie(c, nameOf(c), code, how)
}

export const forgetCode = (c: Ctx): void => {
  deleteCookie(c, nameOf(c), { path: '/', secure: isSecure(c) })
}

/** The code with which somebody takes part in this survey on this device. */
export async function heldCode(c: Ctx, surveyId: string): Promise<HeldCode | null> {
  const typed = getCookie(c, nameOf(c))
  const held = typed ? await letterOfCode(c.var.act, typed) : null
  return held?.surveyId === surveyId ? held : null
}
