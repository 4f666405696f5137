import { AsyncLocalStorage } from 'node:async_hooks'
import type { PostgresPool, PostgresPoolClient } from 'kysely'
import pg from 'pg'
import { isDatabaseAway } from './db.ts'
import type { Log } from './log.ts'
import { isReading, primaryPosition, replayedPosition } from './replica/store.ts'

/** A copy of the database that follows it by streaming replication, from which pages are read. */
export interface Replica {
  /** The pool of the database, with what only reads sent to the replica where the work at hand may do so. */
  route(primary: pg.Pool): PostgresPool
  /**
   * Does the work with reads from the replica, once that is as far as `position`: what somebody wrote before they
   * asked. From the first statement that may write on, the rest of the work goes to the database itself.
   */
  reading<T>(
    options: { readonly allowed: boolean; readonly position: string | null },
    work: () => Promise<T>,
  ): Promise<{
    readonly result: T
    readonly wrote: boolean
  }>
  /** How far the database is, for who wrote just now. */
  position(primary: pg.Pool): Promise<string>
  figures(): { readonly answers: number; readonly isUp: boolean }
  stop(): Promise<void>
}

interface Going {
  fromReplica: boolean
  wrote: boolean
}

const going = new AsyncLocalStorage<Going>()
/** After a failure the replica is left alone for so long. */
const restMs = 5000

export function startReplica(url: string, { log }: { readonly log: Log }): Replica {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'meemaken reads',
    options: '-c TimeZone=Europe/Amsterdam',
    max: 10,
    connectionTimeoutMillis: 2000,
  })
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  let replayed = 0n
  let restUntil = 0
  let isUp = true
  let answers = 0

  const left = (error: unknown): void => {
    restUntil = performance.now() + restMs
    if (isUp) log.error('replica_away', error)
    isUp = false
  }
  const back = (): void => {
    if (!isUp) log.warn('replica_back')
    isUp = true
  }

  /** Whether the replica has what was written at `position`; what it has once it keeps. */
  const hasReached = async (position: string | null): Promise<boolean> => {
    if (performance.now() < restUntil) return false
    const wanted = numberOf(position)
    if (isUp && replayed >= wanted) return true
    try {
      const now = numberOf(await replayedPosition(pool))
      back()
      if (now > replayed) replayed = now
      return now >= wanted
    } catch (error) {
      left(error)
      return false
    }
  }

  return {
    route: (primary) => ({
      connect: async () => routed(primary, pool, { left, answered: () => answers++ }),
      end: () => primary.end(),
    }),
    reading: async ({ allowed, position }, work) => {
      const state: Going = { fromReplica: allowed && (await hasReached(position)), wrote: false }
      return { result: await going.run(state, work), wrote: state.wrote }
    },
    position: primaryPosition,
    figures: () => ({ answers, isUp }),
    stop: () => pool.end(),
  }
}

/** One lease of Kysely: it asks for a connection where its first statement belongs. */
async function routed(
  primary: pg.Pool,
  replica: pg.Pool,
  { left, answered }: { readonly left: (error: unknown) => void; readonly answered: () => void },
): Promise<PostgresPoolClient> {
  const state = going.getStore()
  let held: pg.PoolClient | null = null
  const onPrimary = async (): Promise<pg.PoolClient> => {
    held ??= await primary.connect()
    return held
  }
  const fromReplica = async (text: string, values: unknown[]) => {
    const client = await replica.connect()
    try {
      const rows = await client.query(text, values)
      client.release()
      answered()
      return rows
    } catch (error) {
      client.release(isDatabaseAway(error))
      throw error
    }
  }
  const query = async (text: string, values: unknown[] = []) => {
    if (state && !isReading(text)) {
      state.wrote = true
      state.fromReplica = false
    }
    if (state?.fromReplica && !held) {
      try {
        return await fromReplica(text, values)
      } catch (error) {
        if (!mayAskAgain(error)) throw error
        state.fromReplica = false
        if (isDatabaseAway(error)) left(error)
      }
    }
    return (await onPrimary()).query(text, values)
  }
  return {
    // Kysely sends a text and its values, and no cursor.
    query: ((text: string, values?: unknown[]) =>
      query(text, values)) as unknown as PostgresPoolClient['query'],
    release: () => held?.release(),
  }
}

/** Away, in the way of what the database replays (40001), or refused because it would write (25006). */
const mayAskAgain = (error: unknown): boolean =>
  isDatabaseAway(error) || ['40001', '25006'].includes((error as { code?: string }).code ?? '')

/** A position in PostgreSQL's log, `16/B374D848`, as a number; of nothing, 0. */
function numberOf(position: string | null): bigint {
  const [, high, low] = /^([0-9A-F]{1,8})\/([0-9A-F]{1,8})$/.exec(position ?? '') ?? []
  return high && low ? (BigInt(`0x${high}`) << 32n) | BigInt(`0x${low}`) : 0n
}
