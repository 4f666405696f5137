import { type Act, inTransaction } from '../kit/act.ts'
import { type Day, dayOf, daysBetween } from '../kit/dates.ts'
import { Conflict, Forbidden } from '../kit/errors.ts'
import { newToken, tokenHash } from '../kit/tokens.ts'
import { hasRole } from './roles.ts'
import * as store from './store.ts'
import { texts } from './texts.ts'

/** What a key may do. All that the API gives is public: a key makes its user known and lets them ask more. */
export const apiScopes = ['openbaar:lezen'] as const
export type ApiScope = (typeof apiScopes)[number]

/** A key works two years at most: who uses it for longer asks for a new one. */
export const longestApiKeyDays = 731

/** By what one sees that something is a key of ours, also when it lies about where it should not. */
const mark = 'mm_'
const shownSigns = mark.length + 6

function mustAdminister(act: Act): void {
  if (!act.actor.isSystem && !hasRole(act.actor, 'administrator')) throw new Forbidden()
}

export interface NewApiKey {
  /** Who uses it, and what for. */
  readonly name: string
  readonly email: string
  /** The last day on which it works. */
  readonly expiresOn: Day
}

/** Makes a key and gives it in full: that happens once, for only its digest is kept. */
export async function makeApiKey(
  act: Act,
  input: NewApiKey,
): Promise<{ readonly key: string; readonly stored: store.ApiKey }> {
  mustAdminister(act)
  const days = daysBetween(dayOf(act.now), input.expiresOn)
  if (days < 1 || days > longestApiKeyDays) throw new Conflict(texts(act.locale).apiKeys.badExpiry)
  const key = `${mark}${newToken()}`
  return inTransaction(act, async (act) => ({
    key,
    stored: await store.insertApiKey(act.db, {
      start: key.slice(0, shownSigns),
      token_hash: tokenHash(key),
      name: input.name,
      email: input.email,
      scopes: apiScopes,
      created_by: act.actor.personId,
      created_at: act.now,
      expires_on: input.expiresOn,
    }),
  }))
}

/** From now on the key does not work; revoking it once more changes nothing. */
export async function revokeApiKey(act: Act, id: string): Promise<void> {
  mustAdminister(act)
  await inTransaction(act, (act) => store.markApiKeyRevoked(act.db, id, act.actor.personId, act.now))
}

/** The key somebody sends, as long as it works; notes the day on which it was used. */
export async function apiKeyOf(act: Pick<Act, 'db' | 'now'>, key: string): Promise<store.ApiKey | null> {
  if (!key.startsWith(mark) || key.length > 100) return null
  const today = dayOf(act.now)
  const found = await store.workingApiKey(act.db, tokenHash(key), today)
  if (found && found.last_used_on !== today) await store.markApiKeyUsed(act.db, found.id, today)
  return found
}
