import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, persona, type Someone, someone } from './browser.ts'
import { ownCity } from './city.ts'
import { choose, fill, follow, manners, pick, press, says, visit, words } from './walk.ts'

// Ravi asks something more of everybody with an idea, without a programmer; who was telling one already is not asked.

let city = ''
let endCity: () => Promise<void>
let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  // What he changes everybody sees: the other stories are told elsewhere.
  const own = await ownCity()
  city = own.address
  endCity = own.end
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await endCity()
})

const main = (page: Page): Promise<string> => words(page.getByRole('main'))

/** Tells an idea as far as the page about what it is. */
async function tell(page: Page): Promise<void> {
  await visit(page, '/idee/jouw-idee')
  await fill(page, /^Wat wil je doen/, 'Een bank bij de vijver, voor wie wil uitrusten.')
  await fill(page, /^Geef je idee een titel/, 'Een bank bij de vijver')
  await press(page, /^Verder$/)
}

describe.each(manners)('scripts %s', (scripts) => {
  const mark = randomUUID().slice(0, 6)
  const question = `Wie past erop ${mark}?`
  let ravi: Someone
  let early: Someone

  beforeAll(async () => {
    ravi = await persona(browser, city, 'beheerder', { scripts, phone: scripts === 'blocked' })
    early = await someone(browser, city, { scripts })
    await tell(early.page)
  })
  afterAll(async () => {
    await ravi.context.close()
    await early.context.close()
  })

  test('Ravi adds a question with answers to choose from, and sees the page as residents will', async () => {
    const { page } = ravi
    await visit(page, '/beheer')
    await follow(page, 'Formulieren')
    await follow(page, 'Vertel je idee', page.getByRole('main'))
    await press(page, 'Maak een nieuwe versie')
    await follow(page, 'Waar gaat het over?')
    await follow(page, 'Voeg een vraag toe')
    await press(page, 'Zet de vraag erbij')
    expect(await main(page)).toContain('Vul in: De vraag, in het Nederlands.')
    await pick(page, 'Soort antwoord', 'kiezen: één antwoord')
    await fill(page, /^De vraag, in het Nederlands/, question)
    await fill(page, /^De vraag, in het Engels/, `Who looks after it ${mark}?`)
    await fill(page, /^Antwoorden, in het Nederlands/, 'Ik zelf\nDe hele straat')
    await fill(page, /^Antwoorden, in het Engels/, 'I do\nThe whole street')
    await choose(page, 'Moet dit worden ingevuld?', 'Ja')
    const preview = page.locator('[data-preview]')
    if (scripts === 'on') await expect.poll(() => words(preview), { timeout: 20_000 }).toContain(question)
    else {
      await press(page, 'Bekijk eerst')
      expect(await words(preview)).toContain(question)
    }
    await press(page, 'Zet de vraag erbij')
    await says(page, 'Bewaard in het concept.')
    expect(await main(page)).toContain('De hele straat')
  })

  test('with an explanation, only for who has a plan of their own', async () => {
    const { page } = ravi
    await follow(page, /Wijzig.*De vraag en de uitleg/)
    await fill(page, /^Uitleg bij de vraag, in het Nederlands/, 'Water geven, opruimen, repareren.')
    await press(page, 'Bewaar')
    expect(await main(page)).toContain('Schrijf dit in beide talen')
    await fill(page, /^Uitleg bij de vraag, in het Engels/, 'Watering, cleaning up, mending.')
    await press(page, 'Bewaar')
    await says(page, 'Bewaard in het concept.')
    await follow(page, /Wijzig.*Wanneer dit komt/)
    await choose(page, 'Wanneer dit komt', /^Alleen als het bij elke vraag klopt/)
    await page.locator('summary', { hasText: 'Wat past het best?' }).click()
    await page.getByText('Ik wil zelf of samen met anderen iets doen', { exact: true }).first().click()
    await press(page, 'Bewaar')
    await says(page, 'Bewaard in het concept.')
    expect(await main(page)).toContain('als bij "Wat past het best?" is gekozen')
    await press(page, 'Maak de laatste verandering ongedaan')
    await says(page, 'ongedaan gemaakt')
    await press(page, 'Doe de laatste verandering opnieuw')
    await says(page, 'De laatste verandering staat er weer.')
  })

  test('a question that others need cannot go, and he is told why', async () => {
    const { page } = ravi
    await follow(page, 'Voor wie is het?')
    await follow(page, 'Haal deze vraag weg')
    await press(page, 'Haal de vraag weg')
    await follow(page, 'Bewerken')
    expect(await main(page)).toContain('heeft de vraag "Voor wie is het?" nodig')
    await follow(page, 'Publiceren')
    expect(await page.getByRole('button', { name: 'Publiceer' }).count()).toBe(0)
    await follow(page, 'Bewerken')
    await press(page, 'Maak de laatste verandering ongedaan')
    expect(await main(page)).toContain('Alles klopt')
  })

  test('he tries it, and nothing is kept', async () => {
    const { page } = ravi
    await follow(page, 'Proberen')
    await fill(page, /^Wat wil je doen/, 'Een bank bij de vijver.')
    await fill(page, /^Geef je idee een titel/, 'Bank')
    await press(page, /^Verder$/)
    await choose(page, 'Wat past het best?', 'Ik wil zelf of samen met anderen iets doen')
    await press(page, /^Verder$/)
    expect(await main(page)).toContain(`Kies een antwoord op de vraag: ${question}`)
    await choose(page, new RegExp(question.replace('?', '\\?')), 'De hele straat')
    await press(page, /^Verder$/)
    expect(await main(page)).toContain('Gaat het om groen')
    await press(page, 'Vorige pagina')
    expect(await page.getByRole('radio', { name: 'De hele straat' }).isChecked()).toBe(true)
  })

  test('he publishes it: a new idea asks it, the one that was begun does not', async () => {
    const { page } = ravi
    await follow(page, 'Vergelijken')
    expect(await main(page)).toContain(`Vraag: ${question}`)
    await follow(page, 'Publiceren')
    expect(await main(page)).toContain('Wie al bezig is, maakt af wat hij begon.')
    await press(page, 'Publiceer')
    await says(page, /Versie \d+ is gepubliceerd en geldt nu\./)
    const late = await someone(browser, city, { scripts })
    await tell(late.page)
    await choose(late.page, 'Wat past het best?', 'Ik wil zelf of samen met anderen iets doen')
    // Where scripts run it appears with the answer that it waits for.
    expect(await main(late.page)).toContain(question)
    await press(late.page, /^Verder$/)
    expect(await main(late.page)).toContain(`Kies een antwoord op de vraag: ${question}`)
    await late.context.close()
    await visit(early.page, '/idee/waar-gaat-het-over')
    await choose(early.page, 'Wat past het best?', 'Ik wil zelf of samen met anderen iets doen')
    expect(await main(early.page)).not.toContain(question)
  })

  test('and takes it back', async () => {
    const { page } = ravi
    await follow(page, 'Zet de vorige versie terug')
    expect(await main(page)).toContain(question)
    await press(page, 'Ja, zet terug')
    await says(page, 'Teruggezet.')
  })
})
