import type { FrameworkVersion } from '../../frameworks/index.ts'
import { dayOf, formatDay } from '../../kit/dates.ts'
import { type Locale, say } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import type { HeadingLevel } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { StatusBadge } from '../../ui/status/status.tsx'
import { Table } from '../../ui/table/table.tsx'
import { deskTexts } from '../desk-texts.ts'
import { type ChosenLevel, explainLevel, fitting, outcomeWords } from '../level.ts'
import { texts } from '../texts.ts'

/** Says that nobody adopted the framework yet, wherever it is used. */
export function ExampleNotice({
  framework,
  locale,
  level = 2,
}: {
  readonly framework: Pick<FrameworkVersion, 'status'>
  readonly locale: Locale
  readonly level?: HeadingLevel
}) {
  if (framework.status === 'adopted') return null
  const t = texts(locale)
  return (
    <Notice tone="warning" title={t.exampleTitle} level={level}>
      <p>{t.exampleText}</p>
    </Notice>
  )
}

interface LevelProps {
  readonly chosen: ChosenLevel
  readonly locale: Locale
}

/** The outcome that counts, and who departed from what the framework said. */
export function OutcomeLine({ chosen, locale }: LevelProps) {
  const t = texts(locale)
  const { framework, level, outcome, result } = chosen
  const now = outcomeWords(chosen, outcome, locale)
  const departed = result.deviation
  return (
    <>
      <p>
        <strong>{now.title}</strong>
        {framework.status === 'example' && (
          <>
            {' '}
            <StatusBadge tone="wait">{t.example}</StatusBadge>
          </>
        )}
      </p>
      <p>{now.summary}</p>
      {departed && level.decided_by && level.decided_on && (
        <Notice level={3}>
          <p>
            {t.one.departed(
              level.decided_by,
              formatDay(level.decided_on, locale),
              outcomeWords(chosen, result.outcome, locale).title,
            )}
          </p>
          <p class="keep-lines">{t.one.because(departed.reason)}</p>
        </Notice>
      )}
      {result.flags.includes('tension') && <p>{t.one.tension}</p>}
    </>
  )
}

/** Every rule that counted, with its reason and what it did to the outcome. */
export function RuleByRule({ chosen, locale }: LevelProps) {
  const t = deskTexts(locale).level
  const { result } = chosen
  const effect = (before: string | null, after: string | null): string => {
    if (after === null) return t.says
    return after === before ? t.keeps : t.becomes(outcomeWords(chosen, after, locale).title)
  }
  return (
    <Table
      locale={locale}
      caption={t.rules}
      rows={result.reasons}
      rowKey={({ rule }) => rule}
      columns={[
        { key: 'rule', title: t.rule, rowHeader: true, cell: ({ reason }) => say(reason, locale) },
        { key: 'effect', title: t.effect, cell: ({ before, after }) => effect(before, after) },
      ]}
    />
  )
}

/** The answers that were given, in a table. */
export function AnswerTable({ chosen, locale }: LevelProps) {
  const t = deskTexts(locale).level
  return (
    <Table
      locale={locale}
      caption={t.answers}
      rows={explainLevel(chosen, locale).answers}
      rowKey={({ question }) => question}
      columns={[
        { key: 'question', title: t.question, rowHeader: true, cell: ({ text }) => text },
        { key: 'answer', title: t.answer, cell: ({ answers }) => answers.join(', ') },
      ]}
    />
  )
}

const Listed = ({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) =>
  lines.length === 0 ? null : (
    <>
      <p>
        <strong>{title}</strong>
      </p>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  )

/** Whether people take part and how: the outcome rule by rule, duties, methods and tension. */
export function LevelResult({ chosen, locale }: LevelProps) {
  const t = deskTexts(locale).level
  const told = explainLevel(chosen, locale)
  const found = fitting(chosen)
  const titles = (kind: 'method' | 'care') =>
    found.filter((one) => one.kind === kind).map(({ title }) => say(title, locale))
  const duties = [...told.flags, ...told.reasons.flatMap(({ advice }) => advice)]
  return (
    <>
      <p>{chosen.outcome === 'inform' ? t.whether.inform : t.whether.yes}</p>
      <OutcomeLine chosen={chosen} locale={locale} />
      <RuleByRule chosen={chosen} locale={locale} />
      <Listed title={t.duties} lines={[...new Set(duties)]} />
      <Listed title={t.methods} lines={titles('method')} />
      <Listed title={t.care} lines={titles('care')} />
      <Disclosure summary={t.answers}>
        <AnswerTable chosen={chosen} locale={locale} />
      </Disclosure>
      <p>
        <a href={paths.framework(chosen.framework.definition.key, chosen.framework.definition.version)}>
          {t.version(chosen.framework.definition.version)}
        </a>{' '}
        {t.answered(formatDay(dayOf(chosen.result.at), locale))}
      </p>
    </>
  )
}
