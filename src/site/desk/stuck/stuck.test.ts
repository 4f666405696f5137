import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  adviceOf,
  answerAdvice,
  askAdvice,
  raiseStuck,
  requirementsOf,
  stuckOf,
} from '../../../cases/index.ts'
import { addDays, dayOf } from '../../../kit/dates.ts'
import { paths } from '../../../paths.ts'
import { type TestApp, testApp, testNow } from '../../../testing.ts'
import { type DeskCity, deskCity } from '../testing.ts'

let app: TestApp
let city: DeskCity
beforeAll(async () => {
  app = await testApp()
  city = await deskCity(app)
})
afterAll(() => app.close())

async function stuck(kind: 'stuck' | 'requirement') {
  const { id, number } = await city.newCase('assessment', { title: 'Een klimboom' })
  let requirementId: string | null = null
  if (kind === 'requirement') {
    await askAdvice(await city.act('guide'), {
      caseId: id,
      aspect: 'safety',
      question: 'Is dit veilig?',
      adviserId: city.people.adviser.id,
      due: addDays(dayOf(testNow), 7),
    })
    await answerAdvice(await city.act('adviser'), {
      adviceId: (await adviceOf(app.db, id))[0]?.id ?? '',
      verdict: 'yes_if',
      text: 'Met een hek.',
      requirements: [{ text: 'Een hek', ground: 'our_wish', source: null, solution: 'Een haag', weeks: 4 }],
    })
    requirementId = (await requirementsOf(app.db, id))[0]?.id ?? null
  }
  await raiseStuck(await city.act('initiator'), {
    caseId: id,
    kind,
    requirementId,
    text: 'Wij wachten al weken.',
  })
  const stuckId = (await stuckOf(app.db, id))[0]?.id ?? ''
  return { id, number, path: paths.stuckRequest(stuckId) }
}

describe('who is stuck', () => {
  test('is on the list of the coordinator, and on the desk of the case', async () => {
    const { path, number } = await stuck('stuck')
    const visitor = await city.as('coordinator')
    const list = await (await visitor.get(paths.stuckRequests())).text()
    expect(list).toContain('Een klimboom')
    expect(list).toContain(`href="${path}"`)
    const desk = await (await visitor.get(paths.deskCase(number))).text()
    expect(desk).toContain('Geef antwoord: iemand loopt vast')
    const guide = await (await (await city.as('guide')).get(paths.deskCase(number))).text()
    expect(guide).toContain('Er is hulp gevraagd.')
    expect(guide).not.toContain('Geef antwoord: iemand loopt vast')
  })

  test('gets an answer, and the initiator a mail', async () => {
    const { path } = await stuck('stuck')
    const visitor = await city.as('coordinator')
    const form = await (await visitor.get(path)).text()
    expect(form).toContain('Wij wachten al weken.')
    expect(form).toContain('06 1234 5678')
    expect(form).not.toContain('De eis vervalt')
    expect((await visitor.post(path, { uitkomst: 'dropped', antwoord: 'Weg ermee' })).status).toBe(422)
    const seen = await visitor.postAndSee(path, { uitkomst: 'helped', antwoord: 'Ik regel het morgen.' })
    expect(seen.html).toContain('Je antwoord is verstuurd.')
    expect(await (await visitor.get(path)).text()).toContain('Dit is beantwoord op')
    const mails = await app.mails('ina@voorbeeld.example')
    expect(mails.some((mail) => mail.body_text.includes('Ik regel het morgen.'))).toBe(true)
    expect((await visitor.post(path, { uitkomst: 'helped', antwoord: 'Nog eens' })).status).toBe(422)
  })

  test('about a requirement can have it dropped', async () => {
    const { path, id } = await stuck('requirement')
    const visitor = await city.as('coordinator')
    expect(await (await visitor.get(path)).text()).toContain('Een hek')
    await visitor.post(path, { uitkomst: 'dropped', antwoord: 'Een haag is genoeg.' })
    expect((await requirementsOf(app.db, id))[0]?.outcome).toBe('dropped')
  })

  test('keeps what was typed when no outcome is chosen', async () => {
    const { path } = await stuck('stuck')
    const answer = await (await city.as('coordinator')).post(path, { antwoord: 'Even geduld' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('Even geduld')
  })

  test('is answered by nobody else', async () => {
    const { path } = await stuck('stuck')
    for (const outsider of ['guide', 'team', 'adviser', 'areaManager', 'initiator'] as const) {
      const visitor = await city.as(outsider)
      expect((await visitor.get(paths.stuckRequests())).status).toBe(403)
      expect((await visitor.get(path)).status).toBe(403)
      expect((await visitor.post(path, { uitkomst: 'helped', antwoord: 'x' })).status).toBe(403)
    }
    const coordinator = await city.as('coordinator')
    expect((await coordinator.get(paths.stuckRequest(crypto.randomUUID()))).status).toBe(404)
  })
})

test('nobody stuck: the list says so', async () => {
  const other = await testApp()
  const quiet = await deskCity(other)
  const html = await (await (await quiet.as('coordinator')).get(paths.stuckRequests())).text()
  expect(html).toContain('Niemand loopt vast')
  await other.close()
})
