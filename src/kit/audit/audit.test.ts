import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Generated, sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { notAudited } from '../../audit.ts'
import { type Act, inTransaction } from '../act.ts'
import { forgetDigests, sealAudit, startSealing } from '../audit.ts'
import { connect } from '../db.ts'
import { createLog, silentLog } from '../log.ts'
import { type TestDb, testDb } from '../testing.ts'
import { readHeads } from './heads.ts'
import { makeAuditKeys, readAuditKeys } from './keys.ts'
import { beginKey, OtherAuditKey, sealRound } from './seal.ts'
import { signed } from './sign.ts'
import { type Verified, verifyAudit } from './verify.ts'

let database: TestDb
let settings: { dataDir: string; auditKey: string | null }
const now = new Date('2026-11-22T10:00:00.000Z')

beforeEach(async () => {
  database = await testDb()
  settings = { dataDir: mkdtempSync(join(tmpdir(), 'meemaken-audit-')), auditKey: null }
})
afterEach(async () => {
  await database.close()
  rmSync(settings.dataDir, { recursive: true, force: true })
})

const query = async (text: string, values: readonly unknown[] = []) =>
  (await database.pool.query(text, [...values])).rows
const seal = (at = now): Promise<number> => sealAudit(database.db, settings, at)
const verify = (): Promise<Verified> =>
  verifyAudit(database.db, {
    keys: readAuditKeys(settings),
    heads: readHeads(settings),
    leftOut: notAudited,
  })
const faults = async (): Promise<readonly string[]> =>
  (await verify()).faults.map(({ kind, number }) => `${kind} ${number ?? ''}`.trim())

const addPerson = async (name = 'Wim de Boer', email: string | null = null): Promise<string> =>
  (
    await query('insert into person (name, email, created_at) values ($1, $2, $3) returning id', [
      name,
      email,
      now,
    ])
  )[0].id

/** Twelve sealed rows, the last two in a round of their own. */
async function sealedLog(): Promise<void> {
  for (let index = 0; index < 10; index += 1) await addPerson(`Persoon ${index}`)
  await seal()
  await query(`update person set channel = 'phone' where name = 'Persoon 3'`)
  await query(`delete from person where name = 'Persoon 4'`)
  await seal()
}

/** As the owner of the database, who can do everything. */
async function tamper(...statements: readonly string[]): Promise<void> {
  await query('alter table audit_entry disable trigger all')
  for (const statement of statements) await query(statement)
  await query('alter table audit_entry enable trigger all')
}

describe('the chain', () => {
  test('is sound, in one line of numbers, and stays so as it grows', async () => {
    await sealedLog()
    expect(
      (await query('select number from audit_entry order by number')).map(({ number }) => number),
    ).toEqual(Array.from({ length: 12 }, (_, index) => index + 1))
    expect(await query('select from audit_waiting')).toEqual([])
    const found = await verify()
    expect(found).toMatchObject({ entries: 12, waiting: 0, faults: [] })
    await addPerson()
    await seal(new Date('2026-11-23T10:00:00.000Z'))
    expect(await faults()).toEqual([])
    expect(readHeads(settings).map(({ day, number }) => [day, number])).toEqual([
      ['2026-11-22', 12],
      ['2026-11-23', 13],
    ])
  })

  test('is long', async () => {
    await query(
      `insert into person (name, created_at) select 'Persoon ' || n, now() from generate_series(1, 4500) n`,
    )
    expect(await seal()).toBe(4500)
    expect(await faults()).toEqual([])
    await tamper(`update audit_entry set command = 'x' where number = 4321`)
    expect(await faults()).toEqual(['changed 4321'])
  })

  test.each([
    ['a value', `update audit_entry set clear = clear || '{"channel": "letter"}' where number = 5`],
    ['who did it', `update audit_entry set actor = 'system' where number = 5`],
    ['when', `update audit_entry set at = at + interval '1 second' where number = 5`],
    [
      'when it was written down',
      `update audit_entry set recorded_at = recorded_at - interval '1 day' where number = 5`,
    ],
    ['what it is about', `update audit_entry set row_id = gen_random_uuid() where number = 5`],
    ['a digest', `update audit_entry set digests = '{}' where number = 5`],
    ['the seal', `update audit_entry set hash = sha256('x') where number = 5`],
  ])('shows a row of which was changed: %s', async (_, statement) => {
    await sealedLog()
    await tamper(statement)
    expect(await faults()).toEqual(['changed 5'])
  })

  test('shows a row that was removed, at the beginning, in the middle, and with the gap closed', async () => {
    await sealedLog()
    await tamper('delete from audit_entry where number = 5')
    expect(await faults()).toEqual(['removed 5'])
    await tamper('delete from audit_entry where number = 1')
    expect(await faults()).toEqual(['removed 1'])
  })

  test('shows a row that was removed when the others were renumbered', async () => {
    await sealedLog()
    await tamper(
      'delete from audit_entry where number = 5',
      'update audit_entry set number = number + 1000 where number > 5',
      'update audit_entry set number = number - 1001 where number > 1000',
    )
    expect(await faults()).toEqual(['changed 5', 'cut 12'])
  })

  test('shows a row that was put in: at the end, and in between', async () => {
    await sealedLog()
    const copy = (number: number): string => `insert into audit_entry
      select ${number}, 1000, 1000, at, recorded_at, actor, actor_id, command, request_id, op, kind, thing, row_id, case_id,
             person_id, clear, digests, sealed_at, sha256('x') from audit_entry where number = 2`
    await tamper(copy(13))
    expect(await faults()).toEqual(['changed 13'])
    await tamper(
      'delete from audit_entry where number = 13',
      'update audit_entry set number = number + 1000 where number >= 6',
      copy(6),
      'update audit_entry set number = number - 999 where number >= 1000',
    )
    expect(await faults()).toContain('inserted 6')
  })

  test('shows rows that changed places', async () => {
    await sealedLog()
    const exchange = (one: number, other: number): readonly string[] => [
      `update audit_entry set number = 1000 where number = ${one}`,
      `update audit_entry set number = ${one} where number = ${other}`,
      `update audit_entry set number = ${other} where number = 1000`,
    ]
    await tamper(...exchange(3, 9))
    expect(await faults()).toEqual(['moved 3'])
    await tamper(...exchange(3, 9), ...exchange(6, 7))
    expect(await faults()).toEqual(['moved 6'])
    await tamper(...exchange(6, 7))
    expect(await faults()).toEqual([])
  })

  test('shows an end that was cut off, also when the log grew again since', async () => {
    await sealedLog()
    await tamper('delete from audit_entry where number > 9')
    expect(await faults()).toEqual(['cut 12'])
    await addPerson()
    await seal()
    expect(await faults()).toEqual(['cut 12'])
    for (let index = 0; index < 5; index += 1) await addPerson()
    await seal()
    expect(await faults()).toEqual(['replaced 12'])
  })

  test('shows a log that was emptied', async () => {
    await sealedLog()
    await tamper('delete from audit_entry')
    expect(await faults()).toEqual(['cut 12'])
  })

  test('cannot be sealed anew without the key', async () => {
    await sealedLog()
    const elsewhere = { dataDir: mkdtempSync(join(tmpdir(), 'meemaken-audit-')), auditKey: null }
    const [key = ''] = makeAuditKeys(elsewhere)
    await addPerson()
    await expect(sealRound(database.db, key, now)).rejects.toThrow(OtherAuditKey)
    rmSync(elsewhere.dataDir, { recursive: true })
    expect(await seal()).toBe(1)
  })
})

describe('the log is kept', () => {
  test.each([
    `update audit_entry set command = 'x'`,
    'delete from audit_entry',
    'truncate audit_entry',
    `update audit_waiting set command = 'x'`,
    'delete from audit_waiting',
    'truncate audit_waiting',
    `update audit_key set fingerprint = 'x'`,
    'delete from audit_key',
  ])('the database refuses: %s', async (statement) => {
    await sealedLog()
    await addPerson()
    await expect(query(statement)).rejects.toThrow('the audit log is kept')
  })

  test('a trigger that is switched off or gone shows', async () => {
    await query('alter table decision disable trigger audit_row')
    await query('drop trigger audit_emptied on meeting')
    await query('create table brand_new (id integer primary key)')
    const { faults } = await verify()
    expect(faults.map(({ message }) => message)).toEqual(
      ['brand_new', 'decision', 'meeting'].map((table) => expect.stringContaining(` ${table} is not logged`)),
    )
  })

  test('rows that nobody seals show after some minutes', async () => {
    await addPerson()
    expect(await faults()).toEqual([])
    await query('alter table audit_waiting disable trigger all')
    await query(`update audit_waiting set recorded_at = now() - interval '6 minutes'`)
    expect(await faults()).toEqual(['unsealed'])
  })
})

describe('what a row says', () => {
  const rows = () =>
    query(
      'select op, thing, actor, command, clear, digests, deed, id, person_id, row_id from audit_waiting order by id',
    )

  test('old and new of what may be read, and only a digest of the rest', async () => {
    const id = await addPerson('Wim de Boer', 'wim@voorbeeld.example')
    await query(`update person set channel = 'letter', email = 'willem@voorbeeld.example' where id = $1`, [
      id,
    ])
    await query('delete from person where id = $1', [id])
    const [added, changed, removed] = await rows()
    expect(added).toMatchObject({
      op: 'insert',
      thing: 'person',
      person_id: id,
      row_id: id,
      clear: { channel: 'email' },
    })
    expect(changed.clear).toEqual({ channel: ['email', 'letter'] })
    expect(Object.keys(changed.digests)).toEqual(['email'])
    expect(changed.digests.email[0]).toBe(added.digests.email)
    expect(changed.digests.email[1]).not.toBe(added.digests.email)
    expect(removed).toMatchObject({ op: 'delete', clear: { channel: 'letter' }, digests: {} })
    expect(JSON.stringify([added, changed, removed])).not.toMatch(/Wim|voorbeeld/)
  })

  test('nothing where nothing changes that is not left out', async () => {
    const id = await addPerson()
    await query(
      `insert into session (token_hash, person_id, created_at, last_seen_at, expires_at)
      values ('geheim', $1, now(), now(), now())`,
      [id],
    )
    await query('update session set last_seen_at = now(), expires_at = now()')
    await query('update person set name = name')
    expect((await rows()).map(({ op, thing }) => `${op} ${thing}`)).toEqual([
      'insert person',
      'insert session',
    ])
    expect(JSON.stringify(await rows())).not.toContain('geheim')
  })

  test('a column that a later migration adds is never readable by accident', async () => {
    await query('alter table person add column birthday date')
    const id = await addPerson()
    await query(`update person set birthday = '1970-01-01' where id = $1`, [id])
    const [, changed] = await rows()
    expect(changed.clear).toEqual({})
    expect(Object.keys(changed.digests)).toEqual(['birthday'])
    await query(`insert into person (name, birthday, created_at) values ('x', '1970-01-01', now())`)
    expect(Object.keys((await rows())[2].digests)).toContain('birthday')
  })

  test('two equal texts have different digests', async () => {
    await addPerson('Wim de Boer')
    await addPerson('Wim de Boer')
    const [one, other] = await rows()
    expect(one.digests.name).not.toBe(other.digests.name)
  })

  test('a table that is emptied in one go', async () => {
    await query('truncate absence')
    expect((await rows()).map(({ op, thing, actor }) => [op, thing, actor])).toEqual([
      ['truncate', 'absence', 'outside'],
    ])
  })

  test('what somebody does on the database itself, with the account', async () => {
    await addPerson()
    const [{ account }] = await query('select session_user as account')
    expect((await rows())[0]).toMatchObject({ actor: 'outside', command: account })
  })

  test('rows of one transaction are one deed, and a transaction that is rolled back leaves nothing', async () => {
    const client = await database.pool.connect()
    await client.query('begin')
    await client.query(`insert into person (name, created_at) values ('a', now()), ('b', now())`)
    await client.query('rollback')
    await client.query('begin')
    await client.query(`insert into person (name, created_at) values ('c', now()), ('d', now())`)
    await client.query(`savepoint s`)
    await client.query(`update person set channel = 'phone'`)
    await client.query(`rollback to s`)
    await client.query(`update person set channel = 'letter' where name = 'c'`)
    await client.query('commit')
    client.release()
    await addPerson()
    const written = await rows()
    expect(written.map(({ op }) => op)).toEqual(['insert', 'insert', 'update', 'insert'])
    expect(new Set(written.slice(0, 3).map(({ deed }) => deed))).toEqual(new Set([written[0].id]))
    expect(written[3].deed).toBe(written[3].id)
  })

  test('a program that is killed in the middle leaves nothing, and no gap in the log', async () => {
    const killed = connect(database.url, { max: 1 })
    const client = await killed.pool.connect()
    await client.query('begin')
    await client.query(`insert into person (name, created_at) values ('half', now())`)
    const [{ pid }] = (await client.query('select pg_backend_pid() as pid')).rows
    await addPerson()
    await query('select pg_terminate_backend($1)', [pid])
    client.release(true)
    await killed.close()
    await addPerson()
    expect(await seal()).toBe(2)
    expect(await faults()).toEqual([])
  })
})

describe('erasing', () => {
  const salts = () => query('select thing, row_id from audit_salt order by row_id')

  test('a row that is removed and a column that is emptied take their salt along; the log stays sound', async () => {
    const gone = await addPerson('Weg', 'weg@voorbeeld.example')
    const emptied = await addPerson('Leeg', 'leeg@voorbeeld.example')
    const kept = await addPerson('Blijft', 'blijft@voorbeeld.example')
    await seal()
    await query('delete from person where id = $1', [gone])
    await query('update person set email = null where id = $1', [emptied])
    expect(await salts()).toEqual([{ thing: 'person', row_id: kept }])
    await seal()
    expect(await faults()).toEqual([])
  })

  test('a text that may no longer be traced: its digest can be forgotten', async () => {
    const id = await addPerson()
    await seal()
    await forgetDigests(database.db, 'person', [id])
    expect(await salts()).toEqual([])
    await query(`update person set name = 'Anders' where id = $1`, [id])
    await seal()
    expect(await faults()).toEqual([])
    expect(await salts()).toHaveLength(1)
  })
})

describe('sealing', () => {
  test('two programs at once, while others write: every row once, in one chain', async () => {
    const others = [connect(database.url, { max: 2 }), connect(database.url, { max: 2 })]
    const [key = ''] = makeAuditKeys(settings)
    let writing = true
    const writers = Array.from({ length: 3 }, async () => {
      for (let index = 0; index < 60; index += 1) await addPerson()
    })
    const sealers = others.map(async ({ db }) => {
      while (writing) await sealRound(db, key, now)
    })
    await Promise.all(writers)
    writing = false
    await Promise.all(sealers)
    await seal()
    await Promise.all(others.map((one) => one.close()))
    expect(await verify()).toMatchObject({ entries: 180, waiting: 0, faults: [] })
    expect(await query('select count(distinct id) from audit_entry')).toEqual([{ count: 180 }])
  })

  test('goes on by itself, complains once when it cannot, and stops when told', async () => {
    const lines: string[] = []
    const parts = { db: database.db, settings, clock: () => now, log: silentLog }
    const sealing = startSealing(parts)
    await addPerson()
    await expect.poll(() => query('select from audit_entry'), { timeout: 300_000 }).toHaveLength(1)
    await sealing.stop()
    const strange = startSealing({
      ...parts,
      settings: { ...settings, auditKey: 'k'.repeat(32) },
      log: createLog((line) => lines.push(line)),
    })
    await addPerson()
    await expect.poll(() => lines.length, { timeout: 300_000 }).toBe(1)
    await strange.stop()
    expect(lines[0]).toContain('"OtherAuditKey"')
    expect(await query('select from audit_waiting')).toHaveLength(1)
  })

  test('the key is a secret file that programs which start at once share', async () => {
    const keys = await Promise.all([1, 2, 3].map(async () => makeAuditKeys(settings)))
    expect(new Set(keys.flat()).size).toBe(1)
    expect(statSync(join(settings.dataDir, 'audit-key')).mode & 0o777).toBe(0o600)
    expect(makeAuditKeys({ ...settings, auditKey: 'new-key-of-the-setting,old-key' })).toEqual([
      'new-key-of-the-setting',
      'old-key',
    ])
  })

  test('a lost key: the log goes on with a new one when told to, and says which part cannot be checked', async () => {
    await sealedLog()
    const [old = ''] = readAuditKeys(settings)
    rmSync(join(settings.dataDir, 'audit-key'))
    const [fresh = ''] = makeAuditKeys(settings)
    await addPerson()
    await expect(seal()).rejects.toThrow(OtherAuditKey)
    expect(await beginKey(database.db, fresh, now)).toBe(13)
    expect(await beginKey(database.db, fresh, now)).toBeNull()
    expect(await seal()).toBe(1)
    expect(await faults()).toEqual(['key 1'])
    writeFileSync(join(settings.dataDir, 'audit-key'), `${fresh}\n${old}\n`)
    expect(await faults()).toEqual([])
  })

  test('what was sealed last stands outside the database, one line a day', async () => {
    await sealedLog()
    expect(readFileSync(join(settings.dataDir, 'audit-heads'), 'utf8')).toMatch(
      /^2026-11-22 12:[0-9a-f]{64}\n$/,
    )
  })
})

describe('whose statements are signed', () => {
  let shared: TestDb
  beforeAll(async () => {
    shared = await testDb()
  })
  afterAll(() => shared.close())

  test('every kind of statement that writes, and none that reads', async () => {
    const person = '00000000-0000-4000-8000-000000000001'
    const act = {
      db: shared.db,
      now,
      actor: { personId: person, isSystem: false },
      source: { command: 'POST /a/:b{[0-9]+\\.ics}*/ /*x|y', requestId: null },
    } as unknown as Act
    const db = signed(act).withTables<{ person: { id: Generated<string>; name: string; created_at: Date } }>()
    const comment = `/*meemaken ${person} 2026-11-22T10:00:00.000Z - POST /a/:b{[0-9]+\\.ics}_/ /_x_y*/`
    const values = { name: 'x', created_at: now }
    const writes = [
      db
        .insertInto('person')
        .values(values)
        .onConflict((on) => on.doNothing())
        .returning('id')
        .compile(),
      db.updateTable('person').set(values).where('id', '=', person).returning('id').compile(),
      db.deleteFrom('person').where('id', '=', person).compile(),
      db
        .with('made', (made) => made.insertInto('person').values(values).returning('id'))
        .selectFrom('made')
        .select('id')
        .compile(),
      sql`insert into person (name) values (${'x'})`.compile(db),
      sql`with x as (select 1) select * from x`.compile(db),
    ]
    for (const write of writes) expect(write.sql.endsWith(comment), write.sql).toBe(true)
    for (const read of [db.selectFrom('person').select('id').compile(), sql` select 1`.compile(db)])
      expect(read.sql).not.toContain('meemaken')
    await sql`insert into person (name, created_at) values ('x', now())`.execute(db)
    const { rows } = await shared.pool.query('select actor_id, command, at from audit_waiting')
    expect(rows).toEqual([{ actor_id: person, command: 'POST /a/:b{[0-9]+\\.ics}_/ /_x_y', at: now }])
  })

  test('whoever joins an open transaction signs for themselves, and signs off again', async () => {
    const who = (personId: string | null) => ({ personId, isSystem: personId === null })
    const one = '00000000-0000-4000-8000-000000000002'
    const add = (db: TestDb['db'], name: string) =>
      sql`insert into person (name, created_at) values (${name}, now())`.execute(db)
    const act = { db: shared.db, now, actor: who(null) } as unknown as Act
    await inTransaction(act, async (act) => {
      await add(act.db, 'system 1')
      await inTransaction({ ...act, actor: who(one) } as Act, (act) => add(act.db, 'one'))
      await inTransaction(act, (act) => add(act.db, 'system 2'))
    })
    const { rows } = await shared.pool.query(
      `select actor, actor_id, command, deed = id as first from audit_waiting order by id desc limit 3`,
    )
    expect(rows.reverse()).toEqual([
      { actor: 'system', actor_id: null, command: 'system', first: true },
      { actor: 'person', actor_id: one, command: 'system', first: true },
      { actor: 'system', actor_id: null, command: 'system', first: true },
    ])
  })
})
