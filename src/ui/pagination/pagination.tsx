import type { Locale } from '../../kit/locale.ts'
import { LinkButton } from '../button/button.tsx'
import { texts } from '../texts.ts'

interface PaginationProps {
  readonly locale: Locale
  readonly previous?: string | undefined
  readonly next?: string | undefined
  /** Where the reader is, in words: "24 van de 61 initiatieven". */
  readonly summary?: string | undefined
  /** Names the navigation where a page has two lists. */
  readonly label?: string | undefined
}

/** Earlier and later pages of a list. Keyset pages have no numbers; nothing is shown for a single page. */
export function Pagination({ locale, previous, next, summary, label }: PaginationProps) {
  const t = texts(locale)
  if (!previous && !next) return summary ? <p class="small">{summary}</p> : null
  return (
    <nav class="pagination no-print" aria-label={label ?? t.pages}>
      {previous && (
        <LinkButton href={previous} kind="secondary" icon="arrow-left">
          {t.previousPage}
        </LinkButton>
      )}
      {next && (
        <LinkButton href={next} kind="secondary" iconEnd="arrow-right">
          {t.nextPage}
        </LinkButton>
      )}
      {summary && <span class="small">{summary}</span>}
    </nav>
  )
}
