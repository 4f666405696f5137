import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openedCase, openHandLetters, pauseCase, postMessage, removeParty, withdraw } from '../cases/index.ts'
import { type Person, personById } from '../people/index.ts'
import { type TestApp, testApp, testNow, type Visitor } from '../testing.ts'
import { type TestCity, testCity } from '../testing-city.ts'
import { receiveMail, takeInMail } from './index.ts'
import { maxMailBytes } from './read.ts'
import { handOver, picture, rawMail, type TestMail } from './testing.ts'

const secret = 'een-geheim-van-ten-minste-32-tekens'
let app: TestApp
let city: TestCity
let guide: Visitor
let team: Visitor
beforeAll(async () => {
  app = await testApp({ settings: { mailReplyTo: 'antwoord+*@waterstad.example', inboundSecret: secret } })
  city = await testCity(app)
  guide = await city.as(city.guide)
  team = await city.as(city.team)
})
afterAll(() => app.close())

let clock = testNow
/** A second later, so that what happened later stands later. */
function later(): Date {
  clock = new Date(clock.getTime() + 1000)
  app.setNow(clock)
  return clock
}
const as = (person: Person) => city.act(person, later())

const rows = async (text: string): Promise<readonly Record<string, unknown>[]> =>
  (await sql.raw<Record<string, unknown>>(text).execute(app.db)).rows
/** Does what waits in the queue for inbound mail. */
async function readAll(): Promise<void> {
  for (const { id } of await rows(`select id from inbound_mail where status = 'new' order by received_at`)) {
    later()
    await takeInMail(app.act(), String(id))
  }
}
async function arrive(mail: TestMail | Buffer): Promise<void> {
  const raw = Buffer.isBuffer(mail) ? mail : rawMail(mail)
  expect((await app.handle(handOver(raw, secret, later()))).status).toBe(202)
  await readAll()
}
const last = async () =>
  (
    await rows(
      'select *, (select count(*)::int from inbound_raw where mail_id = id) as raws from inbound_mail order by received_at desc, ctid desc limit 1',
    )
  )[0]!
const replyTo = async (email: string): Promise<string> => {
  await postMessage(await as(city.guide), { caseId: city.shown.id, text: `Vraag ${Math.random()}` })
  return (await app.mails(email))[0]!.reply_to!
}
const conversation = async (visitor = guide): Promise<string> =>
  (await visitor.get(`/werk/zaken/${city.shown.number}/gesprek`)).text()

let address: string
beforeEach(async () => {
  await sql`delete from inbound_mail`.execute(app.db)
  address = await replyTo(city.initiator.email!)
})

describe('mail that goes out', () => {
  test('can be answered, says so, and stands below the earlier mail', async () => {
    await postMessage(await as(city.guide), { caseId: city.shown.id, text: 'Nog iets.' })
    const [newer, older] = await app.mails(city.initiator.email!)
    expect(newer!.reply_to).toMatch(/^antwoord\+[a-z2-7]{26}@waterstad\.example$/)
    expect(newer!.reply_to).toBe(older!.reply_to)
    expect(newer!.in_reply_to).toBe(older!.message_id)
    expect(newer!.mail_references).toContain(older!.message_id)
    expect(newer!.body_text).toContain('Je kunt deze mail gewoon beantwoorden.')
    const [partner] = await app.mails(city.partner.email!)
    expect(partner!.reply_to).not.toBe(newer!.reply_to)
  })

  test('says nothing of answering where inbound mail is not set up', async () => {
    const act = await as(city.guide)
    await postMessage(
      { ...act, settings: { ...act.settings, mailReplyTo: null } },
      { caseId: city.shown.id, text: 'Zonder.' },
    )
    const [mail] = await app.mails(city.initiator.email!)
    expect(mail).toMatchObject({ reply_to: null })
    expect(mail!.body_text).not.toContain('beantwoorden')
  })
})

describe('an answer by mail', () => {
  test('lands in the conversation as any message, with what stood below it behind a fold', async () => {
    const text =
      'De bank mag blauw zijn.\n\nIna\n\nOp za 21 nov 2026 om 19:00 schreef Meemaken <x@y.example>:\n\n> Welke kleur wil je?'
    await arrive({ from: `Ina <${city.initiator.email!.toUpperCase()}>`, to: address, text })
    expect(await last()).toMatchObject({ status: 'landed', raws: 0, body: null, from_address: null })
    const html = await conversation()
    expect(html).toMatch(/Ina Initiatief<\/strong>[\s\S]{0,200}per e-mail[\s\S]{0,200}De bank mag blauw zijn/)
    expect(html).toMatch(/<summary>Wat eronder stond<\/summary>[\s\S]{0,300}Welke kleur wil je\?/)
    expect((await app.mails(city.guide.email!))[0]!.body_text).toContain('De bank mag blauw zijn.')
    const own = await (await city.as(city.initiator)).get(`/initiatieven/${city.shown.number}/berichten`)
    expect(await own.text()).toContain('per e-mail')
  })

  test('lands once, however often it comes', async () => {
    const mail = rawMail({ from: city.initiator.email!, to: address, text: 'Eén keer graag.' })
    await arrive(mail)
    await arrive(mail)
    await Promise.all([1, 2, 3].map(() => app.handle(handOver(mail, secret, later()))))
    await readAll()
    expect((await conversation()).split('Eén keer graag.')).toHaveLength(2)
    expect(await rows(`select why from inbound_mail where status = 'ignored'`)).toEqual(
      Array(4).fill({ why: 'twice' }),
    )
  })

  test('under a Message-ID that somebody used before, with other words, is not lost', async () => {
    const messageId = '<geraden@voorbeeld.example>'
    await arrive({ from: 'kwaad@elders.example', to: address, text: 'Vals.', messageId })
    await arrive({ from: city.initiator.email!, to: address, text: 'De echte woorden.', messageId })
    expect(await conversation()).toContain('De echte woorden.')
  })

  test('brings its files, and names those that we do not take', async () => {
    const png = await sharp({ create: { width: 300, height: 200, channels: 3, background: 'green' } })
      .png()
      .toBuffer()
    const body = [
      '--grens\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nZie de foto.',
      picture('grens', '../../tuin.png', 'image/png', png),
      picture('grens', 'spel.exe', 'application/pdf', Buffer.from('MZ kwaad')),
      '--grens--',
    ].join('\r\n')
    const headers = { 'Content-Type': 'multipart/mixed; boundary="grens"' }
    await arrive({ from: city.initiator.email!, to: address, headers, body })
    const html = await conversation()
    expect(html).toContain('Zie de foto.')
    expect(html).toMatch(/\/bestanden\/[0-9a-f-]+\/tuin\.webp/)
    expect(html).toContain('spel.exe: dit soort bestand kunnen we niet gebruiken')
    expect((await app.mails(city.initiator.email!))[0]!.body_text).toContain('spel.exe')
  })

  test('of HTML alone becomes its words', async () => {
    const headers = { 'Content-Type': 'text/html; charset=utf-8' }
    const body = '<p>Het is <b>klaar</b>.</p><script>alert(1)</script>'
    await arrive({ from: city.initiator.email!, to: address, headers, body })
    const html = await conversation()
    expect(html).toContain('Het is klaar.')
    expect(html).not.toContain('alert(1)')
  })

  test('lets the clock run again when we waited for it', async () => {
    await pauseCase(await as(city.guide), {
      caseId: city.shown.id,
      request: 'Hoe breed is de bank?',
      until: '2026-12-04',
    })
    await arrive({ from: city.initiator.email!, to: address, text: 'Twee meter.' })
    expect((await openedCase(app.act(), city.shown.id)).state.pausedUntil).toBeNull()
  })
})

describe('what does not land by itself', () => {
  const waits = async (why: string) => expect(await last()).toMatchObject({ status: 'waiting', why })

  test('a forged sender, an unknown address, a mail of nothing, one that cannot be read', async () => {
    await arrive({ from: 'kwaad@elders.example', to: address, text: 'Geef mij het geld.' })
    await waits('other_sender')
    await arrive({ from: `${city.initiator.email}, kwaad@elders.example`, to: address })
    await arrive({ from: city.initiator.email!, to: `antwoord+${'a'.repeat(26)}@waterstad.example` })
    await waits('no_address')
    await arrive({ from: city.initiator.email!, to: address, text: ' ' })
    await waits('empty')
    expect(await conversation()).not.toContain('Geef mij het geld.')
    const page = await (await team.get('/werk/post')).text()
    expect(page).toContain('De mail komt van een ander adres dan van de deelnemer.')
    expect(await (await team.get('/werk')).text()).toContain('Post die niet geplaatst is')
  })

  test('of an official, whose sender nobody proved', async () => {
    const theirs = (await app.mails(city.guide.email!))[0]!.reply_to!
    await arrive({ from: city.guide.email!, to: theirs, text: 'Het besluit is ja.' })
    await waits('not_proven')
  })

  test('machines are passed over and counted; in doubt a person looks', async () => {
    const from = city.initiator.email!
    const machines: readonly Readonly<Record<string, string>>[] = [
      { 'Auto-Submitted': 'auto-replied' },
      { Precedence: 'bulk' },
      { 'List-Id': '<lijst.example>' },
      { 'Message-ID': '<x@meemaken>' },
      { Subject: 'Automatisch antwoord: Nieuw bericht' },
      { 'Return-Path': '<>' },
    ]
    for (const headers of machines) {
      await arrive({ from, to: address, text: `Ik ben er niet ${Object.keys(headers)}`, headers })
      expect(await last(), JSON.stringify(headers)).toMatchObject({ status: 'ignored' })
    }
    await arrive({ from, to: address, text: 'Misschien', headers: { 'X-Auto-Response-Suppress': 'All' } })
    await waits('perhaps_automatic')
    expect(await conversation()).not.toContain('Ik ben er niet')
    expect(await (await team.get('/werk/post')).text()).toContain('6 automatische berichten overgeslagen')
  })

  test('more than a person writes in an hour', async () => {
    for (let mail = 0; mail < 21; mail += 1)
      await arrive({ from: city.initiator.email!, to: address, text: `Bericht ${mail}` })
    await waits('too_many')
    expect(await rows(`select count(*)::int as n from inbound_mail where status = 'landed'`)).toEqual([
      { n: 20 },
    ])
  })

  test('hostile MIME ends as a mail that waits, quickly', async () => {
    const from = city.initiator.email!
    const deep = Array.from(
      { length: 2000 },
      (_, at) => `--b${at}\r\nContent-Type: multipart/mixed; boundary=b${at + 1}\r\n\r\n`,
    )
    const hostile: readonly Partial<TestMail>[] = [
      { headers: { 'Content-Type': 'multipart/mixed; boundary=b0' }, body: deep.join('') },
      {
        headers: {
          'Content-Type': 'text/plain; charset=bestaat-niet',
          'Content-Transfer-Encoding': 'base64',
        },
        body: '!!!not base64!!!',
      },
      { headers: { 'X-Lang': 'x'.repeat(400_000) } },
      { headers: { 'Content-Type': 'text/html' }, body: `${'<p>a</p>'.repeat(60_000)}` },
      { text: 'nul\0teken' },
    ]
    const started = performance.now()
    for (const mail of hostile) await arrive({ from, to: address, ...mail })
    expect(performance.now() - started).toBeLessThan(30_000)
    const found = await rows('select status, why from inbound_mail order by received_at')
    expect(found).toHaveLength(hostile.length)
    expect(found.filter(({ status }) => status === 'new')).toEqual([])
  })

  test('too large is refused at the door, and waits when it came in by the mailbox', async () => {
    const raw = rawMail({ from: city.initiator.email!, to: address, text: 'x'.repeat(maxMailBytes) })
    expect((await app.handle(handOver(raw, secret, later()))).status).toBe(413)
    later()
    await receiveMail(app.act(), { raw, by: 'imap' })
    await readAll()
    await waits('too_large')
  })
})

describe('a receiving server that proves the sender', () => {
  const arriveProven = async (results: string | null, more: Partial<TestMail> = {}) => {
    const headers = results === null ? {} : { 'Authentication-Results': results }
    const raw = rawMail({
      from: city.initiator.email!,
      to: address,
      text: `Bewezen ${results}`,
      headers,
      ...more,
    })
    later()
    await receiveMail(app.act(), { raw, by: 'imap' })
    const [{ id }] = (await rows(`select id from inbound_mail where status = 'new'`)) as [{ id: string }]
    const act = app.act()
    await takeInMail({ ...act, settings: { ...act.settings, inboundAuthServer: 'mx.waterstad.example' } }, id)
    return (await last()).status
  }

  test.each([
    ['mx.waterstad.example; dmarc=pass (p=reject) header.from=voorbeeld.example', 'landed'],
    ['mx.waterstad.example; spf=pass smtp.mailfrom=x@voorbeeld.example', 'landed'],
    ['mx.waterstad.example; dkim=pass header.d=voorbeeld.example', 'landed'],
    ['mx.waterstad.example; dkim=pass header.d=elders.example', 'waiting'],
    ['mx.waterstad.example; dmarc=fail; spf=pass smtp.mailfrom=voorbeeld.example', 'waiting'],
    ['mx.elders.example; dmarc=pass', 'waiting'],
    ['mx.waterstad.example (dmarc=pass); dmarc=none', 'waiting'],
    [null, 'waiting'],
  ])('%s: %s', async (results, status) => expect(await arriveProven(results)).toBe(status))
})

describe('when it cannot be as asked', () => {
  test('who takes part no more gets a friendly answer, once', async () => {
    const partner = (await app.mails(city.partner.email!))[0]!.reply_to!
    const { parties } = await openedCase(app.act(), city.shown.id)
    const { id } = parties.find(({ person_id }) => person_id === city.partner.id)!
    await removeParty(await as(city.team), { caseId: city.shown.id, partyId: id })
    await sql`update organisation_member set until = '2026-11-01' where person_id = ${city.partner.id}`.execute(
      app.db,
    )
    await arrive({ from: city.partner.email!, to: partner, text: 'Ik wil nog iets zeggen.' })
    expect(await last()).toMatchObject({ status: 'answered', why: 'no_right' })
    const [answer] = await app.mails(city.partner.email!)
    expect(answer!.body_text).toContain('Je doet daar niet meer aan mee')
    expect(answer!.reply_to).toBeNull()
  })

  test('mail that comes back makes the contact call or write', async () => {
    const body = [
      '--r\r\nContent-Type: text/plain\r\n\r\nSorry.',
      '--r\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; x@y.example\r\nAction: failed\r\nStatus: 5.1.1',
      '--r--',
    ].join('\r\n')
    const headers = {
      'Content-Type': 'multipart/report; report-type=delivery-status; boundary=r',
      'Auto-Submitted': 'auto-replied',
    }
    await arrive({ from: 'mailer-daemon@mx.example', to: address, headers, body })
    expect(await last()).toMatchObject({ status: 'bounced' })
    expect((await personById(app.db, city.initiator.id))!.email_bounced_at).not.toBeNull()
    await postMessage(await as(city.guide), {
      caseId: city.shown.id,
      text: 'Dit hoort zij per telefoon.',
    })
    const letters = await openHandLetters(app.db, [city.shown.id])
    expect(letters).toHaveLength(2)
    expect(letters[1]!.body).toContain('Dit hoort zij per telefoon.')
    // A link in a mail that she follows shows that the address works again.
    later()
    const visitor = app.visitor()
    await visitor.post('/aanmelden', { email: city.initiator.email! })
    const [mail] = await app.mails(city.initiator.email!)
    const link = /\/aanmelden\/link\/\S+/.exec(mail!.body_text)![0]
    await visitor.post(link)
    expect((await personById(app.db, city.initiator.id))!.email_bounced_at).toBeNull()
  })
})

describe('the door for mail servers', () => {
  const knock = async (headers: Record<string, string>, body = 'From: a@b.nl\r\n\r\nx') =>
    (await app.handle(new Request('http://waterstad.test/inkomend/post', { method: 'POST', body, headers })))
      .status

  test('takes only what is signed, now', async () => {
    const raw = rawMail({ from: city.initiator.email!, to: address })
    const old = new Date(clock.getTime() - 10 * 60 * 1000)
    expect((await app.handle(handOver(raw, secret, old))).status).toBe(401)
    expect((await app.handle(handOver(raw, 'een-ander-geheim-dat-niet-klopt-hier', later()))).status).toBe(
      401,
    )
    expect(await knock({})).toBe(401)
    expect(await knock({ 'X-Meemaken-Moment': clock.toISOString(), 'X-Meemaken-Signature': 'é' })).toBe(401)
    expect(await rows('select id from inbound_mail')).toEqual([])
  })
})

describe('the team gives post its place', () => {
  const waiting = async (mail: Partial<TestMail> = {}): Promise<string> => {
    await arrive({
      from: city.initiator.email!,
      to: 'info@waterstad.example',
      text: 'Zonder adres.',
      ...mail,
    })
    return `/werk/post/${(await last()).id}`
  }

  test('in the conversation, as who wrote it', async () => {
    const path = await waiting({ text: 'Van mijn andere telefoon.' })
    expect(await (await team.get(path)).text()).toContain('Van mijn andere telefoon.')
    const failed = await team.post(path, { doen: 'place', zaak: '2026-9999' })
    expect(failed.status).toBe(422)
    const seen = await team.postAndSee(path, { doen: 'place', zaak: city.shown.number })
    expect(seen.html).toContain('De mail staat in het gesprek van de zaak')
    expect(await conversation()).toMatch(
      /Ina Initiatief<\/strong>[\s\S]{0,200}per e-mail[\s\S]{0,200}Van mijn andere telefoon/,
    )
    expect((await team.get(path)).status).toBe(404)
  })

  test('as a note, when the sender does not take part', async () => {
    const path = await waiting({ from: 'Buurvrouw <buur@elders.example>', text: 'Ik ben ertegen.' })
    await team.postAndSee(path, { doen: 'place', zaak: city.shown.number })
    const history = await (await guide.get(`/werk/zaken/${city.shown.number}/geschiedenis`)).text()
    expect(history).toContain('Ik ben ertegen.')
    const own = await (await city.as(city.initiator)).get(`/mijn/zaken/${city.shown.number}`)
    expect(await own.text()).not.toContain('Ik ben ertegen.')
  })

  test('forwarded as it came, or thrown away with a reason', async () => {
    const path = await waiting({ text: 'Over de vuilnis.' })
    expect((await team.post(path, { doen: 'forward', naar: 'afval@waterstad.example' })).status).toBe(422)
    await team.postAndSee(path, { doen: 'forward', naar: 'afval@waterstad.example', reden: 'Voor jullie.' })
    const [mail] = await app.mails('afval@waterstad.example')
    expect(Buffer.from(mail!.attachments[0]!.content, 'base64').toString()).toContain('Over de vuilnis.')
    const other = await waiting({ text: 'Reclame' })
    await team.postAndSee(other, { doen: 'throw', reden: 'Reclame.' })
    expect(await last()).toMatchObject({ status: 'thrown_away', raws: 0, body: null })
    expect((await (await city.as(city.stranger)).get('/werk/post')).status).toBe(403)
  })
})

test('an ended case takes the words, and says how it is', async () => {
  const { id } = city.hidden
  const reply = (await app.mails(city.initiator.email!)).find(({ about_id }) => about_id === id)!.reply_to!
  await withdraw(await as(city.initiator), { caseId: id, reason: 'Genoeg gedaan.' })
  await arrive({ from: city.initiator.email!, to: reply, text: 'Nog bedankt!' })
  expect(await last()).toMatchObject({ status: 'landed' })
  expect((await app.mails(city.initiator.email!))[0]!.body_text).toContain('is afgerond')
})
