import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contribute } from '../../activities/index.ts'
import { openActivity } from '../../activities/testing.ts'
import { answerGroup, makeGroup } from '../../answers/index.ts'
import { type Actor, visitor as nobody } from '../../kit/actor.ts'
import { actorOf, grantRole, insertPerson } from '../../people/index.ts'
import { type Project, planProjectMeeting, postNews } from '../../projects/index.ts'
import { runningProject } from '../../projects/testing.ts'
import { type TestApp, testApp, testNow } from '../../testing.ts'
import { describedBy } from './testing.ts'

let app: TestApp
let valid: ReturnType<typeof describedBy>
let leader: Actor
let projects: readonly Project[]

beforeAll(async () => {
  app = await testApp()
  valid = describedBy(await (await app.visitor().get('/api/v1/openapi.json')).json())
  const lena = { name: 'Lena Leider', email: 'lena@gemeente.example' }
  const person = await insertPerson(app.db, { ...lena, confirmedAt: testNow }, testNow)
  await grantRole(app.act(), { ...lena, role: 'project_leader', areaId: null })
  leader = await actorOf(app.db, person.id)
  projects = [
    await runningProject(app.act(), leader, 'Parkrand'),
    await runningProject(app.act(), leader, 'Plein'),
    await runningProject(app.act(), leader, 'Kade'),
  ]
})
afterAll(() => app.close())

const ask = async (path: string, headers: Record<string, string> = {}): Promise<Record<string, unknown>> => {
  const response = await app.visitor().get(`/api/v1${path}`, headers)
  expect(response.status, path).toBe(200)
  return valid(path, response)
}
const lead = () => app.act({ actor: leader })

describe('projects in the API', () => {
  test('are given page by page, each once, also as GeoJSON', async () => {
    const titles: string[] = []
    let address: string | null = '/projecten?aantal=2'
    while (address !== null) {
      const { projecten, volgende } = (await ask(address)) as {
        projecten: { titel: string }[]
        volgende: string | null
      }
      titles.push(...projecten.map(({ titel }) => titel))
      address = volgende?.slice(volgende.indexOf('/projecten')) ?? null
    }
    expect(titles).toEqual(['Kade', 'Plein', 'Parkrand'])
    expect(await ask('/projecten', { Accept: 'application/geo+json' })).toMatchObject({
      type: 'FeatureCollection',
      volgende: null,
    })
    expect((await ask('/projecten?stand=nu-open&onderwerp=groen')).projecten).toHaveLength(3)
    expect((await ask('/projecten?stand=afgerond')).projecten).toHaveLength(0)
    for (const query of ['na=P2020-0001', 'stand=dicht', 'gebied=nergens', 'kleur=rood'])
      expect((await app.visitor().get(`/api/v1/projecten?${query}`)).status, query).toBe(400)
  })

  test('have their published plan, news, activities, meetings and answers, and no names of people', async () => {
    const [project] = projects
    const number = project!.number
    await postNews(lead(), project!.id, { title: 'Het ontwerp is klaar', body: 'Kom kijken.' })
    const activity = await openActivity(lead(), project!)
    const starts = new Date(testNow.getTime() + 864_000_000)
    await planProjectMeeting(lead(), project!.id, {
      ...{ title: 'Avond', about: 'Wij laten het zien.', placeKind: 'place', place: 'Buurthuis' },
      ...{ startsAt: starts, endsAt: new Date(starts.getTime() + 3_600_000), capacity: 40 },
      ...{ signUpUntil: '2030-01-01', offers: [], offersNote: null },
    })
    const put = (title: string) =>
      contribute(
        app.act({ actor: nobody }),
        { project: project!, activity },
        {
          ...{ target: null, email: null, token: '', visitor: '::1' },
          words: { title, body: 'Mijn telefoon is 06', name: 'Fatma Buur', shows: 'full' },
        },
      )
    const one = await put('Bankjes bij de vijver')
    await put('Een fontein')
    const group = await makeGroup(lead(), activity.id, {
      ...{ name: 'Bankjes', summary: 'Er moeten bankjes komen.', ids: [one.id] },
    })
    expect((await ask(`/projecten/${number}/antwoorden`)).antwoorden).toEqual([])
    const said = { outcome: 'adopted', reasons: 'Er komen er tien.', passedTo: null } as const
    await answerGroup(lead(), activity.id, group, said)
    const answers = [
      await ask(`/projecten/${number}`),
      await ask(`/projecten/${number}/activiteiten`),
      await ask(`/projecten/${number}/bijeenkomsten`),
      await ask(`/projecten/${number}/antwoorden`),
    ]
    expect(answers).toMatchObject([
      {
        nummer: number,
        stand: 'nu-open',
        plan: { versie: 1, manieren: [{ sleutel: 'online', wat: 'Ideeën insturen' }] },
        nieuws: [{ titel: 'Het ontwerp is klaar' }],
      },
      { activiteiten: [{ stand: 'open', vraagtOm: 'idee', aantalInbreng: 2, aantalBeantwoord: 1 }] },
      { bijeenkomsten: [{ titel: 'Avond', stand: 'gepland', plaatsen: 40, vrij: 40 }] },
      { antwoorden: [{ groep: 'Bankjes', aantalInbreng: 1, uitkomst: 'overgenomen' }] },
    ])
    for (const secret of ['Lena', 'Fatma', 'telefoon is 06', 'Bankjes bij de vijver'])
      expect(JSON.stringify([answers[1], answers[2], answers[3]])).not.toContain(secret)
    expect(JSON.stringify(answers[0])).not.toContain('Lena')
    await ask(`/projecten/${number}`, { Accept: 'application/geo+json' })
  })

  test('that nobody may see yet are not there', async () => {
    await app.db
      .withTables<{ project: { id: string; published_on: string | null; state: string } }>()
      .updateTable('project')
      .set({ published_on: null, state: 'preparing' })
      .where('id', '=', projects[2]!.id)
      .execute()
    for (const part of ['', '/activiteiten', '/bijeenkomsten', '/antwoorden']) {
      const response = await app.visitor().get(`/api/v1/projecten/${projects[2]!.number}${part}`)
      expect(response.status).toBe(404)
    }
    expect((await ask('/projecten')).projecten).toHaveLength(2)
  })
})
