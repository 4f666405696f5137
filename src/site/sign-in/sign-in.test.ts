import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { grantRole, peopleWithRoles, personByEmail } from '../../people/index.ts'
import { importAreas } from '../../places/index.ts'
import { type TestApp, testApp, testNow, type Visitor } from '../../testing.ts'
import { type OtherSide, otherSide } from './provider.fixture.ts'

const here = 'http://waterstad.test'
let there: OtherSide
let app: TestApp
let number = 0
beforeAll(async () => {
  there = await otherSide([`${here}/aanmelden/gemeente/terug`, `${here}/aanmelden/identiteit/terug`])
  const provider = { issuer: there.issuer, clientId: 'meemaken', clientSecret: 'een-geheim-van-de-test' }
  app = await testApp({ settings: { staffProvider: provider, broker: provider } })
  const square = [
    [4.66, 51.8],
    [4.67, 51.8],
    [4.67, 51.81],
    [4.66, 51.8],
  ]
  const features = [
    {
      type: 'Feature',
      properties: { code: 'W1', name: 'Binnenstad', level: 'district' },
      geometry: { type: 'Polygon', coordinates: [square] },
    },
  ]
  await importAreas(app.db, { type: 'FeatureCollection', features }, { West: ['Binnenstad'] })
})
afterAll(async () => {
  await app.close()
  await there.close()
})
beforeEach(() => {
  number += 1
  app.setNow(testNow)
})

const staff = (groups: readonly string[], more: object = {}) => ({
  sub: `medewerker-${number}`,
  name: `Mo Medewerker ${number}`,
  email: `mo${number}@waterstad.example`,
  email_verified: true,
  amr: ['pwd', 'mfa'],
  groups,
  ...more,
})
const resident = (level: string, more: object = {}) => ({
  sub: `999-${number}`,
  name: 'Rosa',
  acr: `http://eidas.europa.eu/LoA/${level}`,
  ...more,
})

/** Follows the link to the other side and back; gives our address with its answer. */
async function walk(visitor: Visitor, path: string): Promise<string> {
  const away = await visitor.get(path)
  expect(away.status).toBe(303)
  const back = await there.walk(away.headers.get('Location') ?? '')
  return back.replace(here, '')
}
async function signIn(visitor: Visitor, path = '/aanmelden/gemeente'): Promise<Response> {
  return visitor.get(await walk(visitor, path))
}
const rolesOf = async (email: string): Promise<readonly string[]> =>
  ((await peopleWithRoles(app.db)).find((one) => one.email === email)?.grants ?? []).map(
    ({ role, source, group }) => `${role} ${source} ${group}`,
  )

describe('staff at the provider of the municipality', () => {
  it('are welcome with the roles of their groups, and go on to where they were', async () => {
    there.sit(staff(['meemaken-begeleiders', 'meemaken-gebied-west', 'iets-anders']))
    const visitor = app.visitor()
    const answer = await signIn(visitor, '/aanmelden/gemeente?terug=/werk/zaken')
    expect(answer.headers.get('Location')).toBe('/werk/zaken')
    expect((await visitor.get('/werk/zaken')).status).toBe(200)
    expect(await rolesOf(`mo${number}@waterstad.example`)).toEqual([
      'area_manager provider meemaken-gebied-west',
      'case_guide provider meemaken-begeleiders',
    ])
    const again = app.visitor()
    expect((await signIn(again)).headers.get('Location')).toBe('/werk')
  })

  it('take our second step when they took none there', async () => {
    there.sit(staff(['meemaken-begeleiders'], { amr: ['pwd'] }))
    const answer = await signIn(app.visitor())
    expect(answer.headers.get('Location')).toBe('/mijn/veiligheid/tweede-stap?terug=%2Fwerk')
  })

  it('lose a role with the group, all sessions with the last one, and keep what was given by hand', async () => {
    const email = `mo${number}@waterstad.example`
    there.sit(staff(['meemaken-begeleiders', 'meemaken-vakadvies']))
    await signIn(app.visitor())
    there.sit(staff(['meemaken-vakadvies']))
    const visitor = app.visitor()
    await signIn(visitor)
    expect(await rolesOf(email)).toEqual(['adviser provider meemaken-vakadvies'])
    there.sit(staff([]))
    const refused = await signIn(app.visitor())
    expect(refused.status).toBe(403)
    expect(await refused.text()).toContain('Je hebt hier geen rol')
    expect(await rolesOf(email)).toEqual([])
    expect((await visitor.get('/werk')).headers.get('Location')).toBe('/aanmelden?terug=%2Fwerk')
    await grantRole(app.act(), { name: 'Mo', email, role: 'councillor', areaId: null })
    there.sit(staff(['meemaken-begeleiders']))
    await signIn(app.visitor())
    there.sit(staff(['meemaken-vakadvies']))
    await signIn(app.visitor())
    expect(await rolesOf(email)).toEqual(['adviser provider meemaken-vakadvies', 'councillor hand null'])
  })

  it('of whom nobody has a group are refused, and not kept', async () => {
    there.sit(staff(['boekhouding']))
    expect((await signIn(app.visitor())).status).toBe(403)
    expect(await personByEmail(app.db, `mo${number}@waterstad.example`)).toBeNull()
  })

  it('who have an account link it themselves: an address alone opens nothing', async () => {
    const email = `mo${number}@waterstad.example`
    await grantRole(app.act(), { name: 'Mo', email, role: 'adviser', areaId: null })
    there.sit(staff(['meemaken-begeleiders']))
    const visitor = app.visitor()
    const html = await (await signIn(visitor)).text()
    expect(html).toContain('Wij kennen je hier nog niet')
    expect((await visitor.get('/mijn')).status).toBe(303)
    await visitor.post('/aanmelden?terug=/aanmelden/koppelen', { email })
    const [mail] = await app.mails(email)
    const link = /\/aanmelden\/link\/[\w-]+/.exec(mail?.body_text ?? '')?.[0] ?? ''
    // In another browser that link signs in, and links nothing.
    expect((await visitor.post(link)).headers.get('Location')).toContain('/mijn/veiligheid/tweede-stap')
    expect(await (await visitor.get('/aanmelden/koppelen')).text()).toContain('Zijn beide van jou?')
    const linked = await visitor.post('/aanmelden/koppelen', { doen: 'ja' })
    expect(linked.headers.get('Location')).toBe('/aanmelden/gemeente?terug=%2Fmijn')
    expect((await signIn(visitor)).headers.get('Location')).toBe('/werk')
    expect(await rolesOf(email)).toEqual(['adviser hand null', 'case_guide provider meemaken-begeleiders'])
    const mails = await app.mails(email)
    expect(mails.map(({ body_text }) => body_text).join()).toContain('account van elders gekoppeld')
  })

  it('with an address that is not verified make no account by it', async () => {
    there.sit(staff(['meemaken-begeleiders'], { email_verified: false }))
    expect(await (await signIn(app.visitor())).text()).toContain('Wij kennen je hier nog niet')
    expect(await personByEmail(app.db, `mo${number}@waterstad.example`)).toBeNull()
  })
})

describe('an answer that does not fit', () => {
  const refused = async (answer: Response, words: string): Promise<void> => {
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
    const html = await answer.text()
    expect(html).toContain(words)
    expect(html).toContain('Log in met een link uit je mail')
  }

  it('of another browser, with another state, twice, or too late, signs nobody in', async () => {
    there.sit(staff(['meemaken-begeleiders']))
    const visitor = app.visitor()
    const back = await walk(visitor, '/aanmelden/gemeente')
    await refused(await app.visitor().get(back), 'Het inloggen is niet gelukt')
    expect((await visitor.get(back)).status).toBe(303)
    await refused(await visitor.get(back), 'Het inloggen is niet gelukt')

    const other = app.visitor()
    const changed = (await walk(other, '/aanmelden/gemeente')).replace(/state=[^&]+/, 'state=anders')
    await refused(await other.get(changed), 'Het inloggen is niet gelukt')

    const late = app.visitor()
    const tooLate = await walk(late, '/aanmelden/gemeente')
    app.setNow(new Date(testNow.getTime() + 11 * 60 * 1000))
    await refused(await late.get(tooLate), 'of het duurde te lang')
  })

  it('made for another question (nonce), or with a code that was changed, signs nobody in', async () => {
    there.sit(staff(['meemaken-begeleiders']))
    // The code of one question, with the state of another: PKCE and nonce do not fit.
    const one = app.visitor()
    const other = app.visitor()
    const [first, second] = [await walk(one, '/aanmelden/gemeente'), await walk(other, '/aanmelden/gemeente')]
    const stateOf = (path: string): string => /state=([^&]+)/.exec(path)?.[1] ?? ''
    const mixed = first.replace(stateOf(first), stateOf(second))
    await refused(await other.get(mixed), 'Het inloggen is niet gelukt')
    const asked = (await app.visitor().get('/aanmelden/gemeente')).headers.get('Location') ?? ''
    expect(asked).toContain('code_challenge_method=S256')
    const visitor = app.visitor()
    const away = (await visitor.get('/aanmelden/gemeente')).headers.get('Location') ?? ''
    const back = await there.walk(away.replace(/nonce=[^&]+/, 'nonce=iets-anders'))
    await refused(await visitor.get(back.replace(here, '')), 'Het inloggen is niet gelukt')
  })

  it('that says no is told as that', async () => {
    there.sit(null)
    await refused(await signIn(app.visitor()), 'Je bent niet ingelogd')
  })
})

describe('residents through the broker', () => {
  async function linked(level: string): Promise<{ readonly visitor: Visitor; readonly email: string }> {
    const email = `rosa${number}@voorbeeld.example`
    const visitor = app.visitor()
    there.sit(resident(level))
    expect(await (await signIn(visitor, '/aanmelden/identiteit')).text()).toContain('kennen je hier nog niet')
    await visitor.post('/aanmelden?terug=/aanmelden/koppelen', { email })
    const [mail] = await app.mails(email)
    await visitor.post(/\/aanmelden\/link\/[\w-]+/.exec(mail?.body_text ?? '')?.[0] ?? '')
    await visitor.get('/aanmelden/koppelen')
    await visitor.post('/aanmelden/koppelen', { doen: 'ja' })
    return { visitor, email }
  }
  const levelOf = async (email: string): Promise<readonly unknown[]> => {
    const { id } = (await personByEmail(app.db, email))!
    const { sql } = await import('kysely')
    const { rows } = await sql<{ assurance: string }>`select assurance from session where person_id = ${id}
      order by created_at desc, method`.execute(app.db)
    return rows.map(({ assurance }) => assurance)
  }

  it.each(['low', 'substantial', 'high'])('keep the level of assurance %s', async (level) => {
    const { visitor, email } = await linked(level)
    expect(
      (await signIn(visitor, '/aanmelden/identiteit?terug=/mijn/gegevens')).headers.get('Location'),
    ).toBe('/mijn/gegevens')
    expect(await levelOf(email)).toEqual([level])
    const page = await (await visitor.get('/mijn/veiligheid')).text()
    expect(page).toContain('DigiD is aan je account gekoppeld')
    const id = /name="identiteit" value="([0-9a-f-]+)"/.exec(page)?.[1]
    await visitor.post('/mijn/veiligheid/identiteit/weg', { identiteit: id })
    const unknown = await signIn(app.visitor(), '/aanmelden/identiteit')
    expect(await unknown.text()).toContain('kennen je hier nog niet')
  })

  it('leave nothing of what the other side calls them in the database', async () => {
    await linked('high')
    const { sql } = await import('kysely')
    const { rows } = await sql<{
      all: string
    }>`select string_agg(i::text, ' ') as all from identity i`.execute(app.db)
    expect(rows[0]?.all).not.toContain(`999-${number}`)
  })

  it('are asked for the level that a form needs', async () => {
    const { headers } = await app.visitor().get('/aanmelden/identiteit?niveau=substantial')
    const asked = new URL(headers.get('Location') ?? '').searchParams.get('acr_values')
    expect(asked).toBe('http://eidas.europa.eu/LoA/substantial http://eidas.europa.eu/LoA/high')
  })

  it('cannot link who belongs to somebody else already', async () => {
    await linked('low')
    const visitor = app.visitor()
    await visitor.post('/aanmelden', { email: `ander${number}@voorbeeld.example` })
    const [mail] = await app.mails(`ander${number}@voorbeeld.example`)
    await visitor.post(/\/aanmelden\/link\/[\w-]+/.exec(mail?.body_text ?? '')?.[0] ?? '')
    // Signing in there makes one who belongs to it.
    expect((await signIn(visitor, '/aanmelden/identiteit')).headers.get('Location')).toBe('/mijn')
    expect(await (await visitor.get('/mijn/gegevens')).text()).toContain(`rosa${number}@voorbeeld.example`)
  })
})

describe('where the other side is away, or not set', () => {
  it('a page says so, with other ways in', async () => {
    const away = { issuer: 'http://127.0.0.1:9', clientId: 'meemaken', clientSecret: null }
    const dark = await testApp({ settings: { staffProvider: away } })
    const answer = await dark.visitor().get('/aanmelden/gemeente')
    expect(answer.status).toBe(503)
    const html = await answer.text()
    expect(html).toContain('De inlogdienst is niet bereikbaar')
    expect(html).toContain('href="/aanmelden"')
    expect(await (await dark.visitor().get('/aanmelden/medewerker')).text()).toContain('/aanmelden/gemeente')
    expect((await dark.visitor().get('/aanmelden/identiteit')).status).toBe(404)
    expect(await (await dark.visitor().get('/aanmelden')).text()).not.toContain('/aanmelden/identiteit')
    await dark.close()
  })
})
