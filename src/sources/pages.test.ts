import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { updatePerson } from '../people/index.ts'
import { type TestApp, testApp } from '../testing.ts'
import { type TestCity, testCity } from '../testing-city.ts'
import { addSource, changeSource, takeSources } from './actions.ts'
import { askAboutOldSources, remindOfDeadlines } from './jobs.ts'
import { allSources, type SourceContent } from './store.ts'

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
const editor = () => city.as(city.staff.fund_manager)
const content: SourceContent = {
  name: 'Buurtfonds',
  provider: 'Stichting Buurt',
  level: 'private',
  summary: 'Voor de straat.',
  summary_en: 'For the street.',
  conditions: 'Samen met buren.\nOpen voor iedereen.',
  conditions_en: null,
  for_whom: ['group'],
  kinds: [],
  subjects: ['green'],
  area_ids: [],
  min_cents: null,
  max_cents: 500_00,
  own_share: 0,
  needs: ['budget'],
  deadlines: ['2027-01-15'],
  link: 'https://buurtfonds.example',
  contact: null,
  source: 'Site van het fonds',
  checked_on: '2026-11-01',
  is_example: false,
}
const form = {
  name: 'Sportpot',
  provider: 'De provincie',
  level: 'province',
  summary: 'Voor sport buiten.',
  conditions: 'Gratis voor iedereen.',
  forWhom: ['group', 'organisation'],
  subjects: ['sport'],
  ownShare: '50',
  deadlines: '1-3',
  link: 'https://sport.example',
  source: 'Provinciaal blad',
  checkedOn: '2026-11-20',
}

describe('the register', () => {
  test('is kept in the browser: added, checked, changed, retired and put back', async () => {
    const visitor = await editor()
    expect(await read('/werk/geldbronnen', visitor)).toContain('Er staat nog niets in de lijst')
    const wrong = await visitor.post('/werk/geldbronnen/nieuw', { ...form, deadlines: 'ooit', link: 'x' })
    expect(wrong.status).toBe(422)
    expect(words(await wrong.text())).toContain('Schrijf dagen zo')
    expect((await visitor.post('/werk/geldbronnen/nieuw', { ...form, forWhom: [] })).status).toBe(422)
    const added = await visitor.postAndSee('/werk/geldbronnen/nieuw', form)
    expect(words(added.html)).toContain('Het fonds staat in de lijst.')
    const [source] = await allSources(app.db)
    const path = `/werk/geldbronnen/${source?.id}`
    const seen = source?.changed_at.toISOString()
    app.setNow(new Date(app.act().now.getTime() + 1000))
    const changed = await visitor.postAndSee(path, { ...form, max: '2.500', seen })
    expect(words(changed.html)).toContain('De verandering is bewaard.')
    expect((await visitor.post(path, { ...form, seen: 'gisteren' })).status).toBe(422)
    const late = await visitor.post(path, { ...form, seen })
    expect(late.status).toBe(422)
    expect(words(await late.text())).toContain('Iemand anders heeft dit net veranderd.')
    expect(await read('/geld-vinden/sportpot')).toContain('tot € 2.500')
    expect(await read('/zoeken?q=sportpot')).toContain('Sportpot')
    await visitor.postAndSee(path, { doe: 'weg' })
    expect(await read('/geld-vinden')).not.toContain('Sportpot')
    expect(await read('/geld-vinden/sportpot')).toContain('Dit fonds staat niet meer in de lijst')
    expect(await read('/zoeken?q=sportpot')).not.toContain('Voor sport buiten.')
    await visitor.postAndSee(path, { doe: 'terug' })
    const unasked = await read('/geld-vinden')
    expect(unasked).toContain('Sportpot')
    // Nothing fits before something was asked.
    expect(unasked).not.toContain('Waarom dit past')
    expect(await read('/geld-vinden?onderwerp=sport')).toContain('Waarom dit past')
    await read('/werk/geldbronnen/nieuw', await city.as(city.staff.area_manager), 403)
  })

  test('goes out as a file, and comes in again: all of it or nothing', async () => {
    const visitor = await editor()
    const csv = await (await visitor.get('/werk/geldbronnen.csv')).text()
    expect(csv).toContain('Naam;Gever;Soort gever')
    const file = (text: string) => new File([text], 'fondsen.csv', { type: 'text/csv' })
    const line = 'Fonds X;Iemand;particulier;Kort;Voorwaarde;groep;https://x.example;Folder'
    const header = 'Naam;Gever;Soort gever;Kort;Voorwaarden;Voor wie;Site;Bron'
    const bad = await visitor.post('/werk/geldbronnen/inlezen', {
      file: file(`${header}\n${line}\n${line.replace('particulier', 'buurman')}`),
    })
    expect(bad.status).toBe(422)
    expect(words(await bad.text())).toContain('Regel 3: Soort gever: kies uit')
    expect((await allSources(app.db)).map(({ name }) => name)).not.toContain('Fonds X')
    expect((await visitor.post('/werk/geldbronnen/inlezen', {})).status).toBe(422)
    // A file is held to the same as the form: known words, no more than fits, each fund once.
    const faults = async (...lines: readonly string[]): Promise<string> => {
      const text = [header, ...lines].join('\n')
      const answer = await visitor.post('/werk/geldbronnen/inlezen', { file: file(text) })
      expect(answer.status).toBe(422)
      return words(await answer.text())
    }
    for (const word of ['constructor', '__proto__'])
      expect(await faults(line.replace('groep', word))).toContain('Regel 2: Voor wie: kies uit')
    expect(await faults(line.replace('Kort', 'k'.repeat(501)))).toContain('Kort ontbreekt of klopt niet.')
    expect(await faults(line.replace('Fonds X', 'n'.repeat(121)))).toContain('Naam ontbreekt of klopt niet.')
    expect(await faults(line, line.replace('Fonds X', 'fonds x'))).toContain(
      'Regel 3: fonds x staat twee keer in dit bestand.',
    )
    const taken = await visitor.postAndSee('/werk/geldbronnen/inlezen', {
      file: file(`${csv}`.trimEnd().concat('\r\n')),
    })
    expect(words(taken.html)).toContain('Ingelezen: 0 nieuw, 1 veranderd.')
    const more = await visitor.postAndSee('/werk/geldbronnen/inlezen', { file: file(`${header}\n${line}`) })
    expect(words(more.html)).toContain('Ingelezen: 1 nieuw, 0 veranderd.')
    // Who works in English downloads it so; anybody can send it back.
    const english = await (await visitor.get('/werk/geldbronnen.csv?taal=en')).text()
    expect(english).toContain('Name;Giver;Kind of giver')
    const back = await visitor.postAndSee('/werk/geldbronnen/inlezen?taal=nl', { file: file(english) })
    expect(words(back.html)).toContain('Ingelezen: 0 nieuw, 2 veranderd.')
  })

  test('its editors are asked once to look again at what is old', async () => {
    await addSource(app.act(), { ...content, name: 'Oud fonds', checked_on: '2026-01-01' })
    await askAboutOldSources(app.act())
    await askAboutOldSources(app.act())
    const mails = (await app.mails()).filter(({ subject }) => subject === 'Kijk een fonds na bij Geld vinden')
    expect(mails).toHaveLength(1)
    expect(mails[0]?.body_text).toContain('- Oud fonds')
  })
})

describe('the finder', () => {
  test('says why something fits, what one needs, and why something does not', async () => {
    await addSource(app.act(), content)
    const page = await read('/geld-vinden?wie=groep&onderwerp=groen&bedrag=800')
    for (const text of [
      'Het is voor dit onderwerp.',
      'Het geeft voor jouw plan hoogstens € 500.',
      'Voor € 300 zoek je ander geld.',
      'Je kunt aanvragen tot en met 15 januari 2027.',
      'Je hebt nodig: een begroting.',
      'Het is voor andere onderwerpen.',
    ])
      expect(page).toContain(text)
    expect(await read('/geld-vinden?bedrag=veel')).toContain('Dit bedrag konden wij niet lezen.')
    await read('/geld-vinden?wie=%3Cb%3E&onderwerp=__proto__&soort=constructor')
    expect(await read('/geld-vinden/buurtfonds?taal=en')).toContain('This text is there in Dutch only.')
    await read('/geld-vinden/bestaat-niet', app.visitor(), 404)
    const api = (await (await app.visitor().get('/api/v1/geldbronnen')).json()) as {
      geldbronnen: { sleutel: string }[]
    }
    expect(api.geldbronnen).toContainEqual(
      expect.objectContaining({ sleutel: 'buurtfonds', eerstvolgendeLaatsteDag: '2027-01-15' }),
    )
  })

  test('stands on the page of a case for who takes part, and for nobody else', async () => {
    const path = `/initiatieven/${city.shown.number}-${city.shown.slug}`
    expect(await read(path, await city.as(city.initiator))).toContain('Geld van anderen')
    expect(await read(path)).not.toContain('Geld van anderen')
  })

  test('mails who asked for it before the closing day, once', async () => {
    const visitor = await city.as(city.initiator)
    expect(await read('/geld-vinden/buurtfonds')).toContain('Meld je aan om drie weken van tevoren')
    const asked = await visitor.postAndSee('/geld-vinden/buurtfonds/herinneren', { wil: 'ja' })
    expect(words(asked.html)).toContain('Wij mailen je op tijd.')
    await visitor.postAndSee('/geld-vinden/buurtfonds/herinneren', { wil: 'ja' })
    const told = async () =>
      (await app.mails()).filter(({ subject }) => subject.includes('Buurtfonds')).length
    await remindOfDeadlines(app.act())
    expect(await told()).toBe(0)
    const near = new Date('2026-12-26T06:00:00Z')
    await remindOfDeadlines(app.act({ now: near }))
    await remindOfDeadlines(app.act({ now: near }))
    expect(await told()).toBe(1)
    const calendar = await app.visitor().get('/geld-vinden/buurtfonds/laatste-dag.ics')
    expect(await calendar.text()).toContain('DTSTART;VALUE=DATE:20270115')
  })

  test('a last day that moves takes along who waits for it; one that goes is not mailed', async () => {
    const moving = await addSource(app.act(), { ...content, name: 'Schuiffonds' })
    const visitor = await city.as(city.initiator)
    await visitor.post('/geld-vinden/schuiffonds/herinneren', { wil: 'ja' })
    const told = async () =>
      (await app.mails())
        .filter(({ subject }) => subject.includes('Schuiffonds'))
        .map(({ subject }) => subject)
    const near = (day: string) => app.act({ now: new Date(`${day}T06:00:00Z`) })
    const always = await changeSource(
      app.act(),
      moving.id,
      { ...content, name: 'Schuiffonds', deadlines: [] },
      moving.changed_at,
    )
    await remindOfDeadlines(near('2026-12-26'))
    expect(await told()).toEqual([])
    await changeSource(
      app.act(),
      moving.id,
      { ...content, name: 'Schuiffonds', deadlines: ['2027-01-20', '2027-05-01'] },
      always.changed_at,
    )
    // A file does the same.
    await takeSources(app.act(), [{ ...content, name: 'Schuiffonds', deadlines: ['2027-02-01'] }])
    await remindOfDeadlines(near('2027-01-06'))
    expect(await told()).toEqual([])
    await remindOfDeadlines(near('2027-01-12'))
    await remindOfDeadlines(near('2027-01-13'))
    expect(await told()).toEqual(['Tot 1 februari aanvragen: Schuiffonds'])
  })

  test('who hears from us by telephone gets no mail', async () => {
    await addSource(app.act(), { ...content, name: 'Belfonds' })
    const visitor = await city.as(city.initiator)
    await visitor.post('/geld-vinden/belfonds/herinneren', { wil: 'ja' })
    await updatePerson(app.db, city.initiator.id, { channel: 'phone' })
    await remindOfDeadlines(app.act({ now: new Date('2026-12-26T06:00:00Z') }))
    await updatePerson(app.db, city.initiator.id, { channel: 'email' })
    expect((await app.mails()).filter(({ subject }) => subject.includes('Belfonds'))).toEqual([])
  })
})
