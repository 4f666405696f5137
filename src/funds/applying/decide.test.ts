import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  completeStep,
  currentProcess,
  decisionPdf,
  decisionsOf,
  openedCase,
  processById,
  takeDecision,
  timelineFor,
  withdraw,
} from '../../cases/index.ts'
import type { Act } from '../../kit/act.ts'
import { Forbidden } from '../../kit/errors.ts'
import { grantRole, insertOrganisation, type Person } from '../../people/index.ts'
import { type TestApp, testApp } from '../../testing.ts'
import { anotherCase, type TestCase, testCase } from '../../testing-case.ts'
import { moneyFor } from '../../testing-money.ts'
import { MoneyRefused } from '../actions/refused.ts'
import {
  ApplicationRefused,
  changeCeiling,
  currentScheme,
  receiveApplication,
  recordComplete,
  releaseMoney,
  reserveMoney,
} from '../actions.ts'
import { publishConfiguredSchemes } from '../index.ts'
import { roomIn } from '../rules.ts'
import {
  type Application,
  applicationById,
  applicationsOfCase,
  balancesThatDiffer,
  ceilingById,
} from '../store.ts'
import { type ApplicationDecisionInput, decideApplication, withdrawApplication } from './decide.ts'
import { wayTo } from './rules.ts'

let app: TestApp
let first: TestCase
let ceiling: string
let coordinator: Person
let one: TestCase
let application: Application
let asCoordinator: Act

beforeAll(async () => {
  app = await testApp()
  first = await testCase(app)
  await publishConfiguredSchemes(app.act())
  ceiling = (await moneyFor(app.act(), [first.id])).ceiling
  coordinator = await grantRole(app.act(), {
    name: 'Co Ordinator',
    email: 'co@waterstad.example',
    role: 'coordinator',
    areaId: null,
  })
  asCoordinator = await first.as(coordinator)
})
afterAll(() => app.close())

/** A plan that asks € 5.000 and waits for its decision. */
beforeEach(async () => {
  one = await anotherCase(app, first, 'Muziek op het plein')
  const act = app.act()
  for (const [step, outcome] of [
    ['intake', 'to_assessment'],
    ['assessment', 'to_decision'],
  ] as const)
    await completeStep(asCoordinator, { caseId: one.id, step, outcome })
  const { id: partyId } = (await openedCase(act, one.id)).parties[0]!
  const id = await receiveApplication(act, {
    caseId: one.id,
    ceilingId: ceiling,
    partyId,
    requestedCents: 5_000_00,
  })
  await recordComplete(act, id)
  await reserveMoney(act, { applicationId: id, cents: 5_000_00, reason: 'Compleet' })
  application = (await applicationById(app.db, id))!
})

const reasons = 'Het plan past bij de stad en de begroting klopt.'
const criteria = ['value', 'goals', 'support', 'organisation', 'finance'].map((key) => ({
  key,
  met: true,
  reason: 'Dat blijkt uit het plan.',
}))
const decision = (change: Partial<ApplicationDecisionInput>): ApplicationDecisionInput => ({
  applicationId: application.id,
  as: 'granted',
  reasons,
  criteria,
  ...change,
})
const now = async (): Promise<Application> => (await applicationById(app.db, application.id))!
const left = async (): Promise<number> => roomIn((await ceilingById(app.db, ceiling))!.balance)
/** Amounts have spaces that do not break. */
const plain = (text = ''): string => text.replaceAll('\u00a0', ' ')
const told = async (): Promise<string> => {
  const opened = await openedCase(app.act(), one.id)
  return plain((await timelineFor(await one.as(one.initiator), opened)).map(({ text }) => text).join('\n'))
}

describe('a decision on an application', () => {
  test('grants no more than the scheme allows without a legal entity, once that stepped back', async () => {
    await sql`update application set requested_cents = 600000 where id = ${application.id}`.execute(app.db)
    const { id: organisationId } = await insertOrganisation(
      app.db,
      { name: 'Stichting Samen', kind: 'foundation' },
      app.act().now,
    )
    await sql`insert into case_party (case_id, organisation_id, role, joined_on, left_on)
      values (${one.id}, ${organisationId}, 'co_initiator', '2026-01-01', '2026-01-02')`.execute(app.db)
    expect(await decideApplication(asCoordinator, decision({}))).toEqual({
      ok: false,
      faults: ['legal_entity_missing'],
    })
    expect((await now()).balance.grants).toBe(0)
    const lower = await decideApplication(asCoordinator, decision({ as: 'granted_partly', cents: 5_000_00 }))
    expect(lower).toMatchObject({ ok: true, cents: 5_000_00 })
  })

  test('grants: the decision, the money, the letter and the timeline in one go', async () => {
    const before = await left()
    const decided = await decideApplication(asCoordinator, decision({}))
    expect(decided).toMatchObject({ ok: true, cents: 5_000_00 })
    expect((await now()).balance).toMatchObject({ granted: 5_000_00, reserved: 0 })
    expect(await left()).toBe(before)
    const [stored] = await decisionsOf(app.db, one.id)
    expect(stored).toMatchObject({ type_key: 'grant', is_besluit: true, outcome_key: 'yes', says_no: false })
    expect(plain(stored?.reasons)).toContain('subsidie van € 5.000 voor Muziek op het plein')
    expect(stored?.conditions).toBe('Wij betalen binnen 4 weken na dit besluit.')
    expect((await openedCase(app.act(), one.id)).state.step).toBe('agreements')
    expect(await told()).toContain('Er is € 5.000 verleend.')
    expect(await told()).toMatch(/Initiatievenfonds: volgnummer \d+\./)
    const mail = (await app.mails(one.initiator.email!)).find(({ body_text }) =>
      body_text.includes('subsidie van'),
    )!
    expect(plain(mail.body_text)).toContain('subsidie van € 5.000')
    expect(mail.body_text).toContain('bezwaar')
    const pdf = await decisionPdf(await one.as(one.initiator), one.number, stored!.id)
    expect(Buffer.from(pdf.bytes).subarray(0, 5).toString()).toBe('%PDF-')
    await expect(decideApplication(asCoordinator, decision({}))).rejects.toThrow(ApplicationRefused)
  })

  test('grants a part: less than was asked, or with a condition', async () => {
    const partly = (change: object) =>
      decideApplication(asCoordinator, decision({ as: 'granted_partly', ...change }))
    expect(await partly({})).toEqual({ ok: false, faults: ['amount_missing'] })
    expect(await partly({ cents: 6_000_00 })).toEqual({ ok: false, faults: ['amount_above_request'] })
    expect(await partly({ cents: 5_000_00 })).toEqual({ ok: false, faults: ['partly_needs_less'] })
    expect(await partly({ cents: 3_500_50, conditions: 'Zonder versterker.' })).toMatchObject({ ok: true })
    const [stored] = await decisionsOf(app.db, one.id)
    expect(stored?.outcome_key).toBe('yes_if')
    expect(plain(stored?.reasons)).toContain('Er is € 5.000 gevraagd. Daarvan wordt € 3.500,50 verleend.')
    expect(stored?.conditions).toContain('Zonder versterker.')
    expect((await now()).balance).toMatchObject({ granted: 3_500_50, reserved: 0 })
  })

  test('refuses on grounds of the scheme, frees the money and offers the masterclass; the plan goes on', async () => {
    const before = await left()
    const refuse = (change: object) =>
      decideApplication(asCoordinator, decision({ as: 'refused', ...change }))
    expect(await refuse({})).toEqual({ ok: false, faults: ['ground_missing', 'other_way_missing'] })
    expect(await refuse({ grounds: ['criteria'] })).toEqual({ ok: false, faults: ['other_way_missing'] })
    expect(await refuse({ grounds: ['finance'] })).toMatchObject({ ok: true, cents: null })
    const [stored] = await decisionsOf(app.db, one.id)
    expect(stored).toMatchObject({ says_no: true, is_besluit: true, outcome_key: 'no_money' })
    expect(plain(stored?.reasons)).toContain('De begroting is niet haalbaar. (art. 7, onder b)')
    expect(stored?.other_way).toContain('Masterclass geld en begroting')
    expect(await now()).toMatchObject({ ended_as: 'refused', balance: { reserved: 0, granted: 0 } })
    expect(await left()).toBe(before + 5_000_00)
    expect((await openedCase(app.act(), one.id)).state).toMatchObject({
      status: 'running',
      step: 'agreements',
    })
  })

  test('leaves untreated only what stayed incomplete after we asked', async () => {
    const untreated = () =>
      decideApplication(
        asCoordinator,
        decision({
          as: 'not_treated',
          criteria: [{ key: 'chance_given', met: true, reason: 'Tot 1 november kon de begroting komen.' }],
          otherWay: 'Vraag opnieuw aan met een begroting.',
        }),
      )
    const refused = { ok: false, faults: ['not_incomplete'] }
    expect(await untreated()).toEqual(refused)
    await withdrawApplication(asCoordinator, { applicationId: application.id })
    const { id: partyId } = (await openedCase(app.act(), one.id)).parties[0]!
    const again = await receiveApplication(app.act(), {
      caseId: one.id,
      ceilingId: ceiling,
      partyId,
      requestedCents: 5_000_00,
    })
    application = (await applicationById(app.db, again))!
    // Nobody asked for anything yet.
    expect(await untreated()).toEqual(refused)
    await sql`insert into application_check (application_id, item, is_there, checked_at)
      values (${application.id}, 'condition_4', false, ${app.act().now})`.execute(app.db)
    expect((await untreated()).ok).toBe(true)
    expect(await now()).toMatchObject({ ended_as: 'not_treated' })
    expect(await told()).toContain('niet behandeld')
  })

  test('never grants what fails a criterion of a scheme in order of receipt', async () => {
    const failed = criteria.map((answer) => (answer.key === 'finance' ? { ...answer, met: false } : answer))
    expect(await decideApplication(asCoordinator, decision({ criteria: failed }))).toEqual({
      ok: false,
      faults: ['criterion_not_met'],
    })
  })

  test('over the ceiling nothing happens at all: no decision, no letter, no step', async () => {
    const act = app.act()
    const down = { body: 'de raad', date: '2026-11-02', number: 'R-2', announced: '2026-11-03' }
    await releaseMoney(act, { applicationId: application.id, reason: 'Toch niet' })
    await changeCeiling(act, { ceilingId: ceiling, cents: -(await left()), decision: down, reason: 'Omlaag' })
    const mails = (await app.mails()).length
    await expect(decideApplication(asCoordinator, decision({}))).rejects.toThrow(MoneyRefused)
    expect(await decisionsOf(app.db, one.id)).toEqual([])
    expect((await openedCase(act, one.id)).state.step).toBe('decision')
    expect((await app.mails()).length).toBe(mails)
    await changeCeiling(act, { ceilingId: ceiling, cents: 90_000_00, decision: down, reason: 'Omhoog' })
  })

  test('is for who has the mandate', async () => {
    for (const person of [one.initiator, one.guide, one.teamMember])
      await expect(decideApplication(await one.as(person), decision({}))).rejects.toThrow(Forbidden)
    await expect(decideApplication(await one.as(one.stranger), decision({}))).rejects.toThrow()
    expect((await now()).balance.grants).toBe(0)
  })

  test('twenty at once decide once', async () => {
    const all = await Promise.allSettled(
      Array.from({ length: 20 }, () => decideApplication(asCoordinator, decision({}))),
    )
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await decisionsOf(app.db, one.id)).toHaveLength(1)
    expect(await balancesThatDiffer(app.db)).toEqual([])
  })
})

describe('what ends an application otherwise', () => {
  test('the applicant withdraws it, and the plan goes on', async () => {
    const asInitiator = await one.as(one.initiator)
    await withdrawApplication(asInitiator, { applicationId: application.id, reason: 'Een sponsor betaalt.' })
    expect(await now()).toMatchObject({ ended_as: 'withdrawn', balance: { reserved: 0 } })
    expect(await told()).toContain('De aanvraag bij Initiatievenfonds is ingetrokken. Een sponsor betaalt.')
    expect((await openedCase(app.act(), one.id)).state.status).toBe('running')
    await expect(withdrawApplication(asInitiator, { applicationId: application.id })).rejects.toThrow()
  })

  test('the plan is withdrawn, or refused by a decision on the plan', async () => {
    await withdraw(await one.as(one.initiator), { caseId: one.id })
    expect(await now()).toMatchObject({ ended_as: 'withdrawn', balance: { reserved: 0 } })
    const other = (await applicationsOfCase(app.db, first.id))[0]!
    for (const [step, outcome] of [
      ['intake', 'to_assessment'],
      ['assessment', 'to_decision'],
    ] as const)
      await completeStep(asCoordinator, { caseId: first.id, step, outcome })
    await takeDecision(asCoordinator, {
      caseId: first.id,
      step: 'decision',
      outcome: 'no',
      type: 'grant',
      reasons,
      criteria,
      noOtherWayFound: true,
    })
    expect(await applicationById(app.db, other.id)).toMatchObject({ ended_as: 'refused' })
  })

  test('a step that ends the plan, so that it keeps no place before others', async () => {
    const asGuide = await one.as(one.guide)
    const before = await left()
    await takeDecision(asCoordinator, {
      caseId: one.id,
      step: 'decision',
      outcome: 'yes',
      type: 'cooperation',
      reasons,
      criteria: ['value', 'support', 'feasibility', 'continuity', 'inclusion', 'proportion'].map((key) => ({
        key,
        met: true,
        reason: 'Ja.',
      })),
    })
    expect(await now()).toMatchObject({ ended_at: null })
    for (const [step, outcome] of [
      ['agreements', 'agreed'],
      ['execution', 'stopped'],
      ['completion', 'not_carried_out'],
    ] as const)
      await completeStep(asGuide, { caseId: one.id, step, outcome })
    expect(await now()).toMatchObject({ ended_as: 'withdrawn', balance: { reserved: 0 } })
    expect(await left()).toBe(before + 5_000_00)
  })

  test('nobody applies for a plan that has ended', async () => {
    const { id: partyId } = (await openedCase(app.act(), one.id)).parties[0]!
    const asked = { caseId: one.id, ceilingId: ceiling, partyId, requestedCents: 5_000_00 }
    await withdraw(await one.as(one.initiator), { caseId: one.id })
    await expect(receiveApplication(app.act(), asked)).rejects.toThrow('Dit plan is afgelopen')
  })
})

test('a wish is granted, granted in part, refused, referred and not treated by its own steps', async () => {
  const wish = (await currentProcess(app.db, 'neighbourhood_wish'))!
  const process = await processById(app.db, wish.id)
  const { scheme } = await currentScheme(app.act(), 'neighbourhood_wishes')
  const way = (step: string, as: Parameters<typeof wayTo>[2]) => {
    const found = wayTo(process, step, as, scheme)
    return found && `${found.outcome.key} ${found.type.key}`
  }
  expect(way('decision', 'granted')).toBe('granted wish')
  expect(way('decision', 'granted_partly')).toBe('granted_partly wish')
  expect(way('decision', 'refused')).toBe('refused wish')
  expect(way('check', 'not_treated')).toBe('not_treated not_treated')
  expect(way('check', 'referred')).toBe('referred referral')
  expect(way('check', 'granted')).toBeNull()
  expect(way('advice', 'refused')).toBeNull()
})
