import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { expectGood, openBrowser, persona, someone } from './browser.ts'
import { choose, fill, follow, press, says, unfold, visit, words } from './walk.ts'

const city = inject('city')
let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test('A resident says on a phone how it was to take part, and reads what others said of another project', async () => {
  const { page, context } = await someone(browser, city, { scripts: 'blocked', phone: true })
  await visit(page, '/meedoen')
  await follow(page, 'Fietsenstalling aan de Lijnbaan')
  await follow(page, 'Hoe vond je het meedoen?')
  await expectGood(page)
  await press(page, 'Verstuur je antwoorden')
  await expectGood(page)
  await choose(page, /Was duidelijk wat nog kon veranderen/, 'Ja')
  await choose(page, /Welk cijfer geef je het meedoen/, '8')
  await fill(page, /Wat moeten wij een volgende keer anders doen/, 'Zet de tekening eerder op de pagina.')
  await press(page, 'Verstuur je antwoorden')
  await says(page, 'Dank je wel. Je antwoorden zijn binnen.')

  await visit(page, '/meedoen?stand=afgerond')
  await follow(page, 'Speelplein Vlinderhof')
  await follow(page, 'Lees hoe mensen het meedoen vonden')
  await expectGood(page)
  const shown = await words(page.getByRole('main'))
  expect(shown).toContain('36 mensen die meededen gaven antwoord')
  expect(shown).not.toContain('kabelbaan')
  await context.close()
})

test('Lieke asks somebody else, Omar finds the question on his desk, and she reads what people wrote when it is over', async () => {
  const lieke = await persona(browser, city, 'projectleider', { scripts: 'blocked' })
  const { page } = lieke
  await visit(page, '/werk/projecten')
  await follow(page, 'Fietsenstalling aan de Lijnbaan')
  await follow(page, 'Evaluatie')
  await fill(page, 'Wie werkte eraan?', 'buitendienst@waterstad.example')
  await press(page, 'Verstuur de mails')
  await says(page, /De mails zijn onderweg/)
  await expectGood(page)

  const omar = await persona(browser, city, 'participatieadviseur', { scripts: 'blocked' })
  await visit(omar.page, '/werk')
  await follow(omar.page, 'Kijk terug op de participatie: Fietsenstalling aan de Lijnbaan')
  await expectGood(omar.page)
  await choose(omar.page, /Welk cijfer geef je deze participatie/, '7')
  await fill(omar.page, /Wat ging goed/, 'De wandeling met mensen die slecht zien.')
  await press(omar.page, 'Verstuur je antwoorden')
  await says(omar.page, 'Dank je wel. Je antwoorden zijn binnen.')
  await omar.context.close()

  await visit(page, '/werk/projecten')
  await follow(page, 'Speelplein Vlinderhof')
  await follow(page, 'Evaluatie')
  await unfold(page, 'Wie meedeed: Wat moeten wij een volgende keer anders doen? (2)')
  expect(await words(page.getByRole('main'))).toContain('Kom vaker op zaterdag')
  await expectGood(page)
  await follow(page, 'Schrijf de lessen in het verslag')
  expect(await words(page.getByRole('main'))).toContain('Rapportcijfer')
  await lieke.context.close()
})
