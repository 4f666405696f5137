import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { addDays, dayOf } from '../src/kit/dates.ts'
import { openBrowser, type Someone, someone } from './browser.ts'
import { newCase } from './case.ts'
import { choose, enterOn, tabThrough, tabTo, type, typeDay, typeTime } from './keyboard.ts'
import { manners, signIn, visit, words } from './walk.ts'

// Daan Wielenga guides initiatives. He broke his wrist on the ice: for six weeks there is no mouse on his desk. He reads the
// site in English, because his new colleague looks over his shoulder.

const city = inject('city')
let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const main = (page: Page): Promise<string> => words(page.getByRole('main'))

describe.each(manners)('scripts %s', (scripts) => {
  const mark = randomUUID().slice(0, 6)
  const title = `Community oven ${mark}`
  const email = `oven.${mark}@voorbeeld.example`
  let number: string
  let daan: Someone
  let page: Page

  /** What waits for him with this plan, on his desk. */
  const duty = () => page.getByRole('main').getByRole('listitem').filter({ hasText: title })
  const says = (text: string) => page.getByRole('status').filter({ hasText: text }).waitFor()

  /** The faults come first and have the focus; the fault leads to its field. */
  async function refused(fault: string, field: string): Promise<void> {
    expect(await page.title()).toMatch(/^Error: /)
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('fouten')
    await tabTo(page, page.locator('.error-summary').getByRole('link', { name: fault }))
    await page.keyboard.press('Enter')
    const id = await page.evaluate(() => document.activeElement?.id ?? '')
    expect(
      await page.locator(`label[for="${id}"], legend`).filter({ hasText: field }).count(),
    ).toBeGreaterThan(0)
  }

  beforeAll(async () => {
    number = await newCase(browser, city, { title, email })
    const initiator = await someone(browser, city, { scripts: 'blocked' })
    await signIn(initiator.page, email)
    await initiator.page.goto(`/initiatieven/${number}/berichten`)
    await initiator.page.getByLabel('Je bericht').fill('Mag de oven ook onder het afdak?')
    await initiator.page.getByRole('button', { name: 'Verstuur' }).click()
    await initiator.page.waitForURL(/klaar=/)
    await initiator.context.close()
    daan = await someone(browser, city, { scripts, english: true })
    page = daan.page
  })

  test('opens his desk, skips what he knows, and is held nowhere', async () => {
    await visit(page, '/demo')
    await enterOn(page, 'button', /Daan Wielenga/)
    expect(await main(page)).toContain('Hello Daan Wielenga')
    await page.keyboard.press('Tab')
    const skip = page.getByRole('link', { name: 'Skip to content' })
    expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true)
    expect(await skip.isVisible()).toBe(true)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.closest('main')?.id)).toBe('inhoud')
    await tabThrough(page)
  })

  test('answers a message', async () => {
    await enterOn(page, 'link', 'Answer the message', duty())
    expect(await main(page)).toContain('Mag de oven ook onder het afdak?')
    await enterOn(page, 'button', 'Send', page.getByRole('main'))
    await refused('Fill in: Your message.', 'Your message')
    await page.keyboard.type('Yes, if the smoke can get out. Shall we look at it together?')
    await enterOn(page, 'button', 'Send', page.getByRole('main'))
    await says('Your message is sent.')
    expect(await main(page)).toContain('Shall we look at it together?')
  })

  test('plans the first meeting', async () => {
    await enterOn(page, 'link', 'Plan the first meeting')
    await typeDay(page, 'On which day?', addDays(dayOf(new Date()), 7))
    await typeTime(page, 'When does it start?', '19:30')
    await typeTime(page, 'Until when?', '20:30')
    await choose(page, 'How do you meet?', 'At a place in the city')
    await enterOn(page, 'button', 'Plan the meeting')
    await refused('Answer the question: Where exactly?', 'Where exactly?')
    await page.keyboard.type('Under the shelter in the park')
    await enterOn(page, 'button', 'Plan the meeting')
    await says('The meeting is planned.')
    expect(await main(page)).toContain('Under the shelter in the park')
  })

  test('asks for advice, and completes the step', async () => {
    await enterOn(page, 'link', title, page.getByRole('main'))
    await tabThrough(page)
    const unfold = async (name: string) => {
      await tabTo(page, page.locator('summary', { hasText: name }))
      await page.keyboard.press('Enter')
    }
    await unfold('What can you do?')
    await enterOn(page, 'link', 'Complete the step')
    await enterOn(page, 'button', 'Complete the step')
    await refused('Choose an answer', 'How does it go on?')
    await choose(page, 'How does it go on?', 'We ask the departments for advice')
    await type(page, /^Explanation/, 'We like the plan and ask around.')
    await enterOn(page, 'button', 'Complete the step')
    await says('The step is completed.')

    await unfold('What can you do?')
    await enterOn(page, 'link', 'Ask for advice')
    await enterOn(page, 'link', 'safety')
    await choose(page, 'Of whom?', /^Jurre Bolhuis/)
    await enterOn(page, 'button', 'Send the question')
    await says('The question is sent.')
    await enterOn(page, 'link', 'Desk')
    expect(await main(page)).toContain('Hello Daan Wielenga')
    await daan.context.close()
  })
})
