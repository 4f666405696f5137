import { type Day, dayOf, formatTime, momentAt } from '../kit/dates.ts'

/** What people come together for about a case. An intake meets the norm for getting to know each other. */
export const meetingKinds = ['intake', 'talk', 'visit'] as const
/** A jury comes together about many; to a meeting of a project anybody comes. */
export type MeetingKind = (typeof meetingKinds)[number] | 'jury' | 'project'

export const placeKinds = ['place', 'phone', 'online'] as const
export type PlaceKind = (typeof placeKinds)[number]

export type MeetingStatus = 'planned' | 'moved' | 'held' | 'cancelled'

export const participantRoles = ['initiator', 'partner', 'guide', 'official', 'juror'] as const
export type ParticipantRole = (typeof participantRoles)[number]

/** What someone may need to take part. */
export const needs = ['wheelchair', 'interpreter', 'sign_language', 'other'] as const
export type Need = (typeof needs)[number]

/** Why a meeting cannot be like this; the words are in `texts.ts`. */
export type MeetingRefusal =
  | 'ends_before_start'
  | 'too_long'
  | 'no_such_time'
  | 'in_past'
  | 'not_begun'
  | 'not_been'
  | 'before_planned'
  | 'is_over'
  | 'nobody'

export type Moments =
  | { readonly ok: true; readonly startsAt: Date; readonly endsAt: Date }
  | { readonly ok: false; readonly refusal: MeetingRefusal }

/**
 * The moments at which Amsterdam's clocks show these times on this day.
 * The hour that summer time skips does not exist; of the hour that comes twice the first one counts.
 */
export function momentsOf(day: Day, from: string, to: string): Moments {
  const startsAt = momentAt(day, from)
  const endsAt = momentAt(day, to)
  if (!shows(startsAt, day, from) || !shows(endsAt, day, to)) return { ok: false, refusal: 'no_such_time' }
  if (endsAt <= startsAt) return { ok: false, refusal: 'ends_before_start' }
  return { ok: true, startsAt, endsAt }
}

const shows = (moment: Date, day: Day, time: string): boolean =>
  dayOf(moment) === day && formatTime(moment, 'en') === time

const longestHours = 12

export const isOpen = (status: MeetingStatus): boolean => status === 'planned' || status === 'moved'

/** Why these moments do not do for a meeting that is still to come. */
export function planRefusal(startsAt: Date, endsAt: Date, now: Date): MeetingRefusal | null {
  return lengthRefusal(startsAt, endsAt) ?? (startsAt <= now ? 'in_past' : null)
}

function lengthRefusal(startsAt: Date, endsAt: Date): MeetingRefusal | null {
  if (endsAt <= startsAt) return 'ends_before_start'
  return endsAt.getTime() - startsAt.getTime() > longestHours * 3_600_000 ? 'too_long' : null
}

/** A meeting can be recorded as held from its start on. */
export function heldRefusal(
  meeting: { readonly status: MeetingStatus; readonly starts_at: Date },
  now: Date,
): MeetingRefusal | null {
  if (!isOpen(meeting.status)) return 'is_over'
  return meeting.starts_at > now ? 'not_begun' : null
}

/** Why a talk cannot be recorded as one that was earlier than planned, at these moments. */
export function earlierRefusal(
  meeting: { readonly status: MeetingStatus; readonly created_at: Date },
  was: { readonly startsAt: Date; readonly endsAt: Date },
  now: Date,
): MeetingRefusal | null {
  if (!isOpen(meeting.status)) return 'is_over'
  const refusal = lengthRefusal(was.startsAt, was.endsAt)
  if (refusal) return refusal
  if (was.startsAt > now) return 'not_been'
  return dayOf(was.startsAt) < dayOf(meeting.created_at) ? 'before_planned' : null
}

/** Answers are asked until the meeting begins. */
export const mayStillAnswer = (
  meeting: { readonly status: MeetingStatus; readonly starts_at: Date },
  now: Date,
): boolean => isOpen(meeting.status) && meeting.starts_at > now
