import { randomUUID } from 'node:crypto'
import { openCase } from '../cases/index.ts'
import { giveAnswersOwner } from '../forms/index.ts'
import { type Act, inTransaction } from '../kit/act.ts'
import { dayOf } from '../kit/dates.ts'
import { Conflict, Forbidden, NotFound } from '../kit/errors.ts'
import { announce, type DomainEvent } from '../kit/events.ts'
import { giveFileOwner } from '../kit/files.ts'
import { limit } from '../kit/limits.ts'
import { paths } from '../paths.ts'
import {
  actorOf,
  createLink,
  insertMember,
  insertOrganisation,
  insertPerson,
  isCaseworker,
  organisationByName,
  type Person,
  personByEmail,
  personById,
  updatePerson,
} from '../people/index.ts'
import { applyAlong } from './applying.ts'
import { findableFollowsCase } from './findable.ts'
import { sendConfirmation } from './mails.ts'
import { projectionOf } from './projection.ts'
import { maySubmitForSomebody } from './rights.ts'
import { slugOfTitle, summaryOf } from './rules.ts'
import { type Idea, type IdeaInput, ideaSchema } from './schema.ts'
import * as store from './store.ts'

/** Purpose of the link that confirms an idea. */
export const confirmPurpose = 'confirm_idea'

export type Submitted =
  | { readonly state: 'submitted'; readonly caseId: string; readonly number: string; readonly slug: string }
  /** Kept, and waiting for the link that went to this address. */
  | { readonly state: 'awaiting_confirmation'; readonly sentId: string; readonly email: string }

const perAddress = { name: 'idea', attempts: 10, seconds: 60 * 60 }

/**
 * Sends an idea in. Who is signed in, or is helped by an official, has a case at once: number, contact, dated
 * norms. Of somebody else the address is confirmed by a link first; until then the idea waits and is kept.
 * @throws Forbidden when it is told in the name of somebody else without the right to do so
 */
export async function submitInitiative(act: Act, input: IdeaInput): Promise<Submitted> {
  const idea = ideaSchema.parse(input)
  const { initiator } = idea
  return inTransaction(act, async (act) => {
    if ('personId' in initiator) {
      const own = initiator.personId === act.actor.personId
      if (!own && !maySubmitForSomebody(act.actor)) throw new Forbidden()
      return open(act, idea, await personOrNone(act, initiator.personId))
    }
    if (maySubmitForSomebody(act.actor)) return open(act, idea, await personFor(act, initiator))
    if (act.actor.personId !== null) return open(act, idea, await personOrNone(act, act.actor.personId))
    if (initiator.email === null) return open(act, idea, await personFor(act, initiator))
    return keep(act, idea, { ...initiator, email: initiator.email })
  })
}

async function personOrNone(act: Act, id: string): Promise<Person> {
  const person = await personById(act.db, id)
  if (!person) throw new NotFound()
  return person
}

type Contact = Exclude<Idea['initiator'], { readonly personId: string }>

/** The person behind contact details: known by address, or new. */
async function personFor(act: Act, contact: Contact): Promise<Person> {
  const known = contact.email === null ? null : await personByEmail(act.db, contact.email)
  return known ?? insertPerson(act.db, { ...contact, locale: act.locale }, act.now)
}

/** Keeps what was sent and mails the link. */
async function keep(act: Act, idea: Idea, contact: Contact & { readonly email: string }): Promise<Submitted> {
  const { email } = contact
  await limit(act, perAddress, email)
  const id = randomUUID()
  await store.insertSent(act.db, { id, email, input: idea, at: act.now })
  await mailLink(act, { id, email }, idea.title, contact.name)
  return { state: 'awaiting_confirmation', sentId: id, email }
}

/** Mails a link that confirms the address of a sent idea, the first time or as a reminder. */
export async function mailLink(
  act: Act,
  sent: { readonly id: string; readonly email: string },
  title: string,
  name: string,
  isReminder = false,
): Promise<void> {
  const token = await createLink(act, {
    purpose: confirmPurpose,
    email: sent.email,
    subjectId: sent.id,
    returnPath: paths.ideaReceived(sent.id),
    minutes: act.municipality.front_door.keep_unconfirmed_days * 24 * 60,
  })
  await sendConfirmation(act, { ...sent, title, name, token, isReminder })
}

/** Mails a new link for an idea that still waits; silent about one that does not exist. */
export async function resendConfirmation(act: Act, sentId: string): Promise<void> {
  await inTransaction(act, async (act) => {
    const sent = await store.sentById(act.db, sentId)
    if (!sent || sent.case_id !== null) return
    await limit(act, perAddress, sent.email)
    const idea = ideaSchema.parse(sent.input)
    await mailLink(act, sent, idea.title, 'name' in idea.initiator ? idea.initiator.name : '')
  })
}

/**
 * The address is confirmed: the idea becomes a case. Following a link twice gives the same case.
 * The link's person is who followed it; what they typed about themselves fills what we did not know. An application for
 * money that was filled in with the idea is received with it.
 */
export async function confirmInitiative(
  act: Act,
  input: { readonly sentId: string; readonly personId: string },
): Promise<Submitted> {
  return inTransaction(act, async (act) => {
    const sent = await store.sentById(act.db, input.sentId, true)
    if (!sent) throw new NotFound()
    if (sent.case_id !== null) return submittedAs(await mustFind(act, sent.case_id))
    const idea = ideaSchema.parse(sent.input)
    const person = await personOrNone(act, input.personId)
    if (person.email?.toLowerCase() !== sent.email.toLowerCase()) throw new Forbidden()
    if ('name' in idea.initiator) await completePerson(act, person, idea.initiator)
    const asPerson: Act = { ...act, actor: await actorOf(act.db, person.id) }
    const submitted = await open(asPerson, idea, person)
    if (submitted.state !== 'submitted') return submitted
    await store.markConfirmed(act.db, sent.id, submitted.caseId)
    await applyAlong(asPerson, {
      sentId: sent.id,
      caseId: submitted.caseId,
      namesOrganisation: idea.organisation !== null,
    })
    return submitted
  })
}

/** Somebody new gets the name they typed; what we knew already stays. */
async function completePerson(act: Act, person: Person, typed: Contact): Promise<void> {
  const isPlaceholder = person.name === person.email?.split('@')[0]
  await updatePerson(act.db, person.id, {
    ...(isPlaceholder ? { name: typed.name } : {}),
    ...(person.phone === null && typed.phone !== null ? { phone: typed.phone } : {}),
  })
}

/**
 * Reaction to a followed link. When the idea is gone, or its sender corrected the address since, nothing is confirmed and
 * the page the link leads to says so.
 */
export async function confirmFollowed(act: Act, event: DomainEvent): Promise<void> {
  if (event.purpose !== confirmPurpose) return
  const sentId = String(event.subjectId)
  const personId = String(event.personId)
  const sent = await store.sentById(act.db, sentId, true)
  const person = await personOrNone(act, personId)
  if (!sent || person.email?.toLowerCase() !== sent.email.toLowerCase()) return
  await confirmInitiative(act, { sentId, personId })
}

const mustFind = async (act: Act, caseId: string): Promise<store.Initiative> => {
  const initiative = await store.initiativeById(act.db, caseId)
  if (!initiative) throw new NotFound()
  return initiative
}

const submittedAs = (initiative: store.Initiative): Submitted => ({
  state: 'submitted',
  caseId: initiative.case_id,
  number: initiative.number,
  slug: initiative.slug,
})

/** Opens the case with its parties, and stores the initiative beside it. */
async function open(act: Act, idea: Idea, person: Person): Promise<Submitted> {
  const organisationId = await organisationFor(act, idea, person)
  if (idea.answersId) await giveAnswersOwner(act.db, idea.answersId, person.id)
  const files = [...idea.fileIds, ...(idea.photo ? [idea.photo.fileId] : [])]
  await giveFileOwner(act.db, files, person.id)
  const { after } = await openCase(act, {
    kind: idea.kind,
    title: idea.title,
    areaId: idea.neighbourhoodId ?? idea.districtId,
    parties: [
      { personId: person.id, organisationId, role: 'initiator' },
      ...idea.coInitiatorIds
        .filter((id) => id !== person.id)
        .map((personId) => ({ personId, role: 'co_initiator' as const })),
    ],
    consent: idea.consentPublic,
    fileIds: idea.fileIds,
    guideId: await guideFromTheStart(act, idea.kind),
  })
  const entered = act.actor.personId !== null && act.actor.personId !== person.id
  const initiative: store.Initiative = {
    case_id: after.file.id,
    number: after.file.number,
    kind: idea.kind,
    title: idea.title,
    slug: slugOfTitle(idea.title),
    summary: idea.summary ?? summaryOf(idea.story),
    story: idea.story,
    subject: idea.subject,
    district_id: idea.districtId,
    neighbourhood_id: idea.neighbourhoodId,
    address: idea.address,
    lon: idea.lat === null ? null : idea.lon,
    lat: idea.lon === null ? null : idea.lat,
    home_bound: idea.homeBound,
    needs: idea.needs,
    amount_cents: idea.amountCents,
    origin: idea.origin,
    photo_id: idea.photo?.fileId ?? null,
    photo_description: idea.photo?.description ?? null,
    framework_result_id: idea.frameworkResultId,
    answers_id: idea.answersId,
    entered_by: entered ? act.actor.personId : null,
    created_at: act.now,
    declined_public_at: null,
    declined_public_by: null,
    declined_public_reason: null,
    result: null,
    lessons: null,
    ...projectionOf(after),
  }
  await store.insertInitiative(act.db, initiative)
  await findableFollowsCase(act, after, initiative)
  await announce(act, { type: 'initiative_submitted', initiative })
  return submittedAs(initiative)
}

/** The contact of the department a kind goes straight to; null where the team names a guide. */
async function guideFromTheStart(act: Act, kind: string): Promise<string | null> {
  const email = act.municipality.front_door.straight_to[kind]
  const person = email ? await personByEmail(act.db, email) : null
  return person !== null && isCaseworker(await actorOf(act.db, person.id)) ? person.id : null
}

/**
 * The organisation the initiator speaks for. A new name becomes an organisation with this person as its contact;
 * for one that exists a person must be its member, or be entered by an official who knows.
 */
async function organisationFor(act: Act, idea: Idea, person: Person): Promise<string | null> {
  const { organisation } = idea
  if (organisation === null) return null
  const memberOf = (await actorOf(act.db, person.id)).organisationIds
  if ('id' in organisation) {
    if (memberOf.includes(organisation.id) || maySubmitForSomebody(act.actor)) return organisation.id
    throw new Conflict(`Not a member of organisation ${organisation.id}`)
  }
  const known = await organisationByName(act.db, organisation.name)
  if (known) return memberOf.includes(known.id) || maySubmitForSomebody(act.actor) ? known.id : null
  const added = await insertOrganisation(act.db, { name: organisation.name, kind: 'other' }, act.now)
  await insertMember(act.db, {
    organisationId: added.id,
    personId: person.id,
    role: 'contact',
    since: dayOf(act.now),
  })
  return added.id
}
