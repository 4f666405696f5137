import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createApp } from './app.tsx'
import type { Act } from './kit/act.ts'
import { system } from './kit/actor.ts'
import { type Connection, connect } from './kit/db.ts'
import { createLog } from './kit/log.ts'
import { migrate } from './kit/migrate.ts'
import { readMunicipality } from './kit/municipality.ts'
import { isReading } from './kit/replica/store.ts'
import { type Replica, startReplica } from './kit/replica.ts'
import { readSettings } from './kit/settings.ts'
import { actorOf, byPasskey, grantRole, openSession } from './people/index.ts'
import { reactions } from './reactions.ts'
import { routes } from './routes.ts'
import { noServer, type OwnServer, ownServer } from './testing-postgres.ts'

// A real replica: Debian's PostgreSQL with streaming replication.
interface World {
  readonly primary: OwnServer
  readonly second: OwnServer
  readonly connection: Connection
  /** Straight to the replica, for the administrator who holds it up. */
  readonly beside: Connection
  readonly replica: Replica
  readonly fetch: (path: string, init?: RequestInit) => Promise<Response>
  readonly cookieOf: (email: string) => Promise<string>
}

let world: World | null = null
let folder: string
const lines: string[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'meemaken-replica-'))
  const primary = await ownServer()
  if (!primary) return
  const bare = connect(primary.url(), { max: 3 })
  await migrate(bare)
  await bare.close()
  const second = await primary.replica()
  const log = createLog((line) => lines.push(line), 'warn')
  const replica = startReplica(second.url(), { log })
  const connection = connect(primary.url(), { replica })
  const settings = readSettings({ MEEMAKEN_DATA_DIR: folder, MEEMAKEN_URL: 'http://waterstad.test' })
  const municipality = readMunicipality(settings.configDir)
  const clock = () => new Date()
  const parts = { connection, settings, municipality, reactions, routes, log, clock, replica }
  const app = createApp(parts)
  const act: Act = {
    db: connection.db,
    now: clock(),
    actor: system,
    locale: 'nl',
    municipality,
    settings,
    reactions,
  }
  world = {
    primary,
    second,
    connection,
    beside: connect(second.url(), { max: 1 }),
    replica,
    fetch: async (path, init) =>
      app.fetch(new Request(`http://waterstad.test${path}`, { redirect: 'manual', ...init })),
    cookieOf: async (email) => {
      const { id } = await grantRole(act, { name: email, email, role: 'administrator', areaId: null })
      const session = await openSession({ ...act, actor: await actorOf(connection.db, id) }, id, byPasskey)
      return `meemaken=${session.token}`
    },
  }
})
afterAll(async () => {
  await world?.replica.stop()
  await world?.connection.close()
  await world?.beside.close()
  await world?.second.remove()
  await world?.primary.remove()
  rmSync(folder, { recursive: true, force: true })
})

/** Waits until the replica has everything, with the time it needs. */
async function caughtUp({ connection, beside }: World): Promise<void> {
  const { rows } = await connection.pool.query('select pg_current_wal_insert_lsn()::text as position')
  await vi.waitFor(async () => {
    const reached = await beside.pool.query('select pg_last_wal_replay_lsn() >= $1::pg_lsn as there', [
      rows[0].position,
    ])
    expect(reached.rows[0].there).toBe(true)
  }, 300_000)
}

const people = async ({ fetch }: World, cookie: string): Promise<string> =>
  (await fetch('/beheer/mensen', { headers: { Cookie: cookie } })).text()

/** Makes somebody an official through the form, as an administrator; answers the cookies of after. */
async function makeOfficial({ fetch }: World, cookie: string, name: string): Promise<string> {
  const response = await fetch('/beheer/mensen', {
    method: 'POST',
    headers: { Cookie: cookie, Origin: 'http://waterstad.test' },
    body: new URLSearchParams({ name, email: 'cees@waterstad.example', role: 'adviser', doen: 'geven' }),
  })
  expect(response.status).toBe(303)
  const set = response.headers.getSetCookie().map((line) => line.split(';')[0] ?? '')
  return [cookie, ...set].join('; ')
}

test('pages are read from the replica; who wrote reads their own write, also while it lags', async ({
  skip,
}) => {
  if (!world) return skip(noServer)
  const writer = await world.cookieOf('ada@waterstad.example')
  const reader = await world.cookieOf('bo@waterstad.example')
  await caughtUp(world)
  const before = world.replica.figures().answers
  expect(await people(world, reader)).toContain('ada@waterstad.example')
  expect(world.replica.figures().answers).toBeGreaterThan(before)

  await world.beside.pool.query('select pg_wal_replay_pause()')
  const withPosition = await makeOfficial(world, writer, 'Cees de Wit')
  expect(withPosition).toMatch(/stand=[0-9A-F]+\/[0-9A-F]+/)
  expect(await people(world, withPosition)).toContain('Cees de Wit')
  // Somebody else sees it when the replica does.
  expect(await people(world, reader)).not.toContain('Cees de Wit')

  await world.beside.pool.query('select pg_wal_replay_resume()')
  await caughtUp(world)
  const again = world.replica.figures().answers
  expect(await people(world, reader)).toContain('Cees de Wit')
  expect(await people(world, withPosition)).toContain('Cees de Wit')
  expect(world.replica.figures().answers).toBeGreaterThan(again)
})

test('pages for everyone are made from the database itself, and carry no position', async ({ skip }) => {
  if (!world) return skip(noServer)
  const before = world.replica.figures().answers
  const response = await world.fetch('/initiatieven')
  expect(response.status).toBe(200)
  expect(response.headers.getSetCookie()).toEqual([])
  expect(world.replica.figures().answers).toBe(before)
})

test('a replica that is away takes no page away, is told of once, and is used again when it is back', async ({
  skip,
}) => {
  if (!world) return skip(noServer)
  const { second, replica } = world
  const reader = await world.cookieOf('dirk@waterstad.example')
  await caughtUp(world)
  await second.end('SIGKILL')
  for (let n = 0; n < 5; n++) expect(await people(world, reader)).toContain('dirk@waterstad.example')
  expect(lines.filter((line) => line.includes('"replica_away"'))).toHaveLength(1)
  expect(replica.figures().isUp).toBe(false)

  await second.start()
  await caughtUp(world)
  await vi.waitFor(
    async () => {
      await people(world as World, reader)
      expect(replica.figures().isUp).toBe(true)
    },
    { timeout: 300_000, interval: 500 },
  )
  expect(lines.filter((line) => line.includes('"replica_back"'))).toHaveLength(1)
})

test('what may write is never sent to the replica', () => {
  for (const text of [
    'select * from person',
    '  select "last_update_on", "updated_at" from case_file where deleted is null',
    'with a as (select 1) select * from a',
  ])
    expect(isReading(text), text).toBe(true)
  for (const text of [
    'insert into person default values',
    'begin',
    'select * from outbox for update skip locked',
    'with a as (update person set name = $1 returning id) select * from a',
    'select graphile_worker.add_job($1)',
    "select nextval('audit_sequence')",
    'select pg_advisory_xact_lock(1)',
  ])
    expect(isReading(text), text).toBe(false)
})
