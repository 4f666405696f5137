import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openBrowser, persona, someone } from './browser.ts'
import { fill, follow, openMail, press, says, tick, visit, words } from './walk.ts'

// Zeynep asked the walking club to apply for the bench together. Wim of the club says yes by the link of the mail, on a
// phone without scripts; the plan names his club and not him.

const city = inject('city')
let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const bench = 'Een bank bij de vijver in het Wielpark'
const email = 'bestuur@wandelclub-wielwijk.example'
const main = (page: Page): Promise<string> => words(page.getByRole('main'))

test('Wim reads what is asked for, says yes for his club, and the plan names the club only', async () => {
  const { page, context } = await someone(browser, city, { scripts: 'blocked', phone: true })
  await openMail(page, email, /^Vraag je mee geld aan/)
  await follow(page, /\/mede-aanvrager\//)
  for (const text of [
    'voor Wandelclub Wielwijk',
    'Bank met twee leuningen',
    'Tot het besluit kun je stoppen',
  ])
    expect(await main(page)).toContain(text)
  await press(page, 'Ja, ik vraag mee aan')
  expect(await page.title()).toMatch(/^Fout: /)
  await fill(page, 'Je naam', 'Wim Wandelaar')
  await tick(page, /Ik mag tekenen voor Wandelclub Wielwijk/)
  await press(page, 'Ja, ik vraag mee aan')
  await says(page, 'Dank je wel. Je vraagt nu mee aan.')
  await follow(page, 'Naar het plan')
  expect(await main(page)).toContain('Wandelclub Wielwijk')
  expect(await main(page)).not.toContain('Wim')
  await context.close()
})

test('the guide sees on the case who applies', async () => {
  const { page, context } = await persona(browser, city, 'teamlid', { scripts: 'blocked' })
  await visit(page, '/werk/zaken?zoek=Wielpark')
  await follow(page, bench)
  expect(await main(page)).toContain('Wim Wandelaar, Wandelclub Wielwijk')
  await context.close()
})
