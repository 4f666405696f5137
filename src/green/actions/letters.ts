import { writeAboutPlan } from '../../initiatives/index.ts'
import type { Act } from '../../kit/act.ts'
import { dayOf } from '../../kit/dates.ts'
import { newToken, tokenHash } from '../../kit/tokens.ts'
import type { AboutPlace, PlaceLetter } from '../mails.ts'
import * as store from '../store.ts'

/** A new link for the mails to who keeps something up. */
export async function newLink(act: Act, upkeepId: string): Promise<string> {
  const token = newToken()
  await store.insertLink(act.db, {
    token_hash: tokenHash(token),
    upkeep_id: upkeepId,
    made_on: dayOf(act.now),
  })
  return token
}

/**
 * Writes to who keeps up a place, in their language. Who does not use e-mail is told by telephone or letter by the
 * contact of the case. Nothing for a place nobody keeps up.
 */
export const writeToKeeper = (
  act: Act,
  upkeep: Pick<store.Upkeep, 'id' | 'case_id' | 'person_id'>,
  write: (about: AboutPlace) => PlaceLetter,
): Promise<boolean> => writeAboutPlan(act, upkeep, write)
