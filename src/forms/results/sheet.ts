import { type Locale, type Localised, say } from '../../kit/locale.ts'
import type { Cell, Sheet } from '../../kit/sheet.ts'
import type { QuestionResult } from './count.ts'
import type { PublishedResults, Split } from './publish.ts'
import { texts } from './texts.ts'

/** The same numbers as on the page, one on each line; what is not shown has an empty number. */
export function resultSheet(
  title: string,
  published: Pick<PublishedResults, 'questions'>,
  locale: Locale,
): Sheet {
  const t = texts(locale)
  return {
    title,
    columns: [t.question, t.part, t.answer, t.group, t.value, t.amount],
    rows: published.questions.flatMap(({ result, splits }) => [
      ...linesOf(result, locale),
      ...splits.flatMap((split) => splitLines(result, split, locale)),
    ]),
  }
}

const lead = ({ label, row }: QuestionResult, locale: Locale): readonly Cell[] => [
  say(label, locale),
  row ? say(row.label, locale) : null,
]

function linesOf(result: QuestionResult, locale: Locale): readonly (readonly Cell[])[] {
  const t = texts(locale)
  const line = (answer: Localised | null, value: string, amount: Cell): readonly Cell[] => [
    ...lead(result, locale),
    answer && say(answer, locale),
    t.everybody,
    value,
    amount,
  ]
  switch (result.kind) {
    case 'one':
    case 'several':
      return [
        ...result.options.map(({ label, amount }) => line(label, t.amount, amount)),
        ...(result.average === null ? [] : [line(null, t.averageOf, tenths(result.average))]),
      ]
    case 'order':
    case 'points':
      return result.scores.map(({ label, score }) => line(label, t.score, tenths(score)))
    case 'amount': {
      // Amounts in euros, as in every table to take along.
      const inUnits = (value: number): number => (result.unit === 'money' ? value / 100 : tenths(value))
      return [
        line(null, t.amount, result.answered),
        ...(result.average === null ? [] : [line(null, t.averageOf, inUnits(result.average))]),
        ...(result.median === null ? [] : [line(null, t.middleOf, inUnits(result.median))]),
      ]
    }
    default:
      return [line(null, t.amount, result.answered)]
  }
}

const splitLines = (result: QuestionResult, split: Split, locale: Locale): readonly (readonly Cell[])[] =>
  split.rows.flatMap(({ label, amounts }) =>
    split.groups.map((group, at) => [
      ...lead(result, locale),
      say(label, locale),
      `${say(split.byLabel, locale)}: ${say(group, locale)}`,
      texts(locale).amount,
      amounts[at] ?? null,
    ]),
  )

const tenths = (value: number): number => Math.round(value * 10) / 10
