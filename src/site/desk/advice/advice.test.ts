import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  addFiles,
  adviceOf,
  askAdvice,
  completeStep,
  openedCase,
  requirementsOf,
} from '../../../cases/index.ts'
import { applyForMoney, setCeiling } from '../../../funds/index.ts'
import { addDays, dayOf } from '../../../kit/dates.ts'
import { acceptFile } from '../../../kit/files.ts'
import { paths } from '../../../paths.ts'
import { allAreas } from '../../../places/index.ts'
import { type TestApp, testApp, testNow } from '../../../testing.ts'
import { type DeskCity, deskCity } from '../testing.ts'

const due = addDays(dayOf(testNow), 7)

let app: TestApp
let city: DeskCity
beforeAll(async () => {
  app = await testApp()
  city = await deskCity(app)
})
afterAll(() => app.close())

async function question(adviser: 'adviser' | 'jury' = 'adviser') {
  const isWish = adviser === 'jury'
  const { id, number } = isWish
    ? await city.newCase('received', { kind: 'neighbourhood_wish', title: 'Een wijkbank' })
    : await city.newCase('assessment')
  const asker = await city.act(isWish ? 'team' : 'guide')
  if (isWish) await completeStep(asker, { caseId: id, step: 'check', outcome: 'complete' })
  await askAdvice(asker, {
    caseId: id,
    aspect: 'safety',
    question: 'Is deze bank veilig?',
    adviserId: city.people[adviser].id,
    due,
  })
  const adviceId = (await adviceOf(app.db, id))[0]?.id ?? ''
  return { caseId: id, number, adviceId, path: paths.adviceRequest(adviceId) }
}

const requirement = {
  eis_1: 'Een leuning van 90 cm',
  grond_1: 'law',
  bron_1: 'art. 2:10 APV',
  oplossing_1: 'De werkplaats maakt die gratis',
  weken_1: '3',
}

describe('the page of a question for advice', () => {
  test('shows the question and the plan, and nothing about the people', async () => {
    const { path } = await question()
    const html = await (await (await city.as('adviser')).get(path)).text()
    expect(html).toContain('Is deze bank veilig?')
    expect(html).toContain('Wij willen een bank bij de vijver')
    expect(html).toContain('Vijverweg 3')
    expect(html).toContain('Gijs de Gids vraagt dit.')
    for (const secret of ['Ina Initiatief', 'ina@voorbeeld.example', '06 1234 5678']) {
      expect(html).not.toContain(secret)
    }
  })

  test('of a wish that asks for money shows support and budget, as a jury sees them', async () => {
    const { path, caseId } = await question('jury')
    const { file } = await openedCase(app.act(), caseId)
    await setCeiling(app.act(), {
      schemeKey: 'neighbourhood_wishes',
      from: '2026-01-01',
      until: '2026-12-31',
      areaId: (await allAreas(app.db)).find(({ id }) => id === file.area_id)?.jury_area_id ?? null,
      cents: 7_500_00,
      decision: { body: 'het college', date: '2025-11-12', number: 'B-1', announced: '2025-12-01' },
      reason: 'Verdeling',
    })
    const see = async () => (await (await city.as('jury')).get(path)).text()
    expect(await see()).not.toContain('Begroting van')
    await applyForMoney(await city.act('initiator'), {
      caseId,
      budget: {
        costs: [{ what: 'Hout', cents: 400_00 }],
        partners: [],
        own: 50_00,
        crowdfunding: 0,
        hours: 12,
        goods: null,
      },
      facts: {
        startsOn: addDays(dayOf(testNow), 120),
        needsPermit: false,
        isAbout: false,
        hasStarted: false,
        announcesOrganisation: false,
      },
    })
    const html = await see()
    for (const words of ['Voor en tegen', '0 voor, 0 tegen', 'Begroting van Een wijkbank', 'Hout'])
      expect(html).toContain(words)
    expect(html).not.toContain('Ina Initiatief')
  })

  test('takes the answer with its requirements; the guide hears of it', async () => {
    const { path, caseId, number } = await question()
    const visitor = await city.as('adviser')
    const seen = await visitor.postAndSee(path, {
      oordeel: 'yes_if',
      advies: 'Het kan met een leuning.',
      ...requirement,
    })
    expect(seen.html).toContain('Je advies is verstuurd. Dank je wel.')
    expect(seen.html).toContain('De wet: art. 2:10 APV')
    expect(await requirementsOf(app.db, caseId)).toMatchObject([{ ground: 'law', weeks: 3, position: 0 }])
    const guide = await (await (await city.as('guide')).get(paths.deskCase(number))).text()
    expect(guide).toContain('Deel het advies over veiligheid')
  })

  test('keeps everything when a requirement is not complete', async () => {
    const { path } = await question()
    const answer = await (await city.as('adviser')).post(path, {
      oordeel: 'yes_if',
      advies: 'Het kan met een leuning.',
      eis_2: 'Een hek',
      grond_2: 'law',
    })
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toContain('Noem de wet en het artikel.')
    expect(html).toContain('href="#veld-bron_2"')
    expect(html).toContain('Schrijf wat kan helpen.')
    expect(html).toContain('Het kan met een leuning.')
    expect(html).toContain('Een hek')
  })

  test('asks for a judgement and an advice', async () => {
    const { path } = await question()
    const answer = await (await city.as('adviser')).post(path, {})
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toContain('Kies een antwoord bij: Jouw oordeel.')
    expect(html).toContain('Vul in: Je advies.')
  })

  test('makes room for more requirements and keeps what was typed', async () => {
    const { path } = await question()
    const answer = await (await city.as('adviser')).post(path, {
      advies: 'Tot hier',
      ...requirement,
      aantal: '3',
      meer: 'ja',
    })
    const html = await answer.text()
    expect(answer.status).toBe(200)
    expect(html).toContain('name="eis_6"')
    expect(html).not.toContain('name="eis_7"')
    expect(html).toContain('Een leuning van 90 cm')
    expect(html).toContain('Tot hier')
  })

  test('answers once', async () => {
    const { path } = await question()
    const visitor = await city.as('adviser')
    const fields = { oordeel: 'yes', advies: 'Ja.' }
    await visitor.post(path, fields)
    const again = await visitor.post(path, { ...fields, advies: 'Toch niet.' })
    expect(again.status).toBe(422)
    const html = await (await visitor.get(path)).text()
    expect(html).toContain('Dit advies is gegeven op')
    expect(html).not.toContain('Toch niet.')
  })

  test('is read by who works on the case, and answered by nobody else', async () => {
    const { path } = await question()
    const guide = await city.as('guide')
    expect(await (await guide.get(path)).text()).toContain('Deze vraag is aan iemand anders gesteld.')
    expect((await guide.post(path, { oordeel: 'yes', advies: 'Ik zeg ja.' })).status).toBe(403)
    for (const outsider of ['otherGuide', 'jury', 'counter'] as const) {
      const visitor = await city.as(outsider)
      expect((await visitor.get(path)).status).toBe(404)
      expect((await visitor.post(path, { oordeel: 'yes', advies: 'Ja' })).status).toBe(404)
    }
    expect((await (await city.as('initiator')).get(path)).status).toBe(403)
    const adviser = await city.as('adviser')
    expect((await adviser.get(paths.adviceRequest('weg'))).status).toBe(404)
    expect((await adviser.get(paths.adviceRequest(crypto.randomUUID()))).status).toBe(404)
  })
})

test('a jury member answers, reads the files of the plan, and sees nothing else of the case', async () => {
  const { path, caseId, number } = await question('jury')
  const initiator = await city.act('initiator')
  const plan = await acceptFile(initiator, {
    name: 'schets.pdf',
    bytes: new TextEncoder().encode('%PDF-1.7'),
  })
  if (!plan.ok) throw new Error(plan.reason)
  await addFiles(initiator, { caseId, fileIds: [plan.file.id] })
  const visitor = await city.as('jury')
  const html = await (await visitor.get(path)).text()
  expect(html).toContain('schets.pdf')
  expect(html).not.toContain(paths.deskCase(number))
  const file = paths.file(plan.file.id, 'schets.pdf')
  expect((await visitor.get(file)).status).toBe(200)
  expect((await (await city.as('otherGuide')).get(file)).status).toBe(404)
  expect((await visitor.get(paths.deskCase(number))).status).toBe(403)
  const seen = await visitor.postAndSee(path, { oordeel: 'yes', advies: 'De buurt is blij.' })
  expect(seen.html).toContain('Je advies is verstuurd. Dank je wel.')
  // Who answered needs the files no longer.
  expect((await visitor.get(file)).status).toBe(404)
})
