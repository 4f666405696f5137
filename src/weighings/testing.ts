import type { FormFields } from '../testing.ts'

const checks = ['for_the_city', 'lawful', 'public_aim', 'open_to_all', 'still_to_come', 'not_paid_elsewhere']
const criteria = ['social_value', 'support', 'feasibility', 'continuity', 'inclusion', 'proportion']

/** A sheet as its form sends it: every check a yes, and points in the order of the criteria with a reason each. */
export const sheetFields = (points: readonly number[], why: string): FormFields => ({
  ...Object.fromEntries(checks.map((id) => [`antwoord_${id}`, 'yes'])),
  ...Object.fromEntries(criteria.map((id, at) => [`antwoord_${id}`, `s${points[at]}`])),
  ...Object.fromEntries(criteria.map((id) => [`reden_${id}`, `${why} over ${id}`])),
})
