import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addDays, dayOf } from '../kit/dates.ts'
import type { Person } from '../people/index.ts'
import { heldOn } from '../privacy/store/held.ts'
import { type TestApp, testApp, testNow, type Visitor } from '../testing.ts'
import { type TestCity, testCity } from '../testing-city.ts'
import { addItem, answerLoan, askLoan, cancelLoan, changeItem } from './actions.ts'
import { tendLoans } from './jobs.ts'
import { type ItemContent, insertLoan, itemById, type LoanItem, loanById } from './store.ts'

let app: TestApp
let city: TestCity
beforeAll(async () => {
  app = await testApp()
  city = await testCity(app)
})
afterAll(() => app.close())

const content: ItemContent = {
  name: 'Partytent',
  name_en: 'Party tent',
  kind: 'tent',
  organisation_id: null,
  amount: 3,
  most_days: 3,
  lead_days: 2,
  summary: 'Een tent van drie bij zes meter.',
  summary_en: null,
  place: 'Buurthuis De Kade, dinsdag en vrijdag',
  costs: 'Gratis, met 50 euro borg',
  conditions: 'Breng de tent droog terug.\nMet twee mensen opzetten.',
  conditions_en: null,
  contact: 'Beheer, 078 - 123 45 67',
  is_example: false,
}
const today = dayOf(testNow)
const from = addDays(today, 10)
const asked = { amount: 1, from, until: addDays(from, 1), purpose: 'Straatfeest', phone: null, caseId: null }
const words = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const read = async (path: string, visitor: Visitor = app.visitor()): Promise<string> =>
  words(await (await visitor.get(path)).text())
const club = async (): Promise<string> =>
  (await sql<{ id: string }>`select id from organisation where name = 'Stichting De Bank'`.execute(app.db))
    .rows[0]!.id

let item: LoanItem
beforeEach(async () => {
  app.setNow(testNow)
  item = await addItem(app.act(), content)
})

const act = (person: Person, now = testNow) => city.act(person, now)
const mailed = async (person: Person, subject: string): Promise<number> =>
  (await app.mails(person.email ?? '')).filter((mail) => mail.subject.startsWith(subject)).length

describe('borrowing', () => {
  test('goes from asking to bringing back, and everybody hears of it', async () => {
    const visitor = await city.as(city.stranger)
    const page = `/lenen/${item.slug}`
    expect((await app.visitor().get(`${page}/vragen`)).status).toBe(303)
    const form = { amount: '2', from, until: from, purpose: 'Straatfeest in de Lindestraat' }
    const sent = await visitor.postAndSee(`${page}/vragen`, { ...form, phone: '06 12345678' })
    expect(words(sent.html)).toContain('Je vraag is verstuurd')
    const id = /\/mijn\/lenen\/([0-9a-f-]+)/.exec(sent.path)![1]!
    expect(await mailed(city.stranger, 'Je vroeg te leen')).toBeGreaterThan(0)
    expect(await mailed(city.staff.coordinator, 'Iemand wil lenen')).toBeGreaterThan(0)
    expect(await read(`${page}?maand=${from.slice(0, 7)}`)).toContain(`${Number(from.slice(8))} 1 vrij`)
    // The same days as data and as a table, without who borrows.
    const api = await (await app.visitor().get(`/api/v1/lenen/${item.slug}`)).text()
    expect(JSON.parse(api)).toMatchObject({ sleutel: item.slug, aantal: 3, dagenVooraf: 2 })
    expect(JSON.parse(api).vrijeDagen).toContainEqual({ van: from, tot: from, vrij: 1 })
    const all = await (await app.visitor().get('/api/v1/lenen')).text()
    expect(JSON.parse(all).lenen).toContainEqual(expect.objectContaining({ sleutel: item.slug }))
    expect((await app.visitor().get('/api/v1/lenen/niets')).status).toBe(404)
    const csv = await (await app.visitor().get('/lenen.csv')).text()
    expect(csv).toContain(`;${from};${from};1;`)
    expect((await app.visitor().get('/lenen.xlsx?soort=gereedschap')).status).toBe(200)
    for (const file of [api, all, csv]) expect(file).not.toMatch(/Vera Vreemd|Lindestraat|06 12345678/)
    // Nobody but the lender reads who it is.
    expect(await read(page)).not.toContain('Lindestraat')
    const other = await city.as(city.initiator)
    expect((await other.get(`/mijn/lenen/${id}`)).status).toBe(404)
    expect((await other.get(`/uitlenen/${id}`)).status).toBe(403)
    expect((await other.get('/uitlenen')).status).toBe(403)
    expect((await other.post(`/uitlenen/${id}`, { doe: 'ja', words: 'x' })).status).toBe(403)

    const lender = await city.as(city.team)
    expect(await read('/werk', lender)).toContain('2 × Partytent')
    const one = await read(`/uitlenen/${id}`, lender)
    expect(one).toContain('Vera Vreemd')
    expect(one).toContain('06 12345678')
    expect((await lender.post(`/uitlenen/${id}`, { doe: 'ja' })).status).toBe(422)
    expect((await lender.post(`/uitlenen/${id}`, { doe: 'opgehaald' })).status).toBe(422)
    expect((await lender.post(`/uitlenen/${id}`, { doe: 'onzin' })).status).toBe(422)
    await lender.postAndSee(`/uitlenen/${id}`, { doe: 'ja', words: 'Haal hem om 10 uur op.' })
    expect(await mailed(city.stranger, 'Je kunt het lenen')).toBe(1)
    expect(await read(`/mijn/lenen/${id}`, visitor)).toContain('Haal hem om 10 uur op.')
    expect(await read('/mijn', visitor)).toContain('Partytent')

    const evening = new Date(`${addDays(from, -1)}T06:00:00Z`)
    await tendLoans(app.act({ now: evening }))
    await tendLoans(app.act({ now: evening }))
    expect(await mailed(city.stranger, 'Morgen ophalen')).toBe(1)
    expect(words((await lender.postAndSee(`/uitlenen/${id}`, { doe: 'opgehaald' })).html)).toContain(
      'opgehaald',
    )
    expect((await visitor.post(`/mijn/lenen/${id}`, { doe: 'afzeggen' })).status).toBe(422)
    const late = await read(`/uitlenen/${id}`, lender)
    expect(late).not.toContain('te laat terug')
    // Not back on its day: who borrows it and who lends it hear so that morning, and then once a week.
    const lateMails = () =>
      Promise.all([mailed(city.stranger, 'Breng dit terug'), mailed(city.staff.coordinator, 'Te laat terug')])
    const tendAfter = (days: number) =>
      tendLoans(app.act({ now: new Date(`${addDays(from, days)}T06:00:00Z`) }))
    await tendAfter(0)
    expect(await lateMails()).toEqual([0, 0])
    for (const days of [1, 1, 2, 7]) await tendAfter(days)
    expect(await lateMails()).toEqual([1, 1])
    await tendAfter(8)
    expect(await lateMails()).toEqual([2, 2])
    const note = 'Een stok is gebroken.'
    await lender.postAndSee(`/uitlenen/${id}`, { doe: 'terug', note })
    expect(await loanById(app.db, id)).toMatchObject({ state: 'back', return_note: note })
    expect(await mailed(city.stranger, 'Terug, maar niet alles is goed')).toBe(1)
    expect(await read(`/mijn/lenen/${id}`, visitor)).toMatch(/Je leende: Partytent.*Een stok is gebroken\./)
    expect(await read(`/uitlenen/${id}`, lender)).toContain('Verander het aantal van Partytent')
  })

  test('says what is wrong with what is asked', async () => {
    const visitor = await city.as(city.stranger)
    const post = async (change: Record<string, string>) => {
      const fields = { amount: '1', from, until: from, purpose: 'Feest', ...change }
      return (await visitor.post(`/lenen/${item.slug}/vragen`, fields)).status
    }
    for (const change of [
      { amount: '4' },
      { amount: 'veel' },
      { from: addDays(today, 1) },
      { until: addDays(from, -1) },
      { until: addDays(from, 5) },
      { from: 'ooit' },
      { purpose: '' },
      { phone: 'bel maar' },
      { plan: city.hidden.id },
      { plan: 'geen plan' },
    ])
      expect(await post(change as Record<string, string>), JSON.stringify(change)).toBe(422)
    expect((await visitor.get(`/lenen/${item.slug}?maand=9999-99`)).status).toBe(200)
    expect((await visitor.get('/mijn/lenen/niets')).status).toBe(404)
    expect((await visitor.get('/lenen/bestaat-niet')).status).toBe(404)
  })

  test('never lets more go than there is, however many ask at once', async () => {
    const people = [city.stranger, city.initiator, city.partner, city.guide]
    const acts = await Promise.all(people.map((person) => act(person)))
    const results = await Promise.allSettled(
      Array.from({ length: 24 }, (_, count) => askLoan(acts[count % 4]!, { ...asked, itemId: item.id })),
    )
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
    for (const result of results)
      if (result.status === 'rejected') expect(String(result.reason)).toContain('LoanRefused')
  })

  test('is guarded by the database itself', async () => {
    const row = {
      ...{ item_id: item.id, person_id: city.stranger.id, case_id: null, phone: null, purpose: 'Feest' },
      ...{ amount: 2, starts_on: from, ends_on: addDays(from, 2), asked_at: testNow },
    }
    const all = await Promise.allSettled(Array.from({ length: 8 }, () => insertLoan(app.db, row)))
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await insertLoan(app.db, { ...row, starts_on: addDays(from, 3), ends_on: addDays(from, 4) })
    const late = { ...row, amount: 1, starts_on: addDays(from, 2), ends_on: addDays(from, 3) }
    await insertLoan(app.db, late)
    await expect(insertLoan(app.db, late)).rejects.toThrow(/more is lent than there is/)
    await expect(changeItem(app.act(), item.id, { ...content, amount: 2 }, item.changed_at)).rejects.toThrow(
      'Dit aantal kan nu niet lager.',
    )
    await changeItem(app.act(), item.id, { ...content, amount: 4 }, item.changed_at)
    await expect(insertLoan(app.db, { ...late, amount: 2 })).rejects.toThrow(/more is lent/)
  })

  test('gives the days back when it is called off, declined or lapses', async () => {
    const borrower = await act(city.stranger)
    const all = { ...asked, itemId: item.id, amount: 3 }
    const first = await askLoan(borrower, all)
    await expect(askLoan(borrower, all)).rejects.toThrow('niet genoeg vrij')
    await expect(cancelLoan(await act(city.initiator), first)).rejects.toThrow()
    await cancelLoan(borrower, first)
    const second = await askLoan(borrower, all)
    await answerLoan(await act(city.team), second, { to: 'declined', words: 'De tent is kapot.' })
    expect(await mailed(city.stranger, 'Het kan niet')).toBe(1)
    const third = await askLoan(borrower, all)
    const after = new Date(`${addDays(from, 1)}T06:00:00Z`)
    await tendLoans(app.act({ now: after }))
    expect((await loanById(app.db, third))?.state).toBe('lapsed')
    expect(await mailed(city.stranger, 'Vervallen')).toBeGreaterThan(0)
  })

  test('is forgotten a year later, and can be read and taken along before', async () => {
    const borrower = await act(city.stranger)
    const id = await askLoan(borrower, { ...asked, itemId: item.id, purpose: 'Een feest voor Zonnetje' })
    await cancelLoan(borrower, id)
    const about = { personId: city.stranger.id, email: city.stranger.email! }
    expect(JSON.stringify(await heldOn(app.act(), 'loans', about))).toContain('Een feest voor Zonnetje')
    await tendLoans(app.act({ now: new Date('2027-11-21T06:00:00Z') }))
    expect((await loanById(app.db, id))?.person_id).toBe(city.stranger.id)
    await tendLoans(app.act({ now: new Date('2027-12-20T06:00:00Z') }))
    expect(await loanById(app.db, id)).toMatchObject({ person_id: null, purpose: null, state: 'cancelled' })
  })

  test('for a plan stands on its page, for who takes part', async () => {
    await askLoan(await act(city.initiator), { ...asked, itemId: item.id, caseId: city.shown.id })
    const plan = `/initiatieven/${city.shown.number}-${city.shown.slug}`
    expect(await read(plan, await city.as(city.initiator))).toContain('Geleend voor dit plan')
    expect(await read(plan)).not.toContain('Geleend voor dit plan')
    await expect(
      askLoan(await act(city.stranger), { ...asked, itemId: item.id, caseId: city.shown.id }),
    ).rejects.toThrow()
  })
})

describe('lending out', () => {
  const typed = {
    name: 'Bakfiets',
    kind: 'tools',
    amount: '1',
    mostDays: '2',
    leadDays: '0',
    summary: 'Een grote bakfiets.',
    place: 'Kadeplein 1',
    costs: 'Gratis',
    conditions: 'Zet hem op slot.',
    contact: 'Stichting De Bank, 078 - 123 45 67',
  }

  test('is for an organisation what is theirs, and no more', async () => {
    const partner = await city.as(city.partner)
    const owner = await club()
    expect((await partner.post('/uitlenen/nieuw', typed)).status).toBe(422)
    const added = await partner.postAndSee('/uitlenen/nieuw', { ...typed, owner })
    expect(words(added.html)).toContain('Het staat in de lijst')
    expect(words(added.html)).not.toContain('Partytent')
    const page = await read('/lenen/bakfiets')
    expect(page).toContain('Stichting De Bank')
    expect(page).toContain('Kan op de dag zelf nog.')
    expect(await read('/zoeken?q=bakfietsen')).toContain('Bakfiets')
    const id = /\/uitlenen\/dingen\/([0-9a-f-]+)/.exec(added.html)![1]!
    expect((await partner.get(`/uitlenen/dingen/${item.id}`)).status).toBe(403)
    expect((await partner.post(`/uitlenen/dingen/${item.id}`, { doe: 'weg' })).status).toBe(403)
    const bike = (await itemById(app.db, id))!
    const loan = await askLoan(await act(city.stranger), { ...asked, itemId: id })
    expect(await mailed(city.partner, 'Iemand wil lenen: Bakfiets')).toBe(1)
    await partner.postAndSee(`/uitlenen/${loan}`, { doe: 'ja', words: 'Bel even aan.' })
    const seen = bike.changed_at.toISOString()
    app.setNow(new Date(testNow.getTime() + 60_000))
    await partner.postAndSee(`/uitlenen/dingen/${id}`, { ...typed, owner, seen, costs: '5 euro' })
    expect((await partner.post(`/uitlenen/dingen/${id}`, { ...typed, owner, seen })).status).toBe(422)
    await partner.postAndSee(`/uitlenen/dingen/${id}`, { doe: 'weg' })
    expect(await read('/lenen')).not.toContain('Bakfiets')
    expect(await read('/lenen/bakfiets')).toContain('Dit is niet meer te leen')
    await expect(askLoan(await act(city.stranger), { ...asked, itemId: id })).rejects.toThrow(
      'niet meer te leen',
    )
  })

  test('says what is missing', async () => {
    const team = await city.as(city.team)
    const post = async (change: Record<string, string>) =>
      (await team.post('/uitlenen/nieuw', { ...typed, ...change })).status
    expect(await post({ amount: '0' })).toBe(422)
    expect(await post({ mostDays: '100' })).toBe(422)
    expect(await post({ owner: 'van mij' })).toBe(422)
    expect(await post({ owner: city.hidden.id })).toBe(422)
    expect((await team.get('/uitlenen/dingen/geen')).status).toBe(404)
    expect((await team.get('/uitlenen/geen')).status).toBe(404)
  })

  test('shows what can be borrowed where it comes in handy', async () => {
    expect(await read('/gewoon-doen/straatfeest')).toContain('Partytent')
    expect(await read('/gewoon-doen/opruimen')).not.toContain('Partytent')
  })
})
