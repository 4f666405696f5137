import type { Process, Term } from '../../cases/index.ts'

/** Days in a unit, to compare norms with; a working day counts as its share of a week. */
const daysIn: Readonly<Record<Term['unit'], number>> = {
  days: 1,
  working_days: 7 / 5,
  weeks: 7,
  months: 30,
  years: 365,
}

/** Within how long everybody knows who their guide is, whatever way their idea goes; null when no process promises it. */
export function contactNorm(processes: readonly Pick<Process, 'norms'>[]): Term | null {
  const promised = processes.flatMap(({ norms }) => norms.filter(({ key }) => key === 'contact'))
  const days = ({ length, unit }: Term): number => length * daysIn[unit]
  return promised.map(({ term }) => term).toSorted((a, b) => days(b) - days(a))[0] ?? null
}
