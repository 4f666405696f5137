import type { Locale } from '../../kit/locale.ts'
import { texts } from '../texts.ts'

export interface Crumb {
  readonly title: string
  readonly href: string
  /** Language of the title, where somebody wrote it in another one than that of the page. */
  readonly lang?: string | undefined
}

/** The way back to the pages above this one; the page itself is its heading and is not repeated. */
export function Breadcrumbs({
  locale,
  crumbs,
}: {
  readonly locale: Locale
  readonly crumbs: readonly Crumb[]
}) {
  return (
    <nav class="utrecht-breadcrumb-nav breadcrumbs no-print" aria-label={texts(locale).breadcrumbs}>
      <ol class="utrecht-breadcrumb-nav__list utrecht-breadcrumb-nav__list--html-ol">
        {crumbs.map((crumb) => (
          <li key={crumb.href} class="utrecht-breadcrumb-nav__item">
            <a class="utrecht-breadcrumb-nav__link" href={crumb.href} lang={crumb.lang}>
              {crumb.title}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
