import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, patience, persona, someone } from './browser.ts'
import { ownCity } from './city.ts'
import { choose, fill, follow, pick, press, says, tick, unfold, visit, words } from './walk.ts'

// A round of the jury of West: Kees judges on his phone without scripts, Hedda closes the vote and writes down what the
// jury says, Anouk follows that advice and departs from another, and everybody can read why. A secret vote cannot be
// cast twice, so the city of this story is its own.

let browser: Awaited<ReturnType<typeof openBrowser>>
let city: Awaited<ReturnType<typeof ownCity>>
beforeAll(async () => {
  browser = await openBrowser()
  city = await ownCity()
}, patience * 4)
afterAll(async () => {
  await browser.close()
  await city.end()
})

const bench = 'Een bank bij de vijver in het Wielpark'

test('Kees says that he has an interest, that it is not so after all, gives points and votes', async () => {
  const { page, context } = await persona(browser, city.address, 'regiegroeplid', {
    scripts: 'blocked',
    phone: true,
  })
  const main = page.getByRole('main')
  await visit(page, '/werk')
  await follow(page, /^Beoordeel de wensen: Regiegroep West/)
  expect(await words(main)).toContain('Je hebt over 0 van 1 wens gestemd.')
  expect(await words(main)).not.toContain('Zeynep')
  await follow(page, /^Beoordeel deze wens/)
  expect(await words(main)).toContain('Bank met twee leuningen')
  await unfold(page, 'Heb je belang bij deze wens?')
  await choose(page, 'Waarom heb je belang?', 'Ik woon bij de plek')
  await press(page, 'Ik heb belang en doe niet mee')
  await says(page, 'Je doet niet mee bij deze wens.')
  expect(await main.getByRole('button', { name: 'Bewaar mijn punten en stem' }).count()).toBe(0)
  await press(page, 'Ik heb toch geen belang')
  await says(page, 'Je kunt punten geven en stemmen.')
  await choose(page, /^Leefbaarheid/, '5')
  await press(page, 'Bewaar mijn punten en stem')
  expect(await words(main)).toContain('Sociale samenhang')
  await choose(page, /^Leefbaarheid/, '5')
  await choose(page, /^Sociale samenhang/, '4')
  await choose(page, /^Veiligheid/, '4')
  await choose(page, 'Krijgt deze wens geld?', 'Voor')
  await press(page, 'Bewaar mijn punten en stem')
  await says(page, 'Je stem telt mee.')
  expect(await words(main)).toContain('Je hebt gestemd.')
  await context.close()
})

test('Hedda sends a question on, closes the vote and writes down what the jury says', async () => {
  const { page, context } = await persona(browser, city.address, 'coordinator')
  const main = page.getByRole('main')
  await visit(page, '/werk/juries/west')
  await follow(page, 'Ronde 8', main)
  await follow(page, /^Bekijk deze wens/)
  await unfold(page, 'Vraag van een lid')
  await press(page, 'Stuur naar de aanvrager')
  await says(page, 'De vraag is verstuurd.')
  await unfold(page, 'Vraag van een lid')
  await fill(page, 'Het antwoord voor de leden', 'De straat neemt het dan over.')
  await press(page, 'Deel met de leden')
  expect(await words(main)).toContain('De straat neemt het dan over.')
  await follow(page, 'Terug naar alle wensen')
  expect(await words(main)).not.toMatch(/\d voor, \d tegen/)
  await press(page, 'Sluit de stemming en tel')
  await says(page, 'De stemmen zijn geteld.')
  expect(await words(main)).toContain('4 voor, 0 tegen, 0 blanco')
  await follow(page, new RegExp(`1. ${bench}`), main)
  await pick(page, 'Advies', 'Ja')
  await fill(page, 'De redenen van de regiegroep', 'Wie hier wandelt, kan straks even zitten.')
  await press(page, 'Leg vast')
  await says(page, 'Het advies over deze wens is vastgelegd.')
  await follow(page, 'Terug naar alle wensen')
  await press(page, 'Verstuur het advies')
  await says(page, 'Het advies is verstuurd.')
  await context.close()
})

test('Anouk follows that advice, and departs from the one before with a reason', async () => {
  const { page, context } = await persona(browser, city.address, 'gebiedsmanager')
  await visit(page, '/werk')
  await follow(page, 'Beslis over het advies: Regiegroep West, ronde 8')
  await press(page, 'Kijk de besluiten na')
  await press(page, 'Neem deze besluiten')
  await says(page, 'De besluiten zijn genomen.')
  await visit(page, '/werk')
  await follow(page, 'Beslis over het advies: Regiegroep West, ronde 7')
  await choose(page, 'Wat beslis je?', 'Ik wijk af: nee')
  await press(page, 'Kijk de besluiten na')
  expect(await words(page.getByRole('main'))).toContain('waarom je afwijkt')
  await fill(page, 'Waarom wijk je af?', 'De hulpdiensten gebruiken deze straat op woensdag.')
  await pick(
    page,
    'Op welke grond weiger je?',
    'De wens past niet bij de punten waarop wij letten. (art. 6, onder a)',
  )
  await fill(page, 'Waar kan de aanvrager wel terecht?', 'Speel samen op het plein van de school.')
  // Which point it fails on stands in the letter.
  await tick(page, 'Veiligheid')
  await press(page, 'Kijk de besluiten na')
  expect(await words(page.getByRole('main'))).toContain(
    'Wij wijken van dit advies af. De hulpdiensten gebruiken deze straat op woensdag.',
  )
  await press(page, 'Neem deze besluiten')
  await says(page, 'De besluiten zijn genomen.')
  await context.close()
})

test('everybody reads what was decided, and why it was otherwise once', async () => {
  const { page, context } = await someone(browser, city.address, { scripts: 'off', phone: true })
  await page.goto('/juries/west')
  await page.getByRole('link', { name: 'Bekijk de besluiten' }).click()
  const main = await words(page.getByRole('main'))
  for (const text of [
    bench,
    'volgens het advies',
    'anders dan het advies',
    'De hulpdiensten gebruiken deze straat',
  ])
    expect(main).toContain(text)
  for (const name of ['Kees Blokland', 'Zeynep', 'Anouk']) expect(main).not.toContain(name)
  await context.close()
})
