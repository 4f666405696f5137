import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openBrowser, persona, someone } from './browser.ts'
import { newCase } from './case.ts'
import { choose, fill, follow, press, signIn, visit, words } from './walk.ts'

const city = inject('city')
let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test('a coordinator merges two plans, and who told them chooses whether to join', async () => {
  // Names of its own, so that it can be told again in the same city.
  const run = Date.now().toString(36)
  const told = { email: `kas.een.${run}@voorbeeld.example`, isPublic: true }
  const title = `Druivenkas ${run} voor iedereen`
  const stops = await newCase(browser, city, { ...told, title })
  const goesOn = await newCase(browser, city, {
    ...{ title: `Stadskas ${run} met druiven`, email: `kas.twee.${run}@voorbeeld.example`, isPublic: true },
  })

  const { page, context } = await persona(browser, city, 'coordinator', { scripts: 'blocked', phone: true })
  await visit(page, `/werk/samenvoegen/${stops}`)
  await fill(page, 'Nummer van de zaak waarin het verdergaat', '2026-9999')
  await press(page, 'Bekijk wat er gebeurt')
  expect(await words(page.getByRole('main'))).toContain('Wij vonden geen zaak met dit nummer.')
  await fill(page, 'Nummer van de zaak waarin het verdergaat', goesOn)
  await press(page, 'Bekijk wat er gebeurt')
  expect(await words(page.getByRole('main'))).toContain('Dit gebeurt er')
  await fill(page, 'Waarom voeg je ze samen?', 'Het is dezelfde kas, op dezelfde plek.')
  await press(page, 'Voeg samen')
  expect(await words(page.getByRole('main'))).toContain(title)
  await context.close()

  const initiator = await someone(browser, city, { scripts: 'blocked', phone: true })
  await signIn(initiator.page, told.email)
  await visit(initiator.page, `/mijn/zaken/${stops}`)
  expect(await words(initiator.page.getByRole('main'))).toContain('Dit plan gaat verder in een ander plan')
  await follow(initiator.page, 'Kies of je meedoet')
  await choose(initiator.page, 'Doe je mee?', 'Ja, ik wil meedoen')
  await press(initiator.page, 'Verstuur je antwoord')
  expect(await words(initiator.page.getByRole('main'))).toContain('Je antwoord is verstuurd')
  await initiator.context.close()
})
