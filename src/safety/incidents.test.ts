import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { paths } from '../paths.ts'
import { grantRole, insertPerson, personByEmail } from '../people/index.ts'
import { type FormFields, type TestApp, testApp, testNow, type Visitor } from '../testing.ts'
import { safetyJobs } from './jobs.ts'
import { isReminded } from './rules.ts'

let app: TestApp
let cora: Visitor
let kim: Visitor
let lena: Visitor
const ids: Record<string, string> = {}

beforeAll(async () => {
  app = await testApp()
  for (const [key, role] of [
    ['cora', 'coordinator'],
    ['kim', 'customer_contact'],
    ['lena', 'project_leader'],
  ] as const) {
    const person = {
      name: `${key[0]?.toUpperCase()}${key.slice(1)} Collega`,
      email: `${key}@gemeente.example`,
    }
    await insertPerson(app.db, { ...person, confirmedAt: testNow }, testNow)
    await grantRole(app.act(), { ...person, role, areaId: null })
    ids[key] = (await personByEmail(app.db, person.email))?.id ?? ''
  }
  const bewoner = { name: 'Bea Bewoner', email: 'bea@voorbeeld.example', confirmedAt: testNow }
  await insertPerson(app.db, bewoner, testNow)
})
afterAll(() => app.close())
beforeEach(async () => {
  app.setNow(testNow)
  await sql`delete from incident`.execute(app.db)
  await sql`delete from outbox`.execute(app.db)
  cora = await app.as('cora@gemeente.example')
  kim = await app.as('kim@gemeente.example')
  lena = await app.as('lena@gemeente.example')
})

const words = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0]+/g, ' ')
const read = async (visitor: Visitor, path: string): Promise<string> =>
  words(await (await visitor.get(path)).text())
const told = (fields: FormFields = {}): FormFields => ({
  ...{ dag: '2026-11-20', soort: 'threat', tegen: 'staff', waar: 'counter' },
  ...{ wat: 'Een man zei dat hij weet waar ik woon.', betrokken: 'Piet Balieman', ...fields },
})
/** Kim reports it; Cora or nobody follows it up. */
const report = async (fields: FormFields = {}): Promise<string> =>
  (await kim.postAndSee(paths.newIncident(), told(fields))).path.split('?')[0] ?? ''
const seenIn = async (visitor: Visitor, path: string): Promise<string> =>
  /name="seen" value="([^"]*)"/.exec(await (await visitor.get(path)).text())?.[1] ?? ''

describe('an incident', () => {
  test('is read by who reported it, who follows it up and the coordinators; to others it does not exist', async () => {
    const path = await report({ wie: ids.cora, uiterlijk: '2026-11-27' })
    for (const who of [kim, cora]) expect(await read(who, path)).toContain('hij weet waar ik woon')
    expect((await lena.get(path)).status).toBe(404)
    expect((await lena.post(path, { doe: 'bewaar' })).status).toBe(404)
    expect(await read(lena, paths.incidents())).not.toContain('bedreiging, aan')
    expect(await read(cora, paths.incidents())).toContain('bedreiging, aan de balie')
    const bea = await app.as('bea@voorbeeld.example')
    for (const one of [paths.incidents(), paths.newIncident(), path])
      expect((await bea.get(one)).status).toBe(403)
    // Who reported it does not handle it.
    expect((await kim.post(path, { doe: 'sluit', gedaan: 'Niets.' })).status).toBe(403)
    const [mail] = await app.mails('cora@gemeente.example')
    expect(mail?.body_text).toContain('27 november')
    expect(mail?.body_text).not.toMatch(/woon|Balieman|bedreig/)
  })

  test('says what is wrong with it', async () => {
    for (const fields of [
      { wat: '' },
      { dag: '2026-11-22' },
      { soort: 'iets' },
      { wie: ids.cora },
      { uiterlijk: '2026-11-27' },
      { wie: '00000000-0000-4000-8000-000000000000', uiterlijk: '2026-11-27' },
    ])
      expect((await kim.post(paths.newIncident(), told(fields))).status).toBe(422)
    const { rows } = await sql`select from incident`.execute(app.db)
    expect(rows).toHaveLength(0)
  })

  test('is handed on and closed with what was done; two at once do not write over each other', async () => {
    const path = await report()
    expect(await read(cora, paths.desk())).toContain('Wie volgt incident')
    const handed = { doe: 'bewaar', wie: ids.lena, uiterlijk: '2026-11-30', seen: await seenIn(cora, path) }
    app.setNow(new Date(testNow.getTime() + 60_000))
    const both = await Promise.all([cora.post(path, handed), cora.post(path, { ...handed, politie: 'ja' })])
    expect(both.map(({ status }) => status).sort()).toEqual([303, 422])
    expect(await read(lena, path)).toContain('hij weet waar ik woon')
    expect(await read(lena, paths.desk())).toContain('Volg incident')
    expect(await app.mails('lena@gemeente.example')).toHaveLength(1)
    const done = { doe: 'sluit', seen: await seenIn(lena, path), wie: ids.lena, uiterlijk: '2026-11-30' }
    expect((await lena.post(path, { ...done, gedaan: '' })).status).toBe(422)
    const closed = await lena.postAndSee(path, { ...done, gedaan: 'Brief met waarschuwing.' })
    expect(words(closed.html)).toContain('Afgesloten op')
    expect((await cora.post(path, { doe: 'bewaar', gedaan: 'Nog iets.' })).status).toBe(422)
    expect(await read(lena, paths.desk())).not.toContain('Volg incident')
  })

  test('is added to by who reported it while it is open; who follows it up hears so, without what it says', async () => {
    const path = await report({ wie: ids.cora, uiterlijk: '2026-11-27' })
    await sql`delete from outbox`.execute(app.db)
    expect((await kim.post(path, { doe: 'aanvulling', aanvulling: ' ' })).status).toBe(422)
    expect((await lena.post(path, { doe: 'aanvulling', aanvulling: 'Nee.' })).status).toBe(404)
    const added = await kim.postAndSee(path, { doe: 'aanvulling', aanvulling: 'Hij belde ook mijn zus.' })
    expect(words(added.html)).toContain('Hij belde ook mijn zus. Kim Collega')
    const [mail] = await app.mails('cora@gemeente.example')
    expect(mail?.subject).toContain('aangevuld')
    expect(mail?.body_text).not.toContain('zus')
    const done = { doe: 'sluit', seen: await seenIn(cora, path), wie: ids.cora, uiterlijk: '2026-11-30' }
    await cora.postAndSee(path, { ...done, gedaan: 'Gesproken.' })
    expect((await kim.post(path, { doe: 'aanvulling', aanvulling: 'Nog iets.' })).status).toBe(422)
    app.setNow(new Date('2029-01-10T10:00:00Z'))
    await safetyJobs.forget_old_incidents?.(app.act({ now: new Date('2029-01-10T10:00:00Z') }), {})
    const { rows } = await sql`select from incident_addition`.execute(app.db)
    expect(rows).toHaveLength(0)
  })

  test('can be about something that was put in or a block, and about nothing else', async () => {
    const about = '/werk/projecten/P2026-0001/activiteiten/ideeen/antwoorden/12'
    expect(await read(kim, paths.newIncident(about))).toContain('inbreng 12 in project P2026-0001')
    const path = await report({ bij: about })
    // Who cannot open it reads what it is; who can gets there.
    expect(await (await kim.get(path)).text()).not.toContain(`href="${about}"`)
    const led = (await lena.postAndSee(paths.newIncident(), told({ bij: about }))).html
    expect(led).toContain(`href="${about}"`)
    expect(await read(kim, await report({ bij: 'https://elders.example/werk' }))).not.toContain(
      'Dit gaat over',
    )
  })

  test('is counted per year without a name, for coordinators alone', async () => {
    await report({ politie: 'ja' })
    await report()
    expect((await kim.get(paths.incidentFigures())).status).toBe(403)
    const csv = await (await cora.get(paths.incidentFigures())).text()
    expect(csv).toContain('2026;bedreiging;een collega;aan de balie;2;1;2')
    expect(csv).not.toMatch(/woon|Balieman|Kim/)
    expect((await cora.get(paths.incidentFigures().replace('csv', 'xlsx'))).status).toBe(200)
  })

  test('reminds on the day and every week after it, once a day', async () => {
    await report({ wie: ids.cora, uiterlijk: '2026-11-25' })
    await sql`delete from outbox`.execute(app.db)
    const run = async (day: string): Promise<number> => {
      await safetyJobs.remind_follow_ups?.({ ...app.act(), now: new Date(`${day}T07:00:00Z`) }, {})
      return (await app.mails('cora@gemeente.example')).length
    }
    expect(await run('2026-11-24')).toBe(0)
    expect(await run('2026-11-25')).toBe(1)
    expect(await run('2026-11-25')).toBe(1)
    expect(await run('2026-12-01')).toBe(1)
    expect(await run('2026-12-02')).toBe(2)
    const open = { follow_up_on: '2026-11-25', reminded_on: null, closed_at: null }
    expect(isReminded({ ...open, closed_at: testNow }, '2026-11-25')).toBe(false)
    expect(isReminded({ ...open, reminded_on: '2026-11-20' }, '2026-11-25')).toBe(true)
  })

  test('is forgotten some time after it was closed, and its words never stand in the log', async () => {
    const path = await report()
    await cora.post(path, { doe: 'sluit', gedaan: 'Gesprek gevoerd.', seen: await seenIn(cora, path) })
    await report()
    const { rows } = await sql<{ row: string }>`
      select to_jsonb(audit_entry)::text as row from audit_entry where thing = 'incident'
      union all select to_jsonb(audit_waiting)::text from audit_waiting where thing = 'incident'`.execute(
      app.db,
    )
    expect(rows.length).toBeGreaterThan(1)
    expect(rows.some(({ row }) => /woon|Balieman|Gesprek/.test(row))).toBe(false)
    const left = async (day: string): Promise<number> => {
      await safetyJobs.forget_old_incidents?.({ ...app.act(), now: new Date(`${day}T07:00:00Z`) }, {})
      return (await sql`select from incident`.execute(app.db)).rows.length
    }
    expect(await left('2028-11-01')).toBe(2)
    // What was not closed is not forgotten.
    expect(await left('2028-12-01')).toBe(1)
  })
})
