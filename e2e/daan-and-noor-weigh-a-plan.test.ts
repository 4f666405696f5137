import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openBrowser, persona, type Someone, someone } from './browser.ts'
import { choose, fill, follow, manners, pick, press, says, signIn, unfold, visit, words } from './walk.ts'

// A city wish: Daan and Noor weigh it apart, differ too much, talk, settle on one weighing; the initiator reads why.

const city = inject('city')
let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** A plan that Daan guides, for each manner its own, and whose it is. */
const plans = {
  blocked: { title: 'Voedselbos aan de Merwedekade', email: 'tamara.vonk@voorbeeld.example' },
  on: { title: 'Opfleuren Strandwal', email: 'ineke.bruinsma@voorbeeld.example' },
}
const checks = [
  /inwoners\?$/,
  /openbare orde/,
  /eigen winst/,
  /een grens\?$/,
  /nog plaatsvinden/,
  /nog geld nodig/,
]
const criteria = [
  /Wat wordt er beter/,
  /Wie doet mee/,
  /Kan het, met geld/,
  /over een jaar nog/,
  /^Kan iedereen meedoen\?/,
  /Wat doen jullie zelf/,
]

const main = (page: Page): Promise<string> => words(page.getByRole('main'))
const reason = (page: Page, at: number): Locator =>
  page.getByRole('textbox', { name: /^Waarom\? Bij:/ }).nth(at)

/** Fills in a sheet: every check a yes, the same points everywhere, and a reason for each. */
async function weigh(page: Page, points: RegExp, why: string): Promise<void> {
  for (const check of checks) await choose(page, check, 'Ja')
  for (const [at, criterion] of criteria.entries()) {
    await choose(page, criterion, points)
    await reason(page, at).fill(`${why} (${at + 1})`)
  }
}

describe.each(manners)('scripts %s', (scripts) => {
  const plan = plans[scripts]
  let daan: Someone
  let noor: Someone
  let number = ''
  const weighing = (): string => `/werk/afwegingen/${number}`

  afterAll(async () => {
    for (const one of [daan, noor]) await one?.context.close()
  })

  test('Daan asks Noor and himself to weigh the plan', async () => {
    daan = await persona(browser, city, 'begeleider', { scripts })
    const { page } = daan
    await visit(page, `/zoeken?q=${encodeURIComponent(plan.title)}`)
    await follow(page, plan.title)
    number = /\/(\d{4}-\d+)/.exec(page.url())?.[1] ?? ''
    await visit(page, `/werk/zaken/${number}/advies`)
    await follow(page, 'Open de afweging')
    await pick(page, 'Eerste beoordelaar', 'Daan Wielenga, begeleider initiatieven')
    await pick(page, 'Tweede beoordelaar', 'Noor Verhagen, lid van het initiatieventeam')
    await press(page, 'Vraag de afweging')
    await says(page, 'De afweging is gevraagd.')
  })

  test('both fill in their sheet, and neither sees that of the other', async () => {
    const { page } = daan
    await follow(page, 'Vul je blad in')
    await press(page, 'Mijn blad is klaar')
    await page.getByRole('heading', { name: /^Er ging iets mis/ }).waitFor()
    await weigh(page, /^3 punten/, 'Daan ziet veel steun')
    await press(page, 'Mijn blad is klaar')
    await says(page, 'Je blad is klaar.')
    noor = await persona(browser, city, 'teamlid', { scripts, phone: true })
    await visit(noor.page, '/werk')
    await follow(noor.page, `Weeg "${plan.title}"`)
    expect(await main(noor.page)).not.toContain('Daan ziet veel steun')
    await follow(noor.page, 'Vul je blad in')
    await weigh(noor.page, /^1 punt:/, 'Noor mist een begroting')
    await press(noor.page, 'Mijn blad is klaar')
    expect(await main(noor.page)).toContain('Daan ziet veel steun')
  })

  test('they differ too much, talk, and settle on one weighing', async () => {
    const { page } = noor
    expect(await main(page)).toContain('Het verschil is te groot. Praat eerst met elkaar.')
    await fill(page, 'Wat kwam er uit het gesprek?', 'Noor kende de begroting nog niet.')
    await press(page, 'Leg het gesprek vast')
    await says(page, 'Het gesprek is opgeschreven.')
    await follow(page, 'Leg samen één afweging vast')
    for (const criterion of criteria) await choose(page, criterion, /^2 punten/)
    await press(page, 'Stel dit voor aan de ander')
    await says(page, 'Je voorstel ligt nu bij de ander.')
    await visit(daan.page, weighing())
    await press(daan.page, 'Ik ben het ermee eens')
    expect(await main(daan.page)).toContain('66,6 van de 100 punten')
  })

  test('Daan departs only with a reason, and shares it; the decision does not follow from it', async () => {
    const { page } = daan
    await fill(page, /^In je eigen woorden/, 'Wij helpen jullie met de plek.')
    await choose(page, 'Welke uitkomst geldt?', /^Bijdragen onder voorwaarden/)
    await press(page, 'Deel de afweging')
    expect(await main(page)).toContain('Schrijf de reden in ten minste één zin.')
    await fill(page, /^Waarom wijk je af\?/, 'De begroting moet eerst rond zijn.')
    await press(page, 'Deel de afweging')
    await says(page, 'De afweging is gedeeld met de initiatiefnemer.')
    expect(await main(page)).toContain('Voor een subsidie tellen alleen de regels van die regeling.')
  })

  test('the initiator reads the outcome with the reason for each point', async () => {
    const whose = await someone(browser, city, { scripts, phone: true })
    const { page } = whose
    await signIn(page, plan.email)
    await visit(page, `/mijn/zaken/${number}`)
    const text = await main(page)
    expect(text).toContain('Draagt de gemeente bij?')
    expect(text).toContain('De begroting moet eerst rond zijn.')
    await unfold(page, 'De reden bij elk punt')
    expect(await main(page)).toContain('Noor mist een begroting (1)')
    await whose.context.close()
  })

  test('the council reads how the framework was applied this year', async () => {
    const council = await persona(browser, city, 'raadslid', { scripts })
    const { page } = council
    await visit(page, '/afwegingskader/contribution')
    await follow(page, 'Bekijk hoe dit kader per jaar is toegepast')
    const text = await main(page)
    expect(text).toContain('Bijdragen onder voorwaarden')
    expect(text).not.toContain('Daan')
    await council.context.close()
  })
})
