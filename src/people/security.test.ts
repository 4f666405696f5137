import { sql } from 'kysely'
import { TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestApp, testApp, testNow, type Visitor } from '../testing.ts'
import { grantRole, makeAdministrator } from './admin.ts'
import type { Role } from './roles.ts'
import { resetSecondFactor } from './second-factor.ts'
import { actorOf } from './sessions.ts'
import { insertPerson } from './store.ts'

const password = 'een heel lang wachtwoord'
let app: TestApp
let number = 0
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(() => {
  number += 1
  app.setNow(testNow)
})

const later = (seconds: number): Date => new Date(testNow.getTime() + seconds * 1000)

async function staff(role: Role = 'case_guide') {
  const email = `medewerker${number}@stad.example`
  return grantRole(app.act(), { name: `Mees ${number}`, email, role, areaId: null, password })
}

async function staffAct() {
  number += 1
  const { id } = await staff('administrator')
  return app.act({ actor: await actorOf(app.db, id) })
}

/** All that was mailed to somebody. */
const told = async (email: string | null): Promise<string> =>
  (await app.mails(email ?? '')).map(({ body_text }) => body_text).join('\n')

async function byPassword(email: string | null, terug = '/werk') {
  const visitor = app.visitor()
  const path = `/aanmelden/medewerker?terug=${encodeURIComponent(terug)}`
  const answer = await visitor.post(path, { email: email ?? '', password })
  return { visitor, goesTo: answer.headers.get('Location') }
}

const codeAt = (secret: string, at: Date): string =>
  new TOTP({ secret: secret.replaceAll(' ', '') }).generate({ timestamp: at.getTime() })

/** Turns the app with codes on; gives its secret and the recovery codes. */
async function turnOn(visitor: Visitor, at = testNow) {
  const page = await (await visitor.get('/mijn/veiligheid/app')).text()
  const secret = /<code>([A-Z2-7 ]+)<\/code>/.exec(page)?.[1] ?? ''
  const aanbod = /name="aanbod" value="([^"]+)"/.exec(page)?.[1] ?? ''
  expect(page).toContain('class="qr-code"')
  const answer = await visitor.post('/mijn/veiligheid/app', { aanbod, code: codeAt(secret, at) })
  const html = await answer.text()
  expect(answer.status, html).toBe(200)
  const codes = [...html.matchAll(/<code>([a-z0-9]{5}-[a-z0-9]{5})<\/code>/g)].map(([, code]) => code ?? '')
  return { secret, codes }
}

describe('staff', () => {
  it('reach the desk only after they set up a second step, and are brought back', async () => {
    const { email } = await staff()
    const { visitor, goesTo } = await byPassword(email, '/werk/zaken')
    expect(goesTo).toBe('/mijn/veiligheid/tweede-stap?terug=%2Fwerk%2Fzaken')
    const refused = await visitor.get('/werk/zaken')
    expect(refused.headers.get('Location')).toBe(goesTo)
    expect((await visitor.post('/werk/zoeken', { zoek: 'x' })).status).toBe(403)
    const page = await (await visitor.get(goesTo ?? '')).text()
    expect(page).toContain('Stel een tweede stap in')
    expect(page).toContain('/mijn/veiligheid/app?terug=%2Fwerk%2Fzaken')
    const { codes } = await turnOn(visitor)
    expect(codes).toHaveLength(10)
    expect(new Set(codes).size).toBe(10)
    expect((await visitor.get('/werk/zaken')).status).toBe(200)
    const [mail] = await app.mails(email ?? '')
    expect(mail?.body_text).toContain('De app met codes staat aan')
  })

  it.each(['administrator', 'fund_manager', 'adviser', 'customer_contact'] as const)(
    'as %s are nobody between password and code, and somebody after it',
    async (role) => {
      const { email } = await staff(role)
      const { secret } = await turnOn((await byPassword(email)).visitor)
      app.setNow(later(60))
      const { visitor, goesTo } = await byPassword(email)
      expect(goesTo).toBe('/aanmelden/tweede-stap?terug=%2Fwerk')
      expect((await visitor.get('/mijn')).headers.get('Location')).toBe(
        '/aanmelden/tweede-stap?terug=%2Fmijn',
      )
      expect((await visitor.post('/mijn/veiligheid/app/weg')).status).toBe(401)
      const wrong = await visitor.post('/aanmelden/tweede-stap', { code: '000000' })
      expect(wrong.status).toBe(422)
      const before = (await visitor.get('/aanmelden/tweede-stap')).status
      expect(before).toBe(200)
      const right = await visitor.post('/aanmelden/tweede-stap?terug=/werk', {
        code: codeAt(secret, later(60)),
      })
      expect(right.headers.get('Location')).toBe('/werk')
      // A new token: that of before the code is worth nothing.
      expect(right.headers.get('Set-Cookie')).toMatch(/meemaken=[\w-]{40,}/)
      expect((await visitor.get('/werk')).status).toBe(200)
    },
  )

  it('give a code once: not again, and not one of before it', async () => {
    const { email } = await staff()
    const { secret } = await turnOn((await byPassword(email)).visitor)
    const used = codeAt(secret, testNow)
    const first = (await byPassword(email)).visitor
    expect((await first.post('/aanmelden/tweede-stap', { code: used })).status).toBe(422)
    app.setNow(later(30))
    const code = codeAt(secret, later(30))
    const second = (await byPassword(email)).visitor
    expect((await second.post('/aanmelden/tweede-stap', { code })).status).toBe(303)
    const third = (await byPassword(email)).visitor
    expect((await third.post('/aanmelden/tweede-stap', { code })).status).toBe(422)
    // The clock of a telephone may be half a minute off, not more.
    app.setNow(later(120))
    const fourth = (await byPassword(email)).visitor
    expect((await fourth.post('/aanmelden/tweede-stap', { code: codeAt(secret, later(60)) })).status).toBe(
      422,
    )
    expect((await fourth.post('/aanmelden/tweede-stap', { code: codeAt(secret, later(90)) })).status).toBe(
      303,
    )
  })

  it('may guess a few times only', async () => {
    const { email } = await staff()
    const { secret } = await turnOn((await byPassword(email)).visitor)
    const { visitor } = await byPassword(email)
    const statuses: number[] = []
    for (let attempt = 0; attempt < 6; attempt += 1)
      statuses.push((await visitor.post('/aanmelden/tweede-stap', { code: '123456' })).status)
    expect(statuses.slice(0, 5)).toEqual([422, 422, 422, 422, 422])
    expect(statuses[5]).toBe(429)
    app.setNow(later(60))
    expect((await visitor.post('/aanmelden/tweede-stap', { code: codeAt(secret, later(60)) })).status).toBe(
      429,
    )
  })

  it('get in once with each recovery code, are told, and make new ones', async () => {
    const { email } = await staff()
    const { codes } = await turnOn((await byPassword(email)).visitor)
    const { visitor } = await byPassword(email)
    const code = codes[3]!.toUpperCase().replace('-', ' ')
    expect((await visitor.post('/aanmelden/tweede-stap?terug=/werk', { code })).status).toBe(303)
    expect(await told(email)).toContain('Je hebt er nog 9')
    const again = (await byPassword(email)).visitor
    expect((await again.post('/aanmelden/tweede-stap', { code })).status).toBe(422)
    expect(await (await visitor.get('/mijn/veiligheid')).text()).toContain('Je hebt nog 9 herstelcodes')
    const renewed = await (await visitor.post('/mijn/veiligheid/herstelcodes')).text()
    expect(renewed.match(/<code>/g)).toHaveLength(10)
    expect((await again.post('/aanmelden/tweede-stap', { code: codes[4]! })).status).toBe(422)
    const file = await visitor.post('/mijn/veiligheid/herstelcodes.txt', { code: ['abcde-fghjk', '<b>'] })
    expect(file.headers.get('Content-Disposition')).toContain('attachment')
    expect(await file.text()).toContain('abcde-fghjk')
  })

  it('who came by a link in their mail take the second step too', async () => {
    const { email } = await staff()
    await turnOn((await byPassword(email)).visitor)
    const visitor = app.visitor()
    await visitor.post('/aanmelden', { email: email ?? '' })
    const [mail] = (await app.mails(email ?? '')).filter(({ subject }) => subject.includes('link'))
    const answer = await visitor.post(/\/aanmelden\/link\/[\w-]+/.exec(mail?.body_text ?? '')?.[0] ?? '')
    expect(answer.headers.get('Location')).toBe('/aanmelden/tweede-stap?terug=%2Fmijn')
  })

  it('who lost everything are helped by an administrator, who does not help themselves', async () => {
    const { email, id } = await staff()
    const { visitor } = await byPassword(email)
    await turnOn(visitor)
    const boss = await grantRole(app.act(), {
      name: 'Bea',
      email: `bea${number}@stad.example`,
      role: 'administrator',
      areaId: null,
    })
    const act = app.act({ actor: await actorOf(app.db, boss.id) })
    await expect(resetSecondFactor(app.act({ actor: await actorOf(app.db, id) }), boss.id)).rejects.toThrow()
    await expect(resetSecondFactor(act, boss.id)).rejects.toThrow()
    await resetSecondFactor(act, id)
    expect((await visitor.get('/mijn')).headers.get('Location')).toBe('/aanmelden?terug=%2Fmijn')
    expect(await told(email)).toContain('Bea heeft je tweede stap gewist')
    expect((await byPassword(email)).goesTo).toContain('/mijn/veiligheid/tweede-stap')
  })
})

describe('jurors, councillors and residents', () => {
  it.each(['jury_member', 'volunteer', 'councillor'] as const)('as %s need no second step', async (role) => {
    const { email } = await staff(role)
    const { visitor, goesTo } = await byPassword(email)
    expect(goesTo).toBe('/werk')
    expect((await visitor.get('/werk')).status).toBe(200)
  })
})

describe('a password', () => {
  const path = '/mijn/veiligheid/wachtwoord'
  const choose = (visitor: Visitor, wachtwoord: string, nogmaals = wachtwoord) =>
    visitor.postAndSee(path, { wachtwoord, nogmaals })

  it('is chosen anew by who signed in lately: other sessions end, and a mail says so', async () => {
    const { email } = await staff()
    const { visitor } = await byPassword(email)
    const elsewhere = (await byPassword(email)).visitor
    expect(await (await visitor.get('/mijn/veiligheid')).text()).toContain(path)
    const { html } = await choose(visitor, 'vier woorden op een rij')
    expect(html).toContain('Je wachtwoord is veranderd')
    expect((await elsewhere.get('/mijn/veiligheid')).status).not.toBe(200)
    expect(await told(email)).toContain('Er is een nieuw wachtwoord gekozen')
    const old = await app.visitor().post('/aanmelden/medewerker', { email: email ?? '', password })
    expect(old.status).toBe(422)
    const renewed = { email: email ?? '', password: 'vier woorden op een rij' }
    expect((await app.visitor().post('/aanmelden/medewerker', renewed)).status).toBe(303)
  })

  it('is long enough and typed the same twice, and does not come back in the page', async () => {
    const { visitor } = await byPassword((await staff()).email)
    const short = await visitor.post(path, { wachtwoord: 'kort', nogmaals: 'kort' })
    expect(short.status).toBe(422)
    const different = await visitor.post(path, {
      wachtwoord: 'vier woorden op een rij',
      nogmaals: 'vijf woorden op een rij',
    })
    expect(different.status).toBe(422)
    const html = await different.text()
    expect(html).toContain('De twee wachtwoorden zijn niet gelijk')
    expect(html).not.toContain('woorden op een rij')
  })

  it('is not for residents: nobody without a role signs in with one', async () => {
    const resident = await app.as(
      (await insertPerson(app.db, { name: 'Roos', email: `roos${number}@voorbeeld.example` }, testNow))
        .email!,
    )
    expect((await resident.get(path)).status).toBe(403)
    const answer = await resident.post(path, { wachtwoord: password, nogmaals: password })
    expect(answer.status).toBe(403)
    expect(await (await resident.get('/mijn/veiligheid')).text()).not.toContain(path)
  })

  it('is not changed by who signed in long ago', async () => {
    const { visitor } = await byPassword((await staff()).email)
    app.setNow(later(3 * 3600))
    expect((await visitor.get(path)).headers.get('Location')).toContain('/aanmelden')
    const answer = await visitor.post(path, { wachtwoord: password, nogmaals: password })
    expect(answer.headers.get('Location')).toContain('/aanmelden')
  })

  it('of somebody with an account is not given by an administrator, but is by the command line', async () => {
    const { email, name } = await staff()
    const administrator = await staffAct()
    const given = { name, email: email ?? '', areaId: null, password: 'een ander lang wachtwoord' }
    await expect(grantRole(administrator, { ...given, role: 'adviser' })).rejects.toThrow(
      'heeft al een account',
    )
    const { visitor } = await byPassword(email)
    await makeAdministrator(app.act(), given)
    await makeAdministrator(app.act(), given)
    expect((await visitor.get('/mijn/veiligheid')).status).not.toBe(200)
    const answer = await app.visitor().post('/aanmelden/medewerker', { ...given, areaId: undefined })
    expect(answer.status).toBe(303)
  })
})

describe('the page of my sign-in', () => {
  const sanne = async () =>
    (await insertPerson(app.db, { name: 'Sanne', email: `sanne${number}@voorbeeld.example` }, testNow)).email!

  it('shows where I am signed in, and ends one session or all others', async () => {
    const email = await sanne()
    const here = await app.as(email)
    const there = await app.as(email)
    const elsewhere = await app.as(email)
    const page = await (await here.get('/mijn/veiligheid')).text()
    expect(page.match(/name="sessie"/g)).toHaveLength(2)
    expect(page.match(/dit apparaat/g)).toHaveLength(1)
    const id = /name="sessie" value="([0-9a-f-]+)"/.exec(page)?.[1]
    const stranger = await app.as((await staff()).email!)
    expect((await stranger.post('/mijn/veiligheid/sessies', { sessie: id })).status).toBe(404)
    await here.post('/mijn/veiligheid/sessies', { sessie: id })
    const statuses = async () =>
      Promise.all([here, there, elsewhere].map(async (one) => (await one.get('/mijn')).status))
    expect((await statuses()).sort()).toEqual([200, 200, 303])
    await here.post('/mijn/veiligheid/sessies', { doen: 'andere' })
    expect(await statuses()).toEqual([200, 303, 303])
  })

  it('asks who signed in long ago to do so again, before anything changes', async () => {
    const email = await sanne()
    const visitor = await app.as(email)
    app.setNow(later(31 * 60))
    const page = await (await visitor.get('/mijn/veiligheid')).text()
    expect(page).toContain('Nog een keer inloggen')
    expect(page).not.toContain('action="/mijn/veiligheid/toegangssleutels"')
    for (const path of ['app', 'app/weg', 'toegangssleutels', 'toegangssleutels/weg', 'herstelcodes']) {
      const answer = await visitor.post(`/mijn/veiligheid/${path}`, { sleutel: 'x' })
      expect(answer.headers.get('Location'), path).toBe('/aanmelden?terug=%2Fmijn%2Fveiligheid&opnieuw=ja')
    }
    const again = await (await visitor.get('/aanmelden?terug=%2Fmijn%2Fveiligheid&opnieuw=ja')).text()
    expect(again).toContain('Log nog een keer in')
    expect(again).toContain(`value="${email}"`)
  })

  it('keeps secrets unreadable in the database', async () => {
    const visitor = await app.as(await sanne())
    const { secret, codes } = await turnOn(visitor)
    const { rows } = await sql<{ all: string }>`select string_agg(t::text, ' ') as all from
      (select secret from second_factor union all select code_hash from recovery_code) t`.execute(app.db)
    expect(rows[0]?.all).not.toContain(secret.replaceAll(' ', ''))
    expect(rows[0]?.all).not.toContain(codes[0])
  })
})
