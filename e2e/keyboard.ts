import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Day } from '../src/kit/dates.ts'
import { leads, type Name } from './walk.ts'

// Somebody who never touches a mouse: Tab, Enter, space, arrows and letters only.

/** More stops than any page has. */
const mostStops = 400

/** Presses Tab until this has the focus, and looks whether one can see that it has. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  // Sought by its role and name once: at every stop again is most of the time of a page with many stops.
  const wanted = await target.elementHandle()
  for (let stop = 0; stop < mostStops; stop++) {
    if (await page.evaluate((element) => element === document.activeElement, wanted)) {
      return expectVisibleFocus(page)
    }
    await page.keyboard.press('Tab')
  }
  throw new Error(`No number of tabs leads to ${target}`)
}

/** Tabs once through the whole page: the focus shows at every stop, comes at everything there is, and is held nowhere. */
export async function tabThrough(page: Page): Promise<void> {
  const all = await page.evaluate(() => {
    const stops = document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary')
    const shown = [...stops].filter((stop) => stop.checkVisibility({ visibilityProperty: true }))
    // One of a group of radio buttons is a stop; the arrows lead to the others.
    const others = (stop: HTMLElement) =>
      shown.find((one) => one instanceof HTMLInputElement && one.name === stop.getAttribute('name')) !== stop
    const wanted = shown.filter((stop) => !(stop.getAttribute('type') === 'radio' && others(stop)))
    for (const stop of wanted) stop.dataset.stop = 'waits'
    return wanted.length
  })
  expect(all).toBeGreaterThan(0)
  await page.locator('body').evaluate((body) => {
    body.tabIndex = -1
    body.focus()
  })
  for (let stop = 0; stop < mostStops; stop++) {
    await page.keyboard.press('Tab')
    const left = await page.evaluate(() => {
      const { activeElement } = document
      if (activeElement instanceof HTMLElement) activeElement.dataset.stop = 'seen'
      return document.querySelectorAll('[data-stop=waits]').length
    })
    await expectVisibleFocus(page)
    if (left === 0) return
  }
  const missed = await page.locator('[data-stop=waits]').evaluateAll((all) => all.map((one) => one.outerHTML))
  expect(missed, page.url()).toEqual([])
}

/** The focus shows, and nothing lies over what has it (WCAG 2.4.7, 2.4.11). */
async function expectVisibleFocus(page: Page): Promise<void> {
  const fault = await page.evaluate(() => {
    const element = document.activeElement
    if (!element) return 'nothing has the focus'
    // A card shows the focus of its link around itself.
    const around = [element, element.parentElement, element.parentElement?.parentElement]
    const outlined = around.some((one) => one && getComputedStyle(one).outlineStyle !== 'none')
    const shows = outlined || getComputedStyle(element).boxShadow !== 'none'
    const { left, top, width, height } = element.getBoundingClientRect()
    const above = document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 12))
    const isCovered = above !== null && !above.contains(element) && !element.contains(above)
    const isLabel = above?.closest('label')?.getAttribute('for') === element.id
    if (!shows) return `the focus on ${element.outerHTML.slice(0, 120)} cannot be seen`
    return isCovered && !isLabel ? `${above?.outerHTML.slice(0, 120)} lies over the focus` : null
  })
  expect(fault, page.url()).toBeNull()
}

/** Goes to a link or button and presses Enter; the next page is looked at. */
export async function enterOn(
  page: Page,
  role: 'link' | 'button',
  name: Name,
  within: Page | Locator = page,
): Promise<void> {
  await tabTo(page, within.getByRole(role, { name }).first())
  await leads(page, () => page.keyboard.press('Enter'))
}

/** Goes to a field and types. */
export async function type(page: Page, name: Name, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name })
  await tabTo(page, field)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(text)
  expect(await field.inputValue()).toBe(text)
}

/** Goes to a date and types it in the order in which this browser shows it: month, day, year. */
export async function typeDay(page: Page, name: Name, day: Day): Promise<void> {
  const field = page.getByLabel(name)
  await tabTo(page, field)
  const [year, month, date] = day.split('-')
  await page.keyboard.type(`${month}${date}${year}`)
  expect(await field.inputValue()).toBe(day)
}

/** Goes to a time, such as 19:30, and types it as this browser shows it: 07:30 PM. */
export async function typeTime(page: Page, name: Name, time: string): Promise<void> {
  const field = page.getByLabel(name)
  await tabTo(page, field)
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  const two = (value: number): string => String(value).padStart(2, '0')
  await page.keyboard.type(`${two(hours % 12 || 12)}${two(minutes)}${hours < 12 ? 'AM' : 'PM'}`)
  expect(await field.inputValue()).toBe(time)
}

/** Goes to a question and moves with the arrows to the answer. */
export async function choose(page: Page, question: Name, answer: Name): Promise<void> {
  const group = page.getByRole('radiogroup', { name: question })
  const answers = group.getByRole('radio')
  const wanted = group.getByRole('radio', { name: answer, exact: typeof answer === 'string' })
  const chosen = group.locator('input:checked')
  await tabTo(page, (await chosen.count()) > 0 ? chosen : answers.first())
  await page.keyboard.press('Space')
  for (let moves = await answers.count(); moves > 0 && !(await wanted.isChecked()); moves--) {
    await page.keyboard.press('ArrowDown')
  }
  expect(await wanted.isChecked(), String(answer)).toBe(true)
}

/** Goes to a box and ticks it with the space bar. */
export async function tick(page: Page, name: Name): Promise<void> {
  const box = page.getByRole('checkbox', { name })
  await tabTo(page, box)
  await page.keyboard.press('Space')
  expect(await box.isChecked()).toBe(true)
}

/** Goes to a list and types the beginning of the answer. */
export async function pick(page: Page, name: Name, answer: string): Promise<void> {
  const list = page.getByRole('combobox', { name })
  await tabTo(page, list)
  await page.keyboard.type(answer)
  expect(await list.locator('option:checked').innerText()).toBe(answer)
}
