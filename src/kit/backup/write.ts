import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open as openFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type pg from 'pg'
import { FileMissing, type Storage } from '../files.ts'
import { counter, fileEntryName, headName, type Manifest, manifestName, pieceName } from './format.ts'
import type { Progress } from './progress.ts'
import {
  auditKeyInUse,
  isNew,
  knownFiles,
  open,
  type Part,
  partsOf,
  recordedMigrations,
  rowsOf,
  sequencesOf,
} from './store.ts'
import { type Entry, tarOf } from './tar.ts'

interface Parts {
  readonly url: string
  readonly storage: Storage
  readonly program: string
  readonly now: Date
  readonly progress: Progress
}

const pieceBytes = 4 * 1024 * 1024

/**
 * Writes everything to one file while the city goes on: the database as it is at one moment (one snapshot), and the
 * files it knows. The file gets its name when it is whole and on the disk.
 */
export async function writeBackup(path: string, parts: Parts): Promise<Manifest> {
  const folder = dirname(resolve(path))
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  )
  if (!isFolder) throw new Error(`There is no folder ${folder}: make it first, or choose another.`)
  const client = await open(parts.url)
  const half = `${path}.${process.pid}`
  try {
    if (await isNew(client)) throw new Error('There is no city here to back up.')
    await client.query('begin isolation level repeatable read read only')
    const written: { manifest?: Manifest } = {}
    await pipeline(
      Readable.from(tarOf(entries(client, parts, written), parts.now), { objectMode: false }),
      createGzip({ level: 6 }),
      createWriteStream(half, { mode: 0o600, flags: 'wx' }),
    )
    await client.query('commit')
    await settle(half, path)
    if (!written.manifest) throw new Error('The backup has no end.')
    return written.manifest
  } catch (error) {
    await rm(half, { force: true })
    throw error
  } finally {
    await client.end().catch(() => {})
  }
}

async function* entries(
  client: pg.Client,
  { storage, program, now, progress }: Parts,
  written: { manifest?: Manifest },
): AsyncGenerator<Entry> {
  const { rows } = await client.query('show server_version')
  yield asJson(headName, {
    format: 1,
    program,
    madeAt: now.toISOString(),
    postgres: rows[0].server_version,
    migrations: await recordedMigrations(client),
  })
  const tables: Manifest['tables'] = []
  for (const part of await partsOf(client)) {
    const count = counter()
    for await (const piece of piecesOf(client, part)) {
      count.add(piece.bytes)
      yield piece
      progress(`${part.name}: ${count.rows()} rows`)
    }
    tables.push({ name: part.name, columns: [...part.columns], ...count.result() })
  }
  const known = await knownFiles(client)
  const files: Manifest['files'] = { amount: 0, bytes: 0, missing: [] }
  for (const sha256 of known) {
    const bytes = await wholeFile(storage, sha256)
    if (!bytes) files.missing.push(sha256)
    else {
      yield { name: fileEntryName(sha256), bytes }
      files.amount += 1
      files.bytes += bytes.byteLength
    }
    progress(`files: ${files.amount} of ${known.length}`)
  }
  written.manifest = {
    tables,
    sequences: { ...(await sequencesOf(client)) },
    files,
    auditKey: await auditKeyInUse(client),
  }
  yield asJson(manifestName, written.manifest)
}

async function* piecesOf(client: pg.Client, part: Part): AsyncGenerator<Entry> {
  let held: Uint8Array[] = []
  let length = 0
  let number = 1
  for await (const chunk of rowsOf(client, part)) {
    held.push(chunk)
    length += chunk.byteLength
    if (length < pieceBytes) continue
    yield { name: pieceName(part.name, number), bytes: Buffer.concat(held) }
    number += 1
    held = []
    length = 0
  }
  if (length > 0) yield { name: pieceName(part.name, number), bytes: Buffer.concat(held) }
}

/** The bytes of a file; null when they are gone or no longer what they were. */
async function wholeFile(storage: Storage, sha256: string): Promise<Buffer | null> {
  try {
    const bytes = await storage.read(sha256)
    return createHash('sha256').update(bytes).digest('hex') === sha256 ? bytes : null
  } catch (error) {
    if (error instanceof FileMissing) return null
    throw error
  }
}

const asJson = (name: string, value: object): Entry => ({
  name,
  bytes: Buffer.from(`${JSON.stringify(value, null, 2)}\n`),
})

async function settle(half: string, path: string): Promise<void> {
  const file = await openFile(half, 'r')
  await file.sync()
  await file.close()
  await rename(half, path)
  const folder = await openFile(dirname(path), 'r')
  await folder.sync().catch(() => {})
  await folder.close()
}
