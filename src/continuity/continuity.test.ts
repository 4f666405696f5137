import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { completeStep, reopenCase } from '../cases/index.ts'
import { mailAbout, staffOf } from '../initiatives/front-door/testing.ts'
import { completeInitiative } from '../initiatives/index.ts'
import {
  endRole,
  grantRole,
  insertPerson,
  type Person,
  peopleWithRoles,
  personByEmail,
} from '../people/index.ts'
import { type TestApp, testApp, type Visitor } from '../testing.ts'
import { toldWish, wishCarriedOut } from '../testing-wish.ts'
import { tendContinuity } from './jobs.ts'
import { checkInsOf, keptById, maintainersOf } from './store.ts'

let app: TestApp
let guide: Person
let noor: Visitor
let gijs: Visitor
beforeAll(async () => {
  app = await testApp()
  await staffOf(app)
  const role = { role: 'case_guide', areaId: null } as const
  guide = await grantRole(app.act(), { ...role, name: 'Gijs de Gids', email: 'gijs@waterstad.example' })
  await grantRole(app.act(), { ...role, name: 'Ander Mens', email: 'ander@waterstad.example' })
  noor = await app.as('noor@waterstad.example')
  gijs = await app.as('gijs@waterstad.example')
})
afterAll(() => app.close())

const at = (day: string) => app.act({ now: new Date(`${day}T07:50:00Z`) })
const noon = (day: string) => new Date(`${day}T12:00:00Z`)
/** The link of somebody's page in their newest mail whose subject holds these words. */
const linkOf = async (email: string, words: string): Promise<string> =>
  /\/volhouden\/[\w-]+/.exec((await mailAbout(app, email, words))?.body_text ?? '')?.[0] ?? 'no link'
const publicPage = async ({ number, slug }: { number: string; slug: string }): Promise<string> =>
  (await app.visitor().get(`/initiatieven/${number}-${slug}`)).text()
const desk = (number: string) => `/werk/volhouden/${number}`

describe('a wish that was carried out', () => {
  test('is kept up by who told it, who is asked after half a year and then every year', async () => {
    const email = 'pluktuin@voorbeeld.example'
    const wish = await wishCarriedOut(app, {
      title: 'Pluktuin',
      email,
      guideId: guide.id,
      at: noon('2026-05-21'),
    })
    expect(await keptById(app.db, wish.caseId)).toMatchObject({
      starts_on: '2026-05-21',
      next_on: '2026-11-21',
    })
    const mail = await mailAbout(app, email, 'En nu verder')
    expect(mail?.body_text).toContain('Over 6 maanden')
    const html = await publicPage(wish)
    expect(html).toContain('Loopt sinds mei 2026.')
    expect(html).toContain('mensen uit de straat')
    expect(html).not.toContain(wish.initiator.name)

    await tendContinuity(at('2026-11-20'))
    expect(await checkInsOf(app.db, wish.caseId)).toEqual([])
    await tendContinuity(at('2026-11-21'))
    await tendContinuity(at('2026-11-21'))
    expect(await checkInsOf(app.db, wish.caseId)).toHaveLength(1)
    const page = await linkOf(email, 'Hoe staat het ervoor')
    const visitor = app.visitor()
    // The link chooses the answer, and changes nothing by itself.
    expect(await (await visitor.get(`${page}?antwoord=hulp`)).text()).toMatch(/value="hulp"[^>]*checked/)
    expect((await visitor.post(page, { doe: 'antwoord' })).status).toBe(422)
    const seen = await visitor.postAndSee(page, { doe: 'antwoord', antwoord: 'goed' })
    expect(seen.html).toContain('Dank je wel, wij weten het')
    expect(seen.html).toContain('21 november 2027')
    // Who looks for somebody is asked again sooner; when it goes well again, after the usual time.
    const looks = await visitor.postAndSee(page, { doe: 'antwoord', antwoord: 'overnemen' })
    expect(looks.html).toContain('21 februari 2027')
    await visitor.postAndSee(page, { doe: 'antwoord', antwoord: 'goed' })
    expect(await publicPage(wish)).toContain('Het gaat goed, gezien in november 2026.')
    expect(await (await noor.get('/werk')).text()).toContain('vraagt nu niets om aandacht')
    expect(await (await gijs.get('/werk')).text()).not.toContain('Blijft het draaien?')
  })

  test('asks once more, and then stands on the desk as late', async () => {
    const email = 'bankje@voorbeeld.example'
    const wish = await wishCarriedOut(app, {
      title: 'Bankje',
      email,
      guideId: guide.id,
      at: noon('2026-04-10'),
    })
    for (const day of ['2026-10-10', '2026-10-24', '2026-10-25', '2026-11-08']) await tendContinuity(at(day))
    const asked = (await app.mails(email)).filter(({ subject }) => subject.includes('oe staat het ervoor'))
    expect(asked).toHaveLength(2)
    expect(await (await gijs.get('/werk')).text()).toContain(`${wish.number} Bankje`)
    const late = await (await noor.get('/werk/volhouden?stand=te-laat')).text()
    expect(late).toContain('geen antwoord: bel')
    const csv = await (await noor.get('/werk/volhouden.csv?stand=te-laat')).text()
    expect(csv).toContain(`${wish.number};Bankje;Wijkwens`)
    expect(csv).toContain('Gijs de Gids')
    // By telephone: staff types what was said.
    const entered = await gijs.postAndSee(desk(wish.number), {
      doe: 'antwoord',
      antwoord: 'hulp',
      opmerking: 'De verf bladdert.',
    })
    expect(entered.html).toContain('kan hulp gebruiken, op 21 november 2026')
    expect(entered.html).toContain('per telefoon')
    expect(entered.html).toContain('vraagt om hulp')
    expect(await (await noor.get('/werk/volhouden?stand=te-laat')).text()).not.toContain(wish.number)
    expect((await gijs.post(desk(wish.number), { doe: 'eraf', wie: 'x' })).status).toBe(404)
    const done = await gijs.postAndSee(desk(wish.number), { doe: 'gedaan' })
    expect(done.html).not.toContain('Dit vraagt aandacht')
  })

  test('that was for once is left in peace', async () => {
    const email = 'feest@voorbeeld.example'
    const wish = await wishCarriedOut(app, { title: 'Straatfeest', email })
    const page = await linkOf(email, 'En nu verder')
    const seen = await app.visitor().postAndSee(page, { doe: 'eenmalig' })
    expect(seen.html).toContain('Dit was voor één keer')
    expect(await publicPage(wish)).not.toContain('Hoe gaat het nu?')
    await tendContinuity(at('2027-06-21'))
    expect(await checkInsOf(app.db, wish.caseId)).toEqual([])
  })

  test('for once by mistake is heard of by the others and the guide, who follows it again', async () => {
    const email = 'ruilkast@voorbeeld.example'
    const wish = await wishCarriedOut(app, { title: 'Ruilkast', email, guideId: guide.id })
    const page = await linkOf(email, 'En nu verder')
    const mate = 'maat@voorbeeld.example'
    await app.visitor().post(page, { doe: 'erbij', naam: 'Maat', email: mate, rol: 'upkeep' })
    await app.visitor().post(await linkOf(mate, 'Je houdt mee'), { doe: 'eenmalig' })
    expect((await mailAbout(app, email, 'Het was voor één keer'))?.body_text).toContain('Klopt dit niet?')
    expect(await mailAbout(app, mate, 'Het was voor één keer')).toBeUndefined()
    expect(await mailAbout(app, guide.email ?? '', `Was voor één keer: ${wish.number}`)).toBeDefined()
    expect(await (await gijs.get(desk(wish.number))).text()).toContain('was voor één keer, gezegd op')
    const begun = await gijs.postAndSee(desk(wish.number), { doe: 'begin' })
    expect(begun.html).toContain('Wij volgen deze wens')
    expect(begun.html).not.toContain('value="begin"')
    const links = (await app.mails(email)).flatMap(({ subject, body_text }) =>
      subject.includes('En nu verder') ? (/\/volhouden\/[\w-]+/.exec(body_text) ?? []) : [],
    )
    const again = links.find((link) => link !== page) ?? 'no link'
    await app.visitor().post(again, { doe: 'antwoord', antwoord: 'goed' })
    expect((await app.visitor().post(again, { doe: 'eenmalig' })).status).toBe(409)
    expect((await gijs.post(desk(wish.number), { doe: 'eenmalig' })).status).toBe(409)
    expect(await keptById(app.db, wish.caseId)).toMatchObject({ ended_on: null, standing: 'well' })
  })

  test('is not asked any more when its case is opened again', async () => {
    const wish = await wishCarriedOut(app, { title: 'Speelplek', email: 'speel@voorbeeld.example' })
    await reopenCase(app.act(), {
      caseId: wish.caseId,
      step: 'execution',
      reason: 'Er ontbreekt een schommel.',
    })
    expect(await keptById(app.db, wish.caseId)).toMatchObject({ ended_as: 'reopened', next_on: null })
    expect(await publicPage(wish)).not.toContain('Hoe gaat het nu?')
  })
})

describe('who needs help', () => {
  test('is heard by the guide, and by the team when the guide has left', async () => {
    const leaving = await grantRole(app.act(), {
      name: 'Vera Vertrekt',
      email: 'vera@waterstad.example',
      role: 'case_guide',
      areaId: null,
    })
    const told = { title: 'Kas', email: 'kas@voorbeeld.example', guideId: leaving.id }
    const wish = await wishCarriedOut(app, told)
    const page = await linkOf(told.email, 'En nu verder')
    const help = { doe: 'antwoord', antwoord: 'hulp', opmerking: 'De ruit is stuk.' }
    expect((await app.visitor().postAndSee(page, help)).html).toContain('Wij nemen contact met je op')
    expect((await mailAbout(app, leaving.email ?? '', 'Vraagt om hulp'))?.body_text).toContain(
      'De ruit is stuk.',
    )
    expect(await (await noor.get('/werk')).text()).not.toContain(`${wish.number} Kas`)
    const [{ id } = { id: '' }] =
      (await peopleWithRoles(app.db)).find((one) => one.id === leaving.id)?.grants ?? []
    await endRole(app.act(), id)
    expect(await (await noor.get('/werk')).text()).toContain(`${wish.number} Kas`)
    await app.visitor().postAndSee(page, help)
    expect(
      await mailAbout(app, 'initiatieven@waterstad.example', `Vraagt om hulp: ${wish.number}`),
    ).toBeDefined()
    // Somebody else's guide has no business here.
    const other = await app.as('ander@waterstad.example')
    expect((await other.get(desk(wish.number))).status).toBe(403)
    expect(await (await other.get('/werk/volhouden')).text()).not.toContain(wish.number)
  })
})

describe('taking over', () => {
  test('is offered on the public page, and somebody else keeps it going', async () => {
    const email = 'kast@voorbeeld.example'
    const wish = await wishCarriedOut(app, { title: 'Boekenkast', email, guideId: guide.id })
    const address = `/initiatieven/${wish.number}/overnemen`
    expect((await app.visitor().get(address)).status).toBe(404)
    const page = await linkOf(email, 'En nu verder')
    await app.visitor().post(page, { doe: 'antwoord', antwoord: 'overnemen' })
    expect(await publicPage(wish)).toContain('Ik wil het overnemen')
    const visitor = app.visitor()
    expect((await visitor.post(address, { naam: 'Nel Nieuw' })).status).toBe(422)
    const offer = { naam: 'Nel Nieuw', email: 'nel@voorbeeld.example', opmerking: 'Ik lees graag.' }
    expect((await visitor.postAndSee(address, offer)).html).toContain('Dank je wel voor je aanbod')
    expect((await mailAbout(app, guide.email ?? '', 'wil het overnemen'))?.body_text).toContain(
      'Ik lees graag.',
    )
    const html = await (await gijs.get(desk(wish.number))).text()
    expect(html).toContain('nel@voorbeeld.example')
    const aanbod = /name="aanbod" value="([0-9a-f-]+)"/.exec(html)?.[1] ?? ''
    const yes = await gijs.postAndSee(desk(wish.number), { doe: 'ja', aanbod })
    expect(yes.html).toContain('Nel Nieuw, aanspreekpunt')
    expect(yes.html).not.toContain('Ik lees graag.')
    expect((await gijs.post(desk(wish.number), { doe: 'ja', aanbod })).status).toBe(409)
    const now = (await maintainersOf(app.db, wish.caseId)).filter(({ ended_on }) => ended_on === null)
    expect(now.map(({ person_id }) => person_id)).toEqual([
      (await personByEmail(app.db, 'nel@voorbeeld.example'))?.id,
    ])
    expect(await mailAbout(app, email, 'Iemand neemt het over')).toBeDefined()
    expect(await publicPage(wish)).not.toContain('Ik wil het overnemen')
    expect(await (await app.visitor().get(page)).text()).toContain('Je houdt dit niet meer draaiend')
    // Opened again and carried out, it stays theirs.
    const { caseId } = wish
    await reopenCase(app.act(), { caseId, step: 'execution', reason: 'Er ontbreekt een plank.' })
    await completeStep(app.act(), { caseId, step: 'execution', outcome: 'carried_out' })
    await completeInitiative(app.act(), { caseId, result: 'De plank zit erin.' })
    expect(await keptById(app.db, caseId)).toMatchObject({ ended_on: null })
    const still = (await maintainersOf(app.db, caseId)).filter(({ ended_on }) => ended_on === null)
    expect(still).toEqual(now)
    expect(
      await (await app.visitor().get(await linkOf('nel@voorbeeld.example', 'Je houdt mee'))).text(),
    ).toContain('Jullie plan draait')
  })
})

describe('who keeps it going', () => {
  test('an organisation is public by name, a person never; a joiner can say no', async () => {
    const email = 'buurttuin@voorbeeld.example'
    const wish = await wishCarriedOut(app, {
      title: 'Buurttuin',
      email,
      organisation: 'Stichting De Bron',
      guideId: guide.id,
    })
    const page = await linkOf(email, 'En nu verder')
    expect(await publicPage(wish)).toContain('Wie het draaiend houdt: Stichting De Bron.')
    const joiner = { doe: 'erbij', naam: 'Jo Joiner', email: 'jo@voorbeeld.example', rol: 'host' }
    // Whoever types an address does not learn whose it is.
    await insertPerson(app.db, { name: 'Johanna van Buiten', email: joiner.email }, app.act().now)
    const added = (await app.visitor().postAndSee(page, joiner)).html
    expect(added).toContain('Toegevoegd')
    expect(added).toContain('Iemand die erbij kwam, gastvrouw of gastheer')
    expect(added).toContain('Wie Buurttuin, aanspreekpunt')
    expect(added).not.toContain('Johanna van Buiten')
    expect((await app.visitor().post(page, joiner)).status).toBe(422)
    expect(await publicPage(wish)).toContain('Stichting De Bron en mensen uit de straat')
    expect(await publicPage(wish)).not.toContain('Jo Joiner')
    const link = await linkOf('jo@voorbeeld.example', 'Je houdt mee')
    expect((await app.visitor().postAndSee(link, { doe: 'eraf' })).html).toContain(
      'Je houdt dit niet meer draaiend',
    )
    const again = await app.visitor().post(page, joiner)
    expect(again.status).toBe(422)
    expect(await again.text()).toContain('Deze persoon deed mee en stopte')
    expect(await publicPage(wish)).not.toContain('mensen uit de straat')
    // Signed in it is the same page, and nobody else's.
    const own = await app.as(email)
    expect(await (await own.get('/mijn')).text()).toContain('Wat je draaiend houdt')
    expect((await own.get(`/mijn/volhouden/${wish.number}`)).status).toBe(200)
    expect((await gijs.get(`/mijn/volhouden/${wish.number}`)).status).toBe(404)
    expect((await app.visitor().get(`/volhouden/${'x'.repeat(43)}`)).status).toBe(404)
  })

  test('an agreement has an end, which is said in time and can be put off', async () => {
    const email = 'moestuin@voorbeeld.example'
    const wish = await wishCarriedOut(app, { title: 'Moestuin', email, guideId: guide.id })
    const saved = await gijs.postAndSee(desk(wish.number), {
      doe: 'afspraak',
      afspraak: 'De stichting snoeit, de gemeente brengt compost.',
      loopt_tot: '2027-03-31',
      maanden: '6',
    })
    expect(saved.html).toContain('De afspraak is bewaard')
    await tendContinuity(at('2027-02-20'))
    const page = await linkOf(email, 'De afspraak loopt bijna af')
    expect(await (await app.visitor().get(page)).text()).toContain('de gemeente brengt compost')
    await app.visitor().post(page, { doe: 'langer' })
    expect(await keptById(app.db, wish.caseId)).toMatchObject({ agreed_until: '2028-03-31', every_months: 6 })
  })
})

describe('stopping well', () => {
  test('walks through it; the lesson stays, once the team looked at it', async () => {
    const email = 'weggeefkast@voorbeeld.example'
    const wish = await wishCarriedOut(app, { title: 'Weggeefkast', email, guideId: guide.id })
    const page = await linkOf(email, 'En nu verder')
    const visitor = app.visitor()
    const steps = await (await visitor.get(`${page}/stoppen`)).text()
    for (const words of ['1. Vertel het', '2. Spullen en geld', '3. Wat heb je geleerd?', '4. Dank je wel'])
      expect(steps).toContain(words)
    const goodbye = {
      verteld: 'De hele straat.',
      over: 'De planken gaan naar de school.',
      les: 'Vraag twee mensen een sleutel te bewaren.',
    }
    expect((await visitor.post(`${page}/stoppen`, goodbye)).status).toBe(422)
    const done = await visitor.postAndSee(`${page}/stoppen`, { ...goodbye, zeker: 'ja' })
    expect(done.html).toContain('Het is netjes gestopt')
    expect((await mailAbout(app, email, 'Dank je wel'))?.body_text).toContain('twee mensen een sleutel')
    expect(await publicPage(wish)).toContain('Gestopt in november 2026.')
    expect(await publicPage(wish)).not.toContain('twee mensen een sleutel')
    const at_desk = await (await gijs.get(desk(wish.number))).text()
    expect(at_desk).toContain('De planken gaan naar de school.')
    expect(at_desk).toContain('Lees hem na')
    await gijs.post(desk(wish.number), { doe: 'les', les: 'Laat twee mensen een sleutel bewaren.' })
    const html = await publicPage(wish)
    expect(html).toContain('Laat twee mensen een sleutel bewaren.')
    expect(html).not.toContain('De planken gaan naar de school.')
    await tendContinuity(at('2027-06-21'))
    expect(await checkInsOf(app.db, wish.caseId)).toEqual([])
  })

  test('at the desk, for who calls', async () => {
    const email = 'soep@voorbeeld.example'
    const wish = await wishCarriedOut(app, { title: 'Soep', email, guideId: guide.id })
    await gijs.post(desk(wish.number), { doe: 'antwoord', antwoord: 'overnemen' })
    const offer = { naam: 'Sam Soep', email: 'sam@voorbeeld.example' }
    await app.visitor().post(`/initiatieven/${wish.number}/overnemen`, offer)
    const seen = await gijs.postAndSee(`${desk(wish.number)}/stoppen`, {
      les: 'Vraag wie de pannen meeneemt.',
      zeker: 'ja',
    })
    expect(seen.html).toContain('Het is afgerond')
    expect(await publicPage(wish)).toContain('Vraag wie de pannen meeneemt.')
    // Who waits for an answer gets one.
    expect(await mailAbout(app, offer.email, 'Over je aanbod')).toBeDefined()
  })
})

test('a wish that is not done cannot be followed; its number says so', async () => {
  const wish = await toldWish(app, { title: 'Nog een idee', email: 'nog@voorbeeld.example' })
  expect((await noor.get(desk(wish.number))).status).toBe(404)
  const html = await (await noor.get(`/werk/volhouden?nummer=${wish.number}`)).text()
  expect(html).toContain('of het is geen wens die is uitgevoerd')
  expect(await (await noor.get('/werk/volhouden?stand=x&soort=green&gebied=nergens')).text()).toContain(
    'Wat blijft draaien',
  )
})
