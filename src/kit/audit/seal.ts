import { setTimeout as wait } from 'node:timers/promises'
import { dayOf } from '../dates.ts'
import type { Db } from '../db.ts'
import type { Log } from '../log.ts'
import type { Settings } from '../settings.ts'
import { beginning, fingerprintOf, type Link, sealOf } from './chain.ts'
import { rememberHead } from './heads.ts'
import { makeAuditKeys } from './keys.ts'
import {
  holdSealing,
  insertKeyPeriod,
  keyPeriods,
  lastLink,
  moveSealed,
  type Seal,
  waitingRows,
} from './store.ts'

/** The log is sealed with another key than ours: another data folder, or a key that was lost. */
export class OtherAuditKey extends Error {
  override name = 'OtherAuditKey'
}

const perRound = 2000

export interface Sealed {
  readonly amount: number
  /** The last row of the log; null when nothing was sealed now. */
  readonly last: Pick<Link, 'number' | 'hash'> | null
}

/**
 * Seals what waits, oldest first, behind what was sealed before, in one transaction. Of several programs that seal at
 * once one does; the others find that nothing is theirs to do.
 */
export function sealRound(db: Db, key: string, now: Date): Promise<Sealed> {
  return db.transaction().execute(async (tx) => {
    if (!(await holdSealing(tx))) return { amount: 0, last: null }
    const rows = await waitingRows(tx, perRound)
    if (rows.length === 0) return { amount: 0, last: null }
    const last = await lastLink(tx)
    await mustBeOurs(tx, key, (last?.number ?? 0) + 1, now)
    let previous = last?.hash ?? beginning
    const seals = rows.map((row, index): Seal => {
      const number = (last?.number ?? 0) + 1 + index
      previous = sealOf(key, previous, { ...row, number, sealedAt: now })
      return { id: row.id, number, hash: previous }
    })
    await moveSealed(tx, seals, now)
    return { amount: seals.length, last: seals.at(-1) ?? null }
  })
}

async function mustBeOurs(db: Db, key: string, firstNumber: number, now: Date): Promise<void> {
  const inUse = (await keyPeriods(db)).at(-1)
  const fingerprint = fingerprintOf(key)
  if (!inUse) return insertKeyPeriod(db, { firstNumber, fingerprint }, now)
  if (inUse.fingerprint !== fingerprint)
    throw new OtherAuditKey(`The audit log is sealed with key ${inUse.fingerprint}, ours is ${fingerprint}.`)
}

/** Seals everything that waits now, and remembers outside the database how far the log is. */
export async function sealAudit(
  db: Db,
  settings: Pick<Settings, 'dataDir' | 'auditKey'>,
  now: Date,
): Promise<number> {
  const [key = ''] = makeAuditKeys(settings)
  let amount = 0
  for (;;) {
    const sealed = await sealRound(db, key, now)
    if (!sealed.last) return amount
    amount += sealed.amount
    rememberHead(settings, {
      day: dayOf(now),
      number: sealed.last.number,
      hash: sealed.last.hash.toString('hex'),
    })
    if (sealed.amount < perRound) return amount
  }
}

interface Parts {
  readonly db: Db
  readonly settings: Pick<Settings, 'dataDir' | 'auditKey'>
  readonly clock: () => Date
  readonly log: Log
}

const betweenRounds = 1000
const betweenComplaints = 60_000

/** Seals every second, until it is stopped. What cannot be sealed waits; the log says so once a minute. */
export function startSealing({ db, settings, clock, log }: Parts): { stop(): Promise<void> } {
  const pause = new AbortController()
  let complained = 0
  const work = async (): Promise<void> => {
    while (!pause.signal.aborted) {
      try {
        await sealAudit(db, settings, clock())
      } catch (error) {
        const now = clock().getTime()
        if (now - complained > betweenComplaints) {
          log.error('audit_not_sealed', error)
          complained = now
        }
      }
      await wait(betweenRounds, null, { signal: pause.signal }).catch(() => {})
    }
  }
  const working = work()
  return {
    stop: async () => {
      pause.abort()
      await working
    },
  }
}

/** Goes on with the key at hand: after the old one was lost, or to replace it. The log shows from where. */
export async function beginKey(db: Db, key: string, now: Date): Promise<number | null> {
  return db.transaction().execute(async (tx) => {
    if (!(await holdSealing(tx))) throw new Error('The log is being sealed just now. Try again.')
    const fingerprint = fingerprintOf(key)
    if ((await keyPeriods(tx)).at(-1)?.fingerprint === fingerprint) return null
    const firstNumber = ((await lastLink(tx))?.number ?? 0) + 1
    await insertKeyPeriod(tx, { firstNumber, fingerprint }, now)
    return firstNumber
  })
}
