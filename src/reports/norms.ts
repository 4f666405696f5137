import type { NormsMet } from '../initiatives/index.ts'
import { dayOf } from '../kit/dates.ts'
import { metOf, usualPeriod } from './rules.ts'
import { countsOf } from './store.ts'

/** How often each norm of a kind was met in the usual period; the same counts as those of `/cijfers`. */
export const normsMet: NormsMet = async (act, kind) => {
  const today = dayOf(act.now)
  const { from, to } = usualPeriod(today)
  const rows = await countsOf(act.db, { measures: ['norm'], areas: null, kind, from, to }, today)
  return [...new Set(rows.map(({ name }) => name))]
    .sort()
    .map((name) => ({ name, ...metOf(rows.filter((row) => row.name === name)) }))
}
