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

test('in English: a paper form of somebody from Leeds, typed over question by question', async () => {
  const email = 'grace@voorbeeld.example'
  const { page, context } = await petra('blocked', true)
  // The paper that Grace filled in at home has a code.
  const atHome = await someone(browser, city, { scripts: 'blocked', english: true })
  await visit(atHome.page, '/idee/papier')
  const [code = ''] = /IDEE-\d+/.exec(await main(atHome.page)) ?? []
  await atHome.context.close()

  await enterOn(page, 'link', /Enter an idea/, page.getByRole('main'))
  await tabTo(page, page.locator('summary', { hasText: 'Is there a paper form?' }))
  await page.keyboard.press('Enter')
  await type(page, 'Code on the paper form', code.toLowerCase())
  await enterOn(page, 'button', 'Open this form')
  // On paper nothing is answered beforehand.
  await expect(page.getByRole('radio', { name: 'On paper' }).isChecked()).resolves.toBe(true)
  const first = page.getByRole('radiogroup', { name: /What fits best/ })
  await expect(first.locator('input:checked').count()).resolves.toBe(0)
  await type(page, /What do you want to do, and why\?/, 'A repair table for bicycles, every first Saturday.')
  await type(page, /Give your idea a title/, 'Bicycle repair table')
  await choose(page, /What fits best\?/, 'I want to do something myself or with others')
  await choose(page, /Is it about green/, 'No, something else')
  await type(page, /Address or spot/, 'The square behind the library')
  await choose(page, /Who is it for\?/, 'For my neighbourhood or district')
  await choose(page, /Do you need a place for it/, 'Yes, small and for a short time')
  await choose(page, /Do you think it needs a permit\?/, 'I do not know')
  await choose(page, /Who do you do it with\?/, 'With neighbours or friends')
  await choose(page, /How did the idea come about\?/, 'It is our own idea')
  await choose(page, /How much money/, 'Nothing')
  await choose(page, /running costs/, 'No')
  await type(page, /Your name/, 'Grace Holloway')
  await choose(page, /How do you want to hear from us\?/, 'By e-mail')
  await type(page, /Your e-mail address/, email)
  await choose(page, /May we show your idea/, 'Yes')
  await tick(page, /I read this aloud/)
  await enterOn(page, 'button', 'Save and give a number')
  const [number = ''] = /\d{4}-\d{4,}/.exec(page.url()) ?? []
  expect(await main(page)).toContain('Bicycle repair table')
  await openMail(page, email, `We received your idea: ${number}`)
  expect(await main(page)).toContain('you will know who your guide is')
  await context.close()
})
