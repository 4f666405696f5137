import { type Act, inTransaction } from '../../kit/act.ts'
import { addDays, addMonths, type Day, dayOf } from '../../kit/dates.ts'
import { Forbidden, NotFound } from '../../kit/errors.ts'
import { inviteForRole, peopleWithRoles, personById } from '../../people/index.ts'
import { juryName, juryOfArea, roundRulesOf, roundScheme } from '../jury.ts'
import { mayServe } from '../rights.ts'
import type { Part } from '../rules.ts'
import * as store from '../store.ts'
import { JuryRefused } from './refused.ts'

function mustServe(act: Act): void {
  if (!mayServe(act.actor)) throw new Forbidden()
}

/** Names the official to whom jurors and candidates turn: somebody of the initiative team. */
export async function setSecretary(
  act: Act,
  input: { readonly areaId: string; readonly personId: string },
): Promise<void> {
  mustServe(act)
  const jury = await juryOfArea(act, input.areaId)
  const staff = await peopleWithRoles(act.db)
  const secretary = staff.find(({ id }) => id === input.personId)
  if (!secretary?.grants.some(({ role }) => role === 'team_member' || role === 'coordinator'))
    throw new NotFound()
  await inTransaction(act, (act) => store.saveJury(act.db, jury.area.id, { secretary_id: input.personId }))
}

/** Says in public that a jury looks for members, until a day; without a day it no longer does. */
export async function seekMembers(
  act: Act,
  input: { readonly areaId: string; readonly until: Day | null; readonly text: string | null },
): Promise<void> {
  mustServe(act)
  const jury = await juryOfArea(act, input.areaId)
  if (input.until !== null && input.until < dayOf(act.now)) throw new JuryRefused(act, 'term_backwards')
  await inTransaction(act, (act) =>
    store.saveJury(act.db, jury.area.id, { seeks_until: input.until, seeks_text: input.text }),
  )
}

/** Sets how a member sits and for which term. Who becomes chair takes the place of the chair there was. */
export async function setSeat(
  act: Act,
  input: {
    readonly areaId: string
    readonly personId: string
    readonly part: Part
    readonly fromDay: Day
    readonly untilDay?: Day
  },
): Promise<void> {
  mustServe(act)
  const jury = await juryOfArea(act, input.areaId)
  const member = jury.members.find(({ personId }) => personId === input.personId)
  if (!member) throw new JuryRefused(act, 'not_a_member')
  const { term_years } = roundRulesOf(await roundScheme(act))
  const untilDay = input.untilDay ?? addDays(addMonths(input.fromDay, 12 * term_years), -1)
  if (untilDay < input.fromDay) throw new JuryRefused(act, 'term_backwards')
  await inTransaction(act, async (act) => {
    const { part, fromDay } = input
    for (const other of jury.members) {
      if (part !== 'chair' || other.part !== 'chair' || other.grantId === member.grantId) continue
      const seat = { part: 'member', fromDay: other.fromDay ?? fromDay, untilDay: other.untilDay ?? untilDay }
      await store.saveSeat(act.db, { grantId: other.grantId, ...seat, part: 'member' })
    }
    await store.saveSeat(act.db, { grantId: member.grantId, part, fromDay, untilDay })
  })
}

/** Somebody who is signed in wants to be in a jury that looks for members. */
export async function offerToJoin(
  act: Act,
  input: { readonly areaId: string; readonly motivation: string },
): Promise<void> {
  const { personId } = act.actor
  if (personId === null) throw new Forbidden()
  const jury = await juryOfArea(act, input.areaId)
  const { seeks_until } = jury.facts
  if (seeks_until === null || seeks_until < dayOf(act.now)) throw new JuryRefused(act, 'not_seeking')
  if (jury.members.some((member) => member.personId === personId)) throw new JuryRefused(act, 'is_member')
  await inTransaction(act, async (act) => {
    const candidate = {
      area_id: jury.area.id,
      person_id: personId,
      motivation: input.motivation.trim(),
      received_at: act.now,
    }
    if (!(await store.insertCandidate(act.db, candidate))) throw new JuryRefused(act, 'signed_up')
  })
}

/** Invites a candidate by mail; with their yes the role begins. Only who may invite jurors. */
export const inviteCandidate = (act: Act, candidateId: string): Promise<void> =>
  answered(act, candidateId, 'invited', async (act, candidate) => {
    const person = await personById(act.db, candidate.person_id)
    if (!person?.email) throw new NotFound()
    const jury = await juryOfArea(act, candidate.area_id)
    await inviteForRole(act, {
      email: person.email,
      name: person.name,
      locale: person.locale,
      role: 'jury_member',
      scope: { id: jury.area.id, name: juryName(jury, person.locale) },
    })
  })

/** Somebody else was chosen; the secretary tells the candidate. */
export const declineCandidate = (act: Act, candidateId: string): Promise<void> =>
  answered(act, candidateId, 'declined', async () => {})

async function answered(
  act: Act,
  candidateId: string,
  answer: 'invited' | 'declined',
  work: (act: Act, candidate: store.Candidate) => Promise<void>,
): Promise<void> {
  mustServe(act)
  await inTransaction(act, async (act) => {
    const candidate = await store.candidateById(act.db, candidateId)
    if (!candidate) throw new NotFound()
    await work(act, candidate)
    await store.answerCandidate(act.db, candidate.id, { answer, by: act.actor.personId, at: act.now })
  })
}
