import type { Act } from '../../kit/act.ts'
import { dayOf } from '../../kit/dates.ts'
import { Conflict } from '../../kit/errors.ts'
import { isCaseworkRole, isStaff, peopleWithRoles, type StaffMember } from '../../people/index.ts'
import { assignedLetter, contactNamedLetter, joinedLetter } from '../mails.ts'
import { type Change, change, must } from '../record.ts'
import { mayAppoint, mayHandle, maySpeakForInitiator } from '../rights.ts'
import { sendTo, sendToParties } from '../send.ts'
import * as store from '../store.ts'
import { texts } from '../texts.ts'

export const staffOnly = async (act: Act, personId: string): Promise<StaffMember> => {
  const member = (await peopleWithRoles(act.db)).find((candidate) => candidate.id === personId)
  const grants = member?.grants ?? []
  const actor = { ...act.actor, isSystem: false, personId, roles: grants }
  if (member && isStaff(actor)) return member
  throw new Conflict(texts(act.locale).faults.person_not_staff)
}

/** A member of staff who finds cases on their own desk, and so can answer for one. */
export const caseworkerOnly = async (act: Act, personId: string): Promise<void> => {
  const { grants } = await staffOnly(act, personId)
  if (!grants.some(({ role }) => isCaseworkRole(role)))
    throw new Conflict(texts(act.locale).faults.person_no_caseworker)
}

/** Names the guide: from now on the one contact of the case. */
export function appointGuide(
  act: Act,
  input: { readonly caseId: string; readonly guideId: string },
): Promise<Change> {
  return change(
    act,
    input.caseId,
    async (act, opened) => {
      must(act, opened, mayAppoint)
      await staffOnly(act, input.guideId)
      if (opened.state.guideId === input.guideId) return []
      return [{ happening: { type: 'guide_appointed', data: { guideId: input.guideId } } }]
    },
    async (act, { after, events }) => {
      if (events.length === 0) return
      const due = (name: string) =>
        after.state.terms.find((term) => term.name === name && term.status === 'running')?.due
      await sendToParties(act, after, (about) => contactNamedLetter(about, due('intake') ?? null))
      await sendTo(
        act,
        after,
        [input.guideId],
        (about) => assignedLetter(about, after.state.nextDue),
        act.actor.personId,
      )
    },
  )
}

/** Who answers while the guide is away; null ends it. */
export const setSubstitute = (
  act: Act,
  input: { readonly caseId: string; readonly substituteId: string | null },
): Promise<Change> =>
  change(act, input.caseId, async (act, opened) => {
    must(act, opened, mayHandle)
    if (input.substituteId !== null) await staffOnly(act, input.substituteId)
    return [{ happening: { type: 'substitute_set', data: { substituteId: input.substituteId } } }]
  })

/** Another officer owns the case until a guide is named. */
export const changeOfficer = (
  act: Act,
  input: { readonly caseId: string; readonly officerId: string },
): Promise<Change> =>
  change(act, input.caseId, async (act, opened) => {
    must(act, opened, mayAppoint)
    await staffOnly(act, input.officerId)
    return [{ happening: { type: 'officer_changed', data: { officerId: input.officerId } } }]
  })

/** Adds someone who takes part: a co-initiator or a partner. Who does so for an organisation hears of it. */
export const addParty = (
  act: Act,
  input: {
    readonly caseId: string
    readonly personId: string | null
    readonly organisationId?: string | null
    readonly role: store.PartyRole
  },
): Promise<Change> =>
  change(
    act,
    input.caseId,
    async (act, opened) => {
      must(
        act,
        opened,
        (actor, relations) => maySpeakForInitiator(actor, relations) || mayHandle(actor, relations),
      )
      const partyId = await store.insertParty(act.db, {
        caseId: input.caseId,
        personId: input.personId,
        organisationId: input.organisationId ?? null,
        role: input.role,
        on: dayOf(act.now),
      })
      return partyId ? [{ happening: { type: 'party_joined', data: { partyId, role: input.role } } }] : []
    },
    async (act, { after, events }) => {
      if (events.length === 0 || !input.organisationId) return
      await sendTo(act, after, [input.personId], joinedLetter, act.actor.personId)
    },
  )

/** Ends someone's part in the case; the last initiator stays, or withdraws. */
export const removeParty = (
  act: Act,
  input: { readonly caseId: string; readonly partyId: string },
): Promise<Change> =>
  change(act, input.caseId, async (act, opened) => {
    must(
      act,
      opened,
      (actor, relations) => maySpeakForInitiator(actor, relations) || mayHandle(actor, relations),
    )
    const party = opened.parties.find((candidate) => candidate.id === input.partyId)
    const others = opened.parties.filter((other) => other.id !== input.partyId && other.role !== 'partner')
    if (!party || others.length === 0) return []
    await store.endParty(act.db, party.id, dayOf(act.now))
    return [{ happening: { type: 'party_left', data: { partyId: party.id } } }]
  })
