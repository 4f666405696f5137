import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { endRole, memberships } from '../../../people/index.ts'
import { type TestApp, testApp, type Visitor } from '../../../testing.ts'
import { type TestCity, testCity } from '../../../testing-city.ts'
import { groupsOf, isLast } from './rules.ts'

let app: TestApp
let city: TestCity
let admin: Visitor
beforeAll(async () => {
  app = await testApp()
  city = await testCity(app)
  admin = await city.as(city.staff.administrator)
})
afterAll(() => app.close())

const at = '/beheer/groepen'

test('a group is a role with its area or department; the team is one of two roles', () => {
  const member = (role: string, areaId: string | null = null, department: string | null = null) => ({
    ...{ role, areaId, department },
  })
  const members = [
    member('team_member'),
    member('coordinator', null, 'Wijken'),
    member('jury_member', 'oost'),
    member('adviser', null, 'Groen en beheer'),
    member('adviser', null, 'Verkeer'),
    member('anders'),
  ]
  expect(groupsOf(members, (id) => id).map(({ key }) => key)).toEqual([
    'initiatieventeam',
    'afdeling-groen-en-beheer',
    'afdeling-verkeer',
    'lid-van-een-regiegroep-oost',
  ])
  expect(isLast(member('jury_member', 'oost'), [member('jury_member', 'west')])).toBe(true)
  expect(isLast(member('jury_member', 'oost'), [member('jury_member')])).toBe(false)
})

test('groups are listed with what they are needed for, and only by administrators', async () => {
  const html = await (await admin.get(at)).text()
  expect(html).toContain('Initiatieventeam')
  const team = await (await admin.get(`${at}/initiatieventeam`)).text()
  expect(team).toMatch(/Stadswens: /)
  expect((await (await city.as(city.staff.coordinator)).get(at)).status).toBe(403)
  expect((await admin.get(`${at}/bestaat-niet`)).status).toBe(404)
})

test('a department begins with a member, gets others and another name; former members stay named', async () => {
  const first = { afdeling: 'Water en bruggen', naam: 'Wil de Bruin', email: 'wil@waterstad.example' }
  expect((await admin.post(at, { ...first, email: 'geen adres' })).status).toBe(422)
  const begun = await admin.postAndSee(at, first)
  expect(begun.html).toContain('Wil de Bruin')
  expect((await admin.post(at, first)).status).toBe(422)
  const group = `${at}/afdeling-water-en-bruggen`
  const second = { doen: 'erbij', naam: 'Ans Vliet', email: 'ans@waterstad.example' }
  await admin.postAndSee(group, second)
  expect((await admin.post(group, second)).status).toBe(422)
  const renamed = await admin.postAndSee(group, { doen: 'hernoem', nieuw: 'Water' })
  expect(renamed.path).toContain('afdeling-water')
  const ans = (await memberships(app.db)).find(({ name }) => name === 'Ans Vliet')!
  expect(ans.department).toBe('Water')
  const out = await admin.postAndSee(`${at}/afdeling-water`, { doen: 'eruit', 'rol-van': ans.grantId })
  expect(out.html).toContain('Wie er eerder in zaten')
  expect((await admin.get(group)).status).toBe(404)
})

test('the last one whom a process needs stays, on the page of people too', async () => {
  const all = (await memberships(app.db)).filter(({ role, until }) => role === 'adviser' && until === null)
  const [kept, ...others] = all
  for (const { grantId } of others) await endRole(app.act(), grantId)
  const department = (
    await sql<{ department: string | null }>`select department from person
    where id = ${kept!.personId}`.execute(app.db)
  ).rows[0]!.department
  const html = await (await admin.get(at)).text()
  const key = new RegExp(`/beheer/groepen/([^"]+)">(Afdeling ${department}|Vakadviseur)`).exec(html)![1]!
  const refused = await admin.post(`${at}/${key}`, { doen: 'eruit', 'rol-van': kept!.grantId })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('Dit is de laatste')
  const elsewhere = await admin.post('/beheer/mensen', { doen: 'beeindigen', grant: kept!.grantId })
  expect(elsewhere.status).toBe(422)
})
