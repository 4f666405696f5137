import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { addDays, dayOf } from '../src/kit/dates.ts'
import { expectGood, openBrowser, persona, someone } from './browser.ts'
import { choose, fill, follow, pick, press, says, tick, visit, words } from './walk.ts'

// On a phone without scripts somebody says where it goes wrong, and tells the team alone what others must not read. Lieke
// puts a text there, and somebody reacts to one paragraph.

const city = inject('city')
let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const project = 'De Lindestraat opnieuw ingericht'
const activity = 'Waar in de Lindestraat gaat het mis?'
const inDays = (days: number): string => addDays(dayOf(new Date()), days)

test('what is wrong at a place stands on the map and in the list; what is private does not', async () => {
  const phone = await someone(browser, city, { scripts: 'blocked', phone: true })
  const { page } = phone
  await visit(page, '/meedoen')
  await follow(page, project)
  await follow(page, activity, page.locator('#nu-open'))
  await expectGood(page)
  const address = page.url()
  await follow(page, 'Geef je reactie')
  await expectGood(page)
  await fill(page, 'Wat vind je, in één zin?', 'De goot zit verstopt')
  await press(page, 'Verstuur')
  expect(await words(page.getByRole('main'))).toContain('Zeg waar het is: kies een plek')
  await pick(page, 'Om welke plek gaat het?', 'Bij de brug')
  await choose(page, 'Hoe mag je naam bij je inbreng staan?', /^Anoniem/)
  await press(page, 'Verstuur')
  await says(page, 'Bedankt')
  await visit(page, address)
  expect(await words(page.getByRole('main'))).toContain('De goot zit verstopt')

  await visit(page, `${address}/nieuw`)
  const secret = 'Mijn buurman bedreigt mij hier'
  await fill(page, 'Wat vind je, in één zin?', secret)
  await fill(page, /^Waar is het precies/, 'bij mijn voordeur')
  await choose(page, 'Wie mag dit lezen?', 'Alleen de mensen die aan dit project werken')
  await choose(page, 'Hoe mag je naam bij je inbreng staan?', /^Anoniem/)
  await press(page, 'Verstuur')
  expect(await words(page.getByRole('main'))).toContain('Niemand anders leest dit.')
  await visit(page, address)
  expect(await words(page.getByRole('main'))).not.toContain(secret)
  await phone.context.close()
})

test('Lieke puts a text there, and somebody reacts to its second paragraph', async () => {
  const lieke = await persona(browser, city, 'projectleider', { scripts: 'blocked' })
  const { page } = lieke
  await visit(page, '/werk/projecten')
  await follow(page, project)
  await follow(page, 'Activiteiten en inbreng')
  await follow(page, 'Maak een activiteit')
  await expectGood(page)
  await choose(page, 'Wat voor activiteit is het?', /^Reacties op een tekst/)
  await choose(page, 'Wat stuur je om?', /^Reacties: mensen/)
  await choose(page, 'Welke manier van meedoen uit het plan is dit?', 'Ideeën insturen op deze site')
  await fill(page, 'Hoe heet de activiteit?', 'Wat vind je van de nieuwe bomen?')
  await fill(page, 'Wat vraag je aan mensen, in één zin?', 'Wat vind je van dit ontwerp?')
  await fill(
    page,
    /^De tekst waarop mensen reageren/,
    '# Bomen\n\nEr komen tien linden.\n\nZieke bomen gaan weg.',
  )
  await fill(page, /^Eerste dag/, inDays(0))
  await fill(page, /^Laatste dag/, inDays(20))
  await press(page, 'Maak de activiteit')
  await says(page, 'De activiteit is gemaakt, als concept.')
  await expectGood(page)
  const desk = page.url()
  const visitor = await someone(browser, city, { scripts: 'blocked' })
  await visit(visitor.page, '/meedoen')
  await follow(visitor.page, project)
  expect(await words(visitor.page.getByRole('main'))).not.toContain('nieuwe bomen?')
  await visitor.context.close()
  await follow(page, 'Bekijk het voorbeeld')
  await says(page, 'Dit is een voorbeeld')
  await expectGood(page)
  await visit(page, desk)
  await tick(page, 'Ik heb het voorbeeld bekeken. Zo mag iedereen het zien.')
  await press(page, 'Zet de activiteit open')
  await says(page, 'De activiteit is open.')
  await lieke.context.close()

  const phone = await someone(browser, city, { scripts: 'blocked', phone: true })
  await visit(phone.page, '/meedoen')
  await follow(phone.page, project)
  await follow(phone.page, 'Wat vind je van de nieuwe bomen?', phone.page.locator('#nu-open'))
  await expectGood(phone.page)
  const address = phone.page.url()
  await follow(phone.page, 'Reageer op deze alinea: alinea 2')
  await expectGood(phone.page)
  await fill(phone.page, 'Wat vind je, in één zin?', 'Plant er meteen nieuwe')
  await choose(phone.page, 'Hoe mag je naam bij je inbreng staan?', /^Anoniem/)
  await press(phone.page, 'Verstuur')
  await says(phone.page, 'Bedankt')
  await visit(phone.page, address)
  expect(await words(phone.page.getByRole('main'))).toMatch(/Zieke bomen gaan weg\. 1 reactie/)
  await phone.context.close()
})

test('a long text is read by paragraph: what others said last stands with it, and a list leads to each', async () => {
  const phone = await someone(browser, city, { scripts: 'blocked', phone: true })
  const { page } = phone
  await visit(page, '/meedoen')
  await follow(page, project)
  await follow(page, 'Reageer op het ontwerp van de Lindestraat', page.locator('#nu-open'))
  await expectGood(page)
  const address = page.url()
  await page.locator('summary', { hasText: 'Ga naar een alinea' }).click()
  await follow(page, /^7\. Er blijven 34/)
  expect(page.url()).toContain('#alinea-7')
  const said = await words(page.locator('#alinea-7'))
  expect(said).toMatch(/Reageer op deze alinea/)
  await follow(page, /^Lees alle \d+ reacties op alinea 7$/)
  await expectGood(page)
  const one = await words(page.getByRole('main'))
  expect(one).toContain('Acht plekken minder is te veel')
  expect(one).not.toContain('Warm licht, geen wit licht')
  await follow(page, 'Lees de hele tekst')
  expect(await words(page.getByRole('main'))).toContain('Warm licht, geen wit licht')

  await visit(page, `${address}?volgorde=steun`)
  const titles = await page.locator('#inbreng article h3').allInnerTexts()
  expect(titles[0]).toBe('Acht plekken minder is te veel')
  await phone.context.close()
})
