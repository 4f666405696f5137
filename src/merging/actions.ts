import {
  addParty,
  change,
  mayHandle,
  maySpeakForInitiator,
  must,
  mustHaveText,
  type OpenedCase,
  openedCase,
  sendTo,
  sendToContact,
} from '../cases/index.ts'
import { type Initiative, initiativeById, insertLink, removeMerged } from '../initiatives/index.ts'
import { type Act, inTransaction } from '../kit/act.ts'
import { system } from '../kit/actor.ts'
import { dayOf } from '../kit/dates.ts'
import { Conflict, Forbidden, NotFound } from '../kit/errors.ts'
import type { DomainEvent } from '../kit/events.ts'
import { organisationsByIds, peopleByIds } from '../people/index.ts'
import { intoLetter, joinedLetter, mergedLetter, refusedLetter, wantsLetter } from './mails.ts'
import { refusalOf, toAsk, turnOf } from './rules.ts'
import * as store from './store.ts'
import { texts } from './texts.ts'
import { unfinishedOf } from './unfinished.ts'

const standingOf = ({ file, state }: OpenedCase) => ({ id: file.id, state })

/**
 * Makes two cases one: the first ends and goes on in the second. Nothing of either is rewritten. Who takes part in the
 * first is asked whether they want to take part in the second; nobody is moved.
 * @throws Conflict when one of them does not run, or something of the first is unfinished
 */
export async function mergeInto(
  act: Act,
  input: { readonly caseId: string; readonly intoId: string; readonly reason: string },
): Promise<void> {
  const { caseId, intoId } = input
  await inTransaction(act, async (act) => {
    // Always in the same order: two who merge the same cases wait for each other.
    for (const id of [caseId, intoId].toSorted()) await openedCase(act, id, true)
    const from = await openedCase(act, caseId)
    const into = await openedCase(act, intoId)
    must(act, from, mayHandle)
    must(act, into, mayHandle)
    const [plan, other] = await Promise.all([initiativeById(act.db, caseId), initiativeById(act.db, intoId)])
    if (!plan || !other) throw new NotFound('initiative')
    const refusal = refusalOf(standingOf(from), standingOf(into), (await unfinishedOf(act, from)).length)
    if (refusal) throw new Conflict(texts(act.locale).refusals[refusal])
    const text = mustHaveText(act, input.reason)
    const by = { at: act.now, by: act.actor.personId }
    await insertLink(act.db, { fromId: caseId, toId: intoId, relation: 'merged_into', ...by })
    await change(act, caseId, () => [{ happening: { type: 'merged', data: { intoId } }, text }])
    await change(act, intoId, () => [
      {
        happening: { type: 'merge_received', data: { fromId: caseId } },
        // Of a plan that is not on the site the others learn no more than that there is one.
        visibility: from.relations.isPublic ? 'everyone' : 'parties',
      },
    ])
    await store.insertQuestions(
      act.db,
      toAsk(from.parties, into.parties).map(({ id }) => ({
        ...{ from_id: caseId, into_id: intoId, party_id: id, asked_on: dayOf(act.now) },
      })),
    )
    await tellMerged(act, { from, plan, into, other, reason: text })
  })
}

interface Pair {
  readonly from: OpenedCase
  readonly plan: Initiative
  readonly into: OpenedCase
  readonly other: Initiative
  readonly reason: string
}

async function tellMerged(act: Act, { from, plan, into, other, reason }: Pair): Promise<void> {
  const people = await peopleByIds(act.db, [into.contactId])
  const helper = people.get(into.contactId ?? '')
  const helps = helper && {
    name: helper.name,
    phone: helper.phone ?? act.municipality.team.telephone,
  }
  const asks = toAsk(from.parties, into.parties)
  // Who speaks for an organisation is asked with it; who takes part in both plans already is asked nothing.
  const asked = asks.flatMap(({ person_id }) => person_id ?? [])
  const rest = from.relations.personIds.filter((id) => !asked.includes(id))
  const told = {
    title: other.public ? other.title : null,
    number: other.number,
    reason,
    helps: helps ?? null,
  }
  await sendTo(act, from, asked, (about) => mergedLetter(about, told, true))
  await sendTo(act, from, rest, (about) => mergedLetter(about, told, false))
  const fromTitle = from.relations.isPublic ? plan.title : null
  const already = into.relations.personIds.filter((id) => !rest.includes(id))
  await sendTo(act, into, already, (about) => intoLetter(about, { title: fromTitle, forStaff: false }))
  await sendToContact(
    act,
    into,
    (about) => intoLetter(about, { title: plan.title, forStaff: true }),
    act.actor.personId,
  )
}

async function lockedQuestion(act: Act, questionId: string) {
  const seen = await store.questionById(act.db, questionId)
  if (!seen) throw new NotFound('question')
  const into = await openedCase(act, seen.into_id, true)
  const question = await store.questionById(act.db, questionId)
  if (!question) throw new NotFound('question')
  if (into.state.endedOn !== null) throw new Conflict(texts(act.locale).refusals.into_ended)
  return { question, into }
}

/** Whether this is asked of who acts: themselves, or for the organisation that took part. */
export const isAsked = (
  { personId, organisationIds }: Act['actor'],
  question: Pick<store.MergeQuestion, 'person_id' | 'organisation_id'>,
): boolean =>
  question.person_id === null
    ? question.organisation_id !== null && organisationIds.includes(question.organisation_id)
    : question.person_id === personId

/** The person who was asked, or the organisation. */
export async function nameOfJoiner(
  act: Act,
  { person_id, organisation_id }: Pick<store.MergeQuestion, 'person_id' | 'organisation_id'>,
): Promise<string> {
  const person = (await peopleByIds(act.db, [person_id])).get(person_id ?? '')
  const organisation = (await organisationsByIds(act.db, [organisation_id])).get(organisation_id ?? '')
  return person?.name ?? organisation?.name ?? texts(act.locale).somebody
}

/** Says whether they want to take part in the other plan. Only with a yes the others learn who it is. */
export const answerQuestion = (
  act: Act,
  input: { readonly questionId: string; readonly wants: boolean },
): Promise<void> =>
  inTransaction(act, async (act) => {
    const { question, into } = await lockedQuestion(act, input.questionId)
    if (!isAsked(act.actor, question)) throw new Forbidden()
    if (turnOf(question) !== 'joiner') throw new Conflict(texts(act.locale).refusals.answered)
    await store.answer(act.db, question.id, { wants: input.wants, wants_on: dayOf(act.now) })
    if (!input.wants) return
    const link = { id: question.id, name: await nameOfJoiner(act, question) }
    await sendTo(act, into, into.relations.personIds, (about) => wantsLetter(about, link))
  })

/** Says for the other plan whether they are welcome; with a yes they take part from now on. */
export const welcomeJoiner = (
  act: Act,
  input: { readonly questionId: string; readonly welcome: boolean },
): Promise<void> =>
  inTransaction(act, async (act) => {
    const { question, into } = await lockedQuestion(act, input.questionId)
    must(act, into, maySpeakForInitiator)
    if (turnOf(question) !== 'initiators') throw new Conflict(texts(act.locale).refusals.answered)
    await store.answer(act.db, question.id, { welcome: input.welcome, welcome_on: dayOf(act.now) })
    const from = await openedCase(act, question.from_id)
    const party = from.parties.find(({ id }) => id === question.party_id)
    if (!party) throw new NotFound('party')
    if (input.welcome)
      await addParty(
        { ...act, actor: system },
        {
          caseId: into.file.id,
          personId: party.person_id,
          organisationId: party.organisation_id,
          role: party.role === 'partner' ? 'partner' : 'co_initiator',
        },
      )
    const joined = await openedCase(act, into.file.id)
    const write = input.welcome ? joinedLetter : refusedLetter
    // Who is not welcome takes part in their own plan only, and hears it there.
    await sendTo(act, input.welcome ? joined : from, [party.person_id], write)
  })

/** Reaction to `case_changed`: a plan that is opened again goes on by itself, and the other one says so. */
export async function mergingFollowsCase(act: Act, event: DomainEvent): Promise<void> {
  if (event.what !== 'reopened') return
  const fromId = String(event.caseId)
  const intoId = await removeMerged(act.db, fromId)
  if (intoId === null) return
  await store.removeQuestions(act.db, fromId)
  const { isPublic } = (event.opened as OpenedCase).relations
  await change(act, intoId, () => [
    {
      happening: { type: 'split_off', data: { fromId } },
      visibility: isPublic ? 'everyone' : 'parties',
    },
  ])
}
