import type { FrameworkDefinition } from '../frameworks/index.ts'
import { type Locale, say } from '../kit/locale.ts'
import { amountInWords } from '../ui/amount/amount.tsx'
import { planTexts } from './plan-texts.ts'
import type { Plan, Way } from './schema.ts'
import { texts } from './texts.ts'
import { decisionDay, feedbackDay, wayDays } from './words.ts'

/** One thing that a plan says, under its name. */
export interface PlanLine {
  readonly id: string
  readonly name: string
  readonly value: string
}

/** Money and hours in words; null where nobody said. */
export const meansInWords = (
  { budgetCents, hours }: Plan,
  locale: Locale,
): { readonly budget: string | null; readonly hours: string | null } => ({
  budget: budgetCents === null ? null : amountInWords(budgetCents, locale),
  hours: hours === null ? null : planTexts(locale).hours(hours),
})

/** A way to take part in one line. */
export const wayLine = (way: Way, locale: Locale): string =>
  [way.what, wayDays(way, locale), way.where, texts(locale).reaches[way.reach]].filter(Boolean).join(', ')

/**
 * Everything a plan says, in the order of its form. Two versions are compared by these lines; a way to take part keeps
 * its name, so that another day of the same way shows as a change.
 */
export function planLines(
  plan: Plan,
  about: { readonly level: string; readonly framework: FrameworkDefinition | null },
  locale: Locale,
): readonly PlanLine[] {
  const t = planTexts(locale)
  const line = (id: keyof typeof t.fields, value: string | null, name = t.fields[id]) =>
    value?.trim() ? [{ id, name, value: value.trim() }] : []
  const means = meansInWords(plan, locale)
  const care = plan.care.flatMap((id) => {
    const method = about.framework?.methods.find((one) => one.id === id)
    return method ? [say(method.title, locale)] : []
  })
  return [
    ...line('goal', plan.goal),
    ...line('decision', plan.decision),
    ...line('decider', plan.decider),
    ...line('decisionOn', decisionDay(plan, locale), t.fields.decisionWhenShort),
    ...line('level', about.level),
    ...line('exception', plan.exception),
    ...line('fixed', plan.fixed),
    ...line('open', plan.open),
    ...line('affected', plan.affected),
    ...line('hardToReach', plan.hardToReach),
    ...line('reaching', plan.reaching),
    ...plan.ways.map((way) => ({ id: `way.${way.key}`, name: way.what, value: wayLine(way, locale) })),
    ...line('languages', plan.languages),
    ...line('accessibility', plan.accessibility),
    ...line('use', plan.use),
    ...line('feedbackOn', feedbackDay(plan, locale), t.fields.feedbackWhenShort),
    ...line('feedbackHow', plan.feedbackHow),
    ...line('privacy', plan.privacy),
    ...line('safety', plan.safety),
    ...line('care', care.join('\n')),
    ...line('budgetCents', means.budget),
    ...line('hours', means.hours),
    ...line('contact', plan.contact),
    ...line('evaluation', plan.evaluation),
  ]
}

/** What a plan says otherwise than the one before it. */
export interface PlanDifference {
  readonly id: string
  readonly name: string
  readonly before: string | null
  readonly after: string | null
}

export function planDifferences(
  before: readonly PlanLine[],
  after: readonly PlanLine[],
): readonly PlanDifference[] {
  const old = new Map(before.map((line) => [line.id, line]))
  const kept = new Set(after.map(({ id }) => id))
  return [
    ...after.flatMap(({ id, name, value }) => {
      const was = old.get(id)?.value ?? null
      return was === value ? [] : [{ id, name, before: was, after: value }]
    }),
    ...before
      .filter(({ id }) => !kept.has(id))
      .map(({ id, name, value }) => ({ id, name, before: value, after: null })),
  ]
}
