import { type Day, formatDay } from '../kit/dates.ts'
import type { Locale } from '../kit/locale.ts'
import type { Municipality } from '../kit/municipality.ts'
import type { Tone } from '../ui/status/status.tsx'
import { planTexts } from './plan-texts.ts'
import type { Plan, ProjectState, Standing, Way } from './schema.ts'
import type { Phase, Project } from './store.ts'
import { texts } from './texts.ts'

const tones: Readonly<Record<Standing, Tone>> = {
  soon: 'wait',
  open: 'good',
  running: 'active',
  answering: 'wait',
  closed: 'neutral',
  stopped: 'neutral',
}

export const stateInWords = (state: ProjectState, locale: Locale): string => texts(locale).states[state]

/** How a project stands, as a badge. */
export const standingBadge = (
  standing: Standing,
  locale: Locale,
): { readonly label: string; readonly tone: Tone } => ({
  label: texts(locale).standings[standing],
  tone: tones[standing],
})

/** Days in words: one, from until, or what was written where there is none. */
export function daysInWords(
  {
    from,
    until,
    when,
  }: { readonly from: Day | null; readonly until: Day | null; readonly when: string | null },
  locale: Locale,
): string {
  if (from === null) return when ?? ''
  const first = formatDay(from, locale)
  return until === null || until === from ? first : planTexts(locale).until(first, formatDay(until, locale))
}

export const wayDays = (way: Way, locale: Locale): string => daysInWords(way, locale)
export const phaseDays = (phase: Phase, locale: Locale): string =>
  daysInWords({ from: phase.starts_on, until: phase.ends_on, when: phase.when_words }, locale)

const dayOrWords = (day: Day | null, words: string, locale: Locale): string =>
  day === null ? words : formatDay(day, locale)

export const decisionDay = (plan: Plan, locale: Locale): string =>
  dayOrWords(plan.decisionOn, plan.decisionWhen, locale)
export const feedbackDay = (plan: Plan, locale: Locale): string =>
  dayOrWords(plan.feedbackOn, plan.feedbackWhen, locale)

/** Whose project it is, by name. */
export const ownerName = (project: Project, municipality: Municipality, locale: Locale): string =>
  project.owner_name ?? texts(locale).owners.municipality(municipality.name)

/** In the language of the reader where it was written in that. */
export const summaryFor = (
  { summary, summary_en }: Pick<Project, 'summary' | 'summary_en'>,
  locale: Locale,
): { readonly text: string; readonly lang?: 'nl' } =>
  locale === 'en' && summary_en
    ? { text: summary_en }
    : { text: summary, ...(locale === 'en' ? { lang: 'nl' as const } : {}) }
