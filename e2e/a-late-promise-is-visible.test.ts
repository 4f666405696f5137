import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { addDays, type Day, dayOf, daysBetween, formatDay } from '../src/kit/dates.ts'
import { expectGood, openBrowser, persona, someone } from './browser.ts'
import { fill, follow, leads, manners, openMail, press, signIn, visit, words } from './walk.ts'

/** The lesson of the Strandwal: planters were promised, came later, and then later again. */
const promise = 'Zes plantenbakken, een lange bank en de eerste planten leveren'
const initiator = 'ineke.bruinsma@voorbeeld.example'
const guide = 'daan.wielenga@waterstad.example'

const city = inject('city')
let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const today = (): Day => dayOf(new Date())
const inWords = (day: Day): string => formatDay(day, 'nl')
const days = (amount: number): string => (amount === 1 ? '1 dag' : `${amount} dagen`)

/** "4 augustus 2026" as a day. */
function dayIn(text: string): Day {
  const months = 'januari februari maart april mei juni juli augustus september oktober november december'
  const [, day = '', month = '', year = ''] = /(\d{1,2}) ([a-z]+) (\d{4})/.exec(text) ?? []
  const number = months.split(' ').indexOf(month) + 1
  return `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** What the page of a promise says under a heading such as "Eerste datum". */
const fact = async (page: Page, term: string): Promise<string> =>
  words(page.locator('dt', { hasText: term }).locator('xpath=following-sibling::dd[1]').first())

/** Share of promises kept in time, and how many are late now. */
const figures = async (page: Page): Promise<string> => {
  await visit(page, '/toezeggingen')
  return words(page.locator('.figures').first())
}

/** Opens a form that is folded away, without leaving the page. */
const unfold = (page: Page, name: string): Promise<void> => page.locator('summary', { hasText: name }).click()

describe.each(manners)('scripts %s', (scripts) => {
  test('a visitor sees that the planters of the Strandwal are late, since when and why', async () => {
    const { page, context } = await someone(browser, city, { scripts, phone: true })
    await visit(page, '/')
    await follow(page, 'Toezeggingen')
    await follow(page, 'zijn nu te laat')
    const row = page.getByRole('row').filter({ hasText: promise })
    expect(await words(row)).toMatch(/\d+ dagen te laat/)
    await follow(page, promise)

    const first = dayIn(await fact(page, 'Eerste datum'))
    const late = daysBetween(first, today())
    expect(late).toBeGreaterThan(50)
    await page
      .getByText(`${days(late)} te laat`)
      .first()
      .waitFor()
    // What was promised first stays where it was; the new day stands beside it.
    const history = await words(page.getByRole('main'))
    expect(history).toContain(`Beloofd voor ${inWords(first)}`)
    expect(history).toContain('De leverancier van de bakken stopte met zijn bedrijf.')
    expect(dayIn(await fact(page, 'Nieuwe datum')) > first).toBe(true)
    expect(await fact(page, 'Beloofd door')).toBe('Gemeente, Groen en beheer')
    expect(history).not.toContain('Wielenga')
    await expect(page.getByText('Wat wil je melden?').count()).resolves.toBe(0)

    await follow(page, 'Opfleuren Strandwal')
    await page.getByText('De gemeente is te laat met wat zij beloofde.').waitFor()
    const timeline = await words(page.locator('#tijdlijn').locator('xpath=..'))
    expect(timeline).toContain(
      `Toezegging te laat Het gaat om: "${promise}". Dit was beloofd voor ${inWords(first)}`,
    )
    expect(timeline).toContain('Nieuwe datum voor een toezegging')
    await context.close()
  })

  test('the reminders lie in the mailbox: a week before, on the day, and every week it is late', async () => {
    const { page, context } = await someone(browser, city, { scripts })
    await visit(page, '/toezeggingen?van=gemeente&stand=te-laat')
    await follow(page, promise)
    const first = dayIn(await fact(page, 'Eerste datum'))
    await openMail(page, guide, /^\d+ dagen te laat: toezegging bij/)
    const mail = await words(page.getByRole('main'))
    expect(mail).toContain(promise)
    expect(mail).toContain(`Deze belofte was eerst voor ${formatDay(first, 'nl', 'long')}`)
    const [, told = ''] = /Zij is nu (\d+) dagen te laat/.exec(mail) ?? []
    const lateToday = daysBetween(first, today())
    expect(lateToday - Number(told)).toBeLessThan(7)
    await openMail(page, guide, /^Vandaag: een toezegging bij/)
    await openMail(page, guide, /^Over een week klaar\? Toezegging bij/)
    await context.close()
  })

  test('Daan explains again and gives a new day; it stays late, and cannot be put right by hand', async () => {
    const visitor = await someone(browser, city, { scripts })
    const before = await figures(visitor.page)
    const { page, context } = await persona(browser, city, 'begeleider', { scripts })
    await expectGood(page)
    await visit(page, '/toezeggingen?van=gemeente&stand=te-laat')
    await follow(page, promise)
    const first = dayIn(await fact(page, 'Eerste datum'))
    const standing = dayIn(await fact(page, 'Nieuwe datum'))
    const late = `${days(daysBetween(first, today()))} te laat`

    // Kept in time after all? Not when it was told that it would be later.
    await unfold(page, 'Het is gelukt')
    await fill(page, 'Op welke dag was het klaar?', first)
    await fill(page, 'Wat is er gedaan?', 'De bakken staan er. Echt waar, al die tijd al.')
    await press(page, 'Meld dat het klaar is')
    expect(await page.title()).toMatch(/^Fout: /)
    await page.getByRole('link', { name: 'Kies een dag vanaf de laatste uitleg.' }).waitFor()
    expect(await page.getByLabel('Wat is er gedaan?').inputValue()).toContain('al die tijd al')

    // A new day before the one that stands is none.
    await visit(page, new URL(page.url()).pathname)
    await unfold(page, 'Het wordt later')
    await fill(page, 'Waarom lukt het niet op tijd?', 'Te vroeg geteld.')
    await fill(page, 'Wanneer lukt het wel?', addDays(today(), -1))
    await press(page, 'Meld de nieuwe datum')
    expect(await page.title()).toMatch(/^Fout: /)
    expect(await page.getByLabel('Waarom lukt het niet op tijd?').inputValue()).toBe('Te vroeg geteld.')

    const newDay = addDays(standing > today() ? standing : today(), 21)
    const reason = `De bakken zijn nu gemaakt en liggen bij de verver (${scripts}).`
    await fill(page, 'Waarom lukt het niet op tijd?', reason)
    await fill(page, 'Wanneer lukt het wel?', newDay)
    await press(page, 'Meld de nieuwe datum')
    await page.getByRole('status').filter({ hasText: 'De nieuwe datum staat erbij' }).waitFor()
    expect(dayIn(await fact(page, 'Eerste datum'))).toBe(first)
    expect(dayIn(await fact(page, 'Nieuwe datum'))).toBe(newDay)
    await page.getByText(late).first().waitFor()

    await openMail(page, initiator, /wordt later/)
    expect(await words(page.getByRole('main'))).toContain(reason)

    // In public it is as late as before: another day makes no figure better.
    expect(await figures(visitor.page)).toBe(before)
    await leads(visitor.page, () => visitor.page.getByRole('link', { name: 'zijn nu te laat' }).click())
    const row = await words(visitor.page.getByRole('row').filter({ hasText: promise }))
    expect(row).toContain(late)
    expect(row).toContain(reason)
    expect(row).toContain(`nieuwe datum: ${inWords(newDay)}`)
    await context.close()
    await visitor.context.close()
  })

  test('Ineke, whose plan it is, reads the same, and who promised it by name', async () => {
    const visitor = await someone(browser, city, { scripts })
    await visit(visitor.page, '/toezeggingen?van=gemeente&stand=te-laat')
    await follow(visitor.page, promise)
    const address = new URL(visitor.page.url()).pathname
    const history = visitor.page.getByRole('heading', { name: 'Wat er gebeurde' }).locator('xpath=..')
    const told = await words(history)
    await visitor.context.close()

    const { page, context } = await someone(browser, city, { scripts, phone: true })
    await signIn(page, initiator)
    await openMail(page, initiator, /wordt later/)
    await follow(page, /\/toezeggingen\//, page.getByRole('main'))
    expect(new URL(page.url()).pathname).toBe(address)
    expect(await fact(page, 'Beloofd door')).toMatch(/Pieter Donkersloot.*Groen en beheer/)
    const first = dayIn(await fact(page, 'Eerste datum'))
    const late = `${days(daysBetween(first, today()))} te laat`
    await page.getByText(late).first().waitFor()
    const hers = await words(page.getByRole('heading', { name: 'Wat er gebeurde' }).locator('xpath=..'))
    expect(hers).toBe(told)
    // It is not hers to report on.
    await expect(page.getByText('Wat wil je melden?').count()).resolves.toBe(0)
    await visit(page, '/mijn')
    await follow(page, 'Bekijk je plan Opfleuren Strandwal')
    await page.getByText('De gemeente is te laat met wat zij beloofde.').waitFor()
    await context.close()
  })
})
