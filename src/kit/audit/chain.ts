import { createHash, createHmac } from 'node:crypto'

/** What of a row of the log goes into its seal, column by column as text. */
export interface Content {
  readonly id: number
  readonly cells: readonly (string | null)[]
}

/** A sealed row. */
export interface Link extends Content {
  /** Its place in the log: 1, 2, 3 ... without gaps. */
  readonly number: number
  readonly sealedAt: Date
  readonly hash: Buffer
}

/** What the first row is chained to. */
export const beginning = Buffer.alloc(32)

/** Seal of a row: made with a key that is not in the database, over the seal before it and all that the row says. */
export function sealOf(
  key: string,
  previous: Buffer,
  row: Content & Pick<Link, 'number' | 'sealedAt'>,
): Buffer {
  const text = JSON.stringify([row.number, row.sealedAt.getTime(), ...row.cells])
  return createHmac('sha256', key).update(previous).update(text).digest()
}

/** By which a key is known without telling it. */
export const fingerprintOf = (key: string): string =>
  createHash('sha256').update(`meemaken audit key ${key}`).digest('hex').slice(0, 16)

/** What is wrong with a chain, in the words of `meemaken audit verify`. */
export type Break = 'changed' | 'removed' | 'inserted' | 'moved'

/** How far to look for where a row went. */
export const searchAhead = 10_000

/**
 * What happened at the first row of `rows` that does not fit behind `previous`. `expected` is the number that should
 * come; the rows after it tell whether the one that belongs here still exists elsewhere.
 */
export function breakAt(key: string, previous: Buffer, expected: number, rows: readonly Link[]): Break {
  const [found, after] = rows
  if (!found || found.number !== expected) return 'removed'
  const fits = (row: Link, behind: Buffer, number: number): boolean =>
    sealOf(key, behind, { ...row, number }).equals(row.hash)
  const original = rows.find((row) => fits(row, previous, expected))
  if (!original) return 'changed'
  // The row that belongs here moved up by one: either the two were exchanged, or this one was put in between.
  if (original === after) return fits(found, original.hash, expected + 1) ? 'moved' : 'inserted'
  return 'moved'
}
