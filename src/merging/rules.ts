import type { CaseState } from '../cases/index.ts'

/** Why two cases cannot become one; the words are in `texts.ts`. */
export type Refusal = 'itself' | 'from_ended' | 'into_ended' | 'unfinished'

interface Standing {
  readonly id: string
  readonly state: Pick<CaseState, 'status'>
}

const runs = ({ state }: Standing): boolean => state.status === 'running' || state.status === 'paused'

/**
 * Why the one cannot go on in the other; null when it can. Both must run: so what was merged is never merged again, and
 * two that are merged into each other at the same time do not make a circle.
 */
export function refusalOf(from: Standing, into: Standing, unfinished: number): Refusal | null {
  if (from.id === into.id) return 'itself'
  if (!runs(from)) return 'from_ended'
  if (!runs(into)) return 'into_ended'
  return unfinished > 0 ? 'unfinished' : null
}

/** Why granted money keeps a case from going on in another. */
export type OpenMoney = 'to_pay' | 'to_account' | 'to_come_back'

/**
 * What must still happen with money that was granted, under the number that received it: paying it, settling it, or
 * getting back what was paid too much. Null when it is done with, or when the whole grant was taken back.
 */
export function openMoney(money: {
  readonly granted: number
  readonly paid: number
  readonly settled: number | null
  readonly due: object | null
  readonly overpaid: number
  readonly isBusy: boolean
}): OpenMoney | null {
  if (money.isBusy || money.due !== null) return 'to_pay'
  if (money.overpaid > 0) return 'to_come_back'
  return money.settled === null && (money.granted > 0 || money.paid > 0) ? 'to_account' : null
}

interface Somebody {
  readonly person_id: string | null
  readonly organisation_id: string | null
}

/** Who takes part in the one and not in the other yet; only they are asked whether they want to join. */
export const toAsk = <Party extends Somebody>(
  parties: readonly Party[],
  others: readonly Somebody[],
): readonly Party[] =>
  parties.filter(
    ({ person_id, organisation_id }) =>
      (person_id !== null || organisation_id !== null) &&
      !others.some((other) =>
        person_id === null ? other.organisation_id === organisation_id : other.person_id === person_id,
      ),
  )

/** Where a question stands: the one answers first, then the others; null in the last case when nobody is to answer. */
export type Turn = 'joiner' | 'initiators' | null

export function turnOf({
  wants,
  welcome,
}: {
  readonly wants: boolean | null
  readonly welcome: boolean | null
}): Turn {
  if (wants === null) return 'joiner'
  return wants && welcome === null ? 'initiators' : null
}
