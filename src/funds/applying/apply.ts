import { openedCase } from '../../cases/index.ts'
import { type Act, inTransaction } from '../../kit/act.ts'
import { type Day, dayOf } from '../../kit/dates.ts'
import { Conflict } from '../../kit/errors.ts'
import { allAreas, areasAroundIn } from '../../places/index.ts'
import { receiveApplication } from '../actions/applications.ts'
import { holdsOn } from '../rules.ts'
import type { Scheme } from '../schema.ts'
import { type Ceiling, ceilingsOf, currentSchemes, insertRequest } from '../store.ts'
import { type Budget, budgetFault, sumsOfBudget } from './budget.ts'
import { type FillingFacts, findings } from './filling.ts'
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
  readonly facts: Pick<
    FillingFacts,
    'startsOn' | 'needsPermit' | 'isAbout' | 'hasStarted' | 'hasOrganisation'
  >
  /** When it came in on paper; now when left out. */
  readonly receivedAt?: Date
  readonly meetsOn?: Day | null
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
    const { asked } = sumsOfBudget(input.budget)
    const fault = budgetFault(input.budget, open.scheme.amounts)
    if (fault) throw new Conflict(t.short[fault])
    const today = dayOf(receivedAt)
    const stops = findings(open.scheme, {
      ...input.facts,
      asked,
      today,
      meetsOn: input.meetsOn ?? null,
    }).some(({ verdict }) => verdict === 'must')
    if (stops) throw new Conflict(t.rulesNotMet)
    const own = parties.find(
      ({ person_id, role }) => role !== 'partner' && person_id !== null && person_id === act.actor.personId,
    )
    const party = own ?? parties.find(({ role }) => role !== 'partner')
    const id = await receiveApplication(act, {
      caseId: file.id,
      ceilingId: open.ceiling.id,
      partyId: party?.id ?? '',
      requestedCents: asked,
      receivedAt,
    })
    const { hasOrganisation: _, ...facts } = input.facts
    await insertRequest(act.db, {
      application_id: id,
      budget: input.budget,
      facts,
      entered_by: own ? null : act.actor.personId,
    })
    return id
  })
}
