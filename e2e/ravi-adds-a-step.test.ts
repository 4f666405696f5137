import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, persona, type Someone } from './browser.ts'
import { newCase } from './case.ts'
import { ownCity } from './city.ts'
import { choose, fill, follow, manners, openMail, pick, press, says, visit, words } from './walk.ts'

// Ravi administers the municipality without a programmer: a step more in a process, with its term and its letter.

let city = ''
let endCity: () => Promise<void>
let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  // What he changes everybody sees: the other stories are told elsewhere.
  const own = await ownCity()
  city = own.address
  endCity = own.end
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await endCity()
})

const main = (page: Page): Promise<string> => words(page.getByRole('main'))
const process = '/beheer/processen/green'
const draft = '/beheer/concepten/processen/green'

describe.each(manners)('scripts %s', (scripts) => {
  const mark = randomUUID().slice(0, 6)
  const step = `Vragen aan de buren ${mark}`
  const email = (who: string): string => `${who}.${mark}@voorbeeld.example`
  let ravi: Someone
  let running = ''

  beforeAll(async () => {
    running = await newCase(browser, city, { title: `Klimroos ${mark}`, email: email('loopt'), green: true })
    ravi = await persona(browser, city, 'beheerder', { scripts, phone: scripts === 'blocked' })
  })
  afterAll(() => ravi.context.close())

  test('Ravi begins a draft, and puts a step in between with its term', async () => {
    const { page } = ravi
    await visit(page, '/beheer')
    await follow(page, 'Processen')
    await follow(page, /^Eenvoudig groen/)
    await press(page, 'Maak een nieuwe versie')
    expect(await main(page)).toContain('Alleen beheerders zien dit.')
    await follow(page, 'Voeg een stap toe')
    await press(page, 'Zet de stap erbij')
    expect(await main(page)).toContain('Vul in: Naam van de stap, in het Nederlands.')
    await pick(
      page,
      'Waar komt de stap?',
      'Na "Bekijken en plannen", bij de uitkomst "Het kan, de week staat vast" (voor "Aanleggen")',
    )
    await fill(page, 'Naam van de stap, in het Nederlands', step)
    await fill(page, 'Naam van de stap, in het Engels', `Asking the neighbours ${mark}`)
    await fill(page, 'Wat er nu gebeurt, in het Nederlands', 'jij vraagt het aan je buren')
    await fill(page, 'Wat er nu gebeurt, in het Engels', 'you ask your neighbours')
    await fill(page, 'Uitleg, in het Nederlands', 'Een geveltuin is van de hele straat.')
    await fill(page, 'Uitleg, in het Engels', 'A front garden belongs to the whole street.')
    await pick(page, 'Wie is aan zet', 'de initiatiefnemer')
    await fill(page, 'Hoelang', '2')
    if (scripts === 'on') {
      // The picture follows what is typed, without a press.
      await expect.poll(() => words(page.locator('[data-preview]')), { timeout: 20_000 }).toContain(step)
    } else {
      await press(page, 'Bekijk eerst')
      expect(await words(page.locator('[data-preview]'))).toContain(step)
    }
    await press(page, 'Zet de stap erbij')
    await says(page, 'Bewaard in het concept.')
  })

  test('and its letter, with a word that does not exist refused', async () => {
    const { page } = ravi
    await follow(page, /Wijzig.*De brief bij deze stap/)
    await fill(page, 'Je eigen woorden, in het Nederlands', 'Vraag het voor {datum} aan je buren.')
    await fill(page, 'Je eigen woorden, in het Engels', 'Ask your neighbours before {day}.')
    await press(page, 'Bewaar')
    expect(await main(page)).toContain('Wij kennen {datum} niet.')
    await fill(page, 'Je eigen woorden, in het Nederlands', 'Vraag het voor {dag} aan je buren.')
    await press(page, 'Bekijk eerst')
    expect(await words(page.locator('[data-preview]'))).toMatch(/Vraag het voor .* 20\d\d aan je buren\./)
    await press(page, 'Bewaar')
    await says(page, 'Bewaard in het concept.')
    await press(page, 'Maak de laatste verandering ongedaan')
    await says(page, 'ongedaan gemaakt')
    await press(page, 'Doe de laatste verandering opnieuw')
    await says(page, 'De laatste verandering staat er weer.')
    await follow(page, step)
    expect(await main(page)).toContain('Vraag het voor {dag} aan je buren.')
  })

  test('he tries it on an example, over the holidays', async () => {
    const { page } = ravi
    await follow(page, 'Proberen')
    await fill(page, 'Op welke dag komt het idee binnen?', '2026-12-14')
    await press(page, 'Begin')
    await choose(page, 'Hoe loopt deze stap af?', 'Het kan, de week staat vast')
    await fill(page, 'Op welke dag is de stap klaar?', '2026-12-18')
    await press(page, 'Ga verder')
    expect(await main(page)).toContain(`2. ${step}`)
    // Two weeks end on 1 January: the next working day is the last.
    expect(await main(page)).toContain('maandag 4 januari 2027')
    await page.locator('summary', { hasText: `Een bank in het park: ${step}` }).click()
    expect(await main(page)).toContain('Vraag het voor maandag 4 januari 2027 aan je buren.')
    await press(page, 'Ga verder')
    expect(await main(page)).toContain('3. Aanleggen')
    await follow(page, 'Eén stap terug')
  })

  test('he sees what is different, and publishes', async () => {
    const { page } = ravi
    await follow(page, 'Vergelijken')
    const different = await main(page)
    expect(different).toContain(`Stap: ${step}`)
    expect(different).toContain('2 weken, onze belofte')
    await follow(page, 'Publiceren')
    expect(await main(page)).toContain('Zaken die al lopen, houden hun eigen versie')
    await press(page, 'Publiceer')
    await says(page, /Versie \d+ is gepubliceerd en geldt nu\./)
    expect(new URL(page.url()).pathname).toBe(process)
    expect((await page.request.get(draft)).status()).toBe(409)
  })

  test('a new idea follows it, with the letter; the one that was running does not', async () => {
    const fresh = await newCase(browser, city, {
      title: `Blauweregen ${mark}`,
      email: email('nieuw'),
      green: true,
    })
    const daan = await persona(browser, city, 'begeleider', { scripts })
    const { page } = daan
    for (const number of [running, fresh]) {
      await visit(page, `/werk/zaken/${number}`)
      await follow(page, 'Rond deze stap af')
      await choose(page, 'Hoe gaat het verder?', 'Het kan, de week staat vast')
      await press(page, 'Rond de stap af')
    }
    await openMail(page, email('nieuw'), `Blauweregen ${mark}: ${step}`)
    expect(await main(page)).toMatch(/Vraag het voor .* aan je buren\./)
    await openMail(page, email('loopt'), `Klimroos ${mark}: Aanleggen`)
    await visit(page, `/werk/zaken/${running}`)
    expect(await main(page)).not.toContain(step)
    await visit(page, `/werk/zaken/${fresh}`)
    expect(await main(page)).toContain(step)
    await daan.context.close()
  })

  test('he undoes the publication, and throws away a draft', async () => {
    const { page } = ravi
    await visit(page, process)
    await follow(page, 'Zet de vorige versie terug')
    expect(await main(page)).toContain(step)
    await press(page, 'Ja, zet terug')
    await says(page, 'Teruggezet.')
    await press(page, 'Maak een nieuwe versie')
    expect(await main(page)).not.toContain(step)
    await follow(page, 'Publiceren')
    await follow(page, 'Gooi het concept weg')
    await press(page, 'Ja, gooi weg')
    await says(page, 'Het concept is weggegooid.')
  })
})
