import type { ApplicationOutcome } from '../../cases/index.ts'
import { type Day, formatDay } from '../../kit/dates.ts'
import { type Locale, type Localised, say } from '../../kit/locale.ts'
import { amountInWords } from '../../ui/amount/amount.tsx'
import type { Scheme } from '../schema.ts'
import { ruleInWords, termInWords } from '../words.ts'
import type { Finding } from './filling.ts'
import { offersOn } from './rules.ts'
import { applyingTexts } from './texts.ts'

/** What a decision on an application is about. */
export interface DecisionWords {
  readonly as: ApplicationOutcome
  readonly scheme: Scheme
  readonly asked: number
  readonly cents: number | null
  readonly grounds: readonly string[]
  readonly title: string
  readonly number: string
}

/** A decision is written in one language, that of the municipality, as everything that is signed. */
const written = 'nl'
const money = (cents: number): string => amountInWords(cents, written)

/** A letter of the scheme with the amount, the plan and its number filled in. */
export const fillIn = (
  letter: Localised,
  { cents, asked, title, number }: Pick<DecisionWords, 'cents' | 'asked' | 'title' | 'number'>,
): string =>
  letter[written]
    .replaceAll('{bedrag}', money(cents ?? asked))
    .replaceAll('{titel}', title)
    .replaceAll('{nummer}', number)

/** The reasons as the letter has them: what is granted or on which ground not, and then the words of who decides. */
export function reasonsInWords(facts: DecisionWords, reasons: string): string {
  const { as, scheme, asked, cents, grounds } = facts
  const t = applyingTexts(written).letter
  const isGranted = as === 'granted' || as === 'granted_partly'
  return [
    ...(isGranted ? [fillIn(scheme.letters.granted, facts)] : []),
    ...(as === 'granted_partly' && cents !== null && cents < asked
      ? [t.partly(money(asked), money(cents))]
      : []),
    ...(as === 'refused' ? [fillIn(scheme.letters.refused, facts)] : []),
    ...(as === 'refused' ? [[t.grounds, ...groundsOf(scheme, grounds)].join('\n')] : []),
    ...(as === 'not_treated' ? [t.notTreated] : []),
    reasons.trim(),
  ].join('\n\n')
}

const groundsOf = (scheme: Scheme, grounds: readonly string[]): readonly string[] =>
  scheme.refusal_grounds
    .filter(({ key }) => grounds.includes(key))
    .map(({ title, article }) => `${title[written]} (${article})`)

/** The conditions with when the money comes; null where nothing is granted. */
export function conditionsInWords(
  { cents, scheme }: Pick<DecisionWords, 'cents' | 'scheme'>,
  conditions: string | null,
): string | null {
  if (cents === null) return null
  const pay = applyingTexts(written).letter.pay(termInWords(scheme.terms.pay, written))
  return [conditions?.trim(), pay].filter(Boolean).join('\n')
}

/** Another way, with what the scheme offers on these grounds. */
export function otherWayInWords(
  { as, scheme, grounds }: Pick<DecisionWords, 'as' | 'scheme' | 'grounds'>,
  otherWay: string | null,
): string | null {
  const offers = as === 'refused' ? offersOn(grounds, scheme).map((offer) => offer[written]) : []
  return [otherWay?.trim(), ...offers].filter(Boolean).join('\n\n') || null
}

/** What the timeline says of the money. */
export function toldInWords({ as, asked, cents }: Pick<DecisionWords, 'as' | 'asked' | 'cents'>): string {
  const t = applyingTexts(written).told
  if (as === 'granted') return t.granted(money(cents ?? asked))
  if (as === 'granted_partly') return t.granted_partly(money(cents ?? 0), money(asked))
  return t[as]
}

/** A rule as it turns out here: what it says, what it means for this plan, and why it is there. */
export function findingInWords(
  { rule, verdict, day, meetsOn, support }: Finding,
  locale: Locale,
): { readonly says: string; readonly means: string; readonly why: string } {
  const t = applyingTexts(locale).findings
  const inWords = (one: Day | null): string => (one === null ? '' : formatDay(one, locale, 'long'))
  const means = {
    met: () => t.met,
    must: () => t.must[rule.kind](inWords(day)),
    mind: () =>
      rule.kind === 'support_at_least'
        ? t.tooFew(support ?? 0, rule.statements)
        : t.mind[rule.kind === 'legal_entity_above' ? rule.kind : 'not_started'],
    later: () => t.later(inWords(day), rule.kind === 'latest_day_in_year'),
  }[verdict]()
  const meets =
    meetsOn === null ? '' : verdict === 'later' ? t.misses(inWords(meetsOn)) : t.meets(inWords(meetsOn))
  return {
    says: ruleInWords(rule, locale),
    means: [meets, means].filter(Boolean).join(' '),
    why: say(rule.explanation, locale),
  }
}
