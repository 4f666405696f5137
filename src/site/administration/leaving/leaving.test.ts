import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { adviceById, caseById, handOverCase, openedCase } from '../../../cases/index.ts'
import { commitmentById } from '../../../commitments/index.ts'
import { participantsOf, planMeeting } from '../../../meetings/index.ts'
import { actorOf, peopleWithRoles } from '../../../people/index.ts'
import { type TestApp, testApp, type Visitor } from '../../../testing.ts'
import { type TestCity, testCity } from '../../../testing-city.ts'
import { inventoryOf } from './inventory.ts'
import { suggestedOwner } from './rules.ts'

let app: TestApp
let city: TestCity
let admin: Visitor
beforeAll(async () => {
  app = await testApp()
  city = await testCity(app)
  admin = await city.as(city.staff.administrator)
})
afterAll(() => app.close())

const fieldsIn = (html: string): readonly string[] =>
  [...html.matchAll(/<select[^>]*name="([^"]+)"/g)].map(([, name]) => name ?? '')

describe('who takes over', () => {
  const colleagues = [
    { id: 'a', department: 'Groen', isAdviser: false },
    { id: 'b', department: 'Verkeer', isAdviser: true },
    { id: 'c', department: 'Groen', isAdviser: true },
  ]
  const facts = { ownerOfCase: null, bestForCase: null, department: 'Groen', colleagues }

  it('is for a case who fits best, and for what hangs on a case who answers for it', () => {
    expect(suggestedOwner({ ...facts, kind: 'case', bestForCase: 'b', ownerOfCase: 'a' })).toBe('b')
    expect(suggestedOwner({ ...facts, kind: 'promise', bestForCase: 'b', ownerOfCase: 'a' })).toBe('a')
    expect(suggestedOwner({ ...facts, kind: 'meeting', bestForCase: 'b', ownerOfCase: 'gone' })).toBe('b')
  })

  it('is for a question an adviser, of the same department first', () => {
    expect(suggestedOwner({ ...facts, kind: 'advice', ownerOfCase: 'a' })).toBe('c')
    expect(suggestedOwner({ ...facts, kind: 'advice', department: 'Water' })).toBe('b')
  })

  it('is somebody whenever there is somebody', () => {
    expect(suggestedOwner({ ...facts, kind: 'case' })).toBe('a')
    expect(suggestedOwner({ ...facts, kind: 'case', colleagues: [] })).toBeNull()
  })
})

describe('a guide who leaves', () => {
  it('cannot lose the last role while cases are theirs', async () => {
    const member = (await peopleWithRoles(app.db)).find(({ id }) => id === city.guide.id)
    const answer = await admin.post('/beheer/mensen', { doen: 'beeindigen', grant: member?.grants[0]?.id })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('nog 2 lopende zaken')
  })

  it('hands cases over only to who finds them on their own desk', async () => {
    const path = `/beheer/mensen/${city.guide.id}/vertrek`
    const html = await (await admin.get(path)).text()
    const offered =
      new RegExp(`<select[^>]*name="case-${city.hidden.id}".*?</select>`, 's').exec(html)?.[0] ?? ''
    expect(offered).toContain(city.team.id)
    expect(offered).not.toContain(city.adviser.id)
    const fields = Object.fromEntries(fieldsIn(html).map((name) => [name, city.team.id]))
    expect((await admin.post(path, { ...fields, alles: city.adviser.id })).status).toBe(422)
    const act = await city.act(city.staff.administrator)
    const given = { caseId: city.hidden.id, fromId: city.guide.id, toId: city.adviser.id }
    await expect(handOverCase(act, given)).rejects.toThrow('ziet geen zaken')
  })

  it('hands over nothing when a line has no colleague', async () => {
    const path = `/beheer/mensen/${city.guide.id}/vertrek`
    const html = await (await admin.get(path)).text()
    const fields = Object.fromEntries(fieldsIn(html).map((name) => [name, city.team.id]))
    const wrong = await admin.post(path, { ...fields, [`case-${city.hidden.id}`]: '', alles: '' })
    expect(wrong.status).toBe(422)
    // Nobody hands over to who leaves.
    expect((await admin.post(path, { ...fields, alles: city.guide.id })).status).toBe(422)
    expect((await caseById(app.db, city.shown.id))?.guide_id).toBe(city.guide.id)
  })

  it('leaves all of it to others, in one go: cases, promises and meetings; parties hear who it is now', async () => {
    const path = `/beheer/mensen/${city.guide.id}/vertrek`
    const guide = await city.as(city.guide)
    const startsAt = new Date(app.act().now.getTime() + 3 * 24 * 60 * 60 * 1000)
    const meeting = await planMeeting(await city.act(city.guide), {
      caseId: city.shown.id,
      kind: 'intake',
      startsAt,
      endsAt: new Date(startsAt.getTime() + 60 * 60 * 1000),
      place: 'Kamer 4',
      participantIds: [city.initiator.id, city.guide.id],
    })
    const html = await (await admin.get(path)).text()
    expect(html).toContain(city.shown.number)
    expect(html).toContain(city.hidden.number)
    const names = fieldsIn(html)
    for (const name of [
      `case-${city.shown.id}`,
      `promise-${city.shown.commitments.municipality}`,
      `meeting-${meeting}`,
    ])
      expect(names).toContain(name)
    const before = (await app.mails(city.initiator.email!)).length
    const fields = Object.fromEntries(names.map((name) => [name, name === 'alles' ? '' : city.team.id]))
    const done = await admin.postAndSee(path, fields)
    expect(done.status).toBe(200)
    expect(done.html).toContain('werkt hier niet meer. Alles is overgedragen.')
    for (const { id, commitments } of [city.shown, city.hidden]) {
      const { state, events } = await openedCase(app.act(), id)
      expect(state.ownerId).toBe(city.team.id)
      expect(events.map(({ type }) => type)).toContain('handed_over')
      expect((await commitmentById(app.db, commitments.municipality))?.owner_person_id).toBe(city.team.id)
      expect((await commitmentById(app.db, commitments.initiator))?.owner_person_id).toBe(city.initiator.id)
    }
    const comes = (await participantsOf(app.db, meeting)).map(({ person_id }) => person_id).sort()
    expect(comes).toEqual([city.initiator.id, city.team.id].sort())
    const mails = await app.mails(city.initiator.email!)
    expect(mails.length).toBeGreaterThanOrEqual(before + 2)
    expect((await inventoryOf(app.act(), city.guide.id)).things).toEqual([])
    expect((await actorOf(app.db, city.guide.id)).roles).toEqual([])
    expect((await guide.get('/werk')).headers.get('Location')).toBe('/aanmelden?terug=%2Fwerk')
  })
})

describe('an adviser who leaves', () => {
  it('leaves open questions to another adviser, who is asked', async () => {
    const path = `/beheer/mensen/${city.adviser.id}/vertrek`
    const names = fieldsIn(await (await admin.get(path)).text())
    expect(names).toContain(`advice-${city.shown.advice.open}`)
    const next = city.staff.adviser
    const done = await admin.post(path, Object.fromEntries(names.map((name) => [name, next.id])))
    expect(done.status).toBe(303)
    expect((await adviceById(app.db, city.shown.advice.open))?.adviser_id).toBe(next.id)
    expect((await adviceById(app.db, city.shown.advice.released))?.adviser_id).toBe(city.adviser.id)
    expect((await app.mails(next.email!)).length).toBeGreaterThan(0)
  })

  it('is not the administrator themselves, nor done by somebody else', async () => {
    const own = `/beheer/mensen/${city.staff.administrator.id}/vertrek`
    expect((await admin.get(own)).status).toBe(409)
    expect((await admin.post(own, {})).status).toBe(409)
    const coordinator = await city.as(city.staff.coordinator)
    expect((await coordinator.get(`/beheer/mensen/${city.team.id}/vertrek`)).status).toBe(403)
  })
})
