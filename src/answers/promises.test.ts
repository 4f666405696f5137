import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Activity, contribute } from '../activities/index.ts'
import { openActivity } from '../activities/testing.ts'
import {
  commitmentById,
  explainLate,
  handOverPromise,
  keepPromise,
  remindOfCommitments,
} from '../commitments/index.ts'
import type { Actor } from '../kit/actor.ts'
import { visitor } from '../kit/actor.ts'
import { addDays, dayOf } from '../kit/dates.ts'
import { paths } from '../paths.ts'
import { actorOf, grantRole, insertPerson, type Role } from '../people/index.ts'
import type { Project } from '../projects/index.ts'
import { runningProject } from '../projects/testing.ts'
import { type TestApp, testApp, testNow, type Visitor } from '../testing.ts'
import { addToGroup, answerGroup, answerOne, makeGroup } from './actions.ts'
import { promiseAnswer } from './promises.ts'

let app: TestApp
let leader: Actor
let owner: Actor
let fatma: Actor
let project: Project
let activity: Activity
let groupId: string
let own: { readonly id: string; readonly nr: number }
let nth = 0
const today = dayOf(testNow)

beforeAll(async () => {
  app = await testApp()
  const staff = async (name: string, email: string, role: Role) => {
    const person = await insertPerson(app.db, { name, email, confirmedAt: testNow }, testNow)
    await grantRole(app.act(), { name, email, role, areaId: null })
    return actorOf(app.db, person.id)
  }
  leader = await staff('Lena Leider', 'lena@gemeente.example', 'project_leader')
  owner = await staff('Gijs Groen', 'gijs@gemeente.example', 'adviser')
  await staff('Cas Collega', 'cas@gemeente.example', 'project_leader')
  await staff('Bea Beheer', 'bea@gemeente.example', 'administrator')
  const neighbour = { name: 'Fatma Buur', email: 'fatma@voorbeeld.example', confirmedAt: testNow }
  fatma = await actorOf(app.db, (await insertPerson(app.db, neighbour, testNow)).id)
})
afterAll(() => app.close())

const put = (title: string, actor: Actor = visitor, isPrivate = false) =>
  contribute(
    app.act({ actor }),
    { project, activity },
    {
      ...{ target: null, email: null, token: '', visitor: '::1', isPrivate },
      words: { title, body: null, name: 'Iemand', shows: 'first' },
    },
  )
const lead = (now: Date = testNow) => app.act({ actor: leader, now })
const yes = { outcome: 'adopted', reasons: 'Een goed idee.', passedTo: null } as const

beforeEach(async () => {
  app.setNow(testNow)
  await sql`delete from rate_limit`.execute(app.db)
  await sql`delete from outbox`.execute(app.db)
  nth += 1
  project = await runningProject(app.act(), leader, `Plein ${nth}`)
  activity = await openActivity(lead(), project, { may_be_private: true })
  own = await put(`Vijf bankjes ${nth}`, fatma)
  groupId = await makeGroup(lead(), activity.id, {
    ...{ name: `Bankjes ${nth}`, summary: 'Meer bankjes.' },
    ids: [own.id, (await put('Nog een bankje')).id],
  })
})

const words = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0]+/g, ' ')
const read = async (who: Visitor, path: string): Promise<string> => words(await (await who.get(path)).text())
const what = () => ({
  ...{ promise: `Vier bankjes plaatsen ${nth}`, kind: 'goods' as const, ownerId: owner.personId ?? '' },
  due: addDays(today, 30),
})
const later = (days: number): Date => new Date(testNow.getTime() + days * 24 * 60 * 60 * 1000)

describe('a promise on an answer', () => {
  test('asks that it was adopted; who does not work on the project makes none', async () => {
    const promising = () => promiseAnswer(lead(), activity.id, { groupId }, what())
    await expect(promising()).rejects.toThrow('overnemen')
    await answerGroup(lead(), activity.id, groupId, { ...yes, outcome: 'not', reasons: `Nee ${nth}.` })
    await expect(promising()).rejects.toThrow('overnemen')
    await answerGroup(lead(), activity.id, groupId, { ...yes, outcome: 'partly' })
    await expect(
      promiseAnswer(lead(), activity.id, { groupId }, { ...what(), due: addDays(today, -1) }),
    ).rejects.toThrow()
    await expect(promiseAnswer(app.act({ actor: owner }), activity.id, { groupId }, what())).rejects.toThrow()
    await promising()
  })

  test('stands with the answer, in the list, in the API, on the desk of its owner and with who put it in', async () => {
    await answerGroup(lead(), activity.id, groupId, yes)
    const lena = await app.as('lena@gemeente.example')
    const desk = paths.answerGroup(project.number, activity.slug, groupId)
    const fields = { promise: what().promise, kind: 'goods', by: owner.personId ?? '', doe: 'toezegging' }
    const faulty = await lena.post(desk, { ...fields, due: addDays(today, -2) })
    expect(faulty.status).toBe(422)
    const made = await lena.postAndSee(desk, { ...fields, due: what().due })
    expect(words(made.html)).toContain('Het is toegezegd')
    const reader = app.visitor()
    const { promise } = what()
    for (const page of [
      paths.projectAnswers(project.slug),
      paths.contribution(project.slug, activity.slug, own.nr),
    ])
      expect(await read(reader, page)).toContain(promise)
    const list = await read(reader, paths.commitments())
    expect(list).toContain(promise)
    expect(list).toContain(project.title)
    expect(list).not.toContain('Gijs')
    const api = await (await reader.get('/api/v1/toezeggingen')).json()
    const row = api.toezeggingen.find((one: { belofte: string }) => one.belofte === promise)
    expect(row).toMatchObject({ initiatief: null, project: { nummer: project.number }, stand: 'loopt' })
    const answers = await (await reader.get(`/api/v1/projecten/${project.number}/antwoorden`)).json()
    expect(JSON.stringify(answers)).toContain(row.adres)
    expect((await app.mails('gijs@gemeente.example')).map(({ subject }) => subject)).toEqual([
      expect.stringContaining(project.number),
    ])
    expect(await read(await app.as('gijs@gemeente.example'), '/werk')).toContain(promise)
    expect(await read(await app.as('fatma@voorbeeld.example'), '/mijn')).toMatch(/toezegging: /)
    expect((await app.visitor().get('/toezeggingen.csv')).status).toBe(200)
  })

  test('that is moved and kept is told to who put it in; its page is for its owner and who leads the project', async () => {
    await answerGroup(lead(), activity.id, groupId, yes)
    const id = await promiseAnswer(lead(), activity.id, { groupId }, what())
    await sql`delete from outbox`.execute(app.db)
    const page = paths.commitment(id)
    const report = { doen: 'uitleg', reason: 'De leverancier is laat.', newDay: addDays(today, 60) }
    expect((await (await app.as('cas@gemeente.example')).post(page, report)).status).toBe(403)
    expect((await (await app.as('fatma@voorbeeld.example')).post(page, report)).status).toBe(403)
    const gijs = await app.as('gijs@gemeente.example')
    expect((await gijs.postAndSee(page, report)).html).toContain('De leverancier is laat.')
    const subjects = async () => (await app.mails('fatma@voorbeeld.example')).map(({ subject }) => subject)
    expect(await subjects()).toEqual([expect.stringMatching(/^Onze toezegging wordt later/)])
    expect(await app.mails('lena@gemeente.example')).toHaveLength(1)
    app.setNow(later(40))
    const answers = await read(app.visitor(), paths.projectAnswers(project.slug))
    expect(answers).toMatch(/10 dagen te laat .*nieuwe datum: 20 januari 2027/)
    await keepPromise(lead(later(45)), id, { keptOn: dayOf(later(45)), evidence: 'De bankjes staan er.' })
    expect(await subjects()).toContainEqual(expect.stringMatching(/^Onze toezegging is nagekomen/))
    expect(await read(app.visitor(), page)).toContain('De bankjes staan er.')
    await expect(
      explainLate(lead(later(46)), id, { newDue: dayOf(later(90)), reason: 'Nog later.' }),
    ).rejects.toThrow()
  })

  test('is told to who put it in, once for each address; who is answered later reads of it with the answer', async () => {
    await answerGroup(lead(), activity.id, groupId, yes)
    await sql`delete from outbox`.execute(app.db)
    // Whoever promises in English: people read it in their own language.
    const id = await promiseAnswer({ ...lead(), locale: 'en' }, activity.id, { groupId }, what())
    const [told, ...more] = await app.mails('fatma@voorbeeld.example')
    expect(more).toEqual([])
    expect(told?.subject).toBe(`Wij beloven iets op wat je instuurde: ${activity.title}`)
    for (const part of [
      `Vijf bankjes ${nth}`,
      what().promise,
      'Gemeente, Initiatieventeam zorgt daarvoor',
      paths.commitment(id),
    ])
      expect(told?.body_text).toContain(part)
    const joke = { name: 'Joke Buur', email: `joke${nth}@voorbeeld.example`, confirmedAt: testNow }
    const another = await put(
      'En een prullenbak',
      await actorOf(app.db, (await insertPerson(app.db, joke, testNow)).id),
    )
    await addToGroup(lead(), activity.id, groupId, [another.id])
    const [answered] = (await app.mails(joke.email)).filter(({ subject }) =>
      subject.startsWith('Ons antwoord'),
    )
    expect(answered?.body_text).toContain(what().promise)
  })

  test('of one contribution stands with that one; what is for the team alone gets none', async () => {
    await answerOne(lead(), activity.id, own.id, yes)
    await promiseAnswer(lead(), activity.id, { contributionId: own.id }, what())
    await answerGroup(lead(), activity.id, groupId, { ...yes, outcome: 'not', reasons: `Anders ${nth}.` })
    expect(await read(app.visitor(), paths.projectAnswers(project.slug))).toContain(what().promise)
    const hidden = await put('Mijn buurman', visitor, true)
    await answerOne(lead(), activity.id, hidden.id, yes)
    await expect(promiseAnswer(lead(), activity.id, { contributionId: hidden.id }, what())).rejects.toThrow(
      'alleen voor het team',
    )
  })

  test('is reminded of, and goes to a colleague when its owner leaves', async () => {
    await answerGroup(lead(), activity.id, groupId, yes)
    const id = await promiseAnswer(lead(), activity.id, { groupId }, what())
    await sql`delete from outbox`.execute(app.db)
    await remindOfCommitments(app.act({ now: later(24) }))
    await remindOfCommitments(app.act({ now: later(24) }))
    for (const email of ['gijs@gemeente.example', 'lena@gemeente.example'])
      expect(
        (await app.mails(email)).filter(({ body_text }) => body_text.includes(what().promise)),
      ).toHaveLength(1)
    const to = { commitmentId: id, fromId: owner.personId ?? '', toId: leader.personId ?? '' }
    await expect(handOverPromise(lead(), to)).rejects.toThrow()
    const bea = await app.as('bea@gemeente.example')
    const leaving = await read(bea, `${paths.administerPerson(owner.personId ?? '')}/vertrek`)
    expect(leaving).toContain(project.number)
    await handOverPromise(app.act(), to)
    expect((await commitmentById(app.db, id))?.owner_person_id).toBe(leader.personId)
    const told = (await app.mails('lena@gemeente.example')).filter(({ body_text }) =>
      body_text.includes(what().promise),
    )
    expect(told).toHaveLength(2)
  })
})
