import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withdraw } from '../../cases/index.ts'
import { answersById } from '../../forms/index.ts'
import { resultById } from '../../frameworks/index.ts'
import { paths } from '../../paths.ts'
import { actorOf, grantRole, personByEmail } from '../../people/index.ts'
import { type TestApp, testApp, testNow } from '../../testing.ts'
import { doneBefore, initiativeByNumber } from '../store.ts'
import { defect, fillIn, linkIn, mailAbout, neighbourhoodIdea, staffOf } from './testing.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
  await staffOf(app)
})
afterAll(() => app.close())

const numberIn = (path: string | null): string => /\d{4}-\d{4}/.exec(path ?? '')?.[0] ?? ''

describe('the start page', () => {
  test('says what happens, how long it takes and what we promise, in both languages', async () => {
    const nl = await (await app.visitor().get('/idee')).text()
    expect(nl).toContain('Begin met vertellen')
    expect(nl).toContain('Binnen 5 werkdagen')
    expect(nl).toContain('href="/idee/jouw-idee"')
    expect(nl).toContain('href="/idee/papier"')
    const en = await (await app.visitor().get('/idee?taal=en')).text()
    expect(en).toContain('Start telling')
    expect(en).toContain('Within 5 working days')
  })

  test('leads on with what was begun', async () => {
    const sanne = app.visitor()
    await fillIn(sanne, { 'jouw-idee': neighbourhoodIdea['jouw-idee'] })
    const html = await (await sanne.get('/idee')).text()
    expect(html).toContain('Je was al begonnen: Bankjes bij de vijver')
    expect(html).toContain('href="/idee/jouw-idee"')
  })
})

describe('somebody who is not signed in', () => {
  test('tells an idea, sees the way and why, confirms by link and gets number, norm and contact', async () => {
    const sanne = app.visitor()
    await fillIn(sanne, neighbourhoodIdea)
    const check = await (await sanne.get('/idee/controleren')).text()
    expect(check).toContain('Wijkwens')
    expect(check).toContain('Daarom is een wijkwens de snelste weg')
    expect(check).toContain('Binnen 5 werkdagen')
    expect(check).toContain('Kies zelf een andere weg')

    const sent = await sanne.postAndSee('/idee/controleren', { weg: 'neighbourhood_wish' })
    expect(sent.path).toMatch(/^\/idee\/bevestigen\//)
    expect(sent.html).toContain('Nog één stap')
    expect(sent.html).toContain('sanne@voorbeeld.example')
    expect(await personByEmail(app.db, 'sanne@voorbeeld.example')).toBeNull()

    // Sent again by a reload: still one idea.
    expect((await sanne.post('/idee/controleren')).headers.get('Location')).toBe(sent.path)
    expect(await app.mails('sanne@voorbeeld.example')).toHaveLength(1)

    // On another device.
    const phone = app.visitor()
    const link = await linkIn(app, 'sanne@voorbeeld.example')
    expect(await (await phone.get(link)).text()).toContain('Ja, dit is mijn adres')
    const confirmed = await phone.post(link)
    expect(confirmed.headers.get('Location')).toBe(sent.path)
    const done = await phone.get(sent.path)
    const path = done.headers.get('Location')
    expect(path).toMatch(/^\/idee\/klaar\/\d{4}-\d{4}$/)
    const html = await (await phone.get(path!)).text()
    expect(html).toContain(numberIn(path))
    expect(html).toContain('Noor Verhagen')
    expect(html).toMatch(/href="tel:/)
    expect(html).toContain('Uiterlijk')
    expect(html).toContain('wijkwens')
    expect(html).toContain('Jij zei ja tegen de website')
    expect(html).toContain(`/mijn/zaken/${numberIn(path)}`)

    const receipt = await mailAbout(app, 'sanne@voorbeeld.example', numberIn(path))
    expect(receipt?.body_text).toContain('Noor Verhagen')
    const person = await personByEmail(app.db, 'sanne@voorbeeld.example')
    expect(person?.name).toBe('Sanne de Wit')
    const initiative = await initiativeByNumber(app.db, numberIn(path))
    expect(initiative).toMatchObject({ kind: 'neighbourhood_wish', subject: 'meeting', public: false })
    expect(initiative?.needs).toEqual(['money', 'hands'])
    expect((await answersById(app.db, initiative!.answers_id!))?.person_id).toBe(person?.id)
    const result = await resultById(app.db, initiative!.framework_result_id!)
    expect(result).toMatchObject({ outcome: 'neighbourhood_wish', deviation: null })

    // The link works once; its replay says so and leads on.
    const replay = await app.visitor().get(link)
    expect(replay.status).toBe(410)
    expect(await replay.text()).toContain('Je hoeft niets meer te bevestigen')
    expect((await phone.get(link)).headers.get('Location')).toBe(sent.path)
  })

  test('may choose another way, with a reason of their own that is kept', async () => {
    const eva = app.visitor()
    const email = 'eva@voorbeeld.example'
    await fillIn(eva, neighbourhoodIdea, { 'over-jou': { email, name: 'Eva' } })
    const refused = await eva.post('/idee/controleren', { weg: 'city_wish', weg_reden: 'nee' })
    expect(refused.status).toBe(422)
    const html = await refused.text()
    expect(html).toContain('Schrijf in een zin waarom je een andere weg kiest')
    expect(html).toContain('href="#veld-weg_reden"')
    expect(html).toMatch(/value="city_wish" checked/)
    expect(html).toContain('<details class="disclosure" open>')
    expect((await eva.post('/idee/controleren', { weg: 'onzin' })).status).toBe(422)
    const reason = 'Ik wil dit ook in andere wijken doen.'
    await eva.post('/idee/controleren', { weg: 'city_wish', weg_reden: reason })
    const { path } = await eva.postAndSee(await linkIn(app, email))
    const initiative = await initiativeByNumber(app.db, numberIn(path))
    expect(initiative?.kind).toBe('city_wish')
    const result = await resultById(app.db, initiative!.framework_result_id!)
    expect(result).toMatchObject({
      outcome: 'neighbourhood_wish',
      deviation: { outcome: 'city_wish', reason },
    })
  })

  test('can correct a wrong address, and the old link confirms nothing', async () => {
    const bo = app.visitor()
    await fillIn(bo, neighbourhoodIdea, { 'over-jou': { email: 'fout@voorbeeld.example', name: 'Bo' } })
    const sent = await bo.postAndSee('/idee/controleren')
    const wrong = await bo.post(sent.path, { doen: 'adres', email: 'geen adres' })
    expect(wrong.status).toBe(422)
    const changed = await bo.postAndSee(sent.path, { doen: 'adres', email: 'bo@voorbeeld.example' })
    expect(changed.html).toContain('bo@voorbeeld.example')
    const old = await linkIn(app, 'fout@voorbeeld.example')
    const astray = await app.visitor().postAndSee(old)
    expect(astray.path).toBe(sent.path)
    expect(astray.html).toContain('Dit idee hoort bij een e-mailadres')
    const { path } = await bo.postAndSee(await linkIn(app, 'bo@voorbeeld.example'))
    expect(path).toMatch(/klaar/)
  })

  test('with an expired link signs in and confirms with a button', async () => {
    const ine = app.visitor()
    const email = 'ine@voorbeeld.example'
    await fillIn(ine, neighbourhoodIdea, { 'over-jou': { email, name: 'Ine' } })
    const sent = await ine.postAndSee('/idee/controleren')
    const link = await linkIn(app, email)
    app.setNow(new Date(testNow.getTime() + 31 * 24 * 60 * 60 * 1000))
    const late = await app.visitor().post(link)
    expect(late.status).toBe(410)
    expect(await late.text()).toContain('Log in met je e-mailadres')
    app.setNow(testNow)
    const signedIn = app.visitor()
    await signedIn.post(`/aanmelden?terug=${encodeURIComponent(sent.path)}`, { email })
    const asked = await signedIn.postAndSee(await linkIn(app, email, 'in te loggen'))
    expect(asked.path).toBe(sent.path)
    expect(asked.html).toContain('Is dit jouw idee?')
    expect(asked.html).toContain('Bankjes bij de vijver')
    const done = await signedIn.postAndSee(sent.path, { doen: 'bevestig' })
    expect(done.path).toMatch(/klaar/)
    expect((await signedIn.post(sent.path, { doen: 'bevestig' })).headers.get('Location')).toBe(done.path)
  })

  test('tells nothing to somebody who has the address of a page', async () => {
    const sanne = app.visitor()
    await fillIn(sanne, neighbourhoodIdea, { 'over-jou': { email: 'dicht@voorbeeld.example' } })
    const sent = await sanne.postAndSee('/idee/controleren')
    const stranger = app.visitor()
    for (const html of [
      await (await stranger.get(sent.path)).text(),
      await (await stranger.post(sent.path, { doen: 'opnieuw' })).text(),
      await (await stranger.post(sent.path, { doen: 'adres', email: 'dief@voorbeeld.example' })).text(),
    ]) {
      expect(html).toContain('Log in om verder te gaan')
      expect(html).not.toContain('Bankjes')
      expect(html).not.toContain('dicht@')
    }
    expect(await app.mails('dief@voorbeeld.example')).toEqual([])
    await sanne.postAndSee(await linkIn(app, 'dicht@voorbeeld.example'))
    const receipt = await mailAbout(app, 'dicht@voorbeeld.example', 'ontvangen')
    const number = numberIn(receipt!.subject)
    expect((await stranger.get(`/idee/klaar/${number}`)).status).toBe(404)
    expect((await (await app.as('sanne@voorbeeld.example')).get(`/idee/klaar/${number}`)).status).toBe(404)
    expect((await stranger.get('/idee/bevestigen/00000000-0000-4000-8000-000000000000')).status).toBe(410)
    expect((await stranger.get('/idee/bevestigen/x')).status).toBe(410)
  })

  test('in English gets everything in English', async () => {
    const ann = app.visitor()
    const email = 'ann@voorbeeld.example'
    await ann.get('/idee?taal=en')
    await fillIn(ann, neighbourhoodIdea, { 'over-jou': { email, name: 'Ann' } })
    const check = await (await ann.get('/idee/controleren')).text()
    expect(check).toContain('This way suits your idea')
    expect(check).toContain('Neighbourhood wish')
    const sent = await ann.postAndSee('/idee/controleren')
    expect(sent.html).toContain('One more step')
    expect(await mailAbout(app, email, 'Confirm your idea')).toBeDefined()
    const done = await ann.postAndSee(await linkIn(app, email))
    expect(done.html).toContain('Thank you, we have your idea')
    expect(done.html).toContain('By ')
  })
})

describe('without e-mail', () => {
  test.each([
    [
      'phone',
      { channel: 'phone', phone: '06 1234 5678', email: [] },
      'Wij bellen je hierover op 06 1234 5678',
    ],
    [
      'letter',
      { channel: 'letter', postal_address: 'Vijverlaan 3\n3311 AA Waterstad', email: [] },
      'Wij sturen je dit ook in een brief',
    ],
  ] as const)('by %s an idea is in at once, and the team sees whom to tell', async (channel, typed, said) => {
    const visitor = app.visitor()
    await fillIn(visitor, neighbourhoodIdea, { 'over-jou': { name: `Wil ${channel}`, ...typed } })
    const done = await visitor.postAndSee('/idee/controleren')
    expect(done.path).toMatch(/klaar/)
    expect(done.html).toContain(said)
    expect(done.html).toContain('Noor Verhagen')
    const number = numberIn(done.path)
    expect((await app.visitor().get(done.path)).status).toBe(404)
    const noor = await app.as('noor@waterstad.example')
    const letter = await (await noor.get(`/werk/brief/${number}`)).text()
    expect(letter).toContain(number)
    const told = await noor.postAndSee(`/werk/brief/${number}`)
    expect(told.html).toContain('Dit is gedaan')
    app.setNow(new Date(testNow.getTime() + 25 * 60 * 60 * 1000))
    expect((await visitor.get(done.path)).status).toBe(404)
    app.setNow(testNow)
  })
})

describe('somebody who is signed in', () => {
  test('is asked nothing we know, and is done at once', async () => {
    const sanne = await app.as('sanne@voorbeeld.example')
    const { 'over-jou': you, ...before } = neighbourhoodIdea
    await fillIn(sanne, before)
    const html = await (await sanne.get('/idee/over-jou')).text()
    expect(html).toContain('value="Sanne de Wit"')
    expect(html).toContain('value="sanne@voorbeeld.example"')
    await fillIn(sanne, { 'over-jou': { ...you, name: 'Sanne de Wit-Bos' } })
    const done = await sanne.postAndSee('/idee/controleren')
    expect(done.path).toMatch(/klaar/)
    expect((await personByEmail(app.db, 'sanne@voorbeeld.example'))?.name).toBe('Sanne de Wit-Bos')
  })

  test('hears at which address we write, when they type another one', async () => {
    const sanne = await app.as('sanne@voorbeeld.example')
    await fillIn(sanne, neighbourhoodIdea, { 'over-jou': { email: 'ander@voorbeeld.example' } })
    const check = await (await sanne.get('/idee/controleren')).text()
    expect(check).toContain('Wij mailen je op sanne@voorbeeld.example')
    await sanne.postAndSee('/idee/controleren')
    expect(await app.mails('ander@voorbeeld.example')).toEqual([])
  })
})

describe('an idea that belongs elsewhere', () => {
  test('says so at once, with the story ready to take along', async () => {
    const omar = app.visitor()
    await fillIn(omar, { 'jouw-idee': defect['jouw-idee'] })
    const aside = await omar.postAndSee('/idee/waar-gaat-het-over', { about: 'defect' })
    expect(aside.path).toBe('/idee/elders')
    expect(aside.html).toContain('Meldpunt openbare ruimte')
    expect(aside.html).toContain('Een melding is dan de snelste weg')
    expect(aside.html).toContain('mailto:meldpunt@waterstad.example?subject=Kapotte%20lantaarn')
    expect(aside.html).toContain('De lantaarn in onze straat is stuk.')
    expect(aside.html).toContain('href="/idee/waar"')
    // Only once: whoever goes on is not stopped again.
    expect((await omar.post('/idee/waar', defect.waar)).headers.get('Location')).toBe('/idee/over-jou')
  })

  test('is sent on by us, once, and can become an initiative after all with nothing typed twice', async () => {
    const omar = app.visitor()
    await fillIn(omar, defect)
    const check = await (await omar.get('/idee/controleren')).text()
    expect(check).toContain('Stuur mijn verhaal door naar: Meldpunt openbare ruimte')
    const sent = await omar.postAndSee('/idee/controleren', { weg: 'elders' })
    expect(sent.path).toMatch(/^\/idee\/elders\//)
    expect(sent.html).toContain('Je verhaal is doorgestuurd naar: Meldpunt openbare ruimte')
    expect((await omar.post('/idee/controleren', { weg: 'elders' })).headers.get('Location')).toBe(sent.path)
    const forwarded = await app.mails('meldpunt@waterstad.example')
    expect(forwarded).toHaveLength(1)
    expect(forwarded[0]?.body_text).toContain('De lantaarn in onze straat is stuk.')
    expect(forwarded[0]?.body_text).toContain('omar@voorbeeld.example')
    expect((await app.mails('omar@voorbeeld.example'))[0]?.subject).toContain('Meldpunt openbare ruimte')
    expect((await app.visitor().get(sent.path)).status).toBe(404)
    expect((await app.visitor().post(sent.path, { weg: 'city_wish' })).status).toBe(404)

    expect((await omar.post(sent.path, { weg: 'city_wish', weg_reden: 'nee' })).status).toBe(422)
    const again = await omar.postAndSee(sent.path, {
      weg: 'city_wish',
      weg_reden: 'Wij willen de lantaarn zelf versieren.',
    })
    expect(again.path).toMatch(/bevestigen/)
    expect(again.html).toContain('omar@voorbeeld.example')
    const done = await omar.postAndSee(await linkIn(app, 'omar@voorbeeld.example'))
    const initiative = await initiativeByNumber(app.db, numberIn(done.path))
    expect(initiative).toMatchObject({ kind: 'city_wish', title: 'Kapotte lantaarn' })
    const result = await resultById(app.db, initiative!.framework_result_id!)
    expect(result).toMatchObject({ outcome: 'defect_report', deviation: { outcome: 'city_wish' } })
  })

  test('can be told as an initiative at once, with a reason', async () => {
    const kim = app.visitor()
    const email = 'kim@voorbeeld.example'
    await fillIn(kim, defect, { 'over-jou': { email, name: 'Kim' } })
    const sent = await kim.postAndSee('/idee/controleren', {
      weg: 'neighbourhood_wish',
      weg_reden: 'Ik wil er zelf iets moois van maken.',
    })
    expect(sent.path).toMatch(/bevestigen/)
    expect(await app.mails('meldpunt@waterstad.example')).toHaveLength(1)
  })

  test.each([
    ['council_subject', {}, 'Griffie van de gemeenteraad'],
    ['municipal_task', {}, 'Loket uitdaagrecht'],
  ])('%s leads to the right place', async (about, _, name) => {
    const visitor = app.visitor()
    await fillIn(visitor, { 'jouw-idee': defect['jouw-idee'] })
    const aside = await visitor.postAndSee('/idee/waar-gaat-het-over', { about })
    expect(aside.html).toContain(name)
  })

  test('running costs lead to the subsidy desk, when that becomes clear', async () => {
    const visitor = app.visitor()
    const { 'wat-heb-je-nodig': needs, 'over-jou': _, ...before } = neighbourhoodIdea
    await fillIn(visitor, before)
    const aside = await visitor.postAndSee('/idee/wat-heb-je-nodig', { ...needs, ongoing_organisation: 'ja' })
    expect(aside.path).toBe('/idee/elders')
    expect(aside.html).toContain('Subsidieloket')
  })

  test('in English is explained in English, and the service gets Dutch', async () => {
    const visitor = app.visitor()
    await visitor.get('/idee?taal=en')
    await fillIn(visitor, defect, { 'over-jou': { email: 'lee@voorbeeld.example' } })
    expect(await (await visitor.get('/idee/elders')).text()).toContain('We send it on')
    const sent = await visitor.postAndSee('/idee/controleren', { weg: 'elders' })
    expect(sent.html).toContain('Your story was sent on to: Public space report line')
    expect((await app.mails('meldpunt@waterstad.example'))[0]?.body_text).toContain('Waarom bij jullie')
  })
})

describe('doing it again', () => {
  test('fills in everything of the last time; who it is and whether it may be shown is asked anew', async () => {
    const { number } = await toldByGreet()
    const initiative = await initiativeByNumber(app.db, number)
    const greet = await app.as('greet@voorbeeld.example')
    const address = paths.initiativeAgain(number)
    expect(await (await greet.get(address)).text()).toContain('Dit kan als je plan is afgesloten.')
    expect((await greet.post(address)).status).toBe(409)
    const person = await personByEmail(app.db, 'greet@voorbeeld.example')
    await withdraw(app.act({ actor: await actorOf(app.db, person!.id) }), {
      caseId: initiative!.case_id,
      reason: 'Dit jaar niet',
    })

    const own = await (await greet.get(paths.initiative(number, initiative!.slug))).text()
    expect(own).toContain('Doe het nog een keer')
    const stranger = {
      name: 'Vera',
      email: 'vera@voorbeeld.example',
      role: 'volunteer',
      areaId: null,
    } as const
    await grantRole(app.act(), stranger)
    expect((await (await app.as(stranger.email)).get(address)).status).toBe(404)
    const once = { eenmalig: '1c7f5b7e-36a8-4d0e-8f3b-0a6c1f1d2e3f' }
    const begun = await greet.post(address, once)
    expect(begun.headers.get('Location')).toMatch(/^\/idee\/concept\//)
    // Pressed twice: one draft.
    expect((await greet.post(address, once)).headers.get('Location')).toBe(begun.headers.get('Location'))
    const opened = await greet.get(begun.headers.get('Location')!)
    expect(opened.headers.get('Location')).toBe('/idee/over-jou')
    // How the one who told it is reached is nobody else's business, of the same plan or not.
    const you = await (await greet.get('/idee/over-jou')).text()
    expect(you).not.toContain('sanne@voorbeeld.example')
    const check = await (await greet.get('/idee/jouw-idee')).text()
    expect(check).toContain('Wij willen bankjes bij de vijver.')
    expect((await greet.post('/idee/over-jou', neighbourhoodIdea['over-jou'])).headers.get('Location')).toBe(
      '/idee/controleren',
    )
    const all = await (await greet.get('/idee/controleren')).text()
    for (const words of ['Bankjes bij de vijver', 'Vijverlaan 3', 'Wijkwens']) expect(all).toContain(words)
    const sent = await greet.postAndSee('/idee/controleren', { weg: 'neighbourhood_wish' })
    expect(sent.path).toMatch(/^\/idee\/klaar\/\d{4}-\d{4}$/)
    expect(numberIn(sent.path)).not.toBe(number)
    const anew = await initiativeByNumber(app.db, numberIn(sent.path))
    expect(await doneBefore(app.db, anew!.case_id)).toBe(initiative!.case_id)
  })
})

/** A wish of Greet, who is known already, that came in. */
async function toldByGreet(): Promise<{ readonly number: string }> {
  await grantRole(app.act(), {
    name: 'Greet',
    email: 'greet@voorbeeld.example',
    role: 'volunteer',
    areaId: null,
  })
  const greet = await app.as('greet@voorbeeld.example')
  await fillIn(greet, neighbourhoodIdea)
  const sent = await greet.postAndSee('/idee/controleren', { weg: 'neighbourhood_wish' })
  return { number: numberIn(sent.path) }
}
