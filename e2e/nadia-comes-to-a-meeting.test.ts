import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { addDays, dayOf } from '../src/kit/dates.ts'
import { openBrowser, persona, someone } from './browser.ts'
import { fill, follow, openMail, pick, press, says, tick, unfold, visit, words } from './walk.ts'

// Lieke plans an evening with two chairs. Nadia takes both, on a phone without scripts and without an account; Wil waits
// and gets a chair when Nadia cannot come after all.

const city = inject('city')
let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const project = 'De Lindestraat opnieuw ingericht'
const evening = 'Avond over de bomen'
const nadia = 'nadia.avond@voorbeeld.example'
const wil = 'wil.avond@voorbeeld.example'
const inDays = (days: number): string => addDays(dayOf(new Date()), days)

test('a full evening has a waiting list, and a place that comes free goes to who waits', async () => {
  const lieke = await persona(browser, city, 'projectleider', { scripts: 'blocked' })
  const { page } = lieke
  await visit(page, '/werk/projecten')
  await follow(page, project)
  await follow(page, 'Bijeenkomsten')
  await fill(page, 'Hoe heet de bijeenkomst?', evening)
  await fill(page, 'Waar gaat het over, en wat gaan jullie doen?', 'Wij kijken welke bomen blijven.')
  await fill(page, 'Op welke dag?', inDays(14))
  await fill(page, /^Van/, '19:30')
  await fill(page, /^Tot/, '19:00')
  await fill(page, /^Waar\?/, 'Buurthuis De Bloem')
  await fill(page, 'Hoeveel mensen passen er?', '2')
  await fill(page, 'Laatste dag om je aan te melden', inDays(13))
  await press(page, /^Plan$/)
  expect(await page.title()).toMatch(/^Fout: /)
  await fill(page, /^Tot/, '21:00')
  await press(page, /^Plan$/)
  await says(page, 'De bijeenkomst is gepland.')
  const desk = page.url()
  await follow(page, 'Bekijk de pagina voor iedereen')
  const address = page.url()

  const phone = await someone(browser, city, { scripts: 'blocked', phone: true })
  const signUp = async (name: string, email: string, people: string): Promise<void> => {
    await visit(phone.page, address)
    await fill(phone.page, 'Je naam', name)
    await fill(phone.page, 'Je e-mailadres', email)
    await pick(phone.page, 'Met hoeveel mensen kom je?', people)
    await tick(phone.page, /rolstoel/)
    await press(phone.page, 'Meld mij aan')
    await says(phone.page, 'Kijk in je mail')
  }
  await signUp('Nadia Bos', nadia, '2')
  await openMail(phone.page, nadia, `Je komt naar: ${evening}`)
  await visit(phone.page, address)
  expect(await words(phone.page.getByRole('main'))).toContain('Vol. Je komt op de wachtlijst.')
  await signUp('Wil Verweij', wil, '1')
  await openMail(phone.page, wil, `Op de wachtlijst: ${evening}`)

  await openMail(phone.page, nadia, `Je komt naar: ${evening}`)
  await follow(phone.page, /\/aanmelding\//)
  expect(await words(phone.page.getByRole('main'))).toContain('Je komt met 2 mensen.')
  await press(phone.page, 'Meld mij af')
  expect(await words(phone.page.getByRole('main'))).toContain('Je bent afgemeld.')
  await openMail(phone.page, wil, `Er is een plek vrij: ${evening}`)
  await phone.context.close()

  await visit(page, desk)
  const list = await words(page.getByRole('main'))
  expect(list).toContain('1 komen, 0 op de wachtlijst')
  expect(list).toContain('Wil Verweij')
  expect(list).not.toContain('Nadia Bos')
  await unfold(page, 'Laat de bijeenkomst niet doorgaan')
  await fill(page, 'Waarom gaat het niet door?', 'De boomdeskundige is ziek.')
  await press(page, 'Laat niet doorgaan')
  await says(page, 'De bijeenkomst gaat niet door.')
  await openMail(page, wil, `Gaat niet door: ${evening}`)
  expect(await words(page.getByRole('main'))).toContain('De boomdeskundige is ziek.')
  await lieke.context.close()
})

test('who was there is kept, and everybody reads what came of it', async () => {
  const lieke = await persona(browser, city, 'projectleider', { scripts: 'blocked' })
  const { page } = lieke
  await visit(page, '/werk/projecten')
  await follow(page, project)
  await follow(page, 'Bijeenkomsten')
  await follow(page, 'Wandeling door de Lindestraat')
  await pick(page, 'Hoeveel waren er van Deniz Yavuz?', '1')
  await press(page, 'Bewaar wie er was')
  await says(page, 'Wie er was, is bewaard.')
  await follow(page, 'Bekijk de pagina voor iedereen')
  const shown = await words(page.getByRole('main'))
  expect(shown).toContain('Vijf buren liepen mee.')
  expect(shown).not.toContain('Yavuz')
  await lieke.context.close()
})
