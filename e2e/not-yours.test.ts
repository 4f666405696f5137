import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { expectGood, openBrowser, persona, type Someone, someone } from './browser.ts'
import { newCase } from './case.ts'
import { photo } from './plain.ts'
import { fill, follow, leads, press, signIn, visit, words } from './walk.ts'

// What is somebody else's stays theirs, by every door a browser knows; and what somebody writes is read, never run.

const city = inject('city')
let browser: Awaited<ReturnType<typeof openBrowser>>
const mark = randomUUID().slice(0, 6)
const hostile = '<img src=x onerror="window.hit=1"><script>window.hit=1</script>'
const title = `${mark} <b onmouseover="window.hit=1">vet</b>`
const email = `merel.${mark}@voorbeeld.example`
const secret = `Alleen voor mijn begeleider ${mark}`
let number: string
let merel: Someone
beforeAll(async () => {
  browser = await openBrowser()
  number = await newCase(browser, city, { title, email })
  merel = await someone(browser, city, { phone: true })
  await signIn(merel.page, email)
})
afterAll(() => browser.close())

const main = (page: Page): Promise<string> => words(page.getByRole('main'))

/** Reads a page on which hostile words stand: they are there as words, and nothing of them ran. */
async function reads(page: Page, path: string, text: string): Promise<void> {
  const said: string[] = []
  const hear = (message: { readonly text: () => string }) => said.push(message.text())
  page.on('console', hear)
  await visit(page, path)
  expect(await words(page.locator('body')), path).toContain(text)
  expect(await page.evaluate(() => 'hit' in window), path).toBe(false)
  expect(await page.locator('main b[onmouseover], main img[src=x]').count(), path).toBe(0)
  page.off('console', hear)
  expect(said, path).toEqual([])
}

/** Addresses of what is Merel's: pages, files. */
const hers: string[] = []

test('Merel begins an idea, and writes to her guide with a photo', async () => {
  const { page } = merel
  await visit(page, '/idee')
  await follow(page, 'Begin met vertellen')
  await fill(page, 'Wat wil je doen, en waarom?', `${secret} ${hostile}`)
  await fill(page, 'Geef je idee een titel', `Geheim ${title}`)
  await press(page, 'Verder')
  await visit(page, '/mijn')
  hers.push((await page.getByRole('link', { name: `Geheim ${mark}` }).getAttribute('href')) ?? '')
  await visit(page, `/initiatieven/${number}/berichten`)
  await fill(page, 'Je bericht', `${secret} ${hostile}`)
  await page.getByLabel('Foto’s of bestanden').setInputFiles({ ...photo, name: `${mark}<img src=x>.png` })
  await press(page, 'Verstuur')
  await page.getByRole('status').filter({ hasText: 'Je bericht is verstuurd' }).waitFor()
  const picture = page.getByRole('main').locator('img[src^="/bestanden/"]').first()
  hers.push((await picture.getAttribute('src')) ?? '')
  await visit(page, `/initiatieven/${number}/ik-loop-vast`)
  await fill(page, 'Waar loop je op vast?', `${secret} ${hostile}`)
  await press(page, 'Vraag om hulp')
  const own = [
    'berichten',
    'nieuws',
    'ik-loop-vast',
    'is-dit-nodig',
    'bewerken',
    'openbaar',
    'intrekken',
    'aanvraag-intrekken',
  ]
  hers.push(
    new URL(page.url()).pathname,
    ...own.map((part) => `/initiatieven/${number}/${part}`),
    `/mijn/zaken/${number}`,
    `/initiatieven/${number}/dossier.zip`,
    `/initiatieven/${number}/informatiepakket`,
    `/toezeggingen/nieuw/${number}`,
  )
  expect(hers.filter((address) => !address.startsWith('/'))).toEqual([])
})

test('what she wrote is there to read for whom it is, and does nothing', async () => {
  await reads(merel.page, `/initiatieven/${number}/berichten`, hostile)
  await reads(merel.page, '/mijn', title)
  await reads(merel.page, `/mijn/zaken/${number}`, title)
  const daan = await persona(browser, city, 'begeleider')
  await reads(daan.page, '/werk', title)
  await reads(daan.page, `/werk/zaken/${number}/gesprek`, hostile)
  await reads(daan.page, `/werk/zaken/${number}/bestanden`, title)
  await reads(daan.page, `/werk/zaken?zoek=${mark}`, title)
  await reads(daan.page, `/werk/zaken/${number}/geschiedenis`, title)
  await daan.context.close()
  const hedda = await persona(browser, city, 'coordinator')
  await visit(hedda.page, '/werk/vastgelopen')
  await leads(hedda.page, () => hedda.page.getByRole('link', { name: title }).first().click())
  await reads(hedda.page, new URL(hedda.page.url()).pathname, hostile)
  await hedda.context.close()
  const visitor = await someone(browser, city)
  await reads(visitor.page, '/demo/postvak?aan=daan.wielenga@waterstad.example', title)
  await leads(visitor.page, () => visitor.page.getByRole('link', { name: title }).first().click())
  expect(await visitor.page.evaluate(() => 'hit' in window)).toBe(false)
  // In the address of a page they are words too.
  await reads(visitor.page, `/initiatieven?zoek=${encodeURIComponent(hostile)}`, hostile)
  expect(await visitor.page.getByLabel('Woorden in titel of samenvatting').inputValue()).toBe(hostile)
  await visitor.context.close()
})

test('somebody else finds nothing of it: not the draft, the case, the file, a message', async () => {
  const lotte = await persona(browser, city, 'bewoner')
  for (const address of hers) {
    const answer = await lotte.page.goto(address)
    expect([403, 404], address).toContain(answer?.status())
    await expectGood(lotte.page)
    expect(await words(lotte.page.locator('body')), address).not.toContain(mark)
  }
  for (const address of hers) {
    const answer = await lotte.context.request.post(address, {
      form: { text: 'Ik was hier', reason: 'Ik was hier', choice: 'ja', title: 'Ik was hier' },
      headers: { Origin: city },
    })
    expect([403, 404], `POST ${address}`).toContain(answer.status())
  }
  for (const address of [
    `/werk/zaken/${number}`,
    `/werk/zaken/${number}/gesprek`,
    '/werk/inbox',
    '/beheer',
  ]) {
    expect((await lotte.page.goto(address))?.status(), address).toBe(403)
    await expectGood(lotte.page)
  }
  await visit(lotte.page, `/initiatieven?zoek=${mark}`)
  expect(await main(lotte.page)).toContain('Geen initiatieven gevonden')
  await lotte.context.close()

  await visit(merel.page, `/initiatieven/${number}/berichten`)
  expect(await main(merel.page)).not.toContain('Ik was hier')
})

test('a visitor is asked who he is, and sees nothing on the way', async () => {
  const { page, context } = await someone(browser, city)
  for (const address of hers) {
    const answer = await page.goto(address)
    const isAsked = new URL(page.url()).pathname === '/aanmelden'
    expect(isAsked || [401, 403, 404].includes(answer?.status() ?? 0), address).toBe(true)
    expect(await words(page.getByRole('main')), address).not.toContain(secret)
  }
  await context.close()
})

test('an official who has nothing to do with it reads no message and writes none', async () => {
  const { page, context } = await persona(browser, city, 'adviseur')
  for (const part of ['/gesprek', '/bestanden', '/geschiedenis', '/advies', '']) {
    await page.goto(`/werk/zaken/${number}${part}`)
    expect(await words(page.locator('body')), part).not.toContain(secret)
    expect(await page.getByRole('main').locator('textarea').count(), part).toBe(0)
    await expectGood(page)
  }
  for (const action of ['notitie', 'stap-afronden', 'besluiten', 'begeleider', 'intrekken']) {
    const answer = await page.goto(`/werk/zaken/${number}/${action}`)
    expect([403, 404], action).toContain(answer?.status())
  }
  const file = hers.find((address) => address.startsWith('/bestanden/')) ?? ''
  expect((await page.goto(file))?.status()).toBe(404)
  await context.close()
})
