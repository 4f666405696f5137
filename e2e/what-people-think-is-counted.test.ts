import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, persona, someone } from './browser.ts'
import { newCase } from './case.ts'
import { ownCity } from './city.ts'
import {
  choose,
  download,
  fill,
  follow,
  leads,
  manners,
  openMail,
  pick,
  press,
  says,
  signIn,
  unfold,
  visit,
  words,
} from './walk.ts'

// One question, one mark: Jamila gives it on the page of her own plan, somebody else by the link of a mail. Hedda sees it
// come in, a visitor reads the average, and a councillor looks at one area and takes the figures along.

let browser: Awaited<ReturnType<typeof openBrowser>>
let city: Awaited<ReturnType<typeof ownCity>>
beforeAll(async () => {
  ;[browser, city] = await Promise.all([openBrowser(), ownCity()])
})
afterAll(async () => {
  await browser.close()
  await city.end()
})

const main = (page: Page): Promise<string> => words(page.getByRole('main'))

/** How many answers the coordinator counts, over all years. */
async function answersOn(page: Page): Promise<number> {
  await visit(page, '/werk/cijfers?periode=alles')
  const [, answers] = /(\d+) antwoorden op "Wat vind je van ons\?"/.exec(await main(page)) ?? []
  return Number(answers)
}

describe.each(manners)('scripts %s', (scripts) => {
  test('the initiator answers on the page of the plan, and changes it', async () => {
    const hedda = await persona(browser, city.address, 'coordinator', { scripts })
    const before = await answersOn(hedda.page)
    const email = `jamila.${randomUUID().slice(0, 6)}@voorbeeld.example`
    const number = await newCase(browser, city.address, { title: `Pluktuin (${scripts})`, email })
    const daan = await persona(browser, city.address, 'begeleider', { scripts })
    await visit(daan.page, `/werk/zaken/${number}/gesprek`)
    await fill(daan.page, 'Je bericht', 'Leuk plan. Ik bel je morgen.')
    await press(daan.page, 'Verstuur')

    const { page } = await someone(browser, city.address, { scripts, phone: true })
    await signIn(page, email)
    await visit(page, `/mijn/zaken/${number}`)
    expect(await main(page)).toContain('Wat vind je van de hulp van de gemeente tot nu toe?')
    await unfold(page, 'Geef een cijfer van 1 tot 10')
    // Nothing chosen: it says what is missing, on a page that keeps what was typed.
    await fill(page, /Wil je er iets bij zeggen/, 'Ik werd dezelfde dag gebeld.')
    await press(page, 'Geef dit cijfer')
    expect(await page.title()).toMatch(/^Fout: /)
    expect(await page.getByLabel(/Wil je er iets bij zeggen/).inputValue()).toBe(
      'Ik werd dezelfde dag gebeld.',
    )
    await choose(page, 'Jouw cijfer', '9')
    await press(page, 'Geef dit cijfer')
    await says(page, 'Dank je wel')
    await follow(page, 'Terug naar je idee')
    expect(await main(page)).toContain('Je gaf ons een 9.')
    await follow(page, /^Veranderen kan tot en met/)
    await choose(page, 'Jouw cijfer', '8')
    await press(page, 'Verander je antwoord')

    // The guide does not see it; the coordinator counts it, and reads the sentence without a name.
    await visit(daan.page, `/werk/zaken/${number}`)
    expect(await main(daan.page)).not.toContain('dezelfde dag gebeld')
    expect(await answersOn(hedda.page)).toBe(before + 1)
    await follow(hedda.page, 'Lees wat mensen erbij zeiden')
    const said = await main(hedda.page)
    expect(said).toContain('Ik werd dezelfde dag gebeld.')
    expect(said).not.toContain(number)
    for (const { context } of [hedda, daan, { context: page.context() }]) await context.close()
  })

  test('somebody answers by the link of the mail, without signing in', async () => {
    const { page, context } = await someone(browser, city.address, { scripts, phone: true })
    await openMail(page, 'yara.el.amin@voorbeeld.example', /^Eén vraag over /)
    await follow(page, /\/mening\/\S+cijfer=7/)
    expect(await page.getByRole('radio', { name: '7', exact: true }).isChecked()).toBe(true)
    await press(page, /^(Geef dit cijfer|Verander je antwoord)$/)
    await says(page, 'Dank je wel')
    await context.close()
  })

  test('a visitor reads the average, beside what earlier research found', async () => {
    const { page, context } = await someone(browser, city.address, { scripts, phone: true })
    await visit(page, '/cijfers?periode=alles')
    const read = await main(page)
    expect(read).toMatch(/\d,\d gemiddeld geven initiatiefnemers ons\./)
    expect(read).toContain('In eerder onderzoek: 7,5.')
    await visit(page, '/buurt/regiegroep-centrum')
    await follow(page, 'Cijfers van Regiegroep Centrum')
    expect(await main(page)).toContain('Alle soorten ideeën in Regiegroep Centrum')
    // Few people in one district: nobody finds a single mark there.
    await visit(page, '/cijfers?gebied=staart')
    expect(await main(page)).toContain('Onder de 10 antwoorden laten we geen cijfer zien.')
    await context.close()
  })

  test('a councillor chooses an area, and takes along what is seen', async () => {
    const { page, context } = await persona(browser, city.address, 'raadslid', { scripts })
    await visit(page, '/werk')
    await follow(page, 'Cijfers', page.getByRole('navigation', { name: 'Pagina’s van je werk' }))
    await pick(page, 'Gebied', 'Regiegroep West')
    await leads(page, () => page.getByRole('button', { name: 'Toon' }).click())
    expect(new URL(page.url()).searchParams.get('gebied')).toBe('regiegroep-west')
    const read = await main(page)
    expect(read).toContain('Alle soorten ideeën in Regiegroep West')
    expect(read).not.toContain('Daan Wielenga')
    const file = await download(page, /Download wat je hier ziet/)
    const lines = file.bytes.toString('utf8').trim().split('\r\n')
    expect(file.name).toBe('mijn-cijfers.csv')
    expect(lines.filter((line) => line.includes('Regiegroep West')).length).toBeGreaterThan(10)
    const [, running] = /(\d+) openbare initiatieven? lo/.exec(read) ?? []
    expect(lines.some((line) => line.startsWith('nu;De stad;') && line.includes(`;${running}`))).toBe(true)
    // The number is the list behind it.
    await follow(page, /openbare? initiatie\S+ lo/)
    expect(await main(page)).toContain(`${running} initiatie`)
    await context.close()
  })
})
