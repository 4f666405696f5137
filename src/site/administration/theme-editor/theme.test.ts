import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayOf } from '../../../kit/dates.ts'
import { setOwnLook } from '../../../kit/own.ts'
import { type FormFields, type TestApp, testApp, testNow, type Visitor } from '../../../testing.ts'
import { type TestCity, testCity } from '../../../testing-city.ts'
import { colorNames, ourTheme } from '../../own/theme.ts'

let app: TestApp
let city: TestCity
let ravi: Visitor
beforeAll(async () => {
  app = await testApp()
  city = await testCity(app)
  ravi = await city.as(city.staff.administrator)
})
afterAll(async () => {
  setOwnLook(null)
  await app.close()
})

const home = '/beheer/concepten/huisstijl/site'
const read = async (path: string): Promise<string> => {
  const response = await ravi.get(path)
  expect(response.status, path).toBe(200)
  return response.text()
}
async function send(path: string, fields: FormFields) {
  const html = await read(path)
  const hidden = [...html.matchAll(/name="(gezien|eenmalig|versie)" value="([^"]*)"/g)]
  return ravi.postAndSee(path, {
    ...Object.fromEntries(hidden.map(([, name, value]) => [name, value])),
    ...fields,
  })
}
const light = (changes: Readonly<Record<string, string>>): FormFields => ({
  ...Object.fromEntries(colorNames.map((name) => [name, ourTheme.light[name]])),
  ...changes,
})

test('before the first theme of its own, a city has that of the program', async () => {
  expect(await read('/beheer/huisstijl')).toContain('de huisstijl van het programma')
  expect(await (await app.visitor().get('/')).text()).not.toContain('/huisstijl/')
})

test('a colour that cannot be read is shown with its contrast, and not published', async () => {
  const look = await send(`${home}/licht`, { ...light({ accent: '#7fb3bb' }), doen: 'bekijk' })
  expect(look.html).toContain('te weinig')
  await send(`${home}/licht`, light({ accent: '#7fb3bb' }))
  const html = await read(`${home}/publiceren`)
  expect(html).toMatch(/&quot;Knoppen en links&quot;|"Knoppen en links" op/)
  expect(html).toContain('Nodig is 4,5.')
  expect(html).toContain(`href="${home}/licht"`)
  expect((await ravi.post(`${home}/publiceren`, { from: dayOf(testNow) })).status).toBe(409)
  expect((await send(`${home}/licht`, light({ accent: 'rood' }))).html).toContain('Kies een kleur, zoals')
})

test('the draft is looked at in its own colours before anybody else sees them', async () => {
  await send(`${home}/licht`, light({ accent: '#7a1f5c', 'accent-strong': '#4f0f3a' }))
  await send(`${home}/naam`, { name: 'Samen', font: 'verdana' })
  const html = await read(`${home}/voorbeeld`)
  const [, sheet = ''] = /href="([^"]*stijl\.css[^"]*)"/.exec(html) ?? []
  const css = await ravi.get(sheet)
  expect(css.headers.get('Content-Type')).toBe('text/css; charset=utf-8')
  expect(await css.text()).toContain('--accent: #7a1f5c;')
  expect((await app.visitor().get(sheet)).status).toBe(303)
  expect(await (await app.visitor().get('/')).text()).not.toContain('stijl.css')
})

test('published it is on every page, kept by browsers, and undone to that of the program', async () => {
  const done = await send(`${home}/publiceren`, { from: dayOf(testNow) })
  expect(done.html).toContain('Versie 1 is gepubliceerd')
  const page = await (await app.visitor().get('/')).text()
  expect(page).toContain('<link rel="stylesheet" href="/huisstijl/1.css"/>')
  expect(page).toContain('content="#7a1f5c"')
  expect(page).toMatch(/Samen <span class="brand__place">/)
  app.takeQueries()
  await app.visitor().get('/toegankelijkheid')
  expect(app.takeQueries().filter((sql) => sql.includes('config_version'))).toEqual([])
  const sheet = await app.visitor().get('/huisstijl/1.css')
  expect(sheet.headers.get('Cache-Control')).toContain('immutable')
  expect(await sheet.text()).toContain('Verdana')
  for (const path of ['/huisstijl/2.css', '/huisstijl/x.css', '/huisstijl/1'])
    expect((await app.visitor().get(path)).status, path).toBe(404)
  const undone = await send('/beheer/terugzetten/huisstijl/site', {})
  expect(undone.html).toContain('Versie 2 geldt nu.')
  expect(await (await app.visitor().get('/huisstijl/2.css')).text()).toContain('--accent: #0b4f5c;')
})
