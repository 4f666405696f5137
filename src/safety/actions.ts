import { type Act, inTransaction } from '../kit/act.ts'
import { visitor } from '../kit/actor.ts'
import { dayOf, formatDay } from '../kit/dates.ts'
import { Conflict, Forbidden, NotFound } from '../kit/errors.ts'
import type { Locale } from '../kit/locale.ts'
import { sendBlocked, sendEnded, sendObjectionSettled } from './mails.ts'
import { mayModerate } from './rights.ts'
import { isRunning, lastDayOf, mayObject, maySettle } from './rules.ts'
import type { ObjectionOutcome } from './schema.ts'
import * as store from './store.ts'
import { texts } from './texts.ts'
import { blockVoicesOf, isBlockToken } from './voice.ts'

/** Who is to be blocked, as what they wrote tells. */
export interface Writer {
  readonly personId: string | null
  readonly email: string | null
  readonly name: string | null
  readonly locale: Locale
}

/** Whether somebody can be known again: who wrote without an address and an account cannot. */
export const canBlock = ({ personId, email }: Pick<Writer, 'personId' | 'email'>): boolean =>
  personId !== null || email !== null

/** The block that holds today for who wrote this; null where there is none. */
export async function blockNow(
  act: Act,
  who: Pick<Writer, 'personId' | 'email'>,
): Promise<Pick<store.Block, 'id' | 'last_day'> | null> {
  const whose = { personId: who.personId, voices: blockVoicesOf(act, who) }
  return store.runningBlock(act.db, whose, dayOf(act.now))
}

/**
 * Blocks a person from putting anything in for so many days, with a reason that they are told. Never yourself, and one
 * block at a time.
 */
export async function blockWriter(
  act: Act,
  who: Writer,
  about: { readonly title: string; readonly path: string },
  asked: { readonly reason: string; readonly days: number },
): Promise<string> {
  const t = texts(act.locale).refused
  const { actor, municipality } = act
  if (!mayModerate(actor)) throw new Forbidden()
  const reason = asked.reason.trim()
  if (!reason) throw new Conflict(t.reason)
  if (!municipality.safety.block_days.includes(asked.days)) throw new Conflict(t.days)
  const voices = blockVoicesOf(act, who)
  const [voice] = voices
  if (!canBlock(who) || voice === undefined) throw new Conflict(t.unknown)
  if (who.personId !== null && who.personId === actor.personId) throw new Conflict(t.yourself)
  return inTransaction(act, async (act) => {
    const today = dayOf(act.now)
    await store.closeLapsed(act.db, { personId: who.personId, voices }, today)
    const running = await store.runningBlock(act.db, { personId: who.personId, voices }, today)
    if (running) throw new Conflict(t.already(formatDay(running.last_day, act.locale)))
    const id = await store.insertBlock(act.db, {
      ...{ person_id: who.personId, voice, name: who.name, email: who.email, locale: who.locale, reason },
      ...{ about: about.title.slice(0, 200), about_path: about.path, since: act.now },
      ...{ last_day: lastDayOf(today, asked.days), blocked_by: actor.personId },
    })
    const block = id === null ? null : await store.blockById(act.db, id)
    if (!block) throw new Conflict(t.changed)
    await sendBlocked(act, block)
    return block.id
  })
}

/** The block behind a link. @throws NotFound when the secret is not that of this block */
export async function blockBehind(act: Act, id: string, token: string): Promise<store.Block> {
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
  const block = isId && isBlockToken(act, id, token) ? await store.blockById(act.db, id) : null
  if (!block) throw new NotFound('block')
  return block
}

/** Who is blocked disagrees and says why; asked twice it is asked once. */
export async function objectToBlock(act: Act, { id }: store.Block, objection: string): Promise<void> {
  const t = texts(act.locale).refused
  if (!objection.trim()) throw new Conflict(t.objection)
  await inTransaction({ ...act, actor: visitor }, async (act) => {
    const block = await store.blockById(act.db, id, true)
    if (!block) throw new NotFound('block')
    if (block.objected_at !== null) return
    if (!mayObject(block, dayOf(act.now))) throw new Conflict(t.over)
    await store.updateBlock(act.db, id, { objection: objection.trim(), objected_at: act.now })
  })
}

/**
 * Somebody else than who blocked heard the objection: the block stays, or ends today.
 *
 * @throws Forbidden for who blocked
 */
export async function settleObjection(
  act: Act,
  id: string,
  { outcome, reply }: { readonly outcome: ObjectionOutcome; readonly reply: string },
): Promise<void> {
  const t = texts(act.locale).refused
  const { actor } = act
  if (!mayModerate(actor)) throw new Forbidden()
  await inTransaction(act, async (act) => {
    const block = await store.blockById(act.db, id, true)
    if (!block) throw new NotFound('block')
    if (!maySettle(actor, block)) throw new Forbidden()
    const waits = block.objected_at !== null && block.objection_outcome === null
    if (!waits || !isRunning(block, dayOf(act.now))) throw new Conflict(t.changed)
    const said = reply.trim()
    if (!said) throw new Conflict(t.reply)
    await store.updateBlock(act.db, id, {
      ...{ objection_outcome: outcome, objection_reply: said },
      ...{ objection_settled_at: act.now, objection_settled_by: actor.personId },
      ...(outcome === 'ended' ? { ended_at: act.now, ended_by: actor.personId, end_reason: said } : {}),
    })
    await sendObjectionSettled(act, block, { outcome, reply: said })
  })
}

/** Ends a block before its last day, with a reason. An objection that waits is settled by it. */
export async function endBlock(act: Act, id: string, reason: string): Promise<void> {
  const t = texts(act.locale).refused
  const { actor } = act
  if (!mayModerate(actor)) throw new Forbidden()
  await inTransaction(act, async (act) => {
    const block = await store.blockById(act.db, id, true)
    if (!block) throw new NotFound('block')
    if (!isRunning(block, dayOf(act.now))) throw new Conflict(t.changed)
    const said = reason.trim()
    if (!said) throw new Conflict(t.endReason)
    const objected = block.objected_at !== null && block.objection_outcome === null
    await store.updateBlock(act.db, id, {
      ...{ ended_at: act.now, ended_by: actor.personId, end_reason: said },
      ...(objected
        ? {
            ...{ objection_outcome: 'ended' as const, objection_settled_at: act.now },
            // Who takes their own block back gives in: nobody else has to decide any more.
            objection_settled_by: maySettle(actor, block) ? actor.personId : null,
          }
        : {}),
    })
    await sendEnded(act, block, said)
  })
}
