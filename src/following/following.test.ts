import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mailAbout } from '../initiatives/front-door/testing.ts'
import { approvePublic, consentPublic, takeOffline } from '../initiatives/index.ts'
import { announce } from '../kit/events.ts'
import { unsubscribeHeaders } from '../kit/outbox.ts'
import { type FormFields, type TestApp, testApp, testNow, type Visitor } from '../testing.ts'
import { type TestCity, testCity } from '../testing-city.ts'
import { followSignedIn } from './actions.ts'
import { followingJobs } from './jobs.ts'

let app: TestApp
let city: TestCity
beforeAll(async () => {
  app = await testApp()
  city = await testCity(app)
  // What happened while the city was made is told to nobody.
  await followingJobs.tell_news_at_once!(app.act(), {})
})
afterAll(() => app.close())

const days = (count: number): Date => new Date(testNow.getTime() + count * 86_400_000)
const at = (email: string): string => `${email}@voorbeeld.example`
const area = () => city.area.slug
const ask = (fields: FormFields, visitor: Visitor = app.visitor()) =>
  visitor.post('/volgen', { ritme: 'meteen', straal: '500', ...fields })
const linkTo = async (email: string): Promise<string> => {
  const mail = await mailAbout(app, email, 'Bevestig dat je wilt volgen')
  return /\/volgen\/bevestigen\/[\w-]+/.exec(mail?.body_text ?? '')?.[0] ?? 'no link'
}
/** Follows by the form and the link in the mail; answers the address of the page of the follower. */
async function follows(email: string, fields: FormFields): Promise<string> {
  await ask({ email, ...fields })
  const { path } = await app.visitor().postAndSee(await linkTo(email))
  return path.split('?')[0] ?? ''
}
const newsFor = async (email: string) =>
  (await app.mails(email)).filter((mail) => mail.unsubscribe_path !== null)
const job = (name: keyof typeof followingJobs, now = testNow) => followingJobs[name]!(app.act({ now }), {})
const rowsOf = async (table: string, email: string): Promise<number> => {
  const { rows } = await sql<{ amount: number }>`
    select count(*) as amount from ${sql.table(table)} where email = ${email}`.execute(app.db)
  return rows[0]?.amount ?? 0
}
const htmlOf = async (visitor: Visitor, path: string): Promise<string> => (await visitor.get(path)).text()

/** Something public that can happen as often as a test wants. */
const somethingHappens = (occasion: string, caseId = city.shown.id, now = testNow) =>
  announce(app.act({ now }), { type: 'made_public', kind: 'plan_decided', thing: caseId, occasion })

describe('somebody without an account', () => {
  test('follows nothing before the button behind the link of the mail', async () => {
    const email = at('joke')
    const visitor = app.visitor()
    const asked = await visitor.postAndSee('/volgen', { email, gebied: area(), ritme: 'week' })
    expect(asked.html).toContain('Kijk in je mail')
    expect(await rowsOf('follower', email)).toBe(0)
    const mail = await mailAbout(app, email, 'Bevestig dat je wilt volgen')
    expect(mail?.body_text).toContain('Na 7 dagen wissen wij je adres.')
    const link = await linkTo(email)
    const opened = await htmlOf(visitor, link)
    expect(opened).toContain('Binnenstad')
    expect(opened).toContain('Eén mail per week')
    expect(await rowsOf('follower', email)).toBe(0)
    const done = await visitor.postAndSee(link)
    expect(done.html).toContain('Gelukt. Je volgt dit nu.')
    expect(done.html).toContain('j…@voorbeeld.example')
    expect(await rowsOf('follower', email)).toBe(1)
    expect(await rowsOf('follow_request', email)).toBe(0)
    const again = await visitor.get(link)
    expect(again.status).toBe(404)
    expect(await again.text()).toContain('Deze link werkt niet meer')
  })

  test('reads what is wrong, with everything kept', async () => {
    const nothing = await ask({ email: at('joke') })
    expect(nothing.status).toBe(422)
    expect(await nothing.text()).toContain('Kies wat je wilt volgen.')
    const wrong = await (await ask({ email: 'joke', plek: '!!', ritme: 'nooit' })).text()
    expect(wrong).toContain('value="!!"')
    expect((await ask({ email: at('joke'), plek: '?!?' })).status).toBe(422)
    expect((await ask({ email: at('joke'), plek: 'x'.repeat(5000) })).status).toBe(422)
    expect((await ask({ email: at('joke'), gebied: 'atlantis' })).status).toBe(422)
    expect((await ask({ email: at('joke'), onderwerp: 'anders' })).status).toBe(422)
  })

  test('cannot sign up the address of somebody else over and over', async () => {
    const email = at('slachtoffer')
    for (const _ of [1, 2, 3]) expect((await ask({ email, onderwerp: 'green' })).status).toBe(303)
    expect((await ask({ email, onderwerp: 'green' })).status).toBe(429)
    expect(await app.mails(email)).toHaveLength(3)
  })

  test('who does not confirm is forgotten after a week', async () => {
    const email = at('vergeten')
    await ask({ email, onderwerp: 'green' })
    await job('forget_follow_requests', days(6))
    expect(await rowsOf('follow_request', email)).toBe(1)
    const link = await linkTo(email)
    await job('forget_follow_requests', days(8))
    expect(await rowsOf('follow_request', email)).toBe(0)
    expect((await app.visitor().post(link)).status).toBe(404)
  })

  test('the mail says nothing of what a stranger typed', async () => {
    const email = at('onbekend')
    await ask({ email, plek: 'Koop nu goedkope pillen' })
    const [mail] = await app.mails(email)
    expect(mail?.body_text).not.toContain('pillen')
  })
})

describe('what is told', () => {
  test('a new plan, once, to who follows it in two ways; not to who follows something else', async () => {
    await follows(at('dubbel'), { gebied: area(), onderwerp: 'green', plek: 'Kade' })
    await follows(at('elders'), { onderwerp: 'traffic' })
    await consentPublic(await city.act(city.initiator), { caseId: city.hidden.id })
    await approvePublic(await city.act(city.team), { caseId: city.hidden.id })
    await job('tell_news_at_once')
    await job('tell_news_at_once')
    const mails = await newsFor(at('dubbel'))
    expect(mails.map(({ subject }) => subject)).toEqual(['Nieuw initiatief: Bank nog-niet-openbaar'])
    expect(mails[0]?.body_text).toContain(`/initiatieven/${city.hidden.number}`)
    expect(await newsFor(at('elders'))).toEqual([])
  })

  test('nothing that left the site in the meantime, and no plan that came back', async () => {
    const email = at('stil')
    await follows(email, { initiatief: city.hidden.number, volg_initiatief: city.hidden.number })
    await somethingHappens('stil', city.hidden.id)
    const team = await city.act(city.team)
    await takeOffline(team, { caseId: city.hidden.id, reason: 'Er staat een naam in.' })
    await job('tell_news_at_once')
    await consentPublic(await city.act(city.initiator), { caseId: city.hidden.id })
    await approvePublic(team, { caseId: city.hidden.id })
    await job('tell_news_at_once')
    expect(await newsFor(email)).toEqual([])
  })

  test('once a week at most, for who wants that', async () => {
    const email = at('wekelijks')
    await follows(email, { gebied: area(), ritme: 'week' })
    await somethingHappens('week 1')
    await job('tell_news_at_once')
    await job('tell_news_weekly', days(6))
    expect(await newsFor(email)).toHaveLength(0)
    await job('tell_news_weekly', days(7))
    await somethingHappens('week 2', city.shown.id, days(8))
    await job('tell_news_weekly', days(8))
    await job('tell_news_weekly', days(13))
    expect(await newsFor(email)).toHaveLength(1)
    await job('tell_news_weekly', days(14))
    expect(await newsFor(email)).toHaveLength(2)
  })

  test('to nobody what happened before they followed, or long ago', async () => {
    const email = at('later')
    await somethingHappens('eerder', city.shown.id, days(-1))
    await follows(email, { gebied: area() })
    await somethingHappens('oud', city.shown.id, days(-15))
    await job('tell_news_at_once')
    expect(await newsFor(email)).toEqual([])
  })

  test('a new round to who follows a district of the jury', async () => {
    const email = at('ronde')
    await follows(email, { gebied: area() })
    const { rows } = await sql<{ id: string }>`select id from jury_round limit 1`.execute(app.db)
    await announce(app.act(), {
      type: 'made_public',
      kind: 'round_planned',
      thing: rows[0]?.id,
      occasion: 'test',
    })
    await job('tell_news_at_once')
    expect((await newsFor(email))[0]?.subject).toContain('Nieuwe ronde: Regiegroep Centrum')
  })

  test('exactly once, when two workers do it and one is killed halfway', async () => {
    const email = at('eenmaal')
    await follows(email, { initiatief: city.shown.number, volg_initiatief: city.shown.number })
    await somethingHappens('eenmaal')
    // A worker that dies after the mail was written takes the mail with it: nothing of it was stored.
    const killed = app.db
      .transaction()
      .execute(async (db) => {
        await followingJobs.tell_news_at_once!(app.act({ db }), {})
        throw new Error('killed')
      })
      .catch(() => {})
    await killed
    expect(await newsFor(email)).toEqual([])
    await Promise.all([job('tell_news_at_once'), job('tell_news_at_once'), job('tell_news_at_once')])
    await job('tell_news_at_once')
    expect(await newsFor(email)).toHaveLength(1)
  })
})

describe('changing and stopping', () => {
  test('by the code of every mail: how often, one thing less, everything erased', async () => {
    const email = at('wissel')
    const path = await follows(email, { gebied: area(), onderwerp: 'green', plek: 'Kade' })
    const visitor = app.visitor()
    const html = await htmlOf(visitor, path)
    expect(html).toContain('Kade, met 500 meter eromheen')
    expect(html).not.toContain(email)
    const [, first = ''] = /name="stop" value="([^"]+)"/.exec(html) ?? []
    const less = await visitor.postAndSee(path, { stop: first })
    expect(less.html).toContain('Daarmee ben je gestopt.')
    expect(less.html).not.toContain(first)
    expect((await visitor.post(path, { stop: 'not-an-id' })).status).toBe(303)
    expect((await visitor.postAndSee(path, { doe: 'ritme', ritme: 'week' })).html).toContain('Bewaard.')
    const erased = await visitor.postAndSee(path, { doe: 'wis' })
    expect(erased.html).toContain('Je e-mailadres is gewist.')
    expect(await rowsOf('follower', email)).toBe(0)
    const after = await visitor.get(path)
    expect(after.status).toBe(404)
    expect(await after.text()).toContain('Wij mailen je niet.')
  })

  test('with one click of a mail program, that comes from nowhere and asks twice', async () => {
    const email = at('klik')
    await follows(email, { gebied: area() })
    await somethingHappens('klik')
    await job('tell_news_at_once')
    const [mail] = await newsFor(email)
    const headers = unsubscribeHeaders(app.act(), mail!)
    expect(headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click')
    const url = headers['List-Unsubscribe']?.slice(1, -1) ?? ''
    const click = () =>
      app.handle(
        new Request(url, {
          method: 'POST',
          headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
          body: 'List-Unsubscribe=One-Click',
        }),
      )
    expect((await click()).status).toBe(200)
    expect((await click()).status).toBe(200)
    expect(await rowsOf('follower', email)).toBe(0)
    // Mail that had not left is gone with it.
    expect(await newsFor(email)).toEqual([])
    const elsewhere = new Request(url.replace('/stoppen', ''), { method: 'POST', body: 'doe=wis' })
    expect((await app.handle(elsewhere)).status).toBe(403)
  })

  test('a code that is not one finds nothing', async () => {
    for (const code of ['x', 'a'.repeat(43), '%00', '..%2f'])
      expect([400, 404]).toContain((await app.visitor().get(`/volgen/${code}`)).status)
  })
})

describe('somebody with an account', () => {
  test('follows at once and sees it on their own page', async () => {
    const visitor = await city.as(city.stranger)
    expect(await htmlOf(visitor, '/mijn')).toContain('Je volgt nog niets.')
    const done = await visitor.postAndSee('/volgen', { gebied: area(), ritme: 'week' })
    expect(done.path).toBe('/mijn/volgen?klaar=bevestigd')
    expect(done.html).toContain('Binnenstad')
    expect(await htmlOf(visitor, '/mijn')).toContain('Bekijk of verander wat je volgt')
    expect(await htmlOf(visitor, '/mijn/over-mij')).toContain('Wat je volgt per mail')
    await visitor.post('/mijn/volgen', { doe: 'wis' })
    expect(await htmlOf(visitor, '/mijn/volgen')).toContain('Je volgt niets')
  })

  test('follows no plan that is not on the site', async () => {
    const act = await city.act(city.stranger)
    await sql`update initiative set public = false where case_id = ${city.hidden.id}`.execute(app.db)
    await followSignedIn(act, { pace: 'weekly', things: [{ what: 'initiative', caseId: city.hidden.id }] })
    const { rows } = await sql`select from followed where case_id = ${city.hidden.id}
      and follower_id = (select id from follower where email = ${city.stranger.email})`.execute(app.db)
    expect(rows).toEqual([])
  })
})

test('the ways in: an area, the home page, a plan', async () => {
  const visitor = app.visitor()
  expect(await htmlOf(visitor, '/')).toContain('href="/volgen"')
  expect(await htmlOf(visitor, `/buurt/${area()}`)).toContain(`/volgen?gebied=${area()}`)
  const plan = `/volgen?initiatief=${city.shown.number}`
  expect(await htmlOf(visitor, `/initiatieven/${city.shown.number}-${city.shown.slug}`)).toContain(plan)
  expect(await htmlOf(visitor, plan)).toContain('Pluktuin aan de kade')
})
