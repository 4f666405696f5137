import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openBrowser, persona, someone } from './browser.ts'
import { choose, fill, follow, openMail, press, says, tick, unfold, visit, words } from './walk.ts'

const city = inject('city')
let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** A day that many days from now, as a date field wants it. */
const inDays = (count: number): string =>
  new Date(Date.now() + count * 24 * 60 * 60 * 1000).toISOString().slice(0, 10)

const answers = [
  ['Is er nog iets te kiezen?', 'Ja'],
  ['Schrijft een wet participatie of inspraak voor?', 'Nee'],
  ['Moet er nu gehandeld worden, omdat er gevaar is?', 'Nee'],
  ['Staat er een uitzondering in de verordening?', 'Nee'],
  ['Wat kunnen mensen nog veranderen?', 'Veel, binnen vaste grenzen'],
  ['Hoeveel merken mensen hiervan in hun dagelijks leven?', 'Groot of blijvend'],
  ['Voor hoeveel mensen?', 'Een straat'],
  ['Verschillen de belangen of gevoelens?', 'Een beetje'],
  ['Hebben inwoners kennis die wij missen?', 'Veel'],
  ['Is medewerking van inwoners nodig om het te laten slagen?', 'Handig'],
] as const

/** What Lieke writes, chapter by chapter; the ways to take part stand between the third and the fourth. */
const plan = [
  [
    ['Wat willen we bereiken?', 'Een kade waar je kunt zitten en waar je veilig loopt.'],
    ['Welke beslissing wordt genomen?', 'Het ontwerp van de kade.'],
    ['Wie neemt die beslissing?', 'Het college'],
    ['Op welke dag?', inDays(120)],
  ],
  [['Wat ligt vast?', 'De muur langs het water blijft staan.']],
  [
    ['Wie merken hier iets van?', 'Bewoners en schippers.'],
    ['Wie bereiken we moeilijk?', 'Schippers die vaak weg zijn.'],
    ['Hoe bereiken we hen toch?', 'Wij gaan langs op zaterdag.'],
  ],
  [
    ['Uiterlijk op welke dag hoort iedereen ervan?', inDays(90)],
    ['Hoe horen mensen ervan?', 'Met een brief.'],
  ],
  [
    ['In welke talen?', 'Nederlands'],
    ['Hoe kan iedereen meedoen?', 'De zaal heeft een lift.'],
    ['Hoe zorgen we dat iedereen veilig kan meedoen?', 'Je kunt apart met ons praten.'],
    ['Hoe gaan we om met gegevens van mensen?', 'Wij vragen geen namen.'],
  ],
  [['Bij wie kun je terecht?', 'Projectleider, 14 078']],
  [['Hoe kijken we terug?', 'Wij vragen een cijfer.']],
] as const

test('Lieke asks whether and how people take part, Omar looks at the plan, and a resident reads it', async () => {
  const lieke = await persona(browser, city, 'projectleider', { scripts: 'blocked' })
  const { page } = lieke
  await visit(page, '/werk/projecten')
  await follow(page, 'Begin een project')
  await fill(page, 'Hoe heet het project?', 'Een nieuwe kade')
  await fill(
    page,
    'Waar gaat het over, in een paar zinnen?',
    'De kade aan het Wantij wordt opnieuw aangelegd.',
  )
  await tick(page, 'verkeer')
  await press(page, 'Begin het project')
  await says(page, 'Het project is begonnen.')

  await follow(page, 'Beantwoord het afwegingskader')
  for (const [question, answer] of answers) await choose(page, question, answer)
  await press(page, 'Bekijk de uitkomst')
  const outcome = await words(page.getByRole('main'))
  expect(outcome).toContain('Adviseren')
  expect(outcome).toContain('Dit raakt mensen sterk.')
  expect(outcome).toContain('Het afwegingskader is een voorbeeld')
  await follow(page, 'Paragraaf voor de startnotitie')
  expect(await words(page.getByRole('main'))).toContain('doen inwoners mee op het niveau adviseren')
  await follow(page, 'Een nieuwe kade')

  await press(page, 'Begin het plan')
  await follow(page, 'Doel en beslissing')
  for (const chapter of plan) {
    for (const [question, text] of chapter) await fill(page, question, text)
    await press(page, /^Bewaar( en ga naar het volgende hoofdstuk)?$/)
    await says(page, 'Het is bewaard.')
    if (await page.getByRole('link', { name: 'Naar het volgende hoofdstuk' }).isVisible())
      await follow(page, 'Naar het volgende hoofdstuk')
  }
  // It is handed in too soon: every way that lacks a day is named, with a link to its own page.
  await press(page, 'Leg voor aan de participatieadviseur')
  const faults = page.getByRole('link', { name: /^Manier \d+: .*: (Vul|Schrijf)/ })
  for (let nr = 0; (await faults.count()) > 0; nr += 1) {
    await faults.first().click()
    await fill(page, 'Eerste dag', inDays(30 + nr))
    await fill(page, 'Waar, of hoe doe je mee?', 'Loods aan de kade')
    await press(page, 'Bewaar deze manier')
    await says(page, 'Het is bewaard.')
    await follow(page, 'Naar alle hoofdstukken')
    await press(page, 'Leg voor aan de participatieadviseur')
  }
  await says(page, 'Het plan ligt bij de participatieadviseur.')

  const omar = await persona(browser, city, 'participatieadviseur', { scripts: 'blocked' })
  await openMail(
    omar.page,
    'omar.belkacem@waterstad.example',
    'Een participatieplan om te bekijken: Een nieuwe kade',
  )
  await visit(omar.page, '/werk')
  await follow(omar.page, 'Bekijk het participatieplan: Een nieuwe kade')
  expect(await words(omar.page.getByRole('main'))).toContain('De muur langs het water blijft staan.')
  await choose(omar.page, 'Wat vind je?', 'Akkoord')
  await press(omar.page, 'Verstuur')
  await says(omar.page, 'Je bent akkoord.')
  await omar.context.close()

  await openMail(page, 'lieke.hartogh@waterstad.example', 'Akkoord met het participatieplan: Een nieuwe kade')
  await visit(page, '/werk')
  await follow(page, 'Publiceer het participatieplan: Een nieuwe kade')
  await press(page, 'Publiceer het plan')
  await says(page, 'Iedereen kan het nu lezen.')
  await visit(page, '/werk/projecten')
  await follow(page, 'Alle projecten naast elkaar: planning, antwoorden en basisregels')
  expect(await words(page.getByRole('main'))).toContain('Een nieuwe kade')
  await lieke.context.close()

  const resident = await someone(browser, city, { scripts: 'blocked', phone: true })
  await visit(resident.page, '/meedoen?stand=binnenkort')
  await follow(resident.page, 'Een nieuwe kade')
  const shown = await words(resident.page.getByRole('main'))
  for (const part of [
    'begint binnenkort',
    'De muur langs het water blijft staan.',
    'Klankbordgroep',
    'Loods aan de kade',
  ])
    expect(shown).toContain(part)
  await follow(resident.page, /^Lees het hele plan/)
  await unfold(resident.page, 'De antwoorden')
  expect(await words(resident.page.getByRole('main'))).toContain('Dit raakt mensen sterk.')
  await resident.context.close()
})
