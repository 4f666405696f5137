import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { expectGood, openBrowser, persona } from './browser.ts'
import { fill, follow, leads, press, visit, words } from './walk.ts'

const city = inject('city')
let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

describe.each([
  { scripts: 'blocked', phone: true },
  { scripts: 'on', phone: false },
] as const)('scripts $scripts, on a phone: $phone', ({ scripts, phone }) => {
  test('Ravi gives somebody a role and finds it in the log', async () => {
    const { page, context } = await persona(browser, city, 'beheerder', { scripts, phone })
    const name = `Nina ${scripts} ${phone ? 'Klein' : 'Groot'}`
    const email = `nina.${scripts}.${phone}@waterstad.example`
    await visit(page, '/beheer/mensen')
    const form = page.locator('form:has(input[name=email])')
    await fill(page, 'Naam', name, form)
    await fill(page, 'E-mailadres', email, form)
    await form.locator('select[name=role]').selectOption('adviser')
    await press(page, 'Rol geven', form)

    // It is sealed within a second or two, in a busy city later; only people, so that no other story pushes it off.
    const row = page.getByRole('row').filter({ hasText: name }).filter({ hasText: 'Rol gegeven' })
    await expect
      .poll(
        async () => {
          await page.goto('/beheer/logboek?soort=people')
          return row.count()
        },
        { timeout: 240_000, interval: 500 },
      )
      .toBe(1)
    await expectGood(page)
    expect(await words(row)).toContain('Ravi')
    await follow(page, 'Rol gegeven', row)
    const told = await words(page.getByRole('main'))
    expect(told).toContain('POST /beheer/mensen')
    expect(told).toContain('vakadviseur')
    expect(told).toContain('Verzegeld op')
    expect(told).not.toContain(email)

    await visit(page, '/beheer')
    await follow(page, 'Logboek')
    await page.getByLabel('Soort').selectOption('people')
    await leads(page, () => page.getByRole('button', { name: 'Toon' }).click())
    expect(new URL(page.url()).searchParams.get('soort')).toBe('people')
    await follow(page, name)
    expect(new URL(page.url()).searchParams.get('persoon')).toMatch(/^[0-9a-f-]{36}$/)
    await follow(page, 'Wis alle filters')

    await visit(page, '/beheer/logboek?taal=en&soort=cases')
    expect(await words(page.getByRole('main'))).toContain('Audit log')
    await follow(page, 'Next')
    await follow(page, 'Previous')
    await context.close()
  })
})
