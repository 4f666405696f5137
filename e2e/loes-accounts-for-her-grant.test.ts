import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openBrowser, persona, someone } from './browser.ts'
import { choose, fill, follow, manners, openMail, press, says, signIn, visit, words } from './walk.ts'

const city = inject('city')
let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** Who got a grant and was paid, what it cost, and what is left: one for each manner. */
const grants = {
  blocked: {
    email: 'loes.dijkgraaf@voorbeeld.example',
    plan: 'Wie kan wat in de Poolster',
    granted: 400,
    left: 50,
  },
  on: {
    email: 'shanti.baldew@voorbeeld.example',
    plan: 'Speeltafel met water en zand',
    granted: 1800,
    left: 0,
  },
} as const

describe.each(manners)('scripts %s', (scripts) => {
  const { email, plan, granted, left } = grants[scripts]
  const spent = granted - left

  test('who got a grant tells what was done and what it cost', async () => {
    const { page, context } = await someone(browser, city, { scripts, phone: true })
    await signIn(page, email)
    await visit(page, '/mijn')
    await follow(page, plan)
    await follow(page, /^Geld$/)
    await follow(page, 'Vertel wat je hebt gedaan')
    await fill(page, 'Wat heb je gedaan?', 'Het staat er, en de buurt gebruikt het elke dag.')
    await fill(page, 'Waaraan? (regel 1)', 'Materiaal')
    await fill(page, 'Hoeveel geld is er over?', String(left))
    await press(page, 'Stuur de verantwoording')
    // Half a line is no line: it says so, and nothing typed is lost.
    expect(await words(page.getByRole('main'))).toContain('Vul bij deze regel ook het andere vak in.')
    await fill(page, 'Bedrag (regel 1)', String(spent))
    await press(page, 'Stuur de verantwoording')
    await says(page, 'Je verantwoording is binnen.')
    await context.close()
  })

  test('Govert reads it and settles the grant by a decision with reasons', async () => {
    const { page, context } = await persona(browser, city, 'fondsbeheerder', { scripts, phone: false })
    await visit(page, '/werk/fondsen/verantwoordingen')
    await follow(page, new RegExp(plan))
    const main = page.getByRole('main')
    expect(await words(main)).toContain('Het staat er, en de buurt gebruikt het elke dag.')
    await fill(page, 'Op welk bedrag stel je vast?', String(spent))
    await choose(page, 'Waarom dit bedrag?', left > 0 ? /Er is minder uitgegeven/ : /Zoals verleend/)
    await fill(page, 'Motivering', 'De kosten kloppen met wat je vertelt. Het plan is uitgevoerd.')
    await press(page, 'Kijk het besluit na')
    expect(await words(main)).toMatch(/Vastgesteld op € [1-9]/)
    await press(page, 'Stel de subsidie vast')
    await says(page, 'De subsidie is vastgesteld.')
    if (left > 0) {
      expect(await words(main)).toContain(`Er komt nog € ${left} terug`)
      await press(page, 'Leg vast', main)
      await says(page, 'Het geld is geboekt.')
    }
    await context.close()
  })

  test('the letter says how much, why and how to object; the plan no longer waits for an account', async () => {
    const { page, context } = await someone(browser, city, { scripts, phone: true })
    await openMail(page, email, /vastgesteld/)
    await signIn(page, email)
    await visit(page, '/mijn')
    await follow(page, plan)
    await follow(page, /^Geld$/)
    const main = page.getByRole('main')
    expect(await words(main)).toContain('is je subsidie vastgesteld')
    expect(await words(main)).not.toContain('Vertel wat je hebt gedaan')
    const href = await main.getByRole('link', { name: 'Lees de brief (PDF)' }).getAttribute('href')
    const letter = await page.request.get(href ?? '')
    expect((await letter.body()).subarray(0, 5).toString()).toBe('%PDF-')
    await context.close()
  })
})
