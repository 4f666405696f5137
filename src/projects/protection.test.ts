import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { activityBySlug } from '../activities/index.ts'
import { openActivity } from '../activities/testing.ts'
import type { Actor } from '../kit/actor.ts'
import { paths } from '../paths.ts'
import { actorOf, grantRole, insertPerson } from '../people/index.ts'
import { type TestApp, testApp, testNow, type Visitor } from '../testing.ts'
import type { Project } from './store.ts'
import { runningProject } from './testing.ts'

const lena = { name: 'Lena Leider', email: 'lena@gemeente.example' }
const ada = { name: 'Ada Adviseur', email: 'ada@gemeente.example' }

let app: TestApp
let project: Project
let leader: Actor

beforeAll(async () => {
  app = await testApp()
  const person = await insertPerson(app.db, { ...lena, confirmedAt: testNow }, testNow)
  await grantRole(app.act(), { ...lena, role: 'project_leader', areaId: null })
  await grantRole(app.act(), { ...ada, role: 'participation_adviser', areaId: null })
  leader = await actorOf(app.db, person.id)
})
afterAll(() => app.close())
beforeEach(async () => {
  await sql`delete from rate_limit`.execute(app.db)
  project = await runningProject(app.act(), leader)
})

const words = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0]+/g, ' ')
const read = async (visitor: Visitor, path: string): Promise<string> =>
  words(await (await visitor.get(path)).text())
const desk = () => paths.deskProjectPart(project.number, 'protection')
const page = () => paths.project(project.slug)
const idea = (titel: string) => ({ titel, tekst: '', toon: 'anonymous', gezien: 'ja' })

describe('a project for young people', () => {
  test('says on its own page how it protects them', async () => {
    const visitor = await app.as(lena.email)
    expect(await read(app.visitor(), page())).not.toContain('Zo beschermen wij jongeren')
    const done = await visitor.postAndSee(desk(), { doe: 'jong', jong: 'ja' })
    expect(words(done.html)).toContain('Het is bewaard.')
    const shown = await read(app.visitor(), page())
    for (const text of ['Zo beschermen wij jongeren', 'jonger bent dan 16', 'een ouder of verzorger', '078'])
      expect(shown).toContain(text)
    expect(await read(app.visitor(), `${page()}?taal=en`)).toContain('How we protect young people')
    await visitor.post(desk(), { doe: 'jong' })
    expect(await read(app.visitor(), page())).not.toContain('Zo beschermen wij jongeren')
  })

  test('is said by who works on it', async () => {
    const adviser = await app.as(ada.email)
    expect((await adviser.get(desk())).status).toBe(403)
    expect((await adviser.post(desk(), { doe: 'jong', jong: 'ja' })).status).toBe(403)
    expect((await app.visitor().post(desk(), { doe: 'lezen', waarom: 'x' })).status).not.toBe(200)
  })
})

describe('reading first in a whole project', () => {
  test('holds for every activity, also one that opens later, and everybody reads why', async () => {
    const visitor = await app.as(lena.email)
    const act = app.act({ actor: leader })
    const before = await openActivity(act, project, { title: 'Open ideeën' })
    expect((await visitor.post(desk(), { doe: 'lezen', waarom: ' ' })).status).toBe(422)
    await visitor.post(desk(), { doe: 'lezen', waarom: 'Mensen scholden elkaar uit.' })
    const later = await openActivity(act, project, { title: 'Later ideeën' })
    for (const { slug } of [before, later]) {
      const activity = await activityBySlug(app.db, project.id, slug)
      expect(activity?.review_first).toBe(false)
      await app.visitor().post(paths.contribute(project.slug, slug), idea('Een bankje'))
      const html = await read(app.visitor(), paths.activity(project.slug, slug))
      expect(html).toContain('Mensen scholden elkaar uit.')
      expect(html).not.toContain('Een bankje')
      expect(await read(visitor, paths.deskActivity(project.number, slug))).toContain('Voor het hele project')
    }
    expect(await read(app.visitor(), page())).toContain('Wij lezen eerst mee')
    const { rows } = await sql<{ state: string }>`
      select state from contribution where project_id = ${project.id}`.execute(app.db)
    expect(rows.map(({ state }) => state)).toEqual(['held', 'held'])
  })

  test('is turned off with a reason; what waited goes on waiting, and twice at once is once', async () => {
    const visitor = await app.as(lena.email)
    const activity = await openActivity(app.act({ actor: leader }), project, { title: 'Ideeën' })
    const on = { doe: 'lezen', waarom: 'Er doen kinderen mee.' }
    const twice = await Promise.all([visitor.post(desk(), on), visitor.post(desk(), on)])
    expect(twice.map(({ status }) => status).sort()).toEqual([303, 422])
    await app.visitor().post(paths.contribute(project.slug, activity.slug), idea('Wacht nog'))
    await visitor.post(desk(), { doe: 'meteen', waarom: 'Het is weer rustig.' })
    await app.visitor().post(paths.contribute(project.slug, activity.slug), idea('Meteen te lezen'))
    const html = await read(app.visitor(), paths.activity(project.slug, activity.slug))
    expect(html).toContain('Meteen te lezen')
    expect(html).not.toContain('Wacht nog')
    await expect(
      sql`update project set review_first = true, review_reason = null, review_changed_on = null
        where id = ${project.id}`.execute(app.db),
    ).rejects.toThrow('project_review_has_reason')
  })
})
