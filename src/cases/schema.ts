import { z } from 'zod'

/** A text in Dutch and English, as it stands in a process file. */
const localised = z.strictObject({ nl: z.string().trim().min(1), en: z.string().trim().min(1) })

const key = z.string().regex(/^[a-z][a-z0-9_]*$/, 'lower case letters, digits and _ only')

/** How long something may take. `legal` terms follow the law, `service` terms are our own promise. */
export const termSchema = z.strictObject({
  length: z.number().int().positive(),
  unit: z.enum(['working_days', 'days', 'weeks', 'months', 'years']),
  kind: z.enum(['service', 'legal']),
  /** Whether the Algemene termijnenwet applies to a legal term; see `terms.ts`. */
  general_act: z.boolean().optional(),
})

/** Who acts in a step. */
export const stepActors = [
  'initiator',
  'team',
  'guide',
  'adviser',
  'executive',
  'area_manager',
  'jury',
  'department',
] as const

/** The ways in which a case can end. */
export const endKinds = [
  'completed',
  'refused',
  'not_treated',
  'withdrawn',
  'referred',
  'not_carried_out',
] as const
/** No outcome of a step: people who work on two cases make them one. */
export type EndKind = (typeof endKinds)[number] | 'merged'

/** Ends that say no, or "not here": they ask for a decision that names another way. */
export const endsThatNeedAnotherWay: readonly EndKind[] = ['refused', 'not_treated', 'referred']

/** What an outcome can mean for the application for money that rests on the case. */
export const applicationOutcomes = [
  'granted',
  'granted_partly',
  'refused',
  'not_treated',
  'referred',
] as const
export type ApplicationOutcome = (typeof applicationOutcomes)[number]

/** Everything that can happen on the timeline of a case. */
export const eventTypes = [
  'submitted',
  'officer_changed',
  'guide_appointed',
  'substitute_set',
  'handed_over',
  'step_completed',
  'paused',
  'resumed',
  'extended',
  'message_posted',
  'update_posted',
  'feasibility_answered',
  'advice_asked',
  'advice_reminded',
  'advice_answered',
  'advice_released',
  'requirements_updated',
  'weighing_asked',
  'weighing_called_off',
  'weighing_settled',
  'weighing_released',
  'weighing_departed',
  'decision_planned',
  'decision_taken',
  'meeting_planned',
  'meeting_cancelled',
  'meeting_held',
  'info_pack_sent',
  'commitment_made',
  'commitment_rescheduled',
  'commitment_kept',
  'commitment_late',
  'commitment_dropped',
  'application_received',
  'application_complete',
  'application_withdrawn',
  'stuck_raised',
  'requirement_questioned',
  'stuck_escalated',
  'stuck_answered',
  'term_missed',
  'zaaknummer_set',
  'consent_given',
  'consent_withdrawn',
  'published',
  'unpublished',
  'party_joined',
  'party_left',
  'file_added',
  'linked',
  'note_added',
  'result_recorded',
  'money_granted',
  'bank_account_given',
  'bank_account_checked',
  'money_paid',
  'payment_failed',
  'account_sent',
  'account_returned',
  'account_postponed',
  'money_settled',
  'money_returned',
  'money_corrected',
  'spot_asked',
  'spot_refused',
  'spot_agreed',
  'spot_extended',
  'spot_inspected',
  'spot_ended',
  'withdrawn',
  'merged',
  'merge_received',
  'split_off',
  'reopened',
] as const
export type EventType = (typeof eventTypes)[number]

/** What an event must look like to start or meet a norm. */
const milestoneSchema = z.strictObject({
  event: z.enum(eventTypes),
  /** Only events from this side count. */
  by: z.enum(['initiator', 'municipality']).optional(),
  /** For `step_completed`: only this step. */
  step: key.optional(),
  /** For meetings: only this kind of meeting. */
  meeting: key.optional(),
})

const normSchema = z.strictObject({
  key: z.enum(['contact', 'intake', 'feasibility', 'update', 'publication']),
  title: localised,
  term: termSchema,
  from: milestoneSchema,
  /** The first of these meets the norm. */
  until: z.array(milestoneSchema).min(1),
  /** The term starts again each time it is met, as with updates. */
  repeats: z.boolean().default(false),
  /** Whether the clock stands still while the case is paused. */
  pausable: z.boolean().default(true),
})

const outcomeSchema = z
  .strictObject({
    key,
    label: localised,
    next: key.optional(),
    end: z.enum(endKinds).optional(),
    /** This event brings about the outcome by itself. */
    when: z.enum(eventTypes).optional(),
    /** Decision types for this outcome, the usual one first; overrules those of the step. */
    asks_decision: z.array(key).optional(),
    /** For an outcome that is about money only, such as a no after which the plan goes on; see `funds/`. */
    application: z.enum(applicationOutcomes).optional(),
  })
  .refine((outcome) => (outcome.next === undefined) !== (outcome.end === undefined), {
    message: 'an outcome has either a next step or an end',
  })

const stepSchema = z.strictObject({
  key,
  title: localised,
  /** What happens now, as the rest of a sentence: "wij vragen advies aan de vakafdelingen". */
  doing: localised,
  explanation: localised,
  actor: z.enum(stepActors),
  term: termSchema,
  /** A legal term usually runs from the submission, not from the start of the step (art. 4:13 Awb). */
  counts_from: z.enum(['step', 'submission']).default('step'),
  /** What the initiator must deliver. */
  needs: z.array(localised).default([]),
  /** What the letter says with which the step begins, instead of the explanation; see `step-letter.ts`. */
  letter: localised.optional(),
  /** Decision types that any outcome of this step asks for, the usual one first. */
  asks_decision: z.array(key).default([]),
  outcomes: z.array(outcomeSchema).min(1),
})

const criterionSchema = z.strictObject({ key, title: localised, question: localised })

const decisionTypeSchema = z
  .strictObject({
    key,
    title: localised,
    /** The body that decides, such as the executive (college van B en W). */
    body: localised,
    /** On what ground someone signs for the body; null when the body itself decides. */
    mandate: localised.nullable(),
    /** Roles that may record this decision. */
    decided_by: z.array(key).min(1),
    /** A besluit in the sense of art. 1:3 Awb: objection is open. */
    is_besluit: z.boolean(),
    /** Weeks to object, counted from the day after sending (art. 6:7 and 6:8 Awb). */
    objection_weeks: z.number().int().positive().nullable(),
    criteria: z.array(criterionSchema).min(1),
  })
  .refine((type) => type.is_besluit === (type.objection_weeks !== null), {
    message: 'a besluit has a term to object; another decision has none',
  })

/** A version of a process: the data that drive a case, its terms, its picture and its figures. */
export const processSchema = z.strictObject({
  key,
  version: z.number().int().positive(),
  /** Kind of initiative that runs through it: green, neighbourhood_wish, city_wish, ... */
  kind: key,
  title: localised,
  summary: localised,
  norms: z.array(normSchema),
  steps: z.array(stepSchema).min(1),
  decision_types: z.array(decisionTypeSchema).default([]),
})

export type Milestone = z.infer<typeof milestoneSchema>
export type Norm = z.infer<typeof normSchema>
export type NormKey = Norm['key']
export type Outcome = z.infer<typeof outcomeSchema>
export type Step = z.infer<typeof stepSchema>
export type StepActor = Step['actor']
export type DecisionType = z.infer<typeof decisionTypeSchema>
export type Criterion = z.infer<typeof criterionSchema>
/** The definition of a process version; the first step in the list is where a case starts. */
export type Process = z.infer<typeof processSchema>
