import type { Act } from '../../kit/act.ts'
import type { Happening } from '../events.ts'
import { type Change, change, type Entry } from '../record.ts'

/** What domains further on may put on the timeline of a case. */
export type OutsideHappening = Extract<
  Happening,
  {
    type:
      | `commitment_${string}`
      | `meeting_${string}`
      | `application_${string}`
      | 'linked'
      | 'file_added'
      | 'handed_over'
  }
>

/**
 * Puts something on the timeline for another domain (commitments, meetings, applications, links). That domain has checked
 * the right to do it; the rules of the case still apply, and 'case_changed' is announced as always.
 */
export const recordOnCase = (
  act: Act,
  caseId: string,
  entry: Omit<Entry, 'happening'> & { readonly happening: OutsideHappening },
): Promise<Change> => change(act, caseId, () => [entry])
