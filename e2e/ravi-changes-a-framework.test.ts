import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, persona, type Someone, someone } from './browser.ts'
import { ownCity } from './city.ts'
import { choose, fill, follow, manners, pick, press, says, visit, words } from './walk.ts'

// Ravi makes a framework weigh otherwise: a rule more, tried with example answers before anybody is weighed by it.

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

describe.each(manners)('scripts %s', (scripts) => {
  const mark = randomUUID().slice(0, 6)
  const reason = `Je vraagt veel geld. Daarom kijkt het team mee (${mark}).`
  let ravi: Someone
  beforeAll(async () => {
    ravi = await persona(browser, city, 'beheerder', { scripts, phone: scripts === 'blocked' })
  })
  afterAll(() => ravi.context.close())

  test('Ravi adds a rule, and says when it holds', async () => {
    const { page } = ravi
    await visit(page, '/beheer')
    await follow(page, /Afwegings/, page.getByRole('main'))
    await follow(page, 'Welke weg past bij je idee?', page.getByRole('main'))
    await press(page, 'Maak een nieuwe versie')
    expect(await main(page)).toContain('Alles klopt')
    await follow(page, 'Voeg een regel toe')
    await choose(page, 'Gevolg', 'Dit is de uitkomst')
    await fill(page, /^Reden, in het Nederlands/, reason)
    await fill(page, /^Reden, in het Engels/, `You ask much money. So the team helps (${mark}).`)
    await press(page, 'Zet erbij')
    expect(await main(page)).toContain('Kies welke uitkomst')
    await pick(page, 'Welke uitkomst?', 'Stadswens')
    await press(page, 'Zet erbij')
    await says(page, 'Bewaard in het concept.')
    await follow(page, /Wijzig.*Wanneer dit geldt/)
    await choose(page, 'Wanneer dit geldt', /^Alleen als alles klopt/)
    await page.locator('summary', { hasText: 'Hoeveel geld heb je' }).click()
    await page.getByText('Meer dan € 1.000, tot en met € 5.000', { exact: true }).first().click()
    await press(page, 'Bewaar')
    await says(page, 'Bewaard in het concept.')
    expect(await main(page)).toContain('Meer dan € 1.000, tot en met € 5.000')
  })

  test('puts it before the others, and tries it with example answers', async () => {
    const { page } = ravi
    await follow(page, 'Terug naar het hele kader')
    for (let moves = 0; moves < 4; moves += 1) {
      const row = page.getByRole('row').filter({ hasText: reason })
      await press(page, /^Eerder/, row)
    }
    await follow(page, 'Proberen')
    expect(await main(page)).toContain('Nog geen uitkomst')
    const answers: readonly (readonly [string, string])[] = [
      ['Waar gaat het over?', 'Ik wil zelf of samen met anderen iets doen'],
      ['Gaat het om groen bij huis of in de straat?', 'Nee, iets anders'],
      ['Vraag je geld voor de vaste kosten van een organisatie, elk jaar opnieuw?', 'Nee'],
    ]
    for (const [question, answer] of answers) {
      await choose(page, question, answer)
      await press(page, 'Weeg dit')
    }
    await choose(page, 'Voor wie is het?', 'Voor mijn buurt of wijk')
    await choose(page, /^Heb je er een plek/, 'Nee')
    await choose(page, /^Is er een vergunning/, 'Nee')
    await choose(page, /^Hoeveel geld/, 'Meer dan € 1.000, tot en met € 5.000')
    await press(page, 'Weeg dit')
    const result = await main(page)
    expect(result).toContain('Uitkomst: Stadswens')
    expect(result).toContain(reason)
  })

  test('sees what is different, publishes, and everybody reads it', async () => {
    const { page } = ravi
    await follow(page, 'Vergelijken')
    expect(await main(page)).toContain(reason)
    await follow(page, 'Publiceren')
    expect(await main(page)).toContain('Wat al gewogen is, houdt zijn uitkomst')
    await press(page, 'Publiceer')
    await says(page, /Versie \d+ is gepubliceerd en geldt nu\./)
    const reader = await someone(browser, city, { scripts })
    await visit(reader.page, '/afwegingskader/front-door')
    expect(await main(reader.page)).toContain(reason)
    await reader.context.close()
  })

  test('and takes it back', async () => {
    const { page } = ravi
    await follow(page, 'Zet de vorige versie terug')
    await press(page, 'Ja, zet terug')
    await says(page, 'Teruggezet.')
  })
})
