import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import frozen from '../../migrations/hashes.json' with { type: 'json' }
import { connect } from './db.ts'
import { hashOf, migrate, migrationsFolder, pendingMigrations, readMigrations } from './migrate.ts'
import { type TestDb, testDb } from './testing.ts'

const open: TestDb[] = []
const folders: string[] = []
afterAll(async () => {
  for (const database of open) await database.close()
  for (const folder of folders) rmSync(folder, { recursive: true })
})

async function emptyDatabase(): Promise<TestDb> {
  const database = await testDb({ empty: true })
  open.push(database)
  return database
}

function migrations(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'meemaken-migrations-'))
  folders.push(folder)
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

const first = `
  create table thing (id int primary key, name text);
  -- a body with semicolons
  create function double(n int) returns int language plpgsql as $$
  begin
    return n * 2;
  end;
  $$;
  insert into thing values (double(2), 'four');
`

test('a file may hold several statements and function bodies', async () => {
  const database = await emptyDatabase()
  const folder = migrations({ '0001_first.sql': first })
  expect(await migrate(database, { folder })).toEqual(['0001_first'])
  expect(await migrate(database, { folder })).toEqual([])
  const { rows } = await sql`select * from thing`.execute(database.db)
  expect(rows).toEqual([{ id: 4, name: 'four' }])
})

test('the queue has its tables too', async () => {
  const database = await emptyDatabase()
  await migrate(database, { folder: migrations({}) })
  await sql`select graphile_worker.add_job('something', '{}')`.execute(database.db)
})

test('concurrent files run outside a transaction, in their place between the others', async () => {
  const database = await emptyDatabase()
  const folder = migrations({
    '0001_first.sql': first,
    '0002_index.concurrent.sql':
      '-- why\ndrop index if exists thing_name;\ncreate index concurrently thing_name on thing (name);\n',
    '0003_more.sql': 'alter table thing add column more text',
  })
  expect(await migrate(database, { folder })).toEqual(['0001_first', '0002_index.concurrent', '0003_more'])
})

test('three programs that start at once: one migrates', async () => {
  const database = await emptyDatabase()
  const folder = migrations({
    '0001_slow.sql': 'create table slow (id int); select pg_sleep(0.3);',
    '0002_index.concurrent.sql': 'create index concurrently slow_id on slow (id);',
  })
  const programs = [1, 2, 3].map(() => connect(database.url, { max: 2 }))
  const done = await Promise.all(programs.map((program) => migrate(program, { folder })))
  for (const program of programs) await program.close()
  expect(done.map((names) => names.length).sort()).toEqual([0, 0, 2])
})

test('an older program runs on a newer database, and a file that lands late is still run', async () => {
  const database = await emptyDatabase()
  const one = { '0001_first.sql': first }
  const three = { '0003_third.sql': 'create table third (id int)' }
  await migrate(database, { folder: migrations({ ...one, ...three }) })
  expect(await migrate(database, { folder: migrations(one) })).toEqual([])
  const late = migrations({ ...one, '0002_late.sql': 'create table late (id int)', ...three })
  expect(await pendingMigrations(database.db, late)).toEqual(['0002_late'])
  expect(await migrate(database, { folder: late })).toEqual(['0002_late'])
  expect(await pendingMigrations(database.db, late)).toEqual([])
})

test('a refused file is named with its line, and nothing of its batch remains', async () => {
  const database = await emptyDatabase()
  const folder = migrations({
    '0001_first.sql': first,
    '0002_wrong.sql': 'create table fine (id int);\n\ncreate table wrong (id nonsense);\n',
  })
  await expect(migrate(database, { folder })).rejects.toThrow(
    /0002_wrong\.sql, line 3 failed: type "nonsense" does not exist/,
  )
  expect(await pendingMigrations(database.db, folder)).toHaveLength(2)
})

test('landed migrations are never changed or removed', () => {
  const files = new Map(readMigrations(migrationsFolder).map((file) => [file.file, hashOf(file.text)]))
  const changed = Object.entries(frozen as Record<string, string>).filter(
    ([file, hash]) => files.get(file) !== hash,
  )
  expect(
    changed.map(([file]) => file),
    'these landed; write a new migration instead',
  ).toEqual([])
})

test('two migrations never share a number', () => {
  const numbers = readMigrations().map((file) => file.file.slice(0, 4))
  expect(numbers).toEqual([...new Set(numbers)])
  for (const number of numbers) expect(number).toMatch(/^\d{4}$/)
})
