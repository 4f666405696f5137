import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { expectGood, openBrowser, persona, someone } from './browser.ts'
import { choose, download, fill, follow, press, says, visit, words } from './walk.ts'

// Somebody gets a letter and takes part with its code on a phone without scripts; Lieke enters what came back on paper,
// with its code, and makes second letters for codes that were not used.

const city = inject('city')
let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

// Every address gets one letter of a survey: another house for each time this is played in one city.
const house = 1 + (Date.now() % 90_000)
const survey = 'Hoe is het nu in de Lindestraat?'

test('a letter brings somebody in, on a phone and on paper; each code counts once', async () => {
  const lieke = await persona(browser, city, 'projectleider', { scripts: 'blocked' })
  const { page } = lieke
  await visit(page, '/werk/projecten')
  await follow(page, 'De Lindestraat opnieuw ingericht')
  await follow(page, 'Activiteiten en inbreng')
  await follow(page, survey)
  const desk = page.url()
  await follow(page, 'Brieven met een code')

  await page.setInputFiles('input[type=file]', {
    name: 'adressen.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      'Straat;Huisnummer;Postcode;Plaats\nLindeplein;2;3399LC;Waterstad\nLindeplein;x;3399LC;Waterstad\n',
    ),
  })
  await press(page, 'Lees de adressen')
  expect(await words(page.getByRole('main'))).toContain('Regel 3: dit is geen huisnummer.')
  await page.setInputFiles('input[type=file]', {
    name: 'adressen.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      `Straat;Huisnummer;Postcode;Plaats\n${[0, 1, 2].map((nr) => `Lindeplein;${house + nr};3399LC;Waterstad`).join('\n')}\n`,
    ),
  })
  await press(page, 'Lees de adressen')
  await says(page, 'De adressen zijn gelezen.')
  expect(await words(page.getByRole('main'))).toContain('Er komen 3 brieven')
  await expectGood(page)
  await fill(page, 'Onderwerp', 'Denk mee over jouw plein')
  await press(page, 'Bewaar de tekst')
  await says(page, 'De tekst is bewaard.')
  await press(page, 'Zet de brieven klaar')
  await says(page, 'De brieven staan klaar.')
  const mailing = page.url()
  const { bytes } = await download(page, /^Samenvoegbestand/)
  const codes = [...bytes.toString().matchAll(/[2-9B-Z]{4}-[2-9B-Z]{4}/g)].map(([code]) => code)
  expect(codes).toHaveLength(3)
  const [byPhone = '', onPaper = '', unused = ''] = codes

  const phone = await someone(browser, city, { scripts: 'blocked', phone: true })
  await visit(phone.page, '/code')
  await fill(phone.page, 'Code uit de brief', 'bbbb-bbbb')
  await press(phone.page, 'Verder')
  expect(await words(phone.page.getByRole('main'))).toContain('Deze code kennen wij niet.')
  await fill(phone.page, 'Code uit de brief', byPhone.toLowerCase().replace('-', ' '))
  await press(phone.page, 'Verder')
  await expectGood(phone.page)
  await press(phone.page, 'Doe mee')
  await choose(phone.page, 'Hoe vind je de straat nu?', 'Prettig')
  await choose(phone.page, /^Hoe veilig voel je je er/, /^4/)
  await press(phone.page, 'Verder')
  await press(phone.page, /^Verstuur/)
  await says(phone.page, 'Dank je wel. Je antwoorden zijn binnen.')
  await visit(phone.page, `/code/${byPhone}`)
  expect(await words(phone.page.getByRole('main'))).toContain('Met deze code deed al iemand mee')
  await phone.context.close()

  await visit(page, desk)
  await follow(page, 'Voer een papieren vragenlijst in')
  for (const [code, answer] of [
    [byPhone, 'Met deze code deed al iemand mee'],
    [onPaper, 'Het is ingevoerd.'],
  ] as const) {
    await choose(page, 'Hoe kwam het binnen?', 'op papier')
    await fill(page, /^Code van de brief/, code)
    await choose(page, 'Hoe vind je de straat nu?', 'Gaat wel')
    await choose(page, /Hoe veilig voel je je er/, /^3/)
    await press(page, 'Bewaar en voer de volgende in')
    expect(await words(page.getByRole('main'))).toContain(answer)
  }

  await visit(page, mailing)
  expect(await words(page.getByRole('main'))).toContain('2 codes zijn gebruikt.')
  await press(page, 'Maak een tweede brief')
  await says(page, 'De tweede brieven staan klaar.')
  expect(await words(page.getByRole('main'))).toContain('1 tweede brief gemaakt')
  const second = page.locator('#herinnering')
  expect(await second.count()).toBeGreaterThan(0)
  expect(unused).not.toBe('')
  await lieke.context.close()
})
