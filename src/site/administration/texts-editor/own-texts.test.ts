import { afterAll, beforeAll, expect, test } from 'vitest'
import { postUpdate } from '../../../cases/index.ts'
import { dayOf } from '../../../kit/dates.ts'
import { type FormFields, type TestApp, testApp, testNow, type Visitor } from '../../../testing.ts'
import { type TestCity, testCity } from '../../../testing-city.ts'
import { sayOwnTexts } from '../../own/texts.ts'

let app: TestApp
let city: TestCity
let ravi: Visitor
beforeAll(async () => {
  app = await testApp()
  city = await testCity(app)
  ravi = await city.as(city.staff.administrator)
})
afterAll(async () => {
  sayOwnTexts({})
  await app.close()
})

const home = '/beheer/concepten/teksten/site'
const subject = `${home}/tekst/cases.mail%3Aupdate.subject`
const read = async (path: string): Promise<string> => {
  const response = await ravi.get(path)
  expect(response.status, path).toBe(200)
  return response.text()
}
async function send(path: string, fields: FormFields) {
  const html = await read(path)
  const hidden = [...html.matchAll(/name="(gezien|eenmalig|versie)" value="([^"]*)"/g)]
  return ravi.postAndSee(path, {
    ...Object.fromEntries(hidden.map(([, name, value]) => [name, value])),
    ...fields,
  })
}
/** Subject of the mail about news that is told now. */
const tell = async (): Promise<string> => {
  const act = await city.act(city.guide)
  const sent = async () => app.mails(city.initiator.email ?? '')
  const before = new Set((await sent()).map(({ id }) => id))
  await postUpdate(act, { caseId: city.shown.id, text: 'Er is nieuws.', visibility: 'parties' })
  return (await sent()).find(({ id }) => !before.has(id))?.subject ?? ''
}

test('a text is found by the words that people read, in both languages', async () => {
  expect(await read('/beheer/teksten')).toContain('Er zijn nog geen eigen woorden.')
  const found = await read(`${home}?zoek=nieuws+over`)
  expect(found).toContain('Nieuws over {1}')
  expect(found).toContain('News about {1}')
  expect(found).toContain(`href="${subject}"`)
  expect(await read(`${home}?zoek=zulke+woorden+staan+nergens`)).toContain('Niets gevonden.')
  expect(await read(`${home}?deel=cases.mail`)).toContain('Mails over een zaak')
  // What chooses its words by a number is not there to change.
  expect((await ravi.get(`${home}/tekst/cases.mail%3Amessage.files`)).status).toBe(404)
})

test('what the program fills in must stay', async () => {
  const words = { text_nl: 'Nieuws!', text_en: 'News about {1}' }
  const missing = await send(subject, words)
  expect(missing.status).toBe(422)
  expect(missing.html).toContain('Zet {1} erin.')
  const unknown = await send(subject, { ...words, text_nl: '{1} {2}' })
  expect(unknown.html).toContain('Haal {2} weg.')
})

test('published, pages and mails say it; the rest stays, and one restores it', async () => {
  const before = await tell()
  expect(before).toMatch(/^Nieuws over /)
  await send(subject, { text_nl: 'Er is iets nieuws bij {1}', text_en: 'Something new at {1}' })
  expect(await read(home)).toContain('Er is iets nieuws bij {1}')
  const different = await read(`${home}/vergelijken`)
  expect(different).toContain('Nieuws over {1}')
  expect(different).toContain('Er is iets nieuws bij {1}')
  const done = await send(`${home}/publiceren`, { from: dayOf(testNow) })
  expect(done.html).toContain('Versie 1 is gepubliceerd')
  expect(done.html).toContain('Er is iets nieuws bij {1}')
  expect(await tell()).toMatch(/^Er is iets nieuws bij Pluktuin/)
  app.takeQueries()
  await app.visitor().get('/privacy')
  expect(app.takeQueries().filter((sql) => sql.includes('config_version'))).toEqual([])

  await ravi.postAndSee(home, { doen: 'begin' })
  const restored = await send(subject, { doen: 'weg' })
  expect(restored.html).toContain('Bewaard in het concept.')
  await send(`${home}/publiceren`, { from: dayOf(testNow) })
  expect(await tell()).toBe(before)
})

test('the code of conduct is said in own words, with more lines or fewer', async () => {
  await ravi.postAndSee(home, { doen: 'begin' })
  const rule = (nr: number) => `${home}/tekst/activities.conduct%3AruleList.${nr}`
  await send(rule(0), {
    text_nl: 'Praat met elkaar.\nLuister ook.',
    text_en: 'Talk to each other.\nListen too.',
  })
  await send(rule(4), { text_nl: '-', text_en: '-' })
  await send(`${home}/publiceren`, { from: dayOf(testNow) })
  const html = await (await app.visitor().get('/gedragsregels')).text()
  expect(html).toContain('<li>Praat met elkaar.</li><li>Luister ook.</li>')
  expect(html).not.toContain('Maak geen reclame.')
  expect(html).not.toContain('/beheer/teksten')
  expect(await read('/gedragsregels')).toContain('href="/beheer/teksten"')
})

test('markup is words', async () => {
  await ravi.postAndSee(home, { doen: 'begin' })
  const path = `${home}/tekst/frame%3AnavTellIdea`
  await send(path, { text_nl: '<b>Vertel</b>', text_en: '<b>Tell</b>' })
  await send(`${home}/publiceren`, { from: dayOf(testNow) })
  const html = await (await app.visitor().get('/')).text()
  expect(html).toContain('&lt;b>Vertel&lt;/b>')
  expect(html).not.toContain('<b>Vertel')
})
