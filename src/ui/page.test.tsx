import { Hono } from 'hono'
import { expect, test } from 'vitest'
import type { Act } from '../kit/act.ts'
import { type Actor, visitor } from '../kit/actor.ts'
import type { Ctx, Variables } from '../kit/http.ts'
import type { Locale } from '../kit/locale.ts'
import { errorResponse } from './error-page.tsx'
import { inOtherLanguage } from './layout.tsx'
import { page } from './page.tsx'

const resident: Actor = { ...visitor, personId: 'p', name: 'Amira Bensaïd' }
const administrator: Actor = {
  ...resident,
  roles: [{ role: 'administrator', scopeKind: 'city', scopeId: null }],
}
const juror: Actor = { ...resident, roles: [{ role: 'jury_member', scopeKind: 'city', scopeId: null }] }

function site(actor: Actor, locale: Locale = 'nl') {
  const app = new Hono<{ Variables: Variables }>()
  const act = {
    actor,
    locale,
    settings: { demo: false },
    municipality: { name: 'Waterstad', telephone: '14 078', email: 'team@waterstad.example' },
  } as unknown as Act
  app.use(async (c, next) => {
    c.set('act', act)
    c.set('requestId', 'code-1')
    await next()
  })
  app.get('/', (c) =>
    page(c as Ctx, { title: 'Voorpagina', current: 'initiatives' }, <h1>{'<b>hoi</b>'}</h1>),
  )
  app.get('/fout', (c) => page(c as Ctx, { title: 'Vertel je idee', error: true }, <h1>Idee</h1>, 422))
  app.get('/niets', (c) => errorResponse(c as Ctx, 404))
  app.get('/stuk', (c) => errorResponse(c as Ctx, 500))
  return app
}

const read = async (path: string, actor: Actor = visitor, locale: Locale = 'nl') => {
  const response = await site(actor, locale).request(path)
  return { status: response.status, headers: response.headers, html: await response.text() }
}

test('a page has a language, a title with the municipality, a skip link and escaped texts', async () => {
  const { html, headers } = await read('/')
  expect(html).toMatch(/^<!doctype html><html lang="nl">/)
  expect(html).toContain('<title>Voorpagina - Meemaken Waterstad</title>')
  expect(html).toContain('href="#inhoud"')
  expect(html).toContain('&lt;b>hoi&lt;/b>')
  expect(headers.get('content-language')).toBe('nl')
})

test('a refused form says so in the title', async () => {
  const { html, status } = await read('/fout')
  expect(status).toBe(422)
  expect(html).toContain('<title>Fout: Vertel je idee - Meemaken Waterstad</title>')
})

test('the menu shows what this person can open', async () => {
  expect((await read('/')).html).toContain('Inloggen')
  const own = await read('/', resident)
  expect(own.html).toContain('Uitloggen')
  expect(own.html).not.toContain('href="/werk"')
  expect((await read('/', juror)).html).toContain('href="/werk"')
  expect((await read('/', juror)).html).not.toContain('href="/beheer"')
  const all = await read('/', administrator)
  expect(all.html).toContain('href="/werk"')
  expect(all.html).toContain('href="/beheer"')
})

test('the language switch keeps the address and its query', () => {
  expect(inOtherLanguage('/initiatieven?soort=green', 'nl')).toBe('/initiatieven?soort=green&taal=en')
  expect(inOtherLanguage('/?taal=en', 'en')).toBe('/?taal=nl')
})

test('an error page says what you can do instead, in both languages', async () => {
  const dutch = await read('/niets')
  expect(dutch.status).toBe(404)
  expect(dutch.html).toContain('Dit kun je wel doen')
  const english = await read('/stuk', visitor, 'en')
  expect(english.html).toContain('What you can do instead')
  expect(english.html).toContain('code-1')
})
