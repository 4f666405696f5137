import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { addDays, dayOf } from '../src/kit/dates.ts'
import { openBrowser, someone } from './browser.ts'
import { choose, fill, follow, openMail, press, says, tick, visit, words } from './walk.ts'

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

async function tell(page: Page): Promise<void> {
  await visit(page, '/idee')
  await follow(page, 'Begin met vertellen')
  await fill(page, 'Wat wil je doen, en waarom?', 'Wij willen plantenbakken, zodat het minder steen wordt.')
  await fill(page, 'Geef je idee een titel', 'Plantenbakken in de Kattestraat')
  await next(page)
  await choose(page, 'Wat past het best?', 'Ik wil zelf of samen met anderen iets doen')
  await page.getByLabel('Bij welk onderwerp hoort je idee?').selectOption({ label: 'Ontmoeten' })
  await next(page)
  await choose(page, 'Gaat het om groen bij huis of in de straat?', 'Nee, iets anders')
  await next(page)
  await fill(page, 'Adres of plek', 'Kattestraat')
  await page.getByLabel('Wijk', { exact: true }).selectOption({ label: 'Crabbehof/Zuidhoven' })
  await choose(page, 'Voor wie is het?', 'Voor mijn buurt of wijk')
  await next(page)
  await choose(page, 'Heb je er een plek voor nodig, of ga je iets bouwen?', 'Ja, klein en voor even')
  await choose(page, 'Is er een vergunning nodig, denk je?', 'Nee')
  await next(page)
  await choose(page, 'Met wie doe je het?', 'Met buren of vrienden')
  await choose(page, 'Hoe kwam het idee er?', 'Het is ons eigen idee')
  await next(page)
  await tick(page, 'Mensen die meehelpen')
  await choose(page, 'Hoeveel geld heb je van de gemeente nodig?', 'Tot en met € 1.000')
  await choose(page, 'Vraag je geld voor de vaste kosten', 'Nee')
  await next(page)
  await fill(page, 'Je naam', 'Omar Plantenbak')
  await choose(page, 'Hoe wil je van ons horen?', 'Per e-mail')
  await fill(page, 'Je e-mailadres', email)
  await choose(page, 'Mogen wij je idee op deze website laten zien?', 'Ja')
  await next(page)
}

test('the wish and its budget go in one flow, and are in after one link', async () => {
  const { page, context } = await someone(browser, city, { scripts: 'blocked', phone: true })
  await tell(page)
  await choose(
    page,
    'Wil je na het versturen meteen geld aanvragen?',
    'Ja, ik vul het in de volgende stap in',
  )
  await press(page, 'Verstuur')
  expect(await main(page)).toContain('Wat kost het?')
  await fill(page, 'Kosten 1: waarvoor?', 'Zes bakken')
  await fill(page, 'Kosten 1: bedrag', '480')
  await press(page, 'Bewaar en ga later verder')
  await says(page, 'Wat je invulde, is bewaard.')
  await follow(page, 'Ga verder met de aanvraag')
  expect(await page.getByLabel('Kosten 1: waarvoor?').inputValue()).toBe('Zes bakken')
  await fill(page, 'Wat betaal je zelf?', '80')
  await press(page, 'Reken het uit')
  expect(await page.title()).toMatch(/^Fout: /)
  await fill(page, 'Wanneer begin je?', addDays(dayOf(new Date()), 120))
  await choose(page, 'Ben je al begonnen?', 'Nee')
  await press(page, 'Reken het uit')
  expect(await main(page)).toContain('Dit vraag je aan € 400')
  await press(page, 'Stuur mee met mijn idee')
  await says(page, 'Je aanvraag gaat mee met je idee.')
  await openMail(page, email, 'Bevestig je idee: Plantenbakken')
  await follow(page, /\/aanmelden\/link\//)
  await press(page, 'Ja, dit is mijn adres')
  expect(await main(page)).toContain('Je aanvraag voor geld is ook binnen.')
  await context.close()
})
