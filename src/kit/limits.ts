import { createHash } from 'node:crypto'
import type { Act } from './act.ts'
import { TooMany } from './errors.ts'
import type { Jobs } from './jobs.ts'
import { countAttempt, removeOldAttempts } from './limits/store.ts'

export interface Limit {
  readonly name: string
  readonly attempts: number
  readonly seconds: number
}

/**
 * What may come from one address of the network in an hour. A hall with one wifi where everybody takes part at once, a
 * school, a library and a mobile provider each share one address among many people; what protects one mailbox or one
 * account is a limit on that mailbox or account.
 */
export const sharedAddress = { attempts: 300, seconds: 60 * 60 } as const

/**
 * Counts an attempt under `subject` (an address, a person) and throws `TooMany` above the limit.
 * Kept in the database, so that it holds across processes; the subject is stored as a digest.
 */
export async function limit(act: Act, rule: Limit, subject: string): Promise<void> {
  const length = rule.seconds * 1000
  const start = Math.floor(act.now.getTime() / length) * length
  const digest = createHash('sha256').update(subject.toLowerCase()).digest('base64url').slice(0, 22)
  const attempts = await countAttempt(act.db, `${rule.name}:${digest}`, new Date(start))
  if (attempts > rule.attempts) {
    throw new TooMany(Math.max(1, Math.ceil((start + length - act.now.getTime()) / 1000)))
  }
}

export const limitJobs: Jobs = {
  forget_old_attempts: (act) => removeOldAttempts(act.db, new Date(act.now.getTime() - 25 * 60 * 60 * 1000)),
}
