import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Act } from '../kit/act.ts'
import { type Actor, system, visitor } from '../kit/actor.ts'
import { momentAt } from '../kit/dates.ts'
import { Conflict, Forbidden, NotFound } from '../kit/errors.ts'
import { readMunicipality } from '../kit/municipality.ts'
import { listMail } from '../kit/outbox.ts'
import { readSettings } from '../kit/settings.ts'
import { type TestDb, testDb } from '../kit/testing.ts'
import { actorOf, insertPerson, type Role } from '../people/index.ts'
import * as cases from './index.ts'
import { claimSignal, insertDecision } from './store.ts'

const settings = readSettings({})
let database: TestDb
let ids: Record<string, string>

beforeAll(async () => {
  database = await testDb({ max: 8 })
  ids = {}
  const people: Record<string, Role[]> = {
    noor: ['team_member'],
    ruud: ['case_guide'],
    fatma: ['coordinator'],
    joris: ['adviser'],
    manager: ['area_manager'],
    fleur: [],
    buur: [],
  }
  const at = momentAt('2026-01-02')
  for (const [name, roles] of Object.entries(people)) {
    const person = await insertPerson(database.db, { name, email: `${name}@waterstad.example` }, at)
    ids[name] = person.id
    for (const role of roles) {
      await sql`insert into role_grant (person_id, role, granted_at) values (${person.id}, ${role}, ${at})`.execute(
        database.db,
      )
    }
  }
  await sql`insert into officer_of_the_day (weekday, person_id) select day, ${ids.noor!}::uuid from generate_series(1, 5) as day`.execute(
    database.db,
  )
  await cases.publishProcessFiles(await as('noor', '2026-01-02'))
})
afterAll(() => database.close())

/** An act of a person at noon on a day. */
async function as(name: string, day: string): Promise<Act> {
  const actor: Actor =
    name === 'system' ? system : await actorOf(database.db, ids[name] ?? '').then((found) => found ?? system)
  return {
    db: database.db,
    now: momentAt(day, '12:00'),
    actor,
    locale: 'nl',
    municipality: readMunicipality(settings.configDir),
    settings,
    reactions: {},
  }
}

const open = async (kind = 'city_wish', day = '2026-09-01', title = 'Een voedselbos aan de dijk') =>
  (
    await cases.openCase(await as('fleur', day), {
      kind,
      title,
      areaId: null,
      parties: [{ personId: ids.fleur!, role: 'initiator' }],
    })
  ).after

const mailTo = async (name: string, about: string) =>
  (await listMail(database.db, { to: `${name}@waterstad.example`, limit: 200 })).filter(
    (mail) => mail.about_id === about,
  )

const reasons = 'Het plan past bij de doelen van de stad en de buurt staat erachter.'
const criteriaOf = async (caseId: string, type: string) => {
  const { process } = await cases.openedCase(await as('system', '2026-09-01'), caseId)
  const found = process.decision_types.find((candidate) => candidate.key === type)
  return (found?.criteria ?? []).map(({ key }) => ({ key, met: true, reason: 'Dat is zo.' }))
}

/** From submission to the decision. */
async function toDecision(kind: 'city_wish' | 'neighbourhood_wish'): Promise<string> {
  const { file } = await open(kind)
  const input = { caseId: file.id, guideId: ids.ruud! }
  await cases.appointGuide(await as('noor', '2026-09-02'), input)
  const moves =
    kind === 'city_wish'
      ? [
          { step: 'intake', outcome: 'to_assessment' },
          { step: 'assessment', outcome: 'to_decision' },
        ]
      : [
          { step: 'check', outcome: 'complete' },
          { step: 'advice', outcome: 'advised' },
        ]
  for (const move of moves)
    await cases.completeStep(await as('ruud', '2026-09-10'), { caseId: file.id, ...move })
  return file.id
}

describe('Fleur sends in an idea', () => {
  test('it has a number, an owner, dated norms, and she has a mail with all of that', async () => {
    const { file, state, contactId } = await open()
    expect(file.number).toMatch(/^2026-\d{4}$/)
    expect(contactId).toBe(ids.noor)
    expect(state.step).toBe('received')
    const [mail] = await mailTo('fleur', file.id)
    expect(mail?.subject).toContain(file.number)
    expect(mail?.body_text).toContain('dinsdag 8 september 2026')
    expect(mail?.body_text).toContain('noor')
  })

  test('the officer of the day hears of it too', async () => {
    const { file } = await open()
    expect((await mailTo('noor', file.id)).map(({ subject }) => subject)).toEqual([
      `Nieuw idee: ${file.number}`,
    ])
  })

  test('40 at once get 40 numbers', async () => {
    const opened = await Promise.all(Array.from({ length: 40 }, () => open('green')))
    expect(new Set(opened.map(({ file }) => file.number)).size).toBe(40)
  })

  test('the database itself refuses a running case that nobody owns', async () => {
    const { file } = await open()
    await expect(
      sql`update case_file set officer_id = null where id = ${file.id}`.execute(database.db),
    ).rejects.toThrow('case_file_owned')
  })
})

describe('what was written stays written', () => {
  test('events, decisions and published processes cannot be changed or removed', async () => {
    const { file } = await open()
    const change = (statement: string) => sql.raw(statement).execute(database.db)
    await expect(change(`update case_event set type = 'x' where case_id = '${file.id}'`)).rejects.toThrow(
      'append-only',
    )
    await expect(change(`delete from case_event where case_id = '${file.id}'`)).rejects.toThrow('append-only')
    await expect(change('truncate case_event cascade')).rejects.toThrow('append-only')
    await expect(change(`update process_version set definition = '{}'`)).rejects.toThrow('never changes')
    await expect(change('delete from process_version')).rejects.toThrow('never changes')
    await change('update process_version set retired_at = null')
  })

  test('a version with other content under the same number is refused', async () => {
    const act = await as('noor', '2026-09-01')
    const version = await cases.currentProcess(act.db, 'green')
    expect(await cases.publishProcess(act, version?.process)).toBe(false)
    const other = { ...version?.process, title: { nl: 'Anders', en: 'Other' } }
    await expect(cases.publishProcess(act, other)).rejects.toThrow('version 2')
  })

  test('a new version is for new cases; a running case keeps its own', async () => {
    const act = await as('noor', '2026-09-01')
    const version = await cases.currentProcess(act.db, 'green')
    const before = await open('green')
    const renamed = { ...version?.process, version: 99, title: { nl: 'Groen', en: 'Greenery' } }
    expect(await cases.publishProcess(act, renamed)).toBe(true)
    const again = await cases.openedCase(act, before.file.id)
    expect(again.process.title.nl).toBe('Eenvoudig groen')
    expect((await open('green')).process.title.nl).toBe('Groen')
  })

  test('rebuilding gives the same projection', async () => {
    const id = await toDecision('city_wish')
    const row = async () =>
      (
        await sql<object>`select f.*, (select jsonb_agg(t order by key) from case_term t where t.case_id = f.id) as terms
          from case_file f where id = ${id}`.execute(database.db)
      ).rows[0]
    const before = await row()
    await sql`update case_file set step_key = 'execution', next_due = null, guide_id = null where id = ${id}`.execute(
      database.db,
    )
    await sql`delete from case_term where case_id = ${id}`.execute(database.db)
    await cases.rebuildCase(await as('system', '2026-09-10'), id)
    expect(await row()).toEqual(before)
  })

  test('erasing a person removes the words and keeps the timeline', async () => {
    const { file } = await open()
    const text = 'Mijn nummer is 06 12345678'
    await cases.postMessage(await as('fleur', '2026-09-02'), { caseId: file.id, text })
    const timeline = async () => {
      const act = await as('noor', '2026-09-02')
      return cases.timelineFor(act, await cases.openedCase(act, file.id))
    }
    expect((await timeline()).some((item) => item.text === text)).toBe(true)
    await database.db.transaction().execute(async (tx) => {
      await cases.eraseTextsOf(tx, ids.fleur!, momentAt('2026-10-01'))
    })
    const items = await timeline()
    expect(items.map(({ event }) => event.type)).toContain('message_posted')
    expect(items.some((item) => item.text === text)).toBe(false)
  })
})

describe('who may do what', () => {
  test('a stranger is told that the case does not exist, a neighbour cannot write', async () => {
    const { file } = await open()
    const act = await as('buur', '2026-09-02')
    await expect(cases.postMessage(act, { caseId: file.id, text: 'Hallo' })).rejects.toThrow(NotFound)
    await expect(cases.withdraw(act, { caseId: file.id })).rejects.toThrow(NotFound)
    expect(await cases.timelineFor(act, await cases.openedCase(act, file.id))).toEqual([])
  })

  test('the initiator cannot name her own guide or finish a step', async () => {
    const { file } = await open()
    const act = await as('fleur', '2026-09-02')
    await expect(cases.appointGuide(act, { caseId: file.id, guideId: ids.ruud! })).rejects.toThrow(Forbidden)
    const move = { caseId: file.id, step: 'received', outcome: 'to_intake' }
    await expect(cases.completeStep(act, move)).rejects.toThrow(Forbidden)
  })

  test('a guide must be an official', async () => {
    const { file } = await open()
    await expect(
      cases.appointGuide(await as('noor', '2026-09-02'), { caseId: file.id, guideId: ids.buur! }),
    ).rejects.toThrow(Conflict)
  })

  test('the parties do not see notes, and see the rest', async () => {
    const { file } = await open()
    await cases.addNote(await as('noor', '2026-09-02'), { caseId: file.id, text: 'Bel de afdeling Groen' })
    const types = async (name: string) => {
      const act = await as(name, '2026-09-02')
      return (await cases.timelineFor(act, await cases.openedCase(act, file.id))).map(
        ({ event }) => event.type,
      )
    }
    expect(await types('noor')).toContain('note_added')
    expect(await types('fleur')).toEqual(['submitted'])
  })

  test('a file of someone else cannot be brought in', async () => {
    const { file } = await open()
    const { rows } = await sql<{
      id: string
    }>`insert into file (sha256, name, media_type, bytes, owner_id, created_at)
      values (${'a'.repeat(64)}, 'plan.pdf', 'application/pdf', 1, ${ids.buur!}, now()) returning id`.execute(
      database.db,
    )
    const message = { caseId: file.id, text: 'Zie het plan', fileIds: [rows[0]!.id] }
    await expect(cases.postMessage(await as('fleur', '2026-09-02'), message)).rejects.toThrow(Conflict)
  })
})

describe('a guide', () => {
  test('is named, the first step is done by that, and everyone knows', async () => {
    const { file } = await open()
    const { after } = await cases.appointGuide(await as('noor', '2026-09-02'), {
      caseId: file.id,
      guideId: ids.ruud!,
    })
    expect(after.state).toMatchObject({ guideId: ids.ruud, step: 'intake', ownerId: ids.ruud })
    expect((await mailTo('fleur', file.id)).map(({ subject }) => subject)).toContain(
      'ruud begeleidt je initiatief',
    )
    expect((await mailTo('ruud', file.id)).length).toBe(1)
    const stored = await cases.caseById(database.db, file.id)
    expect(stored).toMatchObject({ guide_id: ids.ruud, step_key: 'intake', state: 'running' })
  })

  test('is suggested with a reason, and who is away comes last', async () => {
    const { file } = await open()
    await sql`insert into absence (person_id, first_day, last_day, created_at)
      values (${ids.manager!}, '2026-09-20', '2026-09-25', now())`.execute(database.db)
    const suggestions = await cases.suggestGuidesFor(await as('noor', '2026-09-21'), file.id, [])
    expect(suggestions.map(({ person }) => person.name)).toEqual(['ruud', 'manager'])
    expect(suggestions[1]?.reasons).toContainEqual({ code: 'away', until: '2026-09-25' })
  })

  test('has a substitute who answers while the guide is away', async () => {
    const id = await toDecision('city_wish')
    await cases.setSubstitute(await as('ruud', '2026-10-01'), { caseId: id, substituteId: ids.noor! })
    await sql`insert into absence (person_id, first_day, last_day, created_at)
      values (${ids.ruud!}, '2026-10-05', '2026-10-09', now())`.execute(database.db)
    expect((await cases.openedCase(await as('noor', '2026-10-01'), id)).contactId).toBe(ids.ruud)
    expect((await cases.openedCase(await as('noor', '2026-10-06'), id)).contactId).toBe(ids.noor)
  })
})

describe('a decision', () => {
  test('without reasons is refused, and nothing is stored', async () => {
    const id = await toDecision('neighbourhood_wish')
    const result = await cases.takeDecision(await as('manager', '2026-10-01'), {
      caseId: id,
      step: 'decision',
      outcome: 'refused',
      reasons: 'Nee.',
      criteria: [],
    })
    expect(result).toEqual({
      ok: false,
      faults: ['reasons_missing', 'criterion_unanswered', 'other_way_missing'],
    })
    expect(await cases.decisionsOf(database.db, id)).toEqual([])
  })

  test('that says no names another way, and a besluit its last day to object', async () => {
    const id = await toDecision('neighbourhood_wish')
    const result = await cases.takeDecision(await as('manager', '2026-10-01'), {
      caseId: id,
      step: 'decision',
      outcome: 'refused',
      reasons,
      criteria: await criteriaOf(id, 'wish'),
      otherWay: 'Het Oranje Fonds helpt bij ontmoeting in de buurt.',
    })
    expect(result.ok).toBe(true)
    const [decision] = await cases.decisionsOf(database.db, id)
    expect(decision).toMatchObject({ is_besluit: true, last_day_to_object: '2026-11-12', says_no: true })
    const [mail] = await mailTo('fleur', id)
    expect(mail?.body_text).toContain(reasons)
    expect(mail?.body_text).toContain('Bezwaar maken kan tot en met donderdag 12 november 2026.')
    expect(mail?.body_text).toContain('Oranje Fonds')
    expect(await cases.caseById(database.db, id)).toMatchObject({
      state: 'ended',
      outcome: 'refused',
      lead_days: 30,
    })
  })

  test('on cooperation is no besluit: a talk, a complaint, the ombudsman', async () => {
    const id = await toDecision('city_wish')
    const result = await cases.takeDecision(await as('ruud', '2026-10-01'), {
      caseId: id,
      step: 'decision',
      outcome: 'yes_if',
      reasons,
      criteria: await criteriaOf(id, 'cooperation'),
      conditions: 'De poort blijft overdag open.',
    })
    expect(result.ok).toBe(true)
    const [decision] = await cases.decisionsOf(database.db, id)
    expect(decision).toMatchObject({ is_besluit: false, last_day_to_object: null })
    const [mail] = await mailTo('fleur', id)
    expect(mail?.body_text).toContain('Niet eens?')
    expect(mail?.body_text).not.toContain('Bezwaar maken kan')
    expect((await cases.caseById(database.db, id))?.step_key).toBe('agreements')
  })

  test('is taken by who has the mandate', async () => {
    const id = await toDecision('neighbourhood_wish')
    const input = {
      caseId: id,
      step: 'decision',
      outcome: 'granted',
      reasons,
      criteria: await criteriaOf(id, 'wish'),
    }
    await expect(cases.takeDecision(await as('ruud', '2026-10-01'), input)).rejects.toThrow(Forbidden)
    await expect(cases.takeDecision(await as('fleur', '2026-10-01'), input)).rejects.toThrow(Forbidden)
  })

  test('cannot be stored as a refusal without another way, whatever the program does', async () => {
    const id = await toDecision('neighbourhood_wish')
    const bare = {
      id: crypto.randomUUID(),
      case_id: id,
      step_key: 'decision',
      type_key: 'wish',
      outcome_key: 'refused',
      says_no: true,
      body: { nl: 'x', en: 'x' },
      mandate: null,
      signed_by: null,
      decided_on: '2026-10-01',
      is_besluit: false,
      last_day_to_object: null,
      reasons,
      criteria: [],
      conditions: null,
      other_way: null,
      no_other_way_found: false,
      created_at: momentAt('2026-10-01'),
    }
    await expect(insertDecision(database.db, bare)).rejects.toThrow('decision_check')
    await expect(
      insertDecision(database.db, { ...bare, other_way: 'Elders', reasons: ' '.repeat(30) }),
    ).rejects.toThrow('reasons')
  })

  test('twice at the same moment is taken once', async () => {
    const id = await toDecision('city_wish')
    const act = await as('ruud', '2026-10-01')
    const input = {
      caseId: id,
      step: 'decision',
      outcome: 'yes',
      reasons,
      criteria: await criteriaOf(id, 'cooperation'),
    }
    const results = await Promise.allSettled([cases.takeDecision(act, input), cases.takeDecision(act, input)])
    expect(results.filter(({ status }) => status === 'fulfilled').length).toBe(1)
    expect((await cases.decisionsOf(database.db, id)).length).toBe(1)
  })
})

describe('waiting for the initiator', () => {
  const pause = async (until: string) => {
    const { file } = await open('neighbourhood_wish')
    await cases.pauseCase(await as('noor', '2026-09-08'), {
      caseId: file.id,
      request: 'Stuur een begroting.',
      until,
    })
    return file.id
  }

  test('stops the clock until the answer, which starts it on that same day', async () => {
    const id = await pause('2026-10-06')
    expect(await cases.caseById(database.db, id)).toMatchObject({
      state: 'paused',
      paused_until: '2026-10-06',
    })
    const fleur = await as('fleur', '2026-09-22')
    const request = async (act: typeof fleur) => cases.openRequestFor(act, await cases.openedCase(act, id))
    expect(await request(fleur)).toBe('Stuur een begroting.')
    expect(await request({ ...fleur, actor: visitor })).toBeNull()
    const { after } = await cases.answerRequest(fleur, { caseId: id, text: 'Hier is hij.' })
    expect(await request(fleur)).toBeNull()
    expect(after.state.status).toBe('running')
    expect(after.state.terms.find(({ name }) => name === 'decision')?.due).toBe('2026-11-09')
    expect((await mailTo('noor', id))[0]?.body_text).toContain('Hier is hij.')
  })

  test('lapses in the daily round, once, and says so', async () => {
    const id = await pause('2026-09-18')
    await cases.tick(await as('noor', '2026-09-16'))
    await cases.tick(await as('noor', '2026-09-16'))
    const reminders = (await mailTo('fleur', id)).filter(({ subject }) =>
      subject.startsWith('Nog tot en met'),
    )
    expect(reminders.length).toBe(1)
    await cases.tick(await as('noor', '2026-09-19'))
    await cases.tick(await as('noor', '2026-09-21'))
    expect(await cases.caseById(database.db, id)).toMatchObject({ state: 'running', paused_until: null })
    const { events } = await cases.openedCase(await as('noor', '2026-09-21'), id)
    expect(events.filter(({ type }) => type === 'resumed').length).toBe(1)
  })

  test('an extension is told with its reason, and given once', async () => {
    const { file } = await open('neighbourhood_wish')
    const act = await as('noor', '2026-09-04')
    const extension = {
      caseId: file.id,
      length: 3,
      unit: 'working_days',
      reason: 'Een collega is ziek.',
    } as const
    await cases.extendStep(act, extension)
    const [mail] = await mailTo('fleur', file.id)
    expect(mail?.body_text).toContain('Een collega is ziek.')
    expect(mail?.body_text).toContain('vrijdag 11 september 2026')
    await expect(cases.extendStep(act, extension)).rejects.toThrow('al een keer verlengd')
  })
})

describe('advice', () => {
  test('is asked, reminded, answered inside, and shared in plain words with every requirement', async () => {
    const { file } = await open()
    await cases.appointGuide(await as('noor', '2026-09-02'), { caseId: file.id, guideId: ids.ruud! })
    await cases.askAdvice(await as('ruud', '2026-09-07'), {
      caseId: file.id,
      aspect: 'space_permits',
      question: 'Mag hier een voedselbos komen?',
      adviserId: ids.joris!,
      due: '2026-09-18',
    })
    const [advice] = await cases.adviceOf(database.db, file.id)
    for (const day of ['2026-09-16', '2026-09-17', '2026-09-21', '2026-09-21'])
      await cases.tick(await as('noor', day))
    expect((await cases.adviceById(database.db, advice!.id))?.reminders).toBe(2)

    const answer = {
      adviceId: advice!.id,
      verdict: 'yes_if',
      text: 'Kan, met een pad.',
      requirements: [
        { text: 'Een pad van 1,20 m', ground: 'law', source: '', solution: 'Leg schelpen neer', weeks: 2 },
      ],
    } as const
    const joris = await as('joris', '2026-09-22')
    await expect(cases.answerAdvice(joris, answer)).rejects.toThrow('wet en het artikel')
    await expect(cases.answerAdvice(await as('manager', '2026-09-22'), answer)).rejects.toThrow(Forbidden)
    await cases.answerAdvice(joris, {
      ...answer,
      requirements: [{ ...answer.requirements[0], source: 'Bbl art. 4.180' }],
    })
    const fleur = await as('fleur', '2026-09-22')
    const seen = async () =>
      (await cases.timelineFor(fleur, await cases.openedCase(fleur, file.id))).map(({ event }) => event.type)
    expect(await seen()).not.toContain('advice_answered')

    await cases.releaseAdvice(await as('ruud', '2026-09-23'), {
      adviceId: advice!.id,
      text: 'Het kan, als er een pad is.',
    })
    expect(await seen()).toContain('advice_released')
    const [mail] = await mailTo('fleur', file.id)
    expect(mail?.body_text).toContain(
      'Een pad van 1,20 m (dit moet van de wet: Bbl art. 4.180). Leg schelpen neer',
    )
  })
})

describe('"Ik loop vast"', () => {
  test('goes to a coordinator outside the case, then to the alderman, and is answered', async () => {
    const { file } = await open()
    await cases.raiseStuck(await as('fleur', '2026-09-07'), {
      caseId: file.id,
      kind: 'stuck',
      text: 'Niemand belt terug.',
    })
    const [stuck] = await cases.stuckOf(database.db, file.id)
    expect(stuck?.due_day).toBe('2026-09-14')
    expect((await mailTo('fatma', file.id))[0]?.body_text).toContain('Niemand belt terug.')
    const answer = { stuckId: stuck!.id, outcome: 'helped', text: 'Ik heb het opgelost.' } as const
    await expect(cases.answerStuck(await as('noor', '2026-09-08'), answer)).rejects.toThrow(Forbidden)
    await cases.tick(await as('noor', '2026-09-15'))
    await cases.tick(await as('noor', '2026-09-15'))
    expect(await cases.stuckById(database.db, stuck!.id)).toMatchObject({
      level: 'alderman',
      due_day: '2026-09-22',
    })
    const office = await listMail(database.db, { to: 'bestuurssecretariaat@waterstad.example', limit: 50 })
    expect(office.filter(({ about_id }) => about_id === file.id).length).toBe(1)
    await cases.answerStuck(await as('fatma', '2026-09-16'), answer)
    await expect(cases.answerStuck(await as('fatma', '2026-09-16'), answer)).rejects.toThrow('al beantwoord')
    expect((await cases.openedCase(await as('noor', '2026-09-16'), file.id)).state.openStuck).toEqual([])
  })

  test('a coordinator who guides the case does not answer about it', async () => {
    const { file } = await open()
    await cases.appointGuide(await as('noor', '2026-09-02'), { caseId: file.id, guideId: ids.fatma! })
    await cases.raiseStuck(await as('fleur', '2026-09-07'), {
      caseId: file.id,
      kind: 'stuck',
      text: 'Ik hoor niets.',
    })
    const [stuck] = await cases.stuckOf(database.db, file.id)
    const answer = { stuckId: stuck!.id, outcome: 'other', text: 'Nee hoor.' } as const
    await expect(cases.answerStuck(await as('fatma', '2026-09-08'), answer)).rejects.toThrow(Forbidden)
  })
})

describe('the daily round', () => {
  test('warns before, escalates after, tells the initiator, and says nothing twice', async () => {
    const { file } = await open('city_wish', '2026-09-01', 'Een bankje dat te laat komt')
    const subjects = async (name: string) => (await mailTo(name, file.id)).map(({ subject }) => subject)
    for (const day of ['2026-09-04', '2026-09-07', '2026-09-07', '2026-09-09', '2026-09-09', '2026-09-10']) {
      await cases.tick(await as('noor', day))
    }
    const noor = await subjects('noor')
    expect(noor.filter((subject) => subject.startsWith('Bijna')).length).toBe(2)
    expect(noor.filter((subject) => subject.startsWith('Te laat')).length).toBe(2)
    expect((await subjects('fatma')).filter((subject) => subject.startsWith('Te laat')).length).toBe(2)
    const fleur = await subjects('fleur')
    expect(fleur.filter((subject) => subject.startsWith('Wij zijn te laat')).length).toBe(1)
    const overdue = await cases.deskCases(
      database.db,
      { overdueOn: '2026-09-09', unguided: true },
      { limit: 500 },
    )
    expect(overdue.map(({ id }) => id)).toContain(file.id)
  })

  test('signals are claimed once, also at the same moment', async () => {
    const { file } = await open()
    const signal = {
      caseId: file.id,
      subject: 'x',
      signal: 'soon',
      due: '2026-09-09',
      at: momentAt('2026-09-09'),
    }
    const claims = await Promise.all(Array.from({ length: 8 }, () => claimSignal(database.db, signal)))
    expect(claims.filter(Boolean).length).toBe(1)
  })
})

describe('to the end', () => {
  test('a city wish that is carried out', async () => {
    const id = await toDecision('city_wish')
    const decision = {
      caseId: id,
      step: 'decision',
      outcome: 'yes',
      reasons,
      criteria: await criteriaOf(id, 'cooperation'),
    }
    await cases.takeDecision(await as('ruud', '2026-10-01'), decision)
    await cases.completeStep(await as('ruud', '2026-10-20'), {
      caseId: id,
      step: 'agreements',
      outcome: 'agreed',
    })
    await cases.postUpdate(await as('fleur', '2026-11-01'), {
      caseId: id,
      text: 'De eerste boom staat.',
      visibility: 'everyone',
    })
    await cases.completeStep(await as('ruud', '2027-03-01'), {
      caseId: id,
      step: 'execution',
      outcome: 'carried_out',
    })
    await cases.completeCase(await as('ruud', '2027-03-10'), {
      caseId: id,
      result: 'Elf bomen en een bankje.',
    })
    expect(await cases.caseById(database.db, id)).toMatchObject({
      state: 'ended',
      outcome: 'completed',
      next_due: null,
      lead_days: 30,
      ended_on: '2027-03-10',
    })
  })

  test('withdrawing is possible at any moment, and once', async () => {
    const { file } = await open()
    await cases.withdraw(await as('fleur', '2026-09-03'), { caseId: file.id })
    await expect(cases.withdraw(await as('fleur', '2026-09-03'), { caseId: file.id })).rejects.toThrow(
      Conflict,
    )
    expect((await mailTo('noor', file.id))[0]?.subject).toContain('is gestopt')
  })

  test('a page of the desk list goes on where the last one ended', async () => {
    const all = await cases.deskCases(database.db, {}, { limit: 500 })
    const first = await cases.deskCases(database.db, {}, { limit: 3 })
    const last = first.at(-1)!
    const next = await cases.deskCases(database.db, {}, { limit: 3, after: cases.cursorOf(last, 'urgent') })
    expect([...first, ...next].map(({ id }) => id)).toEqual(all.slice(0, 6).map(({ id }) => id))
  })

  test('what is paused stands behind all that runs, however late, and pages go on across that line', async () => {
    const { file } = await open()
    const late = await open()
    for (const [{ id }, state, day] of [
      [file, 'running', null],
      [late.file, 'paused', '2020-01-02'],
    ] as const)
      await sql`update case_file set state = ${state}, next_due = ${day} where id = ${id}`.execute(
        database.db,
      )
    const ids = (files: readonly { readonly id: string }[]) => files.map(({ id }) => id)
    const all = await cases.deskCases(database.db, {}, { limit: 500 })
    expect(ids(all).indexOf(late.file.id)).toBeGreaterThan(ids(all).indexOf(file.id))
    const states = all.map(({ state }) => state)
    expect(states.lastIndexOf('running')).toBeLessThan(states.indexOf('paused'))
    const seen: string[] = []
    for (let last = all[0]; last; ) {
      const after = seen.length === 0 ? undefined : cases.cursorOf(last, 'urgent')
      const page = await cases.deskCases(database.db, {}, { limit: 2, after })
      seen.push(...ids(page))
      last = page.at(-1)
    }
    expect(seen).toEqual(ids(all))
  })
})
