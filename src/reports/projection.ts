import { isDeepStrictEqual } from 'node:util'
import { caseIdsAfter, type OpenedCase, openedCase } from '../cases/index.ts'
import { initiativeById } from '../initiatives/index.ts'
import { type Act, inTransaction } from '../kit/act.ts'
import type { DomainEvent } from '../kit/events.ts'
import { readMark, writeMark } from '../kit/installation.ts'
import { addJob } from '../kit/jobs.ts'
import { factsOf } from './facts.ts'
import { countAnew, foldChanges, saveFacts } from './store.ts'

/** Goes up when something else is counted, or the same in another way. */
const figuresVersion = 1
const mark = 'figures'

async function countCase(act: Act, opened: OpenedCase): Promise<void> {
  const { id, kind, area_id } = opened.file
  const initiative = await initiativeById(act.db, id)
  await saveFacts(act.db, { caseId: id, kind, areaId: area_id }, factsOf(opened, initiative?.origin ?? null))
}

/** Reaction to `case_changed`: the figures follow the case in the same transaction, once for all its events. */
export async function figuresFollowCase(act: Act, event: DomainEvent): Promise<void> {
  const opened = event.opened as OpenedCase
  const { id } = event.event as OpenedCase['events'][number]
  if (opened.events.at(-1)?.id !== id || countsAsBefore(event.before as OpenedCase, opened)) return
  await countCase(act, opened)
}

/** How a case ended is counted by the origin of the idea too, which may have changed by itself. */
const countsAsBefore = (before: OpenedCase, opened: OpenedCase): boolean =>
  opened.state.end === null && isDeepStrictEqual(factsOf(before, null), factsOf(opened, null))

/** Puts what changed since the last time with the counts. */
export const foldFigures = (act: Act): Promise<number> => inTransaction(act, ({ db }) => foldChanges(db))

const slice = 500

/** Counts everything anew from the timelines, each case in its own transaction; answers how many cases. */
export async function rebuildFigures(act: Act): Promise<number> {
  let count = 0
  let after: string | null = null
  for (;;) {
    const ids: readonly string[] = await caseIdsAfter(act.db, after, slice)
    for (const id of ids)
      await inTransaction(act, async (act) => countCase(act, await openedCase(act, id, true)))
    count += ids.length
    after = ids.at(-1) ?? null
    if (after === null) break
  }
  await inTransaction(act, async ({ db }) => {
    await countAnew(db)
    await writeMark(db, mark, figuresVersion)
  })
  return count
}

/** Asks the worker to count anew where the figures were made by an older program. */
export async function renewFigures(act: Act): Promise<void> {
  if ((await readMark(act.db, mark)) === figuresVersion) return
  const hasCases = (await caseIdsAfter(act.db, null, 1)).length > 0
  if (hasCases) await addJob(act.db, 'rebuild_figures', {}, { key: 'rebuild_figures' })
  else await writeMark(act.db, mark, figuresVersion)
}

/** Counts anew, unless another process did so meanwhile. */
export async function rebuildOldFigures(act: Act): Promise<void> {
  if ((await readMark(act.db, mark)) !== figuresVersion) await rebuildFigures(act)
}
