import { addDays, type Day } from '../kit/dates.ts'

/** To what somebody can be sent on. */
export const referralKinds = ['scheme', 'partner', 'course', 'department', 'person'] as const
export type ReferralKind = (typeof referralKinds)[number]

export const referralAnswers = ['taken_up', 'not_taken_up'] as const
export type ReferralAnswer = (typeof referralAnswers)[number]

/** What who receives it can say: taken up, not, or done already. */
export const saidByReceiver = [...referralAnswers, 'done'] as const
export type SaidByReceiver = (typeof saidByReceiver)[number]

/** What the initiator says may go along: the story with who it is, the story only, or nothing. */
export const consents = ['with_name', 'story_only', 'nothing'] as const
export type Consent = (typeof consents)[number]

/** Whether it helped, as who was sent on says it. */
export const helps = ['yes', 'partly', 'no'] as const
export type Help = (typeof helps)[number]

/** In how many days who receives it looks at it, and after how many we ask whether it helped. */
export interface ReferralTerms {
  readonly answer_days: number
  readonly ask_after_days: number
}

export const dueOf = (madeOn: Day, terms: ReferralTerms): Day => addDays(madeOn, terms.answer_days)
export const askOn = (madeOn: Day, terms: ReferralTerms): Day => addDays(madeOn, terms.ask_after_days)

export interface ReferralFacts {
  readonly due_on: Day
  readonly consent_asked_on: Day | null
  readonly consented_on: Day | null
  readonly declined_on: Day | null
  readonly answer: ReferralAnswer | null
  readonly done_on: Day | null
  readonly handled_on: Day | null
  readonly helped: Help | null
}

/** What came of it, the last that is known. */
export const outcomes = [
  'asking',
  'declined',
  'waiting',
  'late',
  'taken_up',
  'not_taken_up',
  'done',
  'helped',
  'partly',
  'not_helped',
] as const
export type ReferralOutcome = (typeof outcomes)[number]

const helpedOutcomes = { yes: 'helped', partly: 'partly', no: 'not_helped' } as const

/** Whether we still wait for the yes of the initiator: nothing was handed over. */
export const awaitsConsent = (
  referral: Pick<ReferralFacts, 'consent_asked_on' | 'consented_on' | 'declined_on'>,
): boolean =>
  referral.consent_asked_on !== null && referral.consented_on === null && referral.declined_on === null

export function outcomeOf(referral: ReferralFacts, today: Day): ReferralOutcome {
  const { due_on, answer, done_on, helped } = referral
  if (helped !== null) return helpedOutcomes[helped]
  if (referral.declined_on !== null) return 'declined'
  if (awaitsConsent(referral)) return 'asking'
  if (answer !== null) return done_on === null ? answer : 'done'
  return due_on < today ? 'late' : 'waiting'
}

const asking: readonly ReferralOutcome[] = ['declined', 'late', 'not_taken_up', 'not_helped']

/**
 * Whether it asks something of the guide or the team: the initiator said no or nothing, nobody answered, nobody took it
 * up, or it did not help.
 */
export function asksOfUs(referral: ReferralFacts, today: Day): boolean {
  if (referral.handled_on !== null) return false
  const outcome = outcomeOf(referral, today)
  return asking.includes(outcome) || (outcome === 'asking' && referral.due_on < today)
}

/** Who told a plan: its initiator, or the first of those with them when the initiator has left. Initiators come first. */
export const whoTold = <Party extends { readonly role: string; readonly person_id: string | null }>(
  parties: readonly Party[],
): Party | null => parties.find(({ role, person_id }) => role !== 'partner' && person_id !== null) ?? null
