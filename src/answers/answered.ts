import type { Answered, AnswersOf } from '../activities/index.ts'
import { type CommitmentView, commitmentsOfAnswers, viewCommitments } from '../commitments/index.ts'
import type { Act } from '../kit/act.ts'
import { grouped } from '../kit/grouped.ts'
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

/** What was promised with these answers, by what was answered: the group, or the one contribution. */
export async function promisesWith(
  act: Act,
  answers: readonly { readonly group_id: string | null; readonly contribution_id: string | null }[],
): Promise<ReadonlyMap<string, readonly CommitmentView[]>> {
  const found = await commitmentsOfAnswers(act.db, {
    groupIds: [...new Set(answers.flatMap(({ group_id }) => group_id ?? []))],
    contributionIds: [...new Set(answers.flatMap(({ contribution_id }) => contribution_id ?? []))],
  })
  if (found.length === 0) return new Map()
  const views = await viewCommitments(act, found, 'everyone')
  const withTheirs = grouped(
    found.flatMap((one, at) => {
      const view = views[at]
      return view ? { to: one.group_id ?? one.contribution_id ?? '', view } : []
    }),
    ({ to }) => to,
  )
  return new Map([...withTheirs].map(([to, theirs]) => [to, theirs.map(({ view }) => view)]))
}

export const answeredOf = (
  one: ResponseWithGroup,
  promises: readonly CommitmentView[],
  locale: Locale,
): Answered => ({
  ...outcomeBadge(one, locale),
  reasons: one.reasons,
  group: one.group_name === null ? null : { name: one.group_name, summary: one.group_summary ?? '' },
  at: one.at,
  promises,
})

/** What was done with these contributions: each shows its own outcome, or that of its group. */
export const answersFor: AnswersOf = async (act, contributions) => {
  const ids = contributions.flatMap(({ response_id }) => response_id ?? [])
  const responses = new Map((await responsesByIds(act.db, [...new Set(ids)])).map((one) => [one.id, one]))
  const promises = await promisesWith(act, [...responses.values()])
  return new Map(
    contributions.flatMap(({ id, response_id }) => {
      const one = response_id === null ? undefined : responses.get(response_id)
      if (!one) return []
      const given = promises.get(one.group_id ?? one.contribution_id ?? '') ?? []
      return [[id, answeredOf(one, given, act.locale)] as const]
    }),
  )
}
