import type { Outcome } from '../answers/index.ts'
import { addDays, addMonths, type Day, dayOf } from '../kit/dates.ts'

export const panelKinds = [
  'sounding_board',
  'advisory_council',
  'neighbourhood_council',
  'digital_panel',
] as const
export type PanelKind = (typeof panelKinds)[number]

export const parts = ['member', 'chair', 'secretary'] as const
export type Part = (typeof parts)[number]

/** Asked for and not confirmed, waiting for our choice, in it, not chosen, or no longer in it. */
export type MemberState = 'asked' | 'applied' | 'member' | 'declined' | 'ended'

/** What can be done with an advice. */
export const panelOutcomes = [
  'adopted',
  'partly',
  'not',
  'already',
  'out_of_scope',
] as const satisfies readonly Outcome[]
export type PanelOutcome = (typeof panelOutcomes)[number]

/** So many days what was asked waits for the link in the mail. */
export const confirmDays = 7
/** So many days before the end of a term the member hears of it. */
export const remindDays = 30
/** Who was not chosen is forgotten after so many days, who left after a year. */
export const keepDeclinedDays = 30
export const keepEndedDays = 365
/** Most documents with one question. */
export const mostDocuments = 20
/** Most points in one advice. */
export const mostPoints = 20

export const isDigital = ({ kind }: { readonly kind: PanelKind }): boolean => kind === 'digital_panel'

interface Standing {
  readonly published_on: Day | null
  readonly ended_on: Day | null
}

/** Whether a group is on the site and goes on. */
export const isActive = ({ published_on, ended_on }: Standing): boolean =>
  published_on !== null && ended_on === null

/** Whether one can join or apply today: a digital panel always, another while it looks for members. */
export const takesMembers = (
  panel: Standing & { readonly kind: PanelKind; readonly recruits_until: Day | null },
  today: Day,
): boolean =>
  isActive(panel) && (isDigital(panel) || (panel.recruits_until !== null && today <= panel.recruits_until))

export type PanelFault = 'project' | 'area' | 'seats' | 'term' | 'subjects'

/** What is missing in a group of this kind. */
export function panelFault(about: {
  readonly kind: PanelKind
  readonly projectId: string | null
  readonly areaId: string | null
  readonly seatsMin: number | null
  readonly seatsMax: number | null
  readonly termMonths: number | null
  readonly subjects: readonly string[]
}): PanelFault | null {
  const { kind, seatsMin, seatsMax } = about
  if (kind === 'sounding_board' && about.projectId === null) return 'project'
  if (kind === 'neighbourhood_council' && about.areaId === null) return 'area'
  if (isDigital(about)) return about.subjects.length === 0 ? 'subjects' : null
  if (seatsMin === null || seatsMax === null || seatsMax < seatsMin) return 'seats'
  return about.termMonths === null ? 'term' : null
}

/** The last day of a term that begins on `from`. */
export const termEnd = (from: Day, months: number): Day => addDays(addMonths(from, months), -1)

interface Seat {
  readonly state: MemberState
  readonly from_day: Day | null
  readonly until_day: Day | null
  readonly reminded_at: Date | null
}

/** Whether a term ends soon, and goes on until then. */
export const endsSoon = ({ state, until_day }: Seat, today: Day): boolean =>
  state === 'member' && until_day !== null && today <= until_day && until_day <= addDays(today, remindDays)

/** Whether a member hears today that the term ends: once a term. */
export const remindsNow = (seat: Seat, today: Day): boolean =>
  endsSoon(seat, today) && seat.reminded_at === null

/** Whether a term is over. */
export const isOver = ({ state, until_day }: Seat, today: Day): boolean =>
  state === 'member' && until_day !== null && until_day < today

/** Whether this is kept no longer: not confirmed, not chosen, or gone for long. */
export function isForgotten(
  member: {
    readonly state: MemberState
    readonly asked_at: Date
    readonly answered_at: Date | null
    readonly ended_on: Day | null
  },
  today: Day,
): boolean {
  const since = (moment: Date, days: number): boolean => addDays(dayOf(moment), days) < today
  if (member.state === 'asked') return since(member.asked_at, confirmDays)
  if (member.state === 'declined') return since(member.answered_at ?? member.asked_at, keepDeclinedDays)
  return member.state === 'ended' && addDays(member.ended_on ?? today, keepEndedDays) < today
}

export type RequestState = 'asked' | 'late' | 'advised' | 'answer_late' | 'answered' | 'withdrawn'

/** Whether a group is to give its advice still: the question can be changed and withdrawn. */
export const isAsked = (request: {
  readonly advised_at: Date | null
  readonly withdrawn_at: Date | null
}): boolean => request.advised_at === null && request.withdrawn_at === null

interface Wording {
  readonly title: string
  readonly question: string
  readonly due_on: Day
  readonly answer_by: Day
}

/** One change of a question: when, why, and how each thing that changed was. */
export interface Change {
  readonly at: Date
  readonly reason: string
  readonly was: readonly (
    | { readonly what: 'title' | 'question'; readonly words: string }
    | { readonly what: 'due_on' | 'answer_by'; readonly day: Day }
  )[]
}

/** What changed in a question, the last change first; each row is how it was before a change, the first change first. */
export function changesOf(
  now: Wording,
  before: readonly (Wording & { readonly changed_at: Date; readonly reason: string })[],
): readonly Change[] {
  const changes = before.map((was, at): Change => {
    const after: Wording = before[at + 1] ?? now
    return {
      at: was.changed_at,
      reason: was.reason,
      was: [
        ...(['due_on', 'answer_by'] as const).flatMap((what) =>
          was[what] === after[what] ? [] : [{ what, day: was[what] }],
        ),
        ...(['title', 'question'] as const).flatMap((what) =>
          was[what] === after[what] ? [] : [{ what, words: was[what] }],
        ),
      ],
    }
  })
  return changes.toReversed()
}

/** How far an advice is: asked, given, answered, or withdrawn; and whether the day for it has passed. */
export function requestState(
  request: {
    readonly due_on: Day
    readonly answer_by: Day
    readonly advised_at: Date | null
    readonly answered_at: Date | null
    readonly withdrawn_at: Date | null
  },
  today: Day,
): RequestState {
  if (request.withdrawn_at !== null) return 'withdrawn'
  if (request.answered_at !== null) return 'answered'
  if (request.advised_at !== null) return today > request.answer_by ? 'answer_late' : 'advised'
  return today > request.due_on ? 'late' : 'asked'
}

/** What somebody can look at alone: what waits, what waits too long, and what has its answer. */
export const adviceViews = ['all', 'open', 'late', 'answered'] as const
export type AdviceView = (typeof adviceViews)[number]

const statesIn: Readonly<Record<Exclude<AdviceView, 'all'>, readonly RequestState[]>> = {
  open: ['asked', 'late', 'advised', 'answer_late'],
  late: ['late', 'answer_late'],
  answered: ['answered'],
}

/** Whether an advice that stands so belongs to what is looked at. */
export const isInView = (state: RequestState, view: AdviceView): boolean =>
  view === 'all' || statesIn[view].includes(state)

/** The points of an advice as they were typed, one a line, without the signs of a list. */
export const pointsIn = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.replace(/^\s*(?:[-*•]|\d{1,2}[.)])\s*/, '').trim())
    .filter((line) => line !== '')

/** For whom an invitation is; nothing chosen is everybody. */
export interface Chosen {
  readonly subjects: readonly string[]
  readonly areaIds: readonly string[]
}

const overlaps = (chosen: readonly string[], own: readonly string[]): boolean =>
  chosen.length === 0 || own.length === 0 || own.some((one) => chosen.includes(one))

/** Whether a member wants to be asked about this. Who chose nothing is asked about everything. */
export const wantsIt = (
  member: { readonly subjects: readonly string[]; readonly area_ids: readonly string[] },
  chosen: Chosen,
): boolean => overlaps(chosen.subjects, member.subjects) && overlaps(chosen.areaIds, member.area_ids)
