import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Logger, runMigrations as migrateQueue } from 'graphile-worker'
import { type Migration, Migrator, sql } from 'kysely'
import type { PoolClient } from 'pg'
import type { Connection, Db } from './db.ts'
import { projectRoot } from './settings.ts'

/** Where the migrations of this program lie. */
export const migrationsFolder = join(projectRoot, 'migrations')

/** One step of the database: plain SQL, never changed once it has landed (see `hashes.json`). */
export interface MigrationFile {
  /** File name without `.sql`: the name recorded in the database. */
  readonly name: string
  readonly file: string
  readonly text: string
  /** Runs statement by statement outside a transaction (`create index concurrently` asks for that). */
  readonly concurrent: boolean
}

/** A migration that PostgreSQL refused; the message names the file and, where known, the line. */
export class MigrationFailed extends Error {}

type Database = Pick<Connection, 'db' | 'pool'>

// Any fixed number: programs that migrate the same database wait for each other on it.
const LOCK = 7_233_001

/** The migrations in `folder`, in the order in which they run. */
export function readMigrations(folder = migrationsFolder): readonly MigrationFile[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => ({
      name: file.replace(/\.sql$/, ''),
      file,
      text: readFileSync(join(folder, file), 'utf8'),
      concurrent: file.endsWith('.concurrent.sql'),
    }))
}

/** Fingerprint of a migration; the same on systems that write line ends differently. */
export const hashOf = (text: string): string =>
  createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex')

/**
 * Brings the database to the newest version and answers the names of what was run.
 * Safe when several programs start at once: one migrates, the others wait and find nothing to do.
 * Names that the database knows and this program does not are left alone: an older program may run on a
 * newer database, because a migration only adds, and takes away one release later.
 * The pool must allow at least two connections.
 */
export async function migrate(
  database: Database,
  options: {
    readonly folder?: string
    readonly say?: (line: string) => void
    /** Runs these only, of those that the program knows: for a backup that an older program made. */
    readonly only?: readonly string[]
  } = {},
): Promise<readonly string[]> {
  const { only } = options
  const files = readMigrations(options.folder).filter((file) => !only || only.includes(file.name))
  const client = await database.pool.connect()
  try {
    await takeLock(client, options.say)
    const done = await runFiles(database.db, files)
    await migrateQueue({ pgPool: database.pool, logger: silent })
    return done
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => {})
    client.release()
  }
}

/** Names of the migrations that this program knows and the database has not run; for `/readyz`. */
export async function pendingMigrations(db: Db, folder = migrationsFolder): Promise<readonly string[]> {
  const recorded = await recordedNames(db)
  return readMigrations(folder)
    .map((file) => file.name)
    .filter((name) => !recorded.includes(name))
}

// Asks again and again instead of waiting inside PostgreSQL: a waiting statement would hold a snapshot,
// and `create index concurrently` waits for every snapshot: the two would wait for each other.
async function takeLock(client: PoolClient, say: (line: string) => void = () => {}): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const { rows } = await client.query('select pg_try_advisory_lock($1) as taken', [LOCK])
    if (rows[0].taken) return
    if (attempt === 30) say('Another program is migrating the database; waiting for it.')
    await wait(100)
  }
}

async function runFiles(db: Db, files: readonly MigrationFile[]): Promise<readonly string[]> {
  const recorded = await recordedNames(db)
  const pending = files.filter((file) => !recorded.includes(file.name))
  // We hold the lock, so what is recorded now stays so.
  const migrations = withUnknown(files, recorded)
  const done: string[] = []
  while (done.length < pending.length) {
    const rest = pending.slice(done.length)
    const firstConcurrent = rest.findIndex((file) => file.concurrent)
    const batch =
      firstConcurrent === 0
        ? rest.slice(0, 1)
        : rest.slice(0, firstConcurrent < 0 ? rest.length : firstConcurrent)
    await runBatch(db, files, migrations, batch)
    done.push(...batch.map((file) => file.name))
  }
  return done
}

async function runBatch(
  db: Db,
  files: readonly MigrationFile[],
  migrations: Readonly<Record<string, Migration>>,
  batch: readonly MigrationFile[],
): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
    allowUnorderedMigrations: true,
    disableTransactions: batch[0]?.concurrent ?? false,
  })
  const { error, results } = await migrator.migrateTo(batch.at(-1)?.name ?? '')
  if (!error) return
  const failed = results?.find((result) => result.status === 'Error')
  throw explain(
    error,
    files.find((file) => file.name === failed?.migrationName),
  )
}

function withUnknown(
  files: readonly MigrationFile[],
  recorded: readonly string[],
): Record<string, Migration> {
  const known = files.map((file): [string, Migration] => [file.name, { up: (db) => runFile(db, file) }])
  const unknown = recorded
    .filter((name) => !files.some((file) => file.name === name))
    .map((name): [string, Migration] => [name, { up: async () => {} }])
  return Object.fromEntries([...known, ...unknown])
}

async function runFile(db: Db, file: MigrationFile): Promise<void> {
  // One round trip runs all statements of a file. A concurrent file has no function bodies, so a semicolon
  // at the end of a line always ends a statement.
  const parts = file.concurrent
    ? file.text.split(/;[ \t]*$/m).filter((part) => hasStatement(part))
    : [file.text]
  for (const part of parts) await sql.raw(part).execute(db)
}

const hasStatement = (part: string): boolean => part.replace(/--.*$/gm, '').trim() !== ''

async function recordedNames(db: Db): Promise<readonly string[]> {
  const { rows: tables } = await sql<{ found: boolean }>`
    select to_regclass('kysely_migration') is not null as found`.execute(db)
  if (!tables[0]?.found) return []
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  return rows.map((row) => row.name)
}

function explain(error: unknown, file: MigrationFile | undefined): MigrationFailed {
  const message = error instanceof Error ? error.message : String(error)
  if (!file) return new MigrationFailed(`The database could not be migrated: ${message}`, { cause: error })
  const position = Number((error as { position?: string }).position)
  const line = position > 0 && !file.concurrent ? `, line ${lineAt(file.text, position)}` : ''
  return new MigrationFailed(`Migration migrations/${file.file}${line} failed: ${message}`, { cause: error })
}

const lineAt = (text: string, position: number): number => text.slice(0, position - 1).split('\n').length

const silent = new Logger(() => () => {})
