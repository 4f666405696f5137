import { z } from 'zod'
import type { Act } from '../../kit/act.ts'
import { visitor } from '../../kit/actor.ts'
import { addDays, dayOf, momentAt } from '../../kit/dates.ts'
import { meetingNeeds } from '../../meetings/index.ts'
import {
  keepAttendance,
  planProjectMeeting,
  recordProjectMeeting,
  signUp,
  signUpsOf,
} from '../../projects/index.ts'
import { invitedDay } from './time.ts'

const ago = z.number().int().nonnegative()

const meeting = z.object({
  planned_days_ago: ago,
  /** Before today when it was held. */
  in_days: z.number().int(),
  title: z.string(),
  about: z.string(),
  from: z.string(),
  to: z.string(),
  place: z.string(),
  capacity: z.number().int().nullable(),
  offers: z.array(z.enum(['wheelchair', 'interpreter', 'sign_language', 'hearing_loop', 'child_care'])),
  sign_ups: z
    .array(
      z.object({
        name: z.string(),
        email: z.string(),
        people: z.number().int(),
        needs: z.array(z.enum(meetingNeeds)).default([]),
        remark: z.string().nullable().default(null),
        days_ago: ago,
        /** How many of them were there. */
        attended: ago.optional(),
      }),
    )
    .default([]),
  /** What came of it, a day after it was held. */
  notes: z.string().optional(),
})

/** Meetings of a project to which people sign up. */
export const demoMeetings = z.array(meeting).default([])

/** What happens around one meeting, each with the day on which. */
export function playsOfMeeting(
  act: Act,
  { planned_days_ago, in_days, sign_ups, notes, ...content }: z.infer<typeof meeting>,
  by: { readonly projectId: string; readonly leader: (daysAgo: number, time: string) => Act },
): readonly { readonly days_ago: number; readonly play: () => Promise<void> }[] {
  const { projectId, leader } = by
  const today = dayOf(act.now)
  const on_day = invitedDay(today, in_days)
  let meetingId = ''
  const plan = async (): Promise<void> => {
    const { title, about, place, capacity, offers, from, to } = content
    meetingId = await planProjectMeeting(leader(planned_days_ago, '10:30'), projectId, {
      ...{ title, about, place, capacity, offers, placeKind: 'place', offersNote: null },
      startsAt: momentAt(on_day, from),
      endsAt: momentAt(on_day, to),
      signUpUntil: on_day,
    })
  }
  const come = sign_ups.map(({ days_ago, attended: _, ...who }) => ({
    days_ago,
    play: () => {
      const at = momentAt(addDays(today, -days_ago), '19:10')
      return signUp({ ...act, now: at < act.now ? at : act.now, actor: visitor }, meetingId, who)
    },
  }))
  const record = async (): Promise<void> => {
    const attended = new Map(
      (await signUpsOf(act.db, meetingId)).map(({ id, email }) => [
        id,
        sign_ups.find((one) => one.email === email)?.attended ?? null,
      ]),
    )
    const held = -in_days - 1
    await keepAttendance(leader(held, '09:40'), projectId, { meetingId, attended })
    await recordProjectMeeting(leader(held, '10:10'), projectId, { meetingId, notes: notes ?? '' })
  }
  return [
    { days_ago: planned_days_ago, play: plan },
    ...come,
    ...(notes ? [{ days_ago: -in_days - 1, play: record }] : []),
  ]
}
