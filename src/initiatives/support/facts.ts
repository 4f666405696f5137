import type { Act } from '../../kit/act.ts'
import type { Locale } from '../../kit/locale.ts'
import { kindName } from '../pages/card.tsx'
import { grownFrom, type Initiative } from '../store.ts'
import { closedNow } from './actions.ts'
import { noSupport, type SupportCount } from './rules.ts'
import * as store from './store.ts'
import { texts } from './texts.ts'

/** A reason without who gave it, and what the initiator did with it. */
export interface ReasonAgainst {
  readonly reason: string
  readonly answer: string | null
}

/** What who judges a plan may know of its support: numbers and reasons, no names. */
export interface SupportFacts extends SupportCount {
  readonly reasons: readonly ReasonAgainst[]
  /** Who said something, to know whether a juror did. Not to be shown. */
  readonly personIds: readonly string[]
}

/** The same two queries for any number of plans. */
export async function supportFactsOf(
  act: Pick<Act, 'db'>,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, SupportFacts>> {
  const [counts, all] = await Promise.all([
    store.supportCounts(act.db, caseIds),
    store.supportFor(act.db, caseIds),
  ])
  return new Map(
    caseIds.map((id) => {
      const said = all.filter(({ case_id }) => case_id === id)
      return [
        id,
        {
          ...(counts.get(id) ?? noSupport),
          reasons: reasonsAgainst(said).map(({ reason, answer }) => ({ reason: reason ?? '', answer })),
          personIds: said.flatMap(({ person_id }) => person_id ?? []),
        },
      ]
    }),
  )
}

/** Reasons against that others may read: with words, and not kept from them. */
export const reasonsAgainst = (said: readonly store.Support[]): readonly store.Support[] =>
  said.filter(
    ({ side, reason, withheld_at }) => side === 'against' && reason !== null && withheld_at === null,
  )

/** Reasons against one plan that others may read, the oldest first. */
export const reasonsOfPlan = async (
  act: Pick<Act, 'db'>,
  caseId: string,
): Promise<readonly store.Support[]> => reasonsAgainst(await store.supportFor(act.db, [caseId]))

/** How much support a plan has; null where its kind does not ask for any. */
export async function supportOfPlan(
  act: Act,
  initiative: Pick<Initiative, 'case_id' | 'kind' | 'public' | 'progress'>,
): Promise<SupportCount | null> {
  if (closedNow(act, initiative) === 'kind') return null
  return (await store.supportCounts(act.db, [initiative.case_id])).get(initiative.case_id) ?? noSupport
}

/** How much support a plan had when it was still what it grew from. */
export interface SupportBefore extends SupportCount {
  readonly kind: string
}

/** Counted, never named; null for a plan that grew from nothing, or from what nobody said anything of. */
export async function supportBefore(act: Pick<Act, 'db'>, caseId: string): Promise<SupportBefore | null> {
  const from = await grownFrom(act.db, caseId)
  const count = from && (await store.supportCounts(act.db, [from.case_id])).get(from.case_id)
  return from && count ? { ...count, kind: from.kind } : null
}

/** "Toen het een wijkwens was: 34 voor, 3 tegen, 12 op papier". */
export const supportBeforeInWords = (before: SupportBefore, locale: Locale): string =>
  texts(locale).before(kindName(before.kind, locale).toLowerCase(), supportInWords(before, locale))

/** "34 voor, 3 tegen, 12 op papier". */
export const supportInWords = (count: SupportCount, locale: Locale): string =>
  texts(locale).inShort(count.for, count.against, count.paper)

/** Each number in a sentence of its own; one sentence where there is nothing yet. */
export function countSentences(count: SupportCount, locale: Locale): readonly string[] {
  const t = texts(locale).counts
  if (count.for + count.against + count.paper === 0) return [t.none]
  return [
    ...(count.for > 0 ? [t.for(count.for)] : []),
    ...(count.against > 0 ? [t.against(count.against)] : []),
    ...(count.paper > 0 ? [t.paper(count.paper)] : []),
  ]
}
