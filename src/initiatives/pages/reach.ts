import {
  isParty,
  mayHandle,
  maySee,
  maySeeParties,
  maySpeakForInitiator,
  mayWrite,
  type OpenedCase,
  openedCaseByNumber,
} from '../../cases/index.ts'
import type { Act } from '../../kit/act.ts'
import { Forbidden, NotFound } from '../../kit/errors.ts'
import type { Ctx } from '../../kit/http.ts'
import { isNumber } from '../schema.ts'
import { type Initiative, initiativeById } from '../store.ts'

/** An initiative with its case, and in which light the reader stands to it. */
export interface Reached {
  readonly initiative: Initiative
  readonly opened: OpenedCase
  /** Takes part, and is spoken to with "je". */
  readonly isParty: boolean
  /** Whose plan it is; a partner takes part, but does not speak for them. */
  readonly speaks: boolean
  /** Sees what the parties see. */
  readonly seesParties: boolean
  readonly handles: boolean
}

/** The initiative behind a number, for who may see it; for everyone else it does not exist. */
export async function reach(act: Act, number: string): Promise<Reached> {
  if (!isNumber(number)) throw new NotFound()
  const opened = await openedCaseByNumber(act, number)
  const { relations } = opened
  if (!maySee(act.actor, relations)) throw new NotFound()
  const initiative = await initiativeById(act.db, opened.file.id)
  if (!initiative) throw new NotFound()
  return {
    initiative,
    opened,
    isParty: isParty(act.actor, relations),
    speaks: maySpeakForInitiator(act.actor, relations),
    seesParties: maySeeParties(act.actor, relations),
    handles: mayHandle(act.actor, relations),
  }
}

/** A plan that is over can be done again; simple green has its own short form. */
export const canBeDoneAgain = ({ initiative, opened }: Pick<Reached, 'initiative' | 'opened'>): boolean =>
  opened.state.endedOn !== null && initiative.kind !== 'green'

type Right = 'write' | 'speak' | 'edit'

/** The same for a page where something is done: a stranger hears nothing of it, not even that it exists. */
export async function reachToDo(c: Ctx, right: Right): Promise<Reached> {
  const { act } = c.var
  const reached = await reach(act, c.req.param('number') ?? '')
  const { relations } = reached.opened
  const rights: Readonly<Record<Right, boolean>> = {
    write: mayWrite(act.actor, relations),
    speak: maySpeakForInitiator(act.actor, relations),
    edit: maySpeakForInitiator(act.actor, relations) || mayHandle(act.actor, relations),
  }
  if (rights[right]) return reached
  throw reached.seesParties ? new Forbidden() : new NotFound()
}
