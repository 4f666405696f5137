import { afterAll, beforeAll, expect, test } from 'vitest'
import { paths } from '../../paths.ts'
import { type TestApp, testApp } from '../../testing.ts'
import { type TestCity, testCity } from '../../testing-city.ts'
import { juryStage } from '../../testing-juries.ts'

let app: TestApp
let city: TestCity
let round: string

const see = async (path: string): Promise<string> => {
  const answer = await app.visitor().get(path)
  expect(answer.status, path).toBe(200)
  return answer.text()
}

beforeAll(async () => {
  app = await testApp()
  city = await testCity(app)
  const stage = await juryStage(app, city, [
    'Ada Voor',
    'Bo Lid',
    'Cas Lid',
    'Dee Lid',
    'Eva Lid',
    'Gus Reserve',
  ])
  round = (await stage.judging([['Bankje voor de school', 300_00]])).round
})
afterAll(() => app.close())

test('a resident sees per area how much money is left, without names of jurors', async () => {
  const html = await see(paths.wishes())
  expect(html).toContain('href="/wijkwensen/oost"')
  expect(html).toContain('te verdelen')
  expect(html).not.toContain('Ada Voor')
})

test('the page of an area says what the round does now, the money and the districts', async () => {
  const html = await see(paths.wishesOf('oost'))
  expect(html).toContain('De regiegroep beoordeelt nu de wensen van deze ronde')
  expect(html).toContain('Nu geen ronde open')
  expect(html).toContain('Het geld in dit gebied')
  expect(html).toContain('nog niets geadviseerd')
  expect(html).toContain('href="/idee?soort=wijkwens&amp;gebied=regiegroep-oost"')
  // What passed is said beside "now", with what comes of it.
  expect(html).toContain('Dan moest je wens er voor 1 oktober zijn. Die dag is dit jaar voorbij.')
  expect(html).toContain('gaat naar het volgende jaar')
  expect(html).toContain('telt geen geld mee dat apart staat')
  // A plan that is not public stays unseen.
  expect(html).not.toContain('Bankje voor de school')
  expect(html).not.toContain(round)
})

test('all clocks of a wish stand in one place, each with the day it runs from', async () => {
  const html = await see(paths.process('wijkwens'))
  const clocks = html.slice(html.indexOf('id="termijnen"'))
  for (const words of ['de dag dat je wens binnen is', '9 maanden', '12 maanden', 'de dag van het besluit'])
    expect(clocks).toContain(words)
  for (const path of [paths.wishes(), '/fondsen/wijkwensen', '/idee?soort=wijkwens'])
    expect(await see(path), path).toContain('href="/proces/wijkwens#termijnen"')
})

test('simple green draws next year as an exception, and has one way in', async () => {
  const html = await see(paths.process('eenvoudig-groen'))
  expect(html).toContain('Alleen soms: Op de lijst van volgend jaar')
  expect(html).not.toContain('2. Op de lijst van volgend jaar')
  expect(html).toContain('2. Aanleggen')
  const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'))
  expect(main).not.toContain('href="/idee"')
})

test('an area without a jury has no such page', async () => {
  expect((await app.visitor().get('/wijkwensen/binnenstad')).status).toBe(404)
  expect((await app.visitor().get('/wijkwensen/__proto__')).status).toBe(404)
})
