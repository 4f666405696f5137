import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addFiles, addParty, attachmentsOf, openedCase, removeParty } from '../cases/index.ts'
import { mailAbout, staffOf } from '../initiatives/front-door/testing.ts'
import { initiativeByNumber } from '../initiatives/index.ts'
import { acceptFile } from '../kit/files.ts'
import { paths } from '../paths.ts'
import { grantRole, insertOrganisation, insertPerson, type Person } from '../people/index.ts'
import { type TestApp, testApp, type Visitor } from '../testing.ts'
import { toldWish, wishCarriedOut } from '../testing-wish.ts'
import { followReferrals } from './jobs.ts'
import { referralsOf } from './store.ts'

let app: TestApp
let guide: Person
let noor: Visitor
let gijs: Visitor
beforeAll(async () => {
  app = await testApp()
  await staffOf(app)
  const role = { role: 'case_guide', areaId: null } as const
  guide = await grantRole(app.act(), { ...role, name: 'Gijs de Gids', email: 'gijs@waterstad.example' })
  await grantRole(app.act(), { ...role, name: 'Ander Mens', email: 'ander@waterstad.example' })
  noor = await app.as('noor@waterstad.example')
  gijs = await app.as('gijs@waterstad.example')
})
afterAll(() => app.close())

const at = (day: string) => app.act({ now: new Date(`${day}T07:55:00Z`) })
const linkIn = async (email: string, words: string, path: RegExp): Promise<string> =>
  path.exec((await mailAbout(app, email, words))?.body_text ?? '')?.[0] ?? 'no link'
const received = /\/doorverwezen\/[\w-]+/
const helped = /\/hielp-dit\/[\w-]+/
const refer = {
  soort: 'partner',
  naam: 'Buurthuis De Bron',
  functie: 'beheerder van de zaal',
  telefoon: '078 - 123 45 99',
  email: 'bron@voorbeeld.example',
  verhaal: 'Een naaiclub zoekt een plek.',
  toestemming: 'met-naam',
  gezegd: '2026-11-20',
  uiterlijk: '2026-12-05',
}

describe('a referral is followed', () => {
  test('the receiver reads it with consent, takes it up by the link, and the initiator says whether it helped', async () => {
    const email = 'naaiclub@voorbeeld.example'
    const wish = await toldWish(app, { title: 'Naaiclub', email, guideId: guide.id })
    const path = `/werk/doorverwijzen/${wish.number}`
    expect((await gijs.post(path, { soort: 'partner' })).status).toBe(422)
    const made = await gijs.postAndSee(path, refer)
    expect(made.html).toContain('Wij vragen of het wordt opgepakt')
    const told = (await mailAbout(app, email, 'Buurthuis De Bron'))?.body_text
    for (const words of ['5 december 2026', 'beheerder van de zaal', '078 - 123 45 99', '19 december 2026'])
      expect(told).toContain(words)
    const link = await linkIn('bron@voorbeeld.example', 'Kunnen jullie helpen', received)
    const receiver = app.visitor()
    const html = await (await receiver.get(link)).text()
    expect(html).toContain('Een naaiclub zoekt een plek.')
    expect(html).toContain(email)
    expect((await receiver.post(link, { antwoord: 'nee' })).status).toBe(422)
    expect((await receiver.postAndSee(link, { antwoord: 'ja' })).html).toContain('Dank je wel, wij weten het')
    await receiver.post(link, { antwoord: 'ja', reden: 'Op dinsdag.' })
    const taken = (await app.mails(email)).filter(({ subject }) => subject.includes('aan de slag'))
    expect(taken).toHaveLength(1)
    await followReferrals(at('2026-12-18'))
    expect(await mailAbout(app, email, 'Hielp het?')).toBeUndefined()
    await followReferrals(at('2026-12-19'))
    await followReferrals(at('2026-12-19'))
    const asked = (await app.mails(email)).filter(({ subject }) => subject.includes('Hielp het?'))
    expect(asked).toHaveLength(1)
    const page = await linkIn(email, 'Hielp het?', helped)
    const visitor = app.visitor()
    expect(await (await visitor.get(`${page}?antwoord=nee`)).text()).toMatch(/value="nee"[^>]*checked/)
    const said = await visitor.postAndSee(page, { antwoord: 'nee', opmerking: 'Er was geen ruimte.' })
    expect(said.html).toContain('Wij zoeken met je verder')
    expect((await mailAbout(app, guide.email ?? '', 'hielp niet'))?.body_text).toContain(
      'Er was geen ruimte.',
    )
    expect(await (await gijs.get('/werk')).text()).toContain('Niemand pakte het op, of het hielp niet.')
    const [one] = await referralsOf(app.db, wish.caseId)
    const done = await gijs.postAndSee(`/werk/doorverwijzingen/${one?.id}`, { doe: 'gedaan' })
    expect(done.html).toContain('Dat is van de lijst')
    expect(await (await gijs.get('/werk')).text()).not.toContain('Niemand pakte het op, of het hielp niet.')
    const csv = await (await noor.get('/werk/doorverwijzingen.csv?afloop=not_helped')).text()
    expect(csv).toContain('Naaiclub;een partner in de stad;Buurthuis De Bron')
    expect(csv).not.toContain(email)
    const own = await app.as(email)
    const plan = await (await own.get(`/initiatieven/${wish.number}-${wish.slug}`)).text()
    expect(plan).toContain('Waar je verder kunt')
    expect(await (await app.visitor().get(`/initiatieven/${wish.number}-${wish.slug}`)).text()).not.toContain(
      'Waar je verder kunt',
    )
  })

  test('without consent no name goes along; nobody answers, and the guide gets a task, once', async () => {
    const email = 'koor@voorbeeld.example'
    const wish = await toldWish(app, { title: 'Straatkoor', email, guideId: guide.id })
    await gijs.postAndSee(`/werk/doorverwijzen/${wish.number}`, {
      ...refer,
      email: 'koor-bron@voorbeeld.example',
      toestemming: 'verhaal',
    })
    const link = await linkIn('koor-bron@voorbeeld.example', 'Kunnen jullie helpen', received)
    expect(await (await app.visitor().get(link)).text()).not.toContain(email)
    await followReferrals(at('2026-12-05'))
    expect(
      await mailAbout(app, guide.email ?? '', `Geen antwoord op een doorverwijzing: ${wish.number}`),
    ).toBeUndefined()
    await followReferrals(at('2026-12-06'))
    await followReferrals(at('2026-12-07'))
    const told = (await app.mails(guide.email ?? '')).filter(({ subject }) =>
      subject.includes(`Geen antwoord op een doorverwijzing: ${wish.number}`),
    )
    expect(told).toHaveLength(1)
    const [one] = await referralsOf(app.db, wish.caseId)
    const path = `/werk/doorverwijzingen/${one?.id}`
    // Who works on the case finds it there, with the way to it.
    const desk = await (await gijs.get(paths.deskCase(wish.number))).text()
    expect(desk).toContain('Doorverwezen')
    expect(desk).toContain(`href="${path}"`)
    // By telephone, by who works on it only.
    const entered = await gijs.postAndSee(path, { doe: 'antwoord', antwoord: 'not_taken_up', reden: 'Vol.' })
    expect(entered.html).toContain('niet opgepakt')
    const other = await app.as('ander@waterstad.example')
    expect((await other.get(path)).status).toBe(403)
    expect((await gijs.get(`/werk/doorverwijzingen/${'-'.repeat(36)}`)).status).toBe(404)
    expect(await (await other.get('/werk/doorverwijzingen')).text()).not.toContain('Straatkoor')
    expect((await app.visitor().get(`/doorverwezen/${'x'.repeat(43)}`)).status).toBe(404)
  })
})

describe('what goes along', () => {
  const asked = { ...refer, toestemming: 'vragen', gezegd: undefined }
  const consentLink = /\/mag-dit-mee\/[\w-]+/

  test('waits for the initiator, who reads it and says yes by the link; done asks at once whether it helped', async () => {
    const email = 'dansen@voorbeeld.example'
    const partner = 'dansen-bron@voorbeeld.example'
    const wish = await toldWish(app, { title: 'Dansmiddag', email, guideId: guide.id })
    const made = await gijs.postAndSee(`/werk/doorverwijzen/${wish.number}`, { ...asked, email: partner })
    expect(made.html).toContain('Er is nog niets doorgegeven')
    expect(await app.mails(partner)).toEqual([])
    const link = await linkIn(email, 'Mogen wij je plan doorgeven', consentLink)
    const own = app.visitor()
    const html = await (await own.get(link)).text()
    for (const words of ['Een naaiclub zoekt een plek.', '078 - 123 45 99']) expect(html).toContain(words)
    expect((await own.post(link, { mee: 'alles' })).status).toBe(422)
    // The day passes without a yes: the guide hears of it, and who receives it nothing.
    await followReferrals(at('2026-12-06'))
    expect(
      await mailAbout(app, guide.email ?? '', `Nog geen ja voor een doorverwijzing: ${wish.number}`),
    ).toBeDefined()
    expect((await own.postAndSee(link, { mee: 'verhaal' })).html).toContain('Doorgegeven, zonder je naam')
    await own.post(link, { mee: 'met-naam' })
    const mail = (await app.mails(partner)).map(({ body_text }) => body_text)
    expect(mail).toHaveLength(1)
    expect(mail[0]).not.toContain(email)
    const receiver = app.visitor()
    const received = await linkIn(partner, 'Kunnen jullie helpen', /\/doorverwezen\/[\w-]+/)
    await receiver.postAndSee(received, { antwoord: 'gedaan', reden: 'Elke zondag.' })
    expect(await (await receiver.get(received)).text()).toContain('gedaan')
    expect(await mailAbout(app, email, 'Hielp het?')).toBeDefined()
  })

  test('is nothing when the initiator says no, also on the telephone; the guide looks for another way', async () => {
    const email = 'lezen@voorbeeld.example'
    const wish = await toldWish(app, { title: 'Leesclub', email, guideId: guide.id })
    const partner = 'lezen-bron@voorbeeld.example'
    await gijs.postAndSee(`/werk/doorverwijzen/${wish.number}`, { ...asked, email: partner })
    const link = await linkIn(email, 'Mogen wij je plan doorgeven', consentLink)
    expect((await app.visitor().postAndSee(link, { mee: 'nee' })).html).toContain('Wij geven niets door')
    expect(await app.mails(partner)).toEqual([])
    expect(await mailAbout(app, guide.email ?? '', `Doorverwijzing mag niet: ${wish.number}`)).toBeDefined()
    await gijs.postAndSee(`/werk/doorverwijzen/${wish.number}`, { ...asked, email: partner })
    const waiting = (await referralsOf(app.db, wish.caseId)).find(({ declined_on }) => declined_on === null)
    const path = `/werk/doorverwijzingen/${waiting?.id}`
    expect((await gijs.post(path, { doe: 'antwoord', antwoord: 'done' })).status).toBe(409)
    const entered = await gijs.postAndSee(path, { doe: 'toestemming', mee: 'met-naam' })
    expect(entered.html).toContain('ja, ook de naam')
    expect(await app.mails(partner)).toHaveLength(1)
  })

  test('goes to a partner that is known here, with what is known of how to reach them', async () => {
    const wish = await toldWish(app, { title: 'Koken', email: 'koken@voorbeeld.example', guideId: guide.id })
    const now = app.act().now
    const door = await insertOrganisation(
      app.db,
      { name: 'Stichting DOOR', kind: 'foundation', email: 'info@door.example' },
      now,
    )
    const path = `/werk/doorverwijzen/${wish.number}`
    expect(await (await gijs.get(path)).text()).toContain('Stichting DOOR (organisatie)')
    const bare = { verhaal: 'Koken.', toestemming: 'verhaal', gezegd: '2026-11-20', uiterlijk: '2026-12-05' }
    expect((await gijs.post(path, { ...bare, partner: 'organisatie:nergens' })).status).toBe(422)
    expect((await gijs.post(path, { ...bare, naam: 'Iemand', soort: 'person' })).status).toBe(422)
    expect(
      (await gijs.post(path, { ...bare, partner: `organisatie:${door.id}`, gezegd: '2030-01-01' })).status,
    ).toBe(422)
    await gijs.postAndSee(path, { ...bare, partner: `organisatie:${door.id}` })
    const [one] = await referralsOf(app.db, wish.caseId)
    expect(one).toMatchObject({
      kind: 'partner',
      to_name: 'Stichting DOOR',
      to_email: 'info@door.example',
      organisation_id: door.id,
    })
  })
})

describe('a wish grows into a city wish', () => {
  test('with its story, lessons, people and guide; the old one stops, and one number is left to follow', async () => {
    const email = 'fietsles@voorbeeld.example'
    const wish = await toldWish(app, { title: 'Fietsles', email, guideId: guide.id })
    const own = await app.as(email)
    const asked = await own.postAndSee(`/initiatieven/${wish.number}/uitgroeien`, {
      reden: 'De wachtlijst groeit.',
    })
    expect(asked.html).toContain('Je vraag is verstuurd')
    const path = `/werk/uitgroeien/${wish.number}`
    await sql`insert into initiative_support (case_id, voice, name, side, reason, said_at) values
      (${wish.caseId}, 'een', 'Steven Steun', 'for', null, ${app.act().now}),
      (${wish.caseId}, 'twee', 'Tilly Tegen', 'against', 'Te druk.', ${app.act().now})`.execute(app.db)
    expect((await gijs.post(path, {})).status).toBe(422)
    const before = await (await gijs.get(path)).text()
    expect(before).toContain('Het plan komt terug als stadswens, onder het nieuwe nummer')
    const grown = await gijs.postAndSee(path, { oude: 'stopt' })
    const number = /\d{4}-\d{4}/.exec(grown.path)?.[0] ?? ''
    const city = await initiativeByNumber(app.db, number)
    expect(city).toMatchObject({ kind: 'city_wish', title: 'Fietsles', subject: 'green' })
    expect(city?.story).toContain('Iedereen mag meedoen.')
    expect(grown.html).toContain('Gijs de Gids')
    expect(await initiativeByNumber(app.db, wish.number)).toMatchObject({ progress: 'stopped' })
    expect((await mailAbout(app, email, number))?.subject).toBeDefined()
    expect((await mailAbout(app, email, 'nu een stadswens'))?.body_text).toContain(`nummer ${number}`)
    // Who was for or against is told by number; nobody is named.
    const after = await (await own.get(`/initiatieven/${number}-${city?.slug}`)).text()
    expect(after).toContain('Toen het een wijkwens was: 1 voor, 1 tegen, 0 op papier.')
    expect(after).not.toContain('Steven Steun')
    const old = await (await own.get(`/initiatieven/${wish.number}-${wish.slug}`)).text()
    expect(old).toContain(`Dit groeide uit tot stadswens ${number}`)
    expect((await gijs.post(path, { oude: 'loopt' })).status).toBe(409)
    expect(await (await gijs.get(path)).text()).toContain('Dit is al uitgegroeid')
  })

  test('with every file, and who carries it for an organisation, also when its initiator has left', async () => {
    const wish = await toldWish(app, {
      title: 'Muziektent',
      email: 'tent@voorbeeld.example',
      guideId: guide.id,
    })
    const act = app.act()
    const { caseId } = wish
    const other = await insertPerson(app.db, { name: 'Olga', email: 'olga@voorbeeld.example' }, act.now)
    const third = await insertPerson(app.db, { name: 'Henk', email: 'henk@voorbeeld.example' }, act.now)
    const harmony = await insertOrganisation(app.db, { name: 'De Harmonie', kind: 'other' }, act.now)
    const role = 'co_initiator' as const
    await addParty(act, { caseId, personId: other.id, role })
    await addParty(act, { caseId, personId: third.id, organisationId: harmony.id, role })
    const fileIds: string[] = []
    for (let one = 1; one <= 12; one += 1) {
      const accepted = await acceptFile(act, {
        name: `${one}.pdf`,
        bytes: Buffer.from(`%PDF-1.4\n${one}\n%%EOF`),
      })
      if (accepted.ok) fileIds.push(accepted.file.id)
    }
    await addFiles(act, { caseId, fileIds })
    const told = (await openedCase(act, caseId)).parties.find(({ role }) => role === 'initiator')
    await removeParty(act, { caseId, partyId: told?.id ?? '' })
    const grown = await gijs.postAndSee(`/werk/uitgroeien/${wish.number}`, { oude: 'loopt' })
    const city = await initiativeByNumber(app.db, /\d{4}-\d{4}/.exec(grown.path)?.[0] ?? '')
    const parties = (await openedCase(act, city?.case_id ?? '')).parties
    expect(parties.map(({ role }) => role)).toEqual(['initiator', 'co_initiator'])
    const organisationOf = new Map(parties.map((party) => [party.person_id, party.organisation_id]))
    expect(organisationOf.get(other.id)).toBeNull()
    expect(organisationOf.get(third.id)).toBe(harmony.id)
    const files = await attachmentsOf(app.db, city?.case_id ?? '')
    expect(files.map(({ file_id }) => file_id).sort()).toEqual(fileIds.toSorted())
    expect((await mailAbout(app, 'henk@voorbeeld.example', 'nu een stadswens'))?.body_text).toBeDefined()
  })

  test('what was carried out takes its lessons along and stays as it is', async () => {
    const email = 'belbus@voorbeeld.example'
    const wish = await wishCarriedOut(app, { title: 'Belbus', email, guideId: guide.id })
    await gijs.post(`/werk/volhouden/${wish.number}/stoppen`, { les: 'Vraag ook de avonden.', zeker: 'ja' })
    const grown = await gijs.postAndSee(`/werk/uitgroeien/${wish.number}`, {})
    const city = await initiativeByNumber(app.db, /\d{4}-\d{4}/.exec(grown.path)?.[0] ?? '')
    expect(city?.story).toContain('Wat wij tot nu toe leerden:\n- Vraag ook de avonden.')
    expect(await initiativeByNumber(app.db, wish.number)).toMatchObject({
      progress: 'completed',
      public: true,
    })
    expect((await gijs.get(`/werk/uitgroeien/${city?.number}`)).status).toBe(404)
    const stranger = app.visitor()
    expect((await stranger.get(`/initiatieven/${wish.number}/uitgroeien`)).status).not.toBe(200)
  })
})
