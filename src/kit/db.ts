import { AsyncLocalStorage } from 'node:async_hooks'
import { type Kysely, PostgresDialect, Kysely as Query } from 'kysely'
import pg from 'pg'
import type { Replica } from './replica.ts'

/**
 * A connection to the database, or an open transaction on it.
 * It knows no tables of its own: every domain's store types its tables with `db.withTables<...>()`,
 * so that a table is read and written in one place.
 */
export type Db = Kysely<object>

const DATE = 1082
const INT8 = 20

// A day stays a local calendar day (`YYYY-MM-DD`), and counts fit a number.
pg.types.setTypeParser(DATE, (text) => text)
pg.types.setTypeParser(INT8, Number)

// The engine reads ISO 8601 itself, ten times as fast as the parser of `pg`, which is left what is no usual moment.
const TIMESTAMPTZ = 1184
const usualMoment = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?)([+-]\d\d)(:\d\d)?$/
const anyMoment = pg.types.getTypeParser(TIMESTAMPTZ)
pg.types.setTypeParser(TIMESTAMPTZ, (text: string): unknown => {
  const [, day, time, hours, minutes = ':00'] = usualMoment.exec(text) ?? []
  return day === undefined ? anyMoment(text) : new Date(`${day}T${time}${hours}${minutes}`)
})

export interface Connection {
  readonly db: Db
  readonly pool: pg.Pool
  close(): Promise<void>
}

/**
 * Whether PostgreSQL could not be asked, or stopped while it was asked: it is away, starts, stops, or has no
 * connection left. What was asked may or may not have happened when the error came at the end of a transaction.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (
    /^(08...|57P0[123]|53[1-4]00|ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH)$/.test(
      code,
    )
  )
    return true
  if (error instanceof AggregateError) return error.errors.some(isDatabaseAway)
  return /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/.test(
    error.message,
  )
}

const watched = new AsyncLocalStorage<string[]>()

/** Does the work and answers with it which statements it sent, through whatever connection of this program. */
export async function watchQueries<T>(
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly queries: readonly string[] }> {
  const queries: string[] = []
  const result = await watched.run(queries, work)
  return { result, queries }
}

/** Opens a pool on `url`. `onQuery` sees every query, for counting and measuring. */
export function connect(
  url: string,
  options: {
    readonly max?: number
    readonly onQuery?: (sql: string) => void
    /** What the server shows of who is connected, such as `meemaken web`. */
    readonly application?: string
    /** A copy from which work that asks for it is read. */
    readonly replica?: Pick<Replica, 'route'>
  } = {},
): Connection {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    application_name: options.application ?? 'meemaken',
    options: '-c TimeZone=Europe/Amsterdam',
    connectionTimeoutMillis: 10_000,
  })
  // An idle connection that breaks (database restarted) is dropped by the pool; the next query opens a new one.
  pool.on('error', () => {})
  // The same for a connection in use: its query fails, the program goes on.
  pool.on('connect', (client) => client.on('error', () => {}))
  const seen = (sql: string): void => {
    watched.getStore()?.push(sql)
    options.onQuery?.(sql)
  }
  const db = new Query<object>({
    dialect: new PostgresDialect({ pool: options.replica?.route(pool) ?? pool }),
    log: (event) => seen(event.query.sql),
  })
  return { db, pool, close: () => db.destroy() }
}
