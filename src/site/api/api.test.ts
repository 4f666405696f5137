import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { approvePublic, consentPublic, submitInitiative } from '../../initiatives/index.ts'
import { actorOf, apiScopes, makeApiKey } from '../../people/index.ts'
import { type TestApp, testApp, testNow, type Visitor } from '../../testing.ts'
import { secrets, type TestCity, testCity } from '../../testing-city.ts'
import { limits } from './caller.ts'
import { describedBy } from './testing.ts'

let app: TestApp
let city: TestCity
let valid: ReturnType<typeof describedBy>
let visitor: Visitor

const geo = { Accept: 'application/geo+json' }

beforeAll(async () => {
  app = await testApp()
  city = await testCity(app)
  visitor = app.visitor()
  valid = describedBy(await (await visitor.get('/api/v1/openapi.json')).json())
})
afterAll(() => app.close())
beforeEach(async () => {
  await sql`delete from rate_limit`.execute(app.db)
})

const ask = async (path: string, headers: Record<string, string> = {}): Promise<Record<string, unknown>> => {
  const response = await visitor.get(`/api/v1${path}`, headers)
  expect(response.status, path).toBe(200)
  return valid(path, response)
}

/** What is wrong in a question, as "name: code". */
const faultsIn = async (path: string): Promise<readonly string[]> => {
  const response = await visitor.get(`/api/v1${path}`)
  expect(response.status, path).toBe(400)
  const { errors } = (await valid(path, response)) as {
    errors: { location: { name: string }; code: string; detail: string }[]
  }
  for (const { detail } of errors) expect(detail).toMatch(/\.$/)
  return errors.map(({ location, code }) => `${location.name}: ${code}`).sort()
}

async function publicInitiative(title: string, more: object = {}): Promise<string> {
  const initiator = await city.act(city.initiator)
  const submitted = await submitInitiative(initiator, {
    kind: 'green',
    title,
    story: 'Een verhaal.',
    subject: 'food',
    districtId: city.area.id,
    initiator: { personId: city.initiator.id },
    ...more,
  })
  if (submitted.state !== 'submitted') throw new Error('The idea waits for its link')
  await consentPublic(initiator, { caseId: submitted.caseId })
  await approvePublic(await city.act(city.team), { caseId: submitted.caseId })
  return submitted.number
}

describe('what the API gives', () => {
  test('is what it says it gives, in every form', async () => {
    const { number, commitments } = city.shown
    const addresses = [
      '/openapi.json',
      '/initiatieven',
      `/initiatieven/${number}`,
      '/processen',
      '/processen/stadswens',
      '/toezeggingen',
      `/toezeggingen/${commitments.municipality}`,
      '/gebieden',
      `/gebieden/${city.area.slug}`,
      '/cijfers',
      `/cijfers?gebied=${city.area.slug}`,
    ]
    for (const address of addresses) expect(await ask(address)).not.toEqual({})
    for (const address of [
      '/initiatieven',
      `/initiatieven/${number}`,
      '/gebieden',
      `/gebieden/${city.area.slug}`,
    ])
      expect(await ask(address, geo)).toHaveProperty('type')
  })

  test('is an initiative as its public page shows it', async () => {
    const { number, slug } = city.shown
    const one = await ask(`/initiatieven/${number}`)
    expect(one).toMatchObject({
      nummer: number,
      titel: 'Pluktuin aan de kade',
      soort: 'stadswens',
      onderwerp: 'groen',
      stand: 'afspraken',
      wijk: { sleutel: 'binnenstad', naam: 'Binnenstad' },
      punt: { type: 'Point', coordinates: [4.665, 51.805] },
      nodig: ['plek'],
      organisaties: ['Stichting De Bank'],
      aantalBewoners: 1,
      pagina: `http://waterstad.test/initiatieven/${number}-${slug}`,
    })
    expect(one.besluiten).toMatchObject([{ voorwaarden: 'Met een hek, openbaar' }])
    expect(one.toezeggingen).toMatchObject([{ belofte: 'Wij maaien, openbaar', van: 'gemeente' }])
    expect(one.nieuws).toMatchObject([{ tekst: 'Nieuws, openbaar' }])
    const steps = (one.proces as { stappen: { stand: string }[] }).stappen
    expect(steps.filter(({ stand }) => stand === 'nu')).toHaveLength(1)
    expect(JSON.stringify(one)).not.toContain(secrets.parties)
  })

  test('shows of a home its street, and about where it is', async () => {
    const number = await publicInitiative('Geveltuin', {
      address: 'Kade 12a, 3311 AB Waterstad',
      homeBound: true,
      lon: 4.66543,
      lat: 51.80512,
    })
    const one = await ask(`/initiatieven/${number}`)
    expect(one.plek).toBe('Kade')
    expect(one.punt).toEqual({ type: 'Point', coordinates: [4.665, 51.805] })
    const { features } = (await ask('/initiatieven', geo)) as { features: { id: string; geometry: object }[] }
    expect(features.find(({ id }) => id === number)?.geometry).toEqual(one.punt)
  })

  test('is the same for whoever asks, also for who may see more on the site', async () => {
    const paths = [`/initiatieven/${city.shown.number}`, '/initiatieven', '/toezeggingen', '/cijfers']
    for (const person of [city.initiator, city.guide, city.staff.administrator]) {
      const own = await city.as(person)
      for (const path of paths) {
        const answer = await own.get(`/api/v1${path}`)
        expect(await answer.text()).toBe(await (await visitor.get(`/api/v1${path}`)).text())
      }
      expect((await own.get(`/api/v1/initiatieven/${city.hidden.number}`)).status).toBe(404)
      expect((await own.get(`/api/v1/toezeggingen/${city.hidden.commitments.municipality}`)).status).toBe(404)
      // A promise of a resident is for the parties only.
      expect((await own.get(`/api/v1/toezeggingen/${city.shown.commitments.initiator}`)).status).toBe(404)
    }
  })

  test('is Dutch, whatever language the site is read in', async () => {
    const english = await visitor.get('/api/v1/initiatieven', { Cookie: 'taal=en' })
    expect(await english.text()).toContain('"stand":"')
  })

  test('holds no mark-up that a browser could run', async () => {
    await publicInitiative('<script>alert(1)</script>')
    const answer = await visitor.get('/api/v1/initiatieven')
    const text = await answer.text()
    expect(text).not.toContain('<script>')
    expect(JSON.parse(text).initiatieven.map(({ titel }: { titel: string }) => titel)).toContain(
      '<script>alert(1)</script>',
    )
    expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(answer.headers.get('Content-Security-Policy')).toBe("default-src 'none'; frame-ancestors 'none'")
  })
})

describe('a list', () => {
  interface Listed {
    readonly initiatieven: readonly {
      readonly nummer: string
      readonly soort: string
      readonly stand: string
    }[]
    readonly volgende: string | null
  }
  const list = async (query: string) => (await ask(`/initiatieven${query}`)) as unknown as Listed

  test('gives with its filters only what fits', async () => {
    const fits = await publicInitiative('Moestuin bij de school')
    expect((await list('?soort=eenvoudig-groen&onderwerp=eten&zoek=moestuin')).initiatieven).toMatchObject([
      { nummer: fits },
    ])
    expect((await list('?stand=afspraken')).initiatieven).toMatchObject([{ nummer: city.shown.number }])
    expect((await list('?stand=klaar')).initiatieven).toEqual([])
    expect((await list('?stand=lopend')).initiatieven.length).toBeGreaterThan(1)
    expect((await list('?gebied=staart')).initiatieven).toEqual([])
    expect((await list('?gebied=regiegroep-centrum')).initiatieven.length).toBeGreaterThan(1)
    const { toezeggingen } = (await ask(
      '/toezeggingen?van=gemeente&soort=tijd&stand=lopend&gebied=binnenstad',
    )) as {
      toezeggingen: object[]
    }
    expect(toezeggingen).toMatchObject([{ id: city.shown.commitments.municipality, stand: 'loopt' }])
    expect(await ask('/toezeggingen?stand=te-laat')).toEqual({ toezeggingen: [], volgende: null })
    expect(await ask('/gebieden?niveau=buurt')).toEqual({ gebieden: [] })
  })

  test.each(['gewijzigd', 'nieuwste', 'oudste'])(
    'of %s comes page after page, each thing once',
    async (order) => {
      const whole = (await list(`?volgorde=${order}&aantal=100`)).initiatieven.map(({ nummer }) => nummer)
      expect(whole.length).toBeGreaterThan(3)
      const seen: string[] = []
      let next: string | null = `http://x/api/v1/initiatieven?volgorde=${order}&aantal=2`
      while (next) {
        const { search }: URL = new URL(next)
        const response = await visitor.get(`/api/v1/initiatieven${search}`)
        const page = (await valid('/initiatieven', response.clone())) as unknown as Listed
        expect(page.initiatieven.length).toBeLessThanOrEqual(2)
        seen.push(...page.initiatieven.map(({ nummer }) => nummer))
        expect(response.headers.get('Link')).toBe(page.volgende && `<${page.volgende}>; rel="next"`)
        next = page.volgende
      }
      expect(seen).toEqual(whole)
    },
  )

  test('of areas has their borders as GeoJSON', async () => {
    const { features } = (await ask('/gebieden', geo)) as {
      features: { id: string; geometry: { type: string } | null }[]
    }
    expect(features.find(({ id }) => id === 'binnenstad')?.geometry?.type).toBe('Polygon')
    expect(features.find(({ id }) => id === 'regiegroep-centrum')?.geometry).toBeNull()
    const answer = await visitor.get('/api/v1/gebieden', geo)
    expect(answer.headers.get('Content-Crs')).toContain('CRS84')
    expect(answer.headers.get('Vary')).toBe('Accept')
  })

  test('counts the same as the site', async () => {
    const figures = (await ask('/cijfers')) as {
      initiatieven: { totaal: number; perSoort: { aantal: number }[]; perStand: { aantal: number }[] }
      toezeggingen: Readonly<Record<string, number>>
      periode: { ingestuurd: number }
    }
    const { initiatieven: all } = await list('?aantal=100')
    expect(figures.initiatieven.totaal).toBe(all.length)
    const sum = (parts: readonly { readonly aantal: number }[]) =>
      parts.reduce((total, { aantal }) => total + aantal, 0)
    expect(sum(figures.initiatieven.perSoort)).toBe(all.length)
    expect(sum(figures.initiatieven.perStand)).toBe(all.length)
    expect(figures.toezeggingen).toMatchObject({ totaal: 1, loopt: 1, percentageOpTijd: null })
    const { totaal, percentageOpTijd, beoordeeld, ...parts } = figures.toezeggingen
    expect(Object.values(parts).reduce((total, part) => total + part, 0)).toBe(totaal)
    expect(figures.periode.ingestuurd).toBeGreaterThanOrEqual(2)
    expect(await ask('/cijfers?periode=2026&soort=wijkwens')).toMatchObject({
      periode: {
        van: '2026-01-01',
        ingestuurd: 0,
        vervolg: { opgepakt: { aantal: null, van: null }, doorgestuurdAanDeVoordeur: null },
        tevredenheid: { antwoorden: 0, gemiddelde: null },
      },
    })
    expect(await ask('/cijfers?gebied=staart')).toMatchObject({
      initiatieven: { totaal: 0 },
      eersteContact: null,
    })
  })
})

describe('a question that is not right', () => {
  test('hears all that is wrong at once, in Dutch', async () => {
    const query =
      'soort=feest&stand=af&onderwerp=x&aantal=0&na=zomaar&gebied=nergens&volgorde=z&kleur=rood&pagina=2'
    expect(await faultsIn(`/initiatieven?${query}`)).toEqual([
      'aantal: ongeldig',
      'gebied: ongeldig',
      'kleur: onbekend',
      'na: ongeldig',
      'onderwerp: ongeldig',
      'pagina: onbekend',
      'soort: ongeldig',
      'stand: ongeldig',
      'volgorde: ongeldig',
    ])
    expect(await faultsIn('/toezeggingen?stand=x&van=y&soort=z&na=2026&aantal=101&gebied=A')).toHaveLength(6)
    expect(await faultsIn('/gebieden?niveau=straat')).toEqual(['niveau: ongeldig'])
    expect(await faultsIn('/cijfers?jaar=2026')).toEqual(['jaar: onbekend'])
    expect(await faultsIn('/cijfers?periode=ooit&soort=x')).toEqual(['periode: ongeldig', 'soort: ongeldig'])
    expect(await faultsIn('/cijfers?periode=2001')).toEqual(['periode: ongeldig'])
    expect(await faultsIn('/processen?soort=x')).toEqual(['soort: onbekend'])
    expect(await faultsIn(`/initiatieven/${city.shown.number}?taal=en`)).toEqual(['taal: onbekend'])
  })

  test('says something twice', async () => {
    expect(await faultsIn('/initiatieven?soort=wijkwens&soort=stadswens')).toEqual(['soort: dubbel'])
  })

  test('takes a place in the list from another order', async () => {
    const { volgende } = (await ask('/initiatieven?aantal=1')) as { volgende: string }
    const na = new URL(volgende).searchParams.get('na') ?? ''
    expect(await faultsIn(`/initiatieven?volgorde=nieuwste&na=${encodeURIComponent(na)}`)).toEqual([
      'na: ongeldig',
    ])
  })

  test('gets nothing back of what it sent, and breaks nothing', async () => {
    const wayward = [
      '%00',
      'a%00',
      '%ff%fe',
      '%E0%A4%A',
      '<script>alert(1)</script>',
      "'; drop table person; --",
    ]
      .concat(['constructor', '__proto__', '-1', '1e3', '9'.repeat(30), 'x'.repeat(3000), '😀'.repeat(100)])
      .concat(['2026-11-21T19:00:00.000Z~00000000-0000-0000-0000-00000000000', '2026-13-45_x', '\r\nX: 1'])
    const lists = { '/initiatieven': 'soort gebied onderwerp stand zoek volgorde aantal na' }
    const others = {
      '/toezeggingen': 'stand van soort gebied aantal na',
      '/gebieden': 'niveau',
      '/cijfers': 'gebied periode soort',
    }
    for (const [path, names] of Object.entries({ ...lists, ...others })) {
      for (const name of [...names.split(' '), '__proto__', 'constructor', '<script>alert(1)</script>']) {
        for (const value of wayward) {
          const sent = /^(%|a%)/.test(value) ? value : encodeURIComponent(value)
          const answer = await visitor.get(`/api/v1${path}?${encodeURIComponent(name)}=${sent}`)
          expect([200, 400], `${path}?${name}=${sent}`).toContain(answer.status)
          expect(await answer.text()).not.toContain('<script>')
        }
      }
    }
    for (const value of [...wayward, '..%2f..%2fetc', '2026-00001', '%2e%2e']) {
      for (const path of ['initiatieven', 'processen', 'toezeggingen', 'gebieden']) {
        const sent = /^(%|a%|\.\.%)/.test(value) ? value : encodeURIComponent(value)
        const answer = await visitor.get(`/api/v1/${path}/${sent}`)
        expect([400, 404], `${path}/${sent}`).toContain(answer.status)
        expect(answer.headers.get('Content-Type')).toBe('application/problem+json')
      }
    }
  })
})

describe('what is refused', () => {
  const problem = async (response: Response, status: number): Promise<Record<string, unknown>> => {
    expect(response.status).toBe(status)
    expect(response.headers.get('Content-Type')).toBe('application/problem+json')
    expect(response.headers.get('API-Version')).toBe('1.0.0')
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect(response.headers.get('Cache-Control')).toBe('no-store')
    const body = (await response.json()) as Record<string, unknown>
    expect(body).toMatchObject({ status, type: `http://waterstad.test/api#fout-${status}` })
    return body
  }
  const send = (method: string, path: string, headers: Record<string, string> = {}, body?: string) =>
    app.handle(
      new Request(`http://waterstad.test/api/v1${path}`, { method, headers, ...(body ? { body } : {}) }),
    )

  test('is told as a problem: what is not there', async () => {
    for (const path of [
      '/initiatieven/2026-9999',
      '/initiatieven/x',
      '/processen/feest',
      '/gebieden/nergens',
    ])
      await valid(path, await visitor.get(`/api/v1${path}`))
    for (const path of ['/niets', '/initiatieven/', '/initiatieven/a/b', '/openapi.yaml', '/toezeggingen/1'])
      await problem(await visitor.get(`/api/v1${path}`), 404)
    await problem(await visitor.get('/api/v2/initiatieven'), 404)
    await problem(await send('POST', '/niets'), 404)
  })

  test('is writing, from wherever it comes', async () => {
    const json = { 'Content-Type': 'application/json', Origin: 'https://elders.example' }
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const body = method === 'DELETE' ? undefined : '{"titel":"x"}'
      const answer = await send(method, '/initiatieven', json, body)
      expect(answer.headers.get('Allow')).toBe('GET, HEAD, OPTIONS')
      await problem(answer, 405)
      await problem(await send(method, `/initiatieven/${city.shown.number}`, json, body), 405)
    }
  })

  test('is a form that we do not have, and a body with a question', async () => {
    expect(
      (await problem(await visitor.get('/api/v1/cijfers', { Accept: 'text/csv' }), 406)).detail,
    ).toContain('application/json')
    await problem(await visitor.get('/api/v1/toezeggingen', geo), 406)
    await problem(
      await visitor.get('/api/v1/cijfers', { 'Content-Length': '5', 'Content-Type': 'text/plain' }),
      415,
    )
  })

  test('is who asks too often, and they hear how long to wait', async () => {
    await visitor.get('/api/v1/processen')
    await sql`update rate_limit set attempts = ${limits.visitor.attempts}`.execute(app.db)
    const answer = await visitor.get('/api/v1/processen')
    expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0)
    await valid('/processen', answer.clone())
    await problem(answer, 429)
  })

  test('is not a question of a page elsewhere, which may ask beforehand', async () => {
    const answer = await send('OPTIONS', '/initiatieven', {
      Origin: 'https://elders.example',
      'Access-Control-Request-Method': 'GET',
      'Access-Control-Request-Headers': 'authorization',
    })
    expect(answer.status).toBe(204)
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect(answer.headers.get('Access-Control-Allow-Headers')).toContain('Authorization')
    expect(answer.headers.get('Access-Control-Allow-Credentials')).toBeNull()
    await problem(await send('OPTIONS', '/niets'), 404)
  })
})

describe('an answer that was had before', () => {
  test('is not sent again', async () => {
    const first = await visitor.get('/api/v1/processen')
    const tag = first.headers.get('ETag') ?? ''
    expect(tag).toMatch(/^"[\w-]{22}"$/)
    expect(first.headers.get('Cache-Control')).toBe('public, max-age=0, must-revalidate')
    const again = await visitor.get('/api/v1/processen', { 'If-None-Match': tag })
    expect(again.status).toBe(304)
    expect(await again.text()).toBe('')
    expect(again.headers.get('API-Version')).toBe('1.0.0')
    expect((await visitor.get('/api/v1/processen', { 'If-None-Match': '"anders"' })).status).toBe(200)
  })
})

describe('a key', () => {
  const make = async (expiresOn = '2027-11-21') => {
    const { administrator } = city.staff
    const act = app.act({ actor: await actorOf(app.db, administrator.id) })
    return makeApiKey(act, { name: 'Platform', email: 'beheer@platform.example', expiresOn })
  }
  const asked = (key: string) => visitor.get('/api/v1/processen', { Authorization: `Bearer ${key}` })

  test('lets somebody ask more, and gives the same answer', async () => {
    const { key } = await make()
    await visitor.get('/api/v1/processen')
    await sql`update rate_limit set attempts = ${limits.visitor.attempts}`.execute(app.db)
    expect((await visitor.get('/api/v1/processen')).status).toBe(429)
    const answer = await asked(key)
    expect(answer.status).toBe(200)
    await valid('/processen', answer)
  })

  test('that does not work is refused, and so is what is no key', async () => {
    const { key, stored } = await make()
    for (const wrong of ['mm_x', `${key}x`, key.toUpperCase(), '', 'a b', `mm_${'a'.repeat(200)}`]) {
      const answer = await asked(wrong)
      expect(answer.headers.get('WWW-Authenticate')).toContain('Bearer')
      expect(answer.status, wrong).toBe(401)
      await valid('/processen', answer)
    }
    const basic = await visitor.get('/api/v1/processen', { Authorization: `Basic ${key}` })
    expect(basic.status).toBe(401)
    app.setNow(new Date('2027-11-22T12:00:00Z'))
    expect((await asked(key)).status).toBe(401)
    app.setNow(testNow)
    await sql`update api_key set revoked_at = now() where id = ${stored.id}`.execute(app.db)
    expect((await asked(key)).status).toBe(401)
  })

  test('may do what it was given for', async () => {
    const { key, stored } = await make()
    expect(stored.scopes).toEqual(apiScopes)
    await sql`update api_key set scopes = '{}' where id = ${stored.id}`.execute(app.db)
    const answer = await asked(key)
    expect(answer.status).toBe(403)
    await valid('/processen', answer)
  })
})
