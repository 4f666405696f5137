import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  appointGuide,
  caseIdsAfter,
  completeStep,
  openedCase,
  pauseCase,
  resumeCase,
  withdraw,
} from '../cases/index.ts'
import {
  commitmentsOfCase,
  keepPromise,
  listPublicCommitments,
  promise,
  punctuality as punctualityOf,
  stateOfSummary,
} from '../commitments/index.ts'
import { initiativeById } from '../initiatives/index.ts'
import type { Act } from '../kit/act.ts'
import { dayOf } from '../kit/dates.ts'
import { allAreas } from '../places/index.ts'
import { type TestApp, testApp } from '../testing.ts'
import { anotherCase, type TestCase, testCase } from '../testing-case.ts'
import { factsOf, type Measure } from './facts.ts'
import { figuresOf, readChoices } from './figures.ts'
import { normsMet } from './norms.ts'
import { foldFigures, rebuildFigures } from './projection.ts'
import { usualPeriod } from './rules.ts'
import { countsOf } from './store.ts'

type Tally = Readonly<Record<string, number>>

const sorted = (pairs: Iterable<readonly [string, number]>): Tally =>
  Object.fromEntries([...pairs].sort(([one], [other]) => (one < other ? -1 : 1)))

function tally(keys: readonly string[]): Tally {
  const amounts = new Map<string, number>()
  for (const key of keys) amounts.set(key, (amounts.get(key) ?? 0) + 1)
  return sorted(amounts)
}

/** What the database says now, for the whole city and for each district. */
async function counted(act: Act): Promise<Tally> {
  const { rows } = await sql<{ key: string; amount: number }>`
    select concat_ws('|', coalesce(area_id::text, 'city'), kind, measure, name, status, day, days) as key,
      sum(amount)::int as amount
    from (select area_id, kind, measure, name, status, day, days, amount from figure_count union all
      select area_id, kind, measure, name, status, day, days, amount from figure_change) figure
    where measure not in ('mark', 'asked') group by 1 having sum(amount) <> 0`.execute(act.db)
  return sorted(rows.map(({ key, amount }) => [key, amount]))
}

/** The same from every timeline, one by one. */
async function fromScratch(act: Act): Promise<Tally> {
  const areas = new Map((await allAreas(act.db)).map((area) => [area.id, area]))
  const keys: string[] = []
  for (const id of await caseIdsAfter(act.db, null, 1000)) {
    const opened = await openedCase(act, id)
    const origin = (await initiativeById(act.db, id))?.origin ?? null
    const area = areas.get(opened.file.area_id ?? '')
    const district = area?.level === 'neighbourhood' ? area.parent_id : (area?.id ?? null)
    for (const { measure, name, status, day, days } of factsOf(opened, origin))
      for (const place of district === null ? ['city'] : ['city', district])
        keys.push(
          [place, opened.file.kind, measure, name, status, day, ...(days === null ? [] : [days])].join('|'),
        )
  }
  return tally(keys)
}

describe('the figures of three years', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await testApp({ demo: true })
  })
  afterAll(() => app.close())

  it('are what comes out when every timeline is counted from scratch', async () => {
    const act = app.act()
    const expected = await fromScratch(act)
    expect(Object.keys(expected).length).toBeGreaterThan(500)
    expect(await counted(act)).toEqual(expected)
    expect(await rebuildFigures(act)).toBeGreaterThan(50)
    expect(await counted(act)).toEqual(expected)
  })

  it('have the promises as the timelines have them', async () => {
    const act = app.act()
    const today = dayOf(act.now)
    const all = (
      await Promise.all((await caseIdsAfter(act.db, null, 1000)).map((id) => commitmentsOfCase(act.db, id)))
    )
      .flat()
      .filter((one) => one.owner_kind === 'municipality' && one.case_public)
    const ofProjects = (await listPublicCommitments(act.db, {}, today, { limit: 10_000 })).filter(
      ({ project_id }) => project_id !== null,
    )
    expect(ofProjects.length).toBeGreaterThan(0)
    const { keptOnTime, judged } = punctualityOf(
      [...all, ...ofProjects].map((one) => stateOfSummary(one, today)),
    )
    const everything = await readChoices(act, () => 'alles')
    expect((await figuresOf(act, everything)).promises).toMatchObject({ inTime: keptOnTime, judged })
  })

  it('agree with the terms of the cases', async () => {
    const act = app.act()
    const today = dayOf(act.now)
    const met = await normsMet(act, 'city_wish')
    expect(met.length).toBeGreaterThan(2)
    const { rows } = await sql<{ name: string; kept: number; late: number }>`
      select name, count(*) filter (where status = 'kept')::int as kept,
        count(*) filter (where status = 'late' or (status = 'running' and due_day < ${today}::date))::int as late
      from case_term join case_file on case_file.id = case_id
      where case_file.kind = 'city_wish' and case_term.kind = 'norm' and owed_by = 'municipality'
        and coalesce(done_on, due_day) between ${usualPeriod(today).from}::date and ${today}::date
      group by name`.execute(act.db)
    for (const { name, inTime, judged } of met)
      expect({ name, inTime, judged }).toEqual({
        name,
        inTime: rows.find((row) => row.name === name)?.kept,
        judged: rows.filter((row) => row.name === name).reduce((sum, { kept, late }) => sum + kept + late, 0),
      })
  })

  it('cost the same when there is more to count', async () => {
    const act = app.act()
    const today = dayOf(act.now)
    const read = async (): Promise<number> => {
      app.takeQueries()
      const rows = await countsOf(
        act.db,
        { measures: ['time', 'norm'], areas: null, from: '2000-01-01', to: today },
        today,
      )
      expect(app.takeQueries()).toHaveLength(1)
      return rows.length
    }
    const before = await read()
    await sql`update figure_count set amount = amount * 1000`.execute(app.db)
    expect(await read()).toBe(before)
    await rebuildFigures(act)
  })
})

describe('the figures', () => {
  let app: TestApp
  let one: TestCase
  beforeAll(async () => {
    app = await testApp()
    one = await testCase(app)
  })
  afterAll(() => app.close())

  const said = async (measure: Measure): Promise<readonly string[]> => {
    const today = dayOf(app.act().now)
    const rows = await countsOf(
      app.db,
      { measures: [measure], areas: null, from: '2000-01-01', to: '2099-01-01' },
      today,
    )
    return rows.map(({ name, status, days, amount }) => `${name} ${status} ${days ?? '-'} ${amount}`).sort()
  }

  it('follow a case in the same transaction, and forget what no longer holds', async () => {
    expect(await said('submitted')).toEqual([' done - 1'])
    expect(await said('time')).toEqual(['contact done 0 1'])
    expect(await said('norm')).toContain('contact in_time - 1')
    const guide = await one.as(one.guide)
    await completeStep(guide, { caseId: one.id, step: 'intake', outcome: 'to_assessment', text: 'Verder.' })
    expect(await said('stay')).toEqual(['intake done 0 1', 'received done 0 1'])
    await withdraw(await one.as(one.initiator), { caseId: one.id, reason: 'Wij verhuizen.' })
    expect(await said('outcome')).toEqual(['withdrawn unknown - 1'])
    expect((await said('norm')).filter((line) => line.includes('overdue'))).toEqual([])
  })

  it('say the same before and after they are folded', async () => {
    const before = await said('norm')
    expect(await foldFigures(app.act())).toBeGreaterThan(0)
    expect(await said('norm')).toEqual(before)
    expect(await foldFigures(app.act())).toBe(0)
  })

  it('count nothing as late while the clock stands still', async () => {
    const other = await anotherCase(app, one, 'Een heg')
    const guide = await one.as(one.guide)
    const open = async () => {
      const { rows } = await sql<{ name: string }>`
        select name from figure_fact where case_id = ${other.id} and status = 'open' order by name`.execute(
        app.db,
      )
      return rows.map(({ name }) => name)
    }
    expect(await open()).toContain('intake')
    await pauseCase(guide, { caseId: other.id, request: 'Wij missen een tekening.', until: '2026-12-20' })
    // That a plan is put on the site does not wait for the initiator.
    expect(await open()).toEqual(['publication'])
    await resumeCase(guide, { caseId: other.id, because: 'answered' })
    expect(await open()).toContain('intake')
    await appointGuide(await one.as(one.teamMember), { caseId: other.id, guideId: one.teamMember.id })
    expect((await said('time')).filter((line) => line.startsWith('contact'))).toEqual(['contact done 0 2'])
  })

  it('follow a promise', async () => {
    const guide = await one.as(one.guide)
    const by = { kind: 'municipality', personId: one.guide.id } as const
    const other = { caseId: one.id, by, kind: 'goods', promise: 'Zand', due: '2026-12-01' } as const
    const id = await promise(guide, other)
    const judged = async () => (await figuresOf(guide, await readChoices(guide, () => 'alles'))).departments
    expect(await judged()).toEqual([])
    await sql`update commitment set case_public = true`.execute(app.db)
    expect(await judged()).toEqual([])
    await keepPromise(guide, id, { keptOn: dayOf(guide.now), evidence: 'Er ligt zand.' })
    // Kept before its first day: it counts in the month in which it was kept.
    expect(await judged()).toEqual([{ name: 'Wijken', inTime: 1, judged: 1, share: 100 }])
  })
})
