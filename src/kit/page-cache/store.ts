import { sql } from 'kysely'
import pg from 'pg'
import type { Db } from '../db.ts'

const channel = 'meemaken_changed'

/** All tables of the database, and those that tell when they change (see the migration of the page cache). */
export async function tablesOf(
  db: Db,
): Promise<{ readonly all: ReadonlySet<string>; readonly telling: ReadonlySet<string> }> {
  const { rows } = await sql<{ name: string; tells: boolean }>`
    select c.relname as name, exists (
      select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'tell_change' and t.tgenabled <> 'D'
    ) as tells
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v', 'm', 'p')`.execute(
    db,
  )
  return {
    all: new Set(rows.map(({ name }) => name)),
    telling: new Set(rows.filter(({ tells }) => tells).map(({ name }) => name)),
  }
}

export interface Listener {
  stop(): Promise<void>
}

interface Hears {
  /** A table changed, here or in another process. */
  changed(table: string): void
  /** From now on every change is heard. */
  up(): void
  /** Changes may be missed until `up`. */
  down(): void
}

const heartbeatMs = 5_000
const againMs = 1_000

/** Listens on a connection of its own, comes back by itself, and says when it may have missed something. */
export function listen(url: string, hears: Hears): Listener {
  let stopped = false
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined
  let beat: NodeJS.Timeout | undefined

  const lost = (one: pg.Client): void => {
    if (client !== one) return
    client = undefined
    clearInterval(beat)
    hears.down()
    one.end().catch(() => {})
    if (!stopped) timer = setTimeout(open, againMs)
  }

  const open = (): void => {
    const one = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: 10_000,
      query_timeout: heartbeatMs,
    })
    client = one
    one.on('error', () => lost(one))
    one.on('end', () => lost(one))
    one.on('notification', ({ payload }) => hears.changed(payload ?? ''))
    one
      .connect()
      .then(() => one.query(`listen ${channel}`))
      .then(() => {
        if (client !== one) return
        hears.up()
        // A connection may be dead without a word: then the question is not answered in time.
        beat = setInterval(() => one.query('select 1').catch(() => lost(one)), heartbeatMs)
        beat.unref()
      })
      .catch(() => lost(one))
  }

  open()
  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      clearInterval(beat)
      const last = client
      client = undefined
      await last?.end().catch(() => {})
    },
  }
}
