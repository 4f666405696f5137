import type { Act } from '../kit/act.ts'
import { NotFound } from '../kit/errors.ts'
import { MeetingRefused } from './actions.ts'
import { heldRefusal, isOpen, type PlaceKind, planRefusal } from './rules.ts'
import * as store from './store.ts'

// A meeting that belongs to no case and to which people come who are no participant: whether somebody may change it, and
// who must be told, is for the domain that comes together. All of it happens in the transaction of that domain.

async function gathering(act: Act, meetingId: string): Promise<store.Meeting> {
  const meeting = await store.meetingById(act.db, meetingId, true)
  if (!meeting || meeting.case_id !== null) throw new NotFound('meeting')
  return meeting
}

/** Another time or place. Answers how it was and how it is now. */
export async function moveGathering(
  act: Act,
  to: {
    readonly meetingId: string
    readonly startsAt: Date
    readonly endsAt: Date
    readonly placeKind: PlaceKind
    readonly place: string
    readonly reason: string
  },
): Promise<{ readonly before: store.Meeting; readonly meeting: store.Meeting }> {
  const before = await gathering(act, to.meetingId)
  if (!isOpen(before.status)) throw new MeetingRefused(act, 'is_over')
  const refusal = planRefusal(to.startsAt, to.endsAt, act.now)
  if (refusal) throw new MeetingRefused(act, refusal)
  const change = {
    status: 'moved',
    starts_at: to.startsAt,
    ends_at: to.endsAt,
    place_kind: to.placeKind,
    place: to.place,
    reason: to.reason,
    sequence: before.sequence + 1,
  } as const
  return { before, meeting: await store.updateMeeting(act.db, before.id, change, act.now) }
}

/** Calls it off, with the reason. */
export async function cancelGathering(
  act: Act,
  input: { readonly meetingId: string; readonly reason: string },
): Promise<store.Meeting> {
  const before = await gathering(act, input.meetingId)
  if (!isOpen(before.status)) throw new MeetingRefused(act, 'is_over')
  const change = { status: 'cancelled', reason: input.reason, sequence: before.sequence + 1 } as const
  return store.updateMeeting(act.db, before.id, change, act.now)
}

/** Records what came of it; what was recorded can be written better afterwards. */
export async function recordGathering(
  act: Act,
  input: { readonly meetingId: string; readonly notes: string },
): Promise<store.Meeting> {
  const before = await gathering(act, input.meetingId)
  const refusal = before.status === 'held' ? null : heldRefusal(before, act.now)
  if (refusal) throw new MeetingRefused(act, refusal)
  const change = { status: 'held', notes_for_parties: input.notes } as const
  return store.updateMeeting(act.db, before.id, change, act.now)
}
