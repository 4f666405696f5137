import { randomUUID } from 'node:crypto'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../src/kit/actor.ts'
import { connect } from '../src/kit/db.ts'
import { readMunicipality } from '../src/kit/municipality.ts'
import { readSettings } from '../src/kit/settings.ts'
import { actorOf, byPasskey, grantRole, openSession } from '../src/people/index.ts'
import { reactions } from '../src/reactions.ts'
import { type MailSink, mailSink } from '../src/testing-mail.ts'
import { freePort, noServer, type OwnServer, ownServer } from '../src/testing-postgres.ts'
import { endWith, launch, type Program, startProgram } from './program.ts'

// A web process, a worker and a PostgreSQL of its own: each is killed in the middle of what people send. `npm run
// faults` does it twenty times each, and keeps the database away for half a minute.
const long = process.env.MEEMAKEN_FAULTS === 'long'
const rounds = long ? 20 : 2
const awaySeconds = long ? 30 : 3
const workersAtOnce = 4
/** A busy machine takes as long as it needs. */
const patience = 60 * 60 * 1000

let server: OwnServer | null = null
let folder: string
let sink: MailSink
let web: Program
let worker: ReturnType<typeof launch>
let port: number
let cookie: string
/** Every mail the server took, with the number of the kill before which it did. */
const taken: { readonly messageId: string; readonly life: number }[] = []
let life = 0

const settings = (role: string) => ({
  DATABASE_URL: server?.url() ?? '',
  MEEMAKEN_DEMO: 'off',
  MEEMAKEN_ROLE: role,
  MEEMAKEN_TRUST_PROXY: 'on',
  HOST: '127.0.0.1',
  PORT: String(port),
  SMTP_URL: sink.url,
})
const startWeb = async () => {
  web = await startProgram({ dataDir: folder, env: settings('web') })
}
const startWorker = () => {
  worker = launch({ dataDir: folder, env: settings('worker') })
}

beforeAll(async () => {
  server = await ownServer()
  if (!server) return
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'meemaken-faults-')))
  port = await freePort()
  sink = await mailSink()
  sink.onMail(async ({ messageId }) => {
    // A server that takes its time: many a kill falls between its answer and what we do with that.
    await wait((taken.length % 4) * 10)
    taken.push({ messageId, life })
  })
  await startWeb()
  startWorker()
  const connection = connect(server.url(), { max: 2 })
  const read = readSettings({ MEEMAKEN_DATA_DIR: folder })
  const municipality = readMunicipality(read.configDir)
  const base = {
    db: connection.db,
    now: new Date(),
    locale: 'nl' as const,
    municipality,
    settings: read,
    reactions,
  }
  const ada = { name: 'Ada', email: 'ada@waterstad.example', role: 'administrator' as const, areaId: null }
  const { id } = await grantRole({ ...base, actor: system }, ada)
  const session = await openSession({ ...base, actor: await actorOf(connection.db, id) }, id, byPasskey)
  cookie = `meemaken=${session.token}`
  await connection.close()
})
afterAll(async () => {
  await web?.kill()
  if (worker) await endWith(worker.child, 'SIGKILL')
  await server?.remove()
  await sink?.close()
  if (folder) rmSync(folder, { recursive: true, force: true })
})

let senders = 0
async function post(path: string, fields: Record<string, string>): Promise<number> {
  senders += 1
  const response = await fetch(web.address + path, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      Origin: web.address,
      Cookie: cookie,
      'X-Forwarded-For': `10.0.${senders >> 8}.${senders & 255}`,
    },
    body: new URLSearchParams(fields),
  })
  await response.arrayBuffer()
  return response.status
}

async function rowsOf<Row>(text: string): Promise<readonly Row[]> {
  const connection = connect(server?.url() ?? '', { max: 1 })
  try {
    return (await connection.pool.query(text)).rows as Row[]
  } finally {
    await connection.close()
  }
}

async function untilReady(): Promise<void> {
  for (;;) {
    const ready = await fetch(`${web.address}/readyz`).catch(() => null)
    await ready?.arrayBuffer()
    if (ready?.status === 200) return
    expect(web.child.exitCode, web.output()).toBeNull()
    await wait(50)
  }
}

/** Two kinds of things people send: an official gets a role, and somebody asks for a link to sign in. */
const give = (mark: string) =>
  post('/beheer/mensen', { name: mark, email: `${mark}@waterstad.example`, role: 'adviser', doen: 'geven' })
const askLink = (mark: string) => post('/aanmelden', { email: `${mark}@waterstad.example` })

test.for(['web', 'worker', 'database'] as const)(
  'a kill of the %s in the middle loses nothing that was acknowledged',
  { timeout: patience },
  async (what, { skip }) => {
    if (!server) return skip(noServer)
    const acknowledged: string[] = []
    for (let round = 0; round < rounds; round++) {
      const marks = Array.from({ length: 8 }, () => `x${randomUUID().slice(0, 13)}`)
      let seen = 0
      let struck: Promise<unknown> | null = null
      const send = async (mark: string): Promise<void> => {
        const status = await give(mark).catch(() => null)
        if (status === 303) acknowledged.push(mark)
        seen += 1
        if (seen >= round % marks.length) struck ??= strike(what)
      }
      // Mail is under way when the blow falls.
      const asked = marks.slice(0, 4).map((mark) => askLink(mark).catch(() => null))
      await Promise.all([...asked, ...marks.map(send)])
      await struck
      await untilReady()
      // Who saw no answer sends the same again, and hears that it is done or was done already.
      for (const mark of marks.filter((one) => !acknowledged.includes(one))) {
        expect([303, 422], mark).toContain(await give(mark))
        acknowledged.push(mark)
      }
      for (const mark of marks.slice(0, 3)) expect([200, 303]).toContain(await askLink(mark))
    }
    const grants = await rowsOf<{ name: string; grants: number }>(
      `select name, count(*)::int as grants from person join role_grant on person_id = person.id group by person.id`,
    )
    for (const mark of acknowledged)
      expect(
        grants.filter(({ name }) => name === mark),
        mark,
      ).toEqual([{ name: mark, grants: 1 }])
    await everyMailWent()
  },
)

/** Kills one of the three and brings it back, as a service manager would. */
async function strike(what: 'web' | 'worker' | 'database'): Promise<void> {
  life += 1
  if (what === 'web') {
    await web.kill()
    await startWeb()
  } else if (what === 'worker') {
    await endWith(worker.child, 'SIGKILL')
    startWorker()
  } else {
    await server?.end('SIGKILL')
    await server?.start()
  }
}

async function everyMailWent(): Promise<void> {
  // No time limit of our own: whatever waits must go by itself, without a hand.
  for (;;) {
    const [row] = await rowsOf<{ waiting: number }>(
      'select count(*)::int as waiting from outbox where sent_at is null',
    )
    if (row?.waiting === 0) break
    expect(worker.child.exitCode, worker.output()).toBeNull()
    await wait(250)
  }
  const written = await rowsOf<{ message_id: string }>('select message_id from outbox')
  expect(new Set(taken.map(({ messageId }) => messageId))).toEqual(
    new Set(written.map((row) => row.message_id)),
  )
  // A second copy is possible only where a kill fell between the server's answer and our commit.
  const lives = new Map<string, number[]>()
  for (const one of taken) lives.set(one.messageId, [...(lives.get(one.messageId) ?? []), one.life])
  const twice = [...lives.values()].filter((copies) => copies.length > 1)
  expect(twice.length).toBeLessThanOrEqual(life * workersAtOnce)
  console.log(`${written.length} mails, ${twice.length} arrived again after one of ${life} kills.`)
}

test(
  'a database that is away is told, and everything goes on by itself when it is back',
  async ({ skip }) => {
    if (!server) return skip(noServer)
    await server.end('SIGKILL')
    const end = performance.now() + awaySeconds * 1000
    do {
      const answer = await fetch(`${web.address}/beheer`, { headers: { Cookie: cookie } })
      expect(answer.status).toBe(503)
      expect(answer.headers.get('Retry-After')).toBe('30')
      expect(await answer.text()).toContain('We zijn er zo weer')
      await wait(500)
    } while (performance.now() < end)
    await server.start()
    await untilReady()
    expect(await give('na-de-pauze')).toBe(303)
    expect([200, 303]).toContain(await askLink('na-de-pauze'))
    await everyMailWent()
    expect(web.child.exitCode).toBeNull()
    expect(worker.child.exitCode).toBeNull()
  },
  patience,
)
