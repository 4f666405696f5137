import type { Advice, CaseTerm, OpenedCase, StuckRequest } from '../../../cases/index.ts'
import type { Day } from '../../../kit/dates.ts'
import type { DeskAction } from '../../../paths.ts'
import type { OpenedWeighing } from '../../../weighings/index.ts'

/** What somebody can be asked to do next; besides the pages of the desk there are those of other domains. */
export type Todo =
  | DeskAction
  | 'answer_message'
  | 'answer_stuck'
  | 'answer_advice'
  | 'plan_intake'
  | 'report_meeting'
  | 'make_commitment'
  | 'report_commitment'
  | 'tell_by_hand'
  | 'weigh'
  | 'seat_assessor'
  | 'release_weighing'

export interface NextAction {
  readonly key: Todo
  /** Last day; null when there is none. */
  readonly due: Day | null
  readonly late: boolean
  /** The advice, stuck request, commitment, meeting or person it is about. */
  readonly id: string | null
}

/** A case with what its next action depends on. */
export interface CaseFacts {
  readonly opened: Pick<
    OpenedCase,
    'process' | 'state' | 'events' | 'relations' | 'absences' | 'contactId' | 'parties'
  >
  readonly advice: readonly Advice[]
  readonly stuck: readonly StuckRequest[]
  /** The initiator wants the plan, or a change to it, on the site and waits for a look by the team. */
  readonly looksAsked: boolean
  /** The latest weighing of the plan, where there is one. */
  readonly weighing?: Pick<OpenedWeighing, 'stage' | 'weighing' | 'assessors'> | null
  /** Money was asked, and whether everything is there was not looked at since what came in last. */
  readonly applicationToCheck?: boolean
  /** Who takes part, does not read e-mail and still has to hear something; since when. */
  readonly tellByHand: readonly { readonly personId: string; readonly since: Day }[]
}

/** How soon something comes up, besides what is late: a person waits, the step asks it, or it is due soon. */
export const ranks = { late: 0, someoneWaits: 1, step: 2, soon: 3 } as const

export type Candidate = Omit<NextAction, 'late'> & { readonly rank: keyof typeof ranks }

export const todo = (
  key: Todo,
  rank: Candidate['rank'],
  due: Day | null = null,
  id: string | null = null,
): Candidate => ({ key, rank, due, id })

export const runningNorm = ({ opened }: CaseFacts, name: string): CaseTerm | undefined =>
  opened.state.terms.find((term) => term.kind === 'norm' && term.name === name && term.status === 'running')
