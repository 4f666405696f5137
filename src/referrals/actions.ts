import { mayHandle, must, openedCase } from '../cases/index.ts'
import { initiativeById, tellGuideOrTeam, writeAboutPlan } from '../initiatives/index.ts'
import { type Act, inTransaction } from '../kit/act.ts'
import { type Day, dayOf } from '../kit/dates.ts'
import { Conflict, NotFound } from '../kit/errors.ts'
import { renderMail } from '../kit/mail.ts'
import { putInOutbox } from '../kit/outbox.ts'
import { newToken, tokenHash } from '../kit/tokens.ts'
import { personById } from '../people/index.ts'
import {
  askedLetter,
  concernLetter,
  consentLetter,
  receivedLetter,
  referredLetter,
  takenUpLetter,
} from './mails.ts'
import {
  askOn,
  awaitsConsent,
  type Consent,
  dueOf,
  type Help,
  type ReferralKind,
  type SaidByReceiver,
  whoTold,
} from './rules.ts'
import * as store from './store.ts'

async function newLink(act: Act, referralId: string, whose: store.Whose): Promise<string> {
  const token = newToken()
  await store.insertLink(act.db, {
    token_hash: tokenHash(token),
    referral_id: referralId,
    whose,
    made_on: dayOf(act.now),
  })
  return token
}

/** Who told a plan, and is sent on. */
async function initiatorOf(act: Act, caseId: string): Promise<string | null> {
  const { parties } = await openedCase(act, caseId)
  return whoTold(parties)?.person_id ?? null
}

/** Whom somebody is sent on to, and how they can be reached. */
export interface Partner {
  readonly name: string
  /** Whom to ask for, such as "coordinator of the hall". */
  readonly jobTitle: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly page: string | null
  /** Where they are known here; neither when the name was written by hand. */
  readonly organisationId: string | null
  readonly sourceId: string | null
}

export interface NewReferral {
  readonly caseId: string
  readonly kind: ReferralKind
  readonly to: Partner
  readonly handed: string
  /** What the initiator said may go along, and on which day; null: they are asked first. */
  readonly consent: { readonly says: Exclude<Consent, 'nothing'>; readonly on: Day } | null
  readonly dueOn: Day
}

/** Sends somebody on with what was told, and follows it. Nothing goes along before the initiator said yes. */
export async function referOn(act: Act, input: NewReferral): Promise<string> {
  return inTransaction(act, async (act) => {
    const { caseId, kind, to, handed, consent, dueOn } = input
    must(act, await openedCase(act, caseId, true), mayHandle)
    const madeOn = dayOf(act.now)
    const id = await store.insertReferral(act.db, {
      ...{ case_id: caseId, kind, handed, made_on: madeOn, made_by: act.actor.personId, due_on: dueOn },
      ...{ to_name: to.name, to_function: to.jobTitle, to_phone: to.phone },
      ...{ to_email: to.email, to_page: to.page },
      ...{ organisation_id: to.organisationId, source_id: to.sourceId },
      consent: consent?.says === 'with_name',
      consent_asked_on: consent === null ? madeOn : null,
      consented_on: consent?.on ?? null,
      ask_on: askOn(madeOn, act.municipality.referrals),
    })
    const referral = await locked(act, id)
    await (consent === null ? askConsent(act, referral) : handOver(act, referral))
    return id
  })
}

async function locked(act: Act, id: string): Promise<store.Referral> {
  const referral = await store.referralById(act.db, id, true)
  if (!referral) throw new NotFound('referral')
  return referral
}

/** Writes to who told the plan. */
async function writeToInitiator(
  act: Act,
  referral: store.Referral,
  write: Parameters<typeof writeAboutPlan>[2],
): Promise<void> {
  const initiatorId = await initiatorOf(act, referral.case_id)
  await writeAboutPlan(act, { case_id: referral.case_id, person_id: initiatorId }, write)
}

async function askConsent(act: Act, referral: store.Referral): Promise<void> {
  const token = await newLink(act, referral.id, 'initiator')
  await writeToInitiator(act, referral, (about) => consentLetter(about, referral, token))
}

/** Both hear of it: who receives it reads the story, the initiator reads whom it went to and what happens when. */
async function handOver(act: Act, referral: store.Referral): Promise<void> {
  await writeToInitiator(act, referral, (about) => referredLetter(about, referral))
  await tellReceiver(act, referral)
}

async function tellReceiver(act: Act, referral: store.Referral): Promise<void> {
  if (referral.to_email === null) return
  const initiative = await initiativeById(act.db, referral.case_id)
  if (!initiative) throw new NotFound('initiative')
  const initiatorId = await initiatorOf(act, referral.case_id)
  const initiator = initiatorId === null ? null : await personById(act.db, initiatorId)
  const token = await newLink(act, referral.id, 'receiver')
  const about = { locale: 'nl', title: initiative.title, number: initiative.number } as const
  const who = referral.consent ? initiator : null
  await putInOutbox(act.db, {
    to: referral.to_email,
    ...renderMail(act, 'nl', { ...receivedLetter(about, referral, who, token), to: referral.to_name }),
    about: { kind: 'case', id: referral.case_id },
    at: act.now,
  })
}

/** A referral behind the link of a mail; 404 when there is none. */
export async function referralBehind(act: Act, token: string, whose: store.Whose): Promise<store.Referral> {
  const referral = await store.referralByLink(act.db, tokenHash(token), whose)
  if (!referral) throw new NotFound('referral')
  return referral
}

/** Keeps the yes or no of the initiator, once: after it the same question is closed. */
async function keepConsent(act: Act, id: string, says: Consent, byUs: boolean): Promise<void> {
  const referral = await locked(act, id)
  if (!awaitsConsent(referral)) return
  const today = dayOf(act.now)
  if (says === 'nothing') {
    await store.updateReferral(act.db, id, { declined_on: today })
    if (!byUs)
      await tellGuideOrTeam(act, referral.case_id, (about) =>
        concernLetter(about, 'declined', referral, null),
      )
    return
  }
  const terms = act.municipality.referrals
  await store.updateReferral(act.db, id, {
    ...{ consented_on: today, consent: says === 'with_name', late_told_on: null, handled_on: null },
    // They get the days they would have had.
    ...{ due_on: later(referral.due_on, dueOf(today, terms)), ask_on: askOn(today, terms) },
  })
  await handOver(act, await locked(act, id))
}

const later = (one: Day, other: Day): Day => (one > other ? one : other)

/** The initiator says by the link of the mail what may go along. */
export async function sayConsent(act: Act, token: string, says: Consent): Promise<void> {
  await inTransaction(act, async (act) =>
    keepConsent(act, (await referralBehind(act, token, 'initiator')).id, says, false),
  )
}

/** The same, heard on the telephone. */
export async function enterConsent(act: Act, id: string, says: Consent): Promise<void> {
  await inTransaction(act, async (act) => keepConsent(act, (await worked(act, id)).id, says, true))
}

/** What who receives it says: taken up, or not and why, or done. */
export interface Said {
  readonly answer: SaidByReceiver
  readonly reason: string | null
}

async function keepAnswer(act: Act, id: string, said: Said, enteredBy: string | null): Promise<void> {
  const before = await locked(act, id)
  if (awaitsConsent(before) || before.declined_on !== null) throw new Conflict('Nothing was handed over')
  const isDone = said.answer === 'done'
  await store.updateReferral(act.db, id, {
    answer: said.answer === 'not_taken_up' ? 'not_taken_up' : 'taken_up',
    reason: said.reason,
    answered_on: dayOf(act.now),
    done_on: isDone ? dayOf(act.now) : null,
    entered_by: enteredBy,
    handled_on: null,
  })
  const after = await locked(act, id)
  if (said.answer === 'not_taken_up') {
    if (enteredBy === null)
      await tellGuideOrTeam(act, after.case_id, (about) =>
        concernLetter(about, 'not_taken_up', after, said.reason),
      )
    return
  }
  // When it is done, whether it helped can be asked at once; otherwise the initiator hears who goes on with it.
  if (isDone) return askWhetherItHelped(act, id)
  if (before.answer !== 'taken_up') await writeToInitiator(act, after, (about) => takenUpLetter(about, after))
}

/** Who receives it answers by the link of the mail. */
export async function answerReferral(act: Act, token: string, said: Said): Promise<void> {
  await inTransaction(act, async (act) =>
    keepAnswer(act, (await referralBehind(act, token, 'receiver')).id, said, null),
  )
}

/** A referral, for who works on its case. */
async function worked(act: Act, id: string): Promise<store.Referral> {
  const referral = await store.referralById(act.db, id, true)
  if (!referral) throw new NotFound('referral')
  must(act, await openedCase(act, referral.case_id), mayHandle)
  return referral
}

/** The same answer, heard on the telephone. */
export async function enterAnswer(act: Act, id: string, said: Said): Promise<void> {
  await inTransaction(act, async (act) =>
    keepAnswer(act, (await worked(act, id)).id, said, act.actor.personId),
  )
}

/** The guide or the team did what it asked for, such as finding another way. */
export async function handleReferral(act: Act, id: string): Promise<void> {
  await inTransaction(act, async (act) => {
    await worked(act, id)
    await store.updateReferral(act.db, id, { handled_on: dayOf(act.now) })
  })
}

export interface Helped {
  readonly helped: Help
  readonly happened: string | null
}

async function keepHelped(act: Act, referral: store.Referral, said: Helped, byUs: boolean): Promise<void> {
  await store.updateReferral(act.db, referral.id, { ...said, helped_on: dayOf(act.now), handled_on: null })
  if (said.helped === 'no' && !byUs)
    await tellGuideOrTeam(act, referral.case_id, (about) =>
      concernLetter(about, 'not_helped', referral, said.happened),
    )
}

/** Who was sent on says whether it helped, by the link of the mail. */
export async function sayHelped(act: Act, token: string, said: Helped): Promise<void> {
  await inTransaction(act, async (act) =>
    keepHelped(act, await referralBehind(act, token, 'initiator'), said, false),
  )
}

/** The same, heard on the telephone. */
export async function enterHelped(act: Act, id: string, said: Helped): Promise<void> {
  await inTransaction(act, async (act) => keepHelped(act, await worked(act, id), said, true))
}

/** Nobody said yes, or answered, by the day: the guide or the team hears of it, once. */
export async function tellLate(act: Act, id: string): Promise<void> {
  const referral = await store.referralById(act.db, id, true)
  if (!referral || referral.late_told_on !== null) return
  if (referral.answer !== null || referral.declined_on !== null) return
  await store.updateReferral(act.db, id, { late_told_on: dayOf(act.now) })
  const what = awaitsConsent(referral) ? 'no_consent' : 'late'
  await tellGuideOrTeam(act, referral.case_id, (about) => concernLetter(about, what, referral, null))
}

/** Asks who was sent on whether it helped, once. */
export async function askWhetherItHelped(act: Act, id: string): Promise<void> {
  const referral = await store.referralById(act.db, id, true)
  if (!referral || referral.asked_on !== null || referral.helped !== null) return
  await store.updateReferral(act.db, id, { asked_on: dayOf(act.now) })
  const token = await newLink(act, id, 'initiator')
  await writeToInitiator(act, referral, (about) => askedLetter(about, referral, token))
}
