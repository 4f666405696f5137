import type { ComponentChildren } from 'preact'
import type { Locale } from '../../kit/locale.ts'
import { Heading, type HeadingLevel } from '../heading/heading.tsx'
import { Icon } from '../icon/icon.tsx'
import { texts } from '../texts.ts'

export interface TimelineEntry {
  readonly key: string
  /** The date in words, and the same for machines. */
  readonly when: string
  readonly dateTime: string
  readonly title: string
  readonly children?: ComponentChildren
  /** A turning point: a new step, a decision. */
  readonly important?: boolean
  /** Who may see this; shown only where it is not everyone. */
  readonly visibility?: 'everyone' | 'parties' | 'staff'
}

interface TimelineProps {
  readonly locale: Locale
  readonly entries: readonly TimelineEntry[]
  readonly level: HeadingLevel
  /** Who reads it: a party is "you", to staff the parties are others. */
  readonly reader?: 'party' | 'staff'
}

/** What happened, newest first: the same record for everyone, each entry with its visibility. */
export function Timeline({ locale, entries, level, reader = 'party' }: TimelineProps) {
  const t = texts(locale)
  const toParties = reader === 'party' ? t.visibleToParties : t.visibleToPartiesForStaff
  return (
    <ol class="timeline" reversed>
      {entries.map(({ key, when, dateTime, title, children, important, visibility = 'everyone' }) => (
        <li key={key} class={important ? 'timeline__entry timeline__entry--important' : 'timeline__entry'}>
          <time dateTime={dateTime}>{when}</time>
          <Heading level={level}>{title}</Heading>
          {children && <div class="timeline__text flow">{children}</div>}
          {visibility !== 'everyone' && (
            <p class="timeline__visibility">
              <Icon name={visibility === 'staff' ? 'lock' : 'eye'} />{' '}
              {visibility === 'staff' ? t.visibleToStaff : toParties}
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}
