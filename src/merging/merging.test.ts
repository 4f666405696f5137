import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  completeStep,
  decisionsOf,
  openedCase,
  postMessage,
  reopenCase,
  takeDecision,
} from '../cases/index.ts'
import { openCommitmentsOfCase, promise, withdrawPromise } from '../commitments/index.ts'
import { applicationsOfCase, balancesThatDiffer, grantMoney, payOut } from '../funds/index.ts'
import { mailAbout, staffOf } from '../initiatives/front-door/testing.ts'
import { initiativeById } from '../initiatives/index.ts'
import { paths } from '../paths.ts'
import { actorOf, grantRole, type Person } from '../people/index.ts'
import { factsOf } from '../reports/facts.ts'
import { type TestApp, testApp, type Visitor } from '../testing.ts'
import { moneyFor } from '../testing-money.ts'
import { type TestWish, toldWish } from '../testing-wish.ts'
import { mergeInto } from './actions.ts'
import { questionsOf } from './store.ts'

let app: TestApp
let guide: Person
let gijs: Visitor
let nr = 0
let stops: TestWish
let goesOn: TestWish
beforeAll(async () => {
  app = await testApp()
  await staffOf(app)
  const role = { role: 'case_guide', areaId: null } as const
  guide = await grantRole(app.act(), { ...role, name: 'Gijs de Gids', email: 'gijs@waterstad.example' })
  await grantRole(app.act(), { ...role, name: 'Ander Mens', email: 'ander@waterstad.example' })
  gijs = await app.as('gijs@waterstad.example')
})
beforeEach(async () => {
  nr += 1
  stops = await toldWish(app, {
    ...{ title: `Moestuin${nr}`, email: `moes${nr}@voorbeeld.example`, guideId: guide.id },
  })
  goesOn = await toldWish(app, {
    ...{ title: `Plukbos${nr}`, email: `pluk${nr}@voorbeeld.example`, guideId: guide.id },
  })
})
afterAll(() => app.close())

const address = (wish: TestWish): string => `/werk/samenvoegen/${wish.number}`
const form = (into: TestWish) => ({ met: into.number, reden: 'Het is hetzelfde stuk grond.' })
const asGuide = async () => app.act({ actor: await actorOf(app.db, guide.id) })
const merge = async (from = stops, into = goesOn) =>
  mergeInto(await asGuide(), { caseId: from.caseId, intoId: into.caseId, reason: 'Hetzelfde stuk grond.' })
const endOf = async ({ caseId }: TestWish) => (await openedCase(app.act(), caseId)).state.end
/** Takes the plan to a decision that grants what it asks. */
async function decisionFor({ caseId }: TestWish): Promise<string> {
  await completeStep(app.act(), { caseId, step: 'check', outcome: 'complete' })
  await completeStep(app.act(), { caseId, step: 'advice', outcome: 'advised' })
  const { process } = await openedCase(app.act(), caseId)
  const criteria = process.decision_types.find(({ key }) => key === 'wish')?.criteria ?? []
  await takeDecision(app.act(), {
    ...{ caseId, step: 'decision', outcome: 'granted', reasons: 'Het plan past bij de straat.' },
    criteria: criteria.map(({ key }) => ({ key, met: true, reason: 'Dat is zo.' })),
  })
  return (await decisionsOf(app.db, caseId))[0]!.id
}
const theirs = ({ initiator }: TestWish) => app.as(initiator.email ?? '')
const pageOf = async (visitor: Visitor, { number, slug }: TestWish): Promise<string> =>
  (await visitor.get(paths.initiative(number, slug))).text()

describe('merging two cases', () => {
  test('is shown before it happens, and then the one ends and goes on in the other', async () => {
    const choose = await (await gijs.get(address(stops))).text()
    expect(choose).toContain('Bekijk wat er gebeurt')
    const shown = await (await gijs.get(`${address(stops)}?met=${goesOn.number}`)).text()
    expect(shown).toContain('Dit gebeurt er')
    expect(shown).toContain(`laat &quot;${`Plukbos${nr}`}&quot; stoppen`)
    expect((await gijs.post(address(stops), { met: goesOn.number })).status).toBe(422)
    const done = await gijs.postAndSee(address(stops), form(goesOn))
    expect(done.path).toBe(paths.deskCase(goesOn.number))
    expect(done.html).toContain(paths.deskCase(stops.number))
    expect(await endOf(stops)).toBe('merged')
    expect(await endOf(goesOn)).toBeNull()
    const mail = await mailAbout(app, stops.initiator.email ?? '', 'gaat verder in een ander plan')
    expect(mail?.body_text).toContain('Het is hetzelfde stuk grond.')
    expect(mail?.body_text).toContain('Gijs de Gids')
    expect(mail?.body_text).not.toContain(goesOn.initiator.name)
    expect((await mailAbout(app, goesOn.initiator.email ?? '', 'gaat verder in'))?.body_text).not.toContain(
      stops.initiator.name,
    )
  })

  test('is chosen from plans with their names, also when they are linked already, or by number', async () => {
    const told = (title: string, email: string) => toldWish(app, { title, email, guideId: guide.id })
    const one = await told('Hommelhotel bij de spoordijk', 'hommel@voorbeeld.example')
    const twin = await told('Hommelhotel aan de spoordijk', 'twin@voorbeeld.example')
    const choose = await (await gijs.get(address(one))).text()
    expect(choose).toContain('Plannen die hierop lijken')
    expect(choose).toContain(`Hommelhotel aan de spoordijk (${twin.number})`)
    expect(choose).toContain(`?met=${twin.number}`)
    // What is not like it stands in no list.
    expect(choose).not.toContain(stops.number)
    const linked = { kies: twin.number, relatie: 'similar' }
    expect((await gijs.post(paths.deskCaseAction(one.number, 'link'), linked)).status).toBe(303)
    expect(await (await gijs.get(address(one))).text()).toContain(`?met=${twin.number}`)
    const empty = await gijs.get(`${address(one)}?met=`)
    expect(empty.status).toBe(422)
    expect(await empty.text()).toContain('Vul het nummer in van de zaak waarin dit plan verdergaat.')
  })

  test('leaves the page of the one, which says where it went, and takes it out of lists, search and API', async () => {
    await merge()
    const visitor = app.visitor()
    const page = await pageOf(visitor, stops)
    expect(page).toContain('Dit plan gaat verder in een ander plan')
    expect(page).toContain(paths.initiative(goesOn.number, goesOn.slug))
    expect(page).not.toContain('Het is hetzelfde stuk grond.')
    expect(await pageOf(visitor, goesOn)).toContain(paths.initiative(stops.number, stops.slug))
    const own = paths.initiative(stops.number, stops.slug)
    for (const path of ['/initiatieven', `/zoeken?q=Moestuin${nr}`, '/initiatieven.atom'])
      expect(await (await visitor.get(path)).text()).not.toContain(own)
    const led = await visitor.get(`/api/v1/initiatieven/${stops.number}`)
    expect(led.status).toBe(307)
    expect(led.headers.get('Location')).toMatch(new RegExp(`/api/v1/initiatieven/${goesOn.number}$`))
    expect(await initiativeById(app.db, goesOn.caseId)).toMatchObject({ public: true })
  })

  test('counts neither as an end nor as a second idea', async () => {
    await merge()
    const facts = factsOf(await openedCase(app.act(), stops.caseId), null)
    expect(facts.filter(({ measure }) => measure === 'outcome' || measure === 'submitted')).toEqual([])
  })

  test('waits until what somebody still waits for is finished', async () => {
    const { caseId } = stops
    await promise(await asGuide(), {
      ...{ caseId, kind: 'goods', promise: 'Wij zoeken een kraan.', due: '2027-01-20' },
      by: { kind: 'municipality', personId: guide.id },
    })
    const shown = await (await gijs.get(`${address(stops)}?met=${goesOn.number}`)).text()
    expect(shown).toContain('Dit moet eerst af')
    expect(shown).toContain('Wij zoeken een kraan.')
    expect(shown).not.toContain('Waarom voeg je ze samen?')
    expect((await gijs.post(address(stops), form(goesOn))).status).toBe(422)
    const [open] = await openCommitmentsOfCase(app.db, caseId)
    await withdrawPromise(await asGuide(), open?.id ?? '', { reason: 'Gaat mee met het andere plan.' })
    await merge()
    expect(await endOf(stops)).toBe('merged')
  })

  test('says which money stands where, and waits until it was paid and settled', async () => {
    const decisionId = await decisionFor(stops)
    const { applications } = await moneyFor(app.act(), [stops.caseId])
    const applicationId = applications[stops.caseId]!
    const look = async () => (await gijs.get(`${address(stops)}?met=${goesOn.number}`)).text()
    expect(await look()).toContain('Een aanvraag voor geld waarop nog niet is beslist')
    await grantMoney(app.act(), { applicationId, decisionId, cents: 5_000_00, reason: 'Verleend.' })
    const granted = await look()
    expect(granted).toContain('Geld van de zaak die stopt')
    expect(granted).toContain('het geld is verleend, maar nog niet betaald')
    expect(granted).not.toContain('Waarom voeg je ze samen?')
    await expect(merge()).rejects.toThrow()
    await payOut(app.act(), { applicationId, cents: 5_000_00, reason: 'Betaald.' })
    expect(await look()).toContain('Klaar: betaald en vastgesteld.')
    await merge()
    expect(await endOf(stops)).toBe('merged')
    const [kept] = await applicationsOfCase(app.db, stops.caseId)
    expect(kept?.balance).toMatchObject({ grants: 1, settled: 5_000_00, paid: 5_000_00 })
    expect(await balancesThatDiffer(app.db)).toEqual([])
  })

  test('is for who works on both, and tells nobody else that a number exists', async () => {
    const other = await app.as('ander@waterstad.example')
    expect((await other.get(address(stops))).status).toBe(403)
    expect((await gijs.get(`${address(stops)}?met=2099-0001`)).status).toBe(422)
    expect((await gijs.get(`${address(stops)}?met=${stops.number}`)).status).toBe(422)
    expect((await gijs.get('/werk/samenvoegen/2099-0001')).status).toBe(404)
    expect((await gijs.get(`${address(stops)}?met=%00%F0`)).status).toBe(400)
  })

  test('never makes a circle, also when both are merged into each other at once', async () => {
    const results = await Promise.allSettled([merge(stops, goesOn), merge(goesOn, stops)])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const ends = [await endOf(stops), await endOf(goesOn)]
    expect(ends.toSorted()).toEqual(['merged', null])
  })

  test('happens once: what was merged is not merged again, and a double click does it once', async () => {
    const token = { eenmalig: '00000000-0000-4000-8000-00000000000'.concat(String(nr)) }
    const first = await gijs.post(address(stops), { ...form(goesOn), ...token })
    const second = await gijs.post(address(stops), { ...form(goesOn), ...token })
    expect([first.status, second.status]).toEqual([303, 303])
    expect((await gijs.post(address(stops), form(goesOn))).status).toBe(422)
    expect((await gijs.post(address(goesOn), form(stops))).status).toBe(422)
  })

  test('is undone by opening the case again', async () => {
    await merge()
    await reopenCase(await asGuide(), {
      caseId: stops.caseId,
      step: 'check',
      reason: 'Toch een andere plek.',
    })
    expect(await endOf(stops)).toBeNull()
    expect(await initiativeById(app.db, stops.caseId)).toMatchObject({ public: true })
    expect(await pageOf(app.visitor(), stops)).not.toContain('gaat verder in een ander plan')
    expect(await pageOf(app.visitor(), goesOn)).toContain('Een ander plan gaat weer apart verder')
    expect(await questionsOf(app.db, { fromId: stops.caseId })).toEqual([])
    await merge()
    expect(await endOf(stops)).toBe('merged')
  })

  test('points to the last plan, also when that was merged itself', async () => {
    const third = await toldWish(app, {
      ...{ title: `Boomgaard${nr}`, email: `boom${nr}@voorbeeld.example`, guideId: guide.id },
    })
    await merge()
    await merge(goesOn, third)
    expect(await pageOf(app.visitor(), stops)).toContain(paths.initiative(third.number, third.slug))
  })
})

describe('who takes part in the one', () => {
  const joinPath = async (wish: TestWish): Promise<string> => {
    const [question] = await questionsOf(app.db, { fromId: stops.caseId })
    return paths.joinPlan(wish.number, question?.id ?? '')
  }

  test('takes part in the other with a yes of both, and reads nothing of it before', async () => {
    await postMessage(await asGuide(), { caseId: goesOn.caseId, text: 'Dit gesprek is van ons.' })
    await merge()
    const moes = await theirs(stops)
    const pluk = await theirs(goesOn)
    const messages = `/initiatieven/${goesOn.number}/berichten`
    expect(await pageOf(moes, stops)).toContain('Kies of je meedoet')
    // Nobody is named before they said yes.
    expect((await pluk.get(await joinPath(goesOn))).status).toBe(404)
    expect((await moes.post(await joinPath(stops), {})).status).toBe(422)
    await moes.postAndSee(await joinPath(stops), { antwoord: 'ja' })
    expect((await moes.get(messages)).status).not.toBe(200)
    expect((await mailAbout(app, goesOn.initiator.email ?? '', 'wil meedoen'))?.body_text).toContain(
      stops.initiator.name,
    )
    expect(await pageOf(pluk, goesOn)).toContain(`${stops.initiator.name} wil meedoen met jullie plan`)
    const welcomed = await pluk.postAndSee(await joinPath(goesOn), { antwoord: 'ja' })
    expect(welcomed.html).toContain('Je antwoord is verstuurd')
    expect(await (await moes.get(messages)).text()).toContain('Dit gesprek is van ons.')
    expect(await mailAbout(app, stops.initiator.email ?? '', 'Je doet mee met')).toBeDefined()
    expect((await pluk.post(await joinPath(goesOn), { antwoord: 'nee' })).status).toBe(409)
  })

  test('is not moved with a no, of whomever', async () => {
    await merge()
    const moes = await theirs(stops)
    const pluk = await theirs(goesOn)
    const stranger = await app.as('ander@waterstad.example')
    expect((await stranger.get(await joinPath(stops))).status).toBe(404)
    await moes.postAndSee(await joinPath(stops), { antwoord: 'ja' })
    await pluk.postAndSee(await joinPath(goesOn), { antwoord: 'nee' })
    expect(await mailAbout(app, stops.initiator.email ?? '', 'Meedoen met het andere plan')).toBeDefined()
    const { relations } = await openedCase(app.act(), goesOn.caseId)
    expect(relations.personIds).toEqual([goesOn.initiator.id])
  })

  test('joins nothing that has ended', async () => {
    await merge()
    const third = await toldWish(app, {
      title: `Vijver${nr}`,
      email: `vijver${nr}@voorbeeld.example`,
      guideId: guide.id,
    })
    await merge(goesOn, third)
    const moes = await theirs(stops)
    expect((await moes.post(await joinPath(stops), { antwoord: 'ja' })).status).toBe(409)
    expect(await pageOf(moes, stops)).not.toContain('Kies of je meedoet')
  })
})
