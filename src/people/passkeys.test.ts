import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestApp, testApp, testNow, type Visitor } from '../testing.ts'
import { grantRole } from './admin.ts'
import { insertPerson } from './store.ts'
import { type TestPasskey, testPasskey } from './testing.ts'

const origin = 'http://waterstad.test'
let app: TestApp
let number = 0
let email = ''
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  number += 1
  email = `sleutel${number}@voorbeeld.example`
  await insertPerson(app.db, { name: `Sanne ${number}`, email }, testNow)
})

const question = async (visitor: Visitor, path: string) => (await visitor.post(path)).json()
const askNew = (visitor: Visitor) => question(visitor, '/mijn/veiligheid/toegangssleutels/vraag')
const ask = (visitor: Visitor) => question(visitor, '/aanmelden/toegangssleutel/vraag')

async function add(visitor: Visitor, passkey: TestPasskey, name = 'Mijn telefoon'): Promise<Response> {
  const antwoord = passkey.make(await askNew(visitor), origin)
  return visitor.post('/mijn/veiligheid/toegangssleutels', { name, antwoord })
}

async function signIn(passkey: TestPasskey, at = origin, more = {}): Promise<Response> {
  const visitor = app.visitor()
  const antwoord = passkey.sign(await ask(visitor), at, more)
  return visitor.post('/aanmelden/toegangssleutel?terug=/mijn/veiligheid', { antwoord })
}

describe('a passkey', () => {
  it('is added under a name, told by mail, signs in by itself, and can be removed', async () => {
    const sanne = await app.as(email)
    const passkey = testPasskey()
    const added = await add(sanne, passkey)
    expect(added.status).toBe(303)
    expect(added.headers.get('Location')).toBe('/mijn/veiligheid?klaar=sleutel')
    const page = await (await sanne.get('/mijn/veiligheid')).text()
    expect(page).toContain('Mijn telefoon')
    const [mail] = await app.mails(email)
    expect(mail?.body_text).toContain('Er is een toegangssleutel toegevoegd: Mijn telefoon.')

    const answer = await signIn(passkey)
    expect(answer.status).toBe(303)
    expect(answer.headers.get('Location')).toBe('/mijn/veiligheid')

    const id = /name="sleutel" value="([0-9a-f-]+)"/.exec(page)?.[1]
    // That of somebody else does not exist.
    const other = await insertPerson(app.db, { name: 'Ander', email: `ander${number}@x.example` }, testNow)
    const stranger = await app.as(other.email!)
    expect((await stranger.post('/mijn/veiligheid/toegangssleutels/weg', { sleutel: id })).status).toBe(404)
    await sanne.post('/mijn/veiligheid/toegangssleutels/weg', { sleutel: id })
    expect((await signIn(passkey)).status).toBe(422)
  })

  it('is asked for in words that are the same whoever it is', async () => {
    const one = await ask(app.visitor())
    expect(one.allowCredentials ?? []).toEqual([])
    expect(one).toMatchObject({ rpId: 'waterstad.test', userVerification: 'required' })
  })

  it('that nobody knows, is refused in the same words as one that signed something else', async () => {
    const sanne = await app.as(email)
    const passkey = testPasskey()
    await add(sanne, passkey)
    const visitor = app.visitor()
    await ask(visitor)
    const antwoord = passkey.sign({ challenge: 'iets-anders' }, origin)
    const wrong = await visitor.post('/aanmelden/toegangssleutel', { antwoord })
    const unknown = await signIn(testPasskey())
    for (const answer of [wrong, unknown]) {
      expect(answer.status).toBe(422)
      expect(await answer.text()).toContain('Met deze toegangssleutel kun je hier niet inloggen')
    }
  })

  it('does not sign in from another site, without finger or code, with a lower counter, or twice', async () => {
    const sanne = await app.as(email)
    const passkey = testPasskey()
    await add(sanne, passkey)
    expect((await signIn(passkey, 'http://evil.example')).status).toBe(422)
    expect((await signIn(passkey, origin, { verified: false })).status).toBe(422)
    expect((await signIn(passkey, origin, { counter: 7 })).status).toBe(303)
    expect((await signIn(passkey, origin, { counter: 6 })).status).toBe(422)

    const visitor = app.visitor()
    const antwoord = passkey.sign(await ask(visitor), origin, { counter: 9 })
    expect((await visitor.post('/aanmelden/toegangssleutel', { antwoord })).status).toBe(303)
    expect((await visitor.post('/aanmelden/toegangssleutel', { antwoord })).status).toBe(422)
    // What was asked of one browser, no other answers; and not after ten minutes.
    const asked = await ask(app.visitor())
    const elsewhere = passkey.sign(asked, origin, { counter: 10 })
    expect((await app.visitor().post('/aanmelden/toegangssleutel', { antwoord: elsewhere })).status).toBe(422)
    const slow = app.visitor()
    const late = passkey.sign(await ask(slow), origin, { counter: 11 })
    app.setNow(new Date(testNow.getTime() + 11 * 60 * 1000))
    expect((await slow.post('/aanmelden/toegangssleutel', { antwoord: late })).status).toBe(422)
    app.setNow(testNow)
  })

  it('is not added with an answer that does not fit, for somebody else, or twice', async () => {
    const sanne = await app.as(email)
    for (const antwoord of ['', 'null', '{}', '{"id":1}', '{"id":"x"}', '[]', '{']) {
      await askNew(sanne)
      const answer = await sanne.post('/mijn/veiligheid/toegangssleutels', { name: 'Sleutel', antwoord })
      expect(answer.status, antwoord).toBe(422)
    }
    const passkey = testPasskey()
    expect((await add(sanne, passkey)).status).toBe(303)
    const other = await insertPerson(app.db, { name: 'Ander', email: `nog${number}@x.example` }, testNow)
    expect((await add(await app.as(other.email!), passkey)).status).toBe(422)
    const html = await (await add(sanne, testPasskey(), '')).text()
    expect(html).toContain('<title>Fout:')
  })

  it('is both steps in one for staff', async () => {
    const guide = await grantRole(app.act(), {
      name: 'Gids',
      email: `gids${number}@stad.example`,
      role: 'case_guide',
      areaId: null,
    })
    const passkey = testPasskey()
    await add(await app.as(guide.email!), passkey)
    const visitor = app.visitor()
    const antwoord = passkey.sign(await ask(visitor), origin)
    const answer = await visitor.post('/aanmelden/toegangssleutel', { antwoord })
    expect(answer.headers.get('Location')).toBe('/werk')
    expect((await visitor.get('/werk')).status).toBe(200)
  })
})
