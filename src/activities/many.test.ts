import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../kit/actor.ts'
import { paths } from '../paths.ts'
import { actorOf, grantRole, insertPerson } from '../people/index.ts'
import type { Project } from '../projects/index.ts'
import { runningProject } from '../projects/testing.ts'
import { type TestApp, testApp, testNow, type Visitor } from '../testing.ts'
import { type Cost, costOf } from '../testing-rows.ts'
import { keepParagraphs, keepPlaces } from './actions.ts'
import type { Activity } from './store.ts'
import { openActivity } from './testing.ts'

// A project in which thousands write: its pages ask the database as often, and for as many rows, as with some hundreds.

/** More than stands on any page or map. */
const few = 700
const many = 10_000
const lena = { name: 'Lena Leider', email: 'lena@gemeente.example' }

let app: TestApp
let project: Project
let leader: Actor
let activities: Readonly<Record<'ideas' | 'paragraphs' | 'places', Activity>>

beforeAll(async () => {
  app = await testApp()
  const person = await insertPerson(app.db, { ...lena, confirmedAt: testNow }, testNow)
  await grantRole(app.act(), { ...lena, role: 'project_leader', areaId: null })
  leader = await actorOf(app.db, person.id)
  const act = app.act({ actor: leader })
  project = await runningProject(app.act(), leader)
  const ideas = await openActivity(act, project, { title: 'Ideeën' })
  const paragraphs = await openActivity(act, project, { title: 'Tekst' }, 'paragraphs')
  await keepParagraphs(act, paragraphs.id, [
    { number: 1, body: 'Er komen bomen.' },
    { number: 2, body: 'Er komen banken.' },
    { number: 3, body: 'Er komt licht.' },
  ])
  const places = await openActivity(act, project, { title: 'Plekken' }, 'places')
  await keepPlaces(act, places.id, [{ name: 'Bij de brug', lon: null, lat: null }])
  activities = { ideas, paragraphs, places }
})
afterAll(() => app.close())

/**
 * Fills each activity up to `total`: one in four is answered by itself, one in ten waits to be read, one in twenty was
 * reported.
 */
async function fillTo(total: number): Promise<void> {
  for (const { id } of Object.values(activities)) {
    await sql`
      with numbers as (
        select n, gen_random_uuid() as id from generate_series(
          1 + (select count(*)::int from contribution where activity_id = ${id}), ${total}::int) as n
      ), put as (
        insert into contribution (id, project_id, activity_id, kind, voice, channel, state, is_owed, at, changed_at)
        select id, ${project.id}, ${id}, 'idea', 'voice ' || n || ${id}, 'page',
          case when n % 10 = 0 then 'held' else 'shown' end, true, ${testNow}::timestamptz - n * interval '1 second',
          ${testNow}::timestamptz
        from numbers returning id
      )
      insert into contribution_text (contribution_id, title, body, shows, locale, words, paragraph_id, place_id, lon, lat)
      select put.id, 'Bankje ' || n, 'Graag een bankje.', 'anonymous', 'nl', to_tsvector('simple', 'bankje'),
        (select p.id from activity_paragraph p where activity_id = ${id} and number = 1 + n % 3),
        (select p.id from activity_place p where activity_id = ${id}),
        case when exists (select from activity_place p where activity_id = ${id}) then 4.66 end,
        case when exists (select from activity_place p where activity_id = ${id}) then 51.81 end
      from put join numbers on numbers.id = put.id`.execute(app.db)
    await sql`
      with answered as (
        insert into response (activity_id, contribution_id, outcome, reasons, at)
        select ${id}, id, 'adopted', 'Dat doen wij.', ${testNow} from contribution
        where activity_id = ${id} and nr % 4 = 0 and response_id is null
        returning id, contribution_id
      )
      update contribution set response_id = answered.id, answered_at = ${testNow}
      from answered where contribution.id = contribution_id`.execute(app.db)
    await sql`
      insert into contribution_report (contribution_id, kind, at)
      select id, 'insult', ${testNow} from contribution where activity_id = ${id} and nr % 20 = 1 and state = 'shown'
        and not exists (select from contribution_report where contribution_id = contribution.id)`.execute(
      app.db,
    )
  }
  await sql`analyze`.execute(app.db)
}

/** Every page that shows something of a project in which people write. */
function pages(desk: Visitor): readonly { readonly address: string; readonly visitor: Visitor }[] {
  const visitor = app.visitor()
  const { slug, number } = project
  const { ideas, paragraphs, places } = activities
  const open = [
    paths.projects(),
    paths.project(slug),
    paths.projectAnswers(slug),
    paths.activity(slug, ideas.slug),
    paths.activity(slug, ideas.slug, { volgorde: 'steun', pagina: '3' }),
    paths.activity(slug, ideas.slug, { zoek: 'bankje', pagina: '20' }),
    paths.activity(slug, paragraphs.slug),
    paths.activity(slug, paragraphs.slug, { waar: 'alinea-2', volgorde: 'steun', pagina: '2' }),
    paths.activity(slug, places.slug),
    paths.contribute(slug, ideas.slug),
  ]
  const led = [
    paths.desk(),
    paths.deskProjects(),
    paths.deskProject(number),
    paths.deskActivities(number),
    paths.deskActivity(number, ideas.slug),
    paths.deskProjectPart(number, 'report'),
    ...[ideas, paragraphs, places].flatMap((activity) => [
      paths.deskActivityPart(number, activity.slug, 'antwoorden'),
      paths.deskActivityPart(number, activity.slug, 'antwoorden', { toon: 'beantwoord', pagina: '2' }),
      paths.deskActivityPart(number, activity.slug, 'antwoorden', { toon: 'alles', zoek: 'bankje' }),
      paths.deskActivityPart(number, activity.slug, 'toezicht'),
      paths.deskActivityPart(number, activity.slug, 'toezicht', { pagina: '2' }),
    ]),
  ]
  return [
    ...open.map((address) => ({ address, visitor })),
    ...led.map((address) => ({ address, visitor: desk })),
  ]
}

test(`${many} contributions ask no more of the database than ${few}`, async () => {
  const desk = await app.as(lena.email)
  await fillTo(few)
  const before = new Map<string, Cost>()
  for (const { address, visitor } of pages(desk)) before.set(address, await costOf(app, visitor, address))
  await fillTo(many)
  const grown: string[] = []
  for (const { address, visitor } of pages(desk)) {
    const was = before.get(address) ?? { statements: 0, rows: 0 }
    const { statements, rows } = await costOf(app, visitor, address)
    if (statements > was.statements) grown.push(`${address}: ${was.statements} -> ${statements} statements`)
    // A page that was not full yet may be now; never more than a page.
    if (rows > was.rows + 60) grown.push(`${address}: ${was.rows} -> ${rows} rows`)
  }
  expect(grown).toEqual([])
})
