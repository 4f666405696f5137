import type { Act } from '../../../kit/act.ts'
import { type Day, dayOf, daysBetween, formatDay } from '../../../kit/dates.ts'
import { StatusBadge } from '../../../ui/status/status.tsx'
import type { Payable } from '../payables.ts'
import type { Readiness } from '../rules.ts'
import type { Payment } from '../store.ts'
import { texts } from '../texts.ts'

const tones: Readonly<Record<Readiness, 'neutral' | 'active' | 'wait' | 'good' | 'bad'>> = {
  no_legal_entity: 'bad',
  no_account: 'wait',
  account_wrong: 'bad',
  to_check: 'active',
  under_way: 'neutral',
  ready: 'good',
}

/** What keeps a payment, and how late it is. */
export function PayableState({ act, payable }: { readonly act: Act; readonly payable: Payable }) {
  const t = texts(act.locale)
  return <StatusBadge tone={tones[payable.readiness]}>{t.readiness[payable.readiness]}</StatusBadge>
}

/** The last day to pay, and by how much it passed: until today, or until a day of `asOf`; null is never late. */
export function LastDay(props: {
  readonly act: Act
  readonly dueOn: Day
  readonly asOf?: Day | null | undefined
}) {
  const { act, dueOn, asOf = dayOf(act.now) } = props
  const late = asOf === null ? 0 : daysBetween(dueOn, asOf)
  return (
    <div>
      {formatDay(dueOn, act.locale)}
      {late > 0 && <p class="small">{texts(act.locale).desk.late(late)}</p>}
    </div>
  )
}

/** What became of a payment, and why when it failed. */
export function Outcome({ act, payment }: { readonly act: Act; readonly payment: Payment }) {
  const t = texts(act.locale)
  const { outcome, outcome_on: on, why_failed: why } = payment
  if (outcome === null) return <StatusBadge tone="active">{t.underWay}</StatusBadge>
  return (
    <div>
      <StatusBadge tone={outcome === 'paid' ? 'good' : outcome === 'failed' ? 'bad' : 'neutral'}>
        {t.outcomes[outcome]}
      </StatusBadge>
      {on && <p class="small">{formatDay(on, act.locale)}</p>}
      {why && <p class="small">{why}</p>}
    </div>
  )
}
