import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openBrowser, someone } from './browser.ts'
import { tabTo } from './keyboard.ts'
import { fill, follow, leads, openMail, press, says, signIn, visit, words } from './walk.ts'

const city = inject('city')
let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** A telephone that asks for a finger, and gets it; `verified: false` is one on which nobody puts a finger. */
async function telephone(page: Page, verified = true) {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: verified,
      automaticPresenceSimulation: true,
    },
  })
  return async (isUserVerified: boolean) => {
    await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified })
  }
}

const key = async (page: Page, name: string | RegExp): Promise<void> => {
  await tabTo(page, page.getByRole('button', { name }))
  await leads(page, () => page.keyboard.press('Enter'))
}

test('Yara makes a passkey, signs out, and is in again without mail, by keyboard', async () => {
  const { page, context } = await someone(browser, city, { phone: true })
  const email = `yara.${Date.now()}@voorbeeld.example`
  const setVerified = await telephone(page)
  await signIn(page, email)
  await follow(page, 'Inloggen en veiligheid')
  expect(await words(page.getByRole('main'))).toContain('Je hebt nog geen toegangssleutel.')
  await tabTo(page, page.getByLabel('Naam'))
  await page.keyboard.type('Mijn telefoon')
  await key(page, 'Toegangssleutel maken')
  await says(page, 'Je toegangssleutel is toegevoegd')
  const row = page.getByRole('row').filter({ hasText: 'Mijn telefoon' })
  expect(await words(row)).toContain('nog niet')

  await press(page, 'Uitloggen')
  await visit(page, '/aanmelden?terug=/mijn/veiligheid')
  // Nobody puts a finger on it: a sentence says that it did not work, and one can try again.
  await setVerified(false)
  await page.getByRole('button', { name: 'Log in met een toegangssleutel' }).press('Enter')
  await page.getByRole('status').filter({ hasText: 'Het is niet gelukt' }).waitFor()
  await setVerified(true)
  await key(page, 'Log in met een toegangssleutel')
  expect(new URL(page.url()).pathname).toBe('/mijn/veiligheid')
  expect(await words(page.getByRole('main'))).toContain('met een toegangssleutel')

  await openMail(page, email, /^Er is iets veranderd/)
  expect(await words(page.getByRole('main'))).toContain('Mijn telefoon')

  // The same device has one already, and says so.
  await visit(page, '/mijn/veiligheid')
  await fill(page, 'Naam', 'Nog een keer')
  await page.getByRole('button', { name: 'Toegangssleutel maken' }).click()
  await page.getByRole('status').filter({ hasText: 'heeft al een toegangssleutel' }).waitFor()
  await press(page, /^Verwijder/)
  await says(page, 'De toegangssleutel is verwijderd')
  await context.close()
})

describe.each(['off', 'blocked'] as const)('scripts %s', (scripts) => {
  test('the page says what to do without JavaScript', async () => {
    const { page, context } = await someone(browser, city, { scripts })
    await page.goto('/aanmelden')
    const main = await words(page.getByRole('main'))
    expect(main).toContain('kan alleen als JavaScript aanstaat')
    expect(main).toContain('log in met een link uit je mail')
    expect(await page.getByRole('button', { name: 'Log in met een toegangssleutel' }).isVisible()).toBe(false)
    await context.close()
  })
})
