import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answersById } from '../../forms/index.ts'
import { applicationsOfCase, currentScheme, publishScheme, requestOf, setCeiling } from '../../funds/index.ts'
import { projectRoot } from '../../kit/settings.ts'
import { paths } from '../../paths.ts'
import { actorOf, insertPerson, personByEmail } from '../../people/index.ts'
import { allAreas, importAreas } from '../../places/index.ts'
import { type FormFields, type TestApp, testApp, testNow, type Visitor } from '../../testing.ts'
import { approvePublic } from '../publicity.ts'
import { initiativeByNumber, moneyDraftOf } from '../store.ts'
import { giveSupport } from '../support/actions.ts'
import { linkIn, staffOf } from './testing.ts'

const config = (name: string): unknown => JSON.parse(readFileSync(join(projectRoot, 'config', name), 'utf8'))

let app: TestApp
beforeAll(async () => {
  app = await testApp()
  await importAreas(app.db, config('demo/city.geojson') as never, config('jury-areas.json') as never)
  await staffOf(app)
  for (const { id } of (await allAreas(app.db)).filter(({ level }) => level === 'jury_area'))
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

const wish = (email: string) => ({
  story: 'Wij willen bankjes bij de vijver.',
  title: 'Bankjes bij de vijver',
  subject: 'meeting',
  'where.address': 'Vijverlaan 3',
  'where.area': 'WS07',
  place: 'none',
  together: 'neighbours',
  name: 'Sanne de Wit',
  channel: 'email',
  email,
  may_publish: 'ja',
})
const money = {
  needs: ['hands'],
  kosten_1: 'Bank',
  kosten_1_bedrag: '900',
  zelf: '100',
  begin: '2027-02-01',
  begonnen: 'nee',
  vergunning: 'nee',
}

/** Confirms the address and answers the plan that it became. */
async function confirmed(visitor: Visitor, email: string, waiting: string) {
  await visitor.post(await linkIn(app, email, 'Bevestig'))
  const done = await visitor.get(waiting)
  const [number = ''] = /\d{4}-\d{4}/.exec(done.headers.get('Location') ?? '') ?? []
  return (await initiativeByNumber(app.db, number))!
}

describe('a neighbourhood wish in one short form', () => {
  test('is told and applied for on two pages and one to check, and comes in as both', async () => {
    const [visitor, email] = [app.visitor(), 'kort@voorbeeld.example']
    const second = await visitor.postAndSee('/idee/je-wens', wish(email))
    expect(second.path).toBe('/idee/het-geld')
    expect(text(second.html)).toContain('Stap 2 van 3')
    expect(text(second.html)).toContain('Kosten 1: waarvoor?')
    // Of something without a place one knows that it is no thing that stays.
    expect(second.html).toMatch(
      /name="gaat_om" value="nee"[^>]* checked|value="nee"[^>]*name="gaat_om"[^>]* checked/,
    )
    const check = await visitor.postAndSee('/idee/het-geld', money)
    expect(check.path).toBe('/idee/controleren')
    expect(text(check.html)).toContain('Dit vraag je aan € 800')
    expect(text(check.html)).toContain('Dit gaat mee als je je wens verstuurt.')
    expect(text(check.html)).toContain('Wijkwens')
    expect(text(check.html)).not.toContain('meteen geld aanvragen?')
    const sent = await visitor.postAndSee('/idee/controleren', {})
    expect(text(sent.html)).toContain('Je aanvraag voor geld gaat mee')
    const plan = await confirmed(visitor, email, sent.path)
    expect(plan.kind).toBe('neighbourhood_wish')
    const [application, ...more] = await applicationsOfCase(app.db, plan.case_id)
    expect(more).toEqual([])
    expect(await requestOf(app.db, application!.id)).toMatchObject({ budget: { own: 100_00 } })
    expect((await answersById(app.db, plan.answers_id!))?.answers).toMatchObject({
      about: 'own_plan',
      reach: 'district',
      permit_expected: 'no',
      needs_money: 'up_to_1000',
    })
  })

  test('checks the rules of the scheme where they are filled in, with why, and keeps everything', async () => {
    const visitor = app.visitor()
    await visitor.post('/idee/je-wens', wish('regels@voorbeeld.example'))
    const late = await visitor.post('/idee/het-geld', { ...money, begonnen: 'ja', kosten_2: 'Verf' })
    expect(late.status).toBe(422)
    const html = await late.text()
    expect(html).toContain('href="#veld-begonnen"')
    expect(html).toContain('value="Verf"')
    expect(text(html)).toContain('Bank')
    // Looking at the check page leads back to what does not fit.
    expect((await visitor.get('/idee/controleren')).headers.get('Location')).toBe(
      '/idee/het-geld?terug=controleren',
    )
    // The draft is still the short one, on this page, with its own questions.
    expect(await (await visitor.get('/idee/het-geld')).text()).toContain('value="Verf"')
    expect(
      (await visitor.post('/idee/het-geld', { kosten_1: 'Bank', later: 'ja' })).headers.get('Location'),
    ).toBe('/idee/later')
    expect(await (await visitor.get('/idee/het-geld')).text()).not.toContain('value="Verf"')
    // The pages of the whole form are not those of this draft.
    expect((await visitor.get('/idee/groen')).headers.get('Location')).toBe('/idee')
  })

  test('says that the district is not known yet, which is not the same as no money', async () => {
    const visitor = app.visitor()
    const told = { ...wish('waar@voorbeeld.example'), 'where.area': '' }
    const page = text((await visitor.postAndSee('/idee/je-wens', told)).html)
    expect(page).toContain('Wij weten nog niet in welke wijk dit is')
    expect(page).not.toContain('is er nu geen geld')
  })

  test('says while it is filled in what the rules make of it so far, and keeps nothing of that', async () => {
    const visitor = app.visitor()
    expect((await visitor.post('/idee/regels', { kosten_1: 'Bank' })).status).toBe(404)
    await visitor.post('/idee/je-wens', wish('sofar@voorbeeld.example'))
    const page = await (await visitor.get('/idee/het-geld')).text()
    expect(page).toContain('data-at="/idee/regels"')
    expect(text(page)).toContain('Vul hierboven iets in.')
    const look = async (fields: FormFields): Promise<string> => {
      const answer = await visitor.post('/idee/regels', fields)
      expect(answer.status).toBe(200)
      const html = await answer.text()
      expect(html).toMatch(/^<div data-preview/)
      return text(html)
    }
    expect(await look({})).toContain('Vul hierboven iets in.')
    const costs = { kosten_1: 'Bank', kosten_1_bedrag: '1.500' }
    const costly = await look(costs)
    expect(costly).toContain('Je vraagt nu € 1.500 aan.')
    expect(costly).toMatch(/rechtspersoon|vereniging of stichting/)
    expect(costly).toContain('Verander dit')
    // What depends on the day is not said before there is one; what cannot be read is left out.
    expect(costly).not.toContain('Begin pas na het besluit')
    expect(await look({ ...costs, begin: '2020-01-01' })).toContain('Begin pas na het besluit')
    expect(await look({ ...costs, begin: 'morgen', kosten_2_bedrag: 'veel' })).toContain(
      'Je vraagt nu € 1.500 aan.',
    )
    expect(await look({ ...costs, kosten_1_bedrag: '9.000' })).toContain('meer dan het hoogste bedrag')
    expect(await (await visitor.get('/idee/het-geld')).text()).not.toContain('value="Bank"')
  })

  test('asks no money when nothing is filled in', async () => {
    const [visitor, email] = [app.visitor(), 'gratis@voorbeeld.example']
    await visitor.post('/idee/je-wens', wish(email))
    expect((await visitor.post('/idee/het-geld', { needs: ['advice'] })).headers.get('Location')).toBe(
      '/idee/controleren',
    )
    const sent = await visitor.postAndSee('/idee/controleren', {})
    const plan = await confirmed(visitor, email, sent.path)
    expect(plan.needs).toEqual(['advice'])
    expect(await applicationsOfCase(app.db, plan.case_id)).toEqual([])
    expect(await moneyDraftOf(app.db, { caseId: plan.case_id })).toBeNull()
  })

  test('comes in at once from who is signed in, and is a draft with the plan when another way was chosen', async () => {
    const email = 'ingelogd@voorbeeld.example'
    await insertPerson(app.db, { name: 'Sanne de Wit', email, confirmedAt: testNow }, testNow)
    const visitor = await app.as(email)
    for (const [fields, applied] of [
      [{}, 1],
      [{ weg: 'city_wish', weg_reden: 'Vrienden in drie andere wijken doen ook mee.' }, 0],
    ] as const) {
      await visitor.post('/idee/je-wens', wish(email))
      await visitor.post('/idee/het-geld', money)
      const done = await visitor.postAndSee('/idee/controleren', fields)
      const [number = ''] = /\d{4}-\d{4}/.exec(done.path) ?? []
      const plan = (await initiativeByNumber(app.db, number))!
      expect(await applicationsOfCase(app.db, plan.case_id)).toHaveLength(applied)
      const draft = await moneyDraftOf(app.db, { caseId: plan.case_id })
      expect(draft?.goes_along ?? null).toBe(applied === 1 ? null : false)
    }
  })

  test('says how much support a scheme asks that asks for it, and when it is there', async () => {
    const { scheme } = await currentScheme(app.act(), 'neighbourhood_wishes')
    const explanation = { nl: 'De straat moet het willen.', en: 'The street must want it.' }
    const definition = {
      ...{ ...scheme, version: scheme.version + 1 },
      rules: [...scheme.rules, { kind: 'support_at_least', statements: 2, explanation }],
    }
    expect(await publishScheme(app.act(), { definition })).toMatchObject({ ok: true })
    const [visitor, email] = [app.visitor(), 'steun@voorbeeld.example']
    await visitor.post('/idee/je-wens', wish(email))
    const check = text((await visitor.postAndSee('/idee/het-geld', money)).html)
    expect(check).toContain('Er zijn nu 0 van de 2 steunbetuigingen.')
    expect(check).toContain('De straat moet het willen.')
    // It can be sent all the same; the rest is gathered when it is a plan.
    await visitor.post('/idee/het-geld', {})
    const sent = await visitor.postAndSee('/idee/controleren', {})
    const plan = await confirmed(visitor, email, sent.path)
    const noor = (await personByEmail(app.db, 'noor@waterstad.example'))!
    await approvePublic(app.act({ actor: await actorOf(app.db, noor.id) }), { caseId: plan.case_id })
    const asked = async () => text((await visitor.postAndSee(paths.initiativeApply(plan.number), money)).html)
    for (const [index, words] of ['Er zijn nu 0 van de 2', 'Er zijn nu 1 van de 2', 'In orde.'].entries()) {
      expect(await asked()).toContain(words)
      const mail = `buur${index}@voorbeeld.example`
      const { id } = await insertPerson(app.db, { name: 'Buur', email: mail, confirmedAt: testNow }, testNow)
      const actor = await actorOf(app.db, id)
      await giveSupport(app.act({ actor }), plan.case_id, {
        ...{ name: 'Buur', place: null },
        ...{ side: 'for', reason: null },
      })
    }
    expect(await asked()).not.toContain('steunbetuigingen. Je kunt')
  })

  test('says so where there is no money now, and can be sent all the same', async () => {
    app.setNow(new Date('2026-12-03T12:00:00Z'))
    const visitor = app.visitor()
    const second = await visitor.postAndSee('/idee/je-wens', wish('leeg@voorbeeld.example'))
    expect(text(second.html)).toContain('nu geen geld om aan te vragen')
    const check = await visitor.postAndSee('/idee/het-geld', { needs: [] })
    expect(check.path).toBe('/idee/controleren')
    app.setNow(testNow)
  })
})
