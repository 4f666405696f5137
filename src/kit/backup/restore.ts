import { PassThrough } from 'node:stream'
import type pg from 'pg'
import { connect } from '../db.ts'
import type { Storage } from '../files.ts'
import { migrate, readMigrations } from '../migrate.ts'
import { BackupUnusable, counter, type Head, type Manifest, readBackup } from './format.ts'
import type { Progress } from './progress.ts'
import {
  clearWay,
  isNew,
  open,
  otherPrograms,
  type Part,
  partsOf,
  putRows,
  removeEverything,
  rowsOf,
  setSequences,
} from './store.ts'

/** The database is in use, or holds something; the message says what to do. */
export class RestoreRefused extends Error {
  override name = 'RestoreRefused'
}

interface Parts {
  readonly url: string
  readonly storage: Storage
  readonly progress: Progress
  readonly say: (line: string) => void
  /** Whether what the database holds now may go. */
  readonly replace: boolean
}

/**
 * Puts a backup back: first the file is read through and checked, then the database is brought to the version of the
 * backup, filled in one transaction in which all counts and digests are compared, and brought to the version of this
 * program. Triggers are off meanwhile: the audit log comes back as it was, and nothing is added to it.
 * @throws `BackupUnusable` or `RestoreRefused`, before anything was changed
 */
export async function restoreBackup(path: string, parts: Parts): Promise<Manifest> {
  parts.say('Checking the backup.')
  const { head, manifest } = await readBackup(path, {
    piece: async (table) => parts.progress(`checked: ${table}`),
    file: async () => parts.progress('checked: files'),
  })
  fitsThisProgram(head)
  const client = await open(parts.url)
  try {
    await mustBeFree(client, parts.replace)
    parts.say(`Restoring the city of ${head.madeAt}, ${rowsIn(manifest)} rows.`)
    if (!(await isNew(client))) await removeEverything(client)
    await bringTo(parts.url, head.migrations)
    await client.query('begin')
    await fill(client, path, manifest, parts)
    await client.query('commit')
    await client.query('analyze')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    await client.end().catch(() => {})
  }
  await bringTo(parts.url)
  return manifest
}

export const rowsIn = (manifest: Manifest): number =>
  manifest.tables.reduce((total, table) => total + table.rows, 0)

function fitsThisProgram(head: Head): void {
  const known = readMigrations().map((file) => file.name)
  const newer = head.migrations.filter((name) => !known.includes(name))
  if (newer.length > 0)
    throw new BackupUnusable(
      `This backup was made by a newer program (${head.program}): it has ${newer.join(', ')}. Install that first.`,
    )
}

async function mustBeFree(client: pg.Client, replace: boolean): Promise<void> {
  const others = await otherPrograms(client)
  if (others > 0)
    throw new RestoreRefused(
      `Meemaken runs on this database (${others} connections). Stop it everywhere first.`,
    )
  if (!replace && !(await isNew(client)))
    throw new RestoreRefused('This database is not empty. Use --replace to throw away what is in it.')
}

async function bringTo(url: string, only?: readonly string[]): Promise<void> {
  const connection = connect(url, { max: 3 })
  try {
    await migrate(connection, only ? { only } : {})
  } finally {
    await connection.close()
  }
}

async function fill(
  client: pg.Client,
  path: string,
  manifest: Manifest,
  { storage, progress }: Parts,
): Promise<void> {
  const parts = new Map((await partsOf(client)).map((part) => [part.name, part]))
  const putInPlace = await clearWay(client)
  let current: { readonly name: string; readonly stream: PassThrough; readonly done: Promise<void> } | null =
    null
  const finish = async (): Promise<void> => {
    current?.stream.end()
    await current?.done
    current = null
  }
  await readBackup(path, {
    piece: async (table, bytes) => {
      if (current?.name !== table) {
        await finish()
        const stream = new PassThrough()
        const done = putRows(client, partNamed(parts, table), stream)
        // Heard at the next piece, or at the end.
        done.catch((error) => stream.destroy(error))
        current = { name: table, stream, done }
      }
      const { stream, done } = current
      if (stream.destroyed) await done
      if (!stream.write(bytes))
        await Promise.race([new Promise((resolve) => stream.once('drain', resolve)), done])
      progress(`restored: ${table}`)
    },
    file: async (sha256, bytes) => {
      await finish()
      if (!(await storage.has(sha256))) await storage.write(sha256, bytes)
      progress('restored: files')
    },
  })
  await finish()
  await setSequences(client, manifest.sequences)
  for (const table of manifest.tables)
    await mustBeEqual(client, partNamed(parts, table.name), table, progress)
  await putInPlace()
}

function partNamed(parts: ReadonlyMap<string, Part>, name: string): Part {
  const part = parts.get(name)
  if (!part) throw new BackupUnusable(`This program has no table ${name}.`)
  return part
}

async function mustBeEqual(
  client: pg.Client,
  part: Part,
  expected: Manifest['tables'][number],
  progress: Progress,
): Promise<void> {
  const count = counter()
  for await (const chunk of rowsOf(client, part)) count.add(chunk)
  const { rows, sha256 } = count.result()
  progress(`compared: ${part.name}`)
  if (rows !== expected.rows || sha256 !== expected.sha256)
    throw new Error(
      `Table ${part.name} came back different: ${rows} rows of ${expected.rows}. Nothing was kept.`,
    )
}
