/** What can be done with what somebody put in. */
export const outcomes = ['adopted', 'partly', 'not', 'already', 'out_of_scope', 'passed_on'] as const
export type Outcome = (typeof outcomes)[number]

/** What we say to a group or to one contribution. */
export interface Said {
  readonly outcome: Outcome
  readonly reasons: string
  /** Who goes on with what was passed on. */
  readonly passedTo: string | null
}
