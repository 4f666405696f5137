import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { notAudited } from '../audit.ts'
import { addParty, openedCase, postMessage } from '../cases/index.ts'
import { followSignedIn } from '../following/index.ts'
import { submitInitiative } from '../initiatives/index.ts'
import { visitor as nobody } from '../kit/actor.ts'
import { readAuditKeys } from '../kit/audit/keys.ts'
import { verifyAudit } from '../kit/audit/verify.ts'
import { sealAudit } from '../kit/audit.ts'
import { addDays, dayOf } from '../kit/dates.ts'
import { acceptFile } from '../kit/files.ts'
import { putInOutbox } from '../kit/outbox.ts'
import { projectRoot } from '../kit/settings.ts'
import { formOf, keepForm, react } from '../neighbours/index.ts'
import { grantRole, insertPerson, type Person, personById } from '../people/index.ts'
import { type TestApp, testApp, testNow, type Visitor } from '../testing.ts'
import { type TestCity, testCity } from '../testing-city.ts'
import { involveNeighbours } from '../testing-neighbours.ts'
import { privacyJobs, privacySchedules } from './jobs.ts'
import { answerDue, fateOfCase } from './rules.ts'
import { subjects, type TheirCase } from './store.ts'
import { texts } from './texts.ts'

let app: TestApp
let city: TestCity
beforeAll(async () => {
  app = await testApp()
  city = await testCity(app)
})
afterAll(() => app.close())

/** Tables that say who did something, by a reference to a person who may have a pseudonym, and hold nothing else of them. */
const refersOnly: Readonly<Record<string, string>> = {
  absence: 'days on which an official was away',
  officer_of_the_day: 'the roster of officials',
  planned_leave: 'which official left, and who took over',
  api_key: 'who gave a key; the contact of a partner is ended with the key',
  area_import: 'who sent it',
  doable: 'which administrator changed it',
  config_draft: 'who prepared it',
  config_version: 'who published it',
  form_version: 'who published it',
  framework_version: 'who published it',
  ceiling: 'which official set it',
  jury: 'which official is its secretary',
  payment_batch: 'which officials made and approved it',
  forecast_threshold: 'which official set it',
  ledger_entry: 'which official booked it, with words that name nobody',
  process_version: 'who published it',
  initiative_link: 'who linked them',
  answer_group: 'which official made it',
  survey: 'which official changed it or published its results; answers are kept without who gave them',
  survey_tally_entry: 'which official counted paper, and what they counted',
  survey_mailing: 'which official made the letters; their addresses are locked, without a name',
  panel_request_change: 'which official changed a question to a group',
  panel_invitation: 'which official sent it; who got it is kept as digests',
  contribution_look: 'which official looked at a contribution',
  contribution_report: 'which official dealt with it; who reported is not kept',
  contribution_appeal: 'which official looked again; what the writer said goes with their words',
  response: 'which official answered',
  project_level: 'which official answered the framework',
  project_move: 'which official moved it on',
  project_news: 'which official wrote it, for everybody',
  initiative_receipt: 'which official wrote or called',
}

const rows = async (text: string): Promise<readonly Record<string, unknown>[]> =>
  (await sql.raw<Record<string, unknown>>(text).execute(app.db)).rows

/** Tables in which any of these words stands, in whatever column. */
async function tablesWith(words: readonly string[]): Promise<readonly string[]> {
  const tables = await rows(`select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`)
  const found: string[] = []
  for (const { name } of tables) {
    for (const word of words) {
      const { rows: hits } = await sql`select 1 from ${sql.table(String(name))} as t
        where strpos(lower(to_jsonb(t)::text), ${word.toLowerCase()}) > 0 limit 1`.execute(app.db)
      if (hits.length > 0) found.push(`${name}: ${word}`)
    }
  }
  return found
}

/** Somebody with a plan of their own, with everything that we come to hold of a person. */
async function somebody(name: string): Promise<{ person: Person; caseId: string; visitor: Visitor }> {
  const email = `${name.toLowerCase().replace(/\W+/g, '.')}@voorbeeld.example`
  const person = await insertPerson(
    app.db,
    { name, email, phone: '06 99887766', postalAddress: 'Geheimlaan 12', confirmedAt: testNow },
    testNow,
  )
  const act = await city.act(person)
  const pdf = Buffer.from(`%PDF-1.4\n${name}\n%%EOF`)
  const accepted = await acceptFile(act, { name: 'tekening-zonnebloemenveld.pdf', bytes: pdf })
  const file = accepted.ok ? accepted.file.id : ''
  const submitted = await submitInitiative(act, {
    kind: 'city_wish',
    title: 'Zonnebloemenveld',
    story: 'Mijn kleindochter Zonnetje wil een zonnebloemenveld.',
    subject: 'green',
    districtId: city.area.id,
    address: 'Geheimlaan 12',
    lon: 4.665,
    lat: 51.805,
    needs: ['place'],
    initiator: { personId: person.id },
    fileIds: [file],
  })
  if (submitted.state !== 'submitted') throw new Error('not submitted')
  await followSignedIn(act, {
    pace: 'weekly',
    things: [{ what: 'place', place: 'Geheimlaan', point: null, radius: 500 }],
  })
  await postMessage(act, { caseId: submitted.caseId, text: 'Zonnetje en ik komen dinsdag.' })
  await involveNeighbours(act, submitted.caseId, 'buurtveld')
  await keepForm(act, {
    caseId: submitted.caseId,
    about: 'Een veld',
    contact: `${name}, 06 99887766`,
    closesOn: addDays(dayOf(testNow), 14),
    meeting: null,
  })
  // And says something of the plan of a neighbour, with the address in capitals.
  const form = await formOf(app.db, city.shown.id)
  const capitals = email.toUpperCase()
  const said = {
    side: 'other',
    name,
    body: 'Zonnetje vindt het te donker op de kade.',
    email: capitals,
  } as const
  await react(app.act({ actor: nobody }), form?.code ?? '', said)
  await sql`update reaction set confirmed_at = received_at where email = ${email}`.execute(app.db)
  return { person, caseId: submitted.caseId, visitor: await app.as(email) }
}

const erased = async (days: number): Promise<void> => {
  const now = new Date(testNow.getTime() + days * 24 * 60 * 60 * 1000)
  await privacyJobs.erase_people!({ ...app.act(), now }, {})
}
/** The world outside takes every mail, and the last one goes. */
const delivered = async (): Promise<void> => {
  await sql`update outbox set sent_at = now() where sent_at is null`.execute(app.db)
  await privacyJobs.remove_last_mails!(app.act(), {})
}
const endAllRoles = (personId: string): Promise<unknown> =>
  sql`update role_grant set ended_at = now() where person_id = ${personId}`.execute(app.db)
const isSound = async (): Promise<void> => {
  await sealAudit(app.db, app.settings, app.act().now)
  const { faults } = await verifyAudit(app.db, {
    keys: readAuditKeys(app.settings),
    heads: [],
    leftOut: notAudited,
  })
  expect(faults).toEqual([])
}

describe('the rules', () => {
  const one: TheirCase = {
    id: 'a',
    number: '2026-0001',
    title: 'x',
    kind: 'city_wish',
    endedOn: null,
    hasBesluit: false,
    isAlone: true,
  }
  test.each<[Partial<TheirCase>, readonly string[], string]>([
    [{}, [], 'stops'],
    [{}, ['a'], 'goes_on'],
    [{ isAlone: false }, [], 'goes_on'],
    [{ endedOn: '2026-01-01' }, [], 'erased'],
    [{ endedOn: '2026-01-01' }, ['a'], 'erased'],
    [{ endedOn: '2026-01-01', hasBesluit: true }, [], 'kept'],
    [{ hasBesluit: true }, ['a'], 'kept'],
  ])('%j with %j: %s', (change, goesOn, fate) => expect(fateOfCase({ ...one, ...change }, goesOn)).toBe(fate))

  test('a month to answer', () => {
    expect(answerDue('2026-11-21')).toBe('2026-12-21')
    expect(answerDue('2027-01-31')).toBe('2027-02-28')
  })

  test('every subject has its words, and the jobs have a time', () => {
    for (const subject of subjects) expect(texts('en').subjects[subject].until).not.toBe('')
    expect(privacySchedules.map(({ job }) => job).sort()).toEqual(Object.keys(privacyJobs).sort())
  })
})

describe('what we hold of somebody', () => {
  test('stands on one page, with why and until when, and nothing of others', async () => {
    const { visitor } = await somebody('Wilma Overzicht')
    const html = await (await visitor.get('/mijn/over-mij')).text()
    for (const words of [
      'Wilma Overzicht',
      'Geheimlaan 12',
      '06 99887766',
      'tekening-zonnebloemenveld',
      'Zonnetje en ik komen',
      'Zonnetje vindt het te donker',
    ])
      expect(html).toContain(words)
    expect(html).toContain('Onze publieke taak')
    expect(html).not.toContain(city.initiator.name)
    expect(await (await visitor.get('/mijn')).text()).toContain('/mijn/over-mij')
  })

  test('comes in one package: to read, for programs, and the files', async () => {
    const { visitor } = await somebody('Dirk Download')
    const answer = await visitor.get('/mijn/over-mij/alles.zip')
    expect(answer.headers.get('content-type')).toBe('application/zip')
    const files = unzipSync(new Uint8Array(await answer.arrayBuffer()))
    const names = Object.keys(files)
    expect(names).toEqual(['over-mij.html', 'over-mij.json', 'bestanden/1-tekening-zonnebloemenveld.pdf'])
    const text = (name: string): string => new TextDecoder().decode(files[name])
    const json = JSON.parse(text('over-mij.json'))
    expect(Object.keys(json)).toEqual([...subjects])
    expect(json.account[0]).toMatchObject({ name: 'Dirk Download', phone: '06 99887766' })
    expect(text('over-mij.html')).toContain('Zonnetje en ik komen dinsdag.')
    expect(text('bestanden/1-tekening-zonnebloemenveld.pdf')).toContain('Dirk Download')
  })
})

test('a file that something else still shows is known where files are erased', async () => {
  const known = readFileSync(join(projectRoot, 'src', 'privacy', 'store', 'files.ts'), 'utf8')
  const erased = known.slice(known.indexOf('export async function eraseFiles'))
  const tables = await rows(`select distinct conrelid::regclass::text as name from pg_constraint
    where contype = 'f' and confrelid = 'file'::regclass`)
  expect(tables.length).toBeGreaterThan(5)
  expect(tables.map(({ name }) => String(name)).filter((name) => !erased.includes(name))).toEqual([])
})

test('every table that refers to a person is known here, or says why it need not be', async () => {
  const found = await rows(`select distinct conrelid::regclass::text as name from pg_constraint
    where contype = 'f' and confrelid = 'person'::regclass`)
  const folder = join(projectRoot, 'src/privacy/store')
  const known = readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join(' ')
  const unknown = found
    .map(({ name }) => String(name))
    .filter((name) => !new RegExp(`\\b${name}\\b`).test(known))
  expect(unknown.filter((name) => !Object.hasOwn(refersOnly, name))).toEqual([])
  expect(Object.keys(refersOnly).filter((name) => !unknown.includes(name))).toEqual([])
})

describe('what somebody asks', () => {
  test('is answered with reasons, within a month', async () => {
    const { person, visitor } = await somebody('Vera Vraagt')
    expect((await visitor.post('/mijn/over-mij/vraag', { soort: 'correction' })).status).toBe(422)
    const asked = await visitor.postAndSee('/mijn/over-mij/vraag', {
      soort: 'correction',
      vraag: 'In het verslag staat dat ik er niet was.',
    })
    expect(asked.html).toContain('Je hoort uiterlijk maandag 21 december 2026 van ons.')
    const coordinator = await city.as(city.staff.coordinator)
    expect(await (await coordinator.get('/werk')).text()).toContain('Vragen over gegevens')
    const list = await (await coordinator.get('/werk/gegevens')).text()
    const path = /\/werk\/gegevens\/[0-9a-f-]{36}/.exec(list)![0]
    expect(await (await coordinator.get(path)).text()).toContain('dat ik er niet was')
    expect((await coordinator.post(path, { uitkomst: 'granted' })).status).toBe(422)
    await coordinator.postAndSee(path, { uitkomst: 'granted', antwoord: 'Het verslag is aangepast.' })
    expect(
      (await app.mails(person.email!)).some(({ body_text }) =>
        body_text.includes('Het verslag is aangepast.'),
      ),
    ).toBe(true)
    expect(await (await visitor.get('/mijn/over-mij')).text()).toContain('Het verslag is aangepast.')
    expect((await coordinator.get(path)).status).toBe(404)
    expect((await (await city.as(city.guide)).get('/werk/gegevens')).status).toBe(403)
  })
})

test('who asks on and on is asked to wait', async () => {
  const visitor = await app.as(await newcomer('Anja Aanhoudend'))
  const statuses: number[] = []
  for (let times = 0; times < 11; times += 1)
    statuses.push(
      (await visitor.post('/mijn/over-mij/vraag', { soort: 'question', vraag: `Vraag ${times}` })).status,
    )
  expect(statuses.slice(0, 10)).toEqual(Array(10).fill(303))
  expect(statuses[10]).toBe(429)
})

test('who asks twice at once to be erased has one request, one mail, and no error', async () => {
  const email = await newcomer('Dirk Dubbel')
  const [one, other] = [await app.as(email), await app.as(email)]
  const ask = (visitor: Visitor) => visitor.post('/mijn/over-mij/wissen', { doen: 'wissen', zeker: 'ja' })
  const answers = await Promise.all([ask(one), ask(other), ask(one)])
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
  const { rows: asked } = await sql`select from data_request join person on person.id = person_id
    where email = ${email}`.execute(app.db)
  expect(asked.length).toBe(1)
  expect((await app.mails(email)).length).toBe(1)
})

const newcomer = async (name: string): Promise<string> => {
  const email = `${name.toLowerCase().replace(' ', '.')}@voorbeeld.example`
  await insertPerson(app.db, { name, email }, testNow)
  return email
}

describe('who wants to be erased', () => {
  const ask = (visitor: Visitor, more: Record<string, string> = {}) =>
    visitor.postAndSee('/mijn/over-mij/wissen', { doen: 'wissen', zeker: 'ja', ...more })

  test('must be sure, and can call it off for a week', async () => {
    const { person, visitor } = await somebody('Bedenk Tijd')
    expect((await visitor.post('/mijn/over-mij/wissen', { doen: 'wissen' })).status).toBe(422)
    expect((await ask(visitor)).html).toContain('Wij wissen alles in de nacht na zaterdag 28 november 2026')
    await erased(6)
    expect((await personById(app.db, person.id))!.name).toBe('Bedenk Tijd')
    for (const page of ['/mijn', '/mijn/over-mij'])
      expect(await (await visitor.get(page)).text()).toContain('Wij wissen alles in de nacht na zaterdag')
    expect((await visitor.postAndSee('/mijn/over-mij/wissen', { doen: 'terug' })).html).toContain(
      'Alles blijft zoals het was',
    )
    await erased(8)
    expect((await personById(app.db, person.id))!.name).toBe('Bedenk Tijd')
  })

  test('with a role at the municipality is asked to end that first', async () => {
    const guide = await city.as(city.guide)
    expect(await (await guide.get('/mijn/over-mij/wissen')).text()).toContain(
      'Je hebt een rol bij de gemeente',
    )
    expect((await guide.post('/mijn/over-mij/wissen', { doen: 'wissen', zeker: 'ja' })).status).toBe(422)
  })

  test('is not erased with a role that came meanwhile, and hears why', async () => {
    const { person, visitor } = await somebody('Rolf Rol')
    await ask(visitor)
    await grantRole(app.act(), { name: person.name, email: person.email!, role: 'case_guide', areaId: null })
    await erased(8)
    expect((await personById(app.db, person.id))!.name).toBe('Rolf Rol')
    const mails = await app.mails(person.email!)
    expect(mails.map(({ subject }) => subject)).toContain('Wij konden je gegevens niet wissen')
    await erased(9)
    expect((await app.mails(person.email!)).length).toBe(mails.length)
    await endAllRoles(person.id)
    await ask(await app.as(person.email!))
    await erased(17)
    await delivered()
    expect(await tablesWith(['Rolf Rol'])).toEqual([])
  })

  test('takes no mail of others along, whatever the name is', async () => {
    const words = 'Groeten van Meemaken'
    const { visitor } = await somebody(words)
    const mail = {
      subject: 'Groeten van Meemaken',
      text: 'Groeten van Meemaken!',
      html: '<p>Groeten van Meemaken!</p>',
    }
    await putInOutbox(app.db, { to: 'ander@voorbeeld.example', ...mail, at: testNow })
    await delivered()
    await ask(visitor)
    await erased(8)
    await delivered()
    expect(await app.mails('ander@voorbeeld.example')).toHaveLength(1)
    expect(await tablesWith([words])).toEqual([])
  })

  test('leaves no trace in any table, and the log stays sound', async () => {
    const { person, caseId, visitor } = await somebody('Gerda Gewist')
    const page = await (await visitor.get('/mijn/over-mij/wissen')).text()
    expect(page).toContain('Dit plan is alleen van jou. Het stopt')
    const words = [
      'Gerda Gewist',
      'gerda.gewist',
      '06 99887766',
      'Geheimlaan',
      'Zonnetje',
      'Zonnebloemenveld',
    ]
    expect((await tablesWith(words)).length).toBeGreaterThan(8)
    // Others of this file told the same story: they go first, so that only hers is left to find.
    for (const other of ['Wilma Overzicht', 'Dirk Download', 'Vera Vraagt', 'Bedenk Tijd']) {
      const email = `${other.toLowerCase().replace(/\W+/g, '.')}@voorbeeld.example`
      await ask(await app.as(email))
    }
    await ask(visitor)
    await erased(8)
    const [last] = await rows(`select body_text from outbox where to_address = '${person.email}'`)
    expect(last!.body_text).toContain('Wij hebben gewist wat wij van je hadden.')
    await delivered()
    expect(await tablesWith(words)).toEqual([])
    expect((await openedCase(app.act(), caseId)).state.end).toBe('withdrawn')
    expect((await visitor.get('/mijn')).status).toBe(303)
    await isSound()
  })

  test('takes no words of a neighbour along who typed their address; nor did they read them', async () => {
    const { person, visitor } = await somebody('Ada Adres')
    const form = await formOf(app.db, city.shown.id)
    const typed = {
      side: 'against',
      name: 'Buurman Bram',
      body: 'Bram wil rust.',
      email: person.email,
    } as const
    await react(app.act({ actor: nobody }), form?.code ?? '', typed)
    const html = await (await visitor.get('/mijn/over-mij')).text()
    expect(html).toContain('Zonnetje vindt het te donker')
    expect(html).not.toContain('Bram')
    await ask(visitor)
    await erased(8)
    expect(await rows(`select name, email, token_hash from reaction where body = 'Bram wil rust.'`)).toEqual([
      { name: 'Buurman Bram', email: null, token_hash: null },
    ])
  })

  test('leaves a plan that others carry as it is, without their name; the guide hears of it', async () => {
    const { person, caseId, visitor } = await somebody('Anna Allebei')
    await addParty(await city.act(city.team), { caseId, personId: city.stranger.id, role: 'co_initiator' })
    await ask(visitor)
    await erased(8)
    const { state, parties } = await openedCase(app.act(), caseId)
    expect(state.status).toBe('running')
    expect(parties.map(({ person_id }) => person_id)).toEqual([city.stranger.id])
    expect((await personById(app.db, person.id))!.name).toBe('Iemand die niet meer meedoet')
    const [note] = await rows(
      `select body from case_text where case_id = '${caseId}' and body like '%gewist te worden%'`,
    )
    expect(note).toBeDefined()
    await isSound()
  })

  test('lets a plan go on when they say so, and keeps the record of a decision', async () => {
    const { person, caseId, visitor } = await somebody('Dora Doorgaan')
    await ask(visitor, { door: caseId })
    await erased(8)
    expect((await openedCase(app.act(), caseId)).state.status).toBe('running')
    const [kept] = await rows(`select story from initiative where case_id = '${caseId}'`)
    expect(kept!.story).toContain('zonnebloemenveld')
    expect(
      (await tablesWith([person.name, person.email!])).filter((found) => !found.startsWith('outbox')),
    ).toEqual([])
    await sql`alter table decision disable trigger decision_kept`.execute(app.db)
    await sql`update decision set is_besluit = true, last_day_to_object = decided_on + 42
      where case_id = ${city.shown.id}`.execute(app.db)
    await sql`alter table decision enable trigger decision_kept`.execute(app.db)
    const [{ id }] = (await rows(`select case_id as id from decision where is_besluit limit 1`)) as [
      { id: string },
    ]
    expect(id).toBeDefined()
    const decided = await app.as(city.initiator.email!)
    expect(await (await decided.get('/mijn/over-mij/wissen')).text()).toContain('De Archiefwet vraagt ons')
    await ask(decided)
    await erased(8)
    const texts = await rows(
      `select body from case_text where case_id = '${id}' and author_id = '${city.initiator.id}'`,
    )
    expect(texts.filter(({ body }) => body !== null).length).toBeGreaterThan(0)
    await delivered()
    expect(await tablesWith([city.initiator.name, city.initiator.email!])).toEqual([])
    await isSound()
  })
})
