import {
  addParty,
  mayHandle,
  maySpeakForInitiator,
  must,
  type OpenedCase,
  openedCase,
  type Party,
  removeParty,
} from '../../cases/index.ts'
import { applicationNow, asksLegalEntity, schemeVersion } from '../../funds/index.ts'
import { type Act, inTransaction } from '../../kit/act.ts'
import { type Actor, system } from '../../kit/actor.ts'
import { dayOf } from '../../kit/dates.ts'
import { Conflict, NotFound } from '../../kit/errors.ts'
import { limit } from '../../kit/limits.ts'
import { newToken, tokenHash } from '../../kit/tokens.ts'
import {
  actorOf,
  insertMember,
  insertOrganisation,
  insertPerson,
  organisationByName,
  organisationsByIds,
  type Person,
  personByEmail,
} from '../../people/index.ts'
import { tellGuideOrTeam, writeAboutPlan } from '../letters.ts'
import { type Initiative, initiativeById } from '../store.ts'
import { withdrawOwn } from '../support/actions.ts'
import { tellLeft, withoutLegalEntity } from './leaving.ts'
import { answeredLetter, joinedLetter, sendQuestion, youLeftLetter } from './mails.ts'
import { type AppliedFor, answerBy, stateOf, whyStays } from './rules.ts'
import * as store from './store.ts'
import { texts } from './texts.ts'

/** More than this many at once is no joint application any more. */
const mostAsked = 10
const perAddress = { name: 'co-applicant', attempts: 5, seconds: 60 * 60 }

const mayAsk: Parameters<typeof must>[2] = (actor, relations) =>
  maySpeakForInitiator(actor, relations) || mayHandle(actor, relations)

/** The application of a plan as far as co-applicants matter; null while there is none. */
export async function appliedFor(act: Pick<Act, 'db'>, caseId: string): Promise<AppliedFor | null> {
  const application = await applicationNow(act, caseId)
  if (!application || application.ended_as === 'withdrawn') return null
  const version = await schemeVersion(act.db, application.scheme_key, application.scheme_version)
  return {
    isDecided: application.balance.grants > 0 || application.ended_at !== null,
    isComplete: application.complete_at !== null,
    asksLegalEntity: version !== null && asksLegalEntity(version.scheme, application.requested_cents),
  }
}

/** Why nobody can be asked or say yes any more; null when they can. */
export async function closedNow(act: Act, opened: OpenedCase): Promise<'ended' | 'decided' | null> {
  if (opened.state.endedOn !== null) return 'ended'
  if (!(await appliedFor(act, opened.file.id))?.isDecided) return null
  return (await withoutLegalEntity(act, opened)) ? null : 'decided'
}

async function mustBeOpen(act: Act, opened: OpenedCase): Promise<void> {
  const closed = await closedNow(act, opened)
  if (closed) throw new Conflict(texts(act.locale).closed[closed])
}

/** The plan of a question; simple green asks no money. */
async function planOf(act: Act, caseId: string): Promise<Initiative> {
  const initiative = await initiativeById(act.db, caseId)
  if (!initiative || initiative.kind === 'green') throw new NotFound('initiative')
  return initiative
}

/**
 * Asks somebody to apply together, for themselves or for an organisation: they get a link. They count once they said yes.
 * @throws Conflict for who takes part or was asked already, and once it is decided
 */
export async function askCoApplicant(
  act: Act,
  input: {
    readonly caseId: string
    readonly email: string
    readonly name: string
    readonly organisation: string | null
  },
): Promise<void> {
  const { caseId, email, name, organisation } = input
  await limit(act, perAddress, email)
  await inTransaction(act, async (act) => {
    const opened = await openedCase(act, caseId, true)
    must(act, opened, mayAsk)
    const initiative = await planOf(act, caseId)
    await mustBeOpen(act, opened)
    const t = texts(act.locale).faults
    if (await takesPart(act, opened.parties, { email, organisation })) throw new Conflict(t.takesPart)
    const today = dayOf(act.now)
    const partyIds = opened.parties.map(({ id }) => id)
    const waiting = (await store.coApplicantsOf(act.db, caseId)).filter(
      (one) => stateOf(one, partyIds, today) === 'waiting',
    )
    if (waiting.length >= mostAsked) throw new Conflict(t.tooMany(mostAsked))
    const token = newToken()
    const id = await store.insertCoApplicant(act.db, {
      case_id: caseId,
      email,
      name,
      organisation,
      token_hash: tokenHash(token),
      asked_at: act.now,
      asked_by: act.actor.personId,
      answer_by: answerBy(today),
    })
    if (id === null) throw new Conflict(t.askedAlready)
    await sendQuestion(act, initiative, { ...input, answerBy: answerBy(today), token })
  })
}

/** Whether it is somebody's own plan already, or that of the organisation they would speak for. */
async function takesPart(
  act: Act,
  parties: readonly Party[],
  asked: { readonly email: string; readonly organisation: string | null },
): Promise<boolean> {
  const own = parties.filter(({ role }) => role !== 'partner')
  if (asked.organisation === null) {
    const known = await personByEmail(act.db, asked.email)
    return known !== null && own.some(({ person_id }) => person_id === known.id)
  }
  const wanted = asked.organisation.toLowerCase()
  const organisations = await organisationsByIds(
    act.db,
    own.map(({ organisation_id }) => organisation_id),
  )
  return [...organisations.values()].some(({ name }) => name.toLowerCase() === wanted)
}

/** Sends a new link to who was asked and did not answer, or says anew that they are asked. The link before stops. */
export async function askAgain(
  act: Act,
  input: { readonly caseId: string; readonly id: string },
): Promise<void> {
  const asked = await store.findCoApplicant(act.db, input)
  if (asked?.email) await limit(act, perAddress, asked.email)
  await inTransaction(act, async (act) => {
    const opened = await openedCase(act, input.caseId, true)
    must(act, opened, mayAsk)
    await mustBeOpen(act, opened)
    const one = await ofCase(act, input)
    if (one.ended_at !== null || one.answer === 'yes' || one.email === null || one.name === null)
      throw new Conflict(texts(act.locale).faults.over)
    const token = newToken()
    const day = answerBy(dayOf(act.now))
    await store.updateCoApplicant(act.db, one.id, {
      token_hash: tokenHash(token),
      answer_by: day,
      answer: null,
      answered_at: null,
    })
    const { email, name, organisation } = one
    await sendQuestion(act, await planOf(act, one.case_id), {
      email,
      name,
      organisation,
      answerBy: day,
      token,
    })
  })
}

async function ofCase(
  act: Act,
  { caseId, id }: { readonly caseId: string; readonly id: string },
): Promise<store.CoApplicant> {
  const one = await store.findCoApplicant(act.db, { id }, true)
  if (!one || one.case_id !== caseId) throw new NotFound('co_applicant')
  return one
}

/**
 * Leaves out a co-applicant: a question is taken back, who said yes takes no part any more. Until it is decided.
 * @throws Conflict when it was decided, or the application cannot do without them
 */
export async function leaveOut(
  act: Act,
  input: { readonly caseId: string; readonly id: string },
): Promise<'question' | 'party' | 'themselves'> {
  return inTransaction(act, async (act) => {
    const opened = await openedCase(act, input.caseId, true)
    must(act, opened, mayAsk)
    const one = await ofCase(act, input)
    const t = texts(act.locale)
    const party = opened.parties.find(({ id }) => id === one.party_id)
    const isThemselves = party !== undefined && party.person_id === act.actor.personId
    if (party && one.ended_at === null) {
      const organisations = opened.parties.filter(
        ({ role, organisation_id }) => role !== 'partner' && organisation_id !== null,
      )
      const isLastOrganisation = organisations.length === 1 && organisations[0]?.id === party.id
      const stays = whyStays(await appliedFor(act, input.caseId), { isThemselves, isLastOrganisation })
      if (stays) throw new Conflict(t.stays[stays])
      const names = await namesOf(act, party)
      const { events } = await removeParty(act, { caseId: input.caseId, partyId: party.id })
      if (events.length === 0) throw new Conflict(t.stays.last)
      await writeAboutPlan(act, { case_id: input.caseId, person_id: party.person_id }, (about) =>
        youLeftLetter(about),
      )
      await tellLeft(act, input.caseId, { names, by: party.person_id })
    }
    if (one.ended_at === null)
      await store.updateCoApplicant(act.db, one.id, { ended_at: act.now, email: null, token_hash: null })
    return isThemselves ? 'themselves' : party ? 'party' : 'question'
  })
}

async function namesOf(act: Act, party: Party): Promise<string> {
  const organisations = await organisationsByIds(act.db, [party.organisation_id])
  const person = party.person_id === null ? null : await actorOf(act.db, party.person_id)
  return [organisations.get(party.organisation_id ?? '')?.name, person?.name].filter(Boolean).join(', ')
}

/** A question with its plan, as who was asked sees it. */
export interface Question {
  readonly asked: store.CoApplicant
  readonly initiative: Initiative
  readonly opened: OpenedCase
  readonly state: ReturnType<typeof stateOf>
  readonly closed: 'ended' | 'decided' | null
}

/** By the link of the mail, or for who is signed in with the address that was asked. */
export type By = { readonly token: string } | { readonly id: string }

async function askedBy(act: Act, by: By, lock: boolean): Promise<store.CoApplicant> {
  const found = await store.findCoApplicant(
    act.db,
    'token' in by ? { tokenHash: tokenHash(by.token) } : by,
    lock,
  )
  const isTheirs = 'token' in by || (found !== null && isAddressOf(act.actor, found))
  if (!found || !isTheirs) throw new NotFound('co_applicant')
  return found
}

const isAddressOf = ({ email }: Actor, asked: store.CoApplicant): boolean =>
  email !== null && email.toLowerCase() === asked.email?.toLowerCase()

export async function questionOf(act: Act, by: By): Promise<Question> {
  const asked = await askedBy(act, by, false)
  const opened = await openedCase(act, asked.case_id)
  const partyIds = opened.parties.map(({ id }) => id)
  return {
    asked,
    opened,
    initiative: await planOf(act, asked.case_id),
    state: stateOf(asked, partyIds, dayOf(act.now)),
    closed: await closedNow(act, opened),
  }
}

/** Questions that wait for an answer of who is signed in. */
export const questionsToMe = async (act: Act): Promise<readonly store.CoApplicant[]> =>
  act.actor.email === null ? [] : store.askedOf(act.db, act.actor.email, dayOf(act.now))

/**
 * Who was asked says yes or no. A yes makes them a co-initiator of the plan, with the organisation they speak for; said
 * twice it counts once.
 * @throws Conflict when the question is no longer open, or somebody else speaks for that organisation
 */
export async function answerQuestion(
  act: Act,
  by: By,
  answer: { readonly says: 'no' } | { readonly says: 'yes'; readonly name: string },
): Promise<void> {
  const { case_id: caseId } = await askedBy(act, by, false)
  await inTransaction(act, async (act) => {
    const opened = await openedCase(act, caseId, true)
    const asked = await askedBy(act, by, true)
    if (asked.answer === answer.says) return
    const t = texts(act.locale)
    const partyIds = opened.parties.map(({ id }) => id)
    const { email } = asked
    if (stateOf(asked, partyIds, dayOf(act.now)) !== 'waiting' || email === null)
      throw new Conflict(t.faults.over)
    await mustBeOpen(act, opened)
    const told = (names: string) => tell(act, asked, names, answer.says)
    if (answer.says === 'no') {
      await store.updateCoApplicant(act.db, asked.id, { answer: 'no', answered_at: act.now })
      return told(asked.organisation ?? asked.name ?? '')
    }
    const person =
      (await personByEmail(act.db, email)) ??
      (await insertPerson(act.db, { name: answer.name, email, locale: act.locale }, act.now))
    const organisationId = await organisationFor(act, asked.organisation, person)
    const partyId = await join(act, opened, person, organisationId)
    await store.updateCoApplicant(act.db, asked.id, {
      answer: 'yes',
      answered_at: act.now,
      party_id: partyId,
      email: null,
      name: null,
    })
    // Of one's own plan support says nothing.
    await withdrawOwn({ ...act, actor: await actorOf(act.db, person.id) }, caseId)
    await writeAboutPlan(act, { case_id: caseId, person_id: person.id }, (about) =>
      joinedLetter(about, asked.organisation),
    )
    await told([asked.organisation, person.name].filter(Boolean).join(', '))
  })
}

/** The organisation somebody speaks for: a new one, or one they belong to. */
async function organisationFor(act: Act, name: string | null, person: Person): Promise<string | null> {
  if (name === null) return null
  const known = await organisationByName(act.db, name)
  if (known) {
    const { organisationIds } = await actorOf(act.db, person.id)
    if (!organisationIds.includes(known.id))
      throw new Conflict(texts(act.locale).faults.notMember(known.name))
    return known.id
  }
  const { id } = await insertOrganisation(act.db, { name, kind: 'other' }, act.now)
  const since = dayOf(act.now)
  await insertMember(act.db, { organisationId: id, personId: person.id, role: 'contact', since })
  return id
}

/** Takes part from now on; who does already, by another way, has that. */
async function join(
  act: Act,
  opened: OpenedCase,
  person: Person,
  organisationId: string | null,
): Promise<string | null> {
  const isThem = ({ person_id, organisation_id, role }: Party): boolean =>
    person_id === person.id && organisation_id === organisationId && role !== 'partner'
  const there = opened.parties.find(isThem)
  if (there) return there.id
  const { after } = await addParty(
    // They do it themselves, and have no right to it yet: it follows from the question of the initiator.
    { ...act, actor: { ...system, personId: person.id } },
    { caseId: opened.file.id, personId: person.id, organisationId, role: 'co_initiator' },
  )
  return after.parties.find(isThem)?.id ?? null
}

/** Who asked hears of it, and of a yes also who works on the plan. */
async function tell(act: Act, asked: store.CoApplicant, names: string, says: 'yes' | 'no'): Promise<void> {
  const opened = await openedCase(act, asked.case_id)
  const write = (about: Parameters<typeof answeredLetter>[0]) => answeredLetter(about, names, says)
  if (asked.asked_by !== opened.contactId)
    await writeAboutPlan(act, { case_id: asked.case_id, person_id: asked.asked_by }, write)
  if (says === 'yes') await tellGuideOrTeam(act, asked.case_id, write)
}
