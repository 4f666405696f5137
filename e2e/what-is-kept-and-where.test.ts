import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, patience, persona } from './browser.ts'
import { ownCity } from './city.ts'
import { choose, download, fill, follow, leads, manners, press, says, tick, visit, words } from './walk.ts'

// What is kept of somebody and how long; a mail that found no case; and the areas of the city.

let city = ''
let endCity: () => Promise<void>
let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  // Records are destroyed and areas change: the other stories are told elsewhere.
  const own = await ownCity()
  city = own.address
  endCity = own.end
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await endCity()
})

const square = (west: number) => [
  [
    [west, 51.79],
    [west + 0.01, 51.79],
    [west + 0.01, 51.8],
    [west, 51.8],
    [west, 51.79],
  ],
]
const areas = (name: string, code: string, shift = 0) => ({
  name: 'wijken.geojson',
  mimeType: 'application/geo+json',
  buffer: Buffer.from(
    JSON.stringify({
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          properties: { naam: name, code },
          geometry: { type: 'Polygon', coordinates: square(4.6 + shift) },
        },
      ],
    }),
  ),
})

describe.each(manners)('scripts %s', (scripts) => {
  test('a resident sees what is kept, takes it along, asks a correction, asks to be erased and calls that off', async () => {
    const lotte = await persona(browser, city, 'bewoner', { scripts, phone: scripts === 'blocked' })
    const { page } = lotte
    await visit(page, '/mijn/over-mij')
    expect(await words(page.getByRole('main'))).toContain('Jouw vragen over je gegevens')
    const file = await download(page, /Haal alles op/)
    expect(file.bytes.subarray(0, 2).toString()).toBe('PK')
    await visit(page, '/mijn/over-mij/vraag')
    await choose(page, 'Waar gaat het over?', 'Iets klopt niet')
    await fill(page, 'Wat wil je vragen of laten veranderen?', 'Mijn huisnummer is 12, niet 21.')
    await press(page, 'Verstuur')
    await says(page, 'Je vraag is verstuurd')
    await visit(page, '/mijn/over-mij/wissen')
    await tick(page, /Ja, wis alles/)
    await press(page, 'Laat alles wissen')
    expect(await words(page.getByRole('main'))).toContain('Wij wissen alles in de nacht na')
    await press(page, 'Wis mij toch niet')
    await says(page, 'Je verzoek is teruggenomen')
    await lotte.context.close()
  })

  test('an administrator looks at a file with areas, takes it, and takes it back', async () => {
    const ravi = await persona(browser, city, 'beheerder', { scripts, phone: scripts === 'blocked' })
    const { page } = ravi
    await visit(page, '/beheer')
    await follow(page, 'Gebieden')
    await follow(page, 'Lees een bestand in')
    const look = () => page.getByRole('button', { name: 'Bekijk wat erin staat' }).click()
    await page
      .locator('input[type=file]')
      .setInputFiles({ ...areas('x', 'y'), buffer: Buffer.from('<gml/>') })
    await leads(page, look)
    expect(await words(page.getByRole('main'))).toContain('Bewaar je kaart als GeoJSON')
    const [name, code] = scripts === 'on' ? ['Nieuwland', 'WS31'] : ['Zuidplas', 'WS32']
    await page.locator('input[type=file]').setInputFiles(areas(name, code))
    await leads(page, look)
    expect(await words(page.getByRole('main'))).toContain('13 staan niet in het bestand')
    await press(page, 'Lees het bestand in')
    await says(page, 'Het bestand is ingelezen')
    await visit(page, '/buurt')
    expect(await words(page.getByRole('main'))).toContain(name)
    await visit(page, '/beheer/gebieden')
    await follow(page, /^Maak ongedaan/)
    await press(page, 'Ja, maak ongedaan')
    await says(page, 'De inlezing is ongedaan gemaakt')
    await visit(page, '/beheer/gebieden')
    await follow(page, /Binnenstad/)
    await visit(page, '/buurt')
    expect(await words(page.getByRole('main'))).not.toContain(name)
    await ravi.context.close()
  })

  test('an administrator sees what another term would do before it holds', async () => {
    const ravi = await persona(browser, city, 'beheerder', { scripts, phone: scripts === 'blocked' })
    const { page } = ravi
    await visit(page, '/beheer/bewaren/regel/eenvoudig-groen/uitgevoerd')
    await choose(page, 'Heeft dit soort zaak een eigen regel?', 'Ja, een eigen regel')
    await fill(page, 'Jaren na het einde', '1')
    await press(page, 'Bekijk wat dit doet')
    expect(await words(page.getByRole('main'))).toMatch(/Binnen een jaar te vernietigen: nu \d+ dossiers/)
    await fill(page, 'Waarom verander je dit?', 'Zo raadt de archivaris het aan.')
    await press(page, 'Publiceer deze regel')
    await says(page, 'De nieuwe regel geldt')
    await ravi.context.close()
  })
})

test('what is past its term is listed, looked through and destroyed, with a log of it', async () => {
  const ravi = await persona(browser, city, 'beheerder', { scripts: 'blocked' })
  const { page } = ravi
  for (const result of ['besluit', 'uitgevoerd']) {
    await visit(page, `/beheer/bewaren/regel/algemeen/${result}`)
    await fill(page, 'Jaren na het einde', '1')
    await fill(page, 'Waarom verander je dit?', 'Zo staat het in de selectielijst.')
    await press(page, 'Publiceer deze regel')
  }
  await press(page, 'Kijk nu welke termijnen voorbij zijn')
  await says(page, /op een nieuwe lijst/)
  await follow(page, /^Lijst van/)
  const rows = page.getByRole('table').getByRole('row').filter({ hasText: 'wordt vernietigd' })
  const number = /2\d{3}-\d{4}/
  const listed = (await rows.allInnerTexts()).map((text) => number.exec(text)?.[0] ?? '')
  expect(listed.length).toBeGreaterThan(1)
  const [kept = '', gone = ''] = listed
  await tick(page, kept)
  await press(page, 'Keur de lijst goed')
  const summary = page.locator('.error-summary')
  expect(await words(summary)).toContain('Vink aan dat je het zeker weet.')
  await fill(page, 'Waarom blijven die?', 'Er loopt een rechtszaak.')
  await tick(page, /Ja, vernietig de rest/)
  await press(page, 'Keur de lijst goed')
  await says(page, 'De lijst is goedgekeurd')

  // One record after another, by the worker; the list is the log of it.
  const list = page.getByRole('row').filter({ hasText: /^Lijst van/ })
  await expect
    .poll(
      async () => {
        await page.goto('/beheer/bewaren')
        return words(list.first())
      },
      { timeout: patience, interval: 500 },
    )
    .toContain(`${listed.length - 1} van ${listed.length - 1} dossiers vernietigd`)
  await follow(page, /^Lijst van/)
  const row = (about: string) => words(page.getByRole('row').filter({ hasText: about }))
  expect(await row(gone)).toContain('vernietigd op')
  expect(await row(kept)).toContain('Blijft: Er loopt een rechtszaak.')
  await ravi.context.close()
})

test('a mail that found no case gets its place', async () => {
  const noor = await persona(browser, city, 'teamlid', { scripts: 'blocked' })
  const { page } = noor
  await visit(page, '/werk/zaken')
  const number = /2\d{3}-\d{4}/.exec(await words(page.getByRole('main')))?.[0] ?? ''
  await visit(page, '/werk/post')
  await follow(page, 'Het bankje bij de speeltuin')
  await choose(page, 'Wat doe je met deze mail?', /^In een zaak zetten/)
  await fill(page, 'Nummer van de zaak', number)
  await press(page, 'Klaar')
  await says(page, 'De mail staat als notitie in de zaak')
  await noor.context.close()
})
