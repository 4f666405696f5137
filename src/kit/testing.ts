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
  options: {
    readonly onQuery?: (sql: string) => void
    readonly max?: number
    readonly empty?: boolean
    readonly prepared?: Prepared
  } = {},
): Promise<TestDb> {
  const { server, template, prefix } = inject('testDatabase')
  const name = `${prefix}${randomBytes(5).toString('hex')}`
  const source = options.prepared ? await preparedTemplate(options.prepared) : template
  await onServer(server, `create database ${name} template ${options.empty ? 'template0' : source}`)
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

/** Content that many test files start from; made once per run and cloned. */
export interface Prepared {
  readonly name: string
  prepare(connection: Connection & { readonly url: string }): Promise<void>
}

async function preparedTemplate({ name, prepare }: Prepared): Promise<string> {
  const { server, template, prefix } = inject('testDatabase')
  const database = `${prefix}${name}`
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    // Test files run side by side: the first one prepares, the others wait for it.
    await client.query('select pg_advisory_lock(hashtext($1))', [database])
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database])
    if (rowCount) return database
    const unfinished = `${database}_new`
    await client.query(`drop database if exists ${unfinished} with (force)`)
    await client.query(`create database ${unfinished} template ${template}`)
    const url = new URL(server)
    url.pathname = `/${unfinished}`
    const connection = connect(url.href, { max: 5 })
    try {
      await prepare({ ...connection, url: url.href })
    } finally {
      await connection.close()
    }
    await client.query(`alter database ${unfinished} rename to ${database}`)
    return database
  } finally {
    await client.end()
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
