import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, persona, someone } from './browser.ts'
import { ownCity } from './city.ts'
import { newMark } from './plain.ts'
import { choose, fill, follow, openMail, press, says, visit, words } from './walk.ts'

let browser: Awaited<ReturnType<typeof openBrowser>>
let city: Awaited<ReturnType<typeof ownCity>>
beforeAll(async () => {
  browser = await openBrowser()
  city = await ownCity()
})
afterAll(async () => {
  await browser.close()
  await city.end()
})

test('a wish is referred to a partner who takes it up, and grows into a city wish', async () => {
  const email = `bron-${newMark()}@voorbeeld.example`
  const noor = await persona(browser, city.address, 'teamlid', { scripts: 'blocked' })
  const desk = noor.page
  const main = desk.getByRole('main')
  await visit(desk, '/werk/volhouden')
  await follow(desk, /Kerstdiner voor wie alleen is/, main)
  const number = new URL(desk.url()).pathname.split('/').at(-1) ?? ''
  await visit(desk, `/werk/doorverwijzen/${number}`)
  await choose(desk, /Naar wat\?/, 'een partner in de stad')
  await fill(desk, /Naam, als die niet op de lijst staat/, 'Buurthuis De Bron')
  await fill(desk, /E-mailadres/, email)
  await choose(desk, /Wat mag er mee/, /het verhaal, met naam/)
  await fill(desk, /Wanneer zei de bewoner ja/, '2026-01-05')
  await press(desk, 'Verwijs door', main)
  await says(desk, /Doorverwezen/)

  const { page, context } = await someone(browser, city.address, { scripts: 'blocked', phone: true })
  const phone = page.getByRole('main')
  await openMail(page, email, /Kunnen jullie helpen/)
  await follow(page, /\/doorverwezen\//)
  expect(await words(phone)).toContain('Mirjam Koelewijn')
  await choose(page, 'Pakken jullie het op?', /^Ja/)
  await press(page, 'Geef dit antwoord', phone)
  await says(page, 'Dank je wel, wij weten het')
  await context.close()
  await visit(desk, '/werk/doorverwijzingen?afloop=taken_up')
  expect(await words(main)).toContain('Buurthuis De Bron')

  await visit(desk, `/werk/uitgroeien/${number}`)
  await press(desk, 'Laat uitgroeien', main)
  expect(new URL(desk.url()).pathname).toMatch(/^\/werk\/zaken\/\d{4}-\d{4}$/)
  expect(await words(main)).toContain('Kerstdiner voor wie alleen is')
  await visit(desk, `/werk/uitgroeien/${number}`)
  expect(await words(main)).toContain('Dit is al uitgegroeid')
  await noor.context.close()
})
