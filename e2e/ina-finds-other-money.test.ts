import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openBrowser, persona, someone } from './browser.ts'
import { fill, follow, manners, pick, press, says, tick, unfold, visit, words } from './walk.ts'

const city = inject('city')
let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

describe.each(manners)('scripts %s', (scripts) => {
  test('a resident finds money elsewhere, and why it suits', async () => {
    const { page, context } = await someone(browser, city, { scripts, phone: true })
    await visit(page, '/fondsen')
    await follow(page, 'Zoek ook bij andere fondsen en subsidies')
    await pick(page, 'Wie vraagt het aan?', 'een groep bewoners')
    await pick(page, 'Waar gaat het over?', 'Eten en moestuinen')
    await fill(page, 'Hoeveel geld heb je nodig?', '6.000')
    await press(page, 'Toon')
    const main = page.getByRole('main')
    expect(await words(main)).toContain('Het geeft voor jouw plan hoogstens € 5.000.')
    expect(await words(main)).toContain('Voor € 1.000 zoek je ander geld.')
    await unfold(page, 'Dit past waarschijnlijk niet')
    expect(await words(main)).toContain('Het is voor andere onderwerpen.')
    await follow(page, 'Fonds Samen Eten')
    expect(await words(main)).toContain('Dit fonds is verzonnen')
    await context.close()
  })

  test('an initiator sees money of others at their own plan, and asks for a mail', async () => {
    const { page, context } = await persona(browser, city, 'initiatiefnemer', { scripts, phone: true })
    await visit(page, '/geld-vinden/cultuurmakers-fonds')
    await press(page, 'Mail mij drie weken voor de laatste dag')
    await says(page, 'Wij mailen je op tijd.')
    await press(page, 'Stuur mij geen mail')
    await says(page, 'Je krijgt geen mail.')
    await context.close()
  })

  test('Govert adds a fund, says later that it is still right, and takes it out', async () => {
    const { page, context } = await persona(browser, city, 'fondsbeheerder', { scripts, phone: false })
    const name = `Tuinfonds ${scripts}`
    await visit(page, '/werk/fondsen')
    await follow(page, 'Geld van anderen bijhouden')
    await follow(page, 'Voeg een fonds toe')
    await fill(page, /^Naam/, name)
    await fill(page, 'Wie geeft het geld?', 'Stichting Tuin')
    await pick(page, 'Wat voor gever is dat?', 'fonds of bedrijf')
    await fill(page, 'Kort: waar is het voor?', 'Voor tuinen van de buurt.')
    await fill(page, /^Voorwaarden$/, 'De tuin is open.')
    await tick(page, 'een groep bewoners')
    await fill(page, 'Laatste dagen om aan te vragen', '31-2')
    await fill(page, 'Site van het fonds', 'https://tuinfonds.example')
    await fill(page, 'Waar heb je dit gelezen?', 'Op de site van het fonds')
    await press(page, 'Bewaar')
    expect(await words(page.getByRole('main'))).toContain('Schrijf dagen zo')
    await fill(page, 'Laatste dagen om aan te vragen', '1-3')
    await press(page, 'Bewaar')
    await says(page, 'Het fonds staat in de lijst.')
    await follow(page, name)
    await press(page, 'Ik heb het nagekeken: het klopt nog')
    await says(page, 'Genoteerd: vandaag nagekeken.')
    await follow(page, name)
    await press(page, 'Haal uit de lijst')
    await says(page, 'Het fonds staat niet meer in de lijst.')
    await context.close()
  })
})
