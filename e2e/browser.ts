import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { findChromium } from '../scripts/chromium.mjs'
import { isNew, markUnseenColours, unmark } from './alike.ts'

const phone = { width: 360, height: 740 }
const desk = { width: 1280, height: 900 }
/** A busy machine is slow; a page that never comes ends the story all the same. Who writes a story waits less. */
export const patience = Number(process.env.MEEMAKEN_PATIENCE ?? 120) * 1000

export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? findChromium() ?? ''
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ]
  return chromium.launch({ executablePath, args })
}

export interface Someone {
  readonly context: BrowserContext
  readonly page: Page
}

export interface Manner {
  /** A phone of 360 px wide; otherwise a desk of 1280. */
  readonly phone?: boolean
  /** `blocked`: no script is fetched (axe still runs). `off`: JavaScript is really off (axe cannot run). */
  readonly scripts?: 'on' | 'blocked' | 'off'
  readonly english?: boolean
}

/** Somebody with a browser of their own on the running program. */
export async function someone(browser: Browser, address: string, manner: Manner = {}): Promise<Someone> {
  const context = await browser.newContext({
    baseURL: address,
    viewport: manner.phone ? phone : desk,
    javaScriptEnabled: manner.scripts !== 'off',
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(patience)
  if (manner.scripts === 'blocked') {
    await context.route(
      (url) => url.pathname.endsWith('.js'),
      (route) => route.abort(),
    )
  }
  const page = await context.newPage()
  if (manner.english) await page.goto('/?taal=en')
  return { context, page }
}

/** Somebody of the demo city, signed in. */
export async function persona(
  browser: Browser,
  address: string,
  key: string,
  manner: Manner = {},
): Promise<Someone> {
  const who = await someone(browser, address, manner)
  await who.page.goto('/demo')
  await who.page.locator(`form:has(input[name=persona][value=${key}]) button`).click()
  await who.page.waitForURL(/\/(mijn|werk|beheer)/)
  return who
}

/** Axe as it is sent to a browser: less than half of what the builder takes by itself, and it goes into every page. */
const axe = readFileSync(
  createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright')).resolve(
    'axe-core/axe.min.js',
  ),
  'utf8',
)
const onlyMarked = `;axe.configure({ rules: [{ id: 'color-contrast', selector: '[data-unseen-colours]' }] })`

/**
 * What axe finds on the page, in words; empty when it finds nothing. `contrast`: of all text, or of what is marked as
 * not seen before.
 */
export async function axeFaults(page: Page, contrast: 'all' | 'marked' = 'all'): Promise<readonly string[]> {
  // No page has frames, so axe need not open a tab of its own for each page: a third of the time.
  const { violations } = await new AxeBuilder({
    page,
    axeSource: contrast === 'marked' ? axe + onlyMarked : axe,
  })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .options({ resultTypes: ['violations'] })
    .setLegacyMode(true)
    .analyze()
  return violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} (${violation.help})`),
  )
}

/** What is wrong with the page for anybody: what axe finds (nothing without `contrast`), what sticks out sideways, another number of main headings. */
export async function pageFaults(
  page: Page,
  contrast: 'all' | 'marked' | false = 'all',
): Promise<readonly string[]> {
  const headings = await page.locator('h1').count()
  return [
    ...(contrast ? await axeFaults(page, contrast) : []),
    ...(await sidewaysFaults(page)),
    ...(headings === 1 ? [] : [`${headings} main headings`]),
  ]
}

/** Whether the page is wider than the screen, and by what. */
export async function sidewaysFaults(page: Page): Promise<readonly string[]> {
  const wide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return null
    const out = [...document.body.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 0.5,
    )
    const names = out.map(
      (element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`,
    )
    return `${scrollWidth} px wide on a screen of ${clientWidth}: ${names.slice(0, 3).join(', ')}`
  })
  return wide === null ? [] : [wide]
}

/** The page is right for everybody: axe finds nothing, nothing sticks out sideways, one main heading. */
export async function expectGood(page: Page): Promise<void> {
  const isUnseen = await isNew(page)
  if (isUnseen) await markUnseenColours(page)
  expect(await pageFaults(page, isUnseen && 'marked'), page.url()).toEqual([])
  if (isUnseen) await unmark(page)
}
