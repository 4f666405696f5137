import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sealAudit } from '../../../kit/audit.ts'
import { projectRoot } from '../../../kit/settings.ts'
import { allAreas, knownAreas } from '../../../places/index.ts'
import { type TestApp, testApp, testNow, type Visitor } from '../../../testing.ts'
import { type TestCity, testCity } from '../../../testing-city.ts'

let app: TestApp
let city: TestCity
let admin: Visitor
beforeAll(async () => {
  app = await testApp()
  city = await testCity(app)
  admin = await city.as(city.staff.administrator)
})
afterAll(() => app.close())

const at = '/beheer/gebieden'
const square = (west: number, south: number, size = 0.01) => [
  [
    [west, south],
    [west + size, south],
    [west + size, south + size],
    [west, south + size],
    [west, south],
  ],
]
const feature = (properties: object, coordinates: unknown = square(4.6, 51.8)) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Polygon', coordinates },
})
const geojson = (...features: readonly object[]) =>
  new File([JSON.stringify({ type: 'FeatureCollection', features })], 'wijken.geojson')
const once = () => crypto.randomUUID()
const send = (bestand: File) => admin.post(`${at}/inlezen`, { bestand })
const areaNamed = async (name: string) => {
  const found = (await knownAreas(app.db)).find((area) => area.name === name)
  if (!found) throw new Error(`There is no area ${name}`)
  return found
}
/** Sends a file and answers the page that says what is in it. */
async function look(bestand: File): Promise<{ readonly path: string; readonly html: string }> {
  const seen = await admin.postAndSee(`${at}/inlezen`, { bestand })
  expect(seen.status).toBe(200)
  return seen
}
/** What the form that confirms sends along unseen. */
const hidden = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`)
    .exec(html.slice(html.indexOf('name="gezien"') - 50))?.[1]
    ?.replaceAll('&amp;', '&') ?? ''
const confirmed = (html: string, more: object = {}) => ({
  ...Object.fromEntries(
    ['gezien', 'niveau', 'code', 'naam', 'inwoners', 'wijk', 'namen'].map((name) => [
      name,
      hidden(html, name),
    ]),
  ),
  doen: 'inlezen',
  ...more,
})

describe('a file that cannot be read', () => {
  it.each([
    ['nothing', new File([''], 'leeg.geojson'), /Kies een bestand|leeg/],
    ['a zip', new File(['PK\u0003\u0004'], 'a.zip'), /ingepakt/],
    ['GML', new File(['<?xml version="1.0"?><gml/>'], 'a.gml'), /XML/],
    ['half a file', new File(['{"type":"FeatureCollection","fea'], 'a.json'), /afgebroken/],
    ['other JSON', new File(['{"hallo":1}'], 'a.json'), /FeatureCollection/],
    ['the Dutch grid', geojson(feature({ naam: 'A' }, square(105_000, 425_000, 900))), /Rijksdriehoek/],
    ['latitude first', geojson(feature({ naam: 'A' }, square(51.8, 4.6))), /andersom/],
    [
      'an open border',
      geojson(
        feature({ naam: 'Krom' }, [
          [
            [4.6, 51.8],
            [4.7, 51.8],
            [4.7, 51.9],
            [4.6, 51.9],
          ],
        ]),
      ),
      /Krom: de grens is niet gesloten/,
    ],
    [
      'points only',
      geojson({ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [4, 51] } }),
      /punten/,
    ],
    ['too much', new File(['x'.repeat(11 * 1024 * 1024)], 'groot.geojson'), /groter dan 10 MB/],
    ['far too much', new File(['x'.repeat(26 * 1024 * 1024)], 'groot.geojson'), /groter dan 10 MB/],
  ])('is explained: %s', async (_, file, words) => {
    const before = await allAreas(app.db)
    const answer = await send(file)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toMatch(words)
    expect(await allAreas(app.db)).toEqual(before)
  })
})

describe('a file with areas', () => {
  it('shows what it holds and changes nothing until it is confirmed; then all pages follow', async () => {
    const before = await allAreas(app.db)
    const file = geojson(
      feature(
        { naam: 'Wijk 21 Havenkwartier', statcode: 'WK21', rubriek: 'wijk', aantalInwoners: 1200 },
        square(5.01, 51.9),
      ),
      feature(
        { naam: 'Kade', statcode: 'BU2101', rubriek: 'buurt', aantalInwoners: -99997 },
        square(5.012, 51.902, 0.002),
      ),
    )
    const { path, html } = await look(file)
    expect(html).toContain('Havenkwartier')
    expect(html).toContain('2 nieuw')
    expect(html).toContain('<svg')
    expect(await allAreas(app.db)).toEqual(before)
    expect(await (await admin.get(at)).text()).toContain('wacht op jou')

    const seen = await admin.postAndSee(path, confirmed(html))
    expect(seen.html).toContain('Het bestand is ingelezen')
    const haven = await areaNamed('Havenkwartier')
    const kade = await areaNamed('Kade')
    expect(haven).toMatchObject({ code: 'WK21', level: 'district', population: 1200, slug: 'havenkwartier' })
    expect(kade).toMatchObject({ level: 'neighbourhood', parent_id: haven.id, population: null })
    const visitor = app.visitor()
    expect(await (await visitor.get('/buurt')).text()).toContain('Havenkwartier')
    expect(await (await visitor.get('/buurt/kade')).text()).toContain('Havenkwartier')
    expect(await (await visitor.get('/zoeken?q=havenkwartier')).text()).toContain('/buurt/havenkwartier')
    // Sent again, it is as it was.
    expect((await look(file)).html).toMatch(/0 nieuw.*0 veranderen.*2 blijven gelijk/s)
  })

  it('is taken back as long as nobody built on it', async () => {
    const before = await knownAreas(app.db)
    const first = await areaNamed('Havenkwartier')
    const { path, html } = await look(
      geojson(
        feature({ name: 'Nieuwe Haven', code: 'WK21', level: 'district' }, square(5.02, 51.9)),
        feature({ name: 'Verweg', code: 'WK22', level: 'district' }, square(5.04, 51.9)),
      ),
    )
    expect(html).toContain('Havenkwartier wordt Nieuwe Haven')
    expect(html).toContain('Staat niet in het bestand')
    const other = (await knownAreas(app.db)).find(({ id }) => id === city.area.id)!
    const fate = { allemaal: 'each', [`wat-${other.id}`]: 'in:WK22' }
    await admin.postAndSee(path, confirmed(html, fate))
    expect(await areaNamed('Nieuwe Haven')).toMatchObject({ id: first.id, slug: 'havenkwartier' })
    const gone = (await knownAreas(app.db)).find(({ id }) => id === other.id)!
    expect(gone.merged_into).toBe((await areaNamed('Verweg')).id)
    expect(gone.retired_on).not.toBeNull()
    const undo = `${path}/ongedaan`
    expect(await (await admin.get(undo)).text()).toContain('Ja, maak ongedaan')
    const seen = await admin.postAndSee(undo, { eenmalig: once() })
    expect(seen.html).toContain('De inlezing is ongedaan gemaakt')
    expect(await knownAreas(app.db)).toEqual(before)
    expect(await (await app.visitor().get('/buurt/verweg')).status).toBe(404)
    expect((await admin.post(undo, { eenmalig: once() })).status).toBe(200)
  })

  it('is not taken back when a new area has a role, or was changed by hand', async () => {
    const { path, html } = await look(
      geojson(feature({ name: 'Eiland', code: 'WK23', level: 'district' }, square(5.06, 51.9))),
    )
    await admin.postAndSee(path, confirmed(html))
    const eiland = await areaNamed('Eiland')
    const { rows } = await sql<{ id: string }>`select person_id as id from role_grant limit 1`.execute(app.db)
    const gave = await admin.post(`${at}/${eiland.id}`, {
      doen: 'rol',
      wie: rows[0]!.id,
      rol: 'area_manager',
    })
    expect(gave.status).toBe(303)
    expect(await (await admin.get(`${path}/ongedaan`)).text()).toContain(
      'iemand gebruikt een nieuw gebied al',
    )
    await admin.post(`${at}/${eiland.id}`, { doen: 'bewaren', naam: 'Eilandje' })
    expect(await (await admin.get(`${path}/ongedaan`)).text()).toContain('met de hand veranderd')
    expect(await areaNamed('Eilandje')).toMatchObject({ slug: 'eiland' })
  })

  it('is looked at again when an area changed meanwhile, and taken once', async () => {
    const { path, html } = await look(
      geojson(feature({ name: 'Laat', code: 'WK24', level: 'district' }, square(5.08, 51.9))),
    )
    const eiland = await areaNamed('Eilandje')
    await admin.post(`${at}/${eiland.id}`, { doen: 'bewaren', naam: 'Eiland' })
    const late = await admin.post(path, confirmed(html))
    expect(late.status).toBe(422)
    const again = await late.text()
    expect(again).toContain('Intussen veranderde een gebied')
    const token = once()
    const both = await Promise.all([
      admin.post(path, confirmed(again, { eenmalig: token })),
      admin.post(path, confirmed(again, { eenmalig: token })),
    ])
    expect(both.map(({ status }) => status)).toEqual([303, 303])
    expect((await knownAreas(app.db)).filter(({ code }) => code === 'WK24')).toHaveLength(1)
  })

  it('says what is wrong with how it is read, and is thrown away', async () => {
    const { path } = await look(geojson(feature({ iets: 'x' }), feature({ iets: 'x' }, square(5.1, 51.9))))
    const html = await (await admin.get(`${path}?niveau=district&code=iets&naam=iets`)).text()
    expect(html).toContain('staat er twee keer in')
    expect(html).not.toContain('value="inlezen"')
    const forced = await admin.post(path, {
      ...confirmed(html),
      code: 'iets',
      naam: 'iets',
      niveau: 'district',
    })
    expect(forced.status).toBe(422)
    const seen = await admin.postAndSee(path, { doen: 'weg' })
    expect(seen.html).toContain('Er is niets veranderd')
    expect((await admin.get(path)).status).toBe(404)
  })
})

describe('an area by hand', () => {
  it('is added, merged with another, and its cases keep their place and stay readable', async () => {
    const made = await admin.postAndSee(`${at}/nieuw`, { soort: 'district', naam: 'Overkant', code: '' })
    expect(made.html).toContain('nog geen grens')
    const into = await areaNamed('Overkant')
    const page = await (await admin.get(`${at}/${city.area.id}`)).text()
    expect(page).toMatch(/waarvan \d+ lopend/)
    const merge = { doen: 'samenvoegen', samen: into.id }
    expect((await admin.post(`${at}/${city.area.id}`, merge)).status).toBe(422)
    expect((await admin.post(`${at}/${city.area.id}`, { ...merge, zekerSamen: 'ja' })).status).toBe(303)
    const visitor = app.visitor()
    const old = await (await visitor.get(`/buurt/${city.area.slug}`)).text()
    expect(old).toContain('Dit gebied bestaat niet meer')
    expect(old).toContain(city.shown.slug)
    // What lay there is counted and shown with the area that goes on.
    expect(await (await visitor.get('/buurt/overkant')).text()).toContain(city.shown.slug)
    expect(await (await visitor.get('/initiatieven?gebied=overkant')).text()).toContain(city.shown.slug)
    const home = await (await visitor.get('/')).text()
    expect(home).toContain('value="overkant"')
    expect(home).not.toContain(`value="${city.area.slug}"`)
    const api = (await (await visitor.get(`/api/v1/gebieden/${city.area.slug}`)).json()) as object
    expect(api).toMatchObject({ opgegaanIn: 'overkant', vervallenOp: '2026-11-21' })
    await admin.post(`${at}/${city.area.id}`, { doen: 'terug' })
    expect((await knownAreas(app.db)).find(({ id }) => id === city.area.id)?.retired_on).toBeNull()
  })

  it('is retired by who is sure, not while districts belong to it, and the log says so', async () => {
    const [jury] = (await knownAreas(app.db)).filter(({ level }) => level === 'jury_area')
    const refused = await admin.post(`${at}/${jury!.id}`, { doen: 'vervallen', zekerWeg: 'ja' })
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('Er horen nog wijken bij')
    const overkant = await areaNamed('Overkant')
    expect((await admin.post(`${at}/${overkant.id}`, { doen: 'vervallen' })).status).toBe(422)
    await admin.post(`${at}/${overkant.id}`, { doen: 'vervallen', zekerWeg: 'ja' })
    expect(await (await admin.get(at)).text()).toContain('Vervallen gebieden')
    await sealAudit(app.db, app.settings, testNow)
    expect(await (await admin.get('/beheer/logboek')).text()).toContain('Gebied')
    const coordinator = await city.as(city.staff.coordinator)
    expect((await coordinator.get(at)).status).toBe(403)
  })
})

const dordrecht = join(projectRoot, '..', 'shared', 'data')
const isThere = existsSync(join(dordrecht, 'dordrecht-wijken.geojson'))
if (!isThere) console.warn('skipped: the areas of Dordrecht are not on this machine')

describe.skipIf(!isThere)('the areas of Dordrecht, in the browser', () => {
  const fileOf = (name: string) => new File([readFileSync(join(dordrecht, name))], name)
  it('are read by themselves: districts, then neighbourhoods in them by their code or on the map', async () => {
    const wijken = await look(fileOf('dordrecht-wijken.geojson'))
    // Two of them stand in the test city already, under other codes.
    expect(wijken.html).toMatch(/11 nieuw.*2 veranderen/s)
    await admin.postAndSee(wijken.path, confirmed(wijken.html))
    const buurten = await look(fileOf('dordrecht-buurten.geojson'))
    expect(buurten.html).toContain('132 nieuw')
    const byCode = buurten.html
    const onMap = await (
      await admin.get(
        `${buurten.path}?niveau=neighbourhood&code=statcode&naam=statnaam&inwoners=aantalInwoners&wijk=`,
      )
    ).text()
    const rows = (html: string) =>
      [...html.matchAll(/<tr.*?<\/tr>/gs)].map(([row]) => row).filter((row) => row.includes('BU0505'))
    expect(rows(onMap)).toHaveLength(132)
    expect(rows(onMap).filter((row, index) => row !== rows(byCode)[index])).toHaveLength(0)
    await admin.postAndSee(buurten.path, confirmed(buurten.html))
    const known = await knownAreas(app.db)
    const of = (code: string) => known.find((area) => area.code === code)
    expect(of('BU05050108')?.parent_id).toBe(of('WK050501')?.id)
  })
})
