import type { CommitmentView } from '../commitments/index.ts'
import type { Act } from '../kit/act.ts'
import type { Tone } from '../ui/status/status.tsx'

/** What was done with a contribution, as its reader sees it. */
export interface Answered {
  readonly label: string
  readonly tone: Tone
  readonly reasons: string
  /** The group it was answered with, and what those people said together. */
  readonly group: { readonly name: string; readonly summary: string } | null
  readonly at: Date
  /** What was promised with this answer, and how that stands. */
  readonly promises: readonly CommitmentView[]
}

/** What was done with these contributions, by their identifier: from the room of answers, which stands further on. */
export type AnswersOf = (
  act: Act,
  contributions: readonly { readonly id: string; readonly response_id: string | null }[],
) => Promise<ReadonlyMap<string, Answered>>
