import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { expectGood, openBrowser, persona, type Someone, someone } from './browser.ts'
import {
  choose,
  download,
  fill,
  follow,
  manners,
  openMail,
  pick,
  press,
  says,
  tick,
  unfold,
  visit,
  words,
} from './walk.ts'

// A neighbourhood wish: Jannes asks, Kees and his neighbours of the jury advise, Anouk decides.

const city = inject('city')
let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const main = (page: Page): Promise<string> => words(page.getByRole('main'))
const criteria = ['Leefbaarheid', 'Sociale samenhang', 'Veiligheid', 'Steun uit de straat']
/** What the jury says among themselves and to the guide. */
const advice = 'Wij zijn voor. Zet hem niet te dicht bij de fietsen, zei de conciërge.'
const plain = 'De regiegroep West is voor. Houd het fietspad vrij.'
const reasons = 'De straat wil dit graag, en de regiegroep adviseert het.'

describe.each(manners)('scripts %s', (scripts) => {
  const mark = randomUUID().slice(0, 6)
  const title = `Picknicktafel aan de Wielhof ${mark}`
  const email = `jannes.${mark}@voorbeeld.example`
  let jannes: Someone
  let daan: Someone
  let kees: Someone
  let number = ''
  const desk = (): string => `/werk/zaken/${number}`
  const own = (): string => `/mijn/zaken/${number}`
  const mine = (page: Page) => page.getByRole('listitem').filter({ hasText: title })

  afterAll(async () => {
    for (const one of [jannes, daan, kees]) await one?.context.close()
  })

  test('Jannes tells his wish, and reads why it is a neighbourhood wish', async () => {
    jannes = await someone(browser, city, { scripts, phone: true })
    const { page } = jannes
    const next = (): Promise<void> => press(page, 'Verder')
    await visit(page, '/idee')
    await follow(page, 'Begin met vertellen')
    await fill(page, 'Wat wil je doen, en waarom?', 'Een tafel waar de hele straat aan past.')
    await fill(page, 'Geef je idee een titel', title)
    await next()
    await choose(page, 'Wat past het best?', 'Ik wil zelf of samen met anderen iets doen')
    await pick(page, 'Bij welk onderwerp hoort je idee?', 'Ontmoeten')
    await next()
    await choose(page, /groen bij huis/, 'Nee, iets anders')
    await next()
    await fill(page, 'Adres of plek', 'Grasveld aan de Wielhof')
    await pick(page, 'Wijk', 'Wielwijk')
    await choose(page, 'Voor wie is het?', 'Voor mijn buurt of wijk')
    await next()
    await choose(page, /Heb je er een plek voor nodig/, 'Ja, klein en voor even')
    await choose(page, /Is er een vergunning nodig/, 'Nee')
    await next()
    await choose(page, 'Met wie doe je het?', 'Met buren of vrienden')
    await choose(page, 'Hoe kwam het idee er?', 'Het is ons eigen idee')
    await next()
    await tick(page, 'Advies')
    await choose(page, 'Hoeveel geld', 'Tot en met € 1.000')
    await choose(page, /vaste kosten/, 'Nee')
    await next()
    await fill(page, 'Je naam', 'Jannes Wiersma')
    await choose(page, 'Hoe wil je van ons horen?', 'Per e-mail')
    await fill(page, 'Je e-mailadres', email)
    await choose(page, /Mogen wij je idee op deze website/, 'Ja')
    await next()
    expect(await main(page)).toMatch(/Waarom deze weg\? .*wijkwens/)
    await press(page, 'Verstuur')
    await openMail(page, email, 'Bevestig je idee')
    await follow(page, /\/aanmelden\/link\//)
    await press(page, 'Ja, dit is mijn adres')
    number = /\d{4}-\d{4,}/.exec(await main(page))?.[0] ?? ''
    expect(number).not.toBe('')
  })

  test('Noor gives it a guide and lets it on the site; Daan sees that it is complete, and asks the jury', async () => {
    const noor = await persona(browser, city, 'teamlid', { scripts })
    await visit(noor.page, `${desk()}/begeleider`)
    await choose(noor.page, 'Begeleider', /^Daan Wielenga/)
    await press(noor.page, 'Wijs aan')
    await visit(noor.page, '/werk/inbox')
    await follow(noor.page, 'Kijk of dit op de site kan', mine(noor.page))
    await choose(noor.page, 'Jouw oordeel', 'Ja, dit mag op de site')
    await press(noor.page, 'Bewaar je oordeel')
    await noor.context.close()

    daan = await persona(browser, city, 'begeleider', { scripts })
    const { page } = daan
    await visit(page, desk())
    await follow(page, 'Rond deze stap af')
    await choose(page, 'Hoe gaat het verder?', 'De wens is compleet')
    await press(page, 'Rond de stap af')
    await openMail(jannes.page, email, `${title}: Advies van de regiegroep`)
    await follow(page, 'Vraag advies')
    await follow(page, 'draagvlak')
    // Who advises here lives here: the jury of the area comes first.
    await choose(page, 'Aan wie?', /^Kees Blokland/)
    await fill(page, 'Je vraag', 'Wat vindt de regiegroep West van deze tafel?')
    await press(page, 'Verstuur de vraag')
    await says(page, 'De vraag is verstuurd.')
  })

  test('Kees lands on the question, and answers it on his phone, for all of the jury', async () => {
    kees = await persona(browser, city, 'regiegroeplid', { scripts, phone: true })
    const { page } = kees
    await expectGood(page)
    // The wish stands there once, with what is asked of him.
    expect(await words(mine(page))).toContain('Geef advies over draagvlak, uiterlijk')
    expect(await mine(page).count()).toBe(1)
    await follow(page, title, page.getByRole('main'))
    const asked = await main(page)
    expect(asked).toContain('Wat vindt de regiegroep West van deze tafel?')
    expect(asked).toContain('Een tafel waar de hele straat aan past.')
    // He judges the wish, not who asks; and the case itself is not his to see.
    for (const secret of ['Wiersma', email]) expect(await page.content()).not.toContain(secret)
    await press(page, 'Verstuur je advies')
    expect(await page.title()).toMatch(/^Fout: /)
    await choose(page, 'Jouw oordeel', 'Ja, als aan de eisen is voldaan')
    await fill(page, 'Je advies', advice)
    await fill(page, 'Eis 1: Wat is er nodig?', 'Het fietspad blijft vrij')
    await choose(page, 'Eis 1: Waarom?', 'Dit is onze wens')
    await fill(page, 'Eis 1: Wat kan helpen', 'Zet de tafel aan de kant van het water')
    await press(page, 'Verstuur je advies')
    await says(page, 'Je advies is verstuurd. Dank je wel.')
    expect((await page.goto(desk()))?.status()).toBe(403)
    await expectGood(page)
    await visit(page, '/werk')
    expect(await main(page)).toMatch(/Kort geleden beantwoord .*Picknicktafel/)
    expect((await page.request.get(own(), { maxRedirects: 0 })).status()).not.toBe(200)
  })

  test('Daan shares it in plain words, and hands the wish to who decides: that is not him', async () => {
    const { page } = daan
    await visit(jannes.page, own())
    // What is required he reads at once; the words of the jury once Daan has put them plainly.
    const before = await main(jannes.page)
    expect(before).toContain('Het fietspad blijft vrij')
    expect(before).not.toContain(advice)
    await visit(page, desk())
    await follow(page, /^Deel het advies/)
    await fill(page, 'Zo leest de initiatiefnemer het', plain)
    await press(page, 'Deel met de initiatiefnemer')
    await openMail(jannes.page, email, 'Een advies over je plan: draagvlak')
    await visit(jannes.page, own())
    const told = await main(jannes.page)
    expect(told).toContain(plain)
    expect(told).toContain('Zet de tafel aan de kant van het water')
    expect(told).not.toContain(advice)

    await visit(page, desk())
    await follow(page, 'Rond deze stap af')
    await choose(page, 'Hoe gaat het verder?', 'Wij weten genoeg om te beslissen')
    await press(page, 'Rond de stap af')
    await expect(page.getByRole('link', { name: /Neem een besluit|Besluit nemen/ }).count()).resolves.toBe(0)
    expect((await page.goto(`${desk()}/besluiten`))?.status()).toBe(409)
    expect(await words(page.getByRole('main'))).toContain('Deze beslissing neemt iemand anders')
    await expectGood(page)
  })

  test('Anouk decides for her area, with the advice at hand and a reason for each point', async () => {
    const { page, context } = await persona(browser, city, 'gebiedsmanager', { scripts })
    await expectGood(page)
    await follow(page, title, page.getByRole('main'))
    await follow(page, 'Neem een besluit')
    await follow(page, 'Ja, met een lager bedrag of voorwaarden', page.getByRole('main'))
    expect(await main(page)).toContain(plain)
    for (const criterion of criteria) {
      await choose(page, criterion, 'Voldoende')
      await fill(page, `${criterion}: waarom?`, `${criterion} wordt er beter van.`)
    }
    await press(page, 'Bekijk het besluit')
    await page.getByRole('link', { name: /De redenen van dit besluit/ }).waitFor()
    await fill(page, 'De redenen van dit besluit', reasons)
    await fill(page, /^Voorwaarden/, 'De tafel staat minstens twee meter van het fietspad.')
    await press(page, 'Bekijk het besluit')
    expect(await main(page)).toMatch(/Bezwaar maken kan tot en met \S+ \d+ \S+ \d{4}/)
    await press(page, 'Neem dit besluit')
    await says(page, 'Het besluit is genomen en verstuurd.')
    await context.close()
  })

  test('Jannes reads what was decided, by whom, why, and until when he can object', async () => {
    const { page } = jannes
    await openMail(page, email, 'Er is een beslissing over')
    expect(await main(page)).toContain(reasons)
    await visit(page, own())
    const told = await main(page)
    expect(told).toContain('Ja, met een lager bedrag of voorwaarden')
    expect(told).toContain(reasons)
    expect(told).toContain('Wie besloot het college van burgemeester en wethouders')
    expect(told).toContain('Getekend door de gebiedsmanager, namens het college')
    expect(told).toContain('De tafel staat minstens twee meter van het fietspad.')
    expect(told).toMatch(/Bezwaar maken kan tot en met \S+ \d+ \S+ \d{4}/)
    expect(told).toContain('Jij bent aan zet.')
    await unfold(page, 'Niet eens?')
    expect(await main(page)).toContain('Bel of mail eerst je begeleider.')
    const letter = await download(page, 'Download het besluit als brief (PDF)')
    expect(letter.bytes.subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('the neighbours read it too, without what was said among the jury', async () => {
    const { page, context } = await someone(browser, city, { scripts, phone: true })
    await visit(page, `/initiatieven?zoek=${mark}`)
    await follow(page, title)
    const told = await main(page)
    expect(told).toContain(reasons)
    for (const secret of [advice, plain, 'Wiersma', 'Blokland', 'Delcourt'])
      expect(told).not.toContain(secret)
    await follow(page, 'English')
    expect(await main(page)).toContain('Yes, with a lower amount or conditions')
    await context.close()
  })
})
