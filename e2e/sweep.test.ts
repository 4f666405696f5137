import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import personas from '../config/demo/personas.json' with { type: 'json' }
import { routes } from '../src/routes.ts'
import {
  axeFaults,
  openBrowser,
  pageFaults,
  persona,
  type Someone,
  sidewaysFaults,
  someone,
} from './browser.ts'

/**
 * Somebody opens every page of the site that a link leads to, as a visitor and as everybody of the demo city.
 * Pages of one route look alike: two of each are enough, and one of a public page for who is signed in.
 */
const pagesOfRoute = 2
const aLongWhile = 30 * 60_000

const city = inject('city')
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const doors = routes
  .filter(({ method }) => method === 'GET')
  .map(({ path, access }) => ({ path, isPublic: access === 'everyone', fits: asPattern(path) }))
type Door = (typeof doors)[number]

/** `/afspraken/:bestand{[0-9a-f-]+\\.ics}` as an expression. */
function asPattern(path: string): RegExp {
  const parts = path.split('/').map((part) => {
    const [, rule] = /^:[a-z]+(?:\{(.*)\})?$/i.exec(part) ?? []
    if (part.startsWith(':')) return rule ?? '[^/]+'
    return part.replaceAll('.', '\\.')
  })
  return new RegExp(`^${parts.join('/')}$`)
}

const doorOf = (pathname: string): Door | null =>
  doors.find(({ fits }) => fits.test(decodeURIComponent(pathname))) ?? null

/** A link in a mail of long ago answers that it is too old; an invitation of somebody else that it is theirs. */
const mayBeGone = /\/(aanmelden\/link|idee\/verder|uitnodiging)\//
/** The demo's mailbox shows everybody's mail: what one leads to may be closed to who opens it here. */
const isMailOfAnother = (from: string, status: number, { isPublic }: Door): boolean =>
  from.startsWith('/demo/postvak/') && (status === 403 || status === 404) && !isPublic
/** Answers that are no page. */
const isFile = /\.(csv|xlsx|docx|ics|zip|pdf|json|geojson|xml|atom)$|^\/bestanden\/|^\/kaart\/|^\/api\//

/** Words that a program forgot to fill in; the pages about the API say what `null` means. */
const forgotten = /\b(undefined|NaN|null|Invalid Date)\b|\[object \w+\]|\{\{|\$\{/

/** How often pages of a route were looked at closely, for each kind of people to whom they look different. */
const lookedAt = new Map<string, number>()
function isNew({ path, isPublic }: Door, kind: Kind): boolean {
  const key = `${isPublic && kind !== 'visitor' ? 'signed in' : kind} ${path}`
  const times = lookedAt.get(key) ?? 0
  lookedAt.set(key, times + 1)
  return times < (isPublic && kind !== 'visitor' ? 1 : pagesOfRoute)
}

type Kind = 'visitor' | 'resident' | 'staff'

interface Walk {
  readonly start: readonly string[]
  readonly kind: Kind
  /** One page of every route will do. */
  readonly quick?: boolean
}

/** Follows links from page to page; gives everything that is wrong, and how many pages were seen. */
async function walk({ page, context }: Someone, { start, kind, quick = false }: Walk) {
  const faults: string[] = []
  const said: string[] = []
  page.on('console', (message) => message.type() === 'error' && said.push(message.text()))
  page.on('pageerror', (error) => said.push(String(error)))
  const queue = start.map((address) => ({ address, from: 'the start' }))
  const known = new Set(start)
  const perRoute = new Map<string, number>()
  let pages = 0
  for (let next = queue.shift(); next; next = queue.shift()) {
    const { address, from } = next
    const { pathname } = new URL(address, city)
    const door = doorOf(pathname)
    if (door === null) {
      if (!pathname.startsWith('/static/')) faults.push(`${from} links to ${address}, which no page has`)
      continue
    }
    const seen = perRoute.get(door.path) ?? 0
    if (seen >= (quick || (door.isPublic && kind !== 'visitor') ? 1 : pagesOfRoute)) continue
    perRoute.set(door.path, seen + 1)
    pages++
    if (isFile.test(pathname)) {
      const answer = await context.request.get(address)
      if (answer.status() !== 200) faults.push(`${address} (from ${from}) answers ${answer.status()}`)
      continue
    }
    said.length = 0
    await page.setViewportSize({ width: 360, height: 740 })
    const answer = await page.goto(address)
    const status = answer?.status() ?? 0
    const isGone = (status === 410 || status === 409) && mayBeGone.test(pathname)
    if (isMailOfAnother(from, status, door)) continue
    if (status !== 200 && !isGone) {
      faults.push(`${address} (from ${from}) answers ${status}`)
      continue
    }
    const words = forgotten.exec(await page.locator('body').innerText())
    if (words && !(words[0] === 'null' && door.path.startsWith('/api')))
      faults.push(`${address} says “${words[0]}”`)
    const landed = doorOf(new URL(page.url()).pathname) ?? door
    const found = await lookClosely(page, quick || isNew(landed, kind))
    faults.push(...found.map((fault) => `${address}: ${fault}`))
    if (!isGone) faults.push(...said.map((line) => `${address} tells the console: ${line}`))
    for (const link of await linksOn(page)) {
      if (known.has(link)) continue
      known.add(link)
      queue.push({ address: link, from: address })
    }
  }
  return { faults, pages }
}

/** On a phone and at a desk. */
async function lookClosely(page: Page, withAxe: boolean): Promise<readonly string[]> {
  const onPhone = withAxe ? await pageFaults(page) : await sidewaysFaults(page)
  await page.setViewportSize({ width: 1280, height: 900 })
  const atDesk = [...(withAxe ? await axeFaults(page) : []), ...(await sidewaysFaults(page))]
  return [
    ...onPhone,
    ...atDesk.filter((fault) => !onPhone.includes(fault)).map((fault) => `at a desk: ${fault}`),
  ]
}

/** Links to our own site, without the switch of language: a language is swept by itself. */
async function linksOn(page: Page): Promise<readonly string[]> {
  // Links in a drawing have no address as text other than their attribute.
  const addresses = await page
    .locator('a[href]:not([hreflang])')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  return addresses.flatMap((href) => {
    const url = new URL(href, page.url())
    return url.origin === new URL(city).origin ? [`${url.pathname}${url.search}`] : []
  })
}

const entrances = ['/', '/demo', '/demo/postvak', '/aanmelden', '/aanmelden/medewerker']

// Hundreds of pages, each looked at by axe: a round of its own, `npm run sweep`.
describe.skipIf(!process.env.MEEMAKEN_SWEEP)('every page of the site', () => {
  test(
    'a visitor opens every page',
    async () => {
      const visitor = await someone(browser, city)
      const { faults, pages } = await walk(visitor, { start: [...entrances, '/ui'], kind: 'visitor' })
      await visitor.context.close()
      expect(faults).toEqual([])
      expect(pages).toBeGreaterThan(25)
    },
    aLongWhile,
  )

  describe('everybody of the demo city opens every page they can find', () => {
    const landings = { mine: '/mijn', desk: '/werk', administration: '/beheer' }
    test.each(personas.map(({ key, group, lands }) => [key, group, lands] as const))(
      '%s',
      async (key, group, lands) => {
        const who = await persona(browser, city, key)
        // The desk's first page differs with the role; the pages behind it do not.
        const start = [landings[lands as keyof typeof landings], '/']
        const home = await pageFaults(who.page)
        const { faults, pages } = await walk(who, { start, kind: group as Kind })
        await who.context.close()
        expect([...home, ...faults]).toEqual([])
        expect(pages).toBeGreaterThan(15)
      },
      aLongWhile,
    )
  })

  describe('in English', () => {
    test(
      'a visitor',
      async () => {
        const visitor = await someone(browser, city, { english: true })
        const { faults } = await walk(visitor, { start: entrances, kind: 'visitor', quick: true })
        expect(await visitor.page.locator('html').getAttribute('lang')).toBe('en')
        await visitor.context.close()
        expect(faults).toEqual([])
      },
      aLongWhile,
    )

    test.each([
      ['initiatiefnemer', '/mijn'],
      ['begeleider', '/werk'],
      ['teamlid', '/werk'],
      ['beheerder', '/beheer'],
    ])(
      '%s',
      async (key, start) => {
        const who = await persona(browser, city, key, { english: true })
        const { faults } = await walk(who, { start: [start], kind: 'staff', quick: true })
        expect(await who.page.locator('html').getAttribute('lang')).toBe('en')
        await who.context.close()
        expect(faults).toEqual([])
      },
      aLongWhile,
    )
  })
})
