import type { Act } from '../kit/act.ts'
import { Forbidden } from '../kit/errors.ts'
import * as store from './store.ts'

/** Mail to this person came back: they are told in another way, until they follow a link that we mailed. */
export const markBounced = (act: Act, personId: string): Promise<void> =>
  store.updatePerson(act.db, personId, { email_bounced_at: act.now })

/** Changes what somebody may change of their own: not the address they sign in with. */
export async function changeOwnDetails(
  act: Act,
  change: Required<Pick<store.PersonChange, 'name' | 'phone' | 'channel' | 'postal_address' | 'locale'>>,
): Promise<void> {
  if (act.actor.personId === null) throw new Forbidden()
  await store.updatePerson(act.db, act.actor.personId, change)
}
