import { openedCase } from '../../cases/index.ts'
import { type Act, inTransaction } from '../../kit/act.ts'
import { type Day, dayOf } from '../../kit/dates.ts'
import { Conflict } from '../../kit/errors.ts'
import { allAreas, areasAroundIn } from '../../places/index.ts'
import { receiveApplication } from '../actions/applications.ts'
import { holdsOn } from '../rules.ts'
import type { Scheme } from '../schema.ts'
import { applicationsOfCase, type Ceiling, ceilingsOf, currentSchemes, insertRequest } from '../store.ts'
import { type Budget, budgetFault, sumsOfBudget } from './budget.ts'
import { type FillingFacts, findings, judgedFrom, type OpenRound, roundFor } from './filling.ts'
import { organisationApplies } from './legal-entity.ts'
import { applyingTexts } from './texts.ts'

/** Where somebody with a plan can ask for money on a day. */
export interface Open {
  readonly scheme: Scheme
  readonly ceiling: Ceiling
}

/** The scheme that serves this kind of plan, with the ceiling of that day and place; null when there is none. */
export async function schemeOpenFor(
  act: Pick<Act, 'db'>,
  plan: { readonly kind: string; readonly areaId: string | null },
  on: Day,
): Promise<Open | null> {
  const found = (await currentSchemes(act.db)).find(({ scheme }) => scheme.serves.includes(plan.kind))
  if (!found) return null
  const { scheme } = found
  const around = areasAroundIn(await allAreas(act.db), plan.areaId)
  const ceiling = (await ceilingsOf(act.db, scheme.key)).find(
    (one) => holdsOn(one, on) && (one.area_id === null || around.includes(one.area_id)),
  )
  return ceiling ? { scheme, ceiling } : null
}

export interface ApplyInput {
  readonly caseId: string
  readonly budget: Budget
  readonly facts: Pick<FillingFacts, 'startsOn' | 'needsPermit' | 'isAbout' | 'hasStarted'> & {
    /** An organisation is going to apply as well; it counts once it said yes itself. */
    readonly announcesOrganisation: boolean
  }
  /** When it came in on paper; now when left out. */
  readonly receivedAt?: Date
  /** Rounds of the jury of this place that still take in wishes, the next meeting first. */
  readonly rounds?: readonly OpenRound[]
}

/**
 * Sends an application for money for a plan: what is asked is what it costs less what others pay. The rules of the
 * scheme are checked once more. By who speaks for the plan, or by who works on it from paper.
 */
export async function applyForMoney(act: Act, input: ApplyInput): Promise<string> {
  return inTransaction(act, async (act) => {
    const { file, parties } = await openedCase(act, input.caseId, true)
    const receivedAt = input.receivedAt ?? act.now
    const open = await schemeOpenFor(act, { kind: file.kind, areaId: file.area_id }, dayOf(receivedAt))
    const t = applyingTexts(act.locale).form
    if (!open) throw new Conflict(t.closed)
    // One application at a time, also under another scheme; who got money does not ask for it twice.
    if ((await applicationsOfCase(act.db, file.id)).some(({ ended_at }) => ended_at === null))
      throw new Conflict(t.has)
    const { asked } = sumsOfBudget(input.budget)
    const fault = budgetFault(input.budget, open.scheme.amounts)
    if (fault) throw new Conflict(t.short[fault])
    const { announcesOrganisation, ...facts } = input.facts
    const announced = announcesOrganisation ? 'announced' : 'none'
    const filled: FillingFacts = {
      ...facts,
      organisation: organisationApplies(parties) ? 'applies' : announced,
      asked,
      today: dayOf(receivedAt),
      rounds: input.rounds ?? [],
      support: 0,
    }
    const found = findings(open.scheme, filled)
    if (found.some(({ verdict }) => verdict === 'must')) throw new Conflict(t.rulesNotMet)
    const isLate = found.some(({ verdict }) => verdict === 'later')
    const { from, ...money } = await moneyFor(act, open, filled, isLate)
    const own = parties.find(
      ({ person_id, role }) => role !== 'partner' && person_id !== null && person_id === act.actor.personId,
    )
    const party = own ?? parties.find(({ role }) => role !== 'partner')
    const id = await receiveApplication(act, {
      caseId: file.id,
      ...money,
      partyId: party?.id ?? '',
      requestedCents: asked,
      receivedAt,
    })
    await insertRequest(act.db, {
      application_id: id,
      budget: input.budget,
      facts,
      entered_by: own ? null : act.actor.personId,
      judged_from: from,
    })
    return id
  })
}

/**
 * The money it asks for: that of the round in which it is looked at, which is next year's for a wish that is late.
 * `countsOn` is the day on which that money counts, `from` the first day on which a jury looks at what is late. Where next
 * year has no money yet it stays with this year's, and any round may look at it.
 */
async function moneyFor(
  act: Act,
  { scheme, ceiling }: Open,
  filled: FillingFacts,
  isLate: boolean,
): Promise<{ readonly ceilingId: string; readonly countsOn: Day; readonly from: Day | null }> {
  const round = roundFor(scheme, filled)
  const from = judgedFrom(scheme, filled)
  if (round) return { ceilingId: round.ceilingId, countsOn: round.closesOn, from: isLate ? from : null }
  const here = { ceilingId: ceiling.id, countsOn: filled.today }
  if (!isLate) return { ...here, from: null }
  if (holdsOn(ceiling, from)) return { ...here, from }
  const next = (await ceilingsOf(act.db, scheme.key)).find(
    (one) => one.area_id === ceiling.area_id && holdsOn(one, from),
  )
  return next ? { ceilingId: next.id, countsOn: from, from } : { ...here, from: null }
}
