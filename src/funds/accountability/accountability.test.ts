import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Act } from '../../kit/act.ts'
import { actorOf, grantRole, insertPerson, type Person } from '../../people/index.ts'
import { type TestApp, testApp, testNow, type Visitor } from '../../testing.ts'
import { grantMoney, payAdvance, payOut, setCeiling } from '../actions.ts'
import { applicationById, balancesThatDiffer } from '../store.ts'
import { completeApplication, grantedCase } from '../testing.ts'
import { remindOfAccounts } from './jobs.ts'
import { reminderFor, reportFault, settleBy, settlementFault } from './rules.ts'
import { accountabilityOf } from './store.ts'

let app: TestApp
let ceilingId: string
let anna: Person
let govert: Act
let as: { anna: Visitor; govert: Visitor; coordinator: Visitor; stranger: Visitor }
beforeAll(async () => {
  app = await testApp()
  const manager = await grantRole(app.act(), {
    name: 'Govert Fonds',
    email: 'govert@waterstad.example',
    role: 'fund_manager',
    areaId: null,
  })
  govert = app.act({ actor: await actorOf(app.db, manager.id) })
  await grantRole(app.act(), {
    name: 'Hedda Coördinator',
    email: 'hedda@waterstad.example',
    role: 'coordinator',
    areaId: null,
  })
  const resident = (name: string) =>
    insertPerson(
      app.db,
      { name, email: `${name.toLowerCase()}@voorbeeld.example`, confirmedAt: testNow },
      testNow,
    )
  anna = await resident('Anna')
  await resident('Vera')
  ceilingId = await setCeiling(app.act(), {
    schemeKey: 'initiatives_fund',
    from: '2026-01-01',
    until: '2026-12-31',
    areaId: null,
    cents: 120_000_00,
    decision: { body: 'de raad', date: '2025-11-12', number: 'R-1', announced: '2025-12-01' },
    reason: 'Begroting',
  })
  as = {
    anna: await app.as('anna@voorbeeld.example'),
    govert: await app.as('govert@waterstad.example'),
    coordinator: await app.as('hedda@waterstad.example'),
    stranger: await app.as('vera@voorbeeld.example'),
  }
})
afterAll(() => app.close())

let sequence = 0
async function granted(cents: number) {
  sequence += 1
  const made = await grantedCase(app.db, `Plan ${sequence}`, { personId: anna.id })
  const applicationId = await completeApplication(app.db, {
    caseId: made.caseId,
    ceilingId,
    cents,
    number: sequence,
  })
  const { decisionId } = made
  await grantMoney(app.act(), { applicationId, decisionId, cents, reason: 'Verleend met het besluit.' })
  return { ...made, applicationId }
}
const money = async (id: string) => (await applicationById(app.db, id))!.balance
const words = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/[\s ]+/g, ' ')
const mailed = async (): Promise<string> =>
  (
    await sql<{ text: string }>`
      select subject || ' ' || body_text as text from outbox where to_address = 'anna@voorbeeld.example'`.execute(
      app.db,
    )
  ).rows
    .map(({ text }) => text)
    .join(' ')

describe('the rules', () => {
  test('we settle within eight weeks of the account, or in the term of the scheme', () => {
    const week = { length: 1, unit: 'weeks', kind: 'legal' } as const
    const terms = { decide: week, supplement: week, pay: week }
    expect(settleBy({ terms }, '2026-11-02', '2026-11-23')).toBe('2026-12-28')
    expect(settleBy({ terms: { ...terms, settle: week } }, '2026-11-02', '2026-11-23')).toBe('2026-11-09')
  })

  test('an account adds up, and lower needs a ground', () => {
    expect(reportFault({ spent_cents: 90, unspent_cents: 10 }, 100)).toBeNull()
    expect(reportFault({ spent_cents: 120, unspent_cents: 0 }, 100)).toBeNull()
    expect(reportFault({ spent_cents: 50, unspent_cents: 10 }, 100)).toBe('does_not_add_up')
    expect(reportFault({ spent_cents: 0, unspent_cents: 101 }, 100)).toBe('does_not_add_up')
    expect(settlementFault('as_granted', 100, 100)).toBeNull()
    expect(settlementFault('as_granted', 99, 100)).toBe('ground_needed')
    expect(settlementFault('not_done', 100, 100)).toBe('amount_as_granted')
    expect(settlementFault('not_done', 0, 100)).toBeNull()
    expect(settlementFault('not_done', 101, 100)).toBe('above_grant')
  })

  test('reminders come before the last day and after it, each once', () => {
    const scheme = {
      accountability: {
        settled_at_once_up_to_cents: 0,
        evidence_above_cents: 0,
        explanation: { nl: 'x', en: 'x' },
        remind_days_before: [28, 7],
      },
    }
    const said = (today: string) => reminderFor(scheme, '2026-12-31', today)
    expect(said('2026-12-01')).toBeNull()
    expect(said('2026-12-03')).toBe('before-28')
    expect(said('2026-12-20')).toBe('before-28')
    expect(said('2026-12-24')).toBe('before-7')
    expect(said('2026-12-31')).toBe('before-7')
    expect(said('2027-01-01')).toBe('late-0')
    expect(said('2027-01-28')).toBe('late-0')
    expect(said('2027-01-29')).toBe('late-1')
  })
})

test('a small grant is settled with its decision, and no account is asked', async () => {
  const { applicationId, number } = await granted(20_000_00)
  expect(await money(applicationId)).toMatchObject({ granted: 20_000_00, settled: 20_000_00, settlements: 1 })
  expect((await accountabilityOf(app.db, [applicationId])).size).toBe(0)
  const form = `/initiatieven/${number}/geld/${applicationId}/verantwoording`
  expect((await as.anna.get(form)).status).toBe(404)
})

test('a large grant: the account, a question about it, settled lower with a letter, and paid back', async () => {
  const { applicationId, number } = await granted(25_000_00)
  expect(await money(applicationId)).toMatchObject({ granted: 25_000_00, settlements: 0 })
  await payAdvance(govert, { applicationId, cents: 20_000_00, reason: 'Voorschot' })
  const form = `/initiatieven/${number}/geld/${applicationId}/verantwoording`
  expect((await as.stranger.get(form)).status).toBe(404)
  expect(words(await (await as.anna.get(`/initiatieven/${number}/geld`)).text())).toContain(
    'Vertel wat je hebt gedaan',
  )
  const account = { text: 'Het dak ligt erop.', what_1: 'Dak', cents_1: '10.000', unspent: '15.000' }
  const wrong = await as.anna.post(form, { ...account, unspent: '1' })
  expect(wrong.status).toBe(422)
  expect(await wrong.text()).toContain('Dit telt niet op.')
  expect((await as.anna.post(form, { ...account, cents_1: '' })).status).toBe(422)
  const sent = await as.anna.postAndSee(form, account)
  expect(words(sent.html)).toContain('Je verantwoording is binnen.')
  expect((await as.anna.post(form, { ...account, text: 'Nog een keer' })).status).toBe(422)

  const desk = `/werk/fondsen/verantwoordingen/${applicationId}`
  expect(words(await (await as.govert.get('/werk/fondsen/verantwoordingen')).text())).toContain('Te bekijken')
  const shown = words(await (await as.govert.get(desk)).text())
  for (const text of ['Het dak ligt erop.', 'Dak', '€ 10.000', 'rekeningen en betaalbewijzen'])
    expect(shown).toContain(text)
  const asked = await as.govert.postAndSee(desk, {
    doen: 'terugvragen',
    question: 'Wij missen de bonnen.',
    until: '2026-12-31',
  })
  expect(words(asked.html)).toContain('De aanvrager is om een aanvulling gevraagd.')
  expect(await mailed()).toContain('Wij missen de bonnen.')
  await as.anna.postAndSee(form, { ...account, text: 'Hierbij de bonnen.' })

  const settle = { doen: 'vaststellen', amount: '10.000', reasons: 'Het dak kostte tienduizend euro.' }
  const groundless = await as.govert.post(desk, { ...settle, ground: 'as_granted' })
  expect(groundless.status).toBe(422)
  expect(await groundless.text()).toContain('Kies waarom het bedrag lager is.')
  // It is shown before it is decided, and where it differs from the account.
  const other = { ...settle, amount: '9.000', ground: 'not_done' }
  const checked = words((await as.govert.postAndSee(desk, other)).html)
  expect(checked).toContain('Dit is anders dan de verantwoording')
  expect(checked).toContain('Er komt nog € 11.000 terug')
  expect(words((await as.govert.postAndSee(desk, { ...other, doen: 'veranderen' })).html)).toContain(
    'Vaststellen',
  )
  const sure = { ...settle, ground: 'costs_lower', nagekeken: 'ja' }
  expect(words((await as.govert.postAndSee(desk, { ...sure, nagekeken: '' })).html)).not.toContain(
    'Dit is anders dan de verantwoording',
  )
  expect(await money(applicationId)).toMatchObject({ settlements: 0 })
  const settled = await as.govert.postAndSee(desk, sure)
  expect(words(settled.html)).toContain('Er komt nog € 10.000 terug, uiterlijk maandag 4 januari 2027.')
  expect(await money(applicationId)).toMatchObject({ settled: 10_000_00, settlements: 1 })
  expect((await as.govert.post(desk, { ...settle, ground: 'costs_lower' })).status).toBe(422)
  expect(await mailed()).toMatch(/Er is €\s10\.000 te veel betaald/)
  const mine = await (await as.anna.get(`/initiatieven/${number}/geld`)).text()
  expect(words(mine)).toContain('Je betaalt nog € 10.000 terug')
  const letter = /\/initiatieven\/[^"]+\/vaststelling\/[^"]+\.pdf/.exec(mine)?.[0] ?? ''
  const pdf = await as.anna.get(letter)
  expect(pdf.headers.get('content-type')).toBe('application/pdf')
  expect((await as.stranger.get(letter)).status).toBe(404)
  // Who assesses reads the letter; what came back is booked by who keeps the books.
  for (const who of [as.govert, as.coordinator]) expect((await who.get(letter)).status).toBe(200)
  const assessed = await (await as.coordinator.get(desk)).text()
  expect(assessed).toContain(letter)
  expect(assessed).not.toContain('name="back"')
  expect((await as.coordinator.post(desk, { doen: 'terug', back: '1' })).status).toBe(403)

  expect((await as.govert.post(desk, { doen: 'terug', back: '10.001' })).status).toBe(422)
  const back = await as.govert.postAndSee(desk, { doen: 'terug', back: '10.000' })
  expect(words(back.html)).toContain('Het geld is geboekt.')
  expect(await money(applicationId)).toMatchObject({ reclaimed: 10_000_00, granted: 10_000_00 })
  expect(await balancesThatDiffer(app.db)).toEqual([])
})

test('who does not tell is reminded, once for each day that counts; paper goes too', async () => {
  const { applicationId, number } = await granted(21_000_00)
  const due = (await accountabilityOf(app.db, [applicationId])).get(applicationId)!.due_on
  const at = (day: string): Act => app.act({ now: new Date(`${day}T06:00:00Z`) })
  const reminders = async (): Promise<number> =>
    (await sql`select from accountability_reminder where application_id = ${applicationId}`.execute(app.db))
      .rows.length
  await remindOfAccounts(at('2026-12-01'))
  expect(await reminders()).toBe(0)
  await remindOfAccounts(at(due))
  await remindOfAccounts(at(due))
  expect(await reminders()).toBe(1)
  await as.govert.postAndSee(`/werk/fondsen/verantwoordingen/${applicationId}`, {
    doen: 'uitstellen',
    why: 'De aannemer is ziek.',
    until: '2027-02-01',
  })
  expect(await mailed()).toContain('meer tijd')
  const entered = await as.govert.postAndSee(`/initiatieven/${number}/geld/${applicationId}/verantwoording`, {
    text: 'Van papier.',
    what_1: 'Alles',
    cents_1: '21.000',
    unspent: '0',
  })
  expect(words(entered.html)).toContain('De verantwoording is bewaard.')
  await as.govert.postAndSee(entered.path, {
    doen: 'vaststellen',
    nagekeken: 'ja',
    amount: '21.000',
    ground: 'as_granted',
    reasons: 'Alles is uitgegeven zoals bedoeld.',
  })
  expect(await money(applicationId)).toMatchObject({ settled: 21_000_00 })
})

test('a letter that was sent stays as it was when more is paid later', async () => {
  const { applicationId, number } = await granted(25_000_00)
  await payAdvance(govert, { applicationId, cents: 20_000_00, reason: 'Voorschot' })
  await as.anna.postAndSee(`/initiatieven/${number}/geld/${applicationId}/verantwoording`, {
    text: 'Klaar.',
    what_1: 'Alles',
    cents_1: '25.000',
    unspent: '0',
  })
  await as.govert.postAndSee(`/werk/fondsen/verantwoordingen/${applicationId}`, {
    doen: 'vaststellen',
    nagekeken: 'ja',
    amount: '25.000',
    ground: 'as_granted',
    reasons: 'Alles is uitgegeven zoals bedoeld.',
  })
  const mine = await (await as.anna.get(`/initiatieven/${number}/geld`)).text()
  const letter = /\/initiatieven\/[^"]+\/vaststelling\/[^"]+\.pdf/.exec(mine)?.[0] ?? ''
  const read = async (): Promise<Buffer> => Buffer.from(await (await as.anna.get(letter)).arrayBuffer())
  const sent = await read()
  await payOut(govert, { applicationId, cents: 5_000_00, reason: 'Rest' })
  expect((await read()).equals(sent)).toBe(true)
})
