import { existsSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import {
  type ClusterOptions,
  findRunning,
  type Running,
  runCluster,
  stopCluster,
} from './embedded/cluster.ts'
import { type Place, placeFor } from './embedded/place.ts'

/** The PostgreSQL that this program started, or found running after it had been killed. */
export interface EmbeddedDatabase {
  /** Address of our database on it, with its secret. */
  readonly url: string
  /** Tells where this program can be reached; a second program on the same folder repeats it. */
  announce(address: string): Promise<void>
  /** Stops the database. What was committed is on disk. */
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  readonly dataDir: string
  readonly say?: (line: string) => void
  /** Called when the database can no longer be ours; the program had better stop. */
  readonly onLost?: (reason: string) => void
}

/** Another program works on this folder; the message says where. */
export class AlreadyRunning extends Error {}

const DATABASE = 'meemaken'
// Any fixed number: held by the one program that works on this folder.
const OWNER_LOCK = 7_233_002

/**
 * Starts PostgreSQL for `dataDir`, or adopts the one that a killed program left running.
 * One program per folder: a second one gets `AlreadyRunning`. A server that falls over is started again.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const say = options.say ?? (() => {})
  const place = placeFor(options.dataDir)
  if (place.remark) say(place.remark)
  let address = ''
  let { running, owner } = await settle(place, { say }, address)
  await createDatabase(running)
  let stopping = false

  const watch = (client: pg.Client): void => {
    client.once('end', () => {
      if (stopping) return
      restart().catch((error) => options.onLost?.(error instanceof Error ? error.message : String(error)))
    })
  }
  const restart = async (): Promise<void> => {
    say('The database went away; starting it again.')
    ;({ running, owner } = await settle(place, { say, port: running.port }, address))
    watch(owner)
  }
  watch(owner)

  return {
    url: urlOf(running, DATABASE),
    announce: async (value) => {
      address = value
      await owner.query(`select set_config('application_name', $1, false)`, [nameOf(address)])
    },
    stop: async () => {
      stopping = true
      await stopCluster(place, running)
      await owner.end().catch(() => {})
    },
  }
}

/** Address of the database that a running program uses for `dataDir`, or null when none runs. Owns nothing. */
export async function findEmbedded(dataDir: string): Promise<string | null> {
  if (!existsSync(dataDir)) return null
  const running = await findRunning(placeFor(dataDir))
  return running ? urlOf(running, DATABASE) : null
}

/** A server without an owner, for tests that share one. */
export async function startShared(
  dataDir: string,
  options: ClusterOptions,
): Promise<Running & { readonly place: Place; stop(): Promise<void> }> {
  const place = placeFor(dataDir)
  const running = await runCluster(place, options)
  return { ...running, place, stop: () => stopCluster(place, running) }
}

/** Starts or finds the server and makes it ours, again when the program before us stops it just now. */
async function settle(
  place: Place,
  options: ClusterOptions,
  address: string,
): Promise<{ running: Running; owner: pg.Client }> {
  for (let attempt = 0; ; attempt++) {
    const running = await runCluster(place, options)
    try {
      return { running, owner: await own(running, address) }
    } catch (error) {
      if (error instanceof AlreadyRunning || attempt === 10) throw error
      await wait(200)
    }
  }
}

async function own(running: Running, address: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: running.url,
    application_name: nameOf(address),
    keepAlive: true,
  })
  client.on('error', () => {})
  await client.connect()
  // A killed program lets go within milliseconds, when PostgreSQL sees that its connection is closed; one that
  // is stopping takes a moment.
  for (let attempt = 0; attempt < 40; attempt++) {
    const { rows } = await client.query('select pg_try_advisory_lock($1) as taken', [OWNER_LOCK])
    if (rows[0].taken) return client
    await wait(50)
  }
  const holder = await holderOf(client)
  await client.end()
  const where = holder?.address ? ` at ${holder.address}` : ''
  const which = holder ? ` (process ${holder.pid})` : ''
  throw new AlreadyRunning(
    `Meemaken already runs on this data folder${where}${which}. Stop that one first, or set MEEMAKEN_DATA_DIR.`,
  )
}

const nameOf = (address: string): string => `meemaken ${process.pid} ${address}`.trim().slice(0, 63)

async function holderOf(client: pg.Client): Promise<{ pid: number; address: string } | null> {
  const { rows } = await client.query(
    `select application_name as name from pg_locks join pg_stat_activity using (pid)
      where locktype = 'advisory' and granted and objsubid = 1 and classid = 0 and objid = $1`,
    [OWNER_LOCK],
  )
  const [, pid, address] = /^meemaken (\d+) ?(.*)$/.exec(rows[0]?.name ?? '') ?? []
  return pid ? { pid: Number(pid), address: address ?? '' } : null
}

async function createDatabase(running: Running): Promise<void> {
  const client = new pg.Client({ connectionString: running.url })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE])
    if (!rowCount) await client.query(`create database ${DATABASE}`)
  } finally {
    await client.end()
  }
}

function urlOf(running: Running, database: string): string {
  const url = new URL(running.url)
  url.pathname = `/${database}`
  return url.href
}
