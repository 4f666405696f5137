import { answersById } from '../../forms/index.ts'
import { type Act, inTransaction } from '../../kit/act.ts'
import { dayOf } from '../../kit/dates.ts'
import { NotFound } from '../../kit/errors.ts'
import { newToken, tokenHash } from '../../kit/tokens.ts'
import * as store from '../store/front-door.ts'
import { tellerOf, titleOf } from './idea.ts'
import { sendWorkedOut } from './mails.ts'

const day = 24 * 60 * 60 * 1000

/**
 * Asks who was sent on at the front door whether it worked out, once, at the address they gave. Nothing is kept for it
 * that was not kept already: whose answers are gone is not asked. Safe to repeat.
 */
export async function askWhetherItWorkedOut(act: Act): Promise<void> {
  const { ask_sent_on_after_days: days } = act.municipality.front_door
  const since = new Date(act.now.getTime() - days * day)
  for (const referral of await store.unaskedSince(act.db, since))
    await inTransaction(act, (act) => askOne(act, referral))
}

async function askOne(act: Act, { id, outcome, answers_id, locale }: store.Referral): Promise<void> {
  const to = act.municipality.elsewhere[outcome]
  const stored = answers_id === null ? null : await answersById(act.db, answers_id)
  if (!to || !stored) return
  const { channel, email, name } = tellerOf(stored.answers)
  if (channel !== 'email' || email === null) return
  const token = newToken()
  if (!(await store.markAsked(act.db, id, { on: dayOf(act.now), tokenHash: tokenHash(token) }))) return
  await sendWorkedOut({ ...act, locale }, to, { title: titleOf(stored.answers), name, email }, token)
}

/** What was sent on, behind the link of the mail that asks; 404 when there is none. */
export async function sentOnBehind(act: Act, token: string): Promise<store.Referral> {
  const referral = await store.referralAsked(act.db, tokenHash(token))
  if (!referral) throw new NotFound('referral')
  return referral
}

/** They say whether it worked out; who thinks otherwise later may say so. */
export async function sayWorkedOut(act: Act, token: string, helped: store.Help): Promise<void> {
  const { id } = await sentOnBehind(act, token)
  await store.setHelped(act.db, id, helped, dayOf(act.now))
}
