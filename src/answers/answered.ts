import type { Answered, AnswersOf } from '../activities/index.ts'
import type { Locale } from '../kit/locale.ts'
import type { Tone } from '../ui/status/status.tsx'
import type { Outcome } from './schema.ts'
import { type ResponseWithGroup, responsesByIds } from './store.ts'
import { texts } from './texts.ts'

const tones: Readonly<Record<Outcome, Tone>> = {
  adopted: 'good',
  partly: 'good',
  not: 'bad',
  already: 'good',
  out_of_scope: 'neutral',
  passed_on: 'active',
}

/** An outcome in words, as a badge. */
export function outcomeBadge(
  { outcome, passed_to }: { readonly outcome: Outcome; readonly passed_to: string | null },
  locale: Locale,
): { readonly label: string; readonly tone: Tone } {
  const t = texts(locale).outcomes
  return { label: outcome === 'passed_on' ? t.passed_on(passed_to ?? '') : t[outcome], tone: tones[outcome] }
}

export const answeredOf = (one: ResponseWithGroup, locale: Locale): Answered => ({
  ...outcomeBadge(one, locale),
  reasons: one.reasons,
  group: one.group_name === null ? null : { name: one.group_name, summary: one.group_summary ?? '' },
  at: one.at,
})

/** What was done with these contributions: each shows its own outcome, or that of its group. */
export const answersFor: AnswersOf = async (act, contributions) => {
  const ids = contributions.flatMap(({ response_id }) => response_id ?? [])
  const responses = new Map((await responsesByIds(act.db, [...new Set(ids)])).map((one) => [one.id, one]))
  return new Map(
    contributions.flatMap(({ id, response_id }) => {
      const one = response_id === null ? undefined : responses.get(response_id)
      return one ? [[id, answeredOf(one, act.locale)] as const] : []
    }),
  )
}
