import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { addDays, dayOf } from '../src/kit/dates.ts'
import { expectGood, openBrowser, persona, someone } from './browser.ts'
import { choose, fill, follow, openMail, press, says, unfold, visit, words } from './walk.ts'

// Nour lives in the Lindestraat and has an idea, on a phone without scripts and without an account. A neighbour supports it,
// Lieke answers and promises it, and Nour reads that with her own words.

const city = inject('city')
let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const activity = 'Jouw idee voor de Lindestraat'
const idea = 'Een hangmat tussen twee bomen'
const email = 'nour.hangmat@voorbeeld.example'
const promise = 'Wij hangen twee haken in de linden bij het plein'
const reasons = 'Er komen twee haken in de linden bij het plein. De boomdeskundige kijkt mee.'

test('an idea goes from a phone to a reasoned answer', async () => {
  const nour = await someone(browser, city, { scripts: 'blocked', phone: true })
  const { page } = nour
  await visit(page, '/meedoen')
  await follow(page, 'De Lindestraat opnieuw ingericht')
  await follow(page, activity, page.locator('#nu-open'))
  await follow(page, 'Stuur je idee in')
  await press(page, 'Verstuur')
  expect(await page.title()).toMatch(/^Fout: /)
  await fill(page, 'Wat is je idee, in één zin?', idea)
  await fill(page, /^Je naam/, 'Nour Haddad')
  await choose(page, 'Hoe mag je naam bij je inbreng staan?', 'Alleen mijn voornaam')
  await fill(page, 'Je e-mailadres', email)
  await press(page, 'Verstuur')
  await says(page, 'Dit lijkt op wat er al is')
  await press(page, 'Verstuur het toch')
  await says(page, 'Nog één stap: open de link in de mail die je van ons krijgt. Pas dan telt het mee.')
  await openMail(page, email, /^Bevestig wat je instuurde/)
  await follow(page, /\/inbreng\//)
  await press(page, 'Ja, dit is van mij')
  await says(page, 'Bedankt, het telt mee.')
  await follow(page, 'Bekijk het op de pagina')
  const address = page.url()

  const bea = await persona(browser, city, 'bewoner', { scripts: 'blocked' })
  await visit(bea.page, address)
  await press(bea.page, 'Steun dit')
  await says(bea.page, 'Je steun telt mee.')
  expect(await words(bea.page.getByRole('main'))).toContain('1 persoon steunt dit')
  await bea.context.close()

  const lieke = await persona(browser, city, 'projectleider', { scripts: 'blocked' })
  await visit(lieke.page, '/werk/projecten')
  await follow(lieke.page, 'De Lindestraat opnieuw ingericht')
  await follow(lieke.page, 'Activiteiten en inbreng')
  await follow(lieke.page, activity)
  await follow(lieke.page, 'Beantwoord de inbreng')
  await visit(lieke.page, `${lieke.page.url()}?zoek=hangmat`)
  await follow(lieke.page, /^Beantwoord apart/)
  await choose(lieke.page, 'Wat doen wij ermee?', 'Nemen wij over')
  await fill(lieke.page, 'Waarom?', reasons)
  await press(lieke.page, 'Geef dit antwoord')
  await says(lieke.page, /Het antwoord is gegeven/)
  await unfold(lieke.page, 'Zeg iets toe')
  await fill(lieke.page, 'Wat beloof je?', promise)
  await choose(lieke.page, 'Waar gaat het om?', 'Spullen')
  await fill(lieke.page, /^Uiterlijk wanneer/, addDays(dayOf(new Date()), 40))
  await press(lieke.page, 'Zeg iets toe')
  await says(lieke.page, /Het is toegezegd/)
  await expectGood(lieke.page)
  await lieke.context.close()

  await openMail(page, email, /^Ons antwoord op wat je instuurde/)
  await follow(page, /\/inbreng\//)
  const answer = await words(page.getByRole('main'))
  expect(answer).toContain(idea)
  expect(answer).toContain('Nemen wij over')
  expect(answer).toContain(reasons)
  expect(answer).toContain(promise)
  await follow(page, promise)
  expect(await words(page.getByRole('main'))).toContain('Toezegging bij project')
  await expectGood(page)
  await visit(page, '/toezeggingen')
  expect(await words(page.getByRole('main'))).toContain(promise)
  await nour.context.close()
})
