import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Activity, activityById } from '../../activities/index.ts'
import type { Actor } from '../../kit/actor.ts'
import { addDays, dayOf } from '../../kit/dates.ts'
import { paths } from '../../paths.ts'
import { actorOf, grantRole, insertPerson } from '../../people/index.ts'
import { keepPeople, type Project } from '../../projects/index.ts'
import { runningProject } from '../../projects/testing.ts'
import { type TestApp, testApp, testNow } from '../../testing.ts'
import { countedAnswers, fixQuestions, makeSurvey, saveQuestion } from '../actions.ts'
import { type Identity, labelIn, labelsIn } from '../rules.ts'
import { surveyById, surveyCounts } from '../store.ts'
import { countable, enterTally, startTally } from './actions.ts'
import { talliesOf } from './store.ts'

let app: TestApp
let project: Project
const actors: Actor[] = []
let nth = 0

beforeAll(async () => {
  app = await testApp()
  for (const [name, email] of [
    ['Lena Leider', 'lena@gemeente.example'],
    ['Tim Teller', 'tim@gemeente.example'],
    ['Dora Derde', 'dora@gemeente.example'],
  ] as const) {
    const person = await insertPerson(app.db, { name, email, confirmedAt: testNow }, testNow)
    await grantRole(app.act(), { name, email, role: 'project_leader', areaId: null })
    actors.push(await actorOf(app.db, person.id))
  }
  project = await runningProject(app.act(), actors[0] as Actor)
  const people = actors
    .slice(1)
    .map(({ personId }) => ({ person_id: personId, function: 'Teller', task: 'Telt', reach: 'stadhuis' }))
  await keepPeople(as(0), project.id, people)
})
afterAll(() => app.close())

const as = (place: number) => app.act({ actor: actors[place] as Actor })

async function openSurvey(identity: Identity): Promise<Activity> {
  nth += 1
  const today = dayOf(testNow)
  const { id } = await makeSurvey(as(0), project.id, {
    ...{ way_key: 'online', title: `Telling ${nth}`, question: 'Hoe is het?', explanation: null, identity },
    ...{ opens_on: today, closes_on: addDays(today, 14), answer_on: null },
  })
  const content = { hint: null, required: true, rows: [], low: null, high: null, to: null, total: null }
  const on = { page: 'page_1', own: null }
  const options = labelsIn('Goed\nSlecht')
  await saveQuestion(
    as(0),
    id,
    { ...content, type: 'choice', label: labelIn('Wat vind je?'), options, when: null },
    on,
  )
  await saveQuestion(
    as(0),
    id,
    { ...content, type: 'yes_no', label: labelIn('Woon je hier?'), options: [], when: null },
    on,
  )
  await fixQuestions(as(0), id)
  const activity = await activityById(app.db, id)
  if (!activity) throw new Error('The survey is not there')
  return activity
}

const surveyOf = async (activity: Activity) => {
  const survey = await surveyById(app.db, activity.id)
  if (!survey) throw new Error('The survey is not there')
  return survey
}

test('paper counts when two people counted the same, and not before', async () => {
  const activity = await openSurvey('anonymous')
  const [choice, yesNo] = await countable(as(0), await surveyOf(activity))
  const [good = '', bad = ''] = choice?.options.map(({ value }) => value) ?? []
  const of = { channel: 'paper', source: 'stembus' } as const
  const counts = { [good]: 7, [bad]: 4 }
  const id = await startTally(as(0), activity.id, { ...of, question: choice?.key ?? '', counts })
  expect(await enterTally(as(0), activity.id, id, { ...counts, [bad]: 5 })).toBe('waits')
  expect((await surveyCounts(app.db, activity.id)).answers).toBe(0)
  expect(await enterTally(as(1), activity.id, id, counts)).toBe('differs')
  await expect(enterTally(as(2), activity.id, id, counts)).rejects.toThrow('Twee anderen')
  expect((await surveyCounts(app.db, activity.id)).answers).toBe(0)
  const lena = await app.as('lena@gemeente.example')
  const page = await (await lena.get(paths.deskTally(project.number, activity.slug, id))).text()
  expect(page).toContain('nee, verschilt')
  expect(await enterTally(as(0), activity.id, id, counts)).toBe('agreed')
  const counted = await countedAnswers(as(0), await surveyOf(activity))
  const given = counted?.answers.map((one) => one[choice?.key ?? '']) ?? []
  expect(given.filter((value) => value === good)).toHaveLength(7)
  expect(given.filter((value) => value === bad)).toHaveLength(4)
  await expect(enterTally(as(1), activity.id, id, counts)).rejects.toThrow('klopt al')
  await expect(
    sql`update survey_tally_entry set counts = '{}' where tally_id = ${id}`.execute(app.db),
  ).rejects.toThrow()

  const second = await startTally(as(1), activity.id, {
    ...{ ...of, question: yesNo?.key ?? '', counts: { true: 2, false: 0 } },
  })
  await expect(
    sql`update survey_tally set agreed_at = now(), answers = 2 where id = ${second}`.execute(app.db),
  ).rejects.toThrow()
  // Of two at once who count the same, it counts once.
  const both = await Promise.allSettled(
    [0, 2].map((place) => enterTally(as(place), activity.id, second, { true: 2, false: 0 })),
  )
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect((await surveyCounts(app.db, activity.id)).answers).toBe(13)
})

test('is counted on its page, where nobody sees the numbers of who counted before', async () => {
  const activity = await openSurvey('anonymous')
  const [choice] = await countable(as(0), await surveyOf(activity))
  const list = paths.deskTallies(project.number, activity.slug)
  const [lena, tim] = [await app.as('lena@gemeente.example'), await app.as('tim@gemeente.example')]
  expect(await (await lena.get(list)).text()).toContain('Wat vind je?')
  const typed = { vraag: choice?.key ?? '', hoe: 'paper', bron: 'stembus' }
  const wrong = await lena.post(list, { ...typed, aantal_1: '641', aantal_2: '' })
  expect(wrong.status).toBe(422)
  expect(await wrong.text()).toContain('Nul mag.')
  await lena.post(list, { ...typed, aantal_1: '641', aantal_2: '0' })
  const [tally] = await talliesOf(app.db, activity.id)
  const one = paths.deskTally(project.number, activity.slug, tally?.id ?? '')
  const before = await (await tim.get(one)).text()
  expect(before).toContain('Iemand anders telde dit al.')
  expect(before).not.toContain('641')
  const done = await tim.postAndSee(one, { aantal_1: '641', aantal_2: '0' })
  expect(done.html).toContain('641 antwoorden tellen mee')
  expect((await surveyCounts(app.db, activity.id)).answers).toBe(641)
})

test('is not for a survey in which each code counts once', async () => {
  const activity = await openSurvey('invited')
  const [choice] = await countable(as(0), await surveyOf(activity))
  const [good = ''] = choice?.options.map(({ value }) => value) ?? []
  const of = { channel: 'paper', source: 'stembus', question: choice?.key ?? '' } as const
  await expect(startTally(as(0), activity.id, { ...of, counts: { [good]: 1 } })).rejects.toThrow('code')
})
