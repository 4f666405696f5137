import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openBrowser, persona, someone } from './browser.ts'
import { newCase } from './case.ts'
import { newMark } from './plain.ts'
import {
  choose,
  fill,
  follow,
  manners,
  openMail,
  press,
  says,
  signIn,
  tick,
  unfold,
  visit,
  words,
} from './walk.ts'

const city = inject('city')
let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

describe.each(manners)('scripts %s', (scripts) => {
  test('an initiator asks the neighbours, they react, and the report says what came of it', async () => {
    const mark = newMark()
    const email = `jamila-${mark}@voorbeeld.example`
    const neighbour = `buur-${mark}@voorbeeld.example`
    const number = await newCase(browser, city, { title: `Pluktuin ${mark}`, email })

    const { page, context } = await someone(browser, city, { scripts, phone: true })
    const main = page.getByRole('main')
    await signIn(page, email)
    await visit(page, `/mijn/zaken/${number}`)
    await follow(page, 'Beantwoord de vragen', main)
    await press(page, 'Verder', main)
    expect(await words(main)).toContain('Kies een antwoord.')
    await choose(page, 'Welke omgevingsvergunning is nodig?', 'Een andere omgevingsvergunning')
    await press(page, 'Verder', main)
    await choose(page, 'Verandert de openbare ruimte voor lange tijd?', 'Nee')
    await press(page, 'Verder', main)
    await tick(page, 'Uitzicht, zon of groen verandert')
    await tick(page, 'Het blijft voor altijd')
    await press(page, 'Verder', main)
    expect(await words(main)).toContain('Sterk aangeraden')
    expect(await words(main)).toContain('De wet verplicht je niet om met de buurt te praten')
    await press(page, 'Bewaar bij mijn plan', main)
    await says(page, 'Bewaard bij je plan.')

    await follow(page, 'Open een reactieformulier', main)
    await fill(page, 'Wat moeten de buren weten?', 'Een pluktuin op het veldje achter de flat.')
    await fill(page, /Bij wie kunnen ze terecht/, 'Jamila van nummer 8')
    await press(page, 'Open het formulier', main)
    await says(page, 'Het formulier is bewaard.')
    const address = /\/reactie\/[a-z0-9]{7}/.exec(await words(main))?.[0] ?? 'no address'
    await follow(page, 'Bekijk en druk de brief af', main)
    expect(await words(main)).toContain(address)
    expect(await page.getByRole('img', { name: /Vierkante code/ }).count()).toBe(1)
    const letter = await page.request.get(`/initiatieven/${number}/buren/brief.pdf`)
    expect((await letter.body()).subarray(0, 5).toString()).toBe('%PDF-')
    await visit(page, `/initiatieven/${number}/buren`)
    await unfold(page, 'Deze stap is gedaan')
    await fill(page, /Wie vroeg je, en hoe/, 'De brief bij 24 huizen', main.locator('details[open]'))
    await press(page, 'Vink af', main.locator('details[open]'))
    await says(page, 'Afgevinkt.')

    const street = await someone(browser, city, { scripts, phone: true })
    const there = street.page.getByRole('main')
    await visit(street.page, address)
    expect(await words(there)).toContain('Een pluktuin op het veldje achter de flat.')
    await press(street.page, 'Verstuur mijn reactie', there)
    await choose(street.page, 'Wat vind je van het plan?', 'Ik ben tegen')
    await fill(street.page, /Wil je dat uitleggen/, 'Ik raak mijn uitzicht kwijt.')
    await fill(street.page, /^Je naam/, 'Buurvrouw Bep')
    await fill(street.page, /^Je e-mailadres/, neighbour)
    await press(street.page, 'Verstuur mijn reactie', there)
    expect(await words(there)).toContain('Bedankt voor je reactie')
    await openMail(street.page, neighbour, /Bevestig je e-mailadres/)
    await follow(street.page, /\/reactie\/bevestigen\//)
    await press(street.page, 'Ja, dit is mijn adres', there)
    expect(await words(there)).toContain('Je adres is bevestigd')

    await visit(page, `/initiatieven/${number}/buren/invoeren`)
    await choose(page, 'Wat vind je van het plan?', 'Ik ben voor')
    await press(page, 'Voer in', main)
    await says(page, 'De reactie is ingevoerd.')
    await press(page, 'Bewaar het antwoord', main)
    expect(await words(main)).toContain('Kies ten minste één reactie.')
    await tick(page, /Ik raak mijn uitzicht kwijt/)
    await fill(page, 'Wat zeggen zij, in één zin?', 'Zorgen over het uitzicht.')
    await fill(page, 'Wat doe je ermee, en waarom?', 'De bomen komen achteraan.')
    await press(page, 'Bewaar het antwoord', main)
    await says(page, /Je antwoord is bewaard/)
    await openMail(street.page, neighbour, /Wat er met je reactie gebeurt/)
    expect(await words(there)).toContain('De bomen komen achteraan.')
    await street.context.close()

    await follow(page, 'Bekijk het verslag', main)
    const report = await words(main)
    expect(report).toContain('Zorgen over het uitzicht.')
    expect(report).toContain('De brief bij 24 huizen')
    expect(report).not.toContain('Bep')
    // The form is open and a reaction waits: it answers nothing with yes.
    const copied = await page.getByLabel('Tekst om te kopiëren').inputValue()
    expect(copied).toMatch(/^Dit verslag is nog niet af\./)
    expect(copied).not.toContain('betrokken? Ja.')
    await context.close()

    const guide = await persona(browser, city, 'begeleider', { scripts, phone: false })
    await visit(guide.page, `/werk/zaken/${number}`)
    expect(await words(guide.page.getByRole('main'))).toContain('2 reacties. 1 heeft nog geen antwoord.')
    await guide.context.close()
  })
})
