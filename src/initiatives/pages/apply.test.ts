import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openedCase } from '../../cases/index.ts'
import { applicationsOfCase, recordComplete, requestOf, setCeiling } from '../../funds/index.ts'
import { openedRound, planRound, wishesFor } from '../../juries/index.ts'
import { momentAt } from '../../kit/dates.ts'
import { paths } from '../../paths.ts'
import { allAreas } from '../../places/index.ts'
import { type DeskCity, deskCity } from '../../site/desk/testing.ts'
import { type FormFields, type TestApp, testApp } from '../../testing.ts'

let app: TestApp
let city: DeskCity
let wish: { readonly id: string; readonly number: string }
let areaId: string

const moneyOf = (year: number) =>
  setCeiling(app.act(), {
    schemeKey: 'neighbourhood_wishes',
    from: `${year}-01-01`,
    until: `${year}-12-31`,
    areaId,
    cents: 7_500_00,
    decision: {
      ...{ body: 'het college', number: `B-${year}` },
      ...{ date: `${year - 1}-11-12`, announced: `${year - 1}-12-01` },
    },
    reason: 'Verdeling',
  })

beforeAll(async () => {
  app = await testApp()
  city = await deskCity(app)
  areaId = (await allAreas(app.db)).find(({ level }) => level === 'jury_area')!.id
  await moneyOf(2026)
  wish = await city.newCase('intake', { kind: 'neighbourhood_wish', title: 'Straatfeest' })
})
afterAll(() => app.close())

const text = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0]+/g, ' ')
const fields = {
  kosten_1: 'Tent',
  kosten_1_bedrag: '1.200,50',
  kosten_2: 'Koffie <script>alert(1)</script>',
  kosten_2_bedrag: '49,50',
  partner_1: 'De bakker',
  partner_1_bedrag: '100',
  zelf: '50',
  uren: '40',
  spullen: 'Stoelen van de school',
  begin: '2027-02-01',
  begonnen: 'nee',
  rechtspersoon: 'ja',
}
const send = async (change: FormFields, who: 'initiator' | 'team' = 'initiator') => {
  const seen = await (await city.as(who)).postAndSee(paths.initiativeApply(wish.number), {
    ...fields,
    ...change,
  })
  return { ...seen, words: text(seen.html) }
}

describe('to apply for money for a wish', () => {
  test('the plan says that there is money, to who speaks for it', async () => {
    const mine = await (await city.as('initiator')).get(paths.myCase(wish.number))
    const page = text(
      await (await (await city.as('initiator')).get(mine.headers.get('location') ?? '')).text(),
    )
    expect(page).toContain('Bij Wijkwensen is nog € 7.500 over.')
    expect(page).toContain('Vraag geld aan')
    expect((await app.visitor().get(paths.initiativeApply(wish.number))).status).toBe(303)
    expect((await (await city.as('adviser')).get(paths.initiativeApply(wish.number))).status).toBe(404)
  })

  test('looking at the rules keeps nothing, and answers the same page with what they say', async () => {
    const seen = await send({ doen: 'bekijk', begin: '', begonnen: '' })
    expect(seen.status).toBe(200)
    expect(seen.html).toContain('data-preview')
    expect(seen.words).toContain('Wat de regels nu zeggen')
    expect(seen.words).toContain('Je vraagt nu € 1.100 aan.')
    expect(seen.html).toContain('value="Tent"')
    const page = await (await (await city.as('initiator')).get(paths.initiativeApply(wish.number))).text()
    expect(page).not.toContain('value="Tent"')
    expect(page).toContain('Kijk wat de regels zeggen')
  })

  test('the sum is worked out by the server, and each rule says what can be done', async () => {
    const seen = await send({})
    expect(seen.status).toBe(200)
    expect(seen.words).toMatch(/Alle kosten € 1\.250 .*Van De bakker, gaat eraf .*Dit vraag je aan € 1\.100/)
    expect(seen.html).not.toContain('<script>alert')
    expect(seen.words).toContain('Mensen helpen samen 40 uur mee.')
    const alone = await send({ rechtspersoon: 'nee' })
    expect(alone.status).toBe(422)
    expect(alone.words).toContain(
      'Zoek een vereniging, stichting of andere rechtspersoon die mee aanvraagt, of vraag minder.',
    )
    expect((await send({ vergunning: 'ja', begin: '2026-12-01' })).words).toContain('zaterdag 9 januari 2027')
    expect((await send({ begonnen: 'ja' })).status).toBe(422)
    expect((await send({ gaat_om: 'ja' })).words).toContain('Je wens gaat mee naar volgend jaar.')
    expect((await send({ kosten_1_bedrag: '' })).words).toContain('Vul bij deze regel ook het andere vak in.')
    for (const amount of ['-5', '1e9', '<b>', '12345678901234567890'])
      expect((await send({ kosten_1_bedrag: amount })).status, amount).toBe(422)
    expect((await send({ zelf: '5.000' })).words).toContain('Anderen betalen al alles.')
    // A press on the last button without the look is judged all the same.
    const unread = await send({ begonnen: 'ja', insturen: 'ja' })
    expect(unread.status).toBe(422)
    expect(unread.html).toContain('value="1.200,50"')
    expect(await applicationsOfCase(app.db, wish.id)).toHaveLength(0)
    const back = await send({ veranderen: 'ja' })
    expect(back.html).toContain('value="1.200,50"')
  })

  test('sent twice at once it is one application, with its budget at the case', async () => {
    const token = /name="eenmalig" value="([^"]*)"/.exec((await send({})).html)?.[1] ?? ''
    const both = await Promise.all([
      send({ insturen: 'ja', eenmalig: token }),
      send({ insturen: 'ja', eenmalig: token }),
    ])
    for (const { words } of both) expect(words).toContain('Je aanvraag is binnen')
    const all = await applicationsOfCase(app.db, wish.id)
    expect(all).toHaveLength(1)
    expect(all[0]).toMatchObject({ requested_cents: 1_100_00, sequence_no: null })
    expect((await requestOf(app.db, all[0]!.id))?.budget).toMatchObject({ own: 50_00, hours: 40 })
    expect(both[0]?.words).toContain('De begroting')
    expect((await (await city.as('initiator')).get(paths.initiativeApply(wish.number))).status).toBe(409)
  })

  test('from paper, by who works on the case, on the day on which it came in', async () => {
    wish = await city.newCase('intake', { kind: 'neighbourhood_wish', title: 'Bloembakken' })
    for (const insturen of ['', 'ja']) {
      const future = await send({ binnen_op: '2026-11-23', insturen }, 'team')
      expect(future.status).toBe(422)
      expect(future.words).toContain('Deze dag is nog niet geweest.')
      const early = await send({ binnen_op: '2025-11-23', insturen }, 'team')
      expect(early.status).toBe(422)
      expect(early.words).toContain('Op deze dag was er voor dit plan geen geld om aan te vragen.')
      expect(early.html).toContain('value="1.200,50"')
    }
    expect(await applicationsOfCase(app.db, wish.id)).toHaveLength(0)
    const done = await send({ binnen_op: '2026-11-16', insturen: 'ja' }, 'team')
    expect(done.status).toBe(200)
    const [application] = await applicationsOfCase(app.db, wish.id)
    expect(application?.received_at.toISOString()).toContain('2026-11-16')
    expect((await requestOf(app.db, application!.id))?.entered_by).toBe(city.people.team.id)
  })
  test('from paper of the same morning, before noon', async () => {
    const before = wish
    app.setNow(new Date('2026-11-24T08:00:00Z'))
    wish = await city.newCase('intake', { kind: 'neighbourhood_wish', title: 'Speeltuin' })
    const done = await send({ binnen_op: '2026-11-24', insturen: 'ja' }, 'team')
    expect(done.status).toBe(200)
    const [application] = await applicationsOfCase(app.db, wish.id)
    expect(application?.received_at).toEqual(app.act().now)
    wish = before
  })

  test('done again, the budget of the last time is filled in, for who may see it', async () => {
    app.setNow(new Date('2026-11-24T08:00:00Z'))
    const again = await city.newCase('intake', { kind: 'neighbourhood_wish', title: 'Speeltuin, nog eens' })
    const first = /name="kosten_1_bedrag"[^>]*value="([^"]*)"/
    const form = async (who: 'initiator' | 'team') =>
      (await (await city.as(who)).get(paths.initiativeApply(again.number))).text()
    expect(first.exec(await form('initiator'))?.[1] ?? '').toBe('')
    const { file } = await openedCase(app.act(), again.id)
    const { rows } = await sql<{ id: string }>`
      insert into initiative_again (from_case_id, case_id) values (${wish.id}, ${file.id}) returning id`.execute(
      app.db,
    )
    expect(rows).toHaveLength(1)
    for (const who of ['initiator', 'team'] as const) {
      const html = await form(who)
      for (const value of ['1200,50', '49,50', 'De bakker', '40']) expect(html).toContain(`value="${value}"`)
      expect(html).toContain('Stoelen van de school')
      expect(text(html)).toContain('De vorige keer De begroting is ingevuld zoals bij: Bloembakken')
      expect(text(html)).toContain('Je vroeg toen € 1.100.')
    }
  })

  test('a wish cannot go on without the money: who withdraws its application hears that it stops', async () => {
    const path = paths.initiativeWithdrawApplication(wish.number)
    const initiator = await city.as('initiator')
    const page = text(await (await initiator.get(path)).text())
    expect(page).toContain('dan stopt ook je plan.')
    const done = await initiator.postAndSee(path, {})
    expect(text(done.html)).toContain('Je plan is gestopt')
    expect((await applicationsOfCase(app.db, wish.id))[0]).toMatchObject({ ended_as: 'withdrawn' })
    // A form that stood open is refused as well: nobody decides on money for a plan that is over.
    expect((await send({ insturen: 'ja' })).status).not.toBe(200)
    expect(await applicationsOfCase(app.db, wish.id)).toHaveLength(1)
  })
})

describe('the round of the jury that looks at a wish', () => {
  const plan = async (closesOn: string, meetsOn: string) => {
    const team = await city.act('team')
    const startsAt = momentAt(meetsOn, '19:30')
    const endsAt = momentAt(meetsOn, '21:30')
    const meeting = { startsAt, endsAt, place: 'Buurthuis De Brug', agenda: null }
    return planRound(team, { areaId, closesOn, votesUntil: meetsOn, meeting, knowsItIsShort: true })
  }

  test('is told while filling in, before it is sent, on the plan and by mail; who is late goes to the next year', async () => {
    app.setNow(new Date('2026-11-24T09:00:00Z'))
    wish = await city.newCase('intake', { kind: 'neighbourhood_wish', title: 'Pannaveld' })
    const soon = await plan('2026-12-01', '2026-12-10')
    await moneyOf(2027)
    const later = await plan('2027-01-11', '2027-02-08')
    const initiator = await city.as('initiator')

    const form = text(await (await initiator.get(paths.initiativeApply(wish.number))).text())
    expect(form).toContain('De regiegroep komt op donderdag 10 december 2026 bij elkaar. Begin pas na')
    const checked = await send({})
    expect(checked.status).toBe(200)
    for (const words of [
      'De regiegroep komt op donderdag 10 december 2026 bij elkaar. Daarvoor is je wens te laat.',
      'De regiegroep bekijkt hem op maandag 8 februari 2027.',
      // It begins on 1 February.
      'De regiegroep komt op maandag 8 februari 2027 bij elkaar. Jij begint eerder.',
      'bekijkt je wens in ronde 2. Zij komt bij elkaar op maandag 8 februari 2027',
      'in Buurthuis De Brug. Je aanvraag moet uiterlijk op maandag 11 januari 2027 compleet zijn.',
    ])
      expect(checked.words).toContain(words)

    const sent = await send({ insturen: 'ja' })
    expect(sent.words).toContain('Wanneer kijkt de regiegroep?')
    expect(sent.words).toContain('Daarna beslist de gebiedsmanager, namens het college.')
    expect(sent.words).toContain('De laatste dag voor het besluit is dinsdag 19 januari 2027.')
    const told = (await app.mails('ina@voorbeeld.example')).map(({ body_text }) =>
      body_text.replace(/\s+/g, ' '),
    )
    expect(told.some((mail) => mail.includes('bekijkt je wens in ronde 2.'))).toBe(true)

    // The list of the round it misses does not have it, whenever it was complete.
    const [application] = await applicationsOfCase(app.db, wish.id)
    await recordComplete(app.act(), application!.id)
    const inRound = async (id: string): Promise<boolean> => {
      const { round } = await openedRound(app.act(), id)
      return (await wishesFor(app.act(), round)).listed.some((one) => one.id === application!.id)
    }
    expect(await inRound(soon)).toBe(false)
    expect(await inRound(later)).toBe(true)
  })
})
