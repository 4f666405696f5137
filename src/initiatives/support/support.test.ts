import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { withdraw } from '../../cases/index.ts'
import { paths } from '../../paths.ts'
import { actorOf, insertPerson } from '../../people/index.ts'
import { askErasure } from '../../privacy/actions.ts'
import { privacyJobs } from '../../privacy/jobs.ts'
import { type DeskCity, deskCity } from '../../site/desk/testing.ts'
import { wishFactsOf } from '../../site/jury-facts.ts'
import { type FormFields, type TestApp, testApp, type Visitor } from '../../testing.ts'
import { approvePublic, consentPublic } from '../publicity.ts'
import { askSupport, confirmSupport, giveSupport } from './actions.ts'
import { supportJobs } from './jobs.ts'
import { supportCounts, supportFor } from './store.ts'

let app: TestApp
let city: DeskCity
let wish: { readonly id: string; readonly number: string }
beforeAll(async () => {
  app = await testApp()
  city = await deskCity(app)
})
afterAll(() => app.close())

beforeEach(async () => {
  await sql`delete from rate_limit`.execute(app.db)
  wish = await city.newCase('intake', { kind: 'neighbourhood_wish', title: 'Bankje in de Vogelstraat' })
  await consentPublic(await city.act('initiator'), { caseId: wish.id })
  await approvePublic(await city.act('team'), { caseId: wish.id })
})

const text = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0]+/g, ' ')
const see = async (visitor: Visitor, path: string): Promise<string> => {
  let response = await visitor.get(path)
  for (let hop = 0; hop < 3 && response.headers.has('location'); hop += 1)
    response = await visitor.get(response.headers.get('location') ?? '')
  return text(await response.text())
}
/** A second later than before, so that mails have an order. */
const say = (visitor: Visitor, fields: FormFields = {}) => {
  app.setNow(new Date(app.act().now.getTime() + 1000))
  return visitor.postAndSee(paths.support(wish.number), {
    doe: 'zeg',
    kant: 'voor',
    naam: 'Nel Nabij',
    email: 'nel@voorbeeld.example',
    plek: 'Vogelstraat',
    ...fields,
  })
}
const against = { kant: 'tegen', reden: 'Dan wordt het hier te druk.' } as const
/** The link in the newest mail to somebody. */
const linkTo = async (email: string): Promise<string> => {
  const links = (await app.mails(email)).flatMap(
    ({ body_text }) => /\/steun\/[\w-]{43}/.exec(body_text) ?? [],
  )
  return links[0] ?? 'no link'
}
const counts = async () =>
  (await supportCounts(app.db, [wish.id])).get(wish.id) ?? { for: 0, against: 0, paper: 0 }
const said = () => supportFor(app.db, [wish.id])

describe('a neighbour without an account', () => {
  test('counts after the link in the mail, which changes nothing by being opened', async () => {
    const visitor = app.visitor()
    const page = await say(visitor)
    expect(text(page.html)).toContain('Kijk in je mail')
    expect(await counts()).toMatchObject({ for: 0 })
    const link = await linkTo('nel@voorbeeld.example')
    const behind = await see(app.visitor(), link)
    expect(behind).toContain('Bevestig wat je vindt')
    expect(await counts()).toMatchObject({ for: 0 })
    const done = await app.visitor().postAndSee(link, { doe: 'bevestig' })
    expect(text(done.html)).toContain('Wij tellen je mee')
    expect(await counts()).toEqual({ for: 1, against: 0, paper: 0 })
    const [stored] = await said()
    expect(JSON.stringify(stored)).not.toContain('nel@')
    const plan = await see(app.visitor(), paths.myCase(wish.number))
    expect(plan).not.toContain('Nel Nabij')
  })

  test('counts once, whatever they send, and may change their mind', async () => {
    for (const email of ['nel@voorbeeld.example', ' NEL@Voorbeeld.Example']) {
      await say(app.visitor(), { email })
      await app.visitor().post(await linkTo('nel@voorbeeld.example'), { doe: 'bevestig' })
    }
    expect(await counts()).toMatchObject({ for: 1, against: 0 })
    await say(app.visitor(), against)
    // Until the new link is followed, what was confirmed holds.
    expect(await counts()).toMatchObject({ for: 1, against: 0 })
    await app.visitor().post(await linkTo('nel@voorbeeld.example'), { doe: 'bevestig' })
    expect(await counts()).toMatchObject({ for: 0, against: 1 })
    const link = await linkTo('nel@voorbeeld.example')
    await app.visitor().post(link, { doe: 'zeg', kant: 'voor', naam: 'Nel Nabij' })
    expect(await counts()).toMatchObject({ for: 1, against: 0 })
    const gone = await app.visitor().postAndSee(link, { doe: 'intrekken' })
    expect(text(gone.html)).toContain('Je telt niet meer mee')
    expect(await said()).toHaveLength(0)
  })

  test('says why when against, and leaves a name and an address', async () => {
    const faulty = await say(app.visitor(), { kant: 'tegen', naam: '', email: 'geen adres' })
    expect(faulty.status).toBe(422)
    const words = text(faulty.html)
    for (const word of ['Je naam', 'Je e-mailadres']) expect(words).toContain(word)
    const unsaid = await say(app.visitor(), { kant: 'tegen' })
    expect(unsaid.status).toBe(422)
    expect(text(unsaid.html)).toContain('Schrijf in één zin waarom je tegen bent')
  })

  test('gets the same answer for an address that said something before, and not without end', async () => {
    const first = await say(app.visitor())
    await app.visitor().post(await linkTo('nel@voorbeeld.example'), { doe: 'bevestig' })
    const again = await say(app.visitor())
    expect(again.path).toBe(first.path)
    for (let time = 0; time < 3; time += 1) await say(app.visitor())
    expect((await say(app.visitor())).status).toBe(429)
  })

  test('is forgotten when nobody follows the link', async () => {
    await say(app.visitor())
    const link = await linkTo('nel@voorbeeld.example')
    const later = new Date(app.act().now.getTime() + 31 * 24 * 60 * 60 * 1000)
    await supportJobs.forget_unconfirmed_support?.(app.act({ now: later }), {} as never)
    expect((await app.visitor().get(link)).status).toBe(404)
  })
})

describe('somebody who is signed in', () => {
  test('counts at once, changes it and takes it back on the same page', async () => {
    const counter = await city.as('counter')
    const done = await say(counter, { email: undefined, ...against })
    expect(text(done.html)).toContain('Je bent tegen dit plan.')
    expect(await counts()).toMatchObject({ for: 0, against: 1 })
    await say(counter, { kant: 'voor', reden: '' })
    expect(await counts()).toMatchObject({ for: 1, against: 0 })
    const gone = await counter.postAndSee(paths.support(wish.number), { doe: 'intrekken' })
    expect(text(gone.html)).toContain('Je telt niet meer mee')
    expect(await counts()).toMatchObject({ for: 0, against: 0 })
  })

  test('is the same person as their address', async () => {
    const { email, id } = city.people.counter
    await say(app.visitor(), { email: email ?? '', ...against })
    await app.visitor().post(await linkTo(email ?? ''), { doe: 'bevestig' })
    await say(await city.as('counter'))
    expect(await said()).toMatchObject([{ side: 'for', person_id: id }])
  })

  test('stands in the log nowhere: not when they say it, nor when they follow a link or take it back', async () => {
    const { email, id } = city.people.counter
    const counter = await city.as('counter')
    await say(counter, { email: undefined, ...against })
    await say(app.visitor(), { email: email ?? '' })
    const link = await linkTo(email ?? '')
    await counter.post(link, { doe: 'bevestig' })
    await counter.post(link, { doe: 'intrekken' })
    await say(counter, { email: undefined })
    await counter.post(paths.support(wish.number), { doe: 'intrekken' })
    const { rows } = await sql<{ op: string; actor: string; person_id: string | null; told: unknown }>`
      select op, actor, person_id, clear || digests || jsonb_build_object('actor', actor_id) as told from audit_waiting as one
       where thing = 'initiative_support' and case_id = ${wish.id} order by id`.execute(app.db)
    expect(rows.map(({ op }) => op)).toEqual(['insert', 'update', 'delete', 'insert', 'delete'])
    for (const row of rows) {
      expect(row).toMatchObject({ actor: 'visitor', person_id: null })
      for (const word of [id, 'person_id', 'voice']) expect(JSON.stringify(row.told)).not.toContain(word)
    }
  })

  test('cannot support their own plan', async () => {
    const page = await say(await city.as('initiator'))
    expect(page.status).toBe(422)
    expect(text(page.html)).toContain('Dit is je eigen plan')
    expect(await said()).toHaveLength(0)
  })
})

test('a new secret key makes nobody count twice, with an account or without', async () => {
  const [old, fresh] = ['a'.repeat(64), 'b'.repeat(64)]
  const statement = { name: 'Nel Nabij', place: null, side: 'for', reason: null } as const
  const visitor = '192.0.2.1'
  const { actor } = await city.act('counter')
  for (const secretKey of [old, `${fresh},${old}`]) {
    app.setNow(new Date(app.act().now.getTime() + 1000))
    const act = app.act({ settings: { ...app.settings, secretKey } })
    await giveSupport({ ...act, actor }, wish.id, statement)
    const asked = { caseId: wish.id, email: 'nel@voorbeeld.example', said: statement, visitor }
    await askSupport(act, asked)
    const [, token = ''] = /\/steun\/([\w-]{43})/.exec(await linkTo('nel@voorbeeld.example')) ?? []
    await confirmSupport(act, token)
  }
  expect(await counts()).toEqual({ for: 2, against: 0, paper: 0 })
})

test('two hundred at once leave one', async () => {
  const act = await city.act('counter')
  const statement = { name: 'Petra Balie', place: null, side: 'for', reason: null } as const
  await Promise.all(Array.from({ length: 200 }, () => giveSupport(act, wish.id, statement)))
  expect(await said()).toHaveLength(1)
  expect(await counts()).toEqual({ for: 1, against: 0, paper: 0 })
})

test('the database itself refuses a second time, by voice and by person', async () => {
  await giveSupport(await city.act('counter'), wish.id, {
    name: 'Petra Balie',
    place: null,
    side: 'for',
    reason: null,
  })
  const copy = (
    voice: string,
  ) => sql`insert into initiative_support (case_id, voice, person_id, name, side, said_at)
    select case_id, ${voice}, person_id, name, side, said_at from initiative_support where case_id = ${wish.id}`
  await expect(copy('another').execute(app.db)).rejects.toThrow(/initiative_support_once/)
  await expect(
    sql`insert into initiative_support (case_id, voice, name, side, said_at)
      select case_id, voice, name, side, said_at from initiative_support where case_id = ${wish.id}`.execute(
      app.db,
    ),
  ).rejects.toThrow(/case_id_voice/)
})

describe('on paper', () => {
  const enter = async (who: 'initiator' | 'guide' | 'counter', fields: FormFields) =>
    (await city.as(who)).postAndSee(paths.supportOverview(wish.number), { doe: 'papier', ...fields })

  test('the initiator counts names, each once; who works on the plan reads them', async () => {
    const names = 'Loes Kade, Vogelstraat\nJan Smit, Vogelstraat'
    expect(text((await enter('initiator', { namen: names })).html)).toContain('De lijst is erbij geteld')
    await enter('initiator', { namen: `${names}\nPiet Vos, Vogelstraat` })
    expect(await counts()).toEqual({ for: 0, against: 0, paper: 3 })
    expect(text((await enter('guide', { namen: names })).html)).toContain('waren er al')
    expect(await see(await city.as('guide'), paths.supportOverview(wish.number))).toContain('Loes Kade')
    expect(await see(await city.as('initiator'), paths.supportOverview(wish.number))).not.toContain(
      'Loes Kade',
    )
    expect(await see(app.visitor(), paths.myCase(wish.number))).not.toContain('Loes')
  })

  test('a number needs a scan, which only who works on the plan opens', async () => {
    expect((await enter('initiator', { aantal: '24' })).status).toBe(422)
    expect((await enter('initiator', {})).status).toBe(422)
    const pdf = new File(
      ['%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\ntrailer <<>>\n%%EOF\n'],
      'lijst.pdf',
      {
        type: 'application/pdf',
      },
    )
    const done = await enter('initiator', { aantal: '24', lijst: pdf })
    expect(text(done.html)).toContain('24 namen')
    const [scan] = /\/bestanden\/[^"]+/.exec(
      await (await (await city.as('guide')).get(paths.supportOverview(wish.number))).text(),
    ) ?? ['no scan']
    expect((await (await city.as('guide')).get(scan)).status).toBe(200)
    expect((await (await city.as('counter')).get(scan)).status).toBe(404)
    expect((await app.visitor().get(scan)).status).toBe(404)
  })

  test('a list is taken away again, and a list to print has no names', async () => {
    await enter('guide', { namen: 'Loes Kade, Vogelstraat' })
    const html = await (await (await city.as('guide')).get(paths.supportOverview(wish.number))).text()
    const id = /name="id" value="([^"]+)"/.exec(html)?.[1] ?? ''
    await (await city.as('guide')).post(paths.supportOverview(wish.number), { doe: 'papierweg', id })
    expect(await counts()).toMatchObject({ paper: 0 })
    const list = await see(await city.as('initiator'), paths.supportList(wish.number))
    expect(list).toContain('Handtekening')
    expect(list).toContain(paths.support(wish.number))
  })

  test('not by who only sees the plan', async () => {
    expect((await enter('counter', { namen: 'Loes Kade' })).status).toBe(403)
  })
})

describe('why people are against', () => {
  const overview = (who: 'initiator' | 'guide') =>
    city.as(who).then((visitor) => see(visitor, paths.supportOverview(wish.number)))
  const change = async (who: 'initiator' | 'guide', fields: FormFields) =>
    (await city.as(who)).postAndSee(paths.supportOverview(wish.number), fields)
  const reasonId = async () => (await said())[0]?.id ?? ''

  test('is read by nobody before it is confirmed, then by who takes part without a name', async () => {
    await say(app.visitor(), against)
    expect(await overview('guide')).not.toContain('te druk')
    await app.visitor().post(await linkTo('nel@voorbeeld.example'), { doe: 'bevestig' })
    expect(await overview('guide')).toContain('Nel Nabij')
    const initiator = await overview('initiator')
    expect(initiator).toContain('te druk')
    expect(initiator).not.toContain('Nel Nabij')
    expect(await see(app.visitor(), paths.myCase(wish.number))).not.toContain('te druk')
    const plan = await app.visitor().get(`/api/v1/initiatieven/${wish.number}`)
    const api = await plan.text()
    expect(api).toContain('"steun":{"voor":0,"tegen":1,"opPapier":0}')
    expect(api).not.toContain('te druk')
    for (const who of ['jury', 'counter'] as const)
      expect((await (await city.as(who)).get(paths.supportOverview(wish.number))).status).toBe(403)
    expect((await app.visitor().get(paths.supportOverview(wish.number))).status).toBe(303)
  })

  test('is answered by the initiator, for guide, jury and who wrote it', async () => {
    await say(app.visitor(), against)
    const link = await linkTo('nel@voorbeeld.example')
    await app.visitor().post(link, { doe: 'bevestig' })
    const id = await reasonId()
    await change('initiator', { doe: 'antwoord', id, [`antwoord_${id}`]: 'De bank staat nu bij het plein.' })
    expect(await overview('guide')).toContain('bij het plein')
    expect(await see(app.visitor(), link)).toContain('bij het plein')
    const facts = (await wishFactsOf(app.act(), [wish.id])).get(wish.id)
    expect(facts).toMatchObject({
      supporters: 0,
      against: 1,
      reasons: [{ reason: 'Dan wordt het hier te druk.', answer: 'De bank staat nu bij het plein.' }],
    })
    expect(JSON.stringify(facts)).not.toContain('Nel')
    expect((await change('guide', { doe: 'antwoord', id, [`antwoord_${id}`]: 'x' })).status).toBe(403)
  })

  test('is kept from others when it insults somebody; the person is still counted', async () => {
    await say(app.visitor(), against)
    await app.visitor().post(await linkTo('nel@voorbeeld.example'), { doe: 'bevestig' })
    const id = await reasonId()
    expect((await change('initiator', { doe: 'verberg', id })).status).toBe(403)
    await change('guide', { doe: 'verberg', id })
    expect(await overview('initiator')).not.toContain('te druk')
    expect((await wishFactsOf(app.act(), [wish.id])).get(wish.id)).toMatchObject({ against: 1, reasons: [] })
    expect(await overview('guide')).toContain('Alleen medewerkers zien deze reden')
    await change('guide', { doe: 'toon', id })
    expect(await overview('initiator')).toContain('te druk')
  })
})

describe('when it is over', () => {
  test('nothing is said any more, and who said something can have their name removed', async () => {
    await say(app.visitor(), against)
    const link = await linkTo('nel@voorbeeld.example')
    await app.visitor().post(link, { doe: 'bevestig' })
    await say(app.visitor(), { email: 'ook@voorbeeld.example' })
    await withdraw(await city.act('initiator'), { caseId: wish.id, reason: null })
    const late = await app.visitor().postAndSee(await linkTo('ook@voorbeeld.example'), { doe: 'bevestig' })
    expect(text(late.html)).toContain('Dit plan is klaar of gestopt')
    expect(await counts()).toMatchObject({ for: 0, against: 1 })
    const done = await app.visitor().postAndSee(link, { doe: 'intrekken' })
    expect(text(done.html)).toContain('Je naam en wat je schreef zijn weg')
    expect(await said()).toMatchObject([{ side: 'against', name: null, reason: null }])
  })
})

test('who is erased is not counted any more; where it was decided the number stays, without a name', async () => {
  const email = 'bo@voorbeeld.example'
  const bo = await insertPerson(app.db, { name: 'Bo Buur', email, confirmedAt: app.act().now }, app.act().now)
  const running = wish
  const ended = await city.newCase('intake', { kind: 'neighbourhood_wish', title: 'Speeltoestel' })
  await consentPublic(await city.act('initiator'), { caseId: ended.id })
  await approvePublic(await city.act('team'), { caseId: ended.id })
  for (const plan of [running, ended]) {
    wish = plan
    await say(app.visitor(), { email, naam: 'Bo Buur', ...against })
    await app.visitor().post(await linkTo(email), { doe: 'bevestig' })
    expect(await said()).toMatchObject([{ person_id: bo.id }])
  }
  await withdraw(await city.act('initiator'), { caseId: ended.id, reason: null })
  expect(await see(await app.as(email), paths.aboutMe())).toContain('Plannen waarover je zei wat je vindt')
  await askErasure(app.act({ actor: await actorOf(app.db, bo.id) }), { goesOn: [] })
  const later = new Date(app.act().now.getTime() + 8 * 24 * 60 * 60 * 1000)
  await privacyJobs.erase_people?.(app.act({ now: later }), {} as never)
  expect(await supportFor(app.db, [running.id])).toEqual([])
  expect(await supportFor(app.db, [ended.id])).toMatchObject([
    { side: 'against', name: null, place: null, reason: null, person_id: null },
  ])
})
