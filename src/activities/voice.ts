import type { Act } from '../kit/act.ts'
import { keyedDigests } from '../kit/secrets.ts'

/** Who puts something in, as the database knows them: by the key in use first, then by older ones. */
export type Voices = readonly [string, ...string[]]

/** Somebody who signed in, or an address; neither is somebody we do not know. */
export interface Who {
  readonly email: string | null
  readonly personId: string | null
}

const digests = (act: Pick<Act, 'settings'>, use: string, text: string): Voices => {
  const [first = '', ...older] = keyedDigests(act.settings, use, text)
  return [first, ...older]
}

/**
 * Keyed digests by which one person is one voice, however they come in. Whoever has the database alone cannot tell from
 * it who put what in.
 */
export const voicesOf = (act: Pick<Act, 'settings'>, who: Who): Voices =>
  digests(
    act,
    'contribution',
    who.email ? `address ${who.email.trim().toLowerCase()}` : `person ${who.personId ?? ''}`,
  )

/** The secret part of the link to what somebody put in themselves. It is made anew when needed, and kept nowhere. */
export const linkToken = (act: Pick<Act, 'settings'>, id: string): string =>
  digests(act, 'contribution-link', id)[0]

/** Whether this is the secret of that link, by the key in use or an older one. */
export const isLinkToken = (act: Pick<Act, 'settings'>, id: string, token: string): boolean =>
  digests(act, 'contribution-link', id).includes(token)
