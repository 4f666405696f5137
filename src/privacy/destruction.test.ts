import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { notAudited } from '../audit.ts'
import { openedCase, reopenCase, withdraw } from '../cases/index.ts'
import { submitInitiative } from '../initiatives/index.ts'
import { readAuditKeys } from '../kit/audit/keys.ts'
import { verifyAudit } from '../kit/audit/verify.ts'
import { sealAudit } from '../kit/audit.ts'
import { type TestApp, testApp, testNow, type Visitor } from '../testing.ts'
import { type TestCity, testCity } from '../testing-city.ts'
import { privacyJobs } from './jobs.ts'
import { isPastTerm, resultOf } from './rules.ts'

let app: TestApp
let city: TestCity
let admin: Visitor
const later = new Date('2028-01-15T03:00:00Z')
const atLater = () => ({ ...app.act(), now: later })
beforeAll(async () => {
  app = await testApp()
  city = await testCity(app)
  for (const { id } of [city.hidden])
    await withdraw(await city.act(city.initiator), { caseId: id, reason: 'Genoeg.' })
  app.setNow(later)
  admin = await city.as(city.staff.administrator)
})
afterAll(() => app.close())

const rows = async (text: string): Promise<readonly Record<string, unknown>[]> =>
  (await sql.raw<Record<string, unknown>>(text).execute(app.db)).rows
const newIdea = async (title: string, kind: 'city_wish' | 'green' = 'city_wish'): Promise<string> => {
  const submitted = await submitInitiative(await city.act(city.stranger, testNow), {
    kind,
    title,
    story: 'Een verhaal.',
    subject: 'green',
    districtId: city.area.id,
    needs: [],
    initiator: { personId: city.stranger.id },
  })
  if (submitted.state !== 'submitted') throw new Error('not submitted')
  await withdraw(await city.act(city.stranger, testNow), { caseId: submitted.caseId, reason: null })
  return submitted.caseId
}

test('the rules: what came of it, and when its term is over', () => {
  const one = { outcome: 'completed', hasBesluit: false }
  expect(resultOf(one)).toBe('completed')
  expect(resultOf({ ...one, hasBesluit: true })).toBe('decided')
  for (const outcome of ['withdrawn', 'referred', 'not_treated', 'refused', 'not_carried_out'])
    expect(resultOf({ ...one, outcome })).toBe('stopped')
  expect(isPastTerm('2026-11-21', 1, '2027-11-21')).toBe(false)
  expect(isPastTerm('2026-11-21', 1, '2027-11-22')).toBe(true)
})

describe('the terms', () => {
  test('are changed as a version with a reason, by an administrator who first sees what that does', async () => {
    expect(await (await admin.get('/beheer/bewaren')).text()).toContain('Selectielijst')
    const path = '/beheer/bewaren/regel/algemeen/gestopt'
    const rule = { jaren: '2', daarna: 'destroy' }
    expect((await admin.post(path, rule)).status).toBe(422)
    expect((await admin.post(path, { ...rule, jaren: '0', reden: 'x' })).status).toBe(422)
    const looked = await admin.post(path, { ...rule, jaren: '3', doen: 'bekijken' })
    expect(looked.status).toBe(200)
    expect(await looked.text()).toContain('nu 1 dossiers, met deze regel 0')
    expect(await rows('select 1 from retention_version')).toEqual([])
    const list = { nummer: '5.1.4', naam: 'Zoals de archivaris het schreef' }
    const seen = await admin.postAndSee(path, {
      ...{ ...rule, ...list, jaren: '1' },
      reden: 'Advies van de archivaris.',
    })
    expect(seen.html).toContain('Versie 1, 15 januari 2028: Advies van de archivaris.')
    expect(seen.html).toContain('Selectielijst, 5.1.4: Zoals de archivaris het schreef')
    expect(seen.html).toContain(city.hidden.number)
    await expect(sql`update retention_version set reason = 'anders'`.execute(app.db)).rejects.toThrow(
      'append-only',
    )
    expect((await (await city.as(city.staff.coordinator)).get('/beheer/bewaren')).status).toBe(403)
    expect((await admin.get('/beheer/bewaren/regel/onbekend/gestopt')).status).toBe(404)
    expect((await admin.get('/beheer/bewaren/regel/algemeen/anders')).status).toBe(404)
  })

  test('differ for a kind of case that has a rule of its own, until it follows the general one again', async () => {
    const path = '/beheer/bewaren/regel/stadswens/gestopt'
    const own = { eigen: 'ja', jaren: '1', daarna: 'archive', reden: 'Stadswensen gaan naar het archief.' }
    const seen = await admin.postAndSee(path, own)
    expect(seen.html).toContain('Over te dragen aan het archief')
    await privacyJobs.list_for_destruction!(atLater(), {})
    expect(await rows('select 1 from destruction_list')).toEqual([])
    await admin.postAndSee(path, { ...own, daarna: 'keep' })
    expect(await (await admin.get('/beheer/bewaren')).text()).not.toContain(city.hidden.number)
    await admin.postAndSee(path, { eigen: 'nee', reden: 'Toch niet.' })
    expect(await (await admin.get('/beheer/bewaren')).text()).toContain(city.hidden.number)
  })
})

describe('destroying', () => {
  test('only what is past its term, ended, looked at and not kept; with a log, and the log of deeds sound', async () => {
    const kept = await newIdea('Blijft om een rechtszaak')
    const again = await newIdea('Wordt weer geopend')
    expect((await (await city.as(city.staff.coordinator)).post('/beheer/bewaren', {})).status).toBe(403)
    const asked = await admin.postAndSee('/beheer/bewaren', {})
    expect(asked.html).toMatch(/Er staan \d+ dossiers op een nieuwe lijst/)
    expect(asked.html).not.toContain('Kijk nu welke termijnen voorbij zijn')
    await privacyJobs.list_for_destruction!(atLater(), {})
    const [list] = await rows('select id from destruction_list')
    expect(await rows('select id from destruction_list')).toHaveLength(1)
    const path = `/beheer/bewaren/${list!.id}`
    const page = await (await admin.get(path)).text()
    expect(page).toContain(city.hidden.number)
    // A case that runs is never on it.
    expect(page).not.toContain(city.shown.number)

    expect((await admin.post(path, { blijft: kept, zeker: 'ja' })).status).toBe(422)
    expect((await admin.post(path, {})).status).toBe(422)
    const seen = await admin.postAndSee(path, {
      blijft: kept,
      reden: 'Er loopt een rechtszaak.',
      zeker: 'ja',
    })
    expect(seen.html).toContain('De lijst is goedgekeurd')
    await reopenCase(await city.act(city.team), { caseId: again, step: 'intake', reason: 'Toch nog.' })

    const secret = 'nog-niet-openbaar'
    await privacyJobs.destroy_listed!(atLater(), {})
    const items = await rows(`select case_id, destroyed_at, excluded_reason from destruction_item`)
    const of = (id: string) => items.find(({ case_id }) => case_id === id)!
    expect(of(city.hidden.id).destroyed_at).not.toBeNull()
    expect(of(kept)).toMatchObject({ destroyed_at: null, excluded_reason: 'Er loopt een rechtszaak.' })
    expect(of(again)).toMatchObject({ destroyed_at: null, excluded_reason: 'De zaak is weer geopend.' })
    expect(await rows(`select status from destruction_list`)).toEqual([{ status: 'done' }])

    // Nothing is left of what was told in it; of the other case everything is.
    const told = await rows(`select count(body)::int as n from case_text where case_id = '${city.hidden.id}'`)
    expect(told).toEqual([{ n: 0 }])
    expect(await rows(`select 1 from case_party where case_id = '${city.hidden.id}'`)).toEqual([])
    expect(await rows(`select 1 from case_attachment where case_id = '${city.hidden.id}'`)).toEqual([])
    const [initiative] = await rows(
      `select to_jsonb(i)::text as all from initiative i where case_id = '${city.hidden.id}'`,
    )
    expect(initiative!.all).not.toContain(secret)
    const [decision] = await rows(
      `select to_jsonb(d)::text as all from decision d where case_id = '${city.hidden.id}'`,
    )
    expect(decision!.all).not.toContain(secret)
    expect(
      (await rows(`select 1 from case_text where case_id = '${city.shown.id}' and body is not null`)).length,
    ).toBeGreaterThan(3)
    const found = await (await (await city.as(city.team)).get(`/zoeken?q=${secret}`)).text()
    expect(found).not.toContain(city.hidden.slug)
    expect((await openedCase(app.act(), city.hidden.id)).state.status).toBe('ended')
    expect(await (await admin.get(path)).text()).toContain('vernietigd op 15 januari 2028')

    await expect(
      sql`update decision set reasons = 'Zomaar iets anders geschreven.'`.execute(app.db),
    ).rejects.toThrow('append-only')
    await sealAudit(app.db, app.settings, later)
    const { faults } = await verifyAudit(app.db, {
      keys: readAuditKeys(app.settings),
      heads: [],
      leftOut: notAudited,
    })
    expect(faults).toEqual([])
  })

  test('goes on after a stop in between, and does nothing twice', async () => {
    await newIdea('Een')
    await newIdea('Twee')
    await privacyJobs.list_for_destruction!(atLater(), {})
    const [list] = await rows(`select id from destruction_list where status = 'open'`)
    await admin.postAndSee(`/beheer/bewaren/${list!.id}`, { zeker: 'ja' })
    await Promise.all([
      privacyJobs.destroy_listed!(atLater(), {}),
      privacyJobs.destroy_listed!(atLater(), {}),
    ])
    await privacyJobs.destroy_listed!(atLater(), {})
    const done = await rows(
      `select count(destroyed_at)::int as n from destruction_item where list_id = '${list!.id}'`,
    )
    expect(done[0]!.n).toBeGreaterThanOrEqual(2)
    expect(await rows(`select status from destruction_list where id = '${list!.id}'`)).toEqual([
      { status: 'done' },
    ])
  })

  test('not what somebody keeps up; the term counts from the end of that', async () => {
    const caseId = await newIdea('Geveltuin', 'green')
    const listed = async (): Promise<boolean> => {
      await privacyJobs.list_for_destruction!(atLater(), {})
      return (await rows(`select 1 from destruction_item where case_id = '${caseId}'`)).length > 0
    }
    const keep = (until: string) =>
      sql
        .raw(`insert into green_upkeep (case_id, person_id, starts_on, ended_on, ended_as)
        values ('${caseId}', '${city.stranger.id}', '2026-11-21', ${until})`)
        .execute(app.db)
    const end = (on: string) =>
      sql
        .raw(`update green_upkeep set ended_on = '${on}', ended_as = 'gone' where case_id = '${caseId}'`)
        .execute(app.db)
    await keep('null, null')
    expect(await listed()).toBe(false)
    await end('2027-06-01')
    expect(await listed()).toBe(false)
    await end('2026-12-01')
    expect(await listed()).toBe(true)
    // Between the list and the day it goes somebody took it up again.
    const [list] = await rows(`select id from destruction_list where status = 'open'`)
    await admin.postAndSee(`/beheer/bewaren/${list!.id}`, { zeker: 'ja' })
    await keep('null, null')
    await privacyJobs.destroy_listed!(atLater(), {})
    expect(
      await rows(`select excluded_reason, destroyed_at from destruction_item where case_id = '${caseId}'`),
    ).toEqual([
      { excluded_reason: 'Iemand zorgt hier nog voor of gebruikt de plek nog.', destroyed_at: null },
    ])
  })
})
