import { change, type EndKind, mayHandle, must, type OpenedCase, openedCase } from '../cases/index.ts'
import { type Act, inTransaction } from '../kit/act.ts'
import { Conflict, Forbidden, NotFound } from '../kit/errors.ts'
import { peopleWithRoles } from '../people/index.ts'
import {
  cancelledLetter,
  heldLetter,
  movedLetter,
  plannedLetter,
  tellParticipants,
  tellPlanner,
} from './mails.ts'
import { worksOnCases } from './rights.ts'
import {
  earlierRefusal,
  heldRefusal,
  isOpen,
  type MeetingKind,
  type MeetingRefusal,
  mayStillAnswer,
  type Need,
  type ParticipantRole,
  type PlaceKind,
  planRefusal,
} from './rules.ts'
import * as store from './store.ts'
import { texts } from './texts.ts'

/** The rule that was broken, so that a page can show it at the right field. */
export class MeetingRefused extends Conflict {
  constructor(
    act: Act,
    readonly refusal: MeetingRefusal,
  ) {
    super(texts(act.locale).refusals[refusal])
  }
}

function mustFit(act: Act, refusal: MeetingRefusal | null): void {
  if (refusal) throw new MeetingRefused(act, refusal)
}

export interface MeetingPlan {
  readonly caseId: string
  readonly kind: MeetingKind
  readonly startsAt: Date
  readonly endsAt: Date
  /** At a place unless it says otherwise. */
  readonly placeKind?: PlaceKind
  /** An address, a link, or who calls whom. */
  readonly place: string
  readonly agenda?: string | null
  /** Parties of the case and officials; who plans takes part only when named. */
  readonly participantIds: readonly string[]
}

/** Plans a meeting for a case and invites everybody by mail with a calendar file. Answers its identifier. */
export async function planMeeting(act: Act, plan: MeetingPlan): Promise<string> {
  return inTransaction(act, async (act) => {
    const opened = await openedCase(act, plan.caseId, true)
    must(act, opened, mayHandle)
    mustFit(act, planRefusal(plan.startsAt, plan.endsAt, act.now))
    const people = await participantsFor(act, opened, plan.participantIds)
    if (people.length === 0) throw new MeetingRefused(act, 'nobody')
    const meeting = await store.insertMeeting(
      act.db,
      {
        case_id: plan.caseId,
        kind: plan.kind,
        title: opened.file.title,
        starts_at: plan.startsAt,
        ends_at: plan.endsAt,
        place_kind: plan.placeKind ?? 'place',
        place: plan.place,
        agenda: plan.agenda ?? null,
        planned_by: act.actor.personId ?? opened.contactId,
      },
      act.now,
    )
    await store.insertParticipants(act.db, meeting.id, people)
    await plannerComes(act, meeting.id)
    await putOnTimeline(act, meeting, 'meeting_planned', null)
    const participants = await store.participantsOf(act.db, meeting.id)
    await tellParticipants(act, meeting, participants, { method: 'REQUEST', write: plannedLetter(meeting) })
    return meeting.id
  })
}

/**
 * Plans a meeting that belongs to no case, and invites everybody by mail with a calendar file. Who plans it arranges it;
 * whether they may is judged by the domain that comes together. Answers its identifier.
 */
export async function planGathering(
  act: Act,
  plan: Omit<MeetingPlan, 'caseId' | 'participantIds'> & {
    readonly title: string
    readonly people: readonly { readonly personId: string; readonly role: ParticipantRole }[]
  },
): Promise<string> {
  return inTransaction(act, async (act) => {
    mustFit(act, planRefusal(plan.startsAt, plan.endsAt, act.now))
    const meeting = await store.insertMeeting(
      act.db,
      {
        case_id: null,
        kind: plan.kind,
        title: plan.title,
        starts_at: plan.startsAt,
        ends_at: plan.endsAt,
        place_kind: plan.placeKind ?? 'place',
        place: plan.place,
        agenda: plan.agenda ?? null,
        planned_by: act.actor.personId,
      },
      act.now,
    )
    await store.insertParticipants(act.db, meeting.id, plan.people)
    await plannerComes(act, meeting.id)
    const participants = await store.participantsOf(act.db, meeting.id)
    await tellParticipants(act, meeting, participants, { method: 'REQUEST', write: plannedLetter(meeting) })
    return meeting.id
  })
}

/** Who names the time can make it, and is not asked. */
async function plannerComes(act: Act, meetingId: string): Promise<void> {
  const { personId } = act.actor
  if (!personId) return
  await store.saveAnswer(act.db, { meetingId, personId }, { answer: 'yes', at: act.now })
}

/** Only parties of the case, who was asked for advice on it, and colleagues who work on cases are invited. */
async function participantsFor(
  act: Act,
  opened: OpenedCase,
  personIds: readonly string[],
): Promise<readonly { readonly personId: string; readonly role: ParticipantRole }[]> {
  const colleagues = (await peopleWithRoles(act.db)).filter(worksOnCases).map((member) => member.id)
  const officials = new Set([...colleagues, ...opened.relations.handlerIds, ...opened.relations.adviserIds])
  const roleOf = (personId: string): ParticipantRole | null => {
    const party = opened.parties.find((one) => one.person_id === personId)
    if (party) return party.role === 'partner' ? 'partner' : 'initiator'
    if (!officials.has(personId)) return null
    return opened.contactId === personId ? 'guide' : 'official'
  }
  return [...new Set(personIds)].flatMap((personId) => {
    const role = roleOf(personId)
    return role ? [{ personId, role }] : []
  })
}

/** Another time or place: everybody is asked again, and their calendars change by themselves. */
export async function moveMeeting(
  act: Act,
  to: {
    readonly meetingId: string
    readonly startsAt: Date
    readonly endsAt: Date
    readonly placeKind: PlaceKind
    readonly place: string
    readonly reason: string
  },
): Promise<void> {
  const { meetingId } = to
  await inTransaction(act, async (act) => {
    const before = await openedMeeting(act, meetingId)
    if (!isOpen(before.status)) throw new MeetingRefused(act, 'is_over')
    mustFit(act, planRefusal(to.startsAt, to.endsAt, act.now))
    const meeting = await store.updateMeeting(
      act.db,
      meetingId,
      {
        status: 'moved',
        starts_at: to.startsAt,
        ends_at: to.endsAt,
        place_kind: to.placeKind,
        place: to.place,
        reason: to.reason,
        sequence: before.sequence + 1,
      },
      act.now,
    )
    await store.forgetAnswers(act.db, meetingId)
    await plannerComes(act, meetingId)
    await putOnTimeline(act, meeting, 'meeting_planned', to.reason)
    const participants = await store.participantsOf(act.db, meetingId)
    const write = movedLetter(meeting, before.starts_at)
    await tellParticipants(act, meeting, participants, { method: 'REQUEST', write })
  })
}

/** Calls a meeting off, with the reason; it goes out of everybody's calendar. */
export async function cancelMeeting(
  act: Act,
  input: { readonly meetingId: string; readonly reason: string },
): Promise<void> {
  const { meetingId } = input
  await inTransaction(act, async (act) => {
    const before = await openedMeeting(act, meetingId)
    if (!isOpen(before.status)) throw new MeetingRefused(act, 'is_over')
    const meeting = await store.updateMeeting(
      act.db,
      meetingId,
      { status: 'cancelled', reason: input.reason, sequence: before.sequence + 1 },
      act.now,
    )
    await putOnTimeline(act, meeting, 'meeting_cancelled', input.reason)
    const participants = await store.participantsOf(act.db, meetingId)
    await tellParticipants(act, meeting, participants, { method: 'CANCEL', write: cancelledLetter(meeting) })
  })
}

/** The case ended: what was still to come goes out of everybody's calendar, and says why. */
export async function cancelComing(act: Act, opened: OpenedCase, because: EndKind): Promise<void> {
  const caseId = opened.file.id
  const coming = await store.comingMeetingsOfCase(act.db, caseId, act.now)
  if (coming.length === 0) return
  await change(act, caseId, () =>
    coming.map(({ id: meetingId, kind }) => ({
      happening: { type: 'meeting_cancelled', data: { meetingId, kind, because } },
      side: 'system',
    })),
  )
  for (const { id, sequence } of coming) {
    const change = { status: 'cancelled', reason: null, case_end: because, sequence: sequence + 1 } as const
    const meeting = await store.updateMeeting(act.db, id, change, act.now)
    const participants = await store.participantsOf(act.db, id)
    await tellParticipants(act, meeting, participants, { method: 'CANCEL', write: cancelledLetter(meeting) })
  }
}

/** Records what was agreed. An intake that was held meets the norm for getting to know each other. */
export async function recordHeld(
  act: Act,
  input: {
    readonly meetingId: string
    /** What was agreed; everybody who took part gets it. */
    readonly notesParties: string
    readonly notesStaff?: string | null
    /** When they met, when that was earlier than planned; everybody's calendar then says so. */
    readonly was?: { readonly startsAt: Date; readonly endsAt: Date }
  },
): Promise<void> {
  const { meetingId, was } = input
  await inTransaction(act, async (act) => {
    const before = await openedMeeting(act, meetingId)
    mustFit(act, was ? earlierRefusal(before, was, act.now) : heldRefusal(before, act.now))
    const meeting = await store.updateMeeting(
      act.db,
      meetingId,
      {
        status: 'held',
        notes_for_parties: input.notesParties,
        notes_for_staff: input.notesStaff ?? null,
        ...(was ? { starts_at: was.startsAt, ends_at: was.endsAt, sequence: before.sequence + 1 } : {}),
      },
      act.now,
    )
    await putOnTimeline(act, meeting, 'meeting_held', input.notesParties)
    const participants = await store.participantsOf(act.db, meetingId)
    await tellParticipants(act, meeting, participants, {
      method: was ? 'REQUEST' : null,
      write: heldLetter(meeting),
    })
  })
}

/** "Ik kan" or "ik kan niet", with what somebody needs to take part. Who planned it is told. */
export async function answerMeeting(
  act: Act,
  input: {
    readonly meetingId: string
    readonly answer: 'yes' | 'no'
    readonly needs: readonly Need[]
    readonly remark?: string | null
  },
): Promise<void> {
  const { meetingId, answer, needs } = input
  const { personId } = act.actor
  if (!personId) throw new Forbidden()
  await inTransaction(act, async (act) => {
    const meeting = await store.meetingById(act.db, meetingId, true)
    const participants = meeting ? await store.participantsOf(act.db, meetingId) : []
    if (!meeting || !participants.some((one) => one.person_id === personId)) throw new NotFound()
    if (!mayStillAnswer(meeting, act.now)) throw new MeetingRefused(act, 'is_over')
    const remark = input.remark ?? null
    await store.saveAnswer(act.db, { meetingId, personId }, { answer, needs, remark, at: act.now })
    if (meeting.planned_by === personId) return
    const plannerId = meeting.case_id
      ? (await openedCase(act, meeting.case_id)).contactId
      : meeting.planned_by
    await tellPlanner(act, meeting, plannerId, { answer, needs, remark, who: act.actor.name ?? '' })
  })
}

/** The meeting about to change, for who works on its case. The case is locked first, as everywhere. */
async function openedMeeting(act: Act, id: string): Promise<store.Meeting> {
  const found = await store.meetingById(act.db, id)
  if (!found) throw new NotFound()
  if (found.case_id) must(act, await openedCase(act, found.case_id, true), mayHandle)
  else if (!act.actor.isSystem && found.planned_by !== act.actor.personId) throw new Forbidden()
  return (await store.meetingById(act.db, id, true)) ?? found
}

async function putOnTimeline(
  act: Act,
  meeting: store.Meeting,
  type: 'meeting_planned' | 'meeting_held' | 'meeting_cancelled',
  text: string | null,
): Promise<void> {
  if (!meeting.case_id) return
  const { id: meetingId, kind, starts_at } = meeting
  await change(act, meeting.case_id, () => [
    {
      happening:
        type === 'meeting_planned'
          ? { type, data: { meetingId, kind, startsAt: starts_at.toISOString() } }
          : { type, data: { meetingId, kind } },
      text,
    },
  ])
}
