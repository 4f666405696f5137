import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type FrameworkDefinition,
  publishedFramework,
  recordResult,
  resultById,
} from '../../../frameworks/index.ts'
import { dayOf } from '../../../kit/dates.ts'
import { type TestApp, testApp, testNow, type Visitor } from '../../../testing.ts'
import { type TestCity, testCity } from '../../../testing-city.ts'
import { draftFor } from '../drafts/actions.ts'
import { readPage, sendPage, twoAdministrators } from '../drafts/testing.ts'
import { frameworkKind } from './kind.ts'

let app: TestApp
let city: TestCity
let ravi: Visitor
let anna: Visitor
beforeAll(async () => {
  app = await testApp()
  city = await testCity(app)
  ;({ ravi, anna } = await twoAdministrators(app, city))
})
afterAll(() => app.close())

const door = '/beheer/concepten/afwegingskaders/front-door'
const level = '/beheer/concepten/afwegingskaders/participation-level'
const read = (path: string, visitor = ravi): Promise<string> => readPage(visitor, path)
async function draftNow(key: string): Promise<FrameworkDefinition> {
  const draft = await draftFor(app.act(), frameworkKind, key)
  if (!draft) throw new Error('There is no draft')
  return draft.definition
}
const reason = { reason_nl: 'Dat vraagt om een goed gesprek.', reason_en: 'That asks for a good talk.' }

describe('a draft of a framework', () => {
  test('shows its questions, outcomes and rules in words', async () => {
    const html = await read(level)
    expect(html).toContain('Alles klopt')
    expect(html).toContain('Behoefte aan participatie is 3 of hoger, en lager dan 6.')
    expect(html).toContain('Dan is de uitkomst ten hoogste: Informeren.')
    expect(html.replace(/<[^>]*>/g, ' ')).not.toContain('need_some')
    expect(await read('/beheer/afwegingskaders')).toContain('Welke weg past bij je idee?')
  })

  test('every part has a page of its own, filled with what it says', async () => {
    for (const part of ['algemeen', 'tellen', 'beoordelaars', 'vraag-erbij', 'regel-erbij', 'som/need'])
      expect(await read(`${level}/${part}`), part).toContain('name="gezien"')
    for (const part of ['regel/r7_co_decide/wanneer', 'regel/r1_impact/gevolg', 'regel/need_low/reden'])
      expect(await read(`${level}/${part}`), part).toContain('name="gezien"')
    for (const part of ['manier/letter/woorden', 'manier/letter/wanneer', 'vraag/impact/antwoord/great'])
      expect(await read(`${level}/${part}`), part).toContain('name="gezien"')
    const when = await read(`${level}/regel/need_some/wanneer`)
    expect(when).toMatch(/name="vanaf-need"[^>]*value="3"|value="3"[^>]*name="vanaf-need"/)
    expect(await read(`${level}/uitkomst/co_decide`)).toMatch(/value="nee" checked/)
  })

  test('a question, an outcome and a rule more; what is missing is said', async () => {
    const path = `${level}/vraag-erbij`
    const question = {
      kind: 'choice',
      text_nl: 'Is er ruzie in de straat?',
      text_en: 'Is there a quarrel in the street?',
      answers_nl: 'Nee\nJa, al lang',
      answers_en: 'No\nYes, for long',
    }
    const empty = await sendPage(ravi, path, {})
    expect(empty.status).toBe(422)
    expect(empty.html).toContain('href="#veld-text_nl"')
    const one = await sendPage(ravi, path, { ...question, answers_nl: 'Nee', answers_en: 'No' })
    expect(one.html).toContain('Schrijf ten minste twee antwoorden')
    const added = await sendPage(ravi, path, question)
    expect(added.path).toBe(`${level}/vraag/is_there_a_quarrel_in_the_street?klaar=bewaard`)
    const outcome = {
      title_nl: 'Eerst praten',
      title_en: 'Talk first',
      summary_nl: 'Wij praten eerst met iedereen.',
      summary_en: 'We talk with everybody first.',
      on: 'ja',
    }
    await sendPage(ravi, `${level}/uitkomst-erbij`, outcome)
    expect(await read(level)).toContain('Geen enkele regel leidt naar deze uitkomst.')
    const without = await sendPage(ravi, `${level}/regel-erbij`, {
      effect: 'outcome',
      flag: '-geen',
      ...reason,
    })
    expect(without.html).toContain('Kies welke uitkomst')
    const rule = await sendPage(ravi, `${level}/regel-erbij`, {
      effect: 'outcome',
      to: 'talk_first',
      flag: '-geen',
      ...reason,
    })
    const home = rule.path.split('?')[0] ?? ''
    const nothing = await sendPage(ravi, `${home}/wanneer`, { mode: 'all' })
    expect(nothing.html).toContain('Geef hieronder ten minste één ding aan')
    const wrong = await sendPage(ravi, `${home}/wanneer`, { mode: 'all', 'vanaf-need': 'veel' })
    expect(wrong.html).toContain('Vul een getal in, zoals 12 of 7,5.')
    const said = await sendPage(ravi, `${home}/wanneer`, {
      mode: 'all',
      'bij-is_there_a_quarrel_in_the_street': 'yes_for_long',
      'vanaf-need': '2,5',
    })
    expect(said.html).toContain('Ja, al lang')
    expect((await draftNow('participation-level')).rules.at(-1)?.when).toEqual({
      all: [
        { question: 'is_there_a_quarrel_in_the_street', is: ['yes_for_long'] },
        { value: 'need', at_least: 2.5 },
      ],
    })
    expect(await read(level)).toContain('Alles klopt')
  })

  test('example answers show which outcome comes and why, and nothing is kept', async () => {
    expect(await read(`${level}/proberen`)).toContain('Nog geen uitkomst')
    const answers = new URLSearchParams({
      choice_left: 'yes',
      statutory: 'no',
      urgent: 'no',
      exception: 'no',
      mandate: 'no',
      alternatives: 'no',
      room: 'within',
      impact: 'great',
      reach: 'street',
      interests: 'little',
      knowledge: 'much',
      cooperation: 'handy',
      is_there_a_quarrel_in_the_street: 'yes_for_long',
    })
    const framework = await draftNow('participation-level')
    for (const { id, options } of framework.questions)
      if (options && !options.some((one) => one.id === answers.get(id))) answers.set(id, options[1]?.id ?? '')
    answers.set('impact', 'great')
    answers.set('is_there_a_quarrel_in_the_street', 'yes_for_long')
    const html = await read(`${level}/proberen?${answers}`)
    expect(html).toContain('Uitkomst: Eerst praten')
    expect(html).toContain('Dat vraagt om een goed gesprek.')
    expect(html).toContain('Behoefte aan participatie: ')
    expect(await read(`${level}/proberen?impact=niets&zomaar=x`)).toContain('Nog geen uitkomst')
    const { rows } = await countResults()
    expect(rows).toBe(0)
  })

  test('what others name is told when it goes', async () => {
    await sendPage(ravi, `${level}/vraag/is_there_a_quarrel_in_the_street/weghalen`, {})
    const html = await read(`${level}/publiceren`)
    expect(html).toMatch(/Regel \d+: Dit noemt een vraag of som die er niet is/)
    expect(html).not.toContain('name="from"')
    expect((await ravi.post(`${level}/publiceren`, { from: dayOf(testNow) })).status).toBe(409)
    await ravi.postAndSee(level, { doen: 'ongedaan' })
    expect(await read(level)).toContain('Alles klopt')
  })

  test('a condition that boxes cannot show stays as it is, in words', async () => {
    const html = await read(`${level}/regel/r7_co_decide`)
    expect(html).toContain('Wanneer dit geldt')
    const when = await read(`${level}/vraag/mandate/wanneer`)
    if (when.includes('value="zo"')) {
      expect(when).toContain('Laat het zo: ')
      await sendPage(ravi, `${level}/vraag/mandate/wanneer`, { mode: 'zo' })
      expect(
        (await draftNow('participation-level')).questions.find(({ id }) => id === 'mandate')?.when,
      ).toEqual({
        enabled: 'co_decide',
      })
    }
  })

  test('two administrators, hostile words, and what is not there', async () => {
    const path = `${level}/regel/need_low/reden`
    const asSeen = await read(path)
    await sendPage(anna, path, { reason_nl: 'Weinig nodig.', reason_en: 'Little needed.' })
    const clash = await sendPage(ravi, path, reason, asSeen)
    expect(clash.status).toBe(409)
    expect(clash.html).toContain('Weinig nodig.')
    const script = '<script>alert(1)</script>'
    await sendPage(ravi, path, { reason_nl: script, reason_en: script })
    expect(await read(level)).not.toContain('<script>alert')
    expect(await read(`${level}/vergelijken`)).not.toContain('<script>alert')
    await ravi.postAndSee(level, { doen: 'ongedaan' })
    const sum = await sendPage(ravi, path, { reason_nl: 'Zie {toverwoord}.', reason_en: 'See {magic}.' })
    expect(sum.status).toBe(200)
    expect(await read(level)).toContain('De reden noemt een som die er niet is')
    await ravi.postAndSee(level, { doen: 'ongedaan' })
    for (const part of ['vraag/niets', 'regel/__proto__', 'som/niets', 'vraag/impact/antwoord/niets'])
      expect((await ravi.get(`${level}/${part}`)).status, part).toBe(404)
    expect((await (await city.as(city.guide)).get(level)).status).toBe(403)
  })
})

describe('published', () => {
  const weigh = async (version?: number) => {
    const recorded = await recordResult(app.act(), {
      key: 'initiator-participation',
      ...(version ? { version } : {}),
      subject: { kind: 'test', id: String(version ?? 'now') },
      answers: { simple_green: 'yes' },
    })
    if (!recorded.ok) throw new Error('No outcome')
    return recorded.result
  }
  const path = '/beheer/concepten/afwegingskaders/initiator-participation'

  test('what is weighed from now on follows it, what was weighed keeps its own', async () => {
    const definition = (await publishedFramework(app.db, 'initiator-participation'))?.definition
    const first = definition?.rules[0]
    const before = await weigh()
    await ravi.postAndSee(path, { doen: 'begin' })
    await sendPage(ravi, `${path}/regel/${first?.id}/reden`, reason)
    const published = await sendPage(ravi, `${path}/publiceren`, { from: dayOf(testNow) })
    expect(published.path).toBe('/beheer/afwegingskaders/initiator-participation?klaar=gepubliceerd-2')
    expect(published.html).toContain('Nog niet vastgesteld')
    const after = await weigh()
    expect(after.version).toBe(2)
    expect(after.reasons[0]?.reason.nl).toBe(reason.reason_nl)
    expect(await resultById(app.db, before.id)).toMatchObject({ version: 1, reasons: before.reasons })
    expect(await read('/afwegingskader/initiator-participation', app.visitor())).toContain(reason.reason_nl)
  })

  test('it is adopted by a decision, once', async () => {
    const adopt = '/beheer/afwegingskaders/initiator-participation/vaststellen'
    const wrong = await sendPage(ravi, adopt, { versie: '2', body: 'De raad', date: 'gisteren', number: '7' })
    expect(wrong.status).toBe(422)
    const done = await sendPage(ravi, adopt, {
      versie: '2',
      body: 'de raad',
      date: '2026-11-01',
      number: '2026-7',
    })
    expect(done.html).toContain('Het besluit is vastgelegd.')
    expect(done.html).toContain('Vastgesteld door de raad')
    expect((await ravi.get(adopt)).status).toBe(404)
    expect(
      (await ravi.post(adopt, { versie: '2', body: 'ik', date: '2026-11-02', number: '8' })).status,
    ).toBe(409)
  })

  test('and undone by a new version that says what the one before it said', async () => {
    const undo = '/beheer/terugzetten/afwegingskaders/initiator-participation'
    expect(await read(undo)).toContain(reason.reason_nl)
    expect((await ravi.postAndSee(undo, { versie: '2' })).html).toContain('Versie 3 geldt nu.')
    expect((await weigh()).version).toBe(3)
  })
})

test('the framework of the front door asks only what the form asks, and says which to change first', async () => {
  const choose = await read(`${door}/vraag-erbij`)
  expect(choose).toContain('Hoe kwam het idee er?')
  const added = await sendPage(ravi, `${door}/vraag-erbij`, { question: 'origin' })
  expect(added.path).toBe(`${door}/vraag/origin?klaar=bewaard`)
  expect(await read(door)).toContain('Alles klopt')
  await ravi.postAndSee(door, { doen: 'ongedaan' })
  await sendPage(ravi, `${door}/vraag/reach/antwoord/city`, { doen: 'weg' })
  await sendPage(ravi, `${door}/regel/city_wide/weghalen`, {})
  expect(await read(door)).toContain('biedt bij &quot;Voor wie is het?&quot; het antwoord')
  expect((await ravi.post(`${door}/publiceren`, { from: dayOf(testNow) })).status).toBe(409)
})

async function countResults() {
  const { amount } = await app.db
    .withTables<{ framework_result: { id: string; subject_kind: string } }>()
    .selectFrom('framework_result')
    .select(({ fn }) => fn.countAll().as('amount'))
    .where('subject_kind', '=', 'test')
    .executeTakeFirstOrThrow()
  return { rows: Number(amount) }
}
