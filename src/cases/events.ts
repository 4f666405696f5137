import type { Day } from '../kit/dates.ts'
import type { EndKind, EventType } from './schema.ts'
import type { TermUnit } from './terms.ts'

/** Who may see an event: the public and the private face of a timeline are one record. */
export type Visibility = 'everyone' | 'parties' | 'staff'

/** On whose side someone acted; `system` is the program by itself. */
export type Side = 'initiator' | 'municipality' | 'system'

/**
 * What each kind of event records. Only references, days and codes: what people wrote lies in `case_text`,
 * so that it can be erased while the timeline stays whole (rule 9 of the domain).
 */
export interface EventData {
  /** The officer of the day owns the case until a guide is named (rule 1). */
  readonly submitted: { readonly officerId: string }
  readonly officer_changed: { readonly officerId: string }
  readonly guide_appointed: { readonly guideId: string }
  /** Something of this case got another owner, because who had it stopped working here. */
  readonly handed_over: {
    readonly what: 'advice' | 'commitment' | 'meeting'
    readonly id: string
    readonly toId: string
  }
  readonly substitute_set: { readonly substituteId: string | null }
  readonly step_completed: { readonly step: string; readonly outcome: string }
  /** A sent request that sets a term: `until` is the last day to answer (art. 4:15 Awb). */
  readonly paused: { readonly until: Day }
  readonly resumed: { readonly because: 'answered' | 'lapsed' | 'not_needed' }
  readonly extended: { readonly step: string; readonly length: number; readonly unit: TermUnit }
  readonly message_posted: { readonly messageId: string }
  readonly update_posted: { readonly fileIds: readonly string[] }
  readonly feasibility_answered: {
    readonly answer: 'feasible' | 'feasible_if' | 'not_feasible' | 'not_known_yet'
  }
  readonly advice_asked: { readonly adviceId: string; readonly aspect: string; readonly due: Day }
  readonly advice_reminded: { readonly adviceId: string }
  readonly advice_answered: { readonly adviceId: string; readonly requirements: number }
  readonly advice_released: { readonly adviceId: string }
  /** How requirements stand now, each by its identifier. */
  readonly requirements_updated: { readonly outcomes: Readonly<Record<string, string>> }
  /** Two people weigh whether the municipality contributes; the initiator reads what came of it once it is released. */
  readonly weighing_asked: { readonly weighingId: string; readonly due: Day }
  readonly weighing_called_off: { readonly weighingId: string }
  readonly weighing_settled: { readonly weighingId: string }
  readonly weighing_released: { readonly weighingId: string; readonly outcome: string }
  readonly weighing_departed: { readonly weighingId: string; readonly outcome: string }
  /** Waiting for a (political) decision, with the day on which it is planned. */
  readonly decision_planned: { readonly plannedOn: Day; readonly body: string }
  readonly decision_taken: {
    readonly decisionId: string
    readonly decisionType: string
    readonly step: string
    readonly outcome: string
  }
  readonly meeting_planned: { readonly meetingId: string; readonly kind: string; readonly startsAt: string }
  /** Called off with a reason, or because the case ended like this. */
  readonly meeting_cancelled: {
    readonly meetingId: string
    readonly kind: string
    readonly because?: EndKind
  }
  readonly meeting_held: { readonly meetingId: string; readonly kind: string }
  readonly info_pack_sent: { readonly version: number }
  readonly commitment_made: { readonly commitmentId: string; readonly due: Day }
  readonly commitment_rescheduled: { readonly commitmentId: string; readonly due: Day }
  readonly commitment_kept: { readonly commitmentId: string }
  readonly commitment_late: { readonly commitmentId: string; readonly due: Day }
  /** Withdrawn with a reason, or ended because the case ended like this. */
  readonly commitment_dropped: { readonly commitmentId: string; readonly because?: EndKind }
  readonly application_received: { readonly applicationId: string }
  /** With its place in the order of receipt. */
  readonly application_complete: { readonly applicationId: string; readonly sequence: number }
  readonly application_withdrawn: { readonly applicationId: string }
  readonly stuck_raised: { readonly stuckId: string }
  readonly requirement_questioned: { readonly stuckId: string; readonly requirementId: string | null }
  readonly stuck_escalated: { readonly stuckId: string }
  readonly stuck_answered: { readonly stuckId: string; readonly outcome: string }
  /** Recorded by the clock: we were late, and told so. */
  readonly term_missed: { readonly term: string; readonly due: Day }
  readonly zaaknummer_set: { readonly zaaknummer: string | null }
  readonly consent_given: Readonly<Record<string, never>>
  readonly consent_withdrawn: Readonly<Record<string, never>>
  readonly published: Readonly<Record<string, never>>
  readonly unpublished: Readonly<Record<string, never>>
  readonly party_joined: { readonly partyId: string; readonly role: string }
  readonly party_left: { readonly partyId: string }
  readonly file_added: { readonly fileIds: readonly string[] }
  readonly linked: { readonly caseId: string; readonly relation: string }
  readonly note_added: Readonly<Record<string, never>>
  readonly result_recorded: { readonly fileIds: readonly string[] }
  /** Money of the plan, in cents; each as it was booked. */
  readonly money_granted: { readonly cents: number }
  readonly bank_account_given: Readonly<Record<string, never>>
  readonly bank_account_checked: { readonly outcome: 'right' | 'wrong' }
  readonly money_paid: { readonly cents: number; readonly on: Day }
  readonly payment_failed: { readonly cents: number }
  /** What was done with a grant, as who got it tells. */
  readonly account_sent: { readonly spent: number; readonly unspent: number }
  readonly account_returned: { readonly until: Day }
  readonly account_postponed: { readonly until: Day }
  readonly money_settled: { readonly cents: number }
  readonly money_returned: { readonly cents: number }
  readonly money_corrected: { readonly what: string; readonly cents: number }
  /** A place of the municipality for the plan, by the last part of its address. */
  readonly spot_asked: { readonly spot: string; readonly from: Day; readonly until: Day }
  readonly spot_refused: { readonly spot: string }
  readonly spot_agreed: { readonly spot: string; readonly from: Day; readonly until: Day }
  readonly spot_extended: { readonly spot: string; readonly until: Day }
  readonly spot_inspected: { readonly spot: string; readonly outcome: 'fine' | 'to_do' }
  readonly spot_ended: { readonly spot: string; readonly as: 'given_back' | 'stopped' | 'run_out' }
  readonly withdrawn: Readonly<Record<string, never>>
  /** Goes on within another case; that one has `merge_received`, and `split_off` when this is opened again. */
  readonly merged: { readonly intoId: string }
  readonly merge_received: { readonly fromId: string }
  readonly split_off: { readonly fromId: string }
  readonly reopened: { readonly step: string }
}

/** What happened, without when and by whom. */
export type Happening = {
  readonly [T in EventType]: { readonly type: T; readonly data: EventData[T] }
}[EventType]

/** The part of an event that the rules look at. */
export type TimedHappening = Happening & { readonly on: Day; readonly side: Side }

/** An event as it stands on the timeline. */
export type CaseEvent = TimedHappening & {
  readonly id: number
  readonly at: Date
  readonly visibility: Visibility
  readonly byPersonId: string | null
  readonly textId: string | null
}

/** Who sees an event unless the action says otherwise. */
export const usualVisibility: Readonly<Record<EventType, Visibility>> = {
  submitted: 'everyone',
  officer_changed: 'parties',
  guide_appointed: 'everyone',
  substitute_set: 'parties',
  handed_over: 'parties',
  step_completed: 'everyone',
  paused: 'parties',
  resumed: 'parties',
  extended: 'everyone',
  message_posted: 'parties',
  update_posted: 'everyone',
  feasibility_answered: 'parties',
  advice_asked: 'parties',
  advice_reminded: 'parties',
  advice_answered: 'staff',
  advice_released: 'parties',
  requirements_updated: 'parties',
  weighing_asked: 'parties',
  weighing_called_off: 'parties',
  weighing_settled: 'staff',
  weighing_released: 'parties',
  weighing_departed: 'parties',
  decision_planned: 'everyone',
  decision_taken: 'everyone',
  meeting_planned: 'parties',
  meeting_cancelled: 'parties',
  meeting_held: 'parties',
  info_pack_sent: 'parties',
  commitment_made: 'everyone',
  commitment_rescheduled: 'everyone',
  commitment_kept: 'everyone',
  commitment_late: 'everyone',
  commitment_dropped: 'everyone',
  application_received: 'parties',
  application_complete: 'parties',
  application_withdrawn: 'parties',
  stuck_raised: 'parties',
  requirement_questioned: 'parties',
  stuck_escalated: 'parties',
  stuck_answered: 'parties',
  term_missed: 'everyone',
  zaaknummer_set: 'staff',
  consent_given: 'parties',
  consent_withdrawn: 'parties',
  published: 'everyone',
  unpublished: 'parties',
  party_joined: 'parties',
  party_left: 'parties',
  file_added: 'parties',
  linked: 'parties',
  note_added: 'staff',
  result_recorded: 'everyone',
  money_granted: 'everyone',
  bank_account_given: 'parties',
  bank_account_checked: 'parties',
  money_paid: 'everyone',
  payment_failed: 'parties',
  account_sent: 'parties',
  account_returned: 'parties',
  account_postponed: 'parties',
  money_settled: 'everyone',
  money_returned: 'parties',
  money_corrected: 'parties',
  spot_asked: 'parties',
  spot_refused: 'parties',
  spot_agreed: 'parties',
  spot_extended: 'parties',
  spot_inspected: 'parties',
  spot_ended: 'parties',
  withdrawn: 'parties',
  merged: 'parties',
  merge_received: 'parties',
  split_off: 'parties',
  reopened: 'everyone',
}
