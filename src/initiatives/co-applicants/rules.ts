import { addWeeks, type Day } from '../../kit/dates.ts'

/** How long somebody has to answer. */
const weeksToAnswer = 3

export const answerBy = (today: Day): Day => addWeeks(today, weeksToAnswer)

export type CoApplicantState = 'waiting' | 'expired' | 'yes' | 'no' | 'ended'

/** How it stands with somebody who was asked; who said yes and left the plan since has ended. */
export function stateOf(
  one: {
    readonly answer: 'yes' | 'no' | null
    readonly answer_by: Day
    readonly ended_at: Date | null
    readonly party_id: string | null
  },
  partyIds: readonly string[],
  today: Day,
): CoApplicantState {
  if (one.ended_at !== null) return 'ended'
  if (one.answer === 'yes') return partyIds.includes(one.party_id ?? '') ? 'yes' : 'ended'
  return one.answer ?? (one.answer_by < today ? 'expired' : 'waiting')
}

/** The application as far as it matters here. */
export interface AppliedFor {
  readonly isDecided: boolean
  readonly isComplete: boolean
  /** Above the amount from which the scheme asks for a legal entity. */
  readonly asksLegalEntity: boolean
}

/**
 * Why a co-applicant cannot be left out; null when they can. Who applies with an application that counts as complete may
 * step back by themselves, but is not left out by others when it needs them.
 */
export function whyStays(
  applied: AppliedFor | null,
  leaver: { readonly isThemselves: boolean; readonly isLastOrganisation: boolean },
): 'decided' | 'needed' | null {
  if (applied === null) return null
  if (applied.isDecided) return 'decided'
  const isNeeded = applied.isComplete && applied.asksLegalEntity && leaver.isLastOrganisation
  return isNeeded && !leaver.isThemselves ? 'needed' : null
}
