import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openBrowser, persona, someone } from './browser.ts'
import { choose, fill, follow, manners, openMail, pick, press, says, visit, words } from './walk.ts'

// Hedda Kuipers coordinates the team. She looks for people in the neighbourhood who want to lend a hand.

const city = inject('city')
let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

describe.each(manners)('scripts %s', (scripts) => {
  test('invites two people by mail: one says yes and is in, one says no, and she hears of both', async () => {
    const moment = Date.now()
    const yes = `freek.${scripts}.${moment}@voorbeeld.example`
    const no = `nora.${scripts}.${moment}@voorbeeld.example`
    const hedda = await persona(browser, city, 'coordinator', { scripts })
    const main = (page: typeof hedda.page): Promise<string> => words(page.getByRole('main'))
    await visit(hedda.page, '/werk')
    await follow(hedda.page, 'Uitnodigingen')
    await fill(hedda.page, 'Naam', `Freek ${moment}`)
    await press(hedda.page, 'Uitnodiging sturen')
    expect(await main(hedda.page)).toContain('Vul in: E-mailadres')
    await fill(hedda.page, 'E-mailadres', yes)
    await pick(hedda.page, 'Rol', 'vrijwilliger')
    await pick(hedda.page, /^Gebied/, 'West')
    await press(hedda.page, 'Uitnodiging sturen')
    await says(hedda.page, 'De uitnodiging is verstuurd.')
    await fill(hedda.page, 'Naam', `Nora ${moment}`)
    await fill(hedda.page, 'E-mailadres', no)
    await pick(hedda.page, 'Rol', 'lid van een regiegroep')
    await choose(hedda.page, 'Taal van de mail', 'Engels')
    await press(hedda.page, 'Uitnodiging sturen')

    const freek = await someone(browser, city, { scripts, phone: true })
    await openMail(freek.page, yes, /^Uitnodiging om mee te doen/)
    expect(await main(freek.page)).toContain('Hedda Kuipers nodigt je uit als vrijwilliger.')
    await follow(freek.page, /\/uitnodiging\//)
    const link = new URL(freek.page.url()).pathname
    expect(await main(freek.page)).toContain('Je ziet welke plannen in de buurt handen nodig hebben.')
    await press(freek.page, 'Ja, ik doe mee')
    await says(freek.page, 'Welkom, fijn dat je meedoet')
    expect(await main(freek.page)).toContain('Plannen die handen nodig hebben in West')
    // The link has done its work: it leads who used it to their page, and nobody else anywhere.
    await visit(freek.page, link)
    expect(new URL(freek.page.url()).pathname).toBe('/werk')
    await visit(hedda.page, link)
    expect(await main(hedda.page)).toContain('Deze uitnodiging is al aangenomen')

    const nora = await someone(browser, city, { scripts, phone: true })
    await openMail(nora.page, no, /^Invitation to take part/)
    await follow(nora.page, /\/uitnodiging\//)
    await press(nora.page, 'Nee, ik sla dit af')
    expect(await main(nora.page)).toContain('Je hebt de uitnodiging afgeslagen')

    await openMail(hedda.page, 'hedda.kuipers@waterstad.example', `Freek ${moment} doet mee`)
    await openMail(hedda.page, 'hedda.kuipers@waterstad.example', `Nora ${moment} slaat je uitnodiging af`)
    for (const { context } of [hedda, freek, nora]) await context.close()
  })

  test('sends one again and withdraws it; who opens it in the browser of another is asked to sign out', async () => {
    const email = `inge.${scripts}.${Date.now()}@voorbeeld.example`
    const { page, context } = await persona(browser, city, 'coordinator', { scripts })
    await visit(page, '/werk/uitnodigingen')
    await fill(page, 'Naam', 'Inge Twijfel')
    await fill(page, 'E-mailadres', email)
    await pick(page, 'Rol', 'vrijwilliger')
    await press(page, 'Uitnodiging sturen')
    const row = page.getByRole('row').filter({ hasText: email })
    await press(page, /^Opnieuw sturen/, row)
    await says(page, 'opnieuw verstuurd')
    await openMail(page, email, /^Uitnodiging om mee te doen/)
    await follow(page, /\/uitnodiging\//)
    const link = new URL(page.url()).pathname
    expect(await words(page.getByRole('main'))).toContain('Je bent ingelogd als iemand anders')
    await visit(page, '/werk/uitnodigingen')
    await press(page, /^Intrekken/, row)
    await says(page, 'De uitnodiging is ingetrokken.')
    await visit(page, link)
    expect(await words(page.getByRole('main'))).toContain('Deze uitnodiging is ingetrokken')
    await context.close()
  })
})
