import { timingSafeEqual } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Context } from 'hono'
import { countWaiting } from './kit/audit.ts'
import type { Connection } from './kit/db.ts'
import { storageOf } from './kit/files.ts'
import { countJobs, queueIsThere } from './kit/jobs.ts'
import type { Metrics } from './kit/metrics.ts'
import { pendingMigrations } from './kit/migrate.ts'
import { countMail } from './kit/outbox.ts'
import type { Settings } from './kit/settings.ts'

interface Parts {
  readonly connection: Connection
  readonly settings: Settings
  readonly clock: () => Date
  /** Whether this process was told to stop: it still answers, and must get no new work. */
  readonly isStopping: () => boolean
}

/**
 * Ready when the database answers, knows all our migrations and has its queue, and nobody told us to stop. Without its
 * storage of files the site goes on but for files: that is said, and is no reason to take the process out of use.
 */
export async function readiness(c: Context, parts: Parts): Promise<Response> {
  if (parts.isStopping()) return c.json({ status: 'stopping' }, 503)
  try {
    const { db } = parts.connection
    const [pending, queue, storage] = await Promise.all([
      pendingMigrations(db),
      queueIsThere(db),
      storageState(parts.settings),
    ])
    const ready = pending.length === 0 && queue
    return c.json({ status: ready ? 'ok' : 'waiting', pending, queue, storage }, ready ? 200 : 503)
  } catch {
    return c.json({ status: 'no database' }, 503)
  }
}

const storagePatience = 2000

async function storageState(settings: Settings): Promise<string> {
  const patience = new AbortController()
  const slow = wait(storagePatience, 'slow', { signal: patience.signal }).catch(() => 'slow')
  const state = storageOf(settings)
    .check()
    .then(
      () => 'ok',
      (error: Error) => error.message,
    )
  const first = await Promise.race([state, slow])
  patience.abort()
  return first
}

/** Figures for who keeps watch, with the token that is set; without one this address does not exist. */
export async function figures(c: Context, metrics: Metrics, token: string | null): Promise<Response> {
  if (token === null) return c.text('404', 404)
  const given = Buffer.from(c.req.header('Authorization') ?? '')
  const wanted = Buffer.from(`Bearer ${token}`)
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
    c.header('WWW-Authenticate', 'Bearer')
    return c.text('401', 401)
  }
  c.header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  return c.body(await metrics.text())
}

/** Figures of the city as a whole, read from the database when somebody asks. */
export function watchCity(metrics: Metrics, { connection, settings, clock }: Parts): void {
  const { db, pool } = connection
  metrics.gauge('meemaken_database_connections', 'Connections of this process.', () => [
    [{ state: 'open' }, pool.totalCount],
    [{ state: 'idle' }, pool.idleCount],
    [{ state: 'asked_for' }, pool.waitingCount],
  ])
  metrics.gauge('meemaken_database_up', 'Whether the database answers.', () =>
    pool.query('select 1').then(
      () => 1,
      () => 0,
    ),
  )
  metrics.gauge('meemaken_storage_up', 'Whether the storage of files answers.', async () =>
    (await storageState(settings)) === 'ok' ? 1 : 0,
  )
  metrics.gauge('meemaken_jobs', 'Jobs in the queue.', async () => {
    const { waiting, planned, running, givenUp } = await countJobs(db, clock())
    return [
      [{ state: 'waiting' }, waiting],
      [{ state: 'planned' }, planned],
      [{ state: 'running' }, running],
      [{ state: 'given_up' }, givenUp],
    ]
  })
  metrics.gauge('meemaken_mail', 'Mail in the outbox.', async () => {
    const { waiting, givenUp } = await countMail(db, clock())
    return [
      [{ state: 'waiting' }, waiting],
      [{ state: 'given_up' }, givenUp],
    ]
  })
  metrics.gauge('meemaken_audit_waiting', 'Rows of the audit log without a seal.', async () => {
    const { amount } = await countWaiting(db)
    return amount
  })
}
