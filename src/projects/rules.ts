import { addDays, type Day, daysBetween, holidayName } from '../kit/dates.ts'
import type { Localised } from '../kit/locale.ts'
import type { Plan, ProjectState, Standing, Way } from './schema.ts'

/** What can follow on what; published is moved on by publishing the plan. */
const next: Readonly<Record<ProjectState, readonly ProjectState[]>> = {
  preparing: ['stopped'],
  running: ['answering', 'stopped'],
  answering: ['closed', 'running', 'stopped'],
  closed: [],
  stopped: [],
}

/** The states to which somebody can move a project; it begins to run when its first plan is published. */
export const nextStates = (state: ProjectState): readonly ProjectState[] => next[state]

export const isOver = (state: ProjectState): boolean => state === 'closed' || state === 'stopped'

/** The days on which a way to take part is there; a single day where no last one is given. */
export const isRunningWay = ({ from, until }: Way, today: Day): boolean =>
  from !== null && from <= today && today <= (until ?? from)

/** What people can do today. */
export const openWays = (plan: Pick<Plan, 'ways'>, today: Day): readonly Way[] =>
  plan.ways.filter((way) => isRunningWay(way, today))

/** The first day on which people can take part; null while there is none. */
export const firstDay = ({ ways }: Pick<Plan, 'ways'>): Day | null =>
  ways.reduce<Day | null>(
    (first, { from }) => (from !== null && (first === null || from < first) ? from : first),
    null,
  )

/** How a project that everybody may see stands. */
export function standingOf(
  { state }: { readonly state: ProjectState },
  plan: Pick<Plan, 'ways'>,
  today: Day,
): Standing {
  if (state === 'closed' || state === 'stopped' || state === 'answering') return state
  if (openWays(plan, today).length > 0) return 'open'
  const first = firstDay(plan)
  return first === null || first > today ? 'soon' : 'running'
}

/** What a plan must say before somebody can look at it. */
export const requiredWords = [
  'goal',
  'decision',
  'decider',
  'fixed',
  'open',
  'affected',
  'hardToReach',
  'reaching',
  'languages',
  'accessibility',
  'use',
  'feedbackHow',
  'privacy',
  'safety',
  'contact',
  'evaluation',
] as const satisfies readonly (keyof Plan)[]

export type Missing =
  | (typeof requiredWords)[number]
  | 'decisionWhen'
  | 'feedbackWhen'
  | 'ways'
  | 'exception'
  | 'level'

/** What a plan lacks, in the order of its form. `flags` are those of the framework. */
export function missingIn(plan: Plan, flags: readonly string[] | null): readonly Missing[] {
  const isEmpty = (text: string): boolean => text.trim() === ''
  return [
    ...(flags === null ? (['level'] as const) : []),
    ...requiredWords.filter((key) => isEmpty(plan[key])),
    ...(plan.decisionOn === null && isEmpty(plan.decisionWhen) ? (['decisionWhen'] as const) : []),
    ...(plan.feedbackOn === null && isEmpty(plan.feedbackWhen) ? (['feedbackWhen'] as const) : []),
    ...(plan.ways.length === 0 ? (['ways'] as const) : []),
    ...(flags?.includes('article_needed') && isEmpty(plan.exception) ? (['exception'] as const) : []),
  ]
}

export type WayFault = 'what' | 'when' | 'order' | 'where'

/** What is wrong with a way to take part. */
export function wayFault({ what, from, until, when, where }: Way): WayFault | null {
  if (what.trim() === '') return 'what'
  if (from === null && when.trim() === '') return 'when'
  if (until !== null && (from === null || until < from)) return 'order'
  return where.trim() === '' ? 'where' : null
}

/** A way that comes too soon after the plan was published, and the first day on which it can be. */
export interface TooSoon {
  readonly way: Way
  readonly from: Day
  readonly earliest: Day
}

/**
 * The ways that begin before people had the time to know of them: so many days after publication. What was published
 * before on that day, or comes later than it was, takes nobody by surprise. Where there is danger nobody waits.
 */
export function tooSoon(
  plan: Pick<Plan, 'ways'>,
  earlier: Pick<Plan, 'ways'> | null,
  about: { readonly today: Day; readonly noticeDays: number; readonly flags: readonly string[] },
): readonly TooSoon[] {
  if (about.flags.includes('evaluate_afterwards')) return []
  const earliest = addDays(about.today, about.noticeDays)
  return plan.ways.flatMap((way) => {
    const { from } = way
    if (from === null || from >= earliest) return []
    const known = earlier?.ways.find(({ key }) => key === way.key)?.from ?? null
    return known !== null && from >= known ? [] : [{ way, from, earliest }]
  })
}

/**
 * Where a project is on the line of its phases: what lies before the phase of today is done, what comes after it is
 * ahead. Without a phase of today its last days tell; of a finished project all is done.
 */
export function phaseStates(
  phases: readonly { readonly starts_on: Day | null; readonly ends_on: Day | null }[],
  { state, today }: { readonly state: ProjectState; readonly today: Day },
): readonly ('done' | 'now' | 'ahead')[] {
  if (state === 'closed') return phases.map(() => 'done')
  const isToday = ({ starts_on, ends_on }: (typeof phases)[number]): boolean =>
    starts_on !== null && starts_on <= today && (ends_on === null || today <= ends_on)
  // Where phases overlap, we are in the last one that began.
  const now = state === 'stopped' ? -1 : phases.findLastIndex(isToday)
  return phases.map(({ ends_on }, position) => {
    if (position === now) return 'now'
    if (now >= 0) return position < now ? 'done' : 'ahead'
    return ends_on !== null && ends_on < today ? 'done' : 'ahead'
  })
}

/** Something to look at again before a plan is agreed on; nothing forbids it. */
export type Caution =
  | { readonly kind: 'answer_first'; readonly answer: Day; readonly decision: Day }
  | { readonly kind: 'holiday'; readonly way: Way; readonly day: Day; readonly holiday: Localised }

/**
 * What a careful reader would ask about a plan: whether people are answered before the decision falls, and whether they
 * are invited on a public holiday. A way of more days is there on other days as well.
 */
export function cautionsIn({
  ways,
  feedbackOn,
  decisionOn,
}: Pick<Plan, 'ways' | 'feedbackOn' | 'decisionOn'>): readonly Caution[] {
  const isFirst = feedbackOn !== null && decisionOn !== null && feedbackOn < decisionOn
  return [
    ...(isFirst ? [{ kind: 'answer_first', answer: feedbackOn, decision: decisionOn } as const] : []),
    ...ways.flatMap((way) => {
      const { from: day, until } = way
      if (day === null || (until !== null && until !== day)) return []
      const holiday = holidayName(day)
      return holiday ? [{ kind: 'holiday', way, day, holiday } as const] : []
    }),
  ]
}

/** Days between the publication of the first plan and the first way to take part; null where a day is not known. */
export const noticeGiven = (publishedOn: Day | null, plan: Pick<Plan, 'ways'>): number | null => {
  const first = firstDay(plan)
  return publishedOn === null || first === null ? null : daysBetween(publishedOn, first)
}

export const projectNumber = (year: number, sequence: number): string =>
  `P${year}-${String(sequence).padStart(4, '0')}`

/** Whether this is a number as it stands on a letter, typed in any case. */
export const readNumber = (text: string): string | null =>
  /^p\d{4}-\d{4,9}$/i.test(text) ? text.toUpperCase() : null
