import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { contribute, stopActivity, tellOpened } from '../activities/index.ts'
import { openActivity } from '../activities/testing.ts'
import { answerGroup, answerOne, makeGroup } from '../answers/index.ts'
import { type Actor, visitor } from '../kit/actor.ts'
import { dayOf, formatDay } from '../kit/dates.ts'
import { tokenHash } from '../kit/tokens.ts'
import { actorOf, grantRole, insertPerson } from '../people/index.ts'
import {
  cancelProjectMeeting,
  changeProject,
  moveProject,
  type Project,
  planProjectMeeting,
  postNews,
  projectById,
  withdrawNews,
} from '../projects/index.ts'
import { runningProject } from '../projects/testing.ts'
import { type TestApp, testApp, testNow } from '../testing.ts'
import { type TestCity, testCity } from '../testing-city.ts'
import { confirmFollowing } from './actions.ts'
import { followingJobs } from './jobs.ts'
import type { Thing } from './rules.ts'
import { insertRequest } from './store.ts'

let app: TestApp
let city: TestCity
let leader: Actor
let project: Project
let nth = 0

beforeAll(async () => {
  app = await testApp()
  city = await testCity(app)
  const lena = { name: 'Lena Leider', email: 'lena@gemeente.example' }
  const person = await insertPerson(app.db, { ...lena, confirmedAt: testNow }, testNow)
  await grantRole(app.act(), { ...lena, role: 'project_leader', areaId: null })
  leader = await actorOf(app.db, person.id)
})
afterAll(() => app.close())

beforeEach(async () => {
  nth += 1
  project = await runningProject(app.act(), leader, `Park ${nth}`)
  await tell()
})

const day = 86_400_000
const later = (days: number): Date => new Date(testNow.getTime() + days * day)
const lead = () => app.act({ actor: leader })
const tell = async (now = testNow): Promise<void> => {
  await tellOpened(app.act({ now }))
  await followingJobs.tell_news_at_once!(app.act({ now }), {})
}
const at = (name: string): string => `${name}-${nth}@voorbeeld.example`
const news = async (name: string): Promise<readonly string[]> =>
  (await app.mails(at(name)))
    .filter(({ unsubscribe_path }) => unsubscribe_path !== null)
    .map(({ subject }) => subject)
    .sort()

/** Somebody who followed this a long time before. */
async function follows(name: string, thing: Thing): Promise<void> {
  const token = `${name}-${nth}`
  const early = later(-60)
  await insertRequest(
    app.db,
    tokenHash(token),
    { email: at(name), locale: 'nl', pace: 'at_once', things: [thing] },
    early,
  )
  await confirmFollowing(app.act({ now: early }), token)
}
const followsProject = (name = 'joke') => follows(name, { what: 'project', projectId: project.id })

const meetingIn = (title: string) =>
  planProjectMeeting(lead(), project.id, {
    ...{ title, about: 'Wij laten het ontwerp zien.', placeKind: 'place', place: 'Stadhuisplein 1' },
    ...{ startsAt: later(20), endsAt: new Date(later(20).getTime() + day / 24), capacity: null },
    ...{ signUpUntil: '2030-01-01', offers: [], offersNote: null },
  })

test('who follows only a place hears of a project whose area it lies in or by, though that has no point', async () => {
  const [lon, lat] = [4.665, 51.805]
  const far = { what: 'place', place: 'Verweg', point: [4.9, 51.9], radius: 250 } as const
  await follows('binnen', { what: 'place', place: 'Binnenweg', point: [lon, lat], radius: 250 })
  await follows('ver', far)
  const content = {
    ...{ title: project.title, summary: project.summary, summary_en: null, owner_kind: project.owner_kind },
    photo_id: null,
    photo_description: null,
    ...{ owner_name: null, owner_contact: null, department: null, address: null, lon: null, lat: null },
    ...{ subjects: project.subjects, area_ids: [city.area.id] },
  }
  await changeProject(lead(), project.id, content, project.changed_at)
  await postNews(lead(), project.id, { title: 'Het ontwerp is klaar', body: 'Kijk mee.' })
  await tell()
  expect(await news('binnen')).toEqual([expect.stringContaining('Het ontwerp is klaar')])
  expect(await news('ver')).toEqual([])
})

describe('who follows a project hears', () => {
  test('of an activity on the day on which it opens, once', async () => {
    await followsProject()
    const opens_on = dayOf(later(3))
    await openActivity(lead(), project, { opens_on, closes_on: dayOf(later(10)) })
    await tell()
    expect(await news('joke')).toEqual([])
    await tell(later(3))
    await tell(later(4))
    expect(await news('joke')).toEqual(['Doe mee: Ideeën'])
    const mails = await app.mails(at('joke'))
    expect(mails.at(-1)?.body_text).toContain(
      `Meedoen kan tot en met ${formatDay(dayOf(later(10)), 'nl', 'long')}`,
    )
  })

  test('nothing of an activity that was stopped before the mail', async () => {
    await followsProject()
    const { id } = await openActivity(lead(), project)
    await tellOpened(app.act())
    await stopActivity(lead(), project.id, id, 'Er is een fout gemaakt.')
    await tell()
    expect(await news('joke')).toEqual([])
  })

  test('of a meeting, but not of one that was called off', async () => {
    await followsProject()
    await meetingIn('Avond in het buurthuis')
    const meetingId = await meetingIn('Wandeling')
    await cancelProjectMeeting(lead(), project.id, { meetingId, reason: 'Te weinig mensen.' })
    await tell()
    expect(await news('joke')).toEqual(['Bijeenkomst: Avond in het buurthuis'])
  })

  test('of answers once a day, and of nothing that nobody sees', async () => {
    await followsProject()
    const activity = await openActivity(lead(), project)
    await tell()
    const put = (title: string) =>
      contribute(
        app.act({ actor: visitor }),
        { project, activity },
        {
          ...{ target: null, email: null, token: '', visitor: '::1' },
          words: { title, body: null, name: 'Iemand', shows: 'first' },
        },
      )
    const one = await put('Een bankje')
    const other = await put('Een fontein')
    const said = (reasons: string) => ({ outcome: 'adopted', reasons, passedTo: null }) as const
    const group = await makeGroup(lead(), activity.id, {
      ...{ name: 'Bankjes', summary: 'Bankjes erbij.', ids: [one.id] },
    })
    await answerGroup(lead(), activity.id, group, said('Er komen er tien.'))
    await answerOne(lead(), activity.id, other.id, said('Die komt op het plein.'))
    await tell()
    expect(await news('joke')).toEqual(['Antwoord op wat er is ingebracht: Ideeën', 'Doe mee: Ideeën'])
  })

  test('of news that was not taken back, and of what becomes of the project', async () => {
    await followsProject()
    await postNews(lead(), project.id, { title: 'Het ontwerp is klaar', body: 'Kom kijken.' })
    await tell()
    await moveProject(lead(), project.id, { to: 'answering', body: 'Wij lezen.', lessons: null })
    await tell()
    expect(await news('joke')).toEqual(['Nieuws: Het ontwerp is klaar', `Project gaat verder: Park ${nth}`])
    await postNews(lead(), project.id, { title: 'Vergissing', body: 'Nee.' })
    const rows = await app.db
      .withTables<{ project_news: { id: string; title: string; project_id: string } }>()
      .selectFrom('project_news')
      .select('id')
      .where('title', '=', 'Vergissing')
      .where('project_id', '=', project.id)
      .executeTakeFirstOrThrow()
    await withdrawNews(lead(), project.id, rows.id)
    await tell()
    expect(await news('joke')).toHaveLength(2)
  })
})

describe('a project reaches', () => {
  test('who follows its area, a neighbourhood in it, its subject or its place; nobody else', async () => {
    await follows('gebied', { what: 'area', areaId: city.area.id })
    await follows('onderwerp', { what: 'subject', subject: 'green' })
    await follows('ander', { what: 'subject', subject: 'traffic' })
    await follows('straat', { what: 'place', place: 'Parkstraat', point: null, radius: 250 })
    await follows('vlakbij', { what: 'place', place: 'Elders', point: [4.67, 51.81], radius: 250 })
    await follows('ver', { what: 'place', place: 'Ver weg', point: [4.7, 51.82], radius: 250 })
    const { id, changed_at, ...rest } = project
    const { number: _n, slug: _s, leader_id: _l, state: _t, published_on: _p, created_at: _c, ...more } = rest
    const { changed_by: _b, ...content } = more
    await changeProject(
      lead(),
      id,
      { ...content, area_ids: [city.area.id], address: 'Parkstraat', lon: 4.6701, lat: 51.8101 },
      changed_at,
    )
    await postNews(lead(), id, { title: 'Nieuws', body: 'Er is nieuws.' })
    await tell()
    for (const name of ['gebied', 'onderwerp', 'straat', 'vlakbij'])
      expect([name, await news(name)]).toEqual([name, ['Nieuws: Nieuws']])
    for (const name of ['ander', 'ver']) expect([name, await news(name)]).toEqual([name, []])
  })

  test('everybody who follows an area, when it is about the whole city', async () => {
    await follows('buurt', { what: 'area', areaId: city.area.id })
    await runningProject(app.act({ now: later(31) }), leader, `Visie ${nth}`)
    await tell(later(2))
    expect(await news('buurt')).toEqual([`Nieuw project: Visie ${nth}`])
  })
})

test('the page of a project leads to following it; the form, the link and the page say its name', async () => {
  const someone = app.visitor()
  const html = await (await someone.get(`/meedoen/${project.slug}`)).text()
  expect(html).toContain(`/volgen?project=${project.number}`)
  const form = await (await someone.get(`/volgen?project=${project.number}`)).text()
  expect(form).toContain(`Het project &quot;Park ${nth}&quot;`)
  const fields = { project: project.number, volg_project: project.number, ritme: 'week' }
  await someone.post('/volgen', { ...fields, straal: '500', email: at('formulier') })
  const [mail] = await app.mails(at('formulier'))
  const link = /\/volgen\/bevestigen\/[\w-]+/.exec(mail?.body_text ?? '')?.[0] ?? ''
  const done = await someone.postAndSee(link)
  expect(done.html).toContain(`Project: Park ${nth}`)
  expect((await projectById(app.db, project.id))?.title).toBe(`Park ${nth}`)
  const gone = await someone.post('/volgen', { ...fields, volg_project: 'P2026-9999', email: at('niets') })
  expect(gone.status).toBe(422)
})
