import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { expectGood, patience } from './browser.ts'

/** Every story is told twice: first nobody gets a script, then everybody does. */
export const manners = ['blocked', 'on'] as const

export type Name = string | RegExp

/** Opens a page by its address and looks whether it is right for everybody. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await expectGood(page)
}

/** Does something that leads to another page, and looks whether that page is right for everybody. */
export async function leads(page: Page, act: () => Promise<void>): Promise<void> {
  // What cannot be done says so itself, before the page that then never comes. A form with files may show its answer in
  // place, which is a step in the history too.
  await Promise.all([page.waitForEvent('framenavigated', { timeout: patience + 1000 }), act()])
  await page.waitForLoadState('load')
  await expectGood(page)
}

/** Follows the first link of this name. */
export const follow = (page: Page, name: Name, within: Page | Locator = page): Promise<void> =>
  leads(page, () => within.getByRole('link', { name }).first().click())

/** Presses the button of this name. */
export const press = (page: Page, name: Name, within: Page | Locator = page): Promise<void> =>
  leads(page, () => within.getByRole('button', { name }).first().click())

/** Fills in the field of this name. */
export const fill = (page: Page, name: Name, text: string, within: Page | Locator = page): Promise<void> =>
  within.getByLabel(name).fill(text)

/** Presses the words beside a box, as people do: the whole line is the target. */
async function tickLabel(box: Locator): Promise<void> {
  const id = await box.getAttribute('id')
  await box.page().locator(`label[for="${id}"]`).click()
  expect(await box.isChecked()).toBe(true)
}

/** Chooses an answer to a question. */
export const choose = (page: Page, question: Name, answer: Name): Promise<void> =>
  tickLabel(
    page
      .getByRole('radiogroup', { name: question })
      .getByRole('radio', { name: answer, exact: typeof answer === 'string' }),
  )

/** Ticks a box. */
export const tick = (page: Page, name: Name, within: Page | Locator = page): Promise<void> =>
  tickLabel(within.getByRole('checkbox', { name }))

/** Chooses from a list. */
export async function pick(page: Page, name: Name, option: string): Promise<void> {
  await page.getByRole('combobox', { name }).selectOption({ label: option })
}

/** Follows the link to a file and keeps what comes. */
export async function download(
  page: Page,
  name: Name,
): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name }).first().click(),
  ])
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) }
}

/** Opens what is folded away, without leaving the page. */
export const unfold = (page: Page, name: string): Promise<void> =>
  page.locator('summary', { hasText: name }).first().click()

/** The page says that it was done. */
export const says = (page: Page, text: Name): Promise<void> =>
  page.getByRole('status').filter({ hasText: text }).first().waitFor()

/** Opens the newest mail to somebody with this subject, in the mailbox of the demo city. */
export async function openMail(page: Page, address: string, subject: Name): Promise<void> {
  await visit(page, `/demo/postvak?aan=${encodeURIComponent(address)}`)
  // Who is in many stories has much post.
  const older = page.getByRole('link', { name: /^(Oudere post|Older mail)$/ })
  const mail = page.getByRole('link', { name: subject })
  while ((await mail.count()) === 0 && (await older.count()) > 0) await leads(page, () => older.click())
  await follow(page, subject)
}

/** Signs somebody in by the link in their mail, as a resident does. */
export async function signIn(page: Page, address: string): Promise<void> {
  await visit(page, '/aanmelden')
  await fill(page, 'E-mailadres', address)
  await press(page, 'Stuur mij een link')
  expect(await words(page.getByRole('main'))).toContain('Kijk in je e-mail')
  await openMail(page, address, /^Je link om in te loggen/)
  await follow(page, /\/aanmelden\/link\//)
  await press(page, 'Ja, log mij in')
}

/** The words of a part of the page, as somebody reads them: one space between words. */
export const words = async (part: Locator): Promise<string> => (await part.innerText()).replace(/\s+/g, ' ')
