import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Person, Route } from './people/index.ts'
import { routes } from './routes.ts'
import { type TestApp, testApp, type Visitor } from './testing.ts'
import { addressesOf } from './testing-addresses.ts'
import { secrets, type TestCity, testCity } from './testing-city.ts'

const origin = 'http://waterstad.test'
const markup = '<script>alert(1)</script>"><img src=x onerror=alert(2)>\' javascript:alert(3)'
/** Markup that would run. As text it is there with `&lt;`. */
const running = /<script>alert|<img src=x|(?:href|src|action)="?\s*javascript:/i

let app: TestApp
let city: TestCity
const lines: string[] = []
const build = async (): Promise<void> => {
  app = await testApp({ onLog: (line) => lines.push(line) })
  city = await testCity(app)
}
beforeAll(build)
afterAll(() => app.close())

const own = routes.filter(({ demoOnly }) => !demoOnly)
const gets = own.filter(({ method }) => method === 'GET')
const posts = own.filter(({ method }) => method === 'POST')
const hasParameter = ({ path }: Route): boolean => path.includes('/:')
const addressOf = (route: Route): string => addressesOf(route, city.shown, city)[0] ?? ''

/** Somebody who may come in by this route. */
function keeperOf({ access }: Route): Person {
  const keepers: Partial<Record<Route['access'], Person>> = {
    team: city.team,
    lookup: city.team,
    coordinator: city.staff.coordinator,
    adviser: city.adviser,
    admin: city.staff.administrator,
    everyone: city.initiator,
    signed_in: city.initiator,
  } as const
  return keepers[access] ?? city.guide
}
const keeper = async (route: Route): Promise<Visitor> => city.as(keeperOf(route))

/** No answer is a breakdown, and nothing that was sent runs. */
async function sound(answer: Response, hint: string): Promise<string> {
  const text = await answer.text()
  expect(answer.status, `${hint}: ${answer.status}`).toBeLessThan(500)
  expect(running.exec(text)?.[0], hint).toBeUndefined()
  return text
}

const wayward: readonly string[] = [
  '%00',
  'a%00b',
  '%ff%fe',
  '%E0%A4%A',
  encodeURIComponent(markup),
  encodeURIComponent(`'; drop table person; --`),
  encodeURIComponent(`(select pg_sleep(5)) desc, id`),
  encodeURIComponent('{"$ne":1}'),
  encodeURIComponent('\r\nSet-Cookie: x=1'),
  encodeURIComponent('../../../../etc/passwd'),
  encodeURIComponent('%_\\'),
  'constructor',
  '__proto__',
  '-1',
  '99999999999999999999',
  '2026-13-45',
  '00000000-0000-0000-0000-000000000000',
  'x'.repeat(3000),
  encodeURIComponent('😀'.repeat(200)),
]

describe('an address', () => {
  const usual = ['klaar', 'taal', 'terug', 'na', 'voor', 'aan', 'versie', 'advies', 'eis', 'uitkomst']
  /** Names of what a page puts behind a question mark, in its links and in the forms that filter it. */
  const keysOf = (page: string): readonly string[] => [
    ...new Set([
      ...[...page.matchAll(/[?&](?:amp;)?([a-z_]+)=/g)].map(([, key]) => key ?? ''),
      ...[...page.matchAll(/<form[^>]*method="get".*?<\/form>/gs)].flatMap(([form]) =>
        [...form.matchAll(/\bname="([^"]+)"/g)].map(([, key]) => key ?? ''),
      ),
    ]),
  ]

  test('with anything behind its question mark is answered, and injects nothing', async () => {
    const lists = new Map<Route, readonly string[]>()
    for (const route of gets.filter((one) => !hasParameter(one)))
      lists.set(route, keysOf(await (await (await keeper(route)).get(addressOf(route))).text()))
    const all = [...new Set([...usual, ...[...lists.values()].flat()])]
    expect(all.length).toBeGreaterThan(usual.length)
    for (const route of gets) {
      const visitor = await keeper(route)
      for (const value of hasParameter(route) ? wayward.slice(0, 6) : wayward) {
        const path = `${addressOf(route)}?${all.map((key) => `${key}=${value}`).join('&')}&onbekend[]=1`
        await sound(await visitor.get(path), path.slice(0, 120))
      }
    }
    // One at a time on the lists: the first fault must not hide the second.
    for (const [route, keys] of lists) {
      const visitor = await keeper(route)
      for (const key of keys.filter((one) => one !== 'taal')) {
        for (const value of wayward.slice(1)) {
          const path = `${addressOf(route)}?${key}=${value}&${key}=2`
          await sound(await visitor.get(path), path.slice(0, 120))
        }
      }
    }
  })

  test('with anything in the place of a number or identifier is answered', async () => {
    for (const route of gets.filter(hasParameter)) {
      const visitor = await keeper(route)
      for (const value of wayward) {
        const names = route.path.match(/:[a-z]+(\{[^}]*\})?/gi) ?? []
        for (const name of names) {
          const rest = addressesOf({ path: route.path.replace(name, '@') }, city.shown, city)[0] ?? ''
          const path = rest.replace('@', value)
          await sound(await visitor.get(path), path.slice(0, 120))
        }
      }
    }
  })

  test('of twenty thousand signs is not there', async () => {
    const answer = await app.visitor().get(`/initiatieven/${'x'.repeat(20_000)}`)
    expect(answer.status).toBe(404)
  })

  test('that climbs out of a folder finds nothing', async () => {
    for (const path of [
      '/static/..%2f..%2fpackage.json',
      '/static/%2e%2e%2f%2e%2e%2fpackage.json',
      '/static/..%5c..%5cpackage.json',
      '/static/manifest.json',
      '/static/%00',
      '/static/site.css%00.png',
      '/static//etc/passwd',
      `/bestanden/${city.shown.files.photo}/..%2f..%2fetc%2fpasswd`,
    ]) {
      const answer = await app.visitor().get(path)
      const text = await answer.text()
      expect([200, 400, 404], path).toContain(answer.status)
      expect(text, path).not.toMatch(/"dependencies"|root:x/)
    }
  })

  test('answers a question for its headers alone as it answers the page', async () => {
    for (const route of gets) {
      const path = addressOf(route)
      const cookie = await sessionOf(keeperOf(route))
      const ask = (method: string) => app.handle(new Request(origin + path, { method, headers: { cookie } }))
      const [head, get] = [await ask('HEAD'), await ask('GET')]
      expect(head.status, path).toBe(get.status)
      expect(await head.text(), path).toBe('')
      await get.arrayBuffer()
    }
    const guarded = await app.handle(new Request(`${origin}/mijn/organisaties`, { method: 'HEAD' }))
    expect(guarded.status).toBe(303)
  })

  test('knows no other methods', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      for (const path of ['/', '/aanmelden', `/initiatieven/${city.shown.number}`, '/mijn/organisaties']) {
        const answer = await app.handle(
          new Request(origin + path, {
            method,
            headers: { Origin: origin, 'Sec-Fetch-Site': 'same-origin' },
          }),
        )
        expect([404, 405], `${method} ${path}`).toContain(answer.status)
        expect(answer.headers.get('Access-Control-Allow-Origin')).toBeNull()
      }
    }
  })
})

const sessionOf = async (person: Person): Promise<string> => {
  const { byDemo, openSession, actorOf, sessionCookieName } = await import('./people/index.ts')
  const act = app.act({ actor: await actorOf(app.db, person.id) })
  return `${sessionCookieName(app.settings)}=${(await openSession(act, person.id, byDemo)).token}`
}

describe('a cookie', () => {
  test('with anything in it signs nobody in and breaks nothing', async () => {
    for (const value of [...wayward, '', '=;=;,', '"', 'a'.repeat(8000)]) {
      const cookie = `meemaken=${value}; taal=${value}; concept_idea=${value}; ${value}`
      for (const path of ['/', '/mijn/organisaties', '/idee', '/idee/controleren']) {
        const headers = new Headers()
        try {
          headers.set('cookie', cookie)
        } catch {
          continue
        }
        const answer = await app.handle(new Request(origin + path, { headers }))
        expect(answer.status, `${path} with ${value.slice(0, 30)}`).toBeLessThan(500)
        if (path.startsWith('/mijn')) expect(answer.status).toBe(303)
      }
    }
  })
})

describe('a body', () => {
  const send = async (route: Route, body: BodyInit, type?: string) => {
    const headers: Record<string, string> = {
      cookie: await sessionOf(keeperOf(route)),
      Origin: origin,
      'Sec-Fetch-Site': 'same-origin',
      ...(type ? { 'Content-Type': type } : {}),
    }
    return app.handle(new Request(origin + addressOf(route), { method: 'POST', headers, body }))
  }
  /** Doors that ask nothing but the press of a button; they read no body. */
  const buttons = [
    '/afmelden',
    '/aanmelden/link/:token',
    '/aanmelden/toegangssleutel/vraag',
    '/mijn/veiligheid/toegangssleutels/vraag',
    '/mijn/veiligheid/app/weg',
    '/mijn/veiligheid/herstelcodes',
    '/beheer/mensen/:id/tweede-stap',
    '/idee/opnieuw',
    '/groen/geveltuin/opnieuw',
    '/groen/adoptie/opnieuw',
    '/idee/verder/:token',
    '/werk/idee-invoeren/:number',
    '/werk/brief/:number',
    '/beheer/taken/post/:id',
    '/beheer/taken/werk/:id',
    '/volgen/:code/stoppen',
    '/meedenken/lid/:code/stoppen',
  ]

  test.each([
    ['of another type', '{"a":1}', 'application/json', 415],
    ['of no type', new Uint8Array([1, 2, 3]), undefined, 415],
    ['that is broken', 'zomaar', 'multipart/form-data; boundary=x', 400],
    [
      'with 2,001 fields',
      Array.from({ length: 2001 }, (_, n) => `v${n}=1`).join('&'),
      'application/x-www-form-urlencoded',
      400,
    ],
  ] as const)('%s is refused by every form', async (_what, body, type, status) => {
    const taken: string[] = []
    for (const route of posts.filter(({ path }) => !buttons.includes(path))) {
      const answer = await send(route, body as BodyInit, type)
      const text = await sound(answer, route.path)
      // What is not there, or no longer possible, may be said before the body is read.
      const refused = [status, 403, 404, 409, 410]
      if (!refused.includes(answer.status)) taken.push(`${route.path}: ${answer.status}`)
      if (answer.status === status) expect(text).toContain('<h1')
    }
    expect(taken).toEqual([])
  })

  test('of 26 MB is refused, with a page that says so', async () => {
    const [route] = posts.filter(({ path }) => path === '/initiatieven/:number/berichten')
    const answer = await send(route!, new Uint8Array(26 * 1024 * 1024), 'application/x-www-form-urlencoded')
    expect(answer.status).toBe(413)
    expect(await answer.text()).toContain('10 MB')
  })

  test('with null bytes, half characters, line breaks or odd names of fields breaks nothing', async () => {
    const odd = [
      'title=a%00b&story=%00&text=%00%00&reason=%00&email=%00',
      'title=%ff%fe&text=%c3%28&story=%ed%a0%80&reason=%f8%a1%a1%a1%a1',
      'text=%0d%0aSet-Cookie:%20x=1%0d%0a%0d%0a&title=a%0d%0ab',
      '__proto__=1&constructor=2&prototype[x]=1&toString=3&hasOwnProperty=4&text[]=1',
      'eenmalig=%00&eenmalig=2&doen=constructor&keuze=__proto__&verwijder=%00&step=__proto__&outcome=constructor',
      '%00=%00&=&&&=%3d',
    ]
    for (const route of posts) {
      for (const body of odd) {
        await sound(
          await send(route, body, 'application/x-www-form-urlencoded'),
          `${route.path} with ${body}`,
        )
      }
    }
  })

  test('with a file under any name breaks nothing', async () => {
    const withFiles = posts.filter(({ path }) => /berichten|nieuws|toezeggingen\/:id|idee\/:slug$/.test(path))
    expect(withFiles.length).toBeGreaterThan(2)
    for (const route of withFiles) {
      for (const name of [
        '../../x.jpg',
        'a\u0000.jpg',
        '"; filename="x',
        `${'n'.repeat(5000)}.jpg`,
        '<b>.svg',
      ]) {
        const form = new FormData()
        for (const field of ['files', 'file', 'photo']) form.set(field, new File([markup], name))
        form.set('text', 'Een tekst')
        form.set('doen', 'nagekomen')
        const answer = await send(route, form)
        await sound(answer, `${route.path} with ${name.slice(0, 20)}`)
        expect([400, 403, 404, 409, 422, 303, 200]).toContain(answer.status)
      }
    }
  })
})

interface FoundForm {
  readonly action: string
  readonly fields: Readonly<Record<string, string>>
  /** Names of what one types in. */
  readonly typed: readonly string[]
}

const attribute = (tag: string, name: string): string | null => {
  const [, value] = new RegExp(`\\s${name}="([^"]*)"`).exec(tag) ?? []
  return value === undefined ? null : value.replaceAll('&amp;', '&').replaceAll('&quot;', '"')
}

/** The forms of a page, with what a browser would send. */
function formsIn(html: string): readonly FoundForm[] {
  return [...html.matchAll(/<form\b[^>]*>.*?<\/form>/gs)].flatMap(([form]) => {
    const [open = ''] = /<form\b[^>]*>/.exec(form) ?? []
    if (attribute(open, 'method')?.toLowerCase() !== 'post') return []
    const fields: Record<string, string> = {}
    const typed: string[] = []
    for (const [tag] of form.matchAll(/<(?:input|button)\b[^>]*>/g)) {
      const name = attribute(tag, 'name')
      const type = attribute(tag, 'type') ?? 'text'
      if (!name || type === 'file') continue
      if (['radio', 'checkbox', 'submit', 'button'].includes(type))
        fields[name] ??= attribute(tag, 'value') ?? 'on'
      else fields[name] = attribute(tag, 'value') ?? ''
      if (['text', 'search', 'tel'].includes(type)) typed.push(name)
    }
    for (const [, tag = '', options = ''] of form.matchAll(/<select\b([^>]*)>(.*?)<\/select>/gs)) {
      const values = [...options.matchAll(/<option\b[^>]*>/g)].map(
        ([option]) => attribute(option, 'value') ?? '',
      )
      fields[attribute(tag, 'name') ?? ''] = values.find((value) => value !== '') ?? ''
    }
    for (const [tag] of form.matchAll(/<textarea\b[^>]*>/g)) {
      const name = attribute(tag, 'name') ?? ''
      fields[name] = ''
      typed.push(name)
    }
    return [{ action: attribute(open, 'action') ?? '', fields, typed }]
  })
}

describe('every form', () => {
  // A new city for each: what is sent changes what there is to do.
  beforeEach(async () => {
    await app.close()
    await build()
  })

  /** Pages with somebody who finds a form there. */
  const reading = (): readonly (readonly [Person | null, string])[] =>
    gets.flatMap((route) => {
      const readers = route.access === 'everyone' ? [null, keeperOf(route)] : [keeperOf(route)]
      return readers.flatMap((reader) =>
        addressesOf(route, city.shown, city).map((path) => [reader, path] as const),
      )
    })

  async function pageFor(person: Person | null, path: string) {
    const visitor = person ? await city.as(person) : app.visitor()
    const first = await visitor.get(path)
    const elsewhere = first.headers.get('Location')
    const answer = elsewhere ? await visitor.get(elsewhere) : first
    const isPage = answer.headers.get('Content-Type')?.startsWith('text/html') ?? false
    const hint = `${person?.name ?? 'visitor'} at ${path}`
    return { visitor, hint, html: isPage ? await sound(answer, hint) : '' }
  }

  /** Fills every text of every form there is, and sends it. */
  async function fillAll(text: (name: string) => string) {
    const sent: string[] = []
    for (const [person, path] of reading()) {
      const { visitor, hint, html } = await pageFor(person, path)
      for (const form of formsIn(html)) {
        if (form.action.startsWith('/afmelden')) continue
        const action = form.action || path
        const typed = Object.fromEntries(form.typed.map((name) => [name, text(name)]))
        const answer = await visitor.post(action, { ...form.fields, ...typed })
        const body = await sound(answer, `${hint} to ${action}`)
        sent.push(`${action} ${answer.status}`)
        if (answer.status === 422) expect(body, action).toContain('<title>Fout:')
      }
    }
    return sent
  }

  test('takes a megabyte in a field without breaking, and keeps none of it', async () => {
    const sent = await fillAll(() => 'a'.repeat(1_000_000))
    expect(sent.length).toBeGreaterThan(40)
    expect(sent.filter((line) => line.endsWith(' 422')).length).toBeGreaterThan(20)
  })

  test('takes markup as text: it is there to read on every page, and runs on none', async () => {
    const sent = await fillAll((name) => `${name} ${markup}`)
    expect(sent.filter((line) => line.endsWith(' 303')).length, sent.join('\n')).toBeGreaterThan(10)
    let seen = 0
    for (const [person, path] of reading())
      if ((await pageFor(person, path)).html.includes('&lt;script>alert(1)')) seen += 1
    expect(seen).toBeGreaterThan(10)
    const mails = await app.mails()
    for (const mail of mails) {
      expect(mail.body_html, mail.subject).not.toMatch(running)
      expect(mail.subject).not.toMatch(/[\r\n]/)
    }
    expect(mails.some((mail) => mail.body_html.includes('&#60;script'))).toBe(true)
  })
})

describe('the log', () => {
  const personal = () => [
    ...[city.initiator, city.partner, city.stranger, city.guide, city.team].flatMap(({ name, email }) => [
      name,
      email ?? '',
    ]),
    ...Object.values(secrets),
  ]

  test('is one line of JSON for each thing that happened, without a name, address, text or token', async () => {
    await app.visitor().get(`/aanmelden/link/${'geheimteken'.repeat(4)}`)
    await app.visitor().post('/aanmelden', { email: 'fleur@voorbeeld.example' })
    await app.visitor().get('/initiatieven?zoek=geheimteken%0a{"level":"error"}')
    await app.handle(
      new Request(`${origin}/mijn/organisaties`, {
        headers: { cookie: 'meemaken=geheimteken', 'User-Agent': 'geheimteken' },
      }),
    )
    expect(lines.length).toBeGreaterThan(3)
    for (const line of lines) {
      expect(line).not.toContain('\n')
      expect(JSON.parse(line)).toMatchObject({ at: expect.any(String), level: expect.any(String) })
    }
    const all = lines.join('\n')
    expect(all).toContain('/aanmelden/link/:token')
    for (const one of [...personal(), 'geheimteken', 'fleur@', 'alert(1)'])
      expect(all, one).not.toContain(one)
  })

  test('tells of a breakdown with a code that the visitor sees too, and without its message', async () => {
    lines.length = 0
    const route = own.find(({ path }) => path === '/privacy')
    const broken = vi.spyOn(route as { handle: Route['handle'] }, 'handle').mockImplementation(() => {
      throw new Error(`duplicate key: ${city.initiator.email}`)
    })
    const answer = await app.visitor().get('/privacy')
    broken.mockRestore()
    const page = await answer.text()
    expect(answer.status).toBe(500)
    expect(page).not.toContain('duplicate')
    const failed = lines.map((line) => JSON.parse(line)).find(({ event }) => event === 'request_failed')
    expect(failed).toMatchObject({ level: 'error', error: 'Error', method: 'GET', route: '/privacy' })
    expect(page).toContain(failed.request)
    expect(lines.join('\n')).not.toContain(city.initiator.email)
  })

  test('of all that was sent here holds no breakdown', () => {
    expect(lines.filter((line) => JSON.parse(line).level === 'error' && !line.includes('/privacy'))).toEqual(
      [],
    )
  })
})
