import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { expectGood, openBrowser, persona, someone } from './browser.ts'
import { choose, fill, follow, openMail, press, says, visit, words } from './walk.ts'

// Somebody threatens a neighbour at an activity. A resident reports it, Lieke blocks the writer for a week. They hear why,
// disagree, and Omar, who did not block, decides. All of it without scripts.

const city = inject('city')
let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const activity = 'Jouw idee voor de Lindestraat'
const name = 'Sjaak Donders'
const email = 'sjaak.donders@voorbeeld.example'

test('who threatens is blocked, hears why, and is heard by somebody else', async () => {
  const sjaak = await someone(browser, city, { scripts: 'blocked', phone: true })
  const { page } = sjaak
  const send = async (title: string): Promise<void> => {
    await visit(page, '/meedoen/de-lindestraat-opnieuw-ingericht')
    await follow(page, activity, page.locator('#nu-open'))
    await follow(page, 'Stuur je idee in')
    await fill(page, 'Wat is je idee, in één zin?', title)
    await fill(page, /^Je naam/, name)
    await choose(page, 'Hoe mag je naam bij je inbreng staan?', 'Mijn hele naam')
    await fill(page, 'Je e-mailadres', email)
    await press(page, 'Verstuur')
    if (/Dit lijkt op wat er al is/.test(await words(page.getByRole('main'))))
      await press(page, 'Verstuur het toch')
    await says(page, 'Pas dan telt het mee')
  }
  await send('Wie hier parkeert krijgt met mijn knuppel te maken')
  await openMail(page, email, /^Bevestig wat je instuurde/)
  await follow(page, /\/inbreng\//)
  await press(page, 'Ja, dit is van mij')
  await follow(page, 'Bekijk het op de pagina')
  const address = page.url()

  const bea = await persona(browser, city, 'bewoner', { scripts: 'blocked' })
  await visit(bea.page, address)
  await follow(bea.page, /^Meld dit/)
  await choose(bea.page, 'Wat is er mis?', 'Het bedreigt iemand')
  await press(bea.page, 'Verstuur de melding')
  await bea.context.close()

  const lieke = await persona(browser, city, 'projectleider', { scripts: 'blocked' })
  await visit(lieke.page, '/werk')
  await follow(lieke.page, `Bekijk wat gemeld is of wacht: ${activity}`)
  const nr = new URL(address).pathname.split('/').at(-1)
  await follow(lieke.page, `Blokkeer de schrijver: Inbreng ${nr}`)
  await press(lieke.page, 'Blokkeer')
  expect(await lieke.page.title()).toMatch(/^Fout: /)
  await fill(lieke.page, 'Waarom? Diegene leest dit.', 'Je dreigt met geweld.')
  await choose(lieke.page, 'Hoe lang?', /^7 dagen/)
  await press(lieke.page, 'Blokkeer')
  await says(lieke.page, 'De blokkade loopt')
  await lieke.context.close()

  await send('En ik kom terug')
  await openMail(page, email, /^Je kunt nu even niet meedoen/)
  await follow(page, /\/blokkade\//)
  const why = await words(page.getByRole('main'))
  for (const text of ['Je dreigt met geweld.', 'Bezwaar maken', 'Daarna kun je vanzelf weer meedoen'])
    expect(why).toContain(text)
  await fill(page, 'Waarom ben je het er niet mee eens?', 'Het was een grap. Sorry.')
  await press(page, 'Verstuur')
  await says(page, 'Wij hebben het ontvangen.')

  const omar = await persona(browser, city, 'participatieadviseur', { scripts: 'blocked' })
  await visit(omar.page, '/werk')
  await follow(omar.page, `Kijk naar de blokkade van ${name}`)
  await fill(
    omar.page,
    'Waarom beslis je dit? Diegene leest het.',
    'Je zei sorry. Schrijf voortaan over het plan.',
  )
  await press(omar.page, 'Stop de blokkade')
  await says(omar.page, 'De blokkade is gestopt')
  await omar.context.close()

  await openMail(page, email, /^Wij keken naar je blokkade/)
  await follow(page, /\/blokkade\//)
  expect(await page.title()).toMatch(/^Je kunt weer meedoen/)
  await sjaak.context.close()
})

test('a project with young people says how it protects them, and who leads it says what is read first', async () => {
  const phone = await someone(browser, city, { scripts: 'blocked', phone: true })
  await visit(phone.page, '/meedoen/de-lindestraat-opnieuw-ingericht')
  const young = await words(phone.page.locator('#veilig').locator('..'))
  for (const text of ['Zo beschermen wij jongeren', 'een ouder of verzorger', 'Lees de gedragsregels'])
    expect(young).toContain(text)
  await phone.context.close()

  const lieke = await persona(browser, city, 'projectleider', { scripts: 'blocked', phone: true })
  const { page } = lieke
  await visit(page, '/werk/projecten')
  await follow(page, 'De Lindestraat opnieuw ingericht')
  await follow(page, 'Veilig meedoen')
  await expectGood(page)
  await press(page, 'Zet meelezen aan')
  expect(await page.title()).toMatch(/^Fout: /)
  expect(await words(page.getByRole('main'))).toContain('Schrijf waarom. Iedereen kan dat lezen.')
  await lieke.context.close()
})
