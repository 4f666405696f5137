import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { currentForm, type FormDefinition, publishForm, removeQuestion } from '../../../forms/index.ts'
import { addDays, dayOf } from '../../../kit/dates.ts'
import { actorOf } from '../../../people/index.ts'
import { type FormFields, type TestApp, testApp, testNow, type Visitor } from '../../../testing.ts'
import { type TestCity, testCity } from '../../../testing-city.ts'
import { draftFor, saveDraft } from '../drafts/actions.ts'
import { draftJobs } from '../drafts/jobs.ts'
import { readPage, sendPage, twoAdministrators } from '../drafts/testing.ts'
import { formKind } from './kind.ts'

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

const home = '/beheer/concepten/formulieren/idea'
const added = `${home}/vraag/do_you_have_a_key_to_the_place`
const read = (path: string, visitor = ravi): Promise<string> => readPage(visitor, path)
const fresh = {
  type: 'choice',
  label_nl: 'Heb je een sleutel van de plek?',
  label_en: 'Do you have a key to the place?',
  required: 'ja',
  answers_nl: 'Ja\nNee',
  answers_en: 'Yes\nNo',
}
const draftNow = async (): Promise<FormDefinition> =>
  (await draftFor(app.act(), formKind, 'idea'))?.definition ??
  (() => {
    throw new Error('There is no draft')
  })()

/** Fills in the first page, as a resident does. */
async function begin(visitor: Visitor): Promise<string> {
  const page = await visitor.postAndSee('/idee/jouw-idee', {
    story: 'Een bank bij de vijver, voor wie wil uitrusten.',
    title: 'Een bank bij de vijver',
  })
  return page.html
}

describe('a draft of a form', () => {
  test('shows its pages and questions, and what becomes public', async () => {
    const html = await read(home)
    expect(html).toContain('Alles klopt')
    expect(html).toContain('Waar gaat het over?')
    expect(html).toContain('Wat iedereen te zien krijgt')
    expect(await read('/beheer/formulieren')).toContain('Vertel je idee')
    expect(await read('/beheer/formulieren/idea')).toContain('Er ligt een concept klaar')
  })

  test('a question more: what is missing is said, what is right is shown as residents see it', async () => {
    const path = `${home}/pagina/place/vraag-erbij`
    const empty = await sendPage(ravi, path, {})
    expect(empty.status).toBe(422)
    expect(empty.html).toContain('href="#veld-label_nl"')
    const one = await sendPage(ravi, path, { ...fresh, answers_nl: 'Ja', answers_en: 'Yes' })
    expect(one.html).toContain('Schrijf ten minste twee antwoorden')
    const uneven = await sendPage(ravi, path, { ...fresh, answers_en: 'Yes' })
    expect(uneven.html).toContain('evenveel regels')
    const half = await sendPage(ravi, path, { ...fresh, hint_nl: 'Vraag het na.' })
    expect(half.html).toContain('in beide talen')
    const look = await sendPage(ravi, path, { ...fresh, doen: 'bekijk' })
    expect(look.html).toMatch(/data-preview[\s\S]*Heb je een sleutel van de plek\?/)
    expect(await read(home)).not.toContain('Heb je een sleutel')
    const kept = await sendPage(ravi, path, fresh)
    expect(kept.path).toBe(`${added}?klaar=bewaard`)
    expect(kept.html).toContain('Maak de laatste verandering ongedaan')
    expect(kept.html).toContain('name="voorbeeld-do_you_have_a_key_to_the_place"')
    expect(await read(home)).toContain('Alles klopt')
  })

  test('every part of it has a page of its own', async () => {
    for (const part of ['woorden', 'invullen', 'wanneer', 'balie', 'andere-pagina', 'antwoord/yes'])
      expect(await read(`${added}/${part}`), part).toContain('name="gezien"')
    const words = {
      label_nl: fresh.label_nl,
      label_en: fresh.label_en,
      hint_nl: 'Bijvoorbeeld van de kerk.',
      hint_en: 'For example of the church.',
    }
    expect((await sendPage(ravi, `${added}/woorden`, words)).html).toContain('Bijvoorbeeld van de kerk.')
    const listed = await sendPage(ravi, `${added}/invullen`, { required: 'nee', show: 'list' })
    expect(listed.html).toContain('niet verplicht, als lijst die openklapt')
    const third = await sendPage(ravi, `${added}/antwoord-erbij`, { label_nl: 'Soms', label_en: 'Sometimes' })
    expect(third.html).toContain('>Soms<')
    const moved = await ravi.postAndSee(`${added}/antwoord/sometimes/verplaatsen`, {
      doen: 'eerder',
      gezien: /antwoord\/sometimes\/verplaatsen[\s\S]*?name="gezien" value="([^"]*)"/.exec(third.html)?.[1],
    })
    expect(moved.path).toBe(`${added}?klaar=bewaard`)
    const question = (await draftNow()).sections
      .flatMap(({ fields }) => fields)
      .find(({ key }) => key === 'do_you_have_a_key_to_the_place')
    expect(question && 'options' in question && question.options.map(({ value }) => value)).toEqual([
      'yes',
      'sometimes',
      'no',
    ])
    expect((await sendPage(ravi, `${added}/antwoord/sometimes`, { doen: 'weg' })).html).not.toContain(
      '>Soms<',
    )
  })

  test('it is asked only after certain answers, by boxes that come back as they were ticked', async () => {
    const path = `${added}/wanneer`
    const nothing = await sendPage(ravi, path, { mode: 'all' })
    expect(nothing.html).toContain('Kruis hieronder ten minste één antwoord aan')
    const two = await sendPage(ravi, path, {
      mode: 'all',
      'bij-place': ['short', 'long'],
      'bij-reach': 'street',
    })
    expect(two.html).toContain('Ja, klein en voor even of Ja, voor lange tijd')
    const again = await read(path)
    expect(again).toMatch(/value="short" checked/)
    expect(again).toMatch(/value="street" checked/)
    expect(again).not.toMatch(/value="none" checked/)
    await sendPage(ravi, path, { mode: 'altijd' })
    expect((await read(added)).match(/altijd/g)?.length).toBeGreaterThan(0)
  })

  test('a page more, moved and taken away, and the taking away undone', async () => {
    const page = { title_nl: 'Tot slot', title_en: 'Finally' }
    const made = await sendPage(ravi, `${home}/pagina-erbij`, page)
    expect(made.path).toBe(`${home}/pagina/finally?klaar=bewaard`)
    expect(await read(home)).toContain('heeft nog geen vraag')
    await sendPage(ravi, `${home}/pagina/finally/vraag-erbij`, {
      type: 'text',
      label_nl: 'Hoe ken je ons?',
      label_en: 'How do you know us?',
      required: 'nee',
    })
    expect(await read(home)).toContain('Alles klopt')
    const moved = await sendPage(
      ravi,
      `${home}/pagina/finally/verplaatsen`,
      { doen: 'eerder' },
      await read(home),
    )
    expect(moved.path).toBe(`${home}?klaar=bewaard`)
    expect((await draftNow()).sections.at(-2)?.key).toBe('finally')
    const asked = await read(`${home}/pagina/finally/weghalen`)
    expect(asked).toContain('De vraag op deze pagina gaat mee weg.')
    await sendPage(ravi, `${home}/pagina/finally/weghalen`, {})
    expect((await ravi.get(`${home}/pagina/finally`)).status).toBe(404)
    await ravi.postAndSee(home, { doen: 'ongedaan' })
    expect(await read(`${home}/pagina/finally`)).toContain('Hoe ken je ons?')
    await ravi.postAndSee(home, { doen: 'opnieuw' })
  })

  test('what others depend on is said before it goes, and keeps the form from being published', async () => {
    const asked = await read(`${home}/vraag/about/weghalen`)
    expect(asked).toContain('hangt af van een vraag die er niet is')
    await sendPage(ravi, `${home}/vraag/about/weghalen`, {})
    const html = await read(`${home}/publiceren`)
    expect(html).toContain('De pagina &quot;Groen&quot; hangt af van een vraag die er niet is')
    expect(html).toContain(`href="${home}/pagina/green/wanneer"`)
    expect(html).not.toContain('name="from"')
    expect((await ravi.post(`${home}/publiceren`, { from: dayOf(testNow) })).status).toBe(409)
    expect(await read(`${home}/proberen`)).toContain('Verbeter het eerst')
    await ravi.postAndSee(home, { doen: 'ongedaan' })
  })

  test('what the framework and the program need is said too, with which to change first', async () => {
    await sendPage(ravi, `${home}/vraag/permit_expected/weghalen`, {})
    expect(await read(home)).toContain(
      'heeft de vraag &quot;Is er een vergunning nodig, denk je?&quot; nodig',
    )
    expect((await ravi.post(`${home}/publiceren`, { from: dayOf(testNow) })).status).toBe(409)
    await ravi.postAndSee(home, { doen: 'ongedaan' })
    await sendPage(ravi, `${home}/vraag/title/weghalen`, {})
    expect(await read(home)).toContain('vraagt niet meer naar de titel van het idee')
    await ravi.postAndSee(home, { doen: 'ongedaan' })
    const pigeon = { label_nl: 'Per duif', label_en: 'By pigeon' }
    await sendPage(ravi, `${home}/vraag/channel/antwoord-erbij`, pigeon)
    expect(await read(home)).toContain('Het programma kent het antwoord &quot;Per duif&quot; niet')
    await ravi.postAndSee(home, { doen: 'ongedaan' })
    await sendPage(ravi, `${home}/vraag/title/invullen`, {
      required: 'ja',
      max: '9000',
      autocomplete: '-niets',
    })
    expect(await read(home)).toContain('kan het programma hoogstens 150 aan')
    await ravi.postAndSee(home, { doen: 'ongedaan' })
    expect(await read(home)).toContain('Alles klopt')
  })

  test('two administrators: another question goes through, the same one is a choice with both versions', async () => {
    const words = `${added}/woorden`
    const asSeen = await read(words)
    const mine = { label_nl: 'Heb jij de sleutel?', label_en: 'Do you have the key?' }
    await sendPage(anna, words, { label_nl: 'Wie heeft de sleutel?', label_en: 'Who has the key?' })
    expect(
      (await sendPage(ravi, `${home}/vraag/reach/invullen`, { required: 'ja', show: 'list' })).status,
    ).toBe(200)
    const clash = await sendPage(ravi, words, mine, asSeen)
    expect(clash.status).toBe(409)
    expect(clash.html).toContain('Heb jij de sleutel?')
    expect(clash.html).toContain('Wie heeft de sleutel?')
    expect((await sendPage(ravi, words, mine, clash.html)).status).toBe(200)
    expect(await read(added)).toContain('Heb jij de sleutel?')
    await sendPage(ravi, words, { label_nl: fresh.label_nl, label_en: fresh.label_en })
  })

  test('hostile words are words', async () => {
    const words = `${added}/woorden`
    const script = '<script>alert(1)</script>'
    await sendPage(ravi, words, {
      label_nl: script,
      label_en: script,
      hint_nl: '"><img src=x>',
      hint_en: '{}',
    })
    for (const path of [added, home, `${home}/vergelijken`, `${home}/pagina/place`]) {
      const html = await read(path)
      expect(html).not.toContain('<script>alert')
      expect(html).not.toContain('<img src=x>')
    }
    expect((await ravi.post(words, { label_nl: 'x'.repeat(1_000_000), label_en: 'y' })).status).toBe(422)
    await ravi.postAndSee(home, { doen: 'ongedaan' })
    for (const path of [
      `${home}/vraag/niets`,
      `${home}/vraag/__proto__/woorden`,
      `${home}/pagina/niets/woorden`,
      `${added}/antwoord/niets`,
    ])
      expect((await ravi.get(path)).status, path).toBe(404)
    expect((await (await city.as(city.guide)).get(home)).status).toBe(403)
  })
})

describe('trying a form', () => {
  const path = `${home}/proberen`
  const post = (fields: FormFields) => ravi.postAndSee(path, fields)

  test('goes page by page by its rules, with the way it would go, and keeps nothing', async () => {
    const counts = async () =>
      Promise.all(
        (['form_draft', 'form_answer', 'framework_result'] as const).map(async (table) =>
          Number(
            (
              await app.db
                .withTables<Record<string, { id: string }>>()
                .selectFrom(table)
                .select(({ fn }) => fn.countAll().as('amount'))
                .executeTakeFirstOrThrow()
            ).amount,
          ),
        ),
      )
    const before = await counts()
    expect(await read(path)).toContain('Wat wil je doen, en waarom?')
    const wrong = await post({ hier: 'idea', naar: 'verder' })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('Geef je idee een korte titel.')
    const told = { story: 'Een geveltuin.', title: 'Klimop' }
    const second = await post({ ...told, hier: 'idea', naar: 'verder' })
    expect(second.html).toContain('Wat past het best?')
    expect(second.html).toContain('type="hidden" name="title" value="Klimop"')
    const green = { ...told, about: 'own_plan', green: 'facade_garden', 'where.address': 'Dam 1' }
    const back = await post({ ...green, hier: 'green', naar: 'terug' })
    expect(back.html).toMatch(/value="own_plan" checked/)
    const end = await post({
      ...green,
      together: 'alone',
      origin: 'spontaneous',
      name: 'Sanne',
      channel: 'email',
      email: 'sanne@voorbeeld.example',
      may_publish: 'nee',
      hier: 'you',
      naar: 'verder',
    })
    expect(end.html).toContain('Dit zou worden verstuurd')
    expect(end.html).toContain('De weg die hierbij past: Eenvoudig groen')
    expect(end.html).not.toContain('Heb je een sleutel')
    expect(await counts()).toEqual(before)
  })
})

describe('published', () => {
  test('a new idea asks the new question, a draft begun before does not', async () => {
    const early = app.visitor()
    await begin(early)
    await sendPage(ravi, `${added}/invullen`, { required: 'ja', show: 'buttons' })
    const published = await sendPage(ravi, `${home}/publiceren`, { from: dayOf(testNow) })
    expect(published.path).toBe('/beheer/formulieren/idea?klaar=gepubliceerd-5')
    expect(published.html).toContain('Versie 5 is gepubliceerd en geldt nu.')
    const late = app.visitor()
    await begin(late)
    for (const [visitor, asks] of [
      [early, false],
      [late, true],
    ] as const) {
      await visitor.post('/idee/waar-gaat-het-over', { about: 'own_plan' })
      await visitor.post('/idee/groen', { green: 'other' })
      const html = await read('/idee/plek', visitor)
      expect(html.includes('Heb je een sleutel van de plek?')).toBe(asks)
    }
    expect(await read('/idee/papier', app.visitor())).toContain('IDEE-5')
  })

  test('and undone by a new version that says what the one before it said', async () => {
    const path = '/beheer/terugzetten/formulieren/idea'
    expect(await read(path)).toContain('Heb je een sleutel van de plek?')
    expect((await ravi.postAndSee(path, { versie: '5' })).html).toContain('Versie 6 geldt nu.')
    expect((await currentForm(app.db, 'idea')).form.version).toBe(6)
    expect(await read('/idee/papier', app.visitor())).not.toContain('sleutel van de plek')
    expect(await read('/beheer/formulieren/idea?versie=5')).toContain('Heb je een sleutel')
  })

  test('a start with the files of the configuration leaves it in force', async () => {
    const { publishConfiguration } = await import('../../configuration.ts')
    await publishConfiguration(app.act())
    expect((await currentForm(app.db, 'idea')).form.version).toBe(6)
  })

  test('what waits for its day goes in on it; what no longer fits then is a draft again', async () => {
    const dayLater = (days: number) => new Date(testNow.getTime() + days * 86_400_000)
    await ravi.postAndSee(home, { doen: 'begin' })
    const general = { title_nl: 'Vertel het ons', title_en: 'Tell us' }
    await sendPage(ravi, `${home}/algemeen`, general)
    await sendPage(ravi, `${home}/publiceren`, { from: addDays(dayOf(testNow), 3) })
    await draftJobs.publish_due_drafts?.(app.act({ now: dayLater(4) }), {})
    const { form } = await currentForm(app.db, 'idea')
    expect(form).toMatchObject({ version: 7, title: { nl: 'Vertel het ons' } })
    await ravi.postAndSee(home, { doen: 'begin' })
    await sendPage(ravi, `${home}/algemeen`, { ...general, title_nl: 'Zeg het' })
    await sendPage(ravi, `${home}/publiceren`, { from: addDays(dayOf(testNow), 6) })
    const broken = removeQuestion(form, 'permit_expected')
    await app.db
      .withTables<{ config_draft: { key: string; definition: string } }>()
      .updateTable('config_draft')
      .set({ definition: JSON.stringify(broken) })
      .where('key', '=', 'idea')
      .execute()
    await draftJobs.publish_due_drafts?.(app.act({ now: dayLater(7) }), {})
    expect((await currentForm(app.db, 'idea')).form.version).toBe(7)
    expect((await draftFor(app.act(), formKind, 'idea'))?.from_day).toBeNull()
  })
})

test('a huge form is shown, checked, changed and tried', async () => {
  const both = (text: string) => ({ nl: text, en: text })
  await publishForm(
    app.db,
    {
      key: 'huge',
      version: 1,
      paper_code: 'GROOT',
      title: both('Groot'),
      sections: Array.from({ length: 60 }, (_, page) => ({
        key: `p${page}`,
        slug: `p${page}`,
        title: both(`Pagina ${page}`),
        fields: Array.from({ length: 10 }, (_, at) => ({
          key: `q${page}_${at}`,
          type: 'choice',
          label: both(`Vraag ${page} ${at}`),
          required: false,
          options: Array.from({ length: 5 }, (_, value) => ({
            value: `a${value}`,
            label: both(`Antwoord ${value}`),
          })),
          ...(page > 0 ? { when: { field: `q${page - 1}_${at}`, is: 'a1' } } : {}),
        })),
      })),
    },
    testNow,
  )
  const huge = '/beheer/concepten/formulieren/huge'
  await ravi.postAndSee(huge, { doen: 'begin' })
  for (const path of ['', '/pagina/p59', '/vraag/q59_9', '/vraag/q59_9/wanneer', '/vergelijken', '/proberen'])
    await read(`${huge}${path}`)
  const saved = await saveDraft(
    app.act({ actor: await actorOf(app.db, city.staff.administrator.id) }),
    formKind,
    'huge',
    { seen: '', part: () => null, apply: (form) => ({ ...form, title: both('Groter') }) },
  )
  expect(saved.ok).toBe(true)
  expect((await ravi.postAndSee(`${huge}/proberen`, { hier: 'p0', naar: 'verder' })).html).toContain(
    'Pagina 1',
  )
})
