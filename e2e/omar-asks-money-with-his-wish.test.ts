import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { addDays, dayOf } from '../src/kit/dates.ts'
import { expectGood, openBrowser, someone } from './browser.ts'
import { choose, fill, follow, openMail, press, tick, visit, words } from './walk.ts'

// Omar wants planters in his street. The wish and the small application are one form for him, on a phone without
// scripts; after the link in the mail both are in.

const city = inject('city')
let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const email = 'omar.plantenbak@voorbeeld.example'
const main = (page: Page): Promise<string> => words(page.getByRole('main'))
const next = (page: Page): Promise<void> => press(page, 'Verder')

/** Who he is and what he wants, on one page. */
async function tell(page: Page): Promise<void> {
  await visit(page, '/idee?soort=wijkwens')
  await follow(page, 'Begin met vertellen')
  expect(await main(page)).toContain('Stap 1 van 3')
  await fill(page, 'Wat wil je doen, en waarom?', 'Wij willen plantenbakken, zodat het minder steen wordt.')
  await fill(page, 'Geef je idee een titel', 'Plantenbakken in de Kattestraat')
  await page.getByLabel('Bij welk onderwerp hoort je idee?').selectOption({ label: 'Ontmoeten' })
  await fill(page, 'Adres of plek', 'Kattestraat')
  await page.getByLabel('Wijk', { exact: true }).selectOption({ label: 'Crabbehof/Zuidhoven' })
  await choose(page, 'Heb je er een plek voor nodig, of ga je iets bouwen?', 'Ja, klein en voor even')
  await choose(page, 'Met wie doe je het?', 'Met buren of vrienden')
  await fill(page, 'Je naam', 'Omar Plantenbak')
  await choose(page, 'Hoe wil je van ons horen?', 'Per e-mail')
  await fill(page, 'Je e-mailadres', email)
  await choose(page, 'Mogen wij je idee op deze website laten zien?', 'Ja')
  await expectGood(page)
  await next(page)
}

test('the wish and its budget are one short form, and are in after one link', async () => {
  const { page, context } = await someone(browser, city, { scripts: 'blocked', phone: true })
  await tell(page)
  await tick(page, 'Mensen die meehelpen')
  await fill(page, 'Kosten 1: waarvoor?', 'Zes bakken')
  await fill(page, 'Kosten 1: bedrag', '480')
  await press(page, 'Bewaar en ga later verder')
  await visit(page, '/idee')
  await follow(page, 'Ga verder')
  expect(await page.getByLabel('Kosten 1: waarvoor?').inputValue()).toBe('Zes bakken')
  await fill(page, 'Wat betaal je zelf?', '80')
  await next(page)
  expect(await page.title()).toMatch(/^Fout: /)
  await fill(page, 'Wanneer begin je?', addDays(dayOf(new Date()), 120))
  // The rule of the scheme, where it is asked, with why.
  await choose(page, 'Ben je al begonnen?', 'Ja')
  await next(page)
  expect(await main(page)).toContain('Wij betalen niet voor iets dat al klaar is.')
  await choose(page, 'Ben je al begonnen?', 'Nee')
  await expectGood(page)
  await next(page)
  const check = await main(page)
  expect(check).toContain('Dit vraag je aan € 400')
  expect(check).toMatch(/Waarom deze weg\? .*wijkwens/)
  await press(page, 'Verstuur')
  expect(await main(page)).toContain('Je aanvraag voor geld gaat mee')
  await openMail(page, email, 'Bevestig je idee: Plantenbakken')
  await follow(page, /\/aanmelden\/link\//)
  await press(page, 'Ja, dit is mijn adres')
  expect(await main(page)).toContain('Je aanvraag voor geld is ook binnen.')
  await context.close()
})
