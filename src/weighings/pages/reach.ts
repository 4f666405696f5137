import { mayHandle, must, type OpenedCase } from '../../cases/index.ts'
import { type FrameworkResult, resultById } from '../../frameworks/index.ts'
import type { Act } from '../../kit/act.ts'
import type { Ctx } from '../../kit/http.ts'
import { type Person, peopleByIds } from '../../people/index.ts'
import { latestWeighing, type OpenedWeighing, weighedCase } from '../actions/opened.ts'
import { mayRead, ownOf } from '../rights.ts'
import { type Assessor, type Weighing, weighingsOf } from '../store.ts'

/** The weighing in an address, for who may read it before it is released. */
export interface Reached {
  readonly opened: OpenedCase
  readonly number: string
  /** The latest; null when none was asked yet. */
  readonly found: OpenedWeighing | null
  readonly earlier: readonly Weighing[]
  readonly result: FrameworkResult | null
  /** The sheet of who asks. */
  readonly own: Assessor | null
  /** Works on the case: asks, replaces, shares. */
  readonly handles: boolean
  readonly people: ReadonlyMap<string, Person>
}

export async function reachWeighing(c: Ctx, act: Act = c.var.act): Promise<Reached> {
  const number = c.req.param('number') ?? ''
  const opened = await weighedCase(act, number)
  const found = await latestWeighing(act, opened.file.id)
  const assessors = found?.assessors ?? []
  must(act, opened, mayRead(assessors))
  const [, ...earlier] = await weighingsOf(act.db, opened.file.id)
  const resultId = found?.weighing.result_id ?? null
  return {
    opened,
    number,
    found,
    earlier,
    result: resultId === null ? null : await resultById(act.db, resultId),
    own: ownOf(act.actor, assessors),
    handles: mayHandle(act.actor, opened.relations),
    people: await peopleByIds(act.db, [
      ...assessors.map(({ person_id }) => person_id),
      found?.weighing.talked_by ?? null,
      found?.weighing.proposed_by ?? null,
    ]),
  }
}
