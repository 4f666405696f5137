import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addNote } from '../../../cases/index.ts'
import { dayOf, formatDay } from '../../../kit/dates.ts'
import { type DeskView, deskViews, paths } from '../../../paths.ts'
import { type TestApp, testApp } from '../../../testing.ts'
import { secrets, type TestCity, testCity } from '../../../testing-city.ts'
import { type DeskCity, deskCity } from '../testing.ts'

const views = Object.keys(deskViews) as readonly DeskView[]

describe('a case that lived', () => {
  let app: TestApp
  let city: TestCity
  beforeAll(async () => {
    app = await testApp()
    city = await testCity(app)
  })
  afterAll(() => app.close())

  const read = async (who: keyof Pick<TestCity, 'guide' | 'adviser' | 'team'>, view: DeskView) => {
    const visitor = await city.as(city[who])
    return (await visitor.get(paths.deskCase(city.hidden.number, view))).text()
  }

  test.each(views)('%s is there for the guide, in both languages', async (view) => {
    const visitor = await city.as(city.guide)
    const path = paths.deskCase(city.hidden.number, view)
    const dutch = await visitor.get(path)
    expect(dutch.status).toBe(200)
    const english = await (await visitor.get(`${path}?taal=en`)).text()
    expect(english).toContain('For the municipality only')
    expect(english).not.toContain('undefined')
    await visitor.get(`${path}?taal=nl`)
  })

  test('shows the record as the initiator sees it, and what only staff see beside it', async () => {
    const html = await read('guide', 'overview')
    const record = html.slice(html.indexOf('desk__record'), html.indexOf('<aside class="desk__margin'))
    const margin = html.slice(html.indexOf('<aside class="desk__margin'))
    expect(record).toContain('Dit ziet de initiatiefnemer')
    expect(record).toContain('initiatiefnemers, partners en de gemeente zien dit')
    expect(record).not.toContain(secrets.staff)
    expect(margin).toContain(secrets.staff)
    expect(margin).toContain('ina.initiatief@voorbeeld.example')
    expect(margin).toContain('/dossier.zip')
  })

  test('marks on the timeline who sees what', async () => {
    const html = await read('guide', 'history')
    expect(html).toContain('alleen de gemeente ziet dit')
    expect(html).toContain('initiatiefnemers, partners en de gemeente zien dit')
    expect(html).toContain(secrets.parties)
    expect(html).toContain(secrets.staff)
  })

  test('tells an adviser no telephone number and no address of a person', async () => {
    for (const view of views) {
      const html = await read('adviser', view)
      expect(html, view).not.toContain('ina.initiatief@voorbeeld.example')
      expect(html, view).not.toContain('pim.partner@voorbeeld.example')
    }
  })

  test('tells the telephone desk how it stands and whom to call, not what only staff see', async () => {
    const visitor = await city.as(city.staff.customer_contact)
    for (const view of views) {
      const answer = await visitor.get(paths.deskCase(city.hidden.number, view))
      const html = await answer.text()
      expect(answer.status, view).toBe(200)
      expect(html, view).not.toContain(secrets.staff)
    }
    const overview = await (await visitor.get(paths.deskCase(city.hidden.number))).text()
    expect(overview).toContain('ina.initiatief@voorbeeld.example')
  })

  test.each(views)('%s is refused to who has nothing to do with it', async (view) => {
    const { adviser, case_guide: guide, fund_manager: funds } = city.staff
    for (const outsider of [adviser, guide, funds]) {
      const visitor = await city.as(outsider)
      const hidden = await visitor.get(paths.deskCase(city.hidden.number, view))
      expect(hidden.status).toBe(404)
      // That a public case exists is no secret.
      expect((await visitor.get(paths.deskCase(city.shown.number, view))).status).toBe(403)
    }
    for (const outsider of [city.initiator, city.stranger, city.staff.jury_member, city.staff.councillor]) {
      const visitor = await city.as(outsider)
      expect((await visitor.get(paths.deskCase(city.hidden.number, view))).status).toBe(403)
    }
    expect((await (await city.as(city.guide)).get(paths.deskCase('1999-0001', view))).status).toBe(404)
  })

  test('asks the same number of questions of the database for every case', async () => {
    const visitor = await city.as(city.team)
    for (const view of views) {
      await visitor.get(paths.deskCase(city.shown.number, view))
      app.takeQueries()
      await visitor.get(paths.deskCase(city.shown.number, view))
      const few = app.takeQueries().length
      for (let more = 0; more < 3; more += 1) {
        await visitor.post(paths.deskCase(city.shown.number, 'conversation'), { bericht: `Bericht ${more}` })
      }
      await visitor.get(paths.deskCase(city.shown.number, view))
      app.takeQueries()
      await visitor.get(paths.deskCase(city.shown.number, view))
      expect(app.takeQueries().length, view).toBe(few)
    }
  })
})

describe('the conversation', () => {
  let app: TestApp
  let city: DeskCity
  beforeAll(async () => {
    app = await testApp()
    city = await deskCity(app)
  })
  afterAll(() => app.close())

  test('goes to who takes part, with a file', async () => {
    const { number } = await city.newCase('intake')
    const visitor = await city.as('guide')
    const file = new File([new TextEncoder().encode('%PDF-1.7')], 'kaart.pdf')
    const seen = await visitor.postAndSee(paths.deskCase(number, 'conversation'), {
      bericht: 'Past dinsdag?\n<b>Groet</b>',
      bestanden: file,
    })
    expect(seen.html).toContain('Je bericht is verstuurd.')
    expect(seen.html).toContain('&lt;b>Groet&lt;/b>')
    expect(seen.html).toContain('kaart.pdf')
    const mails = await app.mails('ina@voorbeeld.example')
    expect(mails.some((mail) => mail.body_text.includes('Past dinsdag?'))).toBe(true)
  })

  test('is kept when something is missing', async () => {
    const { number } = await city.newCase('intake')
    const visitor = await city.as('guide')
    const answer = await visitor.post(paths.deskCase(number, 'conversation'), {
      bericht: 'x'.repeat(5001),
    })
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toContain('<title>Fout:')
    expect(html).toContain('x'.repeat(5001))
  })

  test('is not for an adviser or a colleague to write in', async () => {
    const { number } = await city.newCase('intake')
    for (const [who, status] of [
      ['otherGuide', 404],
      ['adviser', 404],
      ['counter', 403],
    ] as const) {
      const visitor = await city.as(who)
      const answer = await visitor.post(paths.deskCase(number, 'conversation'), { bericht: 'Hoi' })
      expect(answer.status).toBe(status)
    }
  })
})

describe('what happened', () => {
  let app: TestApp
  let city: DeskCity
  beforeAll(async () => {
    app = await testApp()
    city = await deskCity(app)
  })
  afterAll(() => app.close())

  test('stands at the day on which it happened, also when it was told later', async () => {
    const { id, number } = await city.newCase('intake')
    const days = [3, 1, 2] as const
    const { now } = app.act()
    for (const day of days)
      await addNote(await city.act('guide', new Date(now.getTime() + day * 86_400_000)), {
        caseId: id,
        text: `Notitie van dag ${day}.`,
      })
    const html = await (await (await city.as('guide')).get(paths.deskCase(number, 'history'))).text()
    const places = [3, 2, 1].map((day) => html.indexOf(`Notitie van dag ${day}.`))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((one, other) => one - other))
  })

  test('a term that was met says the day it was met, before its last day', async () => {
    const { number } = await city.newCase('agreements')
    const html = await (await (await city.as('guide')).get(paths.deskCase(number))).text()
    const today = formatDay(dayOf(app.act().now), 'nl')
    expect(html).toContain(`klaar op ${today}, het kon tot `)
  })
})
