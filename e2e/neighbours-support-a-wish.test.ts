import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openBrowser, persona, someone } from './browser.ts'
import { choose, fill, follow, openMail, press, says, visit, words } from './walk.ts'

// Neighbours say what they think of the bench in the Wielpark, on a phone without scripts. Who judges the plan reads how
// many they are and why, never who.

const city = inject('city')
let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const bench = 'Een bank bij de vijver in het Wielpark'
const reason = 'De bank staat dan precies voor mijn keukenraam.'
const email = 'rita.raam@voorbeeld.example'
const main = (page: Page): Promise<string> => words(page.getByRole('main'))

/** How many are against, as everybody reads it on the page of the plan. */
async function against(page: Page): Promise<number> {
  const [, amount = '0'] = /(\d+) (?:mensen zijn|persoon is) tegen/.exec(await main(page)) ?? []
  return Number(amount)
}

test('Rita says why she is against, by the link of a mail, and counts once', async () => {
  const { page, context } = await someone(browser, city, { scripts: 'blocked', phone: true })
  await visit(page, '/initiatieven?soort=neighbourhood_wish')
  await follow(page, bench)
  const plan = page.url()
  const before = await against(page)
  for (const time of [1, 2]) {
    await visit(page, plan)
    await follow(page, 'Ik ben tegen, want ...')
    if (time === 1) {
      await press(page, 'Verstuur')
      expect(await page.title()).toMatch(/^Fout: /)
      await choose(page, 'Ben je voor of tegen?', 'Ik ben tegen, want ...')
    }
    await fill(page, 'Waarom?', reason)
    await fill(page, 'Je naam', 'Rita Raam')
    await fill(page, 'Je e-mailadres', email)
    await press(page, 'Verstuur')
    await says(page, 'Kijk in je mail. Klik op de link en bevestig daar. Dan tel je mee.')
    await openMail(page, email, /^Bevestig wat je vindt/)
    await follow(page, /\/steun\//)
    expect(await main(page)).toContain(reason)
    await press(page, 'Ja, dit klopt')
    await says(page, 'Dank je wel. Wij tellen je mee.')
  }
  await follow(page, 'Terug naar het plan')
  expect(await against(page)).toBe(before + 1)
  expect(await main(page)).not.toContain(reason)
  expect(await main(page)).not.toContain('Rita')
  await context.close()
})

test('Kees of the jury reads how many, and the reason without her name', async () => {
  const { page, context } = await persona(browser, city, 'regiegroeplid', {
    scripts: 'blocked',
    phone: true,
  })
  await visit(page, '/werk')
  await follow(page, /^Beoordeel de wensen: Regiegroep West/)
  const said = await main(page)
  expect(said).toMatch(/\d+ mensen steunen dit. \d+ mensen zijn tegen. \d+ handtekeningen op papier./)
  expect(said).toContain(reason)
  expect(said).not.toContain('Rita')
  await context.close()
})
