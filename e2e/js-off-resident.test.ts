import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openBrowser, persona, someone } from './browser.ts'
import { follow, main, newMark, note, off, openMail, press, refused, says, signIn, visit } from './plain.ts'
import { choose, fill, pick } from './walk.ts'

// With JavaScript really off: every form of a visitor and of somebody with an idea.

const city = inject('city')
let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const mark = newMark()

async function begin(page: Page, story: string, title: string): Promise<void> {
  await visit(page, '/idee')
  await follow(page, 'Begin met vertellen')
  await fill(page, 'Wat wil je doen, en waarom?', story)
  await fill(page, 'Geef je idee een titel', title)
}

async function aboutYou(page: Page, email: string): Promise<void> {
  await fill(page, 'Je naam', 'Noa Terpstra')
  await choose(page, 'Hoe wil je van ons horen?', 'Per e-mail')
  await fill(page, 'Je e-mailadres', email)
}

test('signing in and out, and a link that was used', async () => {
  const email = `noa.${mark}@voorbeeld.example`
  const { page, context } = await someone(browser, city, off)
  await visit(page, '/aanmelden')
  await fill(page, 'E-mailadres', 'noa')
  await press(page, 'Stuur mij een link')
  await refused(page, 'Vul een e-mailadres in, zoals naam@voorbeeld.nl.')
  expect(await page.getByLabel('E-mailadres').inputValue()).toBe('noa')
  await fill(page, 'E-mailadres', email)
  await press(page, 'Stuur mij een link')
  await openMail(page, email, /^Je link om in te loggen/)
  await follow(page, /\/aanmelden\/link\//)
  const link = page.url()
  await press(page, 'Ja, log mij in')
  expect(new URL(page.url()).pathname).toBe('/mijn')
  await press(page, 'Uitloggen')
  await visit(page, link, 410)
  expect(await main(page)).toContain('Deze link is al gebruikt')
  await context.close()
})

test('an idea', async () => {
  const email = `noa.idee.${mark}@voorbeeld.example`
  const title = `Geveltuin ${mark}`
  const { page, context } = await someone(browser, city, off)
  await begin(page, 'Een strook kruiden langs mijn gevel.', title)
  await page.getByLabel(/foto of tekening/).setInputFiles(note)
  await press(page, 'Verder')
  await refused(page, /gevel\.txt/)
  expect(await page.getByLabel('Geef je idee een titel').inputValue()).toBe(title)
  await press(page, 'Verder')
  await choose(page, 'Wat past het best?', 'Ik wil zelf of samen met anderen iets doen')
  await press(page, 'Verder')
  await choose(page, 'Gaat het om groen bij huis of in de straat?', 'Ja, een geveltuin')
  await press(page, 'Verder')
  await fill(page, 'Adres of plek', 'Wielhof 30')
  await press(page, 'Verder')
  await choose(page, 'Met wie doe je het?', 'Alleen, of dat weet ik nog niet')
  await choose(page, 'Hoe kwam het idee er?', 'Het is ons eigen idee')
  await press(page, 'Verder')
  await aboutYou(page, `typfout.${email}`)
  await choose(page, 'Mogen wij je idee op deze website laten zien?', 'Ja')
  await press(page, 'Verder')
  await press(page, 'Verstuur')

  // The address was wrong: no link will come there.
  await fill(page, 'Je e-mailadres', email)
  await press(page, 'Verander het adres en stuur de link')
  await says(page, email)
  await press(page, 'Stuur de link opnieuw')
  await says(page, 'nog een keer gestuurd')
  await openMail(page, email, `Bevestig je idee: ${title}`)
  await follow(page, /\/aanmelden\/link\//)
  await press(page, 'Ja, dit is mijn adres')
  expect(await main(page)).toContain('Bedankt, je idee is binnen')
  await context.close()
})

test('an idea for later, from a mail; and starting again', async () => {
  const email = `noa.later.${mark}@voorbeeld.example`
  const { page, context } = await someone(browser, city, off)
  await begin(page, 'Een bankje in de zon.', `Zonnebank ${mark}`)
  await press(page, 'Verder')
  await press(page, 'Bewaar en ga later verder')
  await press(page, 'Stuur mij de link')
  await refused(page, 'Vul in: Je e-mailadres.')
  await fill(page, 'Je e-mailadres', email)
  await press(page, 'Stuur mij de link')
  await says(page, `een link gestuurd naar ${email}`)

  const elsewhere = await someone(browser, city, off)
  await openMail(elsewhere.page, email, 'Ga verder met: Vertel je idee')
  await follow(elsewhere.page, /\/idee\/verder\//)
  await press(elsewhere.page, 'Ga verder')
  await press(elsewhere.page, 'Vorige stap')
  expect(await elsewhere.page.getByLabel('Geef je idee een titel').inputValue()).toBe(`Zonnebank ${mark}`)
  await visit(elsewhere.page, '/idee')
  expect(await main(elsewhere.page)).toContain(`Je was al begonnen: Zonnebank ${mark}`)
  await press(elsewhere.page, 'Begin opnieuw')
  await visit(elsewhere.page, '/idee')
  expect(await main(elsewhere.page)).not.toContain('Je was al begonnen')
  await elsewhere.context.close()
  await context.close()
})

test('something for the repair desk is sent on, and becomes a plan of his own after all', async () => {
  const email = `noa.tegel.${mark}@voorbeeld.example`
  const { page, context } = await someone(browser, city, off)
  await begin(page, 'Op de hoek ligt een losse stoeptegel.', `Losse tegel ${mark}`)
  await press(page, 'Verder')
  await choose(page, 'Wat past het best?', 'Iets op straat is kapot, vies of gevaarlijk')
  await press(page, 'Verder')
  await follow(page, 'Ga verder')
  await fill(page, 'Adres of plek', 'Wielhof 30')
  await press(page, 'Verder')
  await aboutYou(page, email)
  await press(page, 'Verder')
  await press(page, 'Verstuur')
  expect(await main(page)).toContain('Je verhaal is doorgestuurd naar: Meldpunt openbare ruimte')
  await choose(page, 'Als wat wil je het indienen?', /wijkwens/i)
  await press(page, 'Dien mijn idee in')
  await refused(page, 'Schrijf in een zin waarom je een andere weg kiest.')
  await fill(page, 'Waarom kies je een andere weg?', 'Wij leggen met de straat een tegeltuin aan.')
  await press(page, 'Dien mijn idee in')
  await openMail(page, email, `Bevestig je idee: Losse tegel ${mark}`)
  await follow(page, /\/aanmelden\/link\//)
  await press(page, 'Ja, dit is mijn adres')
  expect(await main(page)).toContain('Bedankt, je idee is binnen')
  await context.close()
})

test('who one is', async () => {
  const { page, context } = await someone(browser, city, off)
  await signIn(page, `noa.gegevens.${mark}@voorbeeld.example`)
  await follow(page, 'Wijzig mijn gegevens')
  await fill(page, 'Je naam', `Noa ${mark}`)
  await choose(page, 'Hoe wil je van ons horen?', 'Per telefoon')
  await press(page, 'Bewaar mijn gegevens')
  await refused(page, 'Vul je telefoonnummer in. Dan kunnen wij je bellen.')
  expect(await page.getByLabel('Je naam').inputValue()).toBe(`Noa ${mark}`)
  await fill(page, 'Je telefoonnummer', '06 12 34 56 78')
  await choose(page, 'In welke taal wil je lezen?', 'English')
  await press(page, 'Bewaar mijn gegevens')
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  await says(page, 'saved')
  await follow(page, 'Nederlands')
  expect(await page.locator('html').getAttribute('lang')).toBe('nl')
  await context.close()
})

test('an organisation, and an invitation', async () => {
  const guest = `sem.${mark}@voorbeeld.example`
  const name = `Tuinvereniging ${mark}`
  const { page, context } = await persona(browser, city, 'bewoner', off)
  await visit(page, '/mijn/organisaties')
  await press(page, 'Toevoegen')
  await refused(page, /Naam van de organisatie/)
  await fill(page, 'Naam van de organisatie', name)
  await pick(page, 'Soort organisatie', 'stichting of vereniging')
  await press(page, 'Toevoegen')
  const invitation = page.getByRole('form', { name: `Iemand uitnodigen voor ${name}` })
  await fill(page, /Iemand uitnodigen/, guest, invitation)
  await press(page, 'Uitnodigen', invitation)
  await says(page, 'Wij hebben een uitnodiging gestuurd.')

  const sem = await someone(browser, city, off)
  await openMail(sem.page, guest, `Uitnodiging voor ${name}`)
  await follow(sem.page, /\/aanmelden\/link\//)
  await press(sem.page, 'Ja, dit is mijn adres')
  await says(sem.page, 'Je hoort nu bij deze organisatie.')
  await press(sem.page, new RegExp(`Verlaat deze organisatie.*${name}`))
  await says(sem.page, 'Je bent geen lid meer van deze organisatie.')
  await sem.context.close()
  await press(page, new RegExp(`Verlaat deze organisatie.*${name}`))
  await context.close()
})

test('lists and maps: words, choices, the next page and the other language', async () => {
  const { page, context } = await someone(browser, city, off)
  await visit(page, '/initiatieven')
  await fill(page, 'Woorden in titel of samenvatting', 'strandwal')
  await press(page, 'Toon')
  expect(await main(page)).toContain('Opfleuren Strandwal')
  await visit(page, '/initiatieven')
  await pick(page, 'Soort', 'Stadswens')
  await press(page, 'Toon')
  expect(page.url()).toContain('soort=')
  await follow(page, 'Kaart', page.getByRole('main'))
  await page.getByRole('main').getByRole('link', { name: 'Opfleuren Strandwal' }).first().waitFor()
  await visit(page, '/initiatieven')
  await follow(page, 'Volgende')
  await visit(page, '/toezeggingen')
  await pick(page, 'Hoe staat het?', 'Te laat')
  await press(page, 'Toon')
  expect(await main(page)).toContain('Zes plantenbakken')
  await visit(page, '/buurt')
  await pick(page, 'Kies je wijk of buurt', 'Wielwijk')
  await press(page, 'Toon')
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Wielwijk')
  await follow(page, 'English')
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  await context.close()
})
