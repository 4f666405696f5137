import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openActivity } from '../activities/testing.ts'
import type { Actor } from '../kit/actor.ts'
import { addDays, dayOf } from '../kit/dates.ts'
import { paths } from '../paths.ts'
import { actorOf, grantRole, insertPerson } from '../people/index.ts'
import { runningProject } from '../projects/testing.ts'
import { type TestApp, testApp, testNow } from '../testing.ts'
import { answerAdvice, askAdvice, enterAdvice, makePanel, publishPanel, targetsNow } from './actions.ts'
import { panelBySlug, requestByNr } from './store.ts'
import { panelTasks } from './tasks.ts'

let app: TestApp
let leader: Actor
let projectId: string
let slug: string
let panelId: string
const today = dayOf(testNow)
const act = () => app.act({ actor: leader })

const made = async (name: string): Promise<string> =>
  makePanel(act(), {
    ...{ kind: 'sounding_board', name, purpose: 'Meedenken over de kade', askedFor: 'Advies' },
    ...{ notFor: 'Geld', contact: '14 078', projectId, areaId: null, areaIds: [], subjects: [] },
    ...{ seatsMin: 1, seatsMax: 3, termMonths: 12 },
  })

beforeAll(async () => {
  app = await testApp()
  const lena = { name: 'Lena', email: 'lena@gemeente.example' }
  const { id } = await insertPerson(app.db, { ...lena, confirmedAt: testNow }, testNow)
  await grantRole(app.act(), { ...lena, role: 'project_leader', areaId: null })
  leader = await actorOf(app.db, id)
  projectId = (await runningProject(app.act(), leader)).id
  slug = await made('Klankbordgroep Kade')
  panelId = (await panelBySlug(app.db, slug))?.id ?? ''
  await publishPanel(act(), panelId)
})
afterAll(() => app.close())

/** Members of a group, straight into the table. */
const seat = (amount: number, until: string, shows = false): Promise<unknown> =>
  sql`insert into panel_member (panel_id, email, locale, name, shows_name, state, from_day, until_day, token_hash, asked_at, confirmed_at)
    select ${panelId}, 'lid' || n || ${until} || '@voorbeeld.example', 'nl', 'Lid ' || n, ${shows}, 'member', ${today}, ${until},
           gen_random_uuid()::text, ${testNow}, ${testNow} from generate_series(1, ${amount}) n`.execute(
    app.db,
  )

test('a group and its advice are found, in the map of the site and in the API, without who is not named', async () => {
  await seat(1, addDays(today, 200), true)
  await seat(2, addDays(today, 100))
  const draft = await made('Groep in het geheim')
  for (const title of ['De steigers', 'De bankjes'])
    await askAdvice(act(), panelId, {
      ...{ title, question: 'Waar komen ze?', link: null, projectId: null },
      ...{ dueOn: addDays(today, 10), answerBy: addDays(today, 20) },
    })
  const request = await requestByNr(app.db, panelId, 1)
  await enterAdvice(act(), request?.id ?? '', { text: 'Bij de reuzenpopulier', points: ['Een steiger'] })
  const points = [{ outcome: 'adopted' as const, reasons: 'Daar is ruimte' }]
  await answerAdvice(act(), request?.id ?? '', { text: null, points })

  const visitor = app.visitor()
  const found = await (await visitor.get('/zoeken?q=reuzenpopulier')).text()
  expect(found).toContain(paths.panelRequest(slug, 1))
  const map = await (await visitor.get('/sitemap.xml')).text()
  expect(map).toContain(paths.panelRequest(slug, 2))
  expect(map).not.toContain(draft)

  const json = async (path: string) => (await visitor.get(`/api/v1${path}`)).json()
  const groups = await json('/groepen')
  expect(groups.groepen).toHaveLength(1)
  expect(groups.groepen[0]).toMatchObject({ sleutel: slug, soort: 'klankbordgroep', aantalLeden: 3 })
  expect(groups.groepen[0].leden.map(({ naam }: { naam: string }) => naam)).toEqual(['Lid 1'])
  expect((await visitor.get(`/api/v1/groepen/${draft}`)).status).toBe(404)
  const first = await json(`/groepen/${slug}/adviezen?aantal=1`)
  expect(first.adviezen[0]).toMatchObject({ nummer: 2, stand: 'gevraagd', advies: null })
  expect(first.volgende).toContain('na=2')
  const [one] = (await json(`/groepen/${slug}/adviezen?na=2`)).adviezen
  expect(one).toMatchObject({ nummer: 1, stand: 'beantwoord', antwoord: { tekst: null } })
  expect(one.punten).toEqual([{ punt: 'Een steiger', uitkomst: 'overgenomen', redenen: 'Daar is ruimte' }])
  expect((await visitor.get(`/api/v1/groepen/${slug}/adviezen?na=x`)).status).toBe(400)
})

test('terms that end soon are on the desk of who answers for the group, with how many', async () => {
  await seat(2, addDays(today, 20))
  const [task] = (await panelTasks(act())).filter(({ key }) => key.startsWith('terms'))
  expect(task?.title).toBe('Termijnen lopen af bij Klankbordgroep Kade')
  expect(task?.facts).toEqual(['Van 2 leden loopt de termijn binnen 30 dagen af.'])
})

test('asks the same number of questions of 3 projects and members as of 30 and 300', async () => {
  const pages = [
    '/meedenken',
    paths.panel(slug),
    paths.deskPanel(slug),
    paths.invitePanel(slug),
    '/api/v1/groepen',
  ]
  const lena = await app.as('lena@gemeente.example')
  const queries = async (): Promise<readonly number[]> => {
    const found: number[] = []
    for (const page of pages) {
      await lena.get(page)
      app.takeQueries()
      await lena.get(page)
      found.push(app.takeQueries().length)
    }
    app.takeQueries()
    await targetsNow(act())
    return [...found, app.takeQueries().length]
  }
  await openActivity(act(), await runningProject(app.act(), leader, 'Eerste'))
  const before = await queries()
  for (let nth = 0; nth < 4; nth += 1)
    await openActivity(act(), await runningProject(app.act(), leader, `Plein ${nth}`))
  await seat(300, addDays(today, 150))
  expect(await queries()).toEqual(before)
})
