import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mailAbout } from '../initiatives/front-door/testing.ts'
import { closePdf } from '../kit/pdf.ts'
import { actorOf, grantRole } from '../people/index.ts'
import { blockWriter } from '../safety/index.ts'
import { type FormFields, type TestApp, testApp, testNow, type Visitor } from '../testing.ts'
import { type TestCity, testCity } from '../testing-city.ts'
import { tendReactions } from './jobs.ts'
import { neighboursInRecord } from './read-report.ts'
import { formOf, type Reaction, reactionsOf } from './store.ts'

let app: TestApp
let city: TestCity
let initiator: Visitor
let guide: Visitor
beforeAll(async () => {
  app = await testApp()
  city = await testCity(app)
  initiator = await city.as(city.initiator)
  guide = await city.as(city.guide)
})
afterAll(async () => {
  await closePdf()
  await app.close()
})

const number = () => city.shown.number
const buren = (rest = '') => `/initiatieven/${number()}/buren${rest}`
const days = (count: number): Date => new Date(testNow.getTime() + count * 86_400_000)
const htmlOf = async (visitor: Visitor, path: string): Promise<string> => (await visitor.get(path)).text()
const strongly = {
  simple_green: 'no',
  permit: 'other',
  space_changes: 'no',
  impact: ['noise', 'traffic'],
} as const
const query = 'simple_green=no&permit=other&space_changes=no&impact=noise&impact=traffic'

const keep = (visitor: Visitor, change: FormFields = {}) =>
  visitor.post('/buren-betrekken', { ...strongly, versie: '1', plan: number(), ...change })
const open = (visitor: Visitor, sluit = '2026-12-10') =>
  visitor.post(buren('/formulier'), { over: 'Een tuin op de kade.', contact: 'Ina, 06 12345678', sluit })
const code = async (): Promise<string> => (await formOf(app.db, city.shown.id))?.code ?? 'no code'
const reactionWith = async (words: string): Promise<Reaction> =>
  (await reactionsOf(app.db, city.shown.id)).find(({ body }) => body?.includes(words))!

describe('the questions', () => {
  test('are asked one at a time, without an account or a script, and what is left open is an error', async () => {
    const visitor = app.visitor()
    const first = await htmlOf(visitor, '/buren-betrekken')
    expect(first).toContain('Is het een geveltuin of adoptiegroen?')
    expect(first).not.toContain('Welke omgevingsvergunning is nodig?')
    const missing = await visitor.get('/buren-betrekken?gevraagd=simple_green')
    expect(missing.status).toBe(422)
    expect(await missing.text()).toContain('Kies een antwoord.')
    const next = await htmlOf(visitor, '/buren-betrekken?simple_green=no&gevraagd=simple_green')
    expect(next).toContain('Welke omgevingsvergunning is nodig?')
    expect(next).toContain('Dit is een voorbeeld. De raad stelt de echte lijst vast.')
    const unsure = await visitor.get('/buren-betrekken?simple_green=weet-niet&gevraagd=simple_green')
    expect(unsure.status).toBe(200)
    const help = await unsure.text()
    for (const words of ['zo kom je erachter', 'Een geveltuin is een strook planten', 'Is het een geveltuin'])
      expect(help).toContain(words)
    const listed = await htmlOf(visitor, '/buren-betrekken?simple_green=no&permit=listed&impact=')
    expect(listed).toContain('De lijst van de raad')
  })

  test('end with the outcome, why, whether it is law or habit, how much, and steps with days', async () => {
    const html = await htmlOf(app.visitor(), `/buren-betrekken?${query}`)
    expect(html).toContain('Sterk aangeraden')
    expect(html).toContain('de buren merken er veel van')
    expect(html).toContain('De wet verplicht je niet om met de buurt te praten')
    expect(html).toContain('Gemiddeld: langsgaan en een bijeenkomst')
    expect(html).toContain('Rond zaterdag 28 november 2026')
    expect(html).toContain('Log in om het te bewaren')
    const habit = await htmlOf(
      app.visitor(),
      '/buren-betrekken?simple_green=no&permit=none&scheme=no_money&outside=yes&impact=&taal=en',
    )
    expect(habit).toContain('It is a habit of good neighbours')
    expect(habit).toContain('Light: a letter to the neighbours')
  })

  test('an outcome of an older version stays readable, one that never was does not exist', async () => {
    expect((await app.visitor().get(`/buren-betrekken?${query}&versie=1`)).status).toBe(200)
    expect((await app.visitor().get(`/buren-betrekken?${query}&versie=99`)).status).toBe(404)
  })

  test('give a letter to fill in, with nothing personal in its address', async () => {
    const html = await htmlOf(app.visitor(), `/buren-betrekken/brief?${query}`)
    expect(html).toContain('Ik heb een plan voor onze buurt: [vertel')
    expect(html).toContain('Ik kom de komende weken langs')
    const pdf = await app.visitor().get(`/buren-betrekken/brief.pdf?${query}`)
    expect(pdf.headers.get('Content-Type')).toBe('application/pdf')
    expect(new TextDecoder().decode((await pdf.arrayBuffer()).slice(0, 5))).toBe('%PDF-')
  })
})

describe('a plan of its own', () => {
  test('keeps the outcome for who speaks for it; a stranger cannot, and does not hear that it exists', async () => {
    const stranger = await city.as(city.stranger)
    expect((await keep(stranger)).status).toBe(422)
    expect((await keep(stranger, { plan: city.hidden.number })).status).toBe(422)
    expect((await keep(await city.as(city.partner))).status).toBe(422)
    expect((await stranger.get(buren())).status).toBe(404)
    expect((await keep(initiator)).headers.get('Location')).toBe(buren('?klaar=bewaard'))
    const kept = await htmlOf(initiator, buren())
    expect(kept).toContain('Sterk aangeraden')
    expect(kept).toContain('Breng de brief rond')
  })

  test('ticks off its steps, and moves their days', async () => {
    const future = await initiator.post(buren(), {
      doe: 'stap:letter',
      dag_letter: '2027-01-01',
      wie_letter: '24 huizen',
    })
    expect(future.status).toBe(422)
    expect(await future.text()).toContain('24 huizen')
    const done = await initiator.postAndSee(buren(), {
      doe: 'stap:letter',
      dag_letter: '2026-11-20',
      wie_letter: 'De brief bij 24 huizen',
    })
    expect(done.html).toContain('Gedaan op vrijdag 20 november 2026')
    await initiator.post(buren(), { doe: 'verschuif', begin: '2026-12-01' })
    expect(await htmlOf(initiator, buren())).toContain('Rond dinsdag 8 december 2026')
    expect((await initiator.post(buren(), { doe: 'stap:nothing' })).status).toBe(404)
    // A step whose day passed is said on their own page, with the way to where it is ticked off.
    expect(await htmlOf(initiator, '/mijn')).not.toContain('De dag van deze stap met de buren is voorbij')
    await initiator.post(buren(), { doe: 'verschuif', begin: '2026-10-01' })
    const mine = await htmlOf(initiator, '/mijn')
    expect(mine).toContain('De dag van deze stap met de buren is voorbij')
    expect(mine).toContain(`href="${buren()}"`)
    await initiator.post(buren(), { doe: 'verschuif', begin: '2026-12-01' })
    expect((await (await city.as(city.partner)).post(buren(), { doe: 'terug:letter' })).status).toBe(403)
  })

  test('opens a form at a short address; the letter then says it, with a code for the camera', async () => {
    const past = await open(initiator, '2026-11-01')
    expect(past.status).toBe(422)
    expect(await past.text()).toContain('Een tuin op de kade.')
    expect((await open(initiator, '2028-01-01')).status).toBe(422)
    expect((await open(initiator)).headers.get('Location')).toBe(buren('?klaar=formulier'))
    const letter = await htmlOf(initiator, buren('/brief'))
    expect(letter).toContain(`/reactie/${await code()}`)
    expect(letter).toContain('class="qr-code"')
    expect(letter).toContain('Reageer tot en met donderdag 10 december 2026')
    expect(letter).toContain('Er staat nog geen bijeenkomst in de brief')
    expect(letter).not.toMatch(/\[(Dag|Je|Vertel|vertel)/)
    const form = { over: 'Een tuin op de kade.', contact: 'Ina, 06 12345678', sluit: '2026-12-10' }
    expect((await initiator.post(buren('/formulier'), { ...form, plek: 'De Bron' })).status).toBe(422)
    expect((await initiator.post(buren('/formulier'), { ...form, dag: '2026-11-28' })).status).toBe(422)
    const meeting = { dag: '2026-11-28', tijd: '19:30', plek: 'De Bron, Kerkstraat 4' }
    await initiator.post(buren('/formulier'), { ...form, ...meeting })
    expect(await htmlOf(initiator, buren('/brief'))).toContain(
      'Er komt ook een bijeenkomst: zaterdag 28 november 2026 om 19:30 uur, De Bron, Kerkstraat 4.',
    )
    const pdf = await initiator.get(buren('/brief.pdf'))
    expect(pdf.headers.get('Content-Type')).toBe('application/pdf')
    const before = await code()
    await open(guide)
    expect(await code()).toBe(before)
  })

  test('has one form, also when several open it at the same moment', async () => {
    const fields = { over: 'Een bank.', contact: 'Ina', sluit: '2026-12-10' }
    const hidden = `/initiatieven/${city.hidden.number}/buren`
    const path = `${hidden}/formulier`
    const tables = app.db.withTables<{ reaction: { case_id: string }; reaction_form: { case_id: string } }>()
    for (const table of ['reaction', 'reaction_form'] as const)
      await tables.deleteFrom(table).where('case_id', '=', city.hidden.id).execute()
    // The letter waits for the form, which begins with who can be called.
    expect(await htmlOf(initiator, `${hidden}/brief`)).toContain('Maak eerst het reactieformulier klaar')
    expect((await initiator.get(`${hidden}/brief.pdf`)).headers.get('Location')).toBe(`${hidden}/brief`)
    expect(await htmlOf(initiator, path)).toContain(city.initiator.name)
    const answers = await Promise.all(
      [initiator, guide, initiator, guide].map((one) => one.post(path, fields)),
    )
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303])
  })
})

describe('a neighbour', () => {
  const react = async (fields: FormFields) => app.visitor().post(`/reactie/${await code()}`, fields)

  test('reacts without an account or a name, and hears what was not understood', async () => {
    const page = await htmlOf(app.visitor(), `/reactie/${(await code()).toUpperCase()}`)
    expect(page).toContain('Een tuin op de kade.')
    expect(page).toContain('Reageren kan tot en met donderdag 10 december 2026.')
    expect((await react({ uitleg: 'Ik weet het niet' })).status).toBe(422)
    const empty = await react({ kant: 'anders' })
    expect(empty.status).toBe(422)
    expect(await empty.text()).toContain('Vertel wat je vindt.')
    expect((await react({ kant: 'voor', email: 'geen adres' })).status).toBe(422)
    const sent = await react({ kant: 'tegen', uitleg: 'Waar moet ik parkeren?', naam: 'Buur Bart' })
    expect(sent.headers.get('Location')).toBe(`/reactie/${await code()}?klaar=ja`)
    expect(await htmlOf(app.visitor(), sent.headers.get('Location') ?? '')).toContain(
      'Bedankt voor je reactie',
    )
    expect(await reactionWith('parkeren')).toMatchObject({ side: 'against', channel: 'online', email: null })
  })

  test('who sends twice is counted once', async () => {
    const fields = {
      eenmalig: '11111111-1111-4111-8111-111111111111',
      kant: 'voor',
      uitleg: 'Twee keer gedrukt',
    }
    await Promise.all([react(fields), react(fields)])
    const all = await reactionsOf(app.db, city.shown.id)
    expect(all.filter(({ body }) => body === 'Twee keer gedrukt')).toHaveLength(1)
  })

  test('who says the same as another is counted too, also from paper', async () => {
    const same = { kant: 'voor', uitleg: 'Mooi plan!' }
    const tokens = ['22222222-2222-4222-8222-222222222222', '33333333-3333-4333-8333-333333333333']
    for (const eenmalig of tokens) await react({ ...same, eenmalig })
    for (const eenmalig of tokens) await initiator.post(buren('/invoeren'), { ...same, eenmalig })
    const all = await reactionsOf(app.db, city.shown.id)
    expect(all.filter(({ body }) => body === 'Mooi plan!')).toHaveLength(4)
  })

  test('is read by the parties and the guide only, as text', async () => {
    await react({ kant: 'anders', uitleg: '<script>alert(1)</script>', naam: 'Bas' })
    for (const visitor of [initiator, guide, await city.as(city.partner)]) {
      const html = await htmlOf(visitor, buren('/reacties'))
      expect(html).toContain('Waar moet ik parkeren?')
      expect(html).toContain('Buur Bart')
      expect(html).not.toContain('<script>alert')
    }
    for (const person of [city.adviser, city.staff.customer_contact]) {
      expect((await (await city.as(person)).get(buren('/reacties'))).status).toBe(403)
    }
    expect((await app.visitor().get(buren('/reacties'))).status).not.toBe(200)
    for (const visitor of [app.visitor(), initiator]) {
      const page = await htmlOf(visitor, `/initiatieven/${number()}-${city.shown.slug}`)
      expect(page).not.toContain('Waar moet ik parkeren?')
    }
  })

  test('is told to the initiator: on their own page at once, by mail once a day until they stop that', async () => {
    const news = async () =>
      (await app.mails(city.initiator.email ?? '')).filter(({ subject }) =>
        /buren reageerden|Een buur/.test(subject),
      )
    expect(await htmlOf(initiator, '/mijn')).toContain('De buren reageerden')
    await tendReactions(app.act({ now: days(1) }))
    await tendReactions(app.act({ now: days(1) }))
    expect(await news()).toHaveLength(1)
    expect((await news())[0]?.body_text).toContain(buren('/reacties'))
    expect((await news())[0]?.body_text).not.toContain('Waar moet ik parkeren?')
    const stopped = await initiator.postAndSee(buren('/reacties'), { doe: 'stil' })
    expect(stopped.html).toContain('Mail mij bij nieuwe reacties')
    app.setNow(days(1.5))
    await react({ kant: 'voor', uitleg: 'Ik hoorde het later' })
    await tendReactions(app.act({ now: days(2) }))
    expect(await news()).toHaveLength(1)
    app.setNow(days(1.6))
    await initiator.post(buren('/reacties'), { doe: 'mails' })
    app.setNow(testNow)
    await tendReactions(app.act({ now: days(2) }))
    expect(await news()).toHaveLength(1)
  })

  test('a code that is nobody’s leads nowhere, and trying many is stopped', async () => {
    const visitor = app.visitor()
    expect((await visitor.get('/reactie/bcdfghj')).status).toBe(404)
    let status = 404
    for (let tries = 0; tries < 210 && status === 404; tries += 1)
      status = (await visitor.get('/reactie/zzzzzzz')).status
    expect(status).toBe(429)
    expect((await visitor.get(`/reactie/${await code()}`)).status).toBe(200)
  })
})

describe('what is done with it', () => {
  const email = 'buur@voorbeeld.example'

  test('is told once by mail, to who asked and confirmed; then the address is gone', async () => {
    const path = `/reactie/${await code()}`
    await app.visitor().post(path, { kant: 'tegen', uitleg: 'Te veel lawaai', naam: 'Lies', email })
    const mail = await mailAbout(app, email, 'Bevestig je e-mailadres')
    const link = /\/reactie\/bevestigen\/[\w-]+/.exec(mail?.body_text ?? '')?.[0] ?? 'no link'
    expect((await app.visitor().get(link)).status).toBe(200)
    expect((await reactionWith('lawaai')).confirmed_at).toBeNull()

    const answer = (ids: readonly string[]) =>
      initiator.post(buren('/reacties'), {
        reactie: ids,
        thema: 'Zorgen over geluid.',
        antwoord: 'Na negen uur is het stil.',
      })
    const none = await answer([])
    expect(none.status).toBe(422)
    expect(await none.text()).toContain('Kies ten minste één reactie.')
    const { id } = await reactionWith('lawaai')
    expect((await answer([id, 'not-an-id'])).status).toBe(303)
    // Not confirmed: nothing yet.
    expect(await mailAbout(app, email, 'Wat er met je reactie gebeurt')).toBeUndefined()
    expect((await app.visitor().post(link)).headers.get('Location')).toBe('/reactie/bevestigen/bedankt')
    const told = await mailAbout(app, email, 'Wat er met je reactie gebeurt')
    expect(told?.body_text).toContain('Te veel lawaai')
    expect(told?.body_text).toContain('Na negen uur is het stil.')
    expect(await reactionWith('lawaai')).toMatchObject({ email: null, token_hash: null, name: 'Lies' })
    expect((await app.visitor().post(link)).status).toBe(404)
    expect((await app.mails(email)).filter(({ subject }) => subject.startsWith('Wat er met'))).toHaveLength(1)
    expect((await answer([id])).status).toBe(409)
  })

  test('goes to all of a group at once, and may be said in other words afterwards', async () => {
    const path = `/reactie/${await code()}`
    await app.visitor().post(path, { kant: 'anders', uitleg: 'Groep één', email: 'een@voorbeeld.example' })
    await app.visitor().post(path, { kant: 'voor', uitleg: 'Groep twee' })
    const mail = await mailAbout(app, 'een@voorbeeld.example', 'Bevestig')
    await app.visitor().post(/\/reactie\/bevestigen\/[\w-]+/.exec(mail?.body_text ?? '')?.[0] ?? '')
    const ids = [(await reactionWith('Groep één')).id, (await reactionWith('Groep twee')).id]
    await guide.post(buren('/reacties'), { reactie: ids, thema: 'Samen', antwoord: 'Dat doen wij.' })
    expect(await mailAbout(app, 'een@voorbeeld.example', 'Wat er met je reactie gebeurt')).toBeDefined()
    const { answer_id } = await reactionWith('Groep één')
    const changed = await initiator.post(buren(`/antwoord/${answer_id}`), {
      thema: 'Samen in de tuin',
      antwoord: 'Dat doen wij, vanaf mei.',
    })
    expect(changed.status).toBe(303)
    expect((await app.mails('een@voorbeeld.example')).length).toBe(2)
    expect((await initiator.get(buren(`/antwoord/${city.shown.id}`))).status).toBe(404)
  })

  test('counts what came on paper, entered by the initiator', async () => {
    const entered = await initiator.post(buren('/invoeren'), {
      kant: 'voor',
      uitleg: 'Van de buurvrouw op papier',
    })
    expect(entered.headers.get('Location')).toBe(buren('/reacties?klaar=ingevoerd'))
    expect(await reactionWith('op papier')).toMatchObject({
      channel: 'paper',
      entered_by: city.initiator.id,
    })
  })
})

test('of who is blocked nothing is taken: the page says the same, and a mail tells why', async () => {
  const email = 'boos@voorbeeld.example'
  const who = { personId: null, email, name: 'Boos', locale: 'nl' } as const
  const { id } = await grantRole(app.act(), {
    ...{ name: 'Lena Leider', email: 'lena@waterstad.example', role: 'participation_adviser', areaId: null },
  })
  const adviser = app.act({ actor: await actorOf(app.db, id) })
  const about = { title: 'Ideeën', path: '/werk/projecten' }
  await blockWriter(adviser, who, about, { reason: 'Je bedreigde iemand.', days: 7 })
  const sent = await app.visitor().post(`/reactie/${await code()}`, {
    ...{ kant: 'tegen', uitleg: 'Ik weet je te vinden.', naam: 'Boos', email },
  })
  expect(sent.status).toBe(303)
  expect(await reactionWith('weet je te vinden')).toBeUndefined()
  expect((await app.mails(email)).map(({ subject }) => subject)).toContain('Je kunt nu even niet meedoen')
})

describe('too much', () => {
  const react = async (fields: FormFields) => app.visitor().post(`/reactie/${await code()}`, fields)

  test('for one address: the reaction counts, and says that no mail comes', async () => {
    const email = 'veel@voorbeeld.example'
    const answers: Response[] = []
    for (let times = 1; times <= 6; times += 1)
      answers.push(await react({ kant: 'voor', uitleg: `Keer ${times}`, email }))
    const last = answers.at(-1)?.headers.get('Location') ?? ''
    expect(last).toBe(`/reactie/${await code()}?klaar=zonder-mail`)
    expect(await htmlOf(app.visitor(), last)).toContain('Daarom krijg je geen mail.')
    expect(await reactionWith('Keer 5')).toMatchObject({ email })
    expect(await reactionWith('Keer 6')).toMatchObject({ email: null, token_hash: null })
    expect(await app.mails(email)).toHaveLength(5)
  })

  test('from one place: nothing typed is lost', async () => {
    let answer = await react({ kant: 'voor' })
    for (let times = 0; times < 30 && answer.status === 303; times += 1)
      answer = await react({ kant: 'voor', uitleg: 'Nog een keer dan', naam: 'Buur Karin' })
    expect(answer.status).toBe(429)
    expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0)
    const html = await answer.text()
    for (const words of ['Je reactie is nog niet verstuurd', 'Nog een keer dan', 'Buur Karin'])
      expect(html).toContain(words)
  })
})

describe('the report', () => {
  test('has numbers, groups and what was done, no names; with a text for the application', async () => {
    const html = await htmlOf(initiator, buren('/verslag'))
    expect(html).toContain('Dit verslag is nog niet af')
    expect(html).toContain('De brief bij 24 huizen')
    expect(html).toContain('Samen in de tuin')
    expect(html).toContain('Is de omgeving betrokken? Daar zijn wij nog mee bezig.')
    expect(html).not.toContain('betrokken? Ja.')
    for (const secret of ['Buur Bart', 'Lies', 'Waar moet ik parkeren?', 'Te veel lawaai'])
      expect(html).not.toContain(secret)
    const record = await neighboursInRecord(app.act(), city.shown.id)
    expect(record?.value).toContain('Samen in de tuin')
    expect(record?.value).not.toContain('Lies')
    const pdf = await initiator.get(buren('/verslag.pdf'))
    expect(pdf.headers.get('Content-Disposition')).toContain(`${number()}-buren.pdf`)
    expect((await (await city.as(city.stranger)).get(buren('/verslag.pdf'))).status).toBe(404)
  })

  test('is ready once the form closed and all have an answer; the initiator hears that it closed', async () => {
    app.setNow(days(20))
    await tendReactions(app.act({ now: days(20) }))
    await tendReactions(app.act({ now: days(20) }))
    const told = (await app.mails(city.initiator.email ?? '')).filter(({ subject }) =>
      subject.startsWith('Het reactieformulier is gesloten: Pluktuin'),
    )
    expect(told).toHaveLength(1)
    const closed = await htmlOf(app.visitor(), `/reactie/${await code()}`)
    expect(closed).toContain('Reageren kan niet meer')
    expect(closed).toContain('Pluktuin aan de kade')
    for (const gone of ['Een tuin op de kade.', 'Ina, 06 12345678']) expect(closed).not.toContain(gone)
    const late = await app.visitor().post(`/reactie/${await code()}`, { kant: 'voor', uitleg: 'Net te laat' })
    expect(late.status).toBe(409)
    const lateHtml = await late.text()
    for (const words of ['Reageren kan niet meer', 'Je reactie is niet verstuurd.', 'Net te laat'])
      expect(lateHtml).toContain(words)
    expect(await htmlOf(initiator, buren())).toContain('Geef antwoord op de reacties')
    const openIds = (await reactionsOf(app.db, city.shown.id))
      .filter(({ answer_id }) => answer_id === null)
      .map(({ id }) => id)
    await initiator.post(buren('/reacties'), { reactie: openIds, thema: 'De rest', antwoord: 'Gelezen.' })
    expect(await htmlOf(initiator, buren('/verslag'))).not.toContain('nog niet af')
    const desk = await htmlOf(await city.as(city.guide), `/werk/zaken/${number()}`)
    expect(desk).toContain('Het verslag is klaar.')
  })

  test('a plan that everyone may not read any more has no name on the page that closed', async () => {
    const publish = (isPublic: boolean) =>
      app.db
        .withTables<{ initiative: { case_id: string; public: boolean } }>()
        .updateTable('initiative')
        .set({ public: isPublic })
        .where('case_id', '=', city.shown.id)
        .execute()
    await publish(false)
    const closed = await htmlOf(app.visitor(), `/reactie/${await code()}`)
    await publish(true)
    expect(closed).toContain('Reageren op een plan')
    expect(closed).not.toContain('Pluktuin aan de kade')
  })

  test('mails to neighbours go once they were sent; what still waits and what others got stays', async () => {
    const [sent, waits] = ['een@voorbeeld.example', 'veel@voorbeeld.example']
    await app.db
      .withTables<{ outbox: { to_address: string; sent_at: Date | null } }>()
      .updateTable('outbox')
      .set({ sent_at: testNow })
      .where('to_address', '!=', waits)
      .execute()
    const others = (await app.mails(city.initiator.email ?? '')).length
    expect((await app.mails(sent)).length).toBeGreaterThan(0)
    await tendReactions(app.act({ now: days(20) }))
    expect(await app.mails(sent)).toEqual([])
    expect((await app.mails(waits)).length).toBeGreaterThan(0)
    expect((await app.mails(city.initiator.email ?? '')).length).toBe(others)
  })

  test('names and addresses go when they are not needed any more', async () => {
    await app.db
      .withTables<{ reaction: { body: string | null; email: string | null } }>()
      .updateTable('reaction')
      .set({ email: 'nooit@voorbeeld.example' })
      .where('body', '=', 'Groep twee')
      .execute()
    await tendReactions(app.act({ now: days(20) }))
    expect((await reactionWith('Groep twee')).email).toBeNull()
    expect((await reactionWith('parkeren')).name).toBe('Buur Bart')
    await tendReactions(app.act({ now: days(400) }))
    expect((await reactionWith('parkeren')).name).toBeNull()
  })
})
