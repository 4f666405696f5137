import { afterAll, beforeAll, expect, test } from 'vitest'
import { completeStep } from '../../../cases/index.ts'
import { type TestApp, testApp } from '../../../testing.ts'
import { type DeskCity, deskCity } from '../testing.ts'

let app: TestApp
let city: DeskCity
beforeAll(async () => {
  app = await testApp()
  city = await deskCity(app)
})
afterAll(() => app.close())

test('who decides reads that nothing is urgent only while no decision waits', async () => {
  const desk = async () => (await (await city.as('areaManager')).get('/werk')).text()
  expect(await desk()).toContain('Er is vandaag niets dringends.')
  const { id: caseId } = await city.newCase('intake', {
    kind: 'neighbourhood_wish',
    title: 'Bank op het plein',
  })
  const guide = await city.act('guide')
  await completeStep(guide, { caseId, step: 'check', outcome: 'complete' })
  await completeStep(guide, { caseId, step: 'advice', outcome: 'advised' })
  const html = await desk()
  expect(html).toContain('Bank op het plein')
  expect(html).not.toContain('Er is vandaag niets dringends.')
  expect(html).toContain('Wat hierboven staat, wacht wel op jou.')
})
