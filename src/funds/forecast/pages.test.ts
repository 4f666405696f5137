import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../testing.ts'
import { type TestCity, testCity } from '../../testing-city.ts'
import { grantMoney, setCeiling } from '../actions.ts'
import { insertForecast, latestForecasts } from '../store.ts'
import { completeApplication, grantedCase } from '../testing.ts'
import { makeForecasts } from './make.ts'
import { closeForecast } from './run.ts'

let app: TestApp
let city: TestCity
beforeAll(async () => {
  app = await testApp()
  city = await testCity(app)
})
afterAll(async () => {
  await closeForecast()
  await app.close()
})

const words = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0]+/g, ' ')
const read = async (path: string, visitor = app.visitor()): Promise<string> => {
  const answer = await visitor.get(path)
  expect(answer.status, path).toBe(200)
  return words(await answer.text())
}
const manager = () => city.as(city.staff.fund_manager)
const forecastPath = () => `/werk/fondsen/plafond/${city.ceiling}/voorspelling`
const kept = async () => (await latestForecasts(app.db, [city.ceiling])).get(city.ceiling)

describe('the forecast of a ceiling', () => {
  test('is made once for what is the same, and anew when money moves or the day changes', async () => {
    expect(await read('/fondsen/initiatievenfonds')).not.toContain('Hoe lang is er nog geld?')
    expect(await read(forecastPath(), await manager())).toContain('Er is nog geen voorspelling.')
    await makeForecasts(app.act())
    const first = await kept()
    expect(first?.seed).toBe(first?.digest.slice(0, 32))
    await makeForecasts(app.act())
    expect((await kept())?.at).toEqual(first?.at)
    const later = new Date(app.act().now.getTime() + 60_000)
    const { caseId, decisionId } = await grantedCase(app.db, 'Een bankje')
    const applicationId = await completeApplication(app.db, {
      caseId,
      ceilingId: city.ceiling,
      cents: 9_000_00,
      number: 40,
    })
    await grantMoney(app.act(), { applicationId, decisionId, cents: 9_000_00, reason: 'Besluit' })
    await makeForecasts(app.act({ now: later }))
    const second = await kept()
    expect(second?.digest).not.toBe(first?.digest)
    expect(second?.inputs.leftCents).toBe((first?.inputs.leftCents ?? 0) - 9_000_00)
    expect(second?.inputs.chances.granted).toMatchObject({ yes: 1, of: 1 })
    // What is taken back leaves it as it was: the first forecast holds again, and keeps holding.
    const again = first && { ...first, at: new Date(later.getTime() + 60_000) }
    if (again) await insertForecast(app.db, again)
    expect(await kept()).toEqual(again)
    await makeForecasts(app.act({ now: new Date(later.getTime() + 120_000) }))
    expect((await kept())?.digest).toBe(second?.digest)
    const tomorrow = new Date(app.act().now.getTime() + 24 * 60 * 60 * 1000)
    await makeForecasts(app.act({ now: tomorrow }))
    expect((await kept())?.inputs.today).toBe('2026-11-22')
  })

  test('stands on the page of the scheme for everybody, honest about how little is known', async () => {
    const page = await read('/fondsen/initiatievenfonds')
    expect(page).toContain('Hoe lang is er nog geld?')
    expect(page).toMatch(
      /De kans dat het geld in deze periode opraakt, is|Het geld raakt in deze periode bijna zeker op/,
    )
    expect(page).toContain('Er zijn nog maar weinig aanvragen om van te leren.')
    expect(page).toContain('Een voorspelling is geen belofte.')
    expect(page).toContain('Kans dat het geld op is')
    expect(await read('/fondsen/initiatievenfonds?taal=en')).toContain('A forecast is not a promise.')
    const api = (await (await app.visitor().get('/api/v1/fondsen/initiatievenfonds')).json()) as {
      plafonds: { voorspelling: { kansVanDe100: number } | null }[]
    }
    expect(api.plafonds[0]?.voorspelling?.kansVanDe100).toBeGreaterThanOrEqual(0)
  })

  test('shows the fund manager with what it reckons, and what if', async () => {
    const visitor = await manager()
    const page = await read(forecastPath(), visitor)
    expect(page).toContain('Een complete aanvraag krijgt geld 1 van de 1 2 van de 3 75%')
    expect(page).toContain('Wat er nu wacht')
    expect(page).not.toContain('In dit geval')
    const raised = await read(`${forecastPath()}?erbij=50.000&alles=ja`, visitor)
    expect(raised).toContain('Het plafond gaat € 50.000 omhoog.')
    expect(raised).toContain('In dit geval')
    for (const query of ['erbij=abc', 'erbij=-5', 'erbij=999999999999', 'alles=x'])
      await read(`${forecastPath()}?${query}`, visitor)
    expect(await read('/werk/fondsen', visitor)).toContain('Raakt het geld op?')
    expect(await read(`/werk/fondsen/plafond/${city.ceiling}`, visitor)).toContain('Bekijk de voorspelling')
  })

  test('warns the fund manager once at the threshold they set', async () => {
    const visitor = await manager()
    const wrong = await visitor.post(forecastPath(), { chance: '0', weeks: 'x' })
    expect(wrong.status).toBe(422)
    expect(words(await wrong.text())).toContain('Bij welke kans?')
    const now = app.act().now
    const warned = async () =>
      (await app.mails()).filter(({ subject }) => subject.startsWith('Het geld raakt op')).length
    expect(await warned()).toBe(0)
    const saved = await visitor.postAndSee(forecastPath(), { chance: '20', weeks: '104' })
    expect(words(saved.html)).toContain('De grens voor de waarschuwing is bewaard.')
    // A plan that takes nearly all there is.
    const { caseId, decisionId } = await grantedCase(app.db, 'Een groot plan')
    const left = (await kept())?.inputs.leftCents ?? 0
    const reserved = 10_000_00
    const cents = left - reserved
    const applicationId = await completeApplication(app.db, {
      caseId,
      ceilingId: city.ceiling,
      cents,
      number: 41,
    })
    await grantMoney(app.act(), { applicationId, decisionId, cents, reason: 'Besluit' })
    await makeForecasts(app.act({ now }))
    await makeForecasts(app.act({ now: new Date(now.getTime() + 60_000) }))
    expect(await warned()).toBe(1)
    const [mail] = (await app.mails()).filter(({ subject }) => subject.startsWith('Het geld raakt op'))
    expect(mail?.subject).toContain('Initiatievenfonds (2026)')
    expect(mail?.body_text).toContain('/voorspelling')
    expect(await read(forecastPath(), visitor)).toContain('Die mail is verstuurd.')
  })

  test('of one ceiling that fails does not keep back the others', async () => {
    const other = await setCeiling(app.act(), {
      schemeKey: 'green_budget',
      // What began last comes first.
      from: '2026-02-01',
      until: '2026-12-31',
      areaId: null,
      cents: 20_000_00,
      decision: { body: 'de raad', date: '2025-11-12', number: 'R-2', announced: '2025-12-01' },
      reason: 'Begroting',
    })
    await sql`alter table forecast add constraint fails check (ceiling_id <> ${sql.lit(other)}) not valid`.execute(
      app.db,
    )
    const later = new Date(app.act().now.getTime() + 2 * 24 * 60 * 60 * 1000)
    await expect(makeForecasts(app.act({ now: later }))).rejects.toThrow('fails')
    expect((await kept())?.inputs.today).toBe('2026-11-23')
  })
})
