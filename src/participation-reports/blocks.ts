import { activityTexts } from '../activities/index.ts'
import { outcomeBadge } from '../answers/index.ts'
import { evaluationBlocks } from '../evaluations/index.ts'
import { formatDay } from '../kit/dates.ts'
import { type Locale, say } from '../kit/locale.ts'
import type { DocumentBlock } from '../kit/pdf.ts'
import { daysInWords } from '../projects/index.ts'
import { hasOwnWords, type ReportFacts, type ReportPart, type ReportWords, reportParts } from './schema.ts'
import { texts } from './texts.ts'

type Blocks = readonly DocumentBlock[]

const paragraph = (text: string): DocumentBlock => ({ kind: 'paragraph', text })
const subheading = (text: string): DocumentBlock => ({ kind: 'heading', level: 2, text })

/** What somebody wrote in the plan, under its name; nothing where they wrote nothing. */
const said = (name: string, text: string): Blocks =>
  text.trim() ? [paragraph(`${name}: ${text.trim()}`)] : []

const dayWords = ({ on, words }: { readonly on: string | null; readonly words: string }, locale: Locale) =>
  on === null ? words.trim() : formatDay(on, locale)

/** What the product knows for one part of the report, as blocks of a page, a PDF or a document for Word. */
export function knownBlocks(part: ReportPart, facts: ReportFacts, locale: Locale): Blocks {
  return known[part](facts, locale)
}

const known: Readonly<Record<ReportPart, (facts: ReportFacts, locale: Locale) => Blocks>> = {
  question: ({ question, activities }, locale) => {
    const t = texts(locale).facts
    return [
      ...said(t.goal, question.goal),
      ...(question.level ? said(t.level, say(question.level, locale)) : []),
      ...said(t.open, question.open),
      ...said(t.fixed, question.fixed),
      ...(activities.length > 0
        ? [
            paragraph(`${t.asked}:`),
            {
              kind: 'list',
              items: activities.map(({ title, question }) => `${question} (${title})`),
            } as const,
          ]
        : []),
    ]
  },
  decision: ({ decision }, locale) => {
    const t = texts(locale).facts
    return [
      ...said(t.decision, decision.what),
      ...said(t.decider, decision.who),
      ...said(t.when, dayWords(decision.when, locale)),
    ]
  },
  took_part: ({ activities, channels, people }, locale) => {
    const t = texts(locale).facts
    const ways = activityTexts(locale).channels
    if (activities.length === 0) return [paragraph(t.noActivities)]
    return [
      paragraph(t.people(people)),
      {
        kind: 'table',
        header: [t.activity, t.days, t.takers, t.contributions, t.comments, t.supports],
        rows: activities.map((one) => [
          one.title,
          t.until(formatDay(one.from, locale), formatDay(one.until, locale)),
          ...[one.people, one.contributions, one.comments, one.supports].map(String),
        ]),
        widths: [4, 4, 2, 2, 2, 2],
      },
      ...(channels.length > 0
        ? [
            {
              kind: 'table',
              header: [t.channel, t.amount],
              rows: channels.map(({ channel, amount }) => [ways[channel], String(amount)]),
              widths: [3, 1],
            } as const,
          ]
        : []),
    ]
  },
  reached: ({ wanted, channels, letters }, locale) => {
    const t = texts(locale).facts
    const total = channels.reduce((sum, { amount }) => sum + amount, 0)
    const online = channels.find(({ channel }) => channel === 'page')?.amount ?? 0
    return [
      ...said(t.affected, wanted.affected),
      ...said(t.hardToReach, wanted.hardToReach),
      ...said(t.reaching, wanted.reaching),
      paragraph(t.offline(total - online, total)),
      ...letters.map(({ title, sent, used }) => paragraph(t.letters(title, sent, used))),
    ]
  },
  meetings: ({ meetings }, locale) => {
    const t = texts(locale).facts
    if (meetings.length === 0) return [paragraph(t.noMeetings)]
    return [
      {
        kind: 'table',
        header: [t.meeting, t.day, t.place, t.signedUp, t.attended],
        rows: meetings.map(({ title, on, place, signedUp, attended }) => [
          ...[title, formatDay(on, locale), place, String(signedUp)],
          attended === null ? t.notCounted : String(attended),
        ]),
        widths: [3, 2, 3, 2, 2],
      },
    ]
  },
  answers: ({ answers, unanswered }, locale) => {
    const t = texts(locale).facts
    const label = (outcome: Parameters<typeof outcomeBadge>[0]['outcome'], passedTo: string | null) =>
      outcomeBadge({ outcome, passed_to: passedTo }, locale).label
    return [
      ...(answers.length === 0 && unanswered === 0 ? [paragraph(t.noAnswers)] : []),
      ...answers.flatMap(({ activity, groups, alone }) => [
        subheading(activity),
        ...groups.flatMap(
          (group): Blocks => [
            { kind: 'heading', level: 3, text: t.group(group.name, group.amount) },
            paragraph(group.summary),
            paragraph(t.outcome(label(group.outcome, group.passedTo))),
            paragraph(t.why(group.reasons)),
          ],
        ),
        ...(alone.length > 0
          ? [
              {
                kind: 'table',
                header: [t.alone, t.amount],
                rows: alone.map(({ outcome, amount }) => [label(outcome, null), String(amount)]),
                widths: [3, 1],
              } as const,
            ]
          : []),
      ]),
      ...(unanswered > 0 ? [paragraph(t.unanswered(unanswered))] : []),
    ]
  },
  changes: ({ plans }, locale) => {
    const t = texts(locale).facts
    const [first] = plans
    if (!first) return [paragraph(t.planNone)]
    if (plans.length === 1) return [paragraph(t.planFirst(formatDay(first.on, locale)))]
    const line = ({ version, on, note }: ReportFacts['plans'][number]): string =>
      [t.plan(version, formatDay(on, locale)), note].filter(Boolean).join(': ')
    return [{ kind: 'list', items: plans.map(line) }]
  },
  next: ({ on, decision, feedback, phases }, locale) => {
    const t = texts(locale).facts
    const isToCome = (when: { readonly on: string | null; readonly words: string }): boolean =>
      when.on === null ? when.words.trim() !== '' : when.on >= on
    const items = [
      ...(isToCome(feedback) ? [t.feedback(dayWords(feedback, locale))] : []),
      ...(isToCome(decision.when) ? [t.decides(decision.who, dayWords(decision.when, locale))] : []),
      ...phases.map((phase) => t.phase(phase.name, daysInWords(phase, locale))),
    ]
    return items.length > 0 ? [{ kind: 'list', items }] : [paragraph(t.nothingNext)]
  },
  evaluation: ({ evaluation }, locale) => (evaluation ? evaluationBlocks(evaluation, locale) : []),
  lessons: () => [],
}

/** The whole report: for each part what is known, then what the leader says. Parts about which nobody said anything go. */
export const reportBlocks = (facts: ReportFacts, words: ReportWords, locale: Locale): Blocks =>
  reportParts.flatMap((part) => {
    const own = hasOwnWords(part) && words[part].trim() ? [paragraph(words[part].trim())] : []
    const blocks = [...knownBlocks(part, facts, locale), ...own]
    const heading = { kind: 'heading', level: 1, text: texts(locale).parts[part] } as const
    return blocks.length > 0 ? [heading, ...blocks] : []
  })
