import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, patience, persona, someone } from './browser.ts'
import { ownCity } from './city.ts'
import { choose, follow, openMail, pick, press, says, signIn, tick, unfold, visit, words } from './walk.ts'

// Marga chairs the jury of West and cannot come to its round. Hedda is asked for a substitute, and Dick stands in: he
// hears of it by mail and votes. Two who see that they have an interest leave too few to say yes or no, and the round
// says so before it is closed. Votes are for good, so the city of this story is its own.

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

const marga = 'marga.tiemersma@voorbeeld.example'
const dick = 'dick.verboom@voorbeeld.example'

test('a juror who cannot come says so on her phone, from her own page', async () => {
  const { page, context } = await someone(browser, city.address, { scripts: 'blocked', phone: true })
  await signIn(page, marga)
  await visit(page, '/mijn')
  await follow(page, /^Beoordeel de wensen: Regiegroep West/, page.getByRole('main'))
  await press(page, 'Ik kan deze ronde niet')
  await says(page, 'dit lid doet deze ronde niet mee')
  await visit(page, '/mijn')
  const mine = await words(page.getByRole('main'))
  expect(mine).not.toContain('Beoordeel de wensen: Regiegroep West')
  // The meeting of the round is not asked about any more.
  expect(mine).not.toContain('Laat weten of je komt: Vergadering: Regiegroep West, ronde 8')
  await context.close()
})

test('the secretary is asked for a substitute, who hears of it', async () => {
  const { page, context } = await persona(browser, city.address, 'coordinator', { phone: true })
  await openMail(page, 'hedda.kuipers@waterstad.example', /^Een lid kan niet: Regiegroep West/)
  expect(await words(page.getByRole('main'))).toContain('Marga Tiemersma kan niet meedoen')
  await visit(page, '/werk')
  await follow(page, /^Vraag een vervanger: Regiegroep West/, page.getByRole('main'))
  await pick(page, 'Wie kan niet?', 'Marga Tiemersma')
  await pick(page, /^Vervanger/, 'Dick Verboom')
  await press(page, 'Leg vast')
  await says(page, 'dit lid doet deze ronde niet mee')
  await visit(page, '/werk')
  expect(await words(page.getByRole('main'))).not.toContain('Vraag een vervanger')
  await context.close()
})

test('Dick stands in: he votes, and then sees that he has an interest, which is told with what it does', async () => {
  const { page, context } = await someone(browser, city.address, { scripts: 'blocked', phone: true })
  await signIn(page, dick)
  await openMail(page, dick, /^Je valt in: Regiegroep West/)
  await visit(page, '/mijn')
  await follow(page, /^Beoordeel de wensen: Regiegroep West/, page.getByRole('main'))
  expect(await words(page.getByRole('main'))).toContain('Je valt in voor een lid dat niet kan.')
  await follow(page, /^Beoordeel deze wens/)
  for (const criterion of [/^Leefbaarheid/, /^Sociale samenhang/, /^Veiligheid/])
    await choose(page, criterion, '4')
  await choose(page, 'Krijgt deze wens geld?', 'Voor')
  await press(page, 'Bewaar mijn punten en stem')
  await says(page, 'Je stem telt mee.')
  await unfold(page, 'Heb je belang bij deze wens?')
  expect(await words(page.getByRole('main'))).toContain('dan stemmen alle leden opnieuw over deze wens')
  await choose(page, 'Waarom heb je belang?', 'Ik woon bij de plek')
  await press(page, 'Ik heb belang en doe niet mee')
  await says(page, 'De stemming over deze wens begint opnieuw')
  await follow(page, 'Terug naar alle wensen')
  expect(await words(page.getByRole('main'))).toContain('Er is voor jou geen wens om over te stemmen.')
  await context.close()
  const other = await persona(browser, city.address, 'regiegroeplid', { scripts: 'blocked', phone: true })
  await openMail(other.page, 'kees.blokland@voorbeeld.example', /^Stem opnieuw: Een bank bij de vijver/)
  await follow(other.page, /\/werk\/rondes\//)
  await unfold(other.page, 'Heb je belang bij deze wens?')
  await choose(other.page, 'Waarom heb je belang?', 'Een andere reden')
  await press(other.page, 'Ik heb belang en doe niet mee')
  await says(other.page, 'Je doet niet mee bij deze wens')
  await other.context.close()
})

test('too few are left: the round says so, and counts only for who says it may', async () => {
  const { page, context } = await persona(browser, city.address, 'coordinator')
  await visit(page, '/werk/juries/west')
  await follow(page, 'Ronde 8', page.getByRole('main'))
  expect(await page.title()).toMatch(/Ronde 8/)
  const told = await words(page.getByRole('main'))
  expect(told).toMatch(/stemden nog te weinig leden|Zo zijn er te weinig leden/)
  await press(page, 'Sluit de stemming en tel')
  expect(await words(page.getByRole('main'))).toContain('Er zijn nog te weinig stemmen.')
  await tick(page, /^Ja, sluit de stemming toch/)
  await press(page, 'Sluit de stemming en tel')
  await says(page, 'De stemmen zijn geteld.')
  await follow(page, /^1\. Een bank bij de vijver/, page.getByRole('main'))
  await pick(page, 'Advies', 'Niet nu, in een volgende ronde')
  await page.getByLabel('De redenen van de regiegroep').fill('Er waren te weinig leden om te stemmen.')
  await press(page, 'Leg vast')
  await follow(page, 'Terug naar alle wensen')
  await press(page, 'Verstuur het advies')
  await says(page, 'Het advies is verstuurd.')
  await context.close()
})
