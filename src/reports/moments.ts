import type { OpenedCase, TimedHappening } from '../cases/index.ts'
import { addDays, type Day } from '../kit/dates.ts'

/** When we ask how it went; once each in a case. */
export const moments = ['contact', 'decision', 'ending'] as const
export type Moment = (typeof moments)[number]

const noes: readonly unknown[] = ['refused', 'not_treated', 'referred', 'withdrawn']

type Asked = Pick<OpenedCase['state'], 'end'>

/** What the events of today give occasion to ask: at most one question at a time. */
export function momentOf(events: readonly TimedHappening[], { end }: Asked, today: Day): Moment | null {
  const now = events.filter(({ on }) => on === today)
  if (end !== null) {
    const ended = now.some(({ type }) => type === 'step_completed' || type === 'withdrawn')
    return ended && noes.includes(end) ? 'ending' : null
  }
  if (now.some(({ type }) => type === 'decision_taken')) return 'decision'
  const named = events.findIndex(({ type }) => type === 'guide_appointed')
  const first = named < 0 ? undefined : events.slice(named).find(isContact)
  return first?.on === today ? 'contact' : null
}

/** The guide and the initiator spoke or wrote. */
const isContact = ({ type, side }: TimedHappening): boolean =>
  type === 'meeting_held' ||
  type === 'feasibility_answered' ||
  (type === 'message_posted' && side === 'municipality')

/** Days in which the question can be answered, and an answer changed. */
export const answerDays = 60
export const changeDays = 14

export interface Question {
  readonly moment: Moment
  readonly asked_on: Day
  readonly answered_on: Day | null
}

/** Last day on which an answer can be given or changed. */
export const openUntil = ({ asked_on, answered_on }: Question): Day =>
  answered_on === null ? addDays(asked_on, answerDays) : addDays(answered_on, changeDays)

export const isOpenOn = (question: Question, today: Day): boolean => today <= openUntil(question)
