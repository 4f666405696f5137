import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Day, isDay } from '../dates.ts'
import type { Settings } from '../settings.ts'

/** A row of the log that was sealed once: what the log must always hold. */
export interface Head {
  readonly number: number
  readonly hash: string
}

export interface DatedHead extends Head {
  readonly day: Day
}

const fileOf = ({ dataDir }: Pick<Settings, 'dataDir'>): string => join(dataDir, 'audit-heads')

/** Written as one says or mails it: `1234:9f2c...`. */
export const headInWords = ({ number, hash }: Head): string => `${number}:${hash}`

export function readHead(text: string): Head | null {
  const [, number, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? []
  return number && hash ? { number: Number(number), hash } : null
}

/** The last row of each day on which this program sealed, kept outside the database: a log cut short shows. */
export function readHeads(settings: Pick<Settings, 'dataDir'>): readonly DatedHead[] {
  try {
    return readFileSync(fileOf(settings), 'utf8').split('\n').flatMap(headOfLine)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

function headOfLine(line: string): readonly DatedHead[] {
  const [day = '', words = ''] = line.split(' ')
  const head = readHead(words)
  return head && isDay(day) ? [{ day, ...head }] : []
}

/**
 * Remembers what was sealed last. A day has one line, unless the log became shorter meanwhile (a backup was put back,
 * or somebody cut it): then the old line stays, and `meemaken audit verify` tells.
 */
export function rememberHead(settings: Pick<Settings, 'dataDir'>, head: DatedHead): void {
  const heads = readHeads(settings)
  const last = heads.at(-1)
  const kept = last && last.day === head.day && last.number <= head.number ? heads.slice(0, -1) : heads
  const lines = [...kept, head].map((one) => `${one.day} ${headInWords(one)}\n`)
  const half = `${fileOf(settings)}.${process.pid}`
  writeFileSync(half, lines.join(''), { mode: 0o600 })
  renameSync(half, fileOf(settings))
}
