import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contribute } from '../../../activities/index.ts'
import { openActivity } from '../../../activities/testing.ts'
import type { Actor } from '../../../kit/actor.ts'
import { addDays, dayOf, momentAt } from '../../../kit/dates.ts'
import { paths } from '../../../paths.ts'
import { actorOf, grantRole, type Person, peopleWithRoles, type Role } from '../../../people/index.ts'
import {
  handOverProject,
  keepPeople,
  type Project,
  peopleOfProject,
  planProjectMeeting,
  projectById,
} from '../../../projects/index.ts'
import { runningProject } from '../../../projects/testing.ts'
import { type TestApp, testApp, testNow, type Visitor } from '../../../testing.ts'
import { inventoryOf } from './inventory.ts'
import { leavingJobs } from './jobs.ts'

let app: TestApp
let admin: Visitor
let lena: Person
let leader: Actor
let project: Project
const today = dayOf(testNow)

const staff = (name: string, role: Role): Promise<Person> =>
  grantRole(app.act(), {
    ...{ name, role, email: `${name.split(' ')[0]?.toLowerCase()}@gemeente.example`, areaId: null },
  })
const pathOf = ({ id }: Person): string => paths.handOver(id)
const leaderOf = async ({ id }: Project): Promise<string | null> =>
  (await projectById(app.db, id))?.leader_id ?? null
const subjectsTo = async ({ email }: Person): Promise<readonly string[]> =>
  (await app.mails(email ?? '')).map(({ subject }) => subject)

beforeAll(async () => {
  app = await testApp()
  admin = await app.as((await staff('Anna Admin', 'administrator')).email ?? '')
  lena = await staff('Lena Leider', 'project_leader')
  leader = await actorOf(app.db, lena.id)
  project = await runningProject(app.act(), leader)
  const led = app.act({ actor: leader })
  const activity = await openActivity(led, project)
  await contribute(
    app.act(),
    { project, activity },
    {
      ...{ target: null, email: null, token: '', visitor: '::1' },
      words: { title: 'Bankjes', body: null, name: 'Nel', shows: 'first' },
    },
  )
  await planProjectMeeting(led, project.id, {
    ...{ title: 'Inloopavond', about: 'Wij laten het ontwerp zien.', placeKind: 'place', place: 'Buurthuis' },
    ...{ startsAt: momentAt(addDays(today, 9), '19:30'), endsAt: momentAt(addDays(today, 9), '21:00') },
    ...{ capacity: null, signUpUntil: addDays(today, 9), offers: [], offersNote: null },
  })
  await keepPeople(led, project.id, [
    { function: 'Projectleider', task: 'Vragen over alles', reach: '14 078', person_id: lena.id },
  ])
})
afterAll(() => app.close())

describe('a project leader who leaves', () => {
  it('cannot while nobody else may lead the project, and keeps the role until then', async () => {
    const html = await (await admin.get(pathOf(lena))).text()
    expect(html).toContain('Er is geen andere projectleider')
    expect(html).toContain(`${project.number}, ${project.title}`)
    const anna = (await peopleWithRoles(app.db, 'administrator'))[0]
    const refused = await admin.post(pathOf(lena), {
      ...{ verder: anna?.id ?? '', [`project-${project.id}`]: anna?.id ?? '', doen: 'nu' },
    })
    expect(refused.status).toBe(422)
    const [member] = await peopleWithRoles(app.db, 'project_leader')
    const ended = await admin.post('/beheer/mensen', { doen: 'beeindigen', grant: member?.grants[0]?.id })
    expect(ended.status).toBe(422)
    expect(await ended.text()).toContain('leidt nog 1 project')
    expect(await leaderOf(project)).toBe(lena.id)
  })

  it('leaves it to another one, who works on all of it from then on and hears what was promised', async () => {
    const cas = await staff('Cas Collega', 'project_leader')
    const other = await runningProject(app.act(), await actorOf(app.db, cas.id), 'Plein')
    await keepPeople(app.act({ actor: await actorOf(app.db, cas.id) }), other.id, [
      { function: 'Meedenker verkeer', task: 'Vragen over verkeer', reach: '14 078', person_id: lena.id },
    ])
    const desk = await app.as(cas.email ?? '')
    const activity = paths.deskActivityPart(project.number, 'ideeen', 'antwoorden')
    expect(await (await desk.get('/werk')).text()).not.toContain('Beantwoord de inbreng')
    const done = await admin.postAndSee(pathOf(lena), {
      ...{ verder: cas.id, [`project-${project.id}`]: cas.id, doen: 'nu' },
    })
    expect(done.html).toContain('werkt hier niet meer. Alles is overgedragen.')
    expect(await leaderOf(project)).toBe(cas.id)
    expect((await peopleOfProject(app.db, project.id)).map(({ person_id }) => person_id)).toEqual([cas.id])
    expect((await desk.get(activity)).status).toBe(200)
    expect(await (await desk.get('/werk')).text()).toContain('Beantwoord de inbreng: Ideeën')
    const mail = (await app.mails(cas.email ?? '')).find(({ subject }) => subject.startsWith('Jij leidt nu'))
    expect(mail?.body_text).toContain('Beloofd: uiterlijk op woensdag 20 januari 2027')
    expect(mail?.body_text).toContain('Inloopavond, ')
    // Where she stood with a project of somebody else the function stays, and its leader is asked.
    expect(await peopleOfProject(app.db, other.id)).toMatchObject([
      { function: 'Meedenker verkeer', person_id: null },
    ])
    expect(await subjectsTo(cas)).toContain('Wie doet dit nu in het project: Plein?')
    expect((await inventoryOf(app.act(), lena.id)).things).toEqual([])
    expect((await actorOf(app.db, lena.id)).roles).toEqual([])
  })

  it('on a day goes to who was agreed on, else to another project leader; without one nobody leaves', async () => {
    const cas = (await peopleWithRoles(app.db, 'project_leader'))[0]
    if (!cas) throw new Error('There is no project leader')
    const dirk = await staff('Dirk Dubbel', 'team_member')
    const day = addDays(today, 10)
    const { things } = await inventoryOf(app.act(), cas.id)
    const fields = { verder: dirk.id, vanaf: day, doen: 'plannen' }
    // Somebody who leads no projects is no choice.
    const wrong = Object.fromEntries(things.map(({ id }) => [`project-${id}`, dirk.id]))
    expect((await admin.post(pathOf(cas), { ...fields, ...wrong })).status).toBe(422)
    const eva = await staff('Eva Erna', 'project_leader')
    const right = Object.fromEntries(things.map(({ id }) => [`project-${id}`, eva.id]))
    expect((await admin.post(pathOf(cas), { ...fields, ...right })).status).toBe(303)
    expect(await subjectsTo(eva)).toContain(`Jij neemt werk over van ${cas.name}`)
    // She is gone by then: nobody may lead the projects.
    const grant = (await peopleWithRoles(app.db)).find(({ id }) => id === eva.id)?.grants[0]?.id
    await admin.post('/beheer/mensen', { doen: 'beeindigen', grant })
    const morning = app.act({ now: momentAt(day, '05:30') })
    await leavingJobs.leave_as_planned?.(morning, {})
    expect(await leaderOf(project)).toBe(cas.id)
    await grantRole(app.act(), {
      ...{ name: dirk.name, email: dirk.email ?? '', areaId: null },
      role: 'project_leader',
    })
    await leavingJobs.leave_as_planned?.(morning, {})
    expect(await leaderOf(project)).toBe(dirk.id)
    expect((await actorOf(app.db, cas.id)).roles).toEqual([])
  })

  it('is handed over by nobody but an administrator, and only to a project leader', async () => {
    const holder = (await leaderOf(project)) ?? ''
    const given = { projectId: project.id, fromId: holder, toId: lena.id }
    const own = app.act({ actor: await actorOf(app.db, holder) })
    await expect(handOverProject(own, given)).rejects.toThrow()
    await expect(handOverProject(app.act(), given)).rejects.toThrow('Kies een collega die projectleider is.')
    expect(await leaderOf(project)).toBe(holder)
  })
})

it('a project that nobody leads any more stands on the desk of who may take it over', async () => {
  const free = await runningProject(app.act(), leader, 'Vrij')
  const fien = await app.as((await staff('Fien Fris', 'project_leader')).email ?? '')
  expect(await (await fien.get('/werk')).text()).toContain('Dit project heeft geen projectleider: Vrij')
  await fien.post(paths.deskProject(free.number), { doe: 'overnemen' })
  expect(await (await fien.get('/werk')).text()).not.toContain('heeft geen projectleider')
})
