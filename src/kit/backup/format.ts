import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { z } from 'zod'
import { type Entry, entriesOf } from './tar.ts'

/**
 * A backup is one `tar.gz`: `meemaken.json` says what it is, `tables/<name>/<number>.copy` are rows as PostgreSQL's
 * COPY writes them, `files/<sha256>` the files of people, and `manifest.json` at the end has counts and digests.
 * A file without that end is broken off.
 */
export const headName = 'meemaken.json'
export const manifestName = 'manifest.json'
export const pieceName = (table: string, number: number): string =>
  `tables/${table}/${String(number).padStart(6, '0')}.copy`
export const fileEntryName = (sha256: string): string => `files/${sha256}`

const head = z.object({
  format: z.literal(1),
  program: z.string(),
  madeAt: z.string(),
  postgres: z.string(),
  /** Names of the migrations that had run. */
  migrations: z.array(z.string()),
})
export type Head = z.infer<typeof head>

const tablePart = z.object({
  name: z.string(),
  columns: z.array(z.string()),
  rows: z.number(),
  /** Of all rows as COPY writes them, in the order of the key. */
  sha256: z.string(),
})
export type TablePart = z.infer<typeof tablePart>

const manifest = z.object({
  tables: z.array(tablePart),
  sequences: z.record(z.string(), z.object({ last: z.number(), called: z.boolean() })),
  files: z.object({ amount: z.number(), bytes: z.number(), missing: z.array(z.string()) }),
  /** Fingerprint of the key that seals the audit log; the key itself is never in a backup. */
  auditKey: z.string().nullable(),
})
export type Manifest = z.infer<typeof manifest>

/** The file is no backup, is damaged or broken off, or does not fit this program; the message says which. */
export class BackupUnusable extends Error {
  override name = 'BackupUnusable'
}

/** Counts rows and digests them while they pass by. */
export function counter(): {
  add(bytes: Uint8Array): void
  rows(): number
  result(): { rows: number; sha256: string }
} {
  const hash = createHash('sha256')
  let rows = 0
  return {
    add: (bytes) => {
      hash.update(bytes)
      // COPY writes a line break inside a value as two signs, so each one ends a row.
      for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) rows += 1
    },
    rows: () => rows,
    result: () => ({ rows, sha256: hash.digest('hex') }),
  }
}

/** What passes by while a backup is read. */
export interface Reader {
  head?(head: Head): Promise<void>
  piece?(table: string, bytes: Uint8Array): Promise<void>
  file?(sha256: string, bytes: Uint8Array): Promise<void>
}

/**
 * Reads a backup from start to end, and holds everything in it against its digests.
 * @throws `BackupUnusable`
 */
export async function readBackup(
  path: string,
  reader: Reader = {},
): Promise<{ readonly head: Head; readonly manifest: Manifest }> {
  const source = createReadStream(path)
  const unpacked = source.pipe(createGunzip())
  source.on('error', (error) => unpacked.destroy(error))
  const found = { tables: new Map<string, ReturnType<typeof counter>>(), files: 0, fileBytes: 0 }
  let first: Head | null = null
  let last: Manifest | null = null
  for await (const entry of readable(entriesOf(unpacked))) {
    const [folder, name = ''] = entry.name.split('/')
    if (!first) {
      first = headOf(entry)
      await reader.head?.(first)
    } else if (folder === 'tables') {
      const count = found.tables.get(name) ?? counter()
      found.tables.set(name, count)
      count.add(entry.bytes)
      await reader.piece?.(name, entry.bytes)
    } else if (folder === 'files') {
      if (createHash('sha256').update(entry.bytes).digest('hex') !== name)
        throw new BackupUnusable(`File ${name} in this backup is damaged.`)
      found.files += 1
      found.fileBytes += entry.bytes.byteLength
      await reader.file?.(name, entry.bytes)
    } else if (entry.name === manifestName) last = manifest.parse(parsed(entry))
  }
  if (!first || !last) throw new BackupUnusable('This backup is broken off: its end is missing.')
  for (const table of last.tables) {
    const seen = (found.tables.get(table.name) ?? counter()).result()
    if (seen.rows !== table.rows || seen.sha256 !== table.sha256)
      throw new BackupUnusable(`Table ${table.name} in this backup is damaged.`)
  }
  if (found.files !== last.files.amount || found.fileBytes !== last.files.bytes)
    throw new BackupUnusable('Files are missing in this backup.')
  return { head: first, manifest: last }
}

const parsed = (entry: Entry): unknown => JSON.parse(Buffer.from(entry.bytes).toString('utf8'))

function headOf(entry: Entry): Head {
  const result = entry.name === headName ? head.safeParse(parsed(entry)) : null
  if (!result?.success) throw new BackupUnusable('This is no backup that this program can read.')
  return result.data
}

/** Says of a file that is something else, damaged or cut short what it is. */
async function* readable(entries: AsyncIterable<Entry>): AsyncGenerator<Entry> {
  let begun = false
  try {
    for await (const entry of entries) {
      yield entry
      begun = true
    }
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new BackupUnusable('There is no such file.')
    if (begun && message === 'no archive') throw new BackupUnusable('This backup is damaged.')
    if (message === 'no archive' || (code === 'Z_DATA_ERROR' && message.includes('incorrect header')))
      throw new BackupUnusable('This is no backup that this program can read.')
    if (message === 'ends too early' || code === 'Z_BUF_ERROR')
      throw new BackupUnusable('This backup is broken off: its end is missing.')
    if (code.startsWith('Z_')) throw new BackupUnusable('This backup is damaged.')
    throw error
  }
}
