import type { CaseState, StandingCase } from '../../cases/index.ts'
import { isAccountAsked, isAccountAwaited, type MoneyOfCase } from '../../funds/index.ts'
import { addDays, type Day } from '../../kit/dates.ts'

/** What a case asks of who takes part in it; `by` is the last day, null when there is no hurry. */
export interface Ask {
  readonly kind: 'answer' | 'messages' | 'turn' | 'publish' | 'changes' | 'account_number' | 'tell_money'
  readonly caseId: string
  readonly by: Day | null
  readonly amount: number
}

type Money = Pick<
  MoneyOfCase,
  'application' | 'asksAccount' | 'account' | 'accountDue' | 'report' | 'settlement'
>

interface Around {
  /** New messages per case. */
  readonly unread: ReadonlyMap<string, number>
  /** Cases in which this person speaks for the initiator, and not as a partner. */
  readonly asInitiator: ReadonlySet<string>
  /** What was granted for these cases. */
  readonly money: readonly Money[]
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

const order: readonly Ask['kind'][] = [
  'answer',
  'account_number',
  'messages',
  'tell_money',
  'changes',
  'turn',
  'publish',
]
const compare = (a: Day | null, b: Day | null): number => {
  if (a === b) return 0
  if (a === null) return 1
  return b === null || a < b ? -1 : 1
}

function asksOfCase({ file, events, state }: StandingCase, around: Around, today: Day): readonly Ask[] {
  const unread = around.unread.get(file.id) ?? 0
  const messages: Ask[] = unread > 0 ? [{ kind: 'messages', caseId: file.id, by: today, amount: unread }] : []
  const ask = (kind: Ask['kind'], by: Day | null): Ask => ({ kind, caseId: file.id, by, amount: 1 })
  if (!around.asInitiator.has(file.id)) return messages
  const isOver = state.status === 'ended'
  const money = around.money
    .filter(({ application }) => application.case_id === file.id)
    .flatMap((one) => [
      // We pay once we know to which account.
      ...(isAccountAsked(one) ? [ask('account_number', today)] : []),
      ...(isAccountAwaited(one) && one.accountDue !== null && (isOver || isNear(one.accountDue, today))
        ? [ask('tell_money', one.accountDue)]
        : []),
    ])
  if (isOver) return [...messages, ...money]
  if (state.pausedUntil !== null) return [ask('answer', state.pausedUntil), ...money]
  const refused = events.some((event) => event.type === 'consent_withdrawn')
  return [
    ...messages,
    ...money,
    ...(isTurn(state, today) ? [ask('turn', state.stepTerm?.due ?? null)] : []),
    ...(around.declined.has(file.id) ? [ask('changes', null)] : []),
    ...(state.consentOn === null && !refused ? [ask('publish', null)] : []),
  ]
}

/** What was done with money is asked from four weeks before its day. */
const isNear = (day: Day, today: Day): boolean => day <= addDays(today, 28)

const isTurn = (state: CaseState, today: Day): boolean =>
  state.stepTerm?.owedBy === 'initiator' && state.stepTerm.due <= addDays(today, turnDays)
