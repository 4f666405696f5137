import { type Change, change, type Entry, must, mustHaveText, sendTo } from '../../cases/index.ts'
import type { FrameworkDefinition } from '../../frameworks/index.ts'
import type { Act } from '../../kit/act.ts'
import { Conflict, Forbidden } from '../../kit/errors.ts'
import { bothDoneLetter, proposedLetter, settledLetter } from '../mails.ts'
import { mayRead, ownOf } from '../rights.ts'
import { compareSheets, jointSheet, mayAnswer, type Sheet, sheetFaults } from '../rules.ts'
import * as store from '../store.ts'
import { texts } from '../texts.ts'
import { markOfSheet, mustBeIn, mustHaveWeighing, mustRun, type OpenedWeighing } from './opened.ts'

const settled = (weighingId: string): readonly Entry[] => [
  { happening: { type: 'weighing_settled', data: { weighingId } } },
]

const tellSettled = (act: Act, { after }: Change): Promise<void> =>
  sendTo(act, after, [after.contactId], settledLetter, act.actor.personId)

function mustBeWhole(act: Act, framework: FrameworkDefinition, sheet: Sheet): void {
  if (Object.keys(sheetFaults(framework, sheet)).length > 0) {
    throw new Conflict(texts(act.locale).faults.notWhole)
  }
}

function mustBeOwn(act: Act, found: OpenedWeighing): store.Assessor {
  const own = ownOf(act.actor, found.assessors)
  if (!own) throw new Forbidden()
  return own
}

/**
 * Keeps what somebody answers, apart from the other. Done, it counts: once both are, they see each other's, and where
 * they chose the same everywhere it is settled.
 */
export const answerWeighing = (
  act: Act,
  input: { readonly caseId: string; readonly sheet: Sheet; readonly isDone: boolean },
): Promise<Change> => {
  let tell: (act: Act, change: Change) => Promise<void> = async () => {}
  return change(
    act,
    input.caseId,
    async (act, opened) => {
      const found = await mustHaveWeighing(act, input.caseId)
      const own = mustBeOwn(act, found)
      mustRun(act, opened)
      const { definition } = found.framework
      if (!mayAnswer(found.stage, own, found.weighing.talked_at !== null)) {
        throw new Conflict(texts(act.locale).faults.movedOn)
      }
      if (input.isDone) mustBeWhole(act, definition, input.sheet)
      // After a talk a sheet stays done: half a change would be none.
      else if (own.done_at) throw new Conflict(texts(act.locale).faults.notWhole)
      await store.saveSheet(act.db, own, input.sheet, input.isDone ? act.now : null)
      const other = found.assessors.find(({ id }) => id !== own.id)
      if (!input.isDone || !other?.done_at || !other.sheet) return []
      const both =
        own.seat === 1 ? ([input.sheet, other.sheet] as const) : ([other.sheet, input.sheet] as const)
      if (!compareSheets(definition, ...both).isSame) {
        tell = (act, { after }) =>
          sendTo(act, after, [own.person_id, other.person_id], bothDoneLetter, act.actor.personId)
        return []
      }
      const sheet = jointSheet(definition, ...both)
      await store.saveProposal(act.db, found.weighing.id, { sheet, by: null, settledAt: act.now })
      tell = tellSettled
      return settled(found.weighing.id)
    },
    (act, change) => tell(act, change),
  )
}

/** Writes down the talk of two people who differ too much. Either of them, or who works on the case. */
export const recordTalk = (act: Act, input: { readonly caseId: string; readonly note: string }) =>
  change(act, input.caseId, async (act, opened) => {
    const found = await mustHaveWeighing(act, input.caseId)
    must(act, opened, mayRead(found.assessors))
    mustRun(act, opened)
    mustBeIn(act, found, 'talk')
    const note = mustHaveText(act, input.note)
    await store.saveTalk(act.db, found.weighing.id, { note, by: act.actor.personId, at: act.now })
    return []
  })

/** One of the two writes one sheet for both; the other has to agree. */
export const proposeWeighing = (act: Act, input: { readonly caseId: string; readonly sheet: Sheet }) => {
  let otherId: string | null = null
  return change(
    act,
    input.caseId,
    async (act, opened) => {
      const found = await mustHaveWeighing(act, input.caseId)
      const own = mustBeOwn(act, found)
      mustRun(act, opened)
      mustBeIn(act, found, 'joining', 'agreeing')
      mustBeWhole(act, found.framework.definition, input.sheet)
      const { sheet } = input
      await store.saveProposal(act.db, found.weighing.id, { sheet, by: act.actor.personId, settledAt: null })
      otherId = found.assessors.find(({ id }) => id !== own.id)?.person_id ?? null
      return []
    },
    (act, { after }) => sendTo(act, after, [otherId], proposedLetter),
  )
}

/** The other agrees with the sheet for both: it is settled. `seen` is what they read; another one came meanwhile. */
export const agreeOnWeighing = (act: Act, input: { readonly caseId: string; readonly seen: string }) =>
  change(
    act,
    input.caseId,
    async (act, opened) => {
      const found = await mustHaveWeighing(act, input.caseId)
      const own = mustBeOwn(act, found)
      mustRun(act, opened)
      mustBeIn(act, found, 'agreeing')
      const { id, proposed_by: proposedBy, sheet } = found.weighing
      if (proposedBy === own.person_id) throw new Forbidden()
      if (!sheet || markOfSheet(sheet) !== input.seen) throw new Conflict(texts(act.locale).faults.movedOn)
      await store.saveSettled(act.db, id, act.now)
      return settled(id)
    },
    tellSettled,
  )
