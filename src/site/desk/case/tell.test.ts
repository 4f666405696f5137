import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openHandLetters, postUpdate, takeDecision } from '../../../cases/index.ts'
import { planMeeting } from '../../../meetings/index.ts'
import { paths } from '../../../paths.ts'
import { updatePerson } from '../../../people/index.ts'
import { type TestApp, testApp, testNow, type Visitor } from '../../../testing.ts'
import { type DeskCity, deskCity } from '../testing.ts'

let app: TestApp
let city: DeskCity
beforeAll(async () => {
  app = await testApp()
  city = await deskCity(app)
  await updatePerson(app.db, city.people.initiator.id, {
    channel: 'letter',
    postal_address: 'Vijverweg 3\n3311 AB Waterstad',
  })
})
afterAll(() => app.close())

const read = async (visitor: Visitor, path: string): Promise<string> => {
  const answer = await visitor.get(path)
  expect(answer.status, path).toBe(200)
  return answer.text()
}
const lettersOf = (id: string) => openHandLetters(app.db, [id])
const duty = 'Bel of schrijf Ina Initiatief'

describe('who takes part and does not read e-mail', () => {
  test('is told by the guide what others get by mail, to print or to read aloud, until that is done', async () => {
    const { id, number } = await city.newCase('intake', { title: 'Bank met een brief' })
    const guide = await city.act('guide')
    await postUpdate(guide, { caseId: id, text: 'De bank is besteld.', visibility: 'parties' })
    const startsAt = new Date(testNow.getTime() + 3 * 24 * 3_600_000)
    await planMeeting(guide, {
      caseId: id,
      kind: 'talk',
      startsAt,
      endsAt: new Date(startsAt.getTime() + 3_600_000),
      place: 'Buurthuis De Vijver',
      participantIds: [city.people.initiator.id],
    })
    expect((await app.mails('ina@voorbeeld.example')).filter(({ about_id }) => about_id === id)).toEqual([])
    const visitor = await city.as('guide')
    expect(await read(visitor, paths.desk())).toContain(duty)
    const path = paths.tellByHand(number)
    const page = await read(visitor, path)
    // That the idea is in has a letter of its own; who helps, the news and the meeting are here.
    expect(await lettersOf(id)).toHaveLength(3)
    for (const words of [
      'Vijverweg 3',
      'Beste Ina Initiatief,',
      'De bank is besteld.',
      'Buurthuis De Vijver',
    ])
      expect(page).toContain(words)
    expect(page).not.toMatch(/<article[^>]*>(?:(?!<\/article>).)*http/s)
    const told = {
      persoon: city.people.initiator.id,
      brief: (await lettersOf(id)).map((letter) => letter.id),
      hoe: 'posted',
    }
    const after = await visitor.postAndSee(path, told)
    expect(after.html).toContain('Iedereen weet alles')
    expect(await lettersOf(id)).toEqual([])
    expect(await read(visitor, paths.desk())).not.toContain(duty)
    const history = await read(visitor, paths.deskCase(number, 'history'))
    expect(history).toContain('Brief op de post aan Ina Initiatief over:')
    // A second time there is nothing to note.
    await visitor.postAndSee(path, told)
    const again = await read(visitor, paths.deskCase(number, 'history'))
    expect(again.split('Brief op de post').length).toBe(history.split('Brief op de post').length)
  })

  test('also hears a decision that ends the case', async () => {
    const { id, number } = await city.newCase('decision', { title: 'Een reuzenrad' })
    const guide = await city.act('guide')
    const decided = await takeDecision(guide, {
      caseId: id,
      step: 'decision',
      outcome: 'no',
      reasons: 'Het reuzenrad past niet op deze plek, want de brug is te smal.',
      otherWay: 'De kermis in mei heeft er een plek voor.',
      criteria: ['value', 'support', 'feasibility', 'continuity', 'inclusion', 'proportion'].map((key) => ({
        key,
        met: false,
        reason: 'Nee.',
      })),
    })
    expect(decided.ok, JSON.stringify(decided)).toBe(true)
    const visitor = await city.as('guide')
    expect(await read(visitor, paths.desk())).toContain(paths.tellByHand(number))
    expect(await read(visitor, paths.tellByHand(number))).toContain('de brug is te smal')
  })

  test('is known to who works on the case only', async () => {
    const { id, number } = await city.newCase('intake', { title: 'Geheim adres' })
    const path = paths.tellByHand(number)
    for (const name of ['initiator', 'adviser', 'otherGuide', 'counter'] as const) {
      const visitor = await city.as(name)
      expect([403, 404], name).toContain((await visitor.get(path)).status)
      const letters = await lettersOf(id)
      await visitor.post(path, { brief: letters.map((letter) => letter.id), hoe: 'called' })
      expect(await lettersOf(id)).toEqual(letters)
    }
  })
})
