import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { accountFor } from './kit/embedded/account.ts'

/** A PostgreSQL server of the system (Debian's), for one test file, that can be stopped, killed and copied. */
export interface OwnServer {
  readonly port: number
  /** Address of the database `postgres`, or of another one on it. */
  url(database?: string): string
  start(): Promise<void>
  /** SIGINT stops it in good order, SIGKILL as a power cut would. */
  end(signal?: 'SIGINT' | 'SIGKILL'): Promise<void>
  /** A second server that follows this one by streaming replication; it runs when this returns. */
  replica(): Promise<OwnServer>
  /** Ends it and removes its data. */
  remove(): Promise<void>
}

const folderOfVersions = '/usr/lib/postgresql'
const installed = existsSync(folderOfVersions) ? readdirSync(folderOfVersions) : []
const oldest = installed
  .map(Number)
  .filter((version) => version >= 15)
  .sort((a, b) => a - b)[0]

/** Said when a test needs such a server and the system has none. */
export const noServer = `no PostgreSQL of 15 or newer in ${folderOfVersions}`

/** The oldest PostgreSQL of this system that we promise to run on, new and running; null when there is none. */
export async function ownServer(): Promise<OwnServer | null> {
  if (!oldest) return null
  const made = await place()
  run(made, 'initdb', [
    '-D',
    made.cluster,
    '-U',
    'meemaken',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C',
    '--no-sync',
  ])
  const server = serverIn(made)
  await server.start()
  return server
}

interface Place {
  readonly folder: string
  readonly cluster: string
  readonly port: number
  readonly identity: { readonly uid?: number; readonly gid?: number }
}

async function place(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'meemaken-server-'))
  const account = accountFor('/nowhere')
  if (account) chownSync(folder, account.uid, account.gid)
  const identity = account ? { uid: account.uid, gid: account.gid } : {}
  return { folder, cluster: join(folder, 'cluster'), port: await freePort(), identity }
}

const binary = (name: string): string => join(folderOfVersions, String(oldest), 'bin', name)
const env = { PATH: '/usr/bin:/bin', LC_ALL: 'C' }

function run({ identity }: Place, program: string, args: readonly string[]): void {
  const done = spawnSync(binary(program), args, { ...identity, cwd: '/', env, encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`${program}: ${done.stderr}${done.stdout}`)
}

function serverIn(one: Place): OwnServer {
  let child: ChildProcess | null = null
  const url = (database = 'postgres'): string => `postgres://meemaken@127.0.0.1:${one.port}/${database}`
  const server: OwnServer = {
    port: one.port,
    url,
    start: async () => {
      const settings = {
        listen_addresses: '127.0.0.1',
        port: one.port,
        unix_socket_directories: '',
        fsync: 'off',
      }
      const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
      child = spawn(binary('postgres'), ['-D', one.cluster, ...args], {
        ...one.identity,
        cwd: '/',
        env,
        stdio: 'ignore',
      })
      await untilItAnswers(url(), child)
    },
    end: async (signal = 'SIGINT') => {
      const running = child
      child = null
      if (!running || running.exitCode !== null || running.signalCode !== null) return
      const ended = new Promise((resolve) => running.once('exit', resolve))
      const children = signal === 'SIGKILL' ? cutPower(running) : []
      running.kill(signal)
      await ended
      await untilGone(children)
    },
    replica: async () => {
      const copy = await place()
      run(copy, 'pg_basebackup', [
        '-d',
        url(),
        '-D',
        copy.cluster,
        '-R',
        '-X',
        'stream',
        '-c',
        'fast',
        '--no-sync',
      ])
      const second = serverIn(copy)
      await second.start()
      return second
    },
    remove: async () => {
      await server.end()
      rmSync(one.folder, { recursive: true, force: true })
    },
  }
  return server
}

/**
 * A power cut takes the whole server, so its processes die with it: a lone kill of the first leaves the others with the
 * shared memory until they notice, and a server does not start beside them. Returns their numbers.
 */
function cutPower(first: ChildProcess): readonly number[] {
  if (!first.pid) return []
  // Held still, it makes no new ones while they are counted.
  first.kill('SIGSTOP')
  const children = childrenOf(first.pid)
  for (const child of children) {
    try {
      process.kill(child, 'SIGKILL')
    } catch {
      // It ended by itself.
    }
  }
  return children
}

function childrenOf(parent: number): readonly number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => stateOf(pid)?.parent === parent)
}

/** What the system says of a process; null when there is none. */
function stateOf(pid: number): { readonly dead: boolean; readonly parent: number } | null {
  try {
    // The name of the program stands between brackets and may hold anything; after it come the state and the parent.
    const [state, parent] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    return { dead: state === 'Z' || state === 'X', parent: Number(parent) }
  } catch {
    return null
  }
}

/** A process that nobody buried has let go of its memory as well. */
async function untilGone(pids: readonly number[]): Promise<void> {
  while (pids.some((pid) => stateOf(pid)?.dead === false)) await wait(10)
}

async function untilItAnswers(url: string, child: ChildProcess): Promise<void> {
  for (;;) {
    const client = new pg.Client({ connectionString: url })
    client.on('error', () => {})
    try {
      await client.connect()
      await client.query('select 1')
      return
    } catch (error) {
      if (child.exitCode !== null) throw error
      await wait(50)
    } finally {
      await client.end().catch(() => {})
    }
  }
}

/** A port on this machine that nobody uses now. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
