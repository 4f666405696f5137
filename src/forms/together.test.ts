import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../testing.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

test('a page that saves itself while the next page comes in loses neither', async () => {
  for (let round = 0; round < 8; round += 1) {
    const sanne = app.visitor()
    await sanne.post('/idee/jouw-idee', { story: 'Eerst dit', title: 'Bankjes' })
    const saving = Array.from({ length: 3 }, () =>
      sanne.post('/idee/jouw-idee/bewaren', { story: `Later dit ${round}`, title: 'Bankjes' }),
    )
    const next = sanne.post('/idee/waar-gaat-het-over', { about: 'own_plan', subject: 'meeting' })
    expect((await next).status).toBe(303)
    for (const answer of await Promise.all(saving)) expect(answer.status).toBe(204)
    expect(await (await sanne.get('/idee/jouw-idee')).text()).toContain(`Later dit ${round}`)
    expect(await (await sanne.get('/idee/waar-gaat-het-over')).text()).toMatch(/value="own_plan"[^>]*checked/)
  }
})
