import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createApp } from './app.tsx'
import { jobsWith, schedules } from './jobs.ts'
import { connect } from './kit/db.ts'
import { acceptFile } from './kit/files.ts'
import { type Jobs, startWorker } from './kit/jobs.ts'
import { createLog, silentLog } from './kit/log.ts'
import { migrate } from './kit/migrate.ts'
import { mailById, outboxJobs, putInOutbox, transportFor } from './kit/outbox.ts'
import { reactions } from './reactions.ts'
import { routes } from './routes.ts'
import { type TestApp, testApp, testNow } from './testing.ts'
import { mailSink } from './testing-mail.ts'
import { noServer, ownServer } from './testing-postgres.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp({ demo: true })
})
afterAll(() => app.close())

const hours = (amount: number): number => amount * 60 * 60 * 1000
const eventually = (check: () => Promise<void> | void) =>
  vi.waitFor(check, { timeout: 300_000, interval: 100 })

test('a database that goes away is told in plain words, and the site is back as soon as it is', async ({
  skip,
}) => {
  const server = await ownServer()
  if (!server) return skip(noServer)
  const connection = connect(server.url())
  const lines: string[] = []
  try {
    await migrate(connection)
    const { settings } = app
    const { municipality } = app.act()
    const log = createLog((line) => lines.push(line), 'warn')
    const parts = { connection, settings, municipality, reactions, routes, log, clock: () => testNow }
    const site = createApp(parts)
    const origin = 'http://waterstad.test'
    const cookie = { Cookie: `meemaken=${'a'.repeat(43)}` }
    const ask = (path: string, init?: RequestInit) =>
      Promise.resolve(site.fetch(new Request(origin + path, { redirect: 'manual', ...init })))
    expect((await ask('/initiatieven', { headers: cookie })).status).toBe(200)

    await server.end('SIGKILL')
    for (const [path, words] of [
      ['/initiatieven', 'We zijn er zo weer'],
      ['/initiatieven?taal=en', 'We will be right back'],
    ] as const) {
      const answer = await ask(path, { headers: cookie })
      expect(answer.status).toBe(503)
      expect(answer.headers.get('Retry-After')).toBe('30')
      expect(await answer.text()).toContain(words)
    }
    const body = new URLSearchParams({ email: 'iemand@voorbeeld.example' })
    const sent = await ask('/aanmelden', { method: 'POST', body, headers: { Origin: origin } })
    expect(sent.status).toBe(503)
    const data = await ask('/api/v1/initiatieven')
    expect(data.status).toBe(503)
    expect(data.headers.get('Content-Type')).toContain('application/problem+json')
    expect((await ask('/readyz')).status).toBe(503)
    expect((await ask('/healthz')).status).toBe(200)
    expect(lines.join('\n')).toContain('not_available')
    expect(lines.join('\n')).not.toContain('iemand')

    await server.start()
    expect((await ask('/initiatieven', { headers: cookie })).status).toBe(200)
    expect((await ask('/readyz')).status).toBe(200)
  } finally {
    await connection.close()
    await server.remove()
  }
})

test('a full disk refuses a file in plain words, and keeps no half one', async ({ skip }) => {
  const folder = mkdtempSync(join(tmpdir(), 'meemaken-full-'))
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder])
  if (mounted.status !== 0) {
    rmSync(folder, { recursive: true })
    return skip('this user may not mount a small disk')
  }
  try {
    const act = app.act({ settings: { ...app.settings, dataDir: folder } })
    const pdf = () => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(600_000)])
    expect(await acceptFile(act, { name: 'een.pdf', bytes: pdf() })).toMatchObject({ ok: true })
    expect(await acceptFile(act, { name: 'twee.pdf', bytes: pdf() })).toEqual({
      ok: false,
      reason: 'not_kept',
    })
    const kept = readdirSync(join(folder, 'files'), { recursive: true }).filter((name) =>
      /\w{64}/.test(String(name)),
    )
    expect(kept).toHaveLength(1)
    expect(String(kept[0])).toMatch(/[0-9a-f]{64}$/)
  } finally {
    spawnSync('umount', [folder])
    rmSync(folder, { recursive: true })
  }
})

test('a mail server that is away for an hour gets every mail once when it is back, without a hand', async () => {
  const sink = await mailSink()
  const { port, url } = sink
  await sink.close()
  const ids: string[] = []
  for (let n = 0; n < 12; n++) {
    const mail = { to: `lezer${n}@voorbeeld.example`, subject: `Brief ${n}`, text: 'Dag', html: '<p>Dag</p>' }
    ids.push(await putInOutbox(app.db, { ...mail, at: testNow }))
  }
  const jobs = outboxJobs(transportFor({ ...app.settings, smtpUrl: url, demo: false }, 'Meemaken'))
  const own = connect(app.url)
  const worker = await startWorker({ ...own, jobs, schedules: [], newAct: () => app.act(), log: silentLog })
  const attempts = async (amount: number) => {
    const { rows } = await sql<{ seconds: number }>`
      select extract(epoch from run_at - now())::float8 as seconds from graphile_worker.jobs
       where task_identifier = 'deliver_mail' and attempts = ${amount} and locked_at is null`.execute(app.db)
    return rows
  }
  try {
    await eventually(async () => expect(await attempts(1)).toHaveLength(12))
    // An hour goes by in tries that are further and further apart.
    await sql`update graphile_worker._private_jobs set attempts = 7, run_at = now()`.execute(app.db)
    await eventually(async () => expect(await attempts(8)).toHaveLength(12))
    for (const { seconds } of await attempts(8)) expect(seconds).toBeGreaterThan(1000)

    const back = await mailSink(port)
    try {
      // Every quarter of an hour the worker looks for mail that was left lying.
      await jobs.deliver_waiting_mail?.(app.act({ now: new Date(testNow.getTime() + hours(1.25)) }), {})
      await eventually(async () => {
        for (const id of ids) expect((await mailById(app.db, id))?.sent_at).not.toBeNull()
      })
      const arrived = back.received.map(({ messageId }) => messageId)
      expect(arrived).toHaveLength(12)
      expect(new Set(arrived).size).toBe(12)
    } finally {
      await back.close()
    }
  } finally {
    await worker.stop()
    await own.close()
  }
})

test('of two workers one does a round that was missed, and each missed time once', async () => {
  const done: string[] = []
  const jobs: Jobs = {
    count_round: async (_act, payload) => {
      done.push((payload as { _cron: { ts: string } })._cron.ts)
    },
  }
  await sql`insert into graphile_worker._private_known_crontabs (identifier, known_since, last_execution)
    values ('count_round', now() - interval '1 day', date_trunc('minute', now() - interval '30 minutes'))`.execute(
    app.db,
  )
  const own = [connect(app.url), connect(app.url)]
  const every = [{ job: 'count_round', pattern: '* * * * *' }]
  const workers = await Promise.all(
    own.map(({ pool }) =>
      startWorker({ pool, jobs, schedules: every, newAct: () => app.act(), log: silentLog }),
    ),
  )
  try {
    await eventually(() => expect(done.length).toBeGreaterThanOrEqual(29))
    expect(new Set(done).size).toBe(done.length)
  } finally {
    for (const worker of workers) await worker.stop()
    for (const connection of own) await connection.close()
  }
})

describe('a clock that jumps', () => {
  /** Every round that starts by itself, at this moment; answers how many mails there are then. */
  const rounds = async (now: Date): Promise<number> => {
    const jobs = jobsWith(async () => {})
    for (const name of new Set(schedules.map(({ job }) => job))) await jobs[name]?.(app.act({ now }), {})
    const { rows } = await sql<{ amount: number }>`select count(*)::int as amount from outbox`.execute(app.db)
    return rows[0]?.amount ?? 0
  }

  test('backwards tells nobody anything twice; forwards skips nothing that is due', async () => {
    const monday = new Date('2026-11-23T05:00:00Z')
    const told = await rounds(monday)
    for (const back of [0, -0.5, -2, -20, 0, 0.1])
      expect(await rounds(new Date(monday.getTime() + hours(back)))).toBe(told)

    // Three weeks at once, and back: what was due is told, once.
    const later = new Date(monday.getTime() + hours(21 * 24))
    const toldLater = await rounds(later)
    expect(toldLater).toBeGreaterThan(told)
    expect(await rounds(monday)).toBe(toldLater)
    expect(await rounds(later)).toBe(toldLater)
  })

  test('signs nobody out by going back, and keeps nobody in by going forward', async () => {
    const person = await someone()
    const at = async (offset: number): Promise<number> => {
      app.setNow(new Date(testNow.getTime() + hours(offset)))
      return (await person.get('/mijn')).status
    }
    try {
      expect(await at(0)).toBe(200)
      expect(await at(-3)).toBe(200)
      expect(await at(0)).toBe(200)
      expect(await at(24 * 400)).toBe(303)
    } finally {
      app.setNow(testNow)
    }
  })
})

/** Anybody of the demo city. */
async function someone() {
  const { rows } = await sql<{ email: string }>`
    select email from person where email is not null order by created_at limit 1`.execute(app.db)
  return app.as(rows[0]?.email ?? '')
}
