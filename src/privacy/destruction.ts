import { setPublished } from '../cases/index.ts'
import { type Act, inTransaction } from '../kit/act.ts'
import { system } from '../kit/actor.ts'
import { addMonths, type Day, dayOf } from '../kit/dates.ts'
import { Conflict, Forbidden } from '../kit/errors.ts'
import { storageOf } from '../kit/files.ts'
import { addJob } from '../kit/jobs.ts'
import { hasRole } from '../people/index.ts'
import {
  groundOf,
  type Result,
  type Retention,
  type RetentionAction,
  type RetentionRule,
  readRetention,
  retentionSchema,
  ruleFor,
  withRule,
} from './retention.ts'
import { retentionTexts } from './retention-texts.ts'
import { isPastTerm, keptUntil, resultOf } from './rules.ts'
import * as store from './store.ts'

/** The rules in force: published ones, else those of the configuration folder. */
export const retentionOf = async (act: Act): Promise<Retention> =>
  (await store.publishedRetention(act.db)) ?? readRetention(act.settings.configDir)

export interface RuleChange {
  /** Of one kind of case; null: the general rule. */
  readonly kind: string | null
  readonly result: Result
  /** Null: this kind follows the general rule. */
  readonly rule: Pick<RetentionRule, 'years' | 'action' | 'list_number' | 'list_name'> | null
}

/** The rules as they would be with this change; nothing is stored. */
export async function retentionWith(act: Act, { kind, result, rule }: RuleChange): Promise<Retention> {
  const before = await retentionOf(act)
  const { key, ground } = ruleFor(before, result, kind)
  if (rule === null && kind === null) throw new Conflict(retentionTexts(act.locale).generalStays)
  const own = rule && { key: kind === null ? key : `${kind}_${result}`, kind, result, ground, ...rule }
  return retentionSchema.parse(withRule(before, { kind, result }, own))
}

/** Publishes another rule, with a reason. Records that were destroyed stay destroyed; all others follow the new rules. */
export async function changeRetention(
  act: Act,
  input: RuleChange & { readonly reason: string },
): Promise<void> {
  mustAdminister(act)
  await inTransaction(act, async (act) => {
    const definition = await retentionWith(act, input)
    await store.insertRetention(act.db, {
      definition,
      reason: input.reason,
      by: act.actor.personId,
      at: act.now,
    })
  })
}

/** More than this nobody looks through at once; the rest is on the list of next month. */
const mostListed = 500

/** A record of a case that ended later than this is past no term on that day. */
const latestEnd = ({ rules }: Retention, day: Day): Day =>
  addMonths(day, -12 * Math.min(...rules.map(({ years }) => years)))

/** A record of which the term is over on a day. */
export interface DueRecord {
  readonly number: string
  readonly kind: string
  readonly result: Result
  readonly endedOn: Day
  /** The day after which something happens to it. */
  readonly dueOn: Day
  readonly action: RetentionAction
}

/** Every record of which the term is over on this day, by these rules, the oldest first. What is kept is not in it. */
export async function dueOn(act: Act, retention: Retention, day: Day): Promise<readonly DueRecord[]> {
  const ended = await store.endedBefore(act.db, latestEnd(retention, day))
  return ended.flatMap((one) => {
    const result = resultOf(one)
    const { years, action } = ruleFor(retention, result, one.kind)
    if (action === 'keep' || !isPastTerm(one.endedOn, years, day)) return []
    const { number, kind, endedOn } = one
    return [{ number, kind, result, endedOn, dueOn: keptUntil(endedOn, years), action }]
  })
}

/** Lists the records that are past their term, for somebody to look through. Answers how many; none makes no list. */
export async function listForDestruction(act: Act): Promise<number> {
  const today = dayOf(act.now)
  const retention = await retentionOf(act)
  return inTransaction(act, async (act) => {
    const due = (await store.endedBefore(act.db, latestEnd(retention, today))).flatMap((one) => {
      const result = resultOf(one)
      const rule = ruleFor(retention, result, one.kind)
      if (rule.action !== 'destroy' || !isPastTerm(one.endedOn, rule.years, today)) return []
      const { id: case_id, number, kind, endedOn: ended_on } = one
      return [{ case_id, number, kind, result, ended_on, years: rule.years, ground: groundOf(rule) }]
    })
    if (due.length === 0) return 0
    const listed = due.slice(0, mostListed)
    return (await store.insertList(act.db, listed, act.now)) === null ? 0 : listed.length
  })
}

/** The same at once, for an administrator who does not wait for the round of the month. */
export async function lookForDestruction(act: Act): Promise<number> {
  mustAdminister(act)
  return listForDestruction(act)
}

/** Somebody looked through the list: what is not kept goes, by the worker, one record after another. */
export async function approveDestruction(
  act: Act,
  input: { readonly listId: string; readonly keep: readonly string[]; readonly reason: string },
): Promise<void> {
  const by = mustAdminister(act)
  const { listId: id, keep: stays, reason } = input
  await inTransaction(act, async (act) => {
    if (!(await store.approveList(act.db, { id, stays, reason, by }, act.now)))
      throw new Conflict(retentionTexts(act.locale).gone)
    await addJob(act.db, 'destroy_listed', {}, { key: 'destroy_listed' })
  })
}

/** Destroys what was approved, each record in a transaction of its own: after a kill it goes on where it was. */
export async function destroyListed(given: Act): Promise<void> {
  const act: Act = { ...given, actor: system }
  for (const listId of await store.approvedLists(act.db)) {
    while (await destroyNext(act, listId));
    await inTransaction(act, (act) => store.closeList(act.db, listId, act.now))
  }
}

async function destroyNext(given: Act, listId: string): Promise<boolean> {
  const t = retentionTexts('nl')
  const gone = await inTransaction(given, async (act) => {
    const item = await store.nextToDestroy(act.db, listId)
    if (!item) return null
    if (!(await store.isEnded(act.db, item.case_id))) {
      await store.keepAfterAll(act.db, listId, item.case_id, t.reopened)
      return []
    }
    if (await store.isKeptUp(act.db, item.case_id)) {
      await store.keepAfterAll(act.db, listId, item.case_id, t.keptUp)
      return []
    }
    await setPublished(act, { caseId: item.case_id, published: false })
    const words = { title: t.destroyedTitle(item.number), slug: 'vernietigd', text: t.destroyedText }
    const files = await store.destroyCase(act.db, item.case_id, words, act.now)
    await store.markDestroyed(act.db, listId, item.case_id, act.now, dayOf(act.now))
    return files
  })
  for (const sha256 of gone ?? []) await storageOf(given.settings).remove(sha256)
  return gone !== null
}

function mustAdminister(act: Act): string {
  if (act.actor.personId === null || !hasRole(act.actor, 'administrator')) throw new Forbidden()
  return act.actor.personId
}
