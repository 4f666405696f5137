import type { ComponentChildren } from 'preact'
import type { Locale } from '../../kit/locale.ts'
import { Button } from '../button/button.tsx'
import { Icon } from '../icon/icon.tsx'
import { texts } from '../texts.ts'

interface FilterBarProps {
  readonly locale: Locale
  /** Names the form: "Zoek in de initiatieven". */
  readonly label: string
  readonly action: string
  /** Fields of `ui/form`. */
  readonly children: ComponentChildren
  /** What is chosen now, each with the address of the list without it. */
  readonly active?: readonly { readonly label: string; readonly removeHref: string }[]
  readonly resetHref: string
}

/** Filters of a list as a form that changes the address, so that a filtered list can be shared and bookmarked. */
export function FilterBar({ locale, label, action, children, active = [], resetHref }: FilterBarProps) {
  const t = texts(locale)
  return (
    <search class="filter-bar no-print" aria-label={label}>
      <form class="filter-bar__form" method="get" action={action}>
        {children}
        <Button kind="secondary">{t.filterShow}</Button>
      </form>
      {active.length > 0 && (
        <ul class="filter-bar__active" aria-label={t.filterActive}>
          {active.map((filter) => (
            <li key={filter.label}>
              <a class="tag" href={filter.removeHref} aria-label={t.filterRemove(filter.label)}>
                {filter.label} <Icon name="cross" />
              </a>
            </li>
          ))}
          <li>
            <a href={resetHref}>{t.filterReset}</a>
          </li>
        </ul>
      )}
    </search>
  )
}
