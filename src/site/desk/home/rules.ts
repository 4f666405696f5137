import type {
  Advice,
  CaseEvent,
  CaseFile,
  LastMessage,
  Process,
  ProcessVersion,
  RunningTermOfCase,
} from '../../../cases/index.ts'
import { areasAroundIn, decisionsAskedBy, decisionTypeOf } from '../../../cases/index.ts'
import type { Actor } from '../../../kit/actor.ts'
import { addWorkingDays, type Day, dayOf, daysBetween, workingDaysBetween } from '../../../kit/dates.ts'
import type { Area } from '../../../places/index.ts'

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

/** How much of a norm is used: whole working days, never less than one to divide by. */
export const normUsed = (
  from: Day,
  due: Day,
  today: Day,
): { readonly used: number; readonly max: number } => ({
  used: Math.max(0, workingDaysBetween(from, today)),
  max: Math.max(1, workingDaysBetween(from, due)),
})

/** What somebody has to do for a case; `by` is the day on which it should be done, and orders the list. */
export type Duty = { readonly caseId: string; readonly by: Day } & (
  | { readonly kind: 'term'; readonly term: RunningTermOfCase }
  | { readonly kind: 'message'; readonly since: Day }
  | { readonly kind: 'advice_share'; readonly advice: Advice }
  | { readonly kind: 'advice_late'; readonly advice: Advice }
  | { readonly kind: 'tell'; readonly since: Day; readonly personId: string }
)

/** Within how many working days a message deserves an answer, and advice to be shared. */
const answerDays = 2

/** A term is on today's list from five working days before its end. */
const aheadDays = 5

interface Work {
  readonly files: readonly CaseFile[]
  readonly terms: readonly RunningTermOfCase[]
  readonly messages: readonly LastMessage[]
  readonly advice: readonly Advice[]
}

/** What to do for these cases, the most urgent first. A case that waits for its initiator asks nothing by its terms. */
export function dutiesOf({ files, terms, messages, advice }: Work, today: Day): readonly Duty[] {
  const moving = new Set(files.filter((file) => file.state === 'running').map((file) => file.id))
  const until = addWorkingDays(today, aheadDays)
  const duties: Duty[] = [
    ...terms
      .filter((term) => moving.has(term.case_id) && term.owed_by === 'municipality' && term.due_day <= until)
      .map((term) => ({ kind: 'term' as const, caseId: term.case_id, by: term.due_day, term })),
    ...messages
      .filter((message) => message.side === 'initiator')
      .map((message) => {
        const since = dayOf(message.at)
        return {
          kind: 'message' as const,
          caseId: message.case_id,
          by: addWorkingDays(since, answerDays),
          since,
        }
      }),
    ...advice.flatMap((one) => dutyOfAdvice(one, today)),
  ]
  return inOrder(duties)
}

export const inOrder = (duties: readonly Duty[]): readonly Duty[] =>
  [...duties].sort((a, b) => (a.by === b.by ? (a.caseId < b.caseId ? -1 : 1) : a.by < b.by ? -1 : 1))

function dutyOfAdvice(advice: Advice, today: Day): readonly Duty[] {
  const { answered_on, due_day, case_id: caseId } = advice
  if (answered_on !== null) {
    return [{ kind: 'advice_share', caseId, by: addWorkingDays(answered_on, answerDays), advice }]
  }
  return due_day < today ? [{ kind: 'advice_late', caseId, by: due_day, advice }] : []
}

/**
 * The last thing that happened which the parties should hear of, when nobody noted since that it was told.
 * For people who do not read e-mail: they are called or written to, and a note says so.
 */
export function untold(events: readonly CaseEvent[]): CaseEvent | null {
  // That an idea is in has a list of its own, with the text to read aloud.
  const last = events.findLastIndex(
    (event) => event.visibility !== 'staff' && event.side !== 'initiator' && event.type !== 'submitted',
  )
  const noted = events.findLastIndex((event) => event.type === 'note_added' || event.type === 'meeting_held')
  return last > noted ? (events[last] ?? null) : null
}

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

type AreaRow = Pick<Area, 'id' | 'parent_id' | 'jury_area_id'>

/** An area with everything that lies in it. */
export const areaIdsWithin = (areas: readonly AreaRow[], id: string): readonly string[] =>
  areas.filter((area) => areasAroundIn(areas, area.id).includes(id)).map((area) => area.id)

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
