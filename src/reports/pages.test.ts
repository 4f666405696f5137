import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../testing.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp({ demo: true })
})
afterAll(() => app.close())

const html = async (path: string): Promise<string> => {
  const answer = await app.visitor().get(path)
  expect(answer.status, path).toBe(200)
  return answer.text()
}

describe('/cijfers', () => {
  it('tells in words and numbers how we are doing, with every chart as a table too', async () => {
    const page = await html('/cijfers')
    expect(page).toContain('Alle soorten ideeën in de hele stad, van 1 december 2025')
    expect(page).toContain('binnen die tijd wist de helft wie de begeleider is')
    expect(page).toContain('Wij beloven: binnen 5 werkdagen.')
    expect(page).toContain('Onderzoekcentrum Drechtsteden')
    expect(page).toContain('Hoe tellen wij dit?')
    expect(page).toContain('Uitgevoerde wensen waar nog iemand voor zorgt')
    const figures = [...page.matchAll(/<figure /g)].length
    expect(figures).toBeGreaterThan(4)
    expect([...page.matchAll(/Bekijk als tabel/g)]).toHaveLength(figures)
    expect(page).toMatch(/data-title="Cijfer van wie meedeed"[^>]*>\d/)
    expect(page).not.toMatch(/ style=/)
    expect(await html('/cijfers?taal=en')).toContain('How do we count this?')
  })

  it('can be asked for a year, a kind and an area', async () => {
    const one = await html('/cijfers?periode=2025&soort=stadswens&gebied=regiegroep-centrum')
    expect(one).toContain('Stadswens in Regiegroep Centrum, van 1 januari 2025 tot en met 31 december 2025')
    expect(one).not.toContain('Per regiegroepgebied')
    expect(await html('/cijfers?periode=alles')).toContain('Op vraag van de gemeente')
    // Too few in one year: then everything counts, and the page says so.
    expect(await html('/cijfers')).toContain('Daarom telt alles mee sinds')
    expect(await html('/cijfers?periode=onzin&gebied=onzin&soort=onzin')).toContain('in de hele stad')
  })

  it('shows no small number of people apart', async () => {
    for (const slug of ['staart', 'wielwijk', 'binnenstad'])
      expect(await html(`/cijfers?gebied=${slug}`)).toContain('Onder de 10 laten we dit niet zien')
  })

  it('says so when there is nothing to count', async () => {
    app.setNow(new Date('2035-06-01T10:00:00Z'))
    // What is open then has been late for years, and counts.
    expect(await html('/cijfers?periode=2031')).toContain('Er is nog niets te tellen')
    app.setNow(new Date('2026-11-21T19:00:00Z'))
  })

  it('makes few queries', async () => {
    app.takeQueries()
    await html('/cijfers')
    // Three of them are for projects: which there are, what was put in, and the marks of who took part.
    expect(app.takeQueries().length).toBeLessThanOrEqual(13)
  })

  it('is a spreadsheet too', async () => {
    const answer = await app.visitor().get('/cijfers.csv')
    expect(answer.headers.get('Content-Type')).toContain('text/csv')
    const lines = (await answer.text()).trim().split('\r\n')
    expect(lines[0]).toContain('Onderdeel;Soort;Wat;Gebied')
    expect(lines.length).toBeGreaterThan(40)
    expect(new Set(lines.map((line) => line.split(';').length)).size).toBe(1)
  })

  it('gives its first figures to the front page', async () => {
    const home = await html('/')
    expect(home).toContain('binnen die tijd wist de helft wie de begeleider is')
    expect(home).toContain('href="/cijfers"')
  })
})

describe('/buurt/{gebied}', () => {
  it('says how it goes there beside the city, with the way to all figures of it', async () => {
    const page = await html('/buurt/regiegroep-centrum')
    expect(page).toContain('Hoe gaat het hier?')
    expect(page).toMatch(/Regiegroep Centrum naast de hele stad, sinds [a-z]+ 20\d\d\./)
    expect(page).toContain('href="/cijfers?periode=alles&amp;gebied=regiegroep-centrum"')
    const figures = await html('/cijfers?periode=alles&gebied=regiegroep-centrum')
    const promises = /(\d+ van de \d+) toezeggingen\./
    expect(promises.exec(page)?.[1]).toBe(promises.exec(figures)?.[1])
  })

  it('tells a neighbourhood with its district, and hides how a few ideas ended', async () => {
    for (const slug of ['staart', 'wielwijk']) {
      const page = await html(`/buurt/${slug}`)
      expect(page).toContain('Hoe ideeën hier afliepen, laten we zien vanaf 10.')
      expect(page).not.toContain('is uitgevoerd.')
    }
  })
})
