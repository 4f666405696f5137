import { afterAll, beforeAll, expect, test } from 'vitest'
import { grantRole, insertPerson } from '../people/index.ts'
import { type TestApp, testApp, testNow } from '../testing.ts'

const email = 'lena@gemeente.example'
const project = { name: 'Merwekade', summary: 'De kade.', subjects: ['green'], owner: 'municipality' }

let app: TestApp
beforeAll(async () => {
  app = await testApp()
  await insertPerson(app.db, { name: 'Lena', email, confirmedAt: testNow }, testNow)
  await grantRole(app.act(), { name: 'Lena', email, role: 'project_leader', areaId: null })
})
afterAll(() => app.close())

test('where a project is can be pointed at on a map, and typed or pasted too', async () => {
  const leader = await app.as(email)
  const form = await (await leader.get('/werk/projecten/nieuw')).text()
  expect(form).toContain('data-pick="veld-lat,veld-lon"')
  expect(form).toContain('Liever coördinaten invullen?')
  const wrong = await leader.post('/werk/projecten/nieuw', { ...project, lat: '51.8' })
  expect(wrong.status).toBe(422)
  expect(await wrong.text()).toContain('Dit punt kunnen wij niet lezen.')
  const begun = await leader.postAndSee('/werk/projecten/nieuw', { ...project, lat: '51.8133, 4.6736' })
  const path = `${begun.path.split('?')[0]}/gegevens`
  const shown = await (await leader.get(path)).text()
  expect(shown).toMatch(/name="lat"[^>]*value="51.8133"/)
  expect(shown).toMatch(/name="lon"[^>]*value="4.6736"/)
  const seen = /name="seen" value="([^"]*)"/.exec(shown)?.[1] ?? ''
  await leader.postAndSee(path, { ...project, lat: '', lon: '', seen })
  expect(await (await leader.get(path)).text()).not.toMatch(/name="lat"[^>]*value="51/)
})
