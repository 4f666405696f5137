import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { addDays, dayOf } from '../src/kit/dates.ts'
import { openBrowser, persona, someone } from './browser.ts'
import { choose, fill, follow, openMail, press, says, tick, visit, words } from './walk.ts'

// Sem joins the resident panel on his phone, without scripts and without an account, and stops again. He applies for the
// neighbourhood council; Omar gives him a seat and asks the council for its advice.

const city = inject('city')
let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const main = (page: Page): Promise<string> => words(page.getByRole('main'))

test('Sem joins the resident panel by mail, changes his subjects and stops', async () => {
  const email = `sem.${Date.now()}@voorbeeld.example`
  const { page, context } = await someone(browser, city, { scripts: 'blocked', phone: true })
  await visit(page, '/meedoen')
  await follow(page, 'Langer meedenken: panels en raden')
  await follow(page, 'Bewonerspanel Waterstad')
  await follow(page, 'Doe mee')
  await press(page, 'Doe mee')
  expect(await page.title()).toMatch(/^Fout: /)
  await tick(page, 'Groen')
  await fill(page, 'Wat is je e-mailadres?', email)
  await press(page, 'Doe mee')
  await says(page, 'Kijk in je mail')
  await openMail(page, email, 'Bevestig dat je mee wilt doen')
  await follow(page, /\/meedenken\/lid\//)
  await press(page, 'Ja, dit klopt')
  await says(page, 'Gelukt. Je aanmelding is bevestigd.')
  await tick(page, 'Sterrenburg')
  await press(page, 'Bewaar')
  await says(page, 'Het is bewaard.')
  await press(page, 'Stop ermee')
  expect(await main(page)).toContain('Wij hebben je gegevens gewist.')
  await context.close()
})

test('Sem applies for the neighbourhood council; Omar gives him a seat and asks for advice', async () => {
  const name = `Sem ${Date.now()}`
  const email = `sem.raad.${Date.now()}@voorbeeld.example`
  const { page, context } = await someone(browser, city, { scripts: 'blocked', phone: true })
  await visit(page, '/meedenken')
  await follow(page, 'Klankbordgroep Lindestraat')
  await follow(page, 'De eerste schetsen van de straat')
  expect(await main(page)).toContain('Nemen wij deels over')
  await visit(page, '/meedenken')
  await follow(page, 'Wijkraad Stadspolders')
  await follow(page, 'Meld je aan')
  await fill(page, 'Hoe heet je?', name)
  await fill(page, /^Waarom wil je meedoen/, 'Ik wil dat er meer te doen is voor jongeren.')
  await tick(page, /^Word ik lid/)
  await fill(page, 'Wat is je e-mailadres?', email)
  await press(page, 'Meld me aan')
  await openMail(page, email, 'Bevestig je aanmelding')
  await follow(page, /\/meedenken\/lid\//)
  await press(page, 'Ja, dit klopt')
  await says(page, 'Gelukt. Je aanmelding is bevestigd.')

  const omar = await persona(browser, city, 'participatieadviseur', { scripts: 'blocked' })
  await visit(omar.page, '/werk/projecten')
  await follow(omar.page, 'Panels en raden')
  await follow(omar.page, 'Wijkraad Stadspolders')
  await follow(omar.page, new RegExp(`${name} lid wordt`))
  await choose(omar.page, 'Als wat?', 'Voorzitter')
  await press(omar.page, 'Bewaar en laat het weten')
  await says(omar.page, 'Het is bewaard. Het lid krijgt een mail.')
  await follow(omar.page, 'Vraag advies')
  await fill(omar.page, 'Waar gaat het over, in één zin?', 'Een plek voor jongeren')
  await fill(omar.page, /^Wat is de vraag/, 'Waar in de wijk past een plek voor jongeren?')
  await fill(omar.page, /^Uiterlijk wanneer wil je/, addDays(dayOf(new Date()), 21))
  await fill(omar.page, /^Uiterlijk wanneer geven wij/, addDays(dayOf(new Date()), 42))
  await press(omar.page, 'Vraag het advies')
  await says(omar.page, 'De vraag staat op de site.')

  await openMail(page, email, 'Wij vragen jullie advies')
  await follow(page, /\/meedenken\/lid\//)
  await follow(page, /^Geef het advies/)
  await fill(page, /^Het advies/, 'Bij de sporthal is plek, en niemand heeft er last van.')
  await press(page, 'Verstuur het advies')
  await says(page, 'Het advies is verstuurd. Iedereen kan het lezen.')
  await context.close()

  await visit(omar.page, '/werk')
  await follow(omar.page, 'Geef antwoord op het advies: Een plek voor jongeren')
  await choose(omar.page, 'Wat doen wij ermee?', 'Nemen wij over')
  await fill(omar.page, /^Waarom\?/, 'De sporthal doet mee.')
  await press(omar.page, 'Publiceer ons antwoord')
  await says(omar.page, 'Ons antwoord staat op de site.')
  await omar.context.close()
})
