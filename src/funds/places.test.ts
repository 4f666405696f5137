import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Act } from '../kit/act.ts'
import { type Actor, visitor } from '../kit/actor.ts'
import { addDays, dayOf } from '../kit/dates.ts'
import { type Connection, connect } from '../kit/db.ts'
import { Forbidden } from '../kit/errors.ts'
import { actorOf, grantRole, insertPerson, type Person, type Role } from '../people/index.ts'
import { allAreas, importAreas } from '../places/index.ts'
import { type TestApp, testApp, testNow, type Visitor } from '../testing.ts'
import { mayAssess } from './accountability/rights.ts'
import { grantMoney, setCeiling } from './actions.ts'
import {
  approveBatch,
  callOffBatch,
  checkBankAccount,
  giveBankAccount,
  makeBatch,
} from './payments/actions.ts'
import { mayApprovePayments, mayCheckAccount } from './payments/rights.ts'
import { accountsOf } from './payments/store.ts'
import { completeApplication, grantedCase } from './testing.ts'

const square = [
  [4.66, 51.8],
  [4.67, 51.8],
  [4.67, 51.81],
  [4.66, 51.81],
  [4.66, 51.8],
]
const district = (name: string) => ({
  type: 'Feature',
  properties: { code: name, name, level: 'district' },
  geometry: { type: 'Polygon', coordinates: [square] },
})

let app: TestApp
let crowd: Connection
let anna: Person
let asAnna: Act
let ceilings: { readonly noord: string; readonly zuid: string }
let acts: Record<'city' | 'coordinator' | 'fundNoord' | 'fundZuid', Act>
let as: Record<'city' | 'managerNoord' | 'fundNoord', Visitor>
beforeAll(async () => {
  app = await testApp()
  crowd = connect(app.url, { max: 5 })
  const features = [district('Noord'), district('Zuid')]
  await importAreas(app.db, { type: 'FeatureCollection', features }, { Boven: ['Noord'], Onder: ['Zuid'] })
  const areas = await allAreas(app.db)
  const areaOf = (name: string): string =>
    areas.find((area) => area.level === 'jury_area' && area.name === name)!.id
  const official = async (key: string, role: Role, areaId: string | null) => {
    const email = `${key.toLowerCase()}@waterstad.example`
    const person = await grantRole(app.act(), { name: key, email, role, areaId })
    return app.act({ actor: await actorOf(app.db, person.id) })
  }
  acts = {
    city: await official('Stad', 'fund_manager', null),
    coordinator: await official('Coordinator', 'coordinator', null),
    fundNoord: await official('FondsNoord', 'fund_manager', areaOf('Boven')),
    fundZuid: await official('FondsZuid', 'fund_manager', areaOf('Onder')),
  }
  await official('GebiedNoord', 'area_manager', areaOf('Boven'))
  as = {
    city: await app.as('stad@waterstad.example'),
    managerNoord: await app.as('gebiednoord@waterstad.example'),
    fundNoord: await app.as('fondsnoord@waterstad.example'),
  }
  anna = await insertPerson(
    app.db,
    { name: 'Anna Aanvrager', email: 'anna@voorbeeld.example', confirmedAt: testNow },
    testNow,
  )
  asAnna = app.act({ actor: await actorOf(app.db, anna.id) })
  const ceiling = (areaId: string) =>
    setCeiling(app.act(), {
      schemeKey: 'neighbourhood_wishes',
      from: '2026-01-01',
      until: '2026-12-31',
      areaId,
      cents: 100_000_00,
      decision: { body: 'het college', date: '2025-11-12', number: 'B-1', announced: '2025-12-01' },
      reason: 'Verdeling',
    })
  ceilings = { noord: await ceiling(areaOf('Boven')), zuid: await ceiling(areaOf('Onder')) }
})
afterAll(async () => {
  await crowd.close()
  await app.close()
})

let sequence = 0
async function granted(where: 'noord' | 'zuid') {
  sequence += 1
  const made = await grantedCase(app.db, `Geheim plan ${sequence}`, { personId: anna.id })
  const { caseId, decisionId } = made
  const cents = 1_000_00
  const applicationId = await completeApplication(app.db, {
    caseId,
    ceilingId: ceilings[where],
    cents,
    number: sequence,
  })
  await grantMoney(app.act(), { applicationId, decisionId, cents, reason: 'Verleend' })
  return { ...made, applicationId }
}
const holder = { holder: 'A. Aanvrager', iban: 'NL20INGB0001234567' }
async function ready(where: 'noord' | 'zuid') {
  const one = await granted(where)
  const { applicationId } = one
  await giveBankAccount(asAnna, { applicationId, ...holder })
  const accountId = (await accountsOf(app.db, [applicationId])).get(applicationId)!.id
  await checkBankAccount(acts.city, { applicationId, accountId, isRight: true, how: 'Bankpas gezien' })
  return one
}
const payOn = addDays(dayOf(testNow), 3)
const check = (id: string): string => `/werk/fondsen/betalingen/rekening/${id}`
const assess = (id: string): string => `/werk/fondsen/verantwoordingen/${id}`

describe('a role for one area', () => {
  const actor = (role: Role, areaId: string | null): Actor => ({
    ...visitor,
    roles: [{ role, scopeKind: areaId === null ? 'city' : 'area', scopeId: areaId }],
  })
  const north = { areaId: 'noord', areaIds: [] }
  const cityMoneyInNorth = { areaId: null, areaIds: ['wijk', 'noord'] }
  const scheme = { decided_by: { roles: ['area_manager'] }, payment: undefined } as never

  test('counts for the money of that area, and for plans there; a role for the city everywhere', () => {
    for (const place of [north, cityMoneyInNorth]) {
      expect(mayAssess(actor('area_manager', 'noord'), scheme, place)).toBe(true)
      expect(mayAssess(actor('area_manager', null), scheme, place)).toBe(true)
      expect(mayAssess(actor('area_manager', 'zuid'), scheme, place)).toBe(false)
      expect(mayCheckAccount(actor('fund_manager', 'zuid'), scheme, place)).toBe(false)
    }
    expect(mayAssess(actor('area_manager', 'noord'), scheme, { areaId: null, areaIds: [] })).toBe(false)
  })

  test('approves only what is paid from that area alone', () => {
    const manager = actor('fund_manager', 'noord')
    expect(mayApprovePayments(manager, ['noord'])).toBe(true)
    expect(mayApprovePayments(manager, ['noord', 'zuid'])).toBe(false)
    expect(mayApprovePayments(manager, [null])).toBe(false)
    expect(mayApprovePayments(actor('coordinator', null), ['noord', null])).toBe(true)
  })

  test('opens no account and no account number of another area, and the lists lead nowhere closed', async () => {
    const [here, there] = [await granted('noord'), await granted('zuid')]
    for (const path of [check, assess]) {
      expect((await as.managerNoord.get(path(here.applicationId))).status).toBe(path === check ? 403 : 200)
      expect((await as.managerNoord.get(path(there.applicationId))).status).toBe(403)
      expect((await as.fundNoord.get(path(here.applicationId))).status).toBe(200)
      expect((await as.fundNoord.get(path(there.applicationId))).status).toBe(403)
    }
    const settle = {
      doen: 'vaststellen',
      amount: '1.000',
      ground: 'as_granted',
      nagekeken: 'ja',
      reasons: 'Zoals bedoeld.',
    }
    expect((await as.managerNoord.post(assess(there.applicationId), settle)).status).toBe(403)
    const accounts = await (await as.managerNoord.get('/werk/fondsen/verantwoordingen')).text()
    expect(accounts).toContain(assess(here.applicationId))
    expect(accounts).not.toContain(assess(there.applicationId))
    const payments = await (await as.fundNoord.get('/werk/fondsen/betalingen')).text()
    expect(payments).toContain(check(here.applicationId))
    expect(payments).not.toContain(check(there.applicationId))
  })

  test('approves, calls off and reads no batch that also pays from elsewhere', async () => {
    const [here, there] = [await ready('noord'), await ready('zuid')]
    const applicationIds = [here.applicationId, there.applicationId]
    await expect(makeBatch(acts.fundZuid, { applicationIds, payOn })).rejects.toThrow(Forbidden)
    const batchId = await makeBatch(acts.city, { applicationIds, payOn })
    await expect(approveBatch(acts.fundNoord, batchId)).rejects.toThrow(Forbidden)
    await expect(callOffBatch(acts.fundNoord, { batchId, reason: 'Nee' })).rejects.toThrow(Forbidden)
    const page = `/werk/fondsen/betalingen/batch/${batchId}`
    expect((await as.fundNoord.get(page)).status).toBe(403)
    expect(await (await as.fundNoord.get('/werk/fondsen/betalingen')).text()).not.toContain(page)
    await callOffBatch(acts.coordinator, { batchId, reason: 'Los betalen' })
    const own = await makeBatch(acts.city, { applicationIds: [here.applicationId], payOn })
    await approveBatch(acts.fundNoord, own)
    expect((await as.fundNoord.get(`/werk/fondsen/betalingen/batch/${own}/betalingen.csv`)).status).toBe(200)
  })
})

describe('what is paid goes to the account that was checked', () => {
  test('also when another number is given while a batch is made', async () => {
    const { applicationId } = await ready('noord')
    const others: Promise<unknown>[] = []
    await crowd.db.transaction().execute(async (db) => {
      await makeBatch({ ...acts.city, db }, { applicationIds: [applicationId], payOn })
      const account = (await accountsOf(db, [applicationId])).get(applicationId)!
      const answers = { applicationId, accountId: account.id, isRight: false, how: 'Toch niet' }
      others.push(
        giveBankAccount({ ...asAnna, db: crowd.db }, { applicationId, ...holder }),
        checkBankAccount({ ...acts.city, db: crowd.db }, answers),
      )
      for (const other of others) other.catch(() => undefined)
      await new Promise((done) => setTimeout(done, 300))
    })
    for (const other of others) await expect(other).rejects.toThrow('betaling onderweg')
    expect((await accountsOf(app.db, [applicationId])).get(applicationId)?.outcome).toBe('right')
  })

  test('a batch is not approved with an account that holds no more, nor after its day', async () => {
    const { applicationId } = await ready('noord')
    const batchId = await makeBatch(acts.city, { applicationIds: [applicationId], payOn })
    const late = app.act({ actor: acts.coordinator.actor, now: new Date('2026-12-01T09:00:00Z') })
    await expect(approveBatch(late, batchId)).rejects.toThrow('De dag van betalen is voorbij')
    await sql`update bank_account set replaced_at = now() where application_id = ${applicationId}`.execute(
      app.db,
    )
    await expect(approveBatch(acts.coordinator, batchId)).rejects.toThrow('rekeningnummer niet meer')
  })
})

describe('who keeps the books', () => {
  test('reads the number of a plan that is not public, never its title', async () => {
    const { number, applicationId } = await granted('noord')
    for (const path of [
      `/initiatieven/${number}/geld`,
      `/initiatieven/${number}/geld/${applicationId}/verantwoording`,
    ]) {
      const html = await (await as.city.get(path)).text()
      expect(html, path).toContain(number)
      expect(html, path).not.toContain('Geheim plan')
    }
  })

  test('who mistypes a number from paper gets the form again, with what is wrong', async () => {
    const { number, applicationId } = await granted('noord')
    const wrong = await as.city.post(`/initiatieven/${number}/geld/${applicationId}/rekening`, {
      holder: 'A. Aanvrager',
      iban: 'NL20INGB0001234568',
    })
    expect(wrong.status).toBe(422)
    const html = await wrong.text()
    expect(html).toContain('Dit rekeningnummer klopt niet')
    expect(html).toContain('name="iban"')
    expect(html).toContain('value="A. Aanvrager"')
  })
})
