import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { addDays, dayOf } from '../src/kit/dates.ts'
import { openBrowser, persona, someone } from './browser.ts'
import * as keyboard from './keyboard.ts'
import { choose, fill, follow, pick, press, says, visit, words } from './walk.ts'

// Lieke makes a survey without a programmer, tries it and opens it; somebody answers on a phone without scripts. Of a
// survey that is over everybody reads what came out.

const city = inject('city')
let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const project = 'De Lindestraat opnieuw ingericht'
const title = 'Vragen over het plein'
const inDays = (days: number): string => addDays(dayOf(new Date()), days)

test('Lieke makes a survey, tries it and fixes it; somebody fills it in on a phone', async () => {
  const lieke = await persona(browser, city, 'projectleider', { scripts: 'blocked' })
  const { page } = lieke
  await visit(page, '/werk/projecten')
  await follow(page, project)
  await follow(page, 'Activiteiten en inbreng')
  await follow(page, 'Maak een vragenlijst')
  await choose(page, 'Welke manier van meedoen uit het plan is dit?', 'Ideeën insturen op deze site')
  await fill(page, 'Hoe heet de vragenlijst?', title)
  await fill(page, 'Waar gaat de vragenlijst over, in één zin?', 'Wat moet er op het plein komen?')
  await fill(page, /^Eerste dag/, inDays(0))
  await fill(page, /^Laatste dag/, inDays(20))
  await press(page, 'Maak de vragenlijst')
  await says(page, 'De vragenlijst is gemaakt.')
  await press(page, 'Zet de vragen vast')
  expect(await words(page.getByRole('main'))).not.toContain('De vragen staan vast. Op')

  await follow(page, /^Maak een vraag/)
  await follow(page, 'Eén antwoord kiezen')
  await fill(page, /^De vraag/, 'Kom je vaak op het plein?')
  await press(page, 'Bewaar de vraag')
  expect(await words(page.getByRole('main'))).toContain('Geef minstens twee antwoorden, elk op een regel.')
  await fill(page, /^Antwoorden om uit te kiezen/, 'Ja\nNee')
  await press(page, 'Bewaar de vraag')
  await follow(page, /^Maak een vraag/)
  await follow(page, /^In eigen woorden/)
  await fill(page, /^De vraag/, 'Waarom niet?')
  await choose(page, 'Moet je deze vraag beantwoorden?', 'Nee')
  await pick(page, 'Wanneer stel je deze vraag?', 'Na “Kom je vaak op het plein?”: Nee')
  await press(page, 'Bewaar de vraag')
  await press(page, 'Zet de vragen vast')
  await says(page, 'De vragen staan vast.')
  await follow(page, 'Bekijk de openbare pagina')
  const address = page.url()

  const phone = await someone(browser, city, { scripts: 'blocked', phone: true })
  await visit(phone.page, address)
  await follow(phone.page, 'Vul de vragenlijst in')
  await choose(phone.page, 'Kom je vaak op het plein?', 'Nee')
  await fill(phone.page, /^Waarom niet\?/, 'Er is geen schaduw.')
  await press(phone.page, 'Verder')
  await press(phone.page, /^Verstuur/)
  await says(phone.page, 'Dank je wel. Je antwoorden zijn binnen.')
  await phone.context.close()

  await visit(page, '/werk/projecten')
  await follow(page, project)
  await follow(page, 'Activiteiten en inbreng')
  await follow(page, title)
  expect(await words(page.getByRole('main'))).toContain('1 antwoord')
  await lieke.context.close()
})

// Ten pages of six questions; the second question of a page waits for the first.
const pagesOfQuestions = 10
const manyQuestions = Array.from({ length: pagesOfQuestions }, (_, at) =>
  [
    ...(at > 0 ? [`# Onderdeel ${at + 1}`] : []),
    ...[`Ken je plek ${at + 1}?`, '- Ja', '- Nee'],
    ...[`Wat doe je op plek ${at + 1}?`, '* Spelen', '* Zitten', '* Iets anders'],
    ...[`Hoe vaak kom je op plek ${at + 1}?`, '- Vaak', '- Soms', '- Nooit'],
    ...[`Is plek ${at + 1} schoon?`, '- Ja', '- Nee'],
    ...[`Is plek ${at + 1} veilig?`, '- Ja', '- Nee'],
    `Wat mis je op plek ${at + 1}? (mag leeg)`,
  ].join('\n'),
).join('\n\n')

test('a survey of sixty questions, where an answer decides what comes next, by keyboard alone', async () => {
  const lieke = await persona(browser, city, 'projectleider')
  const { page } = lieke
  await visit(page, '/werk/projecten')
  await follow(page, project)
  await follow(page, 'Activiteiten en inbreng')
  await follow(page, 'Maak een vragenlijst')
  await choose(page, 'Welke manier van meedoen uit het plan is dit?', 'Ideeën insturen op deze site')
  await fill(page, 'Hoe heet de vragenlijst?', 'Zestig vragen')
  await fill(page, 'Waar gaat de vragenlijst over, in één zin?', 'Hoe zijn de tien plekken in de straat?')
  await fill(page, /^Eerste dag/, inDays(0))
  await fill(page, /^Laatste dag/, inDays(20))
  await press(page, 'Maak de vragenlijst')
  await follow(page, /^Plak vragen/)
  await fill(page, /^De vragen/, `- Ja\n${manyQuestions}`)
  await press(page, 'Zet de vragen erbij')
  expect(await words(page.getByRole('main'))).toContain(
    'Regel 1: hier staat een antwoord zonder vraag erboven.',
  )
  await fill(page, /^De vragen/, manyQuestions)
  await press(page, 'Zet de vragen erbij')
  await says(page, 'Het is bewaard.')
  await follow(page, 'Wat doe je op plek 1?')
  await pick(page, 'Wanneer stel je deze vraag?', 'Na “Ken je plek 1?”: Ja')
  await press(page, 'Bewaar de vraag')
  await press(page, 'Zet de vragen vast')
  await says(page, 'De vragen staan vast.')
  await follow(page, 'Bekijk de openbare pagina')
  const address = page.url()
  await lieke.context.close()

  const visitor = await someone(browser, city)
  await visit(visitor.page, address)
  expect(await words(visitor.page.getByRole('main'))).toContain('60 vragen')
  await keyboard.enterOn(visitor.page, 'link', 'Vul de vragenlijst in')
  for (let nth = 1; nth <= pagesOfQuestions; nth++) {
    await keyboard.choose(visitor.page, `Ken je plek ${nth}?`, nth === 1 ? 'Nee' : 'Ja')
    const doing = visitor.page.getByRole('group', { name: `Wat doe je op plek ${nth}?` })
    if (nth === 1) await doing.waitFor({ state: 'hidden' })
    else await keyboard.tick(visitor.page, 'Zitten')
    await keyboard.choose(visitor.page, `Hoe vaak kom je op plek ${nth}?`, 'Soms')
    await keyboard.choose(visitor.page, `Is plek ${nth} schoon?`, 'Ja')
    await keyboard.choose(visitor.page, `Is plek ${nth} veilig?`, 'Nee')
    await keyboard.enterOn(visitor.page, 'button', 'Verder')
  }
  const answers = await words(visitor.page.getByRole('main'))
  expect(answers).toContain('Ken je plek 10?')
  expect(answers).not.toContain('Wat doe je op plek 1?')
  await keyboard.enterOn(visitor.page, 'button', /^Verstuur/)
  await says(visitor.page, 'Dank je wel. Je antwoorden zijn binnen.')
  await visitor.context.close()
})

test('everybody reads what came out of a survey that is over', async () => {
  const { page, context } = await someone(browser, city, { scripts: 'blocked', phone: true })
  await visit(page, '/meedoen')
  await follow(page, 'Nieuwe woningen aan het Parkzicht')
  await follow(page, 'Enquête over het Parkzicht')
  const shown = await words(page.getByRole('main'))
  expect(shown).toContain('Uitkomsten')
  expect(shown).toContain('Vier lagen')
  expect(shown).toContain('28')
  await context.close()
})
