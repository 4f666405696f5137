import { afterAll, beforeAll, expect, test } from 'vitest'
import { actorOf, grantRole, insertPerson } from '../people/index.ts'
import { type TestApp, testApp, testNow } from '../testing.ts'
import { runningProject } from './testing.ts'

let app: TestApp

beforeAll(async () => {
  app = await testApp()
  const lena = { name: 'Lena Leider', email: 'lena@gemeente.example' }
  const { id } = await insertPerson(app.db, { ...lena, confirmedAt: testNow }, testNow)
  await grantRole(app.act(), { ...lena, role: 'project_leader', areaId: null })
  const ada = { name: 'Ada Adviseur', email: 'ada@gemeente.example' }
  await grantRole(app.act(), { ...ada, role: 'participation_adviser', areaId: null })
  await runningProject(app.act(), await actorOf(app.db, id))
})
afterAll(() => app.close())

test('the card of a project may stand in any site, and nothing else may', async () => {
  const visitor = app.visitor()
  // The second answer may come from memory.
  for (const _ of [1, 2]) {
    const card = await visitor.get('/meedoen/parkrand-opnieuw/kaartje?taal=en')
    const html = await card.text()
    expect(html).toContain('Parkrand opnieuw')
    expect(html).toContain('href="http://waterstad.test/meedoen/parkrand-opnieuw"')
    expect(html).toContain('<base target="_blank"')
    expect(html).not.toMatch(/<script|<form|cookie/i)
    expect(card.headers.get('Content-Security-Policy')).toContain('frame-ancestors *')
    expect(card.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
    expect(card.headers.get('X-Frame-Options')).toBeNull()
    expect(card.headers.getSetCookie()).toEqual([])
  }
  const page = await visitor.get('/meedoen/parkrand-opnieuw')
  expect(page.headers.get('X-Frame-Options')).toBe('DENY')
  expect(page.headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'")
  expect(await page.text()).toContain(
    '&lt;iframe src=&quot;http://waterstad.test/meedoen/parkrand-opnieuw/kaartje',
  )
  expect((await visitor.get('/meedoen/bestaat-niet/kaartje')).status).toBe(404)
})
