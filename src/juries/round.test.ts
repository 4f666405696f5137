import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addParty, openedCase, pauseCase, withdraw } from '../cases/index.ts'
import { applicationsOfCase } from '../funds/index.ts'
import type { Act } from '../kit/act.ts'
import { addDays, dayOf } from '../kit/dates.ts'
import { cancelMeeting } from '../meetings/index.ts'
import { insertMember, insertOrganisation, type Person } from '../people/index.ts'
import { type TestApp, testApp, testNow, type Visitor } from '../testing.ts'
import { type TestCity, testCity } from '../testing-city.ts'
import { type JuryStage, juryStage } from '../testing-juries.ts'
import {
  askQuestion,
  cancelRound,
  closeList,
  countVote,
  declareConflict,
  enterPaperBallots,
  enterSheets,
  giveScores,
  moveToNext,
  planRound,
  recordOutcome,
  recordOutcomes,
  recordRoundAbsence,
  sendAdvice,
  setSeat,
  vote,
  withdrawAbsence,
  withdrawConflict,
} from './actions.ts'
import { openedRound } from './index.ts'
import type { Choice } from './rules.ts'
import { roundById, wishesOf } from './store.ts'

let app: TestApp
let city: TestCity
let stage: JuryStage
let jurors: readonly Person[]
let team: Act
const today = dayOf(testNow)
const names = ['Ada Voor', 'Bo Lid', 'Cas Lid', 'Dee Lid', 'Eva Lid', 'Fem Lid', 'Gus Reserve']

beforeAll(async () => {
  app = await testApp()
  city = await testCity(app)
  stage = await juryStage(app, city, names)
  jurors = stage.jurors
  team = await city.act(city.team)
})
afterAll(() => app.close())

const at = (days: number): Date => new Date(testNow.getTime() + days * 24 * 60 * 60 * 1000)
const as = (index: number, now?: Date): Promise<Act> => city.act(jurors[index]!, now)
const query = async (text: string) => (await sql.raw<Record<string, unknown>>(text).execute(app.db)).rows

const allScores = (score: number) =>
  Object.fromEntries(['liveability', 'cohesion', 'safety'].map((key) => [key, score]))

/** Gives points and votes. */
async function cast(act: Act, given: { readonly wishId: string; readonly choice: Choice }): Promise<void> {
  await giveScores(act, { wishId: given.wishId, scores: allScores(3) })
  await vote(act, given)
}

describe('a round', () => {
  test('from planning to advice, with what was late, an interest, a secret vote and money that does not fit', async () => {
    const secretary = await city.as(city.team)
    app.setNow(at(-9))
    const plan = {
      closesOn: addDays(today, -6),
      votesUntil: addDays(today, 5),
      written: 'nee',
      day: addDays(today, 23),
      from: '19:30',
      to: '21:30',
      place: 'Wijkcentrum De Staart',
      agenda: 'De wensen',
    }
    const soon = await secretary.post('/werk/juries/oost/ronde', { ...plan, day: addDays(today, 21) })
    expect(soon.status).toBe(422)
    expect(await soon.text()).toContain('te weinig tijd tussen de sluitdatum en de vergadering')
    expect(
      await planRound(team, {
        ...{ areaId: stage.jury.area.id, closesOn: addDays(today, 20) },
        ...{ votesUntil: addDays(today, 30), knowsItIsShort: true },
        meeting: { startsAt: at(30), endsAt: at(30.1), place: 'Wijkcentrum', agenda: null },
      }).then((roundId) => cancelRound(team, { roundId, reason: 'Een proef.' })),
    ).toBeUndefined()
    const planned = await secretary.postAndSee('/werk/juries/oost/ronde', plan)
    expect(planned.html).toContain('De ronde staat.')
    const roundId = planned.path.slice(13, 49)
    const days = { doen: 'dagen', closesOn: addDays(today, -7), votesUntil: addDays(today, 5) }
    const earlier = await secretary.post(`/werk/rondes/${roundId}`, days)
    expect(earlier.status).toBe(422)
    expect(await earlier.text()).toContain('Later kan, eerder niet')
    const later = await secretary.postAndSee(`/werk/rondes/${roundId}`, {
      ...days,
      closesOn: addDays(today, -5),
    })
    expect(later.html).toContain('De dagen zijn veranderd.')
    expect((await roundById(app.db, roundId))?.closes_on).toBe(addDays(today, -5))
    const why = await secretary.post(`/werk/rondes/${roundId}`, { doen: 'annuleren', reden: ' ' })
    expect(why.status).toBe(422)
    const mail = (await app.mails(jurors[1]!.email!)).find(({ subject }) => subject.includes('Vergadering'))
    expect(mail).toBeDefined()
    app.setNow(testNow)

    const pond = await stage.wish('Bank bij de vijver', 900_00, 8)
    const party = await stage.wish('Buurtfeest', 700_00, 7)
    const late = await stage.wish('Te laat', 300_00, 1)
    const unready = await stage.wish('Nog niet compleet', 300_00, null)
    await addParty(team, {
      caseId: party,
      personId: jurors[1]!.id,
      organisationId: null,
      role: 'co_initiator',
    })

    const [asked] = await applicationsOfCase(app.db, pond)
    const budget = {
      ...{ costs: [{ what: 'Een eiken bank', cents: 1_100_00 }], partners: [], own: 200_00 },
      ...{ crowdfunding: 0, hours: 12, goods: null },
    }
    await query(`insert into application_request (application_id, budget, facts)
      values ('${asked!.id}', '${JSON.stringify(budget)}',
        '{"startsOn":"2027-05-01","needsPermit":false,"isAbout":false,"hasStarted":false}')`)

    const open = await (await secretary.get(`/werk/rondes/${roundId}`)).text()
    expect(open).toContain('Bank bij de vijver')
    expect(open).not.toContain('Te laat')
    const closed = await secretary.postAndSee(`/werk/rondes/${roundId}`, { doen: 'sluiten' })
    expect(closed.html).toContain('De lijst is gesloten')
    for (const caseId of [late, unready]) {
      const texts = await query(`select body from case_text where case_id = '${caseId}'`)
      expect(texts.some(({ body }) => String(body).includes('Je wens gaat mee in de volgende ronde'))).toBe(
        true,
      )
    }
    const { wishes } = await openedRound(team, roundId)
    expect(wishes.map(({ caseId }) => caseId)).toEqual([pond, party])
    const [first, second] = wishes.map((one) => one.wish.id) as [string, string]
    const addressOf = (wishId: string) => `/werk/rondes/${roundId}/wensen/${wishId}`

    // Everything on one page, and nothing of who asks.
    const juror = await city.as(jurors[2]!)
    const list = await (await juror.get(`/werk/rondes/${roundId}`)).text()
    for (const words of ['Het verhaal van Bank bij de vijver', 'Lange Kade 12', 'Leefbaarheid'])
      expect(list).toContain(words)
    // What it costs and who pays, of each wish by itself.
    for (const html of [list, await (await juror.get(addressOf(first))).text()])
      for (const words of ['Begroting van Bank bij de vijver', 'Een eiken bank', 'Eigen geld', '12 uur'])
        expect(html).toContain(words)
    expect(list).not.toContain('Begroting van Buurtfeest')
    for (const words of [city.initiator.name, city.initiator.email!]) {
      expect(list).not.toContain(words)
      expect(await (await juror.get(addressOf(first))).text()).not.toContain(words)
    }

    // Every rule of the scheme, with whether this wish meets it; and the wish once on the page of what waits.
    const rules = await (await juror.get(addressOf(first))).text()
    expect(rules).toContain('id="regels"')
    expect(rules).toContain('Voldoet')
    expect(rules).toContain('Speelt hier niet')
    expect(await (await juror.get(addressOf(second))).text()).not.toContain('id="regels"')
    const waiting = await (await juror.get('/werk')).text()
    expect(waiting.split('>Bank bij de vijver<')).toHaveLength(2)
    expect(waiting).toContain(`href="${addressOf(first)}"`)
    expect(waiting).toMatch(/Stem in ronde \d+, uiterlijk/)

    // A party cannot judge, whatever they send.
    const own = await city.as(jurors[1]!)
    expect(await (await own.get(addressOf(second))).text()).toContain('Je hebt belang bij deze wens')
    expect((await own.post(addressOf(second), { doen: 'stem', choice: 'yes' })).status).toBe(409)
    // Another says so themselves.
    const neighbour = await city.as(jurors[3]!)
    const declared = await neighbour.postAndSee(addressOf(first), { doen: 'belang', ground: 'lives_near' })
    expect(declared.html).toContain('Je doet niet mee bij deze wens')
    expect((await neighbour.post(addressOf(first), { doen: 'stem', choice: 'no' })).status).toBe(409)

    // Points and vote go in one press; a vote without points does not count.
    const fresh = await (await juror.get(addressOf(first))).text()
    expect(fresh).toContain('Wens 1 van 2. Je hebt over 0 van 2 wensen gestemd.')
    expect(fresh).toContain(addressOf(second))
    const half = await juror.postAndSee(addressOf(first), {
      ...{ doen: 'stem', choice: 'yes', 'punten-liveability': '2' },
    })
    expect(half.status).toBe(422)
    expect(half.html).toMatch(/name="punten-liveability"[^>]*value="2"[^>]*checked|checked[^>]*value="2"/)
    expect(await query(`select 1 from jury_score where wish_id = '${first}'`)).toEqual([])
    const hasty = await juror.postAndSee(addressOf(first), { doen: 'stem', choice: 'yes' })
    expect(hasty.status).toBe(422)
    for (const key of Object.keys(allScores(1))) expect(hasty.html).toContain(`href="#veld-punten-${key}"`)
    expect(await query(`select 1 from jury_voter where wish_id = '${first}'`)).toEqual([])
    const missing = await juror.postAndSee(addressOf(first), { doen: 'punten', 'punten-liveability': '3' })
    expect(missing.status).toBe(422)
    const voters: readonly (readonly [Visitor, string, string])[] = [
      [juror, first, 'yes'],
      [juror, second, 'yes'],
      [await city.as(jurors[0]!), first, 'yes'],
      [await city.as(jurors[0]!), second, 'no'],
      [await city.as(jurors[4]!), first, 'yes'],
      [await city.as(jurors[4]!), second, 'yes'],
      [await city.as(jurors[5]!), first, 'blank'],
      [await city.as(jurors[5]!), second, 'yes'],
    ]
    for (const [visitor, wishId, choice] of voters) {
      const points = Object.fromEntries(
        Object.keys(allScores(1)).map((key) => [`punten-${key}`, wishId === first ? '5' : '4']),
      )
      // Who is at their last wish saves the points first; what was saved counts when only the vote is sent.
      if (wishId === second)
        expect((await visitor.postAndSee(addressOf(wishId), { doen: 'punten', ...points })).html).toContain(
          'bewaard',
        )
      const voted = await visitor.postAndSee(
        addressOf(wishId),
        wishId === second ? { doen: 'stem', choice } : { doen: 'stem', choice, ...points },
      )
      expect(voted.path).toContain(addressOf(second))
      expect(voted.html).toContain(wishId === first ? 'Dit is de volgende wens.' : 'Je hebt gestemd.')
      expect(await (await visitor.get(addressOf(wishId))).text()).toContain('Je hebt gestemd.')
    }
    // Nobody sees how it goes while it is secret and open.
    const during = await (await secretary.get(`/werk/rondes/${roundId}`)).text()
    expect(during).not.toMatch(/\d voor, \d tegen/)

    const counted = await secretary.postAndSee(`/werk/rondes/${roundId}`, { doen: 'tellen' })
    expect(counted.html).toContain('3 voor, 0 tegen, 1 blanco')
    expect(counted.html).toContain('3 voor, 1 tegen, 0 blanco')
    expect(counted.html).toMatch(/alleen €\s600 past nog/)
    expect(await query('select * from jury_ballot')).toEqual([])

    const early = await secretary.post(`/werk/rondes/${roundId}`, { doen: 'versturen' })
    expect(early.status).toBe(409)
    const wrong = await secretary.postAndSee(addressOf(first), {
      doen: 'advies',
      outcome: 'no',
      reasons: 'Nee.',
      otherWay: 'x',
    })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('De regiegroep stemde voor.')
    for (const [wishId, fields] of [
      [first, { outcome: 'yes', reasons: 'De vijver wint erbij.' }],
      [second, { outcome: 'yes_less', cents: '600', reasons: 'Er is niet meer geld.' }],
    ] as const)
      expect((await secretary.postAndSee(addressOf(wishId), { doen: 'advies', ...fields })).html).toContain(
        'vastgelegd',
      )
    const sent = await secretary.postAndSee(`/werk/rondes/${roundId}`, { doen: 'versturen' })
    expect(sent.html).toContain('Het advies is verstuurd.')
    for (const caseId of [pond, party]) expect((await openedCase(team, caseId)).state.step).toBe('decision')
    const [stored] = await wishesOf(app.db, [roundId])
    expect(stored).toMatchObject({ outcome: 'yes', advised_cents: 900_00, yes_votes: 3, score: 500 })
  })

  test('is of districts that are joined in the language of the page', async () => {
    const read = async (path: string) => (await app.visitor().get(path)).text()
    await sql`update area set jury_area_id = ${stage.jury.area.id} where level = 'district'`.execute(app.db)
    expect(await read('/juries/oost')).toMatch(/<p class="lead">[^<]* en [^<]*</)
    expect(await read('/juries/oost?taal=en')).toMatch(/<p class="lead">[^<]* and [^<]*</)
  })

  test('gets a number of its own, also when two are planned at the same moment', async () => {
    const areaId = stage.jury.area.id
    const plan = { areaId, closesOn: addDays(today, 30), votesUntil: addDays(today, 40), meeting: null }
    const asked = await Promise.allSettled([1, 2, 3].map(() => planRound(team, plan)))
    const [first, ...more] = asked.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    // The others see the first one, which takes wishes until the same day.
    expect(more).toEqual([])
    const second = await planRound(team, { ...plan, closesOn: addDays(today, 31) })
    const ids = [first!, second]
    const numbers = await Promise.all(ids.map(async (id) => (await roundById(app.db, id))?.number))
    expect(new Set(numbers).size).toBe(2)
    for (const roundId of ids) await cancelRound(team, { roundId, reason: 'Te veel rondes.' })
  })

  test('is seen by its jury, who serves it and who decides; by nobody else', async () => {
    const statusOf = async (person: Person, path: string) => (await (await city.as(person)).get(path)).status
    const path = `/werk/rondes/${city.round}`
    expect(await statusOf(city.juror, path)).toBe(200)
    expect(await statusOf(jurors[0]!, path)).toBe(404)
    expect(await statusOf(city.guide, path)).toBe(404)
    expect(await statusOf(city.elsewhere, path)).toBe(404)
    expect(await statusOf(city.team, path)).toBe(200)
    expect(await statusOf(city.staff.area_manager, path)).toBe(200)
    expect(await statusOf(jurors[0]!, `${path}/wensen/${city.wish}`)).toBe(404)
    expect(await statusOf(jurors[0]!, '/werk/juries/centrum')).toBe(403)
    // A term that is over or has not begun opens nothing.
    const areaId = (await roundById(app.db, city.round))!.area_id
    const set = (fromDay: string, untilDay: string) =>
      setSeat(team, { areaId, personId: city.juror.id, part: 'member', fromDay, untilDay })
    for (const [from, until] of [
      ['2025-01-01', addDays(today, -1)],
      [addDays(today, 1), '2029-01-01'],
    ] as const) {
      await set(from, until)
      expect(await statusOf(city.juror, path)).toBe(404)
      expect(await statusOf(city.juror, '/werk/juries/centrum')).toBe(403)
      const question = { wishId: city.wish, question: 'Hoe duur is dat?' }
      await expect(askQuestion(await city.act(city.juror), question)).rejects.toThrow()
    }
    await set('2026-01-01', '2029-01-01')
    // Who sees it does not judge for that.
    const manager = await city.as(city.staff.area_manager)
    expect((await manager.post(`${path}/wensen/${city.wish}`, { doen: 'stem', choice: 'yes' })).status).toBe(
      403,
    )
    expect((await manager.post(path, { doen: 'tellen' })).status).toBe(403)
  })
})

describe('a secret vote', () => {
  test('counts once, however often it is sent at the same moment', async () => {
    const { wishes, round } = await stage.judging([['Tweehonderd', 100_00]])
    const act = await as(0)
    await giveScores(act, { wishId: wishes[0]!, scores: allScores(3) })
    const sent = await Promise.allSettled(
      Array.from({ length: 200 }, () => vote(act, { wishId: wishes[0]!, choice: 'yes' })),
    )
    expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const rows = await query(`select choice from jury_ballot where wish_id = '${wishes[0]}'`)
    expect(rows).toEqual([{ choice: 'yes' }])
    await countVote(team, round)
  })

  test('leaves nothing that links a ballot to who cast it', async () => {
    const { wishes, round } = await stage.judging([['Vlaggetjes', 100_00]])
    const [wishId] = wishes as [string]
    const visitor = await city.as(jurors[0]!)
    const choices = ['yes', 'no', 'blank', 'yes', 'no'] as const
    let keys: readonly unknown[] = []
    await giveScores(await as(0), { wishId, scores: allScores(3) })
    await visitor.post(`/werk/rondes/${round}/wensen/${wishId}`, { doen: 'stem', choice: 'yes' })
    for (const [index, choice] of choices.entries()) {
      if (index === 0) continue
      const before = await query(`select key from jury_ballot where wish_id = '${wishId}'`)
      await cast(await as(index), { wishId, choice })
      const ballots = await query(
        `select *, xmin::text as transaction from jury_ballot where wish_id = '${wishId}' order by ctid`,
      )
      // Written anew: no key of before, one transaction for all, and lying in order of their keys.
      expect(ballots.filter(({ key }) => before.some((old) => old.key === key))).toEqual([])
      expect(new Set(ballots.map(({ transaction }) => transaction)).size).toBe(1)
      keys = ballots.map(({ key }) => key)
      expect(keys).toEqual([...keys].sort())
      expect(Object.keys(ballots[0]!).sort()).toEqual(['choice', 'key', 'transaction', 'wish_id'])
    }
    const voters = await query(`select * from jury_voter where wish_id = '${wishId}'`)
    expect(voters).toHaveLength(5)
    for (const voter of voters) expect(voter.choice).toBeNull()
    // Neither the log nor what makes forms count once knows more.
    expect(
      await query(
        `select 1 from audit_waiting where thing = 'jury_ballot' or row_id in (${keys.map((key) => `'${key}'`).join()})`,
      ),
    ).toEqual([])
    const logged = await query(
      `select clear::text || digests::text as all from audit_waiting where thing = 'jury_voter'`,
    )
    for (const { all } of logged) expect(all).not.toMatch(/yes|blank|"no"/)
    expect(await query(`select 1 from form_once where location like '%${wishId}%klaar=stem%'`)).toEqual([])
    expect(
      await query(`select count(*)::int as n from pg_attribute where attrelid = 'jury_ballot'::regclass
      and attnum > 0 and atttypid in ('timestamptz'::regtype, 'timestamp'::regtype, 'date'::regtype)`),
    ).toEqual([{ n: 0 }])
    await countVote(team, round)
    const [stored] = await wishesOf(app.db, [round])
    expect(stored).toMatchObject({ yes_votes: 2, no_votes: 2, blank_votes: 1 })
  })

  test('begins anew for a wish when somebody who voted turns out to have an interest', async () => {
    const { wishes, round } = await stage.judging([['Insectenhotel', 100_00]])
    const [wishId] = wishes as [string]
    await cast(await as(0), { wishId, choice: 'yes' })
    await cast(await as(1), { wishId, choice: 'no' })
    expect(await declareConflict(await as(1), { wishId, ground: 'supporter' })).toBe(true)
    expect(await query(`select 1 from jury_voter where wish_id = '${wishId}'`)).toEqual([])
    expect(await query(`select 1 from jury_ballot where wish_id = '${wishId}'`)).toEqual([])
    await expect(vote(await as(1), { wishId, choice: 'yes' })).rejects.toThrow('Wie belang heeft')
    // Once: whoever does it again and again would take the vote from all.
    await expect(withdrawConflict(await as(1), { wishId })).rejects.toThrow('Het belang blijft')
    expect(
      (await app.mails(jurors[0]!.email!)).some(({ subject }) => subject === 'Stem opnieuw: Insectenhotel'),
    ).toBe(true)
    await countVote(team, round)
  })

  test('begins anew after its last day by the secretary only, and then lasts longer', async () => {
    const { wishes, round } = await stage.judging([['Vlinderstruik', 100_00]])
    const [wishId] = wishes as [string]
    await cast(await as(0), { wishId, choice: 'yes' })
    await cast(await as(1), { wishId, choice: 'no' })
    await expect(declareConflict(await as(1, at(8)), { wishId, ground: 'other' })).rejects.toThrow(
      'Zeg het tegen de secretaris',
    )
    expect(await query(`select 1 from jury_ballot where wish_id = '${wishId}'`)).toHaveLength(2)
    // Who had not voted takes nothing from anybody.
    expect(await declareConflict(await as(2, at(8)), { wishId, ground: 'other' })).toBe(false)
    app.setNow(at(8))
    const entered = await (await city.as(city.team)).postAndSee(
      `/werk/rondes/${round}/papier/${jurors[1]!.id}`,
      { 'belang-1': 'other' },
    )
    app.setNow(testNow)
    expect(entered.html).toContain('Over een wens begint de stemming opnieuw')
    expect((await roundById(app.db, round))?.votes_until).toBe(addDays(today, 15))
    await cast(await as(0, at(9)), { wishId, choice: 'yes' })
    await countVote(team, round)
  })

  test('begins anew when who voted joins the plan, or turns out to be in it when it is counted', async () => {
    const { wishes, round, cases } = await stage.judging([['Pluktuin', 100_00]])
    const [wishId] = wishes as [string]
    const [caseId] = cases as [string]
    await cast(await as(1), { wishId, choice: 'yes' })
    await cast(await as(2), { wishId, choice: 'no' })
    await addParty(team, { caseId, personId: jurors[1]!.id, organisationId: null, role: 'co_initiator' })
    expect(await query(`select 1 from jury_ballot where wish_id = '${wishId}'`)).toEqual([])
    expect(await query(`select person_id, ground from jury_conflict where wish_id = '${wishId}'`)).toEqual([
      { person_id: jurors[1]!.id, ground: 'party' },
    ])
    expect((await app.mails(jurors[2]!.email!)).map(({ subject }) => subject)).toContain(
      'Stem opnieuw: Pluktuin',
    )
    // Their organisation takes part, and only now they are in it.
    await cast(await as(2), { wishId, choice: 'no' })
    const { id: organisationId } = await insertOrganisation(
      app.db,
      { name: 'Stichting Pluk', kind: 'foundation' },
      testNow,
    )
    await addParty(team, { caseId, personId: null, organisationId, role: 'partner' })
    const joined = { personId: jurors[2]!.id, role: 'member', since: today } as const
    await insertMember(app.db, { organisationId, ...joined })
    const told = await (await city.as(city.team)).postAndSee(`/werk/rondes/${round}`, {
      doen: 'tellen',
      toch: 'ja',
    })
    expect(told.html).toContain('Nog niet geteld.')
    expect((await roundById(app.db, round))?.state).toBe('judging')
    expect(await query(`select 1 from jury_voter where wish_id = '${wishId}'`)).toEqual([])
    expect(await countVote(team, round)).toBe(true)
  })

  test('leaves no ballots of a wish that left the list', async () => {
    const { wishes, round, cases } = await stage.judging([
      ['Blijft', 100_00],
      ['Gaat weg', 100_00],
    ])
    await cast(await as(0), { wishId: wishes[1]!, choice: 'yes' })
    await withdraw(await city.act(city.initiator), { caseId: cases[1]! })
    await countVote(team, round)
    expect(await query('select 1 from jury_ballot')).toEqual([])
  })

  test('on paper counts as many ballots as people who put one in', async () => {
    const { wishes, round } = await stage.judging([['Moestuinbak', 100_00]])
    const [wishId] = wishes as [string]
    const voterIds = jurors.slice(0, 4).map(({ id }) => id)
    const enter = (yes: number) => enterPaperBallots(team, { wishId, voterIds, yes, no: 1, blank: 0 })
    await expect(enter(2)).rejects.toThrow('niet evenveel briefjes')
    await enter(3)
    await expect(enter(3)).rejects.toThrow('Er is al gestemd')
    const sheet = { wishId, ground: null, scores: allScores(4), choice: null }
    await enterSheets(team, { roundId: round, sheets: [{ personId: jurors[0]!.id, wishes: [sheet] }] })
    expect(await query(`select distinct source from jury_score where wish_id = '${wishId}'`)).toEqual([
      { source: 'paper' },
    ])
    await countVote(team, round)
    expect((await wishesOf(app.db, [round]))[0]).toMatchObject({ yes_votes: 3, no_votes: 1, score: 400 })
  })

  test('is guarded by the database itself', async () => {
    const { wishes, round } = await stage.judging([['Geveltuin', 100_00]])
    const [wishId] = wishes as [string]
    await declareConflict(await as(0), { wishId, ground: 'other' })
    const row = (person: Person, choice: string) =>
      query(`insert into jury_voter values ('${wishId}', '${person.id}', ${choice}, 'self')`)
    await expect(row(jurors[0]!, 'null')).rejects.toThrow('interest')
    await expect(row(jurors[1]!, `'yes'`)).rejects.toThrow('secret')
    await expect(row(jurors[1]!, 'null')).rejects.toThrow('as many ballots as voters')
    await countVote(team, round)
    await expect(row(jurors[1]!, 'null')).rejects.toThrow('not being judged')
  })
})

describe('what does not go as planned', () => {
  test('a substitute judges for who is absent, and only then', async () => {
    const { wishes, round } = await stage.judging([['Nestkasten', 100_00]])
    const [wishId] = wishes as [string]
    const reserve = await as(6)
    await expect(vote(reserve, { wishId, choice: 'yes' })).rejects.toThrow()
    await recordRoundAbsence(await as(2), { roundId: round, personId: jurors[2]!.id, substituteId: null })
    await expect(vote(await as(2), { wishId, choice: 'yes' })).rejects.toThrow()
    await recordRoundAbsence(team, { roundId: round, personId: jurors[2]!.id, substituteId: jurors[6]!.id })
    await cast(reserve, { wishId, choice: 'yes' })
    await expect(
      recordRoundAbsence(team, { roundId: round, personId: jurors[3]!.id, substituteId: jurors[6]!.id }),
    ).rejects.toThrow('doet al mee')
    // One seat, one vote: who voted in it stays, whoever says otherwise.
    await expect(
      recordRoundAbsence(team, { roundId: round, personId: jurors[2]!.id, substituteId: null }),
    ).rejects.toThrow('stemde al op deze plaats')
    await recordRoundAbsence(await as(2), { roundId: round, personId: jurors[2]!.id, substituteId: null })
    expect((await openedRound(team, round)).absences).toEqual([
      { personId: jurors[2]!.id, substituteId: jurors[6]!.id },
    ])
    await expect(withdrawAbsence(team, { roundId: round, personId: jurors[2]!.id })).rejects.toThrow(
      'stemde al op deze plaats',
    )
    // The points of who leaves go along.
    await giveScores(await as(4), { wishId, scores: allScores(2) })
    await recordRoundAbsence(team, { roundId: round, personId: jurors[4]!.id, substituteId: null })
    const left = await query(`select distinct person_id from jury_score where wish_id = '${wishId}'`)
    expect(left).toEqual([{ person_id: jurors[6]!.id }])
    await countVote(team, round)
    await expect(withdrawAbsence(team, { roundId: round, personId: jurors[4]!.id })).rejects.toThrow()
    // One vote is no quorum: the jury can ask, wait or point elsewhere, not say yes or no.
    const advice = { wishId, cents: null, conditions: null, reasons: 'Te weinig leden.', otherWay: 'x' }
    await expect(recordOutcome(team, { ...advice, outcome: 'yes' })).rejects.toThrow('geen geldige stemming')
    await recordOutcome(team, { ...advice, outcome: 'not_now' })
    await sendAdvice(team, round)
    expect((await roundById(app.db, round))?.state).toBe('decided')
  })

  test('a case whose clock stands still holds the advice, and the refusal names it', async () => {
    const { round, cases } = await stage.judging([['Stilgezet', 100_00]])
    await countVote(team, round)
    for (const { wish } of (await openedRound(team, round)).wishes)
      await recordOutcome(team, {
        wishId: wish.id,
        ...{ outcome: 'question', cents: null, conditions: null, otherWay: null, reasons: 'Waar precies?' },
      })
    const caseId = cases[0]!
    const coordinator = await city.act(city.staff.coordinator)
    await pauseCase(coordinator, { caseId, request: 'Stuur een tekening.', until: addDays(today, 14) })
    await expect(sendAdvice(team, round)).rejects.toThrow('Stilgezet: De klok staat stil')
    // Who stops after the jury said something leaves the list as well.
    await withdraw(await city.act(city.initiator), { caseId })
    expect((await openedRound(team, round)).left.map((one) => one.caseId)).toEqual([caseId])
    await sendAdvice(team, round)
    expect((await roundById(app.db, round))?.state).toBe('decided')
  })

  test('a round of which every wish was withdrawn is called off, also when its meeting was before', async () => {
    const closesOn = addDays(today, -3)
    const caseId = await stage.wish('Als enige', 100_00, 6)
    const round = await planRound(await city.act(city.team, at(-5)), {
      ...{ areaId: stage.jury.area.id, closesOn, votesUntil: addDays(today, 7) },
      meeting: { startsAt: at(26), endsAt: at(26.1), place: 'Wijkcentrum', agenda: null },
    })
    await closeList(team, round)
    await expect(cancelRound(team, { roundId: round, reason: 'Niets.' })).rejects.toThrow('al gesloten')
    for (const one of (await openedRound(team, round)).wishes)
      await withdraw(await city.act(city.initiator), { caseId: one.caseId })
    expect((await openedCase(team, caseId)).state.status).toBe('ended')
    const { meeting_id } = (await roundById(app.db, round))!
    await cancelMeeting(team, { meetingId: meeting_id!, reason: 'De zaal is dicht.' })
    const visitor = await city.as(city.team)
    const page = await (await visitor.get(`/werk/rondes/${round}`)).text()
    expect(page).toContain('Alle wensen zijn van de lijst.')
    expect(page).not.toContain('Sluit de stemming')
    const done = await visitor.postAndSee(`/werk/rondes/${round}`, {
      doen: 'annuleren',
      reden: 'Alle wensen zijn ingetrokken.',
    })
    expect(done.html).toContain('Deze ronde gaat niet door.')
    expect((await roundById(app.db, round))?.state).toBe('cancelled')
  })

  test('a withdrawn wish leaves the list; one that is moved is in the next round', async () => {
    const { wishes, round, cases } = await stage.judging([
      ['Ingetrokken', 100_00],
      ['Doorgeschoven', 100_00],
    ])
    const others = (await openedRound(team, round)).wishes.filter(({ wish: { id } }) => !wishes.includes(id))
    expect(others).toEqual([])
    await withdraw(await city.act(city.initiator), { caseId: cases[0]! })
    const withdrawn = (await openedRound(team, round)).left
    expect(withdrawn.map(({ caseId }) => caseId)).toEqual([cases[0]])
    const moved = (await openedRound(team, round)).wishes.find(({ caseId }) => caseId === cases[1])!
    await moveToNext(team, { wishId: moved.wish.id, reason: 'De plek wordt nog onderzocht.' })
    const next = await stage.judging([['Nieuw', 100_00]])
    const listed = (await openedRound(team, next.round)).wishes.map(({ caseId }) => caseId)
    expect(listed).toContain(cases[1])
    expect(listed).not.toContain(cases[0])
    expect((await applicationsOfCase(app.db, cases[1]!)).length).toBe(1)
  })
})

test('a round costs as many queries with eight wishes as with one, on its page and on paper; a long list begins with what is on it', async () => {
  const secretary = await city.as(city.team)
  const measured = async (titles: readonly string[]) => {
    const { round, wishes } = await stage.judging(titles.map((title) => [title, 60_00]))
    const sheet = { ground: null, scores: allScores(4), choice: null }
    const all = (await openedRound(team, round)).wishes.map(({ wish }) => ({ ...sheet, wishId: wish.id }))
    app.takeQueries()
    const page = await (await secretary.get(`/werk/rondes/${round}`)).text()
    const paged = app.takeQueries().length
    await enterSheets(team, { roundId: round, sheets: [{ personId: jurors[0]!.id, wishes: all }] })
    const entered = app.takeQueries().length
    expect(wishes.length).toBeGreaterThanOrEqual(titles.length)
    await countVote(team, round)
    const later = { outcome: 'not_now', cents: null, conditions: null, otherWay: null } as const
    await recordOutcomes(team, {
      roundId: round,
      outcomes: all.map(({ wishId }) => ({ wishId, ...later, reasons: 'Nog even wachten.' })),
    })
    await sendAdvice(team, round)
    return { page, paged, entered }
  }
  const first = await measured(['Vogelhuisje'])
  const many = await measured(Array.from({ length: 8 }, (_, at) => `Klein plan ${at + 1}`))
  expect(many.paged).toBeLessThanOrEqual(first.paged)
  expect(many.entered).toBeLessThanOrEqual(first.entered)
  expect(many.page).toMatch(/De \d+ wensen in het kort/)
  expect(many.page).toContain('href="#wens-8"')
  expect(many.page).toContain('volgorde=bedrag')
})
