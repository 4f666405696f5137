import { serve } from '@hono/node-server'
import { createApp } from './app.tsx'
import { jobsWith, schedules } from './jobs.ts'
import type { Act } from './kit/act.ts'
import { system } from './kit/actor.ts'
import { type Connection, connect } from './kit/db.ts'
import { type EmbeddedDatabase, startEmbedded } from './kit/embedded.ts'
import { startWorker } from './kit/jobs.ts'
import { type Lifetime, lifetime } from './kit/lifetime.ts'
import { createLog, type Log } from './kit/log.ts'
import { migrate } from './kit/migrate.ts'
import { type Municipality, readMunicipality } from './kit/municipality.ts'
import { transportFor } from './kit/outbox.ts'
import { type Settings, settingsOfProcess } from './kit/settings.ts'
import { reactions } from './reactions.ts'
import { routes } from './routes.ts'
import { install } from './site/install.ts'

const clock = (): Date => new Date()
const say = (line: string): void => console.log(line)

/** Starts everything: settings, database, migrations, configuration and demo city, web and worker. */
export async function start(asked: Settings = settingsOfProcess()): Promise<void> {
  const life = lifetime()
  stopOnSignal(life)
  try {
    await startParts(asked, life)
  } catch (error) {
    await life.stop()
    throw error
  }
}

async function startParts(asked: Settings, life: Lifetime): Promise<void> {
  const log = createLog((line) => process.stderr.write(`${line}\n`), asked.logLevel)
  const embedded = asked.databaseUrl ? null : await startDatabase(asked, life)
  const connection = await life.add(
    async () => connect(asked.databaseUrl ?? embedded?.url ?? ''),
    (part) => part.close(),
  )
  await migrate(connection, { say })
  const municipality = readMunicipality(asked.configDir)
  const installation = await install({ connection, settings: asked, municipality, reactions, clock, say })
  let settings: Settings = { ...asked, demo: installation.demo }

  if (settings.roles.includes('web')) {
    const web = await life.add(
      () => listen({ connection, settings, municipality, log }),
      (part) => part.stop(),
    )
    // With PORT=0 the system chose one; links in mail need it.
    settings = { ...settings, port: web.port }
    await embedded?.announce(web.address)
    say(`Meemaken ${municipality.name}: ${web.address}`)
    if (settings.demo) say(`This is a demo city. Choose who you are: ${web.address}/demo`)
  }
  if (settings.roles.includes('worker')) {
    const surroundings = { db: connection.db, municipality, settings, reactions }
    const newAct = (): Act => ({ ...surroundings, now: clock(), actor: system, locale: 'nl' })
    const jobs = jobsWith(transportFor(settings, `Meemaken ${municipality.name}`))
    await life.add(
      () => startWorker({ pool: connection.pool, jobs, schedules, newAct, log }),
      (runner) => runner.stop(),
    )
  }
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

async function listen(parts: {
  readonly connection: Connection
  readonly settings: Settings
  readonly municipality: Municipality
  readonly log: Log
}): Promise<{ readonly address: string; readonly port: number; readonly stop: () => Promise<void> }> {
  const { settings } = parts
  const appOn = (port: number) =>
    createApp({ ...parts, settings: { ...settings, port }, reactions, routes, clock })
  let app = appOn(settings.port)
  // A demo city is for this machine, unless somebody asks otherwise.
  const hostname = settings.host ?? (settings.demo ? '127.0.0.1' : '0.0.0.0')
  return new Promise((resolve, reject) => {
    const fetch: typeof app.fetch = (...request) => app.fetch(...request)
    const server = serve({ fetch, port: settings.port, hostname }, (info) => {
      if (info.port !== settings.port) app = appOn(info.port)
      const address = settings.publicUrl ?? `http://localhost:${info.port}`
      const stop = () =>
        new Promise<void>((done) => {
          server.close(() => done())
          if ('closeIdleConnections' in server) server.closeIdleConnections()
        })
      resolve({ address, port: info.port, stop })
    })
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
function stopOnSignal(life: Lifetime): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      life.stop().then(() => process.exit(0))
    })
  }
  process.on('uncaughtException', (error) => fail(life, error))
  // The terminal may be gone before we are.
  process.stdout.on('error', () => {})
  process.stderr.on('error', () => {})
}

function fail(life: Lifetime, error: unknown): void {
  console.error(error instanceof Error ? error.stack : error)
  life.stop().then(() => process.exit(1))
}
