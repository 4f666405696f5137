import { afterAll, beforeAll, expect, test } from 'vitest'
import { absencesFrom, grantRole, personByEmail } from '../../../people/index.ts'
import { type TestApp, testApp } from '../../../testing.ts'

const mailOf = (name: string): string => `${name.toLowerCase()}@stad.example`

let app: TestApp
beforeAll(async () => {
  app = await testApp({ settings: { secondFactor: false } })
  for (const [name, role] of [
    ['Noor', 'case_guide'],
    ['Daan', 'case_guide'],
    ['Anna', 'adviser'],
    ['Joep', 'jury_member'],
  ] as const)
    await grantRole(app.act(), { name, email: mailOf(name), role, areaId: null })
})
afterAll(() => app.close())

const path = '/werk/afwezig'
const idOf = async (name: string): Promise<string> => (await personByEmail(app.db, mailOf(name)))?.id ?? ''
const planned = async (name: string) => {
  const id = await idOf(name)
  return (await absencesFrom(app.db, '2000-01-01')).filter((one) => one.person_id === id)
}
const send = async (name: string, fields: Record<string, string>) => {
  const answer = await (await app.as(mailOf(name))).post(path, { doen: 'vast', ...fields })
  return { status: answer.status, html: await answer.text() }
}
const days = { firstDay: '2027-08-02', lastDay: '2027-08-20' }

test('a guide says when they are away, with a colleague who works on cases, and calls it off', async () => {
  const html = await (await (await app.as(mailOf('Noor'))).get(path)).text()
  expect(html).toContain('Je hebt nu niets opgegeven.')
  expect(html).toContain('>Daan</option>')
  expect(html).not.toContain('>Anna</option>')
  expect((await send('Noor', { ...days, substitute: await idOf('Daan') })).status).toBe(303)
  expect(await planned('Noor')).toMatchObject([
    { first_day: days.firstDay, last_day: days.lastDay, substitute_id: await idOf('Daan') },
  ])
  const [one] = await planned('Noor')
  // Nobody else takes it away.
  await send('Daan', { doen: 'weg', absence: one?.id ?? '' })
  expect(await planned('Noor')).toHaveLength(1)
  await send('Noor', { doen: 'weg', absence: one?.id ?? '' })
  expect(await planned('Noor')).toEqual([])
})

test('what does not fit is said at the field', async () => {
  const daan = await idOf('Daan')
  const turned = await send('Noor', { firstDay: days.lastDay, lastDay: days.firstDay, substitute: daan })
  expect(turned).toMatchObject({ status: 422, html: expect.stringContaining('ligt voor de eerste dag') })
  const past = await send('Noor', { firstDay: '2020-01-01', lastDay: '2020-01-02', substitute: daan })
  expect(past).toMatchObject({ status: 422, html: expect.stringContaining('een dag die nog komt') })
  const alone = await send('Noor', days)
  expect(alone.status).toBe(422)
  const other = await send('Noor', { ...days, substitute: await idOf('Anna') })
  expect(other).toMatchObject({ status: 422, html: expect.stringContaining('uit de lijst') })
  expect((await send('Daan', { ...days, substitute: await idOf('Noor') })).status).toBe(303)
  const both = await send('Noor', { ...days, substitute: daan })
  expect(both).toMatchObject({ status: 422, html: expect.stringContaining('Daan is dan ook weg') })
})

test('who works on no cases may be away without a substitute; jurors have no such page', async () => {
  expect((await send('Anna', days)).status).toBe(303)
  expect(await planned('Anna')).toMatchObject([{ substitute_id: null }])
  expect((await send('Joep', days)).status).toBe(403)
  expect((await (await app.as(mailOf('Joep'))).get(path)).status).toBe(403)
})
