import { strFromU8, unzipSync } from 'fflate'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Activity, contribute, enterContribution } from '../activities/index.ts'
import { openActivity } from '../activities/testing.ts'
import { answerGroup, answerOne, makeGroup } from '../answers/index.ts'
import type { Actor } from '../kit/actor.ts'
import { visitor } from '../kit/actor.ts'
import { paths } from '../paths.ts'
import { actorOf, grantRole, insertPerson } from '../people/index.ts'
import { moveProject, type Project } from '../projects/index.ts'
import { runningProject } from '../projects/testing.ts'
import { type TestApp, testApp, testNow, type Visitor } from '../testing.ts'
import { beginReport, publishReport, reviewReport, saveReport, submitReport } from './actions.ts'
import { factsOf } from './facts.ts'
import { reportsOf } from './store.ts'

let app: TestApp
let leader: Actor
let adviser: Actor
let fatma: Actor
let project: Project
let activity: Activity
let nth = 0

beforeAll(async () => {
  app = await testApp()
  const staff = async (name: string, email: string, role: 'project_leader' | 'participation_adviser') => {
    const person = await insertPerson(app.db, { name, email, confirmedAt: testNow }, testNow)
    await grantRole(app.act(), { name, email, role, areaId: null })
    return actorOf(app.db, person.id)
  }
  leader = await staff('Lena Leider', 'lena@gemeente.example', 'project_leader')
  adviser = await staff('Arno Adviseur', 'arno@gemeente.example', 'participation_adviser')
  const neighbour = { name: 'Fatma Buur', email: 'fatma@voorbeeld.example', confirmedAt: testNow }
  fatma = await actorOf(app.db, (await insertPerson(app.db, neighbour, testNow)).id)
})
afterAll(() => app.close())

beforeEach(async () => {
  await sql`delete from rate_limit`.execute(app.db)
  await sql`delete from outbox`.execute(app.db)
  nth += 1
  project = await runningProject(app.act(), leader, `Oever ${nth}`)
  activity = await openActivity(app.act({ actor: leader }), project)
})

const words = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0]+/g, ' ')
const read = async (who: Visitor, path: string): Promise<string> => words(await (await who.get(path)).text())
const lead = () => app.act({ actor: leader })
const put = (title: string, actor: Actor = visitor) =>
  contribute(
    app.act({ actor }),
    { project, activity },
    {
      ...{ target: null, email: null, token: '', visitor: '::1' },
      words: { title, body: null, name: 'Iemand', shows: 'first' },
    },
  )
const move = (to: 'answering' | 'closed') =>
  moveProject(lead(), project.id, { to, body: 'Wij lezen.', lessons: to === 'closed' ? 'Eerder.' : null })
const own = {
  ...{ reached: 'Vooral ouders.', changes: 'De heg blijft.', next: 'Na de zomer.' },
  ...{ evaluation: '', lessons: 'Eerder beginnen.' },
}
/** Written, agreed and ready to be published. */
async function agreed(changeNote: string | null = null): Promise<void> {
  await beginReport(lead(), project.id)
  await saveReport(lead(), project.id, { words: own, changeNote })
  await submitReport(lead(), project.id)
  await reviewReport(app.act({ actor: adviser }), project.id, { agrees: true, reasons: null })
}
/** Two contributions in a group and one apart; the last one on paper. */
async function answered(): Promise<void> {
  const first = await put('Meer bankjes', fatma)
  const second = await put('Bankjes graag')
  const third = await enterContribution(lead(), activity.id, {
    ...{ channel: 'paper', source: null, email: null, token: '' },
    words: { title: 'Geen lampen', body: null, name: null, shows: 'anonymous' },
  })
  const group = await makeGroup(lead(), activity.id, {
    ...{ name: 'Bankjes', summary: 'Er moeten bankjes komen.', ids: [first.id, second.id] },
  })
  await answerGroup(lead(), activity.id, group, {
    ...{ outcome: 'adopted', reasons: 'Er komen er tien.', passedTo: null },
  })
  await answerOne(lead(), activity.id, third.id, {
    ...{ outcome: 'not', reasons: 'Het moet veilig zijn.', passedTo: null },
  })
}

describe('what is known', () => {
  test('is counted by activity and by channel, with the answers, without names', async () => {
    await answered()
    const facts = await factsOf(app.act(), project)
    expect(facts.people).toBe(3)
    expect(facts.activities).toMatchObject([{ title: 'Ideeën', contributions: 3, comments: 0, people: 3 }])
    expect(facts.channels).toEqual([
      { channel: 'page', amount: 2 },
      { channel: 'paper', amount: 1 },
    ])
    expect(facts.answers).toMatchObject([
      {
        groups: [{ name: 'Bankjes', amount: 2, outcome: 'adopted', reasons: 'Er komen er tien.' }],
        alone: [{ outcome: 'not', amount: 1 }],
      },
    ])
    expect(facts.unanswered).toBe(0)
    expect(facts.plans).toMatchObject([{ version: 1 }])
    expect(JSON.stringify(facts)).not.toMatch(/Fatma|Iemand|bankjes graag/i)
  })
})

describe('a report', () => {
  test('is written, looked at by somebody else, published and told to who left an address', async () => {
    await answered()
    await move('answering')
    await beginReport(lead(), project.id)
    await expect(submitReport(lead(), project.id)).rejects.toThrow('Vul dit in')
    await saveReport(lead(), project.id, { words: own, changeNote: null })
    await submitReport(lead(), project.id)
    await expect(reviewReport(lead(), project.id, { agrees: true, reasons: null })).rejects.toThrow()
    const arno = app.act({ actor: adviser })
    await expect(reviewReport(arno, project.id, { agrees: false, reasons: null })).rejects.toThrow('anders')
    await reviewReport(arno, project.id, { agrees: false, reasons: 'Wie miste je?' })
    await submitReport(lead(), project.id)
    await reviewReport(arno, project.id, { agrees: true, reasons: null })
    const subjects = async (to: string) =>
      (await app.mails(to))
        .map(({ subject }) => subject)
        .filter((subject) => subject.includes('verslag'))
        .sort()
    expect(await subjects('arno@gemeente.example')).toEqual(
      Array(2).fill(`Een participatieverslag om te bekijken: ${project.title}`),
    )
    expect(await subjects('lena@gemeente.example')).toEqual([
      `Akkoord met het participatieverslag: ${project.title}`,
      `Pas het participatieverslag aan: ${project.title}`,
    ])
    expect((await app.visitor().get(paths.participationReport(project.slug))).status).toBe(404)
    await publishReport(lead(), project.id)
    const page = await read(app.visitor(), paths.participationReport(project.slug))
    for (const text of [
      '3 mensen deden mee',
      'Bankjes (2 keer ingebracht)',
      'Er komen er tien.',
      'De heg blijft.',
    ])
      expect(page).toContain(text)
    const mails = await app.mails('fatma@voorbeeld.example')
    expect(mails.filter(({ subject }) => subject.includes('Het verslag is klaar'))).toHaveLength(1)
    const found = 'Lees het participatieverslag'
    expect(await read(app.visitor(), paths.project(project.slug))).toContain(found)
    expect(await read(app.visitor(), paths.projectAnswers(project.slug))).toContain(found)
  })

  test('is not published while people can take part or somebody waits for an answer', async () => {
    const one = await put('Meer bankjes')
    await agreed()
    await expect(publishReport(lead(), project.id)).rejects.toThrow('nog meedoen')
    await move('answering')
    await expect(publishReport(lead(), project.id)).rejects.toThrow('1 inbreng heeft nog geen antwoord')
    await answerOne(lead(), activity.id, one.id, { outcome: 'adopted', reasons: 'Goed.', passedTo: null })
    await publishReport(lead(), project.id)
    expect((await reportsOf(app.db, project.id))[0]?.facts?.people).toBe(1)
  })

  test('stays as it was published; a correction is a new version that says what changed', async () => {
    await answered()
    await move('answering')
    await agreed()
    await publishReport(lead(), project.id)
    const [first] = await reportsOf(app.db, project.id)
    await expect(
      sql`update participation_report set words = '{}' where id = ${first?.id}`.execute(app.db),
    ).rejects.toThrow('never changes')
    await beginReport(lead(), project.id)
    await expect(submitReport(lead(), project.id)).rejects.toThrow('Schrijf wat er anders is')
    await agreed('Het aantal bankjes klopte niet.')
    await publishReport(lead(), project.id)
    const page = await read(app.visitor(), paths.participationReport(project.slug))
    expect(page).toContain('Het aantal bankjes klopte niet.')
    expect(await read(app.visitor(), paths.participationReport(project.slug, { versie: '1' }))).toContain(
      'Dit is een oudere versie',
    )
  })

  test('can be taken along as a tagged PDF and for Word', async () => {
    await answered()
    await move('answering')
    await agreed()
    await publishReport(lead(), project.id)
    const pdf = await app.visitor().get(paths.participationReportFile(project.slug, 'pdf'))
    expect(pdf.headers.get('content-type')).toBe('application/pdf')
    expect(Buffer.from(await pdf.arrayBuffer()).toString('latin1')).toContain('/StructTreeRoot')
    const docx = await app.visitor().get(paths.participationReportFile(project.slug, 'docx'))
    const files = unzipSync(new Uint8Array(await docx.arrayBuffer()))
    const body = strFromU8(files['word/document.xml'] ?? new Uint8Array())
    for (const text of ['Wie deed mee', 'Bankjes (2 keer ingebracht)', 'De heg blijft.'])
      expect(body).toContain(text)
  })

  test('is made on its page at the desk, beside what is known', async () => {
    await answered()
    await move('answering')
    const lena = await app.as('lena@gemeente.example')
    await lena.post(paths.deskReport(project.number), { doe: 'begin' })
    const page = await read(lena, paths.deskReport(project.number))
    for (const text of ['Concept', '3 mensen deden mee', 'Wie bereikten wij, en wie niet?'])
      expect(page).toContain(text)
    const [draft] = await reportsOf(app.db, project.id)
    const seen = draft?.changed_at.toISOString() ?? ''
    const missing = await lena.post(paths.deskReport(project.number), {
      ...{ doe: 'indienen', gezien: seen, reached: 'Ouders.' },
    })
    expect(missing.status).toBe(422)
    const sent = await lena.post(paths.deskReport(project.number), { ...own, doe: 'indienen', gezien: seen })
    expect(sent.status).toBe(303)
    const arno = await app.as('arno@gemeente.example')
    expect(await read(arno, '/werk')).toContain(`Beoordeel het verslag: ${project.title}`)
    const reviewed = await arno.post(paths.deskReportReview(project.number), {
      ...{ oordeel: 'terug', redenen: 'Noem de dag.' },
    })
    expect(reviewed.status).toBe(303)
    expect(await read(lena, paths.deskReport(project.number))).toContain('Noem de dag.')
  })

  test('gives the notice and the reasons of a decision, of plan and report', async () => {
    await answered()
    await move('answering')
    await agreed()
    await publishReport(lead(), project.id)
    const lena = await app.as('lena@gemeente.example')
    const page = await read(lena, paths.deskReportTexts(project.number, { voor: 'omgevingsvisie' }))
    for (const text of ['artikel 10.7 van het Omgevingsbesluit', 'Ideeën insturen', 'Er komen er tien.'])
      expect(page).toContain(text)
    expect(page).toContain('nadat de participatieadviseur ernaar keek')
    const file = await lena.get(paths.deskReportTextsFile(project.number, { voor: 'programma' }))
    const files = unzipSync(new Uint8Array(await file.arrayBuffer()))
    expect(strFromU8(files['word/document.xml'] ?? new Uint8Array())).toContain('artikel 10.8')
  })
})
