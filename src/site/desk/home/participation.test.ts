import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type Activity,
  askSecondLook,
  contribute,
  contributionByNr,
  linkToken,
  lookAfter,
  ownBehind,
  reportContribution,
} from '../../../activities/index.ts'
import { openActivity } from '../../../activities/testing.ts'
import type { Actor } from '../../../kit/actor.ts'
import { addDays, dayOf, momentAt } from '../../../kit/dates.ts'
import { actorOf, grantRole, insertPerson, type Role } from '../../../people/index.ts'
import type { Project } from '../../../projects/index.ts'
import { runningProject } from '../../../projects/testing.ts'
import { type TestApp, testApp, testNow, type Visitor } from '../../../testing.ts'
import { dueOrder } from './rules.ts'

let app: TestApp
let leader: Actor
let project: Project
let ideas: Activity
let held: Activity
const today = dayOf(testNow)

beforeAll(async () => {
  app = await testApp()
  const staff = async (name: string, email: string, role: Role) => {
    const person = await insertPerson(app.db, { name, email, confirmedAt: testNow }, testNow)
    await grantRole(app.act(), { name, email, role, areaId: null })
    return actorOf(app.db, person.id)
  }
  leader = await staff('Lena Leider', 'lena@gemeente.example', 'project_leader')
  await staff('Cas Collega', 'cas@gemeente.example', 'project_leader')
  await staff('Ada Adviseur', 'ada@gemeente.example', 'participation_adviser')
  project = await runningProject(app.act(), leader)
  ideas = await openActivity(app.act({ actor: leader }), project, { title: 'Ideeën' })
  held = await openActivity(app.act({ actor: leader }), project, {
    ...{ title: 'Reacties', review_first: true, answer_on: addDays(today, 20) },
  })
})
afterAll(() => app.close())

let nth = 0
async function put(activity: Activity) {
  nth += 1
  await sql`delete from rate_limit`.execute(app.db)
  const words = { title: `Bankjes ${nth}`, body: null, name: 'Nel', shows: 'first' } as const
  const sent = { target: null, email: null, token: '', visitor: '::1', words }
  return contribute(app.act(), { project, activity }, sent)
}
const as = (who: 'lena' | 'cas' | 'ada'): Promise<Visitor> => app.as(`${who}@gemeente.example`)
const desk = async (who: 'lena' | 'cas' | 'ada'): Promise<string> =>
  (await (await (await as(who)).get('/werk')).text()).replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0]+/g, ' ')

test('who works on a project finds what is put in with the promised day, and what is to be read', async () => {
  expect(await desk('lena')).not.toContain('Beantwoord de inbreng')
  await put(ideas)
  await put(ideas)
  await put(held)
  const html = await desk('lena')
  // The day of the plan, and the day of the activity itself.
  expect(html).toMatch(
    /Beantwoord de inbreng: Ideeën Parkrand opnieuw \S+ 2 zonder antwoord uiterlijk 20 januari/,
  )
  expect(html).toMatch(
    /Beantwoord de inbreng: Reacties Parkrand opnieuw \S+ 1 zonder antwoord uiterlijk 11 december/,
  )
  expect(html).toMatch(
    /Bekijk wat gemeld is of wacht: Reacties Parkrand opnieuw \S+ 1 te lezen sinds 21 november/,
  )
  for (const who of ['cas', 'ada'] as const) expect(await desk(who)).not.toMatch(/inbreng: (Ideeën|Reacties)/)
})

test('what is reported is there with since when; a second look waits for somebody else than who hid it', async () => {
  const { id, nr } = await put(ideas)
  const one = await contributionByNr(app.db, nr)
  if (!one) throw new Error('The contribution is not there')
  await reportContribution(app.act(), one, { kind: 'personal', body: null, visitor: '::1' })
  expect(await desk('lena')).toMatch(
    /Bekijk wat gemeld is of wacht: Ideeën Parkrand opnieuw \S+ 1 gemeld sinds/,
  )
  await lookAfter(app.act({ actor: leader }), id, { deed: 'hidden', reason: 'Er staat een naam in.' })
  expect(await desk('lena')).not.toContain('Bekijk wat gemeld is of wacht: Ideeën')
  await askSecondLook(
    app.act(),
    await ownBehind(app.act(), nr, linkToken(app.act(), id)),
    'Het is mijn eigen naam.',
  )
  expect(await desk('lena')).not.toContain('Kijk opnieuw')
  expect(await desk('ada')).toMatch(
    /Kijk opnieuw naar wat verborgen is: Ideeën .*? 1 vraag om opnieuw te kijken/,
  )
})

test('what is late stands on top with how late, for the adviser too; once answered or closed it is gone', async () => {
  app.setNow(momentAt(addDays(today, 25), '09:00'))
  const html = await desk('lena')
  expect(html).toMatch(/Beantwoord de inbreng: Reacties .*? 5 dagen te laat/)
  const at = (text: string): number => html.indexOf(text)
  expect(at('inbreng: Reacties')).toBeLessThan(at('Bekijk wat gemeld is of wacht: Reacties'))
  expect(at('wacht: Reacties')).toBeLessThan(at('inbreng: Ideeën'))
  const adviser = await desk('ada')
  expect(adviser).toMatch(/De inbreng wacht te lang op antwoord: Reacties .*? 5 dagen te laat/)
  expect(adviser).not.toContain('wacht te lang op antwoord: Ideeën')
  expect(await desk('cas')).not.toContain('wacht te lang')
  app.setNow(testNow)
})

test('asks the same number of questions, however much waits', async () => {
  const queries = async (): Promise<readonly number[]> => {
    const found: number[] = []
    for (const who of ['lena', 'ada'] as const) {
      const visitor = await as(who)
      await visitor.get('/werk')
      app.takeQueries()
      await visitor.get('/werk')
      found.push(app.takeQueries().length)
    }
    return found
  }
  const before = await queries()
  for (let made = 0; made < 3; made += 1) {
    project = await runningProject(app.act(), leader, `Plein ${made}`)
    await put(await openActivity(app.act({ actor: leader }), project))
  }
  expect(await queries()).toEqual(before)
  expect(Math.max(...before)).toBeLessThan(45)
})

test('the order of the desk: late, what waits or is due soon, the rest', () => {
  const order = (due: string | null, waits = false) => dueOrder({ due, waits }, '2026-11-23')
  expect([
    order('2026-11-22'),
    order('2026-11-23'),
    order(null, true),
    order('2026-12-20'),
    order(null),
  ]).toEqual([0, 1, 1, 2, 2])
})
