import { randomUUID } from 'node:crypto'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { sidewaysFaults } from './browser.ts'
import { fill, type Name, words } from './walk.ts'

// JavaScript is really off: every form does its work as plain HTML. What axe finds on these pages is looked for in the other
// stories, because axe itself needs a script.

/** Manner of somebody whose browser has no JavaScript, on a telephone. */
export const off = { scripts: 'off', phone: true } as const

/** Nobody else in the city has this in a title or a text. */
export const newMark = (): string => randomUUID().slice(0, 6)

export const main = (page: Page): Promise<string> => words(page.getByRole('main'))

async function expectPlain(page: Page): Promise<void> {
  expect(await sidewaysFaults(page), page.url()).toEqual([])
  expect(await page.locator('h1').count(), page.url()).toBe(1)
}

/** Opens a page by its address. */
export async function visit(page: Page, path: string, status = 200): Promise<void> {
  const answer = await page.goto(path)
  expect(answer?.status(), path).toBe(status)
  await expectPlain(page)
}

export async function leads(page: Page, target: Locator): Promise<void> {
  await Promise.all([page.waitForEvent('load'), target.click()])
  await expectPlain(page)
}

export const press = (page: Page, name: Name, within: Page | Locator = page): Promise<void> =>
  leads(page, within.getByRole('button', { name }).first())
export const follow = (page: Page, name: Name, within: Page | Locator = page): Promise<void> =>
  leads(page, within.getByRole('link', { name }).first())
/** Opens what is folded away. */
export const unfold = (page: Page, name: string): Promise<void> =>
  page.locator('summary', { hasText: name }).first().click()

/** The page says that it was done. */
export const says = (page: Page, text: Name): Promise<void> =>
  page.getByRole('status').filter({ hasText: text }).first().waitFor()

/** The same page again: its title says so, and a list above it names the fault. */
export async function refused(page: Page, fault: Name): Promise<void> {
  expect(await page.title()).toMatch(/^Fout: /)
  await page.locator('.error-summary').getByRole('link', { name: fault }).waitFor()
}

export async function openMail(page: Page, address: string, subject: Name): Promise<void> {
  await visit(page, `/demo/postvak?aan=${encodeURIComponent(address)}`)
  // Who is in many stories has much post.
  const older = page.getByRole('link', { name: /^(Oudere post|Older mail)$/ })
  const mail = page.getByRole('link', { name: subject })
  while ((await mail.count()) === 0 && (await older.count()) > 0) await leads(page, older)
  await follow(page, subject)
}

/** Signs somebody in by the link in their mail. */
export async function signIn(page: Page, address: string): Promise<void> {
  await visit(page, '/aanmelden')
  await fill(page, 'E-mailadres', address)
  await press(page, 'Stuur mij een link')
  await openMail(page, address, /^Je link om in te loggen/)
  await follow(page, /\/aanmelden\/link\//)
  await press(page, 'Ja, log mij in')
}

/** One green pixel. */
export const photo = {
  name: 'boom.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M/wHwAEBgIApD5fRAAAAABJRU5ErkJggg==',
    'base64',
  ),
}

/** A file of a kind that nobody takes. */
export const note = { name: 'gevel.txt', mimeType: 'text/plain', buffer: Buffer.from('Tekening volgt.') }
