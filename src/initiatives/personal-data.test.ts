import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FormFields, type TestApp, testApp, type Visitor } from '../testing.ts'
import { type TestCity, testCity } from '../testing-city.ts'
import { fillIn, neighbourhoodIdea, staffOf } from './front-door/testing.ts'
import { initiativeById } from './index.ts'

let app: TestApp
let city: TestCity
beforeAll(async () => {
  app = await testApp()
  city = await testCity(app)
  await staffOf(app)
})
afterAll(() => app.close())

const asked = 'Er staan persoonsgegevens in de tekst'
const phone = 'Bel mij op 06-12345678.'
/** The choice to leave what was found, as the page offers it. */
const choiceIn = (html: string): string =>
  /name="laat_staan"[^>]*value="([^"]*)"|value="([^"]*)"[^>]*name="laat_staan"/
    .exec(html)
    ?.slice(1)
    .find(Boolean) ?? ''

/** Sends words; warned of them, sends them again as the page offers. */
async function sendAndLeave(visitor: Visitor, path: string, fields: FormFields): Promise<void> {
  const warned = await visitor.post(path, fields)
  expect(warned.status).toBe(422)
  const html = await warned.text()
  expect(html).toContain(asked)
  expect(html).toContain('Telefoonnummer: 06-12345678')
  const choice = choiceIn(html)
  expect((await visitor.post(path, { ...fields, laat_staan: choice })).status).toBe(303)
}

describe('personal data in what everybody will read are asked about, never forbidden', () => {
  test('in the text of a plan; with other data once more', async () => {
    const visitor = await city.as(city.initiator)
    const path = `/initiatieven/${city.shown.number}/bewerken`
    const text = { title: 'Pluktuin aan de kade', summary: 'Een tuin.', story: `Een tuin. ${phone}` }
    const choice = choiceIn(await (await visitor.post(path, text)).text())
    expect(choice).toBe('06-12345678')
    const other = { ...text, summary: 'Mail ina@voorbeeld.example', laat_staan: choice }
    const again = await visitor.post(path, other)
    expect(again.status).toBe(422)
    expect(await again.text()).toContain('E-mailadres: ina@voorbeeld.example')
    await sendAndLeave(visitor, path, text)
    expect((await visitor.post(path, { ...text, story: 'Een tuin.' })).status).toBe(303)
  })

  test('in an idea that may be on the site, on the page where it is checked; not in one that may not', async () => {
    const story = { story: `Wij willen bankjes. ${phone}`, title: 'Bankjes' }
    const open = app.visitor()
    await fillIn(open, neighbourhoodIdea, { 'jouw-idee': story })
    expect(await (await open.get('/idee/controleren')).text()).toContain(asked)
    await sendAndLeave(open, '/idee/controleren', {})
    const kept = app.visitor()
    const about = { ...neighbourhoodIdea['over-jou'], may_publish: 'nee', email: 'bo@voorbeeld.example' }
    await fillIn(kept, neighbourhoodIdea, { 'jouw-idee': story, 'over-jou': about })
    expect((await kept.post('/idee/controleren')).status).toBe(303)
  })

  test('in news for everybody, not in news for who takes part', async () => {
    const visitor = await city.as(city.initiator)
    const path = `/initiatieven/${city.shown.number}/nieuws`
    expect((await visitor.post(path, { text: phone, who: 'parties' })).status).toBe(303)
    await sendAndLeave(visitor, path, { text: `Nieuws. ${phone}`, who: 'everyone' })
  })

  test('in news that the guide writes', async () => {
    const visitor = await city.as(city.guide)
    const path = `/werk/zaken/${city.shown.number}/nieuws`
    expect((await visitor.post(path, { nieuws: phone, wie: 'parties' })).status).toBe(303)
    await sendAndLeave(visitor, path, { nieuws: `Zo gaat het. ${phone}`, wie: 'everyone' })
  })

  test('before the initiator says yes, and before the team puts the plan on the site', async () => {
    const { number, id } = city.hidden
    const initiator = await city.as(city.initiator)
    const text = {
      title: 'Bank',
      summary: 'Een bank.',
      story: `Een bank. ${phone}`,
      laat_staan: '06-12345678',
    }
    expect((await initiator.post(`/initiatieven/${number}/bewerken`, text)).status).toBe(303)
    const publicity = `/initiatieven/${number}/openbaar`
    expect(await (await initiator.get(publicity)).text()).toContain(asked)
    await initiator.post(publicity, { choice: 'ja' })
    const team = await city.as(city.team)
    await sendAndLeave(team, `/werk/zaken/${number}/publicatie`, { oordeel: 'approve' })
    expect((await initiativeById(app.db, id))?.public).toBe(true)
  })
})
