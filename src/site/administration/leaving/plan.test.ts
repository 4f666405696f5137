import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openedCase } from '../../../cases/index.ts'
import { addDays, dayOf, momentAt } from '../../../kit/dates.ts'
import { actorOf, endWork, grantRole } from '../../../people/index.ts'
import { type TestApp, testApp, testNow, type Visitor } from '../../../testing.ts'
import { type TestCity, testCity } from '../../../testing-city.ts'
import { inventoryOf } from './inventory.ts'
import { leavingJobs } from './jobs.ts'
import { ownerOnTheDay } from './rules.ts'

let app: TestApp
let city: TestCity
let admin: Visitor
let path = ''
const today = dayOf(testNow)
const day = addDays(today, 10)

beforeAll(async () => {
  app = await testApp()
  city = await testCity(app)
  admin = await city.as(city.staff.administrator)
  path = `/beheer/mensen/${city.guide.id}/vertrek`
})
afterAll(() => app.close())
beforeEach(() => app.setNow(testNow))

/** Every line to one colleague. */
async function lines(toId: string): Promise<Record<string, string>> {
  const html = await (await admin.get(path)).text()
  const names = [...html.matchAll(/<select[^>]*name="([^"]+)"/g)].map(([, name]) => name ?? '')
  return Object.fromEntries(names.map((name) => [name, name === 'alles' ? '' : toId]))
}
const plan = async (toId: string, vanaf: string = day) =>
  admin.postAndSee(path, { ...(await lines(toId)), vanaf, doen: 'plannen' })
const morningOf = (on: string): Promise<void> | undefined =>
  leavingJobs.leave_as_planned?.(app.act({ now: momentAt(on, '05:30') }), {})
const ownerOf = async (caseId: string) => (await openedCase(app.act(), caseId)).state.ownerId
const subjectsTo = async (email: string | null): Promise<readonly string[]> =>
  (await app.mails(email ?? '')).map(({ subject }) => subject)
const statuses = async (): Promise<readonly string[]> =>
  (await sql<{ status: string }>`select status from planned_leave order by status`.execute(app.db)).rows.map(
    ({ status }) => status,
  )

describe('who takes over on the day itself', () => {
  const facts = { agreedId: 'a', suggestedId: 'b', restToId: 'c', colleagueIds: ['a', 'b', 'c', 'd'] }
  it('is who was agreed on, while they are here; else who fits; else who has the rest; else anybody', () => {
    expect(ownerOnTheDay(facts)).toBe('a')
    expect(ownerOnTheDay({ ...facts, colleagueIds: ['b', 'c'] })).toBe('b')
    expect(ownerOnTheDay({ ...facts, agreedId: null, suggestedId: null })).toBe('c')
    expect(ownerOnTheDay({ ...facts, colleagueIds: ['d'] })).toBe('d')
    expect(ownerOnTheDay({ ...facts, colleagueIds: [] })).toBeNull()
  })
})

describe('a leave that is planned', () => {
  it('asks for a day that is still to come, and does nothing by a wrong button', async () => {
    const fields = await lines(city.team.id)
    for (const [vanaf, doen, words] of [
      ['', 'plannen', 'Kies de dag waarop dit ingaat.'],
      [today, 'plannen', 'Kies een dag na vandaag'],
      [addDays(today, 400), 'plannen', 'Kies een dag na vandaag'],
      ['31-31-2026', 'plannen', 'Kies een dag na vandaag'],
      [day, 'nu', 'Je koos een dag.'],
    ] as const) {
      const answer = await admin.post(path, { ...fields, vanaf, doen })
      expect(answer.status, vanaf).toBe(422)
      expect(await answer.text()).toContain(words)
    }
    expect(await statuses()).toEqual([])
    expect(await ownerOf(city.shown.id)).toBe(city.guide.id)
  })

  it('is told to who leaves and who takes over, and to nobody else; until then all stays', async () => {
    const initiator = (await subjectsTo(city.initiator.email)).length
    const done = await plan(city.team.id)
    expect(done.html).toContain('Het vertrek is gepland.')
    expect(done.html).toContain(`${city.guide.name} vertrekt op dinsdag 1 december 2026`)
    expect(await (await admin.get('/beheer/mensen')).text()).toContain('Wie vertrekt er?')
    const mail = (await app.mails(city.guide.email ?? '')).find(
      ({ subject }) => subject === 'Je werk wordt overgedragen',
    )
    expect(mail?.body_text).toContain('dinsdag 1 december 2026')
    expect(mail?.body_text).toContain(city.team.name)
    expect(await subjectsTo(city.team.email)).toContain(`Jij neemt werk over van ${city.guide.name}`)
    expect((await subjectsTo(city.initiator.email)).length).toBe(initiator)
    await morningOf(addDays(day, -1))
    expect(await ownerOf(city.shown.id)).toBe(city.guide.id)
    expect((await actorOf(app.db, city.guide.id)).roles.length).toBeGreaterThan(0)
  })

  it('can be changed: the page has what was agreed, and who takes over no more hears it', async () => {
    const html = await (await admin.get(path)).text()
    expect(html).toContain('vertrekt op dinsdag 1 december 2026')
    expect(html).toContain(`value="${day}"`)
    app.setNow(new Date(testNow.getTime() + 60_000))
    await plan(city.staff.case_guide.id, addDays(day, 1))
    expect((await subjectsTo(city.guide.email))[0]).toBe('De overdracht van je werk is veranderd')
    expect((await subjectsTo(city.team.email))[0]).toBe(`Je neemt geen werk over van ${city.guide.name}`)
    expect((await subjectsTo(city.staff.case_guide.email))[0]).toBe(
      `Jij neemt werk over van ${city.guide.name}`,
    )
    expect(await statuses()).toEqual(['planned'])
  })

  it('can be called off, and is then not done', async () => {
    app.setNow(new Date(testNow.getTime() + 120_000))
    const done = await admin.postAndSee(path, { doen: 'annuleren' })
    expect(done.html).toContain('Het vertrek is geannuleerd.')
    expect((await subjectsTo(city.guide.email))[0]).toBe('De overdracht van je werk gaat niet door')
    await morningOf(addDays(day, 2))
    expect(await ownerOf(city.shown.id)).toBe(city.guide.id)
    expect((await admin.post(path, { doen: 'annuleren' })).status).toBe(303)
    expect(await statuses()).toEqual(['cancelled'])
  })

  it('two administrators at once make one plan', async () => {
    const fields = { ...(await lines(city.team.id)), vanaf: day, doen: 'plannen' }
    const answers = await Promise.all([admin.post(path, fields), admin.post(path, fields)])
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect(await statuses()).toEqual(['cancelled', 'planned'])
  })

  it('is done that morning: cases go to who was agreed on, or to who fits when they left too; initiators hear it', async () => {
    // One of the two cases went to a colleague who is gone by then.
    const gone = await grantRole(app.act(), {
      name: 'Gerda Gegaan',
      email: 'gerda@waterstad.example',
      role: 'case_guide',
      areaId: null,
    })
    app.setNow(new Date(testNow.getTime() + 180_000))
    await admin.post(path, {
      ...(await lines(city.team.id)),
      [`case-${city.hidden.id}`]: gone.id,
      vanaf: day,
      doen: 'plannen',
    })
    await endWork(app.act(), { personId: gone.id, toId: city.team.id })
    const before = (await subjectsTo(city.initiator.email)).length
    await morningOf(day)
    expect(await ownerOf(city.shown.id)).toBe(city.team.id)
    const other = await ownerOf(city.hidden.id)
    expect([gone.id, city.guide.id, null]).not.toContain(other)
    expect((await subjectsTo(city.initiator.email)).length).toBeGreaterThanOrEqual(before + 2)
    expect((await inventoryOf(app.act(), city.guide.id)).things).toEqual([])
    expect((await actorOf(app.db, city.guide.id)).roles).toEqual([])
    expect(await statuses()).toEqual(['cancelled', 'done'])
    await morningOf(day)
    expect((await subjectsTo(city.initiator.email)).length).toBeLessThan(before + 10)
  })
})

describe('who cannot leave', () => {
  it('is the last administrator: refused when planned, and told once when it happens meanwhile', async () => {
    const other = await grantRole(app.act(), {
      name: 'Anna Admin',
      email: 'anna@waterstad.example',
      role: 'administrator',
      areaId: null,
    })
    const hers = `/beheer/mensen/${other.id}/vertrek`
    const fields = { verder: city.team.id, vanaf: day, doen: 'plannen' }
    expect((await admin.post(hers, fields)).status).toBe(303)
    await endWork(app.act(), { personId: city.staff.administrator.id, toId: other.id })
    await morningOf(day)
    await morningOf(addDays(day, 1))
    expect((await actorOf(app.db, other.id)).roles.length).toBe(1)
    const told = (await subjectsTo(other.email)).filter((subject) => subject.includes('lukte niet'))
    expect(told).toEqual(['Het vertrek van Anna Admin lukte niet'])
    const second = await grantRole(app.act(), {
      name: 'Berend Beheer',
      email: 'berend@waterstad.example',
      role: 'administrator',
      areaId: null,
    })
    const berend = await city.as(second)
    expect(await (await berend.get(hers)).text()).toContain('Het lukte op die dag niet.')
    await morningOf(addDays(day, 2))
    expect((await actorOf(app.db, other.id)).roles).toEqual([])
  })
})
