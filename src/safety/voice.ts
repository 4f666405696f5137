import type { Act } from '../kit/act.ts'
import { keyedDigests } from '../kit/secrets.ts'

/** Digests by which a blocked address is known again: by the key in use first, then by older ones. */
export const blockVoicesOf = (
  act: Pick<Act, 'settings'>,
  who: { readonly email: string | null; readonly personId: string | null },
): readonly string[] => [
  ...(who.email ? keyedDigests(act.settings, 'block', `address ${who.email.trim().toLowerCase()}`) : []),
  ...(who.email === null && who.personId !== null
    ? keyedDigests(act.settings, 'block', `person ${who.personId}`)
    : []),
]

/** The secret part of the link to one's own block. It is made anew when needed, and kept nowhere. */
export const blockToken = (act: Pick<Act, 'settings'>, id: string): string =>
  keyedDigests(act.settings, 'block-link', id)[0] ?? ''

/** Whether this is the secret of that link, by the key in use or an older one. */
export const isBlockToken = (act: Pick<Act, 'settings'>, id: string, token: string): boolean =>
  keyedDigests(act.settings, 'block-link', id).includes(token)
