import { completeStep, openedCase } from './cases/index.ts'
import { receiveApplication, recordComplete, setCeiling } from './funds/index.ts'
import { submitInitiative } from './initiatives/index.ts'
import { allJuries, closeList, type Jury, openedRound, planRound, setSeat } from './juries/index.ts'
import type { Act } from './kit/act.ts'
import { addDays, dayOf } from './kit/dates.ts'
import { grantRole, type Person, type Role } from './people/index.ts'
import { allAreas } from './places/index.ts'
import type { TestApp } from './testing.ts'

const day = 24 * 60 * 60 * 1000

/** What is needed of the test city. */
interface Staged {
  readonly staff: Readonly<Record<Role, Person>>
  readonly initiator: Person
  readonly team: Person
  act(person: Person, now?: Date): Promise<Act>
}

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

/** A round of the jury of Centrum, a wish in it, and a member of that jury. */
export interface CityRound {
  readonly round: string
  readonly wish: string
  readonly juror: Person
}

/** A round in writing of which the list closed the day before, with these initiatives on it. */
export async function roundWith(app: TestApp, caseIds: readonly string[]): Promise<CityRound> {
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

/** The jury of Oost with money, and wishes for it. */
export interface JuryStage {
  readonly jury: Jury
  readonly jurors: readonly Person[]
  readonly ceilingId: string
  /** A wish of a resident there, complete since so many days; null when it is not complete. */
  wish(title: string, cents: number, completeDaysAgo: number | null): Promise<string>
  /** A round in writing of which the list closed, with these wishes. */
  judging(wishes: readonly (readonly [title: string, cents: number])[]): Promise<{
    readonly round: string
    readonly cases: readonly string[]
    readonly wishes: readonly string[]
  }>
}

export async function juryStage(app: TestApp, city: Staged, names: readonly string[]): Promise<JuryStage> {
  const jury = (await allJuries(app.act())).find(({ slug }) => slug === 'oost')!
  const jurors = await jurorsIn(app, jury.area.id, names)
  const at = (days: number): Date => new Date(app.act().now.getTime() + days * day)
  const ceilingId = await setCeiling(await city.act(city.staff.fund_manager, at(-20)), {
    schemeKey: 'neighbourhood_wishes',
    from: '2026-01-01',
    until: '2026-12-31',
    areaId: jury.area.id,
    cents: 1_500_00,
    decision: { body: 'het college', date: '2025-11-12', number: 'B-1', announced: '2025-12-01' },
    reason: 'Wijkbudget',
  })
  const district = (await allAreas(app.db)).find(({ code }) => code === 'W2')!
  const wish: JuryStage['wish'] = async (title, cents, completeDaysAgo) => {
    const sent = await submitInitiative(await city.act(city.initiator, at(-12)), {
      kind: 'neighbourhood_wish',
      title,
      story: `Het verhaal van ${title}.`,
      subject: 'green',
      districtId: district.id,
      address: 'Lange Kade 12',
      lon: 4.675,
      lat: 51.805,
      needs: ['money'],
      initiator: { personId: city.initiator.id },
    })
    if (sent.state !== 'submitted') throw new Error('The wish waits for its link')
    const { caseId } = sent
    const coordinator = await city.act(city.staff.coordinator, at(-(completeDaysAgo ?? 10)))
    const { id: partyId } = (await openedCase(coordinator, caseId)).parties[0]!
    const requestedCents = cents
    const received = await receiveApplication(coordinator, { caseId, ceilingId, partyId, requestedCents })
    if (completeDaysAgo === null) return caseId
    await recordComplete({ ...coordinator, actor: app.act().actor }, received)
    await completeStep(coordinator, { caseId, step: 'check', outcome: 'complete' })
    return caseId
  }
  return {
    ...{ jury, jurors, ceilingId, wish },
    judging: async (asked) => {
      const cases: string[] = []
      for (const [title, cents] of asked) cases.push(await wish(title, cents, 6))
      const today = dayOf(app.act().now)
      const round = await planRound(await city.act(city.team, at(-5)), {
        areaId: jury.area.id,
        closesOn: addDays(today, -3),
        votesUntil: addDays(today, 7),
        meeting: null,
      })
      const team = await city.act(city.team)
      await closeList(team, round)
      const { wishes } = await openedRound(team, round)
      return { round, cases, wishes: wishes.map(({ wish: { id } }) => id) }
    },
  }
}
