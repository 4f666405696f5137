import type { CaseState, StandingCase } from '../../cases/index.ts'
import { addDays, type Day } from '../../kit/dates.ts'

/** What a case asks of who takes part in it; `by` is the last day, null when there is no hurry. */
export interface Ask {
  readonly kind: 'answer' | 'messages' | 'turn' | 'publish' | 'changes'
  readonly caseId: string
  readonly by: Day | null
  readonly amount: number
}

interface Around {
  /** New messages per case. */
  readonly unread: ReadonlyMap<string, number>
  /** Cases in which this person speaks for the initiator, and not as a partner. */
  readonly asInitiator: ReadonlySet<string>
  /** Cases of which the team asked for another text before publication. */
  readonly declined: ReadonlySet<string>
}

/** A step that is the initiator's own is mentioned two weeks ahead. */
const turnDays = 14

/** What asks something of somebody, the most urgent first; what can wait comes last. */
export function asksOf(cases: readonly StandingCase[], around: Around, today: Day): readonly Ask[] {
  const asks = cases.flatMap((one) => asksOfCase(one, around, today))
  return asks.toSorted((a, b) => compare(a.by, b.by) || order.indexOf(a.kind) - order.indexOf(b.kind))
}

const order: readonly Ask['kind'][] = ['answer', 'messages', 'changes', 'turn', 'publish']
const compare = (a: Day | null, b: Day | null): number => {
  if (a === b) return 0
  if (a === null) return 1
  return b === null || a < b ? -1 : 1
}

function asksOfCase({ file, events, state }: StandingCase, around: Around, today: Day): readonly Ask[] {
  const unread = around.unread.get(file.id) ?? 0
  const messages: Ask[] = unread > 0 ? [{ kind: 'messages', caseId: file.id, by: today, amount: unread }] : []
  if (state.status === 'ended') return messages
  const ask = (kind: Ask['kind'], by: Day | null): Ask => ({ kind, caseId: file.id, by, amount: 1 })
  if (!around.asInitiator.has(file.id)) return messages
  if (state.pausedUntil !== null) return [ask('answer', state.pausedUntil)]
  const refused = events.some((event) => event.type === 'consent_withdrawn')
  return [
    ...messages,
    ...(isTurn(state, today) ? [ask('turn', state.stepTerm?.due ?? null)] : []),
    ...(around.declined.has(file.id) ? [ask('changes', null)] : []),
    ...(state.consentOn === null && !refused ? [ask('publish', null)] : []),
  ]
}

const isTurn = (state: CaseState, today: Day): boolean =>
  state.stepTerm?.owedBy === 'initiator' && state.stepTerm.due <= addDays(today, turnDays)
