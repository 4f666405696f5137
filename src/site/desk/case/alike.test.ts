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

test('plans that are alike are shown with their reasons, and linked with one press or merged', async () => {
  const first = await city.newCase('intake', { title: 'Voedselbos bij de vijver' })
  const other = await city.newCase('intake', { title: 'Voedselbos naast de molen' })
  const page = await (await overview('team', first.number)).text()
  expect(page).toContain('Plannen die hierop lijken')
  expect(page).toMatch(/In beide staat: [^<]*voedselbos/)
  expect(page).toContain('Koppel met Voedselbos naast de molen')
  expect(page).toContain('Voeg samen met Voedselbos naast de molen')
  const team = await city.as('team')
  const seen = await team.postAndSee(paths.deskCaseAction(first.number, 'link'), {
    kies: other.number,
    relatie: 'similar',
    reden: 'Het is hetzelfde plan.',
  })
  expect(seen.status).toBe(200)
  // What is linked needs no linking.
  expect(seen.html).not.toContain('Koppel met Voedselbos naast de molen')
})

test('a plan of the same people is told as a fact, and is no likeness', async () => {
  const first = await city.newCase('intake', { title: 'Draaimolen' })
  const other = await city.newCase('intake', {
    ...{ title: 'Schaakclub', story: 'Elke dinsdag spelen wij aan vier borden.' },
  })
  const page = await (await overview('team', first.number)).text()
  expect(page).toContain('Ook van mensen van dit plan')
  expect(page).toContain(other.number)
  expect(page).not.toContain('Koppel met Schaakclub')
})

test('to link is to choose from a list with names, or to fill in a number', async () => {
  const first = await city.newCase('intake', { title: 'Notenboomgaard' })
  const other = await city.newCase('intake', { title: 'Notenboomgaard verderop' })
  const team = await city.as('team')
  const path = paths.deskCaseAction(first.number, 'link')
  expect(await (await team.get(path)).text()).toContain(`Notenboomgaard verderop (${other.number})`)
  const nothing = await team.post(path, { kies: 'ander', relatie: 'similar' })
  expect(nothing.status).toBe(422)
  expect(await nothing.text()).toContain('Kies een initiatief, of vul het nummer in.')
  const both = await team.post(path, { kies: other.number, ander: '2026-0001', relatie: 'similar' })
  expect(both.status).toBe(422)
  expect((await team.post(path, { kies: 'ander', ander: other.number, relatie: 'similar' })).status).toBe(303)
})

test('a plan is not shown to who may not see it', async () => {
  const mine = await city.newCase('intake', { title: 'Theekoepel aan het water' })
  const { number } = await city.newCase('received', { title: 'Theekoepel op het eiland' })
  expect(await (await overview('team', mine.number)).text()).toContain('Theekoepel op het eiland')
  expect(await (await overview('guide', mine.number)).text()).not.toContain('Theekoepel op het eiland')
  expect((await overview('guide', number)).status).toBe(404)
})
