import { randomBytes } from 'node:crypto'
import { type Act, inTransaction } from '../../kit/act.ts'
import { type Day, dayOf } from '../../kit/dates.ts'
import { codeFrom, codeLength } from '../rules.ts'
import * as store from '../store.ts'
import { mustInvolve } from './plans.ts'

/** A meeting with the neighbours, as the letter says it. */
export interface Meeting {
  readonly on: Day
  /** `HH:MM`. */
  readonly time: string | null
  readonly place: string | null
}

const meetingColumns = (meeting: Meeting | null) => ({
  meeting_on: meeting?.on ?? null,
  meeting_time: meeting?.time ?? null,
  meeting_place: meeting?.place ?? null,
})

/** Stops the mails about new reactions, or begins them again from now on. */
export async function setNewsMails(act: Act, caseId: string, wanted: boolean): Promise<void> {
  await inTransaction(act, async (act) => {
    await mustInvolve(act, caseId)
    await store.updateForm(act.db, caseId, { mails_news: wanted, told_news_at: act.now })
  })
}

/** Opens the form on which neighbours react, or changes it. Its address stays the same. */
export async function keepForm(
  act: Act,
  input: {
    readonly caseId: string
    readonly about: string
    readonly contact: string | null
    readonly closesOn: Day
    readonly meeting: Meeting | null
  },
): Promise<void> {
  await inTransaction(act, async (act) => {
    const { caseId, about, contact, closesOn, meeting } = input
    await mustInvolve(act, caseId)
    const today = dayOf(act.now)
    const form = {
      case_id: caseId,
      about,
      contact,
      opened_on: today,
      closes_on: closesOn,
      told_closed_on: null,
      mails_news: true,
      told_news_at: act.now,
      ...meetingColumns(meeting),
    }
    let known = await store.formOf(act.db, caseId, true)
    while (!known) {
      if (await store.insertForm(act.db, { ...form, code: codeFrom(randomBytes(codeLength)) })) return
      // Somebody else opened it at the same moment, or the code is taken.
      known = await store.formOf(act.db, caseId, true)
    }
    // Who opens it again hears again when it closes.
    const told_closed_on = closesOn >= today ? null : known.told_closed_on
    const closes_on = closesOn < known.opened_on ? known.opened_on : closesOn
    await store.updateForm(act.db, caseId, {
      ...{ about, contact, closes_on, told_closed_on },
      ...meetingColumns(meeting),
    })
  })
}
