import { dayOf, formatDay } from '../kit/dates.ts'
import { type Locale, say } from '../kit/locale.ts'
import type { DocumentBlock } from '../kit/pdf.ts'
import { type latestLevel, type Plan, wayLine } from '../projects/index.ts'
import { knownBlocks } from './blocks.ts'
import { formalTexts, type Instrument } from './formal-texts.ts'
import { hasOwnWords, type ReportFacts, type ReportPart } from './schema.ts'
import type { ReportVersion } from './store.ts'

type Blocks = readonly DocumentBlock[]
type Chosen = Awaited<ReturnType<typeof latestLevel>>

/** What the texts are made of: of the plan, of the framework, of the report as far as it is. */
export interface FormalSource {
  readonly instrument: Instrument
  readonly title: string
  /** Who prepares it: the municipality, by name. */
  readonly owner: string
  readonly plan: Plan
  readonly planPublishedOn: string
  readonly chosen: Chosen
  readonly facts: ReportFacts
  readonly report: ReportVersion | null
  /** Full addresses of the project and of its report. */
  readonly address: string
  readonly reportAddress: string
}

const paragraph = (text: string): DocumentBlock => ({ kind: 'paragraph', text })
const said = (text: string, words: (text: string) => string): Blocks =>
  text.trim() ? [paragraph(words(text.trim()))] : []

/** The notice that is given at the start: who is involved, in what, how and when (Omgevingsbesluit 10.2, 10.7, 10.8). */
export function noticeBlocks(source: FormalSource, locale: Locale): Blocks {
  const t = formalTexts(locale)
  const { plan, instrument } = source
  const when = plan.decisionOn ? formatDay(plan.decisionOn, locale) : plan.decisionWhen.trim()
  return [
    paragraph(t.text.prepares(source.owner, t.names[instrument], source.title, t.articles[instrument])),
    ...said(plan.decision, t.text.about),
    ...said(plan.goal, t.text.goal),
    ...said(plan.affected, t.text.involved),
    ...said(plan.open, t.text.role),
    ...said(plan.fixed, t.text.fixed),
    ...(plan.ways.length > 0
      ? [
          paragraph(t.text.how),
          { kind: 'list', items: plan.ways.map((way) => wayLine(way, locale)) } as const,
        ]
      : []),
    ...said(plan.decider, (who) => t.text.decides(who, when)),
    paragraph(t.text.more(source.address, plan.contact.trim())),
  ]
}

/** The reasons with the decision: how people were involved, what came of it, and how our own policy was followed. */
export function reasonsBlocks(source: FormalSource, locale: Locale): Blocks {
  const t = formalTexts(locale)
  const { instrument, facts, report, chosen } = source
  const heading = (text: string): DocumentBlock => ({ kind: 'heading', level: 1, text })
  const of = (part: ReportPart): Blocks => [
    ...knownBlocks(part, facts, locale),
    ...(report && hasOwnWords(part) ? said(report.words[part], (text) => text) : []),
  ]
  const deviation = chosen?.result.deviation
  return [
    paragraph(t.text.motivated(t.names[instrument], source.title, t.articles[instrument])),
    heading(t.text.how_involved),
    ...of('took_part'),
    ...of('reached'),
    ...of('meetings'),
    heading(t.text.results),
    ...of('answers'),
    ...of('changes'),
    heading(t.text.policy),
    ...(facts.question.level ? [paragraph(t.text.policyLevel(say(facts.question.level, locale)))] : []),
    ...(deviation && chosen.level.decided_by && chosen.level.decided_on
      ? [
          paragraph(
            t.text.departed(
              chosen.level.decided_by,
              formatDay(chosen.level.decided_on, locale),
              deviation.reason,
            ),
          ),
        ]
      : []),
    paragraph(t.text.policyPlan(formatDay(source.planPublishedOn, locale))),
    ...(report?.published_at
      ? [
          paragraph(t.text.policyReport(formatDay(dayOf(report.published_at), locale))),
          paragraph(t.text.fullReport(source.reportAddress)),
        ]
      : []),
  ]
}

/** Blocks as plain text, to copy. */
export const plainText = (blocks: Blocks): string =>
  blocks
    .map((block) => {
      switch (block.kind) {
        case 'heading':
          return block.text.toUpperCase()
        case 'list':
          return block.items.map((item) => `- ${item}`).join('\n')
        case 'table':
          return block.rows
            .map((row) => `- ${row.map((cell, index) => `${block.header[index] ?? ''}: ${cell}`).join('; ')}`)
            .join('\n')
        case 'paragraph':
          return block.text
        default:
          return ''
      }
    })
    .filter((text) => text !== '')
    .join('\n\n')
