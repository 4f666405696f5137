import { change, mayHandle, must, mustHaveText, type OpenedCase, sendTo } from '../../cases/index.ts'
import { currentFramework } from '../../frameworks/index.ts'
import type { Act } from '../../kit/act.ts'
import { addWorkingDays, type Day, dayOf } from '../../kit/dates.ts'
import { Conflict, Forbidden, NotFound } from '../../kit/errors.ts'
import { actorOf, peopleWithRoles, type StaffMember } from '../../people/index.ts'
import { askedLetter, calledOffLetter, releasedFromItLetter, steppedBackLetter } from '../mails.ts'
import { mayWeigh, ownOf } from '../rights.ts'
import { bothDone, frameworkKey, type Seat } from '../rules.ts'
import * as store from '../store.ts'
import { texts } from '../texts.ts'
import { latestWeighing, mustBeOpen, mustHaveWeighing, mustRun, type OpenedWeighing } from './opened.ts'

const seats: readonly Seat[] = [1, 2]

/** Who can weigh this plan: everybody who works on it or was asked for advice, and has no part in it. */
export async function candidatesFor(act: Act, opened: OpenedCase): Promise<readonly StaffMember[]> {
  const members = await peopleWithRoles(act.db)
  return members.filter(({ id, name, email, grants }) =>
    mayWeigh(
      { personId: id, name, email, roles: grants, organisationIds: [], isSystem: false },
      opened.relations,
    ),
  )
}

async function mustWeigh(act: Act, opened: OpenedCase, personId: string): Promise<void> {
  if (!mayWeigh(await actorOf(act.db, personId), opened.relations)) {
    throw new Conflict(texts(act.locale).faults.cannotWeigh)
  }
}

/** Asks two different people to weigh a city wish by the framework that is in force now. */
export const askWeighing = (
  act: Act,
  input: { readonly caseId: string; readonly assessorIds: readonly [string, string]; readonly due: Day },
) =>
  change(
    act,
    input.caseId,
    async (act, opened) => {
      must(act, opened, mayHandle)
      mustRun(act, opened)
      const t = texts(act.locale).faults
      if (opened.file.kind !== 'city_wish') throw new NotFound('weighing')
      const earlier = await latestWeighing(act, input.caseId)
      if (earlier && earlier.stage !== 'released' && earlier.stage !== 'called_off') {
        throw new Conflict(t.alreadyAsked)
      }
      const [first, second] = input.assessorIds
      if (first === second) throw new Conflict(t.twoPeople)
      if (input.due <= dayOf(act.now)) throw new Conflict(t.dueLater)
      for (const personId of input.assessorIds) await mustWeigh(act, opened, personId)
      const { definition } = await currentFramework(act, frameworkKey)
      const weighingId = await store.insertWeighing(act.db, {
        caseId: input.caseId,
        key: definition.key,
        version: definition.version,
        by: act.actor.personId,
        at: act.now,
        due: input.due,
      })
      for (const seat of seats) {
        const personId = input.assessorIds[seat - 1] ?? ''
        await store.insertAssessor(act.db, { weighingId, seat, personId, at: act.now })
      }
      return [{ happening: { type: 'weighing_asked', data: { weighingId, due: input.due } } }]
    },
    (act, { after }) => sendTo(act, after, input.assessorIds, (about) => askedLetter(about, input.due)),
  )

/** Two who weigh apart: who comes in after both sheets were read would not. */
function mustBeUnread(act: Act, { stage }: OpenedWeighing): void {
  if (bothDone(stage)) throw new Conflict(texts(act.locale).faults.bothRead)
}

/** So many working days somebody gets who comes in when the last day is near or past. */
const freshDays = 10
const nearDays = 2

/** Puts somebody in a seat: in an empty one, or instead of who sits there, whose sheet then goes. */
export const seatAssessor = (
  act: Act,
  input: { readonly caseId: string; readonly seat: Seat; readonly personId: string },
) => {
  let replaced: string | null = null
  let due: Day = dayOf(act.now)
  return change(
    act,
    input.caseId,
    async (act, opened) => {
      must(act, opened, mayHandle)
      mustRun(act, opened)
      const found = await mustHaveWeighing(act, input.caseId)
      mustBeOpen(act, found)
      mustBeUnread(act, found)
      const { weighing, assessors } = found
      if (assessors.some(({ person_id }) => person_id === input.personId)) {
        throw new Conflict(texts(act.locale).faults.twoPeople)
      }
      await mustWeigh(act, opened, input.personId)
      const now = assessors.find(({ seat }) => seat === input.seat)
      if (now) await store.endAssessor(act.db, now, 'replaced', act.now)
      const { seat, personId } = input
      await store.insertAssessor(act.db, { weighingId: weighing.id, seat, personId, at: act.now })
      replaced = now?.person_id ?? null
      const today = dayOf(act.now)
      due =
        weighing.due_day <= addWorkingDays(today, nearDays)
          ? addWorkingDays(today, freshDays)
          : weighing.due_day
      if (due !== weighing.due_day) await store.saveDue(act.db, weighing.id, due)
      return []
    },
    async (act, { after }) => {
      await sendTo(act, after, [input.personId], (about) => askedLetter(about, due))
      await sendTo(act, after, [replaced], releasedFromItLetter)
    },
  )
}

/** Somebody who was to weigh cannot or should not. Whoever works on the case names another. */
export const stepBack = (act: Act, input: { readonly caseId: string }) =>
  change(
    act,
    input.caseId,
    async (act) => {
      const found = await mustHaveWeighing(act, input.caseId)
      const own = ownOf(act.actor, found.assessors)
      if (!own) throw new Forbidden()
      mustBeOpen(act, found)
      mustBeUnread(act, found)
      await store.endAssessor(act.db, own, 'stepped_back', act.now)
      return []
    },
    (act, { after }) =>
      sendTo(act, after, [after.contactId], (about) => steppedBackLetter(about, act.actor.name ?? '')),
  )

/**
 * Somebody stops working here: what they still had to weigh is theirs no more, and the contact of each case asks another,
 * for who weighs works on the case or advised on it. Answers how many there were.
 */
export async function leaveSeats(act: Act, personId: string): Promise<number> {
  const open = await store.openSeatsOf(act.db, personId)
  const [person] = (await peopleWithRoles(act.db)).filter(({ id }) => id === personId)
  for (const { case_id } of open)
    await change(
      act,
      case_id,
      async (act) => {
        const { assessors, weighing } = await mustHaveWeighing(act, case_id)
        const own = assessors.find(({ person_id }) => person_id === personId)
        if (own && weighing.settled_at === null) await store.endAssessor(act.db, own, 'stepped_back', act.now)
        return []
      },
      (act, { after }) =>
        sendTo(
          act,
          after,
          [after.contactId],
          (about) => steppedBackLetter(about, person?.name ?? ''),
          personId,
        ),
    )
  return open.length
}

/** Ends a weighing without an outcome. */
export const callOffWeighing = (act: Act, input: { readonly caseId: string; readonly reason: string }) => {
  let assessorIds: readonly (string | null)[] = []
  return change(
    act,
    input.caseId,
    async (act, opened) => {
      must(act, opened, mayHandle)
      const found = await mustHaveWeighing(act, input.caseId)
      if (found.stage !== 'settled') mustBeOpen(act, found)
      const reason = mustHaveText(act, input.reason)
      assessorIds = found.assessors.map(({ person_id }) => person_id)
      await store.saveCallOff(act.db, found.weighing.id, { reason, by: act.actor.personId, at: act.now })
      return [{ happening: { type: 'weighing_called_off', data: { weighingId: found.weighing.id } } }]
    },
    (act, { after }) => sendTo(act, after, assessorIds, calledOffLetter, act.actor.personId),
  )
}
