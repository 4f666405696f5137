import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../kit/actor.ts'
import { visitor as nobody } from '../kit/actor.ts'
import { readSettings } from '../kit/settings.ts'
import { actorOf, mayEnter, personByEmail, type Route } from '../people/index.ts'
import { routes } from '../routes.ts'
import { type TestApp, testApp, type Visitor } from '../testing.ts'
import { readPersonas } from './demo/personas.ts'

/**
 * Nothing links to a page that is not there. From the front page as a visitor, and from where each persona lands,
 * every link and form of our own site is followed; of pages of one sort a few.
 */

let app: TestApp
beforeAll(async () => {
  app = await testApp({ demo: true })
})
afterAll(() => app.close())

/** Pages of one sort that are opened, and pages in all: a crawl must end. */
const perSort = { visitor: 3, persona: 1 }
const mostPages = 400

/** The sort of page an address is: numbers, identifiers and names left out, choices by name only. */
function sortOf(address: string): string {
  const { pathname, searchParams } = new URL(address, 'http://x')
  const path = pathname
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, ':id')
    .replace(/\d{4}-\d{4,}(-[a-z0-9-]+)?/g, ':number')
    .replace(/^\/buurt\/[^/]+$/, '/buurt/:slug')
    .replace(/^\/idee\/[a-z-]+$/, '/idee/:step')
    .replace(/^\/bestanden\/:id\/.*$/, '/bestanden/:id/:name')
  return `${path}?${[...searchParams.keys()].filter((key) => key !== 'taal').sort()}`
}

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&quot;': '"', '&#39;': "'", '&lt;': '<' }
const unescaped = (text: string): string =>
  text.replace(/&(amp|quot|#39|lt);/g, (found) => entities[found] ?? found)

/** Addresses on our own site in the links of a page. */
const linksIn = (html: string): readonly string[] =>
  [...html.matchAll(/<a [^>]*?href="([^"]*)"/g)]
    .map(([, href]) => unescaped(href ?? ''))
    .filter((href) => /^\/(?!\/)|^#|^\?/.test(href))

interface FormTag {
  readonly method: string
  readonly action: string
}

const formsIn = (html: string, page: string): readonly FormTag[] =>
  [...html.matchAll(/<form ([^>]*)>/g)].map(([, attributes = '']) => ({
    method: /method="([^"]*)"/.exec(attributes)?.[1]?.toUpperCase() ?? 'GET',
    action: unescaped(/action="([^"]*)"/.exec(attributes)?.[1] ?? page),
  }))

/** Whether an address belongs to a route, as the router reads it. */
function fits(route: Route, path: string): boolean {
  const pattern = route.path
    .split('/')
    .map((part) => {
      const [, own] = /^:[a-zA-Z]+\{(.*)\}$/.exec(part) ?? []
      if (own) return own
      return part.startsWith(':') ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    })
    .join('/')
  return new RegExp(`^${pattern}$`).test(path)
}

interface Step {
  readonly address: string
  readonly from: string
}

/** Walks from `start`; answers what is wrong, each with the page it was found on. */
async function crawl(visitor: Visitor, actor: Actor, start: string, samples: number) {
  const faults: string[] = []
  const seen = new Set<string>()
  const bySort = new Map<string, number>()
  const waiting: Step[] = [{ address: start, from: '' }]
  let pages = 0
  const add = (address: string, from: string): void => {
    const bare = address.split('#')[0] ?? ''
    // The mailbox of the demo city shows the mail of others, with links for them.
    if (actor.personId !== null && bare.startsWith('/demo/postvak/')) return
    const sort = sortOf(bare)
    if (bare === '' || seen.has(bare) || (bySort.get(sort) ?? 0) >= samples) return
    seen.add(bare)
    bySort.set(sort, (bySort.get(sort) ?? 0) + 1)
    waiting.push({ address: bare, from })
  }
  for (let step = waiting.shift(); step !== undefined && pages < mostPages; step = waiting.shift()) {
    const { address, from } = step
    pages += 1
    const response = await visitor.get(address)
    if (response.status >= 400) {
      faults.push(`${from} links to ${address}: ${response.status}`)
      continue
    }
    const location = response.headers.get('Location')
    if (location?.startsWith('/')) add(location, address)
    if (!response.headers.get('Content-Type')?.includes('text/html')) {
      await response.arrayBuffer()
      continue
    }
    const html = await response.text()
    for (const href of linksIn(html)) {
      if (href.startsWith('#')) {
        const id = href.slice(1)
        if (id !== '' && !html.includes(`id="${id}"`))
          faults.push(`${address} links to ${href}, which is not on it`)
      } else
        add(
          new URL(href, `http://x${address}`).pathname + new URL(href, `http://x${address}`).search,
          address,
        )
    }
    for (const form of formsIn(html, address)) {
      const { pathname, search } = new URL(form.action, `http://x${address}`)
      if (form.method === 'GET') add(pathname + search, address)
      else {
        const route = routes.find((one) => one.method === 'POST' && fits(one, pathname))
        if (!route) faults.push(`${address} posts to ${pathname}, which nobody answers`)
        else if (!mayEnter(route.access, actor)) faults.push(`${address} posts to ${pathname}, which refuses`)
      }
    }
  }
  return { faults, pages }
}

test('a visitor finds every page that is linked to', async () => {
  const { faults, pages } = await crawl(app.visitor(), nobody, '/', perSort.visitor)
  expect(faults).toEqual([])
  expect(pages).toBeGreaterThan(25)
})

describe('whoever one is in the demo city', () => {
  test.each(readPersonas(readSettings({})).map((persona) => [persona.key, persona] as const))(
    '%s finds every page that is linked to',
    async (key, persona) => {
      const visitor = app.visitor()
      const landed = await visitor.post('/demo/aanmelden', { persona: key })
      const start = landed.headers.get('Location') ?? ''
      const person = await personByEmail(app.db, persona.email)
      const actor = await actorOf(app.db, person!.id)
      const { faults, pages } = await crawl(visitor, actor, start, perSort.persona)
      expect(faults).toEqual([])
      expect(pages).toBeGreaterThan(15)
    },
  )
})
