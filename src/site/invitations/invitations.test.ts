import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { tokenHash } from '../../kit/tokens.ts'
import {
  endRole,
  grantRole,
  insertPerson,
  invitationDays,
  peopleJobs,
  peopleWithRoles,
  personByEmail,
} from '../../people/index.ts'
import { allAreas, importAreas } from '../../places/index.ts'
import { type TestApp, testApp, testNow, type Visitor } from '../../testing.ts'

let app: TestApp
let admin: Visitor
let number = 0
let email = ''
beforeAll(async () => {
  app = await testApp()
  const ring = [
    [4.66, 51.8],
    [4.67, 51.8],
    [4.67, 51.81],
    [4.66, 51.8],
  ]
  const features = [
    {
      type: 'Feature',
      properties: { code: 'W1', name: 'Binnenstad', level: 'district' },
      geometry: { type: 'Polygon', coordinates: [ring] },
    },
  ]
  await importAreas(app.db, { type: 'FeatureCollection', features }, { West: ['Binnenstad'] })
  for (const [name, role] of [
    ['Bea Beheer', 'administrator'],
    ['Coen Coördinator', 'coordinator'],
    ['Gijs Gids', 'case_guide'],
  ] as const)
    await grantRole(app.act(), { name, email: `${role}@waterstad.example`, role, areaId: null })
  admin = await app.as('administrator@waterstad.example')
})
afterAll(() => app.close())
beforeEach(() => {
  number += 1
  email = `nina${number}@voorbeeld.example`
  app.setNow(testNow)
})

const fields = (more: Readonly<Record<string, string>> = {}) => ({
  doen: 'uitnodigen',
  name: 'Nina Nieuw',
  email,
  role: 'volunteer',
  language: 'nl',
  ...more,
})
const invite = (more: Readonly<Record<string, string>> = {}, by = admin) =>
  by.postAndSee('/werk/uitnodigingen', fields(more))
const mailsTo = (address: string) => app.mails(address)
/** The link in the last mail to this address. */
async function linkTo(address = email): Promise<string> {
  const [mail] = await mailsTo(address)
  return /\/uitnodiging\/[\w-]+/.exec(mail?.body_text ?? '')?.[0] ?? ''
}
const accept = (visitor: Visitor, link: string) => visitor.post(link, { doen: 'aannemen' })
const rolesOf = async (address = email): Promise<readonly string[]> =>
  ((await peopleWithRoles(app.db)).find((one) => one.email === address)?.grants ?? []).map(
    ({ role, source, scopeKind }) => `${role} ${source} ${scopeKind}`,
  )
const idOf = async (address = email): Promise<string> => {
  const { rows } = await sql<{ id: string }>`select id from invitation where email = ${address}
    order by answer is null desc`.execute(app.db)
  return rows[0]?.id ?? ''
}
const days = (amount: number): Date => new Date(testNow.getTime() + amount * 24 * 60 * 60 * 1000)

describe('an invitation', () => {
  it('names who invites, for what and until when; the page says what one may do; yes begins the role', async () => {
    const west = (await allAreas(app.db)).find(({ name }) => name === 'West')
    const done = await invite({ role: 'jury_member', area: west?.id ?? '' })
    expect(done.html).toContain('De uitnodiging is verstuurd.')
    expect(done.html).toContain(email)
    const [mail] = await mailsTo(email)
    expect(mail?.body_text).toContain('Bea Beheer nodigt je uit als lid van een regiegroep.')
    expect(mail?.body_text).toContain('De rol geldt voor West.')
    expect(mail?.body_text).toContain('tot en met zaterdag 5 december 2026')
    expect(await personByEmail(app.db, email)).toBeNull()
    const link = await linkTo()
    const visitor = app.visitor()
    const page = await (await visitor.get(link)).text()
    expect(page).toContain('Wil je lid van een regiegroep worden?')
    expect(page).toContain('Bea Beheer nodigt je uit')
    expect(page).toContain('Je leest de wijkwensen in je gebied')
    expect(page).toContain('West')
    expect(page).not.toContain('tweede stap')
    const answer = await accept(visitor, link)
    expect(answer.headers.get('Location')).toBe('/werk?klaar=welkom')
    expect(await (await visitor.get('/werk?klaar=welkom')).text()).toContain('Welkom, fijn dat je meedoet')
    expect(await rolesOf()).toEqual(['jury_member invitation area'])
    const person = await personByEmail(app.db, email)
    expect(person?.name).toBe('Nina Nieuw')
    expect(person?.email_confirmed_at).not.toBeNull()
    const told = (await mailsTo('administrator@waterstad.example')).map(({ subject }) => subject)
    expect(told).toContain('Nina Nieuw doet mee')
  })

  it('keeps no link but in the mail', async () => {
    await invite()
    const token = (await linkTo()).split('/').at(-1) ?? ''
    const { rows } = await sql<{
      all: string
    }>`select string_agg(i::text, ' ') as all from invitation i`.execute(app.db)
    expect(rows[0]?.all).toContain(tokenHash(token))
    expect(rows[0]?.all).not.toContain(token)
  })

  it('comes in English, and the account is English', async () => {
    await invite({ language: 'en' })
    const [mail] = await mailsTo(email)
    expect(mail?.body_text).toContain('Bea Beheer invites you as volunteer.')
    expect(mail?.body_text).toContain('the whole city')
    await accept(app.visitor(), await linkTo())
    expect((await personByEmail(app.db, email))?.locale).toBe('en')
  })

  it('for a role of an official leads to the second step', async () => {
    await invite({ role: 'adviser', jobTitle: 'adviseur bomen', department: 'Groen' })
    const link = await linkTo()
    const visitor = app.visitor()
    expect(await (await visitor.get(link)).text()).toContain('logt in met een tweede stap')
    const answer = await accept(visitor, link)
    expect(answer.headers.get('Location')).toBe('/mijn/veiligheid/tweede-stap?terug=%2Fwerk%3Fklaar%3Dwelkom')
    expect((await visitor.get('/werk')).status).toBe(303)
    expect(await personByEmail(app.db, email)).toMatchObject({
      job_title: 'adviseur bomen',
      department: 'Groen',
    })
  })

  it('that is declined makes no account, and the sender hears it', async () => {
    await invite()
    const link = await linkTo()
    const answer = await app.visitor().postAndSee(link, { doen: 'afslaan' })
    expect(answer.html).toContain('Je hebt de uitnodiging afgeslagen')
    expect(await personByEmail(app.db, email)).toBeNull()
    const told = (await mailsTo('administrator@waterstad.example')).map(({ subject }) => subject)
    expect(told).toContain('Nina Nieuw slaat je uitnodiging af')
    expect((await app.visitor().postAndSee(link, { doen: 'aannemen' })).html).toContain('afgeslagen')
    expect(await rolesOf()).toEqual([])
  })
})

describe('somebody who is here already', () => {
  it('gets the role with the account they have, also by an address in capitals', async () => {
    const known = await insertPerson(app.db, { name: 'Nina Bestaat', email }, testNow)
    await invite({ email: email.toUpperCase() })
    const visitor = app.visitor()
    await accept(visitor, await linkTo(email.toUpperCase()))
    expect((await personByEmail(app.db, email))?.id).toBe(known.id)
    expect((await personByEmail(app.db, email))?.name).toBe('Nina Bestaat')
    expect(await rolesOf()).toEqual(['volunteer invitation city'])
    expect(await (await visitor.get('/mijn/gegevens')).text()).toContain('Nina Bestaat')
  })

  it('and signed in stays signed in', async () => {
    await insertPerson(app.db, { name: 'Nina Bestaat', email }, testNow)
    await invite()
    const visitor = await app.as(email)
    expect((await accept(visitor, await linkTo())).headers.get('Location')).toBe('/werk?klaar=welkom')
    expect(
      (
        await app.db.executeQuery(
          sql`select from session join person on person.id = person_id
      where email = ${email}`.compile(app.db),
        )
      ).rows.length,
    ).toBe(1)
  })

  it('with this role is not invited for it, nor twice for the same', async () => {
    await grantRole(app.act(), { name: 'Nina', email, role: 'volunteer', areaId: null })
    expect(await invite()).toMatchObject({ status: 422 })
    expect((await invite()).html).toContain('heeft deze rol al')
    await invite({ role: 'jury_member' })
    const twice = await invite({ role: 'jury_member' })
    expect(twice.status).toBe(422)
    expect(twice.html).toContain('heeft hiervoor al een uitnodiging')
    expect((await mailsTo(email)).length).toBe(1)
  })
})

describe('a link', () => {
  it('in the browser of somebody else gives them nothing, and lets them sign out first', async () => {
    await insertPerson(app.db, { name: 'Otto Ander', email: `otto${number}@voorbeeld.example` }, testNow)
    await invite()
    const link = await linkTo()
    const other = await app.as(`otto${number}@voorbeeld.example`)
    const page = await other.get(link)
    expect(page.status).toBe(409)
    expect(await page.text()).toContain(`Je bent nu ingelogd als otto${number}@voorbeeld.example`)
    expect((await accept(other, link)).status).toBe(409)
    expect((await other.post(link, { doen: 'afslaan' })).status).toBe(409)
    expect(await rolesOf()).toEqual([])
    const out = await other.postAndSee(link, { doen: 'uitloggen' })
    expect(out.html).toContain('Wil je vrijwilliger worden?')
    await accept(other, link)
    expect(await rolesOf()).toEqual(['volunteer invitation city'])
  })

  it('works once: later it leads who used it to their work, and lets nobody else in', async () => {
    await invite()
    const link = await linkTo()
    const visitor = app.visitor()
    await accept(visitor, link)
    app.setNow(new Date(testNow.getTime() + 5 * 60 * 1000))
    expect((await visitor.get(link)).headers.get('Location')).toBe('/werk')
    const stranger = app.visitor()
    const used = await stranger.postAndSee(link, { doen: 'aannemen' })
    expect(used.status).toBe(410)
    expect(used.html).toContain('al aangenomen')
    expect((await stranger.get('/mijn')).status).toBe(303)
  })

  it('pressed twice at once makes one account with one role, and both presses get in', async () => {
    await invite()
    const link = await linkTo()
    const toldAdmin = async () => (await mailsTo('administrator@waterstad.example')).length
    const before = await toldAdmin()
    const [one, other] = [app.visitor(), app.visitor()]
    const answers = await Promise.all([accept(one, link), accept(other, link)])
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect(await rolesOf()).toEqual(['volunteer invitation city'])
    expect(await toldAdmin()).toBe(before + 1)
  })

  it('is over after its last day; sent again it has new days, and the old link is dead', async () => {
    await invite()
    const first = await linkTo()
    app.setNow(days(invitationDays - 0.5))
    expect((await app.visitor().get(first)).status).toBe(200)
    app.setNow(days(invitationDays + 1))
    const late = await app.visitor().get(first)
    expect(late.status).toBe(410)
    expect(await late.text()).toContain('Deze uitnodiging is verlopen')
    expect((await accept(app.visitor(), first)).headers.get('Location')).toBe(first)
    expect(await rolesOf()).toEqual([])
    admin = await app.as('administrator@waterstad.example')
    expect(await (await admin.get('/beheer/mensen')).text()).toContain('verlopen')
    const again = await admin.postAndSee('/werk/uitnodigingen', {
      doen: 'opnieuw',
      uitnodiging: await idOf(),
    })
    expect(again.html).toContain('opnieuw verstuurd')
    expect((await app.visitor().get(first)).status).toBe(404)
    expect((await accept(app.visitor(), await linkTo())).headers.get('Location')).toBe('/werk?klaar=welkom')
    app.setNow(testNow)
    admin = await app.as('administrator@waterstad.example')
  })

  it('that was withdrawn says so', async () => {
    await invite()
    const link = await linkTo()
    const id = await idOf()
    const done = await admin.postAndSee('/werk/uitnodigingen', { doen: 'intrekken', uitnodiging: id })
    expect(done.html).toContain('De uitnodiging is ingetrokken.')
    expect(await (await app.visitor().get(link)).text()).toContain('Deze uitnodiging is ingetrokken')
    await accept(app.visitor(), link)
    expect(await rolesOf()).toEqual([])
    const twice = await admin.post('/werk/uitnodigingen', { doen: 'opnieuw', uitnodiging: id })
    expect(twice.status).toBe(422)
    expect(await twice.text()).toContain('kwam net een antwoord')
  })

  it('that is not ours is unknown', async () => {
    expect((await app.visitor().get(`/uitnodiging/${'x'.repeat(43)}`)).status).toBe(404)
    expect((await accept(app.visitor(), `/uitnodiging/${'x'.repeat(43)}`)).status).toBe(404)
  })
})

describe('who invites', () => {
  it('as coordinator does so for volunteers and juries, and sees only those', async () => {
    const coordinator = await app.as('coordinator@waterstad.example')
    await invite({ role: 'adviser', email: `adviseur${number}@voorbeeld.example` })
    const own = await invite({}, coordinator)
    expect(own.html).toContain('De uitnodiging is verstuurd.')
    expect(own.html).not.toContain(`adviseur${number}@voorbeeld.example`)
    expect((await coordinator.post('/werk/uitnodigingen', fields({ role: 'administrator' }))).status).toBe(
      403,
    )
    const theirs = await idOf(`adviseur${number}@voorbeeld.example`)
    for (const doen of ['opnieuw', 'intrekken'])
      expect((await coordinator.post('/werk/uitnodigingen', { doen, uitnodiging: theirs })).status).toBe(403)
    const guide = await app.as('case_guide@waterstad.example')
    expect((await guide.post('/werk/uitnodigingen', fields())).status).toBe(403)
  })

  it('and may no longer give the role, gives it no more; a colleague sends it again', async () => {
    const leaver = `weg${number}@waterstad.example`
    await grantRole(app.act(), { name: 'Wout Weg', email: leaver, role: 'coordinator', areaId: null })
    await invite({}, await app.as(leaver))
    const link = await linkTo()
    const grant = (await peopleWithRoles(app.db)).find((one) => one.email === leaver)?.grants[0]
    await endRole(app.act(), grant?.id ?? '')
    const page = await app.visitor().get(link)
    expect(page.status).toBe(410)
    expect(await page.text()).toContain('Deze uitnodiging geldt niet meer')
    await accept(app.visitor(), link)
    expect(await rolesOf()).toEqual([])
    expect(await (await admin.get('/werk/uitnodigingen')).text()).toContain('kan niet meer worden aangenomen')
    app.setNow(new Date(testNow.getTime() + 60_000))
    await admin.post('/werk/uitnodigingen', { doen: 'opnieuw', uitnodiging: await idOf() })
    await accept(app.visitor(), await linkTo())
    expect(await rolesOf()).toEqual(['volunteer invitation city'])
  })

  it('fills in what is missing, and chooses an area that is there', async () => {
    const wrong = await admin.post('/werk/uitnodigingen', fields({ name: '', email: 'geen-adres' }))
    expect(wrong.status).toBe(422)
    const html = await wrong.text()
    expect(html).toContain('Fout:')
    expect(html).toContain('geen-adres')
    const nowhere = await admin.post('/werk/uitnodigingen', fields({ area: crypto.randomUUID() }))
    expect(nowhere.status).toBe(422)
    expect(await nowhere.text()).toContain('Dit gebied is er niet meer')
  })

  it('sends nobody more than five mails a day', async () => {
    await invite()
    const again = async () =>
      (await admin.post('/werk/uitnodigingen', { doen: 'opnieuw', uitnodiging: await idOf() })).status
    const statuses: number[] = []
    for (let times = 0; times < 6; times += 1) statuses.push(await again())
    expect(statuses).toEqual([303, 303, 303, 303, 429, 429])
  })
})

it('is forgotten a season later; the role stays', async () => {
  await invite()
  await accept(app.visitor(), await linkTo())
  await peopleJobs.forget_old_invitations?.(app.act({ now: days(60) }), {} as never)
  expect(await idOf()).not.toBe('')
  await peopleJobs.forget_old_invitations?.(app.act({ now: days(91) }), {} as never)
  expect(await idOf()).toBe('')
  expect(await rolesOf()).toEqual(['volunteer invitation city'])
})
