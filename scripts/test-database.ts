import { createHash, randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { connect } from '../src/kit/db.ts'
import { startShared } from '../src/kit/embedded.ts'
import { MigrationFailed, migrate, readMigrations } from '../src/kit/migrate.ts'
import { projectRoot } from '../src/kit/settings.ts'
import '../src/kit/testing.ts'

// A test run and its databases carry one name. Runs of several people share one server; what a killed run
// left behind is recognised by its name, which no connection bears any more, and removed by the next run.
const RUNNING = 7_233_003
const TIDYING = 7_233_004

/** Vitest's global setup: a server, a migrated template, and the clean-up afterwards. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  return await patiently(() => prepare(project))
}

async function prepare(project: TestProject): Promise<() => Promise<void>> {
  const own = process.env.TEST_DATABASE_URL
  const server = own ? { url: own, stop: async () => {} } : await sharedServer()
  const run = randomBytes(4).toString('hex')
  const files = readMigrations()
  const digest = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 12)
  const template = `meemaken_template_${digest}`
  const client = new pg.Client({ connectionString: server.url, application_name: `run ${run} ${digest}` })
  client.on('error', () => {})
  await client.connect()
  await client.query('select pg_advisory_lock_shared($1)', [RUNNING])

  await client.query('select pg_advisory_lock($1)', [TIDYING])
  try {
    await dropLeftovers(client)
    await makeTemplate(client, server.url, template)
  } catch (error) {
    await client.end().catch(() => {})
    throw error
  } finally {
    await client.query('select pg_advisory_unlock($1)', [TIDYING]).catch(() => {})
  }
  project.provide('testDatabase', { server: server.url, template, prefix: `meemaken_test_${run}_` })

  return async () => {
    await drop(client, `meemaken_test_${run}_%`)
    await client.query('select pg_advisory_unlock_shared($1)', [RUNNING])
    // The last run stops the server.
    const { rows } = await client.query('select pg_try_advisory_lock($1) as last', [RUNNING])
    await client.end()
    if (rows[0].last) await server.stop()
  }
}

async function sharedServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const folder = join(projectRoot, 'data', 'test')
  const options = { say: () => {}, forTests: true }
  try {
    return await startShared(folder, options)
  } catch (error) {
    // Test databases hold nothing of value: a folder that a power cut broke is made anew.
    console.warn(`The test database is made anew: ${error instanceof Error ? error.message : error}`)
    rmSync(folder, { recursive: true, force: true })
    return await startShared(folder, options)
  }
}

// The last of the other runs may be stopping the server just now; a refused migration stays refused.
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (attempt === 3 || error instanceof MigrationFailed) throw error
      await wait(500)
    }
  }
}

async function dropLeftovers(client: pg.Client): Promise<void> {
  const { rows } = await client.query(`select application_name as name from pg_stat_activity`)
  const alive = rows.flatMap(({ name }) => /^run (\w+) (\w+)$/.exec(name)?.slice(1) ?? [])
  const { rows: databases } = await client.query(
    `select datname as name from pg_database where datname ~ '^meemaken_(test|template|building)_'`,
  )
  for (const { name } of databases) {
    const owner = name.split('_')[2] ?? ''
    if (!alive.includes(owner)) await drop(client, name)
  }
}

async function makeTemplate(client: pg.Client, server: string, template: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [template])
  if (rowCount) return
  const building = template.replace('_template_', '_building_')
  await drop(client, building)
  await client.query(`create database ${building} template template0`)
  const url = new URL(server)
  url.pathname = `/${building}`
  const connection = connect(url.href, { max: 3 })
  try {
    await migrate(connection)
  } finally {
    await connection.close()
  }
  await client.query(`alter database ${building} rename to ${template}`)
}

async function drop(client: pg.Client, pattern: string): Promise<void> {
  const { rows } = await client.query('select datname as name from pg_database where datname like $1', [
    pattern,
  ])
  for (const { name } of rows) await client.query(`drop database if exists ${name} with (force)`)
}
