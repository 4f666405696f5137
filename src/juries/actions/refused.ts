import type { Act } from '../../kit/act.ts'
import { Conflict } from '../../kit/errors.ts'
import type { JudgeRefusal, OutcomeRefusal, RoundRefusal } from '../rules.ts'
import { texts } from '../texts.ts'

/** Why something cannot be done in a jury; the words are in `texts.ts`. */
export type JuryFault =
  | JudgeRefusal
  | OutcomeRefusal
  | RoundRefusal
  | 'not_collecting'
  | 'nothing_to_judge'
  | 'reason_missing'
  | 'closes_later'
  | 'not_counted'
  | 'outcomes_missing'
  | 'not_a_member'
  | 'not_a_substitute'
  | 'substitute_taken'
  | 'substitute_voted'
  | 'term_backwards'
  | 'signed_up'
  | 'is_member'
  | 'not_seeking'
  | 'score_missing'
  | 'counts_differ'
  | 'not_sent'
  | 'own_wish'
  | 'tell_secretary'
  | 'began_anew'
  | 'decided_already'
  | 'above_room'

/** The rule that was broken, so that a page can show it at the right field. */
export class JuryRefused extends Conflict {
  constructor(
    act: Pick<Act, 'locale'>,
    readonly fault: JuryFault,
  ) {
    super(texts(act.locale).faults[fault])
  }
}
