import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { addWorkingDays, dayOf, formatDay } from '../src/kit/dates.ts'
import { expectGood, openBrowser, persona, someone } from './browser.ts'
import { choose, fill, follow, openMail, press, tick, visit, words } from './walk.ts'

/** Samira came to live in Waterstad this spring. Opposite her flat is grass where nobody ever is. */
const story =
  'Wij willen het grasveld tegenover de flat gebruiken.\nMet een lange tafel, en elke maand samen eten.'
const title = 'Een lange tafel op het veldje'

const city = inject('city')
let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const main = (page: Page): Promise<string> => words(page.getByRole('main'))
const next = (page: Page): Promise<void> => press(page, 'Verder')

/** The page came back: its title says so, and each fault leads to its field. */
async function refused(page: Page, faults: readonly string[]): Promise<void> {
  expect(await page.title()).toMatch(/^Fout: /)
  const summary = page.locator('.error-summary')
  for (const fault of faults) {
    const target = await summary.getByRole('link', { name: fault }).getAttribute('href')
    expect(await page.locator(`[id="${target?.slice(1)}"]`).count(), fault).toBe(1)
  }
  await expect(summary.getByRole('link').count()).resolves.toBe(faults.length)
  expect(await words(summary)).toContain('Alles wat je invulde, staat er nog.')
}

/** From her own words to what she needs; "Over jou" comes next. */
async function answerQuestions(page: Page): Promise<void> {
  await choose(page, 'Wat past het best?', 'Ik wil zelf of samen met anderen iets doen')
  await page.getByLabel('Bij welk onderwerp hoort je idee?').selectOption({ label: 'Ontmoeten' })
  await next(page)
  await choose(page, 'Gaat het om groen bij huis of in de straat?', 'Nee, iets anders')
  await next(page)
  await next(page)
  await refused(page, [
    'Schrijf waar het is, of kies een wijk.',
    'Kies een antwoord op de vraag: Voor wie is het?',
  ])
  await fill(page, 'Adres of plek', 'Het veldje tegenover de Sterflat')
  await page.getByLabel('Wijk', { exact: true }).selectOption({ label: 'Crabbehof/Zuidhoven' })
  await choose(page, 'Voor wie is het?', 'Voor mijn buurt of wijk')
}

async function answerTheRest(page: Page): Promise<void> {
  await choose(page, 'Heb je er een plek voor nodig, of ga je iets bouwen?', 'Ja, klein en voor even')
  await choose(page, 'Is er een vergunning nodig, denk je?', 'Dat weet ik niet')
  await next(page)
  await choose(page, 'Met wie doe je het?', 'Met buren of vrienden')
  await choose(page, 'Hoe kwam het idee er?', 'Het is ons eigen idee')
  await next(page)
  await tick(page, 'Mensen die meehelpen')
  await choose(page, 'Hoeveel geld heb je van de gemeente nodig?', 'Tot en met € 1.000')
  await choose(page, 'Vraag je geld voor de vaste kosten', 'Nee')
  await next(page)
}

/** Number, who helps, and by when: on the page that says thank you. */
async function thanked(page: Page): Promise<string> {
  expect(new URL(page.url()).pathname).toMatch(/^\/idee\/klaar\/\d{4}-\d{4,}$/)
  const [number = ''] = /\d{4}-\d{4,}/.exec(page.url()) ?? []
  const said = await main(page)
  const norm = formatDay(addWorkingDays(dayOf(new Date()), 5), 'nl', 'long')
  expect(said).toContain('Bedankt, je idee is binnen')
  expect(said).toContain(`${number} is het nummer van je idee.`)
  expect(said).toContain(`Uiterlijk ${norm} weet je wie je begeleider is.`)
  expect(said).toContain('helpt je tot je een begeleider hebt')
  const telephone = page.getByRole('main').locator('a[href^="tel:"]')
  expect(await telephone.first().innerText()).toMatch(/\d{3} - \d{3} \d{2} \d{2}/)
  return number
}

test('on her telephone and without a script, from the front page to her own page', async () => {
  const email = 'samira@voorbeeld.example'
  const { page, context } = await someone(browser, city, { scripts: 'blocked', phone: true })
  await visit(page, '/')
  await follow(page, /^Ik heb een idee/)
  expect(await main(page)).toContain('Binnen 5 werkdagen')
  await follow(page, 'Begin met vertellen')
  await page.getByText('Stap 1 van').waitFor()

  // She presses on before she has written anything; then with half of it.
  await next(page)
  await refused(page, ['Vertel in een paar zinnen wat je wilt doen.', 'Geef je idee een korte titel.'])
  await fill(page, 'Wat wil je doen, en waarom?', story)
  await next(page)
  await refused(page, ['Geef je idee een korte titel.'])
  expect(await page.getByLabel('Wat wil je doen, en waarom?').inputValue()).toBe(story)
  await fill(page, 'Geef je idee een titel', title)
  await next(page)
  await answerQuestions(page)
  await next(page)
  await answerTheRest(page)

  await fill(page, 'Je naam', 'Samira el Amrani')
  await choose(page, 'Hoe wil je van ons horen?', 'Per e-mail')
  await fill(page, 'Je e-mailadres', 'samira@')
  await choose(page, 'Mogen wij je idee op deze website laten zien?', 'Ja')
  await next(page)
  await refused(page, ['Vul een e-mailadres in, zoals naam@voorbeeld.nl.'])
  expect(await page.getByLabel('Je naam').inputValue()).toBe('Samira el Amrani')
  expect(await page.getByLabel('Je e-mailadres').inputValue()).toBe('samira@')
  await fill(page, 'Je e-mailadres', email)
  await next(page)

  // Everything once more, with the way and the reason for it.
  const check = await main(page)
  expect(check).toContain('Klopt alles?')
  expect(check).toContain('Crabbehof/Zuidhoven')
  expect(check).toContain('Deze weg past bij je idee')
  expect(check).toMatch(/Waarom deze weg\? .*wijkwens/)
  await page.getByRole('link', { name: 'Wijzig bij: Jouw idee' }).click()
  await fill(page, 'Geef je idee een titel', `${title} (Sterflat)`)
  await press(page, 'Verder naar controleren')
  expect(await main(page)).toContain(`${title} (Sterflat)`)

  // She knows better: she will do it in other districts too. That needs a reason.
  await page.locator('summary', { hasText: 'Kies zelf een andere weg' }).click()
  await choose(page, 'Welke weg wil je?', 'Stadswens')
  await press(page, 'Verstuur')
  await refused(page, ['Schrijf in een zin waarom je een andere weg kiest.'])
  await expect(page.getByRole('radio', { name: 'Stadswens' }).isChecked()).resolves.toBe(true)
  const reason = 'Vrienden in drie andere wijken doen mee met hun eigen tafel.'
  await fill(page, 'Waarom kies je een andere weg?', reason)
  await press(page, 'Verstuur')

  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(
    'Nog één stap: bevestig je e-mailadres',
  )
  expect(await main(page)).toContain(email)
  await press(page, 'Stuur de link opnieuw')
  await page.getByRole('status').filter({ hasText: 'nog een keer gestuurd' }).waitFor()
  await openMail(page, email, `Bevestig je idee: ${title}`)
  await follow(page, /\/aanmelden\/link\//)
  await press(page, 'Ja, dit is mijn adres')
  const number = await thanked(page)
  expect(await main(page)).toContain('stadswens')

  await openMail(page, email, `We hebben je idee ontvangen: ${number}`)
  expect(await main(page)).toContain('weet je wie je begeleider is.')
  await visit(page, '/mijn')
  expect(await main(page)).toContain('Dag Samira')
  expect(await main(page)).toContain(number)
  await follow(page, 'Bekijk je plan')
  expect(await main(page)).toContain('samen eten')

  // Nobody else sees it: the team has not looked at it yet.
  const address = page.url()
  const other = await someone(browser, city, { scripts: 'blocked', phone: true })
  expect((await other.page.goto(address))?.status()).toBe(404)
  await expectGood(other.page)
  expect(await words(other.page.locator('body'))).not.toContain('lange tafel')
  await other.context.close()
  await context.close()
})

test('at a desk, with scripts: it saves itself, goes on elsewhere by mail, and stays hers', async () => {
  const email = 'samira.bureau@voorbeeld.example'
  const desk = await someone(browser, city)
  await visit(desk.page, '/')
  await follow(desk.page, /^Ik heb een idee/)
  await follow(desk.page, 'Begin met vertellen')
  await fill(desk.page, 'Wat wil je doen, en waarom?', story)
  await fill(desk.page, 'Geef je idee een titel', title)
  await desk.page
    .getByRole('status')
    .filter({ hasText: /^Bewaard om \d{2}:\d{2}$/ })
    .waitFor()
  await expectGood(desk.page)
  // Whatever happens to the computer now.
  await visit(desk.page, '/idee')
  expect(await main(desk.page)).toContain(`Je was al begonnen: ${title}`)
  await follow(desk.page, 'Ga verder waar je was')
  expect(await desk.page.getByLabel('Wat wil je doen, en waarom?').inputValue()).toBe(story)
  await next(desk.page)
  await answerQuestions(desk.page)
  await press(desk.page, 'Bewaar en ga later verder')
  await press(desk.page, 'Stuur mij de link')
  await refused(desk.page, ['Vul in: Je e-mailadres.'])
  await fill(desk.page, 'Je e-mailadres', email)
  await press(desk.page, 'Stuur mij de link')
  await desk.page
    .getByRole('status')
    .filter({ hasText: `een link gestuurd naar ${email}` })
    .waitFor()

  // In the tram, on her telephone.
  const phone = await someone(browser, city, { phone: true })
  await openMail(phone.page, email, 'Ga verder met: Vertel je idee')
  const link = await phone.page.getByRole('link', { name: /\/idee\/verder\// }).getAttribute('href')
  await follow(phone.page, /\/idee\/verder\//)
  await press(phone.page, 'Ga verder')
  expect(await phone.page.getByLabel('Adres of plek').inputValue()).toBe('Het veldje tegenover de Sterflat')
  // The map takes a point without a mouse: move it, and put the point in the middle.
  const middle = phone.page.getByRole('button', { name: 'Zet de punt in het midden van de kaart' })
  await middle.press('Enter')
  await phone.page.getByText('De punt staat op de kaart.').waitFor()
  await expectGood(phone.page)
  await next(phone.page)

  // Once it is hers by name, the link opens it for nobody else.
  await visit(phone.page, '/aanmelden?terug=/mijn')
  await fill(phone.page, 'E-mailadres', email)
  await press(phone.page, 'Stuur mij een link')
  await openMail(phone.page, email, /^Je link om in te loggen/)
  await follow(phone.page, /\/aanmelden\/link\//)
  await press(phone.page, 'Ja, log mij in')
  await visit(phone.page, '/idee')
  await visit(phone.page, '/mijn')
  const draft = phone.page.getByRole('link', { name: title })
  const own = (await draft.getAttribute('href')) ?? ''
  expect(own).toMatch(/^\/idee\/concept\//)
  const lotte = await persona(browser, city, 'bewoner')
  expect((await lotte.page.goto(own))?.status()).toBe(404)
  await expectGood(lotte.page)
  expect((await lotte.page.goto(link ?? ''))?.status()).toBe(410)
  await expectGood(lotte.page)
  expect(await main(lotte.page)).toContain('Deze link werkt niet meer')
  await visit(lotte.page, '/idee')
  expect(await main(lotte.page)).not.toContain(title)
  await lotte.context.close()
  const stranger = await someone(browser, city)
  await visit(stranger.page, own)
  expect(new URL(stranger.page.url()).pathname).toBe('/aanmelden')
  await stranger.context.close()

  await follow(phone.page, title)
  await next(phone.page)
  await answerTheRest(phone.page)
  // Questions that do not count are out of sight; what we know is filled in.
  expect(await phone.page.getByLabel('Je e-mailadres').inputValue()).toBe(email)
  await expect(phone.page.getByLabel('Je telefoonnummer').isVisible()).resolves.toBe(false)
  await choose(phone.page, 'Hoe wil je van ons horen?', 'Per telefoon')
  await expect(phone.page.getByLabel('Je e-mailadres').isVisible()).resolves.toBe(false)
  await fill(phone.page, 'Je naam', 'Samira el Amrani')
  await fill(phone.page, 'Je telefoonnummer', '06 - 12 34 56 78')
  await choose(phone.page, 'Mogen wij je idee op deze website laten zien?', 'Nee')
  await next(phone.page)
  expect(await main(phone.page)).toContain('Punt op de kaart')
  await press(phone.page, 'Verstuur')
  const number = await thanked(phone.page)
  expect(await main(phone.page)).toContain('Wij bellen je hierover op 06')
  expect(await main(phone.page)).toContain('Je idee komt niet op de website.')
  await visit(phone.page, '/mijn')
  expect(await main(phone.page)).toContain(number)

  // At the desk nothing is left to send twice.
  await desk.page.goto('/idee/controleren')
  await expectGood(desk.page)
  expect(await main(desk.page)).not.toContain('Verstuur')
  await phone.context.close()
  await desk.context.close()
})

test('in English, from the language switch on', async () => {
  const email = 'samira.english@voorbeeld.example'
  const { page, context } = await someone(browser, city, { scripts: 'blocked', phone: true })
  await visit(page, '/')
  await follow(page, 'English')
  await follow(page, /^I have an idea/)
  await follow(page, 'Start telling')
  await press(page, 'Continue')
  expect(await page.title()).toMatch(/^Error: /)
  await fill(page, 'What do you want to do, and why?', 'A herb strip along my front wall.')
  await fill(page, 'Give your idea a title', 'Herbs along the wall')
  await press(page, 'Continue')
  await choose(page, 'What fits best?', 'I want to do something myself or with others')
  await press(page, 'Continue')
  await choose(page, 'Is it about green by your house or in your street?', 'Yes, a facade garden')
  await press(page, 'Continue')
  await fill(page, 'Address or spot', 'Lindelaan 3')
  await press(page, 'Continue')
  await choose(page, 'Who do you do it with?', 'Alone, or I do not know yet')
  await choose(page, 'How did the idea come about?', 'It is our own idea')
  await press(page, 'Continue')
  await fill(page, 'Your name', 'Samira el Amrani')
  await choose(page, 'How do you want to hear from us?', 'By e-mail')
  await fill(page, 'Your e-mail address', email)
  await choose(page, 'May we show your idea on this website?', 'Yes')
  await press(page, 'Continue')
  expect(await main(page)).toMatch(/This way suits your idea .*Why this way\?/)
  await press(page, 'Send')
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(
    'One more step: confirm your e-mail address',
  )
  await openMail(page, email, 'Confirm your idea: Herbs along the wall')
  await follow(page, /\/aanmelden\/link\//)
  await press(page, 'Yes, this is my address')
  expect(await main(page)).toContain('Thank you, we have your idea')
  // Green goes straight to its department: who the guide is is known at once.
  expect(await main(page)).toContain('Your guide is Pieter Donkersloot.')
  await visit(page, '/mijn')
  expect(await main(page)).toContain('Herbs along the wall')
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  await context.close()
})
