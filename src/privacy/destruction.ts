import { setPublished } from '../cases/index.ts'
import { type Act, inTransaction } from '../kit/act.ts'
import { system } from '../kit/actor.ts'
import { dayOf } from '../kit/dates.ts'
import { Conflict, Forbidden } from '../kit/errors.ts'
import { storageOf } from '../kit/files.ts'
import { addJob } from '../kit/jobs.ts'
import { hasRole } from '../people/index.ts'
import { type Result, type Retention, readRetention, retentionSchema, ruleFor } from './retention.ts'
import { retentionTexts } from './retention-texts.ts'
import { isPastTerm, resultOf } from './rules.ts'
import * as store from './store.ts'

/** The rules in force: published ones, else those of the configuration folder. */
export const retentionOf = async (act: Act): Promise<Retention> =>
  (await store.publishedRetention(act.db)) ?? readRetention(act.settings.configDir)

/** Publishes other terms, with a reason. Records that were destroyed stay destroyed; all others follow the new terms. */
export async function changeRetention(
  act: Act,
  input: { readonly years: Readonly<Record<Result, number>>; readonly reason: string },
): Promise<void> {
  mustAdminister(act)
  await inTransaction(act, async (act) => {
    const before = await retentionOf(act)
    const rules = before.rules.map((rule) => ({ ...rule, years: input.years[rule.result] }))
    const definition = retentionSchema.parse({ ...before, rules })
    await store.insertRetention(act.db, {
      definition,
      reason: input.reason,
      by: act.actor.personId,
      at: act.now,
    })
  })
}

/** Lists the records that are past their term, for somebody to look through. Answers how many; none makes no list. */
export async function listForDestruction(act: Act): Promise<number> {
  const today = dayOf(act.now)
  const retention = await retentionOf(act)
  return inTransaction(act, async (act) => {
    const due = (await store.endedBefore(act.db, today)).flatMap((one) => {
      const result = resultOf(one)
      const rule = ruleFor(retention, result)
      if (rule.action !== 'destroy' || !isPastTerm(one.endedOn, rule.years, today)) return []
      const { id: case_id, number, kind, endedOn: ended_on } = one
      return [{ case_id, number, kind, result, ended_on, years: rule.years, ground: rule.ground }]
    })
    if (due.length === 0) return 0
    return (await store.insertList(act.db, due, act.now)) === null ? 0 : due.length
  })
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
