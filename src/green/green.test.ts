import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { handLettersUntil, publishProcess, reopenCase } from '../cases/index.ts'
import { fillIn, linkIn, mailAbout, staffOf } from '../initiatives/front-door/testing.ts'
import { declinePublic, initiativeByNumber, submitInitiative, takeOffline } from '../initiatives/index.ts'
import { onceField } from '../kit/once.ts'
import { projectRoot } from '../kit/settings.ts'
import { grantRole, personByEmail, updatePerson } from '../people/index.ts'
import { allAreas, importAreas } from '../places/index.ts'
import { type TestApp, testApp, testNow, type Visitor } from '../testing.ts'
import { giveBack } from './actions.ts'
import { tendGreen } from './jobs.ts'
import { openLines, requestOf, takenIn, updateRequest, updateUpkeep, upkeepOf, waitingFor } from './store.ts'

const config = (name: string): unknown => JSON.parse(readFileSync(join(projectRoot, 'config', name), 'utf8'))

let app: TestApp
let pieter: Visitor
beforeAll(async () => {
  app = await testApp()
  await importAreas(app.db, config('demo/city.geojson') as never, config('jury-areas.json') as never)
  await staffOf(app)
  const contact = await grantRole(app.act(), {
    name: 'Pieter Donkersloot',
    email: 'pieter.donkersloot@waterstad.example',
    role: 'case_guide',
    areaId: null,
  })
  await updatePerson(app.db, contact.id, { department: 'Groen en beheer' })
  await grantRole(app.act(), {
    name: 'Gijs Elders',
    email: 'gijs@waterstad.example',
    role: 'case_guide',
    areaId: null,
  })
  pieter = await app.as('pieter.donkersloot@waterstad.example')
})
afterAll(() => app.close())

const garden = {
  'where.address': 'Kerkstraat 12',
  'where.area': 'WS07',
  owner: 'own',
  pavement: '240',
  name: 'Sanne de Wit',
  email: 'sanne@voorbeeld.example',
}

/** Asks, confirms by the link, and gives the number. */
async function ask(change: Partial<typeof garden> = {}, map = 'ja'): Promise<string> {
  const visitor = app.visitor()
  const typed = { ...garden, ...change }
  const answer = await visitor.post('/groen/geveltuin/jouw-geveltuin', typed)
  expect(answer.headers.get('Location')).toBe('/groen/geveltuin/controleren')
  const sent = await visitor.post('/groen/geveltuin/controleren', { op_de_kaart: map })
  const link = await linkIn(app, typed.email, 'Bevestig')
  await visitor.post(link)
  const done = await visitor.get(sent.headers.get('Location') ?? '')
  return /\d{4}-\d{4}/.exec(done.headers.get('Location') ?? '')?.[0] ?? 'no number'
}

/** The same for a piece of green of the municipality. */
async function adopt(email: string, change: Readonly<Record<string, string>> = {}): Promise<string> {
  const visitor = app.visitor()
  await visitor.post('/groen/adoptie/jouw-groen', {
    'where.address': 'Perkje op de hoek',
    'where.area': 'WS07',
    years: '1',
    name: 'Ada Optie',
    email,
    ...change,
  })
  const sent = await visitor.post('/groen/adoptie/controleren', { op_de_kaart: 'ja' })
  await visitor.post(await linkIn(app, email, 'Bevestig'))
  const done = await visitor.get(sent.headers.get('Location') ?? '')
  return /\d{4}-\d{4}/.exec(done.headers.get('Location') ?? '')?.[0] ?? 'no number'
}

const lineOf = async (number: string) =>
  (await openLines(app.db, {}, 500)).find((line) => line.number === number)!
const plan = async (number: string, week = '2026-12-07') =>
  pieter.post(`/werk/groen/${number}`, { doe: 'plan', week })
const photo = async (name: string) =>
  new File(
    [
      await sharp({ create: { width: 40, height: 30, channels: 3, background: '#2a5' } })
        .png()
        .toBuffer(),
    ],
    name,
    { type: 'image/png' },
  )
const finish = async (number: string) =>
  pieter.postAndSee(`/werk/groen/${number}`, {
    doe: 'klaar',
    resultaat: 'De tegels zijn eruit.',
    na: await photo('na.png'),
  })
/** The link to the page of somebody's green in the newest mail whose subject holds these words. */
async function upkeepLink(email: string, words: string): Promise<string> {
  const mail = await mailAbout(app, email, words)
  return /\/groen\/(?:zorg|overnemen)\/[\w-]+/.exec(mail?.body_text ?? '')?.[0] ?? 'no link'
}

describe('conditions first', () => {
  test('say the number of the municipality, marked as an example, in both languages', async () => {
    const nl = await (await app.visitor().get('/groen')).text()
    expect(nl).toContain('ten minste 1,80 meter breed')
    expect(nl).toContain('De maten en aantallen zijn een voorbeeld')
    expect(nl).toContain('nog 40 plekken dit jaar')
    const en = await (await app.visitor().get('/groen?taal=en')).text()
    expect(en).toContain('at least 1.80 metres wide')
  })

  test('come before the questions, of which there are at most five', async () => {
    expect((await app.visitor().get('/groen/geveltuin')).headers.get('Location')).toBe('/groen#geveltuin')
    for (const path of ['/groen/geveltuin/jouw-geveltuin', '/groen/adoptie/jouw-groen']) {
      const html = await (await app.visitor().get(path)).text()
      const asked = html.slice(html.indexOf('<main'), html.indexOf('</main'))
      const named = new Set([...asked.matchAll(/ name="([a-z]+)(?:\.[a-z]+)?"/g)].map(([, name]) => name))
      for (const technical of [onceField, 'terug', 'later', 'verder', 'vorige', 'blijf', 'taal', 'zoek'])
        named.delete(technical)
      expect([...named].length, [...named].join()).toBeLessThanOrEqual(5)
    }
  })
})

describe('asking for a facade garden', () => {
  test('is answered at once, needs no account, and is with the department after the link', async () => {
    const visitor = app.visitor()
    await visitor.post('/groen/geveltuin/jouw-geveltuin', garden)
    const check = await (await visitor.get('/groen/geveltuin/controleren')).text()
    expect(check).toContain('Ja, zo te zien kan het')
    expect(check).toContain('wij vragen 1,80 meter')

    const missing = await visitor.post('/groen/geveltuin/controleren', {})
    expect(missing.status).toBe(422)
    expect(await missing.text()).toContain('Kies ja of nee.')

    const number = await ask()
    const line = await lineOf(number)
    expect(line).toMatchObject({ what: 'facade_garden', owner: 'own', pavement_cm: 240, step: 'check' })
    const list = await (await pieter.get('/werk/groen')).text()
    expect(list).toContain(number)
    expect(list).toContain('stoep breed genoeg')
    // The resident hears who helps, and no norm that no longer runs.
    const mail = await mailAbout(app, garden.email, number)
    expect(mail?.body_text).toContain('Pieter Donkersloot')
    expect(mail?.body_text).not.toContain('weet je wie je begeleider is')
  })

  test('says why not, and what else is possible, and is still received', async () => {
    const visitor = app.visitor()
    await visitor.post('/groen/geveltuin/jouw-geveltuin', { ...garden, pavement: '120' })
    const check = await (await visitor.get('/groen/geveltuin/controleren')).text()
    expect(check).toContain('De stoep is 1,20 meter. Nodig is 1,80 meter')
    expect(check).toContain('Groen in potten of aan de muur')
    const sent = await visitor.post('/groen/geveltuin/controleren', { op_de_kaart: 'nee' })
    expect(sent.status).toBe(303)
  })

  test('keeps what was typed after an error', async () => {
    const answer = await app.visitor().post('/groen/geveltuin/jouw-geveltuin', { ...garden, owner: '' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('value="Kerkstraat 12"')
  })
})

describe('the department', () => {
  test('is nobody else: a guide of another department is refused', async () => {
    const gijs = await app.as('gijs@waterstad.example')
    expect((await gijs.get('/werk/groen')).status).toBe(403)
    expect((await gijs.post('/werk/groen', { doe: 'plan' })).status).toBe(403)
    expect((await app.visitor().get('/werk/groen')).headers.get('Location')).toContain('/aanmelden')
  })

  test('plans several at once; each resident hears the week, and stands on the map after a yes', async () => {
    const one = await ask({ email: 'een@voorbeeld.example' })
    const two = await ask({ email: 'twee@voorbeeld.example', 'where.address': 'Kerkstraat 20' }, 'nee')
    const ids = [(await lineOf(one)).case_id, (await lineOf(two)).case_id]
    const nothing = await pieter.post('/werk/groen', { doe: 'plan', plan_week: '2026-12-07' })
    expect(nothing.status).toBe(422)
    const seen = await pieter.postAndSee('/werk/groen', { doe: 'plan', kies: ids, plan_week: '2026-12-09' })
    expect(seen.html).toContain('2 verzoeken zijn gepland')
    expect((await lineOf(one)).week).toBe('2026-12-07')
    const mail = await mailAbout(app, 'een@voorbeeld.example', 'Wij komen bij je langs')
    expect(mail?.body_text).toContain('7 december 2026')
    const route = await (await pieter.get('/werk/groen/route?week=2026-12-07')).text()
    expect(route).toContain('Kerkstraat 12')
    expect(route).toContain('Kerkstraat 20')
    const published = await (await app.visitor().get('/initiatieven?soort=green')).text()
    expect(published).toContain(one)
    expect(published).not.toContain(two)
    expect(published).not.toContain('Kerkstraat 12')
  })

  test('what is planned in a week that passed stands on top; what does not fit is not planned with others', async () => {
    const late = await ask({ email: 'te-laat@voorbeeld.example', 'where.address': 'Lindelaan 4' })
    await plan(late)
    await updateRequest(app.db, (await lineOf(late)).case_id, { week: '2026-11-02' })
    const narrow = await ask({ email: 'smal@voorbeeld.example', 'where.address': 'Smalle Steeg 2' })
    const { case_id } = await lineOf(narrow)
    await updateRequest(app.db, case_id, { pavement_cm: 90 })
    const html = await (await pieter.get('/werk/groen')).text()
    expect(html).toContain('Van 1 verzoek is de week voorbij')
    expect(html).toContain('Week 45 is voorbij: ligt het er?')
    expect(html.indexOf(`/werk/groen/${late}"`)).toBeLessThan(html.indexOf(`/werk/groen/${narrow}"`))
    expect(html.match(/href="\/werk\/groen\/\d{4}-\d+"/)?.[0]).toContain(late)
    expect(html).not.toContain(`id="kies-${narrow}"`)
    expect(html).toMatch(/hoogstens €\s500, uit het groenbudget/)
    const bulk = await pieter.post('/werk/groen', { doe: 'plan', kies: [case_id], plan_week: '2026-12-09' })
    expect(bulk.status).toBe(422)
    expect(await bulk.text()).toContain('kan niet samen met andere worden gepland')
    const one = await (await pieter.get(`/werk/groen/${narrow}`)).text()
    expect(one).toContain('volgens de opgave past het hier niet')
    expect((await plan(narrow)).status).toBe(303)
    await updateRequest(app.db, (await lineOf(late)).case_id, { week: '2026-12-07' })
  })

  test('another week publishes nothing: not what was taken off the site, nor sent back', async () => {
    const number = await ask({ email: 'offline@voorbeeld.example' })
    const { case_id } = await lineOf(number)
    await plan(number)
    const isPublic = async () =>
      (await (await app.visitor().get('/initiatieven?soort=green')).text()).includes(number)
    expect(await isPublic()).toBe(true)
    await takeOffline(app.act(), { caseId: case_id, reason: 'Er staat een naam in.' })
    expect((await plan(number, '2026-12-14')).status).toBe(303)
    expect(await isPublic()).toBe(false)

    const back = await ask({ email: 'terug@voorbeeld.example' })
    await declinePublic(app.act(), { caseId: (await lineOf(back)).case_id, reason: 'Er staat een naam in.' })
    await plan(back)
    const waits = await initiativeByNumber(app.db, back)
    expect(waits).toMatchObject({ public: false, declined_public_by: null })
    expect(waits?.declined_public_at).not.toBeNull()
  })

  test('sees what a resident wrote; planned with others it waits for a look, read by itself it is public', async () => {
    const words = 'Bloemen langs de muur, samen met Jan van nummer 14.'
    const numbers = [
      await adopt('woorden1@voorbeeld.example', { plan: words }),
      await adopt('woorden2@voorbeeld.example', { plan: words }),
    ] as const
    expect(await (await pieter.get('/werk/groen')).text()).toContain(words)
    expect(await (await pieter.get(`/werk/groen/${numbers[1]}`)).text()).toContain(words)
    const kies = [(await lineOf(numbers[0])).case_id]
    await pieter.post('/werk/groen', { doe: 'plan', kies, plan_week: '2026-12-07' })
    await plan(numbers[1])
    const shown = await Promise.all(numbers.map((number) => initiativeByNumber(app.db, number)))
    expect(shown.map((one) => one?.public)).toEqual([false, true])
  })

  test('plans what began before the check settled the week', async () => {
    const process = JSON.parse(readFileSync(join(projectRoot, 'config/processes/green.json'), 'utf8'))
    const [check, next] = process.steps
    const [planned, , ...refusals] = check.outcomes
    await publishProcess(app.act(), {
      ...process,
      version: 90,
      steps: [
        { ...check, outcomes: [{ ...planned, key: 'possible', next: 'plan' }, ...refusals] },
        { ...next, key: 'plan', outcomes: [planned] },
        process.steps[2],
      ],
    })
    const numbers = [
      await ask({ email: 'oud1@voorbeeld.example' }),
      await ask({ email: 'oud2@voorbeeld.example' }),
    ]
    const kies = [(await lineOf(numbers[0]!)).case_id]
    const seen = await pieter.postAndSee('/werk/groen', { doe: 'plan', kies, plan_week: '2026-12-07' })
    expect(seen.html).toContain('Eén verzoek is gepland')
    expect(await lineOf(numbers[0]!)).toMatchObject({ step: 'laying', week: '2026-12-07' })
    const later = await pieter.post(`/werk/groen/${numbers[1]}`, { doe: 'volgend_jaar' })
    expect(later.status).toBe(422)
    expect(await later.text()).toContain('kan niet op de lijst van volgend jaar')
    await publishProcess(app.act(), { ...process, version: 91 })
  })

  test('what stayed behind from a year before still waits', async () => {
    const waiting = async (year: number) =>
      (await waitingFor(app.db, year)).reduce((sum, one) => sum + one.waiting, 0)
    await ask({ email: 'blijft@voorbeeld.example' })
    expect(await waiting(2027)).toBe(await waiting(2026))
    expect(await waiting(2026)).toBeGreaterThan(0)
    expect(await waiting(2025)).toBe(0)
  })

  test('refuses with a reason and what else is possible', async () => {
    const number = await ask({ email: 'nee@voorbeeld.example' })
    const short = await pieter.post(`/werk/groen/${number}`, {
      doe: 'weiger',
      grond: 'cables',
      reden: 'Nee.',
    })
    expect(short.status).toBe(422)
    const reden = 'Onder deze stoep ligt een gasleiding. Graven is daar niet veilig.'
    const without = await pieter.post(`/werk/groen/${number}`, { doe: 'weiger', grond: 'cables', reden })
    expect(await without.text()).toContain('Schrijf wat wel kan')
    const seen = await pieter.postAndSee(`/werk/groen/${number}`, {
      doe: 'weiger',
      grond: 'cables',
      reden,
      anders: 'Een grote pot naast de deur mag wel.',
    })
    expect(seen.html).toContain('De bewoner heeft je antwoord gekregen')
    const mails = await app.mails('nee@voorbeeld.example')
    expect(mails.some(({ body_text }) => body_text.includes('Een grote pot naast de deur'))).toBe(true)
  })

  test('a year that is full is said, and next year’s list is one press away', async () => {
    const number = await ask({ email: 'vol@voorbeeld.example' })
    const { area_id } = await lineOf(number)
    const { taken = 0 } = (await takenIn(app.db, 2026)).find((one) => one.area_id === area_id) ?? {}
    await fillYear(area_id, 40 - taken)
    const refused = await plan(number)
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('zijn alle plekken van 2026 vergeven')
    expect((await plan(number, '2027-01-11')).status).toBe(303)

    const later = await ask({ email: 'later@voorbeeld.example' })
    const seen = await pieter.postAndSee(`/werk/groen/${later}`, { doe: 'volgend_jaar' })
    expect(seen.html).toContain('op de lijst van volgend jaar')
    expect((await lineOf(later)).list_year).toBe(2027)
    expect(await mailAbout(app, 'later@voorbeeld.example', 'lijst van 2027')).toBeDefined()
    await emptyYear()
  })

  test('two who plan the last place at once: one of them gets it', async () => {
    const one = await ask({ email: 'laatste1@voorbeeld.example' })
    const two = await ask({ email: 'laatste2@voorbeeld.example' })
    const { area_id } = await lineOf(one)
    const { taken = 0 } = (await takenIn(app.db, 2026)).find((row) => row.area_id === area_id) ?? {}
    await fillYear(area_id, 39 - taken)
    const answers = await Promise.all([plan(one), plan(two)])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
    await emptyYear()
  })

  test('withdrawn by the resident: the place in the year is free again', async () => {
    const number = await ask({ email: 'stopt@voorbeeld.example' })
    await plan(number)
    const before = (await takenIn(app.db, 2026)).reduce((sum, { taken }) => sum + taken, 0)
    const stops = await app.as('stopt@voorbeeld.example')
    await stops.post(`/initiatieven/${number}/intrekken`, { reden: 'Toch niet.', reason: 'Toch niet.' })
    const after = (await takenIn(app.db, 2026)).reduce((sum, { taken }) => sum + taken, 0)
    expect(after).toBe(before - 1)
  })
})

/** Fills places of the year in the same area as a case, as they would stand after a busy season. */
const filler: string[] = []
async function fillYear(areaId: string | null, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const submitted = await submitInitiative(app.act(), {
      kind: 'green',
      title: `Vulling ${filler.length}`,
      story: 'Een geveltuin.',
      homeBound: true,
      initiator: { name: 'Vul Ling', phone: '078 000 00 00', channel: 'phone' },
    })
    if (submitted.state !== 'submitted') throw new Error('not submitted')
    filler.push(submitted.caseId)
    await updateRequest(app.db, submitted.caseId, { area_id: areaId, week: '2026-11-16' })
  }
}
async function emptyYear(): Promise<void> {
  for (const id of filler.splice(0)) await updateRequest(app.db, id, { week: null })
}

describe('keeping it up', () => {
  test('done needs a photo; from then on the resident keeps it up, and answers with one tap', async () => {
    const email = 'zorgt@voorbeeld.example'
    const number = await ask({ email })
    const { case_id } = await lineOf(number)
    await plan(number)
    const without = await pieter.post(`/werk/groen/${number}`, { doe: 'klaar', resultaat: 'Klaar.' })
    expect(without.status).toBe(422)
    const seen = await finish(number)
    expect(seen.html).toContain('zorgt er vanaf vandaag voor')
    expect((await requestOf(app.db, case_id))?.laid_on).toBe('2026-11-21')

    // What it cost can come later, and be corrected; everybody reads what the year cost together.
    const green = async (): Promise<string> =>
      (await (await app.visitor().get('/groen')).text()).replaceAll('\u00a0', ' ')
    expect(await green()).not.toContain('gaven wij')
    expect((await pieter.post(`/werk/groen/${number}`, { doe: 'kosten', kosten: 'veel' })).status).toBe(422)
    await pieter.postAndSee(`/werk/groen/${number}`, { doe: 'kosten', kosten: '312,50' })
    expect(await green()).toContain('In 2026 gaven wij € 312,50 uit aan plekken die klaar zijn')
    expect(
      (await pieter.postAndSee(`/werk/groen/${number}`, { doe: 'kosten', kosten: '300' })).html,
    ).toContain('value="300,00"')
    expect(await green()).toContain('€ 300 uit')

    const page = await upkeepLink(email, 'Veel plezier')
    const visitor = app.visitor()
    const html = await (await visitor.get(page)).text()
    expect(html).toContain('Hoe staat het erbij?')
    // To open a link with an answer changes nothing: mail scanners follow links.
    expect(await (await visitor.get(`${page}?antwoord=hulp`)).text()).toMatch(/value="hulp" checked/)
    expect(await (await pieter.get('/werk/groen')).text()).not.toContain('vraagt om hulp')
    expect((await visitor.post(page, { doe: 'antwoord' })).status).toBe(422)
    const helped = await visitor.postAndSee(page, {
      doe: 'antwoord',
      antwoord: 'hulp',
      opmerking: 'De klimop hangt <b>over</b> de stoep.',
    })
    expect(helped.html).toContain('De afdeling Groen neemt contact met je op')
    const desk = await (await pieter.get('/werk/groen')).text()
    expect(desk).toContain('vraagt om hulp')
    expect(desk).toContain('De klimop hangt &lt;b>over')
    const inspection = /name="inspectie" value="([\w-]+)"/.exec(desk)?.[1] ?? ''
    await pieter.post('/werk/groen', { doe: 'gedaan', inspectie: inspection })
    expect(await (await pieter.get('/werk/groen')).text()).not.toContain('De klimop hangt')

    const stopped = await visitor.postAndSee(page, { doe: 'stoppen' })
    expect(stopped.html).toContain('Je krijgt geen tips.')
    expect((await visitor.get('/groen/zorg/nergens')).status).toBe(404)
    expect((await visitor.post(page, { doe: 'iets anders' })).status).toBe(404)
  })

  test('tips come in season and stop when asked; once a year we ask how it stands', async () => {
    const email = 'seizoen@voorbeeld.example'
    const number = await ask({ email })
    await plan(number)
    await finish(number)
    const at = (day: string) => app.act({ now: new Date(`${day}T07:40:00Z`) })
    await tendGreen(at('2027-04-01'))
    await tendGreen(at('2027-04-02'))
    expect((await app.mails(email)).filter(({ subject }) => subject.includes('Tips'))).toHaveLength(1)
    // Who stopped the tips gets none.
    expect(await mailAbout(app, 'zorgt@voorbeeld.example', 'Tips')).toBeUndefined()
    await tendGreen(at('2027-05-03'))
    await tendGreen(at('2027-05-10'))
    expect((await app.mails(email)).filter(({ subject }) => subject.startsWith('Staat het'))).toHaveLength(1)
    await tendGreen(at('2027-05-25'))
    await tendGreen(at('2027-05-26'))
    expect((await app.mails(email)).filter(({ subject }) => subject.startsWith('Nog een keer'))).toHaveLength(
      1,
    )
    // The tips go on, also for who did not answer.
    await tendGreen(at('2027-07-01'))
    expect((await app.mails(email)).filter(({ subject }) => subject.includes('Tips'))).toHaveLength(2)
    // No answer to either: the department sees it.
    app.setNow(new Date('2027-06-20T09:00:00Z'))
    const later = await app.as('pieter.donkersloot@waterstad.example')
    expect(await (await later.get('/werk/groen')).text()).toContain('antwoordde twee keer niet')
    app.setNow(testNow)
  })

  test('what is laid again keeps its keeper, or has one again', async () => {
    const number = await ask({ email: 'weer@voorbeeld.example' })
    const { case_id } = await lineOf(number)
    const unplanned = { doe: 'klaar', resultaat: 'Klaar.', na: await photo('na.png') }
    expect((await pieter.post(`/werk/groen/${number}`, unplanned)).status).toBe(422)
    await plan(number)
    await finish(number)
    const again = async () => {
      await reopenCase(app.act(), { caseId: case_id, step: 'laying', reason: 'De grond is verzakt.' })
      await updateRequest(app.db, case_id, { week: null })
      await finish(number)
    }
    await again()
    const [kept, ...others] = await upkeepOf(app.db, case_id)
    expect(others).toEqual([])
    // Also without a week it takes a place of the year.
    expect((await requestOf(app.db, case_id))?.week).toBe('2026-11-16')
    await giveBack(app.act(), kept!.id, { reason: null, neighbour: null })
    await again()
    expect((await upkeepOf(app.db, case_id)).map(({ ended_as }) => ended_as)).toEqual([null, 'given_back'])
  })

  test('by telephone: who has no e-mail is asked on paper, and the department saves what they say', async () => {
    const submitted = await submitInitiative(app.act(), {
      kind: 'green',
      title: 'Geveltuin van mevrouw Bel',
      story: 'Een geveltuin.',
      homeBound: true,
      initiator: { name: 'Bel Lijn', phone: '078 000 00 01', channel: 'phone' },
    })
    if (submitted.state !== 'submitted') throw new Error('not submitted')
    const { caseId } = submitted
    const { number } = (await openLines(app.db, {}, 500)).find(({ case_id }) => case_id === caseId)!
    await plan(number)
    await finish(number)
    await tendGreen(app.act({ now: new Date('2027-05-03T07:40:00Z') }))
    const letters = (await handLettersUntil(app.db, '2027-05-03')).filter(({ case_id }) => case_id === caseId)
    const told = letters.map(({ body }) => body).join('\n')
    expect(told).toContain('Heb je hulp nodig, of geef je het terug? Bel ons.')
    expect(told).toContain('Bel ons en zeg het.')
    for (const onlyByLink of ['Op de pagina van je groen', 'Kies wat past'])
      expect(told).not.toContain(onlyByLink)

    const path = `/werk/groen/${number}`
    const page = await (await pieter.get(path)).text()
    expect(page).toContain('Bewaar wat de bewoner zegt')
    // Without an end there is nothing to put off.
    expect(page).not.toContain('De bewoner gaat een jaar langer door')
    expect((await pieter.post(path, { doe: 'antwoord' })).status).toBe(422)
    const words = 'Wil graag nieuwe aarde.'
    const helped = await pieter.postAndSee(path, { doe: 'antwoord', antwoord: 'help', opmerking: words })
    expect(helped.html).toContain('Het antwoord van de bewoner is bewaard.')
    expect(await (await pieter.get('/werk/groen')).text()).toContain(words)
    const [kept] = await upkeepOf(app.db, caseId)
    await updateUpkeep(app.db, kept!.id, { ends_on: '2026-12-31' })
    expect((await pieter.postAndSee(path, { doe: 'langer' })).html).toContain(
      'De afspraak loopt een jaar langer.',
    )
    expect((await upkeepOf(app.db, caseId))[0]?.ends_on).toBe('2027-12-31')
    expect((await app.visitor().post(path, { doe: 'terug' })).status).toBe(401)
    expect((await upkeepOf(app.db, caseId))[0]?.ended_on).toBeNull()
    const back = await pieter.postAndSee(path, { doe: 'terug', waarom: 'Gaat verhuizen.' })
    expect(back.html).toContain('Het groen is teruggegeven aan de gemeente.')
    expect(back.html).toContain('Gaat verhuizen.')
    expect(back.html).not.toContain('Bewaar wat de bewoner zegt')
    expect((await pieter.post(path, { doe: 'langer' })).status).toBe(409)
  })

  test('is handed over to a neighbour who says yes, whose address is gone afterwards', async () => {
    const email = 'geeft@voorbeeld.example'
    const number = await ask({ email })
    const { case_id } = await lineOf(number)
    await plan(number)
    await finish(number)
    const page = await upkeepLink(email, 'Veel plezier')
    const visitor = app.visitor()
    const half = await visitor.post(page, { doe: 'terug', naam: 'Buur Bos' })
    expect(half.status).toBe(422)
    const asked = { doe: 'terug', naam: 'Buur Bos', email: 'buur@voorbeeld.example' }
    expect((await visitor.postAndSee(page, asked)).html).toContain('Wij hebben het je buur gevraagd')
    const link = await upkeepLink('buur@voorbeeld.example', 'overneemt')
    const buur = app.visitor()
    expect(await (await buur.get(link)).text()).toContain('Neem jij dit groen over?')
    const yes = await buur.postAndSee(link, { naam: 'Buur Bos', antwoord: 'ja' })
    expect(yes.html).toContain('Je zorgt voor')
    expect((await buur.get(link)).status).toBe(404)
    const [now, before] = await upkeepOf(app.db, case_id)
    expect(before).toMatchObject({ ended_as: 'taken_over' })
    expect(now?.person_id).toBe((await personByEmail(app.db, 'buur@voorbeeld.example'))?.id)
    expect(await mailAbout(app, email, 'gestopt')).toBeDefined()
    expect((await visitor.postAndSee(page, { doe: 'langer' })).html).toContain('Deze afspraak is gestopt')
  })

  test('adoption has an end, which is said in time and can be put off', async () => {
    const email = 'adopteert@voorbeeld.example'
    const visitor = app.visitor()
    const number = await adopt(email)
    const { case_id } = await lineOf(number)
    await plan(number)
    await finish(number)
    expect((await upkeepOf(app.db, case_id))[0]?.ends_on).toBe('2027-11-20')
    const at = (day: string) => app.act({ now: new Date(`${day}T07:40:00Z`) })
    await tendGreen(at('2027-10-22'))
    const page = await upkeepLink(email, 'loopt bijna af')
    await visitor.post(page, { doe: 'langer' })
    expect((await upkeepOf(app.db, case_id))[0]?.ends_on).toBe('2028-11-20')
    await tendGreen(at('2028-11-21'))
    expect((await upkeepOf(app.db, case_id))[0]?.ended_as).toBe('run_out')
    expect(await mailAbout(app, 'pieter.donkersloot@waterstad.example', 'afgelopen')).toBeDefined()
  })
})

describe('for who does not use the site', () => {
  test('the telephone desk enters it; somebody without e-mail is told by telephone', async () => {
    const karim = await app.as('karim@waterstad.example')
    const typed = {
      kanaal: 'telephone',
      'where.address': 'Kerkstraat 31',
      'where.area': 'WS07',
      owner: 'agreed',
      name: 'Willemien Groot',
      hoort: 'phone',
      op_de_kaart: 'nee',
      taal_bewoner: 'nl',
    }
    const missing = await karim.post('/werk/groen/invoeren/geveltuin', typed)
    expect(missing.status).toBe(422)
    const html = await missing.text()
    expect(html).toContain('Vul in hoe wij de bewoner bereiken.')
    expect(html).toContain('Lees de tekst voor en kruis dit aan.')
    const seen = await karim.postAndSee('/werk/groen/invoeren/geveltuin', {
      ...typed,
      telefoon: '078 123 45 99',
      voorgelezen: 'ja',
    })
    expect(seen.path).toMatch(/^\/werk\/idee-invoeren\/\d{4}-\d{4}$/)
    expect(seen.html).toContain('Pieter Donkersloot')
    expect((await karim.get('/werk/groen/invoeren/iets')).status).toBe(404)
  })

  test('a facade garden needs a street with its number, by either form', async () => {
    const visitor = app.visitor()
    const form = await (await visitor.get('/groen/geveltuin/jouw-geveltuin')).text()
    expect(form).toContain('Straat en huisnummer')
    expect(form).not.toContain('Eén van de twee is genoeg')
    for (const address of ['', 'Kerkstraat']) {
      const asked = await visitor.post('/groen/geveltuin/jouw-geveltuin', {
        ...garden,
        'where.address': address,
      })
      expect(asked.status).toBe(422)
      expect(await asked.text()).toContain('Schrijf de straat en het huisnummer.')
    }
    const general = app.visitor()
    await fillIn(general, {
      'jouw-idee': { story: 'Graag een geveltuin.', title: 'Geveltuin bij ons thuis' },
      'waar-gaat-het-over': { about: 'own_plan', subject: 'green' },
      groen: { green: 'facade_garden' },
    })
    const told = await general.post('/idee/waar', { 'where.area': 'WS07' })
    expect(told.status).toBe(422)
    expect(await told.text()).toContain('Schrijf bij een geveltuin de straat en het huisnummer.')
    expect((await general.post('/idee/waar', { 'where.address': 'Kerkstraat 7' })).status).toBe(303)
    // Who goes back and makes a garden of it is asked for the number then.
    await general.post('/idee/groen', { green: 'other' })
    await general.post('/idee/waar', { 'where.area': 'WS07', reach: 'street' })
    await general.post('/idee/groen', { green: 'facade_garden' })
    await general.post('/idee/met-wie', { together: 'alone', origin: 'spontaneous' })
    await general.post('/idee/over-jou', {
      name: 'An Ders',
      channel: 'email',
      email: 'an@voorbeeld.example',
      may_publish: 'nee',
    })
    const check = await general.get('/idee/controleren')
    expect(check.headers.get('Location')).toMatch(/^\/idee\/waar/)
    const sent = await general.post('/idee/controleren', { weg: 'green' })
    expect(sent.headers.get('Location')).toMatch(/^\/idee\/waar/)
  })

  test('by the general form it lands on the same list, without the checks', async () => {
    const visitor = app.visitor()
    await fillIn(visitor, {
      'jouw-idee': { story: 'Graag een geveltuin.', title: 'Geveltuin bij ons' },
      'waar-gaat-het-over': { about: 'own_plan', subject: 'green' },
      groen: { green: 'facade_garden' },
      waar: { 'where.address': 'Kerkstraat 5' },
      'met-wie': { together: 'alone', origin: 'spontaneous' },
      'over-jou': { name: 'An Ders', channel: 'email', email: 'an@voorbeeld.example', may_publish: 'nee' },
    })
    await visitor.post('/idee/controleren', { weg: 'green' })
    await visitor.post(await linkIn(app, 'an@voorbeeld.example'))
    const line = (await openLines(app.db, {}, 500)).find(({ title }) => title === 'Geveltuin bij ons')
    expect(line).toMatchObject({ what: 'facade_garden', owner: null, pavement_cm: null })
  })

  test('everybody in the city counts under a jury area', async () => {
    const areas = await allAreas(app.db)
    const line = (await openLines(app.db, {}, 500)).find(({ area_id }) => area_id !== null)
    expect(areas.find(({ id }) => id === line?.area_id)?.level).toBe('jury_area')
  })
})
