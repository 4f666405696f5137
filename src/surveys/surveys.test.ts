import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Activity, activityById } from '../activities/index.ts'
import type { Actor } from '../kit/actor.ts'
import { addDays, dayOf } from '../kit/dates.ts'
import { paths } from '../paths.ts'
import { actorOf, grantRole, insertPerson } from '../people/index.ts'
import { erasePerson } from '../privacy/store/erase.ts'
import { eraseFiles } from '../privacy/store/files.ts'
import type { Project } from '../projects/index.ts'
import { runningProject } from '../projects/testing.ts'
import { type TestApp, testApp, testNow, type Visitor } from '../testing.ts'
import { enterSurvey, fixQuestions, makeSurvey, publishSurveyResults, saveQuestion } from './actions.ts'
import { setQuota } from './quota.ts'
import { type Identity, labelIn, labelsIn, type QuestionContent } from './rules.ts'
import { answersThatCount, surveyById, surveyCounts } from './store.ts'

let app: TestApp
let project: Project
let leader: Actor
let nth = 0

beforeAll(async () => {
  app = await testApp()
  const lena = { name: 'Lena Leider', email: 'lena@gemeente.example' }
  const person = await insertPerson(app.db, { ...lena, confirmedAt: testNow }, testNow)
  await grantRole(app.act(), { ...lena, role: 'project_leader', areaId: null })
  leader = await actorOf(app.db, person.id)
  project = await runningProject(app.act(), leader)
  const bram = { name: 'Bram Buur', email: 'bram@voorbeeld.example', confirmedAt: testNow }
  await insertPerson(app.db, bram, testNow)
})
afterAll(() => app.close())
beforeEach(async () => {
  app.setNow(testNow)
  await sql`delete from rate_limit`.execute(app.db)
})

const question = (content: Partial<QuestionContent>): QuestionContent => ({
  ...{ type: 'choice', label: labelIn('Wat vind je? | What do you think?'), hint: null, required: true },
  ...{ options: labelsIn('Goed | Good\nSlecht | Bad'), rows: [], low: null, high: null },
  ...{ to: null, total: null, when: null },
  ...content,
})

/** A survey that is open today: what one thinks, and after "bad" why, in their own words. */
async function openSurvey(identity: Identity): Promise<Activity> {
  nth += 1
  const today = dayOf(testNow)
  const act = app.act({ actor: leader })
  const { id } = await makeSurvey(act, project.id, {
    ...{ way_key: 'online', title: `Enquête ${nth}`, question: 'Hoe is het?', explanation: null, identity },
    ...{ opens_on: today, closes_on: addDays(today, 14), answer_on: null },
  })
  const on = { page: 'page_1', own: null }
  await saveQuestion(act, id, question({}), on)
  const draft = (await surveyById(app.db, id))?.draft
  const [first] = draft?.sections[0]?.fields ?? []
  const bad = first?.type === 'choice' ? first.options[1]?.value : ''
  await saveQuestion(
    act,
    id,
    question({
      type: 'long_text',
      label: labelIn('Waarom? | Why?'),
      options: [],
      when: `${first?.key}=${bad}`,
    }),
    on,
  )
  await fixQuestions(act, id)
  const activity = await activityById(app.db, id)
  if (!activity) throw new Error('The survey is not there')
  return activity
}

async function keysOf(
  activity: Activity,
): Promise<{ choice: string; why: string; good: string; bad: string }> {
  const fields = (await surveyById(app.db, activity.id))?.draft.sections[0]?.fields ?? []
  const [choice, why] = fields
  const options = choice?.type === 'choice' ? choice.options : []
  return {
    ...{ choice: choice?.key ?? '', why: why?.key ?? '' },
    ...{ good: options[0]?.value ?? '', bad: options[1]?.value ?? '' },
  }
}

const base = (activity: Activity): string => paths.fillSurvey(project.slug, activity.slug)
async function fill(visitor: Visitor, activity: Activity, answers: Record<string, string>) {
  await visitor.post(`${base(activity)}/pagina-1`, answers)
  return visitor.post(`${base(activity)}/controleren`, {})
}

describe('a survey', () => {
  test('is filled in without an account, and what somebody wrote is owed an answer', async () => {
    const activity = await openSurvey('anonymous')
    const { choice, why, bad } = await keysOf(activity)
    const sent = await fill(app.visitor(), activity, { [choice]: bad, [why]: 'Er is geen bankje.' })
    expect(sent.headers.get('location')).toContain('klaar=verstuurd')
    expect(await surveyCounts(app.db, activity.id)).toEqual({ answers: 1, tests: 0 })
    const { rows } = await sql<{ is_owed: boolean; state: string; body: string }>`
      select is_owed, state, body from contribution join contribution_text on contribution_id = contribution.id
      where activity_id = ${activity.id}`.execute(app.db)
    expect(rows).toEqual([{ is_owed: true, state: 'held', body: 'Er is geen bankje.' }])
  })

  test('counts who signed in once, also twice at once, and keeps nowhere who it was', async () => {
    const activity = await openSurvey('signed_in')
    const { choice, good } = await keysOf(activity)
    const [one, two] = [await app.as('bram@voorbeeld.example'), await app.as('bram@voorbeeld.example')]
    for (const visitor of [one, two]) {
      await visitor.post(`${base(activity)}/opnieuw`, {})
      await visitor.post(`${base(activity)}/pagina-1`, { [choice]: good })
    }
    const sent = await Promise.all(
      [one, two].map((visitor) => visitor.post(`${base(activity)}/controleren`, {})),
    )
    expect(sent.filter(({ status }) => status === 303).length).toBeGreaterThan(0)
    expect((await surveyCounts(app.db, activity.id)).answers).toBe(1)
    expect((await app.visitor().post(`${base(activity)}/controleren`, {})).status).not.toBe(200)
    const { rows } = await sql<{ amount: number }>`
      select count(*)::int as amount from form_answer join survey_answer on form_answer_id = form_answer.id
      where survey_id = ${activity.id} and person_id is not null`.execute(app.db)
    expect(rows[0]?.amount).toBe(0)
  })

  test('takes no more than it wants, in all and of one answer, also at once', async () => {
    const activity = await openSurvey('anonymous')
    const { choice, why, good, bad } = await keysOf(activity)
    const act = app.act({ actor: leader })
    const none = { most: null, quota_question: null, most_per_choice: null }
    await expect(setQuota(act, activity.id, { ...none, most: 3 })).rejects.toThrow('tien')
    await expect(setQuota(act, activity.id, { ...none, most_per_choice: 12 })).rejects.toThrow('beide')
    const desk = await app.as('lena@gemeente.example')
    const numbers = { doe: 'aantallen', samen: '12', quotumvraag: choice, per: '10' }
    const kept = await desk.post(paths.deskSurvey(project.number, activity.slug), numbers)
    expect(kept.headers.get('location')).toContain('klaar=aantallen')
    const enter = (text: Record<string, string[]>) =>
      enterSurvey(
        act,
        activity.id,
        { input: { text, files: {} }, channel: 'paper', source: 'inloop', code: null },
        [],
      )
    for (let one = 0; one < 10; one += 1)
      expect(await enter({ [choice]: [good] })).toMatchObject({ ok: true })
    const full = await app.visitor().post(`${base(activity)}/pagina-1`, { [choice]: good })
    expect(full.status).toBe(422)
    expect(await full.text()).toContain('Van mensen die dit antwoorden')
    const page = paths.survey(project.slug, activity.slug)
    expect(await (await app.visitor().get(page)).text()).toContain('genoeg antwoorden van mensen die zeggen')
    const visitors = [app.visitor(), app.visitor(), app.visitor()]
    for (const visitor of visitors)
      await visitor.post(`${base(activity)}/pagina-1`, { [choice]: bad, [why]: 'Donker' })
    await Promise.all(visitors.map((visitor) => visitor.post(`${base(activity)}/controleren`, {})))
    expect((await surveyCounts(app.db, activity.id)).answers).toBe(12)
    expect(await (await app.visitor().get(page)).text()).toContain('heeft genoeg antwoorden')
    expect((await app.visitor().get(base(activity))).status).toBe(409)
  })

  test('keeps of a file not who sent it; of who is erased the file they did not send goes', async () => {
    nth += 1
    const today = dayOf(testNow)
    const act = app.act({ actor: leader })
    const { id } = await makeSurvey(act, project.id, {
      ...{ way_key: 'online', title: `Enquête ${nth}`, question: 'Hoe is het?', explanation: null },
      ...{ identity: 'signed_in', opens_on: today, closes_on: addDays(today, 14), answer_on: null },
    })
    const asks = question({
      type: 'file',
      label: labelIn('Een foto | A photo'),
      options: [],
      required: false,
    })
    await saveQuestion(act, id, asks, { page: 'page_1', own: null })
    await fixQuestions(act, id)
    const activity = await activityById(app.db, id)
    const field = (await surveyById(app.db, id))?.draft.sections[0]?.fields[0]?.key ?? ''
    if (!activity) throw new Error('The survey is not there')
    const someone = { name: 'Wies Weg', email: 'wies@voorbeeld.example', confirmedAt: testNow }
    const wies = await insertPerson(app.db, someone, testNow)
    const visitor = await app.as('wies@voorbeeld.example')
    const file = new File(['%PDF-1.4\nschets\n%%EOF'], 'schets.pdf', { type: 'application/pdf' })
    await visitor.post(`${base(activity)}/pagina-1`, { [field]: file })
    const files = () =>
      sql<{ owner_id: string | null }>`select owner_id from file where name = 'schets.pdf'`.execute(app.db)
    expect((await files()).rows).toEqual([{ owner_id: null }])
    await erasePerson(
      app.db,
      { id: wies.id, email: 'wies@voorbeeld.example', name: 'Wies Weg', pseudonym: 'bewoner 9', voices: [] },
      [],
      testNow,
    )
    await eraseFiles(app.db, wies.id, [])
    expect((await files()).rows).toEqual([])
  })

  test('is published once when it is over, without small numbers, and takes nothing after that', async () => {
    const activity = await openSurvey('anonymous')
    const { choice, why, good, bad } = await keysOf(activity)
    const act = app.act({ actor: leader })
    const enter = (text: Record<string, string[]>) =>
      enterSurvey(
        act,
        activity.id,
        { input: { text, files: {} }, channel: 'paper', source: 'inloop', code: null },
        [],
      )
    for (let one = 0; one < 12; one += 1)
      expect(await enter({ [choice]: [good] })).toMatchObject({ ok: true })
    for (let one = 0; one < 3; one += 1)
      expect(await enter({ [choice]: [bad], [why]: ['Nee'] })).toMatchObject({ ok: true })
    await expect(publishSurveyResults(act, activity.id, [])).rejects.toThrow()
    const later = { ...act, now: new Date(testNow.getTime() + 20 * 24 * 60 * 60 * 1000) }
    const results = await publishSurveyResults(later, activity.id, [])
    expect(results.people).toBe(15)
    expect(JSON.stringify(results)).not.toContain('"amount":3')
    expect(JSON.stringify(results)).not.toContain('"amount":12')
    expect(await answersThatCount(app.db, activity.id)).toHaveLength(15)
    await expect(publishSurveyResults(later, activity.id, [])).rejects.toThrow()
    await expect(enter({ [choice]: [good] })).rejects.toThrow()
    app.setNow(later.now)
    const page = await (await app.visitor().get(paths.survey(project.slug, activity.slug))).text()
    expect(page).toContain('Uitkomsten')
    const csv = await app.visitor().get(paths.surveySheet(project.slug, activity.slug))
    expect(await csv.text()).not.toMatch(/[;,]3\r?\n/)
  })

  test('is fixed only when it is right, and published only by who looked; the page says what is missing', async () => {
    nth += 1
    const act = app.act({ actor: leader })
    const today = dayOf(testNow)
    const { id, slug } = await makeSurvey(act, project.id, {
      ...{ way_key: 'online', title: `Leeg ${nth}`, question: 'Hoe is het?', explanation: null },
      ...{ identity: 'anonymous', opens_on: today, closes_on: addDays(today, 3), answer_on: null },
    })
    const lena = await app.as('lena@gemeente.example')
    const questions = paths.deskSurveyPart(project.number, slug, 'vragen')
    const refused = await lena.post(questions, { doe: 'vast' })
    expect(await refused.text()).toMatch(/id="veld-vast"[\s\S]*heeft nog geen vraag/)
    await lena.post(questions, { doe: 'iets anders' })
    await lena.post(paths.deskSurvey(project.number, slug), { doe: 'vast' })
    expect((await surveyById(app.db, id))?.form_version_id).toBeNull()

    await saveQuestion(act, id, question({}), { page: 'page_1', own: null })
    expect((await lena.postAndSee(questions, { doe: 'vast' })).html).toContain('De vragen staan vast.')
    app.setNow(new Date(testNow.getTime() + 5 * 24 * 60 * 60 * 1000))
    const visitor = await app.as('lena@gemeente.example')
    const desk = paths.deskSurvey(project.number, slug)
    const unsure = await visitor.post(desk, { doe: 'publiceer' })
    expect(await unsure.text()).toContain('vink dit aan')
    expect((await surveyById(app.db, id))?.results_at).toBeNull()
    const sure = await visitor.postAndSee(desk, { doe: 'publiceer', zeker: 'ja' })
    expect(sure.html).toContain('De uitkomsten zijn gepubliceerd.')
  })

  test('is on the page of its project once its questions are there', async () => {
    const today = dayOf(testNow)
    const act = app.act({ actor: leader })
    const { id, slug } = await makeSurvey(act, project.id, {
      ...{ way_key: 'online', title: 'Nog zonder vragen', question: 'Hoe is het?', explanation: null },
      ...{ identity: 'anonymous' as const, opens_on: today, closes_on: addDays(today, 14), answer_on: null },
    })
    const shown = async (): Promise<string> => (await app.visitor().get(paths.project(project.slug))).text()
    expect(await shown()).not.toContain('Nog zonder vragen')
    expect((await app.visitor().get(paths.survey(project.slug, slug))).status).toBe(404)
    await saveQuestion(act, id, question({}), { page: 'page_1', own: null })
    await fixQuestions(act, id)
    expect(await shown()).toContain('Nog zonder vragen')
    expect((await app.visitor().get(paths.survey(project.slug, slug))).status).toBe(200)
    const lena = await app.as('lena@gemeente.example')
    expect((await lena.post(paths.deskSurvey(project.number, slug), { doe: 'weg', weg: 'ja' })).status).toBe(
      422,
    )
  })

  test('of which the questions were never fixed is thrown away with a tick', async () => {
    const today = dayOf(testNow)
    const { id, slug } = await makeSurvey(app.act({ actor: leader }), project.id, {
      ...{ way_key: 'online', title: 'Toch niet', question: 'Hoe is het?', explanation: null },
      ...{ identity: 'anonymous' as const, opens_on: today, closes_on: addDays(today, 14), answer_on: null },
    })
    const lena = await app.as('lena@gemeente.example')
    const desk = paths.deskSurvey(project.number, slug)
    expect(await (await lena.get(desk)).text()).toContain('Dit is een concept')
    expect((await lena.post(desk, { doe: 'weg' })).status).toBe(422)
    expect((await lena.postAndSee(desk, { doe: 'weg', weg: 'ja' })).html).toContain('is weggegooid')
    expect(await activityById(app.db, id)).toBeNull()
  })

  test('is tried out by who makes it, which never counts', async () => {
    const activity = await openSurvey('anonymous')
    const { choice, good } = await keysOf(activity)
    const visitor = await app.as('lena@gemeente.example')
    const there = paths.deskSurveyPart(project.number, activity.slug, 'proef')
    await visitor.post(`${there}/pagina-1`, { [choice]: good })
    const sent = await visitor.post(`${there}/controleren`, {})
    expect(sent.headers.get('location')).toContain('klaar=proef')
    expect(await surveyCounts(app.db, activity.id)).toEqual({ answers: 0, tests: 1 })
    for (const part of ['vragen', 'voorbeeld', 'invoeren'] as const)
      expect((await visitor.get(paths.deskSurveyPart(project.number, activity.slug, part))).status).toBe(200)
    expect((await visitor.get(paths.deskSurvey(project.number, activity.slug))).status).toBe(200)
    expect((await visitor.get(paths.newSurvey(project.number))).status).toBe(200)
  })
})
