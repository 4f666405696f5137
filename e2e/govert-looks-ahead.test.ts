import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openBrowser, persona, someone } from './browser.ts'
import { fill, follow, manners, press, says, tick, unfold, visit, words } from './walk.ts'

const city = inject('city')
let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

describe.each(manners)('scripts %s', (scripts) => {
  test('a resident reads how long there will be money, and how sure that is', async () => {
    const { page, context } = await someone(browser, city, { scripts, phone: true })
    await visit(page, '/fondsen/initiatievenfonds')
    const main = page.getByRole('main')
    expect(await words(main)).toContain('Hoe lang is er nog geld?')
    expect(await words(main)).toMatch(
      /De kans dat het geld in deze periode opraakt, is|Het geld raakt in deze periode bijna zeker op/,
    )
    await unfold(page, 'Bekijk als tabel')
    expect(await words(main)).toContain('Kans dat het geld op is')
    await unfold(page, 'Hoe weten wij dit?')
    expect(await words(main)).toContain('Wij kijken hoe het de laatste drie jaar ging.')
    await context.close()
  })

  test('Govert sees with what it was reckoned, tries more money, and sets when he is warned', async () => {
    const { page, context } = await persona(browser, city, 'fondsbeheerder', { scripts, phone: false })
    await visit(page, '/werk/fondsen/initiatievenfonds')
    await follow(page, /rond|waarschijnlijk niet/, page.getByRole('main'))
    const main = page.getByRole('main')
    expect(await words(main)).toContain('Een complete aanvraag krijgt geld')
    expect(await words(main)).toContain('Wat er nu wacht')
    await fill(page, 'Plafond omhoog met', '100.000')
    await tick(page, 'Alle aanvragen die wachten krijgen alles wat ze vragen')
    await press(page, 'Reken uit')
    expect(await words(main)).toContain('Het plafond gaat € 100.000 omhoog.')
    expect(await words(main)).toContain('In dit geval')
    await fill(page, 'Bij welke kans?', '120')
    await press(page, 'Bewaar')
    expect(await words(main)).toContain('Bij welke kans?')
    await fill(page, 'Bij welke kans?', '60')
    await fill(page, 'Binnen hoeveel weken?', '26')
    await press(page, 'Bewaar')
    await says(page, 'De grens voor de waarschuwing is bewaard.')
    await context.close()
  })
})
