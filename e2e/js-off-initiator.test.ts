import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { addDays, dayOf } from '../src/kit/dates.ts'
import { openBrowser, persona, type Someone, someone } from './browser.ts'
import { newCase } from './case.ts'
import {
  follow,
  main,
  newMark,
  note,
  off,
  openMail,
  photo,
  press,
  refused,
  says,
  signIn,
  unfold,
  visit,
} from './plain.ts'
import { choose, fill } from './walk.ts'

// With JavaScript really off: every form of Jamila, whose plan is under way, and of who answers her.

const mark = newMark()
const title = `Pluktuin ${mark}`
const email = `jamila.${mark}@voorbeeld.example`
const coordinator = 'hedda.kuipers@waterstad.example'

const city = inject('city')
let browser: Awaited<ReturnType<typeof openBrowser>>
let number: string
let jamila: Someone
let daan: Someone
let page: Page
beforeAll(async () => {
  browser = await openBrowser()
  number = await newCase(browser, city, { title, email })
  jamila = await someone(browser, city, off)
  page = jamila.page
  await signIn(page, email)
  daan = await persona(browser, city, 'begeleider', off)
})
afterAll(() => browser.close())

/** From her own page to one of the things she can do. */
async function does(name: string): Promise<void> {
  await visit(page, `/mijn/zaken/${number}`)
  await follow(page, name)
}

test('a message, with a photo', async () => {
  await does('Berichten')
  await press(page, 'Verstuur')
  await refused(page, /Je bericht/)
  await fill(page, 'Je bericht', 'Past de bank ook onder de boom?\n<b>Groet</b>')
  await page.getByLabel(/Foto’s of bestanden/).setInputFiles(note)
  await press(page, 'Verstuur')
  await refused(page, /Dit soort bestand/)
  expect(await page.getByLabel('Je bericht').inputValue()).toContain('onder de boom?')
  await page.getByLabel(/Foto’s of bestanden/).setInputFiles(photo)
  await press(page, 'Verstuur')
  await says(page, /verstuurd/)
  expect(await main(page)).toContain('Past de bank ook onder de boom? <b>Groet</b>')
  await page.getByRole('main').locator('img[src*="boom"]').first().waitFor()
})

test('news, with a photo', async () => {
  await does('Nieuws plaatsen')
  await fill(page, 'Wat is het nieuws?', 'De eerste bessen zijn rijp.')
  await page.getByLabel(/Foto’s/).setInputFiles(note)
  await press(page, 'Plaats het nieuws')
  await refused(page, /Dit soort bestand/)
  expect(await page.getByLabel('Wat is het nieuws?').inputValue()).toBe('De eerste bessen zijn rijp.')
  await page.getByLabel(/Foto’s/).setInputFiles(photo)
  await press(page, 'Plaats het nieuws')
  await says(page, 'Je nieuws is geplaatst')
  expect(await main(page)).toContain('De eerste bessen zijn rijp.')
})

test('an answer to what the municipality asks', async () => {
  await visit(daan.page, `/werk/zaken/${number}/opschorten`)
  await fill(daan.page, 'Wat heb je nodig?', 'Een tekening van de plek.')
  await press(daan.page, 'Verstuur het verzoek')
  await press(daan.page, 'Verstuur het verzoek')
  await visit(page, '/mijn')
  await follow(page, 'Beantwoord onze vraag')
  expect(await main(page)).toContain('Een tekening van de plek.')
  await fill(page, 'Je bericht', 'Hier is de tekening.')
  expect(await page.getByRole('checkbox', { name: /Dit is mijn antwoord/ }).isChecked()).toBe(true)
  await press(page, 'Verstuur')
  await says(page, 'De klok loopt weer')
})

test('a change of the text, and who sees it', async () => {
  await does('Je plan aanpassen')
  await fill(page, 'Titel', '')
  await press(page, 'Bewaar')
  await refused(page, /Titel/)
  await fill(page, 'Titel', `${title} voor iedereen`)
  await page.getByLabel(/Nieuwe foto/).setInputFiles(photo)
  await press(page, 'Bewaar')
  await refused(page, 'Schrijf in een paar woorden wat er op de foto staat.')
  await page.getByLabel(/Nieuwe foto/).setInputFiles(photo)
  await fill(page, 'Wat staat er op de foto?', 'Een boom.')
  await press(page, 'Bewaar')
  await says(page, 'Je plan is aangepast')
  expect(await main(page)).toContain(`${title} voor iedereen`)
  await does('Wie ziet je plan?')
  await press(page, 'Ja, zet mijn plan op de site')
  await says(page, 'Je plan komt op de site')
  await does('Wie ziet je plan?')
  await press(page, 'Zet mijn plan toch niet op de site')
  await says(page, 'Je plan komt niet op de site')
})

test('a promise of her own: made, later, and kept', async () => {
  const soon = addDays(dayOf(new Date()), 30)
  await does('Iets toezeggen')
  await press(page, 'Leg de toezegging vast')
  await refused(page, /Wat beloof je/)
  await fill(page, 'Wat beloof je?', 'Elke week water geven.')
  await choose(page, 'Waar gaat het om?', 'Tijd of inzet')
  await fill(page, 'Uiterlijk wanneer?', soon)
  await press(page, 'Leg de toezegging vast')
  await says(page, 'De toezegging staat vast.')
  await unfold(page, 'Het wordt later')
  await press(page, 'Meld de nieuwe datum')
  await refused(page, /Waarom lukt het niet op tijd/)
  await fill(page, 'Waarom lukt het niet op tijd?', 'De kraan is nog dicht.')
  await fill(page, 'Wanneer lukt het wel?', addDays(soon, 14))
  await press(page, 'Meld de nieuwe datum')
  await says(page, 'De nieuwe datum staat erbij')
  await unfold(page, 'Het is gelukt')
  await fill(page, 'Wat is er gedaan?', 'Iedereen kreeg een beurt.')
  await fill(page, 'Op welke dag was het klaar?', dayOf(new Date()))
  await press(page, 'Meld dat het klaar is')
  await says(page, 'de toezegging is nagekomen')

  await does('Iets toezeggen')
  await fill(page, 'Wat beloof je?', 'Een hek om de tuin.')
  await choose(page, 'Waar gaat het om?', 'Spullen')
  await fill(page, 'Uiterlijk wanneer?', soon)
  await press(page, 'Leg de toezegging vast')
  await unfold(page, 'Het gaat niet door')
  await fill(page, 'Waarom gaat het niet door?', 'Een haag is mooier.')
  await press(page, 'Trek de toezegging in')
  await says(page, 'De toezegging is ingetrokken')
})

test('an appointment: whether she comes, and what she needs', async () => {
  await visit(daan.page, `/afspraken/nieuw/${number}`)
  await fill(daan.page, 'Op welke dag?', addDays(dayOf(new Date()), 9))
  await fill(daan.page, 'Hoe laat begint het?', '19:30')
  await fill(daan.page, 'Tot hoe laat?', '20:30')
  await fill(daan.page, 'Waar precies?', 'Buurthuis De Staart')
  await press(daan.page, 'Plan de afspraak')
  await visit(page, '/mijn')
  await follow(page, /^Laat weten of je komt/)
  await press(page, 'Stuur mijn antwoord')
  await refused(page, /Kun je op dit moment/)
  await choose(page, 'Kun je op dit moment?', 'Nee, ik kan niet')
  await page.locator('label', { hasText: 'Ik kom met een rolstoel' }).click()
  await fill(page, 'Wil je er iets bij zeggen?', 'Wel op dinsdag.')
  await press(page, 'Stuur mijn antwoord')
  await says(page, 'Bedankt. Je begeleider weet het.')
  expect(await main(page)).toContain('Je antwoordde: ik kan niet.')
})

test('she is stuck, and somebody outside her plan answers; so too about a requirement', async () => {
  await does('Ik loop vast')
  await press(page, 'Vraag om hulp')
  await refused(page, /Waar loop je op vast/)
  await fill(page, 'Waar loop je op vast?', 'Ik weet niet van wie de grond is.')
  await press(page, 'Vraag om hulp')
  await says(page, 'Wij kijken met je mee')
  await does('Is deze eis echt nodig?')
  await press(page, 'Stel de vraag')
  await refused(page, /Waarom vraag je dit/)
  await choose(page, 'Om welke eis gaat het?', 'Een andere eis')
  await fill(page, 'Waarom vraag je dit?', 'Wij moeten een verzekering hebben.')
  await press(page, 'Stel de vraag')
  await says(page, 'Je vraag is verstuurd')

  const hedda = await someone(browser, city, off)
  await signIn(hedda.page, coordinator)
  for (const subject of [`Iemand loopt vast: ${number}`, `Is deze eis echt nodig? ${number}`]) {
    await openMail(hedda.page, coordinator, subject)
    await follow(hedda.page, /\/werk\//, hedda.page.getByRole('main'))
    if (!hedda.page.url().includes('/vastgelopen/')) await follow(hedda.page, /^Geef antwoord/)
    await press(hedda.page, 'Verstuur het antwoord')
    await refused(hedda.page, /Je antwoord aan de initiatiefnemer/)
    await choose(hedda.page, 'Wat is de uitkomst?', 'Anders opgelost')
    await fill(hedda.page, 'Je antwoord aan de initiatiefnemer', `Wij regelen het (${subject}).`)
    await press(hedda.page, 'Verstuur het antwoord')
    await says(hedda.page, 'Je antwoord is verstuurd')
  }
  await hedda.context.close()
  await visit(page, `/mijn/zaken/${number}`)
  expect(await main(page)).toContain(`Wij regelen het (Iemand loopt vast: ${number}).`)
})

test('she stops', async () => {
  await does('Stoppen met je plan')
  await fill(page, 'Waarom stop je?', 'Wij verhuizen.')
  await press(page, 'Stop met mijn plan')
  await says(page, 'Je plan is gestopt')
})
