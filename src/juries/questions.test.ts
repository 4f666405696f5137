import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Person } from '../people/index.ts'
import { type TestApp, testApp, type Visitor } from '../testing.ts'
import { type TestCity, testCity } from '../testing-city.ts'
import { type JuryStage, juryStage } from '../testing-juries.ts'
import { setSecretary } from './actions.ts'
import { openedRound } from './index.ts'

let app: TestApp
let city: TestCity
let stage: JuryStage
const names = ['Ada Voor', 'Bo Lid', 'Cas Lid', 'Gus Reserve']
const asked = 'Wie maakt de bank schoon?'
const answer = 'De wandelclub, elke maand.'

beforeAll(async () => {
  app = await testApp()
  city = await testCity(app)
  stage = await juryStage(app, city, names)
  const { id: areaId } = stage.jury.area
  await setSecretary(await city.act(city.team), { areaId, personId: city.team.id })
})
afterAll(() => app.close())

const see = async (visitor: Visitor, path: string): Promise<string> =>
  (await (await visitor.get(path)).text()).replace(/[\s\u00a0]+/g, ' ')

/** What was mailed to somebody about juries, as plain text. */
const mailsTo = async (person: Person): Promise<readonly string[]> =>
  (await app.mails(person.email ?? '')).map(({ subject, body_text }) => `${subject}\n${body_text}`)

test('a vote with too few voices is closed only by who says so, and then says neither yes nor no', async () => {
  const { wishes, round } = await stage.judging([['Hek', 100_00]])
  const team = await city.as(city.team)
  const path = `/werk/rondes/${round}`
  expect(await see(team, path)).toContain('Ja, sluit de stemming toch')
  const refused = await team.post(path, { doen: 'tellen' })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('Er zijn nog te weinig stemmen.')
  expect((await openedRound(app.act(), round)).round.state).toBe('judging')
  await team.postAndSee(path, { doen: 'tellen', toch: 'ja' })
  const form = await see(team, `${path}/wensen/${wishes[0]}`)
  expect(form).toContain('De stemming zegt geen ja en geen nee.')
  expect(form).toMatch(/<option value="not_now"/)
  expect(form).not.toMatch(/<option value="(yes|yes_less|no)"/)
})

test('a question of a juror goes by the desk of the secretary to the applicant, and comes back to who asked', async () => {
  const { wishes, round } = await stage.judging([['Bank', 100_00]])
  const path = `/werk/rondes/${round}/wensen/${wishes[0]}`
  const [, bo, cas] = stage.jurors
  const juror = await city.as(bo!)
  const other = await city.as(cas!)
  const team = await city.as(city.team)
  expect(await see(team, '/werk')).not.toContain('Vragen van leden')
  await juror.postAndSee(path, { doen: 'vraag', question: asked })

  // Who asked sees that it waits; the others read it when it was sent on; no page says who asked.
  expect(await see(juror, path)).toContain('de secretaris stuurt deze vraag door')
  expect(await see(other, path)).not.toContain(asked)
  const desk = await see(team, '/werk')
  expect(desk).toContain('Vragen van leden: Regiegroep Oost, ronde')
  expect(desk).toContain('1 vraag om door te sturen')
  expect(desk).toContain(path)
  const [toSecretary] = (await mailsTo(city.team)).filter((mail) => mail.includes('Vraag van een lid: Bank'))
  expect(toSecretary).toContain(asked)
  expect(toSecretary).not.toContain(bo!.name)

  const id = /name="id" value="([^"]+)"/.exec(await see(team, path))![1]!
  await team.postAndSee(path, { doen: 'vraag-versturen', id, sent: asked })
  expect(await see(team, '/werk')).toContain('1 vraag wacht op antwoord')
  expect(await see(other, path)).toContain(asked)
  await team.postAndSee(path, { doen: 'antwoord', id, answer })
  expect(await see(team, '/werk')).not.toContain('Vragen van leden')
  expect(await see(other, path)).toContain(answer)
  const told = (await mailsTo(bo!)).filter((mail) => mail.includes('Antwoord op je vraag: Bank'))
  expect(told).toHaveLength(1)
  expect(told[0]).toContain(answer)
  expect((await mailsTo(cas!)).some((mail) => mail.includes(answer))).toBe(false)
})
