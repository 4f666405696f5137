import type { Db } from '../db.ts'
import { type Break, beginning, breakAt, fingerprintOf, type Link, sealOf, searchAhead } from './chain.ts'
import { type DatedHead, type Head, headInWords } from './heads.ts'
import {
  countWaiting,
  hashAt,
  type KeyPeriod,
  keyPeriods,
  lastLink,
  linksAfter,
  tablesWithTriggers,
} from './store.ts'

export interface Fault {
  readonly kind: Break | 'cut' | 'replaced' | 'unsealed' | 'key' | 'unwatched'
  /** Number of the row where it shows first. */
  readonly number: number | null
  readonly message: string
}

export interface Verified {
  readonly entries: number
  readonly last: Head | null
  readonly waiting: number
  readonly faults: readonly Fault[]
}

export interface Evidence {
  readonly keys: readonly string[]
  /** What this program sealed on earlier days, and what somebody wrote down. */
  readonly heads: readonly (Head & Partial<DatedHead>)[]
  /** Tables that are not logged, with why. */
  readonly leftOut: Readonly<Record<string, string>>
}

/** Rows that wait longer than this are not being sealed. */
const longestWait = 5 * 60
const perRead = 2000

/** Checks the whole log: every seal, that nothing was cut off, that all is sealed and that every table is watched. */
export async function verifyAudit(db: Db, evidence: Evidence): Promise<Verified> {
  const last = await lastLink(db)
  const chain = await chainFault(db, evidence.keys)
  const heads = await headFaults(db, evidence.heads, last?.number ?? 0)
  const { amount, oldestSeconds } = await countWaiting(db)
  return {
    entries: last?.number ?? 0,
    last: last && { number: last.number, hash: last.hash.toString('hex') },
    waiting: amount,
    faults: [
      ...(chain ? [chain] : []),
      ...heads,
      ...(oldestSeconds > longestWait ? [unsealed(amount, oldestSeconds)] : []),
      ...(await unwatched(db, evidence.leftOut)),
    ],
  }
}

const inWords: Readonly<Record<Break, (number: number) => string>> = {
  changed: (number) =>
    `Row ${number} does not fit its seal: it was changed, or rows before it were removed and the rest renumbered.`,
  removed: (number) => `Row ${number} is missing: it was removed.`,
  inserted: (number) => `Row ${number} was put in between: the row that belongs there comes after it.`,
  moved: (number) => `Row ${number} is in another place than where it was sealed.`,
}

/** The first row that does not fit, from the beginning; seals after it say nothing. */
async function chainFault(db: Db, keys: readonly string[]): Promise<Fault | null> {
  const periods = await keyPeriods(db)
  const known = new Map(keys.map((key) => [fingerprintOf(key), key]))
  let previous: Buffer = beginning
  let expected = 1
  for (;;) {
    const links = await linksAfter(db, expected - 1, perRead)
    if (links.length === 0) return null
    for (const [index, link] of links.entries()) {
      const key = keyFor(periods, known, expected)
      if (typeof key !== 'string') return key
      if (link.number !== expected || !sealOf(key, previous, link).equals(link.hash)) {
        const ahead = [...links.slice(index), ...(await linksAfter(db, lastOf(links), searchAhead))]
        const kind = breakAt(key, previous, expected, ahead)
        return { kind, number: expected, message: inWords[kind](expected) }
      }
      previous = link.hash
      expected += 1
    }
  }
}

const lastOf = (links: readonly Link[]): number => links.at(-1)?.number ?? 0

/** The key with which a row was sealed, or the fault that we do not have it. */
function keyFor(
  periods: readonly KeyPeriod[],
  known: ReadonlyMap<string, string>,
  number: number,
): string | Fault {
  const period = periods.findLast(({ firstNumber }) => firstNumber <= number)
  const key = known.get(period?.fingerprint ?? '')
  if (key) return key
  const which = period ? `key ${period.fingerprint}, which is not here` : 'a key that nothing tells of'
  return { kind: 'key', number, message: `From row ${number} on the log is sealed with ${which}.` }
}

/** The end of a log can be cut off without breaking it; what was noted elsewhere tells. */
async function headFaults(
  db: Db,
  heads: readonly (Head & Partial<DatedHead>)[],
  entries: number,
): Promise<readonly Fault[]> {
  const faults: Fault[] = []
  for (const head of heads) {
    const { number, hash, day } = head
    const when = day ? `on ${day}` : 'at some time'
    const found = await hashAt(db, number)
    if (found?.toString('hex') === hash) continue
    faults.push(
      number > entries
        ? {
            kind: 'cut',
            number,
            message: `The log ends at row ${entries}, but row ${number} was sealed ${when}: the end was cut off, or an older backup was put back.`,
          }
        : {
            kind: 'replaced',
            number,
            message: `Row ${number} has another seal than ${when} (${headInWords(head)}).`,
          },
    )
  }
  return faults
}

const unsealed = (amount: number, seconds: number): Fault => ({
  kind: 'unsealed',
  number: null,
  message: `${amount} rows wait for their seal, the oldest for ${Math.round(seconds / 60)} minutes: no worker seals.`,
})

async function unwatched(db: Db, leftOut: Readonly<Record<string, string>>): Promise<readonly Fault[]> {
  const tables = await tablesWithTriggers(db)
  return tables
    .filter(({ table, rows, emptying }) => !(table in leftOut) && !(rows && emptying))
    .map(({ table }) => ({
      kind: 'unwatched',
      number: null,
      message: `What changes in ${table} is not logged: its trigger is gone or switched off.`,
    }))
}
