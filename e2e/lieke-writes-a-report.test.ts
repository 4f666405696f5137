import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openBrowser, persona, someone } from './browser.ts'
import { choose, fill, follow, press, says, visit, words } from './walk.ts'

const city = inject('city')
let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test('A resident reads the report of a project on a phone', async () => {
  const { page, context } = await someone(browser, city, { scripts: 'blocked', phone: true })
  await visit(page, '/meedoen?stand=afgerond')
  await follow(page, 'Speelplein Vlinderhof')
  await follow(page, /^Lees het participatieverslag/)
  const shown = await words(page.getByRole('main'))
  for (const part of ['deden mee', 'Een kabelbaan', 'niet veilig', 'klimbos', 'voetbalveld'])
    expect(shown).toContain(part)
  await context.close()
})

test('Lieke writes what only she knows, Omar agrees, and nothing is published before everybody has an answer', async () => {
  const lieke = await persona(browser, city, 'projectleider', { scripts: 'blocked' })
  const { page } = lieke
  await visit(page, '/werk/projecten')
  await follow(page, 'Nieuwe woningen aan het Parkzicht')
  await follow(page, 'Participatieverslag')
  await press(page, 'Vraag de adviseur om te kijken')
  expect(await words(page.getByRole('main'))).toContain('Vul dit in voordat de adviseur kijkt.')
  await fill(page, 'Wat gebeurt er nu, en wanneer?', 'In het voorjaar vraagt Waterrand de vergunning aan.')
  await fill(page, 'Wat doen wij een volgende keer anders?', 'Eerder naar jongeren toe.')
  await press(page, 'Vraag de adviseur om te kijken')
  await says(page, 'De participatieadviseur is gevraagd om te kijken')

  const omar = await persona(browser, city, 'participatieadviseur', { scripts: 'blocked' })
  await visit(omar.page, '/werk')
  await follow(omar.page, 'Beoordeel het verslag: Nieuwe woningen aan het Parkzicht')
  expect(await words(omar.page.getByRole('main'))).toContain('Eerder naar jongeren toe.')
  await choose(omar.page, 'Wat vind je?', 'Akkoord: dit kan naar iedereen')
  await press(omar.page, 'Verstuur')
  await omar.context.close()

  await page.reload()
  await press(page, 'Publiceer het verslag')
  expect(await words(page.getByRole('main'))).toContain('nog geen antwoord')

  await visit(page, '/werk/projecten')
  await follow(page, 'Speelplein Vlinderhof')
  await follow(page, 'Participatieverslag')
  await follow(page, 'Teksten voor de Omgevingswet')
  expect(await words(page.getByRole('main'))).toContain('artikel 10.2')
  await lieke.context.close()
})
