import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, persona, type Someone, someone } from './browser.ts'
import { ownCity } from './city.ts'
import { fill, follow, manners, press, says, visit, words } from './walk.ts'

// Ravi gives the site the colours and the words of the municipality, and takes both back.

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
/** The colour that links have now. */
const accent = (page: Page): Promise<string> =>
  page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--accent').trim())

describe.each(manners)('scripts %s', (scripts) => {
  let ravi: Someone
  beforeAll(async () => {
    ravi = await persona(browser, city, 'beheerder', { scripts, phone: scripts === 'blocked' })
  })
  afterAll(() => ravi.context.close())

  test('a colour that cannot be read is refused; one that can is published, and undone', async () => {
    const { page } = ravi
    await visit(page, '/beheer')
    await follow(page, 'Huisstijl')
    await press(page, 'Maak een nieuwe versie')
    await follow(page, /Wijzig.*Kleuren overdag/)
    await fill(page, /^Knoppen en links$/, '#8fb8bf')
    await press(page, 'Bekijk eerst')
    expect(await main(page)).toContain('te weinig')
    await press(page, 'Bewaar')
    await follow(page, 'Publiceren')
    expect(await main(page)).toMatch(
      /"Knoppen en links" op "Achtergrond van de pagina" \(overdag\) heeft contrast \d/,
    )
    expect(await page.getByRole('button', { name: 'Publiceer' }).count()).toBe(0)
    await follow(page, 'Verbeter dit')
    await fill(page, /^Knoppen en links$/, '#8a1f4b')
    await press(page, 'Bewaar')
    await follow(page, 'Bekijken')
    expect(await accent(page)).toBe('#8a1f4b')
    await follow(page, 'Vergelijken')
    expect(await main(page)).toContain('#8a1f4b')
    await follow(page, 'Publiceren')
    await press(page, 'Publiceer')
    await says(page, /Versie \d+ is gepubliceerd/)
    const visitor = await someone(browser, city, { scripts })
    await visit(visitor.page, '/')
    expect(await accent(visitor.page)).toBe('#8a1f4b')
    await follow(page, 'Zet de vorige versie terug')
    await press(page, 'Ja, zet terug')
    await says(page, 'Teruggezet.')
    await visit(visitor.page, '/')
    expect(await accent(visitor.page)).not.toBe('#8a1f4b')
    await visitor.context.close()
  })

  test('a text in other words, found by what people read', async () => {
    const { page } = ravi
    await visit(page, '/beheer')
    await follow(page, 'Teksten')
    await press(page, 'Maak een nieuwe versie')
    await fill(page, 'Woorden die erin staan', 'vragen of klachten over privacy')
    await press(page, 'Zoek')
    await follow(page, 'Vragen of klachten over privacy')
    await fill(page, 'Jullie woorden, in het Nederlands', 'Heb je een vraag over je privacy?')
    await fill(page, 'Jullie woorden, in het Engels', 'Do you have a question about your privacy?')
    await press(page, 'Bewaar')
    await says(page, 'Bewaard in het concept.')
    await follow(page, 'Publiceren')
    await press(page, 'Publiceer')
    await says(page, /Versie \d+ is gepubliceerd/)
    const visitor = await someone(browser, city, { scripts })
    await visit(visitor.page, '/privacy')
    expect(await main(visitor.page)).toContain('Heb je een vraag over je privacy?')
    await follow(page, 'Zet de vorige versie terug')
    await press(page, 'Ja, zet terug')
    await visit(visitor.page, '/privacy')
    expect(await main(visitor.page)).toContain('Vragen of klachten over privacy')
    await visitor.context.close()
  })
})
