import { cpSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { type AddressInfo, createServer, connect as dial, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../src/kit/actor.ts'
import { connect } from '../src/kit/db.ts'
import { migrate, migrationsFolder } from '../src/kit/migrate.ts'
import { readMunicipality } from '../src/kit/municipality.ts'
import { putInOutbox } from '../src/kit/outbox.ts'
import { readSettings } from '../src/kit/settings.ts'
import { type TestDb, testDb } from '../src/kit/testing.ts'
import { grantRole } from '../src/people/index.ts'
import { reactions } from '../src/reactions.ts'
import { type MailSink, mailSink } from '../src/testing-mail.ts'
import { freePort } from '../src/testing-postgres.ts'
import { ended, endWith, launch, type Program, startProgram } from './program.ts'

// Two web processes, one of which works too, and a worker, on one PostgreSQL.
let folder: string
let database: TestDb
let sink: MailSink
let one: Program
let other: Program
let worker: ReturnType<typeof launch>

const settingsOf = (role: string, port = 0) => ({
  DATABASE_URL: database.url,
  MEEMAKEN_DEMO: 'off',
  MEEMAKEN_ROLE: role,
  // What is tried here is the link, at two processes.
  MEEMAKEN_SECOND_FACTOR: 'off',
  MEEMAKEN_TRUST_PROXY: 'on',
  MEEMAKEN_DRAIN_SECONDS: '2',
  MEEMAKEN_METRICS_TOKEN: 'a-token-for-prometheus',
  HOST: '127.0.0.1',
  PORT: String(port),
  SMTP_URL: sink.url,
})
const startWeb = (role: string, port = 0) => startProgram({ dataDir: folder, env: settingsOf(role, port) })

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'meemaken-several-')))
  sink = await mailSink()
  database = await testDb({ empty: true })
  worker = launch({ dataDir: folder, env: settingsOf('worker') })
  const ports = [await freePort(), await freePort()] as const
  ;[one, other] = await Promise.all([startWeb('web', ports[0]), startWeb('web,worker', ports[1])])
  const act = actNow()
  await grantRole(act, { name: 'Ada', email: 'ada@waterstad.example', role: 'administrator', areaId: null })
})
afterAll(async () => {
  for (const program of [one, other]) await program?.kill()
  if (worker && !ended(worker.child)) await endWith(worker.child, 'SIGKILL')
  await database?.close()
  await sink?.close()
  rmSync(folder, { recursive: true, force: true })
})

const actNow = () => {
  const settings = readSettings({ MEEMAKEN_DATA_DIR: folder, DATABASE_URL: database.url })
  const municipality = readMunicipality(settings.configDir)
  const now = new Date()
  return { db: database.db, now, actor: system, locale: 'nl' as const, municipality, settings, reactions }
}

let visitors = 0
/** Posts a form as somebody who never came before, or from `from`. */
async function post(
  program: Program,
  path: string,
  fields: Record<string, string>,
  from = `10.0.1.${++visitors}`,
) {
  const response = await fetch(program.address + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: program.address, 'X-Forwarded-For': from },
    body: new URLSearchParams(fields),
  })
  await response.arrayBuffer()
  return response
}

/** Asks until the answer is so: no limit of our own, the machine may be busy. */
async function until<T>(ask: () => Promise<T>, isSo: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = await ask()
    if (isSo(answer)) return answer
    await wait(50)
  }
}

const ready = (program: Program): Promise<number> =>
  fetch(`${program.address}/readyz`).then(
    async (response) => {
      await response.arrayBuffer()
      return response.status
    },
    () => 0,
  )

test('somebody asks one process for a link, uses it at the other, and is signed in at both', async () => {
  const asked = await post(one, '/aanmelden', { email: 'ada@waterstad.example' })
  expect(asked.status).toBe(200)
  const mail = await until(
    async () => sink.received.find(({ to }) => to.includes('ada@waterstad.example')),
    (found) => found !== undefined,
  )
  const [, path = ''] =
    /https?:\/\/[^/\s"]+(\/aanmelden\/link\/[\w-]{20,})/.exec(mail?.source.replaceAll('=\n', '') ?? '') ?? []
  const followed = await post(other, path, {})
  expect(followed.status, path).toBe(303)
  const cookie =
    followed.headers
      .getSetCookie()
      .find((line) => line.startsWith('meemaken='))
      ?.split(';')[0] ?? ''
  for (const program of [one, other]) {
    const answer = await fetch(`${program.address}/beheer`, {
      headers: { Cookie: cookie },
      redirect: 'manual',
    })
    expect(answer.status).toBe(200)
  }
})

test('attempts are counted for all processes together', async () => {
  const statuses: number[] = []
  for (let n = 0; n < 12; n++) {
    const email = 'iemand@voorbeeld.example'
    statuses.push((await post(n % 2 ? one : other, '/aanmelden', { email }, `10.9.9.${n}`)).status)
  }
  // Five links to one address; a new window of a quarter of an hour may begin in between, for both.
  const sent = statuses.filter((status) => status === 200).length
  expect(sent).toBeGreaterThanOrEqual(5)
  expect(sent).toBeLessThanOrEqual(10)
  expect(statuses.filter((status) => status === 429)).toHaveLength(12 - sent)
})

test('what changes in one place is seen in all', async () => {
  const pages = async () =>
    Promise.all([one, other].map(async ({ address }) => (await fetch(`${address}/buurt`)).text()))
  await pages()
  await database.pool.query(`
    insert into area (code, slug, name, level) values ('WK0001', 'nieuwland', 'Nieuwland', 'district')`)
  const seen = await until(pages, (texts) => texts.every((text) => text.includes('Nieuwland')))
  expect(seen).toHaveLength(2)
})

test('of two workers one does a job, and every mail goes once', async () => {
  const act = actNow()
  const to = (n: number) => `lezer${n}@voorbeeld.example`
  for (let n = 0; n < 40; n++)
    await putInOutbox(database.db, {
      to: to(n),
      subject: `Brief ${n}`,
      text: 'Hallo',
      html: '<p>Hallo</p>',
      at: act.now,
    })
  await until(
    async () => (await database.pool.query('select from outbox where sent_at is null')).rowCount,
    (waiting) => waiting === 0,
  )
  const taken = sink.received.filter(({ to }) => to[0]?.startsWith('lezer'))
  expect(taken).toHaveLength(40)
  expect(new Set(taken.map(({ messageId }) => messageId)).size).toBe(40)
})

test('figures are for who has the token', async () => {
  const ask = (headers: Record<string, string> = {}) => fetch(`${other.address}/metrics`, { headers })
  expect((await ask()).status).toBe(401)
  const answer = await ask({ Authorization: 'Bearer a-token-for-prometheus' })
  const text = await answer.text()
  expect(text).toContain('meemaken_database_up 1')
  expect(text).toMatch(/meemaken_requests_total\{status="2xx"\} [1-9]/)
  expect(text).toContain('meemaken_mail{state="waiting"} 0')
})

test('both are restarted in turn, and a newer program migrates, without one failed request', async () => {
  const balancer = await balance([one, other])
  const load = busy(balancer.port)
  try {
    await until(
      async () => load.done(),
      (done) => done > 50,
    )
    for (const place of [0, 1] as const) {
      const old = place === 0 ? one : other
      const port = Number(new URL(old.address).port)
      const stopping = endWith(old.child, 'SIGTERM')
      // It says so before it goes, and answers meanwhile.
      await until(
        () => ready(old),
        (status) => status === 503,
      )
      expect((await fetch(old.address)).status).toBe(200)
      expect(await stopping).toBe(0)
      const next = await startWeb(place === 0 ? 'web' : 'web,worker', port)
      if (place === 0) one = next
      else other = next
      await until(
        () => ready(next),
        (status) => status === 200,
      )
      const before = load.done()
      await until(
        async () => load.done(),
        (done) => done > before + 50,
      )
    }
    await migrateAsNewer()
    const before = load.done()
    await until(
      async () => load.done(),
      (done) => done > before + 50,
    )
    // The older program does not know the new name, and goes on, also after a restart.
    expect(await endWith(one.child, 'SIGTERM')).toBe(0)
    one = await startWeb('web', Number(new URL(one.address).port))
    await until(
      () => ready(one),
      (status) => status === 200,
    )
  } finally {
    await load.stop()
    await balancer.stop()
  }
  expect(load.failures()).toEqual([])
})

test('a worker that is told to stop ends in good order', async () => {
  expect(worker.child.exitCode, worker.output()).toBeNull()
  expect(await endWith(worker.child, 'SIGTERM')).toBe(0)
})

/** What the next version of the program would do first: a migration that only adds. */
async function migrateAsNewer(): Promise<void> {
  const newer = join(folder, 'migrations')
  cpSync(migrationsFolder, newer, { recursive: true })
  writeFileSync(
    join(newer, '9000_later.sql'),
    "alter table person add column later text not null default 'x';\n",
  )
  const connection = connect(database.url, { max: 3 })
  try {
    expect(await migrate(connection, { folder: newer })).toEqual(['9000_later'])
  } finally {
    await connection.close()
  }
}

/** A balancer as simple as they come: a new connection goes to a process that says it is ready. */
async function balance(programs: readonly Program[]): Promise<{ port: number; stop(): Promise<void> }> {
  const ports = programs.map(({ address }) => Number(new URL(address).port))
  let up: readonly number[] = ports
  let going = true
  const looking = (async () => {
    while (going) {
      const states = await Promise.all(
        ports.map((port) =>
          fetch(`http://127.0.0.1:${port}/readyz`).then(
            (answer) => answer.ok,
            () => false,
          ),
        ),
      )
      up = ports.filter((_port, at) => states[at])
      await wait(100)
    }
  })()
  let turn = 0
  const server: Server = createServer((client) => {
    const port = up[turn++ % Math.max(1, up.length)] ?? ports[0] ?? 0
    const behind = dial(port, '127.0.0.1')
    client.pipe(behind).pipe(client)
    client.on('error', () => behind.destroy())
    behind.on('error', () => client.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      going = false
      await looking
      server.close()
    },
  }
}

/** People who go on reading, each on a connection that stays open. */
function busy(port: number): { done(): number; failures(): readonly string[]; stop(): Promise<void> } {
  const failures: string[] = []
  let done = 0
  let going = true
  const paths = ['/', '/initiatieven', '/healthz', '/zoeken?q=tuin', '/aanmelden']
  const reader = async (n: number): Promise<void> => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    for (let turn = n; going; turn++) {
      const path = paths[turn % paths.length] ?? '/'
      const status = await ask(agent, port, path).catch((error: Error) => error.message)
      if (status === 200) done += 1
      else failures.push(`${path}: ${status}`)
      await wait(5)
    }
    agent.destroy()
  }
  const readers = Array.from({ length: 6 }, (_, n) => reader(n))
  return {
    done: () => done,
    failures: () => failures,
    stop: async () => {
      going = false
      await Promise.all(readers)
    },
  }
}

const ask = (agent: Agent, port: number, path: string): Promise<number> =>
  new Promise((resolve, reject) => {
    request({ agent, port, path, host: '127.0.0.1' }, (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode ?? 0))
      response.on('error', reject)
    })
      .on('error', reject)
      .end()
  })
