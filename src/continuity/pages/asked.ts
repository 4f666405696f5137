import { type OpenedCase, openedCase } from '../../cases/index.ts'
import { type Initiative, initiativeByNumber } from '../../initiatives/index.ts'
import { Forbidden, NotFound } from '../../kit/errors.ts'
import type { Ctx } from '../../kit/http.ts'
import { rhythmOf } from '../actions/start.ts'
import { mayTend } from '../rights.ts'
import { type KeptWish, keptById } from '../store.ts'

export interface Asked {
  readonly initiative: Initiative
  readonly opened: OpenedCase
  /** Null for a wish that was carried out and is not followed. */
  readonly kept: KeptWish | null
  /** It was carried out and is not followed, or not any more: that can begin. */
  readonly mayBegin: boolean
}

/**
 * The wish of the address, for who works on it; 404 for what was not carried out.
 * @throws Forbidden for a colleague who does not work on it
 */
export async function keptAsked(c: Ctx): Promise<Asked> {
  const { act } = c.var
  const number = c.req.param('number') ?? ''
  const initiative = /^\d{4}-\d{4,9}$/.test(number) ? await initiativeByNumber(act.db, number) : null
  if (!initiative) throw new NotFound('initiative')
  const opened = await openedCase(act, initiative.case_id)
  if (!mayTend(act.actor, opened.relations)) throw new Forbidden()
  const kept = await keptById(act.db, initiative.case_id)
  const isDone = opened.state.end === 'completed' && rhythmOf(act, initiative.kind) !== null
  if (!kept && !isDone) throw new NotFound('kept wish')
  return { initiative, opened, kept, mayBegin: isDone && (kept === null || kept.ended_on !== null) }
}
