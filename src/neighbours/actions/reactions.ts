import { initiativeById } from '../../initiatives/index.ts'
import { type Act, inTransaction } from '../../kit/act.ts'
import { dayOf } from '../../kit/dates.ts'
import { Conflict, NotFound, TooMany } from '../../kit/errors.ts'
import { limit } from '../../kit/limits.ts'
import { newToken, tokenHash } from '../../kit/tokens.ts'
import { isBlockedAddress, mustNotBeBlocked } from '../../safety/index.ts'
import { confirmLetter } from '../mails.ts'
import { isOpen, readCode } from '../rules.ts'
import * as store from '../store.ts'
import { texts } from '../texts.ts'
import { mailTo, tellOne } from './letters.ts'
import { mustInvolve } from './plans.ts'

/** What somebody says about a plan of a neighbour. */
export interface Said {
  readonly side: store.ReactionSide
  readonly body: string | null
  readonly name: string | null
}

/** One address asks for so many links a day. */
const perAddress = { name: 'reaction-address', attempts: 5, seconds: 24 * 60 * 60 }
/** More in an hour is no street any more. */
const perForm = { name: 'reaction-form', attempts: 400, seconds: 60 * 60 }

/** The form behind a code, with its plan; 404 when there is none. */
export async function formBehind(act: Act, typed: string) {
  const code = readCode(typed)
  const form = code === null ? null : await store.formByCode(act.db, code)
  const initiative = form ? await initiativeById(act.db, form.case_id) : null
  if (!form || !initiative) throw new NotFound('reaction form')
  const isStopped = initiative.progress === 'stopped'
  const takesReactions = !isStopped && isOpen(form, dayOf(act.now))
  return {
    form,
    initiative,
    takesReactions,
    /** Who has the address reads which plan it is; afterwards only when everyone may read that. */
    isNamed: takesReactions || (initiative.public && !isStopped),
  }
}

/**
 * A neighbour reacts. Who wants to hear what is done with it gets a mail with a link first. False when that mail does not
 * come: to one address go only so many a day. The reaction counts all the same. Of who is blocked nothing is taken; whose
 * address it is reads so in a mail.
 *
 * @throws Blocked for who is signed in
 */
export async function react(
  act: Act,
  code: string,
  said: Said & { readonly email: string | null },
): Promise<boolean> {
  return inTransaction(act, async (act) => {
    const { form, initiative, takesReactions } = await formBehind(act, code)
    if (!takesReactions) throw new Conflict(texts(act.locale).reaction.closedTitle)
    await mustNotBeBlocked(act)
    await limit(act, perForm, form.case_id)
    if (said.email !== null && (await isBlockedAddress(act, said.email))) return true
    const email = said.email !== null && (await mayMail(act, said.email)) ? said.email : null
    const token = email ? newToken() : null
    const id = await store.insertReaction(act.db, {
      ...said,
      ...received(act, form.case_id),
      email,
      channel: 'online',
      entered_by: null,
      token_hash: token && tokenHash(token),
    })
    if (email && token) {
      const letter = confirmLetter(act.locale, initiative.title, token)
      await mailTo(act, { id, email, name: said.name, locale: act.locale }, letter)
    }
    return email === said.email
  })
}

async function mayMail(act: Act, email: string): Promise<boolean> {
  try {
    await limit(act, perAddress, email)
    return true
  } catch (error) {
    if (error instanceof TooMany) return false
    throw error
  }
}

const received = (act: Act, caseId: string) => ({
  case_id: caseId,
  received_at: act.now,
  answer_id: null,
  locale: act.locale,
  confirmed_at: null,
  told_at: null,
})

/** The initiator enters what somebody wrote on paper or said at the door. Also after the form closed. */
export async function enterReaction(act: Act, caseId: string, said: Said): Promise<void> {
  await inTransaction(act, async (act) => {
    await mustInvolve(act, caseId)
    if (!(await store.formOf(act.db, caseId))) throw new NotFound('reaction form')
    await store.insertReaction(act.db, {
      ...said,
      ...received(act, caseId),
      channel: 'paper',
      entered_by: act.actor.personId,
      email: null,
      token_hash: null,
    })
  })
}

/** The reaction behind the link of a mail; 404 when it was told, forgotten or never there. */
export async function reactionBehind(act: Act, token: string): Promise<store.Reaction> {
  const reaction = await store.reactionByToken(act.db, tokenHash(token))
  if (!reaction) throw new NotFound('reaction')
  return reaction
}

/** It is their address. Who already has an answer hears it at once. */
export async function confirmAddress(act: Act, token: string): Promise<void> {
  await inTransaction(act, async (act) => {
    const reaction = await store.reactionByToken(act.db, tokenHash(token), true)
    if (!reaction) throw new NotFound('reaction')
    if (reaction.confirmed_at !== null) return
    await store.confirmReaction(act.db, reaction.id, act.now)
    const answers = await store.answersOf(act.db, reaction.case_id)
    const answer = answers.find(({ id }) => id === reaction.answer_id)
    if (answer) await tellOne(act, { ...reaction, confirmed_at: act.now }, answer)
  })
}
