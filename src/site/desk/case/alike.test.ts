import { afterAll, beforeAll, expect, test } from 'vitest'
import { paths } from '../../../paths.ts'
import { type TestApp, testApp } from '../../../testing.ts'
import { type DeskCity, deskCity } from '../testing.ts'

let app: TestApp
let city: DeskCity
beforeAll(async () => {
  app = await testApp()
  city = await deskCity(app)
})
afterAll(() => app.close())

const overview = async (name: 'guide' | 'team' | 'adviser', number: string): Promise<Response> =>
  (await city.as(name)).get(paths.deskCase(number))

test('plans that are alike are shown with their reasons, and linked with one press', async () => {
  const first = await city.newCase('intake', { title: 'Voedselbos bij de vijver' })
  const other = await city.newCase('intake', { title: 'Kruidentuin naast de molen' })
  const page = await (await overview('team', first.number)).text()
  expect(page).toContain('Plannen die hierop lijken')
  expect(page).toContain('Kruidentuin naast de molen')
  expect(page).toContain('Iemand van dit plan doet daar ook aan mee.')
  expect(page).toContain('Koppel met Kruidentuin naast de molen')
  const team = await city.as('team')
  const seen = await team.postAndSee(paths.deskCaseAction(first.number, 'link'), {
    ander: other.number,
    relatie: 'similar',
    reden: 'Iemand van dit plan doet daar ook aan mee.',
  })
  expect(seen.status).toBe(200)
  // What is linked needs no linking.
  expect(seen.html).not.toContain('Koppel met Kruidentuin naast de molen')
})

test('a plan is not shown to who may not see it', async () => {
  const mine = await city.newCase('intake', { title: 'Theekoepel aan het water' })
  const { number } = await city.newCase('received', { title: 'Theekoepel op het eiland' })
  expect(await (await overview('team', mine.number)).text()).toContain('Theekoepel op het eiland')
  expect(await (await overview('guide', mine.number)).text()).not.toContain('Theekoepel op het eiland')
  expect((await overview('guide', number)).status).toBe(404)
})
