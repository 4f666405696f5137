import { openedCase } from './cases/index.ts'
import { receiveApplication, recordComplete, setCeiling } from './funds/index.ts'
import { allJuries, closeList, openedRound, planRound, setSeat } from './juries/index.ts'
import { addDays, dayOf } from './kit/dates.ts'
import { grantRole, type Person } from './people/index.ts'
import type { TestApp } from './testing.ts'

const day = 24 * 60 * 60 * 1000

/** Money for the jury of Centrum, with an application for each of these cases, complete by order of the list. */
export async function wishesFor(app: TestApp, caseIds: readonly string[], cents = 700_00): Promise<string> {
  const act = app.act({ now: new Date(app.act().now.getTime() - 5 * day) })
  const [jury] = await allJuries(act)
  const ceilingId = await setCeiling(act, {
    schemeKey: 'neighbourhood_wishes',
    from: '2026-01-01',
    until: '2026-12-31',
    areaId: jury!.area.id,
    cents: 2_000_00,
    decision: { body: 'het college', date: '2025-11-12', number: 'B-1', announced: '2025-12-01' },
    reason: 'Wijkbudget',
  })
  for (const caseId of caseIds) {
    const { id: partyId } = (await openedCase(act, caseId)).parties[0]!
    await recordComplete(
      act,
      await receiveApplication(act, { caseId, ceilingId, partyId, requestedCents: cents }),
    )
  }
  return jury!.area.id
}

/** Residents with a seat in the jury of an area; the first is its chair, the last a substitute. */
export async function jurorsIn(
  app: TestApp,
  areaId: string,
  names: readonly string[],
): Promise<readonly Person[]> {
  const people: Person[] = []
  for (const [index, name] of names.entries()) {
    const email = `${name.toLowerCase().replace(/\W+/g, '.')}@voorbeeld.example`
    const person = await grantRole(app.act(), { name, email, role: 'jury_member', areaId })
    const part = index === 0 ? 'chair' : index === names.length - 1 ? 'substitute' : 'member'
    await setSeat(app.act(), { areaId, personId: person.id, part, fromDay: '2026-01-01' })
    people.push(person)
  }
  return people
}

/** A round in writing of which the list closed the day before, with these initiatives on it. */
export async function roundWith(
  app: TestApp,
  caseIds: readonly string[],
): Promise<{ readonly round: string; readonly wish: string; readonly juror: Person }> {
  const areaId = await wishesFor(app, caseIds)
  const people = await jurorsIn(app, areaId, ['Jo Jury', 'Els Eerlijk', 'Ria Reserve'])
  const today = dayOf(app.act().now)
  const before = app.act({ now: new Date(app.act().now.getTime() - 2 * day) })
  const round = await planRound(before, {
    areaId,
    closesOn: addDays(today, -1),
    votesUntil: addDays(today, 14),
    meeting: null,
  })
  await closeList(app.act(), round)
  const { wishes } = await openedRound(app.act(), round)
  return { round, wish: wishes[0]!.wish.id, juror: people[1]! }
}
