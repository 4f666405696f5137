import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { approvePublic, submitInitiative } from './initiatives/index.ts'
import { grantRole, insertPerson } from './people/index.ts'
import { importAreas, type JuryAreas } from './places/index.ts'
import { type TestApp, testApp, type Visitor } from './testing.ts'

/** The same city with few and with many initiatives: a page may not ask the database more because of it. */
const few = 50
const many = 5000
/** Characters of HTML; a page that shows everything would be far larger. */
const largestPage = 150_000

let app: TestApp
let official: Visitor
let path: string

beforeAll(async () => {
  app = await testApp()
  const act = app.act()
  const read = (name: string) => JSON.parse(readFileSync(join(app.settings.configDir, name), 'utf8'))
  await importAreas(act.db, read('demo/city.geojson'), read('jury-areas.json') as JuryAreas)
  for (const role of [
    'team_member',
    'case_guide',
    'coordinator',
    'administrator',
    'customer_contact',
  ] as const)
    await grantRole(act, { name: 'Noor', email: 'noor@stad.example', role, areaId: null })
  official = await app.as('noor@stad.example')
})
afterAll(() => app.close())

/** Fills up to `total` initiatives: public and running, spread over areas, kinds and days. */
async function fillTo(total: number): Promise<void> {
  await sql`
    with numbers as (
      select n from generate_series(1 + (select count(*)::int from case_file), ${total}::int) as n
    ), place as (
      select id, parent_id, row_number() over (order by code) as nr, count(*) over () as total
      from area where level = 'neighbourhood'
    ), process as (
      select id, kind, row_number() over (order by kind) - 1 as nr from process_version
    ), opened as (
      insert into case_file (number, process_version_id, kind, title, area_id, created_at, state, step_key, step_since,
        step_due, next_due, officer_id, guide_id, guide_since, submitted_on, consent_on, published_on, last_event_at)
      select '2026-' || lpad((100000 + n)::text, 6, '0'), process.id, process.kind, 'Plan nummer ' || n, place.id,
        timestamptz '2026-11-20 10:00' - n * interval '1 hour', 'running',
        (select definition->'steps'->0->>'key' from process_version p where p.id = process.id), date '2026-11-01',
        date '2026-11-01' + n % 60, date '2026-11-01' + n % 60, person.id,
        case when n % 3 = 0 then null else person.id end, case when n % 3 = 0 then null else date '2026-11-02' end,
        date '2026-11-01' - (n / 20), date '2026-11-01', date '2026-11-02', timestamptz '2026-11-20 10:00' - n * interval '1 hour'
      from numbers join process on process.nr = n % 3 join place on place.nr = 1 + n % place.total
      cross join (select id from person where email = 'noor@stad.example') person
      returning *
    )
    insert into initiative (case_id, number, kind, title, slug, summary, story, subject, district_id, neighbourhood_id,
      lon, lat, needs, created_at, submitted_on, changed_at, public, progress, consent_public_at, approved_public_at)
    select opened.id, opened.number, opened.kind, title, 'plan-' || opened.number, 'Een plan in de wijk', 'Een verhaal', 'green',
      place.parent_id, place.id, 4.66, 51.81, '{}', opened.created_at, submitted_on, last_event_at, true, 'idea',
      opened.created_at, opened.created_at
    from opened join place on place.id = opened.area_id`.execute(app.db)
  await sql`analyze`.execute(app.db)
}

/** One that came in and was placed by the actions people use: its page is made from its timeline. */
async function realInitiative(): Promise<string> {
  const act = app.act()
  const resident = await insertPerson(act.db, { name: 'Lotte', email: 'lotte@voorbeeld.example' }, act.now)
  const sent = await submitInitiative(act, {
    kind: 'city_wish',
    title: 'Een echte pluktuin',
    story: 'Wij willen een tuin waar iedereen mag plukken.',
    subject: 'green',
    consentPublic: true,
    initiator: { personId: resident.id },
  })
  if (sent.state !== 'submitted') throw new Error('The idea was not taken')
  await approvePublic(act, { caseId: sent.caseId })
  return `/initiatieven/${sent.number}-${sent.slug}`
}

const publicPages = [
  '/',
  '/initiatieven',
  '/initiatieven?soort=stadswens&volgorde=oudste',
  '/initiatieven?gebied=wielwijk',
  '/initiatieven/kaart',
  '/buurt',
  '/buurt/wielwijk',
  '/toezeggingen',
  '/proces/stadswens',
  '/cijfers',
  '/cijfers?gebied=wielwijk',
]
const deskPages = [
  '/werk',
  '/werk/cijfers',
  '/werk/cijfers.csv',
  '/werk/zaken',
  '/werk/inbox',
  '/werk/werkdruk',
  '/mijn',
]

async function measure(visitor: Visitor, address: string): Promise<{ queries: number; bytes: number }> {
  // The first call fills what is kept in memory, such as processes.
  await visitor.get(address)
  app.takeQueries()
  const response = await visitor.get(address)
  expect(response.status, address).toBe(200)
  const bytes = (await response.text()).length
  return { queries: app.takeQueries().length, bytes }
}

describe(`with ${few} and with ${many} initiatives`, () => {
  const before = new Map<string, { queries: number; bytes: number }>()
  const pages = () => [
    ...publicPages.map((address) => ({ address, visitor: app.visitor() })),
    ...deskPages.map((address) => ({ address, visitor: official })),
    { address: path, visitor: app.visitor() },
  ]

  it('every page asks the database equally often, and stays a page', async () => {
    await fillTo(few)
    path = await realInitiative()
    for (const { address, visitor } of pages()) before.set(address, await measure(visitor, address))
    await fillTo(many)
    const grown: string[] = []
    for (const { address, visitor } of pages()) {
      const { queries, bytes } = await measure(visitor, address)
      const was = before.get(address)
      if (queries > (was?.queries ?? 0)) grown.push(`${address}: ${was?.queries} -> ${queries} queries`)
      if (bytes > largestPage) grown.push(`${address}: ${bytes} bytes`)
    }
    expect(grown).toEqual([])
  })

  it('a list page needs at most eight queries', () => {
    expect(before.get('/initiatieven')?.queries).toBeLessThanOrEqual(8)
  })
})
