import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DeskCity, deskCity } from '../../site/desk/testing.ts'
import { type TestApp, testApp } from '../../testing.ts'
import { approvePublic, consentPublic } from '../publicity.ts'

let app: TestApp
let city: DeskCity
beforeAll(async () => {
  app = await testApp()
  city = await deskCity(app)
})
afterAll(() => app.close())

test('an English page says which words are Dutch; a Dutch page need not', async () => {
  const plan = await city.newCase('intake', { kind: 'neighbourhood_wish', title: 'Bankje in de Vogelstraat' })
  await consentPublic(await city.act('initiator'), { caseId: plan.id })
  await approvePublic(await city.act('team'), { caseId: plan.id })
  const visitor = app.visitor()
  const read = async (path: string) => {
    let response = await visitor.get(path)
    for (let hop = 0; hop < 3 && response.headers.has('location'); hop += 1)
      response = await visitor.get(response.headers.get('location') ?? '')
    return response.text()
  }
  expect(await read(`/initiatieven/${plan.number}`)).toContain('<h1>Bankje in de Vogelstraat</h1>')
  expect(await read('/initiatieven?taal=en')).toMatch(/<a href="[^"]*" lang="nl">Bankje in de Vogelstraat</)
  expect(await read(`/initiatieven/${plan.number}`)).toContain('<h1 lang="nl">Bankje in de Vogelstraat</h1>')
})
