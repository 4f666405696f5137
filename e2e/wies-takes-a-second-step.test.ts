import { TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openBrowser, persona, someone } from './browser.ts'
import { fill, follow, openMail, press, says, visit, words } from './walk.ts'

const city = inject('city')
let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const password = 'negen blauwe fietsen'
const secretOn = async (page: Page): Promise<string> =>
  (await page.locator('dd code').innerText()).replaceAll(' ', '')
const codeOf = (secret: string, halfMinutes = 0): string =>
  new TOTP({ secret }).generate({ timestamp: Date.now() + halfMinutes * 30_000 })

async function signIn(page: Page, email: string): Promise<void> {
  await visit(page, '/aanmelden/medewerker')
  await fill(page, 'E-mailadres van je werk', email)
  await fill(page, 'Wachtwoord', password)
  await press(page, 'Inloggen', page.getByRole('main'))
}

describe.each([
  { scripts: 'blocked', phone: true },
  { scripts: 'on', phone: false },
] as const)('scripts $scripts, on a phone: $phone', (manner) => {
  test('Wies turns the app with codes on, signs in with it, and once with a recovery code', async () => {
    const name = `Wies ${manner.scripts}`
    const email = `wies.${manner.scripts}.${Date.now()}@waterstad.example`
    const ravi = await persona(browser, city, 'beheerder', manner)
    await visit(ravi.page, '/beheer/mensen')
    const form = ravi.page.locator('form:has(input[name=email])')
    await fill(ravi.page, 'Naam', name, form)
    await fill(ravi.page, 'E-mailadres', email, form)
    await fill(ravi.page, 'Eerste wachtwoord', password, form)
    await form.locator('select[name=role]').selectOption('case_guide')
    await press(ravi.page, 'Rol geven', form)

    const { page, context } = await someone(browser, city, manner)
    await signIn(page, email)
    expect(new URL(page.url()).pathname).toBe('/werk')
    await visit(page, '/mijn/veiligheid')
    await follow(page, 'App met codes aanzetten')
    await page.getByRole('img', { name: /Vierkante code/ }).waitFor()
    const secret = await secretOn(page)
    await fill(page, 'Code uit de app', '000000')
    await press(page, 'Aanzetten')
    expect(await words(page.getByRole('main'))).toContain('Deze code klopt niet')
    // The app has the key by now: it is the same after an error.
    expect(await secretOn(page)).toBe(secret)
    await fill(page, 'Code uit de app', codeOf(secret))
    await press(page, 'Aanzetten')
    await says(page, 'Je ziet deze codes maar één keer')
    const codes = await page.locator('ol code').allInnerTexts()
    expect(codes).toHaveLength(10)
    await follow(page, 'Ik heb ze bewaard, verder')
    expect(await words(page.getByRole('main'))).toContain('Je hebt nog 10 herstelcodes.')
    await press(page, 'Uitloggen')

    await signIn(page, email)
    expect(await words(page.getByRole('main'))).toContain('Nog één stap')
    // Halfway nobody is in.
    await visit(page, '/werk')
    expect(new URL(page.url()).pathname).toBe('/aanmelden/tweede-stap')
    await fill(page, /^Code uit de app/, codeOf(secret, 1))
    await press(page, 'Verder')
    expect(new URL(page.url()).pathname).toBe('/werk')
    await press(page, 'Uitloggen')

    await signIn(page, email)
    await fill(page, /^Code uit de app/, codes[0]!)
    await press(page, 'Verder')
    await openMail(page, email, /^Er is iets veranderd/)
    await visit(page, '/mijn/veiligheid')
    expect(await words(page.getByRole('main'))).toContain('Je hebt nog 9 herstelcodes.')

    // All is lost: Ravi clears it, and Wies is out.
    await visit(ravi.page, '/beheer/mensen')
    await follow(ravi.page, name)
    await press(ravi.page, 'Tweede stap wissen')
    await says(ravi.page, 'De tweede stap is gewist')
    await visit(page, '/werk')
    expect(new URL(page.url()).pathname).toBe('/aanmelden')
    await context.close()
    await ravi.context.close()
  })
})
