import { explain } from '../frameworks/index.ts'
import { formatDay } from '../kit/dates.ts'
import type { Locale } from '../kit/locale.ts'
import type { DocumentBlock } from '../kit/pdf.ts'
import type { Advised } from './advised.ts'
import type { PlannedStep, Report } from './rules.ts'
import type { ReactionForm } from './store.ts'
import { texts } from './texts.ts'

/** What a report is made of. */
export interface ReportFacts {
  readonly advised: Advised | null
  readonly steps: readonly PlannedStep[]
  readonly form: ReactionForm | null
  readonly report: Report
}

const heading = (text: string, level: 1 | 2 = 1): DocumentBlock => ({ kind: 'heading', level, text })
const paragraph = (text: string): DocumentBlock => ({ kind: 'paragraph', text })

/** Steps in which people are asked; to make a plan, to read what they said and to keep the report are none. */
const askingSteps = (steps: readonly PlannedStep[]): readonly PlannedStep[] =>
  steps.filter(({ asks }) => asks === true)

/** Who was asked, how many reacted, what they said in groups, and what is done with it. Without names. */
export function reportBlocks(facts: ReportFacts, locale: Locale): readonly DocumentBlock[] {
  const words = texts(locale)
  const t = words.report
  const { advised, form, report } = facts
  const long = (day: string): string => formatDay(day, locale, 'long')
  const taken = askingSteps(facts.steps).flatMap(({ title, done }) =>
    done ? [[title[locale], long(done.done_on), done.who ?? '-']] : [],
  )
  const explained = advised && explain(advised.framework.definition, advised.answers, locale)
  return [
    ...(explained?.outcome
      ? [
          heading(t.why),
          paragraph([`${explained.outcome.title}.`, ...explained.reasons.map(({ text }) => text)].join(' ')),
        ]
      : []),
    heading(t.asked),
    ...(form ? [paragraph(t.period(long(form.opened_on), long(form.closes_on)))] : []),
    ...(taken.length > 0
      ? [{ kind: 'table', header: [t.step, t.when, t.who], rows: taken, widths: [2, 2, 4] } as const]
      : [paragraph(t.askedNone)]),
    heading(t.reactions),
    paragraph(report.count === 0 ? t.noReactions : t.total(report.count, words.counts(report.counts))),
    ...(report.groups.length > 0 ? [heading(t.said)] : []),
    ...report.groups.flatMap(({ answer, count, counts }) => [
      heading(answer.theme, 2),
      paragraph(t.group(count, words.counts(counts))),
      paragraph(`${t.doneWith} ${answer.done}`),
    ]),
    ...(report.open > 0 ? [paragraph(t.open(report.open))] : []),
    paragraph(t.noNames),
  ]
}

/** What keeps a report from being finished. */
export type Unfinished = 'collecting' | 'answering' | null

/**
 * The same as plain text, for the question on participation of an application (art. 7.4 Omgevingsregeling). While it is
 * not finished it says so first, and answers nothing with yes.
 */
export function applicationText(facts: ReportFacts, locale: Locale, unfinished: Unfinished): string {
  const words = texts(locale)
  const t = words.report
  const { form, report, steps } = facts
  const long = (day: string): string => formatDay(day, locale, 'long')
  const taken = askingSteps(steps).flatMap(({ title, done }) =>
    done ? [`- ${title[locale]} (${long(done.done_on)})${done.who ? `: ${done.who}` : ''}`] : [],
  )
  if (taken.length === 0 && report.count === 0) return t.dso.no
  return [
    ...(unfinished === null ? [t.dso.yes] : [`${t.notReady} ${t.notReadyWhy[unfinished]}`, t.dso.yet]),
    '',
    t.dso.how,
    ...(form ? [`- ${t.period(long(form.opened_on), long(form.closes_on))}`] : []),
    ...taken,
    '',
    t.dso.results,
    report.count === 0 ? t.noReactions : t.total(report.count, words.counts(report.counts)),
    ...report.groups.map(
      ({ answer, count, counts }) =>
        `- ${answer.theme}: ${t.group(count, words.counts(counts))} ${t.doneWith} ${answer.done}`,
    ),
  ].join('\n')
}
