import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { applicationsOfCase, requestOf, setCeiling } from '../../funds/index.ts'
import { projectRoot } from '../../kit/settings.ts'
import { paths } from '../../paths.ts'
import { insertPerson } from '../../people/index.ts'
import { allAreas, importAreas } from '../../places/index.ts'
import { type FormFields, type TestApp, testApp, testNow, type Visitor } from '../../testing.ts'
import { initiativeByNumber, moneyDraftOf } from '../store.ts'
import { fillIn, linkIn, neighbourhoodIdea, staffOf } from './testing.ts'

const config = (name: string): unknown => JSON.parse(readFileSync(join(projectRoot, 'config', name), 'utf8'))

let app: TestApp
beforeAll(async () => {
  app = await testApp()
  await importAreas(app.db, config('demo/city.geojson') as never, config('jury-areas.json') as never)
  await staffOf(app)
  const juryAreas = (await allAreas(app.db)).filter(({ level }) => level === 'jury_area')
  for (const { id } of juryAreas)
    await setCeiling(app.act(), {
      schemeKey: 'neighbourhood_wishes',
      from: '2026-01-01',
      until: '2026-11-30',
      areaId: id,
      cents: 7_500_00,
      decision: { body: 'het college', date: '2025-11-12', number: 'B-1', announced: '2025-12-01' },
      reason: 'Verdeling',
    })
})
afterAll(() => app.close())

const text = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0]+/g, ' ')
const see = async (visitor: Visitor, path: string): Promise<string> =>
  text(await (await visitor.get(path)).text())

const budget = {
  kosten_1: 'Bank',
  kosten_1_bedrag: '900',
  zelf: '100',
  begin: '2027-02-01',
  begonnen: 'nee',
} as const

/** Tells the wish up to the page where everything is checked, and sends it. */
async function tell(visitor: Visitor, email: string, fields: FormFields = { geld: 'ja' }): Promise<string> {
  await fillIn(visitor, neighbourhoodIdea, { waar: { 'where.area': 'WS07' }, 'over-jou': { email } })
  expect(await see(visitor, '/idee/controleren')).toContain('meteen geld aanvragen?')
  const sent = await visitor.post('/idee/controleren', fields)
  return sent.headers.get('Location') ?? 'nowhere'
}

/** Follows the link of the mail; answers the plan it became. */
async function confirm(visitor: Visitor, email: string, money: string) {
  await visitor.post(await linkIn(app, email, 'Bevestig'))
  const done = await visitor.get(money.replace(/\/geld$/, ''))
  const [number = ''] = /\d{4}-\d{4}/.exec(done.headers.get('Location') ?? '') ?? []
  const initiative = await initiativeByNumber(app.db, number)
  if (!initiative) throw new Error('no plan')
  return initiative
}

describe('a neighbourhood wish with its application in one go', () => {
  test('is received with it when the address is confirmed', async () => {
    const [visitor, email] = [app.visitor(), 'een@voorbeeld.example']
    const money = await tell(visitor, email)
    expect(money).toMatch(/^\/idee\/bevestigen\/[^/]+\/geld$/)
    expect(await see(visitor, money)).toContain('Kosten 1: waarvoor?')
    const faulty = await visitor.post(money, { ...budget, begonnen: '' })
    expect(faulty.status).toBe(422)
    const review = await visitor.postAndSee(money, budget)
    expect(text(review.html)).toContain('Dit vraag je aan € 800')
    const along = await visitor.postAndSee(money, { ...budget, insturen: 'ja' })
    expect(text(along.html)).toContain('Je aanvraag voor geld gaat mee')
    const plan = await confirm(visitor, email, money)
    const [application, ...more] = await applicationsOfCase(app.db, plan.case_id)
    expect(more).toEqual([])
    expect(application).toMatchObject({ requested_cents: 800_00 })
    expect(await requestOf(app.db, application!.id)).toMatchObject({
      entered_by: null,
      budget: { own: 100_00 },
    })
    expect(await moneyDraftOf(app.db, { caseId: plan.case_id })).toBeNull()
    expect(await see(visitor, paths.initiativeReceived(plan.number))).toContain(
      'Je aanvraag voor geld is ook binnen.',
    )
  })

  test('is kept when somebody goes on later, also after the link', async () => {
    const [visitor, email] = [app.visitor(), 'twee@voorbeeld.example']
    const money = await tell(visitor, email)
    const later = await visitor.postAndSee(money, { kosten_1: 'Schommel', later: 'ja' })
    expect(later.path).toBe(money.replace(/\/geld$/, '?klaar=bewaard'))
    expect(text(later.html)).toContain('Ga verder met de aanvraag')
    expect(await (await visitor.get(money)).text()).toContain('value="Schommel"')
    const plan = await confirm(visitor, email, money)
    expect(await applicationsOfCase(app.db, plan.case_id)).toEqual([])
    const apply = await (await visitor.get(paths.initiativeApply(plan.number))).text()
    expect(apply).toContain('value="Schommel"')
    const done = await (await visitor.get(paths.initiativeReceived(plan.number))).text()
    expect(text(done)).toContain('Je aanvraag is nog niet binnen: je moet haar nog insturen.')
    expect(done).toContain(`href="${paths.initiativeApply(plan.number)}"`)
  })

  test('still goes along when it is only looked at again, and no more when it is changed', async () => {
    const [visitor, email] = [app.visitor(), 'negen@voorbeeld.example']
    const money = await tell(visitor, email)
    const [, sentId = ''] = /bevestigen\/([^/]+)/.exec(money) ?? []
    const goesAlong = async () => (await moneyDraftOf(app.db, { sentId }))?.goes_along
    const review = async (fields: FormFields) => text((await visitor.postAndSee(money, fields)).html)
    expect(await review(budget)).toContain('Het gaat pas mee als je')
    await visitor.post(money, { ...budget, insturen: 'ja' })
    expect(await review(budget)).toContain('Het gaat mee met je idee.')
    expect(await goesAlong()).toBe(true)
    expect(await review({ ...budget, zelf: '200' })).toContain('Het gaat pas mee als je')
    expect(await goesAlong()).toBe(false)
  })

  test('is kept with the plan when the address was confirmed meanwhile, here or on another device', async () => {
    for (const [email, isHere] of [
      ['zeven@voorbeeld.example', true],
      ['acht@voorbeeld.example', false],
    ] as const) {
      const visitor = app.visitor()
      const money = await tell(visitor, email)
      const plan = await confirm(isHere ? visitor : app.visitor(), email, money)
      const apply = paths.initiativeApply(plan.number)
      const way = isHere ? apply : paths.signIn(apply)
      for (const fields of [{ later: 'ja' }, {}, { insturen: 'ja' }]) {
        const answer = await visitor.post(money, { ...budget, ...fields })
        expect(answer.headers.get('Location')).toBe(way)
      }
      expect((await moneyDraftOf(app.db, { caseId: plan.case_id }))?.typed.kosten_1).toEqual(['Bank'])
      expect((await app.visitor().post(money, { kosten_1: 'Iets anders' })).status).toBe(303)
      expect((await moneyDraftOf(app.db, { caseId: plan.case_id }))?.typed.kosten_1).toEqual(['Bank'])
      const owner = await app.as(email)
      expect(await (await owner.get(apply)).text()).toContain('value="Bank"')
      expect(await applicationsOfCase(app.db, plan.case_id)).toEqual([])
    }
  })

  test('is nobody else’s', async () => {
    const money = await tell(app.visitor(), 'drie@voorbeeld.example')
    const stranger = app.visitor()
    expect((await stranger.get(money)).status).toBe(303)
    const answer = await stranger.post(money, { ...budget, insturen: 'ja' })
    expect(answer.headers.get('Location')).toBe(money.replace(/\/geld$/, ''))
    const [, sentId = ''] = /bevestigen\/([^/]+)/.exec(money) ?? []
    expect(await moneyDraftOf(app.db, { sentId })).toBeNull()
  })

  test('stays a draft when there is no money any more at that moment', async () => {
    const [visitor, email] = [app.visitor(), 'vier@voorbeeld.example']
    const money = await tell(visitor, email)
    await visitor.post(money, { ...budget, insturen: 'ja' })
    app.setNow(new Date('2026-12-03T12:00:00Z'))
    const plan = await confirm(visitor, email, money)
    expect(await applicationsOfCase(app.db, plan.case_id)).toEqual([])
    expect((await moneyDraftOf(app.db, { caseId: plan.case_id }))?.typed.kosten_1).toEqual(['Bank'])
    expect(await see(visitor, paths.initiativeReceived(plan.number))).toContain(
      'Je aanvraag is nog niet binnen: voor dit plan is er nu geen geld om aan te vragen.',
    )
    app.setNow(testNow)
  })

  test('leads who is signed in to the application of their plan, and who waits to the usual page', async () => {
    const email = 'vijf@voorbeeld.example'
    await insertPerson(app.db, { name: 'Vif Vijf', email, confirmedAt: testNow }, testNow)
    expect(await tell(await app.as(email), email)).toMatch(/^\/initiatieven\/\d{4}-\d{4}\/geld-aanvragen$/)
    expect(await tell(app.visitor(), 'zes@voorbeeld.example', {})).toMatch(/^\/idee\/bevestigen\/[^/]+$/)
  })
})
