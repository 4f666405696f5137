import { formatDay } from '../kit/dates.ts'
import { type Locale, say } from '../kit/locale.ts'
import type { DocumentBlock } from '../kit/pdf.ts'
import type { EvaluationSummary } from './schema.ts'
import { texts } from './texts.ts'

const numberIn = (value: number, locale: Locale): string =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value)

/** What people said of taking part, as blocks of the participation report. */
export function evaluationBlocks(summary: EvaluationSummary, locale: Locale): readonly DocumentBlock[] {
  const t = texts(locale).report
  const { groups, tables, until } = summary
  const [participants] = groups
  return [
    { kind: 'paragraph', text: t.asked(formatDay(until, locale, 'long')) },
    {
      kind: 'paragraph',
      text:
        participants?.mark === null || participants === undefined
          ? t.noMark
          : t.mark(participants.answered ?? 0, numberIn(participants.mark, locale)),
    },
    {
      kind: 'table',
      header: [t.who, t.invited, t.answered, t.markShort],
      rows: groups.map(({ who, invited, answered, mark }) => [
        t.groups[who],
        String(invited),
        answered === null ? t.few : String(answered),
        mark === null ? t.hidden : numberIn(mark, locale),
      ]),
      widths: [4, 2, 2, 2],
    },
    ...tables.map(
      ({ options, rows }): DocumentBlock => ({
        kind: 'table',
        header: [t.question, ...options.map((option) => say(option, locale))],
        rows: rows.map(({ label, amounts }) => [
          say(label, locale),
          ...amounts.map((amount) => (amount === null ? t.hidden : String(amount))),
        ]),
        widths: [6, ...options.map(() => 2)],
      }),
    ),
    { kind: 'paragraph', text: t.howHidden },
  ]
}
