import { type Act, inTransaction } from '../../kit/act.ts'
import type { Day } from '../../kit/dates.ts'
import { dayOf, earliestDay } from '../../kit/dates.ts'
import { Conflict, NotFound } from '../../kit/errors.ts'
import { announce } from '../../kit/events.ts'
import {
  cancelGathering,
  moveGathering,
  type PlaceKind,
  planGathering,
  recordGathering,
} from '../../meetings/index.ts'
import { mailSignUp, type SignUpNews } from '../meeting-mails.ts'
import type { Offer } from '../meeting-rules.ts'
import { projectToWorkOn } from '../rights.ts'
import { isOver } from '../rules.ts'
import * as store from '../store.ts'
import { texts } from '../texts.ts'

export interface MeetingContent {
  readonly title: string
  readonly about: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly placeKind: PlaceKind
  readonly place: string
  readonly capacity: number | null
  readonly signUpUntil: Day
  readonly offers: readonly Offer[]
  readonly offersNote: string | null
}

/** Plans a meeting to which anybody can sign up. Answers its identifier. */
export async function planProjectMeeting(
  act: Act,
  projectId: string,
  content: MeetingContent,
): Promise<string> {
  return inTransaction(act, async (act) => {
    const project = await projectToWorkOn(act, projectId)
    if (isOver(project.state)) throw new Conflict(texts(act.locale).isOver)
    const { title, about, startsAt, endsAt, placeKind, place } = content
    const id = await planGathering(act, {
      ...{ kind: 'project', title, agenda: about, startsAt, endsAt, placeKind, place, people: [] },
    })
    await store.insertProjectMeeting(act.db, {
      meeting_id: id,
      project_id: projectId,
      capacity: content.capacity,
      sign_up_until: earliestDay(content.signUpUntil, dayOf(startsAt)),
      offers: content.offers,
      offers_note: content.offersNote,
    })
    // Before that its page tells of it, which is news itself.
    if (project.published_on !== null)
      await announce(act, { type: 'made_public', kind: 'project_meeting', thing: id })
    return id
  })
}

/** The meeting of this project, locked, for who works on it. */
async function meetingToWorkOn(act: Act, projectId: string, meetingId: string) {
  const project = await projectToWorkOn(act, projectId)
  const meeting = await store.projectMeetingById(act.db, meetingId, true)
  if (meeting?.project_id !== projectId) throw new NotFound('meeting')
  return { project, meeting }
}

async function tellAll(
  act: Act,
  about: {
    readonly project: store.Project
    readonly meeting: store.ProjectMeeting
    readonly was?: Date
  },
  news: SignUpNews,
): Promise<void> {
  const all = await store.signUpsOf(act.db, about.meeting.id)
  for (const one of all.filter(({ state }) => state !== 'cancelled')) {
    await mailSignUp(act, about, one, news)
    // The day before the new moment they are reminded again.
    if (news === 'moved') await store.updateSignUp(act.db, one.id, { reminded_at: null })
  }
}

/** Another moment or place; everybody who signed up is told, and their calendars change by themselves. */
export async function moveProjectMeeting(
  act: Act,
  projectId: string,
  to: Parameters<typeof moveGathering>[1],
): Promise<void> {
  await inTransaction(act, async (act) => {
    const { project, meeting } = await meetingToWorkOn(act, projectId, to.meetingId)
    const moved = await moveGathering(act, to)
    // A last day after the meeting says nothing; one that depended on it goes along.
    const until =
      meeting.sign_up_until >= dayOf(meeting.starts_at)
        ? dayOf(to.startsAt)
        : earliestDay(meeting.sign_up_until, dayOf(to.startsAt))
    await store.updateProjectMeeting(act.db, meeting.id, { sign_up_until: until })
    const about = { project, meeting: { ...meeting, ...moved.meeting }, was: moved.before.starts_at }
    await tellAll(act, about, 'moved')
  })
}

/** Calls a meeting off; everybody who signed up is told why. */
export async function cancelProjectMeeting(
  act: Act,
  projectId: string,
  input: { readonly meetingId: string; readonly reason: string },
): Promise<void> {
  await inTransaction(act, async (act) => {
    const { project, meeting } = await meetingToWorkOn(act, projectId, input.meetingId)
    const cancelled = await cancelGathering(act, input)
    await tellAll(act, { project, meeting: { ...meeting, ...cancelled } }, 'cancelled')
  })
}

/** What was said and what happens with it, for everybody. */
export async function recordProjectMeeting(
  act: Act,
  projectId: string,
  input: { readonly meetingId: string; readonly notes: string },
): Promise<void> {
  await inTransaction(act, async (act) => {
    await meetingToWorkOn(act, projectId, input.meetingId)
    await recordGathering(act, input)
  })
}

/** Keeps how many of each sign-up were there, as ticked at the door. */
export async function keepAttendance(
  act: Act,
  projectId: string,
  input: { readonly meetingId: string; readonly attended: ReadonlyMap<string, number | null> },
): Promise<void> {
  await inTransaction(act, async (act) => {
    const { meeting } = await meetingToWorkOn(act, projectId, input.meetingId)
    for (const one of await store.signUpsOf(act.db, meeting.id)) {
      const attended = input.attended.get(one.id)
      if (attended !== undefined && attended !== one.attended)
        await store.updateSignUp(act.db, one.id, { attended })
    }
  })
}
