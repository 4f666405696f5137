import type { Day } from '../kit/dates.ts'
import { formatDay } from '../kit/dates.ts'
import { type Locale, type Localised, say } from '../kit/locale.ts'
import type { Municipality } from '../kit/municipality.ts'
import type { DocumentBlock, Fact } from '../kit/pdf.ts'
import { decisionTexts } from './decision-texts.ts'
import type { OpenedCase } from './record.ts'
import { decisionTypeOf, outcomeOf, stepOf } from './rules.ts'
import type { Decision } from './store.ts'
import { texts } from './texts.ts'

/** A decision in the words of its process version and the reader's language. */
export interface DecisionContent {
  readonly id: string
  readonly title: string
  readonly outcome: string
  readonly saysNo: boolean
  readonly body: string
  /** On what ground someone signed for the body; null when the body itself decided. */
  readonly mandate: string | null
  /** Null in public: there an official is a function (rule 9). */
  readonly signedBy: string | null
  readonly decidedOn: Day
  readonly isBesluit: boolean
  readonly lastDayToObject: Day | null
  readonly reasons: string
  readonly criteria: readonly {
    readonly title: string
    readonly question: string
    readonly met: boolean | null
    readonly reason: string
  }[]
  readonly conditions: string | null
  readonly otherWay: string | null
  readonly noOtherWayFound: boolean
}

export function decisionContent(
  decision: Decision,
  { process }: Pick<OpenedCase, 'process'>,
  locale: Locale,
  nameOf: (personId: string | null) => string | null,
): DecisionContent {
  const type = decisionTypeOf(process, decision.type_key)
  const outcome = outcomeOf(stepOf(process, decision.step_key), decision.outcome_key)
  return {
    id: decision.id,
    title: type ? say(type.title, locale) : decision.type_key,
    outcome: outcome ? say(outcome.label, locale) : decision.outcome_key,
    saysNo: decision.says_no,
    body: say(decision.body, locale),
    mandate: decision.mandate ? say(decision.mandate, locale) : null,
    signedBy: nameOf(decision.signed_by),
    decidedOn: decision.decided_on,
    isBesluit: decision.is_besluit,
    lastDayToObject: decision.last_day_to_object,
    reasons: decision.reasons,
    criteria: decision.criteria.map((answer) => {
      const criterion = type?.criteria.find(({ key }) => key === answer.key)
      return {
        title: criterion ? say(criterion.title, locale) : answer.key,
        question: criterion ? say(criterion.question, locale) : '',
        met: answer.met,
        reason: answer.reason,
      }
    }),
    conditions: decision.conditions,
    otherWay: decision.other_way,
    noOtherWayFound: decision.no_other_way_found,
  }
}

/** How a municipality writes letters: `je`, or `u`. Only Dutch makes the difference. */
export const letterTone = (municipality: Municipality): 'je' | 'u' => municipality.tone.formal_letters_nl

/** The decision as parts of a document, with headings from `level` on. */
export function decisionBlocks(
  decision: DecisionContent,
  options: {
    readonly level: 1 | 2 | 3
    readonly locale: Locale
    readonly municipality: Municipality
    readonly facts?: readonly Fact[]
  },
): readonly DocumentBlock[] {
  const { level, locale, municipality } = options
  const t = decisionTexts(locale)
  const day = (value: Day): string => formatDay(value, locale, 'long')
  const heading = (text: string): DocumentBlock => ({ kind: 'heading', level, text })
  const paragraph = (text: string): DocumentBlock => ({ kind: 'paragraph', text })
  const isWay = decision.otherWay !== null || decision.noOtherWayFound
  return [
    heading(decision.isBesluit ? t.besluit : t.decision),
    paragraph(t.decided(capital(decision.body), day(decision.decidedOn), decision.outcome)),
    ...(decision.conditions ? [heading(t.conditions), paragraph(decision.conditions)] : []),
    heading(t.reasons),
    paragraph(decision.reasons),
    ...(decision.criteria.length > 0
      ? [
          heading(t.criteria),
          {
            kind: 'table' as const,
            header: t.criteriaHeader,
            widths: [4, 2, 4],
            rows: decision.criteria.map(({ title, question, met, reason }) => [
              question ? `${title}\n${question}` : title,
              met === null ? t.notRelevant : met ? t.met : t.notMet,
              reason,
            ]),
          },
        ]
      : []),
    ...(isWay ? [heading(t.otherWay), paragraph(decision.otherWay ?? texts(locale).otherWayNone)] : []),
    heading(say(municipality.disagree.title, locale)),
    ...disagreeBlocks(decision, municipality, locale),
  ]
}

/** Objection with its last day where the law gives it; else a talk, a complaint and the ombudsman. */
export function disagreeBlocks(
  decision: Pick<DecisionContent, 'lastDayToObject'>,
  municipality: Municipality,
  locale: Locale,
): readonly DocumentBlock[] {
  const t = decisionTexts(locale)
  const { disagree, complaint, ombudsman, formal_nl: formal } = municipality
  const isFormal = locale === 'nl' && letterTone(municipality) === 'u'
  const word = (text: Localised, formally: string | undefined): string =>
    isFormal && formally ? formally : say(text, locale)
  const paragraph = (text: string): DocumentBlock => ({ kind: 'paragraph', text })
  if (decision.lastDayToObject !== null) {
    return [
      paragraph(word(disagree.talk, formal?.talk)),
      paragraph(word(disagree.objection, formal?.objection)),
      {
        kind: 'facts',
        rows: [
          { term: t.lastDay, value: formatDay(decision.lastDayToObject, locale, 'long') },
          { term: t.address, value: disagree.objection_address },
        ],
      },
    ]
  }
  return [
    paragraph(word(disagree.talk, formal?.talk)),
    paragraph(word(complaint.text, formal?.complaint)),
    paragraph(word(ombudsman.text, formal?.ombudsman)),
    {
      kind: 'facts',
      rows: [
        { term: say(complaint.title, locale), value: `${complaint.telephone}, ${complaint.email}` },
        { term: say(ombudsman.name, locale), value: `${ombudsman.telephone}, ${ombudsman.website}` },
      ],
    },
  ]
}

const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
