import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sealAudit } from '../src/kit/audit.ts'
import { projectRoot } from '../src/kit/settings.ts'
import { testDb } from '../src/kit/testing.ts'
import { databasesIn, endWith, killDatabases, launch, startProgram } from './program.ts'

let folder: string
const running: { kill(): Promise<unknown> }[] = []

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'meemaken-commands-')))
  chmodSync(folder, 0o755)
})

afterEach(async () => {
  for (const program of running.splice(0)) await program.kill()
  killDatabases(folder)
  await wait(100)
  rmSync(folder, { recursive: true, force: true })
})

function meemaken(words: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['meemaken.mjs', ...words], {
    cwd: projectRoot,
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '', MEEMAKEN_DATA_DIR: folder, ...env },
  })
  return { status, output: stdout + stderr }
}

test('an administrator checks the audit log: it is sound, or the command fails and says where', async () => {
  const database = await testDb()
  const env = { DATABASE_URL: database.url }
  const verify = (...words: readonly string[]) => meemaken(['audit', 'verify', ...words], env)
  try {
    await database.pool.query(`insert into person (name, created_at) values ('a', now()), ('b', now())`)
    await sealAudit(database.db, { dataDir: folder, auditKey: null }, new Date())
    const sound = verify()
    expect(sound).toMatchObject({ status: 0, output: expect.stringContaining('The audit log is sound.') })
    const [last = ''] = /2:[0-9a-f]{64}/.exec(sound.output) ?? []
    expect(verify(last).status).toBe(0)
    expect(verify(`3:${last.slice(2)}`)).toMatchObject({
      status: 1,
      output: expect.stringContaining('cut: '),
    })
    expect(verify('nonsense').status).toBe(2)

    await database.pool.query('alter table audit_entry disable trigger all')
    await database.pool.query(`update audit_entry set actor = 'system' where number = 1`)
    const broken = verify()
    expect(broken.status).toBe(1)
    expect(broken.output).toContain('changed: Row 1 does not fit its seal')
    expect(broken.output).toContain('The audit log is not sound.')
  } finally {
    await database.close()
  }
})

test('an administrator asks for help and types a command that is not there', () => {
  expect(meemaken(['help'])).toMatchObject({
    status: 0,
    output: expect.stringMatching(/meemaken migrate +bring the database/),
  })
  expect(meemaken(['nonsense'])).toMatchObject({
    status: 2,
    output: expect.stringContaining('There is no command "nonsense"'),
  })
})

test('a command works beside the running program, and starts no database of its own', async () => {
  const without = meemaken(['migrate'])
  expect(without.status).toBe(1)
  expect(without.output).toContain('Meemaken does not run on this data folder. Start it first (npm start)')
  expect(databasesIn(folder)).toEqual([])

  const program = await startProgram({ dataDir: folder, env: { MEEMAKEN_DEMO: 'off' } })
  running.push(program)
  expect(meemaken(['migrate'])).toMatchObject({
    status: 0,
    output: expect.stringContaining('The database is up to date.'),
  })
  expect(await program.interrupt()).toBe(0)
})

test('an administrator backs up the running city, loses it, and puts it back', async () => {
  const env = { MEEMAKEN_DEMO: 'off' }
  const file = join(folder, 'backup.tar.gz')
  const program = await startProgram({ dataDir: folder, env })
  running.push(program)
  expect(meemaken(['admin', 'create', 'ada@waterstad.example', 'Ada'])).toMatchObject({ status: 0 })
  const written = meemaken(['backup', file])
  expect(written).toMatchObject({ status: 0, output: expect.stringContaining(`Written to ${file}`) })
  expect(meemaken(['backup', file]).status).toBe(2)
  expect(meemaken(['backup', '--check', file])).toMatchObject({
    status: 0,
    output: expect.stringContaining('This backup is whole'),
  })
  expect(meemaken(['restore', file, '--replace'])).toMatchObject({
    status: 1,
    output: expect.stringContaining(`already runs on this data folder at ${program.address}`),
  })
  expect(await program.interrupt()).toBe(0)
  expect(meemaken(['restore', file]).output).toContain('This database is not empty')

  // Another machine: an empty data folder, with the key of the audit log brought there by hand.
  const elsewhere = join(folder, 'elsewhere')
  const restored = meemaken(['restore', file], { MEEMAKEN_DATA_DIR: elsewhere })
  expect(restored).toMatchObject({
    status: 0,
    output: expect.stringContaining('All counts and digests are equal'),
  })
  expect(restored.output).toContain('Put that key in')
  cpSync(join(folder, 'audit-key'), join(elsewhere, 'audit-key'))
  const again = await startProgram({ dataDir: elsewhere, env })
  running.push(again)
  expect(meemaken(['audit', 'verify'], { MEEMAKEN_DATA_DIR: elsewhere })).toMatchObject({
    status: 0,
    output: expect.stringContaining('The audit log is sound.'),
  })
  expect(await again.interrupt()).toBe(0)
  expect(databasesIn(folder)).toEqual([])
})

test('two web processes and a worker start at once on one PostgreSQL of a municipality', async () => {
  const database = await testDb({ empty: true })
  const env = { DATABASE_URL: database.url, MEEMAKEN_DEMO: 'on' }
  const web = { ...env, MEEMAKEN_ROLE: 'web' }
  const worker = launch({ dataDir: folder, env: { ...env, MEEMAKEN_ROLE: 'worker' } })
  running.push({ kill: () => endWith(worker.child, 'SIGKILL') })
  const programs = await Promise.all([
    startProgram({ dataDir: folder, env: web }),
    startProgram({ dataDir: folder, env: web }),
  ])
  running.push(...programs)
  const told = [worker, ...programs].map((program) => program.output()).join('')
  expect(told.match(/Building the demo city/g)).toHaveLength(1)
  for (const { address } of programs) expect((await fetch(address)).status).toBe(200)
  expect(databasesIn(folder)).toEqual([])
  for (const program of programs) expect(await program.interrupt()).toBe(0)
  expect(worker.child.exitCode, worker.output()).toBeNull()
  expect(await endWith(worker.child, 'SIGTERM')).toBe(0)
  await database.close()
})
