import { mayHandle, must, pauseCase } from '../../cases/index.ts'
import { type Act, inTransaction } from '../../kit/act.ts'
import type { Day } from '../../kit/dates.ts'
import { Conflict } from '../../kit/errors.ts'
import {
  ApplicationRefused,
  recordComplete,
  recordIncomplete,
  recordSupplement,
} from '../actions/applications.ts'
import { reserveInOrder } from '../actions/order.ts'
import { applicationById, storeChecks } from '../store.ts'
import { openedApplication } from './decide.ts'
import { itemsOf, legalEntityItem } from './items.ts'
import { organisationApplies } from './legal-entity.ts'
import { applyingTexts } from './texts.ts'
import { fillIn } from './words.ts'

export interface Looked {
  readonly item: string
  readonly isThere: boolean
  /** What is missing, in words that the applicant reads. */
  readonly note: string | null
}

export type Checked =
  | { readonly state: 'complete'; readonly sequence: number; readonly isReserved: boolean }
  | { readonly state: 'incomplete'; readonly until: Day }

/**
 * Writes down of every item whether it is there. When all are, the application is complete and gets its number, and in
 * order of receipt its money is set aside when there is enough and nobody waits before it. When something is missing the applicant is asked for
 * it with a term, and the term for the decision stands still (art. 4:5 and 4:15 Awb).
 */
export async function checkApplication(
  act: Act,
  input: { readonly applicationId: string; readonly items: readonly Looked[]; readonly until: Day },
): Promise<Checked> {
  return inTransaction(act, async (act) => {
    const { application, opened, scheme } = await openedApplication(act, input.applicationId)
    must(act, opened, mayHandle)
    if (application.ended_at) throw new ApplicationRefused(act, 'ended_already')
    if (application.complete_at) throw new ApplicationRefused(act, 'complete_already')
    const looked = new Map(input.items.map((one) => [one.item, one]))
    const items = itemsOf(scheme, application.requested_cents, 'nl').map(({ key, text }) => {
      const found = looked.get(key)
      return { key, text, isThere: found?.isThere === true, note: found?.note?.trim() || null }
    })
    if (
      items.some(({ key, isThere }) => key === legalEntityItem && isThere) &&
      !organisationApplies(opened.parties)
    )
      throw new Conflict(applyingTexts(act.locale).noLegalEntity)
    const missing = items.filter(({ isThere }) => !isThere)
    await storeChecks(
      act.db,
      items.map(({ key, isThere }) => ({
        application_id: application.id,
        item: key,
        is_there: isThere,
        checked_at: act.now,
        checked_by: act.actor.personId,
      })),
    )
    if (missing.length > 0) {
      const facts = {
        cents: null,
        asked: application.requested_cents,
        title: opened.file.title,
        number: opened.file.number,
      }
      const t = applyingTexts('nl').supplement
      const lines = missing.map(({ text, note }) => `- ${note ? `${text} ${note}` : text}`)
      const request = [fillIn(scheme.letters.incomplete, facts), [t.missing, ...lines].join('\n'), t.else]
      // Asked again after a term that ran out: it was incomplete already.
      if (!application.incomplete_since) await recordIncomplete(act, application.id)
      await pauseCase(act, {
        caseId: opened.file.id,
        request: request.join('\n\n'),
        until: input.until,
        saysWhatIfNot: true,
      })
      return { state: 'incomplete', until: input.until }
    }
    // What was asked for came in by another way than the conversation.
    if (application.incomplete_since) await recordSupplement(act, application.id)
    const sequence = await recordComplete(act, application.id)
    // Setting aside follows from the order of receipt; nobody weighs anything.
    await reserveInOrder(act, application.ceiling_id, { reason: applyingTexts('nl').booked.complete })
    const reserved = (await applicationById(act.db, application.id))?.balance.reserved
    return { state: 'complete', sequence, isReserved: reserved === application.requested_cents }
  })
}
