import { openedCase, sendToContact } from '../../cases/index.ts'
import { initiativeById } from '../../initiatives/index.ts'
import { type Act, inTransaction } from '../../kit/act.ts'
import { addMonths, dayOf, latestDay } from '../../kit/dates.ts'
import { Conflict, NotFound } from '../../kit/errors.ts'
import { limit } from '../../kit/limits.ts'
import { renderMail } from '../../kit/mail.ts'
import { putInOutbox } from '../../kit/outbox.ts'
import { newToken, tokenHash } from '../../kit/tokens.ts'
import { insertPerson, personByEmail, personById } from '../../people/index.ts'
import {
  concernLetter,
  endedUpkeepLetter,
  startedLetter,
  takeoverAnsweredLetter,
  takeoverLetter,
} from '../mails.ts'
import { mustWorkOnGreen } from '../rights.ts'
import * as store from '../store.ts'
import { texts } from '../texts.ts'
import { newLink, writeToKeeper } from './letters.ts'

/** What somebody keeps up, by the link of a mail; 404 when there is none. */
export async function upkeepBehind(act: Act, token: string): Promise<store.Upkeep> {
  const upkeep = await store.upkeepByLink(act.db, tokenHash(token))
  if (!upkeep) throw new NotFound('upkeep')
  return upkeep
}

/** The same for who is signed in; to anybody else it does not exist. */
export async function ownUpkeep(act: Act, id: string): Promise<store.Upkeep> {
  const upkeep = /^[0-9a-f-]{36}$/.test(id) ? await store.upkeepById(act.db, id) : null
  if (!upkeep || act.actor.personId === null || upkeep.person_id !== act.actor.personId)
    throw new NotFound('upkeep')
  return upkeep
}

/** Reads it again, locked; an end meanwhile is said. */
async function stillKept(act: Act, id: string): Promise<store.Upkeep> {
  const upkeep = await store.upkeepById(act.db, id, true)
  if (!upkeep) throw new NotFound('upkeep')
  if (upkeep.ended_on !== null) throw new Conflict(texts(act.locale).upkeep.hasEnded)
  return upkeep
}

/** Tells who answers for the case at the department. */
async function tellDepartment(
  act: Act,
  upkeep: Pick<store.Upkeep, 'case_id'>,
  what: 'help' | 'gone' | 'given_back' | 'run_out',
  note: string | null,
): Promise<void> {
  const opened = await openedCase(act, upkeep.case_id)
  await sendToContact(act, opened, (about) => concernLetter(about, what, note))
}

/** Says how it stands. What is gone ends; who needs help is heard by the department. Whose it is was checked before. */
export async function answerHowItStands(
  act: Act,
  upkeepId: string,
  given: { readonly answer: store.InspectionAnswer; readonly note: string | null },
): Promise<void> {
  await inTransaction(act, async (act) => {
    const upkeep = await stillKept(act, upkeepId)
    const today = dayOf(act.now)
    const [asked] = await store.inspectionsOf(act.db, [upkeep.id])
    const open = asked && asked.answered_on === null ? asked.id : null
    const id = open ?? (await store.insertInspection(act.db, upkeep.id, today)) ?? asked?.id
    if (!id) throw new NotFound('inspection')
    await store.answerInspection(act.db, id, { ...given, on: today })
    if (given.answer === 'good') return
    if (given.answer === 'gone') {
      await store.endUpkeep(act.db, upkeep.id, { on: today, as: 'gone', reason: given.note })
      await store.answerTakeovers(act.db, { upkeepId: upkeep.id }, false, act.now)
    }
    await tellDepartment(act, upkeep, given.answer, given.note)
  })
}

/** Stops the mails with tips, or starts them again. */
export async function setReminders(act: Act, upkeepId: string, wanted: boolean): Promise<void> {
  await inTransaction(act, async (act) => {
    await stillKept(act, upkeepId)
    await store.updateUpkeep(act.db, upkeepId, { reminders: wanted })
  })
}

/** Goes on a year longer than agreed. */
export async function goOn(act: Act, upkeepId: string): Promise<void> {
  await inTransaction(act, async (act) => {
    const { ends_on } = await stillKept(act, upkeepId)
    if (ends_on === null) return
    await store.updateUpkeep(act.db, upkeepId, {
      ends_on: addMonths(latestDay(ends_on, dayOf(act.now)), 12),
      warned_on: null,
    })
  })
}

const perKeeper = { name: 'green-takeover', attempts: 5, seconds: 24 * 60 * 60 }

/** Gives it back. With a neighbour who may take over it ends when that neighbour says yes; without, today. */
export async function giveBack(
  act: Act,
  upkeepId: string,
  input: {
    readonly reason: string | null
    readonly neighbour: { readonly name: string; readonly email: string } | null
  },
): Promise<void> {
  await inTransaction(act, async (act) => {
    const upkeep = await stillKept(act, upkeepId)
    const { reason, neighbour } = input
    await store.answerTakeovers(act.db, { upkeepId }, false, act.now)
    if (neighbour) return askNeighbour(act, upkeep, neighbour)
    await store.endUpkeep(act.db, upkeepId, { on: dayOf(act.now), as: 'given_back', reason })
    await writeToKeeper(act, upkeep, (about) => endedUpkeepLetter(about, 'given_back'))
    await tellDepartment(act, upkeep, 'given_back', reason)
  })
}

async function askNeighbour(
  act: Act,
  upkeep: store.Upkeep,
  neighbour: { readonly name: string; readonly email: string },
): Promise<void> {
  await limit(act, perKeeper, upkeep.id)
  const initiative = await initiativeById(act.db, upkeep.case_id)
  const keeper = upkeep.person_id === null ? null : await personById(act.db, upkeep.person_id)
  if (!initiative || !keeper) throw new NotFound('upkeep')
  const token = newToken()
  await store.insertTakeover(act.db, {
    upkeep_id: upkeep.id,
    ...neighbour,
    token_hash: tokenHash(token),
    asked_at: act.now,
  })
  const { locale } = act
  const letter = takeoverLetter({ locale, title: initiative.title }, keeper.name, token)
  await putInOutbox(act.db, {
    to: neighbour.email,
    ...renderMail(act, locale, { ...letter, to: neighbour.name }),
    about: { kind: 'case', id: upkeep.case_id },
    at: act.now,
  })
}

/** The question to a neighbour behind a link; 404 when it was answered or never asked. */
export async function takeoverBehind(
  act: Act,
  token: string,
): Promise<{ readonly takeover: store.Takeover; readonly upkeep: store.Upkeep }> {
  const takeover = await store.takeoverByToken(act.db, tokenHash(token))
  const upkeep = takeover ? await store.upkeepById(act.db, takeover.upkeep_id) : null
  if (!takeover || !upkeep || upkeep.ended_on !== null) throw new NotFound('takeover')
  return { takeover, upkeep }
}

/** The neighbour says yes: from today it is theirs. Or no: who asked hears so. Answers the link of the new keeper. */
export async function answerTakeover(
  act: Act,
  token: string,
  given: { readonly accepts: boolean; readonly name: string | null },
): Promise<string | null> {
  return inTransaction(act, async (act) => {
    const takeover = await store.takeoverByToken(act.db, tokenHash(token), true)
    if (!takeover?.email) throw new NotFound('takeover')
    const upkeep = await stillKept(act, takeover.upkeep_id)
    await store.answerTakeovers(act.db, { id: takeover.id }, given.accepts, act.now)
    if (!given.accepts) {
      const link = await newLink(act, upkeep.id)
      await writeToKeeper(act, upkeep, (about) => takeoverAnsweredLetter(about, link))
      return null
    }
    const personId = await neighbourAs(act, takeover.email, given.name ?? takeover.name ?? takeover.email)
    const today = dayOf(act.now)
    await store.endUpkeep(act.db, upkeep.id, { on: today, as: 'taken_over', reason: null })
    await writeToKeeper(act, upkeep, (about) => endedUpkeepLetter(about, 'taken_over'))
    const next = { case_id: upkeep.case_id, person_id: personId, starts_on: today, ends_on: upkeep.ends_on }
    const id = await store.insertUpkeep(act.db, next)
    const link = await newLink(act, id)
    const request = await store.requestOf(act.db, upkeep.case_id)
    const what = request?.what ?? 'adopted_green'
    await writeToKeeper(act, { ...next, id }, (about) => startedLetter(about, { ...next, what }, link))
    return link
  })
}

/** The person behind the address, known or new; who followed the link of a mail confirmed it. */
async function neighbourAs(act: Act, email: string, name: string): Promise<string> {
  const known = await personByEmail(act.db, email)
  if (known) return known.id
  const person = { name, email, channel: 'email', locale: act.locale, confirmedAt: act.now } as const
  return (await insertPerson(act.db, person, act.now)).id
}

/** The department did what was needed. */
export async function handleConcern(act: Act, inspectionId: string): Promise<void> {
  await mustWorkOnGreen(act)
  await store.markHandled(act.db, inspectionId, dayOf(act.now))
}

/** The agreed end has passed and nobody extended it: thanks to who kept it up, and the department hears of it. */
export async function tellThatItRanOut(act: Act, upkeep: store.Upkeep): Promise<void> {
  const ended = await store.endUpkeep(act.db, upkeep.id, {
    on: upkeep.ends_on ?? dayOf(act.now),
    as: 'run_out',
    reason: null,
  })
  if (!ended) return
  await store.answerTakeovers(act.db, { upkeepId: upkeep.id }, false, act.now)
  await writeToKeeper(act, upkeep, (about) => endedUpkeepLetter(about, 'run_out'))
  await tellDepartment(act, upkeep, 'run_out', null)
}
