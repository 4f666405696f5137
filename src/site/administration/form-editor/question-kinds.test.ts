import { afterAll, beforeAll, expect, test } from 'vitest'
import { currentForm } from '../../../forms/index.ts'
import { dayOf } from '../../../kit/dates.ts'
import { type TestApp, testApp, testNow, type Visitor } from '../../../testing.ts'
import { testCity } from '../../../testing-city.ts'
import { draftFor } from '../drafts/actions.ts'
import { readPage, sendPage, twoAdministrators } from '../drafts/testing.ts'
import { formKind } from './kind.ts'

let app: TestApp
let ravi: Visitor
beforeAll(async () => {
  app = await testApp()
  ;({ ravi } = await twoAdministrators(app, await testCity(app)))
})
afterAll(() => app.close())

const home = '/beheer/concepten/formulieren/idea'
const add = `${home}/pagina/survey/vraag-erbij`
const question = (key: string) => `${home}/vraag/${key}`
const fields = async () => {
  const draft = await draftFor(app.act(), formKind, 'idea')
  return draft?.definition.sections.find(({ key }) => key === 'survey')?.fields ?? []
}
const three = { answers_nl: 'Bankje\nBoom\nSchommel', answers_en: 'Bench\nTree\nSwing' }

test('the questions of a survey are made in the browser, and answered by who fills it in', async () => {
  await ravi.postAndSee('/beheer/formulieren/idea', { doen: 'begin' })
  await ravi.postAndSee(home, { doen: 'begin' })
  await sendPage(ravi, `${home}/pagina-erbij`, { title_nl: 'Peiling', title_en: 'Survey' })

  await sendPage(ravi, add, {
    type: 'scale',
    label_nl: 'Hoe veilig is het?',
    label_en: 'Safe',
    required: 'ja',
  })
  const scaled = await sendPage(ravi, `${question('safe')}/invullen`, {
    required: 'ja',
    range: '0-10',
    low_nl: 'heel onveilig',
    low_en: 'very unsafe',
    high_nl: 'heel veilig',
    high_en: 'very safe',
  })
  expect(scaled.html).toContain('van 0 (heel onveilig) tot 10 (heel veilig)')

  const table = { type: 'matrix', label_nl: 'Wat vind je ervan?', label_en: 'Opinion', required: 'ja' }
  const two = { answers_nl: 'Eens\nOneens', answers_en: 'Agree\nDisagree' }
  expect((await sendPage(ravi, add, { ...table, ...two })).html).toContain('Schrijf ten minste één rij')
  const rows = { rows_nl: 'Licht\nSchoon', rows_en: 'Light\nClean' }
  expect((await sendPage(ravi, add, { ...table, ...two, ...rows, rows_en: 'Light' })).html).toContain(
    'evenveel regels',
  )
  await sendPage(ravi, add, { ...table, ...two, ...rows })
  const third = await sendPage(ravi, `${question('opinion')}/rij-erbij`, {
    label_nl: 'Rustig',
    label_en: 'Quiet',
  })
  const seen = /rij\/quiet\/verplaatsen[\s\S]*?name="gezien" value="([^"]*)"/.exec(third.html)?.[1]
  await ravi.postAndSee(`${question('opinion')}/rij/quiet/verplaatsen`, { doen: 'eerder', gezien: seen })
  await sendPage(ravi, `${question('opinion')}/rij/light`, { label_nl: 'Genoeg licht', label_en: 'Lit' })
  await sendPage(ravi, `${question('opinion')}/rij/clean`, { doen: 'weg' })

  const order = { type: 'ranking', label_nl: 'Wat eerst?', label_en: 'First', required: 'ja', ...three }
  await sendPage(ravi, add, order)
  const tooMany = await sendPage(ravi, `${question('first')}/invullen`, { required: 'ja', top: '4' })
  expect(tooMany.html).toContain('Er zijn minder antwoorden dan nummers.')
  await sendPage(ravi, `${question('first')}/invullen`, { required: 'ja', top: '2' })

  await sendPage(ravi, add, {
    ...order,
    type: 'points',
    label_nl: 'Verdeel de punten',
    label_en: 'Divide',
    required: 'nee',
  })
  await sendPage(ravi, `${question('divide')}/invullen`, { required: 'nee', total: '20' })
  expect(await fields()).toMatchObject([
    { type: 'scale', from: 0, to: 10, low: { nl: 'heel onveilig' } },
    { type: 'matrix', rows: [{ value: 'light', label: { nl: 'Genoeg licht' } }, { value: 'quiet' }] },
    { type: 'ranking', top: 2 },
    { type: 'points', total: 20, required: false },
  ])

  await sendPage(ravi, `${question('divide')}/wanneer`, { mode: 'all', 'bij-safe': ['0', '1'] })
  expect(await readPage(ravi, `${question('divide')}/wanneer`)).toMatch(/value="1" checked/)
  expect(await readPage(ravi, home)).toContain('Alles klopt')
  const trial = await ravi.postAndSee(`${home}/proberen`, {
    hier: 'survey',
    naar: 'verder',
    safe: '1',
    'opinion.light': 'agree',
    'first.bench': '1',
    'first.tree': '1',
    'divide.bench': '19',
  })
  expect(trial.html).toContain('Kies een antwoord bij: Rustig.')
  expect(trial.html).toContain('Nummer 1 gaf je al aan')
  expect(trial.html).toContain('Je gaf samen 19 punten. Verdeel er nog 1.')

  await sendPage(ravi, `${home}/publiceren`, { from: dayOf(testNow) })
  const { form } = await currentForm(app.db, 'idea')
  expect(form.sections.at(-1)?.fields.map(({ type }) => type)).toEqual([
    'scale',
    'matrix',
    'ranking',
    'points',
  ])
})

test('who fills it in reads what is wrong beside each part, and what was given comes back', async () => {
  const sanne = app.visitor()
  await sanne.post('/idee/jouw-idee', { story: 'Een bank bij de vijver.', title: 'Een bank' })
  const wrong = await sanne.postAndSee('/idee/peiling', {
    safe: '0',
    'opinion.light': 'agree',
    'opinion.quiet': 'disagree',
    'first.bench': '1',
    'first.tree': '1',
    'divide.bench': '25',
  })
  expect(wrong.html).toContain('href="#veld-first.tree"')
  expect(wrong.html).toContain('id="veld-first.tree"')
  expect(wrong.html).toContain('href="#veld-divide"')
  expect(wrong.html).toContain('id="veld-divide"')
  const again = await (await sanne.get('/idee/peiling')).text()
  expect(again).toMatch(/name="opinion.quiet" value="disagree" checked/)
  expect(again).toContain('value="25"')
  const right = await sanne.post('/idee/peiling', {
    safe: '7',
    'opinion.light': 'agree',
    'opinion.quiet': 'disagree',
    'first.bench': '1',
    'first.tree': '2',
  })
  expect(right.status).toBe(303)
})
