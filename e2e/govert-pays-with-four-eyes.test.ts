import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openBrowser, persona } from './browser.ts'
import { download, fill, follow, manners, press, says, visit, words } from './walk.ts'

const city = inject('city')
let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

describe.each(manners)('scripts %s', (scripts) => {
  test('Govert makes a batch, cannot approve it, and Hedda calls it off', async () => {
    const govert = await persona(browser, city, 'fondsbeheerder', { scripts, phone: false })
    const page = govert.page
    await visit(page, '/werk')
    await follow(page, 'Betalingen', page.getByRole('main'))
    const main = page.getByRole('main')
    expect(await words(main)).toContain('Klaar om te betalen')
    expect(await words(main)).not.toMatch(/NL\d\d DEMO/)
    await press(page, 'Kijk de batch na')
    await press(page, 'Maak deze batch')
    await says(page, 'De batch is gemaakt. Nu moet iemand anders hem goedkeuren.')
    expect(await words(main)).toContain('Jij maakte deze batch. Iemand anders moet hem goedkeuren.')
    expect(await words(main)).toMatch(/NL\d\d DEMO/)
    const address = new URL(page.url()).pathname

    const hedda = await persona(browser, city, 'coordinator', { scripts, phone: false })
    await visit(hedda.page, address)
    await press(hedda.page, 'Blaas de batch af')
    expect(await words(hedda.page.getByRole('main'))).toContain('Waarom?')
    await fill(hedda.page, 'Waarom?', 'De betaaldag klopt niet.')
    await press(hedda.page, 'Blaas de batch af')
    await says(hedda.page, 'De batch is afgeblazen.')

    await visit(page, '/werk/fondsen/betalingen')
    expect(await words(main)).toContain('Klaar om te betalen')
    await govert.context.close()
    await hedda.context.close()
  })
})

test('Govert makes a batch, Hedda approves it, the bank gets its file, and what was paid stands in the books', async () => {
  const govert = await persona(browser, city, 'fondsbeheerder', { scripts: 'on', phone: false })
  const page = govert.page
  const main = page.getByRole('main')
  await visit(page, '/werk/fondsen/betalingen')
  await press(page, 'Kijk de batch na')
  await press(page, 'Maak deze batch')
  const address = new URL(page.url()).pathname
  const hedda = await persona(browser, city, 'coordinator', { scripts: 'on', phone: false })
  await visit(hedda.page, address)
  await press(hedda.page, 'Keur de batch goed')
  await says(hedda.page, 'De batch is goedgekeurd.')
  await visit(page, address)
  const file = await download(page, 'Download voor de bank (SEPA)')
  expect(file.bytes.toString()).toContain('urn:iso:std:iso:20022:tech:xsd:pain.001.001.09')
  expect((await download(page, 'Download als tabel (csv)')).bytes.toString()).toContain('DEMO')
  await press(page, 'Leg vast')
  await says(page, 'Vastgelegd. Wie meedoet krijgt bericht.')
  expect(await words(main)).toContain('Betaald')
  await govert.context.close()
  await hedda.context.close()
})
