import { strFromU8, unzipSync } from 'fflate'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { change, openedCase } from '../cases/index.ts'
import { inTransaction } from '../kit/act.ts'
import { addDays, dayOf, momentAt } from '../kit/dates.ts'
import { sheetAddress } from '../kit/sheet.ts'
import { paths } from '../paths.ts'
import { type TestApp, testApp, testNow } from '../testing.ts'
import { type TestCase, testCase } from '../testing-case.ts'
import { explainLate, keepPromise, promise, withdrawPromise } from './actions.ts'
import { publicPunctuality } from './figures.ts'
import { punctuality, stateOf, statuses } from './rules.ts'
import { foldCounts } from './store/counts.ts'
import { entriesOf, listPublicCommitments } from './store.ts'

const today = dayOf(testNow)
const inDays = (days: number): string => addDays(today, days)

let app: TestApp
let one: TestCase
let ids: string[] = []
let secret = ''

/** Promises made a year ago, by every fate a promise can have. */
beforeAll(async () => {
  app = await testApp()
  one = await testCase(app, 'Bankje <b>op</b> de kade')
  await change(await one.as(one.teamMember), one.id, () => [{ happening: { type: 'published', data: {} } }])
  const then = inDays(-300)
  const actOn = async (day: string) => one.as(one.guide, momentAt(day, '12:00'))
  const made = async (due: string, text = 'Wij plaatsen een bank.') =>
    promise(await actOn(then), {
      caseId: one.id,
      by: { kind: 'municipality', personId: one.gardener.id },
      kind: 'goods',
      promise: text,
      due,
    })
  const kept = async (due: string, keptOn: string) => {
    const id = await made(due)
    await keepPromise(await actOn(keptOn), id, { keptOn, evidence: 'Het staat er.' })
    return id
  }
  const withdrawn = async (due: string, on: string) => {
    const id = await made(due)
    await withdrawPromise(await actOn(on), id, { reason: 'Het kan niet.' })
    return id
  }
  const explained = await made(inDays(-20), 'Wij maaien het gras "=1+1" <script>alert(1)</script>')
  await explainLate(await actOn(inDays(-21)), explained, {
    newDue: inDays(12),
    reason: 'De maaier is stuk.',
  })
  ids = [
    explained,
    await kept(inDays(-100), inDays(-101)),
    await kept(inDays(-100), inDays(-100)),
    await kept(inDays(-100), inDays(-99)),
    await withdrawn(inDays(-50), inDays(-60)),
    await withdrawn(inDays(-50), inDays(-49)),
    await made(inDays(-1)),
    await made(today),
    await made(inDays(7)),
    await made(inDays(8)),
  ]
  const { parties } = await openedCase(app.act(), one.id)
  secret = await promise(await one.as(one.initiator), {
    caseId: one.id,
    by: { kind: 'party', partyId: parties[0]?.id ?? '' },
    kind: 'time',
    promise: 'Ik geef de planten water.',
    due: inDays(5),
  })
})
afterAll(() => app.close())

const html = async (path: string, email?: string): Promise<string> => {
  const visitor = email ? await app.as(email) : app.visitor()
  const response = await visitor.get(path)
  return response.text()
}

test('the database tells statuses and figures as the rules do', async () => {
  const states = await Promise.all(ids.map(async (id) => stateOf(await entriesOf(app.db, id), today)))
  const figures = punctuality(states)
  expect(figures).toMatchObject({ judged: 6, keptOnTime: 2, percentage: 33 })
  expect(await publicPunctuality(app.act())).toEqual(figures)
  await inTransaction(app.act(), ({ db }) => foldCounts(db))
  expect(await publicPunctuality(app.act())).toEqual(figures)
  const running = await listPublicCommitments(app.db, { status: 'running' }, today, { limit: 100 })
  expect(running).toHaveLength(figures.running)
  for (const status of statuses) {
    const listed = await listPublicCommitments(app.db, { status }, today, { limit: 100 })
    const expected = ids.filter((_, index) => states[index]?.status === status)
    expect(listed.map((row) => row.id).sort(), status).toEqual(expected.sort())
  }
})

test('pages forward and back give every promise once, in order', async () => {
  const all = await listPublicCommitments(app.db, {}, today, { limit: 100 })
  expect(all).toHaveLength(ids.length)
  const cursor = (index: number) => ({ due: all[index]?.first_due ?? '', id: all[index]?.id ?? '' })
  const after = await listPublicCommitments(app.db, {}, today, { after: cursor(3), limit: 4 })
  expect(after).toEqual(all.slice(4, 8))
  const before = await listPublicCommitments(app.db, {}, today, { before: cursor(8), limit: 4 })
  expect(before).toEqual(all.slice(4, 8))
})

describe('/toezeggingen', () => {
  test('shows what was promised and how it stands, without names of people', async () => {
    const page = await html(paths.commitments())
    expect(page).toContain('Gemeente, Groen en beheer')
    expect(page).toContain('20 dagen te laat')
    expect(page).toContain('De maaier is stuk.')
    expect(page).toContain('33 %')
    expect(page).not.toContain('Greet')
    expect(page).not.toContain('planten water')
    expect(page).not.toContain('<script>alert')
  })

  test('filters by the address, and says what can be done when nothing is left', async () => {
    const late = await html(paths.commitments({ stand: 'te-laat' }))
    expect(late).toContain('te laat')
    expect(late).not.toContain('Het kan niet.')
    const nothing = await html(paths.commitments({ stand: 'te-laat', van: 'partner' }))
    expect(nothing).toContain('Geen toezeggingen gevonden')
    expect(nothing).toContain('Bekijk alle toezeggingen')
    const odd = await app.visitor().get("/toezeggingen?stand=constructor&na=2026-13-01_x&gebied='--")
    expect(odd.status).toBe(200)
  })

  test('gives the same list as a spreadsheet', async () => {
    const response = await app.visitor().get(paths.commitmentsFile({ stand: 'te-laat' }))
    expect(response.headers.get('Content-Type')).toBe('text/csv; charset=utf-8')
    const lines = (await response.text()).trim().split('\r\n')
    expect(lines).toHaveLength(3)
    expect(lines.join()).not.toContain('Greet')

    const excel = await app.visitor().get(sheetAddress(paths.commitmentsFile({ stand: 'te-laat' }), 'xlsx'))
    expect(excel.headers.get('Content-Disposition')).toBe('attachment; filename="toezeggingen.xlsx"')
    const sheet = unzipSync(new Uint8Array(await excel.arrayBuffer()))['xl/worksheets/sheet1.xml']
    expect(strFromU8(sheet!).match(/<row /g)).toHaveLength(3)
  })

  test('asks the database the same number of questions however long the list is', async () => {
    app.takeQueries()
    await html(paths.commitments({ stand: 'te-laat' }))
    const few = app.takeQueries().length
    await html(paths.commitments())
    expect(app.takeQueries().length).toBe(few)
    expect(few).toBeLessThanOrEqual(9)
  })

  test('counts late and running of everybody in the list, and the share on time of the municipality', async () => {
    const { parties } = await openedCase(app.act(), one.id)
    const partner = parties.find((party) => party.role === 'partner')
    await promise(await one.as(one.partner), {
      caseId: one.id,
      by: { kind: 'party', partyId: partner?.id ?? '' },
      kind: 'time',
      promise: 'Wij helpen met sjouwen.',
      due: inDays(5),
    })
    const amountIn = (page: string, words: string): string | undefined =>
      new RegExp(`(\\d+) ${words}`).exec(page.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' '))?.[1]
    const everybody = await html(paths.commitments())
    expect(amountIn(everybody, 'zijn nu te laat')).toBe('2')
    expect(amountIn(everybody, 'lopen nog')).toBe('4')
    expect(everybody).toContain('33 %')
    const running = await html(paths.commitments({ stand: 'loopt' }))
    expect(running.match(/<tr/g)).toHaveLength(1 + 4)
    const partners = await html(paths.commitments({ van: 'partner' }))
    expect(amountIn(partners, 'loopt nog')).toBe('1')
    expect(partners).not.toContain('33 %')
  })

  test('names departments in the language of the reader', async () => {
    const html = await (await app.visitor().get('/toezeggingen?taal=en')).text()
    expect(html).toContain('Municipality, Green and upkeep')
    expect(html).not.toContain('Groen en beheer')
  })

  test('speaks English too', async () => {
    expect(await html(`${paths.commitments()}?taal=en`)).toContain('How do we count this?')
  })
})

describe('/toezeggingen/{id}', () => {
  const statusFor = async (id: string, email?: string) =>
    (await (email ? await app.as(email) : app.visitor()).get(paths.commitment(id))).status

  test('a promise of a resident is there for the parties and who works on the case only', async () => {
    expect(await statusFor(secret)).toBe(404)
    expect(await statusFor(secret, one.stranger.email ?? '')).toBe(404)
    expect(await statusFor(secret, one.gardener.email ?? '')).toBe(404)
    expect(await statusFor(secret, one.partner.email ?? '')).toBe(200)
    expect(await statusFor(secret, one.guide.email ?? '')).toBe(200)
    expect(await statusFor('00000000-0000-4000-8000-000000000000')).toBe(404)
    expect(await statusFor('geen-nummer')).toBe(404)
  })

  test('the public reads it without forms and names; its owner gets both', async () => {
    const id = ids[8] ?? ''
    const everyone = await html(paths.commitment(id))
    expect(everyone).toContain('Wij plaatsen een bank.')
    expect(everyone).not.toContain('Wat wil je melden?')
    expect(everyone).not.toContain('Greet')
    const owner = await html(paths.commitment(id), one.gardener.email ?? '')
    expect(owner).toContain('Wat wil je melden?')
    expect(owner).toContain('Groene Greet (Gemeente, Groen en beheer)')
  })

  test('a report without evidence keeps what was typed and says what is missing', async () => {
    const owner = await app.as(one.gardener.email ?? '')
    const id = ids[9] ?? ''
    const missing = await owner.post(paths.commitment(id), { doen: 'nagekomen', keptOn: today })
    expect(missing.status).toBe(422)
    const page = await missing.text()
    expect(page).toContain('<title>Fout:')
    expect(page).toContain(`value="${today}"`)
    const later = await owner.post(paths.commitment(id), {
      doen: 'uitleg',
      reason: 'Een lange reden.',
      newDay: inDays(8),
    })
    expect(later.status).toBe(422)
    expect(await later.text()).toContain('Een lange reden.')
    const wrongFile = await owner.post(paths.commitment(id), {
      doen: 'nagekomen',
      keptOn: today,
      evidence: 'Klaar is het.',
      file: new File(['<svg/>'], 'bank.svg'),
    })
    expect(wrongFile.status).toBe(422)
    expect(await wrongFile.text()).toContain('Klaar is het.')
  })

  test('the owner reports it with a file; a visitor may not', async () => {
    const id = ids[9] ?? ''
    expect((await app.visitor().post(paths.commitment(id), { doen: 'intrekken' })).status).toBe(401)
    const party = await app.as(one.initiator.email ?? '')
    const fields = { doen: 'nagekomen', keptOn: today, evidence: 'Alles staat er.' }
    expect((await party.post(paths.commitment(id), fields)).status).toBe(403)
    const owner = await app.as(one.gardener.email ?? '')
    const seen = await owner.postAndSee(paths.commitment(id), {
      ...fields,
      file: new File(['%PDF-1.4\n%%EOF'], 'bon.pdf'),
    })
    expect(seen.status).toBe(200)
    expect(seen.html).toContain('Mooi, de toezegging is nagekomen.')
    expect(seen.html).toContain('bon.pdf')
    expect(seen.html).toContain('op tijd nagekomen')
  })

  test('a photo of what was done is a picture on the page', async () => {
    const owner = await app.as(one.gardener.email ?? '')
    const photo = await sharp({ create: { width: 8, height: 6, channels: 3, background: 'green' } })
      .png()
      .toBuffer()
    const seen = await owner.postAndSee(paths.commitment(ids[8] ?? ''), {
      doen: 'nagekomen',
      keptOn: today,
      evidence: 'De bank staat er.',
      file: new File([new Uint8Array(photo)], 'bank.png'),
    })
    expect(seen.html).toMatch(/<img [^>]*src="\/bestanden\/[^"]+\/bank\.webp"/)
    expect(seen.html).toContain('alt="Foto 1 van wat er is gedaan"')
  })
})

describe('/toezeggingen/nieuw/{nummer}', () => {
  test('the guide promises with the form; a double post promises once', async () => {
    const guide = await app.as(one.guide.email ?? '')
    const path = paths.newCommitment(one.number)
    const form = await (await guide.get(path)).text()
    const token = /name="eenmalig" value="([^"]+)"/.exec(form)?.[1] ?? ''
    const fields = {
      eenmalig: token,
      promise: 'Wij zoeken een plek.',
      kind: 'place',
      due: inDays(20),
      by: one.gardener.id,
    }
    const first = await guide.postAndSee(path, fields)
    expect(first.html).toContain('De toezegging staat vast.')
    expect((await guide.postAndSee(path, fields)).path).toBe(first.path)
  })

  test('the initiator promises for themselves, and is told what the public sees', async () => {
    const initiator = await app.as(one.initiator.email ?? '')
    const form = await (await initiator.get(paths.newCommitment(one.number))).text()
    expect(form).toContain('Ina Initiatief (alleen de betrokkenen zien dit)')
    expect(form).not.toContain('Wie van de gemeente')
    const past = await initiator.post(paths.newCommitment(one.number), {
      promise: 'Ik help.',
      kind: 'time',
      due: inDays(-2),
      by: /name="by" value="([^"]+)"/.exec(form)?.[1],
    })
    expect(past.status).toBe(422)
    expect(await past.text()).toContain('Ik help.')
  })

  test('gives an example that fits who promises', async () => {
    const form = async (email: string | null) =>
      (await (await app.as(email ?? '')).get(paths.newCommitment(one.number))).text()
    expect(await form(one.guide.email)).toContain('Wij plaatsen drie banken')
    expect(await form(one.initiator.email)).toContain('Wij geven de planten elke week water')
    expect(await form(one.partner.email)).toContain('Wij lenen ons gereedschap uit')
  })

  test('is not there for others', async () => {
    const stranger = await app.as(one.stranger.email ?? '')
    expect((await stranger.get(paths.newCommitment(one.number))).status).toBe(404)
    expect((await stranger.get(paths.newCommitment('2020-0001'))).status).toBe(404)
  })
})
