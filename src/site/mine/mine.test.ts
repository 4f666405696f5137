import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pauseCase, postMessage } from '../../cases/index.ts'
import { submitInitiative } from '../../initiatives/index.ts'
import { personByEmail } from '../../people/index.ts'
import { type TestApp, testApp, type Visitor } from '../../testing.ts'
import { type TestCity, testCity } from '../../testing-city.ts'

let app: TestApp
let city: TestCity
beforeAll(async () => {
  app = await testApp()
  city = await testCity(app)
})
afterAll(() => app.close())

const read = async (visitor: Visitor, path: string): Promise<string> => {
  const response = await visitor.get(path)
  expect(response.status, path).toBe(200)
  return response.text()
}

describe('somebody new', () => {
  test('is shown where to begin', async () => {
    const html = await read(await city.as(city.stranger), '/mijn')
    expect(html).toContain('Dag Vera Vreemd')
    expect(html).toContain('href="/idee"')
    expect(html).toContain('href="/buurt"')
    expect(html).toContain('Voeg een organisatie toe')
    expect(html).not.toContain(city.shown.number)
  })
})

describe('an initiator', () => {
  test('sees how each plan stands, with the contact, and the draft to go on with', async () => {
    const html = await read(await city.as(city.initiator), '/mijn')
    expect(html).toContain('Pluktuin aan de kade')
    expect(html).toContain('Stap 5 van 7')
    expect(html).toContain('Je contactpersoon is Gijs de Gids.')
    expect(html).toContain(`/idee/concept/${city.draft}`)
  })

  test('is told of a new message until it was read', async () => {
    const guide = await city.act(city.guide, new Date('2026-11-21T19:01:00Z'))
    await postMessage(guide, { caseId: city.shown.id, text: 'Hoe gaat het?' })
    app.setNow(new Date('2026-11-21T19:05:00Z'))
    const visitor = await city.as(city.initiator)
    const says = new RegExp(`/initiatieven/${city.shown.number}/berichten">Lees 1 nieuw bericht<`)
    expect(await read(visitor, '/mijn')).toMatch(says)
    await read(visitor, `/initiatieven/${city.shown.number}/berichten`)
    expect(await read(visitor, '/mijn')).not.toMatch(says)
  })

  test('is asked first what we wait for', async () => {
    const visitor = await city.as(city.initiator)
    await pauseCase(await city.act(city.guide, new Date('2026-11-21T19:06:00Z')), {
      caseId: city.shown.id,
      until: '2026-12-05',
      request: 'Stuur je tekening.',
    })
    const html = await read(visitor, '/mijn')
    const asks = html.slice(html.indexOf('Wat vraagt iets van jou?'), html.indexOf('Mijn plannen'))
    expect(asks.indexOf('Beantwoord onze vraag')).toBeGreaterThan(0)
    expect(asks).toContain('uiterlijk 5 december')
  })
})

test('a partner sees the plan and the promises of the organisation', async () => {
  const html = await read(await city.as(city.partner), '/mijn')
  expect(html).toContain('Stichting De Bank')
})

test('a stranger sees nothing of others, in no language', async () => {
  for (const path of ['/mijn', '/mijn?taal=en']) {
    const html = await read(await city.as(city.stranger), path)
    expect(html).not.toContain('Pluktuin')
  }
})

describe('my details', () => {
  test('are changed and shown; the page follows the language at once', async () => {
    const visitor = await city.as(city.stranger)
    const fields = { name: 'Vera Vriend', phone: '06 1234 5678', channel: 'phone', language: 'en' }
    const landed = await visitor.postAndSee('/mijn/gegevens', fields)
    expect(landed.html).toContain('Your details are saved')
    expect(await personByEmail(app.db, city.stranger.email!)).toMatchObject({
      name: 'Vera Vriend',
      phone: '06 1234 5678',
      channel: 'phone',
      locale: 'en',
      email: city.stranger.email,
    })
  })

  test('ask for an address where it is needed: with a script it appears with the choice, without one it says so', async () => {
    const html = await (await (await city.as(city.partner)).get('/mijn/gegevens')).text()
    expect(html).toContain('data-only-if="Alleen nodig als je post wilt."')
    expect(html).toContain('Alleen nodig als je post wilt. Straat, huisnummer')
    expect(html).toContain('Nodig als je gebeld wilt worden.')
  })

  test.each([
    ['a call without a number', { channel: 'phone', phone: '' }, 'Vul je telefoonnummer in'],
    ['a letter without an address', { channel: 'letter' }, 'Vul je adres in'],
    ['no name', { name: '' }, 'Fout:'],
    ['a number that is none', { phone: 'geen' }, 'Vul een telefoonnummer in'],
    ['a channel that does not exist', { channel: 'duif' }, 'Fout:'],
  ])('%s: says so and keeps what was typed', async (_, wrong, says) => {
    const visitor = await city.as(city.partner)
    const fields = { name: 'Pim <b>Partner</b>', channel: 'email', language: 'nl', ...wrong }
    const response = await visitor.post('/mijn/gegevens', fields)
    expect(response.status).toBe(422)
    const html = await response.text()
    expect(html).toContain(says)
    if (fields.name) expect(html).toContain('Pim &lt;b>Partner&lt;/b>')
    expect((await personByEmail(app.db, city.partner.email!))?.name).toBe('Pim Partner')
  })
})

test('the same number of queries, few plans or many', async () => {
  const visitor = await city.as(city.initiator)
  const queries = async (): Promise<number> => {
    await visitor.get('/mijn')
    app.takeQueries()
    await visitor.get('/mijn')
    return app.takeQueries().length
  }
  const before = await queries()
  for (let made = 0; made < 25; made += 1) {
    await submitInitiative(await city.act(city.initiator), {
      kind: 'green',
      title: `Geveltuin ${made}`,
      story: 'Groen.',
      initiator: { personId: city.initiator.id },
    })
  }
  expect(await queries()).toBe(before)
  expect(before).toBeLessThan(32)
})
