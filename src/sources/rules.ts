import { addDays, type Day, daysBetween } from '../kit/dates.ts'
import type { Applicant, Need } from './schema.ts'

/** What a match looks at of a source of money. */
export interface Conditions {
  readonly name: string
  readonly for_whom: readonly Applicant[]
  readonly kinds: readonly string[]
  readonly subjects: readonly string[]
  readonly area_ids: readonly string[]
  readonly min_cents: number | null
  readonly max_cents: number | null
  readonly own_share: number
  readonly needs: readonly Need[]
  readonly deadlines: readonly string[]
}

/** What is known of a plan; what is left out is not looked at. */
export interface Wish {
  readonly who?: Applicant | undefined
  readonly kind?: string | undefined
  readonly subject?: string | undefined
  readonly cents?: number | undefined
  /** The area of the plan and those around it. */
  readonly areaIds?: readonly string[] | undefined
}

/** Until when one can ask: always, until a day, or no more. */
export type Open =
  | { readonly is: 'always' }
  | { readonly is: 'until'; readonly day: Day; readonly everyYear: boolean }
  | { readonly is: 'closed'; readonly day: Day }

/** A day of every year, in this year; the last of February where a year has no 29th. */
const inYear = (year: number, monthAndDay: string): Day =>
  monthAndDay === '02-29' && new Date(Date.UTC(year, 1, 29)).getUTCMonth() !== 1
    ? `${year}-02-28`
    : `${year}-${monthAndDay}`

export function openOn(deadlines: readonly string[], today: Day): Open {
  if (deadlines.length === 0) return { is: 'always' }
  const year = Number(today.slice(0, 4))
  const ahead = deadlines
    .flatMap((one) =>
      one.length === 10
        ? [{ day: one, everyYear: false }]
        : [year, year + 1].map((of) => ({ day: inYear(of, one), everyYear: true })),
    )
    .filter(({ day }) => day >= today)
    .sort((one, other) => one.day.localeCompare(other.day))
  const [next] = ahead
  if (next) return { is: 'until', ...next }
  return { is: 'closed', day: deadlines.at(-1) ?? today }
}

/** Whether one can ask until this day, also when it has passed. */
export const hasDeadline = (deadlines: readonly string[], day: Day): boolean =>
  deadlines.some((one) => day === (one.length === 10 ? one : inYear(Number(day.slice(0, 4)), one)))

/** Why a source fits, what one still has to do, and why it does not fit. The words are in `texts.ts`. */
export type Reason =
  | { readonly is: 'for_who' | 'kind' | 'subject' | 'any_subject' | 'area' | 'always' }
  | { readonly is: 'amount'; readonly cents: number }
  | { readonly is: 'open_until'; readonly day: Day }
export type Lack =
  | { readonly is: 'need'; readonly need: Need }
  | { readonly is: 'together' }
  | { readonly is: 'own_share'; readonly share: number }
  | { readonly is: 'rest'; readonly cents: number }
  | { readonly is: 'hurry'; readonly days: number }
export type Against =
  | { readonly is: 'for_who' | 'kind' | 'subject' | 'area' }
  | { readonly is: 'too_little'; readonly least: number }
  | { readonly is: 'closed'; readonly day: Day }

export interface Match {
  readonly because: readonly Reason[]
  readonly lacks: readonly Lack[]
  /** Empty when it fits. */
  readonly against: readonly Against[]
}

/** So near a deadline one must hurry. */
const hurryDays = 28

/** Whether a source suits a plan, point by point. What is not known of the plan counts neither for nor against. */
export function match(source: Conditions, wish: Wish, today: Day): Match {
  const because: Reason[] = []
  const lacks: Lack[] = []
  const against: Against[] = []
  if (wish.who) {
    if (source.for_whom.includes(wish.who)) because.push({ is: 'for_who' })
    // Residents can ask together with an organisation that signs.
    else if (wish.who !== 'company' && source.for_whom.includes('organisation'))
      lacks.push({ is: 'together' })
    else against.push({ is: 'for_who' })
  }
  const listed = (list: readonly string[], value: string | undefined, is: 'kind' | 'subject'): void => {
    if (value === undefined) return
    if (list.length === 0) {
      if (is === 'subject') because.push({ is: 'any_subject' })
    } else if (list.includes(value)) because.push({ is })
    else against.push({ is })
  }
  listed(source.subjects, wish.subject, 'subject')
  listed(source.kinds, wish.kind, 'kind')
  if (wish.areaIds && source.area_ids.length > 0) {
    if (wish.areaIds.some((id) => source.area_ids.includes(id))) because.push({ is: 'area' })
    else against.push({ is: 'area' })
  }
  if (wish.cents !== undefined) {
    const { min_cents: least, max_cents: most, own_share } = source
    const gives = Math.min(most ?? wish.cents, Math.floor((wish.cents * (100 - own_share)) / 100))
    if (least !== null && wish.cents < least) against.push({ is: 'too_little', least })
    else {
      because.push({ is: 'amount', cents: gives })
      if (gives < wish.cents) lacks.push({ is: 'rest', cents: wish.cents - gives })
    }
  } else if (source.own_share > 0) lacks.push({ is: 'own_share', share: source.own_share })
  const open = openOn(source.deadlines, today)
  if (open.is === 'closed') against.push({ is: 'closed', day: open.day })
  else if (open.is === 'always') because.push({ is: 'always' })
  else {
    because.push({ is: 'open_until', day: open.day })
    const days = daysBetween(today, open.day)
    if (days <= hurryDays) lacks.push({ is: 'hurry', days })
  }
  for (const need of source.needs) lacks.push({ is: 'need', need })
  return { because, lacks, against }
}

/** Sources with their match: what fits best first, then what closes first, then by name. */
export function ranked<Source extends Conditions>(
  sources: readonly Source[],
  wish: Wish,
  today: Day,
): readonly { readonly source: Source; readonly match: Match }[] {
  const closes = ({ deadlines }: Conditions): string => {
    const open = openOn(deadlines, today)
    return open.is === 'until' ? open.day : '9999'
  }
  // A source for this very subject or kind says more than one for everything.
  const weight = ({ because, against }: Match): number =>
    because.filter(({ is }) => is === 'subject' || is === 'kind' || is === 'for_who' || is === 'area')
      .length -
    10 * against.length
  return sources
    .map((source) => ({ source, match: match(source, wish, today) }))
    .sort(
      (one, other) =>
        weight(other.match) - weight(one.match) ||
        closes(one.source).localeCompare(closes(other.source)) ||
        one.source.name.localeCompare(other.source.name, 'nl'),
    )
}

/** So long after it was looked at the editors are asked to look again, and again after so many days. */
const freshDays = 180
const askAgainDays = 30

export const isOld = (checkedOn: Day, today: Day): boolean => addDays(checkedOn, freshDays) <= today

export const mustAsk = (
  source: { readonly checked_on: Day; readonly asked_on: Day | null },
  today: Day,
): boolean =>
  isOld(source.checked_on, today) &&
  (source.asked_on === null || addDays(source.asked_on, askAgainDays) <= today)

/** So many days before a deadline who asked for it gets a mail. */
export const reminderDays = 21
