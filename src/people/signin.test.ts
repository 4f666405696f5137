import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp, testNow } from '../testing.ts'
import { grantRole } from './admin.ts'
import { setPassword } from './signin.ts'
import { insertPerson, personByEmail } from './store.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

/** The path in the last mail to an address. */
async function linkTo(email: string): Promise<string> {
  const [mail] = await app.mails(email)
  return /\/aanmelden\/link\/[\w-]+/.exec(mail?.body_text ?? '')?.[0] ?? 'no link'
}

describe('signing in by link', () => {
  it('makes a new resident an account, by a link that shows a button first and works once', async () => {
    const sanne = app.visitor()
    expect((await sanne.post('/aanmelden', { email: 'sanne@voorbeeld.example' })).status).toBe(200)
    const link = await linkTo('sanne@voorbeeld.example')
    // A mail scanner that opens the link uses nothing up.
    await app.visitor().get(link)
    expect(await (await sanne.get(link)).text()).toContain('Ja, log mij in')
    const answer = await sanne.post(link)
    expect(answer.status).toBe(303)
    expect(answer.headers.get('Location')).toBe('/mijn')
    expect((await sanne.get('/mijn/organisaties')).status).toBe(200)
    const again = await app.visitor().post(link)
    expect(again.status).toBe(410)
    expect(await again.text()).toContain('al gebruikt')
  })

  it('tells nothing about who has an account', async () => {
    await insertPerson(app.db, { name: 'Bekend Persoon', email: 'bekend@voorbeeld.example' }, testNow)
    const answers = await Promise.all(
      ['bekend@voorbeeld.example', 'niemand@voorbeeld.example'].map(async (email) => {
        const answer = await app.visitor().post('/aanmelden', { email })
        return [answer.status, (await answer.text()).replaceAll(email, 'adres').replace(/[0-9a-f-]{36}/g, '')]
      }),
    )
    expect(answers[0]).toEqual(answers[1])
  })

  it('refuses an expired link and says what to do', async () => {
    await app.visitor().post('/aanmelden', { email: 'laat@voorbeeld.example' })
    const link = await linkTo('laat@voorbeeld.example')
    app.setNow(new Date(testNow.getTime() + 31 * 60 * 1000))
    const answer = await app.visitor().post(link)
    app.setNow(testNow)
    expect(answer.status).toBe(410)
    expect(await answer.text()).toContain('Vraag een nieuwe link')
  })

  it('lets exactly one of many simultaneous uses of a link in', async () => {
    await app.visitor().post('/aanmelden', { email: 'dubbel@voorbeeld.example' })
    const link = await linkTo('dubbel@voorbeeld.example')
    const answers = await Promise.all(Array.from({ length: 8 }, () => app.visitor().post(link)))
    expect(answers.map((answer) => answer.status).sort()).toEqual([303, 410, 410, 410, 410, 410, 410, 410])
  })

  it('takes a double click for one: one mail, and whoever pressed twice is in', async () => {
    const email = 'haast@voorbeeld.example'
    const visitor = app.visitor()
    const tokenOn = async (path: string): Promise<string> =>
      /name="eenmalig" value="([\w-]+)"/.exec(await (await visitor.get(path)).text())?.[1] ?? ''
    const asked = { email, eenmalig: await tokenOn('/aanmelden') }
    await Promise.all([visitor.post('/aanmelden', asked), visitor.post('/aanmelden', asked)])
    expect(await app.mails(email)).toHaveLength(1)
    const link = await linkTo(email)
    const pressed = { eenmalig: await tokenOn(link) }
    // A browser drops the answer, and the cookie, of the first press.
    const answers = await Promise.all([app.visitor().post(link, pressed), app.visitor().post(link, pressed)])
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    for (const answer of answers) expect(answer.headers.get('Set-Cookie')).toMatch(/=[\w-]{20,}/)
    // Another page view, or the same one later, is a second use.
    expect((await app.visitor().post(link, { eenmalig: crypto.randomUUID() })).status).toBe(410)
    app.setNow(new Date(testNow.getTime() + 2 * 60 * 1000))
    expect((await app.visitor().post(link, pressed)).status).toBe(410)
    app.setNow(testNow)
  })

  it('keeps what was typed after an error and says what to do', async () => {
    const answer = await app.visitor().post('/aanmelden', { email: 'geen <b>adres' })
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toContain('<title>Fout:')
    expect(html).toContain('geen &lt;b>adres')
    expect(html).toContain('aria-invalid')
  })

  it('lets a hall full of people in who share one wifi', async () => {
    const statuses = new Set<number>()
    for (let seat = 0; seat < 60; seat += 1) {
      statuses.add(
        (await app.visitor().post('/aanmelden', { email: `zaal${seat}@voorbeeld.example` })).status,
      )
    }
    expect([...statuses]).toEqual([200])
  })

  it('stops after five links to one address', async () => {
    const statuses: number[] = []
    for (let attempt = 0; attempt < 6; attempt += 1) {
      statuses.push((await app.visitor().post('/aanmelden', { email: 'veel@voorbeeld.example' })).status)
    }
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429])
  })

  it('goes on to a page of our own only', async () => {
    const returns = [
      ['/initiatieven', '/initiatieven'],
      ['//evil.example', '/mijn'],
      ['https://evil.example', '/mijn'],
      ['/\\evil.example', '/mijn'],
    ] as const
    for (const [index, [back, expected]] of returns.entries()) {
      const email = `terug${index}@voorbeeld.example`
      const visitor = app.visitor()
      await visitor.post(`/aanmelden?terug=${encodeURIComponent(back)}`, { email })
      expect((await visitor.post(await linkTo(email))).headers.get('Location')).toBe(expected)
    }
  })
})

describe('signing in as staff', () => {
  it('needs the right password and a role, and says no more than that', async () => {
    const act = app.act()
    const guide = await grantRole(act, {
      name: 'Gids',
      email: 'gids@stad.example',
      role: 'case_guide',
      areaId: null,
      password: 'een heel lang wachtwoord',
    })
    expect(guide.email).toBe('gids@stad.example')
    const resident = await insertPerson(
      app.db,
      { name: 'Bewoner', email: 'bewoner@voorbeeld.example' },
      testNow,
    )
    await setPassword(act, resident.id, 'een heel lang wachtwoord')
    const attempt = (email: string, password: string) =>
      app.visitor().post('/aanmelden/medewerker', { email, password })
    expect((await attempt('gids@stad.example', 'een heel lang wachtwoord')).status).toBe(303)
    const refusals = await Promise.all([
      attempt('gids@stad.example', 'fout'),
      attempt('niemand@stad.example', 'fout'),
      attempt('bewoner@voorbeeld.example', 'een heel lang wachtwoord'),
    ])
    for (const refusal of refusals) {
      expect(refusal.status).toBe(422)
      expect(await refusal.text()).toContain('horen niet bij elkaar')
    }
  })
})

describe('the doors', () => {
  it('refuse a form from another site, and one that says nothing of where it came from', async () => {
    const fields = { email: 'csrf@voorbeeld.example' }
    for (const headers of [
      { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' },
      { Origin: 'null', 'Sec-Fetch-Site': 'same-origin' },
      { Origin: '', 'Sec-Fetch-Site': '' },
      { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'same-origin' },
    ]) {
      expect((await app.visitor().post('/aanmelden', fields, headers)).status).toBe(403)
    }
    expect(await personByEmail(app.db, 'csrf@voorbeeld.example')).toBeNull()
  })

  it('ask a visitor to sign in, and bring them back', async () => {
    const answer = await app.visitor().get('/mijn/organisaties?klaar=ja')
    expect(answer.status).toBe(303)
    expect(answer.headers.get('Location')).toBe('/aanmelden?terug=%2Fmijn%2Forganisaties%3Fklaar%3Dja')
  })

  it('carry the security headers on every answer', async () => {
    for (const path of ['/aanmelden', '/bestaat-niet', '/healthz']) {
      const { headers } = await app.visitor().get(path)
      expect(headers.get('Content-Security-Policy')).toMatch(/default-src 'self'.*frame-ancestors 'none'/)
      expect(headers.get('Content-Security-Policy')).not.toMatch(/unsafe/)
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
      expect(headers.get('X-Frame-Options')).toBe('DENY')
      expect(headers.get('Referrer-Policy')).toBe('same-origin')
    }
  })

  it('know no demo outside a demo city', async () => {
    expect((await app.visitor().get('/demo')).status).toBe(404)
    expect((await app.visitor().post('/demo/aanmelden', { persona: 'beheerder' })).status).toBe(404)
    expect((await app.visitor().get('/demo/postvak')).status).toBe(404)
  })
})

describe('a form of who is no longer signed in', () => {
  it('gives everything back that was typed, to send after signing in, but never a password', async () => {
    await grantRole(app.act(), {
      name: 'Beheerder Bo',
      email: 'bo@waterstad.example',
      role: 'administrator',
      areaId: null,
    })
    const story = 'Eerste regel van een lang verhaal.\r\n<b>Tweede</b> regel.'
    const typed = { doen: 'geven', note: story, day: ['1', '2'], password: 'een-geheim-woord' }
    const out = await app.visitor().post('/beheer/mensen', typed)
    const html = await out.text()
    expect(out.status).toBe(401)
    expect(html).toContain('Wat je typte, staat op deze pagina')
    expect(html).toContain('action="/beheer/mensen"')
    expect(html).toContain('name="doen" value="geven"')
    expect(html.match(/name="day" value="[12]"/g)).toHaveLength(2)
    expect(html.split('Eerste regel van een lang verhaal.')).toHaveLength(3)
    expect(html).not.toContain('<b>Tweede')
    expect(html).not.toContain('een-geheim-woord')
    expect(html).toContain('href="/aanmelden/medewerker"')
    expect(out.headers.get('Cache-Control')).toBe('private, no-store')
  })

  it('says the same as ever where nothing was typed, or no form was sent', async () => {
    expect(await (await app.visitor().post('/mijn/organisaties', {})).text()).toContain('Log opnieuw in.')
  })
})
