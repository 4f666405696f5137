import { afterAll, beforeAll, expect, test } from 'vitest'
import { decisionsOf, openedCase, pauseCase, withdraw } from '../cases/index.ts'
import {
  type ApplicationDecisionInput,
  applicationsOfCase,
  balancesThatDiffer,
  changeCeiling,
  currentScheme,
  decideApplication,
  publishScheme,
} from '../funds/index.ts'
import { approvePublic, consentPublic } from '../initiatives/index.ts'
import type { Act } from '../kit/act.ts'
import { grantRole, type Person } from '../people/index.ts'
import { describedBy } from '../site/api/testing.ts'
import { type TestApp, testApp, type Visitor } from '../testing.ts'
import { type TestCity, testCity } from '../testing-city.ts'
import { type JuryStage, juryStage } from '../testing-juries.ts'
import {
  countVote,
  declareConflict,
  giveScores,
  recordOutcome,
  sendAdvice,
  setSeat,
  vote,
} from './actions.ts'
import { openedRound } from './index.ts'
import type { Choice, Outcome } from './rules.ts'

let app: TestApp
let city: TestCity
let stage: JuryStage
let manager: Person
const names = ['Ada Voor', 'Bo Lid', 'Cas Lid', 'Dee Lid', 'Eva Lid', 'Gus Reserve']

beforeAll(async () => {
  app = await testApp()
  city = await testCity(app)
  stage = await juryStage(app, city, names)
  manager = await grantRole(app.act(), {
    name: 'Mia Manager',
    email: 'mia@waterstad.example',
    role: 'area_manager',
    areaId: stage.jury.area.id,
  })
})
afterAll(() => app.close())

interface Said {
  readonly outcome: Outcome
  readonly votes: readonly Choice[]
  readonly cents?: number
  readonly otherWay?: string
}

async function judge(act: Act, wishId: string, choice: Choice): Promise<void> {
  await giveScores(act, { wishId, scores: { liveability: 4, cohesion: 5, safety: 2 } })
  await vote(act, { wishId, choice })
}

/** A round of which the advice was sent. */
async function advised(wishes: readonly (readonly [string, number, Said])[]) {
  const made = await stage.judging(wishes.map(([title, cents]) => [title, cents]))
  const team = await city.act(city.team)
  for (const caseId of made.cases) {
    await consentPublic(await city.act(city.initiator), { caseId })
    await approvePublic(team, { caseId })
  }
  const { wishes: opened } = await openedRound(team, made.round)
  for (const [title, , { votes }] of wishes) {
    const one = opened.find((other) => other.title === title)!
    for (const [index, choice] of votes.entries()) {
      await judge(await city.act(stage.jurors[index]!), one.wish.id, choice)
    }
  }
  await declareConflict(await city.act(stage.jurors[4]!), {
    wishId: opened[0]!.wish.id,
    ground: 'lives_near',
  })
  await countVote(team, made.round)
  for (const [title, , { outcome, cents = null, otherWay = null }] of wishes) {
    const wishId = opened.find((other) => other.title === title)!.wish.id
    const reasons = `De regiegroep over ${title}.`
    await recordOutcome(team, { wishId, outcome, cents, conditions: null, reasons, otherWay })
  }
  // What waited from an earlier round is on the list again.
  for (const { wish, title } of opened)
    if (!wishes.some(([other]) => other === title))
      await recordOutcome(team, {
        wishId: wish.id,
        ...{ outcome: 'not_now', cents: null, conditions: null, otherWay: null },
        reasons: 'Nog even wachten.',
      })
  await sendAdvice(team, made.round)
  return made.round
}

const four = (choice: Choice): readonly Choice[] => [choice, choice, choice, choice]
const allMet = ['liveability', 'cohesion', 'safety', 'support'].map((key) => ({
  ...{ key, met: true, reason: 'Goed.' },
}))
const see = async (visitor: Visitor, path: string): Promise<string> =>
  (await (await visitor.get(path)).text()).replace(/[\s\u00a0]+/g, ' ')

test('the area manager follows a list and departs from one advice, with a reason that everybody can read', async () => {
  const round = await advised([
    ['Bijenhotel', 300_00, { outcome: 'yes', votes: four('yes') }],
    ['Vuurwerk', 400_00, { outcome: 'no', votes: four('no'), otherWay: 'Praat met de wijkbeheerder.' }],
    ['Boomfeest', 500_00, { outcome: 'yes_less', votes: four('yes'), cents: 250_00 }],
    ['Later', 100_00, { outcome: 'not_now', votes: four('yes') }],
  ])
  const visitor = await city.as(manager)
  const path = `/werk/rondes/${round}/beslissen`
  expect(await see(visitor, '/werk')).toContain('Beslis over het advies')
  const page = await see(visitor, path)
  for (const words of ['Bijenhotel', 'Vuurwerk', 'Boomfeest', 'De regiegroep over Vuurwerk.'])
    expect(page).toContain(words)
  expect(page).not.toContain('De regiegroep over Later.')
  const usual = {
    'besluit-1': 'follow',
    'besluit-2': 'follow',
    'grond-2': 'criteria',
    'weg-2': 'Praat met de wijkbeheerder.',
  }
  const without = await visitor.postAndSee(path, {
    ...usual,
    'besluit-3': 'refuse',
    'grond-3': 'criteria',
    'weg-3': 'x',
  })
  expect(without.status).toBe(422)
  expect(without.html).toContain('waarom je afwijkt')
  // All of it or nothing.
  expect((await openedRound(app.act(), round)).wishes.every(({ wish }) => wish.decided_as === null)).toBe(
    true,
  )
  const sure = {
    ...usual,
    'besluit-3': 'refuse',
    'grond-3': 'criteria',
    'weg-3': 'Vraag het bomenfonds.',
    'reden-3': 'De bomen die er staan worden volgend jaar al vervangen.',
  }
  // What the letters will say is shown first, and nothing of it is done.
  const mailsBefore = (
    await app.db
      .selectFrom('outbox' as never)
      .selectAll()
      .execute()
  ).length
  const check = (await visitor.postAndSee(path, sure)).html.replace(/[\s\u00a0]+/g, ' ')
  for (const words of ['Ja: € 300', 'anders dan het advies', 'Vraag het bomenfonds.'])
    expect(check).toContain(words)
  expect(check).toContain('Wij wijken van dit advies af. De bomen die er staan')
  expect(check).toContain('3 besluiten, 1 keer geld: samen € 300.')
  expect((await openedRound(app.act(), round)).wishes.every(({ wish }) => wish.decided_as === null)).toBe(
    true,
  )
  expect(
    (
      await app.db
        .selectFrom('outbox' as never)
        .selectAll()
        .execute()
    ).length,
  ).toBe(mailsBefore)
  const back = await visitor.postAndSee(path, { ...sure, doen: 'veranderen' })
  expect(back.html).toContain('De bomen die er staan worden volgend jaar al vervangen.')
  const decided = await visitor.postAndSee(path, { ...sure, nagekeken: 'ja' })
  expect(decided.html).toContain('De besluiten zijn genomen.')
  const { wishes, round: stored } = await openedRound(app.act(), round)
  expect(stored.state).toBe('decided')
  expect(wishes.map(({ wish }) => [wish.decided_as, wish.decided_cents])).toEqual([
    ['followed', 300_00],
    ['followed', 0],
    ['deviated', 0],
    [null, null],
  ])
  const [yes, no, other, later] = wishes
  expect((await applicationsOfCase(app.db, yes!.caseId))[0]!.balance.granted).toBe(300_00)
  expect((await applicationsOfCase(app.db, no!.caseId))[0]!.ended_as).toBe('refused')
  expect((await applicationsOfCase(app.db, later!.caseId))[0]!.ended_at).toBeNull()
  const [decision] = await decisionsOf(app.db, other!.caseId)
  expect(decision).toMatchObject({ says_no: true, signed_by: manager.id })
  expect(decision!.reasons).toContain('Wij wijken van dit advies af. De bomen die er staan')
  const [granted] = await decisionsOf(app.db, yes!.caseId)
  expect(granted!.criteria).toContainEqual({
    key: 'safety',
    met: false,
    reason: 'De regiegroep gaf gemiddeld 2 van 5 punten.',
  })
  expect((await openedCase(app.act(), yes!.caseId)).state.step).toBe('execution')
  expect(await balancesThatDiffer(app.db)).toEqual([])
  // Pressed again, or by who has no mandate here.
  expect((await visitor.post(path, { ...usual, 'besluit-3': 'follow' })).status).toBe(303)
  expect((await (await city.as(city.guide)).get(path)).status).toBe(404)
  expect((await (await city.as(city.team)).get(path)).status).toBe(403)

  const list = await see(app.visitor(), '/juries/oost/besluiten')
  for (const words of [
    'Bijenhotel',
    '4 voor, 0 tegen',
    'volgens het advies',
    'anders dan het advies',
    'De bomen die er staan',
    'Niet nu',
    '1 lid deed niet mee: woont bij de plek.',
  ])
    expect(list).toContain(words)
  for (const name of [...names, city.initiator.name, manager.name]) expect(list).not.toContain(name)
  const csv = await (await app.visitor().get('/juries/oost/besluiten/2026-4.csv')).text()
  expect(csv).toContain(
    'Bijenhotel;300;Ja;300;4 voor, 0 tegen, 0 blanco;De regiegroep over Bijenhotel.;volgens het advies;300',
  )
  const described = describedBy(await (await app.visitor().get('/api/v1/openapi.json')).json())
  const jury = await described('/juries/oost', await app.visitor().get('/api/v1/juries/oost'))
  expect(jury).toMatchObject({ sleutel: 'oost', gebied: 'regiegroep-oost' })
  expect(jury.besluiten).toContainEqual(
    expect.objectContaining({
      gevraagdEuro: 300,
      advies: 'ja',
      besluit: 'advies-gevolgd',
      verleendEuro: 300,
      stemmen: { voor: 4, tegen: 0, blanco: 0 },
    }),
  )
  for (const name of [...names, city.initiator.name, manager.name])
    expect(JSON.stringify(jury)).not.toContain(name)
  const juries = await described('/juries', await app.visitor().get('/api/v1/juries'))
  expect(juries.juries).toContainEqual(expect.objectContaining({ sleutel: 'oost', rondes: jury.rondes }))
  expect((await app.visitor().get('/api/v1/juries/nergens')).status).toBe(404)
  const pdf = await app.visitor().get('/juries/oost/besluiten/2026-4.pdf')
  expect(pdf.headers.get('content-type')).toBe('application/pdf')
  expect(
    Buffer.from(await pdf.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
  for (const wrong of ['2020-1.csv', '2026-4.xls', '2026-5.pdf'])
    expect((await app.visitor().get(`/juries/oost/besluiten/${wrong}`)).status).toBe(404)
})

test('a no because of the criteria names one that is not met, and the letter says so beside the points of the jury', async () => {
  const made = await stage.judging([['Speelstraat', 200_00]])
  const act = await city.act(city.team)
  const { wishes } = await openedRound(act, made.round)
  const one = wishes.find(({ title }) => title === 'Speelstraat')!
  for (const juror of stage.jurors.slice(0, 4)) {
    const juring = await city.act(juror)
    await giveScores(juring, { wishId: one.wish.id, scores: { liveability: 4, cohesion: 5, safety: 4 } })
    await vote(juring, { wishId: one.wish.id, choice: 'yes' })
  }
  await countVote(act, made.round)
  const advice = { cents: null, conditions: null, reasons: 'Een fijn plan.', otherWay: null }
  for (const { wish } of wishes)
    await recordOutcome(act, {
      ...{ wishId: wish.id, ...advice },
      outcome: wish.id === one.wish.id ? 'yes' : 'not_now',
    })
  await sendAdvice(act, made.round)
  const visitor = await city.as(manager)
  const path = `/werk/rondes/${made.round}/beslissen`
  const at = one.wish.position
  const no = {
    [`besluit-${at}`]: 'refuse',
    [`grond-${at}`]: 'criteria',
    [`weg-${at}`]: 'Vraag het met een andere straat opnieuw.',
    [`reden-${at}`]: 'De straat is een route voor de hulpdiensten.',
  }
  const without = await visitor.postAndSee(path, no)
  expect(without.status).toBe(422)
  expect(without.html).toContain('Kies ten minste één punt waarop de wens niet goed genoeg is.')
  const decided = await visitor.postAndSee(path, { ...no, [`punten-${at}`]: 'safety', nagekeken: 'ja' })
  expect(decided.html).toContain('De besluiten zijn genomen.')
  const [decision] = await decisionsOf(app.db, one.caseId)
  expect(decision!.criteria).toContainEqual({
    key: 'safety',
    met: false,
    reason:
      'De regiegroep gaf gemiddeld 4 van 5 punten. Wij vinden het niet voldoende. Waarom, staat bij de redenen.',
  })
  expect(decision!.criteria).toContainEqual(expect.objectContaining({ key: 'liveability', met: true }))
})

test('a yes that no longer fits under the ceiling is told at the list, and nothing of it is done', async () => {
  const round = await advised([['Te groot', 1_100_00, { outcome: 'yes', votes: four('yes') }]])
  const one = (await openedRound(app.act(), round)).wishes.find(({ title }) => title === 'Te groot')
  await changeCeiling(await city.act(city.staff.fund_manager), {
    ceilingId: stage.ceilingId,
    cents: -500_00,
    decision: { body: 'het college', date: '2026-11-12', number: 'B-2', announced: '2026-11-20' },
    reason: 'Minder geld',
  })
  const visitor = await city.as(manager)
  const refused = await visitor.postAndSee(`/werk/rondes/${round}/beslissen`, {
    [`besluit-${one!.wish.position}`]: 'follow',
  })
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('past niet onder het plafond')
  expect(await decisionsOf(app.db, one!.caseId)).toEqual([])
})

test('a wish that is withdrawn after the advice, or that stands still, does not hold up the others', async () => {
  const round = await advised([
    ['Gestopt', 100_00, { outcome: 'yes', votes: four('yes') }],
    ['Stil', 100_00, { outcome: 'yes', votes: four('yes') }],
  ])
  const { wishes } = await openedRound(app.act(), round)
  const of = (title: string) => wishes.find((one) => one.title === title)!
  await withdraw(await city.act(city.initiator), { caseId: of('Gestopt').caseId })
  const { wishes: rest, round: open } = await openedRound(app.act(), round)
  expect(rest.map(({ title }) => title)).not.toContain('Gestopt')
  expect(open.state).toBe('advised')
  const { caseId, wish } = of('Stil')
  await pauseCase(await city.act(city.staff.coordinator), {
    ...{ caseId, request: 'Stuur een tekening.' },
    until: '2026-12-31',
  })
  const visitor = await city.as(manager)
  const refused = await visitor.postAndSee(`/werk/rondes/${round}/beslissen`, {
    [`besluit-${wish.position}`]: 'follow',
  })
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('De klok staat stil')
  // The last one that waited: then the round is over.
  await withdraw(await city.act(city.initiator), { caseId })
  expect((await openedRound(app.act(), round)).round.state).toBe('decided')
})

test('a decision on the case itself tells in public that it departs, without what its letter says', async () => {
  const round = await advised([
    ['Buitenom', 100_00, { outcome: 'no', votes: four('no'), otherWay: 'Elders.' }],
  ])
  const one = (await openedRound(app.act(), round)).wishes.find(({ title }) => title === 'Buitenom')!
  const decided = await decideApplication(await city.act(manager), {
    applicationId: one.application.id,
    as: 'granted',
    reasons: 'Wat in de brief staat, over mevrouw De Vries.',
    criteria: allMet,
  })
  expect(decided).toMatchObject({ ok: true, cents: 100_00 })
  const page = await see(app.visitor(), '/juries/oost/besluiten')
  expect(page).toContain('Dit besluit is buiten de lijst om genomen.')
  expect(page).not.toContain('De Vries')
})

test('a decision on the case itself follows the advice only when it grants the same on the same conditions', async () => {
  const round = await advised([
    ['Zelfde', 100_00, { outcome: 'yes', votes: four('yes') }],
    ['Minder', 100_00, { outcome: 'yes', votes: four('yes') }],
    ['Voorwaarde', 100_00, { outcome: 'yes', votes: four('yes') }],
  ])
  const act = await city.act(manager)
  const decide = async (title: string, more: Partial<ApplicationDecisionInput>) => {
    const { wishes } = await openedRound(app.act(), round)
    const { application } = wishes.find((one) => one.title === title)!
    const reasons = 'Dit past bij de buurt en bij de regeling.'
    const usual = { applicationId: application.id, as: 'granted', reasons, criteria: allMet } as const
    expect(await decideApplication(act, { ...usual, ...more })).toMatchObject({ ok: true })
    const { wish } = (await openedRound(app.act(), round)).wishes.find((one) => one.title === title)!
    return [wish.decided_as, wish.decided_cents, wish.deviation !== null]
  }
  expect(await decide('Zelfde', {})).toEqual(['followed', 100_00, false])
  expect(await decide('Minder', { as: 'granted_partly', cents: 60_00 })).toEqual(['deviated', 60_00, true])
  const conditions = 'Alleen met een hek erom.'
  expect(await decide('Voorwaarde', { as: 'granted_partly', cents: 100_00, conditions })).toEqual([
    ...['deviated', 100_00],
    true,
  ])
})

test('who departs from an advice can set conditions of their own, that the letter names', async () => {
  const round = await advised([['Kerstboom', 50_00, { outcome: 'yes', votes: four('yes') }]])
  const visitor = await city.as(manager)
  const path = `/werk/rondes/${round}/beslissen`
  expect(await see(visitor, path)).toContain('Leeg: er zijn geen voorwaarden.')
  const { wishes: before } = await openedRound(app.act(), round)
  const { position } = before.find(({ title }) => title === 'Kerstboom')!.wish
  const choice = {
    [`besluit-${position}`]: 'grant',
    [`voorwaarden-${position}`]: 'Haal de boom voor 10 januari weg.',
    [`reden-${position}`]: 'De boom mag niet voor de ingang van de school blijven staan.',
  }
  const same = await visitor.postAndSee(path, { ...choice, [`voorwaarden-${position}`]: '' })
  expect(same.status).toBe(422)
  expect(same.html).toContain('Dit is gelijk aan het advies.')
  // What was written beside "I follow the advice" is not lost in silence.
  for (const written of [`voorwaarden-${position}`, `reden-${position}`] as const) {
    const both = { [`besluit-${position}`]: 'follow', [written]: choice[written] ?? '' }
    const answer = await visitor.postAndSee(path, both)
    expect([answer.status, answer.html.includes('maar schreef ook iets anders op')]).toEqual([422, true])
  }
  const amount = { [`besluit-${position}`]: 'follow', [`bedrag-${position}`]: '40' }
  expect((await visitor.postAndSee(path, amount)).status).toBe(422)
  const check = await visitor.postAndSee(path, choice)
  expect(check.html).toContain('Haal de boom voor 10 januari weg.')
  await visitor.postAndSee(path, { ...choice, nagekeken: 'ja' })
  const { wishes } = await openedRound(app.act(), round)
  const { wish, caseId } = wishes.find(({ title }) => title === 'Kerstboom')!
  expect([wish.decided_as, wish.decided_cents]).toEqual(['deviated', 50_00])
  const [decision] = await decisionsOf(app.db, caseId)
  expect(decision!.conditions).toContain('Haal de boom voor 10 januari weg.')
  expect(await see(app.visitor(), '/juries/oost/besluiten')).toContain(
    'het bedrag van het advies, met andere voorwaarden',
  )
})

test('where the chair decides a tie it stays what it was, and where the jury decides its secretary is asked', async () => {
  const { scheme } = await currentScheme(app.act(), 'neighbourhood_wishes')
  const definition = {
    ...{ ...scheme, version: scheme.version + 1 },
    decided_by: { ...scheme.decided_by, jury: 'decides' },
    round: { ...scheme.round, vote: 'open', ties: 'chair' },
  }
  expect(await publishScheme(app.act(), { definition })).toMatchObject({ ok: true })
  const { round, wishes } = await stage.judging([['Gelijk', 100_00]])
  for (const [index, choice] of (['yes', 'no', 'blank', 'blank'] as const).entries())
    await judge(await city.act(stage.jurors[index]!), wishes.at(-1)!, choice)
  const team = await city.act(city.team)
  await countVote(team, round)
  const of = async () => (await openedRound(team, round)).wishes.find(({ title }) => title === 'Gelijk')!
  expect((await of()).result).toEqual({ says: 'yes', because: 'tie_chair' })
  // Who voted no is the chair from today.
  const areaId = stage.jury.area.id
  await setSeat(team, { areaId, personId: stage.jurors[1]!.id, part: 'chair', fromDay: '2026-01-01' })
  expect((await of()).result).toEqual({ says: 'yes', because: 'tie_chair' })
  for (const { wish, title } of (await openedRound(team, round)).wishes)
    await recordOutcome(team, {
      ...{ wishId: wish.id, outcome: title === 'Gelijk' ? 'yes' : 'not_now' },
      ...{ cents: null, conditions: null, reasons: 'Besproken.', otherWay: null },
    })
  await sendAdvice(team, round)
  const asked = `href="/werk/rondes/${round}/beslissen"`
  expect(await see(await city.as(city.team), '/werk')).toContain(asked)
  expect(await see(await city.as(manager), '/werk')).not.toContain(asked)
})
