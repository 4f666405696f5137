import type { Act } from '../../kit/act.ts'
import { keyedDigests } from '../../kit/secrets.ts'
import { normalAddress } from './rules.ts'

/** Who says something, as the database knows it: by the key in use first, then by older ones. */
export type Voices = readonly [string, ...string[]]

/**
 * Keyed digests by which one person is one voice, however they come in. Whoever has the database alone cannot tell from
 * it who supports what.
 */
export function voicesOf(
  act: Pick<Act, 'settings'>,
  who: { readonly email: string | null; readonly personId: string | null },
): Voices {
  const text = who.email ? `address ${normalAddress(who.email)}` : `person ${who.personId ?? ''}`
  const [first = '', ...older] = keyedDigests(act.settings, 'support', text)
  return [first, ...older]
}
