import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actorOf, personByEmail } from '../../people/index.ts'
import { type TestApp, testApp, testNow, type Visitor } from '../../testing.ts'
import { frontDoorCounts } from '../store/front-door.ts'
import { frontDoorJobs } from './jobs.ts'
import { openIdeasOf } from './mine.ts'
import { defect, fillIn, linkIn, mailAbout, neighbourhoodIdea, staffOf } from './testing.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
  await staffOf(app)
})
afterAll(() => app.close())

const day = 24 * 60 * 60 * 1000
const later = (days: number) => app.act({ now: new Date(testNow.getTime() + days * day) })

async function sent(email: string, change = {}): Promise<{ visitor: Visitor; path: string }> {
  const visitor = app.visitor()
  await fillIn(visitor, neighbourhoodIdea, { 'over-jou': { email, name: 'Iemand', ...change } })
  const { path } = await visitor.postAndSee('/idee/controleren')
  return { visitor, path }
}

describe('an idea that nobody confirms', () => {
  test('gets one reminder after two days, in the language it was told in', async () => {
    const english = app.visitor()
    await english.get('/idee?taal=en')
    await fillIn(english, neighbourhoodIdea, { 'over-jou': { email: 'slow@voorbeeld.example' } })
    await english.post('/idee/controleren')
    await sent('traag@voorbeeld.example')
    const remind = frontDoorJobs.remind_unconfirmed_ideas!
    await remind(later(1), {})
    expect(await app.mails('traag@voorbeeld.example')).toHaveLength(1)
    await Promise.all([remind(later(2.1), {}), remind(later(2.1), {})])
    await remind(later(3), {})
    expect(await app.mails('traag@voorbeeld.example')).toHaveLength(2)
    expect(await mailAbout(app, 'traag@voorbeeld.example', 'wacht nog op jou')).toBeDefined()
    expect(await mailAbout(app, 'slow@voorbeeld.example', 'still waits for you')).toBeDefined()
    const link = await linkIn(app, 'traag@voorbeeld.example', 'wacht nog')
    expect((await app.visitor().postAndSee(link)).path).toMatch(/klaar/)
  })

  test('is kept thirty days and then thrown away, with what was typed; a confirmed one stays', async () => {
    const { visitor, path } = await sent('weg@voorbeeld.example')
    const kept = await sent('blijft@voorbeeld.example')
    await kept.visitor.post(await linkIn(app, 'blijft@voorbeeld.example'))
    const forget = frontDoorJobs.forget_unconfirmed_ideas!
    await forget(later(29), {})
    expect((await visitor.get(path)).status).toBe(200)
    await forget(later(31), {})
    expect((await visitor.get(path)).status).toBe(410)
    expect((await visitor.post(path, { doen: 'opnieuw' })).status).toBe(410)
    expect((await kept.visitor.get(kept.path)).headers.get('Location')).toMatch(/klaar/)
    const link = await linkIn(app, 'weg@voorbeeld.example')
    const late = await app.visitor().postAndSee(link)
    expect(late).toMatchObject({ path, status: 410 })
    expect(late.html).toContain('Dit idee wacht niet meer op bevestiging')
  })
})

describe('what was sent on', () => {
  test('is counted, and its text let go of after thirty days', async () => {
    const stops = app.visitor()
    await fillIn(stops, { 'jouw-idee': defect['jouw-idee'], 'waar-gaat-het-over': { about: 'defect' } })
    const goesOn = app.visitor()
    await fillIn(goesOn, defect)
    const { path } = await goesOn.postAndSee('/idee/controleren', { weg: 'elders' })
    const count = { outcome: 'defect_report', shown: 2, sent_on: 1, overruled: 0, partly: 0, no: 0 }
    expect(await frontDoorCounts(app.db, new Date(0))).toEqual([{ ...count, asked: 0, yes: 0 }])
    const ask = frontDoorJobs.ask_whether_it_worked_out!
    await ask(later(20), {})
    expect(await mailAbout(app, 'omar@voorbeeld.example', 'Is het gelukt')).toBeUndefined()
    await Promise.all([ask(later(21.1), {}), ask(later(21.1), {})])
    const asked = (await app.mails('omar@voorbeeld.example')).filter(({ subject }) =>
      subject.includes('gelukt'),
    )
    expect(asked).toHaveLength(1)
    const link = /\/is-het-gelukt\/[\w-]+/.exec(asked[0]?.body_text ?? '')?.[0] ?? 'no link'
    const omarAgain = app.visitor()
    expect(await (await omarAgain.get(`${link}?antwoord=nee`)).text()).toMatch(/value="nee"[^>]*checked/)
    expect((await omarAgain.post(link, {})).status).toBe(422)
    const said = await omarAgain.postAndSee(link, { antwoord: 'nee' })
    expect(said.html).toContain('initiatieven@')
    await omarAgain.postAndSee(link, { antwoord: 'ja' })
    expect(await frontDoorCounts(app.db, new Date(0))).toEqual([{ ...count, asked: 1, yes: 1 }])
    expect((await omarAgain.get(`/is-het-gelukt/${'x'.repeat(43)}`)).status).toBe(404)
    const omar = await personByEmail(app.db, 'omar@voorbeeld.example')
    expect(omar).toBeNull()
    await frontDoorJobs.forget_unconfirmed_ideas!(later(31), {})
    expect((await goesOn.get(path)).status).toBe(404)
    expect(await frontDoorCounts(app.db, new Date(0))).toEqual([{ ...count, asked: 1, yes: 1 }])
  })
})

describe('nothing typed is lost', () => {
  test('a file of 20 MB or of a wrong kind is refused in words, with all kept', async () => {
    const visitor = app.visitor()
    const typed = neighbourhoodIdea['jouw-idee']
    const large = new File([new Uint8Array(20 * 1024 * 1024)], 'film.mp4', { type: 'video/mp4' })
    const answer = await visitor.post('/idee/jouw-idee', { ...typed, files: large })
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toContain('Het bestand film.mp4 is groter dan 10 MB')
    expect(html).toContain('Wij willen bankjes bij de vijver.')
    const wrong = await visitor.post('/idee/jouw-idee', { ...typed, files: new File(['MZ'], 'spel.exe') })
    expect(await wrong.text()).toContain('Het bestand spel.exe kunnen wij niet lezen')
    expect(await (await visitor.get('/idee/jouw-idee')).text()).toContain('Bankjes bij de vijver')
  })

  test('hostile text appears as text, to the end', async () => {
    const visitor = app.visitor()
    const evil = { story: '<script>alert(1)</script>', title: '"><img src=x onerror=alert(1)>' }
    await fillIn(visitor, neighbourhoodIdea, {
      'jouw-idee': evil,
      'over-jou': { name: '<b>Evi</b>', email: 'evi@voorbeeld.example' },
    })
    const check = await (await visitor.get('/idee/controleren')).text()
    await visitor.post('/idee/controleren')
    const mail = (await app.mails('evi@voorbeeld.example'))[0]
    const done = await visitor.postAndSee(await linkIn(app, 'evi@voorbeeld.example'))
    for (const html of [check, mail?.body_html ?? '', done.html]) {
      expect(html).not.toContain('<script>alert')
      expect(html).not.toContain('<img src=x')
      expect(html).not.toContain('<b>Evi')
    }
  })

  test('a session that ends halfway keeps the draft; signing out forgets it on this computer', async () => {
    await sent('sien@voorbeeld.example').then(async ({ visitor }) =>
      visitor.post(await linkIn(app, 'sien@voorbeeld.example')),
    )
    const sien = await app.as('sien@voorbeeld.example')
    await fillIn(sien, { 'jouw-idee': { story: 'Zomaar een plan.', title: 'Plan van Sien' } })
    const id = (await personByEmail(app.db, 'sien@voorbeeld.example'))!.id
    const act = app.act({ actor: await actorOf(app.db, id) })
    const [open] = await openIdeasOf(act)
    expect(open).toMatchObject({ state: 'draft', title: 'Plan van Sien' })
    // On another device, from her own page.
    const phone = await app.as('sien@voorbeeld.example')
    expect((await phone.get(open!.path)).headers.get('Location')).toBe('/idee/jouw-idee')
    expect(await (await phone.get('/idee/jouw-idee')).text()).toContain('Plan van Sien')
    // Somebody else.
    const other = await app.as('noor@waterstad.example')
    expect((await other.get(open!.path)).status).toBe(404)
    expect((await app.visitor().get(open!.path)).status).toBe(303)
    await sien.post('/afmelden')
    expect(await (await sien.get('/idee/jouw-idee')).text()).not.toContain('Plan van Sien')
    expect(await (await phone.get('/idee/jouw-idee')).text()).toContain('Plan van Sien')
  })

  test('an idea that waits stands on one’s own page', async () => {
    const { visitor } = await sent('wacht@voorbeeld.example')
    await visitor.post(await linkIn(app, 'wacht@voorbeeld.example'))
    const { path } = await sent('wacht@voorbeeld.example')
    const id = (await personByEmail(app.db, 'wacht@voorbeeld.example'))!.id
    const act = app.act({ actor: await actorOf(app.db, id) })
    expect(await openIdeasOf(act)).toMatchObject([{ state: 'waiting', path, title: 'Bankjes bij de vijver' }])
    expect(await openIdeasOf(app.act())).toEqual([])
  })

  test('somebody else in the same browser does not find it', async () => {
    const sien = app.visitor()
    await fillIn(sien, { 'jouw-idee': { story: 'Geheim plan.', title: 'Geheim' } })
    expect(await (await app.visitor().get('/idee')).text()).not.toContain('Geheim')
    expect((await app.visitor().get('/idee/elders')).headers.get('Location')).toBe('/idee')
  })
})

describe('limits', () => {
  test('too many links to one address stop, and nothing is lost', async () => {
    const { visitor, path } = await sent('druk@voorbeeld.example')
    const statuses: number[] = []
    for (let attempt = 0; attempt < 11; attempt += 1) {
      statuses.push((await visitor.post(path, { doen: 'opnieuw' })).status)
    }
    expect(statuses.filter((status) => status === 303)).toHaveLength(9)
    expect(statuses.at(-1)).toBe(429)
    expect((await visitor.get(path)).status).toBe(200)
  })

  test('one idea cannot be mailed to any number of addresses', async () => {
    const { visitor, path } = await sent('gul@voorbeeld.example')
    const statuses: number[] = []
    for (let attempt = 0; attempt < 7; attempt += 1) {
      const email = `vreemde${attempt}@voorbeeld.example`
      statuses.push((await visitor.post(path, { doen: 'adres', email })).status)
    }
    expect(statuses).toEqual([303, 303, 303, 303, 303, 429, 429])
    expect(await app.mails('vreemde5@voorbeeld.example')).toEqual([])
  })
})
