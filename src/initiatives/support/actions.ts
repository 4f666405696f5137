import { mayHandle, maySpeakForInitiator, openedCase, partiesOf } from '../../cases/index.ts'
import { type Act, inTransaction } from '../../kit/act.ts'
import { visitor } from '../../kit/actor.ts'
import { Conflict, Forbidden, NotFound } from '../../kit/errors.ts'
import { limit, sharedAddress } from '../../kit/limits.ts'
import { newToken, tokenHash } from '../../kit/tokens.ts'
import { personByEmail } from '../../people/index.ts'
import { isBlockedAddress, mustNotBeBlocked, mustNotBeBlockedSince } from '../../safety/index.ts'
import { type Initiative, initiativeById } from '../store.ts'
import { sendConfirmation } from './mails.ts'
import { type Closed, closedFor, type Statement, signersIn, takesPaper } from './rules.ts'
import { confirmAddress, forgetAddress, isAddressKept, keepAddress } from './store/again.ts'
import * as store from './store.ts'
import { texts } from './texts.ts'
import { voicesOf } from './voice.ts'

const perAddress = { name: 'support', attempts: 5, seconds: 60 * 60 }
const perVisitor = { name: 'support-visitor', ...sharedAddress }

/** Why nobody can say anything of this plan now; null when they can. */
export const closedNow = (
  act: Pick<Act, 'municipality'>,
  initiative: Pick<Initiative, 'kind' | 'public' | 'progress'>,
): Closed | null => closedFor(initiative, act.municipality.support.kinds)

async function openPlan(act: Act, caseId: string): Promise<Initiative> {
  const initiative = await initiativeById(act.db, caseId)
  if (!initiative) throw new NotFound('initiative')
  const closed = closedNow(act, initiative)
  if (closed) throw new Conflict(texts(act.locale).closed[closed])
  return initiative
}

/** Whether it is somebody's own plan, for which their support says nothing. */
export async function isOwnPlan(act: Act, caseId: string, personId: string | null): Promise<boolean> {
  if (personId === null) return false
  const parties = await partiesOf(act.db, caseId)
  return parties.some(({ person_id, role }) => person_id === personId && role !== 'partner')
}

/** What who is signed in says of this plan now; null when they said nothing. */
export const ownSupport = async (act: Act, caseId: string): Promise<store.Support | null> =>
  act.actor.personId === null ? null : store.supportOf(act.db, whoseOf(act, caseId, act.actor))

const whoseOf = (
  act: Act,
  caseId: string,
  who: { readonly email: string | null; readonly personId: string | null },
): store.Whose => ({ caseId, personId: who.personId, voices: voicesOf(act, who) })

/** One transaction in nobody's name: the log tells that something was said, never by whom. */
const unnamed = <T>(act: Act, work: (act: Act) => Promise<T>): Promise<T> =>
  inTransaction({ ...act, actor: visitor }, work)

/** Somebody who is signed in says what they think; said before, it is changed. They count once, whatever they do. */
export async function giveSupport(act: Act, caseId: string, said: Statement): Promise<void> {
  if (act.actor.personId === null) throw new Forbidden()
  await mustNotBeBlocked(act)
  const whose = whoseOf(act, caseId, act.actor)
  await unnamed(act, async (act) => {
    await openPlan(act, caseId)
    await keep(act, whose, said)
  })
}

/**
 * Stores what a voice says; what it said before, also under an older key, is changed. What the initiator answered to
 * another reason goes.
 */
async function keep(act: Act, whose: store.Whose, said: Statement): Promise<void> {
  if (await isOwnPlan(act, whose.caseId, whose.personId)) throw new Conflict(texts(act.locale).form.own)
  if (said.side === 'against' && !said.reason) throw new Conflict(texts(act.locale).form.reasonMissing)
  const known = await store.supportOf(act.db, whose, true)
  if (!known && (await store.insertSupport(act.db, whose, said, act.now))) return
  // Said by the same voice in the same moment.
  const before = known ?? (await store.supportOf(act.db, whose, true))
  if (!before) throw new NotFound('support')
  const isOther = before.side !== said.side || before.reason !== said.reason
  await store.updateSupport(act.db, before.id, {
    ...said,
    person_id: before.person_id ?? whose.personId,
    ...(isOther ? { said_at: act.now, withheld_at: null, answer: null, answered_at: null } : {}),
  })
}

/**
 * Somebody who is not signed in says what they think: it waits for the link in a mail. The same answer for an address
 * that said something before, so that nobody learns who did.
 */
export async function askSupport(
  act: Act,
  input: {
    readonly caseId: string
    readonly email: string
    readonly said: Statement
    readonly visitor: string
    /** We may mail them once when the plan is done again or grows. */
    readonly mayAskAgain?: boolean
  },
): Promise<void> {
  await limit(act, perVisitor, input.visitor)
  await limit(act, perAddress, input.email)
  if (await isBlockedAddress(act, input.email)) return
  await inTransaction(act, async (act) => {
    const { caseId, email, said } = input
    const initiative = await openPlan(act, caseId)
    const known = await personByEmail(act.db, email)
    const personId = known?.id ?? null
    const voices = voicesOf(act, { email, personId: null })
    const before = await store.supportOf(act.db, { caseId, voices, personId })
    const token = newToken()
    // Counted under an older key: the link is of that voice.
    const voice = before?.voice ?? voices[0]
    // Whom we know by an account is asked by that.
    if (input.mayAskAgain && personId === null)
      await keepAddress(act.db, { case_id: caseId, voice, email, locale: act.locale, asked_at: act.now })
    await store.insertLink(act.db, {
      token_hash: tokenHash(token),
      case_id: caseId,
      voice,
      person_id: personId,
      said,
      made_at: act.now,
    })
    await sendConfirmation(act, {
      to: email,
      toPersonId: personId,
      name: said.name,
      title: initiative.title,
      token,
    })
  })
}

/** What stands behind the link of a mail. */
export interface BehindLink {
  readonly link: store.SupportLink
  readonly initiative: Initiative
  /** What counts now; null while nothing does. */
  readonly support: store.Support | null
  /** Why nothing can be changed any more. */
  readonly closed: Closed | null
  /** Their address is kept for one mail, when the plan is done again or grows. */
  readonly isAddressKept: boolean
}

const whoseLink = (link: store.SupportLink): store.Whose => ({
  caseId: link.case_id,
  voices: [link.voice],
  personId: link.person_id,
})

export async function supportBehind(act: Act, token: string): Promise<BehindLink> {
  const link = await store.linkByToken(act.db, tokenHash(token))
  const initiative = link && (await initiativeById(act.db, link.case_id))
  if (!link || !initiative) throw new NotFound('support')
  const support = await store.supportOf(act.db, whoseLink(link))
  return {
    ...{ link, initiative, support },
    closed: closedNow(act, initiative),
    isAddressKept: await isAddressKept(act.db, link),
  }
}

/** The link was followed: what waits behind it counts, or what is said now instead. */
export async function confirmSupport(act: Act, token: string, instead?: Statement): Promise<void> {
  const behind = await store.linkByToken(act.db, tokenHash(token))
  if (behind && (instead || behind.said)) {
    await mustNotBeBlocked(act, { email: null, personId: behind.person_id })
    await mustNotBeBlockedSince(act, (email) =>
      voicesOf(act, { email, personId: null }).includes(behind.voice),
    )
  }
  await unnamed(act, async (act) => {
    const link = await store.linkByToken(act.db, tokenHash(token), true)
    if (!link) throw new NotFound('support')
    const said = instead ?? link.said
    // Confirmed before, by this link or a newer one.
    if (!said) return
    await openPlan(act, link.case_id)
    await keep(act, whoseLink(link), said)
    await store.forgetWaiting(act.db, link)
    await confirmAddress(act.db, link, act.now)
  })
}

/** Takes back what was said by the link of a mail. */
export async function withdrawByLink(act: Act, token: string): Promise<'ingetrokken' | 'weg'> {
  return unnamed(act, async (act) => {
    const { link, initiative } = await supportBehind(act, token)
    await forgetAddress(act.db, link)
    return takeBack(act, initiative, await store.supportOf(act.db, whoseLink(link), true))
  })
}

/** Erases the address that was kept to ask again; what they said of the plan stays. */
export async function stopAskingByLink(act: Act, token: string): Promise<void> {
  const { link } = await supportBehind(act, token)
  await forgetAddress(act.db, link)
}

/** The same for who is signed in. */
export async function withdrawOwn(act: Act, caseId: string): Promise<'ingetrokken' | 'weg'> {
  const { personId } = act.actor
  const whose = whoseOf(act, caseId, act.actor)
  return unnamed(act, async (act) => {
    const initiative = await initiativeById(act.db, caseId)
    if (!initiative) throw new NotFound('initiative')
    return takeBack(act, initiative, personId === null ? null : await store.supportOf(act.db, whose, true))
  })
}

/** While it is to be decided it is gone; after that the number stays, without a name or a word. */
async function takeBack(
  act: Act,
  initiative: Initiative,
  support: store.Support | null,
): Promise<'ingetrokken' | 'weg'> {
  const isOpen = closedNow(act, initiative) === null
  if (support) await forgetAddress(act.db, support)
  if (support && isOpen) await store.deleteSupport(act.db, support.id)
  if (support && !isOpen) {
    const nothing = {
      name: null,
      place: null,
      reason: null,
      person_id: null,
      answer: null,
      answered_at: null,
    }
    await store.updateSupport(act.db, support.id, nothing)
  }
  return isOpen ? 'ingetrokken' : 'weg'
}

/**
 * Counts a list that was signed on paper: the names typed over, or how many stand on a scanned list. Names that are there
 * already do not count again; answers how many were added.
 */
export async function enterPaper(
  act: Act,
  caseId: string,
  list: { readonly signers: string } | { readonly amount: number; readonly fileId: string },
): Promise<number> {
  return inTransaction(act, async (act) => {
    await mustKeepPaper(act, caseId)
    await store.lockPapers(act.db, caseId)
    const known = (await store.papersOf(act.db, caseId)).flatMap(({ signers }) => signers ?? [])
    const signers = 'signers' in list ? signersIn(list.signers, known) : null
    const amount = 'signers' in list ? (signers?.length ?? 0) : list.amount
    if (amount === 0) return 0
    await store.insertPaper(act.db, {
      case_id: caseId,
      amount,
      signers,
      file_id: 'fileId' in list ? list.fileId : null,
      entered_at: act.now,
      entered_by: act.actor.personId,
    })
    return amount
  })
}

/** Takes away a list that was entered by mistake. */
export async function removePaper(act: Act, caseId: string, paperId: string): Promise<void> {
  await inTransaction(act, async (act) => {
    await mustKeepPaper(act, caseId)
    if (!(await store.deletePaper(act.db, caseId, paperId))) throw new NotFound('paper')
  })
}

async function mustKeepPaper(act: Act, caseId: string): Promise<void> {
  const { relations } = await openedCase(act, caseId)
  if (!maySpeakForInitiator(act.actor, relations) && !mayHandle(act.actor, relations)) throw new Forbidden()
  const initiative = await initiativeById(act.db, caseId)
  const closed = initiative && closedNow(act, initiative)
  if (!initiative || !takesPaper(closed)) throw new Conflict(texts(act.locale).paper.closed)
}

/** The initiator writes what they did with a reason against; empty takes it back. */
export async function answerReason(
  act: Act,
  caseId: string,
  id: string,
  answer: string | null,
): Promise<void> {
  await inTransaction(act, async (act) => {
    const { relations } = await openedCase(act, caseId)
    if (!maySpeakForInitiator(act.actor, relations)) throw new Forbidden()
    const support = await store.supportById(act.db, caseId, id)
    if (!support?.reason || support.withheld_at !== null) throw new NotFound('support')
    await store.updateSupport(act.db, id, { answer, answered_at: answer === null ? null : act.now })
  })
}

/** Who works on the plan keeps a reason from others, or shows it again. */
export async function withholdReason(act: Act, caseId: string, id: string, isHidden: boolean): Promise<void> {
  await inTransaction(act, async (act) => {
    const { relations } = await openedCase(act, caseId)
    if (!mayHandle(act.actor, relations)) throw new Forbidden()
    if (!(await store.supportById(act.db, caseId, id))) throw new NotFound('support')
    await store.updateSupport(act.db, id, { withheld_at: isHidden ? act.now : null })
  })
}
