import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, dayOf, momentAt } from '../kit/dates.ts'
import { participantsOf } from '../meetings/index.ts'
import type { Person } from '../people/index.ts'
import { type TestApp, testApp, testNow, type Visitor } from '../testing.ts'
import { type TestCity, testCity } from '../testing-city.ts'
import { type JuryStage, juryStage } from '../testing-juries.ts'
import { planRound, setSecretary } from './actions.ts'
import { openedRound } from './index.ts'
import { freeSubstitutes, type Seat } from './rules.ts'
import { roundById } from './store.ts'

let app: TestApp
let city: TestCity
let stage: JuryStage
const names = ['Ada Voor', 'Bo Lid', 'Cas Lid', 'Dee Lid', 'Gus Reserve']

beforeAll(async () => {
  app = await testApp()
  city = await testCity(app)
  stage = await juryStage(app, city, names)
  await setSecretary(await city.act(city.team), { areaId: stage.jury.area.id, personId: city.team.id })
})
afterAll(() => app.close())

const see = async (visitor: Visitor, path: string): Promise<string> =>
  (await (await visitor.get(path)).text()).replace(/[\s\u00a0]+/g, ' ')
const mailsTo = async (person: Person): Promise<readonly string[]> =>
  (await app.mails(person.email ?? '')).map(({ subject, body_text }) => `${subject}\n${body_text}`)

test('who cannot come says so: the secretary is asked for a substitute, who hears of it and judges', async () => {
  const { wishes, round } = await stage.judging([['Vogelhuisjes', 100_00]])
  const path = `/werk/rondes/${round}`
  const [, bo, , , gus] = stage.jurors as readonly Person[]
  const member = await city.as(bo!)
  const reserve = await city.as(gus!)
  const team = await city.as(city.team)

  // A member reads on their own page too that wishes wait for them.
  expect(await see(member, '/mijn')).toMatch(/Beoordeel de wensen: [^<]*ronde/)
  expect(await see(reserve, '/mijn')).not.toContain('Beoordeel de wensen')
  expect(await see(team, '/werk')).not.toContain('Vraag een vervanger')

  await member.postAndSee(path, { doen: 'afwezig', lid: bo!.id })
  expect(await see(member, '/mijn')).not.toContain('Beoordeel de wensen')
  const [asked] = (await mailsTo(city.team)).filter((mail) => mail.startsWith('Een lid kan niet: '))
  expect(asked).toContain('Bo Lid kan niet meedoen')
  expect(await see(team, '/werk')).toMatch(/Vraag een vervanger: [^<]*ronde.*1 lid kan niet/)
  // Saying it twice asks nothing twice.
  await member.post(path, { doen: 'afwezig', lid: bo!.id })
  expect((await mailsTo(city.team)).filter((mail) => mail.startsWith('Een lid kan niet: '))).toHaveLength(1)

  // Three are left, and the scheme asks four.
  const desk = await see(team, path)
  expect(desk).toContain('Zo zijn er te weinig leden')
  expect(desk).toContain('Vogelhuisjes: 3 leden kunnen nog stemmen. Er zijn er 4 nodig.')

  await team.postAndSee(path, { doen: 'afwezig', lid: bo!.id, vervanger: gus!.id })
  expect((await mailsTo(gus!)).some((mail) => mail.startsWith('Je valt in: '))).toBe(true)
  expect(await see(team, '/werk')).not.toContain('Vraag een vervanger')
  expect(await see(team, path)).not.toContain('Zo zijn er te weinig leden')
  expect(await see(reserve, '/mijn')).toContain('Beoordeel de wensen')
  const theirs = await see(reserve, path)
  expect(theirs).toContain('Je valt in voor een lid dat niet kan.')
  expect(theirs).toContain(city.team.name)

  // The member can after all: who would have come hears so, and no longer judges.
  await member.postAndSee(path, { doen: 'weer-mee', lid: bo!.id })
  expect((await mailsTo(gus!)).some((mail) => mail.startsWith('Je hoeft niet in te vallen: '))).toBe(true)
  expect((await openedRound(app.act(), round)).judges.map(({ personId }) => personId)).not.toContain(gus!.id)

  // Whose interest leaves nothing to vote on reads that, and not that they voted on none of none.
  const wish = `${path}/wensen/${wishes[0]}`
  await member.postAndSee(wish, { doen: 'belang', ground: 'other' })
  expect(await see(member, path)).toContain('Er is voor jou geen wens om over te stemmen.')
  expect(await see(member, wish)).not.toContain('0 van 0')
})

test('an interest after a secret vote is told with what it does to the others', async () => {
  const { wishes, round } = await stage.judging([['Schommel', 100_00]])
  const wish = `/werk/rondes/${round}/wensen/${wishes[0]}`
  const juror = await city.as(stage.jurors[2]!)
  const warning = 'dan stemmen alle leden opnieuw over deze wens'
  expect(await see(juror, wish)).not.toContain(warning)
  const points = { 'punten-liveability': '3', 'punten-cohesion': '3', 'punten-safety': '3' }
  await juror.postAndSee(wish, { ...points, doen: 'stem', choice: 'yes' })
  expect(await see(juror, wish)).toContain(warning)
})

test('what a member says of a round goes for its meeting too', async () => {
  const today = dayOf(testNow)
  const meetsOn = addDays(today, 60)
  const round = await planRound(await city.act(city.team), {
    areaId: stage.jury.area.id,
    closesOn: addDays(today, 20),
    votesUntil: meetsOn,
    meeting: {
      startsAt: momentAt(meetsOn, '19:30'),
      endsAt: momentAt(meetsOn, '21:30'),
      place: 'Buurthuis',
      agenda: null,
    },
  })
  const cas = stage.jurors[2]!
  const member = await city.as(cas)
  const path = `/werk/rondes/${round}`
  const meetingId = (await roundById(app.db, round))!.meeting_id!
  const answer = async () =>
    (await participantsOf(app.db, meetingId)).find(({ person_id }) => person_id === cas.id)?.answer
  await member.postAndSee(path, { doen: 'afwezig', lid: cas.id })
  expect(await answer()).toBe('no')
  await member.postAndSee(path, { doen: 'weer-mee', lid: cas.id })
  expect(await answer()).toBe('yes')
})

test('a substitute is free while their term holds and they come instead of nobody', () => {
  const seat = (personId: string, part: Seat['part'], untilDay: Seat['untilDay'] = null): Seat => {
    return { personId, part, fromDay: null, untilDay }
  }
  const seats = [
    seat('a', 'member'),
    seat('b', 'substitute'),
    seat('c', 'substitute', '2026-01-31'),
    seat('d', 'substitute'),
  ]
  const free = freeSubstitutes(seats, [{ personId: 'a', substituteId: 'd' }], '2026-02-01')
  expect(free.map(({ personId }) => personId)).toEqual(['b'])
})
