import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publishConfiguredFrameworks } from '../frameworks/index.ts'
import { visitor as nobody, system } from '../kit/actor.ts'
import { grantRole, insertPerson } from '../people/index.ts'
import { askErasure } from '../privacy/actions.ts'
import { privacyJobs } from '../privacy/index.ts'
import { heldOn } from '../privacy/store.ts'
import { blockWriter } from '../safety/index.ts'
import { type TestApp, testApp, testNow } from '../testing.ts'
import {
  answerLevel,
  cancelProjectMeeting,
  emptyPlan,
  planProjectMeeting,
  signUp,
  startProject,
  tendMeetings,
} from './index.ts'
import { keepSignUpDays, remindsNow, stateFor, takesSignUps, whoMoveUp } from './meeting-rules.ts'
import {
  insertPlan,
  levelsOf,
  plansOf,
  projectMeetingById,
  signUpsOf,
  updatePlan,
  updateProject,
} from './store.ts'

const answers = {
  ...{ choice_left: 'yes', statutory: 'no', urgent: 'no', exception: 'no', room: 'within', impact: 'great' },
  ...{
    reach: 'street',
    interests: 'a_little',
    knowledge: 'much',
    cooperation: 'handy',
    hard_to_reach: 'yes',
  },
}
const day = 86_400_000
const startsAt = new Date('2026-12-10T18:30:00Z')
const endsAt = new Date('2026-12-10T20:30:00Z')

describe('rules', () => {
  test('people sign up until the last day, before it begins, while it goes on', () => {
    const meeting = { status: 'planned', starts_at: startsAt, sign_up_until: '2026-12-08' } as const
    expect(takesSignUps(meeting, testNow)).toBe(true)
    expect(takesSignUps(meeting, new Date('2026-12-09T10:00:00Z'))).toBe(false)
    expect(takesSignUps({ ...meeting, sign_up_until: '2026-12-10' }, startsAt)).toBe(false)
    expect(takesSignUps({ ...meeting, status: 'cancelled' }, testNow)).toBe(false)
  })

  test('who fits comes, who does not or comes after somebody who waits, waits', () => {
    expect(stateFor(4, { capacity: null, taken: 900 }, false)).toBe('coming')
    expect(stateFor(2, { capacity: 10, taken: 8 }, false)).toBe('coming')
    expect(stateFor(3, { capacity: 10, taken: 8 }, false)).toBe('waiting')
    expect(stateFor(1, { capacity: 10, taken: 8 }, true)).toBe('waiting')
  })

  test('who waits moves up in turn, and a smaller group may pass one that does not fit', () => {
    const waiting = [{ people: 3 }, { people: 1 }, { people: 2 }]
    expect(whoMoveUp(waiting, 2)).toEqual([{ people: 1 }])
    expect(whoMoveUp(waiting, 4)).toEqual([{ people: 3 }, { people: 1 }])
    expect(whoMoveUp(waiting, null)).toEqual(waiting)
  })

  test('who comes is reminded once, the day before, unless they signed up that day', () => {
    const meeting = { status: 'planned', starts_at: startsAt } as const
    const one = { state: 'coming', reminded_at: null, signed_up_at: testNow } as const
    const days = { today: '2026-12-09', tomorrow: '2026-12-10' }
    expect(remindsNow(meeting, one, days)).toBe(true)
    expect(remindsNow(meeting, { ...one, state: 'waiting' }, days)).toBe(false)
    expect(remindsNow(meeting, { ...one, reminded_at: testNow }, days)).toBe(false)
    expect(remindsNow(meeting, { ...one, signed_up_at: new Date('2026-12-09T08:00:00Z') }, days)).toBe(false)
    expect(remindsNow(meeting, one, { today: '2026-12-10', tomorrow: '2026-12-11' })).toBe(false)
  })
})

describe('a meeting of a project', () => {
  let app: TestApp
  let projectId = ''
  let number = ''
  let leaderId = ''
  const email = 'lena@gemeente.example'

  beforeAll(async () => {
    app = await testApp()
    const lena = await insertPerson(app.db, { name: 'Lena Linde', email, confirmedAt: testNow }, testNow)
    leaderId = lena.id
    await grantRole(app.act(), { name: 'Lena Linde', email, role: 'project_leader', areaId: null })
    const started = await startProject(act(), {
      ...{ title: 'Lindestraat', summary: 'De straat gaat open.', summary_en: null, department: null },
      ...{ owner_kind: 'municipality', owner_name: null, owner_contact: null },
      photo_id: null,
      photo_description: null,
      ...{ address: null, lon: null, lat: null, subjects: ['green'], area_ids: [] },
    })
    projectId = started.id
    number = started.number
    await updateProject(
      app.db,
      projectId,
      { state: 'running', published_on: '2026-11-01', leader_id: leaderId },
      { at: testNow, personId: null },
    )
  })
  afterAll(() => app.close())

  const act = (now = testNow) => ({ ...app.act({ now }), actor: system })
  const plan = (capacity: number | null) =>
    planProjectMeeting(act(), projectId, {
      ...{ title: 'Avond over de straat', about: 'Wij kijken naar het ontwerp.', startsAt, endsAt },
      ...{ placeKind: 'place', place: 'Buurthuis De Brug', capacity, signUpUntil: '2026-12-10' },
      ...{ offers: ['wheelchair'], offersNote: null },
    })
  const someone = (nr: number, people = 1) => ({
    ...{ name: `Bezoeker ${nr}`, email: `bezoeker${nr}@voorbeeld.example`, people },
    ...{ needs: ['wheelchair'] as const, remark: null },
  })
  const mailsTo = async (to: string) => (await app.mails()).filter((mail) => mail.to_address === to)
  const codeFor = async (to: string): Promise<string> =>
    /\/aanmelding\/([\w-]{43})/.exec((await mailsTo(to)).map(({ body_text }) => body_text).join('\n'))?.[1] ??
    ''

  test('who is blocked hears by mail that the sign-up did not count', async () => {
    const id = await plan(null)
    const who = { personId: null, email: 'boos@voorbeeld.example', name: 'Boos', locale: 'nl' } as const
    const about = { title: 'Ideeën', path: '/werk/projecten' }
    await blockWriter(act(), who, about, { reason: 'Je bedreigde iemand.', days: 7 })
    await signUp(act(), id, { ...someone(1), email: 'Boos@voorbeeld.example' })
    expect(await signUpsOf(app.db, id)).toHaveLength(0)
    expect((await mailsTo(who.email)).map(({ subject }) => subject)).toContain('Je kunt nu even niet meedoen')
  })

  test('thirty at once never make it fuller than it is', async () => {
    const id = await plan(20)
    await Promise.all(Array.from({ length: 30 }, (_, nr) => signUp(act(), id, someone(nr, 1 + (nr % 3)))))
    const all = await signUpsOf(app.db, id)
    expect(all).toHaveLength(30)
    const coming = all.filter(({ state }) => state === 'coming').reduce((sum, { people }) => sum + people, 0)
    expect(coming).toBeLessThanOrEqual(20)
    expect(coming).toBeGreaterThan(16)
    expect((await projectMeetingById(app.db, id))?.taken).toBe(coming)
  })

  test('who waits moves up when somebody cancels by the link of the mail, and is told', async () => {
    const id = await plan(2)
    await signUp(act(), id, someone(100, 2))
    await signUp(act(), id, someone(101))
    await signUp(act(), id, someone(101))
    expect((await signUpsOf(app.db, id)).map(({ state }) => state)).toEqual(['coming', 'waiting'])
    const [first] = await mailsTo('bezoeker100@voorbeeld.example')
    expect(first?.attachments[0]?.content).toContain('METHOD:REQUEST')
    const path = `/aanmelding/${await codeFor('bezoeker100@voorbeeld.example')}`
    const visitor = app.visitor()
    expect(await (await visitor.get(path)).text()).toContain('Je komt met 2 mensen.')
    expect((await visitor.postAndSee(path, {})).html).toContain('Je bent afgemeld.')
    expect((await signUpsOf(app.db, id)).map(({ state }) => state)).toEqual(['cancelled', 'coming'])
    expect((await projectMeetingById(app.db, id))?.taken).toBe(1)
    const subjects = (await mailsTo('bezoeker101@voorbeeld.example')).map(({ subject }) => subject)
    expect(subjects.some((subject) => subject.startsWith('Er is een plek vrij'))).toBe(true)
  })

  test('who signed up sees it among what is held about them; erased, who waited has their place at once', async () => {
    const id = await plan(3)
    const over = await plan(3)
    await signUp(act(), id, someone(150, 2))
    await signUp(act(), id, someone(151, 3))
    await signUp(act(), over, someone(150, 2))
    await cancelProjectMeeting(act(), projectId, { meetingId: over, reason: 'Te weinig mensen.' })
    const person = await insertPerson(
      app.db,
      { name: 'Bezoeker 150', email: 'Bezoeker150@voorbeeld.example', confirmedAt: testNow },
      testNow,
    )
    const about = { personId: person.id, email: 'BEZOEKER150@voorbeeld.example' }
    const held = await heldOn(act(), 'sign_ups', about)
    expect(held[0]).toMatchObject({ title: 'Avond over de straat', text: 'wheelchair' })
    await askErasure(app.act({ actor: { ...nobody, personId: person.id } }), { goesOn: [] })
    await privacyJobs.erase_people!(act(new Date('2026-12-02T02:40:00Z')), {})
    expect(await signUpsOf(app.db, id)).toMatchObject([{ name: 'Bezoeker 151', state: 'coming' }])
    expect((await projectMeetingById(app.db, id))?.taken).toBe(3)
    const subjects = (await mailsTo('bezoeker151@voorbeeld.example')).map(({ subject }) => subject)
    expect(subjects.some((subject) => subject.startsWith('Er is een plek vrij'))).toBe(true)
    expect(await signUpsOf(app.db, over)).toEqual([])
    expect((await projectMeetingById(app.db, over))?.taken).toBe(0)
  })

  test('who comes is reminded once, the day before', async () => {
    const id = await plan(null)
    await signUp(act(), id, someone(200, 3))
    await tendMeetings(act(new Date('2026-12-09T06:35:00Z')))
    await tendMeetings(act(new Date('2026-12-09T06:40:00Z')))
    const subjects = (await mailsTo('bezoeker200@voorbeeld.example')).map(({ subject }) => subject)
    expect(subjects.filter((subject) => subject.startsWith('Morgen'))).toHaveLength(1)
  })

  test('anybody signs up on its page; the leader sees what they need, ticks who was there and tells what came of it', async () => {
    const leader = await app.as(email)
    const base = `/werk/projecten/${number}/bijeenkomsten`
    const fields = {
      ...{ title: 'Wandeling', about: 'Wij lopen langs de bomen.', day: '2026-12-01', from: '19:00' },
      ...{ to: '20:30', placeKind: 'place', place: 'Lindeplein', capacity: '12', until: '2026-11-30' },
    }
    expect((await leader.post(base, { ...fields, until: '2026-12-02' })).status).toBe(422)
    const planned = await leader.postAndSee(base, { ...fields, offers: ['wheelchair'] })
    expect(planned.html).toContain('De bijeenkomst is gepland.')
    const desk = planned.path.split('?')[0] ?? ''
    const path = `/meedoen/lindestraat/bijeenkomsten/${desk.split('/').at(-1)}`
    const visitor = app.visitor()
    // Nobody reads a meeting of a project whose plan is not published.
    expect((await visitor.get(path)).status).toBe(404)
    const by = { at: testNow, personId: null }
    await insertPlan(app.db, { project_id: projectId, version: 1, plan: emptyPlan }, by)
    const [version] = await plansOf(app.db, projectId)
    await publishConfiguredFrameworks(app.act())
    await answerLevel(act(), projectId, { answers })
    const [level] = await levelsOf(app.db, projectId)
    const published = {
      ...{ published_at: testNow, submitted_at: testNow, level_id: level?.id ?? '' },
      state: 'published' as const,
    }
    await updatePlan(app.db, version?.id ?? '', published, by, { states: ['draft'] })
    expect(await (await visitor.get('/meedoen/lindestraat')).text()).toContain('Wandeling')
    expect(await (await visitor.get(path)).text()).toContain('nog 12 plekken')
    expect(await (await visitor.get(`${path}/agenda.ics`)).text()).toContain('SUMMARY:Wandeling')
    const form = { name: 'Sara Smit', email: 'sara@voorbeeld.example', people: '3', needs: ['interpreter'] }
    expect((await visitor.post(path, { ...form, people: '5' })).status).toBe(422)
    expect((await visitor.postAndSee(path, form)).html).toContain('Kijk in je mail')
    const list = await (await leader.get(desk)).text()
    expect(list).toContain('Sara Smit')
    expect(list).toContain('olk')
    expect(await (await leader.get(`${desk}/lijst.csv`)).text()).toContain('sara@voorbeeld.example')
    expect((await app.visitor().get(desk)).status).not.toBe(200)
    const moved = { ...fields, doe: 'verzet', day: '2026-12-02', moveReason: 'De gids kan niet.' }
    expect((await leader.postAndSee(desk, moved)).html).toContain('De bijeenkomst is verzet.')
    const [told] = (await mailsTo('sara@voorbeeld.example')).filter(({ subject }) =>
      subject.startsWith('Verzet'),
    )
    expect(told?.body_text).toContain('De gids kan niet.')
    app.setNow(new Date('2026-12-02T21:00:00Z'))
    const later = await app.as(email)
    const id = /name="was_([\w-]+)"/.exec(await (await later.get(desk)).text())?.[1] ?? ''
    await later.postAndSee(desk, { doe: 'opkomst', [`was_${id}`]: '2' })
    expect((await signUpsOf(app.db, desk.split('/').at(-1) ?? '')).map((one) => one.attended)).toEqual([2])
    await later.postAndSee(desk, { doe: 'verslag', notes: 'De linde blijft staan.' })
    expect(await (await visitor.get(path)).text()).toContain('De linde blijft staan.')
    app.setNow(testNow)
  })

  test('what is called off is told to all; long afterwards nobody is known by name', async () => {
    const id = await plan(5)
    await signUp(act(), id, someone(300))
    await cancelProjectMeeting(act(), projectId, { meetingId: id, reason: 'De zaal is dicht.' })
    const last = (await mailsTo('bezoeker300@voorbeeld.example')).find(({ subject }) =>
      subject.startsWith('Gaat niet door'),
    )
    expect(last?.body_text).toContain('De zaal is dicht.')
    expect(last?.attachments[0]?.content).toContain('METHOD:CANCEL')
    await expect(signUp(act(), id, someone(301))).rejects.toThrow('Aanmelden kan niet meer.')
    await tendMeetings(act(new Date(endsAt.getTime() + keepSignUpDays * day)))
    expect(await signUpsOf(app.db, id)).toHaveLength(1)
    await tendMeetings(act(new Date(endsAt.getTime() + (keepSignUpDays + 2) * day)))
    expect(await signUpsOf(app.db, id)).toHaveLength(0)
  })
})
