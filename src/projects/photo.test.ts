import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { actorOf, grantRole, insertPerson } from '../people/index.ts'
import { type TestApp, testApp, testNow } from '../testing.ts'
import { allProjects } from './store.ts'
import { runningProject } from './testing.ts'

const email = 'lena@gemeente.example'
const words = 'Een straat met oude bomen'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
  const { id } = await insertPerson(app.db, { name: 'Lena', email, confirmedAt: testNow }, testNow)
  await grantRole(app.act(), { name: 'Lena', email, role: 'project_leader', areaId: null })
  await runningProject(app.act(), await actorOf(app.db, id))
})
afterAll(() => app.close())

async function picture(): Promise<File> {
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#2a5' } })
    .png()
    .toBuffer()
  return new File([new Uint8Array(bytes)], 'straat.png', { type: 'image/png' })
}

const photoIn = async (path: string): Promise<string | undefined> =>
  new RegExp(`src="(/bestanden/[^"]+)" alt="${words}"`).exec(
    await (await app.visitor().get(path)).text(),
  )?.[1]

test('the photo of a project comes with words, stands on its page and its card, and goes', async () => {
  const leader = await app.as(email)
  const one = async () => {
    const [project] = await allProjects(app.db)
    if (!project) throw new Error('There is no project')
    return project
  }
  const { number, slug, title, summary } = await one()
  const save = async (change: Record<string, string | File>) => {
    const seen = (await one()).changed_at.toISOString()
    app.setNow(new Date(app.act().now.getTime() + 1000))
    const form = { name: title, summary, owner: 'municipality', subjects: 'green', seen }
    return leader.post(`/werk/projecten/${number}/gegevens`, { ...form, ...change })
  }
  expect(await photoIn('/meedoen')).toBeUndefined()
  expect((await save({ photo: await picture() })).status).toBe(422)
  expect((await save({ photoDescription: words })).status).toBe(422)
  expect((await save({ photo: await picture(), photoDescription: words })).status).toBe(303)
  const src = (await photoIn('/meedoen')) ?? ''
  expect(src).toMatch(/\.webp$/)
  for (const path of [`/meedoen/${slug}`, '/']) expect(await photoIn(path)).toBe(src)
  expect((await app.visitor().get(src)).headers.get('content-type')).toBe('image/webp')
  expect(await (await app.visitor().get(`/api/v1/projecten/${number}`)).text()).toContain(words)
  // Another change leaves it there; its words cannot go while it stays.
  expect((await save({ photoDescription: words })).status).toBe(303)
  expect((await save({})).status).toBe(422)
  expect(await photoIn('/meedoen')).toBe(src)
  expect((await save({ removePhoto: 'ja', photoDescription: words })).status).toBe(303)
  expect(await photoIn('/meedoen')).toBeUndefined()
  expect((await app.visitor().get(src)).status).toBe(404)
})
