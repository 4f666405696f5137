import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type OpenDraft, startDraft, submitDraft } from '../../forms/actions.ts'
import { currentForm } from '../../forms/index.ts'
import { publishForm } from '../../forms/versions.ts'
import { fillIn, neighbourhoodIdea, staffOf } from '../../initiatives/front-door/testing.ts'
import { type Assurance, assurances } from '../../kit/actor.ts'
import { actorOf, insertPerson, personByEmail } from '../../people/index.ts'
import { type TestApp, testApp, testNow, type Visitor } from '../../testing.ts'
import { type OtherSide, otherSide } from './provider.fixture.ts'

const here = 'http://waterstad.test'
let there: OtherSide
let app: TestApp
let version = 10
let number = 0
let email = ''

const why = {
  nl: 'Bij dit formulier hoort geld. Daarom moeten wij zeker weten wie je bent.',
  en: 'This form is about money. So we must be sure who you are.',
}

/** The form of ideas asks for this level from now on, in a version of its own. */
async function ask(app: TestApp, level: Assurance | null): Promise<void> {
  const path = join(app.settings.configDir, 'forms', 'idea.json')
  const form = JSON.parse(readFileSync(path, 'utf8')) as object
  version += 1
  await publishForm(app.db, { ...form, version, ...(level ? { assurance: { level, why } } : {}) }, testNow)
}

beforeAll(async () => {
  there = await otherSide([`${here}/aanmelden/gemeente/terug`, `${here}/aanmelden/identiteit/terug`])
  const broker = { issuer: there.issuer, clientId: 'meemaken', clientSecret: 'een-geheim-van-de-test' }
  app = await testApp({ settings: { broker } })
  await staffOf(app)
})
afterAll(async () => {
  await app.close()
  await there.close()
})
beforeEach(() => {
  number += 1
  email = `sanne${number}@voorbeeld.example`
})

const sit = (level: Assurance): void =>
  there.sit({ sub: `burger-${number}`, name: 'Sanne', acr: `http://eidas.europa.eu/LoA/${level}` })
const change = () => ({ 'over-jou': { email } })
const fill = (visitor: Visitor): Promise<void> => fillIn(visitor, neighbourhoodIdea, change())
const check = (visitor: Visitor): Promise<string> =>
  visitor.get('/idee/controleren').then((answer) => answer.text())
const send = (visitor: Visitor): Promise<Response> => visitor.post('/idee/controleren', {})
const amount = async (): Promise<number> =>
  Number((await sql<{ n: string }>`select count(*) as n from form_answer`.execute(app.db)).rows[0]?.n)
const followMail = async (visitor: Visitor): Promise<Response> => {
  const [mail] = await app.mails(email)
  return visitor.post(/\/aanmelden\/link\/[\w-]+/.exec(mail?.body_text ?? '')?.[0] ?? '')
}
/** To the broker by the link on the page, and back; gives our answer. */
async function throughBroker(visitor: Visitor, html: string): Promise<Response> {
  const link = /href="(\/aanmelden\/identiteit[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? 'no link'
  return backFrom(visitor, await visitor.get(link))
}
async function backFrom(visitor: Visitor, away: Response): Promise<Response> {
  const back = await there.walk(away.headers.get('Location') ?? '')
  return visitor.get(back.replace(here, ''))
}

describe('a form that asks how sure we are', () => {
  it('says so and why before the first answer, and asks nothing where the form does not', async () => {
    await ask(app, null)
    const free = app.visitor()
    await fill(free)
    expect(await check(free)).not.toContain('Log in om te versturen')
    await ask(app, 'substantial')
    const html = await (await app.visitor().get('/idee/jouw-idee')).text()
    expect(html).toContain(why.nl)
    expect(html).toContain('Aan het eind vragen wij je om in te loggen')
  })

  it('takes a visitor to the broker and back to the draft, with every answer kept; then it is sent', async () => {
    await ask(app, 'substantial')
    sit('substantial')
    const visitor = app.visitor()
    await fill(visitor)
    const html = await check(visitor)
    expect(html).toContain('Log in om te versturen')
    expect(html).toContain(why.nl)
    expect(html).toContain('Wat je invulde, blijft bewaard')
    expect(html).not.toContain('>Verstuur<')
    const before = await amount()
    const refused = await send(visitor)
    expect(refused.status).toBe(403)
    expect(await refused.text()).toContain('Log in om te versturen')
    expect(await amount()).toBe(before)
    // The broker knows them, we do not yet: once by mail, in this browser, and the level is asked again.
    await throughBroker(visitor, html)
    await visitor.post('/aanmelden?terug=/aanmelden/koppelen', { email })
    await followMail(visitor)
    await visitor.get('/aanmelden/koppelen')
    const again = await visitor.post('/aanmelden/koppelen', { doen: 'ja' })
    expect(again.headers.get('Location')).toContain('niveau=substantial')
    const away = await visitor.get(again.headers.get('Location') ?? '')
    expect(new URL(away.headers.get('Location') ?? '').searchParams.get('acr_values')).toContain(
      'substantial',
    )
    expect((await backFrom(visitor, away)).headers.get('Location')).toBe('/idee/controleren')
    const back = await check(visitor)
    expect(back).toContain('Bankjes bij de vijver')
    expect(back).toContain('Vijverlaan 3')
    expect(back).not.toContain('Log in om te versturen')
    expect((await send(visitor)).status).toBe(303)
    const { rows } = await sql<{ assurance: string }>`select assurance from form_answer
      where person_id = ${(await personByEmail(app.db, email))?.id}`.execute(app.db)
    expect(rows).toEqual([{ assurance: 'substantial' }])
  })

  it('tells who is signed in too lightly, also after the broker gave less than was asked', async () => {
    await ask(app, 'high')
    await insertPerson(app.db, { name: 'Sanne', email }, testNow)
    const visitor = await app.as(email)
    await fill(visitor)
    const html = await check(visitor)
    expect(html).toContain('Je bent al ingelogd, maar dit formulier vraagt om meer zekerheid.')
    expect(html).not.toContain('toegangssleutel of een tweede stap')
    sit('substantial')
    expect((await throughBroker(visitor, html)).headers.get('Location')).toBe('/aanmelden/koppelen')
    await visitor.get('/aanmelden/koppelen')
    const again = await visitor.post('/aanmelden/koppelen', { doen: 'ja' })
    await backFrom(visitor, await visitor.get(again.headers.get('Location') ?? ''))
    expect(await check(visitor)).toContain('Je bent al ingelogd, maar')
    expect((await send(visitor)).status).toBe(403)
    sit('high')
    await throughBroker(visitor, await check(visitor))
    expect(await check(visitor)).not.toContain('Log in om te versturen')
    expect((await send(visitor)).status).toBe(303)
  })

  it.each(assurances)('asks at %s for somebody who signed in, and for no less', async (needs) => {
    await ask(app, needs)
    const { id } = await insertPerson(app.db, { name: 'Sanne', email }, testNow)
    const known = await actorOf(app.db, id)
    const sendAs = async (assurance: Assurance | null): Promise<string> => {
      const act = app.act({ actor: assurance ? { ...known, assurance } : { ...known, personId: null } })
      const { open } = await startDraft(act, await currentForm(app.db, 'idea'))
      const draft: OpenDraft = open
      return submitDraft(act, draft, { text: {}, files: {} }, [], async () => '/').then(
        () => 'in',
        (error: Error) => error.constructor.name,
      )
    }
    expect(await sendAs(null)).toBe('Forbidden')
    for (const level of assurances) {
      const enough = assurances.indexOf(level) >= assurances.indexOf(needs)
      expect(await sendAs(level), level).toBe(enough ? 'in' : 'Forbidden')
    }
  })

  it('is entered by an official who sees who it is', async () => {
    await ask(app, 'high')
    const desk = await app.as('karim@waterstad.example')
    const saved = await desk.postAndSee('/werk/idee-invoeren', {
      ...Object.assign({}, ...Object.values(neighbourhoodIdea)),
      ...{ formulier: `IDEE-${version}`, kanaal: 'desk', taal_bewoner: 'nl', voorgelezen: 'ja', email },
    })
    expect(saved.path, saved.html).toMatch(/^\/werk\/idee-invoeren\/\d{4}-\d{4}$/)
  })
})

describe('where there is no broker', () => {
  it('it is explained, and paper, the telephone and a second step remain', async () => {
    const plain = await testApp()
    await staffOf(plain)
    await ask(plain, 'substantial')
    const visitor = plain.visitor()
    await fill(visitor)
    const html = await check(visitor)
    expect(html).toContain('Inloggen met een digitale identiteit kan hier nog niet.')
    expect(html).toContain('href="/idee/papier"')
    expect(html).toContain(plain.act().municipality.team.telephone)
    expect(html).toContain('toegangssleutel of een tweede stap')
    expect(html).not.toContain('/aanmelden/identiteit')
    expect((await visitor.get('/idee/papier')).status).toBe(200)
    expect((await send(visitor)).status).toBe(403)
    await plain.close()
  })
})
