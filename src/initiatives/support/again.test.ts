import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { setPublished } from '../../cases/index.ts'
import { startFilled } from '../../forms/index.ts'
import { insertPerson, type Person } from '../../people/index.ts'
import { growIntoCityWish } from '../../referrals/grow.ts'
import { type DeskCity, deskCity } from '../../site/desk/testing.ts'
import { type TestApp, testApp } from '../../testing.ts'
import { type TestWish, toldWish } from '../../testing-wish.ts'
import { approvePublic, consentPublic } from '../publicity.ts'
import { initiativeByNumber, insertAgain, markAgain } from '../store.ts'
import { askSupport, giveSupport } from './actions.ts'
import { supportJobs } from './jobs.ts'
import { askedAgain, supportCounts } from './store.ts'

let app: TestApp
let city: DeskCity
beforeAll(async () => {
  app = await testApp()
  city = await deskCity(app)
})
afterAll(() => app.close())

const statement = (name: string, side: 'for' | 'against' = 'for') => ({
  name,
  place: 'Vogelstraat',
  side,
  reason: side === 'for' ? null : 'Dan wordt het druk.',
})
const neighbour = async (name: string): Promise<Person> =>
  insertPerson(app.db, { name, email: `${name.toLowerCase()}@voorbeeld.example` }, app.act().now)
const says = async (person: Person, caseId: string, side: 'for' | 'against' = 'for'): Promise<void> =>
  giveSupport(
    {
      ...app.act(),
      actor: { ...(await city.act('counter')).actor, personId: person.id, email: person.email },
    },
    caseId,
    statement(person.name, side),
  )
const countsOf = async (caseId: string) =>
  (await supportCounts(app.db, [caseId])).get(caseId) ?? { for: 0, against: 0, paper: 0 }
const mailsAgain = async (person: Person) =>
  (await app.mails(person.email ?? '')).filter(({ subject }) => /plan weer\?|plan again\?/.test(subject))
const linkIn = (mail: { readonly body_text: string } | undefined): string =>
  /\/steun\/[\w-]{43}/.exec(mail?.body_text ?? '')?.[0] ?? 'no link'

describe('who supported a wish that is done again', () => {
  let before: TestWish
  let again: TestWish
  let [fay, finn, greta]: Person[] = []
  beforeAll(async () => {
    before = await toldWish(app, { title: 'Zomerbuurttafel', email: 'tafel@voorbeeld.example' })
    ;[fay, finn, greta] = [await neighbour('Fay'), await neighbour('Finn'), await neighbour('Greta')]
    if (!fay || !finn || !greta) throw new Error('Nobody')
    await says(fay, before.caseId)
    await says(finn, before.caseId)
    await says(greta, before.caseId, 'against')
    await askSupport(app.act(), {
      caseId: before.caseId,
      email: 'onbekend@voorbeeld.example',
      said: statement('Onno'),
      visitor: '192.0.2.7',
    })
    const draft = await startFilled(await city.act('initiator'), 'idea', {})
    await insertAgain(app.db, { fromCaseId: before.caseId, draftId: draft.id })
    const next = await city.newCase('intake', { kind: 'neighbourhood_wish', title: 'Winterbuurttafel' })
    await markAgain(app.db, draft.id, next.id)
    await consentPublic(await city.act('initiator'), { caseId: next.id })
    expect(await mailsAgain(fay)).toHaveLength(0)
    await approvePublic(await city.act('team'), { caseId: next.id })
    again = { ...before, caseId: next.id, number: next.number }
  })

  test('gets one mail when it comes on the site, with both plans in it', async () => {
    if (!fay || !finn || !greta) throw new Error('Nobody')
    const [mail, ...more] = await mailsAgain(fay)
    expect(more).toEqual([])
    expect(mail?.body_text).toContain('Zomerbuurttafel')
    expect(mail?.body_text).toContain('Winterbuurttafel')
    expect(await mailsAgain(finn)).toHaveLength(1)
    // Who was against, or whom we do not know by an account, hears nothing.
    expect(await mailsAgain(greta)).toHaveLength(0)
    expect(
      (await app.mails('onbekend@voorbeeld.example')).every(({ subject }) => !/weer/.test(subject)),
    ).toBe(true)
    expect(await countsOf(again.caseId)).toMatchObject({ for: 0 })
  })

  test('counts after following the link, once', async () => {
    if (!fay) throw new Error('Nobody')
    const link = linkIn((await mailsAgain(fay))[0])
    const page = await (await app.visitor().get(link)).text()
    expect(page).toContain('Steun je dit plan weer?')
    expect(page).toContain('Ja, ik steun dit plan')
    expect(await countsOf(again.caseId)).toMatchObject({ for: 0 })
    for (let time = 0; time < 2; time += 1) await app.visitor().post(link, { doe: 'bevestig' })
    expect(await countsOf(again.caseId)).toEqual({ for: 1, against: 0, paper: 0 })
  })

  test('may think otherwise now', async () => {
    if (!finn) throw new Error('Nobody')
    const link = linkIn((await mailsAgain(finn))[0])
    await app
      .visitor()
      .post(link, { doe: 'zeg', kant: 'tegen', naam: 'Finn', reden: 'Het was te laat in de avond.' })
    expect(await countsOf(again.caseId)).toEqual({ for: 1, against: 1, paper: 0 })
  })

  test('is not asked twice: not when it leaves the site and comes back, nor after what waited was forgotten', async () => {
    if (!fay) throw new Error('Nobody')
    const later = new Date(app.act().now.getTime() + 40 * 24 * 60 * 60 * 1000)
    await supportJobs.forget_unconfirmed_support?.(app.act({ now: later }), {} as never)
    for (const published of [false, true])
      await setPublished(await city.act('team'), { caseId: again.caseId, published })
    expect(await mailsAgain(fay)).toHaveLength(1)
    expect(await askedAgain(app.db, again.caseId)).toBe(2)
  })

  test('the initiator reads how many were asked, not who', async () => {
    const page = await (await city.as('initiator')).get(`/initiatieven/${again.number}/steun/overzicht`)
    const html = await page.text()
    expect(html).toContain('2 mensen steunden het plan waar dit op verdergaat')
    expect(html).not.toContain('Fay')
  })
})

test('who supported a wish that grows is asked for the city wish; in the language they chose', async () => {
  const wish = await toldWish(app, { title: 'Buurtbakfiets', email: 'bakfiets@voorbeeld.example' })
  const hal = await insertPerson(
    app.db,
    { name: 'Hal', email: 'hal@voorbeeld.example', locale: 'en' },
    app.act().now,
  )
  await says(hal, wish.caseId)
  const grown = await growIntoCityWish(await city.act('team'), { caseId: wish.caseId, ends: true })
  const next = await initiativeByNumber(app.db, grown.number)
  expect(await mailsAgain(hal)).toHaveLength(0)
  await approvePublic(await city.act('team'), { caseId: next?.case_id ?? '' })
  const [mail, ...more] = await mailsAgain(hal)
  expect(more).toEqual([])
  expect(mail?.subject).toBe('Do you support this plan again? Buurtbakfiets')
})

describe('who supported a wish without an account', () => {
  const email = 'ilse@voorbeeld.example'
  const mails = async () => (await app.mails(email)).filter(({ subject }) => /plan weer\?/.test(subject))
  const addresses = async () =>
    (
      await sql<{ email: string }>`select email from initiative_support_again order by email`.execute(app.db)
    ).rows.map((row) => row.email)
  /** Says it by the form of the plan, and follows the link in the mail. */
  const saysByMail = async (wish: TestWish, address: string, name: string, weer: string): Promise<string> => {
    const visitor = app.visitor()
    const form = { doe: 'zeg', kant: 'voor', naam: name, email: address, ...(weer ? { weer } : {}) }
    await visitor.post(`/initiatieven/${wish.number}/steun`, form)
    const link = linkIn((await app.mails(address))[0])
    await visitor.post(link, { doe: 'bevestig' })
    return link
  }

  test('is asked by mail when they said so, once, and then their address is gone', async () => {
    const wish = await toldWish(app, { title: 'Ruilkast', email: 'ruilkast@voorbeeld.example' })
    await saysByMail(wish, email, 'Ilse', 'ja')
    await saysByMail(wish, 'joris@voorbeeld.example', 'Joris', '')
    const thea = await saysByMail(wish, 'thea@voorbeeld.example', 'Thea', 'ja')
    expect(await addresses()).toEqual([email, 'thea@voorbeeld.example'])
    // Who changes their mind has the address erased, and still counts.
    const theirs = await (await app.visitor().get(thea)).text()
    expect(theirs).toContain('Wij mogen je één keer mailen')
    await app.visitor().post(thea, { doe: 'geenmail' })
    expect(await addresses()).toEqual([email])
    expect(await countsOf(wish.caseId)).toMatchObject({ for: 3 })

    const grown = await growIntoCityWish(await city.act('team'), { caseId: wish.caseId, ends: true })
    const next = await initiativeByNumber(app.db, grown.number)
    for (const published of [true, false, true]) {
      if (published)
        await approvePublic(await city.act('team'), { caseId: next?.case_id ?? '' }).catch(() => null)
      else await setPublished(await city.act('team'), { caseId: next?.case_id ?? '', published })
    }
    const [mail, ...more] = await mails()
    expect(more).toEqual([])
    expect(mail?.body_text).toContain('Wij hebben je e-mailadres nu gewist.')
    expect(await addresses()).toEqual([])
    for (const other of ['joris@voorbeeld.example', 'thea@voorbeeld.example'])
      expect((await app.mails(other)).some(({ subject }) => /plan weer\?/.test(subject))).toBe(false)
    await app.visitor().post(linkIn(mail), { doe: 'bevestig' })
    expect(await countsOf(next?.case_id ?? '')).toMatchObject({ for: 1 })
  })

  test('has no address kept that was not confirmed, or for longer than two years', async () => {
    const wish = await toldWish(app, { title: 'Zitkuil', email: 'zitkuil@voorbeeld.example' })
    const form = { doe: 'zeg', kant: 'voor', naam: 'Kim', email: 'kim@voorbeeld.example', weer: 'ja' }
    await app.visitor().post(`/initiatieven/${wish.number}/steun`, form)
    await saysByMail(wish, 'lou@voorbeeld.example', 'Lou', 'ja')
    const tidy = (days: number) =>
      supportJobs.forget_unconfirmed_support?.(
        app.act({ now: new Date(app.act().now.getTime() + days * 24 * 60 * 60 * 1000) }),
        {} as never,
      )
    expect(await addresses()).toEqual(['kim@voorbeeld.example', 'lou@voorbeeld.example'])
    await tidy(40)
    expect(await addresses()).toEqual(['lou@voorbeeld.example'])
    await tidy(740)
    expect(await addresses()).toEqual([])
  })
})
