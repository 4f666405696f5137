import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  appointGuide,
  openedCase,
  postMessage,
  postUpdate,
  publishProcessFiles,
  takeDecision,
  withdraw,
} from '../cases/index.ts'
import type { Act } from '../kit/act.ts'
import { addDays, dayOf } from '../kit/dates.ts'
import { paths } from '../paths.ts'
import { actorOf, grantRole, insertPerson, type Person } from '../people/index.ts'
import { allAreas, importAreas } from '../places/index.ts'
import { type TestApp, testApp, testNow, type Visitor } from '../testing.ts'
import {
  approvePublic,
  confirmInitiative,
  consentPublic,
  declinePublic,
  editInitiative,
  linkInitiatives,
  setResult,
  submitInitiative,
  withdrawConsent,
} from './actions.ts'
import type { IdeaInput } from './schema.ts'
import { awaitingLook, countsOfPublic, initiativeById, initiativeByNumber, revisionsOf } from './store.ts'

let app: TestApp
let tess: Person
let gijs: Person
let ina: Person
let vera: Person
let district: string

const square = (x: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [x, 51.8],
      [x + 0.01, 51.8],
      [x + 0.01, 51.81],
      [x, 51.81],
      [x, 51.8],
    ],
  ],
})
const feature = (code: string, name: string, x: number, level = 'district', parent?: string) => ({
  type: 'Feature',
  properties: { code, name, level, ...(parent ? { parent } : {}) },
  geometry: square(x),
})

const as = async (person: Person, now?: Date): Promise<Act> =>
  app.act({ actor: await actorOf(app.db, person.id), ...(now ? { now } : {}) })

const idea = (overrides: Partial<IdeaInput> = {}): IdeaInput => ({
  kind: 'city_wish',
  title: 'Pluktuin aan de kade',
  story: 'Wij willen een tuin waar iedereen fruit mag plukken. De buurt helpt mee.',
  subject: 'green',
  districtId: district,
  address: 'Kade 3',
  lon: 4.665,
  lat: 51.805,
  needs: ['place'],
  amountCents: 250_000,
  initiator: { personId: ina.id },
  ...overrides,
})

/** An idea of Ina, in the state the test needs. */
async function submitted(overrides: Partial<IdeaInput> = {}): Promise<string> {
  const outcome = await submitInitiative(await as(ina), idea(overrides))
  if (outcome.state !== 'submitted') throw new Error('The idea waits for its link')
  return outcome.caseId
}

async function published(overrides: Partial<IdeaInput> = {}): Promise<string> {
  const caseId = await submitted(overrides)
  await consentPublic(await as(ina), { caseId })
  await approvePublic(await as(tess), { caseId })
  return caseId
}

const addressOf = async (caseId: string): Promise<string> => {
  const initiative = await initiativeById(app.db, caseId)
  return `/initiatieven/${initiative?.number}-${initiative?.slug}`
}

const numberOf = async (caseId: string): Promise<string> =>
  (await initiativeById(app.db, caseId))?.number ?? ''

const html = async (who: Visitor, path: string): Promise<string> => {
  const response = await who.get(path)
  expect(response.status, path).toBe(200)
  return response.text()
}

beforeAll(async () => {
  app = await testApp()
  const act = app.act()
  await publishProcessFiles(act)
  const city = {
    type: 'FeatureCollection',
    features: [
      feature('W1', 'Binnenstad', 4.66),
      feature('W2', 'Staart', 4.67),
      feature('B1', 'Haven', 4.66, 'neighbourhood', 'W1'),
    ],
  }
  await importAreas(app.db, city, { Centrum: ['Binnenstad', 'Staart'] })
  district = (await allAreas(app.db)).find(({ code }) => code === 'W1')!.id
  const official = (name: string, email: string, role: 'team_member' | 'case_guide') =>
    grantRole(act, { name, email, role, areaId: null, department: 'Wijken' })
  tess = await official('Tess van Team', 'tess@waterstad.example', 'team_member')
  gijs = await official('Gijs de Gids', 'gijs@waterstad.example', 'case_guide')
  ina = await insertPerson(app.db, { name: 'Ina Initiatief', email: 'ina@voorbeeld.example' }, act.now)
  vera = await insertPerson(app.db, { name: 'Vera Vreemd', email: 'vera@voorbeeld.example' }, act.now)
})
afterAll(() => app.close())

describe('sending an idea', () => {
  test('somebody who is signed in has a number and a contact at once, and nothing is public', async () => {
    const caseId = await submitted()
    const { state, contactId } = await openedCase(app.act(), caseId)
    expect(state.status).toBe('running')
    expect(contactId).toBe(tess.id)
    expect(await initiativeById(app.db, caseId)).toMatchObject({
      public: false,
      progress: 'idea',
      slug: 'pluktuin-aan-de-kade',
      summary: 'Wij willen een tuin waar iedereen fruit mag plukken. De buurt helpt mee.',
    })
    expect((await app.visitor().get(await addressOf(caseId))).status).toBe(404)
  })

  test('a visitor confirms the address first; the link gives the case once', async () => {
    const outcome = await submitInitiative(
      app.act({ actor: { ...(await as(ina)).actor, personId: null } }),
      idea({
        title: 'Buurtbank',
        initiator: { name: 'Nora Nieuw', email: 'nora@voorbeeld.example' },
        organisation: { name: 'Bankenclub' },
        consentPublic: true,
      }),
    )
    if (outcome.state !== 'awaiting_confirmation') throw new Error('It should wait')
    const visitor = app.visitor()
    const waiting = `/idee/bevestigen/${outcome.sentId}`
    expect(await html(visitor, waiting)).toContain('Log in om verder te gaan')
    const [mail] = await app.mails('nora@voorbeeld.example')
    expect(mail?.subject).toContain('Buurtbank')
    const link = /\/aanmelden\/link\/\S+/.exec(mail?.body_text ?? '')?.[0] ?? ''
    expect(await html(visitor, link)).toContain('nora@voorbeeld.example')
    const seen = await visitor.postAndSee(link)
    expect(seen.path).toMatch(/^\/idee\/klaar\/2026-\d{4}$/)
    expect(seen.html).toContain('Bedankt, je idee is binnen')
    expect(seen.html).toContain('Tess van Team')
    const number = /2026-\d{4}/.exec(seen.path)?.[0] ?? ''
    const initiative = await initiativeByNumber(app.db, number)
    expect(initiative?.consent_public_at).not.toBeNull()
    expect(await html(visitor, `/initiatieven/${number}-buurtbank`)).toContain('Bankenclub')
    const { parties } = await openedCase(app.act(), initiative!.case_id)
    const again = await confirmInitiative(app.act(), {
      sentId: outcome.sentId,
      personId: parties[0]!.person_id!,
    })
    expect(again).toMatchObject({ number })
    expect((await visitor.get(waiting)).headers.get('Location')).toBe(seen.path)
  })

  test('an idea in the name of somebody else is for officials only', async () => {
    await expect(submitInitiative(await as(vera), idea())).rejects.toThrow()
    const outcome = await submitInitiative(
      await as(tess),
      idea({ initiator: { name: 'Bep Bellen', phone: '078 111 22 33', channel: 'phone' } }),
    )
    expect(outcome.state).toBe('submitted')
  })
})

describe('becoming public', () => {
  test('takes a yes of the initiator and a look by the team; then everyone sees it, without names', async () => {
    const caseId = await submitted({ title: 'Openbare pluktuin' })
    await expect(approvePublic(await as(tess), { caseId })).rejects.toThrow()
    await consentPublic(await as(ina), { caseId })
    expect((await awaitingLook(app.db)).map((one) => one.case_id)).toContain(caseId)
    await expect(approvePublic(await as(vera), { caseId })).rejects.toThrow()
    await approvePublic(await as(tess), { caseId })
    await appointGuide(await as(tess), { caseId, guideId: gijs.id })
    const page = await html(app.visitor(), await addressOf(caseId))
    expect(page).toContain('Openbare pluktuin')
    expect(page).toContain('van 7: Kennismaken')
    for (const name of ['Ina Initiatief', 'Gijs de Gids', 'Tess van Team', 'ina@voorbeeld.example'])
      expect(page).not.toContain(name)
    expect(await html(app.visitor(), '/initiatieven')).toContain('Openbare pluktuin')
    expect((await app.mails('ina@voorbeeld.example')).map((mail) => mail.subject)).toContain(
      'Je plan staat op de site: Openbare pluktuin',
    )
  })

  test('a no of the initiator takes it off at once', async () => {
    const caseId = await published({ title: 'Even maar' })
    expect((await app.visitor().get(await addressOf(caseId))).status).toBe(200)
    await withdrawConsent(await as(ina), { caseId })
    expect((await app.visitor().get(await addressOf(caseId))).status).toBe(404)
    expect(await html(app.visitor(), '/initiatieven')).not.toContain('Even maar')
  })

  test('the page that asks offers what makes sense: nothing is taken off the site that is not there', async () => {
    const caseId = await submitted({ title: 'Wachtende tuin' })
    const initiative = await initiativeById(app.db, caseId)
    const path = paths.initiativePublicity(initiative?.number ?? '')
    const own = await app.as('ina@voorbeeld.example')
    expect(await html(own, path)).toContain('Ja, zet mijn plan op de site')
    const yes = await own.postAndSee(path, { choice: 'ja' })
    expect(yes.html).toContain('Het team kijkt er eerst naar. Dat duurt hoogstens 2 werkdagen.')
    expect(yes.html).toContain('Zet mijn plan toch niet op de site')
    expect(yes.html).not.toContain('Haal mijn plan van de site')
    const no = await own.postAndSee(path, { choice: 'nee' })
    expect(no.html).toContain('Je plan komt niet op de site')
    await consentPublic(await as(ina), { caseId })
    await approvePublic(await as(tess), { caseId })
    expect(await html(own, path)).toContain('Haal mijn plan van de site')
    expect((await own.postAndSee(path, { choice: 'nee' })).html).toContain(
      'Je plan staat niet meer op de site',
    )
  })

  test('what stopped is public no longer, unless the initiator says yes again', async () => {
    const caseId = await published({ title: 'Gestopte tuin' })
    const tomorrow = new Date(testNow.getTime() + 24 * 60 * 60 * 1000)
    await withdraw(await as(ina, tomorrow), { caseId, reason: 'Geen tijd' })
    expect((await app.visitor().get(await addressOf(caseId))).status).toBe(404)
    await consentPublic(await as(ina, tomorrow), { caseId })
    expect(await html(app.visitor(), await addressOf(caseId))).toContain('Ingetrokken')
  })

  test('a decline says why in the conversation, and a new yes asks again', async () => {
    const caseId = await submitted({ title: 'Met een naam erin' })
    await consentPublic(await as(ina), { caseId })
    await declinePublic(await as(tess), { caseId, reason: 'Er staat een naam van een buur in je tekst.' })
    expect((await awaitingLook(app.db)).map((one) => one.case_id)).not.toContain(caseId)
    const visitor = await app.as('ina@voorbeeld.example')
    const number = await numberOf(caseId)
    expect(await html(visitor, `/initiatieven/${number}/berichten`)).toContain('een naam van een buur')
    expect(await html(visitor, `/initiatieven/${number}/openbaar`)).toContain('eerst een aanpassing')
    const again = await visitor.postAndSee(`/initiatieven/${number}/openbaar`, { choice: 'ja' })
    expect(again.html).toContain('Je plan komt op de site')
    expect((await awaitingLook(app.db)).map((one) => one.case_id)).toContain(caseId)
  })

  test('a change to a public plan waits for a look; the old text is kept', async () => {
    const caseId = await published({ title: 'Oude titel' })
    const words = { title: 'Nieuwe titel', summary: 'Kort', story: 'Een nieuw verhaal.' }
    expect(await editInitiative(await as(ina), { caseId, ...words })).toBe('waits')
    expect(await html(app.visitor(), await addressOf(caseId))).toContain('Oude titel')
    await approvePublic(await as(tess), { caseId })
    expect(await html(app.visitor(), await addressOf(caseId))).toContain('Nieuwe titel')
    expect(await revisionsOf(app.db, caseId)).toMatchObject([{ title: 'Oude titel' }])
    expect((await openedCase(app.act(), caseId)).file.title).toBe('Nieuwe titel')
  })

  test('at a home the street is shown and the house is not', async () => {
    const caseId = await published({
      kind: 'green',
      title: 'Geveltuin thuis',
      address: 'Vogelstraat 12b, 3312 AB Waterstad',
      homeBound: true,
    })
    const page = await html(app.visitor(), await addressOf(caseId))
    expect(page).toContain('Vogelstraat')
    expect(page).not.toContain('12b')
    expect(page).not.toContain('3312')
    const points = await html(app.visitor(), '/initiatieven/kaart/punten.json')
    const { features } = JSON.parse(points)
    const point = features.find(
      (one: { properties: { title: string } }) => one.properties.title === 'Geveltuin thuis',
    )
    expect(point.geometry.coordinates).toEqual([4.665, 51.805])
  })
})

describe('the page of an initiative', () => {
  test('a wrong slug leads to the right one, what is no number leads nowhere', async () => {
    const caseId = await published({ title: 'Goede naam' })
    const number = await numberOf(caseId)
    const wrong = await app.visitor().get(`/initiatieven/${number}-oude-naam?taal=en`)
    expect(wrong.status).toBe(301)
    expect(wrong.headers.get('Location')).toBe(`/initiatieven/${number}-goede-naam?taal=en`)
    for (const path of ['/initiatieven/onzin', '/initiatieven/2026-9999-x', "/initiatieven/2026-0001';--"])
      expect((await app.visitor().get(path)).status, path).toBe(404)
  })

  test('shows hostile text as text', async () => {
    const evil = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
    const caseId = await published({ title: `Tuin ${evil}`, story: evil, address: evil })
    await postUpdate(await as(ina), { caseId, text: evil, visibility: 'everyone' })
    await setResult(await as(gijs), { caseId, result: evil, lessons: evil }).catch(() => {})
    for (const path of [
      await addressOf(caseId),
      '/initiatieven',
      '/initiatieven/kaart',
      '/',
      '/buurt/binnenstad',
    ]) {
      const page = await html(app.visitor(), path)
      expect(page, path).not.toContain('<script>alert')
      expect(page, path).not.toContain('<img src=x')
      expect(page, path).toContain('&lt;script>alert(1)')
    }
  })

  test('the initiator sees the contact by name, and one next action', async () => {
    const caseId = await submitted({ title: 'Nog niet openbaar' })
    await appointGuide(await as(tess), { caseId, guideId: gijs.id })
    const visitor = await app.as('ina@voorbeeld.example')
    const page = await html(visitor, await addressOf(caseId))
    expect(page).toContain('Gijs de Gids')
    expect(page).toContain('Alleen jij en de gemeente zien deze pagina')
    expect(page).toContain('Zet je plan op de site')
    const number = await numberOf(caseId)
    expect((await visitor.get(`/mijn/zaken/${number}`)).headers.get('Location')).toBe(await addressOf(caseId))
  })

  test('internal events stay internal, a decision is told with its reasons', async () => {
    const caseId = await published({ title: 'Met besluit' })
    await postMessage(await as(tess), { caseId, text: 'Dit is alleen voor de deelnemers.' })
    const outcome = await takeDecision(await as(tess), {
      caseId,
      step: 'received',
      outcome: 'referred',
      reasons: 'Een andere partij kan dit beter en sneller oppakken.',
      criteria: [{ key: 'better_place', met: true, reason: 'Stichting Fruit doet dit al.' }],
      otherWay: 'Stichting Fruit',
    })
    expect(outcome.ok).toBe(true)
    await consentPublic(await as(ina, new Date(testNow.getTime() + 1000)), { caseId })
    const page = await html(app.visitor(), await addressOf(caseId))
    expect(page).not.toContain('alleen voor de deelnemers')
    expect(page).toContain('Een andere partij kan dit beter')
    expect(page).toContain('Stichting Fruit doet dit al.')
    expect(page).toContain('Niet eens?')
  })

  test('names what it came from, both ways', async () => {
    const first = await published({ title: 'Eerste boom' })
    const second = await published({ title: 'Tweede boom' })
    await linkInitiatives(await as(tess), { fromId: second, toId: first, relation: 'grew_from' })
    expect(await html(app.visitor(), await addressOf(second))).toContain('Komt voort uit')
    expect(await html(app.visitor(), await addressOf(first))).toContain('Hieruit ontstond')
  })
})

const doors = [
  'berichten',
  'nieuws',
  'ik-loop-vast',
  'is-dit-nodig',
  'bewerken',
  'openbaar',
  'opnieuw',
  'intrekken',
  'aanvraag-intrekken',
] as const

describe('what only parties do', () => {
  test('another person is told it does not exist, at every door, also when the plan is public', async () => {
    const hidden = await submitted({ title: 'Van Ina alleen' })
    const open = await published({ title: 'Van Ina en iedereen' })
    const stranger = await app.as('vera@voorbeeld.example')
    for (const caseId of [hidden, open]) {
      const number = await numberOf(caseId)
      for (const door of [...doors, 'toezeggen', 'ontvangen'])
        expect((await stranger.get(`/initiatieven/${number}/${door}`)).status, door).toBe(404)
      for (const door of doors)
        expect((await stranger.post(`/initiatieven/${number}/${door}`, { text: 'x' })).status, door).toBe(404)
      expect((await app.visitor().get(`/initiatieven/${number}/berichten`)).status).toBe(303)
    }
    expect((await stranger.get(`/mijn/zaken/${await numberOf(hidden)}`)).status).toBe(404)
  })

  test('every form shows, keeps what was typed when something is wrong, and does its work once', async () => {
    const caseId = await published({ title: 'Alle formulieren' })
    const number = await numberOf(caseId)
    const visitor = await app.as('ina@voorbeeld.example')
    for (const door of doors) await html(visitor, `/initiatieven/${number}/${door}`)

    const tooLong = 'a'.repeat(5001)
    const refused = await visitor.post(`/initiatieven/${number}/berichten`, { text: tooLong })
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain(tooLong)

    const once = {
      text: 'Dag Gijs, wanneer spreken we af?',
      eenmalig: '0b7f5b7e-36a8-4d0e-8f3b-0a6c1f1d2e3f',
    }
    for (let times = 0; times < 2; times += 1) {
      const sent = await visitor.postAndSee(`/initiatieven/${number}/berichten`, once)
      expect(sent.html).toContain('Je bericht is verstuurd')
      expect(sent.html.split('wanneer spreken we af').length).toBe(2)
    }

    const wrongFile = await visitor.post(`/initiatieven/${number}/berichten`, {
      text: 'Met bijlage',
      files: new File(['<svg onload=alert(1)>'], 'plan.svg', { type: 'image/svg+xml' }),
    })
    expect(wrongFile.status).toBe(422)
    expect(await wrongFile.text()).toContain('Met bijlage')

    const news = await visitor.postAndSee(`/initiatieven/${number}/nieuws`, {
      text: 'De eerste boom staat.',
      who: 'everyone',
    })
    expect(news.html).toContain('Je nieuws is geplaatst')
    expect(await html(app.visitor(), await addressOf(caseId))).toContain('De eerste boom staat.')

    const stuck = await visitor.postAndSee(`/initiatieven/${number}/ik-loop-vast`, {
      text: 'Ik wacht al lang.',
    })
    expect(stuck.html).toContain('Wij kijken met je mee')

    const unchosen = await visitor.post(`/initiatieven/${number}/is-dit-nodig`, { text: 'Moet dat hek?' })
    expect(unchosen.status).toBe(422)
    expect(await unchosen.text()).toContain('Kies een antwoord op de vraag: Om welke eis gaat het?')
    const asked = await visitor.postAndSee(`/initiatieven/${number}/is-dit-nodig`, {
      text: 'Moet dat hek?',
      requirement: 'anders',
    })
    expect(asked.html).toContain('Je vraag is verstuurd')

    const edited = await visitor.postAndSee(`/initiatieven/${number}/bewerken`, {
      title: 'Alle formulieren samen',
      summary: 'Kort gezegd.',
      story: 'Het hele verhaal.',
    })
    expect(edited.html).toContain('Je aanpassing is bewaard')

    const off = await visitor.postAndSee(`/initiatieven/${number}/openbaar`, { choice: 'nee' })
    expect(off.html).toContain('Je plan staat niet op de site')

    const stopped = await visitor.postAndSee(`/initiatieven/${number}/intrekken`, {})
    expect(stopped.html).toContain('Je plan is gestopt')
    expect((await visitor.get(`/initiatieven/${number}/ik-loop-vast`)).status).toBe(404)
  })
})

describe('lists', () => {
  test('filters and order live in the address; what is not understood is left out', async () => {
    await published({ title: 'Speeltuin Staart', subject: 'play', kind: 'neighbourhood_wish' })
    const visitor = app.visitor()
    const page = await html(
      visitor,
      '/initiatieven?onderwerp=play&soort=neighbourhood_wish&gebied=binnenstad',
    )
    expect(page).toContain('Speeltuin Staart')
    expect(page).not.toContain('Goede naam')
    expect(page).toContain('1 initiatief')
    expect(page).toContain('Haal weg: Spelen')
    expect(await html(visitor, '/initiatieven?zoek=speeltuin')).toContain('Speeltuin Staart')
    expect(await html(visitor, '/initiatieven?zoek=100%25_')).toContain('Geen initiatieven gevonden')
    expect(await html(visitor, '/initiatieven?gebied=staart')).toContain('Geen initiatieven gevonden')
    for (const odd of ['?soort=onzin', '?na=x~y', '?sorteer=;drop', "?gebied='--", '?na=2026-99-99~x'])
      await html(visitor, `/initiatieven${odd}`)
    expect(await html(visitor, '/initiatieven?taal=en')).toContain('Initiatives')
  })

  test('pages follow each other by key, there and back, and nothing is shown twice', async () => {
    for (let index = 0; index < 30; index += 1) await published({ title: `Reeks ${index}`, subject: 'sport' })
    const visitor = app.visitor()
    const titles = (page: string) => [...page.matchAll(/Reeks \d+(?=<)/g)].map(([title]) => title)
    const next = (page: string, label: string) =>
      new RegExp(`<a [^>]*href="([^"]+)"[^>]*>(?:(?!</a>).)*${label}`)
        .exec(page)?.[1]
        ?.replaceAll('&amp;', '&') ?? ''
    const first = await html(visitor, '/initiatieven?onderwerp=sport')
    expect(first).toContain('30 initiatieven')
    const second = await html(visitor, next(first, 'Volgende'))
    expect(new Set([...titles(first), ...titles(second)]).size).toBe(30)
    expect(titles(first)).toHaveLength(24)
    const back = await html(visitor, next(second, 'Vorige'))
    expect(titles(back)).toEqual(titles(first))
    const oldest = await html(visitor, '/initiatieven?onderwerp=sport&sorteer=oudste')
    expect(titles(oldest)).toHaveLength(24)
  })

  test('the database keeps the counts', async () => {
    const before = (await countsOfPublic(app.db)).reduce((sum, count) => sum + count.amount, 0)
    const caseId = await published({ title: 'Telt mee' })
    const during = (await countsOfPublic(app.db)).reduce((sum, count) => sum + count.amount, 0)
    await withdrawConsent(await as(ina), { caseId })
    const after = (await countsOfPublic(app.db)).reduce((sum, count) => sum + count.amount, 0)
    expect([during, after]).toEqual([before + 1, before])
  })

  test('a page makes the same number of queries for 5 and for 50 initiatives', async () => {
    const paths = [
      '/',
      '/initiatieven',
      '/initiatieven?soort=city_wish&sorteer=nieuwste',
      '/initiatieven/kaart',
      '/buurt',
      '/buurt/binnenstad',
      '/buurt/regiegroep-centrum',
      '/proces/stadswens',
    ]
    const caseId = await published({ title: 'Veel erbij' })
    const all = [...paths, await addressOf(caseId)]
    const count = async () => {
      const counts: Record<string, number> = {}
      for (const path of all) {
        await app.visitor().get(path)
        app.takeQueries()
        await html(app.visitor(), path)
        counts[path] = app.takeQueries().length
      }
      return counts
    }
    const few = await count()
    for (let index = 0; index < 45; index += 1)
      await published({ title: `Nog een ${index}`, consentPublic: index % 2 === 0 })
    expect(await count()).toEqual(few)
    expect(Math.max(few['/'] ?? 0, few['/initiatieven'] ?? 0)).toBeLessThanOrEqual(12)
  })
})

describe('the process, the areas and the front page', () => {
  test('are complete for a visitor, in both languages', async () => {
    const visitor = app.visitor()
    const process = await html(visitor, '/proces/stadswens')
    expect(process).toContain('Wat wij beloven')
    expect(process).toContain('Kennismaken')
    for (const kind of ['wijkwens', 'eenvoudig-groen']) await html(visitor, `/proces/${kind}`)
    expect((await visitor.get('/proces/onzin')).status).toBe(404)
    expect(await html(visitor, '/')).toContain('Samen maken we de stad')
    expect((await visitor.get('/buurt?gebied=binnenstad')).headers.get('Location')).toBe('/buurt/binnenstad')
    const chooser = await html(visitor, '/buurt?gebied=')
    expect(chooser).toContain('Kies eerst')
    expect(chooser).toContain('Hoe donkerder een wijk, hoe meer plannen:')
    const [, firstDistrict = ''] = /<ol class="map-key"><li><a[^>]*>([^<]+)/.exec(chooser) ?? []
    expect(chooser).toContain('map__number')
    expect(firstDistrict).not.toBe('')
    expect(await html(visitor, '/buurt/haven')).toContain('Binnenstad')
    expect((await visitor.get('/buurt/onzin')).status).toBe(404)
    for (const path of ['/', '/buurt', '/buurt/binnenstad', '/proces/wijkwens', '/initiatieven/kaart'])
      expect(await html(visitor, `${path}?taal=en`)).toContain('<html lang="en"')
  })

  test('the time to a contact counts from the events themselves', async () => {
    const caseId = await submitted({ title: 'Snel contact' })
    const later = new Date(testNow.getTime() + 3 * 24 * 60 * 60 * 1000)
    await appointGuide(await as(tess, later), { caseId, guideId: gijs.id })
    const initiative = await initiativeById(app.db, caseId)
    expect(initiative).toMatchObject({ contact_days: 2, contact_on: addDays(dayOf(testNow), 3) })
    const home = await html(app.visitor(), '/')
    expect(home).toContain('Binnen 5 werkdagen heb je één vaste contactpersoon.')
  })
})
