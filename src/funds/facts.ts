import { type Locale, type Localised, say } from '../kit/locale.ts'
import { isRole, roles } from '../people/index.ts'
import { amountInWords } from '../ui/amount/amount.tsx'
import { accountTerm, remindersOf, settleTerm } from './accountability/rules.ts'
import { paymentRules } from './payments/rules.ts'
import { type Scheme, usualRound } from './schema.ts'
import { schemeTexts } from './scheme-texts.ts'
import { texts } from './texts.ts'
import { ruleInWords, termInWords } from './words.ts'

/** One thing that a scheme says, in words; the same thing in two versions has the same id. */
export interface SchemeFact {
  readonly id: string
  readonly part: string
  readonly name: string
  readonly value: string
}

/** Everything a scheme says, for the comparison of two versions. */
export function schemeFacts(scheme: Scheme, locale: Locale): readonly SchemeFact[] {
  const t = schemeTexts(locale)
  const said = texts(locale)
  const amount = (cents: number): string => amountInWords(cents, locale)
  const both = (id: string, part: string, name: string, text: Localised): readonly SchemeFact[] => [
    { id: `${id}.nl`, part, name: `${name} (${t.languages.nl})`, value: text.nl },
    { id: `${id}.en`, part, name: `${name} (${t.languages.en})`, value: text.en },
  ]
  const plain = (id: string, part: string, name: string, value: string): SchemeFact => ({
    id,
    part,
    name,
    value,
  })
  const lines = (id: string, part: string, list: readonly Localised[]) =>
    list.flatMap((text, at) => both(`${id}.${at}`, part, String(at + 1), text))
  const { general, forWhom, division, places, money, paying, terms, letters, rules } = t.parts
  const payment = paymentRules(scheme)
  const { legal_basis, decided_by, amounts, advance, accountability } = scheme
  return [
    ...both('title', general, t.title, scheme.title),
    ...both('summary', general, t.summary, scheme.summary),
    ...both('purpose', general, t.purpose, scheme.purpose),
    ...both('legal_basis', general, t.basis, legal_basis.title),
    plain('legal_article', general, t.article, legal_basis.article),
    ...(legal_basis.source ? [plain('legal_source', general, t.source, legal_basis.source)] : []),
    ...lines('who', `${forWhom}: ${t.who}`, scheme.who_may_apply),
    ...lines('conditions', `${forWhom}: ${t.conditions}`, scheme.conditions),
    plain('allocation', division, t.allocation, said.allocations[scheme.allocation]),
    plain('ceilings_per', division, t.ceilingsPer, t.ceilings[scheme.ceilings_per]),
    ...(scheme.yearly
      ? [
          plain('yearly', places, t.yearly[scheme.yearly.per], String(scheme.yearly.places)),
          ...both('yearly_explanation', places, t.yearlyExplanation, scheme.yearly.explanation),
        ]
      : []),
    ...both('body', division, t.body, decided_by.body),
    ...(decided_by.mandate ? both('mandate', division, t.mandate, decided_by.mandate) : []),
    plain('jury', division, t.jury, t.juries[decided_by.jury]),
    plain('assurance', division, t.assurance, t.assurances[scheme.assurance]),
    ...roundFacts(scheme, locale),
    plain('min', money, t.min, amount(amounts.min_cents)),
    plain('max', money, t.max, amount(amounts.max_cents)),
    plain('advance', money, t.advance, String(advance.percentage)),
    ...both('advance_explanation', money, t.advanceExplanation, advance.explanation),
    plain('at_once', money, t.atOnce, amount(accountability.settled_at_once_up_to_cents)),
    plain('evidence', money, t.evidence, amount(accountability.evidence_above_cents)),
    ...both('account', money, t.accountExplanation, accountability.explanation),
    ...(['decide', 'supplement', 'pay'] as const).map((name) =>
      plain(
        `term.${name}`,
        terms,
        t.terms[name],
        `${termInWords(scheme.terms[name], locale)}, ${t.termKinds[scheme.terms[name].kind]}`,
      ),
    ),
    plain('pay_to', paying, t.payTo, t.receivers[payment.to]),
    plain(
      'checked_by',
      paying,
      t.checkedBy,
      payment.checked_by
        .filter(isRole)
        .map((role) => say(roles[role], locale))
        .join(', '),
    ),
    plain('term.account', paying, t.terms.account, termInWords(accountTerm(scheme), locale)),
    plain('term.settle', paying, t.terms.settle, termInWords(settleTerm(scheme), locale)),
    plain('reminders', paying, t.reminders, remindersOf(scheme).join(', ')),
    ...scheme.rules.flatMap((rule) => [
      plain(`rule.${rule.kind}`, rules, t.ruleNames[rule.kind], ruleInWords(rule, locale)),
      ...both(`rule.${rule.kind}.why`, rules, t.why, rule.explanation),
    ]),
    ...scheme.criteria.flatMap(({ key, title, question, ground }) => {
      const part = `${t.thing.criteria}: ${say(title, locale)}`
      return [
        ...both(`criterion.${key}`, part, t.title, title),
        ...both(`criterion.${key}.question`, part, t.question, question),
        plain(`criterion.${key}.ground`, part, t.article, ground),
      ]
    }),
    ...scheme.refusal_grounds.flatMap(({ key, title, article, offers }) => {
      const part = `${t.thing.refusal_grounds}: ${say(title, locale)}`
      return [
        ...both(`refusal.${key}`, part, t.text, title),
        plain(`refusal.${key}.article`, part, t.article, article),
        ...(offers ? both(`refusal.${key}.offers`, part, t.offers, offers) : []),
      ]
    }),
    ...scheme.other_ways.flatMap(({ title, text, url }, at) => {
      const part = `${t.thing.other_ways}: ${say(title, locale)}`
      return [
        ...both(`other.${at}`, part, t.title, title),
        ...both(`other.${at}.text`, part, t.text, text),
        ...(url ? [plain(`other.${at}.url`, part, t.url, url)] : []),
      ]
    }),
    ...(['received', 'incomplete', 'granted', 'refused'] as const).flatMap((name) =>
      both(`letter.${name}`, letters, t.letters[name], scheme.letters[name]),
    ),
  ]
}

/** How its jury works, where a jury divides the money. */
function roundFacts({ allocation, round }: Scheme, locale: Locale): readonly SchemeFact[] {
  if (allocation !== 'round' && !round) return []
  const { parts, round: t } = schemeTexts(locale)
  const { members, term_years, vote, quorum, highest_score, ties, order, partly } = round ?? usualRound
  const said = {
    least: String(members.min),
    most: String(members.max),
    years: String(term_years),
    vote: t.votes[vote],
    quorum: String(quorum),
    highest: String(highest_score),
    ties: t.tieRules[ties],
    order: t.orders[order],
    partly: partly ? t.yes : t.no,
  }
  return (Object.keys(said) as readonly (keyof typeof said)[]).map((name) => ({
    id: `round.${name}`,
    part: parts.round,
    name: t[name],
    value: said[name],
  }))
}
