import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addParty, openedCase, withdraw } from '../cases/index.ts'
import { applicationsOfCase } from '../funds/index.ts'
import type { Act } from '../kit/act.ts'
import { addDays, dayOf } from '../kit/dates.ts'
import type { Person } from '../people/index.ts'
import { type TestApp, testApp, testNow, type Visitor } from '../testing.ts'
import { type TestCity, testCity } from '../testing-city.ts'
import { type JuryStage, juryStage } from '../testing-juries.ts'
import {
  countVote,
  declareConflict,
  enterPaperBallots,
  giveScores,
  moveToNext,
  recordOutcome,
  recordRoundAbsence,
  sendAdvice,
  vote,
  withdrawConflict,
} from './actions.ts'
import { openedRound } from './index.ts'
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

describe('a round', () => {
  test('from planning to advice, with what was late, an interest, a secret vote and money that does not fit', async () => {
    const secretary = await city.as(city.team)
    app.setNow(at(-9))
    const planned = await secretary.postAndSee('/werk/juries/oost/ronde', {
      closesOn: addDays(today, -5),
      votesUntil: addDays(today, 5),
      written: 'nee',
      day: addDays(today, 3),
      from: '19:30',
      to: '21:30',
      place: 'Wijkcentrum De Staart',
      agenda: 'De wensen',
    })
    expect(planned.html).toContain('De ronde staat.')
    const roundId = planned.path.slice(13, 49)
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
    for (const words of [city.initiator.name, city.initiator.email!]) {
      expect(list).not.toContain(words)
      expect(await (await juror.get(addressOf(first))).text()).not.toContain(words)
    }

    // A party cannot judge, whatever they send.
    const own = await city.as(jurors[1]!)
    expect(await (await own.get(addressOf(second))).text()).toContain('Je hebt belang bij deze wens')
    expect((await own.post(addressOf(second), { doen: 'stem', choice: 'yes' })).status).toBe(409)
    // Another says so themselves.
    const neighbour = await city.as(jurors[3]!)
    const declared = await neighbour.postAndSee(addressOf(first), { doen: 'belang', ground: 'lives_near' })
    expect(declared.html).toContain('Je doet niet mee bij deze wens')
    expect((await neighbour.post(addressOf(first), { doen: 'stem', choice: 'no' })).status).toBe(409)

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
      expect((await visitor.postAndSee(addressOf(wishId), { doen: 'punten', ...points })).html).toContain(
        'bewaard',
      )
      const voted = await visitor.postAndSee(addressOf(wishId), { doen: 'stem', choice })
      expect(voted.html).toContain('Je hebt gestemd.')
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
    const sent = await Promise.allSettled(
      Array.from({ length: 200 }, () => vote(act, { wishId: wishes[0]!, choice: 'yes' })),
    )
    expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const rows = await query(`select choice from jury_ballot where wish_id = '${wishes[0]}'`)
    expect(rows).toEqual([{ choice: 'yes' }])
    await countVote(team, round)
  }, 120_000)

  test('leaves nothing that links a ballot to who cast it', async () => {
    const { wishes, round } = await stage.judging([['Vlaggetjes', 100_00]])
    const [wishId] = wishes as [string]
    const visitor = await city.as(jurors[0]!)
    const choices = ['yes', 'no', 'blank', 'yes', 'no'] as const
    let keys: readonly unknown[] = []
    await visitor.post(`/werk/rondes/${round}/wensen/${wishId}`, { doen: 'stem', choice: 'yes' })
    for (const [index, choice] of choices.entries()) {
      if (index === 0) continue
      const before = await query(`select key from jury_ballot where wish_id = '${wishId}'`)
      await vote(await as(index), { wishId, choice })
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
    await vote(await as(0), { wishId, choice: 'yes' })
    await vote(await as(1), { wishId, choice: 'no' })
    expect(await declareConflict(await as(1), { wishId, ground: 'supporter' })).toBe(true)
    expect(await query(`select 1 from jury_voter where wish_id = '${wishId}'`)).toEqual([])
    expect(await query(`select 1 from jury_ballot where wish_id = '${wishId}'`)).toEqual([])
    await expect(vote(await as(1), { wishId, choice: 'yes' })).rejects.toThrow('Wie belang heeft')
    await withdrawConflict(await as(1), { wishId })
    await vote(await as(1), { wishId, choice: 'yes' })
    await countVote(team, round)
  })

  test('on paper counts as many ballots as people who put one in', async () => {
    const { wishes, round } = await stage.judging([['Moestuinbak', 100_00]])
    const [wishId] = wishes as [string]
    const voterIds = jurors.slice(0, 4).map(({ id }) => id)
    const enter = (yes: number) => enterPaperBallots(team, { wishId, voterIds, yes, no: 1, blank: 0 })
    await expect(enter(2)).rejects.toThrow('niet evenveel briefjes')
    await enter(3)
    await expect(enter(3)).rejects.toThrow('Er is al gestemd')
    await giveScores(team, { wishId, forPersonId: jurors[0]!.id, scores: allScores(4) })
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
    await vote(reserve, { wishId, choice: 'yes' })
    await expect(
      recordRoundAbsence(team, { roundId: round, personId: jurors[3]!.id, substituteId: jurors[6]!.id }),
    ).rejects.toThrow('doet al mee')
    await countVote(team, round)
    // One vote is no quorum: the jury can ask, wait or point elsewhere, not say yes or no.
    const advice = { wishId, cents: null, conditions: null, reasons: 'Te weinig leden.', otherWay: 'x' }
    await expect(recordOutcome(team, { ...advice, outcome: 'yes' })).rejects.toThrow('geen geldige stemming')
    await recordOutcome(team, { ...advice, outcome: 'not_now' })
    await sendAdvice(team, round)
    expect((await roundById(app.db, round))?.state).toBe('decided')
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
