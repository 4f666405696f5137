import type { Requirement } from './store.ts'

/** The pile of requirements on a plan, counted. */
export interface Pile {
  readonly total: number
  /** That the law asks; the others are our wish. */
  readonly law: number
  /** That still hold. */
  readonly open: number
  /** What those cost together, as far as known; weeks may overlap. */
  readonly weeks: number
}

/** Counts what is asked of a plan, and what it costs in weeks as long as it holds. A changed one holds as it is now. */
export function pileOf(requirements: readonly Pick<Requirement, 'ground' | 'outcome' | 'weeks'>[]): Pile {
  const open = requirements.filter(({ outcome }) => outcome === 'stands' || outcome === 'changed')
  return {
    total: requirements.length,
    law: requirements.filter(({ ground }) => ground === 'law').length,
    open: open.length,
    weeks: open.reduce((sum, { weeks }) => sum + (weeks ?? 0), 0),
  }
}
