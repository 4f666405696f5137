import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { strToU8 } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../testing.ts'
import { noServer, type OwnServer, ownServer } from '../testing-postgres.ts'
import { verifyAudit } from './audit/verify.ts'
import { sealAudit } from './audit.ts'
import { type Manifest, readBackup } from './backup/format.ts'
import { restoreBackup } from './backup/restore.ts'
import { writeBackup } from './backup/write.ts'
import { connect } from './db.ts'
import { acceptFile, storageOf } from './files.ts'
import { addJob } from './jobs.ts'
import { testDb } from './testing.ts'

let app: TestApp
let folder: string
let server: OwnServer | null = null

beforeAll(async () => {
  app = await testApp({ demo: true })
  folder = mkdtempSync(join(tmpdir(), 'meemaken-backup-'))
  const text = strToU8('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n')
  expect(await acceptFile(app.act(), { name: 'plan.pdf', bytes: text })).toMatchObject({ ok: true })
  // Everything that a text could break.
  const odd = 'tab\there, line\nbreak, \\N and \\., quote\'s "both", ünïcode 🏡, \u2028'
  await app.db
    .withTables<{ installation_mark: { key: string; value: string } }>()
    .insertInto('installation_mark')
    .values({ key: 'odd', value: JSON.stringify({ odd }) })
    .execute()
  await addJob(app.db, 'deliver_mail', { id: odd }, { key: 'waits' })
  await sealAudit(app.db, app.settings, app.act().now)
})
afterAll(async () => {
  await app.close()
  await server?.remove()
  rmSync(folder, { recursive: true, force: true })
})

const silent = { progress: () => {}, say: () => {} }
let written = 0
const fresh = (): string => join(folder, `${++written}.tar.gz`)

const backup = async (url = app.url, dataDir = app.settings.dataDir) => {
  const path = fresh()
  const storage = storageOf({ dataDir, s3: null })
  const manifest = await writeBackup(path, { url, storage, program: 'test', now: app.act().now, ...silent })
  return { path, manifest }
}
const restore = (path: string, url: string, dataDir: string, replace = false): Promise<Manifest> =>
  restoreBackup(path, { url, storage: storageOf({ dataDir, s3: null }), replace, ...silent })

describe('a city', () => {
  test('is written to one file with everything in it, readable for its owner only', async () => {
    const { path, manifest } = await backup()
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(manifest.tables.find(({ name }) => name === 'case_event')?.rows).toBeGreaterThan(50)
    expect(manifest.tables.find(({ name }) => name === 'queue')?.rows).toBeGreaterThan(0)
    expect(manifest.files).toMatchObject({ missing: [] })
    expect(manifest.files.amount).toBeGreaterThan(0)
    const read = await readBackup(path)
    expect(read.manifest).toEqual(manifest)
    // The key that seals the audit log is what a thief of backups must not have.
    const key = readFileSync(join(app.settings.dataDir, 'audit-key'), 'utf8').trim()
    expect(gunzipSync(readFileSync(path)).includes(key)).toBe(false)
  })

  test('moves from the embedded PostgreSQL to that of the system and back, and is equal to the last row', async ({
    skip,
  }) => {
    server = await ownServer()
    if (!server) return skip(noServer)
    const there = join(folder, 'there')
    const back = join(folder, 'back')
    const first = await backup()
    await restore(first.path, server.url(), there)
    const second = await backup(server.url(), there)
    const home = await testDb({ empty: true })
    try {
      await restore(second.path, home.url, back)
      const third = await backup(home.url, back)
      expect(second.manifest).toEqual(first.manifest)
      expect(third.manifest).toEqual(first.manifest)

      // The audit log is sound where its key is, and nothing of the restore stands in it.
      const keys = [readFileSync(join(app.settings.dataDir, 'audit-key'), 'utf8').trim()]
      const options = { keys, heads: [], leftOut: (await import('../audit.ts')).notAudited }
      expect(await verifyAudit(home.db, options)).toMatchObject({ faults: [] })
      // What guards the tables is in place again: references, triggers, numbers that go on.
      await expect(home.pool.query('delete from audit_entry')).rejects.toThrow('the audit log is kept')
      await expect(
        home.pool.query('insert into session (person_id) values (gen_random_uuid())'),
      ).rejects.toThrow()
      const { rows } = await home.pool.query(
        `select max(id) < nextval('audit_sequence') as goes_on from audit_entry`,
      )
      expect(rows).toEqual([{ goes_on: true }])
    } finally {
      await home.close()
    }
  })

  test('is taken as it is at one moment, while it goes on', async () => {
    const target = await testDb({ empty: true })
    let writing = true
    const writer = (async () => {
      for (let n = 0; writing; n++)
        await app.db
          .withTables<{ rate_limit: object }>()
          .insertInto('rate_limit')
          .values({ key: `busy${n}`, window_start: new Date(), attempts: n })
          .execute()
    })()
    try {
      const { path, manifest } = await backup()
      writing = false
      await writer
      expect(await restore(path, target.url, join(folder, 'busy'))).toEqual(manifest)
    } finally {
      writing = false
      await writer
      await target.close()
    }
  })
})

describe('a restore', () => {
  test('throws nothing away unless told to', async () => {
    const { path, manifest } = await backup()
    const target = await testDb()
    try {
      await target.pool.query(`insert into person (name, created_at) values ('Blijft', now())`)
      await expect(restore(path, target.url, join(folder, 'no'))).rejects.toThrow(
        'This database is not empty',
      )
      const { rows } = await target.pool.query('select name from person')
      expect(rows).toEqual([{ name: 'Blijft' }])
      await restore(path, target.url, join(folder, 'yes'), true)
      expect((await backup(target.url, join(folder, 'yes'))).manifest).toEqual(manifest)
    } finally {
      await target.close()
    }
  })

  test('refuses while the program runs on that database', async () => {
    const { path } = await backup()
    const target = await testDb({ empty: true })
    const program = connect(target.url, { application: 'meemaken web' })
    try {
      await program.pool.query('select 1')
      await expect(restore(path, target.url, join(folder, 'busy'))).rejects.toThrow(
        'Meemaken runs on this database',
      )
    } finally {
      await program.close()
      await target.close()
    }
  })

  test('refuses a file that is damaged, broken off or something else, and changes nothing', async () => {
    const { path } = await backup()
    const bytes = readFileSync(path)
    const target = await testDb({ empty: true })
    const put = (content: Uint8Array): string => {
      const file = fresh()
      writeFileSync(file, content)
      return file
    }
    const damaged = Buffer.from(bytes)
    damaged.set(randomBytes(2000), Math.floor(bytes.length / 2))
    const bad: readonly (readonly [string, RegExp])[] = [
      [put(damaged), /damaged|broken off/],
      [put(bytes.subarray(0, bytes.length - 5000)), /broken off/],
      [put(strToU8('just a text')), /no backup/],
      [join(folder, 'nowhere'), /no such file/],
    ]
    try {
      for (const [file, reason] of bad)
        await expect(restore(file, target.url, join(folder, 'bad'))).rejects.toThrow(reason)
      const { rows } = await target.pool.query(
        `select count(*)::int as tables from pg_tables where schemaname = 'public'`,
      )
      expect(rows).toEqual([{ tables: 0 }])
      expect(existsSync(join(folder, 'bad'))).toBe(false)
    } finally {
      await target.close()
    }
  })

  test('of a city from before brings it to the version of this program', async () => {
    // As an older program would have made it: without the last migration.
    const { readMigrations, migrate, pendingMigrations } = await import('./migrate.ts')
    const names = readMigrations().map(({ name }) => name)
    const older = await testDb({ empty: true })
    const target = await testDb({ empty: true })
    try {
      await migrate(older, { only: names.slice(0, -1) })
      await older.pool.query(`insert into person (name, created_at) values ('Van vroeger', now())`)
      const { path } = await backup(older.url)
      await restore(path, target.url, join(folder, 'older'))
      expect(await pendingMigrations(target.db)).toEqual([])
      expect((await target.pool.query('select name from person')).rows).toEqual([{ name: 'Van vroeger' }])
    } finally {
      await older.close()
      await target.close()
    }
  })
})
