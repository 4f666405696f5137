import type { Actor } from './actor.ts'
import { type Source, signed } from './audit/sign.ts'
import type { Db } from './db.ts'
import type { Reactions } from './events.ts'
import type { Locale } from './locale.ts'
import type { Log } from './log.ts'
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
  /** Where the administrator reads what went wrong without stopping the work. Absent in tests. */
  readonly log?: Log
  /** By which way of the program: a route, a job, a command. Absent: the program itself. */
  readonly source?: Source
}

/** Runs `work` in one transaction; inside an open one it joins that. What is written is logged as the actor's. */
export async function inTransaction<T>(act: Act, work: (act: Act) => Promise<T>): Promise<T> {
  const db = signed(act)
  if (db.isTransaction) return work({ ...act, db })
  return db.transaction().execute((tx) => work({ ...act, db: tx }))
}
