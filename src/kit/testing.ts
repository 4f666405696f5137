import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { type Connection, connect } from './db.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The migrated template of this test run; made once by `scripts/test-database.ts`. */
    testDatabase: { readonly server: string; readonly template: string; readonly prefix: string }
  }
}

/** A database of one test file on a real PostgreSQL. */
export interface TestDb extends Connection {
  readonly url: string
  /** Closes the connections and drops the database. When forgotten, the end of the run does it. */
  close(): Promise<void>
}

/**
 * A fresh database with all migrations, cloned from a template (about 100 ms). Once per test file:
 *
 *     const { db, close } = await testDb()
 *     afterAll(close)
 *
 * `onQuery` sees every statement, for tests that count queries. `empty` gives a database without migrations.
 */
export async function testDb(
  options: { readonly onQuery?: (sql: string) => void; readonly max?: number; readonly empty?: boolean } = {},
): Promise<TestDb> {
  const { server, template, prefix } = inject('testDatabase')
  const name = `${prefix}${randomBytes(5).toString('hex')}`
  await onServer(server, `create database ${name} template ${options.empty ? 'template0' : template}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  const { onQuery, max } = options
  const connection = connect(url.href, { max: max ?? 5, ...(onQuery ? { onQuery } : {}) })
  let closed = false
  return {
    ...connection,
    url: url.href,
    close: async () => {
      if (closed) return
      closed = true
      await connection.close()
      await onServer(server, `drop database if exists ${name} with (force)`)
    },
  }
}

async function onServer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
