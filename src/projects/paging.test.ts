import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../kit/actor.ts'
import { actorOf, grantRole, insertPerson } from '../people/index.ts'
import { type TestApp, testApp, testNow, type Visitor } from '../testing.ts'
import { planProjectMeeting } from './actions.ts'
import type { Project } from './store.ts'
import { runningProject } from './testing.ts'

let app: TestApp
let leader: Actor
let first: Project
const lena = { name: 'Lena Leider', email: 'lena@gemeente.example' }

beforeAll(async () => {
  app = await testApp()
  const person = await insertPerson(app.db, { ...lena, confirmedAt: testNow }, testNow)
  await grantRole(app.act(), { ...lena, role: 'project_leader', areaId: null })
  leader = await actorOf(app.db, person.id)
  first = await runningProject(app.act(), leader, 'Parkrand')
})
afterAll(() => app.close())

/** So many projects like the first, each with its plan, that close one day later each. */
async function moreLike(amount: number): Promise<void> {
  for (let nth = 1; nth <= amount; nth += 1) {
    const number = `P2026-${String(5000 + nth)}`
    const { rows } = await sql<{ id: string }>`
      insert into project (number, slug, title, summary, owner_kind, subjects, state, published_on, created_at, changed_at)
      select ${number}, ${`kopie-${nth}`}, ${`Kopie ${nth}`}, summary, owner_kind, subjects, state, published_on,
        created_at, changed_at from project where id = ${first.id}
      returning id`.execute(app.db)
    await sql`
      insert into project_plan (project_id, version, level_id, content, state, changed_at, changed_by,
        submitted_by, submitted_at, published_at, published_by)
      select ${rows[0]?.id}, 1, level_id,
        jsonb_set(content::jsonb, '{ways,0,until}', to_jsonb(
          ((content::jsonb #>> '{ways,0,until}')::date + ${nth}::integer)::text)),
        'published', changed_at, changed_by, submitted_by, submitted_at, published_at, published_by
      from project_plan where project_id = ${first.id}`.execute(app.db)
  }
}

const titlesIn = (html: string): readonly string[] =>
  [...html.matchAll(/>(Parkrand|Kopie \d+)<\/a>/g)].map(([, title]) => title ?? '')
const statements = async (visitor: Visitor, path: string): Promise<number> => {
  app.takeQueries()
  expect((await visitor.get(path)).status, path).toBe(200)
  return app.takeQueries().length
}

test('many projects come page by page, what closes first on top, with the choices kept and as few questions', async () => {
  const visitor = app.visitor()
  const staff = await app.as(lena.email)
  const one = [await statements(visitor, '/meedoen'), await statements(staff, '/werk/projecten')]
  await moreLike(60)
  const many = [await statements(app.visitor(), '/meedoen'), await statements(staff, '/werk/projecten')]
  expect(many[0]).toBeLessThanOrEqual(one[0] ?? 0)
  expect(many[1]).toBeLessThanOrEqual(one[1] ?? 0)
  const html = await (await visitor.get('/meedoen?stand=nu-open&onderwerp=groen')).text()
  expect(titlesIn(html).slice(0, 3)).toEqual(['Parkrand', 'Kopie 1', 'Kopie 2'])
  expect(titlesIn(html)).toHaveLength(24)
  expect(html).toContain('Bladzijde 1 van 3')
  expect(html).toContain('61 projecten')
  expect(html).toContain('/meedoen?stand=nu-open&amp;onderwerp=groen&amp;pagina=2')
  const last = await (await visitor.get('/meedoen?pagina=3&stand=nu-open')).text()
  expect(titlesIn(last)).toHaveLength(13)
  expect(last).toContain('/meedoen?stand=nu-open&amp;pagina=2')
  for (const strange of ['0', '99', 'x', '-1'])
    expect((await visitor.get(`/meedoen?pagina=${strange}`)).status).toBe(200)
  const desk = await (await staff.get('/werk/projecten?pagina=2')).text()
  expect(desk).toContain('Bladzijde 2')
  expect(titlesIn(desk)).toHaveLength(11)
  const home = await (await visitor.get('/')).text()
  expect(titlesIn(home)).toEqual(['Parkrand', 'Kopie 1', 'Kopie 2'])
  expect(home).toContain('Alle 61 projecten die nu open zijn')
})

test('the list for a spreadsheet has all of it, with the choices of the page', async () => {
  const answer = await app.visitor().get('/meedoen.csv?stand=nu-open')
  expect(answer.headers.get('Content-Type')).toContain('text/csv')
  const lines = (await answer.text()).trim().split('\r\n')
  expect(lines).toHaveLength(62)
  expect(lines[0]).toContain('meedoen tot en met')
  expect(lines[1]).toContain(first.number)
  expect(
    (await (await app.visitor().get('/meedoen.csv?stand=afgerond')).text()).trim().split('\r\n'),
  ).toHaveLength(1)
  expect((await app.visitor().get('/meedoen.xlsx')).headers.get('Content-Type')).toContain('spreadsheetml')
})

test('the calendar has the meetings to which anybody can come', async () => {
  const starts = new Date(testNow.getTime() + 864_000_000)
  await planProjectMeeting(app.act({ actor: leader }), first.id, {
    ...{ title: 'Avond over het park', about: 'Wij laten het zien.', placeKind: 'place', place: 'Buurthuis' },
    ...{ startsAt: starts, endsAt: new Date(starts.getTime() + 3_600_000), capacity: null },
    ...{ signUpUntil: '2030-01-01', offers: [], offersNote: null },
  })
  const answer = await app.visitor().get('/meedoen.ics')
  expect(answer.headers.get('Content-Type')).toContain('text/calendar')
  const text = (await answer.text()).replace(/\r\n /g, '')
  expect(text).toContain('SUMMARY:Avond over het park')
  expect(text).not.toContain('ATTENDEE')
  expect((await app.visitor().get('/meedoen.ics?gebied=nergens')).status).toBe(404)
})
