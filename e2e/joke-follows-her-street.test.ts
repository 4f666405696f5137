import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openBrowser, someone } from './browser.ts'
import { choose, fill, follow, openMail, press, says, visit, words } from './walk.ts'

// Joke has no account. On her phone, without scripts, she follows her neighbourhood and a street by mail, changes how
// often, and stops.

const city = inject('city')
let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const main = (page: Page): Promise<string> => words(page.getByRole('main'))

test('Joke follows what happens near her, by the link of a mail, and stops', async () => {
  const email = `joke.${Date.now()}@voorbeeld.example`
  const { page, context } = await someone(browser, city, { scripts: 'blocked', phone: true })
  await visit(page, '/buurt/wielwijk')
  await follow(page, 'Volg wat er bij jou gebeurt, per mail')
  await press(page, 'Volg dit')
  expect(await page.title()).toMatch(/^Fout: /)
  await fill(page, 'Een straat of postcode', 'Merwedekade')
  await choose(page, 'Hoe ver daaromheen?', '250 meter')
  await fill(page, 'Je e-mailadres', email)
  await press(page, 'Volg dit')
  await says(page, 'Kijk in je mail')

  await openMail(page, email, 'Bevestig dat je wilt volgen')
  await follow(page, /\/volgen\/bevestigen\//)
  expect(await main(page)).toContain('Er is nog niets gebeurd.')
  await press(page, 'Ja, ik wil dit volgen')
  await says(page, 'Gelukt. Je volgt dit nu.')
  expect(await main(page)).toContain('Merwedekade, met 250 meter eromheen')
  expect(await main(page)).toContain('Wielwijk')
  await choose(page, 'Hoe vaak?', 'Meteen als er iets gebeurt')
  await press(page, 'Bewaar')
  await says(page, 'Zo vaak mailen wij je nu.')
  await press(page, 'Stop en wis mijn adres')
  await says(page, 'Je e-mailadres is gewist.')
  await context.close()
})
