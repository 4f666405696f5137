import { type Day, dayOf } from '../kit/dates.ts'
import { isOpenMeeting, type MeetingStatus } from '../meetings/index.ts'

/** What a meeting offers to who needs it. */
export const offers = ['wheelchair', 'interpreter', 'sign_language', 'hearing_loop', 'child_care'] as const
export type Offer = (typeof offers)[number]

/** Most people in one sign-up. */
export const mostPeople = 4

export type SignUpState = 'coming' | 'waiting' | 'cancelled'

/** Names, addresses and needs of who signed up are kept so many days after the meeting. */
export const keepSignUpDays = 60

interface When {
  readonly status: MeetingStatus
  readonly starts_at: Date
}

/** Whether people can sign up: it goes on, has not begun, and the last day has not passed. */
export const takesSignUps = (meeting: When & { readonly sign_up_until: Day }, now: Date): boolean =>
  isOpenMeeting(meeting.status) && meeting.starts_at > now && dayOf(now) <= meeting.sign_up_until

/** How many people fit still; null where there is room for all. */
export const roomLeft = ({
  capacity,
  taken,
}: {
  readonly capacity: number | null
  readonly taken: number
}): number | null => (capacity === null ? null : Math.max(0, capacity - taken))

/** Who signs up comes when all of them fit and nobody waits before them. */
export function stateFor(
  people: number,
  meeting: { readonly capacity: number | null; readonly taken: number },
  anybodyWaits: boolean,
): Exclude<SignUpState, 'cancelled'> {
  const left = roomLeft(meeting)
  return left === null || (people <= left && !anybodyWaits) ? 'coming' : 'waiting'
}

/**
 * Who moves up now that there is room, in the order of signing up. A group that does not fit yet lets a smaller one pass:
 * a free chair helps nobody.
 */
export function whoMoveUp<T extends { readonly people: number }>(
  waiting: readonly T[],
  left: number | null,
): readonly T[] {
  let free = left ?? Number.POSITIVE_INFINITY
  return waiting.filter(({ people }) => {
    if (people > free) return false
    free -= people
    return true
  })
}

/** Whether who comes is reminded now: the meeting is tomorrow, and they signed up before today. */
export const remindsNow = (
  meeting: When,
  signUp: { readonly state: SignUpState; readonly reminded_at: Date | null; readonly signed_up_at: Date },
  days: { readonly today: Day; readonly tomorrow: Day },
): boolean =>
  isOpenMeeting(meeting.status) &&
  dayOf(meeting.starts_at) === days.tomorrow &&
  signUp.state === 'coming' &&
  signUp.reminded_at === null &&
  dayOf(signUp.signed_up_at) < days.today
