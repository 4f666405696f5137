import { type Deviation, explain, type FrameworkVersion, scoreInWords } from '../../frameworks/index.ts'
import { type Locale, say } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { StatusBadge } from '../../ui/status/status.tsx'
import { Table } from '../../ui/table/table.tsx'
import type { Sheet } from '../rules.ts'
import { texts } from '../texts.ts'

interface VersionProps {
  readonly framework: FrameworkVersion
  readonly locale: Locale
}

/** Says that nobody adopted the framework yet, wherever it is used. */
export function ExampleNotice({ framework, locale }: VersionProps) {
  const t = texts(locale)
  if (framework.status === 'adopted') return null
  return (
    <Notice tone="warning" title={t.exampleTitle}>
      <p>{t.exampleText}</p>
    </Notice>
  )
}

/** The title of an outcome of a version. */
export function outcomeWords({ framework, locale }: VersionProps, id: string | null): string {
  const outcome = framework.definition.outcomes.find((one) => one.id === id)
  return outcome ? say(outcome.title, locale) : '–'
}

interface OutcomeProps extends VersionProps {
  readonly sheet: Sheet
  readonly deviation: Pick<Deviation, 'outcome' | 'reason'> | null
  /** Folds the reasons per point away, where there is more on the page. */
  readonly folded?: boolean
}

/** What came out of a weighing, why, what can be done, and the reason for each point. No names. */
export function WeighingOutcome({ framework, locale, sheet, deviation, folded }: OutcomeProps) {
  const t = texts(locale).result
  const { definition, status } = framework
  const told = explain(definition, sheet.answers, locale)
  const score = told.scores.find(({ id }) => id === definition.assessors?.sum) ?? told.scores[0]
  const advice = told.reasons.flatMap((reason) => reason.advice)
  return (
    <>
      {deviation && (
        <Notice title={t.departed} level={3}>
          <p>
            <strong>{t.departedTo(outcomeWords({ framework, locale }, deviation.outcome))}</strong>
          </p>
          <p class="keep-lines">{t.because(deviation.reason)}</p>
        </Notice>
      )}
      <p>
        {deviation && `${t.framework} `}
        <strong>{told.outcome?.title ?? '–'}</strong>
        {score && ` (${t.score(scoreInWords(score.value, locale))})`}{' '}
        {status === 'example' && <StatusBadge tone="wait">{texts(locale).example}</StatusBadge>}
      </p>
      {told.outcome && !deviation && <p>{told.outcome.summary}</p>}
      <p>{t.reasons}:</p>
      <ul>
        {told.reasons.map(({ rule, text }) => (
          <li key={rule}>{text}</li>
        ))}
      </ul>
      {advice.length > 0 && (
        <>
          <p>{t.advice}:</p>
          <ul>
            {advice.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
      {told.methods.length > 0 && (
        <>
          <p>{t.methods}:</p>
          <ul>
            {told.methods.map(({ id, title }) => (
              <li key={id}>{title}</li>
            ))}
          </ul>
        </>
      )}
      {folded ? (
        <Disclosure summary={t.perPoint}>
          <PointTable told={told} sheet={sheet} locale={locale} />
        </Disclosure>
      ) : (
        <PointTable told={told} sheet={sheet} locale={locale} />
      )}
      <p>{texts(locale).notForSubsidy}</p>
      <p>
        <a href={paths.framework(definition.key, definition.version)}>
          {texts(locale).version(definition.version)}
        </a>
      </p>
    </>
  )
}

function PointTable({
  told,
  sheet,
  locale,
}: {
  readonly told: ReturnType<typeof explain>
  readonly sheet: Sheet
  readonly locale: Locale
}) {
  const t = texts(locale).result
  return (
    <Table
      locale={locale}
      caption={t.perPoint}
      rows={told.answers}
      rowKey={({ question }) => question}
      columns={[
        { key: 'point', title: t.point, rowHeader: true, cell: ({ text }) => text },
        {
          key: 'answer',
          title: t.answer,
          cell: ({ answers, points, weight }) =>
            weight === null ? answers.join(', ') : `${answers.join(', ')} (${t.points(points)})`,
        },
        {
          key: 'reason',
          title: t.reason,
          cell: ({ question }) => <span class="keep-lines">{sheet.reasons[question] ?? t.noReason}</span>,
        },
      ]}
    />
  )
}
