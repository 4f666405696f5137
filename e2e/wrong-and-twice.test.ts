import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { serve } from '@hono/node-server'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { addDays, dayOf } from '../src/kit/dates.ts'
import { testApp, testNow } from '../src/testing.ts'
import { expectGood, openBrowser, persona, type Someone, someone } from './browser.ts'
import { newCase } from './case.ts'
import { choose, fill, follow, leads, openMail, press, signIn, visit, words } from './walk.ts'

// What goes wrong with anybody: pressing twice, going back, being a minute late, a file that does not fit, an old link.
// Each gets one clear answer; nothing is lost and nothing is doubled.

const city = inject('city')
let browser: Awaited<ReturnType<typeof openBrowser>>
const mark = randomUUID().slice(0, 6)
const title = `Klimboom ${mark}`
const email = `jelle.${mark}@voorbeeld.example`
let number: string
let jelle: Someone
let daan: Someone
beforeAll(async () => {
  browser = await openBrowser()
  number = await newCase(browser, city, { title, email })
  jelle = await someone(browser, city, { phone: true })
  await signIn(jelle.page, email)
  daan = await persona(browser, city, 'begeleider')
})
afterAll(() => browser.close())

const main = (page: Page): Promise<string> => words(page.getByRole('main'))
const times = (text: string, words: string): number => text.split(words).length - 1

/** Presses twice before the answer is there, as on a slow line. */
async function pressTwice(page: Page, name: string): Promise<void> {
  const line = await page.context().newCDPSession(page)
  const slow = { offline: false, latency: 400, downloadThroughput: -1, uploadThroughput: -1 }
  await line.send('Network.enable')
  await line.send('Network.emulateNetworkConditions', slow)
  const posts: string[] = []
  page.on('request', (request) => request.method() === 'POST' && posts.push(request.url()))
  await leads(page, () => page.getByRole('main').getByRole('button', { name }).dblclick({ delay: 60 }))
  await line.send('Network.emulateNetworkConditions', { ...slow, latency: 0 })
  await line.detach()
  expect(posts.length, 'presses').toBe(2)
}

async function mails(page: Page, to: string, subject: string): Promise<number> {
  await visit(page, `/demo/postvak?aan=${encodeURIComponent(to)}`)
  return page.getByRole('link', { name: subject }).count()
}

describe('twice', () => {
  test('an idea is sent once, and its link opened once', async () => {
    const to = `dubbel.${mark}@voorbeeld.example`
    const { page, context } = await someone(browser, city, { phone: true })
    await visit(page, '/idee')
    await follow(page, 'Begin met vertellen')
    await fill(page, 'Wat wil je doen, en waarom?', 'Een strook kruiden langs mijn gevel.')
    await fill(page, 'Geef je idee een titel', `Kruiden ${mark}`)
    await press(page, 'Verder')
    await choose(page, 'Wat past het best?', 'Ik wil zelf of samen met anderen iets doen')
    await press(page, 'Verder')
    await choose(page, 'Gaat het om groen bij huis of in de straat?', 'Ja, een geveltuin')
    await press(page, 'Verder')
    await fill(page, 'Adres of plek', 'Wielhof 30')
    await press(page, 'Verder')
    await choose(page, 'Met wie doe je het?', 'Alleen, of dat weet ik nog niet')
    await choose(page, 'Hoe kwam het idee er?', 'Het is ons eigen idee')
    await press(page, 'Verder')
    await fill(page, 'Je naam', 'Jelle Dubbeldam')
    await choose(page, 'Hoe wil je van ons horen?', 'Per e-mail')
    await fill(page, 'Je e-mailadres', to)
    await choose(page, 'Mogen wij je idee op deze website laten zien?', 'Nee')
    await press(page, 'Verder')
    await pressTwice(page, 'Verstuur')
    expect(await main(page)).toContain(to)
    // Back to the page before, and on again.
    await page.goBack()
    await expectGood(page)
    expect(await main(page)).not.toContain('Verstuur')
    expect(await mails(page, to, 'Bevestig je idee')).toBe(1)
    await follow(page, 'Bevestig je idee')
    await follow(page, /\/aanmelden\/link\//)
    await pressTwice(page, 'Ja, dit is mijn adres')
    expect(await main(page)).toContain('Bedankt, je idee is binnen')
    expect(await mails(page, to, 'We hebben je idee ontvangen')).toBe(1)
    await visit(page, '/mijn')
    expect(times(await main(page), `Bekijk je plan`)).toBe(1)
    await context.close()
  })

  test('a message is sent once, also by who goes back and sends again', async () => {
    const { page } = jelle
    await visit(page, `/initiatieven/${number}/berichten`)
    await fill(page, 'Je bericht', `Mag het touw dikker? ${mark}`)
    await pressTwice(page, 'Verstuur')
    expect(times(await main(page), `Mag het touw dikker? ${mark}`)).toBe(1)
    await page.goBack()
    await expectGood(page)
    await fill(page, 'Je bericht', `Mag het touw dikker? ${mark}`)
    await press(page, 'Verstuur')
    await page.getByRole('status').filter({ hasText: 'Je bericht is verstuurd' }).waitFor()
    expect(times(await main(page), `Mag het touw dikker? ${mark}`)).toBe(1)
    expect(await mails(page, 'daan.wielenga@waterstad.example', `Nieuw bericht over ${title}`)).toBe(1)
  })

  test('two guides complete one step: the second hears it, and keeps the words', async () => {
    const noor = await persona(browser, city, 'teamlid')
    const address = `/werk/zaken/${number}/stap-afronden`
    await visit(daan.page, address)
    await visit(noor.page, address)
    for (const [{ page }, text] of [
      [daan, 'Wij vragen advies.'],
      [noor, 'Wij zijn enthousiast.'],
    ] as const) {
      await choose(page, 'Hoe gaat het verder?', 'We vragen de vakafdelingen om advies')
      await fill(page, 'Toelichting voor de initiatiefnemer', text)
    }
    await pressTwice(daan.page, 'Rond de stap af')
    await daan.page.getByRole('status').filter({ hasText: 'De stap is afgerond.' }).waitFor()
    await press(noor.page, 'Rond de stap af')
    expect(await noor.page.title()).toMatch(/^Fout: /)
    expect(await words(noor.page.locator('.error-summary'))).toContain('Iemand was je voor')
    const kept = noor.page.getByLabel('Toelichting voor de initiatiefnemer')
    expect(await kept.inputValue()).toBe('Wij zijn enthousiast.')
    await noor.context.close()
    await visit(daan.page, `/werk/zaken/${number}/geschiedenis`)
    expect(times(await main(daan.page), 'Wij vragen advies.')).toBe(1)
    expect(await main(daan.page)).not.toContain('Wij zijn enthousiast.')
  })

  test('a decision is taken once; who comes back to it hears that it was taken', async () => {
    const { page } = daan
    await visit(page, `/werk/zaken/${number}/stap-afronden`)
    await choose(page, 'Hoe gaat het verder?', 'Wij weten genoeg om te beslissen')
    await press(page, 'Rond de stap af')
    await visit(page, `/werk/zaken/${number}/besluiten?uitkomst=yes`)
    for (const group of await page.getByRole('radiogroup').all()) {
      await group.locator('label', { hasText: 'Voldoende' }).click()
    }
    for (const field of await page.getByRole('textbox', { name: /: waarom\?$/ }).all()) {
      await field.fill('Gezien op straat en in de stukken.')
    }
    const why = 'De boom staat er al en de buren klimmen mee.'
    await fill(page, 'De redenen van dit besluit', why)
    await press(page, 'Bekijk het besluit')
    await pressTwice(page, 'Neem dit besluit')
    await page.getByRole('status').filter({ hasText: 'Het besluit is genomen' }).waitFor()
    expect(await mails(page, email, 'Er is een beslissing over')).toBe(1)
    await page.goto(`/werk/zaken/${number}/besluiten?uitkomst=yes`)
    expect(await main(page)).toContain('Dit kan nu niet')
    await expectGood(page)
    await visit(page, `/werk/zaken/${number}/besluit`)
    expect(times(await main(page), why)).toBe(1)
  })

  test('a promise and an appointment are made once', async () => {
    const { page } = daan
    await visit(page, `/toezeggingen/nieuw/${number}`)
    await fill(page, 'Wat beloof je?', 'Een zandbak onder de boom.')
    await choose(page, 'Waar gaat het om?', 'Spullen')
    await fill(page, 'Uiterlijk wanneer?', addDays(dayOf(new Date()), 30))
    await pressTwice(page, 'Leg de toezegging vast')
    await visit(page, `/afspraken/nieuw/${number}`)
    await fill(page, 'Op welke dag?', addDays(dayOf(new Date()), 9))
    await fill(page, 'Hoe laat begint het?', '19:30')
    await fill(page, 'Tot hoe laat?', '20:30')
    await fill(page, 'Waar precies?', 'Onder de boom')
    await pressTwice(page, 'Plan de afspraak')
    await visit(page, `/werk/zaken/${number}/afspraken`)
    expect(times(await main(page), 'Een zandbak onder de boom.')).toBe(1)
    expect(times(await main(page), 'Onder de boom')).toBe(1)
    expect(await mails(page, email, 'op ')).toBeGreaterThan(0)
  })
})

describe('a file that does not fit', () => {
  const folder = mkdtempSync(join(tmpdir(), 'meemaken-files-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const file = (name: string, bytes: string | Buffer): string => {
    const path = join(folder, name)
    writeFileSync(path, bytes)
    return path
  }
  const megabytes = (amount: number): Buffer => Buffer.alloc(amount * 1024 * 1024, 0xff)
  const program = file('vakantie.jpg', Buffer.concat([Buffer.from('MZ\x90\0'), Buffer.alloc(2000)]))
  const unfit = [
    [file('groot.jpg', megabytes(20)), 'Dit bestand is te groot.'],
    [file('brief.txt', 'Beste mensen'), 'brief.txt'],
    [program, 'vakantie.jpg'],
  ] as const

  test.each(unfit)('is named, and the words stay: %#', async (path, said) => {
    const { page } = jelle
    await visit(page, `/initiatieven/${number}/berichten`)
    await fill(page, 'Je bericht', 'Kijk eens naar deze boom.')
    await page.getByLabel('Foto’s of bestanden').setInputFiles(path)
    await press(page, 'Verstuur')
    expect(await page.title()).toMatch(/^Fout: /)
    expect(await words(page.locator('.error-summary'))).toContain(said)
    expect(await page.getByLabel('Je bericht').inputValue()).toBe('Kijk eens naar deze boom.')
    expect(times(await main(page), said), 'one answer, and beside its field').toBe(2)
    // Without the file it goes through.
    await press(page, 'Verstuur')
    await page.getByRole('status').filter({ hasText: 'Je bericht is verstuurd' }).waitFor()
  })

  test('keeps an idea and the proof of a promise as they were typed', async () => {
    const { page, context } = await someone(browser, city, { phone: true })
    await visit(page, '/idee')
    await follow(page, 'Begin met vertellen')
    await fill(page, 'Wat wil je doen, en waarom?', 'Een boom om in te klimmen.')
    await fill(page, 'Geef je idee een titel', `Klimmen ${mark}`)
    for (const [path] of unfit) {
      await page.getByLabel(/foto of tekening/).setInputFiles(path)
      await press(page, 'Verder')
      expect(await words(page.locator('.error-summary'))).toContain(basename(path))
      expect(await page.getByLabel('Geef je idee een titel').inputValue()).toBe(`Klimmen ${mark}`)
    }
    await context.close()
    await visit(daan.page, `/werk/zaken/${number}/afspraken`)
    await follow(daan.page, 'Een zandbak onder de boom.')
    await daan.page.locator('summary', { hasText: 'Het is gelukt' }).click()
    await fill(daan.page, 'Op welke dag was het klaar?', dayOf(new Date()))
    await fill(daan.page, 'Wat is er gedaan?', 'Het zand ligt er.')
    await daan.page.getByLabel('Foto of bestand').setInputFiles(program)
    await press(daan.page, 'Meld dat het klaar is')
    expect(await daan.page.title()).toMatch(/^Fout: /)
    expect(await daan.page.getByLabel('Wat is er gedaan?').inputValue()).toBe('Het zand ligt er.')
  })

  test('by far is refused whole, and going back shows the words', async () => {
    const { page } = jelle
    await visit(page, `/initiatieven/${number}/berichten`)
    await fill(page, 'Je bericht', 'Drie grote foto’s.')
    const three = ['een.jpg', 'twee.jpg', 'drie.jpg'].map((name) => file(name, megabytes(9)))
    await page.getByLabel('Foto’s of bestanden').setInputFiles(three)
    await press(page, 'Verstuur')
    expect(await main(page)).toContain('10 MB')
    await page.goBack()
    expect(await page.getByLabel('Je bericht').inputValue()).toBe('Drie grote foto’s.')
  })
})

describe('a link', () => {
  test('that was used lets nobody else in, and its owner on', async () => {
    const { page } = jelle
    await openMail(page, email, /^Je link om in te loggen/)
    const link = (await page.getByRole('link', { name: /\/aanmelden\/link\// }).getAttribute('href')) ?? ''
    const other = await someone(browser, city)
    expect((await other.page.goto(link))?.status()).toBe(410)
    await expectGood(other.page)
    expect(await main(other.page)).toContain('Deze link is al gebruikt')
    await follow(other.page, 'Vraag een nieuwe link')
    expect(new URL(other.page.url()).pathname).toBe('/aanmelden')
    expect((await other.page.goto(`${link.slice(0, -2)}xx`))?.status()).toBe(404)
    await expectGood(other.page)
    expect(await main(other.page)).toContain('Deze link kennen wij niet')
    await other.context.close()
    await visit(page, link)
    expect(new URL(page.url()).pathname).toBe('/mijn')
  })

  test('that is too old says so, and the next one works', async () => {
    // A city of its own, because its clock is moved.
    const app = await testApp()
    const server = serve({ fetch: app.handle, port: 0 })
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : 0
    const { page, context } = await someone(browser, `http://localhost:${port}`)
    const ask = async (): Promise<string> => {
      await visit(page, '/aanmelden')
      await fill(page, 'E-mailadres', email)
      await press(page, 'Stuur mij een link')
      const [mail] = await app.mails(email)
      return /\/aanmelden\/link\/[\w-]+/.exec(mail?.body_text ?? '')?.[0] ?? ''
    }
    const link = await ask()
    await visit(page, link)
    app.setNow(new Date(testNow.getTime() + 31 * 60 * 1000))
    await press(page, 'Ja, log mij in')
    expect(await main(page)).toContain('Deze link is verlopen')
    expect((await page.goto(link))?.status()).toBe(410)
    await expectGood(page)
    await visit(page, await ask())
    await press(page, 'Ja, log mij in')
    expect(new URL(page.url()).pathname).toBe('/mijn')
    await context.close()
    server.close()
    await app.close()
  })
})
