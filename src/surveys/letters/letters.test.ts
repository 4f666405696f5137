import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Activity, activityById } from '../../activities/index.ts'
import type { Actor } from '../../kit/actor.ts'
import { readCsv } from '../../kit/csv.ts'
import { addDays, dayOf } from '../../kit/dates.ts'
import { paths } from '../../paths.ts'
import { actorOf, grantRole, insertPerson } from '../../people/index.ts'
import type { Project } from '../../projects/index.ts'
import { runningProject } from '../../projects/testing.ts'
import { type TestApp, testApp, testNow, type Visitor } from '../../testing.ts'
import { enterSurvey, fixQuestions, makeSurvey, saveQuestion } from '../actions.ts'
import { type Identity, labelIn, labelsIn } from '../rules.ts'
import { surveyById, surveyCounts } from '../store.ts'
import { codesOf, eraseOldLetters, makeMailing, readyMailing } from './actions.ts'
import { inGroups } from './rules.ts'
import { mailingsOf, responseBySurvey } from './store.ts'

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
})
afterAll(() => app.close())
beforeEach(async () => {
  app.setNow(testNow)
  await sql`delete from rate_limit`.execute(app.db)
})

interface Opened {
  readonly activity: Activity
  readonly field: string
  readonly good: string
  readonly fill: string
}

async function openSurvey(identity: Identity): Promise<Opened> {
  nth += 1
  const today = dayOf(testNow)
  const act = app.act({ actor: leader })
  const { id } = await makeSurvey(act, project.id, {
    ...{ way_key: 'online', title: `Brieven ${nth}`, question: 'Hoe is het?', explanation: null, identity },
    ...{ opens_on: today, closes_on: addDays(today, 14), answer_on: null },
  })
  await saveQuestion(
    act,
    id,
    {
      ...{ type: 'choice', label: labelIn('Wat vind je?'), hint: null, required: true, rows: [] },
      ...{ options: labelsIn('Goed\nSlecht'), low: null, high: null, to: null, total: null, when: null },
    },
    { page: 'page_1', own: null },
  )
  await fixQuestions(act, id)
  const activity = await activityById(app.db, id)
  const field = (await surveyById(app.db, id))?.draft.sections[0]?.fields[0]
  if (!activity || field?.type !== 'choice') throw new Error('The survey is not there')
  const good = field.options[0]?.value ?? ''
  return { activity, field: field.key, good, fill: paths.fillSurvey(project.slug, activity.slug) }
}

const address = (number: number) => ({
  ...{ street: 'Lindestraat', number: String(number), addition: '', postcode: '1234AB', place: 'Stad' },
})
async function mailing(activity: Activity, amount: number) {
  const act = app.act({ actor: leader })
  const addresses = Array.from({ length: amount }, (_, nr) => address(nr + 1))
  const made = await makeMailing(act, activity.id, { addresses, twice: 0 })
  await readyMailing(act, activity.id, made.id)
  return { id: made.id, codes: await codesOf(act, activity.id, made.id) }
}
const csvOf = (rows: readonly string[]): File =>
  new File([`Straat;Huisnummer;Postcode;Plaats\n${rows.join('\n')}\n`], 'adressen.csv', { type: 'text/csv' })

async function takePart(visitor: Visitor, { fill, field, good }: Opened, code: string): Promise<Response> {
  await visitor.post(paths.letterCodeOf(code), {})
  await visitor.post(`${fill}/pagina-1`, { [field]: good })
  return visitor.post(`${fill}/controleren`, {})
}

describe('letters with a code', () => {
  test('are made of a file, checked, made ready and printed; nothing in the database tells an address', async () => {
    const { activity } = await openSurvey('invited')
    const lena = await app.as('lena@gemeente.example')
    const list = paths.deskMailings(project.number, activity.slug)
    const wrong = await lena.post(list, {
      adressen: csvOf(['Lindestraat;x;1234AB;Stad', 'Lindestraat;2;1;Stad']),
    })
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).toMatch(/Regel 2: dit is geen huisnummer[\s\S]*Regel 3: dit is geen postcode/)
    const rows = ['Geheimlaan;1;1234AB;Stad', 'Geheimlaan;2;1234AB;Stad', 'Geheimlaan;1;1234 ab;Stad']
    const read = await lena.postAndSee(list, { adressen: csvOf(rows) })
    expect(read.html).toContain('Er komen 2 brieven, voor 2 adressen.')
    expect(read.html).toContain('1 regel lieten wij weg')
    const [made] = await mailingsOf(app.db, activity.id)
    const one = paths.deskMailing(project.number, activity.slug, made?.id ?? '')
    const sheet = paths.mailingSheet(project.number, activity.slug, made?.id ?? '')
    expect((await lena.get(sheet)).status).toBe(404)
    const text = {
      onderwerp: 'Jouw mening telt',
      tekst: 'Beste bewoner,',
      herinnering: 'Nog een keer',
      afzender: 'Lena',
    }
    await lena.post(one, { doe: 'bewaar', ...text })
    const ready = await lena.postAndSee(one, { doe: 'klaar' })
    expect(ready.html).toContain('De brieven staan klaar.')
    expect(ready.html).toContain('Jouw mening telt')
    const [, first] = readCsv(await (await lena.get(sheet)).text())
    expect(first?.slice(0, 5)).toEqual(['Geheimlaan', '1', '', '1234AB', 'Stad'])
    expect(first?.[5]).toMatch(/^[2-9B-Z]{4}-[2-9B-Z]{4}$/)
    const pdf = await lena.get(paths.mailingPdf(project.number, activity.slug, made?.id ?? ''))
    expect(pdf.headers.get('content-type')).toBe('application/pdf')
    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    const { rows: kept } = await sql<{ text: string }>`
      select survey_letter::text as text from survey_letter where survey_id = ${activity.id}`.execute(app.db)
    expect(kept.map(({ text }) => text).join()).not.toMatch(
      new RegExp(`Geheimlaan|1234AB|${first?.[5]?.replace('-', '-?')}`),
    )
    const again = await lena.post(list, { adressen: csvOf(rows) })
    expect(await again.text()).toContain('Al deze adressen hebben al een brief')
    expect((await app.visitor().get(sheet)).status).not.toBe(200)
  })

  test('let somebody take part once without an account, also when it is sent twice at once', async () => {
    const opened = await openSurvey('invited')
    const { activity, fill } = opened
    const { codes } = await mailing(activity, 3)
    const visitor = app.visitor()
    expect((await visitor.get(fill)).headers.get('location')).toBe(paths.letterCode())
    const page = await (await visitor.get(paths.survey(project.slug, activity.slug))).text()
    expect(page).toContain(`href="${paths.letterCode()}"`)
    expect(page).not.toContain(`href="${fill}"`)
    const [code = '', second = ''] = codes
    const typed = await visitor.post(paths.letterCode(), { code: inGroups(code).toLowerCase() })
    expect(typed.headers.get('location')).toBe(paths.letterCodeOf(inGroups(code)))
    expect((await visitor.post(paths.letterCode(), { code: 'BBBB-BBBB' })).status).toBe(422)
    expect((await visitor.get(paths.letterCodeOf('BBBB-BBBB'))).status).toBe(404)
    expect(await (await visitor.get(paths.letterCodeOf(code))).text()).toContain('Hoe is het?')
    const sent = await takePart(visitor, opened, code)
    expect(sent.headers.get('location')).toContain('klaar=verstuurd')
    expect(sent.headers.get('location')).not.toContain(code)
    expect(await (await app.visitor().get(paths.letterCodeOf(code))).text()).toContain('deed al iemand mee')

    const two = [app.visitor(), app.visitor(), app.visitor()]
    for (const one of two) {
      await one.post(paths.letterCodeOf(second), {})
      await one.post(`${fill}/pagina-1`, { [opened.field]: opened.good })
    }
    const answers = await Promise.all(two.map((one) => one.post(`${fill}/controleren`, {})))
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409])
    expect(await surveyCounts(app.db, activity.id)).toEqual({ answers: 2, tests: 0 })
    expect((await responseBySurvey(app.db, project.id)).get(activity.id)).toEqual({ letters: 3, used: 2 })

    const without = app.visitor()
    await without.post(`${fill}/pagina-1`, { [opened.field]: opened.good })
    const refused = await without.post(`${fill}/controleren`, {})
    expect(refused.status).toBe(409)
    expect(await refused.text()).toContain('Vul je code in op')
    const { rows } = await sql<{ text: string }>`
      select form_answer::text as text from form_answer join survey_answer on form_answer_id = form_answer.id
       where survey_id = ${activity.id}`.execute(app.db)
    expect(rows.map(({ text }) => text).join()).not.toContain(code)
  })

  test('come back on paper: the code is used up by who enters it', async () => {
    const { activity, field, good } = await openSurvey('invited')
    const { codes } = await mailing(activity, 2)
    const act = app.act({ actor: leader })
    const [code = ''] = codes
    const enter = (typed: string | null) =>
      enterSurvey(
        act,
        activity.id,
        { input: { text: { [field]: [good] }, files: {} }, channel: 'paper', source: null, code: typed },
        [],
      )
    expect(await enter(null)).toHaveProperty('errors.briefcode')
    expect(await enter('BBBBBBBB')).toHaveProperty('errors.briefcode')
    expect(await enter(inGroups(code))).toMatchObject({ ok: true })
    expect(await enter(code)).toHaveProperty('errors.briefcode')
    expect((await surveyCounts(app.db, activity.id)).answers).toBe(1)
    const lena = await app.as('lena@gemeente.example')
    const page = await lena.get(paths.deskSurveyPart(project.number, activity.slug, 'invoeren'))
    expect(await page.text()).toContain('Code van de brief')
    const desk = await (await lena.get(paths.deskSurvey(project.number, activity.slug))).text()
    expect(desk).toContain('2 brieven klaargezet, 1 code gebruikt (50%).')
  })

  test('are sent a second time once, to codes not used; a code of another survey counts nowhere else', async () => {
    const opened = await openSurvey('anonymous')
    const other = await openSurvey('anonymous')
    const { activity } = opened
    const { id, codes } = await mailing(activity, 3)
    const [code = ''] = codes
    await takePart(app.visitor(), opened, code)
    const elsewhere = app.visitor()
    await elsewhere.post(paths.letterCodeOf(codes[1] ?? ''), {})
    await elsewhere.post(`${other.fill}/pagina-1`, { [other.field]: other.good })
    await elsewhere.post(`${other.fill}/controleren`, {})
    expect((await mailingsOf(app.db, activity.id))[0]?.used).toBe(1)
    const lena = await app.as('lena@gemeente.example')
    const one = paths.deskMailing(project.number, activity.slug, id)
    await lena.post(one, { doe: 'herinner' })
    const sheet = paths.mailingSheet(project.number, activity.slug, id, { soort: 'herinnering' })
    const rows = readCsv(await (await lena.get(sheet)).text()).slice(1)
    expect(rows.map((row) => row[5])).toEqual(codes.slice(1).map(inGroups))
    expect((await lena.post(one, { doe: 'herinner' })).status).toBe(422)
    expect((await app.visitor().get(paths.survey(project.slug, activity.slug))).status).toBe(200)
  })

  test('are not for a survey in which people sign in, and are erased four weeks after the last day', async () => {
    const signed = await openSurvey('signed_in')
    const act = app.act({ actor: leader })
    const one = { addresses: [address(1)], twice: 0 }
    await expect(makeMailing(act, signed.activity.id, one)).rejects.toThrow('inloggen')
    const opened = await openSurvey('anonymous')
    const { codes } = await mailing(opened.activity, 2)
    await takePart(app.visitor(), opened, codes[0] ?? '')
    const inDays = (days: number) => new Date(testNow.getTime() + days * 24 * 60 * 60 * 1000)
    await eraseOldLetters({ ...act, now: inDays(42) })
    expect((await mailingsOf(app.db, opened.activity.id))[0]?.erased_at).toBeNull()
    await eraseOldLetters({ ...act, now: inDays(44) })
    const [left] = await mailingsOf(app.db, opened.activity.id)
    expect(left).toMatchObject({ letters: 2, used: 1 })
    expect(left?.erased_at).not.toBeNull()
    const { rows } = await sql<{ amount: number }>`
      select count(*)::int as amount from survey_letter where survey_id = ${opened.activity.id}`.execute(
      app.db,
    )
    expect(rows[0]?.amount).toBe(0)
  })
})
