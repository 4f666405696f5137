import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { notAudited } from './audit.ts'
import { caseById, eraseTextsOf, postMessage } from './cases/index.ts'
import { commands } from './commands.ts'
import { type Act, inTransaction } from './kit/act.ts'
import { readAuditKeys } from './kit/audit/keys.ts'
import { tablesWithTriggers } from './kit/audit/store.ts'
import { verifyAudit } from './kit/audit/verify.ts'
import { sealAudit } from './kit/audit.ts'
import { type Connection, connect } from './kit/db.ts'
import { addJob, startWorker } from './kit/jobs.ts'
import { silentLog } from './kit/log.ts'
import { recordAbsence } from './people/index.ts'
import { type TestApp, testApp } from './testing.ts'
import { secrets, type TestCity, testCity } from './testing-city.ts'

let app: TestApp
let city: TestCity
let database: Connection
let start = 0
beforeAll(async () => {
  app = await testApp()
  database = connect(app.url, { max: 4 })
  city = await testCity(app)
})
afterAll(async () => {
  await database.close()
  await app.close()
})

const query = async (text: string, values: readonly unknown[] = []) =>
  (await database.pool.query(text, [...values])).rows
/** What was logged since the beginning of this test. */
const logged = () => query('select * from audit_waiting where id > $1 order by id', [start])
const inShort = async (): Promise<readonly string[]> =>
  (await logged()).map(({ op, thing, command }) => `${op} ${thing} by ${command}`)
const seal = (): Promise<number> => sealAudit(app.db, app.settings, app.act().now)

beforeEach(async () => {
  start = (await query('select last_value from audit_sequence'))[0].last_value
})

describe('the log is complete', () => {
  test('every table is logged, or it is on the list of those that are not, with the reason', async () => {
    const tables = await tablesWithTriggers(app.db)
    expect(
      tables.filter(({ table, rows, emptying }) => !(table in notAudited) && !(rows && emptying)),
    ).toEqual([])
    const both = tables.filter(({ table, rows }) => table in notAudited && rows)
    expect(both.map(({ table }) => table)).toEqual([])
    const known = tables.map(({ table }) => table)
    expect(Object.keys(notAudited).filter((table) => !known.includes(table))).toEqual([])
    expect(Object.values(notAudited).filter((reason) => reason.length < 8)).toEqual([])
  })

  test('no name, address, text or secret of anybody is in it, and of no answer what somebody needs', async () => {
    const [{ all }] = await query('select string_agg(w::text, chr(10)) as all from audit_waiting w')
    expect(all.length).toBeGreaterThan(10_000)
    for (const word of Object.values(secrets)) expect(all).not.toContain(word)
    const people = await query('select name, email, phone, postal_address, password_hash from person')
    for (const value of people.flatMap((person) => Object.values(person)))
      if (typeof value === 'string') expect(all, value).not.toContain(value)
    expect(all).not.toMatch(/@|\$argon2/)
    const texts = await query(`select body from case_text union all select story from initiative union all
      select reasons from decision union all select answer from advice_request union all select name from file`)
    for (const { body } of texts) if (body) expect(all, body).not.toContain(body)
  })

  test('what the timeline says is in it, with the case', async () => {
    const events = await query('select type from case_event where case_id = $1 order by id', [city.shown.id])
    const found = await query(
      `select clear ->> 'type' as type from audit_waiting where thing = 'case_event' and case_id = $1 order by id`,
      [city.shown.id],
    )
    expect(found).toEqual(events)
    const cases = await query(`select distinct case_id from audit_waiting
      where thing in ('commitment_entry', 'meeting_participant', 'initiative', 'case_file', 'decision')`)
    expect(new Set(cases.map(({ case_id }) => case_id))).toEqual(new Set([city.shown.id, city.hidden.id]))
  })
})

describe('who did what', () => {
  test('a person by a form: route, request and moment, in one deed', async () => {
    const admin = await city.as(city.staff.administrator)
    start = (await query('select last_value from audit_sequence'))[0].last_value
    const answer = await admin.post('/beheer/mensen', {
      doen: 'geven',
      name: 'Nina Nieuw',
      email: 'nina.nieuw@waterstad.example',
      role: 'adviser',
    })
    expect(answer.status).toBe(303)
    const rows = await logged()
    expect(rows.map(({ op, thing }) => `${op} ${thing}`)).toEqual(['insert person', 'insert role_grant'])
    for (const row of rows)
      expect(row).toMatchObject({
        deed: rows[0].id,
        actor: 'person',
        actor_id: city.staff.administrator.id,
        command: 'POST /beheer/mensen',
        request_id: answer.headers.get('X-Request-Id'),
        at: app.act().now,
        person_id: rows[0].row_id,
      })
    expect(rows[1].clear).toMatchObject({ role: 'adviser', granted_by: city.staff.administrator.id })
  })

  test('also outside a transaction', async () => {
    const admin = await city.as(city.staff.administrator)
    const people = [city.guide.id, city.team.id]
    start = (await query('select last_value from audit_sequence'))[0].last_value
    await admin.post('/beheer/mensen', {
      doen: 'afwezig',
      person: people[0],
      substitute: people[1],
      firstDay: '2026-12-01',
      lastDay: '2026-12-05',
    })
    const [row] = await logged()
    expect(row).toMatchObject({
      actor_id: city.staff.administrator.id,
      command: 'POST /beheer/mensen',
      thing: 'absence',
      person_id: city.guide.id,
      clear: { first_day: '2026-12-01', last_day: '2026-12-05' },
    })
  })

  test('a visitor, the program, and an act without a route', async () => {
    await recordAbsence(app.act(), {
      personId: city.guide.id,
      substituteId: null,
      firstDay: '2027-01-01',
      lastDay: '2027-01-02',
    })
    await inTransaction(app.act(), (act: Act) =>
      recordAbsence(act, {
        personId: city.guide.id,
        substituteId: null,
        firstDay: '2027-02-01',
        lastDay: '2027-02-02',
      }),
    )
    const [unsigned, signed] = await logged()
    expect(unsigned).toMatchObject({ actor: 'outside', thing: 'absence' })
    expect(signed).toMatchObject({ actor: 'system', command: 'system', thing: 'absence' })
  })

  test('nothing when an action fails halfway', async () => {
    await expect(
      inTransaction(app.act(), async (act) => {
        await recordAbsence(act, {
          personId: city.guide.id,
          substituteId: null,
          firstDay: '2027-03-01',
          lastDay: '2027-03-02',
        })
        throw new Error('stop')
      }),
    ).rejects.toThrow('stop')
    expect(await logged()).toEqual([])
  })

  test('a job and a command by their name', async () => {
    const absent = (act: Act) =>
      recordAbsence(act, {
        personId: city.guide.id,
        substituteId: null,
        firstDay: '2027-04-01',
        lastDay: '2027-04-02',
      })
    const worker = await startWorker({
      pool: database.pool,
      jobs: { note_absence: absent },
      schedules: [],
      newAct: () => app.act(),
      log: silentLog,
    })
    await addJob(app.db, 'note_absence', {})
    await expect.poll(inShort, { timeout: 300_000 }).toEqual(['insert absence by note_absence'])
    await worker.stop()
    expect((await logged())[0]).toMatchObject({ actor: 'system', actor_id: null })
    expect(commands.map(({ name }) => name)).toContain('audit verify')
  })
})

describe('what changes nothing and still is noted', () => {
  const adviser = () => city.as(city.staff.adviser)

  test('a refused door and a refused deed of who is signed in', async () => {
    const visitor = await adviser()
    const stranger = await city.as(city.stranger)
    start = (await query('select last_value from audit_sequence'))[0].last_value
    expect((await visitor.get('/beheer/mensen')).status).toBe(403)
    expect((await visitor.post('/beheer/mensen', { doen: 'rooster' })).status).toBe(403)
    expect((await app.visitor().post('/beheer/mensen')).status).toBe(401)
    expect((await stranger.get('/werk')).status).toBe(403)
    expect(await inShort()).toEqual([
      'refused refusal by GET /beheer/mensen',
      'refused refusal by POST /beheer/mensen',
      'refused refusal by GET /werk',
    ])
    expect((await logged())[0]).toMatchObject({ actor_id: city.staff.adviser.id, kind: 'refused' })
  })

  test('taking out a dossier, a list of cases, and looking somebody up', async () => {
    const guide = await city.as(city.guide)
    const counter = await city.as(city.staff.customer_contact)
    start = (await query('select last_value from audit_sequence'))[0].last_value
    const dossier = await guide.get(`/werk/zaken/${city.shown.number}/dossier.zip`)
    expect(dossier.status).toBe(200)
    await dossier.arrayBuffer()
    expect((await guide.get('/werk/zaken.csv')).status).toBe(200)
    await counter.post('/werk/zoeken', { zoek: city.initiator.name })
    const rows = await logged()
    expect(rows.map(({ thing, case_id }) => [thing, case_id])).toEqual([
      ['dossier', city.shown.id],
      ['cases_file', null],
      ...['person_lookup', 'person_lookup'].map((thing) => [thing, expect.any(String)]),
    ])
    expect(new Set(rows.slice(2).map(({ deed }) => deed)).size).toBe(1)
    expect(JSON.stringify(rows)).not.toContain(city.initiator.name)
  })
})

describe('after an erasure', () => {
  test('the texts are gone, their digests say nothing any more, and the log is sound', async () => {
    const { act } = city
    await postMessage(await act(city.initiator), {
      caseId: city.shown.id,
      text: 'Mijn dochter is ziek geweest.',
    })
    await seal()
    const [{ row_id: textId, digests }] = await query(
      `select row_id, digests from audit_entry where thing = 'case_text' order by number desc limit 1`,
    )
    expect(digests.body).toMatch(/^[\w+/]{43}=$/)
    const saltsOf = (id: string) => query('select from audit_salt where row_id = $1', [id])
    expect(await saltsOf(textId)).toHaveLength(1)
    await eraseTextsOf(app.db, city.initiator.id, app.act().now)
    expect(await saltsOf(textId)).toEqual([])
    await seal()
    const found = await verifyAudit(app.db, {
      keys: readAuditKeys(app.settings),
      heads: [],
      leftOut: notAudited,
    })
    expect(found.faults).toEqual([])
    expect(await caseById(app.db, city.shown.id)).not.toBeNull()
  })
})
