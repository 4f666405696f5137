import type { NormKey, Process, ProcessVersion, RunningTermOfCase } from '../../../cases/index.ts'
import { decisionsAskedBy, decisionTypeOf, stepOf } from '../../../cases/index.ts'
import type { Actor } from '../../../kit/actor.ts'
import { type Day, daysBetween, workingDaysBetween } from '../../../kit/dates.ts'
import { type Area, areaIdsWithin } from '../../../places/index.ts'

/** How urgent a day is, for the badge beside something that is due. */
export type Urgency =
  | { readonly is: 'late'; readonly days: number }
  | { readonly is: 'today' }
  | { readonly is: 'soon' }
  | { readonly is: 'later' }

/** Late after its last day; soon within three working days. */
export function urgencyOf(due: Day, today: Day): Urgency {
  if (due < today) return { is: 'late', days: daysBetween(due, today) }
  if (due === today) return { is: 'today' }
  return workingDaysBetween(today, due) <= 3 ? { is: 'soon' } : { is: 'later' }
}

/** In what order things stand on the desk: late, then what waits for somebody or is due soon, then the rest. */
export function dueOrder(task: { readonly due: Day | null; readonly waits: boolean }, today: Day): number {
  const urgency = task.due === null ? null : urgencyOf(task.due, today).is
  if (urgency === 'late') return 0
  return task.waits || urgency === 'today' || urgency === 'soon' ? 1 : 2
}

/** How much of a norm is used: whole working days, never less than one to divide by. */
export const normUsed = (
  from: Day,
  due: Day,
  today: Day,
): { readonly used: number; readonly max: number } => ({
  used: Math.max(0, workingDaysBetween(from, today)),
  max: Math.max(1, workingDaysBetween(from, due)),
})

/** What a day in a list of cases is for. */
export type DueFor = NormKey | 'decision' | 'advice' | 'step'

/** What the municipality owes first in a case, by its running terms; null when it owes nothing. */
export function dueFor(
  terms: readonly Pick<RunningTermOfCase, 'kind' | 'name' | 'owed_by' | 'due_day'>[],
  process: Process | undefined,
): { readonly what: DueFor; readonly due: Day } | null {
  const owed = terms.filter((term) => term.owed_by === 'municipality')
  const first = owed.reduce<(typeof owed)[number] | null>((best, term) => {
    if (best === null || term.due_day < best.due_day) return term
    // On the same day a decision or advice says more than a norm, and a norm more than that the step ends.
    const says = term.kind === 'step' && stepFor(process, term.name) !== 'step'
    const silent = best.kind === 'step' && stepFor(process, best.name) === 'step'
    return term.due_day === best.due_day && (says || silent) ? term : best
  }, null)
  if (!first) return null
  const norm = process?.norms.find(({ key }) => first.kind === 'norm' && key === first.name)
  return { what: norm?.key ?? stepFor(process, first.name), due: first.due_day }
}

/** What a step ends with: a decision, advice, or simply the step. */
export function stepFor(process: Process | undefined, key: string | null): DueFor {
  const step = process && stepOf(process, key)
  if (step && step.asks_decision.length > 0) return 'decision'
  return step?.actor === 'adviser' || step?.actor === 'jury' ? 'advice' : 'step'
}

/** A next step is on today's list from five working days before its end; without a day it is for now. */
const aheadDays = 5

export const isForToday = (
  { due, late }: { readonly due: Day | null; readonly late: boolean },
  today: Day,
): boolean => late || due === null || workingDaysBetween(today, due) <= aheadDays

/** The steps in which somebody with this role decides. */
export function decisionSteps(
  processes: readonly ProcessVersion[],
  role: string,
): readonly { readonly kind: string; readonly step: string }[] {
  const decides = (process: Process, key: string): boolean =>
    decisionTypeOf(process, key)?.decided_by.includes(role) ?? false
  return processes.flatMap(({ process }) =>
    process.steps
      .filter(
        (step) =>
          (step.actor === 'executive' || step.actor === 'area_manager') &&
          step.outcomes.some((outcome) =>
            decisionsAskedBy(step, outcome).some((key) => decides(process, key)),
          ),
      )
      .map((step) => ({ kind: process.kind, step: step.key })),
  )
}

type AreaRow = Pick<Area, 'id' | 'parent_id' | 'jury_area_id' | 'merged_into'>

/** The areas in which the actor has this role, with everything in them; null for the whole city. */
export function areasOfRole(
  actor: Pick<Actor, 'roles'>,
  role: string,
  areas: readonly AreaRow[],
): readonly string[] | null {
  const grants = actor.roles.filter((grant) => grant.role === role)
  if (grants.some((grant) => grant.scopeKind === 'city')) return null
  const ids = grants.flatMap(({ scopeKind, scopeId }) =>
    scopeKind === 'area' && scopeId ? areaIdsWithin(areas, scopeId) : [],
  )
  return [...new Set(ids)]
}
