import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { contribute } from '../activities/index.ts'
import { openActivity } from '../activities/testing.ts'
import { answerOne } from '../answers/index.ts'
import type { Actor } from '../kit/actor.ts'
import { sealAudit } from '../kit/audit.ts'
import { addDays, dayOf } from '../kit/dates.ts'
import { paths } from '../paths.ts'
import { actorOf, grantRole, insertPerson } from '../people/index.ts'
import { moveProject, type Project } from '../projects/index.ts'
import { runningProject } from '../projects/testing.ts'
import { type TestApp, testApp, testNow, type Visitor } from '../testing.ts'
import { openEvaluation, wordsOf } from './actions.ts'
import { closeEvaluations, remindOfEvaluations } from './jobs.ts'
import { evaluationSummary } from './links.ts'
import { countsOf, type Evaluation, evaluationOf } from './store.ts'
import { evaluationTasks } from './tasks.ts'

let app: TestApp
let leader: Actor
let fatma: Actor
let project: Project
let nth = 0

const day = 24 * 60 * 60 * 1000
const today = dayOf(testNow)

beforeAll(async () => {
  app = await testApp()
  const person = async (name: string, email: string): Promise<Actor> => {
    const { id } = await insertPerson(app.db, { name, email, confirmedAt: testNow }, testNow)
    return actorOf(app.db, id)
  }
  const lena = { name: 'Lena Leider', email: 'lena@gemeente.example' }
  await person(lena.name, lena.email)
  await grantRole(app.act(), { ...lena, role: 'project_leader', areaId: null })
  const mees = { name: 'Mees Maatje', email: 'mees@gemeente.example' }
  await person(mees.name, mees.email)
  await grantRole(app.act(), { ...mees, role: 'adviser', areaId: null })
  fatma = await person('Fatma Buur', 'fatma@voorbeeld.example')
  const { rows } = await sql<{ id: string }>`select id from person where email = ${lena.email}`.execute(
    app.db,
  )
  leader = await actorOf(app.db, rows[0]?.id ?? '')
})
afterAll(() => app.close())

beforeEach(async () => {
  app.setNow(testNow)
  await sql`delete from rate_limit`.execute(app.db)
  for (const table of ['outbox', 'evaluation_answer', 'evaluation_invitation', 'evaluation'])
    await sql`delete from ${sql.table(table)}`.execute(app.db)
  nth += 1
  project = await runningProject(app.act(), leader, `Kade ${nth}`)
})

const lead = () => app.act({ actor: leader })

/** Fatma put something in, and it was answered; nobody can take part any more. */
async function answered(): Promise<void> {
  const activity = await openActivity(lead(), project)
  const put = await contribute(
    app.act({ actor: fatma }),
    { project, activity },
    {
      ...{ target: null, email: null, token: '', visitor: '::1' },
      words: { title: 'Een bankje', body: null, name: 'Fatma', shows: 'first' },
    },
  )
  await answerOne(lead(), activity.id, put.id, {
    ...{ outcome: 'adopted', reasons: 'Er komen er tien.', passedTo: null },
  })
  await moveProject(lead(), project.id, { to: 'answering', body: 'Wij lezen.', lessons: null })
  await sql`delete from outbox`.execute(app.db)
}

async function opened(
  asked: { readonly staff?: readonly string[]; readonly board?: readonly string[] } = {},
): Promise<Evaluation> {
  await answered()
  const closesOn = addDays(today, 21)
  await openEvaluation(lead(), project.id, { closesOn, staff: [], board: [], ...asked })
  const evaluation = await evaluationOf(app.db, project.id)
  if (!evaluation) throw new Error('It was not opened')
  return evaluation
}

/** The link in the newest mail to this address. */
async function linkTo(email: string): Promise<string> {
  const [mail] = (await app.mails(email)).toReversed()
  return /\/evaluatie\/[^\s"<]+/.exec(mail?.body_text ?? '')?.[0] ?? ''
}
const answers = { mark: '8', 'rules.clear': 'yes', better: 'Begin eerder.' }
const read = async (who: Visitor, path: string): Promise<string> => (await who.get(path)).text()

describe('opening', () => {
  test('waits until everything is answered, and happens once', async () => {
    const input = { closesOn: addDays(today, 21), staff: [], board: [] }
    await expect(openEvaluation(lead(), project.id, input)).rejects.toThrow('nog meedoen')
    await answered()
    await expect(
      openEvaluation(lead(), project.id, { ...input, closesOn: addDays(today, 2) }),
    ).rejects.toThrow('Kies een dag')
    await openEvaluation(lead(), project.id, input)
    await expect(openEvaluation(lead(), project.id, input)).rejects.toThrow('al geopend')
    await expect(openEvaluation(app.act({ actor: fatma }), project.id, input)).rejects.toThrow()
  })

  test('by the page of the desk asks everybody once, each with a link of their own', async () => {
    await answered()
    const desk = await app.as('lena@gemeente.example')
    const page = await read(desk, paths.deskEvaluation(project.number))
    expect(page).toContain('lena@gemeente.example')
    const fields = { doe: 'open', dag: addDays(today, 21), bestuur: 'burgemeester' }
    const wrong = await desk.post(paths.deskEvaluation(project.number), fields)
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).toContain('is geen e-mailadres')
    const done = await desk.post(paths.deskEvaluation(project.number), {
      ...fields,
      medewerkers: 'Mees@gemeente.example\nfatma@voorbeeld.example',
      bestuur: 'wethouder@gemeente.example',
    })
    expect(done.headers.get('location')).toContain('klaar=geopend')
    // Fatma took part and worked on it too: she is asked once.
    for (const email of ['mees@gemeente.example', 'fatma@voorbeeld.example', 'wethouder@gemeente.example'])
      expect(await app.mails(email)).toHaveLength(1)
    const more = { doe: 'vraag', medewerkers: 'mees@gemeente.example', bestuur: 'griffie@gemeente.example' }
    await desk.post(paths.deskEvaluation(project.number), more)
    expect(await app.mails('mees@gemeente.example')).toHaveLength(1)
    expect(await app.mails('griffie@gemeente.example')).toHaveLength(1)
    const later = { doe: 'verleng', dag: addDays(today, 28) }
    expect((await desk.post(paths.deskEvaluation(project.number), later)).status).toBe(303)
    expect((await evaluationOf(app.db, project.id))?.closes_on).toBe(addDays(today, 28))
    expect((await desk.post(paths.deskEvaluation(project.number), later)).status).toBe(422)
  })
})

describe('answering', () => {
  test('by the link of the mail counts once, in nobody’s name', async () => {
    const { id } = await opened()
    const link = await linkTo('fatma@voorbeeld.example')
    const visitor = app.visitor()
    expect(await read(visitor, link)).toContain('Wij bewaren niet wie je bent')
    expect((await visitor.post(link, { 'rules.clear': 'yes' })).status).toBe(422)
    const sent = await Promise.all([visitor.post(link, answers), app.visitor().post(link, answers)])
    expect(sent.map(({ status }) => status).toSorted()).toEqual([303, 422])
    expect((await countsOf(app.db, id)).answered.participants).toBe(1)
    expect(await read(visitor, link)).toContain('Je gaf je antwoorden al')
    // Signed in she is the same voice.
    const fatmas = await app.as('fatma@voorbeeld.example')
    expect((await fatmas.post(paths.evaluation(project.slug), answers)).status).toBe(422)
    const { rows } = await sql<{ person_id: string | null; entered_by: string | null }>`
      select person_id, entered_by from form_answer join evaluation_answer on form_answer_id = form_answer.id
      where evaluation_id = ${id}`.execute(app.db)
    expect(rows).toEqual([{ person_id: null, entered_by: null }])
    await sealAudit(app.db, app.settings, testNow)
    const { rows: logged } = await sql<{ thing: string; actor: string | null }>`
      select thing, actor_id as actor from audit_entry
      where thing = 'evaluation_answer' or (thing = 'evaluation_invitation' and op = 'update')`.execute(
      app.db,
    )
    expect(logged.map(({ actor }) => actor)).toEqual([null, null])
  })

  test('is open to who finds it on the page of the project, until the last day', async () => {
    const { id } = await opened()
    expect(await read(app.visitor(), paths.project(project.slug))).toContain(paths.evaluation(project.slug))
    const sent = await app.visitor().post(paths.evaluation(project.slug), answers)
    expect(sent.headers.get('location')).toContain('klaar=verstuurd')
    expect((await countsOf(app.db, id)).answered.participants).toBe(1)
    expect((await app.visitor().get(paths.evaluationSheet(project.slug))).status).toBe(404)
    app.setNow(new Date(testNow.getTime() + 22 * day))
    expect((await app.visitor().post(paths.evaluation(project.slug), answers)).status).toBe(422)
    expect((await countsOf(app.db, id)).answered.participants).toBe(1)
  })

  test('does not open by a secret of somebody else', async () => {
    await opened({ staff: ['mees@gemeente.example'] })
    const [, , mine] = (await linkTo('fatma@voorbeeld.example')).split('/')
    const [, , , secret] = (await linkTo('mees@gemeente.example')).split('/')
    expect((await app.visitor().get(paths.evaluationOf(mine ?? '', secret ?? ''))).status).toBe(404)
  })

  test('stands on the desk of who was asked as a colleague, until they answered', async () => {
    await opened({ staff: ['mees@gemeente.example'] })
    const { rows } = await sql<{
      id: string
    }>`select id from person where email = 'mees@gemeente.example'`.execute(app.db)
    const mees = await actorOf(app.db, rows[0]?.id ?? '')
    const [task] = await evaluationTasks(app.act({ actor: mees }))
    expect(task?.title).toContain(project.title)
    expect(await evaluationTasks(app.act({ actor: fatma }))).toEqual([])
    const desk = await app.as('mees@gemeente.example')
    expect(await read(desk, '/werk')).toContain(project.title)
    expect((await desk.post(task?.href ?? '', { mark: '7', well: 'De avond' })).status).toBe(303)
    expect(await evaluationTasks(app.act({ actor: mees }))).toEqual([])
  })
})

describe('the reminder', () => {
  test('goes once to who did not answer and did not refuse mail', async () => {
    const staff = ['mees@gemeente.example', 'stil@gemeente.example']
    await opened({ staff, board: ['wethouder@gemeente.example'] })
    const stop = await linkTo('stil@gemeente.example')
    expect((await app.visitor().post(`${stop}/geen-mail`, {})).status).toBe(303)
    await app.visitor().post(await linkTo('wethouder@gemeente.example'), { mark: '7' })
    await sql`delete from outbox`.execute(app.db)
    await remindOfEvaluations(app.act())
    expect(await app.mails('fatma@voorbeeld.example')).toHaveLength(0)
    app.setNow(new Date(testNow.getTime() + 19 * day))
    await remindOfEvaluations(app.act())
    await remindOfEvaluations(app.act())
    expect(await app.mails('fatma@voorbeeld.example')).toHaveLength(1)
    expect(await app.mails('mees@gemeente.example')).toHaveLength(1)
    expect(await app.mails('stil@gemeente.example')).toHaveLength(0)
    expect(await app.mails('wethouder@gemeente.example')).toHaveLength(0)
    // The link is the one they got before.
    expect((await app.visitor().post(await linkTo('fatma@voorbeeld.example'), answers)).status).toBe(303)
  })
})

describe('when it is over', () => {
  test('the numbers are made once, addresses go, and the leader reads the words', async () => {
    const evaluation = await opened({ staff: ['mees@gemeente.example'] })
    const path = paths.evaluation(project.slug)
    for (let one = 0; one < 12; one += 1) expect((await app.visitor().post(path, answers)).status).toBe(303)
    await app.visitor().post(await linkTo('mees@gemeente.example'), { mark: '2', better: 'Meer uren' })
    await closeEvaluations(app.act())
    expect(await evaluationSummary(app.act(), project.id)).toBeNull()
    app.setNow(new Date(testNow.getTime() + 22 * day))
    await closeEvaluations(app.act())
    await closeEvaluations(app.act())
    expect(await app.mails('lena@gemeente.example')).toHaveLength(1)
    const summary = await evaluationSummary(app.act(), project.id)
    expect(summary?.groups).toEqual([{ who: 'participants', invited: 1, answered: 12, mark: 8 }])
    const { rows } = await sql<{
      emails: number
    }>`select count(email)::int as emails from evaluation_invitation
      where evaluation_id = ${evaluation.id}`.execute(app.db)
    expect(rows).toEqual([{ emails: 0 }])
    const over = await evaluationOf(app.db, project.id)
    const words = over ? await wordsOf(app.act(), over) : []
    expect(words.map(({ who, texts }) => [who, texts.length])).toEqual([['participants', 12]])
    const desk = await read(await app.as('lena@gemeente.example'), paths.deskEvaluation(project.number))
    expect(desk).toContain('Begin eerder.')
    expect(desk).not.toContain('Meer uren')
    const page = await read(app.visitor(), path)
    expect(page).toContain('Hun gemiddelde rapportcijfer is een 8')
    expect(page).not.toContain('Begin eerder.')
    expect(await read(app.visitor(), paths.evaluationSheet(project.slug))).toContain('Was duidelijk wat')
    await expect(
      sql`insert into evaluation_answer select gen_random_uuid(), ${evaluation.id}, 'staff'`.execute(app.db),
    ).rejects.toThrow('over')
    await expect(
      sql`update evaluation set results = '{}' where id = ${evaluation.id}`.execute(app.db),
    ).rejects.toThrow('stay')
  })
})
