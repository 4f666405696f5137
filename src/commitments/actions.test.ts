import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { change, openedCase, withdraw } from '../cases/index.ts'
import { addDays, dayOf, momentAt } from '../kit/dates.ts'
import { paths } from '../paths.ts'
import { type TestApp, testApp, testNow } from '../testing.ts'
import { anotherCase, type TestCase, testCase } from '../testing-case.ts'
import { explainLate, keepPromise, promise, withdrawPromise } from './actions.ts'
import { remindOfCommitments } from './jobs.ts'
import { stateOf, stateOfSummary } from './rules.ts'
import { commitmentById, entriesOf } from './store.ts'

const today = dayOf(testNow)
const inDays = (days: number): string => addDays(today, days)
const at = (day: string): Date => momentAt(day, '07:30')

let app: TestApp
let one: TestCase
beforeAll(async () => {
  app = await testApp()
  one = await testCase(app)
})
afterAll(() => app.close())

const byMunicipality = async (due = inDays(30)): Promise<string> =>
  promise(await one.as(one.guide), {
    caseId: one.id,
    by: { kind: 'municipality', personId: one.gardener.id },
    kind: 'goods',
    promise: 'Wij plaatsen drie banken bij de speeltuin.',
    due,
  })

const partyOf = async (role: 'initiator' | 'partner'): Promise<string> => {
  const { parties } = await openedCase(app.act(), one.id)
  return parties.find((party) => party.role === role)?.id ?? ''
}

const eventsOn = async (commitmentId: string) =>
  (await openedCase(app.act(), one.id)).events.filter(
    ({ data }) => 'commitmentId' in data && data.commitmentId === commitmentId,
  )

const mailsSince = async (work: () => Promise<unknown>) => {
  const before = new Set((await app.mails()).map((mail) => mail.id))
  await work()
  return (await app.mails()).filter((mail) => !before.has(mail.id))
}

describe('promising', () => {
  test('the guide promises for the municipality: on the timeline for everyone, told to everybody involved', async () => {
    let id = ''
    const mails = await mailsSince(async () => {
      id = await byMunicipality()
    })
    const [event] = await eventsOn(id)
    expect(event).toMatchObject({ type: 'commitment_made', visibility: 'everyone', side: 'municipality' })
    const commitment = await commitmentById(app.db, id)
    expect(commitment).toMatchObject({
      department: 'Groen en beheer',
      for_everyone: true,
      case_public: false,
    })
    expect(mails.map((mail) => mail.to_address).sort()).toEqual([
      'groene.greet@waterstad.example',
      'ina.initiatief@voorbeeld.example',
      'pim.partner@voorbeeld.example',
    ])
    expect(mails[0]?.body_text).toContain('Wij plaatsen drie banken bij de speeltuin.')
    const toOwner = mails.find((mail) => mail.to_address.startsWith('groene'))
    expect(toOwner?.body_text).toContain('Jij zorgt dat dit lukt')
  })

  test('an initiator promises for themselves, seen by the parties only', async () => {
    const id = await promise(await one.as(one.initiator), {
      caseId: one.id,
      by: { kind: 'party', partyId: await partyOf('initiator') },
      kind: 'time',
      promise: 'Ik maak elke week schoon.',
      due: inDays(10),
    })
    expect(await commitmentById(app.db, id)).toMatchObject({ owner_kind: 'initiator', for_everyone: false })
    expect((await eventsOn(id))[0]).toMatchObject({ visibility: 'parties', side: 'initiator' })
  })

  test('a member promises on behalf of their organisation, seen by everyone', async () => {
    const id = await promise(await one.as(one.partner), {
      caseId: one.id,
      by: { kind: 'party', partyId: await partyOf('partner') },
      kind: 'money',
      promise: 'Wij betalen de verf.',
      due: inDays(10),
    })
    expect(await commitmentById(app.db, id)).toMatchObject({
      owner_kind: 'partner',
      owner_organisation_id: one.organisation.id,
      for_everyone: true,
    })
  })

  test.each([
    ['an initiator for the municipality', 'initiator', 'Forbidden'],
    ['an official outside the case', 'gardener', 'NotFound'],
    ['a stranger', 'stranger', 'NotFound'],
  ] as const)('refused: %s', async (_, who, error) => {
    const act = await one.as(one[who])
    const attempt = promise(act, {
      caseId: one.id,
      by: { kind: 'municipality', personId: one.gardener.id },
      kind: 'goods',
      promise: 'x',
      due: inDays(3),
    })
    await expect(attempt).rejects.toMatchObject({ name: error })
  })

  test('refused: in the name of another party, or for a day that has been', async () => {
    const input = { caseId: one.id, kind: 'time', promise: 'x' } as const
    const asPartner = { kind: 'party', partyId: await partyOf('partner') } as const
    await expect(
      promise(await one.as(one.initiator), { ...input, by: asPartner, due: inDays(3) }),
    ).rejects.toMatchObject({ name: 'Forbidden' })
    await expect(
      promise(await one.as(one.partner), { ...input, by: asPartner, due: inDays(-1) }),
    ).rejects.toMatchObject({ refusal: 'due_in_past' })
  })
})

test('late, explained, kept: the first day stands, and everything stays on the record', async () => {
  const id = await byMunicipality(inDays(10))
  const late = at(inDays(15))
  const mails = await mailsSince(async () =>
    explainLate(await one.as(one.gardener, late), id, {
      newDue: inDays(40),
      reason: 'De banken zijn nog niet geleverd.',
    }),
  )
  expect(mails.map((mail) => mail.to_address).sort()).toEqual([
    'gijs.de.gids@waterstad.example',
    'ina.initiatief@voorbeeld.example',
    'pim.partner@voorbeeld.example',
  ])
  expect(mails[0]?.body_text).toContain('De banken zijn nog niet geleverd.')
  await keepPromise(await one.as(one.guide, at(inDays(42))), id, {
    keptOn: inDays(39),
    evidence: 'De drie banken staan er.',
  })
  const entries = await entriesOf(app.db, id)
  const commitment = await commitmentById(app.db, id)
  const state = stateOf(entries, inDays(50))
  expect(state).toMatchObject({
    status: 'kept_late',
    firstDue: inDays(10),
    newDue: inDays(40),
    daysLate: 29,
  })
  expect(commitment && stateOfSummary(commitment, inDays(50))).toEqual(state)
  expect((await eventsOn(id)).map((event) => event.type)).toEqual([
    'commitment_made',
    'commitment_rescheduled',
    'commitment_kept',
  ])
  const again = keepPromise(await one.as(one.guide, at(inDays(42))), id, {
    keptOn: inDays(39),
    evidence: 'x',
  })
  await expect(again).rejects.toMatchObject({ refusal: 'already_closed' })
})

test('two people who report the same promise at once: one is told that it was done', async () => {
  const id = await byMunicipality()
  const keep = async (who: 'guide' | 'gardener') =>
    keepPromise(await one.as(one[who]), id, { keptOn: today, evidence: 'Klaar.' })
  const results = await Promise.allSettled([keep('guide'), keep('gardener')])
  expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(results.find((result) => result.status === 'rejected')).toMatchObject({
    reason: { refusal: 'already_closed' },
  })
})

test('withdrawn with its reason; a party cannot report for the municipality', async () => {
  const id = await byMunicipality()
  await expect(withdrawPromise(await one.as(one.initiator), id, { reason: 'x' })).rejects.toMatchObject({
    name: 'Forbidden',
  })
  await expect(withdrawPromise(await one.as(one.stranger), id, { reason: 'x' })).rejects.toMatchObject({
    name: 'NotFound',
  })
  await withdrawPromise(await one.as(one.guide), id, { reason: 'De speeltuin verdwijnt.' })
  expect(await commitmentById(app.db, id)).toMatchObject({ withdrawn_on: today })
})

test('entries are never changed or taken away', async () => {
  const id = await byMunicipality()
  const tables = app.db.withTables<{ commitment_entry: { commitment_id: string; on_day: string } }>()
  await expect(
    tables
      .updateTable('commitment_entry')
      .set({ on_day: inDays(1) })
      .where('commitment_id', '=', id)
      .execute(),
  ).rejects.toThrow('append-only')
  await expect(
    tables.deleteFrom('commitment_entry').where('commitment_id', '=', id).execute(),
  ).rejects.toThrow('append-only')
})

test('the daily round reminds owner and guide, once for each thing to say, and marks lateness on the timeline', async () => {
  const id = await byMunicipality(inDays(20))
  const round = async (day: string, times = 1) =>
    (
      await mailsSince(async () => {
        for (let index = 0; index < times; index += 1) await remindOfCommitments(app.act({ now: at(day) }))
      })
    )
      .filter((mail) => mail.body_text.includes(paths.commitment(id)))
      .map((mail) => `${mail.to_address.split('@')[0]}: ${mail.subject}`)
      .sort()
  expect(await round(inDays(12))).toEqual([])
  expect(await round(inDays(13), 2)).toHaveLength(2)
  expect(await round(inDays(14))).toEqual([])
  expect(await round(inDays(20))).toEqual([
    `gijs.de.gids: Vandaag: een toezegging bij ${one.number}`,
    `groene.greet: Vandaag: een toezegging bij ${one.number}`,
  ])
  expect((await eventsOn(id)).map((event) => event.type)).toEqual(['commitment_made'])
  expect(await round(inDays(21), 2)).toEqual([
    `gijs.de.gids: 1 dag te laat: toezegging bij ${one.number}`,
    `groene.greet: 1 dag te laat: toezegging bij ${one.number}`,
  ])
  expect(await round(inDays(24))).toEqual([])
  expect(await round(inDays(28))).toHaveLength(2)
  expect((await eventsOn(id)).map((event) => [event.type, event.side])).toEqual([
    ['commitment_made', 'municipality'],
    ['commitment_late', 'system'],
  ])
  await explainLate(await one.as(one.gardener, at(inDays(29))), id, {
    newDue: inDays(60),
    reason: 'Het regent al weken.',
  })
  expect(await round(inDays(35))).toEqual([])
  expect(await round(inDays(53))).toHaveLength(2)
  // A new day passed as well: late is counted from the first one, as on every page.
  expect(await round(inDays(61))).toEqual([
    `gijs.de.gids: 41 dagen te laat: toezegging bij ${one.number}`,
    `groene.greet: 41 dagen te laat: toezegging bij ${one.number}`,
  ])
  await expect(
    keepPromise(await one.as(one.gardener, at(inDays(62))), id, {
      keptOn: inDays(20),
      evidence: 'Toch op tijd.',
    }),
  ).rejects.toThrow('Kies een dag vanaf de laatste uitleg.')
  await keepPromise(await one.as(one.gardener, at(inDays(62))), id, {
    keptOn: inDays(62),
    evidence: 'Klaar.',
  })
  expect(await round(inDays(68))).toEqual([])
})

describe('the case ends', () => {
  let other: TestCase
  beforeAll(async () => {
    other = await anotherCase(app, one, 'Een ijsbaan op het plein')
  })
  const promised = async (due: string, text: string): Promise<string> =>
    promise(await other.as(other.guide), {
      caseId: other.id,
      by: { kind: 'municipality', personId: other.gardener.id },
      kind: 'goods',
      promise: text,
      due,
    })

  test('its open promises end with it, say why, and everybody concerned hears it in one letter', async () => {
    const late = await promised(inDays(3), 'Wij leggen stroom aan.')
    const coming = await promised(inDays(90), 'Wij lenen een hek.')
    const kept = await promised(inDays(90), 'Wij tekenen een kaart.')
    await keepPromise(await other.as(other.gardener), kept, { keptOn: today, evidence: 'De kaart is er.' })
    const then = at(inDays(10))
    const mails = await mailsSince(async () =>
      withdraw(await other.as(other.initiator, then), { caseId: other.id, reason: 'Wij stoppen.' }),
    )
    expect(await commitmentById(app.db, late)).toMatchObject({
      ended_on: inDays(10),
      ended_because: 'withdrawn',
    })
    expect(await commitmentById(app.db, kept)).toMatchObject({ kept_on: today, ended_on: null })
    const { events, state } = await openedCase(app.act({ now: then }), other.id)
    const dropped = events.filter((event) => event.type === 'commitment_dropped')
    expect(dropped.map(({ data, side }) => [data.commitmentId, data.because, side])).toEqual([
      [late, 'withdrawn', 'system'],
      [coming, 'withdrawn', 'system'],
    ])
    expect(state.openCommitments).toEqual({})
    const told = mails.filter((mail) => mail.subject.startsWith('Toezeggingen bij'))
    expect(told.map((mail) => mail.to_address.split('@')[0]).sort()).toEqual([
      'gijs.de.gids',
      'groene.greet',
      'pim.partner',
    ])
    expect(told[0]?.body_text).toContain('Het initiatief is ingetrokken.')
    expect(told[0]?.body_text).toContain('Wij lenen een hek.')
    expect(told[0]?.body_text).not.toContain('Wij tekenen een kaart.')
    expect(stateOf(await entriesOf(app.db, late), inDays(300))).toMatchObject({
      status: 'ended',
      daysLate: 7,
    })
    const page = await (await app.as(other.initiator.email ?? '')).get(paths.commitment(late))
    const html = await page.text()
    expect(html).toContain('vervallen, toen 7 dagen te laat')
    expect(html).toContain('Het initiatief is ingetrokken.')
    expect(html).not.toContain('Wat wil je melden?')
    const rounds = await mailsSince(async () => remindOfCommitments(app.act({ now: at(inDays(90)) })))
    expect(rounds.filter((mail) => mail.body_text.includes(other.number))).toEqual([])
    await expect(
      explainLate(await other.as(other.gardener, then), late, { newDue: inDays(50), reason: 'x' }),
    ).rejects.toMatchObject({ refusal: 'already_closed' })
  })
})

test('a promise follows its case into the open and back', async () => {
  const id = await byMunicipality()
  const isPublic = async () => (await commitmentById(app.db, id))?.case_public
  expect(await isPublic()).toBe(false)
  await change(await one.as(one.teamMember), one.id, () => [{ happening: { type: 'published', data: {} } }])
  expect(await isPublic()).toBe(true)
  await change(await one.as(one.initiator), one.id, () => [
    { happening: { type: 'consent_withdrawn', data: {} } },
  ])
  expect(await isPublic()).toBe(false)
})
