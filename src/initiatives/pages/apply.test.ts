import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { applicationsOfCase, requestOf, setCeiling } from '../../funds/index.ts'
import { paths } from '../../paths.ts'
import { allAreas } from '../../places/index.ts'
import { type DeskCity, deskCity } from '../../site/desk/testing.ts'
import { type FormFields, type TestApp, testApp } from '../../testing.ts'

let app: TestApp
let city: DeskCity
let wish: { readonly id: string; readonly number: string }
beforeAll(async () => {
  app = await testApp()
  city = await deskCity(app)
  const area = (await allAreas(app.db)).find(({ level }) => level === 'jury_area')!
  await setCeiling(app.act(), {
    schemeKey: 'neighbourhood_wishes',
    from: '2026-01-01',
    until: '2026-12-31',
    areaId: area.id,
    cents: 7_500_00,
    decision: { body: 'het college', date: '2025-11-12', number: 'B-1', announced: '2025-12-01' },
    reason: 'Verdeling',
  })
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

  test('the sum is worked out by the server, and each rule says what can be done', async () => {
    const seen = await send({})
    expect(seen.status).toBe(200)
    expect(seen.words).toMatch(/Alle kosten € 1\.250 .*Van De bakker .*Dit vraag je aan € 1\.100/)
    expect(seen.html).not.toContain('<script>alert')
    expect(seen.words).toContain('Mensen helpen samen 40 uur mee.')
    const alone = await send({ rechtspersoon: 'nee' })
    expect(alone.status).toBe(422)
    expect(alone.words).toContain('Zoek een vereniging of stichting die mee aanvraagt, of vraag minder.')
    expect((await send({ vergunning: 'ja', begin: '2026-12-01' })).words).toContain('zaterdag 9 januari 2027')
    expect((await send({ begonnen: 'ja' })).status).toBe(422)
    expect((await send({ gaat_om: 'ja' })).words).toContain('Je wens gaat mee naar volgend jaar.')
    expect((await send({ kosten_1_bedrag: '' })).words).toContain('Vul bij deze regel ook het andere vak in.')
    for (const amount of ['-5', '1e9', '<b>', '12345678901234567890'])
      expect((await send({ kosten_1_bedrag: amount })).status, amount).toBe(422)
    expect((await send({ zelf: '5.000' })).words).toContain('Anderen betalen al alles.')
    // A press on the last button without the look is judged all the same.
    expect((await send({ begonnen: 'ja', insturen: 'ja' })).status).toBe(409)
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
    const done = await send({ binnen_op: '2026-11-16', insturen: 'ja' }, 'team')
    expect(done.status).toBe(200)
    const [application] = await applicationsOfCase(app.db, wish.id)
    expect(application?.received_at.toISOString()).toContain('2026-11-16')
    expect((await requestOf(app.db, application!.id))?.entered_by).toBe(city.people.team.id)
  })
})
