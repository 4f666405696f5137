import type { Actor } from './actor.ts'
import type { Db } from './db.ts'
import type { Reactions } from './events.ts'
import type { Locale } from './locale.ts'
import type { Municipality } from './municipality.ts'
import type { Settings } from './settings.ts'

/**
 * Everything an action needs to know about the moment: who acts, when, in which language, on which data.
 * `now` is the only clock of the domains; the demo city lives through three years with a past `now`.
 */
export interface Act {
  readonly db: Db
  readonly now: Date
  readonly actor: Actor
  readonly locale: Locale
  readonly municipality: Municipality
  readonly settings: Settings
  readonly reactions: Reactions
}

/** Runs `work` in one transaction; inside an open one it joins that. */
export async function inTransaction<T>(act: Act, work: (act: Act) => Promise<T>): Promise<T> {
  if (act.db.isTransaction) return work(act)
  return act.db.transaction().execute((db) => work({ ...act, db }))
}
