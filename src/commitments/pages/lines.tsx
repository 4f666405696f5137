import { formatDay } from '../../kit/dates.ts'
import { type Locale, langOfWords } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { texts } from '../texts.ts'
import type { CommitmentView } from '../views.ts'
import { CommitmentBadge } from './table.tsx'

/** What was promised with an answer: what, by whom and when, and how that stands; nothing where there is none. */
export function PromiseLines(props: {
  readonly promises: readonly CommitmentView[]
  readonly locale: Locale
}) {
  const { promises, locale } = props
  const t = texts(locale)
  if (promises.length === 0) return null
  return (
    <div class="flow">
      <p>
        <strong>{t.lines.title(promises.length)}</strong>
      </p>
      <ul class="plain-list stack">
        {promises.map(({ id, promise, owner, state, explanation }) => (
          <li key={id} class="flow">
            <p>
              <CommitmentBadge state={state} locale={locale} />{' '}
              <a href={paths.commitment(id)} lang={promise ? langOfWords(locale) : undefined}>
                {promise ?? t.erased}
              </a>
            </p>
            <p class="small">
              {[
                owner,
                t.lines.due(formatDay(state.firstDue, locale)),
                ...(state.newDue ? [t.newDate(formatDay(state.newDue, locale))] : []),
              ].join(' · ')}
            </p>
            {explanation && (
              <p class="small keep-lines" lang={langOfWords(locale)}>
                {explanation}
              </p>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
