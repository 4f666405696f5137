import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Act } from '../../kit/act.ts'
import { type Connection, connect } from '../../kit/db.ts'
import {
  actorOf,
  grantRole,
  insertOrganisation,
  insertPerson,
  type Person,
  personByEmail,
} from '../../people/index.ts'
import { type TestApp, testApp, testNow, type Visitor } from '../../testing.ts'
import { correctMovement, grantMoney, setCeiling } from '../actions.ts'
import { applicationById, balancesThatDiffer, entriesOfApplication } from '../store.ts'
import { moneyTasks } from '../tasks.ts'
import { completeApplication, grantedCase } from '../testing.ts'
import { moneyWaiting } from '../waiting.ts'
import {
  approveBatch,
  callOffBatch,
  checkBankAccount,
  giveBankAccount,
  makeBatch,
  recordFailed,
  recordPaid,
} from './actions.ts'
import { payables } from './payables.ts'
import { accountsOf, batchesListed, paymentsOfApplications, paymentsOfBatch } from './store.ts'

let app: TestApp
let crowd: Connection
let ceilingId: string
let anna: Person
let govert: Act
let hedda: Act
let as: { anna: Visitor; govert: Visitor; hedda: Visitor; guide: Visitor; jury: Visitor }
beforeAll(async () => {
  app = await testApp()
  crowd = connect(app.url, { max: 10 })
  const official = (name: string, role: Parameters<typeof grantRole>[1]['role']) =>
    grantRole(app.act(), { name, email: `${role}@waterstad.example`, role, areaId: null })
  const actFor = async (person: Person) => app.act({ actor: await actorOf(app.db, person.id) })
  govert = await actFor(await official('Govert Fonds', 'fund_manager'))
  hedda = await actFor(await official('Hedda Coördinator', 'coordinator'))
  await official('Gijs Gids', 'case_guide')
  await official('Jo Jury', 'jury_member')
  anna = await insertPerson(
    app.db,
    { name: 'Anna Aanvrager', email: 'anna@voorbeeld.example', confirmedAt: testNow },
    testNow,
  )
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
    govert: await app.as('fund_manager@waterstad.example'),
    hedda: await app.as('coordinator@waterstad.example'),
    guide: await app.as('case_guide@waterstad.example'),
    jury: await app.as('jury_member@waterstad.example'),
  }
})
afterAll(async () => {
  await crowd.close()
  await app.close()
})

const iban = 'NL20INGB0001234567'
let sequence = 0
/** A grant of Anna, so that something is to be paid. */
async function granted(cents = 5_000_00) {
  sequence += 1
  const made = await grantedCase(app.db, `Plan ${sequence}`, { personId: anna.id })
  const applicationId = await completeApplication(app.db, {
    caseId: made.caseId,
    ceilingId,
    cents,
    number: sequence,
  })
  await grantMoney(app.act(), {
    applicationId,
    decisionId: made.decisionId,
    cents,
    reason: 'Verleend met het besluit.',
  })
  return { ...made, applicationId }
}

/** The same with an account that was checked. */
async function ready(cents = 5_000_00) {
  const one = await granted(cents)
  const { applicationId } = one
  await giveBankAccount(app.act({ actor: await actorOf(app.db, anna.id) }), {
    applicationId,
    holder: 'A. Aanvrager',
    iban,
  })
  const accountId = (await accountsOf(app.db, [applicationId])).get(applicationId)!.id
  await checkBankAccount(govert, { applicationId, accountId, isRight: true, how: 'Bankpas gezien' })
  return one
}

const batchOf = async (...ids: readonly string[]) =>
  makeBatch(govert, { applicationIds: ids, payOn: '2026-11-24' })
const words = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/[\s ]+/g, ' ')
const money = async (id: string) => (await applicationById(app.db, id))!.balance
/** What Anna was mailed, whatever the order. */
const mailed = async (): Promise<string> =>
  (
    await sql<{ text: string }>`
      select subject || chr(10) || body_text as text from outbox where to_address = 'anna@voorbeeld.example'`.execute(
      app.db,
    )
  ).rows
    .map(({ text }) => text)
    .join(' ')

describe('from grant to payment', () => {
  test('Anna gives her number, Govert checks it and makes a batch, Hedda approves, the bank pays', async () => {
    const { number, applicationId } = await granted(24_000_00)
    const page = `/initiatieven/${number}/geld`
    expect(words(await (await as.anna.get(page)).text())).toContain('Vul hieronder je rekeningnummer in')
    const form = `${page}/${applicationId}/rekening`
    const wrong = await as.anna.post(form, { holder: 'A. Aanvrager', iban: 'NL20INGB0001234568' })
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).toContain('Dit rekeningnummer klopt niet')
    const given = await as.anna.postAndSee(form, { holder: 'A. Aanvrager', iban: 'nl20 ingb 0001 2345 67' })
    expect(words(given.html)).toContain('Wij betalen op NL… 567, op naam van A. Aanvrager.')
    expect(given.html).not.toContain(iban)
    expect(await mailed()).toContain('NL… 567')

    const list = await (await as.govert.get('/werk/fondsen/betalingen')).text()
    expect(words(list)).toContain('Rekeningnummer nakijken')
    expect(list).not.toContain(iban)
    const check = `/werk/fondsen/betalingen/rekening/${applicationId}`
    const shown = await (await as.govert.get(check)).text()
    expect(shown).toContain('NL20 INGB 0001 2345 67')
    const account = /name="account" value="([^"]+)"/.exec(shown)?.[1] ?? ''
    expect((await as.govert.post(check, { account, outcome: 'ja' })).status).toBe(422)
    await as.govert.postAndSee(check, { account, outcome: 'ja', how: 'Uittreksel KvK gezien' })

    const batchForm = { pay: [applicationId], payOn: '2026-11-24' }
    const looked = await as.govert.postAndSee('/werk/fondsen/betalingen', batchForm)
    expect(words(looked.html)).toMatch(
      /Klopt deze batch\?.*€ 19\.200 samen.*24 nov.*Goedkeuren kan door: Hedda Coördinator/,
    )
    expect(await batchesListed(app.db, { offset: 0, limit: 5 })).toEqual([])
    const back = await as.govert.post('/werk/fondsen/betalingen', {
      ...batchForm,
      payOn: '2026-11-26',
      terug: 'ja',
    })
    expect(await back.text()).toContain('value="2026-11-26"')
    expect((await as.govert.post('/werk/fondsen/betalingen', { payOn: '2026-11-24' })).status).toBe(422)
    const made = await as.govert.postAndSee('/werk/fondsen/betalingen', { ...batchForm, maak: 'ja' })
    expect(words(made.html)).toContain('Goedkeuren kan door: Hedda Coördinator.')
    const [told, ...more] = await app.mails('coordinator@waterstad.example')
    expect(more).toEqual([])
    expect(told?.subject).toBe('Betalingen om goed te keuren voor 24 november: BET-2026-0001')
    expect(told?.body_text).toMatch(/Govert Fonds maakte batch BET-2026-0001: 1 betaling, samen €\s19\.200/)
    expect(words(await (await as.hedda.get('/werk')).text())).toContain(
      '1 batch met betalingen om goed te keuren',
    )
    expect(words(made.html)).toContain('Jij maakte deze batch. Iemand anders moet hem goedkeuren.')
    // An advance of 80 per cent, as the scheme says above 20,000 euros.
    expect(words(made.html)).toContain('€ 19.200')
    const batch = made.path.split('?')[0] ?? ''
    expect((await as.govert.post(batch, { doen: 'goedkeuren' })).status).toBe(422)
    expect((await as.govert.get(`${batch}/bank.xml`)).status).toBe(404)
    await as.hedda.postAndSee(batch, { doen: 'goedkeuren' })
    const xml = await (await as.govert.get(`${batch}/bank.xml`)).text()
    expect(xml).toContain('<CtrlSum>19200.00</CtrlSum>')
    expect(xml).toContain(`<IBAN>${iban}</IBAN>`)
    expect(xml).toContain('<Nm>A. Aanvrager</Nm>')
    expect(await (await as.govert.get(`${batch}/betalingen.csv`)).text()).toContain(`${iban};19200`)
    expect(await money(applicationId)).toMatchObject({ advanced: 0, paid: 0 })

    const paid = { doen: 'vastleggen', which: 'alle', became: 'betaald', on: '2026-11-21' }
    expect((await as.govert.post(batch, { ...paid, on: '2026-12-01' })).status).toBe(422)
    const done = await as.govert.postAndSee(batch, paid)
    expect(words(done.html)).toContain('Vastgelegd. Wie meedoet krijgt bericht.')
    expect(await money(applicationId)).toMatchObject({ advanced: 19_200_00 })
    expect(await mailed()).toMatch(/€\s19\.200 betaald voor Plan/)
    const mine = words(await (await as.anna.get(page)).text())
    expect(mine).toContain('Betaald € 19.200')
    expect(await balancesThatDiffer(app.db)).toEqual([])
    const [seen] = (
      await sql<{ amount: number }>`select count(*)::integer as amount from audit_waiting
        where op = 'read' and thing = 'bank_account'`.execute(app.db)
    ).rows
    expect(seen?.amount).toBeGreaterThan(0)
  })

  test('a number from paper, a number that is wrong, and one that nobody else sees', async () => {
    const { number, applicationId } = await granted()
    const form = `/initiatieven/${number}/geld/${applicationId}/rekening`
    const entered = await as.govert.postAndSee(form, { holder: 'Stichting Samen', iban })
    expect(words(entered.html)).toContain('op papier, ingevoerd door Govert Fonds')
    const account = /name="account" value="([^"]+)"/.exec(entered.html)?.[1] ?? ''
    await as.govert.postAndSee(entered.path, {
      account,
      outcome: 'nee',
      how: 'De naam hoort niet bij dit nummer.',
    })
    expect(await mailed()).toContain('De naam hoort niet bij dit nummer.')
    expect(words(await (await as.anna.get(`/initiatieven/${number}/geld`)).text())).toContain(
      'Dit nummer klopt niet.',
    )
    const [row] = (
      await sql<{ row: string }>`select bank_account::text as row from bank_account
        where application_id = ${applicationId}`.execute(app.db)
    ).rows
    expect(row?.row).not.toContain('INGB')
    expect(row?.row).not.toContain('Samen')
    for (const visitor of [as.guide, as.jury, app.visitor()]) {
      const answer = await visitor.get(`/werk/fondsen/betalingen/rekening/${applicationId}`)
      expect(answer.status).not.toBe(200)
      expect((await visitor.post(form, { holder: 'Dief', iban })).status).not.toBe(303)
    }
    // Looked at one, while another came.
    await as.anna.post(form, { holder: 'A. Aanvrager', iban })
    await expect(
      checkBankAccount(govert, { applicationId, accountId: account, isRight: true, how: 'Gezien' }),
    ).rejects.toThrow('intussen een ander rekeningnummer')
  })
})

describe('four eyes', () => {
  test('are asked by the rule and by the database', async () => {
    const { applicationId } = await ready()
    const batchId = await batchOf(applicationId)
    await expect(approveBatch(govert, batchId)).rejects.toThrow('Iemand anders moet hem goedkeuren')
    await expect(
      sql`update payment_batch set approved_by = made_by, approved_at = now() where id = ${batchId}`.execute(
        app.db,
      ),
    ).rejects.toThrow('four_eyes')
    const [payment] = await paymentsOfBatch(app.db, batchId)
    const paid = { paymentId: payment!.id, on: '2026-11-21', reason: 'Betaald' } as const
    await expect(recordPaid(govert, paid)).rejects.toThrow('nog niet goedgekeurd')
    await expect(
      sql`update payment set outcome = 'paid', outcome_on = '2026-11-21', movement = gen_random_uuid()
        where id = ${payment!.id}`.execute(app.db),
    ).rejects.toThrow('was not approved')
    await approveBatch(hedda, batchId)
    await expect(callOffBatch(govert, { batchId, reason: 'Toch niet' })).rejects.toThrow('al goedgekeurd')
    await expect(sql`update payment set cents = 1 where id = ${payment!.id}`.execute(app.db)).rejects.toThrow(
      'never changes',
    )
    await recordPaid(govert, paid)
  })

  test('nothing is paid of a grant whose organisation stepped back, also in a batch that was made before', async () => {
    const [held, other] = [await ready(6_000_00), await ready(6_000_00)]
    const batchId = await batchOf(held.applicationId, other.applicationId)
    const organisation = await insertOrganisation(
      app.db,
      { name: 'Stichting Even', kind: 'foundation' },
      testNow,
    )
    const takesPart = (left: string | null) =>
      sql`insert into case_party (case_id, organisation_id, role, joined_on, left_on)
        values (${held.caseId}, ${organisation.id}, 'co_initiator', '2026-11-01', ${left})`.execute(app.db)
    await takesPart('2026-11-20')
    const path = `/werk/fondsen/betalingen/batch/${batchId}`
    const seen = words(await (await as.hedda.get(path)).text())
    expect(seen).toContain(`Bij ${held.number} stapte de organisatie uit`)
    expect(seen).not.toContain(`Bij ${held.number}, ${other.number}`)
    await expect(approveBatch(hedda, batchId)).rejects.toThrow('vraagt geen rechtspersoon meer mee aan')
    await expect(
      sql`update payment_batch set approved_by = ${hedda.actor.personId}, approved_at = now()
        where id = ${batchId}`.execute(app.db),
    ).rejects.toThrow('without the legal entity')
    // The way out: call it off, and pay the other one.
    await callOffBatch(hedda, { batchId, reason: 'De stichting stapte uit' })
    expect((await payables(govert, [held.applicationId]))[0]?.readiness).toBe('no_legal_entity')
    await expect(batchOf(held.applicationId)).rejects.toThrow('de stand veranderd')
    await approveBatch(hedda, await batchOf(other.applicationId))
    // Another organisation takes part: then it can be paid.
    await takesPart(null)
    expect((await payables(govert, [held.applicationId]))[0]?.readiness).toBe('ready')
    await approveBatch(hedda, await batchOf(held.applicationId))
  })

  test('a batch that was called off is to be paid again', async () => {
    const { applicationId } = await ready()
    const batchId = await batchOf(applicationId)
    expect((await payables(govert, [applicationId]))[0]?.readiness).toBe('under_way')
    await expect(batchOf(applicationId)).rejects.toThrow('de stand veranderd')
    await callOffBatch(govert, { batchId, reason: 'Verkeerde dag' })
    await expect(approveBatch(hedda, batchId)).rejects.toThrow('al afgeblazen')
    expect((await payables(govert, [applicationId]))[0]?.readiness).toBe('ready')
    await batchOf(applicationId)
  })
})

test('what failed for another reason is to be paid again to the account that was checked', async () => {
  const { number, applicationId } = await ready()
  const batchId = await batchOf(applicationId)
  await approveBatch(hedda, batchId)
  const [payment] = await paymentsOfBatch(app.db, batchId)
  const page = `/werk/fondsen/betalingen/batch/${batchId}`
  const answer = { doen: 'vastleggen', which: payment!.id, became: 'mislukt', on: '2026-11-21' }
  expect((await as.govert.post(page, answer)).status).toBe(422)
  await as.govert.postAndSee(page, { ...answer, whyFailed: 'Storing bij de bank' })
  expect((await payables(govert, [applicationId]))[0]?.readiness).toBe('ready')
  expect(await mailed()).toContain('Je hoeft niets te doen.')
  expect(words(await (await as.anna.get(`/initiatieven/${number}/geld`)).text())).toContain(
    'Het nummer is nagekeken.',
  )
  await batchOf(applicationId)
})

test('what waits is on the desk of who can do it, counted and with its first day, in a fixed number of queries', async () => {
  const { applicationId } = await ready()
  const tasksOf = async (act: Act) => moneyTasks(act, await payables(act))
  const keysOf = async (act: Act) => (await tasksOf(act)).map(({ key }) => key)
  const pay = (await tasksOf(govert)).find(({ key }) => key === 'pay')
  expect(pay).toMatchObject({ href: '/werk/fondsen/betalingen' })
  expect(pay?.day).toMatch(/^\d{4}-\d\d-\d\d$/)
  await batchOf(applicationId)
  // Who made a batch does not approve it.
  expect(await keysOf(hedda)).toContain('approve')
  expect(await keysOf(govert)).not.toContain('approve')
  app.takeQueries()
  await tasksOf(govert)
  const few = app.takeQueries().length
  await ready()
  app.takeQueries()
  await tasksOf(govert)
  expect(app.takeQueries().length).toBeLessThanOrEqual(few)
})

test('what waits is told to who does not keep the books as well, in one query, and to nobody it is not for', async () => {
  const { caseId } = await grantedCase(app.db, 'Wacht op besluit')
  sequence += 1
  await completeApplication(app.db, { caseId, ceilingId, cents: 1_000_00, number: sequence })
  const { applicationId } = await granted(24_000_00)
  await sql`update accountability set due_on = '2026-11-02' where application_id = ${applicationId}`.execute(
    app.db,
  )
  const known = { areas: [], decisions: [] }
  app.takeQueries()
  const tasks = await moneyWaiting(hedda, known)
  expect(app.takeQueries()).toHaveLength(1)
  expect(tasks).toContainEqual(
    expect.objectContaining({
      key: 'decide-initiatives_fund',
      href: '/werk/fondsen/initiatievenfonds/aanvragen',
    }),
  )
  expect(tasks).toContainEqual(
    expect.objectContaining({
      key: 'account_late',
      href: '/werk/fondsen/verantwoordingen',
      day: '2026-11-02',
    }),
  )
  const jury = await actorOf(app.db, (await personByEmail(app.db, 'jury_member@waterstad.example'))!.id)
  expect(await moneyWaiting(app.act({ actor: jury }), known)).toEqual([])
  // An area manager sees what is in the own area, and this ceiling is of the whole city.
  const elsewhere = { role: 'area_manager', scopeKind: 'area', scopeId: applicationId } as const
  expect(await moneyWaiting(app.act({ actor: { ...jury, roles: [elsewhere] } }), known)).toEqual([])
})

describe('nothing is paid twice', () => {
  test('whoever makes a batch or records a payment at the same moment', async () => {
    const { applicationId } = await ready()
    const many = <T>(work: (act: Act) => Promise<T>) =>
      Promise.allSettled(Array.from({ length: 8 }, () => work({ ...govert, db: crowd.db })))
    const won = (tries: readonly PromiseSettledResult<unknown>[]) =>
      tries.filter(({ status }) => status === 'fulfilled').length
    const made = await many((act) => makeBatch(act, { applicationIds: [applicationId], payOn: '2026-11-24' }))
    expect(won(made)).toBe(1)
    const [payment] = await paymentsOfApplications(app.db, [applicationId])
    const approved = await Promise.allSettled(
      Array.from({ length: 6 }, () => approveBatch({ ...hedda, db: crowd.db }, payment!.batch_id)),
    )
    expect(won(approved)).toBe(1)
    const recorded = await many((act) =>
      recordPaid(act, { paymentId: payment!.id, on: '2026-11-21', reason: 'Betaald' }),
    )
    expect(won(recorded)).toBe(1)
    const paid = (await entriesOfApplication(app.db, applicationId)).filter(({ kind }) =>
      ['advanced', 'paid'].includes(kind),
    )
    expect(paid).toHaveLength(1)
    expect(await payables(govert, [applicationId])).toEqual([])
  })

  test('what the bank could not pay is paid anew, after another number', async () => {
    const { number, applicationId } = await ready()
    const batchId = await batchOf(applicationId)
    await approveBatch(hedda, batchId)
    const [payment] = await paymentsOfBatch(app.db, batchId)
    const grant = (await entriesOfApplication(app.db, applicationId)).find(({ kind }) => kind === 'granted')!
    await expect(
      correctMovement(govert, { movement: grant.movement, reason: 'Verkeerd plan' }),
    ).rejects.toThrow('betaling onderweg')
    await recordFailed(govert, {
      paymentId: payment!.id,
      on: '2026-11-21',
      reason: 'Rekening opgeheven',
      isAccountWrong: true,
    })
    expect(await money(applicationId)).toMatchObject({ advanced: 0, paid: 0 })
    expect((await payables(govert, [applicationId]))[0]?.readiness).toBe('account_wrong')
    expect(await mailed()).toContain('is niet gelukt')
    const form = `/initiatieven/${number}/geld/${applicationId}/rekening`
    expect((await as.anna.post(form, { holder: 'A. Aanvrager', iban: 'NL91ABNA0417164300' })).status).toBe(
      303,
    )
    expect((await payables(govert, [applicationId]))[0]?.readiness).toBe('to_check')
    const listed = await batchesListed(app.db, { offset: 0, limit: 50 })
    expect(new Set(listed.map((batch) => batch.number)).size).toBe(listed.length)
  })
})
