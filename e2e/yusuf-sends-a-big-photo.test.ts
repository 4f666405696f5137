import { randomBytes } from 'node:crypto'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { axeFaults, openBrowser, type Someone, sidewaysFaults, someone } from './browser.ts'
import { fill, follow, press, visit, words } from './walk.ts'

// Yusuf tells his idea on a telephone with a slow connection, and his photo is large.

const city = inject('city')
const story = 'Een muur waar iedereen op mag schilderen.'
const title = 'Een muur om op te schilderen'
let browser: Awaited<ReturnType<typeof openBrowser>>
let photo: Buffer
beforeAll(async () => {
  browser = await openBrowser()
  const side = 1500
  // Noise: nothing makes it smaller.
  photo = await sharp(randomBytes(side * side * 3), { raw: { width: side, height: side, channels: 3 } })
    .png()
    .toBuffer()
})
afterAll(() => browser.close())

const photoField = (page: Page) => page.getByLabel(/foto of tekening/)
const bar = (page: Page) => page.getByRole('progressbar', { name: 'Je bestanden worden verstuurd' })

async function yusufTells(): Promise<Someone & { slow(bytesPerSecond: number): Promise<void> }> {
  const yusuf = await someone(browser, city, { phone: true })
  const { page, context } = yusuf
  await visit(page, '/idee')
  await follow(page, 'Begin met vertellen')
  await fill(page, 'Wat wil je doen, en waarom?', story)
  await fill(page, 'Geef je idee een titel', title)
  await photoField(page).setInputFiles({ name: 'muur.png', mimeType: 'image/png', buffer: photo })
  const line = await context.newCDPSession(page)
  const slow = async (uploadThroughput: number): Promise<void> => {
    await line.send('Network.emulateNetworkConditions', {
      offline: uploadThroughput === 0,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput,
    })
  }
  return { ...yusuf, slow }
}

const expectKept = async (page: Page): Promise<void> => {
  expect(await page.getByLabel('Geef je idee een titel').inputValue()).toBe(title)
  expect(await photoField(page).evaluate((field: HTMLInputElement) => field.files?.length)).toBe(1)
}

test('he sees how far it is, stops it, and sends it after all', async () => {
  const { page, context, slow } = await yusufTells()
  await slow(400_000)
  const next = page.getByRole('button', { name: 'Verder', exact: true })
  await next.click()
  await bar(page).waitFor()
  await page.waitForFunction(() => (document.querySelector('progress')?.value ?? 0) > 0)
  expect(await words(page.locator('.sending'))).toMatch(/\d,\d van [67],\d MB verstuurd \(\d+%\)/)
  expect(await axeFaults(page)).toEqual([])
  expect(await sidewaysFaults(page)).toEqual([])
  // Pressing again sends nothing twice.
  await next.click()
  expect(await bar(page).count()).toBe(1)
  await page.getByRole('button', { name: 'Stop met versturen' }).click()
  await page.getByRole('status').filter({ hasText: 'Er is niets verstuurd' }).waitFor()
  expect(await next.evaluate((button) => button === document.activeElement)).toBe(true)
  expect(await bar(page).count()).toBe(0)
  await expectKept(page)
  await slow(-1)
  await press(page, 'Verder')
  expect(await words(page.getByRole('main'))).toContain('Wat past het best?')
  await page.goBack()
  expect(await words(page.getByRole('main'))).toContain('muur.webp')
  await context.close()
})

test('without a connection he hears so, and nothing is lost', async () => {
  const { page, context, slow } = await yusufTells()
  await slow(0)
  await page.getByRole('button', { name: 'Verder', exact: true }).click()
  await page.getByRole('status').filter({ hasText: 'Het versturen is niet gelukt' }).waitFor()
  await expectKept(page)
  await slow(-1)
  await press(page, 'Verder')
  expect(await words(page.getByRole('main'))).toContain('Wat past het best?')
  await context.close()
})

test('what the municipality answers is shown as always, with the form one step back', async () => {
  const { page, context } = await yusufTells()
  await photoField(page).setInputFiles({
    name: 'muur.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('Dag'),
  })
  await press(page, 'Verder')
  expect(await page.title()).toMatch(/^Fout: /)
  const summary = page.locator('.error-summary')
  expect(await words(summary)).toContain('muur.txt')
  expect(await summary.getByRole('heading').evaluate((one) => one === document.activeElement)).toBe(true)
  await summary.getByRole('link').click()
  expect(await photoField(page).evaluate((one) => one === document.activeElement)).toBe(true)
  await page.goBack()
  await page.goBack()
  expect(await summary.count()).toBe(0)
  await expectKept(page)
  await page.goForward()
  await summary.waitFor()
  // The answer works as any page: the next try goes through.
  await press(page, 'Verder')
  expect(await words(page.getByRole('main'))).toContain('Wat past het best?')
  await context.close()
})
