import { addDays, addMonths, type Day, daysBetween } from '../kit/dates.ts'

/** How a wish stands after it was carried out, as who keeps it up says it. */
export const standings = ['well', 'help', 'takeover', 'stopping'] as const
export type Standing = (typeof standings)[number]

/** What somebody does for it: who to call, upkeep, opening the door, things and money. */
export const roles = ['contact', 'upkeep', 'host', 'means', 'other'] as const
export type MaintainerRole = (typeof roles)[number]

/** How many months after the start, and after each answer, we ask how it stands: by kind, in `municipality.json`. */
export interface Rhythm {
  readonly first_months: number
  readonly then_months: number
  /** Sooner, where somebody is looked for who takes it over. */
  readonly takeover_months: number
}

/** The first day on which we ask. */
export const firstAsked = (startsOn: Day, { first_months }: Rhythm): Day => addMonths(startsOn, first_months)

/** The day on which we ask again after an answer: sooner while somebody is looked for who takes it over. */
export const nextAsked = (
  answer: Standing,
  today: Day,
  everyMonths: number,
  { takeover_months }: Pick<Rhythm, 'takeover_months'>,
): Day => addMonths(today, answer === 'takeover' ? Math.min(everyMonths, takeover_months) : everyMonths)

/** After so many days without an answer we ask once more, and after so many it is late. */
export const askAgainDays = 14
export const lateDays = 28
/** Days before the agreed end on which who keeps it up hears of it. */
const warnDays = 45

export interface Asked {
  readonly asked_on: Day
  readonly reminded_on: Day | null
  readonly answered_on: Day | null
}

/** Whether we ask once more: two weeks after the first mail, once. */
export const asksAgain = (asked: Asked, today: Day): boolean =>
  asked.answered_on === null &&
  asked.reminded_on === null &&
  daysBetween(asked.asked_on, today) >= askAgainDays

/** The last day for an answer: after it somebody of ours calls. */
export const answerDue = (askedOn: Day): Day => addDays(askedOn, lateDays)

export const isLate = (asked: Pick<Asked, 'asked_on' | 'answered_on'>, today: Day): boolean =>
  asked.answered_on === null && answerDue(asked.asked_on) < today

/** Whether the end of the agreement is near enough to say so, once. */
export const warnsOn = (
  kept: { readonly agreed_until: Day | null; readonly warned_on: Day | null },
  today: Day,
): boolean =>
  kept.agreed_until !== null && kept.warned_on === null && daysBetween(today, kept.agreed_until) <= warnDays

/** What asks something of the guide or the team. */
export const concerns = [
  'help',
  'takeover',
  'stopping',
  'offer',
  'nobody',
  'late',
  'agreement',
  'lesson',
] as const
export type Concern = (typeof concerns)[number]

/** What is known of a wish that is kept up, to say what has to be done. */
export interface KeptFacts {
  readonly ended_on: Day | null
  readonly agreed_until: Day | null
  readonly lesson: string | null
  readonly lesson_shown_on: Day | null
  readonly maintainers: number
  readonly offers: number
  /** What was answered and nobody did something about, and what was asked and not answered; the latest. */
  readonly unhandled: Standing | null
  readonly waiting_since: Day | null
}

/** What has to be done about it, most urgent first; nothing when all is well. */
export function concernsOf(kept: KeptFacts, today: Day): readonly Concern[] {
  const lesson: readonly Concern[] = kept.lesson !== null && kept.lesson_shown_on === null ? ['lesson'] : []
  if (kept.ended_on !== null) return lesson
  const found: readonly (Concern | false)[] = [
    kept.unhandled !== null && kept.unhandled !== 'well' && kept.unhandled,
    kept.offers > 0 && 'offer',
    kept.maintainers === 0 && 'nobody',
    kept.waiting_since !== null &&
      isLate({ asked_on: kept.waiting_since, answered_on: null }, today) &&
      'late',
    kept.agreed_until !== null && kept.agreed_until < today && 'agreement',
  ]
  return found.filter((one) => one !== false)
}

/** Who keeps it up for everyone to read: organisations by name, people never. */
export function keepersInPublic(maintainers: readonly { readonly organisation: string | null }[]): {
  readonly organisations: readonly string[]
  readonly people: boolean
} {
  const names = maintainers.flatMap(({ organisation }) => (organisation === null ? [] : [organisation]))
  return {
    organisations: [...new Set(names)].sort((one, other) => one.localeCompare(other, 'nl')),
    people: names.length < maintainers.length,
  }
}
