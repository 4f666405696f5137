import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../testing.ts'
import { secrets, type TestCity, testCity } from '../testing-city.ts'
import { addSpot, answerYes, askForSpot } from './actions.ts'
import { tendSpots } from './jobs.ts'
import { agreementsOf, allSpots, insertAgreement, openRequests, type SpotContent } from './store.ts'

let app: TestApp
let city: TestCity
beforeAll(async () => {
  app = await testApp()
  city = await testCity(app)
})
afterAll(() => app.close())

const words = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0]+/g, ' ')
const read = async (path: string, visitor = app.visitor(), status = 200): Promise<string> => {
  const answer = await visitor.get(path)
  expect(answer.status, path).toBe(status)
  return words(await answer.text())
}
const keeper = () => city.as(city.team)
const initiator = () => city.as(city.initiator)
const plan = (): string => `/initiatieven/${city.shown.number}-${city.shown.slug}`
const mailsAbout = async (subject: string): Promise<number> =>
  (await app.mails()).filter((mail) => mail.subject.includes(subject)).length

const content: SpotContent = {
  name: 'Veld aan de kade',
  what: 'ground',
  summary: 'Gras aan het water.',
  summary_en: 'Grass by the water.',
  address: 'Kade 9',
  area_id: null,
  lon: 4.665,
  lat: 51.805,
  size_m2: 400,
  owner: 'Afdeling Vastgoed',
  maintainer: 'Afdeling Groen',
  uses: ['garden', 'meeting'],
  not_for: 'Geen feest na tien uur.',
  free_from: null,
  free_until: null,
  costs: 'Gratis',
  conditions: 'Het veld blijft open.\nJe ruimt zelf op.',
  conditions_en: null,
  contact: 'Afdeling Vastgoed, 14 078',
  photo_id: null,
  photo_description: null,
  is_example: false,
}
const form = {
  name: 'Dak van de school',
  what: 'roof',
  summary: 'Plat dak in de zon.',
  owner: 'Stichting School',
  maintainer: 'Stichting School',
  uses: ['energy'],
  costs: 'In overleg',
  conditions: 'Het dak blijft droog.',
  contact: 'Conciërge, 14 078',
  lat: '51.805, 4.675',
}

describe('the register', () => {
  test('is kept in the browser: added, changed, taken out and put back', async () => {
    const visitor = await keeper()
    expect(await read('/werk/plekken', visitor)).toContain('Er staat nog niets in de lijst')
    expect(await read('/plekken')).toContain('Er staan nog geen plekken in de lijst')
    const wrong = await visitor.post('/werk/plekken/nieuw', { ...form, lat: 'daar' })
    expect(wrong.status).toBe(422)
    expect(words(await wrong.text())).toContain('Dit punt kunnen wij niet lezen')
    expect((await visitor.post('/werk/plekken/nieuw', { ...form, uses: [] })).status).toBe(422)
    const turned = { ...form, freeFrom: '2027-02-01', freeUntil: '2027-01-01' }
    expect((await visitor.post('/werk/plekken/nieuw', turned)).status).toBe(422)
    const added = await visitor.postAndSee('/werk/plekken/nieuw', form)
    expect(words(added.html)).toContain('De plek staat in de lijst.')
    const [spot] = await allSpots(app.db)
    const path = `/werk/plekken/${spot?.id}`
    const seen = spot?.changed_at.toISOString()
    app.setNow(new Date(app.act().now.getTime() + 1000))
    await visitor.postAndSee(path, { ...form, size: '120', seen })
    expect((await visitor.post(path, { ...form, seen })).status).toBe(422)
    expect((await visitor.post(path, { ...form, seen: 'gisteren' })).status).toBe(422)
    expect(await read('/plekken/dak-van-de-school')).toContain('120 m²')
    expect(await read('/zoeken?q=dak+van+de+school')).toContain('Plat dak in de zon.')
    // The district follows from the point.
    expect(await read('/plekken?soort=dak&gebied=staart&gebruik=energie')).toContain('Dak van de school')
    expect(await read('/plekken?soort=grond')).not.toContain('Dak van de school')
    // The page of its district names it; that of another does not.
    expect(await read('/buurt/staart')).toMatch(/Dit kun je vragen: Dak van de school/)
    expect(await read('/buurt/binnenstad')).not.toContain('Dak van de school')
    await read('/plekken?soort=__proto__&gebruik=%3Cb%3E&gebied=constructor')
    await visitor.postAndSee(path, { doe: 'weg' })
    expect(await read('/plekken')).not.toContain('Dak van de school')
    expect(await read('/buurt/staart')).not.toContain('Dak van de school')
    expect(await read('/plekken/dak-van-de-school')).toContain('Deze plek is niet meer te vragen')
    await visitor.postAndSee(path, { doe: 'terug' })
    const csv = await (await visitor.get('/werk/plekken.csv')).text()
    expect(csv).toContain('Dak van de school;dak;te vragen')
    const api = (await (await app.visitor().get('/api/v1/plekken')).json()) as { plekken: object[] }
    expect(api.plekken).toContainEqual(
      expect.objectContaining({ sleutel: 'dak-van-de-school', stand: 'te vragen', gebied: 'staart' }),
    )
    await read('/werk/plekken', await city.as(city.staff.fund_manager), 403)
  })
})

describe('the photo of a place', () => {
  const picture = async (): Promise<File> => {
    const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#2a5' } })
      .png()
      .toBuffer()
    return new File([new Uint8Array(bytes)], 'dak.png', { type: 'image/png' })
  }
  const photoIn = async (path: string): Promise<string | undefined> =>
    /src="(\/bestanden\/[^"]+)" alt="Een dak met zon"/.exec(await (await app.visitor().get(path)).text())?.[1]

  test('comes with words, stands in the list and on its page, and goes', async () => {
    const visitor = await keeper()
    const [spot] = await allSpots(app.db)
    const path = `/werk/plekken/${spot?.id}`
    const save = async (change: Record<string, string | File>) => {
      const seen = (await allSpots(app.db))[0]?.changed_at.toISOString() ?? ''
      app.setNow(new Date(app.act().now.getTime() + 1000))
      return visitor.post(path, { ...form, seen, ...change })
    }
    expect(await photoIn('/plekken')).toBeUndefined()
    const unsaid = await save({ photo: await picture() })
    expect(unsaid.status).toBe(422)
    expect(words(await unsaid.text())).toContain('Schrijf wat er op de foto te zien is.')
    expect((await save({ photoDescription: 'Een dak met zon' })).status).toBe(422)
    const text = new File(['geen foto'], 'dak.png', { type: 'image/png' })
    expect((await save({ photo: text, photoDescription: 'Een dak met zon' })).status).toBe(422)
    expect((await save({ photo: await picture(), photoDescription: 'Een dak met zon' })).status).toBe(303)
    const src = (await photoIn('/plekken')) ?? ''
    expect(src).toMatch(/\.webp$/)
    expect(await photoIn('/plekken/dak-van-de-school')).toBe(src)
    expect((await app.visitor().get(src)).headers.get('content-type')).toBe('image/webp')
    expect(await (await visitor.get('/werk/plekken.csv')).text()).toContain(src)
    expect(await (await app.visitor().get('/api/v1/plekken')).text()).toContain('Een dak met zon')
    // Another change leaves it there; its words cannot go while it stays.
    expect((await save({ photoDescription: 'Een dak met zon' })).status).toBe(303)
    expect((await save({})).status).toBe(422)
    expect((await save({ removePhoto: 'ja', photoDescription: 'Een dak met zon' })).status).toBe(303)
    expect(await photoIn('/plekken')).toBeUndefined()
    expect((await app.visitor().get(src)).status).toBe(404)
  })
})

describe('a place for a plan', () => {
  const asked = { why: `Hier is zon, ${secrets.parties}`, from: '2026-12-01', until: '2027-11-30' }

  test('is asked for with why, by who takes part; nobody else reads it', async () => {
    const spot = await addSpot(app.act(), content)
    const visitor = await initiator()
    const path = `/plekken/${spot.slug}/vragen`
    expect(await read(path, await city.as(city.stranger))).toContain('Je hebt nog geen plan dat loopt')
    expect((await app.visitor().get(path)).status).toBe(303)
    const early = await visitor.post(path, { ...asked, plan: city.shown.id })
    expect(early.status).toBe(422)
    expect(words(await early.text())).toContain('Vraag toch vanaf deze dag')
    const input = { ...asked, plan: city.shown.id, early: 'ja' }
    const stranger = await city.as(city.stranger)
    expect((await stranger.post(path, input)).status).toBe(422)
    expect((await visitor.post(path, { ...input, until: '2026-11-30' })).status).toBe(422)
    const sent = await visitor.postAndSee(path, input)
    expect(words(sent.html)).toContain('Je vraag om een plek is verstuurd')
    expect(words(sent.html)).toContain('Om een plek gevraagd')
    const again = await visitor.post(path, input)
    expect(again.status).toBe(422)
    expect(words(await again.text())).toContain('Je hebt deze plek al gevraagd')
    expect(await openRequests(app.db)).toHaveLength(1)
    expect(await mailsAbout('Vraag om een plek: Veld aan de kade')).toBe(2)
    const shown = [await read(plan()), await read(`/plekken/${spot.slug}`)].join(' ')
    expect(shown).not.toContain(secrets.parties)
    // Everybody sees that somebody asked and by when, not who; another may still ask, knowing it.
    for (const page of ['/plekken', `/plekken/${spot.slug}`, path]) {
      const seen = await read(page, await city.as(city.stranger))
      expect(seen, page).toContain('Er loopt een aanvraag. Antwoord uiterlijk')
      expect(seen, page).not.toContain(city.initiator.name)
    }
    expect(await read('/plekken')).not.toContain('Pluktuin aan de kade')
    expect(await read('/werk', await keeper())).toContain('Pluktuin aan de kade vraagt om Veld aan de kade')
    const busy = await (await keeper()).post(`/werk/plekken/${spot.id}`, { doe: 'weg' })
    expect(words(await busy.text())).toContain('Geef eerst antwoord')
  })

  test('gets a no with the reason and another way', async () => {
    const [request] = await openRequests(app.db)
    const path = `/werk/plekken/vragen/${request?.id}`
    const visitor = await keeper()
    expect(await read(path, visitor)).toContain(secrets.parties)
    expect((await visitor.post(path, { doe: 'nee', reason: 'Er komt een weg.' })).status).toBe(422)
    const answer = { doe: 'nee', reason: 'Er komt een weg.', otherWay: 'Vraag het dak van de school.' }
    const done = await visitor.postAndSee(path, answer)
    expect(words(done.html)).toContain('Het antwoord is verstuurd')
    const page = await read(plan(), await initiator())
    expect(page).toContain('Deze plek kan niet')
    expect(page).toContain('Vraag het dak van de school.')
    expect(await read(plan())).not.toContain('Er komt een weg.')
    const mail = (await app.mails(city.initiator.email!)).find(({ subject }) => subject.includes('kan niet'))
    expect(mail?.body_text).toContain('Vraag het dak van de school.')
    expect((await visitor.post(path, answer)).status).toBe(422)
  })

  test('gets a yes: an agreement that everybody sees, with looks, more time and an end', async () => {
    const spot = (await allSpots(app.db)).find(({ name }) => name === content.name)!
    const ask = { spotId: spot.id, caseId: city.shown.id, ...asked }
    const requestId = await askForSpot(await city.act(city.initiator), ask)
    const visitor = await keeper()
    const yes = { doe: 'ja', form: 'loan', from: asked.from, until: asked.until, terms: secrets.parties }
    const path = `/werk/plekken/vragen/${requestId}`
    expect((await visitor.post(path, { ...yes, inspections: 'ooit' })).status).toBe(422)
    expect((await visitor.post(path, { ...yes, inspections: '1-1-2028' })).status).toBe(422)
    await visitor.postAndSee(path, { ...yes, inspections: '1-6-2027' })
    for (const reader of [await read(plan()), await read(`/plekken/${spot.slug}`)]) {
      expect(reader).toContain('bruikleen, van 1 december 2026 tot en met 30 november 2027.')
      expect(reader).not.toContain(secrets.parties)
      expect(reader).not.toContain(city.initiator.name)
    }
    expect(await read('/plekken')).toContain('afgesproken van 1 december 2026 tot en met 30 november 2027')
    const [agreement] = await agreementsOf(app.db, [spot.id])
    const own = `/werk/plekken/afspraken/${agreement?.id}`
    expect(await read('/werk/plekken', visitor)).toContain('Veld aan de kade: Pluktuin aan de kade')

    const before = new Date('2027-05-26T06:00:00Z')
    await tendSpots(app.act({ now: before }))
    await tendSpots(app.act({ now: before }))
    expect(await mailsAbout('Wij komen kijken: Veld aan de kade')).toBe(2)
    await tendSpots(app.act({ now: new Date('2027-06-01T06:00:00Z') }))
    expect(await mailsAbout('Kijken bij een plek: Veld aan de kade')).toBe(1)
    expect((await visitor.post(own, { doe: 'gekeken', note: 'Netjes' })).status).toBe(422)
    expect(
      (await visitor.post(own, { doe: 'gekeken', outcome: 'fine', note: 'Netjes', next: '2020-01-01' }))
        .status,
    ).toBe(422)
    const looked = await visitor.postAndSee(own, {
      doe: 'gekeken',
      outcome: 'to_do',
      note: 'Het hek hangt.',
      next: '2027-03-01',
    })
    expect(words(looked.html)).toContain('er is iets te doen. Het hek hangt.')

    expect((await visitor.post(own, { doe: 'verlengd', until: '2027-01-01', why: 'Door.' })).status).toBe(422)
    await visitor.postAndSee(own, { doe: 'verlengd', until: '2027-12-31', why: 'Het gaat goed.' })
    await tendSpots(app.act({ now: new Date('2027-11-25T06:00:00Z') }))
    expect(await mailsAbout('De afspraak loopt bijna af')).toBe(2)

    const ended = await visitor.postAndSee(own, {
      doe: 'gestopt',
      as: 'given_back',
      reason: 'De tuin verhuist.',
    })
    expect(words(ended.html)).toContain('De plek is weer te vragen.')
    expect((await visitor.post(own, { doe: 'gestopt', as: 'stopped', reason: 'Nog eens.' })).status).toBe(422)
    expect(await read('/plekken/veld-aan-de-kade')).toContain('te vragen')
    expect(await read(plan())).not.toContain('De plek van dit plan')
  })

  test('goes to one plan when two get a yes at once, and runs out by itself', async () => {
    const spot = (await allSpots(app.db)).find(({ name }) => name === content.name)!
    const ids = []
    for (const caseId of [city.shown.id, city.hidden.id])
      ids.push(await askForSpot(await city.act(city.initiator), { spotId: spot.id, caseId, ...asked }))
    const act = await city.act(city.team)
    const results = await Promise.allSettled(
      ids.map((requestId) =>
        answerYes(act, {
          requestId,
          form: 'use',
          from: asked.from,
          until: asked.until,
          terms: 'Samen.',
          inspections: [],
        }),
      ),
    )
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const made = (await agreementsOf(app.db, [spot.id])).filter(({ ended_on }) => ended_on === null)
    expect(made).toHaveLength(1)
    // A plan that is not public has no name on the page of the place.
    expect(await read(`/plekken/${spot.slug}`)).not.toContain(secrets.hidden)

    const [open] = await openRequests(app.db)
    const row = { request_id: open!.id, spot_id: spot.id, case_id: open!.case_id, form: 'use' } as const
    const twice = {
      ...row,
      starts_on: '2027-01-01',
      ends_on: '2027-02-01',
      agreed_at: act.now,
      agreed_by: null,
    }
    await expect(insertAgreement(app.db, twice)).rejects.toThrow(/spot_agreement_one_at_a_time/)

    await tendSpots(app.act({ now: new Date('2027-12-01T06:00:00Z') }))
    expect(await mailsAbout('Weer te vragen: Veld aan de kade')).toBe(1)
    const { rows } = await sql`select 1 from spot_agreement where ended_as = 'run_out'`.execute(app.db)
    expect(rows).toHaveLength(1)
  })
})

test('ground for a garden is adopted straight from the list, with the place filled in', async () => {
  const spot = await addSpot(app.act(), { ...content, name: 'Perk aan de dijk', address: 'Dijk 4' })
  const visitor = app.visitor()
  const path = `/groen/adoptie/jouw-groen?met=${spot.slug}`
  for (const page of ['/plekken', `/plekken/${spot.slug}`, '/groen', '/groen/adoptie/jouw-groen'])
    expect(await (await visitor.get(page)).text(), page).toContain(`href="${path}"`)
  const form = await (await visitor.get(path)).text()
  expect(form).toContain('value="Perk aan de dijk, Dijk 4"')
  expect(form).toContain(`name="where.lat" value="${content.lat}"`)
  // Once something was typed it stays, whatever the address says.
  await visitor.post('/groen/adoptie/jouw-groen', { 'where.address': 'De boom voor mijn deur', later: 'ja' })
  expect(await (await visitor.get(path)).text()).toContain('value="De boom voor mijn deur"')
  // A roof, or an example, is not for adopting.
  const roof = await addSpot(app.act(), { ...content, name: 'Dak', what: 'roof' })
  expect(await (await visitor.get(`/plekken/${roof.slug}`)).text()).not.toContain('Adopteer dit groen')
  const nowhere = await app.visitor().get('/groen/adoptie/jouw-groen?met=nergens')
  expect(await nowhere.text()).not.toContain('value="Perk aan')
})
