import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openedCase, withdraw } from '../cases/index.ts'
import { addDays, dayOf, momentAt } from '../kit/dates.ts'
import { paths } from '../paths.ts'
import { grantRole, type Person, updatePerson } from '../people/index.ts'
import { type TestApp, testApp, testNow } from '../testing.ts'
import { anotherCase, type TestCase, testCase } from '../testing-case.ts'
import { answerMeeting, cancelMeeting, moveMeeting, planMeeting, recordHeld } from './actions.ts'
import { comingMeetingsOf, meetingById, participantsOf, unrecordedMeetingsOf } from './store.ts'

const day = addDays(dayOf(testNow), 10)
let app: TestApp
let one: TestCase
beforeAll(async () => {
  app = await testApp()
  one = await testCase(app)
})
afterAll(() => app.close())

const at = (time: string, on = day): Date => momentAt(on, time)

const plan = async (people: readonly Person[] = [one.initiator, one.guide]): Promise<string> =>
  planMeeting(await one.as(one.guide), {
    caseId: one.id,
    kind: 'intake',
    startsAt: at('19:30'),
    endsAt: at('20:30'),
    place: 'Buurthuis De Kade',
    agenda: 'Je plan en wat je nodig hebt.',
    participantIds: people.map((person) => person.id),
  })

const mailsSince = async (work: () => Promise<unknown>) => {
  const before = new Set((await app.mails()).map((mail) => mail.id))
  await work()
  return (await app.mails()).filter((mail) => !before.has(mail.id))
}

const eventsOf = async (meetingId: string) =>
  (await openedCase(app.act(), one.id)).events.filter(
    ({ data }) => 'meetingId' in data && data.meetingId === meetingId,
  )

test('planning invites everybody with a calendar file in their own name', async () => {
  let id = ''
  const mails = await mailsSince(async () => {
    id = await plan([one.initiator, one.partner, one.guide, one.stranger])
  })
  expect(mails.map((mail) => mail.to_address).sort()).toEqual([
    'gijs.de.gids@waterstad.example',
    'ina.initiatief@voorbeeld.example',
    'pim.partner@voorbeeld.example',
  ])
  const mail = mails.find(({ to_address }) => to_address.startsWith('ina'))
  expect(mail?.subject).toBe('Kennismaking op 1 december om 19.30 uur')
  expect(mail?.body_text).toContain('dinsdag 1 december 2026, 19.30 tot 20.30 uur')
  expect(mail?.body_text).toContain(paths.meeting(id))
  const [file] = mail?.attachments ?? []
  expect(file?.mediaType).toBe('text/calendar; method=REQUEST; charset=utf-8')
  expect(file?.content).toContain(`UID:${id}@meemaken`)
  expect(file?.content).toContain('SEQUENCE:0')
  expect(file?.content).toContain('DTSTART:20261201T183000Z')
  expect(file?.content.replace(/\r\n /g, '')).toContain('mailto:ina.initiatief@voorbeeld.example')
  expect(file?.content.replace(/\r\n /g, '')).not.toContain('pim.partner')
  expect((await participantsOf(app.db, id)).map((row) => row.role).sort()).toEqual([
    'guide',
    'initiator',
    'partner',
  ])
  expect((await eventsOf(id)).map((event) => [event.type, event.visibility])).toEqual([
    ['meeting_planned', 'parties'],
  ])
})

test('moving asks everybody again; calendars know it as the same meeting with a higher number', async () => {
  const id = await plan()
  await answerMeeting(await one.as(one.initiator), { meetingId: id, answer: 'yes', needs: ['interpreter'] })
  const mails = await mailsSince(async () =>
    moveMeeting(await one.as(one.guide), {
      meetingId: id,
      startsAt: at('10:00'),
      endsAt: at('11:00'),
      placeKind: 'phone',
      place: 'Gijs belt jou',
      reason: 'Het buurthuis is dicht.',
    }),
  )
  expect(mails).toHaveLength(2)
  const content = mails[0]?.attachments[0]?.content
  expect(content).toContain('METHOD:REQUEST')
  expect(content).toContain(`UID:${id}@meemaken`)
  expect(content).toContain('SEQUENCE:1')
  expect(mails[0]?.body_text).toContain('Het buurthuis is dicht.')
  expect(await meetingById(app.db, id)).toMatchObject({ status: 'moved', sequence: 1 })
  const answers = new Map((await participantsOf(app.db, id)).map((row) => [row.person_id, row]))
  expect(answers.get(one.initiator.id)).toMatchObject({ answer: null, needs: ['interpreter'] })
  expect(answers.get(one.guide.id)).toMatchObject({ answer: 'yes' })
})

test('cancelling takes it out of the calendar, and cannot be done twice', async () => {
  const id = await plan()
  const cancel = async () => cancelMeeting(await one.as(one.guide), { meetingId: id, reason: 'Ik ben ziek.' })
  const mails = await mailsSince(cancel)
  expect(mails[0]?.attachments[0]?.mediaType).toContain('method=CANCEL')
  expect(mails[0]?.attachments[0]?.content).toContain('STATUS:CANCELLED')
  expect(mails[0]?.attachments[0]?.content).toContain('SEQUENCE:1')
  await expect(cancel()).rejects.toMatchObject({ refusal: 'is_over' })
})

test('cancelling stands on the timeline of who takes part, with the reason', async () => {
  const id = await plan()
  await cancelMeeting(await one.as(one.guide), { meetingId: id, reason: 'Ik ben ziek.' })
  expect((await eventsOf(id)).map((event) => [event.type, event.visibility])).toEqual([
    ['meeting_planned', 'parties'],
    ['meeting_cancelled', 'parties'],
  ])
})

test('when its case ends a coming meeting is cancelled in every calendar, and says why', async () => {
  const other = await anotherCase(app, one, 'Een ijsbaan op het plein')
  const meeting = async (kind: 'intake' | 'talk', on: string) =>
    planMeeting(await other.as(other.guide), {
      caseId: other.id,
      kind,
      startsAt: at('10:00', on),
      endsAt: at('11:00', on),
      place: 'Buurthuis De Kade',
      participantIds: [other.initiator.id, other.guide.id],
    })
  const past = await meeting('intake', addDays(day, -5))
  const coming = await meeting('talk', day)
  const now = at('09:00', addDays(day, -1))
  const mails = await mailsSince(async () =>
    withdraw(await other.as(other.initiator, now), { caseId: other.id }),
  )
  const told = mails.filter((mail) => mail.attachments.length > 0)
  expect(told.map((mail) => mail.to_address).sort()).toEqual([other.guide.email, other.initiator.email])
  expect(told[0]?.attachments[0]?.mediaType).toContain('method=CANCEL')
  expect(told[0]?.attachments[0]?.content).toContain('SEQUENCE:1')
  expect(told[0]?.body_text).toContain('Het initiatief is ingetrokken.')
  expect(told[0]?.body_text).not.toContain('Wij nemen contact op')
  expect(await meetingById(app.db, coming)).toMatchObject({ status: 'cancelled', case_end: 'withdrawn' })
  // What has been can still be told.
  expect(await meetingById(app.db, past)).toMatchObject({ status: 'planned' })
  const { events } = await openedCase(app.act({ now }), other.id)
  expect(events.at(-1)).toMatchObject({
    type: 'meeting_cancelled',
    side: 'system',
    data: { meetingId: coming, because: 'withdrawn' },
  })
  const visitor = await app.as(other.initiator.email ?? '')
  expect(await (await visitor.get(paths.meeting(coming))).text()).toContain('Het initiatief is ingetrokken.')
})

test('an intake that was held meets the norm, and what was agreed goes to everybody', async () => {
  const id = await plan()
  const record = async (now: Date) =>
    recordHeld(await one.as(one.guide, now), {
      meetingId: id,
      notesParties: 'Wij zoeken een plek.',
      notesStaff: 'Let op de riolering.',
    })
  await expect(record(at('19:00'))).rejects.toMatchObject({ refusal: 'not_begun' })
  expect((await unrecordedMeetingsOf(app.db, one.guide.id, at('20:31'))).map((row) => row.id)).toContain(id)
  const mails = await mailsSince(() => record(at('20:45')))
  expect(mails.every((mail) => mail.body_text.includes('Wij zoeken een plek.'))).toBe(true)
  expect(mails.some((mail) => mail.body_text.includes('riolering'))).toBe(false)
  const { state } = await openedCase(app.act({ now: at('20:45') }), one.id)
  expect(state.terms.find((term) => term.kind === 'norm' && term.name === 'intake')).toMatchObject({
    status: 'kept',
    doneOn: day,
  })
})

test('a talk that was earlier than planned is recorded with its own time, and calendars follow', async () => {
  const id = await plan()
  const now = at('12:00', addDays(day, -1))
  app.setNow(now)
  const guide = await app.as(one.guide.email ?? '')
  const page = await (await guide.get(paths.meeting(id))).text()
  expect(page).toContain('Het gesprek was al eerder')
  expect(page).not.toContain('Leg vast wat er is afgesproken')
  const fields = {
    doen: 'eerder',
    wasDay: dayOf(now),
    wasFrom: '11:00',
    wasTo: '11:30',
    notesParties: 'Wij belden al.',
    notesStaff: 'Zij klonk moe.',
  }
  const coming = await guide.post(paths.meeting(id), { ...fields, wasFrom: '12:30', wasTo: '13:00' })
  expect(coming.status).toBe(422)
  const again = await coming.text()
  expect(again).toContain('Kies een moment dat al geweest is.')
  expect(again).toContain('Wij belden al.')
  const mails = await mailsSince(async () => {
    const seen = await guide.postAndSee(paths.meeting(id), fields)
    expect(seen.html).toContain('11.00 tot 11.30 uur')
  })
  app.setNow(testNow)
  expect(mails.some((mail) => mail.body_text.includes('moe'))).toBe(false)
  expect(mails[0]?.body_text).toContain('Wij belden al.')
  const calendar = mails[0]?.attachments[0]?.content
  expect(calendar).toContain('METHOD:REQUEST')
  expect(calendar).toContain('SEQUENCE:1')
  expect(calendar).toContain(
    `DTSTART:${at('11:00', dayOf(now))
      .toISOString()
      .replace(/\W|000(?=Z)/g, '')}`,
  )
  expect(await meetingById(app.db, id)).toMatchObject({ status: 'held' })
})

test('only who works on the case plans and changes it', async () => {
  const id = await plan()
  for (const person of [one.initiator, one.stranger, one.gardener]) {
    const act = await one.as(person)
    await expect(cancelMeeting(act, { meetingId: id, reason: 'x' })).rejects.toThrow()
    await expect(
      planMeeting(act, {
        caseId: one.id,
        kind: 'talk',
        startsAt: at('10:00'),
        endsAt: at('11:00'),
        place: 'x',
        participantIds: [person.id],
      }),
    ).rejects.toThrow()
  }
  await expect(
    answerMeeting(await one.as(one.stranger), { meetingId: id, answer: 'yes', needs: [] }),
  ).rejects.toMatchObject({ name: 'NotFound' })
})

describe('/afspraken/{id}', () => {
  let id = ''
  beforeAll(async () => {
    id = await plan()
  })

  test('who takes part answers, says what they need, and the guide is told', async () => {
    const visitor = await app.as(one.initiator.email ?? '')
    const page = await (await visitor.get(paths.meeting(id))).text()
    const other = await app.as(one.initiator.email ?? '')
    const english = await (await other.get(`${paths.meeting(id)}?taal=en`)).text()
    expect(english).toMatch(/<h1>[A-Z][a-z ]+: <span lang="nl">[^<]+<\/span><\/h1>/)
    expect(page).toContain('dinsdag 1 december 2026, 19.30 tot 20.30 uur')
    expect(page).toContain('Nee, ik kan niet')
    expect(page).not.toContain('Regel deze afspraak')
    const empty = await visitor.post(paths.meeting(id), { doen: 'antwoord', remark: 'Liever donderdag.' })
    expect(empty.status).toBe(422)
    expect(await empty.text()).toContain('Liever donderdag.')
    const mails = await mailsSince(async () => {
      const seen = await visitor.postAndSee(paths.meeting(id), {
        doen: 'antwoord',
        answer: 'no',
        needs: ['wheelchair', 'interpreter'],
        remark: 'Liever donderdag.',
      })
      expect(seen.html).toContain('Bedankt. Je begeleider weet het.')
      expect(seen.html).toContain('Je antwoordde: ik kan niet.')
    })
    expect(mails.map((mail) => mail.to_address)).toEqual(['gijs.de.gids@waterstad.example'])
    expect(mails[0]?.subject).toBe('Ina Initiatief kan niet bij de afspraak')
    expect(mails[0]?.body_text).toContain('Liever donderdag.')
  })

  test('needs are for who arranges it; others see only who comes', async () => {
    const see = async (person: Person) =>
      (await (await app.as(person.email ?? '')).get(paths.meeting(id))).text()
    expect(await see(one.guide)).toContain('nodig: Ik kom met een rolstoel')
    expect(await see(one.partner)).not.toContain('Liever donderdag')
  })

  test('the page says who must be called because they read no mail', async () => {
    await updatePerson(app.db, one.partner.id, { channel: 'phone' })
    const meeting = await plan([one.partner])
    const guide = await app.as(one.guide.email ?? '')
    expect(await (await guide.get(paths.meeting(meeting))).text()).toContain(
      'krijgt geen e-mail: bel of schrijf zelf',
    )
    await updatePerson(app.db, one.partner.id, { channel: 'email' })
  })

  test('it is a file too, for who takes part', async () => {
    const file = await (await app.as(one.initiator.email ?? '')).get(paths.meetingFile(id))
    expect(file.headers.get('Content-Type')).toContain('text/calendar')
    expect(await file.text()).toContain('METHOD:PUBLISH')
    for (const path of [paths.meeting(id), paths.meetingFile(id)]) {
      expect((await (await app.as(one.stranger.email ?? '')).get(path)).status).toBe(404)
      expect((await app.visitor().get(path)).headers.get('Location')).toContain('/aanmelden')
    }
    const odd = await (await app.as(one.guide.email ?? '')).get('/afspraken/iets-anders')
    expect(odd.status).toBe(404)
  })

  test('colleagues who work on cases can be invited, and nobody else with a role', async () => {
    const grant = (name: string, role: 'councillor' | 'jury_member' | 'administrator' | 'fund_manager') =>
      grantRole(app.act(), { name, email: `${role}@waterstad.example`, role, areaId: null })
    const councillor = await grant('Rita Raadslid', 'councillor')
    await grant('Joep Jury', 'jury_member')
    await grant('Bea Beheer', 'administrator')
    await grant('Fons Fonds', 'fund_manager')
    const guide = await app.as(one.guide.email ?? '')
    const form = await (await guide.get(paths.newMeeting(one.number))).text()
    expect(form).toContain('Fons Fonds')
    expect(form).toContain('Groene Greet')
    for (const name of ['Rita Raadslid', 'Joep Jury', 'Bea Beheer']) expect(form).not.toContain(name)
    const meeting = await plan([one.initiator, councillor])
    const invited = (await participantsOf(app.db, meeting)).map(({ person_id }) => person_id)
    expect(invited).toEqual([one.initiator.id])
  })

  test('the guide plans, moves and records with forms', async () => {
    const guide = await app.as(one.guide.email ?? '')
    const path = paths.newMeeting(one.number)
    const form = await (await guide.get(path)).text()
    expect(form).toContain('Ina Initiatief')
    const fields = {
      kind: 'talk',
      day: '2027-03-28',
      from: '02:30',
      to: '3.30',
      placeKind: 'place',
      place: 'Kade <b>1</b>',
      people: [one.initiator.id, one.guide.id],
    }
    const gap = await guide.post(path, fields)
    expect(gap.status).toBe(422)
    expect(await gap.text()).toContain('Deze tijd bestaat niet')
    const nobody = await guide.post(path, { ...fields, from: '10:00', to: '11:00', people: undefined })
    expect(nobody.status).toBe(422)
    const planned = await guide.postAndSee(path, { ...fields, from: '10:00', to: '11:00' })
    expect(planned.html).toContain('De afspraak staat.')
    expect(planned.html).toContain('Kade &lt;b>1')
    const moved = await guide.postAndSee(planned.path.split('?')[0] ?? '', {
      doen: 'verplaats',
      ...fields,
      day: '2027-03-29',
      from: '10:00',
      to: '11:00',
      moveReason: 'Pasen.',
    })
    expect(moved.html).toContain('maandag 29 maart 2027, 10.00 tot 11.00 uur')
    expect((await comingMeetingsOf(app.db, one.initiator.id, testNow)).length).toBeGreaterThan(0)
    app.setNow(at('12:00', '2027-03-29'))
    const held = await (await app.as(one.guide.email ?? '')).get(moved.path.split('?')[0] ?? '')
    expect(await held.text()).toContain('Leg vast wat er is afgesproken')
    app.setNow(testNow)
  })
})
