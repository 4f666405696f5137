import { maySeeContactDetails } from '../../cases/index.ts'
import type { Act } from '../../kit/act.ts'
import { NotFound } from '../../kit/errors.ts'
import { paths } from '../../paths.ts'
import * as store from '../store/front-door.ts'
import { type Facts, factsOf } from './facts.ts'

/** A line of work for the team: somebody to call or write to, because they do not use e-mail. */
export interface OpenReceipt {
  readonly caseId: string
  readonly number: string
  readonly title: string
  readonly channel: store.ReceiptChannel
  readonly since: Date
  /** Where the text to read aloud or the letter is, with the button that ends it. */
  readonly path: string
}

/** Who still has to be told by telephone or letter that their idea is in, oldest first. For the team's inbox. */
export async function openReceipts(act: Act): Promise<readonly OpenReceipt[]> {
  return (await store.openReceipts(act.db)).map((receipt) => ({
    caseId: receipt.case_id,
    number: receipt.number,
    title: receipt.title,
    channel: receipt.channel,
    since: receipt.asked_at,
    path: paths.receiptLetter(receipt.number),
  }))
}

/** The facts with how to reach the person: for who works on the case, the telephone desk, and who entered it. */
export async function factsForStaff(act: Act, number: string): Promise<Facts> {
  const facts = await factsOf(act, number)
  const { personId } = act.actor
  const entered = personId !== null && facts.initiative.entered_by === personId
  if (!entered && !maySeeContactDetails(act.actor, facts.opened.relations)) throw new NotFound('initiative')
  return facts
}

/** The person has been told: called, written to, or told face to face. */
export async function markTold(act: Act, number: string): Promise<void> {
  const { initiative } = await factsForStaff(act, number)
  await store.markTold(act.db, initiative.case_id, act.actor.personId, act.now)
}
