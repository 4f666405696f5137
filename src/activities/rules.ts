import type { Day } from '../kit/dates.ts'
import type { ContributionState, NameShown } from './schema.ts'

/** The last day on which what was put in is answered: that of the activity, else that of the published plan. */
export const answerDayOf = (
  { answer_on }: { readonly answer_on: Day | null },
  plan: { readonly feedbackOn: Day | null } | null,
): Day | null => answer_on ?? plan?.feedbackOn ?? null

/** When an activity is there; a draft is there for nobody but who works on its project. */
export type Phase = 'draft' | 'soon' | 'open' | 'over' | 'stopped'

export interface Days {
  readonly opens_on: Day
  readonly closes_on: Day
  readonly published_at: Date | null
  readonly stopped_at: Date | null
}

/** An activity opens and closes by its own days, whatever the phase of its project. */
export function phaseOf({ opens_on, closes_on, published_at, stopped_at }: Days, today: Day): Phase {
  if (stopped_at !== null) return 'stopped'
  if (published_at === null) return 'draft'
  if (today < opens_on) return 'soon'
  return today <= closes_on ? 'open' : 'over'
}

/** Whether people can put something in themselves: by its days, and as long as its project runs. */
export const isOpen = (days: Days, projectState: string, today: Day): boolean =>
  projectState === 'running' && phaseOf(days, today) === 'open'

/** An official can still enter what came on paper or was said while we are answering. */
export const takesEntries = (days: Days, projectState: string, today: Day): boolean =>
  (projectState === 'running' || projectState === 'answering') &&
  ['open', 'over'].includes(phaseOf(days, today))

/** What is asked can be changed until the first day on which people can take part. */
export const canChange = (days: Days, today: Day): boolean => ['draft', 'soon'].includes(phaseOf(days, today))

/** A draft whose planned first day is past opens today; its last day must still be there. */
export const firstDayWhenPublished = ({ opens_on }: Pick<Days, 'opens_on'>, today: Day): Day =>
  opens_on < today ? today : opens_on

/** So long before its planned first day the desk asks what becomes of a draft. */
export const draftNoticeDays = 7

export type DaysFault = 'order' | 'past' | 'before_plan'

/** What is wrong with the days of an activity that is made or changed today. */
export function daysFault(
  days: { readonly opens_on: Day; readonly closes_on: Day },
  about: { readonly today: Day; readonly planFrom: Day | null },
): DaysFault | null {
  if (days.closes_on < days.opens_on) return 'order'
  if (days.opens_on < about.today) return 'past'
  // People were told of the first day of the way in the plan, in time.
  return about.planFrom !== null && days.opens_on < about.planFrom ? 'before_plan' : null
}

const editMinutes = 30

/** So long somebody can still change what they wrote, while nobody answered it. */
export const canEdit = (
  one: { readonly at: Date; readonly state: ContributionState; readonly response_id: string | null },
  now: Date,
): boolean =>
  (one.state === 'waiting' || one.state === 'held' || one.state === 'shown') &&
  one.response_id === null &&
  now.getTime() - one.at.getTime() <= editMinutes * 60_000

/** What somebody put in can always be taken back; the words go. */
export const canWithdraw = ({ state }: { readonly state: ContributionState }): boolean =>
  state !== 'withdrawn'

/** Who disagrees that something is hidden is heard by somebody else than who hid it. */
export const mayLookAgain = (
  { personId }: { readonly personId: string | null },
  hidden: { readonly by_person_id: string | null },
): boolean => personId !== null && personId !== hidden.by_person_id

/** The name as everybody reads it; null for nobody's name. */
export function publicName(name: string | null, shows: NameShown): string | null {
  if (shows === 'anonymous' || name === null) return null
  return shows === 'full' ? name : (name.trim().split(/\s+/)[0] ?? null)
}

/** Whether somebody of us reads everything first: in this activity, or in the whole project. */
export const isReadFirst = (reached: {
  readonly project: { readonly review_first: boolean }
  readonly activity: { readonly review_first: boolean }
}): boolean => reached.project.review_first || reached.activity.review_first

/**
 * What becomes of something that is sent: it waits for a mail, for somebody who looks, or is there at once. What is for
 * those alone who work on the project is kept from everybody else for good.
 */
export const stateWhenSent = (
  reached: Parameters<typeof isReadFirst>[0],
  isConfirmed: boolean,
  isPrivate = false,
): 'waiting' | 'held' | 'shown' => {
  if (!isConfirmed) return 'waiting'
  return isReadFirst(reached) || isPrivate ? 'held' : 'shown'
}
