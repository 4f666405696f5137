import { keepHandLetter } from '../../cases/index.ts'
import { initiativeById } from '../../initiatives/index.ts'
import type { Act } from '../../kit/act.ts'
import { dayOf } from '../../kit/dates.ts'
import { renderMail } from '../../kit/mail.ts'
import { putInOutbox } from '../../kit/outbox.ts'
import { newToken, tokenHash } from '../../kit/tokens.ts'
import { hearsByMail, personById } from '../../people/index.ts'
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
export async function writeToKeeper(
  act: Act,
  upkeep: Pick<store.Upkeep, 'id' | 'case_id' | 'person_id'>,
  write: (about: AboutPlace) => PlaceLetter,
): Promise<boolean> {
  const person = upkeep.person_id === null ? null : await personById(act.db, upkeep.person_id)
  const initiative = await initiativeById(act.db, upkeep.case_id)
  if (!person || !initiative) return false
  const letter = write({ locale: person.locale, title: initiative.title, number: initiative.number })
  if (!hearsByMail(person) || person.email === null) {
    if (!letter.mailOnly) await keepHandLetter(act, upkeep.case_id, person, letter)
    return !letter.mailOnly
  }
  await putInOutbox(act.db, {
    to: person.email,
    toPersonId: person.id,
    ...renderMail(act, person.locale, { ...letter, to: person.name }),
    about: { kind: 'case', id: upkeep.case_id },
    at: act.now,
  })
  return true
}
