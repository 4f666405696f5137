import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, persona, someone } from './browser.ts'
import { ownCity } from './city.ts'
import { newMark } from './plain.ts'
import { choose, fill, follow, manners, openMail, press, says, tick, visit, words } from './walk.ts'

let browser: Awaited<ReturnType<typeof openBrowser>>
let city: Awaited<ReturnType<typeof ownCity>>
beforeAll(async () => {
  browser = await openBrowser()
  city = await ownCity()
})
afterAll(async () => {
  await browser.close()
  await city.end()
})

/** A wish of its own for each telling. */
const wishes = { blocked: /Taalcafé op zeven plekken/, on: /DOOR, een werkplaats voor iedereen/ } as const

describe.each(manners)('scripts %s', (scripts) => {
  test('somebody takes over a wish that was carried out, and later stops well', async () => {
    const mark = newMark()
    const email = `mila-${mark}@voorbeeld.example`
    const noor = await persona(browser, city.address, 'teamlid', { scripts })
    const desk = noor.page
    const list = desk.getByRole('main')
    await visit(desk, '/werk/volhouden')
    await follow(desk, wishes[scripts], list)
    await choose(desk, 'Hoe staat het ervoor?', 'Wij zoeken iemand die het overneemt')
    await press(desk, 'Leg dit antwoord vast', list)
    await says(desk, 'Het antwoord is vastgelegd')
    const one = new URL(desk.url()).pathname
    const plan =
      (await list.getByRole('link', { name: 'Bekijk de openbare pagina' }).getAttribute('href')) ?? ''

    const { page, context } = await someone(browser, city.address, { scripts, phone: true })
    const main = page.getByRole('main')
    await visit(page, plan)
    await follow(page, 'Ik wil het overnemen', main)
    await press(page, 'Bied aan om het over te nemen', main)
    await fill(page, 'Je naam', 'Mila Voorwaarts')
    await fill(page, 'Je e-mailadres', email)
    await press(page, 'Bied aan om het over te nemen', main)
    expect(await words(main)).toContain('Dank je wel voor je aanbod')

    await visit(desk, one)
    await press(desk, 'Ja, neemt het vandaag over', list)
    await says(desk, /houdt het vanaf vandaag draaiend/)
    await openMail(page, email, /Je houdt mee draaiend/)
    await follow(page, /\/volhouden\//)
    await choose(page, 'Hoe staat het ervoor?', 'Het gaat goed')
    await press(page, 'Geef dit antwoord', main)
    await says(page, 'Dank je wel, wij weten het')
    const own = new URL(page.url()).pathname
    await visit(page, plan)
    expect(await words(main)).toContain('Het gaat goed, gezien in')
    expect(await words(main)).not.toContain('Mila Voorwaarts')

    await visit(page, own)
    await follow(page, 'Stop goed', main)
    await press(page, 'Rond het af', main)
    const lesson = `Spreek af wie de sleutel heeft (${mark}).`
    await fill(page, 'Wat geef je door aan wie na je komt?', lesson)
    await tick(page, 'Ja, wij stoppen ermee')
    await press(page, 'Rond het af', main)
    await says(page, /netjes gestopt/)
    await visit(desk, one)
    await press(desk, 'Zet op de openbare pagina', list)
    await says(desk, 'De les staat op de openbare pagina')
    await noor.context.close()
    await visit(page, plan)
    expect(await words(main)).toContain(lesson)
    await context.close()
  })
})
