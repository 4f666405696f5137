import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openedCase } from '../../cases/index.ts'
import { applicationsOfCase, checkApplication, setCeiling } from '../../funds/index.ts'
import { addDays, dayOf } from '../../kit/dates.ts'
import { Conflict } from '../../kit/errors.ts'
import { paths } from '../../paths.ts'
import {
  grantRole,
  insertMember,
  insertOrganisation,
  insertPerson,
  organisationsByIds,
  personByEmail,
} from '../../people/index.ts'
import { allAreas } from '../../places/index.ts'
import { type DeskCity, deskCity } from '../../site/desk/testing.ts'
import { type FormFields, type TestApp, testApp } from '../../testing.ts'
import { stateOf, whyStays } from './rules.ts'

let app: TestApp
let city: DeskCity
let wish: { readonly id: string; readonly number: string }
const start = new Date('2026-11-23T09:00:00Z')

beforeAll(async () => {
  app = await testApp()
  app.setNow(start)
  city = await deskCity(app)
  const area = (await allAreas(app.db)).find(({ level }) => level === 'jury_area')!
  await setCeiling(app.act(), {
    schemeKey: 'neighbourhood_wishes',
    from: '2026-01-01',
    until: '2026-12-31',
    areaId: area.id,
    cents: 7_500_00,
    decision: { body: 'het college', date: '2025-11-12', number: 'B-1', announced: '2025-12-01' },
    reason: 'Verdeling',
  })
  wish = await city.newCase('intake', { kind: 'neighbourhood_wish', title: 'Straatfeest' })
})
afterAll(() => app.close())

const text = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0]+/g, ' ')
const page = () => paths.coApplicants(wish.number)
const ask = async (fields: FormFields) => {
  const seen = await (await city.as('initiator')).postAndSee(page(), { doe: 'vraag', ...fields })
  return { ...seen, words: text(seen.html) }
}
const link = async (email: string): Promise<string> => {
  const mails = await app.mails(email)
  const found = mails.flatMap(({ body_text }) => /\/mede-aanvrager\/[\w-]+/.exec(body_text)?.[0] ?? [])
  return found.at(-1) ?? ''
}
const parties = async () => (await openedCase(app.act(), wish.id)).parties
const read = async (who: Parameters<DeskCity['as']>[0], path: string) =>
  text(await (await (await city.as(who)).get(path)).text())
const apply = async (fields: FormFields) => {
  const seen = await (await city.as('initiator')).postAndSee(paths.initiativeApply(wish.number), {
    kosten_1: 'Tent',
    kosten_1_bedrag: '1.500',
    begin: '2027-02-01',
    begonnen: 'nee',
    ...fields,
  })
  return { ...seen, words: text(seen.html) }
}

describe('to apply for money together', () => {
  test('an organisation that is announced can come later; the application says that nobody said yes yet', async () => {
    expect((await apply({ rechtspersoon: 'nee' })).status).toBe(422)
    const announced = await apply({ rechtspersoon: 'ja' })
    expect(announced.status).toBe(200)
    expect(announced.words).toContain('Die organisatie moet zelf nog ja zeggen.')
    const sent = await apply({ rechtspersoon: 'ja', insturen: 'ja' })
    expect(sent.words).toContain('Je aanvraag is binnen')
    expect(sent.words).toContain('Nog niemand zei ja.')
    const { id } = (await applicationsOfCase(app.db, wish.id))[0]!
    const check = async () =>
      checkApplication(await city.act('team'), {
        applicationId: id,
        until: addDays(dayOf(start), 20),
        items: ['condition_1', 'condition_2', 'condition_3', 'condition_4', 'legal_entity_above'].map(
          (item) => ({
            item,
            isThere: true,
            note: null,
          }),
        ),
      })
    await expect(check()).rejects.toThrow(Conflict)
  })

  test('somebody is asked by mail, once, and not who takes part', async () => {
    const both = await Promise.all([
      ask({ naam: 'Sien', email: 'sien@voorbeeld.example', organisatie: 'Stichting Samen' }),
      ask({ naam: 'Sien', email: 'SIEN@voorbeeld.example', organisatie: 'Stichting Samen' }),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 422])
    expect(await app.mails('sien@voorbeeld.example')).toHaveLength(1)
    const empty = await ask({ naam: '', email: 'geen adres' })
    expect(empty.status).toBe(422)
    const own = await ask({ naam: 'Ina', email: 'ina@voorbeeld.example' })
    expect(own.words).toContain('hoort al bij het plan')
    await ask({ naam: 'Bas Buur', email: 'bas@voorbeeld.example' })
    const words = await read('initiator', page())
    expect(words).toContain('Sien, Stichting Samen : wacht op antwoord')
    expect((await app.visitor().get(page())).status).toBe(303)
    expect((await (await city.as('adviser')).get(page())).status).toBe(404)
    const stranger = await (await city.as('adviser')).post(page(), { doe: 'vraag' })
    expect(stranger.status).toBe(404)
  })

  test('who has the link sees what it is about, and says yes once for the organisation', async () => {
    const path = await link('sien@voorbeeld.example')
    const visitor = app.visitor()
    const seen = text(await (await visitor.get(path)).text())
    for (const words of ['voor Stichting Samen', 'Tent', 'Op de site staat de naam Stichting Samen'])
      expect(seen).toContain(words)
    expect(await parties()).toHaveLength(1)
    const unticked = await visitor.post(path, { doe: 'ja', naam: 'Sien Samen' })
    expect(unticked.status).toBe(422)
    const yes = { doe: 'ja', naam: 'Sien Samen', akkoord: 'ja' }
    await Promise.all([app.visitor().post(path, yes), app.visitor().post(path, yes)])
    expect(await parties()).toHaveLength(2)
    expect(text(await (await visitor.get(path)).text())).toContain('Je zei ja.')
    const sien = await personByEmail(app.db, 'sien@voorbeeld.example')
    expect(sien?.name).toBe('Sien Samen')
    const subjects = (await app.mails('sien@voorbeeld.example')).map(({ subject }) => subject)
    expect(subjects).toContain('Je vraagt mee aan voor: Straatfeest')
    const told = (await app.mails('ina@voorbeeld.example')).map(({ body_text }) => body_text).join(' ')
    expect(told).toContain('Stichting Samen, Sien Samen vraagt mee geld aan')
    for (const wrong of ['/mede-aanvrager/onzin', `${path}x`, '/mede-aanvrager/%00'])
      expect((await visitor.get(wrong)).status, wrong).toBeGreaterThanOrEqual(400)
  })

  test('the application names both, the public the organisation only', async () => {
    expect(await read('initiator', page())).toContain('Sien Samen, Stichting Samen')
    expect(await read('team', paths.deskCaseAction(wish.number, 'check_application'))).toContain(
      'Wie aanvraagt: Ina Initiatief; Sien Samen, Stichting Samen',
    )
    const sien = await app.as('sien@voorbeeld.example')
    const mine = await sien.get(paths.myCase(wish.number))
    const plan = text(await (await sien.get(mine.headers.get('location') ?? '')).text())
    expect(plan).toContain('Wie vraagt aan Ina Initiatief; Sien Samen, Stichting Samen')
    expect(plan).not.toContain('Nog niemand zei ja.')
  })

  test('a resident says yes signed in, or no; who took it back or is late hears so', async () => {
    const bas = await insertPerson(app.db, { name: 'Bas Buur', email: 'bas@voorbeeld.example' }, start)
    const signedIn = await app.as('bas@voorbeeld.example')
    const mine = await (await signedIn.get(paths.mine())).text()
    const own = /\/mijn\/mede-aanvrager\/[\w-]+/.exec(mine)?.[0] ?? ''
    expect((await (await city.as('adviser')).get(own)).status).toBe(404)
    expect((await signedIn.get(paths.myCoApplication('geen'))).status).toBe(404)
    app.setNow(new Date('2026-12-20T09:00:00Z'))
    const late = text(await (await app.visitor().get(await link('bas@voorbeeld.example'))).text())
    expect(late).toContain('Deze vraag is verlopen.')
    const post = await app.visitor().post(await link('bas@voorbeeld.example'), {
      doe: 'ja',
      naam: 'Bas',
      akkoord: 'ja',
    })
    expect(post.status).toBe(422)
    app.setNow(start)
    const no = await signedIn.postAndSee(own, { doe: 'nee' })
    expect(text(no.html)).toContain('Je zei nee.')
    const list = await (await (await city.as('initiator')).get(page())).text()
    const id = /name="wie" value="([^"]+)"[\s\S]*?$/.exec(list.slice(list.indexOf('Bas Buur')))?.[1] ?? ''
    await (await city.as('initiator')).post(page(), { doe: 'opnieuw', wie: id })
    await signedIn.post(own, { doe: 'ja', naam: 'Bas Buur', akkoord: 'ja' })
    expect((await parties()).some(({ person_id }) => person_id === bas.id)).toBe(true)
    const gone = await (await city.as('initiator')).postAndSee(page(), { doe: 'weg', wie: id })
    expect(text(gone.html)).toContain('De mede-aanvrager is weggehaald.')
    expect((await parties()).some(({ person_id }) => person_id === bas.id)).toBe(false)
    for (const wie of ['', 'onzin', '00000000-0000-4000-8000-000000000000'])
      expect((await (await city.as('initiator')).post(page(), { doe: 'weg', wie })).status).toBe(404)
  })

  test('nobody speaks for an organisation that we know without them', async () => {
    const known = await insertOrganisation(app.db, { name: 'De Bron', kind: 'foundation' }, start)
    await ask({ naam: 'Lot', email: 'lot@voorbeeld.example', organisatie: 'de bron' })
    const path = await link('lot@voorbeeld.example')
    const yes = { doe: 'ja', naam: 'Lot', akkoord: 'ja' }
    const refused = await app.visitor().postAndSee(path, yes)
    expect(refused.status).toBe(422)
    expect(text(refused.html)).toContain('Wij kennen De Bron al')
    // Nothing was kept of the attempt.
    expect(await personByEmail(app.db, 'lot@voorbeeld.example')).toBeNull()
    const lot = await insertPerson(app.db, { name: 'Lot', email: 'lot@voorbeeld.example' }, start)
    const since = dayOf(start)
    await insertMember(app.db, { organisationId: known.id, personId: lot.id, role: 'member', since })
    await app.visitor().post(path, yes)
    expect((await parties()).some(({ organisation_id }) => organisation_id === known.id)).toBe(true)
  })
})

describe('a legal entity that steps back after the application was complete', () => {
  test('holds up the money, and everybody hears the ways out', async () => {
    const parties = (await openedCase(app.act(), wish.id)).parties
    for (const { organisation_id, person_id } of parties) {
      const bron = (await organisationsByIds(app.db, [organisation_id])).get(organisation_id ?? '')
      if (bron?.name !== 'De Bron' || person_id === null) continue
      const id = (
        await sql<{ id: string }>`
        select id from co_applicant where party_id is not null and ended_at is null and organisation ilike 'de bron'`.execute(
          app.db,
        )
      ).rows[0]?.id
      await (await app.as('lot@voorbeeld.example')).post(page(), { doe: 'weg', wie: id ?? '' })
    }
    const { id } = (await applicationsOfCase(app.db, wish.id))[0]!
    await sql`update application set requested_cents = 150000 where id = ${id}`.execute(app.db)
    await checkApplication(await city.act('team'), {
      applicationId: id,
      until: addDays(dayOf(start), 20),
      items: ['condition_1', 'condition_2', 'condition_3', 'condition_4', 'legal_entity_above'].map(
        (item) => ({
          item,
          isThere: true,
          note: null,
        }),
      ),
    })
    expect(await read('initiator', page())).not.toContain('geen rechtspersoon meer')
    const one = (
      await sql<{ id: string }>`
      select id from co_applicant where organisation = 'Stichting Samen' and ended_at is null`.execute(app.db)
    ).rows[0]!.id
    const books = 'boeken@waterstad.example'
    await grantRole(app.act(), { name: 'Bo Boeken', email: books, role: 'fund_manager', areaId: null })
    const sien = await app.as('sien@voorbeeld.example')
    await sien.post(page(), { doe: 'weg', wie: one })
    const mine = await (await city.as('initiator')).get(paths.myCase(wish.number))
    const plan = text(
      await (await (await city.as('initiator')).get(mine.headers.get('location') ?? '')).text(),
    )
    expect(plan).toContain('De aanvraag wacht: er vraagt geen rechtspersoon meer mee aan')
    expect(plan).toContain('er wordt hoogstens € 1.000 verleend')
    const mails = await app.mails('ina@voorbeeld.example')
    const told = mails.find(({ subject }) => subject === 'Aanvraag wacht op een rechtspersoon: Straatfeest')
    expect(told?.body_text).toContain('een andere organisatie vraagt mee aan')
    // Who keeps the books hears it once, with what to do.
    const toBooks = (await app.mails(books)).filter(({ subject }) => subject.includes('Straatfeest'))
    expect(toBooks.map(({ subject }) => subject)).toEqual([
      'Aanvraag wacht op een rechtspersoon: Straatfeest',
    ])
    expect(toBooks[0]?.body_text).toContain('er wordt hoogstens')
    // All of it happens at one moment, so the order says nothing.
    const toSien = (await app.mails('sien@voorbeeld.example')).map(({ subject }) => subject)
    expect(toSien).toContain('Mede-aanvrager gestopt: Straatfeest')
  })
})

describe('the rules of applying together', () => {
  const asked = { answer: null, answer_by: '2026-12-14', ended_at: null, party_id: null } as const
  test('how it stands', () => {
    expect(stateOf(asked, [], '2026-12-14')).toBe('waiting')
    expect(stateOf(asked, [], '2026-12-15')).toBe('expired')
    const yes = { ...asked, answer: 'yes', party_id: 'p' } as const
    expect(stateOf(yes, ['p'], '2027-12-15')).toBe('yes')
    expect(stateOf(yes, [], '2027-12-15')).toBe('ended')
    expect(stateOf({ ...asked, answer: 'no' }, [], '2026-12-01')).toBe('no')
    expect(stateOf({ ...asked, ended_at: start }, [], '2026-12-01')).toBe('ended')
  })
  test('who stays', () => {
    const applied = { isDecided: false, isComplete: true, asksLegalEntity: true }
    const leaver = { isThemselves: false, isLastOrganisation: true }
    expect(whyStays(null, leaver)).toBeNull()
    expect(whyStays(applied, leaver)).toBe('needed')
    expect(whyStays(applied, { ...leaver, isThemselves: true })).toBeNull()
    expect(whyStays(applied, { ...leaver, isLastOrganisation: false })).toBeNull()
    expect(whyStays({ ...applied, isComplete: false }, leaver)).toBeNull()
    expect(whyStays({ ...applied, isDecided: true }, { ...leaver, isThemselves: true })).toBe('decided')
  })
})
