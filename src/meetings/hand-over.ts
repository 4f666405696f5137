import { mayHandOver, must, openedCase, recordOnCase } from '../cases/index.ts'
import { type Act, inTransaction } from '../kit/act.ts'
import { Conflict } from '../kit/errors.ts'
import { peopleWithRoles } from '../people/index.ts'
import { plannedLetter, tellParticipants } from './mails.ts'
import { isOpen } from './rules.ts'
import * as store from './store.ts'
import { texts } from './texts.ts'

/** Somebody else comes to a meeting that was planned; they are invited, and the others see who comes. */
export async function handOverMeeting(
  act: Act,
  input: { readonly meetingId: string; readonly fromId: string; readonly toId: string },
): Promise<void> {
  const { meetingId, fromId, toId } = input
  await inTransaction(act, async (act) => {
    const meeting = await store.meetingById(act.db, meetingId)
    if (!meeting?.case_id || !isOpen(meeting.status)) return
    must(act, await openedCase(act, meeting.case_id, true), mayHandOver)
    const isStaff = (await peopleWithRoles(act.db)).some(({ id }) => id === toId)
    if (!isStaff || toId === fromId) throw new Conflict(texts(act.locale).refusals.nobody)
    await store.replaceParticipant(act.db, meetingId, fromId, toId)
    await recordOnCase(act, meeting.case_id, {
      happening: { type: 'handed_over', data: { what: 'meeting', id: meetingId, toId } },
    })
    const invited = (await store.participantsOf(act.db, meetingId)).filter(
      ({ person_id }) => person_id === toId,
    )
    await tellParticipants(act, meeting, invited, { method: 'REQUEST', write: plannedLetter(meeting) })
  })
}
