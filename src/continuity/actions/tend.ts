import { must, openedCase } from '../../cases/index.ts'
import { type Act, inTransaction } from '../../kit/act.ts'
import { addMonths, type Day, dayOf, latestDay } from '../../kit/dates.ts'
import { Conflict, NotFound } from '../../kit/errors.ts'
import { limit } from '../../kit/limits.ts'
import { tokenHash } from '../../kit/tokens.ts'
import { insertOrganisation, insertPerson, organisationByName, personByEmail } from '../../people/index.ts'
import { joinedLetter, leftLetter } from '../mails.ts'
import { mayTend } from '../rights.ts'
import type { MaintainerRole, Standing } from '../rules.ts'
import * as store from '../store.ts'
import { texts } from '../texts.ts'
import { tellWhoAnswers, writeToMaintainer } from './letters.ts'
import { askedNext } from './start.ts'

/** Who keeps something up, by the link of a mail; 404 when there is none. */
export async function maintainerBehind(act: Act, token: string): Promise<store.Maintainer> {
  const maintainer = await store.maintainerByLink(act.db, tokenHash(token))
  if (!maintainer) throw new NotFound('maintainer')
  return maintainer
}

/** The same for who is signed in; to anybody else it does not exist. */
export async function ownMaintainer(act: Act, caseId: string): Promise<store.Maintainer> {
  const { personId } = act.actor
  const kept = personId === null ? [] : await store.maintainedBy(act.db, personId)
  const own = kept.find(({ case_id }) => case_id === caseId)
  if (!own) throw new NotFound('maintainer')
  return own
}

/** Reads it again, locked; an end meanwhile is said. */
export async function stillKept(act: Act, caseId: string): Promise<store.KeptWish> {
  const kept = await store.keptById(act.db, caseId, true)
  if (!kept) throw new NotFound('kept wish')
  if (kept.ended_on !== null) throw new Conflict(texts(act.locale).own.hasEnded)
  return kept
}

/** The same, for who works on it. */
export async function tended(act: Act, caseId: string): Promise<store.KeptWish> {
  must(act, await openedCase(act, caseId), mayTend)
  return stillKept(act, caseId)
}

/** What somebody says of how it stands. */
export interface Answer {
  readonly answer: Standing
  readonly note: string | null
}

/** Who said it; who typed it when it was said on the telephone. */
interface Said {
  readonly by: string | null
  readonly enteredBy: string | null
}

/**
 * Keeps how it stands and asks again after the usual time, sooner while somebody is looked for. Who needs something is heard by the guide or the team.
 * Whose it is was checked before.
 */
async function keepAnswer(act: Act, kept: store.KeptWish, given: Answer, said: Said): Promise<void> {
  const caseId = kept.case_id
  const today = dayOf(act.now)
  const [last] = await store.checkInsOf(act.db, caseId)
  const open = last && last.answered_on === null ? last.id : null
  const id = open ?? (await store.insertCheckIn(act.db, caseId, today)) ?? last?.id
  if (!id) throw new NotFound('check-in')
  await store.markHandled(act.db, caseId, today)
  await store.answerCheckIn(act.db, id, {
    ...given,
    answered_on: today,
    answered_by: said.by,
    entered_by: said.enteredBy,
    // Nothing is left to do about what goes well.
    handled_on: given.answer === 'well' ? today : null,
  })
  await store.updateKept(act.db, caseId, {
    standing: given.answer,
    seen_on: today,
    next_on: await askedNext(act, kept, given.answer),
  })
  if (given.answer !== 'well') await tellWhoAnswers(act, caseId, given.answer, given.note)
}

/** Who keeps it up says how it stands. */
export async function answerHowItStands(
  act: Act,
  maintainer: store.Maintainer,
  given: Answer,
): Promise<void> {
  await inTransaction(act, async (act) => {
    const kept = await stillKept(act, maintainer.case_id)
    await keepAnswer(act, kept, given, { by: maintainer.person_id, enteredBy: null })
  })
}

/** The same, said on the telephone and typed by who works on it. */
export async function enterHowItStands(
  act: Act,
  caseId: string,
  given: Answer & { readonly maintainerId: string | null },
): Promise<void> {
  await inTransaction(act, async (act) => {
    const kept = await tended(act, caseId)
    const { maintainerId, ...answer } = given
    const said = (await store.maintainersOf(act.db, caseId)).find(({ id }) => id === maintainerId)
    await keepAnswer(act, kept, answer, { by: said?.person_id ?? null, enteredBy: act.actor.personId })
  })
}

/** The guide or the team did what was asked. */
export async function handleConcern(act: Act, caseId: string): Promise<void> {
  await inTransaction(act, async (act) => {
    await tended(act, caseId)
    await store.markHandled(act.db, caseId, dayOf(act.now))
  })
}

/** Somebody who comes to keep it up too. */
export interface NewMaintainer {
  readonly name: string
  readonly email: string
  readonly role: MaintainerRole
  readonly organisation?: string | null
  readonly untilDay?: Day | null
}

const perWish = { name: 'maintainer', attempts: 10, seconds: 24 * 60 * 60 }

/** Adds somebody, who hears of it with the way to say no. For an organisation only by who works on it. */
async function join(act: Act, caseId: string, input: NewMaintainer): Promise<void> {
  await limit(act, perWish, caseId)
  const { name, email, role, organisation, untilDay } = input
  const person =
    (await personByEmail(act.db, email)) ??
    (await insertPerson(act.db, { name, email, channel: 'email', locale: act.locale }, act.now))
  const id = await store.insertMaintainer(act.db, {
    case_id: caseId,
    person_id: person.id,
    organisation_id: organisation ? await organisationNamed(act, organisation) : null,
    role,
    starts_on: dayOf(act.now),
    until_day: untilDay ?? null,
  })
  if (id === null) throw new Conflict(texts(act.locale).own.already)
  const joined = { id, case_id: caseId, person_id: person.id }
  await writeToMaintainer(act, joined, (about, token) => joinedLetter(about, token))
}

async function organisationNamed(act: Act, name: string): Promise<string> {
  const known = await organisationByName(act.db, name)
  return (known ?? (await insertOrganisation(act.db, { name, kind: 'other' }, act.now))).id
}

/** Who keeps it up asks somebody to join; who left comes back only by way of who works on it. */
export async function askToJoin(
  act: Act,
  maintainer: store.Maintainer,
  input: Omit<NewMaintainer, 'organisation' | 'untilDay'>,
): Promise<void> {
  await inTransaction(act, async (act) => {
    const { case_id: caseId } = maintainer
    await stillKept(act, caseId)
    const known = await personByEmail(act.db, input.email)
    const before = (await store.maintainersOf(act.db, caseId)).filter(
      ({ person_id }) => person_id === known?.id,
    )
    if (before.length > 0 && before.every(({ ended_on }) => ended_on !== null))
      throw new Conflict(texts(act.locale).own.hasLeft)
    await join(act, caseId, input)
  })
}

/** Who works on it writes down who keeps it up. */
export async function addMaintainer(act: Act, caseId: string, input: NewMaintainer): Promise<void> {
  await inTransaction(act, async (act) => {
    await tended(act, caseId)
    await join(act, caseId, input)
  })
}

/** No longer keeps it up. When nobody is left the guide or the team hears of it. */
async function leave(act: Act, maintainer: store.Maintainer): Promise<void> {
  const { case_id: caseId, id } = maintainer
  await store.endMaintainers(act.db, { id }, dayOf(act.now))
  const left = (await store.maintainersOf(act.db, caseId)).filter(({ ended_on }) => ended_on === null)
  if (left.length === 0) await tellWhoAnswers(act, caseId, 'nobody', null)
}

/** Somebody says that they no longer keep it up. */
export async function stopBeingMaintainer(act: Act, maintainer: store.Maintainer): Promise<void> {
  await inTransaction(act, async (act) => {
    await stillKept(act, maintainer.case_id)
    await leave(act, maintainer)
  })
}

/** Who works on it writes down that somebody no longer keeps it up; who it was hears so. */
export async function endMaintainer(act: Act, caseId: string, maintainerId: string): Promise<void> {
  await inTransaction(act, async (act) => {
    await tended(act, caseId)
    const maintainer = await store.maintainerById(act.db, maintainerId)
    if (maintainer?.case_id !== caseId) throw new NotFound('maintainer')
    if (maintainer.ended_on !== null) return
    await writeToMaintainer(act, maintainer, (about) => leftLetter(about))
    await leave(act, maintainer)
  })
}

/** Writes down who does what and until when, and how often we ask. */
export async function agree(
  act: Act,
  caseId: string,
  agreed: Pick<store.KeptWish, 'agreement' | 'agreed_until' | 'every_months'>,
): Promise<void> {
  await inTransaction(act, async (act) => {
    const kept = await tended(act, caseId)
    const today = dayOf(act.now)
    const asked = kept.every_months !== agreed.every_months
    await store.updateKept(act.db, caseId, {
      ...agreed,
      warned_on: null,
      ...(asked
        ? { next_on: addMonths(latestDay(kept.seen_on ?? kept.starts_on, today), agreed.every_months) }
        : {}),
    })
  })
}

/** Goes on a year longer than agreed. */
export async function goOn(act: Act, maintainer: store.Maintainer): Promise<void> {
  await inTransaction(act, async (act) => {
    const { agreed_until } = await stillKept(act, maintainer.case_id)
    if (agreed_until === null) return
    await store.updateKept(act.db, maintainer.case_id, {
      agreed_until: addMonths(latestDay(agreed_until, dayOf(act.now)), 12),
      warned_on: null,
    })
  })
}
