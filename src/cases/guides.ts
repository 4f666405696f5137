import type { Day } from '../kit/dates.ts'

/** Someone who could guide a case. */
export interface GuideCandidate {
  readonly id: string
  /** Areas of this person's roles; none means the whole city. */
  readonly areaIds: readonly string[]
  readonly expertise: readonly string[]
  readonly openCases: number
  /** Last day of an absence that holds today. */
  readonly awayUntil: Day | null
}

export type GuideReason =
  | { readonly code: 'area' }
  | { readonly code: 'expertise'; readonly subjects: readonly string[] }
  | { readonly code: 'room' }
  | { readonly code: 'busy' }
  | { readonly code: 'away'; readonly until: Day }

export interface GuideSuggestion {
  readonly id: string
  readonly points: number
  /** Why, without the number of cases: workload is for the person and the coordinator only (rule 9). */
  readonly reasons: readonly GuideReason[]
}

const points = { area: 4, subject: 3, mostSubjects: 2, room: 2, busy: -2, away: -20 }

/**
 * Who fits a case, best first: knows the area, knows the subject, has room, is there.
 * A suggestion with its reasons; the team chooses.
 */
export function suggestGuides(
  candidates: readonly GuideCandidate[],
  wanted: { readonly areaIds: readonly string[]; readonly subjects: readonly string[] },
): readonly GuideSuggestion[] {
  const usual = middle(candidates.map((candidate) => candidate.openCases))
  return candidates
    .map((candidate) => ({ candidate, ...weigh(candidate, wanted, usual) }))
    .sort(
      (a, b) =>
        b.points - a.points ||
        a.candidate.openCases - b.candidate.openCases ||
        (a.candidate.id < b.candidate.id ? -1 : 1),
    )
    .map(({ candidate, points, reasons }) => ({ id: candidate.id, points, reasons }))
}

function weigh(
  candidate: GuideCandidate,
  wanted: { readonly areaIds: readonly string[]; readonly subjects: readonly string[] },
  usual: number,
): { readonly points: number; readonly reasons: readonly GuideReason[] } {
  const reasons: GuideReason[] = []
  let sum = 0
  if (candidate.areaIds.some((id) => wanted.areaIds.includes(id))) {
    reasons.push({ code: 'area' })
    sum += points.area
  }
  const subjects = candidate.expertise.filter((subject) => wanted.subjects.includes(subject))
  if (subjects.length > 0) {
    reasons.push({ code: 'expertise', subjects })
    sum += points.subject * Math.min(subjects.length, points.mostSubjects)
  }
  if (candidate.openCases < usual || candidate.openCases === 0) {
    reasons.push({ code: 'room' })
    sum += points.room
  } else if (candidate.openCases > usual) {
    reasons.push({ code: 'busy' })
    sum += points.busy
  }
  if (candidate.awayUntil !== null) {
    reasons.push({ code: 'away', until: candidate.awayUntil })
    sum += points.away
  }
  return { points: sum, reasons }
}

function middle(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0
}
