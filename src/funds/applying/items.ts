import { endOfTerm, type Pause } from '../../cases/index.ts'
import { type Day, dayOf } from '../../kit/dates.ts'
import { type Locale, say } from '../../kit/locale.ts'
import type { Scheme } from '../schema.ts'
import { ruleInWords } from '../words.ts'

/** The item that is there once an organisation applies: it says so itself. */
export const legalEntityItem = 'legal_entity_above'

/** One thing that must be there before an application is complete. */
export interface Item {
  readonly key: string
  readonly text: string
}

/**
 * What the scheme asks of this application: its conditions, the legal entity where the amount needs one, and support
 * from the street. The keys hold for the version under which was applied.
 */
export const itemsOf = (
  { conditions, rules }: Pick<Scheme, 'conditions' | 'rules'>,
  requestedCents: number,
  locale: Locale,
): readonly Item[] => [
  ...conditions.map((condition, at) => ({ key: `condition_${at + 1}`, text: say(condition, locale) })),
  ...rules.flatMap((rule) =>
    (rule.kind === legalEntityItem && requestedCents > rule.cents) || rule.kind === 'support_at_least'
      ? [{ key: rule.kind, text: ruleInWords(rule, locale) }]
      : [],
  ),
]

/**
 * Last day for the decision: the term of the scheme from the day of receipt, lengthened by the time in which we waited
 * for what was missing (art. 4:13 and 4:15 Awb).
 */
export const decideBy = (
  application: { readonly received_at: Date },
  { terms }: Pick<Scheme, 'terms'>,
  pauses: readonly Pause[],
  today: Day,
): Day => endOfTerm(dayOf(application.received_at), terms.decide, pauses, null, today)
