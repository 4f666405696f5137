import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { basename, dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { type Binaries, findBinaries } from './binaries.ts'
import type { Place } from './place.ts'

/** A PostgreSQL that answers. */
export interface Running {
  readonly pid: number
  readonly port: number
  /** Address of the database `postgres` on it, with its secret. */
  readonly url: string
}

export interface ClusterOptions {
  readonly say: (line: string) => void
  /** For tests: fast, and not safe against a power cut. */
  readonly forTests?: boolean
  /** The port to take when it is free, so that open pools find the database again after a restart. */
  readonly port?: number
}

const USER = 'meemaken'
const LOG_LIMIT = 10_000_000
const PATIENCE_MS = 120_000

/** Finds the running server of this place, or makes what is missing and starts it. */
export async function runCluster(place: Place, options: ClusterOptions): Promise<Running> {
  removeLeftovers(place)
  const end = Date.now() + PATIENCE_MS
  let port = options.port
  let patient = false
  while (Date.now() < end) {
    const found = await findRunning(place)
    if (found) return found
    const noted = readPidFile(place)
    if (noted && isAlive(noted.pid)) {
      if (isOurServer(noted.pid, place)) {
        // It starts, recovers or stops. PostgreSQL knows best how long that takes.
        if (!patient && Date.now() > end - PATIENCE_MS + 3000) {
          options.say('Waiting for the database, which is recovering or stopping.')
          patient = true
        }
        await wait(50)
        continue
      }
      // After a power cut the number may belong to any other program, and PostgreSQL would refuse to start.
      rmSync(join(place.cluster, 'postmaster.pid'), { force: true })
    }
    const binaries = findBinaries(place.account, `${place.folder}-libraries`)
    if (!existsSync(place.folder)) initialise(place, binaries)
    await startServer(place, binaries, options, port)
    port = undefined
  }
  throw new Error(`The database did not start. Its log is ${place.log}.`)
}

/** The server of this place when one runs and lets us in, else null. Starts nothing. */
export async function findRunning(place: Place): Promise<Running | null> {
  const noted = readPidFile(place)
  if (!noted?.ready || !isAlive(noted.pid)) return null
  let secret: string
  try {
    secret = readFileSync(place.secret, 'utf8')
  } catch {
    return null
  }
  const url = `postgres://${USER}:${secret}@127.0.0.1:${noted.port}/postgres`
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  client.on('error', () => {})
  try {
    await client.connect()
    // The port may belong to another server by now: ask whose data this is.
    const { rows } = await client.query('show data_directory')
    return rows[0].data_directory === place.cluster ? { pid: noted.pid, port: noted.port, url } : null
  } catch {
    return null
  } finally {
    await client.end().catch(() => {})
  }
}

/** Stops the server: open connections are closed, what was committed is on disk. */
export async function stopCluster(place: Place, running: Running): Promise<void> {
  // SIGINT is PostgreSQL's "fast" shutdown, SIGQUIT its "immediate" one, after which it recovers at the next start.
  for (const [signal, patience] of [['SIGINT', 60_000] as const, ['SIGQUIT', 10_000] as const]) {
    signalTo(running.pid, signal)
    const end = Date.now() + patience
    while (Date.now() < end) {
      if (!isAlive(running.pid)) return
      // Its note goes a moment before itself; a number without a note that is another program's, or nobody's, is not ours.
      if (readPidFile(place)?.pid !== running.pid && !isOurServer(running.pid, place)) return
      await wait(10)
    }
  }
}

function signalTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // It is gone already.
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

function readPidFile(place: Place): { pid: number; port: number; ready: boolean } | null {
  try {
    const lines = readFileSync(join(place.cluster, 'postmaster.pid'), 'utf8').split('\n')
    const pid = Number(lines[0])
    return pid > 1 ? { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' } : null
  } catch {
    return null
  }
}

function isOurServer(pid: number, place: Place): boolean {
  return commandOf(pid)?.includes(place.cluster) ?? true
}

function commandOf(pid: number): string | null {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    const answer = spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
    return answer.status === 0 ? answer.stdout : null
  }
}

/** Half-made clusters of programs that were killed while making one. */
function removeLeftovers(place: Place): void {
  const parent = dirname(place.folder)
  for (const name of readdirSync(parent)) {
    const maker = name.startsWith(`${basename(place.folder)}.`) ? Number(name.split('.')[1]) : Number.NaN
    if (Number.isInteger(maker) && !isAlive(maker))
      rmSync(join(parent, name), { recursive: true, force: true })
  }
}

function initialise(place: Place, binaries: Binaries): void {
  const half = `${place.folder}.${process.pid}`
  const secret = randomBytes(24).toString('hex')
  rmSync(half, { recursive: true, force: true })
  mkdirSync(half, { mode: 0o700 })
  writeFileSync(join(half, 'secret'), secret, { mode: 0o600 })
  give(half, place)
  give(join(half, 'secret'), place)
  const result = spawnSync(
    binaries.initdb,
    [
      `--pgdata=${join(half, 'cluster')}`,
      `--username=${USER}`,
      `--pwfile=${join(half, 'secret')}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
    ],
    { ...asAccount(place), cwd: '/', env: binaries.env, encoding: 'utf8' },
  )
  if (result.status !== 0) {
    rmSync(half, { recursive: true, force: true })
    const reason = result.error?.message ?? result.stderr.trim()
    throw new Error(`PostgreSQL could not make a database in ${place.folder}: ${reason}`)
  }
  try {
    renameSync(half, place.folder)
    syncFolder(dirname(place.folder))
  } catch (error) {
    // Another program was first: its database is as empty as ours.
    rmSync(half, { recursive: true, force: true })
    if (!existsSync(place.folder)) throw error
  }
}

async function startServer(
  place: Place,
  binaries: Binaries,
  options: ClusterOptions,
  wanted: number | undefined,
): Promise<void> {
  const port = wanted ?? (await freePort())
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    dynamic_shared_memory_type: 'mmap',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // The log names no personal data: neither values of keys nor the text of a refused statement.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    ...(options.forTests
      ? { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_connections: 400 }
      : { synchronous_commit: 'on' }),
  }
  const log = openLog(place)
  // Detached: Ctrl-C reaches our program only, which stops the database when it is done with it.
  const server = spawn(
    binaries.postgres,
    ['-D', place.cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...asAccount(place), cwd: '/', env: binaries.env, detached: true, stdio: ['ignore', log, log] },
  )
  closeSync(log)
  let ended: string | null = null
  server.on('error', (error) => {
    ended = error.message
  })
  server.on('exit', (code) => {
    ended ??= `ended with code ${code}`
  })
  server.unref()
  const started = Date.now()
  while (!ended) {
    const noted = readPidFile(place)
    if (noted && noted.pid === server.pid && noted.ready) return
    if (Date.now() - started > PATIENCE_MS)
      throw new Error(`The database does not start. Its log is ${place.log}.`)
    await wait(10)
  }
  // Another program may have started the same cluster, or taken the port: the caller looks again. Any other
  // reason is told now.
  const lines = readFileSync(place.log, 'utf8').trim().split('\n').slice(-20)
  if (lines.some((line) => /postmaster\.pid|Address already in use|shared memory block/.test(line))) {
    await wait(100)
    return
  }
  const reason = lines.findLast((line) => /FATAL|PANIC|ERROR/.test(line)) ?? ended
  throw new Error(`The database in ${place.folder} could not be started: ${reason}`)
}

function openLog(place: Place): number {
  // NOFOLLOW: the folder belongs to the account of PostgreSQL, and we may be root.
  const { O_WRONLY, O_APPEND, O_CREAT } = constants
  const log = openSync(place.log, O_WRONLY | O_APPEND | O_CREAT | (constants.O_NOFOLLOW ?? 0), 0o600)
  if (statSync(place.log).size > LOG_LIMIT) ftruncateSync(log)
  return log
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

const asAccount = ({ account }: Place): { uid?: number; gid?: number } =>
  account ? { uid: account.uid, gid: account.gid } : {}

function give(path: string, { account }: Place): void {
  if (account) chownSync(path, account.uid, account.gid)
  else chmodSync(path, statSync(path).mode & 0o700)
}

function syncFolder(path: string): void {
  if (process.platform === 'win32') return
  const folder = openSync(path, 'r')
  fsyncSync(folder)
  closeSync(folder)
}
