import { initiativeById } from '../../initiatives/index.ts'
import type { Act } from '../../kit/act.ts'
import { renderMail } from '../../kit/mail.ts'
import { putInOutbox } from '../../kit/outbox.ts'
import { type NeighbourLetter, toldLetter } from '../mails.ts'
import * as store from '../store.ts'

/** What a mail to a neighbour is about: it goes again when it was sent, as the address does. */
export const mailKind = 'reaction'

/** Writes to a neighbour, who has no account. */
export async function mailTo(
  act: Act,
  to: Pick<store.Reaction, 'id' | 'name' | 'locale'> & { readonly email: string },
  letter: NeighbourLetter,
): Promise<void> {
  await putInOutbox(act.db, {
    to: to.email,
    ...renderMail(act, to.locale, { ...letter, to: to.name }),
    about: { kind: mailKind, id: to.id },
    at: act.now,
  })
}

/** Tells who asked what was done with their words, when the address is confirmed. */
export async function tellOne(
  act: Act,
  reaction: store.Reaction,
  answer: Pick<store.ReactionAnswer, 'done'>,
): Promise<void> {
  const { email, confirmed_at, told_at } = reaction
  if (email === null || confirmed_at === null || told_at !== null) return
  const initiative = await initiativeById(act.db, reaction.case_id)
  if (!initiative) return
  const letter = toldLetter(reaction.locale, initiative.title, reaction.body, answer.done)
  await mailTo(act, { ...reaction, email }, letter)
  await store.markTold(act.db, reaction.id, act.now)
}
