import { postUpdate } from '../../cases/index.ts'
import type { Act } from '../../kit/act.ts'
import { formatDay } from '../../kit/dates.ts'
import type { Round } from '../store.ts'
import { texts } from '../texts.ts'

// What stands on a timeline is said in the language of the municipality.
const words = () => texts('nl').toApplicant

/** The wish came after the closing day, or is not complete: it goes into the next round. */
export async function tellLate(act: Act, caseId: string, round: Round, next: Round | null): Promise<void> {
  const closed = formatDay(round.closes_on, 'nl', 'long')
  const text = next
    ? words().late(closed, formatDay(next.closes_on, 'nl', 'long'))
    : words().lateNoDate(closed)
  await postUpdate(act, { caseId, text, visibility: 'parties' })
}

/** The wish was taken off the list, with the reason, and goes into the next round. */
export async function tellMoved(act: Act, caseId: string, reason: string): Promise<void> {
  await postUpdate(act, { caseId, text: words().moved(reason.trim()), visibility: 'parties' })
}

/** The jury wants to look at it again, later. */
export async function tellNotNow(act: Act, caseId: string, reasons: string): Promise<void> {
  await postUpdate(act, { caseId, text: words().notNow(reasons), visibility: 'parties' })
}
