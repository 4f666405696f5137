import {
  adviceOfCases,
  byCase,
  type CaseFile,
  type HandLetter,
  type OpenedCase,
  openedCases,
  openHandLetters,
  stuckOfCases,
} from '../../../cases/index.ts'
import { casesToCheck } from '../../../funds/index.ts'
import { editedOf, type Initiative, initiativesByIds } from '../../../initiatives/index.ts'
import type { Act } from '../../../kit/act.ts'
import { type Absence, type Person, peopleByIds } from '../../../people/index.ts'
import type { CaseFacts } from './candidates.ts'

/** What the next step of a case depends on, with its people for the words. */
export interface KnownCase {
  readonly file: CaseFile
  readonly facts: CaseFacts
  readonly people: ReadonlyMap<string, Person>
}

/** The same facts as the page of a case has, for many cases: a fixed number of queries. */
export async function factsOf(
  act: Act,
  files: readonly CaseFile[],
  absences: readonly Absence[],
): Promise<readonly KnownCase[]> {
  const { db } = act
  const ids = files.map((file) => file.id)
  const opened = await openedCases(act, files, absences)
  const advice = byCase(await adviceOfCases(db, ids))
  const stuck = byCase(await stuckOfCases(db, ids))
  const initiatives = await initiativesByIds(db, ids)
  const edited = await editedOf(db, ids)
  const letters = byCase(await openHandLetters(db, ids))
  const toCheck = await casesToCheck(db, ids)
  const people = await peopleByIds(
    db,
    opened.flatMap(({ relations }) => relations.personIds),
  )
  return opened.map((one) => ({
    file: one.file,
    people,
    facts: {
      opened: one,
      advice: advice.get(one.file.id) ?? [],
      stuck: stuck.get(one.file.id) ?? [],
      looksAsked: asksLook(one, initiatives.get(one.file.id) ?? null, edited.has(one.file.id)),
      applicationToCheck: toCheck.has(one.file.id),
      tellByHand: tellByHand(letters.get(one.file.id) ?? []),
    },
  }))
}

/** The initiator said yes and the team did not look yet, or a change to a public plan waits. */
export const asksLook = (
  { state }: Pick<OpenedCase, 'state'>,
  initiative: Pick<Initiative, 'declined_public_at'> | null,
  edited: boolean,
): boolean =>
  edited ||
  (state.consentOn !== null &&
    state.publishedOn === null &&
    initiative !== null &&
    initiative.declined_public_at === null)

/** Of what is still to be told, oldest first: to whom, and since when. */
export const tellByHand = (letters: readonly HandLetter[]): CaseFacts['tellByHand'] =>
  letters
    .filter(({ person_id }, index) => letters.findIndex((one) => one.person_id === person_id) === index)
    .map(({ person_id, on_day }) => ({ personId: person_id, since: on_day }))
