import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Activity, contribute } from '../../activities/index.ts'
import { openActivity } from '../../activities/testing.ts'
import { answerOne } from '../../answers/index.ts'
import { type Actor, visitor } from '../../kit/actor.ts'
import { addDays, dayOf } from '../../kit/dates.ts'
import { actorOf, grantRole, insertPerson } from '../../people/index.ts'
import { startProject } from '../../projects/actions.ts'
import type { Project } from '../../projects/index.ts'
import { runningProject } from '../../projects/testing.ts'
import { type TestApp, testApp, testNow, type Visitor } from '../../testing.ts'
import { countParticipation } from '../participation.ts'

let app: TestApp
let leader: Actor
let project: Project
let activity: Activity
const today = dayOf(testNow)
const later = (days: number): Date => new Date(testNow.getTime() + days * 86_400_000)
const words = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0]+/g, ' ')
const read = async (who: Visitor, path: string): Promise<string> => words(await (await who.get(path)).text())
const put = async (title: string) =>
  contribute(
    app.act({ actor: visitor }),
    { project, activity },
    {
      ...{ target: null, email: null, token: '', visitor: '::1' },
      words: { title, body: null, name: 'Iemand', shows: 'first' },
    },
  )

beforeAll(async () => {
  app = await testApp()
  const lena = { name: 'Lena Leider', email: 'lena@gemeente.example' }
  const person = await insertPerson(app.db, { ...lena, confirmedAt: testNow }, testNow)
  await grantRole(app.act(), { ...lena, role: 'project_leader', areaId: null })
  leader = await actorOf(app.db, person.id)
  project = await runningProject(app.act(), leader, 'Het park')
  activity = await openActivity(app.act({ actor: leader }), project, { answer_on: addDays(today, 20) })
})
afterAll(() => app.close())

test('all projects stand beside each other, with what waits for an answer and which rules are not kept', async () => {
  const lena = await app.as('lena@gemeente.example')
  expect(await read(lena, '/werk/projectoverzicht')).toContain('nog geen inbreng')
  const [early, second] = [await put('Een bankje'), await put('Een boom')]
  await put('Een hek')
  const answer = { outcome: 'not', reasons: 'Er is geen plek voor.', passedTo: null } as const
  const lead = (now: Date) => app.act({ actor: leader, now })
  await answerOne(lead(later(3)), activity.id, early.id, answer)
  await answerOne(lead(later(21)), activity.id, second.id, answer)
  const page = await read(lena, '/werk/projectoverzicht')
  for (const words of ['Het park', 'Lena Leider', '2 van 3 beantwoord', 'Houden we ons aan de regels?'])
    expect(page).toContain(words)
  expect(page).not.toContain('te laat keer')

  // What is promised for a day is late from the next one.
  app.setNow(later(25))
  await countParticipation(app.act({ now: later(25) }))
  const figures = await read(app.visitor(), '/cijfers')
  expect(figures).toContain('Meedoen met projecten')
  expect(figures).toContain('33% van de inbreng kreeg op tijd antwoord: 1 van 3.')
  expect(figures).toContain('1 keer inbreng wacht nog op antwoord.')
  await countParticipation(app.act({ now: later(25) }))
  expect(await read(app.visitor(), '/cijfers')).toContain('1 van 3.')
  expect(await (await app.visitor().get('/cijfers.csv')).text()).toContain('inbreng in projecten')
  app.setNow(testNow)
})

test('a better answer later does not make the first one late', async () => {
  const one = await put('Een fontein')
  const lead = (now: Date) => app.act({ actor: leader, now })
  const answer = { outcome: 'partly', reasons: 'Er komt een kraan.', passedTo: null } as const
  await answerOne(lead(later(1)), activity.id, one.id, answer)
  await answerOne(lead(later(40)), activity.id, one.id, { ...answer, outcome: 'adopted' })
  app.setNow(later(41))
  await countParticipation(app.act({ now: later(41) }))
  expect(await read(app.visitor(), '/cijfers')).toContain(
    '50% van de inbreng kreeg op tijd antwoord: 2 van 4.',
  )
  app.setNow(testNow)
})

test('choices stand in the address, and go along in the file', async () => {
  const lena = await app.as('lena@gemeente.example')
  const content = {
    ...{
      title: 'De brug',
      summary: 'De brug wordt vervangen.',
      summary_en: null,
      owner_kind: 'municipality' as const,
    },
    photo_id: null,
    photo_description: null,
    ...{ owner_name: null, owner_contact: null, department: null, address: null, lon: null, lat: null },
    ...{ subjects: ['traffic' as const], area_ids: [] },
  }
  await startProject(app.act({ actor: leader }), content)
  const all = await read(lena, '/werk/projectoverzicht')
  for (const title of ['Het park', 'De brug']) expect(all).toContain(title)
  const preparing = await read(lena, '/werk/projectoverzicht?stand=voorbereiding')
  expect(preparing).toContain('nog geen plan')
  expect(preparing).not.toContain('Het park')
  const file = await (await lena.get('/werk/projectoverzicht.csv?stand=voorbereiding')).text()
  expect(file.split('\r\n').filter(Boolean)).toHaveLength(2)
  expect(file).toContain('De brug')
  expect((await lena.get('/werk/projectoverzicht.xlsx')).headers.get('content-type')).toContain(
    'spreadsheetml',
  )
  expect(await read(lena, '/werk/projectoverzicht?stand=onzin&leider=x&regel=%27&gebied=x')).toContain(
    'Het park',
  )
  expect(await read(lena, '/werk/projectoverzicht?stand=gestopt')).toContain(
    'Geen project past bij deze keuze.',
  )
})

test('a councillor reads all that is published, with its money, and changes nothing', async () => {
  const council = { name: 'Rafi Raadslid', email: 'raad@gemeente.example' }
  await insertPerson(app.db, { ...council, confirmedAt: testNow }, testNow)
  await grantRole(app.act(), { ...council, role: 'councillor', areaId: null })
  const rafi = await app.as(council.email)
  const page = await rafi.get('/werk/projectoverzicht?stand=alles')
  expect(page.status).toBe(200)
  const html = await page.text()
  for (const part of [
    'Het park',
    'nog open',
    'Geld voor participatie',
    'niet genoemd',
    'Cijfer van deelnemers',
  ])
    expect(words(html)).toContain(part)
  // What is being prepared is read by nobody outside, and neither is the name of who leads.
  for (const part of ['De brug', 'Lena Leider', '/werk/projecten/']) expect(html).not.toContain(part)
  expect(html).toContain(`href="/meedoen/${project.slug}"`)
  const file = await (await rafi.get('/werk/projectoverzicht.csv?stand=alles')).text()
  expect(file).toContain('Het park')
  expect(file).not.toContain('Lena Leider')
  expect(await (await rafi.get('/werk')).text()).toContain('href="/werk/projectoverzicht"')
  expect((await rafi.get(`/werk/projecten/${project.number}`)).status).toBe(403)
})

test('costs as many statements for three projects as for one', async () => {
  const lena = await app.as('lena@gemeente.example')
  const statements = async (): Promise<number> => {
    app.takeQueries()
    await lena.get('/werk/projectoverzicht')
    return app.takeQueries().length
  }
  await statements()
  const before = await statements()
  for (const title of ['Nog een', 'En nog een']) await runningProject(app.act(), leader, title)
  expect(await statements()).toBe(before)
})
