import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, dayOf } from '../kit/dates.ts'
import { paths } from '../paths.ts'
import { type DeskCity, deskCity } from '../site/desk/testing.ts'
import { type TestApp, testApp, testNow, type Visitor } from '../testing.ts'
import { leaveSeats } from './actions.ts'
import { weighingsInRecord } from './record.ts'
import { assessorsOf, weighingsOf } from './store.ts'
import { sheetFields } from './testing.ts'

let app: TestApp
let city: DeskCity
let guide: Visitor
let team: Visitor
beforeAll(async () => {
  app = await testApp()
  city = await deskCity(app)
  guide = await city.as('guide')
  team = await city.as('team')
})
afterAll(() => app.close())

async function asked() {
  const { id, number } = await city.newCase('assessment')
  await guide.post(paths.weighing(number), {
    ...{ doe: 'vraag', eerste: city.people.guide.id, tweede: city.people.team.id },
    datum: addDays(dayOf(testNow), 10),
  })
  return { id, number, sheet: paths.weighingSheet(number) }
}
const desk = async (visitor: Visitor, number: string): Promise<string> =>
  (await visitor.get(paths.deskCase(number))).text()

test('a weighing is a next step of who weighs, and then of who shares it', async () => {
  const { number, sheet } = await asked()
  expect(await desk(guide, number)).toContain('Ga verder met de afweging')
  await guide.post(sheet, sheetFields([3, 2, 2, 2, 2, 2], 'Gijs'))
  // The other one has not answered yet: there is nothing to do.
  expect(await desk(guide, number)).not.toContain('Ga verder met de afweging')
  expect(await desk(team, number)).toContain('Ga verder met de afweging')
  await team.post(sheet, sheetFields([3, 2, 2, 2, 2, 2], 'Tess'))
  expect(await desk(guide, number)).toContain('Deel de afweging')
})

test('the dossier has what was shared; only for staff also what was not', async () => {
  const { id, number, sheet } = await asked()
  const record = (audience: 'staff' | 'parties') => weighingsInRecord(app.act(), id, audience)
  expect(await record('parties')).toEqual([])
  expect(JSON.stringify(await record('staff'))).toContain('Twee beoordelaars vullen los van elkaar')
  for (const one of [guide, team]) await one.post(sheet, sheetFields([3, 2, 2, 2, 2, 2], 'Goed'))
  await guide.post(paths.weighing(number), {
    ...{ doe: 'deel', uitkomst: 'contribute', woorden: 'Wij helpen met een plek.' },
  })
  const shared = JSON.stringify(await record('parties'))
  expect(shared).toContain('Wij helpen met een plek.')
  expect(shared).not.toContain('Tess')
})

test('who leaves leaves an empty seat, and the contact of the case hears of it', async () => {
  const { id, number } = await asked()
  expect(await leaveSeats(app.act(), city.people.team.id)).toBeGreaterThan(0)
  const [weighing] = await weighingsOf(app.db, id)
  const seats = await assessorsOf(app.db, weighing?.id ?? '')
  expect(seats.map(({ person_id }) => person_id)).toEqual([city.people.guide.id])
  expect(await desk(guide, number)).toContain('Vraag een andere beoordelaar')
  const mails = await app.mails(city.people.guide.email ?? '')
  expect(mails.filter(({ subject }) => subject.includes(number)).length).toBeGreaterThan(1)
  expect(await leaveSeats(app.act(), city.people.team.id)).toBe(0)
})
