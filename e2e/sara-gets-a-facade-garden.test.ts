import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openBrowser, persona, someone } from './browser.ts'
import { newMark, photo } from './plain.ts'
import { choose, fill, follow, manners, openMail, pick, press, says, tick, visit, words } from './walk.ts'

const city = inject('city')
let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

describe.each(manners)('scripts %s', (scripts) => {
  test('a resident asks, the department plans and lays it out, and the resident says how it stands', async () => {
    const mark = newMark()
    const email = `sara-${mark}@voorbeeld.example`
    // A street of its own for each telling; a number in its name would be read as a house number.
    const street = `Meidoorn${mark.replace(/\d/g, (digit) => 'ghijklmnop'[Number(digit)] ?? '')}straat`
    const { page, context } = await someone(browser, city, { scripts, phone: true })
    await visit(page, '/groen')
    const main = page.getByRole('main')
    expect(await words(main)).toContain('De stoep is ten minste 1,80 meter breed.')
    await follow(page, 'Vraag een geveltuin', main)
    await fill(page, 'Straat en huisnummer', `${street} 12`)
    await pick(page, 'Wijk', 'Wielwijk')
    await choose(page, 'Is het je eigen gevel?', 'Ja, het huis is van mij')
    await fill(page, /Hoe breed is de stoep/, '120')
    await fill(page, 'Je naam', 'Sara de Boer')
    await fill(page, 'Je e-mailadres', email)
    await press(page, 'Verder')
    // The answer comes at once, with what else there is.
    expect(await words(main)).toContain('Op deze plek kan het waarschijnlijk niet')
    expect(await words(main)).toContain('Groen in potten of aan de muur')
    await follow(page, /^Wijzig/, main)
    await fill(page, /Hoe breed is de stoep/, '240')
    await press(page, /^(Verder|Terug naar de controle|Klaar)/, main)
    expect(await words(main)).toContain('Ja, zo te zien kan het')
    await press(page, /^Verstuur/, main)
    expect(await words(main)).toContain('Kies ja of nee.')
    await choose(page, /op de kaart van deze website/, 'Ja')
    await press(page, /^Verstuur/, main)
    expect(await words(main)).toContain('Nog één stap')
    await openMail(page, email, /Bevestig/)
    await follow(page, /\/aanmelden\/link\//)
    await press(page, 'Ja, dit is mijn adres')
    expect(await words(main)).toContain('Pieter Donkersloot')
    const [number = ''] = /\d{4}-\d{4}/.exec(await words(main)) ?? []
    expect(number).not.toBe('')

    const pieter = await persona(browser, city, 'groen', { scripts, phone: true })
    const desk = pieter.page
    const list = desk.getByRole('main')
    await visit(desk, '/werk')
    await follow(desk, 'Open de lijst van groen', list)
    await tick(desk, new RegExp(`Kies .*${street}`))
    await press(desk, 'Plan in deze week', list)
    expect(await words(list)).toContain('Kies een week.')
    const week = desk.getByRole('combobox', { name: 'In welke week?' })
    await week.selectOption({ index: 2 })
    const monday = await week.inputValue()
    await press(desk, 'Plan in deze week', list)
    await says(desk, 'Eén verzoek is gepland')
    await visit(desk, `/werk/groen/route?week=${monday}`)
    expect(await words(list)).toContain(`${street} 12`)
    await follow(desk, `${street} 12`, list)
    await press(desk, 'Klaar', list)
    expect(await words(list)).toContain('Voeg een foto toe van hoe het er nu uitziet.')
    await desk.getByLabel(/Foto van nu/).setInputFiles(photo)
    await press(desk, 'Klaar', list)
    await says(desk, /zorgt er vanaf vandaag voor/)
    await pieter.context.close()

    await openMail(page, email, /Wij komen bij je langs/)
    await openMail(page, email, /Veel plezier met je groen/)
    await follow(page, /\/groen\/zorg\//)
    await choose(page, 'Hoe staat het erbij?', 'Ik kan hulp gebruiken')
    await fill(page, /Wil je er iets bij zeggen/, 'Welke planten kunnen tegen schaduw?')
    await press(page, 'Geef dit antwoord', main)
    await says(page, /De afdeling Groen neemt contact met je op/)
    await press(page, 'Stuur mij geen tips meer', main)
    await says(page, 'Dat is aangepast')
    await visit(page, `/initiatieven?soort=green`)
    expect(await words(main)).toContain(number)
    expect(await words(main)).not.toContain(`${street} 12`)
    await context.close()
  })
})
