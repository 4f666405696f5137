import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answersById } from '../../forms/index.ts'
import { onceField } from '../../kit/once.ts'
import { personByEmail } from '../../people/index.ts'
import { type TestApp, testApp, type Visitor } from '../../testing.ts'
import { initiativeByNumber } from '../store.ts'
import { openReceipts } from './receipts.ts'
import { mailAbout, staffOf } from './testing.ts'

let app: TestApp
let karim: Visitor
beforeAll(async () => {
  app = await testApp()
  await staffOf(app)
  karim = await app.as('karim@waterstad.example')
})
afterAll(() => app.close())

/** What is left to type for somebody at the desk: the usual answers are there already. */
const typed = {
  formulier: 'IDEE-4',
  kanaal: 'desk',
  taal_bewoner: 'nl',
  voorgelezen: 'ja',
  weg: '',
  story: 'Een moestuin achter de flat.',
  title: 'Moestuin achter de flat',
  about: 'own_plan',
  subject: 'food',
  green: 'other',
  'where.address': 'Achterweg 9',
  reach: 'district',
  place: 'long',
  permit_expected: 'unknown',
  together: 'alone',
  origin: 'spontaneous',
  needs_money: 'none',
  ongoing_organisation: 'nee',
  name: 'Gerda Smit',
  channel: 'email',
  email: 'gerda@voorbeeld.example',
  may_publish: 'nee',
}
const numberIn = (path: string): string => /\d{4}-\d{4}/.exec(path)?.[0] ?? ''

describe('an official enters an idea for somebody', () => {
  test('on one page about the resident, with the usual answers chosen and the rest below', async () => {
    const html = await (await karim.get('/werk/idee-invoeren')).text()
    expect(html).toContain('Wat wil de bewoner doen, en waarom?')
    const [asked = '', below = ''] = html.split('Meer vragen, met het meest gekozen antwoord')
    expect(asked).toContain('Naam van de bewoner')
    expect(asked).not.toContain('name="needs_money"')
    expect(below).toContain('name="needs_money"')
    expect(html).toMatch(/value="own_plan" checked/)
    expect(html).toMatch(/value="unknown" checked/)
    expect(html).not.toMatch(/value="district" checked/)
    expect(html).toContain('Lees dit voor')
  })

  test('gets a number at once; the person has the receipt by mail and finds it back by that address', async () => {
    const saved = await karim.postAndSee('/werk/idee-invoeren', typed)
    expect(saved.path).toMatch(/^\/werk\/idee-invoeren\/\d{4}-\d{4}$/)
    const number = numberIn(saved.path)
    expect(saved.html).toContain(number)
    expect(saved.html).toContain('Noor Verhagen')
    expect(saved.html).toContain('in een mail aan gerda@voorbeeld.example')
    expect(await mailAbout(app, 'gerda@voorbeeld.example', number)).toBeDefined()
    const gerda = await personByEmail(app.db, 'gerda@voorbeeld.example')
    const karimId = (await personByEmail(app.db, 'karim@waterstad.example'))?.id
    const initiative = await initiativeByNumber(app.db, number)
    expect(initiative).toMatchObject({ subject: 'food', entered_by: karimId, kind: 'neighbourhood_wish' })
    const answers = await answersById(app.db, initiative!.answers_id!)
    expect(answers).toMatchObject({ channel: 'desk', entered_by: karimId, person_id: gerda?.id })
    const own = await app.as('gerda@voorbeeld.example')
    expect((await own.get(`/mijn/zaken/${number}`)).status).toBeLessThan(400)
  })

  test('for somebody known by address makes no second person', async () => {
    const before = await personByEmail(app.db, 'gerda@voorbeeld.example')
    const saved = await karim.postAndSee('/werk/idee-invoeren', {
      ...typed,
      title: 'Tweede plan',
      name: 'G.',
    })
    const initiative = await initiativeByNumber(app.db, numberIn(saved.path))
    const answers = await answersById(app.db, initiative!.answers_id!)
    expect(answers?.person_id).toBe(before?.id)
    expect((await personByEmail(app.db, 'gerda@voorbeeld.example'))?.name).toBe('Gerda Smit')
  })

  test('with errors keeps everything and says what to do', async () => {
    const answer = await karim.post('/werk/idee-invoeren', {
      ...typed,
      title: '',
      story: '<script>alert(1)</script>',
      voorgelezen: [],
      kanaal: [],
    })
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toContain('Vul in: Titel van het idee.')
    expect(html).toContain('Lees de tekst voor')
    expect(html).toContain('Kies hoe het idee binnenkwam')
    expect(html).toContain('&lt;script>alert(1)')
    expect(html).not.toContain('<script>alert')
    expect(html).toContain('value="Gerda Smit"')
  })

  test('sent twice is stored once', async () => {
    const html = await (await karim.get('/werk/idee-invoeren')).text()
    const token = new RegExp(`name="${onceField}" value="([^"]+)"`).exec(html)?.[1] ?? ''
    const fields = { ...typed, title: 'Dubbel', [onceField]: token }
    const answers = await Promise.all([1, 2, 3].map(() => karim.post('/werk/idee-invoeren', fields)))
    expect(new Set(answers.map((answer) => answer.headers.get('Location'))).size).toBe(1)
  })

  test('by letter leaves a letter to print, by telephone words to read, until it is done', async () => {
    const letter = await karim.postAndSee('/werk/idee-invoeren', {
      ...typed,
      channel: 'letter',
      email: '',
      postal_address: 'Achterweg 9\n3311 AB Waterstad',
      name: 'Piet Brief',
      taal_bewoner: 'en',
    })
    const number = numberIn(letter.path)
    expect(letter.html).toContain(`/werk/brief/${number}`)
    const page = await (await karim.get(`/werk/brief/${number}`)).text()
    expect(page).toContain('Achterweg 9')
    expect(page).toContain('Dear Piet Brief,')
    const phone = await karim.postAndSee('/werk/idee-invoeren', {
      ...typed,
      kanaal: 'telephone',
      channel: 'phone',
      email: '',
      phone: '06 1234 5678',
      name: 'Truus Bel',
    })
    expect(phone.html).toContain('Ik heb het voorgelezen')
    const noor = app.act()
    expect((await openReceipts(noor)).map((receipt) => receipt.channel)).toEqual(['letter', 'phone'])
    expect((await karim.postAndSee(phone.path)).html).toContain('De bewoner weet het')
    await karim.postAndSee(`/werk/brief/${number}`)
    expect(await openReceipts(noor)).toEqual([])
  })

  test('that belongs elsewhere asks what to do, and can be sent on', async () => {
    const broken = { ...typed, about: 'defect', title: 'Losse stoeptegel', email: 'ans@voorbeeld.example' }
    const asked = await karim.post('/werk/idee-invoeren', broken)
    const html = await asked.text()
    expect(asked.status).toBe(422)
    expect(html).toContain('Dit past bij: Meldpunt openbare ruimte')
    expect(html).toContain('value="elders"')
    expect(html).toContain('value="Losse stoeptegel"')
    const sent = await karim.postAndSee('/werk/idee-invoeren', { ...broken, weg: 'elders' })
    expect(sent.path).toMatch(/^\/idee\/elders\//)
    expect((await app.mails('meldpunt@waterstad.example'))[0]?.body_text).toContain('ans@voorbeeld.example')
    const still = await karim.postAndSee(sent.path, {
      weg: 'green',
      weg_reden: 'De bewoner maakt er een geveltuin van.',
    })
    const initiative = await initiativeByNumber(app.db, numberIn(still.path))
    const answers = await answersById(app.db, initiative!.answers_id!)
    expect(answers?.person_id).toBe((await personByEmail(app.db, 'ans@voorbeeld.example'))?.id)
  })

  test('takes another way with a reason', async () => {
    const refused = await karim.post('/werk/idee-invoeren', { ...typed, weg: 'city_wish' })
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('Schrijf in een zin waarom')
  })

  test('opens the version of a paper form by its code, and says when it does not know one', async () => {
    const paper = await (await app.visitor().get('/idee/papier')).text()
    const code = /Formuliercode: (IDEE-\d+)/.exec(paper)?.[1] ?? ''
    const known = await karim.get(`/werk/idee-invoeren?code=${code.toLowerCase()}`)
    const paperless = await known.text()
    expect(paperless).toMatch(/value="paper" checked/)
    expect(paperless).toContain('3. Heb je een foto of tekening?')
    expect(paperless).toContain('De nummers zijn die van het papier.')
    const unknown = await karim.get('/werk/idee-invoeren?code=IDEE-99')
    expect(unknown.status).toBe(422)
    expect(await unknown.text()).toContain('Deze code kennen wij niet')
  })

  test('is for officials only, and the receipt for who may know the person', async () => {
    const gerda = await app.as('gerda@voorbeeld.example')
    expect((await gerda.get('/werk/idee-invoeren')).status).toBe(403)
    expect((await gerda.post('/werk/idee-invoeren', typed)).status).toBe(403)
    expect((await app.visitor().get('/werk/idee-invoeren')).status).toBe(303)
    expect((await karim.get('/werk/brief/2020-0001')).status).toBe(404)
    expect((await karim.get('/werk/idee-invoeren/onzin')).status).toBe(404)
  })

  test('in English works in English', async () => {
    const english = await app.as('karim@waterstad.example')
    const html = await (await english.get('/werk/idee-invoeren?taal=en')).text()
    expect(html).toContain('Enter an idea for somebody')
    expect(html).toContain('Read this aloud')
  })
})
