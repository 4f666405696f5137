import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openBrowser, persona, someone } from './browser.ts'
import { fill, follow, manners, pick, press, says, visit, words } from './walk.ts'

const city = inject('city')
let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

describe.each(manners)('scripts %s', (scripts) => {
  const amount = scripts === 'on' ? '2' : '3'

  test('a visitor sees what a street party asks, and goes on to a plan with it filled in', async () => {
    const { page, context } = await someone(browser, city, { scripts, phone: true })
    await visit(page, '/idee')
    await follow(page, 'Kijk wat je zo mag doen, en wat je even meldt')
    await pick(page, 'Wat voor iets is het?', 'Samen eten en vieren')
    await press(page, 'Toon')
    await follow(page, 'Een straatfeest houden')
    expect(await words(page.getByRole('main'))).toContain('3 weken van tevoren')
    await follow(page, 'Meld het hier')
    await fill(page, 'Op welke dag?', inDays(60))
    await press(page, 'Toon')
    expect(await words(page.getByRole('main'))).toContain('Meld het uiterlijk op')
    await press(page, 'Begin met melden')
    expect(await page.getByLabel('Geef je idee een titel').inputValue()).toBe('Een straatfeest houden')
    await context.close()
  })

  test('Lotte asks for tables, the team agrees, and she calls it off', async () => {
    const lotte = await persona(browser, city, 'bewoner', { scripts, phone: true })
    await visit(lotte.page, '/lenen')
    await follow(lotte.page, 'Tafel met twee banken')
    await follow(lotte.page, 'Volgende maand')
    await follow(lotte.page, 'Vraag het te leen')
    await fill(lotte.page, 'Hoeveel heb je er nodig?', amount)
    await fill(lotte.page, 'Op welke dag haal je het op?', inDays(40))
    await fill(lotte.page, 'Op welke dag breng je het terug?', inDays(41))
    await fill(lotte.page, 'Waarvoor gebruik je het?', 'Een lange tafel in de straat.')
    await press(lotte.page, 'Vraag het te leen')
    await says(lotte.page, 'Je vraag is verstuurd')

    const team = await persona(browser, city, 'teamlid', { scripts, phone: false })
    await visit(team.page, '/uitlenen')
    await follow(team.page, `${amount} × Tafel met twee banken`)
    await fill(team.page, 'Waar en wanneer haalt diegene het op?', 'Kom na tien uur.')
    await press(team.page, 'Spreek het af')
    await says(team.page, 'Je hebt het afgesproken. De lener krijgt een mail.')
    await team.context.close()

    await lotte.page.reload()
    expect(await words(lotte.page.getByRole('main'))).toContain('Kom na tien uur.')
    await press(lotte.page, 'Ik heb het niet meer nodig')
    await says(lotte.page, 'Het is afgezegd')
    await lotte.context.close()
  })
})
