import { afterAll, beforeAll, expect, test } from 'vitest'
import { schemeVersion } from '../../../funds/index.ts'
import { type TestApp, testApp, type Visitor } from '../../../testing.ts'
import { testCity } from '../../../testing-city.ts'
import { readPage, sendPage, twoAdministrators } from '../drafts/testing.ts'

let app: TestApp
let admin: Visitor
let anna: Visitor
beforeAll(async () => {
  app = await testApp()
  ;({ ravi: admin, anna } = await twoAdministrators(app, await testCity(app)))
})
afterAll(() => app.close())

const home = '/beheer/concepten/regelingen/initiatives_fund'
const words = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0]+/g, ' ')
const read = async (path: string): Promise<string> => words(await readPage(admin, path))

/** Sends the form of a page as it stands, with some fields typed anew. */
async function edit(part: string, changed: Readonly<Record<string, string>>, draft = home) {
  const html = await (await admin.get(`${draft}/${part}`)).text()
  const form = /<form[^>]*novalidate[^>]*>.*?<\/form>/s.exec(html)?.[0] ?? ''
  const fields: Record<string, string> = {}
  for (const [, attributes = ''] of form.matchAll(/<input([^>]*)>/g)) {
    const name = /name="([^"]+)"/.exec(attributes)?.[1]
    const isChoice = /type="(radio|checkbox)"/.test(attributes)
    if (name && (!isChoice || / checked/.test(attributes)))
      fields[name] = decode(/value="([^"]*)"/.exec(attributes)?.[1] ?? '')
  }
  for (const [, name = '', text = ''] of form.matchAll(
    /<textarea[^>]*name="([^"]+)"[^>]*>(.*?)<\/textarea>/gs,
  ))
    fields[name] = decode(text)
  for (const [, name = '', options = ''] of form.matchAll(
    /<select[^>]*name="([^"]+)"[^>]*>(.*?)<\/select>/gs,
  ))
    fields[name] =
      /<option[^>]*(?:selected[^>]*value="([^"]*)"|value="([^"]*)"[^>]*selected)/
        .exec(options)
        ?.slice(1)
        .find(Boolean) ?? ''
  return admin.post(`${draft}/${part}`, { ...fields, ...changed })
}
const decode = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

test('a scheme is prepared, checked, compared and published; the one before stays to be read', async () => {
  expect(await read('/beheer')).toContain('Regelingen')
  expect(await read('/beheer/regelingen')).toContain('Initiatievenfonds')
  expect(await read('/beheer/regelingen/initiatives_fund')).toContain('Versie 1 geldt nu')
  expect((await admin.post(home, { doen: 'begin' })).status).toBe(303)
  expect(await read(home)).toContain('Alles klopt. Dit kan worden gepubliceerd.')

  for (const part of [
    'algemeen',
    'voor-wie',
    'verdeling',
    'plekken',
    'bedragen',
    'uitbetalen',
    'termijnen',
    'brieven',
  ])
    expect((await edit(part, {})).status, part).toBe(303)
  expect(await read(`${home}/vergelijken`)).toContain('Er is nog niets veranderd')

  expect((await edit('bedragen', { max: 'veel' })).status).toBe(422)
  expect((await edit('bedragen', { max: '500' })).status).toBe(303)
  expect(await read(home)).toContain('Het laagste bedrag is hoger dan het hoogste.')
  expect((await edit('bedragen', { max: '30.000', advance: '70' })).status).toBe(303)
  expect((await edit('voor-wie', { conditions_nl: 'Eén regel' })).status).toBe(422)
  expect((await edit('algemeen', { title_nl: 'Stadsfonds', title_en: 'City fund' })).status).toBe(303)
  expect((await edit('termijnen', { pay_length: '2' })).status).toBe(303)

  const compared = await read(`${home}/vergelijken`)
  for (const text of ['Stadsfonds', '€ 40.000', '€ 30.000', '2 weken']) expect(compared).toContain(text)
  const published = await admin.postAndSee(`${home}/publiceren`, { from: '2026-11-21', dag: '2026-11-21' })
  expect(published.status).toBe(200)
  const version = await schemeVersion(app.db, 'initiatives_fund')
  expect(version).toMatchObject({
    status: 'example',
    scheme: { version: 2, amounts: { max_cents: 3_000_000 }, advance: { percentage: 70 } },
  })
  const page = words(await (await app.visitor().get('/fondsen/initiatievenfonds')).text())
  expect(page).toContain('Stadsfonds')
  expect(words(await (await app.visitor().get('/fondsen/initiatievenfonds?versie=1')).text())).toContain(
    'Dit is een oudere versie',
  )
  expect(words(await (await app.visitor().get('/zoeken?q=stadsfonds')).text())).toContain('Stadsfonds')
})

test('rules are switched on and off, lists grow and shrink', async () => {
  await admin.post(home, { doen: 'begin' })
  const off = await edit('voorwaarde/rechtspersoon', { on: 'nee' })
  expect(off.status).toBe(303)
  const empty = await edit('voorwaarde/vergadering', { on: 'ja' })
  expect(empty.status).toBe(422)
  expect(await empty.text()).toContain('Vul dit in, of kies dat de regel niet geldt.')
  const on = await edit('voorwaarde/vergadering', {
    on: 'ja',
    weeks: '3',
    why_nl: 'Dan lezen wij het.',
    why_en: 'So we read it.',
  })
  expect(on.status).toBe(303)
  const why = { why_nl: 'Dan zien wij dat buren het willen.', why_en: 'So we see that neighbours want it.' }
  for (const statements of ['', '0', '1001', 'veel'])
    expect((await edit('voorwaarde/steun', { on: 'ja', statements, ...why })).status, statements).toBe(422)
  expect((await edit('voorwaarde/steun', { on: 'ja', statements: '12', ...why })).status).toBe(303)
  expect(await (await admin.get(`${home}/voorwaarde/steun`)).text()).toMatch(
    /name="statements"[^>]*value="12"/,
  )
  expect(await read(home)).toContain('Minstens 12 buren steunen je wens')
  const added = await edit('criterium-erbij', {
    title_nl: 'Duurzaam',
    title_en: 'Lasting',
    more_nl: 'Blijft het?',
    more_en: 'Does it last?',
    article: 'art. 6, onder f',
  })
  expect(added.status).toBe(303)
  const now = await read(home)
  for (const text of ['Duurzaam', 'minstens 3 weken voor de vergadering']) expect(now).toContain(text)
  expect(now).not.toContain('Boven € 5.000')
  expect((await edit('criterium/lasting', { article: 'art. 9' })).status).toBe(303)
  expect((await edit('criterium/lasting', { doen: 'weg' })).status).toBe(303)
  expect((await admin.get(`${home}/criterium/lasting`)).status).toBe(404)
  expect((await edit('andere-weg/2', { doen: 'weg' })).status).toBe(303)
  expect((await edit('andere-weg/1', { url: 'geen adres' })).status).toBe(422)
  expect((await admin.get(`${home}/voorwaarde/iets`)).status).toBe(404)
})

test('how a jury works is set with its scheme, and held against what cannot be', async () => {
  const wishes = '/beheer/concepten/regelingen/neighbourhood_wishes'
  expect((await admin.get(`${home}/regiegroep`)).status).toBe(404)
  await admin.post(wishes, { doen: 'begin' })
  expect((await edit('regiegroep', {}, wishes)).status).toBe(303)
  expect(await read(`${wishes}/vergelijken`)).toContain('Er is nog niets veranderd')
  expect((await edit('regiegroep', { quorum: '0' }, wishes)).status).toBe(422)
  expect((await edit('regiegroep', { quorum: '8', ties: 'chair' }, wishes)).status).toBe(303)
  const faults = await read(wishes)
  expect(faults).toContain('Er moeten meer leden stemmen dan de regiegroep ten minste heeft.')
  expect(faults).toContain('Bij een geheime stemming weet niemand wat de voorzitter stemde.')
  expect((await edit('regiegroep', { quorum: '3', ties: 'no', partly: 'nee' }, wishes)).status).toBe(303)
  const compared = await read(`${wishes}/vergelijken`)
  for (const text of ['Zoveel leden stemmen ten minste', 'is het nee']) expect(compared).toContain(text)
  expect(
    (await admin.postAndSee(`${wishes}/publiceren`, { from: '2026-11-21', dag: '2026-11-21' })).status,
  ).toBe(200)
  const version = await schemeVersion(app.db, 'neighbourhood_wishes')
  expect(version?.scheme.round).toMatchObject({ quorum: 3, ties: 'no', partly: false, vote: 'secret' })
})

test('places a year, who checks an account number and when people are reminded', async () => {
  await admin.post(home, { doen: 'begin' })
  const missing = await edit('plekken', { on: 'ja', places: '40' })
  expect(missing.status).toBe(422)
  expect(await missing.text()).toContain('Vul dit in, of kies dat er geen vast aantal is.')
  const why = { why_nl: 'Zoveel past er.', why_en: 'So many fit.' }
  expect((await edit('plekken', { on: 'ja', places: '40', ...why })).status).toBe(303)
  expect((await edit('uitbetalen', { reminders: 'morgen' })).status).toBe(422)
  expect((await edit('uitbetalen', { reminders: '7, 0' })).status).toBe(422)
  const paying = { reminders: '7, 30,7', checked_by: 'coordinator', account_length: '18' }
  expect((await edit('uitbetalen', paying)).status).toBe(303)
  const now = await read(home)
  for (const text of ['Plekken per jaar: 40', 'coördinator', '18 maanden', '30, 7'])
    expect(now).toContain(text)
  expect((await edit('plekken', { on: 'nee' })).status).toBe(303)
  expect(await read(home)).not.toContain('Plekken per jaar: 40')
})

test('a point goes up one place; who moves it in an order of before is told so', async () => {
  await admin.post(home, { doen: 'begin' })
  const path = `${home}/criterium/goals/verplaatsen`
  const isFirst = (html: string): boolean =>
    html.indexOf(`href="${home}/criterium/goals"`) < html.indexOf(`href="${home}/criterium/value"`)
  const buttons = (html: string): string =>
    html.slice(html.indexOf(`action="${path}"`)).split('</form>')[0] ?? ''
  const before = await readPage(anna, home)
  expect(isFirst(before)).toBe(false)
  const up = { doen: 'eerder' }
  const moved = await sendPage(admin, path, up, buttons(await readPage(admin, home)))
  expect(moved.path).toBe(`${home}?klaar=bewaard`)
  expect(isFirst(moved.html)).toBe(true)
  expect((await sendPage(anna, path, { doen: 'later' }, buttons(before))).status).toBe(409)
})

test('the decision that adopts a scheme is recorded once', async () => {
  const address = '/beheer/regelingen/green_budget/vaststellen'
  expect((await admin.post(address, { body: 'de raad' })).status).toBe(422)
  const decision = { body: 'de raad', date: '2026-10-01', number: 'RV 9', versie: '2' }
  const { html } = await admin.postAndSee(address, decision)
  expect(html).toContain('Het besluit is vastgelegd.')
  expect((await admin.get(address)).status).toBe(404)
  const page = words(await (await app.visitor().get('/fondsen/groenbudget')).text())
  expect(page).toContain('Vastgesteld door de raad op 1 oktober 2026, nummer RV 9.')
})
