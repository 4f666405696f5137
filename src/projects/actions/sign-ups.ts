import { randomUUID } from 'node:crypto'
import { type Act, inTransaction } from '../../kit/act.ts'
import { forgetDigests } from '../../kit/audit.ts'
import { Conflict, NotFound } from '../../kit/errors.ts'
import { limit } from '../../kit/limits.ts'
import { tokenHash } from '../../kit/tokens.ts'
import { isOpenMeeting, type Need } from '../../meetings/index.ts'
import { isBlockedAddress, mustNotBeBlocked } from '../../safety/index.ts'
import { mailSignUp, signUpCode } from '../meeting-mails.ts'
import { roomLeft, stateFor, takesSignUps, whoMoveUp } from '../meeting-rules.ts'
import { meetingWords } from '../meeting-texts.ts'
import * as store from '../store.ts'

/** One address gets so many confirmations a day: nobody fills the mailbox of somebody else. */
const perAddress = { name: 'meeting-sign-up', attempts: 10, seconds: 24 * 60 * 60 }

/** A meeting that everybody may see, with its project; locked, so that who comes does not change meanwhile. */
async function lockedMeeting(act: Act, meetingId: string) {
  const meeting = await store.projectMeetingById(act.db, meetingId, true)
  const project = meeting ? await store.projectById(act.db, meeting.project_id) : null
  if (!meeting || !project) throw new NotFound('meeting')
  return { meeting, project }
}

/**
 * Signs somebody up, without an account: they come, or wait when it is full. They hear by mail which of both. Who signed
 * up already gets that mail again and nothing changes, so that nobody learns from the page who comes.
 */
export async function signUp(
  act: Act,
  meetingId: string,
  who: {
    readonly name: string
    readonly email: string
    readonly people: number
    readonly needs: readonly Need[]
    readonly remark: string | null
    /** Of who is younger than 16: a parent or guardian to call. */
    readonly guardian?: string | null
  },
): Promise<void> {
  await limit(act, perAddress, who.email)
  await mustNotBeBlocked(act)
  if (await isBlockedAddress(act, who.email)) return
  await inTransaction(act, async (act) => {
    const about = await lockedMeeting(act, meetingId)
    const { meeting, project } = about
    if (project.published_on === null) throw new NotFound('meeting')
    if (!takesSignUps(meeting, act.now)) throw new Conflict(meetingWords(act.locale).closed)
    const all = await store.signUpsOf(act.db, meetingId)
    const email = who.email.toLowerCase()
    const before = all.find((one) => one.state !== 'cancelled' && one.email.toLowerCase() === email)
    if (before) {
      await mailSignUp(act, about, before, before.state === 'waiting' ? 'waiting' : 'coming')
      return
    }
    const state = stateFor(
      who.people,
      meeting,
      all.some((one) => one.state === 'waiting'),
    )
    const id = randomUUID()
    const kept = await store.insertSignUp(act.db, {
      ...who,
      guardian: who.guardian ?? null,
      id,
      meeting_id: meetingId,
      locale: act.locale,
      state,
      token_hash: tokenHash(signUpCode(act, id)),
      signed_up_at: act.now,
    })
    if (state === 'coming')
      await store.updateProjectMeeting(act.db, meetingId, { taken: meeting.taken + who.people })
    await mailSignUp(act, about, kept, state)
  })
}

/** The sign-up behind the link of a mail; 404 when it was erased or never there. */
export async function signUpBehind(act: Act, code: string): Promise<store.SignUp> {
  const found = await store.signUpByToken(act.db, tokenHash(code))
  if (!found) throw new NotFound('sign-up')
  return found
}

/** Somebody does not come after all; who waited moves up and is told. */
export async function cancelSignUp(act: Act, code: string): Promise<void> {
  const { meeting_id } = await signUpBehind(act, code)
  await inTransaction(act, async (act) => {
    const about = await lockedMeeting(act, meeting_id)
    const { meeting } = about
    const mine = await signUpBehind(act, code)
    if (mine.state === 'cancelled') return
    if (!isOpenMeeting(meeting.status) || meeting.starts_at <= act.now)
      throw new Conflict(meetingWords(act.locale).closed)
    await store.updateSignUp(act.db, mine.id, { state: 'cancelled' })
    await mailSignUp(act, about, mine, 'gone')
    await moveUp(act, about)
  })
}

/**
 * Somebody is erased: their sign-ups go, in the transaction of that. Who waited for their place moves up at once and is
 * told, unless the meeting is over.
 */
export async function eraseSignUps(act: Act, email: string): Promise<void> {
  for (const meetingId of await store.meetingsOf(act.db, email)) {
    const about = await lockedMeeting(act, meetingId)
    const { meeting } = about
    const gone = await store.deleteSignUpsOf(act.db, meetingId, email)
    await forgetDigests(
      act.db,
      'meeting_sign_up',
      gone.map(({ id }) => id),
    )
    if (isOpenMeeting(meeting.status) && meeting.starts_at > act.now) await moveUp(act, about)
    else await store.updateProjectMeeting(act.db, meetingId, { taken: meeting.taken - placesOf(gone) })
  }
}

const placesOf = (signUps: readonly store.SignUp[]): number =>
  signUps.filter(({ state }) => state === 'coming').reduce((sum, { people }) => sum + people, 0)

/** Gives free places to who waits, in turn, and counts anew who comes. The meeting is locked. */
async function moveUp(act: Act, about: Awaited<ReturnType<typeof lockedMeeting>>): Promise<void> {
  const { meeting } = about
  const all = await store.signUpsOf(act.db, meeting.id)
  const coming = placesOf(all)
  const left = roomLeft({ capacity: meeting.capacity, taken: coming })
  const up = whoMoveUp(
    all.filter(({ state }) => state === 'waiting'),
    left,
  )
  for (const one of up) await store.updateSignUp(act.db, one.id, { state: 'coming' })
  const taken = coming + up.reduce((sum, { people }) => sum + people, 0)
  await store.updateProjectMeeting(act.db, meeting.id, { taken })
  for (const one of up) await mailSignUp(act, about, { ...one, state: 'coming' }, 'up')
}
