import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { caseById, currentProcess, openedCase, processById } from '../../../cases/index.ts'
import { submitInitiative } from '../../../initiatives/index.ts'
import { addDays, dayOf } from '../../../kit/dates.ts'
import { type TestApp, testApp, testNow, type Visitor } from '../../../testing.ts'
import { type TestCity, testCity } from '../../../testing-city.ts'
import { draftJobs } from '../drafts/jobs.ts'
import { allDrafts } from '../drafts/store.ts'
import { readPage, sendPage, twoAdministrators } from '../drafts/testing.ts'

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

const home = '/beheer/concepten/processen/city_wish'
const read = (path: string, visitor = ravi): Promise<string> => readPage(visitor, path)
const words = {
  title_nl: 'Praten met de buren',
  title_en: 'Talk with the neighbours',
  doing_nl: 'jij praat met je buren',
  doing_en: 'you talk with your neighbours',
  explanation_nl: 'Wij komen erbij als je dat wilt.',
  explanation_en: 'We join if you like.',
}
const fresh = { ...words, actor: 'initiator', length: '2', unit: 'weeks', kind: 'service' }

describe('a draft of a process', () => {
  test('begins as a copy of what holds now, and changes nothing for others', async () => {
    expect(await read('/beheer/processen/city_wish')).toContain('Maak een nieuwe versie')
    expect((await ravi.get(home)).status).toBe(409)
    const begun = await ravi.postAndSee(home, { doen: 'begin' })
    expect(begun.path).toBe(home)
    expect(begun.html).toContain('begonnen als kopie van versie 4')
    expect(begun.html).toContain('Alles klopt')
    // Beginning again goes on with the same one.
    await anna.postAndSee(home, { doen: 'begin' })
    expect((await allDrafts(app.db)).filter(({ key }) => key === 'city_wish')).toHaveLength(1)
    expect(await read(`${home}/vergelijken`)).toContain('Er is nog niets veranderd')
    expect(await read('/beheer')).toContain('In voorbereiding')
    expect(await read('/beheer/processen/city_wish')).toContain('Er ligt een concept klaar')
  })

  test('a step more, with its term: what is missing is said, what is right is drawn', async () => {
    const { current, where } = await firstWay()
    const path = `${home}/stap-erbij`
    const empty = await sendPage(ravi, path, { where: '' })
    expect(empty.status).toBe(422)
    expect(empty.html).toContain('href="#veld-title_nl"')
    const look = await sendPage(ravi, path, { ...fresh, where, doen: 'bekijk' })
    expect(look.status).toBe(200)
    expect(look.html).toMatch(/process__title">Praten met de buren/)
    expect(await read(home)).not.toContain('Praten met de buren')
    const added = await sendPage(ravi, path, { ...fresh, where })
    expect(added.path).toBe(`${home}/stap/talk_with_the_neighbours?klaar=bewaard`)
    expect(added.html).toContain('Maak de laatste verandering ongedaan')
    const drawn = await read(home)
    expect(drawn).toContain('Praten met de buren')
    expect(drawn).toContain('Alles klopt')
    expect(drawn).toContain(
      `${current.steps[0]?.outcomes[0]?.label.nl}: naar &quot;Praten met de buren&quot;`,
    )
  })

  test('every part of it has a page of its own, filled with what it says', async () => {
    const step = `${home}/stap/talk_with_the_neighbours`
    for (const part of ['woorden', 'termijn', 'aanleveren', 'brief', 'besluit', 'uitkomst/done'])
      expect(await read(`${step}/${part}`)).toContain('name="gezien"')
    const letter = {
      letter_nl: 'Over {titel}: praat voor {dag}.',
      letter_en: 'About {title}: talk before {day}.',
    }
    expect((await sendPage(ravi, `${step}/brief`, { ...letter, letter_en: '' })).html).toContain(
      'in beide talen',
    )
    const unknown = await sendPage(ravi, `${step}/brief`, { ...letter, letter_nl: 'Zie {bijlage}.' })
    expect(unknown.status).toBe(422)
    expect(unknown.html).toContain('{bijlage}')
    const kept = await sendPage(ravi, `${step}/brief`, letter)
    expect(kept.html).toContain('Over {titel}: praat voor {dag}.')
    expect(await read(`${step}/brief`)).toMatch(/Over Een bank in het park: praat voor .*december 2026\./)
    const needs = await sendPage(ravi, `${step}/aanleveren`, {
      needs_nl: 'Foto\nTekening',
      needs_en: 'Photo',
    })
    expect(needs.html).toContain('evenveel regels')
    expect(
      (await sendPage(ravi, `${step}/aanleveren`, { needs_nl: 'Foto', needs_en: 'Photo' })).html,
    ).toContain('<li>Foto</li>')
  })

  test('the last change is taken back, once, and done again; the button says which', async () => {
    const step = `${home}/stap/talk_with_the_neighbours`
    await sendPage(ravi, `${step}/termijn`, { ...fresh, length: '9', counts: 'step' })
    expect(await read(step)).toContain('9 weken')
    const undone = await ravi.postAndSee(home, { doen: 'ongedaan' })
    expect(undone.html).toContain('ongedaan gemaakt')
    expect(undone.html).toContain('Dan verandert 1 ding.')
    expect(undone.html).toContain('Doe de laatste verandering opnieuw')
    expect(undone.html).not.toContain('Maak de laatste verandering ongedaan')
    expect(await read(step)).toContain('2 weken')
    await ravi.postAndSee(home, { doen: 'ongedaan' })
    expect(await read(step)).toContain('2 weken')
    const redone = await ravi.postAndSee(home, { doen: 'opnieuw' })
    expect(redone.html).toContain('De laatste verandering staat er weer.')
    expect(redone.html).toContain('Maak de laatste verandering ongedaan')
    expect(await read(step)).toContain('9 weken')
    await ravi.postAndSee(home, { doen: 'ongedaan' })
  })

  test('a fault is told with the way to mend it, and keeps it from being published', async () => {
    const step = `${home}/stap/talk_with_the_neighbours`
    const outcome = { label_nl: 'Nee', label_en: 'No', to: 'einde:refused', decision: '-geen' }
    await sendPage(ravi, `${step}/uitkomst-erbij`, outcome)
    const html = await read(`${home}/publiceren`)
    expect(html).toContain('zonder besluit. Kies welk besluit erbij hoort.')
    expect(html).toContain(`href="${step}/uitkomst/no"`)
    expect(html).not.toContain('name="from"')
    expect((await ravi.post(`${home}/publiceren`, { from: dayOf(testNow) })).status).toBe(409)
    expect(await read(`${home}/proberen`)).toContain('Verbeter het eerst')
    const gone = await sendPage(ravi, `${step}/uitkomst/no`, { doen: 'weg' })
    expect(gone.html).not.toContain('Nee: einde')
  })

  test('two administrators: another part goes through, the same part is a choice with both versions', async () => {
    const term = `${home}/stap/talk_with_the_neighbours/termijn`
    const asSeen = await read(term)
    await sendPage(anna, term, { ...fresh, length: '3', counts: 'step' })
    const words_ = `${home}/stap/talk_with_the_neighbours/woorden`
    expect((await sendPage(ravi, words_, { ...words, title_nl: 'Buurpraatje' })).status).toBe(200)
    const clash = await sendPage(ravi, term, { ...fresh, length: '4', counts: 'step' }, asSeen)
    expect(clash.status).toBe(409)
    expect(clash.html).toContain('Iemand anders veranderde dit ook')
    expect(clash.html).toContain('4 weken, onze belofte')
    expect(clash.html).toContain('3 weken, onze belofte')
    // The other change of the same moment is not lost, and mine goes through once I choose it.
    const mine = await sendPage(ravi, term, { ...fresh, length: '4', counts: 'step' }, clash.html)
    expect(mine.status).toBe(200)
    expect(await read(`${home}/stap/talk_with_the_neighbours`)).toContain('4 weken')
    expect(await read(home)).toContain('Buurpraatje')
  })

  test('steps change places with buttons', async () => {
    const html = await read(home)
    const moved = await sendPage(
      ravi,
      `${home}/stap/talk_with_the_neighbours/verplaatsen`,
      { doen: 'later' },
      html,
    )
    expect(moved.path).toBe(`${home}?klaar=bewaard`)
    const stale = await ravi.post(`${home}/stap/talk_with_the_neighbours/verplaatsen`, {
      doen: 'later',
      gezien: /name="gezien" value="([^"]*)"/.exec(html)?.[1] ?? '',
    })
    expect(stale.status).toBe(409)
    await ravi.postAndSee(home, { doen: 'ongedaan' })
  })

  test('an example walks through it and leaves nothing behind', async () => {
    const mails = (await app.mails()).length
    const first = await read(`${home}/proberen?start=2026-12-21`)
    expect(first).toContain('1. ')
    const { current } = await firstWay()
    const outcome = current.steps[0]?.outcomes[0]?.key ?? ''
    const next = await read(`${home}/proberen?start=2026-12-21&uitkomst=${outcome}&dag=2026-12-28`)
    expect(next).toContain('2. Buurpraatje')
    expect(next).toContain('Een bank in het park: Buurpraatje')
    expect(next).toContain('Eén stap terug')
    expect((await ravi.get(`${home}/proberen?start=gisteren`)).status).toBe(422)
    // Nonsense in the address is left out.
    expect(await read(`${home}/proberen?start=2026-12-21&pad=niets.2026-12-28,x`)).toContain('1. ')
    expect((await app.mails()).length).toBe(mails)
  })

  test('it shows what is different, in words', async () => {
    const html = await read(`${home}/vergelijken`)
    expect(html).toContain('Stap: Buurpraatje')
    expect(html).toContain('4 weken, onze belofte')
    expect(html).toContain('Volgorde van de stappen')
    expect(await read(`${home}/vergelijken?taal=en`)).toContain('Step: Talk with the neighbours')
    await read('/beheer?taal=nl')
  })

  test('published: a new case follows it, a running one keeps its own', async () => {
    const before = await caseById(app.db, city.shown.id)
    const published = await sendPage(ravi, `${home}/publiceren`, { from: dayOf(testNow) })
    expect(published.path).toBe('/beheer/processen/city_wish?klaar=gepubliceerd-5')
    expect(published.html).toContain('Versie 5 is gepubliceerd en geldt nu.')
    expect((await ravi.get(home)).status).toBe(409)
    const running = await caseById(app.db, city.shown.id)
    expect(running?.process_version_id).toBe(before?.process_version_id)
    expect((await processById(app.db, running?.process_version_id ?? '')).version).toBe(4)
    const opened = await newWish()
    expect(opened.process.version).toBe(5)
    expect(opened.process.steps.map(({ title }) => title.nl)).toContain('Buurpraatje')
    expect(await (await app.visitor().get('/proces/stadswens')).text()).toContain('Buurpraatje')
    expect(await (await app.visitor().get('/api/v1/processen/stadswens')).text()).toContain('Buurpraatje')
  })

  test('and undone by a new version that says what the one before it said', async () => {
    const path = '/beheer/terugzetten/processen/city_wish'
    const asked = await read(path)
    expect(asked).toContain('Teruggaan naar versie 4?')
    expect(asked).toContain('Buurpraatje')
    const token = /name="eenmalig" value="([^"]*)"/.exec(asked)?.[1]
    const fields = { versie: '5', eenmalig: token }
    expect((await ravi.postAndSee(path, fields)).html).toContain('Versie 6 geldt nu.')
    // Twice is once, and what somebody published meanwhile is not undone by accident.
    await ravi.post(path, fields)
    expect((await ravi.post(path, { versie: '5' })).status).toBe(409)
    const now = await currentProcess(app.db, 'city_wish')
    expect(now?.process.version).toBe(6)
    expect(now?.process.steps.map(({ title }) => title.nl)).not.toContain('Buurpraatje')
    expect((await newWish()).process.version).toBe(6)
  })
})

describe('a draft set ready for a later day', () => {
  const path = '/beheer/concepten/processen/green'
  const later = addDays(dayOf(testNow), 10)

  test('waits, cannot be changed, and can be taken back', async () => {
    await ravi.postAndSee(path, { doen: 'begin' })
    const general = {
      title_nl: 'Groen in de straat',
      title_en: 'Green in the street',
      summary_nl: 'Kort.',
      summary_en: 'Short.',
    }
    await sendPage(ravi, `${path}/algemeen`, general)
    const yesterday = await sendPage(ravi, `${path}/publiceren`, { from: addDays(dayOf(testNow), -1) })
    expect(yesterday.html).toContain('Kies vandaag of een latere dag.')
    const planned = await sendPage(ravi, `${path}/publiceren`, { from: later })
    expect(planned.html).toContain('Klaar om in te gaan op')
    expect((await ravi.post(`${path}/algemeen`, { ...general, title_nl: 'Anders' })).status).toBe(409)
    await draftJobs.publish_due_drafts?.(app.act(), {})
    expect((await currentProcess(app.db, 'green'))?.process.version).toBe(2)
    expect((await ravi.postAndSee(path, { doen: 'terugnemen' })).html).toContain('weer een concept')
    await sendPage(ravi, `${path}/publiceren`, { from: later })
  })

  test('goes in by itself on its day, in the name of who set it ready', async () => {
    const there = new Date(testNow.getTime() + 11 * 86_400_000)
    await draftJobs.publish_due_drafts?.(app.act({ now: there }), {})
    await draftJobs.publish_due_drafts?.(app.act({ now: there }), {})
    expect((await currentProcess(app.db, 'green'))?.process).toMatchObject({
      version: 3,
      title: { nl: 'Groen in de straat' },
    })
    expect((await ravi.get(path)).status).toBe(409)
    // A start with the files of the configuration leaves it in force.
    const { publishConfiguration } = await import('../../configuration.ts')
    await publishConfiguration(app.act({ now: there }))
    expect((await currentProcess(app.db, 'green'))?.process.version).toBe(3)
  })

  test('thrown away after a question, what holds stays', async () => {
    await ravi.postAndSee(path, { doen: 'begin' })
    expect(await read(`${path}/weggooien`)).toContain('Ja, gooi weg')
    const gone = await sendPage(ravi, `${path}/weggooien`, {})
    expect(gone.html).toContain('Het concept is weggegooid.')
    expect((await allDrafts(app.db)).map(({ key }) => key)).not.toContain('green')
  })
})

describe('the decisions of a process', () => {
  const path = '/beheer/concepten/processen/city_wish'
  const decision = `${path}/besluit/cooperation`
  beforeAll(() => ravi.postAndSee(path, { doen: 'begin' }))

  test('their words, who records them, objection and points each have a page', async () => {
    const changed = {
      title_nl: 'Besluit over meedoen',
      title_en: 'Decision on taking part',
      body_nl: 'de burgemeester',
      body_en: 'the mayor',
    }
    expect((await sendPage(ravi, `${decision}/woorden`, { ...changed, mandate_nl: 'Jan' })).html).toContain(
      'in beide talen',
    )
    expect((await sendPage(ravi, `${decision}/woorden`, changed)).html).toContain('de burgemeester')
    const rights = { by: ['coordinator', 'area_manager'], objection: 'besluit' }
    expect((await sendPage(ravi, `${decision}/wie`, rights)).html).toContain('Vul in binnen hoeveel weken')
    const open = await sendPage(ravi, `${decision}/wie`, { ...rights, weeks: '6' })
    expect(open.html).toContain('coördinator, gebiedsmanager; bezwaar binnen 6 weken')
    const point = { point_nl: 'Onderhoud', point_en: 'Upkeep', question_nl: 'Wie?', question_en: 'Who?' }
    expect((await sendPage(ravi, `${decision}/punt-erbij`, point)).html).toContain('>Onderhoud<')
    const moved = await ravi.postAndSee(`${decision}/punt/upkeep/verplaatsen`, {
      doen: 'eerder',
      gezien: /punt\/upkeep\/verplaatsen[\s\S]*?name="gezien" value="([^"]*)"/.exec(
        await read(decision),
      )?.[1],
    })
    expect(moved.path).toBe(`${decision}?klaar=bewaard`)
    expect(await read(`${path}/vergelijken`)).toContain('Besluit: Besluit over meedoen')
    expect(await read(path)).toContain('Alles klopt')
    expect((await sendPage(ravi, `${decision}/punt/upkeep`, { doen: 'weg' })).html).not.toContain(
      '>Onderhoud<',
    )
  })

  test('one more, asked for by a step; one that a step asks for cannot just go', async () => {
    const fresh = {
      ...{ title_nl: 'Lening', title_en: 'Loan', body_nl: 'het college', body_en: 'the executive' },
      ...{ by: 'coordinator', objection: 'niet', point_nl: 'Nut', point_en: 'Use' },
      ...{ question_nl: 'Waarvoor?', question_en: 'What for?' },
    }
    expect((await sendPage(ravi, `${path}/besluit-erbij`, { ...fresh, point_nl: '' })).status).toBe(422)
    const added = await sendPage(ravi, `${path}/besluit-erbij`, fresh)
    expect(added.path).toBe(`${path}/besluit/loan?klaar=bewaard`)
    await sendPage(ravi, `${decision}/weghalen`, {})
    expect(await read(path)).toContain('vraagt om een besluit dat er niet is')
    expect((await ravi.post(`${path}/publiceren`, { from: dayOf(testNow) })).status).toBe(409)
    await ravi.postAndSee(path, { doen: 'ongedaan' })
    expect(await read(path)).toContain('Alles klopt')
  })

  test('an outcome can happen by itself, a promise starts again, a legal term has its Act', async () => {
    const { current } = await firstWay()
    const [step] = current.steps
    const outcome = step?.outcomes.find(({ when }) => when !== undefined)
    expect(await read(`${path}/stap/${step?.key}/uitkomst/${outcome?.key}`)).toContain(
      'value="guide_appointed" selected',
    )
    const promise = await read(`${path}/belofte/update`)
    expect(promise).toMatch(/name="repeats" value="ja" checked/)
    expect(promise).toContain('De klok begint bij: idee ingestuurd.')
    const term = { actor: 'guide', length: '8', unit: 'weeks', kind: 'legal', counts: 'step', act: 'nee' }
    await sendPage(ravi, `${path}/stap/${step?.key}/termijn`, term)
    expect(await read(`${path}/vergelijken`)).toContain('de Algemene termijnenwet geldt niet')
    await ravi.postAndSee(path, { doen: 'ongedaan' })
  })
})

test('what does not exist is not found, and only administrators come in', async () => {
  await ravi.postAndSee(home, { doen: 'begin' })
  for (const path of [
    `${home}/stap/niets`,
    `${home}/stap/niets/woorden`,
    `${home}/belofte/niets`,
    '/beheer/concepten/processen/niets',
    '/beheer/concepten/niets/city_wish/vergelijken',
    '/beheer/terugzetten/processen/niets',
  ])
    expect((await ravi.get(path)).status, path).toBe(404)
  const guide = await city.as(city.guide)
  expect((await guide.get(home)).status).toBe(403)
  expect((await guide.post(home, { doen: 'begin' })).status).toBe(403)
})

async function firstWay() {
  const current = (await currentProcess(app.db, 'city_wish'))!.process
  const [step] = current.steps
  const outcome = step?.outcomes.find(({ next }) => next !== undefined)
  return { current, where: `${step?.key}:${outcome?.key}` }
}

/** An idea that comes in now, with the process it follows. */
async function newWish() {
  const { initiator } = city
  const act = await city.act(initiator, testNow)
  const submitted = await submitInitiative(act, {
    kind: 'city_wish',
    title: 'Een nieuw idee',
    story: 'Een plan voor de hele stad.',
    subject: 'green',
    districtId: null,
    address: 'hele stad',
    lon: null,
    lat: null,
    needs: ['place'],
    initiator: { personId: initiator.id },
    fileIds: [],
  })
  if (submitted.state !== 'submitted') throw new Error('The idea waits for its link')
  return openedCase(act, submitted.caseId)
}
