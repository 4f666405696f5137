import { inTheirs, type Locale, langOfWords } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { StatusBadge } from '../../ui/status/status.tsx'
import { type Match, openOn } from '../rules.ts'
import type { Source } from '../store.ts'
import { texts } from '../texts.ts'
import { againstInWords, amountsInWords, lackInWords, openInWords, reasonInWords } from '../words.ts'

/** A source in a list of results, with why it fits or not and what one still needs. */
export function Found(props: {
  readonly source: Source
  readonly match: Match
  readonly today: string
  readonly locale: Locale
  readonly level: 'h2' | 'h3'
}) {
  const { source, match, today, locale, level: Heading } = props
  const t = texts(locale)
  const summary = inTheirs(source.summary, source.summary_en, locale)
  const fits = match.against.length === 0
  return (
    <article class="flow">
      <Heading>
        <a href={paths.moneySource(source.slug)} lang={langOfWords(locale)}>
          {source.name}
        </a>{' '}
        {source.is_example && <StatusBadge tone="wait">{t.example}</StatusBadge>}
      </Heading>
      <p lang={summary.lang}>{summary.text}</p>
      <ul class="card__facts">
        <li>{source.provider}</li>
        <li>{amountsInWords(source, locale)}</li>
        <li>{openInWords(openOn(source.deadlines, today), locale)}</li>
      </ul>
      {fits ? (
        <>
          {match.because.length > 0 && (
            <Points title={t.find.why} points={match.because.map((one) => reasonInWords(one, locale))} />
          )}
          {match.lacks.length > 0 && (
            <Points title={t.find.lacks} points={match.lacks.map((one) => lackInWords(one, locale))} />
          )}
        </>
      ) : (
        <Points title={t.find.whyNot} points={match.against.map((one) => againstInWords(one, locale))} />
      )}
    </article>
  )
}

function Points({ title, points }: { readonly title: string; readonly points: readonly string[] }) {
  return (
    <div>
      <p>
        <strong>{title}</strong>
      </p>
      <ul>
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </div>
  )
}
