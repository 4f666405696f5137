import type { ComponentChildren, JSX } from 'preact'
import { type Locale, type Localised, say } from '../../kit/locale.ts'
import { BarChart } from '../../ui/bar-chart/bar-chart.tsx'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import { Section } from '../../ui/heading/heading.tsx'
import { Table } from '../../ui/table/table.tsx'
import { euros } from '../describe.ts'
import type { ChoiceResult, QuestionResult } from './count.ts'
import type { PublishedResults, Split } from './publish.ts'
import { texts } from './texts.ts'

/** Everything as it is counted, for who works with it: each question with its numbers and what people wrote. */
export const AllResults = (props: {
  readonly results: readonly QuestionResult[]
  readonly locale: Locale
}): JSX.Element => (
  <>
    {props.results.map((result) => (
      <Question key={keyOf(result)} result={result} locale={props.locale} />
    ))}
  </>
)

/** What everybody may read, with how few people are kept from being recognised. */
export function PublicResults({
  published,
  locale,
}: {
  readonly published: PublishedResults
  readonly locale: Locale
}): JSX.Element {
  const t = texts(locale)
  const { people, questions, leftOut } = published
  if (people === null) return <p>{t.tooFew}</p>
  return (
    <>
      <p>{t.people(people)}.</p>
      <p>{t.howHidden}</p>
      {questions.map(({ result, splits }) => (
        <Question key={keyOf(result)} result={result} locale={locale}>
          {splits.map((split) => (
            <SplitTable key={split.by} split={split} locale={locale} />
          ))}
        </Question>
      ))}
      {leftOut.length > 0 && (
        <>
          <p>{t.leftOut}</p>
          <ul>
            {[...new Set(leftOut.map((label) => say(label, locale)))].map((label) => (
              <li key={label}>{label}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

const keyOf = ({ key, row }: QuestionResult): string => `${key}.${row?.value ?? ''}`

/** A question as a heading: of a table with the row it is about. */
export const titleOf = ({ label, row }: Pick<QuestionResult, 'label' | 'row'>, locale: Locale): string =>
  row ? `${say(label, locale)} ${say(row.label, locale)}` : say(label, locale)

function Question(props: {
  readonly result: QuestionResult
  readonly locale: Locale
  readonly children?: ComponentChildren
}): JSX.Element {
  const { result, locale } = props
  return (
    <Section title={titleOf(result, locale)}>
      <Numbers result={result} locale={locale} />
      {props.children}
    </Section>
  )
}

function Numbers({
  result,
  locale,
}: {
  readonly result: QuestionResult
  readonly locale: Locale
}): JSX.Element {
  const t = texts(locale)
  const title = titleOf(result, locale)
  const inWords = (value: number): string => numberIn(value, locale)
  switch (result.kind) {
    case 'one':
    case 'several':
      return <Choices result={result} title={title} locale={locale} />
    case 'order':
    case 'points':
      return (
        <>
          <p>{result.kind === 'order' ? t.scoreHow(result.places) : t.pointsHow(result.total)}</p>
          <BarChart
            locale={locale}
            title={`${title} (${t.answered(result.answered ?? 0)})`}
            labelTitle={t.answer}
            valueTitle={t.score}
            bars={result.scores.map(({ label, score }) => ({
              label: say(label, locale),
              value: score,
              valueLabel: inWords(score),
            }))}
          />
        </>
      )
    case 'amount': {
      const amount = (value: number): string =>
        result.unit === 'money' ? euros(value, locale) : inWords(value)
      return (
        <p>
          {t.onlyAnswered(result.answered ?? 0)}{' '}
          {result.average !== null && t.averageAmount(amount(result.average))}{' '}
          {result.median !== null && t.middle(amount(result.median))}
        </p>
      )
    }
    case 'texts':
      return (
        <>
          <p>{t.wrote(result.answered ?? 0)}</p>
          {result.texts.length > 0 && (
            <Disclosure summary={t.allTexts(result.texts.length)}>
              <ul>
                {result.texts.map((text, at) => (
                  <li key={`${at}`} class="keep-lines">
                    {text}
                  </li>
                ))}
              </ul>
            </Disclosure>
          )}
        </>
      )
    case 'other':
      return <p>{t.onlyAnswered(result.answered ?? 0)}</p>
  }
}

function Choices({
  result,
  title,
  locale,
}: {
  readonly result: ChoiceResult
  readonly title: string
  readonly locale: Locale
}): JSX.Element {
  const t = texts(locale)
  const { options, average, scale } = result
  const [answered, first, last] = [result.answered ?? 0, options[0], options.at(-1)]
  const share = (amount: number): number => (answered === 0 ? 0 : Math.round((100 * amount) / answered))
  // The ends of a scale have words; the numbers between them speak for themselves.
  const wordsOf = (option: { readonly label: Localised }): string => {
    const end = option === first ? scale?.low : option === last ? scale?.high : undefined
    return end ? `${say(option.label, locale)} (${say(end, locale)})` : say(option.label, locale)
  }
  return (
    <>
      {average !== null && scale && first && last && (
        <p>
          {t.average(
            numberIn(average, locale),
            first.value,
            say(scale.low, locale),
            last.value,
            say(scale.high, locale),
          )}
        </p>
      )}
      {result.kind === 'several' && <p>{t.several}</p>}
      <BarChart
        locale={locale}
        title={`${title} (${t.answered(answered)})`}
        labelTitle={t.answer}
        valueTitle={t.amount}
        bars={options.map((option) => ({
          label: wordsOf(option),
          value: option.amount ?? 0,
          valueLabel: option.amount === null ? t.hidden : t.share(option.amount, share(option.amount)),
        }))}
      />
    </>
  )
}

export const numberIn = (value: number, locale: Locale): string =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value)

function SplitTable({ split, locale }: { readonly split: Split; readonly locale: Locale }): JSX.Element {
  const t = texts(locale)
  return (
    <Disclosure summary={t.by(say(split.byLabel, locale))}>
      <Table
        locale={locale}
        caption={t.by(say(split.byLabel, locale))}
        captionHidden
        rows={split.rows}
        rowKey={({ label }) => label.nl}
        columns={[
          { key: 'answer', title: t.answer, rowHeader: true, cell: ({ label }) => say(label, locale) },
          ...split.groups.map((group, at) => ({
            key: `${at}`,
            title: say(group, locale),
            numeric: true,
            cell: ({ amounts }: Split['rows'][number]) => amounts[at] ?? t.hidden,
          })),
        ]}
      />
    </Disclosure>
  )
}
