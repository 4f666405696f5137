import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openedCase } from '../cases/index.ts'
import { type TestApp, testApp } from '../testing.ts'
import { secrets, type TestCity, testCity } from '../testing-city.ts'
import { grantMoney, payOut } from './actions.ts'
import { receiveApplication, recordComplete, recordIncomplete, recordSupplement } from './index.ts'
import { ceilingsOf, insertApplication, ledgerOf } from './store.ts'
import { completeApplication, grantedCase } from './testing.ts'

let app: TestApp
let city: TestCity
beforeAll(async () => {
  app = await testApp()
  city = await testCity(app)
})
afterAll(() => app.close())

const page = async (path: string): Promise<string> => {
  const answer = await app.visitor().get(path)
  expect(answer.status, path).toBe(200)
  return words(await answer.text())
}
const words = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0]+/g, ' ')
const manager = () => city.as(city.staff.fund_manager)

describe('in public', () => {
  test('every scheme says what it is for and how much is left', async () => {
    const list = await page('/fondsen')
    expect(list).toContain('Initiatievenfonds')
    expect(list).toContain('nog € 110.000 van € 120.000')
    expect(list).toContain('Van € 1.000 tot € 40.000')
    expect(list).toContain('Voor vandaag is er geen geld vastgesteld.')
    expect(await page('/fondsen?taal=en')).toContain('€110,000 left of €120,000')
  })

  test('a scheme stands in plain words, with its grounds, decisions and versions', async () => {
    const one = await page('/fondsen/initiatievenfonds')
    for (const text of [
      'Dit is een voorbeeld',
      'Op volgorde van binnenkomst.',
      'Boven € 5.000 vraagt een vereniging, stichting of andere rechtspersoon mee aan.',
      'art. 4:25 lid 2 Awb',
      'de raad, 12 november 2025, nummer R-1',
      'Je krijgt een besluit binnen 8 weken.',
      'Er is nog niets verleend.',
      'Versie 1',
    ])
      expect(one).toContain(text)
    expect(await page('/fondsen/wijkwensen')).toContain('De regiegroep adviseert.')
    // What the municipality does itself is granted to nobody, and the numbers of versions need not begin at 1.
    const green = await page('/fondsen/groenbudget')
    expect(green).toMatch(/hoogstens € 500 voor elke plek.*wat dit jaar is uitgegeven/)
    expect(green).toContain('De eerste versie die hier is gepubliceerd, is versie 2.')
    expect(one).not.toContain('De eerste versie die hier')
    for (const path of [
      '/fondsen/bestaat-niet',
      '/fondsen/wijkwensen?versie=9',
      '/fondsen/wijkwensen?versie=x',
    ])
      expect((await app.visitor().get(path)).status, path).toBe(404)
  })

  test('grants are there without names; of a plan that is not public only the amount', async () => {
    const open = await grantFor(city.shown.id, 3_000_00)
    const shut = await grantFor(city.hidden.id, 4_000_00)
    const act = await city.act(city.staff.fund_manager)
    await payOut(act, { applicationId: open, cents: 3_000_00, reason: 'Betaald' })
    expect(shut).not.toBe(open)
    const one = await page('/fondsen/initiatievenfonds')
    expect(one).toContain('Pluktuin aan de kade')
    expect(one).toContain('Niet openbaar')
    expect(one).toContain('€ 4.000')
    expect(one).not.toContain(secrets.hidden)
    expect(one).not.toContain('Ina Initiatief')
    const csv = await (await app.visitor().get('/fondsen/initiatievenfonds/verleend.csv')).text()
    expect(csv).toContain(
      `Initiatievenfonds;2026;1;${city.shown.number};Pluktuin aan de kade;Binnenstad;5000;3000;3000;3000;2026-11-21`,
    )
    expect(csv).toContain('Initiatievenfonds;2026;2;;Niet openbaar;;5000;4000;0;4000;2026-11-21')
    const api = (await (await app.visitor().get('/api/v1/fondsen/initiatievenfonds')).json()) as {
      verleningen: object[]
      plafonds: object[]
    }
    expect(api.plafonds).toMatchObject([{ plafondEuro: 120_000, verleendEuro: 7_000, vrijEuro: 113_000 }])
    expect(api.verleningen).toEqual([
      expect.objectContaining({
        initiatief: null,
        verleendEuro: 4_000,
        betaaldEuro: 0,
        vastgesteldEuro: 4_000,
      }),
      expect.objectContaining({
        initiatief: expect.objectContaining({ nummer: city.shown.number }),
        betaaldEuro: 3_000,
        vastgesteldEuro: 3_000,
      }),
    ])
  })

  test('a page costs the same however much was granted', async () => {
    const count = async (path: string): Promise<number> => {
      app.takeQueries()
      await page(path)
      return app.takeQueries().length
    }
    const before = await count('/fondsen/initiatievenfonds')
    for (let number = 10; number < 22; number++) {
      const { caseId, decisionId } = await grantedCase(app.db, `Plan ${number}`)
      const ceilingId = city.ceiling
      const applicationId = await completeApplication(app.db, { caseId, ceilingId, cents: 100_00, number })
      await grantMoney(app.act(), { applicationId, decisionId, cents: 100_00, reason: 'Besluit' })
    }
    expect(await count('/fondsen/initiatievenfonds')).toBe(before)
    expect(before).toBeLessThanOrEqual(11)
    expect(await count('/fondsen')).toBeLessThanOrEqual(4)
  })

  test('how a kind of plan goes says whether there is money for it', async () => {
    const html = await page('/proces/stadswens')
    expect(html).toContain('Is er geld?')
    expect(html).toContain('Lees meer over: Initiatievenfonds')
    expect(await page('/proces/wijkwens')).toContain('Lees meer over: Wijkwensen')
  })

  test('a scheme is found by its words', async () => {
    expect(await page('/zoeken?q=regiegroep+wijkwens')).toContain('Wijkwensen')
  })
})

/** Grants what was set aside for a case of the city, by a decision in the sense of the law. */
async function grantFor(caseId: string, cents: number): Promise<string> {
  const applicationId = city.applications[caseId] ?? ''
  const decisionId = await decisionOn(caseId)
  await grantMoney(await city.act(city.staff.fund_manager), {
    applicationId,
    decisionId,
    cents,
    reason: 'Besluit',
  })
  return applicationId
}

async function decisionOn(caseId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`insert into decision
    (case_id, step_key, type_key, outcome_key, says_no, body, decided_on, is_besluit, last_day_to_object, reasons,
     criteria, created_at)
    values (${caseId}, 'decision', 'grant', 'yes', false, '{"nl":"het college","en":"the executive"}', '2026-11-21',
      true, '2027-01-04', 'Het past bij de regeling en bij de stad.', '[]', now()) returning id`.execute(
    app.db,
  )
  return rows[0]!.id
}

describe('at the desk', () => {
  const decision = { body: 'de raad', date: '2025-11-12', number: 'R-2', announced: '2025-12-01' }

  test('the fund manager sets a ceiling; what is wrong comes back with what was typed', async () => {
    const visitor = await manager()
    const form = {
      from: '2027-01-01',
      until: '2027-12-31',
      amount: '20.000',
      ...decision,
      reason: 'Begroting',
    }
    const empty = await visitor.post('/werk/fondsen/groenbudget', {})
    expect(empty.status).toBe(422)
    const backwards = await visitor.post('/werk/fondsen/groenbudget', { ...form, until: '2026-01-01' })
    expect(backwards.status).toBe(422)
    expect(await backwards.text()).toContain('De laatste dag ligt voor de eerste dag.')
    // Everything that is wrong stands there at once.
    const all = await visitor.post('/werk/fondsen/groenbudget', {
      ...form,
      ...{ amount: '-5000', until: '2026-01-01', date: '2030-01-01', announced: '2020-01-01' },
    })
    const wrong = await all.text()
    for (const words of [
      'Verbeter deze 4 punten',
      'Vul een bedrag in',
      'De laatste dag ligt voor de eerste dag.',
      'De dag van het besluit is nog niet geweest.',
      'De bekendmaking kan niet voor het besluit liggen.',
    ])
      expect(wrong).toContain(words)
    const { path, html } = await visitor.postAndSee('/werk/fondsen/groenbudget', form)
    expect(path).toMatch(/^\/werk\/fondsen\/plafond\/[0-9a-f-]{36}\?klaar=gezet$/)
    expect(html).toContain('Het plafond is vastgesteld.')
    const again = await visitor.post('/werk/fondsen/groenbudget', form)
    expect(again.status).toBe(422)
    expect(await again.text()).toContain('Voor deze dagen is er al een plafond.')
    const [ceiling] = await ceilingsOf(app.db, 'green_budget')
    const change = { direction: 'omlaag', amount: '20.000,01', ...decision, reason: 'Minder geld' }
    const address = `/werk/fondsen/plafond/${ceiling!.id}`
    const low = await visitor.post(address, change)
    expect(low.status).toBe(422)
    expect(words(await low.text())).toContain('Zo ver kan het plafond niet omlaag. Er is nog € 20.000 vrij')
    const lowered = await visitor.postAndSee(address, { ...change, amount: '5.000' })
    expect(words(lowered.html)).toContain('€ 15.000 plafond')
    expect(words(lowered.html)).toContain('Plafond verlaagd')
  })

  test('the ledger explains every balance, can be filtered, and goes to a spreadsheet', async () => {
    const visitor = await manager()
    const address = `/werk/fondsen/plafond/${city.ceiling}`
    const html = words(await (await visitor.get(address)).text())
    expect(html).toContain('Zo is het saldo opgebouwd')
    expect(html).toContain('Plafond, met verhogingen en verlagingen')
    expect(html).not.toContain('Het saldo klopt niet')
    expect(html).not.toContain(secrets.hidden)
    const filtered = words(await (await visitor.get(`${address}?soort=reserved`)).text())
    expect(filtered).toContain('Boeking')
    expect(filtered.split('Gereserveerd Boeking').length - 1).toBe(2)
    const none = await (await visitor.get(`${address}?vanaf=2030-01-01`)).text()
    expect(none).toContain('Er zijn geen boekingen die hierbij passen.')
    const csv = await (await visitor.get(`${address}/grootboek.csv`)).text()
    expect(csv).toContain(';Plafond gezet of verhoogd;;;120000;120000;Begroting;')
    for (const path of ['/werk/fondsen', '/werk/fondsen/initiatievenfonds', address])
      expect((await (await city.as(city.team)).get(path)).status, path).toBe(200)
    expect(await (await (await city.as(city.team)).get(address)).text()).not.toContain('terugdraaien')
  })

  test('a booking is undone with a reason, once', async () => {
    const visitor = await manager()
    const [ceiling] = await ceilingsOf(app.db, 'green_budget')
    const [line] = await ledgerOf(app.db, ceiling!.id, {}, { limit: 1 })
    const address = `/werk/fondsen/plafond/${ceiling!.id}/terugdraaien/${line!.movement}`
    const asked = words(await (await visitor.get(address)).text())
    expect(asked).toContain('Dit draai je terug')
    expect((await visitor.post(address, {})).status).toBe(422)
    const { html } = await visitor.postAndSee(address, { reason: 'Verkeerd plafond' })
    expect(html).toContain('De boeking is teruggedraaid.')
    expect(words(html)).toContain('€ 20.000 plafond')
    const twice = await visitor.post(address, { reason: 'Nog een keer' })
    expect(twice.status).toBe(422)
    expect(await twice.text()).toContain('Deze boeking is al teruggedraaid.')
    // A booking of another ceiling is not found here.
    const elsewhere = `/werk/fondsen/plafond/${city.ceiling}/terugdraaien/${line!.movement}`
    expect((await visitor.get(elsewhere)).status).toBe(404)
  })
})

describe('an application', () => {
  test('gets its number when it is complete, in order of receipt of its last piece', async () => {
    const act = app.act()
    const early = await grantedCase(app.db, 'Eerst binnen')
    const late = await grantedCase(app.db, 'Later binnen')
    const first = await applied(early.caseId, new Date('2026-11-02T09:00:00Z'))
    const second = await applied(late.caseId, new Date('2026-11-03T09:00:00Z'))
    await expect(recordComplete(act, second)).rejects.toMatchObject({
      fault: 'earlier_waits',
      earlier: [first],
    })
    await recordIncomplete(act, first)
    await expect(recordComplete(act, first)).rejects.toMatchObject({ fault: 'not_waiting' })
    const number = await recordComplete(act, second)
    await recordSupplement(act, first, { receivedAt: new Date('2026-11-05T10:00:00Z') })
    expect(await recordComplete(act, first)).toBe(number + 1)
    await expect(recordComplete(act, first)).rejects.toMatchObject({ fault: 'complete_already' })
  })

  test('is read by who keeps the books, who sees who must act and asks them; the list says how places are given', async () => {
    const made = await grantedCase(app.db, 'Lichtjes in de laan')
    const id = await applied(made.caseId, new Date('2026-11-06T09:00:00Z'))
    const keeper = await manager()
    const list = await (await keeper.get('/werk/fondsen/initiatievenfonds/aanvragen')).text()
    expect(list).toContain(`href="/werk/fondsen/initiatievenfonds/aanvragen/${id}"`)
    expect(words(list)).toContain('Olga Officier kijkt of de aanvraag compleet is')
    expect(words(list)).toContain('Een aanvraag krijgt haar plaats op de dag dat zij compleet is.')
    // In the order of their numbers; what has none yet stands below.
    const places = [...words(list).matchAll(/(\d+) compleet op|nog geen(?! nummer)/g)].map(([, place]) =>
      Number(place ?? 99),
    )
    expect(places).toEqual(places.toSorted((one, other) => one - other))
    expect(places).toContain(99)
    const address = `/werk/fondsen/initiatievenfonds/aanvragen/${id}`
    const one = await (await keeper.get(address)).text()
    expect(words(one)).toContain('Olga Officier kijkt of de aanvraag compleet is')
    expect(one).toMatch(/href="mailto:[^"]+\?subject=Vraag%20over%20de%20aanvraag/)
    expect(words(one)).toContain('Nog niet bekeken')
    expect(words(one)).toContain('Gevraagd € 1.000')
    // Of a plan that is not public the books know the number only.
    expect(one).not.toContain('Lichtjes in de laan')
    expect((await keeper.get(`/werk/fondsen/wijkwensen/aanvragen/${id}`)).status).toBe(404)
    expect((await keeper.get('/werk/fondsen/initiatievenfonds/aanvragen/x')).status).toBe(404)
    expect((await (await city.as(city.initiator)).get(address)).status).toBe(403)
  })

  test('is entered by who speaks for the plan or works on it, within the period and the amounts', async () => {
    const initiator = await city.act(city.initiator)
    const { parties } = await openedCase(initiator, city.shown.id)
    const input = {
      caseId: city.shown.id,
      ceilingId: city.ceiling,
      partyId: parties[0]!.id,
      requestedCents: 2_000_00,
    }
    await expect(receiveApplication(await city.act(city.stranger), input)).rejects.toMatchObject({
      name: 'Forbidden',
    })
    await expect(receiveApplication(initiator, { ...input, requestedCents: 1 })).rejects.toMatchObject({
      fault: 'amount_not_allowed',
    })
    const early = new Date('2025-12-31T12:00:00Z')
    await expect(receiveApplication(initiator, { ...input, receivedAt: early })).rejects.toMatchObject({
      fault: 'outside_period',
    })
    await expect(receiveApplication(initiator, input)).rejects.toMatchObject({ fault: 'applied_already' })
  })
})

async function applied(caseId: string, at: Date): Promise<string> {
  const id = await insertApplication(app.db, {
    case_id: caseId,
    scheme_key: 'initiatives_fund',
    scheme_version: 1,
    ceiling_id: city.ceiling,
    party_id: null,
    requested_cents: 1_000_00,
    received_at: at,
    case_public: false,
  })
  return id!
}
