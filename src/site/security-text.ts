import type { Ctx } from '../kit/http.ts'
import { absolute } from '../kit/mail.ts'
import { paths } from '../paths.ts'

/** A reader asks again within this time; RFC 9116 advises less than a year. */
const validDays = 180

/** `/.well-known/security.txt` (RFC 9116): whom to tell of a weakness of this site, and how we deal with it. */
export function showSecurityText(c: Ctx): Response {
  const { act } = c.var
  const { contact, policy } = act.municipality.security
  const expires = new Date(act.now)
  expires.setUTCDate(expires.getUTCDate() + validDays)
  expires.setUTCHours(0, 0, 0, 0)
  const lines = [
    ...contact.map((address) => `Contact: ${address}`),
    `Expires: ${expires.toISOString()}`,
    'Preferred-Languages: nl, en',
    `Canonical: ${absolute(act, paths.securityText())}`,
    `Policy: ${policy}`,
  ]
  c.header('Cache-Control', 'public, max-age=3600')
  return c.text(`${lines.join('\n')}\n`)
}
