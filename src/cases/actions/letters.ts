import { type Act, inTransaction } from '../../kit/act.ts'
import { must, openedCase } from '../record.ts'
import { mayHandle } from '../rights.ts'
import * as store from '../store.ts'
import { addNote } from './conversation.ts'

/**
 * Somebody was called or written to: what was told is off the list, and a note says so. Done twice it is done once.
 * `note` makes the words of the note from the subjects.
 */
export const markLettersTold = (
  act: Act,
  input: {
    readonly caseId: string
    readonly letterIds: readonly string[]
    readonly note: (subjects: readonly string[]) => string
  },
): Promise<void> =>
  inTransaction(act, async (act) => {
    must(act, await openedCase(act, input.caseId), mayHandle)
    const subjects = await store.markHandLettersTold(act.db, {
      caseId: input.caseId,
      ids: input.letterIds,
      by: act.actor.personId,
      at: act.now,
    })
    if (subjects.length > 0) await addNote(act, { caseId: input.caseId, text: input.note(subjects) })
  })
