import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allApiKeys } from '../../people/index.ts'
import { type TestApp, testApp, testNow, type Visitor } from '../../testing.ts'
import { type TestCity, testCity } from '../../testing-city.ts'
import { describedBy } from './testing.ts'

let app: TestApp
let city: TestCity
let visitor: Visitor
let administrator: Visitor
beforeAll(async () => {
  app = await testApp()
  city = await testCity(app)
  visitor = app.visitor()
  administrator = await city.as(city.staff.administrator)
})
afterAll(() => app.close())

const read = async (path: string, who = visitor): Promise<string> => {
  const response = await who.get(path)
  expect(response.status, path).toBe(200)
  return response.text()
}

describe('the page about the API', () => {
  test.each(['nl', 'en'])('explains everything that is in the description, in %s', async (locale) => {
    const html = await read(`/api?taal=${locale}`, app.visitor())
    const description = await (await visitor.get('/api/v1/openapi.json')).json()
    for (const path of Object.keys(description.paths)) expect(html).toContain(`GET /api/v1${path}`)
    for (const name of Object.keys(description.components.schemas))
      expect(html).toContain(`id="schema-${name}"`)
    for (const status of [400, 401, 403, 404, 405, 406, 415, 429, 500])
      expect(html).toContain(`id="fout-${status}"`)
    expect(html).not.toMatch(/<script|undefined|\[object/)
    const anchors = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
    expect(anchors.length).toBeGreaterThan(20)
    for (const id of anchors) expect(html, id).toContain(`id="${id}"`)
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
  })

  test('says the same in both languages: each description has its English', async () => {
    const description = await (await visitor.get('/api/v1/openapi.json')).json()
    const without: string[] = []
    const walk = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return
      const parts = value as Readonly<Record<string, unknown>>
      const isText = typeof parts.description === 'string' && !('name' in parts && 'in' in parts)
      if (isText && typeof parts['x-description-en'] !== 'string') without.push(path)
      for (const [key, one] of Object.entries(parts)) walk(one, `${path}.${key}`)
    }
    walk(description, '')
    expect(without).toEqual([])
  })

  test('has examples that work', async () => {
    const valid = describedBy(await (await visitor.get('/api/v1/openapi.json')).json())
    const html = await read('/api')
    const examples = [...html.matchAll(/<a href="(\/api\/v1\/[^"]+)"/g)].map(([, href]) =>
      (href ?? '').replaceAll('&amp;', '&'),
    )
    expect(examples.length).toBeGreaterThan(6)
    for (const path of examples) {
      const response = await visitor.get(path)
      expect(response.status, path).toBe(200)
      await valid(path, response)
    }
    const commands = [...html.matchAll(/<code>curl (.*?)<\/code>/gs)].map(([, text]) => text ?? '')
    const sent = commands.filter((text) => text.includes('Accept'))
    expect(sent.length).toBe(1)
    for (const command of sent) {
      const [, accept = '', address = ''] =
        /Accept: ([^&"]+)(?:&quot;|") (?:&quot;|")http:\/\/waterstad\.test([^"]+?)(?:&quot;|")$/.exec(
          command.trim(),
        ) ?? []
      const response = await visitor.get(address.replaceAll('&amp;', '&'), { Accept: accept })
      expect(response.status, address).toBe(200)
      expect(response.headers.get('Content-Type')).toBe(accept)
    }
  })
})

/** Reads a tag of a feed. */
const textsIn = (xml: string, tag: string): readonly string[] =>
  [...xml.matchAll(new RegExp(`<${tag}>([^<]*)</${tag}>`, 'g'))].map(([, text]) => text ?? '')

describe('the feed of initiatives', () => {
  test('holds what is public, of the whole city or of an area', async () => {
    const response = await visitor.get('/initiatieven.atom')
    expect(response.headers.get('Content-Type')).toBe('application/atom+xml; charset=utf-8')
    const xml = await response.text()
    expect(textsIn(xml, 'title')).toEqual(['Initiatieven in Waterstad', 'Pluktuin aan de kade'])
    expect(textsIn(xml, 'id')).toEqual([
      'http://waterstad.test/initiatieven.atom',
      `http://waterstad.test/api/v1/initiatieven/${city.shown.number}`,
    ])
    expect(xml).toContain(`href="http://waterstad.test/initiatieven/${city.shown.number}-${city.shown.slug}"`)
    expect(textsIn(xml, 'updated').every((moment) => moment === new Date(moment).toISOString())).toBe(true)
    expect(await read('/initiatieven.atom?gebied=binnenstad')).toContain('<entry>')
    const elsewhere = await read('/initiatieven.atom?gebied=staart')
    expect(elsewhere).not.toContain('<entry>')
    expect(textsIn(elsewhere, 'title')).toEqual(['Initiatieven in Staart'])
    expect(await read('/initiatieven.atom?taal=en', app.visitor())).toContain('xml:lang="en"')
  })

  test('of an area that is not there is not there either', async () => {
    expect((await visitor.get('/initiatieven.atom?gebied=nergens')).status).toBe(404)
    expect((await visitor.get('/toezeggingen.ics?gebied=nergens')).status).toBe(404)
  })

  test('escapes what people wrote', async () => {
    await sql`update initiative set title = ${'<b>Groen & "fris"\u0007</b>'} where number = ${city.shown.number}`.execute(
      app.db,
    )
    const xml = await read('/initiatieven.atom')
    expect(xml).toContain('<title>&#60;b&#62;Groen &#38; &#34;fris&#34;&#60;/b&#62;</title>')
    await sql`update initiative set title = 'Pluktuin aan de kade' where number = ${city.shown.number}`.execute(
      app.db,
    )
  })
})

describe('the calendar of promises', () => {
  test('holds the days that were promised, and the last day of terms', async () => {
    const response = await visitor.get('/toezeggingen.ics?gebied=binnenstad')
    expect(response.headers.get('Content-Type')).toContain('text/calendar')
    const lines = (await response.text()).replace(/\r\n /g, '').split('\r\n')
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(2)
    expect(lines).toContain('DTSTART;VALUE=DATE:20261205')
    expect(lines).toContain('SUMMARY:Beloofd: Wij maaien\\, openbaar')
    expect(lines).toContain('X-WR-CALNAME:Toezeggingen in Binnenstad')
    expect(lines.filter((line) => line.startsWith('SUMMARY:Antwoord van de gemeente'))).toHaveLength(1)
    expect(lines.every((line) => Buffer.byteLength(line) > 0 || line === '')).toBe(true)
    const empty = await read('/toezeggingen.ics?gebied=staart')
    expect(empty).not.toContain('VEVENT')
    expect(empty).toContain('END:VCALENDAR')
  })

  test('forgets what is long past', async () => {
    app.setNow(new Date('2027-06-01T12:00:00Z'))
    expect(await read('/toezeggingen.ics')).not.toContain('VEVENT')
    app.setNow(testNow)
  })
})

test('pages say where they can be followed', async () => {
  const visitor = app.visitor()
  const { number, slug } = city.shown
  const links = async (path: string) =>
    [
      ...(await read(path, visitor)).matchAll(
        /<link rel="alternate" type="([^"]+)" title="[^"]+" href="([^"]+)"/g,
      ),
    ].map(([, type, href]) => `${type} ${(href ?? '').replaceAll('&amp;', '&')}`)
  expect(await links('/initiatieven?gebied=binnenstad&sorteer=oudste')).toEqual([
    'application/atom+xml /initiatieven.atom?gebied=binnenstad',
    'application/json /api/v1/initiatieven',
  ])
  expect(await links(`/initiatieven/${number}-${slug}`)).toEqual([
    `application/json /api/v1/initiatieven/${number}`,
  ])
  expect(await links('/toezeggingen?gebied=binnenstad&stand=loopt')).toEqual([
    'text/calendar /toezeggingen.ics?gebied=binnenstad',
  ])
  expect(await links('/buurt/binnenstad')).toEqual([
    'application/atom+xml /initiatieven.atom?gebied=binnenstad',
    'text/calendar /toezeggingen.ics?gebied=binnenstad',
  ])
  expect(await links('/')).toEqual([])
  // A reader of feeds keeps no cookie: what is followed in English stays English.
  expect(await links('/buurt/binnenstad?taal=en')).toContain(
    'text/calendar /toezeggingen.ics?gebied=binnenstad&taal=en',
  )
})

describe('the administrator', () => {
  const fields = {
    name: 'Wijkplatform Noord',
    email: 'beheer@platform.example',
    expires: '2027-11-20',
    doen: 'maken',
  }
  const token = (html: string) => /name="eenmalig" value="([^"]+)"/.exec(html)?.[1] ?? ''

  test('makes a key, sees it once, and revokes it', async () => {
    const form = await read('/beheer/sleutels', administrator)
    const sent = { ...fields, eenmalig: token(form) }
    const made = await administrator.post('/beheer/sleutels', sent)
    expect(made.status).toBe(200)
    expect(made.headers.get('Cache-Control')).toBe('private, no-store')
    const [key = ''] = /mm_[\w-]{43}/.exec(await made.text()) ?? []
    expect(key).not.toBe('')

    // The same form once more makes no second key, and shows nothing.
    const again = await administrator.postAndSee('/beheer/sleutels', sent)
    expect(again.path).toBe('/beheer/sleutels')
    expect(again.html).not.toContain(key)
    expect(again.html).toContain('Wijkplatform Noord')
    expect(again.html).toContain('nog niet')
    const [stored, ...others] = await allApiKeys(app.db)
    expect(others).toEqual([])
    expect(JSON.stringify(stored)).not.toContain(key)
    const { rows } = await sql<{ row: string }>`select api_key::text as row from api_key`.execute(app.db)
    expect(JSON.stringify(rows)).not.toContain(key)

    const asked = () => visitor.get('/api/v1/processen', { Authorization: `Bearer ${key}` })
    expect((await asked()).status).toBe(200)
    expect(await read('/beheer/sleutels', administrator)).toContain('21 nov')
    expect(await read('/beheer', administrator)).toContain('1 sleutel werkt.')

    const revoked = await administrator.postAndSee('/beheer/sleutels', {
      doen: 'intrekken',
      sleutel: stored!.id,
    })
    expect(revoked.html).toContain('De sleutel is ingetrokken.')
    expect((await asked()).status).toBe(401)
    expect(await read('/beheer', administrator)).toContain('0 sleutels werken.')
  })

  test.each([
    [{ name: '' }, 'Van wie en waarvoor'],
    [{ email: 'niemand' }, 'e-mailadres'],
    [{ expires: '2026-11-21' }, 'Kies een dag na vandaag'],
    [{ expires: '2030-01-01' }, 'uiterlijk over twee jaar'],
    [{ expires: 'morgen' }, 'datum'],
  ])('is told what is wrong with %s', async (wrong, message) => {
    const answer = await administrator.post('/beheer/sleutels', { ...fields, ...wrong })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain('<title>Fout:')
    expect(html).toContain(message)
  })

  test('revokes nothing with what is no key', async () => {
    for (const id of ['x', '', '00000000-0000-0000-0000-000000000000']) {
      const answer = await administrator.post('/beheer/sleutels', { doen: 'intrekken', sleutel: id })
      expect(answer.status).toBe(303)
    }
  })
})
