import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  addParty,
  appointGuide,
  caseByNumber,
  openedCaseByNumber,
  postMessage,
} from '../../../cases/index.ts'
import { promise as makePromise } from '../../../commitments/index.ts'
import { submitInitiative } from '../../../initiatives/index.ts'
import { addDays, dayOf } from '../../../kit/dates.ts'
import { grantRole, insertOrganisation, insertPerson } from '../../../people/index.ts'
import { type TestApp, testApp, testNow, type Visitor } from '../../../testing.ts'
import { type TestCity, testCity } from '../../../testing-city.ts'

let app: TestApp
let city: TestCity
beforeAll(async () => {
  app = await testApp()
  city = await testCity(app)
})
afterAll(() => app.close())

const read = async (visitor: Visitor, path: string): Promise<string> => {
  const response = await visitor.get(path)
  expect(response.status, path).toBe(200)
  return response.text()
}

let count = 0
/** An idea of somebody new, as it comes in at the desk. */
async function idea(title = 'Een bank'): Promise<string> {
  count += 1
  const submitted = await submitInitiative(app.act(), {
    kind: 'city_wish',
    title: `${title} ${count}`,
    story: 'Wij willen graag zitten.',
    subject: 'meeting',
    districtId: city.area.id,
    initiator: { name: `Bewoner ${count}`, email: `bewoner${count}@voorbeeld.example` },
  })
  if (submitted.state !== 'submitted') throw new Error('not submitted')
  return submitted.number
}

const idOf = async (number: string): Promise<string> => (await caseByNumber(app.db, number))!.id

describe('everybody with a role lands on something to do', () => {
  test('a guide: own cases, with what is due', async () => {
    const html = await read(await city.as(city.guide), '/werk')
    expect(html).toContain('Dag Gijs de Gids')
    expect(html).toContain('Wat vraagt nu iets van jou?')
    expect(html).toContain(`/werk/zaken/${city.shown.number}`)
  })

  test('the team: new ideas with the norm, and where to give a guide', async () => {
    const number = await idea('Wachtend idee')
    const html = await read(await city.as(city.team), '/werk')
    expect(html).toContain('Nieuwe ideeën zonder begeleider')
    expect(html).toContain(`href="/werk/zaken/${number}"`)
    expect(html).toContain('Begeleider binnen 5 werkdagen:')
    expect(html).toContain('href="/werk/inbox"')
  })

  test('an adviser: the open question with its day', async () => {
    const html = await read(await city.as(city.adviser), '/werk')
    expect(html).toContain(`href="/werk/adviezen/${city.shown.advice.open}"`)
    expect(html).toContain('gedeeld met de initiatiefnemer')
  })

  test('customer contact: enter an idea, find a case', async () => {
    const html = await read(await city.as(city.staff.customer_contact), '/werk')
    expect(html).toContain('href="/werk/idee-invoeren"')
    expect(html).toContain('href="/werk/zoeken"')
  })

  test('a councillor: figures by step and department, and nobody by name', async () => {
    const html = await read(await city.as(city.staff.councillor), '/werk')
    expect(html).toContain('Hoe doen we het?')
    expect(html).toContain('Waar wachten mensen?')
    expect(html).toContain('Geen openbaar plan wacht nu langer dan beloofd.')
    // Public, and the promised day has passed: by name, with how many days.
    app.setNow(new Date('2027-03-01T10:00:00Z'))
    const late = await read(await city.as(city.staff.councillor), '/werk')
    app.setNow(testNow)
    expect(late).toMatch(/>Pluktuin aan de kade<\/a>.*?data-title="Dagen te laat"[^>]*>\d+</)
    expect(late).not.toContain(city.hidden.number)
    for (const person of [city.guide, city.team, city.adviser, city.initiator])
      expect(html).not.toContain(person.name)
  })

  test('a jury member: what can be read, and whom to tell', async () => {
    const html = await read(await city.as(city.staff.jury_member), '/werk')
    expect(html).toContain('Wijkwensen in')
    expect(html).toContain('telefoon')
  })

  test('several roles, several sections; English too', async () => {
    const { email } = city.staff.administrator
    await grantRole(app.act(), { name: 'x', email: email!, role: 'councillor', areaId: null })
    const html = await read(await city.as(city.staff.administrator), '/werk?taal=en')
    expect(html).toContain('How are we doing?')
    expect(html).toContain('To administration')
  })

  test('an area manager sees the decisions and wishes of the own area only', async () => {
    const html = await read(await city.as(city.elsewhere), '/werk')
    expect(html).toContain('Besluiten in Oost')
    expect(html).not.toContain(city.shown.number)
  })
})

describe('one source for what is next', () => {
  test('the page of a guide says what the page of the case says', async () => {
    const guide = await city.as(city.guide)
    const opened = await openedCaseByNumber(app.act(), city.shown.number)
    await postMessage(await city.act(city.initiator), {
      caseId: opened.file.id,
      text: 'Wanneer horen wij iets?',
    })
    const home = await read(guide, '/werk')
    const page = await read(guide, `/werk/zaken/${city.shown.number}`)
    for (const html of [home, page]) {
      expect(html).toContain('Beantwoord het bericht')
      expect(html).toContain(`href="/werk/zaken/${city.shown.number}/gesprek"`)
    }
    expect(page).not.toContain('De begeleider is aan zet')
  })

  test('a day in a list says what it is for', async () => {
    const html = await read(await city.as(city.guide), '/werk')
    expect(html).toMatch(
      /(besluit|advies|bericht|deze stap|kennismaking|eerste antwoord) (uiterlijk|vandaag|\d+ dag)/,
    )
  })
})

describe('new ideas get a guide from the list', () => {
  test('what waits longest stands on top', async () => {
    const before = app.act().now
    const older = await idea('Oud idee')
    app.setNow(new Date(before.getTime() - 3 * 24 * 3_600_000))
    const oldest = await idea('Ouder idee')
    app.setNow(before)
    const html = await read(await city.as(city.team), '/werk/inbox')
    expect(html.indexOf(oldest)).toBeGreaterThan(0)
    expect(html.indexOf(oldest)).toBeLessThan(html.indexOf(older))
  })

  test('first how many and who, then the deed; the initiator and the guide are told', async () => {
    const [one, two] = [await idea(), await idea()]
    const team = await city.as(city.team)
    const ids = [await idOf(one), await idOf(two)]
    const form = await read(team, '/werk/inbox')
    for (const id of ids) expect(form).toContain(`name="begeleider-${id}"`)
    const chosen = Object.fromEntries(
      ids.flatMap((id) => [
        [`kies-${id}`, 'ja'],
        [`begeleider-${id}`, city.guide.id],
      ]),
    )
    const check = await team.post('/werk/inbox/begeleiders', chosen)
    expect(check.status).toBe(200)
    const asked = await check.text()
    expect(asked).toContain('Geef 2 ideeën een begeleider')
    expect(asked).toContain('Gijs de Gids')
    expect((await caseByNumber(app.db, one))?.guide_id).toBeNull()

    const eenmalig = /name="eenmalig" value="([^"]+)"/.exec(asked)?.[1] ?? ''
    const confirmed = { ...chosen, bevestig: 'ja', eenmalig }
    const landed = await team.postAndSee('/werk/inbox/begeleiders', confirmed)
    expect(landed.html).toContain('2 ideeën hebben nu een begeleider')
    expect((await caseByNumber(app.db, one))?.guide_id).toBe(city.guide.id)
    const told = (await app.mails(city.guide.email!)).filter((mail) => mail.subject.includes(one)).length
    await team.post('/werk/inbox/begeleiders', confirmed)
    expect((await app.mails(city.guide.email!)).filter((mail) => mail.subject.includes(one)).length).toBe(
      told,
    )
  })

  test('says which plan an idea is like, in one query however many ideas there are', async () => {
    const queries = async (): Promise<number> => {
      app.takeQueries()
      await read(team, '/werk/inbox')
      return app.takeQueries().filter((query) => query.includes('idea_id')).length
    }
    const team = await city.as(city.team)
    await idea('Kruidenkas achter de molen')
    expect(await queries()).toBe(1)
    await idea('Kruidenkas naast de molen')
    const newest = await idea('Kruidenkas voor de molen')
    expect(await queries()).toBe(1)
    const html = await read(team, '/werk/inbox')
    expect(html).toContain('Lijkt op')
    expect(html).toContain(`href="/werk/zaken/${newest}">${newest}</a>`)
  })

  test('why somebody fits stands beside the choice, not in the names to choose from', async () => {
    await idea()
    const html = await read(await city.as(city.team), '/werk/inbox')
    expect(html).toMatch(/(kent deze wijk|heeft ruimte)/)
    for (const [, option] of html.matchAll(/<option[^>]*>([^<]*)<\/option>/g))
      expect(option).not.toMatch(/kent deze wijk|heeft ruimte/)
  })

  test('nothing chosen, or no guide: the same page says so and keeps the choices', async () => {
    const id = await idOf(await idea())
    const team = await city.as(city.team)
    const nothing = await team.post('/werk/inbox/begeleiders', { [`begeleider-${id}`]: city.guide.id })
    expect(nothing.status).toBe(422)
    expect(await nothing.text()).toContain('Kies eerst een of meer ideeën')
    const nobody = await team.post('/werk/inbox/begeleiders', {
      [`kies-${id}`]: 'ja',
      [`begeleider-${id}`]: '',
    })
    expect(nobody.status).toBe(422)
    const html = await nobody.text()
    expect(html).toContain('Fout:')
    expect(html).toMatch(new RegExp(`name="kies-${id}"[^>]*checked`))
  })

  test('who was quicker keeps the idea', async () => {
    const number = await idea()
    const id = await idOf(number)
    await appointGuide(await city.act(city.team), { caseId: id, guideId: city.guide.id })
    const team = await city.as(city.team)
    const fields = { [`kies-${id}`]: 'ja', [`begeleider-${id}`]: city.staff.case_guide.id, bevestig: 'ja' }
    await team.post('/werk/inbox/begeleiders', fields)
    expect((await openedCaseByNumber(app.act(), number)).state.guideId).toBe(city.guide.id)
  })
})

describe('the list of cases', () => {
  test('filters stand in the address and can be taken away', async () => {
    const number = await idea('Vlonder')
    const team = await city.as(city.team)
    const found = await read(team, '/werk/zaken?zoek=vlonder')
    expect(found).toContain(number)
    expect(found).not.toContain(city.shown.number)
    expect(found).toContain('Woorden: vlonder')
    expect(await read(team, `/werk/zaken?zoek=${number}`)).toContain('Vlonder')
    expect(await read(team, '/werk/zaken?van=niemand')).not.toContain(city.shown.number)
    expect(await read(team, '/werk/zaken?soort=green&stap=x&gebied=nergens')).toContain('Geen zaken gevonden')
  })

  test('a guide sees the own cases in it, and not those of others', async () => {
    const other = await idea('Van een ander')
    const html = await read(await city.as(city.guide), '/werk/zaken')
    expect(html).toContain(city.shown.number)
    expect(html).not.toContain(other)
    expect(await read(await city.as(city.guide), '/werk/zaken?zoek=ander')).not.toContain(other)
  })

  test('the file holds what is shown, and nothing a spreadsheet would run', async () => {
    await idea('=1+1 gevaarlijk')
    const team = await city.as(city.team)
    const response = await team.get('/werk/zaken.csv?zoek=gevaarlijk')
    expect(response.headers.get('Content-Type')).toContain('text/csv')
    const lines = (await response.text()).trim().split('\r\n')
    expect(lines).toHaveLength(2)
    expect(lines[1]).toContain("'=1+1 gevaarlijk")
  })

  test('pages go on and back without missing or doubling a case', async () => {
    for (let made = 0; made < 30; made += 1) await idea('Bladeren')
    const team = await city.as(city.team)
    const numbers = (html: string) =>
      [...html.matchAll(/href="\/werk\/zaken\/(\d{4}-\d{4})"/g)].map(([, number]) => number)
    const next = (html: string, word: string) =>
      new RegExp(`href="(/werk/zaken\\?[^"]*${word}=[^"]+)"`).exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    for (const volgorde of ['', '&volgorde=nieuwste', '&volgorde=veranderd']) {
      const first = await read(team, `/werk/zaken?zoek=Bladeren${volgorde}`)
      const second = await read(team, next(first, 'na'))
      expect(new Set([...numbers(first), ...numbers(second)]).size).toBe(30)
      expect(numbers(await read(team, next(second, 'voor')))).toEqual(numbers(first))
    }
  })

  test('an address that makes no sense shows the list', async () => {
    const team = await city.as(city.team)
    for (const query of ['na=x', "na=2026-11-01~'or1=1", 'voor=infinity~0', 'volgorde=weg', 'stap=x.y'])
      expect((await team.get(`/werk/zaken?${query}`)).status, query).toBe(200)
  })
})

describe('how busy people are', () => {
  test('a guide sees the own number only, the coordinator everybody', async () => {
    const own = await read(await city.as(city.guide), '/werk/werkdruk')
    expect(own).toContain('Gijs de Gids')
    expect(own).not.toContain('Tess van Team')
    const all = await read(await city.as(city.staff.coordinator), '/werk/werkdruk')
    expect(all).toContain('Gijs de Gids')
    const team = await read(await city.as(city.staff.team_member), '/werk/werkdruk')
    expect(team).not.toContain('Gijs de Gids')
  })
})

describe('who promised something', () => {
  const promised = async (personId: string, promise: string) => {
    const { id } = (await caseByNumber(app.db, city.shown.number))!
    return makePromise(await city.act(city.guide), {
      caseId: id,
      by: { kind: 'municipality', personId },
      kind: 'goods',
      promise,
      due: addDays(dayOf(app.act().now), 40),
    })
  }

  test('finds it on the own page, also when it is far away and when they guide nothing', async () => {
    const [mine, theirs] = [
      await promised(city.guide.id, 'Een lange bank'),
      await promised(city.adviser.id, 'Een hek om de vijver'),
    ]
    const guide = await read(await city.as(city.guide), '/werk')
    expect(guide).toContain('Kom na: Een lange bank')
    expect(guide).toContain(`href="/toezeggingen/${mine}"`)
    expect(guide).not.toContain('Een hek om de vijver')
    const adviser = await read(await city.as(city.adviser), '/werk')
    expect(adviser).toContain('Jouw toezeggingen')
    expect(adviser).toContain('Kom na: Een hek om de vijver')
    expect(adviser).toContain(`href="/toezeggingen/${theirs}"`)
    expect(adviser).toContain('Meld wat klaar is.')
  })
})

describe('tell somebody where their case stands', () => {
  test('by number, title, name or whole address', async () => {
    const desk = await city.as(city.staff.customer_contact)
    for (const zoek of [city.shown.number, 'Pluktuin', 'Ina Initiatief', city.initiator.email!]) {
      const html = await (await desk.post('/werk/zoeken', { zoek })).text()
      expect(html, zoek).toContain(city.shown.number)
      expect(html, zoek).toContain('Stap ')
      expect(html, zoek).toContain('Gijs de Gids')
    }
  })

  test('names who it is from once, with the organisation', async () => {
    const { id } = (await caseByNumber(app.db, city.shown.number))!
    const { id: organisationId } = await insertOrganisation(
      app.db,
      { name: 'Stichting Samen', kind: 'foundation' },
      app.act().now,
    )
    await addParty(await city.act(city.team), {
      caseId: id,
      personId: city.initiator.id,
      organisationId,
      role: 'partner',
    })
    const desk = await city.as(city.staff.customer_contact)
    const html = await (await desk.post('/werk/zoeken', { zoek: city.shown.number })).text()
    expect(html).toContain('Stichting Samen')
    expect(html).not.toContain('Ina Initiatief, Ina Initiatief')
  })

  test('a part of an address finds nobody; too short says so', async () => {
    const desk = await city.as(city.staff.customer_contact)
    const part = await (await desk.post('/werk/zoeken', { zoek: 'voorbeeld.example' })).text()
    expect(part).toContain('Niets gevonden')
    expect((await desk.post('/werk/zoeken', { zoek: 'x' })).status).toBe(422)
  })
})

describe('people who do not use e-mail', () => {
  test('who guides them is asked to call, until it was told; a note about something else is not that', async () => {
    const person = await insertPerson(
      app.db,
      { name: 'Bep zonder Mail', email: null, phone: '078 - 555 12 12', channel: 'phone' },
      app.act().now,
    )
    const submitted = await submitInitiative(app.act(), {
      kind: 'green',
      title: 'Gevelplantjes',
      story: 'Graag groen.',
      initiator: { personId: person.id },
    })
    if (submitted.state !== 'submitted') throw new Error('not submitted')
    await appointGuide(await city.act(city.team), { caseId: submitted.caseId, guideId: city.guide.id })
    expect(await read(await city.as(city.guide), '/werk')).toContain('Bel of schrijf Bep zonder Mail')
    const guide = await city.as(city.guide)
    await guide.post(`/werk/zaken/${submitted.number}/notitie`, { notitie: 'De gevel is van baksteen.' })
    expect(await read(guide, '/werk')).toContain('Bel of schrijf Bep zonder Mail')
    const path = `/werk/zaken/${submitted.number}/vertellen`
    const letters = [...(await read(guide, path)).matchAll(/name="brief" value="([^"]+)"/g)]
    await guide.post(path, { persoon: person.id, brief: letters.map(([, id]) => id ?? ''), hoe: 'called' })
    expect(await read(guide, '/werk')).not.toContain('Bel of schrijf Bep zonder Mail')
  })
})

describe('the same number of queries, few cases or many', () => {
  const queries = async (visitor: Visitor, path: string): Promise<number> => {
    await visitor.get(path)
    app.takeQueries()
    await visitor.get(path)
    return app.takeQueries().length
  }

  test('on every page of the desk', async () => {
    const team = await city.as(city.team)
    const guide = await city.as(city.guide)
    const pages: readonly [Visitor, string][] = [
      [team, '/werk'],
      [team, '/werk/inbox'],
      [team, '/werk/zaken'],
      [team, '/werk/zaken.csv'],
      [team, '/werk/stappen'],
      [guide, '/werk'],
      [guide, '/werk/zaken'],
      [guide, '/werk/werkdruk'],
      [await city.as(city.staff.councillor), '/werk'],
      [await city.as(city.staff.coordinator), '/werk/werkdruk'],
    ]
    const before: number[] = []
    for (const [visitor, path] of pages) before.push(await queries(visitor, path))
    for (let made = 0; made < 40; made += 1) {
      const caseId = await idOf(await idea('Meer'))
      if (made % 2 === 0) await appointGuide(await city.act(city.team), { caseId, guideId: city.guide.id })
    }
    for (const [index, [visitor, path]] of pages.entries())
      expect(await queries(visitor, path), path).toBe(before[index])
    expect(Math.max(...before)).toBeLessThan(45)
  })
})
