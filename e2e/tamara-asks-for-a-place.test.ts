import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openBrowser, persona, someone } from './browser.ts'
import { fill, follow, manners, pick, press, says, visit, words } from './walk.ts'

const city = inject('city')
let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const inAYear = `${new Date().getFullYear() + 1}`

describe.each(manners)('scripts %s', (scripts) => {
  const spot = scripts === 'on' ? 'Berging onder het viaduct' : 'Zaal in wijkcentrum De Linde'

  test('a visitor finds a place by what it is for', async () => {
    const { page, context } = await someone(browser, city, { scripts, phone: true })
    await visit(page, '/plekken')
    await pick(page, 'Waarvoor?', 'energie opwekken')
    await press(page, 'Toon')
    await follow(page, 'Dak van sporthal De Vijf Eiken')
    expect(await words(page.getByRole('main'))).toContain('Een constructeur kijkt vooraf mee.')
    await context.close()
  })

  test('Tamara asks for a place, the team says no with another way, and she reads it at her plan', async () => {
    const tamara = await persona(browser, city, 'initiatiefnemer', { scripts, phone: true })
    await visit(tamara.page, '/plekken')
    await follow(tamara.page, spot)
    await follow(tamara.page, 'Vraag deze plek')
    const plan = await tamara.page.locator('option', { hasText: 'Voedselbos' }).textContent()
    await pick(tamara.page, 'Voor welk plan?', plan ?? '')
    await fill(tamara.page, 'Waarom past deze plek bij je plan?', 'Hier kunnen de kruiwagens staan.')
    await fill(tamara.page, 'Vanaf welke dag?', `${inAYear}-03-01`)
    await fill(tamara.page, 'Tot en met welke dag?', `${inAYear}-10-01`)
    await press(tamara.page, 'Vraag deze plek')
    await says(tamara.page, 'Je vraag om een plek is verstuurd')

    const team = await persona(browser, city, 'teamlid', { scripts, phone: false })
    await visit(team.page, '/werk/plekken')
    await follow(team.page, `Voedselbos aan de Merwedekade vraagt om ${spot}`)
    await fill(team.page, 'Waarom kan het niet?', 'De plek is al beloofd aan de buren.')
    await fill(team.page, 'Wat kan wel?', 'Zet de kruiwagens in de brandweerloods.')
    await press(team.page, 'Verstuur nee')
    await says(team.page, 'Het antwoord is verstuurd, met de reden en een andere weg.')
    await team.context.close()

    await tamara.page.reload()
    expect(await words(tamara.page.getByRole('main'))).toContain('Zet de kruiwagens in de brandweerloods.')
    await tamara.context.close()
  })
})
