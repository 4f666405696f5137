import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { addWorkingDays, dayOf, formatDay } from '../src/kit/dates.ts'
import { expectGood, openBrowser, type Someone, someone } from './browser.ts'
import { choose, enterOn, pick, tabTo, tick, type } from './keyboard.ts'
import { manners, openMail, visit, words } from './walk.ts'

// Petra Nijkamp answers the telephone and sits at the desk in the town hall. Her wrist hurts: she uses no mouse.

const city = inject('city')
let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const main = (page: Page): Promise<string> => words(page.getByRole('main'))
const norm = (): string => formatDay(addWorkingDays(dayOf(new Date()), 5), 'nl', 'long')

/** From the list of people of the demo city to her desk. */
async function petra(scripts: 'blocked' | 'on', english = false): Promise<Someone> {
  const who = await someone(browser, city, { scripts, english })
  await visit(who.page, '/demo')
  await enterOn(who.page, 'button', /Petra Nijkamp/)
  expect(new URL(who.page.url()).pathname).toBe('/werk')
  return who
}

/** What is said on the telephone is typed in; the usual answers stand there already. */
async function typeIdea(page: Page, idea: { readonly title: string; readonly how: string }): Promise<void> {
  await choose(page, 'Hoe kwam het idee binnen?', idea.how)
  await type(
    page,
    /Wat wil de bewoner doen/,
    'Een ruilkast voor boeken en puzzels bij de ingang van de flat.',
  )
  await type(page, /Titel van het idee/, idea.title)
  await type(page, /Adres of plek/, 'Wielhof 12')
  await pick(page, /^Wijk/, 'Wielwijk')
  await choose(page, /Voor wie is het\?/, 'Voor mijn huis of straat')
  await choose(page, /Is er een plek nodig/, 'Ja, klein en voor even')
}

/** The number she reads aloud. */
const numberOn = async (page: Page): Promise<string> => {
  const [number = ''] = /\d{4}-\d{4,}/.exec(page.url()) ?? []
  expect(await main(page)).toContain(`${number} is het nummer. Noem het aan de bewoner.`)
  return number
}

describe.each(manners)('scripts %s', (scripts) => {
  test('enters an idea of somebody on the telephone, who gets a mail, and finds it when he calls again', async () => {
    const email = `wim.${scripts}@voorbeeld.example`
    const title = `Ruilkast bij de Wielhof (${scripts})`
    const { page, context } = await petra(scripts)
    await expectGood(page)
    await enterOn(page, 'link', /Voer een idee in/, page.getByRole('main'))

    // Something is forgotten: the faults come first, have the focus, and lead to their field.
    await typeIdea(page, { title, how: 'Aan de telefoon' })
    await enterOn(page, 'button', 'Sla op en geef een nummer')
    expect(await page.title()).toMatch(/^Fout: /)
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('fouten')
    const fault = page.getByRole('link', { name: 'Lees de tekst voor en vraag of de bewoner het goedvindt.' })
    await tabTo(page, fault)
    await page.keyboard.press('Enter')
    await page.waitForURL(/#veld-voorgelezen$/)
    await page.keyboard.press('Space')
    expect(await page.getByRole('checkbox', { name: /voorgelezen/ }).isChecked()).toBe(true)
    expect(await page.getByLabel(/Titel van het idee/).inputValue()).toBe(title)

    await visit(page, '/werk/idee-invoeren')
    await typeIdea(page, { title, how: 'Aan de telefoon' })
    await type(page, /Naam van de bewoner/, 'Wim Terhorst')
    await choose(page, /Hoe wil de bewoner van ons horen\?/, 'Per e-mail')
    await type(page, /^E-mailadres/, email)
    await choose(page, /Mag het idee op deze website\?/, 'Ja')
    await tick(page, /Ik heb dit voorgelezen/)
    await enterOn(page, 'button', 'Sla op en geef een nummer')

    const number = await numberOn(page)
    const said = await main(page)
    expect(said).toContain(`Je idee “${title}” is binnen.`)
    expect(said).toContain(`Uiterlijk ${norm()} weet je wie je begeleider is.`)
    expect(said).toMatch(/Tot dan helpt .+ je\. Het telefoonnummer is \d{3} - [\d ]+\./)
    expect(said).toContain(`in een mail aan ${email}`)

    const wim = await someone(browser, city, { scripts, phone: true })
    await openMail(wim.page, email, `We hebben je idee ontvangen: ${number}`)
    expect(await main(wim.page)).toContain(`"${title}"`)
    await wim.context.close()

    // A week later he calls: where does it stand? He knows the number.
    await visit(page, '/werk')
    await enterOn(page, 'link', /Zeg iemand waar de zaak staat/, page.getByRole('main'))
    await type(page, 'Nummer, titel, naam of e-mailadres', number)
    await enterOn(page, 'button', 'Zoek', page.getByRole('main'))
    const found = await main(page)
    expect(found).toContain('1 zaak gevonden')
    expect(found).toContain(`${number} ${title}`)
    expect(found).toContain('Wim Terhorst')
    expect(found).toMatch(/Wie helpt verder .+, \d{3} - \d{3}/)
    expect(page.url()).not.toContain(number)
    await context.close()
  })

  test('enters one for somebody without e-mail, and prints the letter', async () => {
    const title = `Bankje bij de bushalte (${scripts})`
    const { page, context } = await petra(scripts)
    await enterOn(page, 'link', /Voer een idee in/, page.getByRole('main'))
    await typeIdea(page, { title, how: 'Aan de balie' })
    await type(page, /Naam van de bewoner/, 'Jannie Groot')
    await choose(page, /Hoe wil de bewoner van ons horen\?/, 'Met een brief')
    await type(page, /^Adres$/, 'Wielhof 30, 3311 AA Waterstad')
    await choose(page, /Mag het idee op deze website\?/, 'Nee')
    await tick(page, /Ik heb dit voorgelezen/)
    await enterOn(page, 'button', 'Sla op en geef een nummer')

    const number = await numberOn(page)
    expect(await main(page)).toContain('De bewoner krijgt een brief.')
    await enterOn(page, 'link', 'Print de brief')
    const letter = await words(page.getByRole('article'))
    expect(letter).toContain('Jannie Groot Wielhof 30, 3311 AA Waterstad')
    expect(letter).toContain(`Onderwerp: je idee met nummer ${number}`)
    expect(letter).toContain(`Uiterlijk ${norm()} weet je wie je begeleider is.`)
    expect(letter).toContain('Je idee komt niet op de website')

    // On paper there is the letter, and nothing of the page around it.
    await page.emulateMedia({ media: 'print' })
    await expect(page.getByRole('button', { name: 'De brief is op de post' }).isVisible()).resolves.toBe(
      false,
    )
    await expect(page.getByRole('article').isVisible()).resolves.toBe(true)
    await page.emulateMedia({ media: 'screen' })
    await enterOn(page, 'button', 'De brief is op de post')
    await page.getByRole('status').filter({ hasText: 'Dit is gedaan' }).waitFor()
    await context.close()
  })
})
