import { afterAll, beforeAll, expect, test } from 'vitest'
import { adviceOf, answerAdvice, askAdvice, requirementsOf } from '../../../cases/index.ts'
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

/** A case with an advice that was answered with two requirements, and not shared. */
async function required() {
  const { id, number } = await city.newCase('assessment')
  await askAdvice(await city.act('guide'), {
    caseId: id,
    aspect: 'safety',
    question: 'Is deze bank veilig?',
    adviserId: city.people.adviser.id,
    due: addDays(dayOf(testNow), 7),
  })
  await answerAdvice(await city.act('adviser'), {
    adviceId: (await adviceOf(app.db, id))[0]?.id ?? '',
    verdict: 'yes_if',
    text: 'Alleen met een leuning, vind ik.',
    requirements: [
      {
        text: 'Een leuning',
        ground: 'law',
        source: 'art. 2:10 APV',
        solution: 'De werkplaats maakt die',
        weeks: 3,
      },
      { text: 'Een groene kleur', ground: 'our_wish', source: null, solution: 'Verf is gratis', weeks: 2 },
    ],
  })
  return { id, number, path: paths.deskCaseAction(number, 'update_requirements') }
}

async function initiatorPage(number: string): Promise<string> {
  const initiator = await city.as('initiator')
  const to = (await initiator.get(paths.myCase(number))).headers.get('location') ?? ''
  return (await initiator.get(to)).text()
}

test('requirements reach the initiator at once with their ground, the advice itself does not', async () => {
  const { number } = await required()
  const page = await initiatorPage(number)
  expect(page).toContain('De wet: art. 2:10 APV')
  expect(page).toContain('Onze wens, geen wet')
  expect(page).toContain(
    'Er zijn 2 eisen: 1 uit de wet en 1 als onze wens. Ze gelden allemaal nog. Die kosten bij elkaar opgeteld 5 weken.',
  )
  expect(page).not.toContain('Alleen met een leuning, vind ik.')
  const stranger = await (await app.visitor().get(`/initiatieven/${number}`)).text()
  expect(stranger).not.toContain('art. 2:10 APV')
})

test('the guide keeps up to date how each stands, and the initiator sees it with the pile counted', async () => {
  const { number, path, id } = await required()
  const guide = await city.as('guide')
  const advice = await (await guide.get(paths.deskCase(number, 'advice'))).text()
  expect(advice).toContain('De stapel eisen')
  expect(advice).toContain('De initiatiefnemer ziet deze eisen al')
  expect(advice).toContain(`href="${path}"`)
  const [first, second] = await requirementsOf(app.db, id)
  const seen = await guide.postAndSee(path, {
    [`eis_${first?.id}`]: 'met',
    [`eis_${second?.id}`]: 'stands',
    toelichting: 'De leuning zit erop.',
  })
  expect(seen.html).toContain('De stand van de eisen is bijgewerkt.')
  const page = await initiatorPage(number)
  expect(page).toContain('Daarvan geldt er nog 1. Die kost 2 weken.')
  expect(page).toContain('De leuning zit erop.')
  expect((await requirementsOf(app.db, id)).map(({ outcome }) => outcome)).toEqual(['met', 'stands'])
})

test('nobody else changes a requirement, and there is nothing to update without one', async () => {
  const { path } = await required()
  for (const name of ['adviser', 'counter'] as const) {
    expect((await (await city.as(name)).post(path, { toelichting: 'Nee' })).status).toBe(403)
  }
  const { number } = await city.newCase('assessment')
  const none = await (await city.as('guide')).get(paths.deskCaseAction(number, 'update_requirements'))
  expect(none.status).toBe(409)
})
