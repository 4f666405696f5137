import { setTimeout as wait } from 'node:timers/promises'
import { serve } from '@hono/node-server'
import { createApp } from './app.tsx'
import { jobsWith, schedules } from './jobs.ts'
import type { Act } from './kit/act.ts'
import { system } from './kit/actor.ts'
import { startSealing } from './kit/audit.ts'
import { connect, isDatabaseAway } from './kit/db.ts'
import { type EmbeddedDatabase, startEmbedded } from './kit/embedded.ts'
import { startWorker } from './kit/jobs.ts'
import { type Lifetime, lifetime } from './kit/lifetime.ts'
import { createLog, type Log } from './kit/log.ts'
import { createMetrics, type Metrics } from './kit/metrics.ts'
import { migrate } from './kit/migrate.ts'
import { readMunicipality } from './kit/municipality.ts'
import { transportFor } from './kit/outbox.ts'
import { packed } from './kit/packed.ts'
import { type Fetch, startPageCache } from './kit/page-cache.ts'
import { type Replica, startReplica } from './kit/replica.ts'
import { type Settings, settingsOfProcess } from './kit/settings.ts'
import { reactions } from './reactions.ts'
import { routes } from './routes.ts'
import { buildingAnswer } from './site/demo/building.ts'
import { install, lookAhead } from './site/install.ts'
import { followOwn } from './site/own/follow.ts'

const clock = (): Date => new Date()
const say = (line: string): void => console.log(line)

/** How long a database of one's own may stay away at the start: it may be starting too. */
const startPatience = 60_000

/** Starts everything: settings, database, migrations, configuration and demo city, web and worker. */
export async function start(asked: Settings = settingsOfProcess()): Promise<void> {
  let life = lifetime()
  stopOnSignal(() => life)
  const began = performance.now()
  for (;;) {
    try {
      return await startParts(asked, life)
    } catch (error) {
      await life.stop()
      const waits = asked.databaseUrl && isDatabaseAway(error) && performance.now() - began < startPatience
      if (!waits) throw error
      say('The database does not answer; trying again.')
      await wait(1000)
      life = lifetime()
    }
  }
}

async function startParts(asked: Settings, life: Lifetime): Promise<void> {
  const log = createLog((line) => process.stderr.write(`${line}\n`), asked.logLevel)
  const embedded = asked.databaseUrl ? null : await startDatabase(asked, life)
  const databaseUrl = asked.databaseUrl ?? embedded?.url ?? ''
  const replica = asked.databaseReadUrl ? await addReplica(asked.databaseReadUrl, log, life) : undefined
  const connection = await life.add(
    async () =>
      connect(databaseUrl, {
        application: `meemaken ${asked.roles.join(' ')}`,
        ...(replica ? { replica } : {}),
      }),
    (part) => part.close(),
  )
  await migrate(connection, { say })
  const municipality = readMunicipality(asked.configDir)
  const surroundings = { connection, municipality, reactions, clock }
  const ahead = await lookAhead({ connection, settings: asked })
  const door = asked.roles.includes('web')
    ? await life.add(
        () => openDoor({ ...asked, demo: ahead.demo }, ahead.builds),
        (part) => part.stop(),
      )
    : null
  if (door && ahead.builds) say(`Open ${door.address} to see how far the demo city is.`)
  const { demo } = await install({
    ...surroundings,
    settings: asked,
    say,
    progress: door?.progress ?? (() => {}),
  })
  // With PORT=0 the system chose one; links in mail need it.
  const settings: Settings = { ...asked, demo, port: door?.port ?? asked.port }

  let forget = (): void => {}
  await life.add(
    () =>
      followOwn({
        db: connection.db,
        url: databaseUrl,
        renewed: () => forget(),
        failed: (error) => log.error('own_not_loaded', error),
      }),
    (follower) => follower.stop(),
  )

  if (door) {
    const metrics = createMetrics()
    const { fetch } = createApp({
      ...surroundings,
      ...(replica ? { replica } : {}),
      settings,
      routes,
      log,
      metrics: watched(metrics, replica),
      isStopping: door.isStopping,
    })
    const cache = settings.pageCache
      ? await life.add(
          () => startPageCache({ db: connection.db, url: databaseUrl, fetch, clock }),
          (part) => part.stop(),
        )
      : { fetch, forget, figures: () => ({ hits: 0, misses: 0, pages: 0 }) }
    forget = cache.forget
    metrics.gauge('meemaken_pages_kept', 'Pages in memory.', () => cache.figures().pages)
    metrics.gauge(
      'meemaken_pages_from_memory',
      'Answers from memory since the start.',
      () => cache.figures().hits,
    )
    const answer = packed(cache.fetch)
    door.serve(async (request, env) => {
      const started = performance.now()
      const response = await answer(request, env)
      metrics.answered(response.status, (performance.now() - started) / 1000)
      return response
    })
    await embedded?.announce(door.address)
    say(`Meemaken ${municipality.name}: ${door.address}`)
    if (demo) say(`This is a demo city. Choose who you are: ${door.address}/demo`)
  }
  if (settings.roles.includes('worker')) {
    const world = { db: connection.db, municipality, settings, reactions }
    const newAct = (): Act => ({ ...world, now: clock(), actor: system, locale: 'nl' })
    await life.add(
      async () => startSealing({ db: connection.db, settings, clock, log }),
      (sealing) => sealing.stop(),
    )
    const jobs = jobsWith(transportFor(settings, `Meemaken ${municipality.name}`))
    await life.add(
      () => startWorker({ pool: connection.pool, jobs, schedules, newAct, log }),
      (runner) => runner.stop(),
      patienceWithWork,
    )
  }
  // Last started, first stopped: who is being answered gets that answer while everything behind it still stands.
  if (door) {
    await life.add(
      async () => door,
      (part) => part.drain(settings.drainSeconds),
      settings.drainSeconds * 1000 + patienceWithWork,
    )
  }
}

/** How long a request or a job at hand may take when the program must stop. */
const patienceWithWork = 30_000

const addReplica = (url: string, log: Log, life: Lifetime): Promise<Replica> =>
  life.add(
    async () => startReplica(url, { log }),
    (part) => part.stop(),
  )

function watched(metrics: Metrics, replica: Replica | undefined): Metrics {
  if (!replica) return metrics
  metrics.gauge('meemaken_replica_up', 'Whether the replica answers.', () => Number(replica.figures().isUp))
  metrics.gauge('meemaken_replica_answers', 'Reads from the replica.', () => replica.figures().answers)
  return metrics
}

/** Our own PostgreSQL; without it there is nothing left to do. */
function startDatabase({ dataDir }: Settings, life: Lifetime): Promise<EmbeddedDatabase> {
  const onLost = (reason: string) => fail(life, new Error(reason))
  return life.add(
    () => startEmbedded({ dataDir, say, onLost }),
    (part) => part.stop(),
    90_000,
  )
}

/** The address that browsers come to. Until the application is there, it says how far the building is. */
interface Door {
  readonly address: string
  readonly port: number
  readonly progress: (share: number) => void
  serve(fetch: Fetch): void
  isStopping(): boolean
  /** Says at `/readyz` that it stops, answers for `seconds` more, then takes nobody new and ends when all have theirs. */
  drain(seconds: number): Promise<void>
  stop(): Promise<void>
}

function openDoor(settings: Settings, builds: boolean): Promise<Door> {
  let share = 0
  let stopping = false
  const starting = () => new Response('Starting', { status: 503, headers: { 'Retry-After': '1' } })
  let answer: Fetch = builds ? (request) => buildingAnswer(request, share) : starting
  // A demo city is for this machine, unless somebody asks otherwise.
  const hostname = settings.host ?? (settings.demo ? '127.0.0.1' : '0.0.0.0')
  return new Promise((resolve, reject) => {
    const fetch: Fetch = (request, env) => answer(request, env)
    const server = serve({ fetch, port: settings.port, hostname }, ({ port }) =>
      resolve({
        address: settings.publicUrl ?? `http://localhost:${port}`,
        port,
        progress: (value) => {
          share = value
        },
        serve: (value) => {
          answer = value
        },
        isStopping: () => stopping,
        drain: async (seconds) => {
          stopping = true
          await wait(seconds * 1000)
          await close()
        },
        stop: () => close(),
      }),
    )
    // Who is answered while we stop is told to come back on another connection: at another process.
    server.prependListener('request', (_request, response) => {
      if (stopping) response.shouldKeepAlive = false
    })
    let closed: Promise<void> | null = null
    const close = (): Promise<void> => {
      closed ??= new Promise((done) => {
        server.close(() => done())
        if ('closeIdleConnections' in server) server.closeIdleConnections()
      })
      return closed
    }
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${settings.port} is in use. Set PORT to another one.`)
          : error,
      ),
    )
  })
}

/** A terminal sends its signal to npm and to us, and npm passes it on: the second one changes nothing. */
function stopOnSignal(lifeNow: () => Lifetime): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      lifeNow()
        .stop()
        .then(() => process.exit(0))
    })
  }
  process.on('uncaughtException', (error) => fail(lifeNow(), error))
  // The queue's own workers end when the database goes away, and leave a promise behind that nobody hears
  // (graphile-worker 0.17); they are started again. Anything else unheard is a fault of ours.
  process.on('unhandledRejection', (reason) => {
    if (!isDatabaseAway(reason)) fail(lifeNow(), reason)
  })
  // The terminal may be gone before we are.
  process.stdout.on('error', () => {})
  process.stderr.on('error', () => {})
}

function fail(life: Lifetime, error: unknown): void {
  console.error(error instanceof Error ? error.stack : error)
  life.stop().then(() => process.exit(1))
}
